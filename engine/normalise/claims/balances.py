"""Claims that what came in is what was done with it: received = resolved + pending + withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.model import Claim
from engine.normalise.claims.passages import Passage
from engine.normalise.claims.roles import OUT, role_of
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import exception


def balance_claims(passage: Passage) -> Iterator[Claim]:
    """The balances of a paragraph: a role that is told again begins the next one."""
    levels: dict[int, list[Statement]] = {}
    for each in passage.statements:
        if each.counted and not each.below:
            levels.setdefault(each.bracket, []).append(each)
    for level in levels.values():
        yield from _of_level(passage, level)


def _of_level(passage: Passage, level: Sequence[Statement]) -> Iterator[Claim]:
    """The balances of the counts within one bracket, or outside of any."""
    found: dict[str, Statement] = {}
    for each in level:
        role = role_of(each)
        if role is None:
            continue
        if role in found or (role not in OUT and found.keys() & set(OUT)):
            yield from _claim(passage, found)
            found = {}
        found[role] = each
    yield from _claim(passage, found)


def _claim(passage: Passage, found: Mapping[str, Statement]) -> Iterator[Claim]:
    """The balance of what is told, where resolved and pending both are, and what came in."""
    came = found.get("total") or found.get("new")
    if came is None or "resolved" not in found or "pending" not in found:
        return
    out = [found[role] for role in OUT if role in found]
    if len({each.unit for each in (came, *out) if each.known}) > 1:
        return
    carried = found.get("old") if "total" not in found else None
    stated = passage.above(came)
    terms = [passage.above(each) for each in out]
    if carried is not None:
        terms.append(passage.above(carried, sign=-1))
    known = tuple(each for each in terms if each is not None)
    if stated is None or len(known) < len(terms):
        return
    yield Claim(0, "sum", stated, known, "usual", exception("not-all-flows"), text=passage.shown(came, *out))
