"""The dossiers that were set aside for what is wrong with them, each with the reason, as a table of their own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table, Value

from engine.dossiers.cube import DIGEST, STATE, cells, countable, marked
from engine.dossiers.outcome import Counted
from engine.dossiers.states import CONTRADICTORY, COPY, COUNTED, UNKNOWN_UNIT, WITHDRAWN, Reason, state
from engine.dossiers.typed import WRITTEN
from engine.output import check_places

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_CELLS, _ROWS, _KINDS = "cells", "rows", "kinds"


class Rejects(NamedTuple):
    """Typed dossiers, what may speak against one, whose numbers may stand twice, and what was counted of them."""

    dossiers: Table
    found: Mapping[Reason, BooleanValue]
    twice: Table | None
    counted: Counted


def write_rejected(connection: Backend, rejects: Rejects, path: Path) -> None:
    """Writes them as Parquet, or else as CSV, beside ``path`` and moves that into place. Raises OSError.

    The columns are ``reason`` and ``field``, what is written there (``found``), for how many rows the row stands
    (``rows``), then the fields that the export has. Dossiers that were withdrawn are not among them.
    """
    check_places([path])
    every = list(_rejected(connection, rejects))
    order = every[0].columns
    table = ibis.union(*(each.select(*order) for each in every)) if len(every) > 1 else every[0]
    with tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=".chitieu-") as folder:
        beside = Path(folder) / "rejected"
        write = connection.to_parquet if path.suffix.lower() == ".parquet" else connection.to_csv
        write(table.order_by(*order), beside)
        beside.replace(path.resolve())


def _rejected(connection: Backend, rejects: Rejects) -> Iterator[Table]:
    by_itself = [number for number, reason in enumerate(rejects.found, start=1) if reason != WITHDRAWN]
    rows = connection.create_table("perhaps_rejected", _perhaps(rejects, by_itself), temp=True)
    single = rows.drop(DIGEST)
    yield _told(single.filter(single[STATE].isin(by_itself)), rejects)
    if rejects.twice is not None:
        is_suspect = rows[DIGEST].notnull() & rows[STATE].isin(countable(rejects.found))
        suspects = _suspects(connection, rows.filter(is_suspect).drop(DIGEST), rejects)
        yield _told(suspects.filter(suspects[_KINDS] > 1), rejects, CONTRADICTORY)
        same = _each_once(suspects.filter(suspects[_KINDS] == 1), rejects)
        more = same.filter(same[_ROWS] > 1)
        yield _told(more.mutate(**{_ROWS: more[_ROWS] - 1}), rejects, COPY)
        yield from _strange(same.mutate(**{_ROWS: ibis.literal(1, "int64")}), rejects)
        single = rows.filter(~is_suspect).drop(DIGEST)
    yield from _strange(single, rejects)


def _perhaps(rejects: Rejects, by_itself: Sequence[int]) -> Table:
    """The dossiers that any of the reasons may hold of, with ``DIGEST`` where their number may stand twice."""
    rows = rejects.dossiers.mutate(**{STATE: state(rejects.found)})
    rows = rows.mutate(**{DIGEST: ibis.null("int64")}) if rejects.twice is None else marked(rows, rejects.twice)
    chosen = rows[STATE].isin(by_itself) | rows[DIGEST].notnull()
    if rejects.counted.strange:
        chosen |= rows["unit"].isin(rejects.counted.strange)
    return rows.filter(chosen)


def _suspects(connection: Backend, rows: Table, rejects: Rejects) -> Table:
    """Those whose number stands more than once, and of how many kinds (``kinds``) its rows are."""
    kept = connection.create_table("suspects", rows.mutate(**{_CELLS: cells(rows, rejects.counted.plan)}), temp=True)
    kinds = kept.group_by("id").agg(**{_ROWS: kept.count(), _KINDS: kept[_CELLS].nunique()})
    found = kept.inner_join(kinds.rename(number="id"), kept["id"] == kinds["id"]).drop("number")
    return found.mutate(**{_ROWS: ibis.ifelse(found[_KINDS] > 1, 1, found[_ROWS])})


def _each_once(same: Table, rejects: Rejects) -> Table:
    """One row for all copies; what has no say may differ between them, and is then the least that is written."""
    keys = [*rejects.counted.plan.fields, STATE, _ROWS]
    rest = [name for name in rejects.dossiers.columns if name not in keys]
    return same.group_by(keys).agg(**{name: same[name].min() for name in rest})


def _strange(rows: Table, rejects: Rejects) -> Iterator[Table]:
    if rejects.counted.strange:
        of_them = rows[STATE].isin([COUNTED]) & rows["unit"].isin(rejects.counted.strange)
        yield _told(rows.filter(of_them), rejects, UNKNOWN_UNIT)


def _told(rows: Table, rejects: Rejects, reason: Reason | None = None) -> Table:
    """The rows with the reason, or each with that of its own state."""
    reasons = [reason] if reason else list(rejects.found)
    numbers = {each: number for number, each in enumerate(rejects.found, start=1)}
    columns: dict[str, Value] = {}
    if reason:
        columns |= {"reason": ibis.literal(reason.key), "field": ibis.literal(reason.field)}
        columns["found"] = _written(rows, reason.field)
    else:
        for name, of in (("reason", _key), ("field", _field), ("found", lambda each: _written(rows, each.field))):
            branches = [(rows[STATE] == numbers[each], of(each)) for each in reasons]
            columns[name] = ibis.cases(*branches, else_=ibis.null("string"))
    columns[_ROWS] = rows[_ROWS].cast("int64") if _ROWS in rows.columns else ibis.literal(1, "int64")
    fields = [name for name in rejects.dossiers.columns if not name.startswith(("unreadable_", WRITTEN))]
    return rows.select(**columns, **{name: rows[name] for name in fields})


def _key(reason: Reason) -> Value:
    return ibis.literal(reason.key)


def _field(reason: Reason) -> Value:
    return ibis.literal(reason.field)


def _written(rows: Table, field: str) -> StringValue:
    """What is written in the field, as far as it is known."""
    name = WRITTEN + field if WRITTEN + field in rows.columns else field
    text: StringValue = rows[name].cast("string")
    return text
