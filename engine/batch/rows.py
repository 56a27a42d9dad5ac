"""From a table of readings as it is written to rows that can be judged, and the rows that cannot, with why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple, TypeAlias

import ibis
import pyarrow as pa
from ibis.expr.types import BooleanValue, StringValue, Table, Value

from engine import exact
from engine.batch.coded import Keep
from engine.batch.figures import counted, stated
from engine.batch.kinds import kinds
from engine.batch.together import apart
from engine.batch.units import Units
from engine.batch.words import days, scopes, thresholds
from targets import Library

REQUIRED = ("unit", "from", "to", "indicator")
FIGURES = ("value", "numerator", "denominator")
DAYS = ("from", "to")
ROW, REASON = "row", "reason"
_TEXTS = ("unit", "indicator", "part", "scope", "target", "place", "document", "threshold")

Read: TypeAlias = Callable[[Table], pa.Table]
"""The rows of an expression."""


class Rows(NamedTuple):
    """Every row, with ``reason`` where it cannot be judged; of the others their cases, a unit and a period each."""

    every: Table
    cases: Table


def rows(raw: Table, units: Units, library: Library, as_of: date | None, keep: Keep, read: Read) -> Rows:
    """The rows of a table that has the REQUIRED columns and figures, and each row's number in ``row``."""
    written = keep("written", _written(raw))
    found = _met(written, keep("units", units.table()), ("unit",))
    of_kinds = kinds(read(written.select("indicator", "part", "target").distinct()).to_pylist(), library)
    found = _met(found, keep("kinds", of_kinds), ("indicator", "part", "target"))
    for name, reader in _readers(raw):
        texts = read(written.select(text=written[name]).filter(ibis._.text.notnull()).distinct())["text"].to_pylist()
        of_texts = reader(texts)
        columns = [name, *(f"{name}_{each}" for each in of_texts.column_names[1:])]
        found = _met(found, keep(f"texts of {name}", of_texts.rename_columns(columns)), (name,))
    checked = keep("checked", _checked(found, library, as_of))
    every = keep("rows", apart(checked, keep))
    return Rows(every, keep("cases", _cases(every)))


def _readers(raw: Table) -> Iterator[tuple[str, Callable[[Iterable[str]], pa.Table]]]:
    """What reads the texts of a column, each once."""
    typed = {name: name in raw.columns and raw[name].type().is_numeric() for name in (*FIGURES, "threshold")}
    yield from ((name, days) for name in DAYS if not _is_typed_day(raw, name))
    yield "scope", scopes
    yield "threshold", partial(thresholds, typed=typed["threshold"])
    for name in FIGURES:
        yield name, partial(stated if name == "value" else counted, typed=typed[name])


def _written(raw: Table) -> Table:
    columns: dict[str, Value] = {ROW: raw[ROW]}
    for name in (*_TEXTS, *FIGURES):
        is_whole = name in FIGURES[1:] and name in raw.columns and raw[name].type().is_integer()
        columns[name] = _text(raw[name]) if name in raw.columns and not is_whole else ibis.null("string")
        if name in FIGURES[1:]:
            columns[f"{name}_typed"] = raw[name].cast("int64") if is_whole else ibis.null("int64")
    for name in DAYS:
        columns[name] = ibis.null("string") if _is_typed_day(raw, name) else _text(raw[name])
        if _is_typed_day(raw, name):
            columns[f"{name}_day"] = raw[name].cast("date")
    return raw.select(**columns)


def _is_typed_day(raw: Table, name: str) -> bool:
    kind = raw[name].type()
    return bool(kind.is_date() or kind.is_timestamp())


def _text(column: Value) -> StringValue:
    """The cell without the spaces around it; null where that leaves nothing."""
    text: StringValue = (column if column.type().is_string() else column.cast("string")).strip()
    return text.nullif("")


def _met(table: Table, known: Table, names: tuple[str, ...]) -> Table:
    """The table with what is known of each way in which its columns ``names`` are written; they may be empty."""
    known = known.rename({f"known {name}": name for name in names}).view()
    same = [table[name].identical_to(known[f"known {name}"]) for name in names]
    return table.left_join(known, same).drop([f"known {name}" for name in names])


def _checked(table: Table, library: Library, as_of: date | None) -> Table:
    whole = {f"{name}_n": _whole(table, name) for name in FIGURES[1:]}
    table = table.rename({f"{name}_text": name for name in DAYS}).rename({name: f"{name}_day" for name in DAYS})
    table = table.mutate(
        **whole,
        has_numerator=table["numerator"].notnull() | table["numerator_typed"].notnull(),
        has_denominator=table["denominator"].notnull() | table["denominator_typed"].notnull(),
    )
    table = table.mutate(is_reading=table["value"].notnull() | table["has_numerator"] | table["has_denominator"])
    branches = [(condition, code) for condition, code in _faults(table, library, as_of)]
    return table.mutate(**{REASON: ibis.cases(*branches, else_=ibis.null("string"))})


def _whole(table: Table, name: str) -> Value:
    return ibis.coalesce(table[f"{name}_typed"], table[f"{name}_whole"])


def _faults(table: Table, library: Library, as_of: date | None) -> Iterator[tuple[BooleanValue, str | Value]]:
    """What may be wrong with a row: the first that holds is told."""
    empty = [table[name].isnull() & table[f"{name}_text"].isnull() for name in DAYS]
    yield table["unit"].isnull() | empty[0] | empty[1], "missing-cell"
    yield table["unit_problem"].notnull(), table["unit_problem"]
    yield table["level"].isnull(), "unknown-unit"
    yield table["from"].isnull() | table["to"].isnull(), "not-a-date"
    yield table["to"] < table["from"], "ends-before-it-begins"
    judged = table["to"] if as_of is None else ibis.greatest(table["to"], ibis.literal(as_of))
    for level in library.levels.values():
        if level.last_day is not None:
            yield (table["level"] == level.id) & (judged > ibis.literal(level.last_day)), "level-has-ended"
    yield table["kind_problem"].notnull(), table["kind_problem"]
    yield table["scope_problem"].notnull(), table["scope_problem"]
    for name in FIGURES:
        yield table[f"{name}_problem"].notnull(), table[f"{name}_problem"]
    for name in FIGURES[1:]:
        yield table[f"{name}_typed"].abs() > exact.LARGEST, "number-too-large"


def _cases(every: Table) -> Table:
    found = every.filter(every[REASON].isnull()).select("unit", "from", "to", "level").distinct()
    return found.mutate(case=ibis.row_number().over(order_by=["unit", "from", "to"]))
