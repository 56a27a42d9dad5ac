"""Claims that a percent is the rate of two counts: those said beside it, or those said before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.exact import percent_of
from engine.model import Claim, Term
from engine.normalise.claims.passages import Passage
from engine.normalise.claims.roles import is_total
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import anywhere, at_end, at_start, exception, only
from engine.normalise.repair import rate_agrees

_MOST = 12
"""So many figures before one may say what it is of."""
_VERB = 12
_OPENING = 5
"""A sentence that begins so goes on with what was received: "Kết quả, đã giải quyết 30.329 hồ sơ, đạt …"."""
_NEAR = 60
"""So many letters before a figure may say that it is planned, or of another time."""


def rate_claims(passage: Passage, wholes: Mapping[Statement, Statement]) -> Iterator[Claim]:
    """The rates of a paragraph; ``wholes`` has for each part the whole that it is a part of."""
    for position, each in enumerate(passage.statements):
        if each.percent and each.below and _is_rate(each):
            why = "other-base" if _may_be_of_another(passage, each) else ""
            yield from _claim(passage, each, passage.above(each), passage.below(each), why)
        elif each.percent and each.money and _is_rate(each):
            yield from _of_budget(passage, position)
        elif (
            each.percent and each.counted and _is_rate(each) and not at_start("other_base_if_implied").match(each.tail)
        ):
            yield from _implied(passage, position, [wholes[each]] if each in wholes else [])
        elif each.percent and not each.counted:
            yield from _of_change(passage, position)


def _is_rate(each: Statement) -> bool:
    """Whether the percent is said to be what the counts give, and no plan, change or rate of something else."""
    near = each.lead[-_NEAR:].rpartition(",")[2]
    last = each.inner.rpartition(", ")[2]
    if ", " in each.inner and not only("joins").fullmatch(last):
        return False
    return not (
        anywhere("asked").search(each.inner)
        or anywhere("asked").search(near)
        or at_start("other_base").match(each.tail)
        or each.way
    )


def _may_be_of_another(passage: Passage, each: Statement) -> bool:
    """Whether the words behind a percent that is far from the counts name what it is of: "100% hồ sơ đến hạn"."""
    if each.tail[:1] != " " or not each.tail[1:2].isalpha():
        return False
    stated, above, below = passage.percent(each), passage.above(each), passage.below(each)
    ratio = percent_of(above.amount, below.amount) if above is not None and below is not None else None
    if stated is None or ratio is None or stated.amount.value is None or ratio.value is None:
        return False
    return abs(stated.amount.value - ratio.value) >= 1


def _claim(
    passage: Passage, each: Statement, above: Term | None, below: Term | None, why: str = "", *others: Statement
) -> Iterator[Claim]:
    stated = passage.percent(each)
    if stated is None or above is None or below is None or below.amount.value == 0:
        return
    text = passage.shown(each, *others)
    if why:
        yield Claim(0, "rate", stated, (above, below), "usual", exception(why), text=text)
    else:
        yield Claim(0, "rate", stated, (above, below), text=text)


def _implied(passage: Passage, position: int, wholes: Sequence[Statement]) -> Iterator[Claim]:
    """The percent beside a count is that count of a total that is said before it."""
    each = passage.statements[position]
    if at_start("other_base_if_implied").match(each.tail):
        return
    candidates = list(dict.fromkeys((*wholes, *_totals(passage, position))))
    chosen = _agreeing(each, candidates)
    if chosen is None and len(candidates) == 1 and _is_of(each, candidates[0]):
        chosen = _agreeing(each, _around(passage, position)) or candidates[0]
    if chosen is None:
        return
    settled = _is_settled(passage, position, chosen)
    yield from _claim(
        passage, each, passage.above(each), passage.above(chosen), "" if settled else "other-base", chosen
    )


def _agreeing(each: Statement, wholes: Sequence[Statement]) -> Statement | None:
    """The first whole of which the percent beside a count is the rate."""
    return next((whole for whole in wholes if rate_agrees((each.percent, each.counted, whole.counted))), None)


def _around(passage: Passage, position: int) -> list[Statement]:
    """All counts of one kind around a count: the total that a rate is over may follow it."""
    each = passage.statements[position]
    near = passage.statements[max(position - _MOST, 0) : position + _MOST]
    return [other for other in near if other.counted and not other.below and other.unit == each.unit and other != each]


def _totals(passage: Passage, position: int) -> Iterator[Statement]:
    """What a count may be a part of: a total that the same sentence or the one before speaks of."""
    each = passage.statements[position]
    for other in passage.statements[max(position - _MOST, 0) : position]:
        if other.sentence < each.sentence - 1 or other.bracket not in (each.bracket, -1):
            continue
        near = other.lead[-_NEAR:]
        if other.counted and not other.below and not other.percent and other.unit == each.unit and is_total(near):
            yield other


def _is_of(each: Statement, whole: Statement) -> bool:
    """Whether nothing tells that the count is of another time or place than the total before it."""
    apart = anywhere("elsewhere").search(whole.lead[-_NEAR:]) or anywhere("scopes").search(each.lead)
    return not apart and (each.sentence == whole.sentence or len(each.lead.split()) <= _OPENING)


def _is_settled(passage: Passage, position: int, whole: Statement) -> bool:
    """Whether what is said to be left shows what the rate is of: "19.044 … 17.244 đạt …% còn lại 1.800"."""
    each = passage.statements[position]
    after = passage.statements[position + 1] if position + 1 < len(passage.statements) else None
    if after is None or after.sentence != each.sentence or not at_end("rest").search(after.lead):
        return False
    terms = [passage.above(one) for one in (whole, each, after)]
    values = [term.amount.value for term in terms if term is not None]
    if len(values) < len(terms) or None in values:
        return False
    total, part, rest = values
    return total is not None and part is not None and total - part == rest


def _of_change(passage: Passage, position: int) -> Iterator[Claim]:
    """Such as "giảm được 107/100 đơn vị, giảm 10,7%": the percent repeats the verb of the counts."""
    each = passage.statements[position]
    before = passage.statements[position - 1] if position else None
    if before is None or not before.below or before.percent or before.sentence != each.sentence:
        return
    again = anywhere("rise" if each.way > 0 else "fall").search(before.lead[-_VERB:])
    if each.way and again and not at_start("other_base").match(each.tail):
        yield from _claim(passage, each, passage.above(before), passage.below(before), "other-base", before)


def _of_budget(passage: Passage, position: int) -> Iterator[Claim]:
    """Money that was spent, in percent of what was planned, where the sentence says just these two."""
    each = passage.statements[position]
    before = [
        other
        for other in passage.statements[max(position - _MOST, 0) : position]
        if other.money and other.sentence == each.sentence
    ]
    planned = len(before) == 1 and anywhere("budget").search(before[0].lead)
    if (
        planned
        and before[0].money == each.money
        and (not each.tail.strip() or at_start("budget_base").match(each.tail))
    ):
        yield from _claim(passage, each, passage.above(each), passage.above(before[0]), "other-plan", before[0])
