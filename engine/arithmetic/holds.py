"""Whether a claim holds: exact arithmetic over what is written, with bounds where the report gives bounds.

A claim over bounds ("hơn 7.400") is broken only where no value within them would make it hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from engine import exact
from engine.arithmetic.ranges import is_above, meet, shown, total, whole, whole_total
from engine.exact import Amount
from engine.model import Breach, Claim, Size, Term


def breaches(claims: Iterable[Claim]) -> tuple[Breach, ...]:
    """The claims that do not hold, in their order."""
    return tuple(breach for breach in map(breach_of, claims) if breach is not None)


def breach_of(claim: Claim) -> Breach | None:
    """How the claim is broken; None where it holds, or where nothing can be said."""
    return _CHECKS[claim.kind](claim)


def _sum(claim: Claim) -> Breach | None:
    stated, added = whole(claim.stated.amount), whole_total(claim.terms)
    if stated is not None and stated == added:  # as most do: the same in bounds costs ten times as much
        return None
    return _against(claim, total(claim.terms))


def _parts(claim: Claim) -> Breach | None:
    """Broken only where the whole is less than its parts."""
    stated, added = whole(claim.stated.amount), whole_total(claim.terms)
    if stated is not None and added is not None and stated >= added:
        return None
    breach = _against(claim, total(claim.terms))
    return breach if breach is not None and breach.side == "below" else None


def _same(claim: Claim) -> Breach | None:
    """One of the two may show fewer digits of the same number."""
    stated, other = claim.stated, claim.terms[0]
    if stated.amount.value is not None and stated.amount == other.amount:
        return None
    if meet(_behind(stated, other), other.amount) or meet(stated.amount, _behind(other, stated)):
        return None
    return _against(claim, other.amount)


def _behind(term: Term, beside: Term) -> Amount:
    """The values that the figure can stand for. A whole count beside a bound ("hơn 7.400") is just what it says."""
    is_share = term.amount.digits > 0 or "%" in term.text
    return shown(term.amount) if is_share or beside.amount.value is not None else term.amount


def _change(claim: Claim) -> Breach | None:
    now, before = claim.terms
    return _against(claim, total((now, before._replace(sign=-1))))


def _rate(claim: Claim) -> Breach | None:
    above, below = claim.terms
    if above.amount.value == 0 and below.amount.value == 0:
        return _of_nothing(claim)
    return _against_ratio(claim, exact.percent_of(above.amount, below.amount))


def _of_nothing(claim: Claim) -> Breach | None:
    """A percent over a count of 0, of which there is none (DESIGN 3.7); a 0 there says just that."""
    value = claim.stated.amount.value
    if value is None or value == 0:
        return None
    return Breach(claim, size="all-of-nothing" if value == _HUNDRED.amount.value else "some-of-nothing")


def _change_rate(claim: Claim) -> Breach | None:
    return _against_ratio(claim, change_in_percent(*claim.terms))


def change_in_percent(now: Term, before: Term) -> Amount | None:
    """By how much the first is above the second, in percent of the second; None where the second may be 0 or less."""
    ratio = exact.percent_of(now.amount, before.amount)
    return None if ratio is None else total((Term("", "", ratio), _HUNDRED))


_HUNDRED = Term("", "", exact.exactly(100), sign=-1)


def _against_ratio(claim: Claim, ratio: Amount | None) -> Breach | None:
    """The percent that is stated against the exact ratio: rounded and cut off are both right (DESIGN 3.4)."""
    if ratio is None or meet(shown(claim.stated.amount), ratio):
        return None
    breach = _against(claim, ratio)
    return None if breach is None else breach._replace(size=_size(claim.stated.amount, ratio))


def _size(stated: Amount, ratio: Amount) -> Size:
    """Whether a percent with decimals misses by no more than one unit of its last digit."""
    if stated.value is None or not stated.digits:
        return "more"
    unit = exact.Number(1, 10**stated.digits)
    nearest = (exact.exactly(stated.value + step, stated.digits) for step in (-unit, unit))
    return "last-digit" if any(meet(shown(each), ratio) for each in nearest) else "more"


def _against(claim: Claim, computed: Amount) -> Breach | None:
    """Broken where no value of what is stated lies within what is computed."""
    if is_above(claim.stated.amount, computed):
        return Breach(claim, computed, "above")
    if is_above(computed, claim.stated.amount):
        return Breach(claim, computed, "below")
    return None


def _share(claim: Claim) -> Breach | None:
    return _within(claim, _SHARES)


def _within(claim: Claim, allowed: Amount) -> Breach | None:
    breach = _against(claim, allowed)
    return None if breach is None else breach._replace(computed=None)


def _whole(claim: Claim) -> Breach | None:
    value = claim.stated.amount.value
    if value is not None and value.denominator != 1:
        return Breach(claim)
    return _within(claim, _COUNTS)


def _code(claim: Claim) -> Breach | None:
    value = claim.stated.amount.value
    allowed = {exact.plain_number(code) for code in claim.codes}
    return Breach(claim) if value is not None and value not in allowed else None


_SHARES = Amount(exact.Number(0), exact.Number(100))
_COUNTS = Amount(exact.Number(0), None)
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
