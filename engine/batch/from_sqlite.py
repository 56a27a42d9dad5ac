"""A table of an SQLite database as it stands: each column of the type that all of its cells have, else as text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pyarrow as pa

_AT_ONCE = 50_000
_MOST_EXACT = 2**53
"""Whole numbers up to it are the same as doubles."""


class _Column(NamedTuple):
    name: str
    kind: pa.DataType


class NoSuchTable(Exception):
    """The database has other tables."""

    def __init__(self, known: Sequence[str]) -> None:
        self.known = tuple(known)
        super().__init__()


def batches(path: Path, table: str) -> Iterator[pa.RecordBatch]:
    """The rows of a table or view, in the order of the table; the first batch may be empty.

    Nothing is ever written. Raises NoSuchTable, and sqlite3.Error where it cannot be read.
    """
    with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        known = [name for (name,) in found]
        if table not in known:
            raise NoSuchTable(sorted(known))
        columns = _columns(connection, table)
        names = ", ".join(_quoted(each.name) for each in columns)
        cursor = connection.execute(f"SELECT {names} FROM {_quoted(table)}")  # noqa: S608  quoted
        schema = pa.schema([(each.name, each.kind) for each in columns])
        yield pa.RecordBatch.from_pylist([], schema=schema)
        while rows := cursor.fetchmany(_AT_ONCE):
            cells = zip(*rows, strict=True)
            arrays = [_array(each, column.kind) for each, column in zip(cells, columns, strict=True)]
            yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _columns(connection: sqlite3.Connection, table: str) -> Sequence[_Column]:
    """The columns with their types. In SQLite a cell of any column may hold anything."""
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({_quoted(table)})")]
    asked = []
    for name in map(_quoted, names):
        asked += [f"total(typeof({name}) = '{each}') > 0" for each in ("integer", "real", "text", "blob")]
        asked.append(f"total(typeof({name}) = 'integer' AND abs({name} / 2) > {_MOST_EXACT // 2}) > 0")
    (told,) = connection.execute(f"SELECT {', '.join(asked)} FROM {_quoted(table)}")  # noqa: S608  quoted
    each_five = [told[start : start + 5] for start in range(0, len(told), 5)]
    return [_Column(name, _kind(*holds)) for name, holds in zip(names, each_five, strict=True)]


def _kind(whole: int, real: int, text: int, blob: int, is_large: int) -> pa.DataType:
    if text or blob or (real and is_large) or not (whole or real):
        return pa.string()
    return pa.float64() if real else pa.int64()


def _array(cells: Sequence[Any], kind: pa.DataType) -> pa.Array:
    return pa.array([_text(each) for each in cells] if kind == pa.string() else cells, kind)


def _text(cell: Any) -> str | None:
    if cell is None or isinstance(cell, str):
        return cell
    return cell.decode("utf-8", errors="replace") if isinstance(cell, bytes) else repr(cell)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
