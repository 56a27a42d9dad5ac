"""Slips that put right figures in wrong places: another row's, two exchanged, a row too few or too many."""

from __future__ import annotations

from collections.abc import Iterator

from engine import exact
from engine.arithmetic.around import are_called_the_same, digits_in, is_rare
from engine.arithmetic.case import Case, Suspect, would_hold
from engine.arithmetic.ranges import total
from engine.arithmetic.solutions import STATED, value_of
from engine.exact import Amount
from engine.model import Slip, SlipKind, Term

_MOST_TRIED = 50


def exchanged(case: Case) -> Iterator[Suspect]:
    """All such slips that would explain the breach."""
    yield from _neighbours(case)
    yield from _swapped(case)
    yield from _rows(case)


def _neighbours(case: Case) -> Iterator[Suspect]:
    """What is written is the figure of something else. Of two figures that both stand elsewhere, the right one is not
    known unless the report has what was meant instead of one under its own name.
    """
    found = list(_of_others(case))
    best = max((each.confirmed for each in found), default=0)
    likeliest = [each for each in found if each.confirmed == best]
    if len(likeliest) == 1:
        yield likeliest[0]


def _of_others(case: Case) -> Iterator[Suspect]:
    """Not so where the report repeats the figure under its own name."""
    for index, term in case.figures():
        value, length = term.amount.value, digits_in(term.amount)
        if value is None or not is_rare(case.size * case.around.of_length(length), length):
            continue
        found = case.around.others(value, case.claim)
        if not found or any(are_called_the_same(each, term) for each in found):
            continue
        meant, confirmed = _right(case, index, term)
        if meant is not None:
            yield Suspect(Slip("neighbours-figure", term, meant, found[0]), index, confirmed)


def _right(case: Case, index: int, term: Term) -> tuple[Amount | None, int]:
    """What should stand there: what the report has elsewhere, or the percent that follows from the counts.

    A count that nothing else confirms is not said to be a neighbour's: the report may well repeat what is right.
    """
    digits = term.amount.digits
    lowest, highest = case.units(index, digits)
    if highest is None or highest - lowest >= _MOST_TRIED:
        return None, 0
    values = [exact.exactly(exact.Number(units, 10**digits), digits) for units in range(lowest, highest + 1)]
    confirmed = [(case.confirmed(term, each, len(values)), each) for each in values]
    best, meant = max(confirmed, key=lambda each: each[0], default=(0, None))
    if best or case.ratio is None or index != STATED:
        return (meant, best) if best else (None, 0)
    return values[-1 if case.ratio > 0 else 0], 0  # the one rounded: the further from 0


def _swapped(case: Case) -> Iterator[Suspect]:
    """Two figures of the claim stand in each other's place."""
    tried = 2 if case.claim.kind != "sum" else len(case.claim.terms)
    if not is_rare(tried, digits_in(case.claim.stated.amount)):
        return
    for one, other in _pairs(case):
        figures = (*case.claim.terms, case.claim.stated)
        if would_hold(case.claim, {one: figures[other].amount, other: figures[one].amount}):
            slip = Slip("figures-swapped", figures[one], figures[other].amount, figures[other])
            yield Suspect(slip, one)


def _pairs(case: Case) -> Iterator[tuple[int, int]]:
    """The pairs whose exchange could mend the claim: above and below the line; a total and a term of it."""
    terms = case.claim.terms
    match case.claim.kind:
        case "rate" | "change-rate":
            yield 0, 1
        case "change":
            yield from ((0, 1), (STATED, 0), (STATED, 1))
        case "sum":
            both = sum((value_of(each) * each.sign for each in terms), value_of(case.claim.stated))
            for index, each in enumerate(terms):
                if each.sign > 0 and 2 * value_of(each) == both:
                    yield STATED, index


def _rows(case: Case) -> Iterator[Suspect]:
    """The total is right for all rows but one, or with one of them twice."""
    if case.claim.kind != "sum":
        return
    terms, stated = case.claim.terms, case.claim.stated
    added = total(terms)
    missing = sum((value_of(each) * each.sign for each in terms), -value_of(stated))
    for each in terms:
        own = value_of(each) * each.sign
        if abs(missing) == abs(own) and is_rare(len(terms), digits_in(each.amount)):
            kind: SlipKind = "row-left-out" if missing == own else "row-counted-twice"
            yield Suspect(Slip(kind, stated, added, each), STATED)
