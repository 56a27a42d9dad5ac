"""Points by a scoring scheme, as exact numbers: what targets are worth, and what cases earn in all.

Sums of ratios of many denominators leave 64 bits; they are reckoned here, each case once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import gcd
from typing import Any

import pyarrow as pa

from engine import exact
from engine.exact import Amount, Number
from engine.model import Evidence, Finding, Target
from engine.model.scored import Scheme
from engine.scoring.points import weight
from engine.scoring.shares import full, share
from targets import Library

_ONE, _NOTHING = Number(1), Number(0)
_LARGEST_FULL = exact.ENGINE_LIMIT // exact.LARGEST
"""In millionths: beyond it, a ratio to it could not be reckoned in 64 bits."""
_WORTH = {
    "target": pa.string(),
    "indicator": pa.string(),
    "group": pa.string(),
    "grouped": pa.bool_(),
    "weight": pa.int64(),
    "part": pa.int64(),
    "full": pa.int64(),
    "rises": pa.bool_(),
    "by_value": pa.bool_(),
    "is_plain": pa.bool_(),
}
_PLACES = {"target": pa.string(), "whole": pa.int64(), "own": pa.int64(), "points": pa.int64()}
_SUMS = {"case": pa.int64(), "earned": pa.string(), "possible": pa.string()}


class Worth:
    """What the targets of a library are worth by a scheme."""

    def __init__(self, scheme: Scheme, library: Library) -> None:
        self.scheme = scheme
        self.targets = {target.id: target for each in library.sets for target in each.targets}
        self._group_of = {name: group for group in scheme.groups for name in group.indicators}

    def table(self) -> pa.Table:
        """A row for each target that is worth anything: its weights, and at which percent all is earned.

        ``part`` is the weight of its indicator in its group; ``by_value``: what is earned hangs on the value.
        """
        rows = [self._row(target) for target in self.targets.values() if weight(target, self.scheme)]
        return pa.Table.from_pylist(rows, schema=pa.schema(_WORTH))

    def _row(self, target: Target) -> Mapping[str, Any]:
        most = full(target, self.scheme) * exact.SCALE
        is_plain = most.denominator == 1 and most.numerator <= _LARGEST_FULL
        group = self._group_of.get(target.indicator)
        return {
            "target": target.id,
            "indicator": target.indicator,
            "group": group.id if group else "",
            "grouped": self.scheme.method == "groups",
            "weight": exact.floor_scaled(self.scheme.weights.get(target.id, _ONE)),
            "part": exact.floor_scaled(self.scheme.weights.get(target.indicator, _ONE)),
            "full": int(most) if is_plain else 1,
            "rises": target.comparator in ("at_least", "more_than"),
            "by_value": self.scheme.method != "passes",
            "is_plain": is_plain,
        }

    def places(self, rows: Iterable[Mapping[str, Any]]) -> tuple[pa.Table, list[Number]]:
        """The number of the points that each target is worth beside such weights, and the points by their numbers."""
        numbers: dict[Number, int] = {}
        found = []
        for row in rows:
            points = self._points(self.targets[row["target"]], row["whole"], row["own"])
            found.append({**row, "points": numbers.setdefault(points, len(numbers))})
        return pa.Table.from_pylist(found, schema=pa.schema(_PLACES)), list(numbers)

    def _points(self, target: Target, whole: int, own: int) -> Number:
        if self.scheme.method != "groups":
            return weight(target, self.scheme)
        weights = self.scheme.weights
        part = weights.get(target.indicator, _ONE) / exact.unscaled(whole)
        return self._group_of[target.indicator].max * part * weights.get(target.id, _ONE) / exact.unscaled(own)

    def share(self, target: str, amount: Amount | None) -> Number:
        """What is earned by this amount."""
        evidence = Evidence.model_construct(amount=amount)  # type: ignore[call-arg]
        finding = Finding.model_construct(target=self.targets[target], verdict="fail", decisive=evidence)
        return share(finding, "fail", self.scheme)[0]


def sums(pieces: pa.Table, points: list[Number], special: Callable[[str, int, str], Number]) -> pa.Table:
    """What each case earns of what is possible, in full.

    ``special`` tells what share of a target is earned by a row, by its counts or by the percent that it states.
    """
    columns = [pieces[name].to_pylist() for name in ("case", "points", "above", "below", "number")]
    marked = [pieces[name].to_pylist() for name in ("target", "special", "basis")]
    earned: dict[int, list[tuple[int, int]]] = defaultdict(list)
    possible: dict[int, Number] = defaultdict(Number)
    for case, place, above, below, number, target, row, basis in zip(*columns, *marked, strict=True):
        own = points[place] * number
        possible[case] += own
        part = (above, below) if row is None else _parted(special(target, row, basis))
        if part[0]:
            earned[case].append((own.numerator * part[0], own.denominator * part[1]))
    whole = [_text(each) for each in possible.values()]
    found = {"case": list(possible), "earned": [_text(_sum(earned[case])) for case in possible], "possible": whole}
    return pa.table(found, schema=pa.schema(_SUMS))


def _parted(number: Number) -> tuple[int, int]:
    return number.numerator, number.denominator


def _sum(ratios: Iterable[tuple[int, int]]) -> Number:
    """The sum of ratios of whole numbers, reduced once."""
    above, below = 0, 1
    for numerator, denominator in ratios:
        common = gcd(below, denominator)
        above = above * (denominator // common) + numerator * (below // common)
        below *= denominator // common
    return Number(above, below)


def _text(number: Number) -> str:
    return f"{number.numerator}/{number.denominator}" if number.denominator != 1 else str(number.numerator)


def number_of(text: str) -> Number:
    """The number that a sum is written as."""
    above, _, below = text.partition("/")
    return Number(int(above), int(below or 1))


def in_order(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Number | None, int]]:
    """Each pair of earned and possible with the score that it is, and its place from the lowest score, 0 where none is.

    Equal scores have one place.
    """
    scores = {pair: _score(*map(number_of, pair)) for pair in pairs}
    known = sorted({each for each in scores.values() if each is not None})
    places = {each: place for place, each in enumerate(known, start=1)}
    for pair, score in scores.items():
        yield pair, score, 0 if score is None else places[score]


def _score(earned: Number, possible: Number) -> Number | None:
    return earned / possible * 100 if possible else None


__all__ = ["Worth", "in_order", "number_of", "sums"]
