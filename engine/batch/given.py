"""The facts of many submissions as tables: what ``engine.given`` says of one, for all of them at once.

Readings are named by the numbers of their rows, values by twice that number, and one more where they are of counts.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis.expr.types import Table

from engine import exact
from engine.batch.cells import ROW
from engine.batch.figures import BOUNDS, MOST_DIGITS
from engine.given import WHOLE
from engine.relational.joins import CASE
from engine.relational.whole import quotient

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


def readings(good: Table, cases: Table | None) -> Table:
    """The readings among the rows that are judged: of these cases, or of all."""
    own = good.filter(good["is_reading"])
    own = own if cases is None else own.semi_join(cases.select(CASE).view(), CASE)
    names = (CASE, "indicator", "part", "scope", "target", "threshold", "numerator", "denominator", "has_numerator")
    left = ("has_denominator", "is_odd", "place", "value_code")
    columns = {name: own[name] for name in (*names, *left)}
    return own.select(**columns, reading=own[ROW], stated=own["has_value"])


def reported(readings: Table, cases: Table, values: Table | None) -> Mapping[str, Table]:
    """The tables of facts by type; those without a row among them. ``values`` says what stated percents are worth."""
    plain = readings.filter(~readings["is_odd"])
    counts = plain.filter(plain["numerator"].notnull() & plain["denominator"].notnull())
    counted = _counted(counts)
    stated = {}
    if values is not None:
        stated = {"value": _stated(plain, values).union(counted), "display": _display(counts, values)}
    return {
        "unit": cases.select(CASE, "level"),
        "reading": readings.select(CASE, "reading", "indicator", "part", "scope"),
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
