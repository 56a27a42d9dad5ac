"""What is found, as it is written out: narrow tables of cases by their numbers, then all that a reader looks for."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis.expr.types import IntegerValue, Table

from engine.batch.coded import Keep, seen
from engine.batch.recipes import Recipes
from engine.batch.recipes import made as recipe
from engine.batch.rows import Rows
from engine.relational.joins import CASE
from engine.relational.mass import RULE
from engine.relational.whole import of_millionths

_OF_CASE = ("unit", "from", "to")
_OF_ALL = ("check", "severity", RULE)


def findings(found: Table, positions: Table) -> Table:
    """A row for each target of each case; percents in millionths. ``positions`` is the order of targets."""
    counted = (found["basis"] == "counts") & found["numerator"].notnull() & found["denominator"].notnull()
    counts = {name: ibis.ifelse(counted, found[name], ibis.null("int64")) for name in ("numerator", "denominator")}
    of_target = ("target", "indicator", "comparator", "threshold")
    names = ("reason", "basis", "actual", "margin", "shortfall", "surplus", "place")
    table = found.select(CASE, *of_target, RULE, *names, **counts, verdict=found["result"], row=found["reading"])
    return table.join(positions.view(), "target")


def discrepancies(raised: Table, remarks: Table, readings: Table) -> Table:
    """One for each check and pair of readings; what is of the report as a whole has no rows."""
    first, second = (each(raised["reading"], raised["other"]) for each in (ibis.least, ibis.greatest))
    of_readings = raised.select(CASE, *_OF_ALL, row=first, other_row=second)
    table = of_readings.union(of_reports(remarks))
    once = table.group_by(CASE, "check", "severity", "row", "other_row").agg(**{RULE: table[RULE].min()})
    first = readings.select(row="reading", indicator="indicator", place="place").view()
    second = readings.select(other_row="reading", other_place="place").view()
    return once.left_join(first, "row").left_join(second, "other_row").drop("row_right", "other_row_right")


def of_reports(remarks: Table) -> Table:
    """Remarks on reports as a whole, as discrepancies of no rows."""
    return remarks.select(CASE, *_OF_ALL, row=ibis.null("int64"), other_row=ibis.null("int64"))


def as_written(made: Mapping[str, Table], rows: Rows, keep: Keep, recipes: Recipes) -> Mapping[str, Table]:
    """The tables of findings, discrepancies and sets as they are written, in the order of units and periods."""

    def make() -> Mapping[str, Table]:
        told = {
            "findings": _findings_told(made["findings"], rows),
            "discrepancies": _discrepancies_told(made["discrepancies"], rows),
            "sets": _sets_told(made["sets"], rows),
        }
        return {name: seen(keep, f"{name} as written", each) for name, each in told.items()}

    return recipe(("as written",), {**made, "cases": rows.cases, "bad": rows.bad}, keep, recipes, make)


def _findings_told(narrow: Table, rows: Rows) -> Table:
    """The findings as they are written, in the order of units, periods and targets."""
    bad = rows.bad.filter(rows.bad[CASE].notnull() & rows.bad["indicator"].notnull())
    rejected = bad.group_by(CASE, "indicator").agg(rejected_rows=bad.count()).view()
    table = _of_case(narrow, rows.cases).left_join(rejected, [CASE, "indicator"])
    percents = {name: of_millionths(table[name]) for name in ("actual", "threshold", "margin")}
    numbers = ("numerator", "denominator", "shortfall", "surplus")
    columns: Mapping[str, str | IntegerValue] = {
        **{name: name for name in (*_OF_CASE, "target", "indicator", "verdict", RULE, "reason", "actual")},
        **{name: name for name in ("comparator", "threshold", "margin", "basis", *numbers, "place", "row")},
        "rejected_rows": ibis.coalesce(table["rejected_rows"], 0),
        **percents,
    }
    return table.order_by(CASE, "position").select(**columns)


def _discrepancies_told(narrow: Table, rows: Rows) -> Table:
    """The discrepancies as they are written, in the order of units, periods and rows."""
    columns = (*_OF_ALL, "indicator", "row", "place", "other_row", "other_place")
    return _of_case(narrow, rows.cases).order_by(CASE, "row", "other_row", "check").select(*_OF_CASE, *columns)


def _sets_told(narrow: Table, rows: Rows) -> Table:
    """What sets give, in the order of units, periods and sets."""
    return _of_case(narrow, rows.cases).order_by(CASE, "set").select(*_OF_CASE, "set", "result", RULE)


def _of_case(narrow: Table, cases: Table) -> Table:
    return narrow.join(cases.select(CASE, *_OF_CASE).view(), CASE)

