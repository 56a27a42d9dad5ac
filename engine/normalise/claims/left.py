"""Claims of what is left of a whole: "26/55 nhiệm vụ, … còn lại 29 nhiệm vụ"."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model import Claim, Term
from engine.normalise.claims.passages import Passage
from engine.normalise.claims.roles import is_total, role_of
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import at_end, at_start, exception

_MOST = 10
"""So many figures before one may say what it is left of."""


def left_claims(passage: Passage) -> Iterator[Claim]:
    """What is said to be left of the counts right before it, in one sentence."""
    for position, each in enumerate(passage.statements):
        if not each.counted or each.below or each.percent:
            continue
        surely = at_end("rest").search(each.lead) is not None or at_start("rest").match(each.tail) is not None
        if surely or at_end("rest_before").search(each.lead):
            yield from _of_pair(passage, position, surely=surely)
            yield from _of_counts(passage, position, surely=surely)


def _before(passage: Passage, position: int) -> list[Statement]:
    """The counts before a statement in its sentence and bracket, the nearest first."""
    each = passage.statements[position]
    beside = [
        other for other in passage.statements[max(position - _MOST, 0) : position] if other.sentence == each.sentence
    ]
    return [other for other in reversed(beside) if other.counted and other.bracket == each.bracket]


def _of_pair(passage: Passage, position: int, *, surely: bool) -> Iterator[Claim]:
    each, before = passage.statements[position], _before(passage, position)
    if before and before[0].below and _same_kind(each, before[0]):
        terms = passage.below(before[0]), passage.above(before[0], sign=-1)
        yield from _claim(passage, (each, before[0]), terms, "" if surely else "other-parts")


def _of_counts(passage: Passage, position: int, *, surely: bool) -> Iterator[Claim]:
    """What is left of a total after the one part that is said of it."""
    each, before = passage.statements[position], _before(passage, position)
    if not surely or len(before) < 2 or before[0].below or before[1].below:
        return
    part, whole = before[:2]
    if is_total(whole.lead) and role_of(part) is None and part.unit == whole.unit and _same_kind(each, whole):
        terms = passage.above(whole), passage.above(part, sign=-1)
        yield from _claim(passage, (each, part, whole), terms, "not-all-flows")


def _same_kind(each: Statement, other: Statement) -> bool:
    return each.unit == other.unit or not (each.known and other.known)


def _claim(passage: Passage, said: tuple[Statement, ...], terms: tuple[Term | None, ...], why: str) -> Iterator[Claim]:
    stated = passage.above(said[0])
    known = tuple(term for term in terms if term is not None)
    if stated is None or len(known) < len(terms):
        return
    text = passage.shown(*said)
    if why:
        yield Claim(0, "sum", stated, known, "usual", exception(why), text=text)
    else:
        yield Claim(0, "sum", stated, known, text=text)
