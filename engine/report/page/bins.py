"""How many exact values lie where: bins of equal width, cut at the threshold, counted without rounding."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Literal, NamedTuple

from engine.exact import Number
from engine.model.scored import TargetPicture, UnitValue

Side = Literal["reached", "short"]
WHOLE = Number(100)
WIDTH = Number(5)


class Bin(NamedTuple):
    """Values from ``low`` to below ``high``; all from ``low`` on where there is no ``high``."""

    low: Number
    high: Number | None
    reached: int
    short: int


def bins(picture: TargetPicture) -> tuple[Bin, ...]:
    """The bins of a target that hold values, the lowest first. What is all there is, 100%, has a bin of its own."""
    lows = edges(picture.target.threshold)
    firsts = [bisect_left(picture.values, low, key=lambda each: each.value) for low in lows]
    sides = [side(each, picture) for each in picture.values]
    found = []
    for low, high, first, end in zip(lows, [*lows[1:], None], firsts, [*firsts[1:], len(sides)], strict=True):
        if first < end:
            found.append(Bin(low, high, sides[first:end].count("reached"), sides[first:end].count("short")))
    return tuple(found)


@cache
def edges(threshold: Number) -> tuple[Number, ...]:
    """Where bins begin; a threshold within a bin divides it, so that no bin lies on both sides."""
    steps = {WIDTH * step for step in range(int(WHOLE / WIDTH) + 1)}
    return tuple(sorted(steps | ({threshold} if 0 <= threshold <= WHOLE else set())))


def side(each: UnitValue, picture: TargetPicture) -> Side:
    """Whether a value reaches the threshold; one that is just on it does, unless more or less is asked."""
    is_enough = picture.target.comparator in ("at_least", "at_most")
    return "reached" if each.margin > 0 or (each.margin == 0 and is_enough) else "short"
