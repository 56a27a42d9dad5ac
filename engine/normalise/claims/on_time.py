"""The rate of what was resolved in time, said after what was resolved and how much of it was late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from engine.exact import Amount, Number
from engine.model import Claim, Term
from engine.normalise.claims.families import kinds_of
from engine.normalise.claims.lists import Parts
from engine.normalise.claims.passages import Passage
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import anywhere, at_start, exception, only
from engine.normalise.repair import rate_agrees

_MOST = 6
"""So many lists before it may be of what was resolved."""
_OPENING = 3
"""So many words may stand before the rate in its sentence: more may name another office."""


def on_time_claims(passage: Passage, lists: Sequence[Parts]) -> Iterator[Claim]:
    """Rates that stand alone: "Giải quyết 4.070 hồ sơ (trước hạn 3.817, trễ hạn 253). … Tỷ lệ đúng hẹn đạt 87%"."""
    for each in passage.statements:
        if each.percent and not each.counted and _names_the_rate(each):
            told = (parts for parts in reversed(lists) if parts.members[-1].end <= each.start)
            before = next(filter(_is_of_resolved, islice(told, _MOST)), None)
            if before is not None:
                yield from _claim(passage, each, before)


def _names_the_rate(each: Statement) -> bool:
    found = list(anywhere("on_time_rate").finditer(each.lead))
    if not found or len(each.lead[: found[-1].start()].split()) > _OPENING:
        return False
    stands = only("joins").fullmatch(each.lead[found[-1].end() :]) is not None
    return stands and not at_start("other_base_if_implied").match(each.tail) and not anywhere("asked").search(each.lead)


def _is_of_resolved(parts: Parts) -> bool:
    kinds = kinds_of(parts)
    return kinds is not None and kinds.family.name == "resolved" and bool(kinds.force) and not parts.whole.below


def _claim(passage: Passage, each: Statement, parts: Parts) -> Iterator[Claim]:
    kinds = kinds_of(parts)
    if kinds is None:
        return
    told = dict(zip(kinds.found, parts.members, strict=False))
    above = _above(passage, each, parts, [told[kind] for kind in kinds.found if kind != "late"])
    stated, below = passage.percent(each), passage.above(parts.whole)
    if stated is not None and above is not None and below is not None and below.amount.value != 0:
        text = passage.shown(each)
        yield Claim(0, "rate", stated, (above, below), "usual", exception("other-base"), text=text)


def _above(passage: Passage, each: Statement, parts: Parts, members: Sequence[Statement]) -> Term | None:
    """What was resolved in time: all that was not late; only the last kind of it, where that is the rate."""
    if len(members) > 1 and rate_agrees((each.percent, members[-1].counted, parts.whole.counted)):
        return passage.above(members[-1])
    terms = [passage.above(member) for member in members]
    values = [term.amount.value for term in terms if term is not None]
    known = [value for value in values if value is not None]
    if not terms or len(known) < len(terms):
        return None
    total = sum(known, Number(0))
    return passage.term(members[0], " + ".join(member.counted for member in members), Amount(total, total))
