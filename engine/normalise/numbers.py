"""Vietnamese numbers: which number is this text (DESIGN, section 5).

| text              | as a percent     | as a count   |
|-------------------|------------------|--------------|
| 57,56% · 57.56%   | 57.56            | refused      |
| 07                | 7                | 7            |
| 1.652 · 4,325     | ambiguous        | 1652 · 4325  |
| 57,567%           | 57.567           | refused      |
| 1.234.567         | 1234567          | 1234567      |
| 1.652,5           | 1652.5           | not whole    |
| trên 99%          | above 99         | refused      |
| khoảng 30%        | 27 to 33         | refused      |

A percent sign settles that a mark before three digits is a decimal mark; without it, in a row of
percents, the text may just as well be a count that strayed there, and is refused with both meanings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from engine import exact
from engine.exact import Amount, Number
from engine.source import parse, plain

Uom = Literal["percent", "count"]

MAX_LENGTH = 64
MAX_DIGITS = 15
_SHORT = 24
"""Longer texts are read anew each time, so that what is remembered stays small."""
_NUMBER = re.compile(r"(?P<sign>[-−]?)(?P<body>[0-9]+(?:[.,][0-9]+)*)(?P<percent> ?%)?")
_PAIR = re.compile(r"([0-9.,]+) ?/ ?([0-9.,]+)")
_EXAMPLES: dict[Uom, str] = {"percent": "57,56%", "count": "1652"}


class NumberProblem(ValueError):
    """A text that is no number here: ``code`` and ``details`` of the problem to report."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(code)


class _Bound(NamedTuple):
    side: str
    within: Number | None


def read_amount(text: str, uom: Uom) -> Amount:
    """The amount that ``text`` writes in a row of this unit of measure; NumberProblem where it writes none."""
    return _remembered(text, uom) if len(text) < _SHORT else _read(text, uom)


@lru_cache(maxsize=16384)
def _remembered(text: str, uom: Uom) -> Amount:
    return _read(text, uom)


def _read(text: str, uom: Uom) -> Amount:
    cleaned = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
    if len(cleaned) > MAX_LENGTH:
        raise NumberProblem("number-too-large", found=cleaned[:MAX_LENGTH] + "…")
    bound, rest = _split_bound(cleaned)
    match = _NUMBER.fullmatch(rest)
    if match is None:
        raise _not_a_number(text, rest, uom)
    if match["percent"] and uom == "count":
        raise NumberProblem("percent-for-count", found=text)
    digits = _plain_digits(match["body"], uom, percent_sign=match["percent"] is not None, found=text)
    number = exact.plain_number(("-" if match["sign"] else "") + digits)
    _check(number, exact.decimals_shown(digits), uom, text)
    amount = exact.exactly(number, 0 if uom == "count" else exact.decimals_shown(digits))
    return amount if bound is None else _bounded(amount, number, bound)


def _not_a_number(text: str, rest: str, uom: Uom) -> NumberProblem:
    pair = _PAIR.fullmatch(rest)
    if pair:
        return NumberProblem("pair-of-counts", found=text, numerator=pair[1], denominator=pair[2])
    return NumberProblem("not-a-number", found=text, example=_EXAMPLES[uom])


def _check(number: Number, decimals: int, uom: Uom, found: str) -> None:
    size, divisor = abs(number.numerator), number.denominator
    if size > exact.LARGEST * divisor or decimals > MAX_DIGITS:
        raise NumberProblem("number-too-large", found=found)
    if uom == "count" and divisor != 1:
        raise NumberProblem("count-not-whole", found=found)
    if size * 10**decimals > exact.ENGINE_LIMIT // 10 * divisor:
        raise NumberProblem("number-too-large", found=found)


def _plain_digits(body: str, uom: Uom, percent_sign: bool, found: str) -> str:
    marks = [character for character in body if not character.isdigit()]
    if not marks:
        return body
    if len(set(marks)) == 2:
        return _grouped_with_decimals(body, marks, uom, found)
    if len(marks) > 1:
        return _grouped(body, marks[0], uom, found)
    whole, _, rest = body.partition(marks[0])
    if not _may_group(whole, rest):
        return f"{whole}.{rest}"
    if uom == "count":
        return whole + rest
    if percent_sign:
        return f"{whole}.{rest}"
    raise NumberProblem("ambiguous-number", found=found, grouped=whole + rest, decimal=f"{whole},{rest}")


def _may_group(whole: str, rest: str) -> bool:
    return len(rest) == 3 and len(whole) <= 3 and not whole.startswith("0")


def _grouped(body: str, mark: str, uom: Uom, found: str) -> str:
    first, *groups = body.split(mark)
    if len(first) > 3 or first.startswith("0") or any(len(group) != 3 for group in groups):
        raise _not_a_number(found, "", uom)
    return first + "".join(groups)


def _grouped_with_decimals(body: str, marks: list[str], uom: Uom, found: str) -> str:
    if marks.count(marks[-1]) != 1:
        raise _not_a_number(found, "", uom)
    whole, _, decimals = body.rpartition(marks[-1])
    return f"{_grouped(whole, marks[0], uom, found)}.{decimals}"


def _bounded(amount: Amount, number: Number, bound: _Bound) -> Amount:
    spread = abs(number) * bound.within if bound.within is not None else None
    low = number - spread if spread is not None else None
    high = number + spread if spread is not None else None
    match bound.side:
        case "above":
            return Amount(number, high, lowest_open=True, digits=amount.digits)
        case "at_least":
            return Amount(number, high, digits=amount.digits)
        case "below":
            return Amount(low, number, highest_open=True, digits=amount.digits)
        case "at_most":
            return Amount(low, number, digits=amount.digits)
        case _:
            return Amount(low, high, digits=amount.digits)


def bound_words() -> tuple[str, ...]:
    """The words and signs that make a number a bound, longest first."""
    return tuple(_bounds())


def _split_bound(text: str) -> tuple[_Bound | None, str]:
    if text[:1].isdigit() or text[:1] in "-−":
        return None, text
    folded = text.casefold()
    for word, bound in _bounds().items():
        if folded.startswith(word) and not folded[len(word) :][:1].isalpha():
            return bound, text[len(word) :].lstrip()
    return None, text


@cache
def _bounds() -> Mapping[str, _Bound]:
    path = Path(__file__).with_name("bounds.yaml")
    entries: Any = plain(parse(path.name, path.read_bytes()).root)
    bounds: dict[str, _Bound] = {}
    for entry in entries:
        within = exact.plain_number(entry["within"]) if "within" in entry else None
        bounds.update({word: _Bound(entry["side"], within) for word in entry["words"]})
    return dict(sorted(bounds.items(), key=lambda item: -len(item[0])))
