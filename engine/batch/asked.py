"""Which sets judge which cases, and the facts that these sets give: the same for all cases of a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

import pyarrow as pa

from engine.facts import Fact
from engine.given import asked
from engine.model import TargetSet, Unit
from rules.language import NUMBER_KINDS, Rulebook
from targets import Library
from targets.library import folded
from targets.selection import sets_for


class Group(NamedTuple):
    """Cases that the same sets judge: all whose period ends on one of these days, for units of these names or of none
    that is told apart. ``left_out`` are sets that were asked for and are not in force for them."""

    sets: tuple[TargetSet, ...]
    days: tuple[date, ...]
    unit: str | None
    left_out: tuple[str, ...] = ()


_Key: TypeAlias = tuple[str | None, tuple[str, ...], tuple[str, ...]]


def groups(
    days: Iterable[date],
    units: Mapping[str, Unit],
    library: Library,
    names: Sequence[str],
    *,
    by_name: bool,
    as_of: date | None,
) -> list[Group]:
    """The groups of cases by the day on which they end; units that some set names are told apart, by their keys."""
    limited = {folded(name) for each in library.sets for name in each.units}
    special = [key for key, unit in units.items() if folded(unit.name) in limited]
    found: dict[_Key, list[date]] = defaultdict(list)
    chosen: dict[_Key, tuple[TargetSet, ...]] = {}
    for day in sorted(set(days)):
        for key in (None, *special):
            unit = units[key] if key is not None else Unit.model_construct(name="", level="")
            sets, left_out = sets_for(library, names, unit, as_of or day, by_name=by_name)
            ids = tuple(target.id for each in sets for target in each.targets)
            found[key, ids, left_out].append(day)
            chosen[key, ids, left_out] = sets
    return [Group(chosen[each], tuple(own), each[0], each[2]) for each, own in found.items()]


def facts(sets: Sequence[TargetSet], library: Library) -> Mapping[str, Sequence[Fact]]:
    """The facts of the sets, by type, and those of every indicator: readings may be of some that no target is of."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in asked(sets, library.indicators):
        found[fact.type].append(fact)
    return found


def table(facts: Sequence[Fact], rulebook: Rulebook) -> pa.Table:
    """Facts of one type, without a case."""
    fields = rulebook.fields(facts[0].type)
    types = [pa.int64() if kind in NUMBER_KINDS else pa.string() for kind in fields.values()]
    columns = zip(*(fact.values for fact in facts), strict=True)
    arrays = [pa.array(each, held) for each, held in zip(columns, types, strict=True)]
    return pa.Table.from_arrays(arrays, names=list(fields))

