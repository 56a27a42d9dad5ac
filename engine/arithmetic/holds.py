"""Whether a claim holds: exact arithmetic over what is written, with bounds where the report gives bounds.

A claim over bounds ("hơn 7.400") is broken only where no value within them would make it hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from engine import exact
from engine.exact import Amount, Number
from engine.model import Breach, Claim, Size, Term


class Range(NamedTuple):
    """All numbers from ``lowest`` to ``highest``; None is no bound."""

    lowest: Number | None
    highest: Number | None

    @property
    def amount(self) -> Amount:
        return Amount(self.lowest, self.highest)


def breaches(claims: Iterable[Claim]) -> tuple[Breach, ...]:
    """The claims that do not hold, in their order."""
    return tuple(breach for breach in map(breach_of, claims) if breach is not None)


def breach_of(claim: Claim) -> Breach | None:
    """How the claim is broken; None where it holds, or where nothing can be said."""
    return _CHECKS[claim.kind](claim)


def total(terms: Iterable[Term]) -> Range:
    """The sum of the terms, with their signs."""
    lowest: Number | None = exact.Number(0)
    highest: Number | None = exact.Number(0)
    for term in terms:
        low, high = term.amount.lowest, term.amount.highest
        if term.sign < 0:
            low, high = _minus(high), _minus(low)
        lowest = None if lowest is None or low is None else lowest + low
        highest = None if highest is None or high is None else highest + high
    return Range(lowest, highest)


def _minus(number: Number | None) -> Number | None:
    return None if number is None else -number


def _sum(claim: Claim) -> Breach | None:
    return _against(claim, total(claim.terms))


def _parts(claim: Claim) -> Breach | None:
    """Broken only where the whole is less than its parts."""
    breach = _against(claim, total(claim.terms))
    return breach if breach is not None and breach.side == "below" else None


def _same(claim: Claim) -> Breach | None:
    other = claim.terms[0].amount
    if _displayed(claim.stated.amount, other) or _displayed(other, claim.stated.amount):
        return None
    return _against(claim, Range(other.lowest, other.highest))


def _change(claim: Claim) -> Breach | None:
    now, before = claim.terms
    return _against(claim, total((now, before._replace(sign=-1))))


def _rate(claim: Claim) -> Breach | None:
    above, below = claim.terms
    return _against_ratio(claim, exact.percent_of(above.amount, below.amount))


def _change_rate(claim: Claim) -> Breach | None:
    now, before = claim.terms
    difference = total((now, before._replace(sign=-1)))
    return _against_ratio(claim, exact.percent_of(difference.amount, before.amount))


def _against_ratio(claim: Claim, ratio: Amount | None) -> Breach | None:
    """The percent that is stated against the exact ratio: rounded and cut off are both right (DESIGN 3.4)."""
    if ratio is None or _displayed(claim.stated.amount, ratio):
        return None
    breach = _against(claim, Range(ratio.lowest, ratio.highest))
    return None if breach is None else breach._replace(size=_size(claim.stated.amount, ratio))


def _displayed(shown: Amount, behind: Amount) -> bool:
    """Whether ``shown`` is how ``behind`` is written with its digits, rounded or cut off."""
    if shown.value is None or behind.value is None:
        return False
    digits = exact.in_last_digits(shown.value, shown.digits)
    cut_off = exact.cut_off_in_last_digits(behind.value, shown.digits)
    return digits in (cut_off, exact.rounded_in_last_digits(behind.value, shown.digits))


def _size(shown: Amount, ratio: Amount) -> Size:
    """Whether a percent with decimals misses by no more than one unit of its last digit."""
    if shown.value is None or ratio.value is None or not shown.digits:
        return "more"
    digits = exact.in_last_digits(shown.value, shown.digits)
    right = exact.cut_off_in_last_digits(ratio.value, shown.digits)
    also_right = exact.rounded_in_last_digits(ratio.value, shown.digits)
    return "last-digit" if min(abs(digits - right), abs(digits - also_right)) == 1 else "more"


def _against(claim: Claim, computed: Range) -> Breach | None:
    """Broken where no value of what is stated lies within what is computed."""
    stated = claim.stated.amount
    if stated.lowest is not None and computed.highest is not None and stated.lowest > computed.highest:
        return Breach(claim, computed.amount, "above")
    if stated.highest is not None and computed.lowest is not None and stated.highest < computed.lowest:
        return Breach(claim, computed.amount, "below")
    return None


def _share(claim: Claim) -> Breach | None:
    return _within(claim, Range(exact.Number(0), exact.Number(100)))


def _within(claim: Claim, allowed: Range) -> Breach | None:
    breach = _against(claim, allowed)
    return None if breach is None else breach._replace(computed=None)


def _whole(claim: Claim) -> Breach | None:
    value = claim.stated.amount.value
    if value is not None and value.denominator != 1:
        return Breach(claim)
    return _within(claim, Range(exact.Number(0), None))


def _code(claim: Claim) -> Breach | None:
    value = claim.stated.amount.value
    allowed = {exact.plain_number(code) for code in claim.codes}
    return Breach(claim) if value is not None and value not in allowed else None


_CHECKS: Mapping[str, Callable[[Claim], Breach | None]] = {
    "sum": _sum,
    "parts": _parts,
    "rate": _rate,
    "share": _share,
    "whole": _whole,
    "code": _code,
    "same": _same,
    "change": _change,
    "change-rate": _change_rate,
}
