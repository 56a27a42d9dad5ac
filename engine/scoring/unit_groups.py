"""Units that belong together: to one parent unit, to one province."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from engine.comparison.units import folded_name
from engine.exact import Number
from engine.model.scored import Ranking, UnitGroup, UnitLine

_KINDS: tuple[Literal["parent", "province"], ...] = ("province", "parent")


def unit_groups(rankings: Iterable[Ranking]) -> tuple[UnitGroup, ...]:
    """The groups of each level: by province, then by parent, each by name."""
    return tuple(group for ranking in rankings for kind in _KINDS for group in _of_kind(kind, ranking))


def _of_kind(kind: Literal["parent", "province"], ranking: Ranking) -> Iterator[UnitGroup]:
    found: dict[tuple[str, str], list[UnitLine]] = {}
    for each in ranking.units:
        unit = each.unit
        name, within = (unit.parent, unit.province) if kind == "parent" else (unit.province, None)
        if name:
            found.setdefault((folded_name(name), folded_name(within or "")), []).append(each)
    for key in sorted(found):
        yield _group(kind, ranking.level, found[key])


def _group(kind: Literal["parent", "province"], level: str, units: Sequence[UnitLine]) -> UnitGroup:
    said = [each.unit for each in units]
    name = min((unit.parent if kind == "parent" else unit.province) or "" for unit in said)
    within = min(unit.province or "" for unit in said) if kind == "parent" else ""
    scores = [each.score for each in units if each.score is not None]
    mean = sum(scores, Number(0)) / len(scores) if scores else None
    judged = sum(row.standing in ("counted", "open") for each in units for row in each.rows)
    return UnitGroup(kind, name, within, level, tuple(units), mean, sum(each.passes for each in units), judged)
