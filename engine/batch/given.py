"""The facts of many submissions as tables: what ``engine.given`` says of one, for all of them at once.

Readings are named by the numbers of their rows, values by twice that number, and one more where they are of counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ibis
import pyarrow as pa
from ibis.expr.types import IntegerValue, StringValue, Table

from engine.batch.cells import ROW
from engine.batch.units import Units
from engine.relational.joins import CASE, CLASS
from engine.relational.whole import quotient
from rules.language import Rulebook

KEYS = {
    "unit": (),
    "submission": (),
    "reading": ("reading",),
    "scoped": ("reading",),
    "counts": ("reading",),
    "display": ("reading",),
    "value": ("value",),
    "attribute": ("attribute",),
    "row": ("reading", "level", "attribute"),
    "stated_threshold": ("reading",),
    "target_set": ("set",),
    "target": ("target",),
    "concern": ("target", "level", "attribute"),
    "indicator": ("indicator",),
    "part": ("indicator", "part"),
}
"""No two facts of a case, or of those that hold for every case, share these fields."""
CARRIED = {"value": "value"}
_NUMBERED = ("reading", "value")


def alone(rulebook: Rulebook) -> frozenset[tuple[str, str]]:
    """The fields, each with its type, that name readings or values: these are numbered across all cases."""
    types = {**rulebook.given, **rulebook.concluded}
    return frozenset((name, each) for name, own in types.items() for each, kind in own.items() if kind in _NUMBERED)


def reading_of(value: IntegerValue) -> IntegerValue:
    """The reading that a value is of."""
    return quotient(value, ibis.literal(2, "int64"))


def basis_of(value: IntegerValue) -> StringValue:
    """On what a value rests."""
    by_counts = value == reading_of(value) * 2 + 1
    found: StringValue = ibis.cases((value.isnull(), ibis.null("string")), (by_counts, "counts"), else_="stated")
    return found


def readings(good: Table, cases: Table | None) -> Table:
    """The readings among the rows that are judged: of these cases, or of all."""
    own = good.filter(good["is_reading"])
    own = own if cases is None else own.semi_join(cases.select(CASE).view(), CASE)
    names = (CASE, CLASS, "indicator", "part", "scope", "target", "threshold", "numerator", "denominator")
    left = ("has_numerator", "has_denominator", "is_odd", "place", "value_code")
    columns = {name: own[name] for name in (*names, *left)}
    return own.select(**columns, reading=own[ROW], stated=own["has_value"])


def of_classes(units: Units) -> Mapping[str, pa.Table]:
    """The facts of units by type: the same for every case of a class."""
    levels = [(number, level) for (level, _), number in units.classes.items()]
    attributes = [(number, each) for (_, own), number in units.classes.items() for each in own]
    return {"unit": _of_class("level", levels), "attribute": _of_class("attribute", attributes)}


def _of_class(name: str, rows: Iterable[tuple[int, str]]) -> pa.Table:
    told = [{CLASS: number, name: said} for number, said in rows]
    return pa.Table.from_pylist(told, schema=pa.schema({CLASS: pa.int32(), name: pa.string()}))


def rows_of_targets(readings: Table, concerned: Table) -> Table:
    """The facts of readings that stand in the row of a target: what units that concerns."""
    named = readings.filter(readings["target"].notnull()).join(concerned, "target")
    return named.select(CASE, "reading", "level", "attribute")


def reported(readings: Table) -> Mapping[str, Table]:
    """The tables of facts by type that rows do not tell by themselves; those without a row among them."""
    said = readings.filter(readings["target"].notnull() & readings["threshold"].notnull())
    return {
        "stated_threshold": said.select(CASE, "reading", "target", "threshold"),
        "submission": readings.group_by(CASE).agg(readings=readings.count()),
    }


