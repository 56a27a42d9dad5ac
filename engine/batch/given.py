"""The facts of many submissions as tables: what ``engine.given`` says of one, for all of them at once.

Readings are named by the numbers of their rows, values by twice that number, and one more where they are of counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine import exact
from engine.batch.cells import ROW
from engine.batch.figures import BOUNDS, MOST_DIGITS
from engine.batch.units import Units
from engine.given import WHOLE
from engine.relational.joins import CASE, CLASS
from engine.relational.whole import quotient
from rules.language import Rulebook

_PERCENT = 100 * exact.SCALE
"""Times this, a ratio is a percent in millionths."""

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


def reported(readings: Table, values: Table | None) -> Mapping[str, Table]:
    """The tables of facts by type; those without a row among them. ``values`` says what stated percents are worth."""
    plain = readings.filter(~readings["is_odd"])
    counts = plain.filter(plain["numerator"].notnull() & plain["denominator"].notnull())
    counted = _counted(counts)
    stated = {}
    if values is not None:
        stated = {"value": _stated(plain, values).union(counted), "display": _display(counts, values)}
    return {
        "reading": readings.select(CASE, CLASS, "reading", "indicator", "part", "scope"),
        "scoped": readings.filter(readings["scope"] != WHOLE).select(CASE, "reading"),
        "stated_threshold": _asked(readings),
        "submission": readings.group_by(CASE).agg(readings=readings.count()),
        "counts": counts.select(CASE, "reading", "numerator", "denominator"),
        "value": counted,
        **stated,
    }


def _asked(readings: Table) -> Table:
    said = readings.filter(readings["target"].notnull() & readings["threshold"].notnull())
    return said.select(CASE, "reading", "target", "threshold")


def _stated(plain: Table, values: Table) -> Table:
    said = plain.join(values.view(), "value_code")
    return said.select(
        CASE,
        CLASS,
        "reading",
        "indicator",
        "part",
        "scope",
        **{name: said[f"value_{name}"] for name in BOUNDS},
        value=said["reading"] * 2,
        basis=ibis.literal("stated"),
    )


def _counted(counts: Table) -> Table:
    above = counts.filter(counts["denominator"] > 0)
    scaled = above["numerator"] * _PERCENT
    floor = quotient(scaled, above["denominator"])
    ceiling = floor + (floor * above["denominator"] < scaled).cast("int64")
    ends = {name: ceiling if name.endswith("ceiling") or name == "shown_highest" else floor for name in BOUNDS}
    return above.select(
        CASE,
        CLASS,
        "reading",
        "indicator",
        "part",
        "scope",
        **ends,
        value=above["reading"] * 2 + 1,
        basis=ibis.literal("counts"),
    )


def _display(counts: Table, values: Table) -> Table:
    said = values.filter(values["value_shown"].notnull())
    told = said.select("value_code", digits="value_digits", shown="value_shown").view()
    both = counts.filter(counts["denominator"] > 0).join(told, "value_code")
    powers = [(both["digits"] == digits, 10**digits) for digits in range(MOST_DIGITS + 1)]
    scaled = both["numerator"] * 100 * ibis.cases(*powers, else_=0)
    rounded = quotient(2 * scaled + both["denominator"], 2 * both["denominator"])
    cut_off = quotient(scaled, both["denominator"])
    off = ibis.least((both["shown"] - rounded).abs(), (both["shown"] - cut_off).abs())
    return both.select(CASE, "reading", "digits", stated=both["shown"], rounded=rounded, cut_off=cut_off, off=off)
