"""The facts that readings and units give: those that rows tell by themselves in one table, the others in theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa
from ibis.expr.types import Table

from engine.batch import figured, given, recipes
from engine.batch.coded import Coding, Keep, seen
from engine.batch.known import Read
from engine.batch.rows import Rows
from engine.batch.units import Units
from engine.relational.joins import CASE, CLASS
from engine.relational.wide import Wide
from targets import Library

_FIGURES, _CASES = "figures", "every case"


class Reported(NamedTuple):
    """The cases, what each row of readings tells, and the facts beside that, by type; a type without any has none."""

    cases: Table
    wide: Wide
    facts: Mapping[str, Table]


def reported(
    rows: Rows,
    cases: Table,
    units: Units,
    indicators: Table,
    odd: Table | None,
    library: Library,
    keep: Keep,
    read: Read,
    known: recipes.Recipes,
) -> Reported:
    """What is reported of the cases. ``indicators`` are those that targets ask for, ``odd`` as ``figured`` has it."""
    concerned = keep("concerned", _concerned(library))
    tables = {"fine": rows.fine, "wrong": rows.wrong, "cases": cases, "indicators": indicators, "concerned": concerned}
    tables |= {} if rows.known.values is None else {"values": rows.known.values}
    tables |= {} if odd is None else {"odd": odd}

    def make() -> Mapping[str, Table]:
        plain = given.readings(rows.good, None if cases is rows.cases else cases)
        found = {_FIGURES: seen(keep, _FIGURES, figured.figured(plain, rows.known.values, indicators, odd))}
        found[_CASES] = keep(_CASES, cases.select(CASE, CLASS))
        own = {**given.reported(plain), "row": given.rows_of_targets(plain, concerned)}
        return {**found, **{name: keep(f"given {name}", each) for name, each in own.items()}}

    made = dict(recipes.made(("reported", cases is rows.cases), tables, keep, known, make))
    figures, every = made.pop(_FIGURES), made.pop(_CASES)
    there = {name: each for name, each in made.items() if read(each.limit(1)).num_rows}
    of_classes = {name: each for name, each in given.of_classes(units).items() if each.num_rows}
    there |= {name: keep(f"given {name}", each) for name, each in of_classes.items()}
    return Reported(every, figured.wide(figures, looks_up=isinstance(keep, Coding)), there)


def _concerned(library: Library) -> pa.Table:
    """What units each target concerns."""
    found = [
        {"target": target.id, "level": each.level, "attribute": each.attribute or "any"}
        for one in library.sets
        for target in one.targets
        for each in target.concerns.units
    ]
    return pa.Table.from_pylist(found)
