"""The rows that cannot be judged: their table, with why, and one problem for each kind of fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import ibis
import pyarrow as pa
from ibis.expr.types import StringValue, Table

from engine import exact
from engine.batch.cells import COUNTS, DAYS, FIGURES, ROW, written
from engine.batch.coded import Keep, as_they_are
from engine.batch.known import Read
from engine.batch.recipes import Recipes, made
from engine.batch.rows import Rows, seen, told_by
from engine.batch.together import REASON
from engine.dossiers.files import Exported, bad_lines
from engine.problem import Problem

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_COLUMN_OF: Mapping[str, str] = {
    "unknown-unit": "unit",
    "unit-told-twice": "unit",
    "unknown-level": "level",
    "missing-level": "level",
    "level-has-ended": "level",
    "unknown-attribute": "attributes",
    "ends-before-it-begins": "to",
    "unknown-indicator": "indicator",
    "unknown-part": "part",
    "unknown-target": "target",
    "row-of-another-indicator": "target",
    "duplicate-reading": "place",
    "documents-differ": "document",
    "too-many-readings": "unit",
    "too-many-alike": "indicator",
}
"""Where a fault is that can be in one column only."""
_LONGEST = 60
"""So many letters of a cell are shown."""


def rejected(rows: Rows, keep: Keep, recipes: Recipes) -> Table:
    """The rows that cannot be judged, in their order: why, in which column, what stands there, and the whole row."""
    tables = {**told_by(rows.written, rows.known), "bad": rows.bad}

    def make() -> Mapping[str, Table]:
        return {"rejected": as_they_are(keep)("rejected", _rejected(rows))}

    return made(("rejected", rows.known.named), tables, keep, recipes, make)["rejected"]


def _rejected(rows: Rows) -> Table:
    few = rows.written.semi_join(rows.bad.view(), ROW)
    bad = seen(few, rows.known).join(rows.bad.select(ROW, REASON).view(), ROW)
    columns = {"row": bad[ROW], "reason": bad[REASON], "column": _column(bad)}
    cells = {name: written(bad, name) for name in ("unit", "from", "to", "indicator", "part", "scope", "target")}
    rest = {name: written(bad, name) for name in (*FIGURES, "threshold", "place", "document")}
    table = bad.select(**columns, **cells, **rest, of_unit=ibis.coalesce(bad["unit_found"], bad["level"]))
    found = [(table["column"] == name, table[name]) for name in (*cells, *rest)]
    told = table.mutate(found=ibis.cases(*found, else_=table["of_unit"]))
    return told.order_by("row").select("row", "reason", "column", "found", *cells, *rest)


def _column(bad: Table) -> StringValue:
    """The column that the fault is in."""
    reason = bad[REASON]
    fixed = [(reason == code, column) for code, column in _COLUMN_OF.items()]
    empty = [((reason == "missing-cell") & written(bad, name).isnull(), name) for name in ("unit", *DAYS)]
    undated = [((reason == "not-a-date") & bad[f"period_{name}"].isnull(), name) for name in DAYS]
    told = [name for name in (*FIGURES, "scope", "unit") if f"{name}_problem" in bad.columns]
    strange = [(bad[f"{name}_problem"] == reason, name) for name in told]
    typed = [name for name in COUNTS if f"{name}_typed" in bad.columns]
    beyond = [(bad[f"{name}_typed"].abs() > exact.LARGEST, name) for name in typed]
    found: StringValue = ibis.cases(*fixed, *empty, *undated, *strange, *beyond, else_="indicator")
    return found


def faults(found: Table, read: Read, source: str) -> Iterator[Problem]:
    """One problem for each kind of fault in each column: in how many of the rejected rows it is, and the first."""
    kinds = found.group_by(REASON, "column").agg(count=found.count(), first=found["row"].min())
    named = kinds.join(found.select(first="row", says="found").view(), "first")
    for row in sorted(read(named).to_pylist(), key=lambda each: (each["first"], each[REASON])):
        details = {name: str(row[name]) for name in ("count", "first", "column")}
        if not row["says"]:
            yield Problem(source, "rows-left-empty", details={**details, "reason": f"row-{row[REASON]}"})
        else:
            says = row["says"] if len(row["says"]) <= _LONGEST else row["says"][:_LONGEST] + "…"
            yield Problem(source, "rows-rejected", details={**details, "reason": f"row-{row[REASON]}", "found": says})


class Lost(NamedTuple):
    """Lines of files that could not be parted into cells."""

    lines: Sequence[str]
    problems: Sequence[Problem]


def lines_lost(connection: Backend, exported: Exported, source: str) -> Lost:
    """The lines of CSV files that have not the cells that the heading names, of all that was read so far."""
    found = bad_lines(connection, exported)
    details = {"count": str(len(found)), "first": str(found[0].line) if found else ""}
    return Lost([each.text for each in found], [Problem(source, "line-not-read", details=details)] if found else [])


def with_lines(bad: Table, lines: Sequence[str]) -> Table:
    """The rejected rows, and after them such lines, which have no row."""
    if not lines:
        return bad
    written = pa.table({"found": pa.array(lines, pa.string())})
    none = {name: ibis.null(kind) for name, kind in bad.schema().items() if name not in ("reason", "found")}
    more = ibis.memtable(written).mutate(reason=ibis.literal("line-not-read"), **none)
    return bad.union(more.select(bad.columns))
