"""The facts of many submissions as tables: what ``engine.given`` says of one, for all of them at once.

Readings are named by the numbers of their rows, values by twice that number, and one more where they are of counts.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis.expr.types import BooleanValue, Table

from engine import exact
from engine.batch.figures import BOUNDS, FINER, MOST_DIGITS
from engine.batch.rows import REASON, ROW
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


def readings(every: Table, cases: Table) -> Table:
    """The rows that are judged, each with its case."""
    good = every.filter(every[REASON].isnull() & every["is_reading"])
    own = cases.select(CASE, known_unit="unit", known_from="from", known_to="to").view()
    same = [good["unit"] == own["known_unit"], good["from"] == own["known_from"], good["to"] == own["known_to"]]
    table = good.join(own, same)
    numerator, denominator = table["numerator_n"], table["denominator_n"]
    nothing_counted = (denominator == 0) & ~table["has_numerator"]
    scope = ibis.coalesce(table["scope_name"], WHOLE)
    return table.select(
        CASE,
        reading=table[ROW],
        indicator=table["indicator_id"],
        part=table["part_id"],
        scope=scope,
        target=table["target"],
        place=table["place"],
        threshold=table["threshold_scaled"],
        value=table["value"],
        numerator_typed=table["numerator_typed"],
        denominator_typed=table["denominator_typed"],
        numerator_text=table["numerator"],
        denominator_text=table["denominator"],
        numerator=ibis.ifelse(nothing_counted, 0, numerator),
        denominator=denominator,
        is_odd=_is_odd(table),
        stated=table["value"].notnull(),
        digits=table["value_digits"],
        shown=table["value_shown"],
        **{name: table[f"value_{name}"] for name in (*BOUNDS, *FINER)},
    )


def _is_odd(table: Table) -> BooleanValue:
    """Whether the counts are such that they are set out one by one: bounds, below 0, or beside too many digits."""
    odd = [ibis.coalesce(table[f"{name}_is_odd"], False) for name in ("numerator", "denominator")]
    below = [ibis.coalesce(table[f"{name}_n"] < 0, False) for name in ("numerator", "denominator")]
    many = ibis.coalesce(table["value_digits"] > MOST_DIGITS, False) & table["has_denominator"]
    return odd[0] | odd[1] | below[0] | below[1] | many


def reported(readings: Table, cases: Table) -> Mapping[str, Table]:
    """The tables of facts by type; those without a row among them."""
    plain = readings.filter(~readings["is_odd"])
    counts = plain.filter(plain["numerator"].notnull() & plain["denominator"].notnull())
    return {
        "unit": cases.select(CASE, "level"),
        "reading": readings.select(CASE, "reading", "indicator", "part", "scope"),
        "scoped": readings.filter(readings["scope"] != WHOLE).select(CASE, "reading"),
        "stated_threshold": _asked(readings),
        "submission": readings.group_by(CASE).agg(readings=readings.count()),
        "counts": counts.select(CASE, "reading", "numerator", "denominator"),
        "value": _stated(plain).union(_counted(counts)),
        "display": _display(counts),
    }


def _asked(readings: Table) -> Table:
    said = readings.filter(readings["target"].notnull() & readings["threshold"].notnull())
    return said.select(CASE, "reading", "target", "threshold")


def _stated(plain: Table) -> Table:
    said = plain.filter(plain["stated"])
    return said.select(
        CASE,
        "reading",
        "indicator",
        "part",
        "scope",
        *BOUNDS,
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


def _display(counts: Table) -> Table:
    both = counts.filter((counts["denominator"] > 0) & counts["shown"].notnull())
    powers = [(both["digits"] == digits, 10**digits) for digits in range(MOST_DIGITS + 1)]
    scaled = both["numerator"] * 100 * ibis.cases(*powers, else_=0)
    rounded = quotient(2 * scaled + both["denominator"], 2 * both["denominator"])
    cut_off = quotient(scaled, both["denominator"])
    off = ibis.least((both["shown"] - rounded).abs(), (both["shown"] - cut_off).abs())
    return both.select(CASE, "reading", "digits", stated=both["shown"], rounded=rounded, cut_off=cut_off, off=off)
