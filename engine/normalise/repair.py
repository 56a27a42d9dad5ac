"""Letters among digits: mended only where exactly one reading agrees with something else on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any

from engine import exact
from engine.normalise.numbers import NumberProblem, read_amount
from engine.source import parse, plain

_FIGURE = re.compile(r"\S*\d\S*")
_MOST = 4096
"""So many combinations are tried; a text with more misread letters is left."""


def mended(texts: Sequence[str], agrees: Callable[[Sequence[str]], bool]) -> tuple[str, ...] | None:
    """The texts with the letters among their digits mended, where exactly one way of mending them agrees.

    Texts without such letters are only tested. None where no way agrees, or several do.
    """
    ways = [readings(text) for text in texts]
    tried = list(islice(product(*ways), _MOST + 1))
    if len(tried) > _MOST:
        return None
    found = [each for each in tried if agrees(each)]
    return found[0] if len(found) == 1 else None


def readings(text: str) -> tuple[str, ...]:
    """All ways to read a figure with letters among its digits; the text alone where there are none.

    >>> readings("7S,67%")
    ('75,67%', '78,67%')
    """
    found = _FIGURE.search(text)
    if found is None or not is_misread(text):
        return (text,)
    ways = [_letters().get(each, (each,)) for each in found[0]]
    mended_ways = ("".join(way) for way in islice(product(*ways), _MOST + 1))
    return tuple(text[: found.start()] + way + text[found.end() :] for way in mended_ways)


def changes(written: Sequence[str], read: Sequence[str]) -> str:
    """Which texts were mended, and how: "7S,67% → 78,67%"; "" where none was."""
    return ", ".join(f"{was} → {now}" for was, now in zip(written, read, strict=True) if was != now)


def is_misread(text: str) -> bool:
    """Whether letters that scanners put for digits stand among the digits of a figure."""
    found = _FIGURE.search(text)
    return found is not None and any(each in _letters() for each in found[0])


def rate_agrees(texts: Sequence[str]) -> bool:
    """Whether a percent is the ratio of two counts, rounded or cut off at the digits that it shows."""
    try:
        stated = read_amount(texts[0], "percent")
        above, below = (read_amount(text, "count") for text in texts[1:])
    except NumberProblem:
        return False
    ratio = exact.percent_of(above, below)
    if ratio is None or ratio.value is None or stated.value is None:
        return False
    shown = exact.in_last_digits(stated.value, stated.digits)
    rounded = exact.rounded_in_last_digits(ratio.value, stated.digits)
    return shown in (rounded, exact.cut_off_in_last_digits(ratio.value, stated.digits))


def count_of(text: str) -> int | None:
    """The count that a text writes; None where it writes none, or only a bound."""
    try:
        value = read_amount(text, "count").value
    except NumberProblem:
        return None
    return None if value is None else int(value)


@cache
def _letters() -> Mapping[str, tuple[str, ...]]:
    path = Path(__file__).with_name("misread.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return {letter: tuple(digits) for letter, digits in found.items()}
