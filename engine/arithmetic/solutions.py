"""What each figure of a claim would have to be for the claim to hold, if all its other figures are right."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from engine import exact
from engine.arithmetic.ranges import shown
from engine.exact import Amount, Number
from engine.model import Claim, Term

STATED = -1
"""The index of what is stated; terms are counted from 0."""


class Admitted(NamedTuple):
    """The values of one figure with which the claim holds: from ``lowest`` to ``highest``, both of them too.

    None is no bound. Each has as many decimals as the figure is written with, but for what follows from others: that
    has as many as it needs.
    """

    lowest: Number | None
    highest: Number | None


def solutions(claim: Claim) -> Iterator[tuple[int, Amount]]:
    """For each figure (-1 is what is stated, else the term's index) the values with which the claim would hold.

    One value, or the lowest and the highest where a percent is shown by many; of ``parts`` the bound; of a percent the
    one cut off and the one rounded. Nothing for a figure that no value mends (a count below 0 is none), and nothing
    where some figure of the claim is itself a bound.
    """
    figures = (*claim.terms, claim.stated)
    for index, admitted in admitted_by(claim):
        for value in dict.fromkeys((admitted.lowest, admitted.highest)):
            if value is not None:
                yield index, exact.exactly(value, decimals_of(value, figures[index].amount.digits))


def decimals_of(value: Number, at_least: int) -> int:
    """As many decimals as show the value whole, if it ends."""
    while exact.ends(value) and (value * 10**at_least).denominator != 1:
        at_least += 1
    return at_least


def admitted_by(claim: Claim) -> Iterator[tuple[int, Admitted]]:
    """For each figure that some value would mend, the values that would; nothing for kinds without terms."""
    figures = (claim.stated, *claim.terms)
    if claim.kind not in _ADMITTED or any(each.amount.value is None for each in figures):
        return
    has_negative = any(value_of(each) < 0 for each in figures)
    for index, admitted in _ADMITTED[claim.kind](claim):
        # A count or share is not below 0; a change may be.
        is_change = index == STATED and claim.kind in ("change", "change-rate")
        if has_negative or is_change or admitted.highest is None or admitted.highest >= 0:
            yield index, admitted


def value_of(term: Term) -> Number:
    """The single value of a figure; ValueError where it is a bound."""
    value = term.amount.value
    if value is None:
        raise ValueError(term)
    return value


def _sum(claim: Claim) -> Iterator[tuple[int, Admitted]]:
    """With all other figures as they are, each has one value."""
    stated = value_of(claim.stated)
    total = sum((value_of(each) * each.sign for each in claim.terms), exact.Number(0))
    yield STATED, Admitted(total, total)
    for index, each in enumerate(claim.terms):
        value = value_of(each) + (stated - total) * each.sign
        yield index, Admitted(value, value)


def _parts(claim: Claim) -> Iterator[tuple[int, Admitted]]:
    """At least the sum for the whole; for each part at most, or at least where it is taken off, what is left."""
    for index, admitted in _sum(claim):
        is_least = index == STATED or claim.terms[index].sign < 0
        yield index, admitted._replace(**{"highest" if is_least else "lowest": None})


def _same(claim: Claim) -> Iterator[tuple[int, Admitted]]:
    for index, value in ((STATED, value_of(claim.terms[0])), (0, value_of(claim.stated))):
        yield index, Admitted(value, value)


def _change(claim: Claim) -> Iterator[tuple[int, Admitted]]:
    now, before = claim.terms
    return _sum(claim._replace(terms=(now, before._replace(sign=-1))))


def _rate(claim: Claim) -> Iterator[tuple[int, Admitted]]:
    return _ratio(claim, more=exact.Number(0))


def _change_rate(claim: Claim) -> Iterator[tuple[int, Admitted]]:
    """``now`` is in percent of ``before`` what is stated, and hundred more."""
    return _ratio(claim, more=exact.Number(100))


def _ratio(claim: Claim, more: Number) -> Iterator[tuple[int, Admitted]]:
    """The percents that show the ratio, and the figures above and below the line whose ratio shows as the percent."""
    above, below = map(value_of, claim.terms)
    percents = shown(claim.stated.amount)
    if below > 0:
        yield STATED, percents_of(above * 100 / below - more, claim.stated.amount.digits)
    if percents.lowest is None or percents.highest is None or above < 0:
        return
    low, high = max(percents.lowest + more, exact.Number(0)), percents.highest + more
    low_open = percents.lowest_open and percents.lowest + more >= 0
    if below > 0 and high > 0:
        ends = (low * below / 100, low_open), (high * below / 100, percents.highest_open)
        yield from _between(0, *ends, claim.terms[0].amount.digits)
    if above > 0 and high > 0:
        far = (above * 100 / low, low_open) if low > 0 else None
        yield from _between(1, (above * 100 / high, percents.highest_open), far, claim.terms[1].amount.digits)


def percents_of(ratio: Number, digits: int) -> Admitted:
    """The ratio cut off and rounded (half away from 0) at so many decimals."""
    unit = exact.Number(1, 10**digits)
    size = abs(ratio) / unit
    cut_off, rounded = math.floor(size) * unit, math.floor(size + exact.Number(1, 2)) * unit
    both = (cut_off, rounded) if ratio >= 0 else (-rounded, -cut_off)
    return Admitted(*both)


_End = tuple[Number, bool]


def _between(index: int, near: _End, far: _End | None, digits: int) -> Iterator[tuple[int, Admitted]]:
    """The lowest and the highest number of so many decimals between two ends, each of which may be open."""
    unit = exact.Number(1, 10**digits)
    lowest = (math.floor(near[0] / unit) + 1 if near[1] else math.ceil(near[0] / unit)) * unit
    if far is None:
        yield index, Admitted(lowest, None)
        return
    highest = (math.ceil(far[0] / unit) - 1 if far[1] else math.floor(far[0] / unit)) * unit
    if lowest <= highest:
        yield index, Admitted(lowest, highest)


_ADMITTED: Mapping[str, Callable[[Claim], Iterator[tuple[int, Admitted]]]] = {
    "sum": _sum,
    "parts": _parts,
    "rate": _rate,
    "change-rate": _change_rate,
    "same": _same,
    "change": _change,
}
