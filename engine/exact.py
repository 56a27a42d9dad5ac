"""Exact numbers: the only module that knows Fraction and Decimal.

A number is a ``Fraction``; an ``Amount`` is what a report says of a number: a value, or bounds that
enclose it. Nothing is rounded before a comparison; rounding happens once, where a number is shown.
Rules see whole numbers only: a percent is scaled by ``SCALE``, and its floor and ceiling together
compare with any threshold of at most six decimals exactly as the number itself would
(x >= n if and only if floor(x) >= n, and x <= n if and only if ceiling(x) <= n, for a whole n).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = Fraction
DECIMALS = 6
SCALE = 10**DECIMALS
LARGEST = 10**10
"""No number beyond this is read: scaled ratios then stay within the engine's 64-bit integers."""
ENGINE_LIMIT = 2**63 - 1
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as reported: every value from ``lowest`` to ``highest`` is possible.

    ``None`` is no bound on that side. An open bound is not itself a possible value ("trên 99%").
    ``digits`` is how many decimals the report showed.
    """

    lowest: Number | None
    highest: Number | None
    lowest_open: bool = False
    highest_open: bool = False
    digits: int = 0

    @property
    def value(self) -> Number | None:
        """The single possible value, or None where there are bounds only."""
        return self.lowest if self.lowest is self.highest or self.lowest == self.highest else None

    def __hash__(self) -> int:
        """Equal for equal amounts; a Fraction's own hash costs a modular power."""
        lowest = self.lowest
        return hash((None if lowest is None else lowest.numerator, self.digits))


def exactly(number: Number | int, digits: int = 0) -> Amount:
    """The amount that is just ``number``, shown with ``digits`` decimals."""
    value = number if isinstance(number, Fraction) else Fraction(number)
    return Amount(value, value, digits=digits)


def plain_number(text: str) -> Number:
    """The number written in plain digits with an optional decimal point.

    Raises ValueError for anything else: no exponent, no thousands mark, no infinity.

    >>> plain_number("79.5")
    Fraction(159, 2)
    """
    if not _PLAIN.fullmatch(text):
        raise ValueError(text)
    return Fraction(int(text.replace(".", "")), 10 ** decimals_shown(text))  # a Fraction would read the text once more


def decimals_shown(text: str) -> int:
    """How many decimals a plain number shows.

    >>> decimals_shown("57.50")
    2
    """
    return len(text.partition(".")[2])


def typed_digits(text: str, shift: int = 0) -> str:
    """The number behind the shortest text of a double, times ten to ``shift``, in plain digits with a decimal point.

    A double that a text of at most 15 digits stands for was typed so, and is that text. Any other was calculated:
    it keeps as many of 15 digits as an error in its last bits cannot change, so that 951/1652 shows the digits of the
    exact ratio, and 0.1 + 0.2 is 0.3.

    >>> typed_digits("0.5756", shift=2), typed_digits("57.560000000000002"), typed_digits("1652.0")
    ('57.56', '57.56', '1652')

    Raises ValueError where the text is no number or not finite.
    """
    try:
        number = Decimal(text)
    except ArithmeticError:
        raise ValueError(text) from None
    if not number.is_finite():
        raise ValueError(text)
    if len(number.normalize().as_tuple().digits) > _TYPED:
        number = _steady(number)
    return _without_trailing_zeros(f"{number.scaleb(shift):f}") if number else "0"


_TYPED = 15
"""As many digits spreadsheets keep of what is typed."""
_LAST_BITS = Decimal(2) ** -51


def _steady(number: Decimal) -> Decimal:
    """``number`` to the most digits to which its neighbours are rounded alike."""
    for digits in range(_TYPED, 1, -1):
        context = Context(prec=digits, rounding=ROUND_HALF_UP)
        low, high = (context.plus(number * (1 + error)) for error in (-_LAST_BITS, _LAST_BITS))
        if low == high:
            return low
    return number


def percent_of(numerator: Amount, denominator: Amount) -> Amount | None:
    """``numerator / denominator`` in percent, exactly; None where the denominator may be 0 or less.

    >>> percent_of(exactly(7346), exactly(9228)).value
    Fraction(183650, 2307)
    """
    if denominator.lowest is None or denominator.lowest <= 0:
        return None
    small = (denominator.lowest, denominator.lowest_open)
    large = (denominator.highest, denominator.highest_open)
    lowest, lowest_open = _hundredfold(numerator.lowest, numerator.lowest_open, if_negative=small, otherwise=large)
    if (numerator.lowest, numerator.lowest_open, small) == (numerator.highest, numerator.highest_open, large):
        return Amount(lowest, lowest, lowest_open, lowest_open)
    highest, highest_open = _hundredfold(numerator.highest, numerator.highest_open, if_negative=large, otherwise=small)
    return Amount(lowest, highest, lowest_open, highest_open)


_Bound: TypeAlias = tuple[Number | None, bool]


def _hundredfold(dividend: Number | None, is_open: bool, if_negative: _Bound, otherwise: _Bound) -> _Bound:
    """A bound of the ratio, and whether it is open. Without a largest divisor, 0 is approached and not reached."""
    if dividend is None or dividend == 0:
        return dividend, is_open
    divisor, divisor_open = if_negative if dividend < 0 else otherwise
    if divisor is None:
        return Fraction(0), True
    ratio = Fraction(100 * dividend.numerator * divisor.denominator, dividend.denominator * divisor.numerator)
    return ratio, is_open or divisor_open


def floor_scaled(number: Number) -> int:
    """The largest whole number of millionths that is not above ``number``."""
    return guarded(number.numerator * SCALE // number.denominator)


def ceiling_scaled(number: Number) -> int:
    """The smallest whole number of millionths that is not below ``number``."""
    return guarded(-(-number.numerator * SCALE // number.denominator))


def guarded(whole: int) -> int:
    """``whole``, or OverflowError where the rules engine would saturate it silently."""
    if abs(whole) > ENGINE_LIMIT:
        raise OverflowError(whole)
    return whole


def unscaled(whole: int) -> Number:
    """The number that a scaled whole number stands for."""
    return Fraction(whole, SCALE)


def lowest_scaled(amount: Amount) -> tuple[int, int]:
    """Floor and ceiling, scaled, of the lowest possible value; just above it where the bound is open."""
    if amount.lowest is None:
        return -LARGEST * SCALE, -LARGEST * SCALE
    floor, ceiling = floor_scaled(amount.lowest), ceiling_scaled(amount.lowest)
    return floor, floor + 1 if amount.lowest_open else ceiling


def highest_scaled(amount: Amount) -> tuple[int, int]:
    """Floor and ceiling, scaled, of the highest possible value; just below it where the bound is open."""
    if amount.highest is None:
        return LARGEST * SCALE, LARGEST * SCALE
    floor, ceiling = floor_scaled(amount.highest), ceiling_scaled(amount.highest)
    return ceiling - 1 if amount.highest_open else floor, ceiling


def shown_range(amount: Amount, from_counts: bool) -> tuple[int, int]:
    """Scaled bounds, inclusive, of the exact values that can stand behind what is shown.

    A percent shown with k decimals was rounded (half up) or cut off: the exact value lies from half a
    unit of the last digit below to less than one unit above. A ratio of counts is what it is.
    """
    value = amount.value
    if value is None or from_counts:
        lowest, highest = lowest_scaled(amount), highest_scaled(amount)
        return lowest[1 if amount.lowest_open else 0], highest[0 if amount.highest_open else 1]
    above, below, units = value.numerator, value.denominator, 10**amount.digits
    least, most = 2 * units * above - below, units * above + below
    return guarded(least * SCALE // (2 * units * below)), guarded(-(-most * SCALE // (units * below))) - 1


def in_last_digits(number: Number, digits: int) -> int:
    """``number`` counted in units of its last shown digit; it must have no further digits."""
    whole, rest = divmod(number.numerator * 10**digits, number.denominator)
    if rest:
        raise ValueError(number)
    return guarded(whole)


def rounded_in_last_digits(number: Number, digits: int) -> int:
    """``number`` rounded half up, counted in units of the last digit."""
    return _limited((2 * number.numerator * 10**digits + number.denominator) // (2 * number.denominator))


def cut_off_in_last_digits(number: Number, digits: int) -> int:
    """``number`` cut off (towards zero), counted in units of the last digit."""
    whole = abs(number.numerator) * 10**digits // number.denominator
    return _limited(whole if number.numerator > 0 else -whole)


def cut_off(number: Number, places: int) -> Number:
    """``number`` without what is beyond so many decimals, towards zero."""
    whole = abs(number.numerator) * 10**places // number.denominator
    return Fraction(whole if number.numerator > 0 else -whole, 10**places)


def _limited(whole: int) -> int:
    """``whole``, or the engine's limit, which no stated percent reaches: the two can only be compared for equality."""
    return max(-ENGINE_LIMIT, min(ENGINE_LIMIT, whole))


def missing_count(numerator: Number, denominator: Number, threshold: Number, above: bool) -> int:
    """How many more must be counted above the line for ``numerator/denominator`` to reach ``threshold`` percent.

    ``above``: the threshold itself is not enough ("more than").

    >>> missing_count(Fraction(7346), Fraction(9228), Fraction(80), False)
    37
    """
    needed = threshold * denominator / 100
    whole = math.floor(needed) + 1 if above else math.ceil(needed)
    return whole - math.floor(numerator)


def surplus_count(numerator: Number, denominator: Number, threshold: Number, below: bool) -> int:
    """How many fewer must be counted above the line for the ratio to stay within ``threshold`` percent.

    ``below``: the threshold itself is too much ("less than").

    >>> surplus_count(Fraction(12), Fraction(100), Fraction(10), False)
    2
    """
    allowed = threshold * denominator / 100
    whole = math.ceil(allowed) - 1 if below else math.floor(allowed)
    return math.ceil(numerator) - whole


def to_text(number: Number, places: int = 4, upwards: bool = False) -> str:
    """``number`` in plain digits: exactly if it ends, else to ``places`` decimals, down or upwards.

    >>> to_text(Fraction(734600, 9228))
    '79.6055'
    >>> to_text(Fraction(25, 2))
    '12.5'
    """
    above, below = number.numerator, number.denominator
    if ends(number):
        while above * 10**places % below:
            places += 1
        return _without_trailing_zeros(_point(above * 10**places // below, places))
    return _point(-(-above * 10**places // below) if upwards else above * 10**places // below, places)


def with_decimals(number: Number, places: int) -> str:
    """``number``, which has no more decimals, with just so many.

    >>> with_decimals(Fraction(25, 2), 2)
    '12.50'
    """
    return _point(number.numerator * 10**places // number.denominator, places)


def ends(number: Number) -> bool:
    """Whether the number's decimals come to an end."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _point(whole: int, places: int) -> str:
    sign = "-" if whole < 0 else ""
    digits = str(abs(whole)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _without_trailing_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
