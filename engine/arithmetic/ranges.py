"""Amounts as ranges: whether two can be one number, what can stand behind what is shown, and sums of them."""

from __future__ import annotations

from collections.abc import Iterable

from engine import exact
from engine.exact import Amount, Number
from engine.model import Term


def whole(amount: Amount) -> int | None:
    """The one whole number that the amount is; None for any other, and for bounds."""
    value = amount.lowest
    if value is None or value is not amount.highest or value.denominator != 1 or amount.lowest_open:
        return None
    return None if amount.highest_open else value.numerator


def whole_total(terms: Iterable[Term]) -> int | None:
    """The sum of the terms, with their signs, where all are whole; else None."""
    found = 0
    for term in terms:
        value = whole(term.amount)
        if value is None:
            return None
        found += value if term.sign > 0 else -value
    return found


def is_above(one: Amount, other: Amount) -> bool:
    """Whether every value of ``one`` is above every value of ``other``."""
    if one.lowest is None or other.highest is None:
        return False
    apart = one.lowest_open or other.highest_open
    return one.lowest > other.highest or (apart and one.lowest == other.highest)


def meet(one: Amount, other: Amount) -> bool:
    """Whether one number can be both."""
    return not is_above(one, other) and not is_above(other, one)


def shown(amount: Amount) -> Amount:
    """The exact values that are written as ``amount`` with its digits: rounded (half up) or cut off (DESIGN 3.4).

    Below 0 the same without the sign: "giảm 10,7%" is written of what fell. Bounds stand for themselves.
    """
    value = amount.value
    if value is None:
        return amount
    step = exact.Number(1, 10**amount.digits)
    below = step / 2 if value > 0 else step
    above = step / 2 if value < 0 else step
    return Amount(value - below, value + above, value <= 0, value >= 0, amount.digits)


def minus(amount: Amount) -> Amount:
    """The amount with the other sign."""
    return Amount(
        _negative(amount.highest), _negative(amount.lowest), amount.highest_open, amount.lowest_open, amount.digits
    )


def plus(one: Amount, other: Amount) -> Amount:
    """The sum; it shows as many digits as that of the two which shows more."""
    return Amount(
        None if one.lowest is None or other.lowest is None else one.lowest + other.lowest,
        None if one.highest is None or other.highest is None else one.highest + other.highest,
        one.lowest_open or other.lowest_open,
        one.highest_open or other.highest_open,
        max(one.digits, other.digits),
    )


def total(terms: Iterable[Term]) -> Amount:
    """The sum of the terms, with their signs."""
    amount = exact.exactly(0)
    for term in terms:
        amount = plus(amount, term.amount if term.sign > 0 else minus(term.amount))
    return amount


def _negative(number: Number | None) -> Number | None:
    return None if number is None else -number
