"""Set-up: the recipes of the shipped rules for the shipped targets, made by judging a few rows that are made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from engine import kept
from engine.batch.asked import facts, groups, table
from engine.batch.coded import coding, keeping, seen
from engine.batch.database import Bounds, database
from engine.batch.judged import Tables, judged
from engine.batch.recipes import Recipes, keep
from engine.batch.rejected import rejected
from engine.batch.repeated import EVERY
from engine.batch.reported import reported
from engine.batch.rows import Making, Rows, rows
from engine.batch.told import as_written
from engine.batch.units import Units
from engine.model import TargetSet, Unit
from engine.relational.mass import Asked, possible
from targets import Library

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_UNIT = "sample"
_RARE = (("target", "threshold", "document"), ("document",), ())
"""Columns that tables need not have."""


def prepared(library: Library, sets: Sequence[Sequence[TargetSet]]) -> Recipes:
    """Recipes for what each of these sets asks, of tables with and without what many tables have not."""
    found: Recipes = {}
    rulebook = kept.shipped().rulebook
    alike = {tuple(possible(rulebook, Asked(facts(each, library), {}))): each for each in sets}
    sets = list(alike.values())
    with database(Bounds(), None) as connection:
        for asked, scoped, named, special in product(sets, (False, True), (False, True), (False, True)):
            _judge(connection, library, asked, found, _sample(asked, scoped=scoped, named=named), special=special)
        for sample in _usual(sets[0]):
            _report(connection, library, sets[0], found, sample)
    return found


def together(library: Library) -> Sequence[Sequence[TargetSet]]:
    """The sets that are in force on the same days, and each by itself."""
    days = {day for each in library.sets for day in (each.effective.from_, each.effective.until) if day is not None}
    found = groups(sorted(days), {}, library, (), by_name=False, as_of=None)
    return [each.sets for each in found if each.sets] + [(each,) for each in library.sets]


def _judge(
    connection: Backend,
    library: Library,
    asked: Sequence[TargetSet],
    found: Recipes,
    sample: Sequence[Mapping[str, Any]],
    *,
    special: bool,
) -> None:
    attributes = tuple(library.attributes)[:1] if special else ()
    given, units, tables = _read(connection, library, found, sample, attributes)
    coded = tables.keep
    made = judged(given, given.cases, units, asked, tables).tables()
    several = seen(coded, EVERY, made["discrepancies"])
    for discrepancies in (made["discrepancies"], several):
        as_written({**made, "discrepancies": discrepancies}, given, coded, found)


def _report(
    connection: Backend,
    library: Library,
    asked: Sequence[TargetSet],
    found: Recipes,
    sample: Sequence[Mapping[str, Any]],
) -> None:
    given, units, tables = _read(connection, library, found, sample)
    indicators = table(facts(asked, library)["indicator"], tables.rulebook)
    own = tables.keep("asked indicator", indicators)
    reported(given, given.cases, units, own, None, library, tables.keep, tables.read, found)


def _read(
    connection: Backend,
    library: Library,
    found: Recipes,
    sample: Sequence[Mapping[str, Any]],
    attributes: tuple[str, ...] = (),
) -> tuple[Rows, Units, Tables]:
    """The rows of a sample, and of what and with what they are judged."""
    rulebook = kept.shipped().rulebook
    coded, plain = coding(connection, rulebook, library), keeping(connection)
    level = next(each.id for each in library.levels.values() if each.last_day is None)
    units = Units({_UNIT: Unit.model_construct(name=_UNIT, level=level, attributes=attributes)}, {})
    raw = plain("sample", pa.Table.from_pylist(list(sample)))
    tables = Tables(coded, connection.to_pyarrow, library, rulebook, found)
    given = rows(raw, units, library, None, Making(plain, coded, tables.read, plain, found))
    rejected(given, coded, found)
    return given, units, tables


def _sample(asked: Sequence[TargetSet], *, scoped: bool, named: bool) -> list[Mapping[str, Any]]:
    """Readings of all kinds that facts are made of."""
    target = asked[0].targets[0]
    day = asked[0].effective.from_ or date.max
    row = {"unit": _UNIT, "from": day, "to": day, "indicator": target.indicator, "value": "50%"}
    row |= {"numerator": 1, "denominator": 2}
    extra = {"scope": "sample"} if scoped else {}
    own = {"target": target.id, "threshold": "50%"} if named else {}
    places: Iterator[dict[str, str]] = ({"place": place} for place in ("1", "2"))
    return [{"row": number, **row, **own, **each, **extra} for number, each in enumerate(places, start=1)]


def _usual(asked: Sequence[TargetSet]) -> Iterator[list[Mapping[str, Any]]]:
    """Rows of tables with the columns that many have: with days and numbers, or all as texts."""
    rows = [{**row, "part": "", "document": "sample"} for row in _sample(asked, scoped=True, named=True)]
    for left_out in _RARE:
        told: list[Mapping[str, Any]] = [{name: row[name] for name in row if name not in left_out} for row in rows]
        yield told
        yield [{name: said if name == "row" else str(said) for name, said in row.items()} for row in told]


if __name__ == "__main__":
    shipped = kept.shipped().library
    keep(prepared(shipped, together(shipped)))
