"""The cells of a table of readings as they stand there: texts, and the numbers and days of columns that hold such."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis.expr.types import StringValue, Table, Value

REQUIRED = ("unit", "from", "to", "indicator")
FIGURES = ("value", "numerator", "denominator")
COUNTS = FIGURES[1:]
DAYS = ("from", "to")
ROW = "row"
_TEXTS = ("unit", "indicator", "part", "scope", "target", "place", "document", "threshold")
SPACES = " \t\n\r\v\f"
"""What stands around the text of a cell and is no part of it."""
_LAST_SPACE = max(SPACES)


def cells(raw: Table) -> Table:
    """The columns that a table has of those that are used; whole numbers in ``…_typed``, days in ``…_day``."""
    columns: dict[str, Value] = {ROW: raw[ROW]}
    for name in (*_TEXTS, *FIGURES):
        if name in raw.columns and not _is_whole(raw, name):
            columns[name] = raw[name] if raw[name].type().is_string() else raw[name].cast("string")
    columns |= {f"{name}_typed": raw[name].cast("int64") for name in COUNTS if _is_whole(raw, name)}
    for name in DAYS:
        is_day = _is_day(raw, name)
        columns[f"{name}_day" if is_day else name] = raw[name].cast("date" if is_day else "string")
    return raw.select(**columns)


def is_typed(raw: Table, name: str) -> bool:
    """Whether there is such a column, and it has numbers."""
    return name in raw.columns and bool(raw[name].type().is_numeric())


def figures(written: Table) -> Mapping[str, Value]:
    """The figures of rows as they are written: texts, and whole numbers in ``…_typed``; null where there are none."""
    texts = {name: text(written, name) for name in FIGURES}
    typed = (f"{name}_typed" for name in COUNTS)
    return {**texts, **{name: written[name] if name in written.columns else ibis.null("int64") for name in typed}}


def text(table: Table, name: str) -> StringValue:
    """A cell without the spaces around it; null where that leaves nothing, or where there is no such column."""
    if name not in table.columns:
        return ibis.null("string")
    cell = table[name]
    begins, ends = (each <= _LAST_SPACE for each in (cell.left(1), cell.right(1)))
    # few have spaces, and to take them away from all takes long
    found: StringValue = ibis.ifelse(begins | ends, cell.strip(), cell).nullif("")
    return found


def written(table: Table, name: str) -> StringValue:
    """What stands in a cell, as text, whatever its column holds."""
    typed = [table[each].cast("string") for each in (f"{name}_typed", f"{name}_day") if each in table.columns]
    return ibis.coalesce(text(table, name), *typed)


def _is_whole(raw: Table, name: str) -> bool:
    return name in COUNTS and name in raw.columns and bool(raw[name].type().is_integer())


def _is_day(raw: Table, name: str) -> bool:
    kind = raw[name].type()
    return bool(kind.is_date() or (kind.is_timestamp() and kind.timezone is None))  # of a moment the day is not known
