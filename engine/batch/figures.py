"""Figures of tables: each text that occurs is read once, by what reads the figures of any submission."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from engine import exact
from engine.batch.columns import table_of
from engine.exact import Amount, Number
from engine.normalise.filled import says_nothing
from engine.normalise.numbers import MAX_DIGITS, NumberProblem, read_amount

BOUNDS = ("lowest_floor", "lowest_ceiling", "highest_floor", "highest_ceiling", "shown_lowest", "shown_highest")
FINER = ("lowest_second", "lowest_third", "highest_first", "highest_second", "highest_third")
"""Of the lowest and the highest value what is beyond millionths, in two numbers of eight digits: two ratios of counts
that differ, differ there at the latest. Of the highest also the millionths, whether the bound is open or not."""
MOST_DIGITS = 6
"""So many digits a percent may show that is set beside its counts in tables: more would leave 64 bits."""
_STEP = 10**8
_STATED = {"text": pa.string(), "problem": pa.string(), "digits": pa.int64(), "shown": pa.int64()}
_COUNTED = {"text": pa.string(), "problem": pa.string(), "whole": pa.int64(), "is_odd": pa.bool_()}


def stated(texts: Iterable[str], *, typed: bool) -> pa.Table:
    """What each text is worth as a percent, scaled; ``shown`` in units of its last digit, null where it is bounds.

    ``typed``: the texts are of a column of numbers, and in plain digits.
    """
    read = _typed if typed else _percent
    held = {**_STATED, **dict.fromkeys((*BOUNDS, *FINER), pa.int64())}
    return table_of([_stated(text, read) for text in texts], held)


def counted(texts: Iterable[str], *, typed: bool) -> pa.Table:
    """The whole number that each text writes; ``is_odd`` where it writes bounds, or a number below 0."""
    read = _typed if typed else _count
    return table_of([_counted(text, read) for text in texts], _COUNTED)


def amount(text: str, name: str, *, typed: bool) -> Amount:
    """What a text of the column ``name`` writes."""
    return (_typed if typed else _percent if name == "value" else _count)(text)


def worth(amount: Amount, *, from_counts: bool) -> Mapping[str, int]:
    """The BOUNDS and FINER of an amount."""
    lowest = exact.lowest_scaled(amount)
    highest = lowest if _is_one(amount) else exact.highest_scaled(amount)
    bounds = (*lowest, *highest, *exact.shown_range(amount, from_counts))
    return dict(zip((*BOUNDS, *FINER), (*bounds, *_weight(amount)), strict=True))


def weight(amount: Amount) -> Mapping[str, int]:
    """The FINER of an amount."""
    return dict(zip(FINER, _weight(amount), strict=True))


def _weight(amount: Amount) -> tuple[int, ...]:
    lowest = finer(amount.lowest)
    first = exact.LARGEST * exact.SCALE if amount.highest is None else exact.floor_scaled(amount.highest)
    return (*lowest, first, *(lowest if _is_one(amount) else finer(amount.highest)))


def _is_one(amount: Amount) -> bool:
    """Whether an amount is made as one number, so that what is reckoned of one bound is of the other as well."""
    return amount.lowest is amount.highest is not None and not (amount.lowest_open or amount.highest_open)


def finer(number: Number | None) -> tuple[int, int]:
    """The digits of a number beyond its millionths: the next eight, and the eight after these."""
    if number is None:
        return 0, 0
    rest = number.numerator * exact.SCALE % number.denominator
    if not rest:
        return 0, 0
    second, rest = divmod(rest * _STEP, number.denominator)
    return second, rest * _STEP // number.denominator


def _percent(text: str) -> Amount:
    return read_amount(text, "percent")


def _count(text: str) -> Amount:
    return read_amount(text, "count")


def _typed(text: str) -> Amount:
    try:
        digits = exact.typed_digits(text)
    except ValueError:
        raise NumberProblem("not-a-number", found=text) from None
    number = exact.plain_number(digits)
    if abs(number) > exact.LARGEST or exact.decimals_shown(digits) > MAX_DIGITS:
        raise NumberProblem("number-too-large", found=text)
    return exact.exactly(number, exact.decimals_shown(digits))


def _stated(text: str, read: Callable[[str], Amount]) -> Mapping[str, Any]:
    try:
        amount = read(text)
    except NumberProblem as problem:
        return {"text": text, "problem": _code(text, problem)}
    row = {"text": text, "digits": amount.digits, **worth(amount, from_counts=False)}
    if amount.value is not None:
        row["shown"] = exact.in_last_digits(amount.value, amount.digits)
    return row


def _counted(text: str, read: Callable[[str], Amount]) -> Mapping[str, Any]:
    try:
        amount = read(text)
    except NumberProblem as problem:
        return {"text": text, "problem": _code(text, problem)}
    number = amount.value
    if number is None or number < 0:
        return {"text": text, "is_odd": True}
    if number.denominator != 1:
        return {"text": text, "problem": "count-not-whole"}
    return {"text": text, "whole": int(number), "is_odd": False}


def _code(text: str, problem: NumberProblem) -> str:
    return "no-figure" if says_nothing(text) else problem.code
