"""Ranks the units of each level by their scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engine.exact import Number
from engine.model.scored import Ranking, Remark, UnitLine


def rankings(units: Iterable[UnitLine], levels: Sequence[str]) -> tuple[Ranking, ...]:
    """A ranking for each level that has units, in the order of ``levels``."""
    every = list(units)
    own = ([unit for unit in every if unit.level == level] for level in levels)
    return tuple(
        Ranking(level, tuple(_ranked(found)), tuple(_remarks(found)))
        for level, found in zip(levels, own, strict=True)
        if found
    )


def _ranked(units: Sequence[UnitLine]) -> Iterator[UnitLine]:
    """The units with their ranks; what each would be without any decision is ranked among what all would be."""
    placed = _placed(units)
    earlier = {id(each.away): each for each in _placed([unit.before or unit for unit in units])}
    for unit in placed:
        yield unit if unit.before is None else replace(unit, before=earlier[id(unit.away)])


def _placed(units: Sequence[UnitLine]) -> list[UnitLine]:
    """Sorted; equal scores share a rank, and the next rank is as much lower as units share it (1, 2, 2, 4)."""
    found: list[UnitLine] = []
    ordered = sorted(
        units, key=lambda unit: (unit.score is None, -(unit.score or 0), unit.open, unit.name, unit.source)
    )
    scores = [unit.score for unit in ordered]
    first: dict[object, int] = {}
    for position, score in enumerate(scores, start=1):
        first.setdefault(score, position)
    last = {score: position for position, score in enumerate(scores, start=1)}
    for unit in ordered:
        rank = None if unit.score is None else first[unit.score]
        found.append(replace(unit, rank=rank, tied=rank is not None and first[unit.score] != last[unit.score]))
    return found


def _best_first(unit: UnitLine) -> tuple[bool, Number, int, str, str]:
    return unit.score is None, -(unit.score or Number(0)), unit.open, unit.name, unit.source


def _remarks(units: Sequence[UnitLine]) -> Iterator[Remark]:
    if len({(each.period.from_, each.period.to) for each in units}) > 1:
        yield "periods-differ"
    if len({unit.sets for unit in units}) > 1:
        yield "sets-differ"
