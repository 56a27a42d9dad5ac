"""A table of any other database that Ibis reaches: read through its driver, batch by batch, never written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import ibis
import pyarrow as pa
from ibis.common.exceptions import TableNotFound

from engine.batch.from_sqlite import NoSuchTable
from engine.batch.located import InDatabase

_AT_ONCE = 50_000
KINDS = ("clickhouse", "mssql", "mysql", "oracle", "postgres", "trino")
"""Databases on servers that Ibis reaches by a URL, each through a driver of its own."""


def batches(of: InDatabase) -> Iterator[pa.RecordBatch]:
    """The rows of a table or view; the first batch is empty.

    Raises ImportError without the driver, NoSuchTable, and whatever the driver raises.
    """
    with closing(_Connection(of.url)) as connection:
        table = _plain(connection.table(of.table))
        schema = table.schema().to_pyarrow()
        yield pa.RecordBatch.from_pylist([], schema=schema)
        yield from connection.backend.to_pyarrow_batches(table, chunk_size=_AT_ONCE)


class _Connection:
    def __init__(self, url: str) -> None:
        self.backend: Any = ibis.connect(url)

    def table(self, name: str) -> Any:
        schema, _, own = name.rpartition(".")
        try:
            return self.backend.table(own, database=schema or None)
        except TableNotFound:
            raise NoSuchTable(()) from None

    def close(self) -> None:
        self.backend.disconnect()


def _plain(table: Any) -> Any:
    """The table with numbers of no fixed size as texts, which lose nothing."""
    loose = [name for name, kind in table.schema().items() if kind.is_decimal() and kind.precision is None]
    return table.mutate(**{name: table[name].cast("string") for name in loose}) if loose else table
