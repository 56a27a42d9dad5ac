"""From counts to readings: a row for each unit, span of days and indicator."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine.dossiers.cube import Plan, ends, names, span_of
from engine.dossiers.states import COUNTED
from engine.fields import Language
from engine.wording import say

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

COLUMNS = {
    **dict.fromkeys(("unit", "level", "parent"), "string"),
    **dict.fromkeys(("from", "to"), "date"),
    **dict.fromkeys(("indicator", "part", "scope", "value"), "string"),
    **dict.fromkeys(("numerator", "denominator"), "int64"),
    "place": "string",
    "untold": "int64",
}
"""Of a table of readings; ``value`` is always null, as what is counted states no percent. ``untold`` are dossiers of
which it cannot be told on which side of the line they stand; it is no part of a reading."""
_SPAN = "span"
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Days(NamedTuple):
    """From when to when a span is, both included."""

    from_: date
    to: date


def totals(counted: Table, plan: Plan, texts: Sequence[str]) -> Table:
    """What was counted of each group in each span, by whichever day it is in it; 0 where nothing was by the other."""
    found = [_by_day(counted, plan, day, texts) for day in plan.days]
    keys = [*texts, _SPAN]
    grid = found[0].select(*keys)
    if len(found) > 1:
        grid = ibis.union(*(each.select(*keys) for each in found), distinct=True)
    for each in found:
        pairs = [_same(grid, each, key) for key in keys]
        values = [each[name] for name in each.columns if name not in keys]
        grid = grid.left_join(each, pairs).select(*(grid[name] for name in grid.columns), *values)
    return grid.mutate(**{name: grid[name].fill_null(0) for name in plan.sums if name in grid.columns})


def _same(one: Table, other: Table, key: str) -> Any:
    return one[key].identical_to(other[key])


def _by_day(counted: Table, plan: Plan, day: str, texts: Sequence[str]) -> Table:
    inside = counted.filter(counted["state"] == COUNTED, counted[span_of(day)].notnull())
    own = [name for number, each in enumerate(plan.countings) if each.by == day for name in names(number)]
    bounds = {}
    if day in plan.open_days:
        first, last = ends(day)
        bounds = {first: inside[first].min(), last: inside[last].max()}
    sums = {name: inside[name].sum() for name in own}
    return inside.group_by(*texts, **{_SPAN: inside[span_of(day)]}).agg(**sums, **bounds)


def days_of(found: Table, plan: Plan, connection: Backend) -> dict[int, Days]:
    """Each span with its days: those of the calendar, but not beyond the period asked for or what was counted."""
    pairs = [ends(day) for day in plan.open_days]
    least = {first: found[first].min() for first, _ in pairs}
    most = {last: found[last].max() for _, last in pairs}
    bounds = [*least, *most]
    rows = connection.to_pyarrow(found.group_by(_SPAN).agg(groups=found.count(), **least, **most)).to_pylist()
    if plan.span is not None:
        return {row[_SPAN]: _clipped(_calendar(row[_SPAN], plan.span), plan) for row in rows}
    every = [row[name] for row in rows for name in bounds if row[name] is not None]
    return {row[_SPAN]: Days(plan.from_ or min(every), plan.to or max(every)) for row in rows}


def _calendar(number: int, span: str) -> Days:
    if span == "year":
        number = number * 100 + 1
    year, part = divmod(number, 100)
    months = _MONTHS[span]
    first, last = (part - 1) * months + 1, part * months
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _clipped(days: Days, plan: Plan) -> Days:
    return Days(max(days.from_, plan.from_ or date.min), min(days.to, plan.to or date.max))


def readings(found: Table, plan: Plan, spans: Mapping[int, Days], source: str, language: Language) -> Table:
    """The readings of all groups, in the order of units, days and indicators.

    An indicator of which no dossier
    can be told is left out: silence is no zero.
    """
    calendar = ibis.memtable(
        pa.table({
            _SPAN: pa.array(spans, pa.int32()),
            "from": pa.array([each.from_ for each in spans.values()], pa.date32()),
            "to": pa.array([each.to for each in spans.values()], pa.date32()),
        })
    )
    whole = found.inner_join(calendar, _SPAN)
    rows = [_of_one(whole, plan, number, source, language) for number in range(len(plan.countings))]
    every = ibis.union(*rows) if len(rows) > 1 else rows[0]
    return every.order_by("unit", "parent", "level", "scope", "from", "order").drop("order")


def _of_one(whole: Table, plan: Plan, number: int, source: str, language: Language) -> Table:
    counting = plan.countings[number]
    above, below, untold = names(number)
    told = whole.filter((whole[below] > 0) | (whole[untold] == 0))
    place = say("dossiers", f"place-{counting.by}", language, source=source)
    known = {name: told[name] for name in ("unit", "level", "parent", "from", "to") if name in told.columns}
    known["scope"] = told["procedure"] if "procedure" in told.columns else ibis.null("string")
    known |= {"indicator": ibis.literal(counting.indicator), "numerator": told[above], "denominator": told[below]}
    known["untold"] = told[untold]
    known |= {"part": ibis.literal(counting.part, "string"), "place": ibis.literal(place)}
    columns = {name: known.get(name, ibis.null(kind)) for name, kind in COLUMNS.items()}
    return told.select(**columns, order=ibis.literal(number, "int32"))

