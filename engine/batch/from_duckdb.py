"""A table of a DuckDB database, copied into a file as it stands: the database is opened only to be read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb

from engine.batch.copied import escaped, quoted, settings
from engine.batch.from_sqlite import NoSuchTable

_HUGE = ("HUGEINT", "UHUGEINT", "UBIGINT")
"""Whole numbers that the file would hold as doubles, or that not everybody reads."""
_MOMENT = "TIMESTAMP WITH TIME ZONE"
"""It is on one day here and on another there, so it is no day of a period."""


def copy(path: Path, table: str, to: Path, memory: str) -> None:
    """Copies the rows of a table or view, in their order. Raises NoSuchTable, and duckdb.Error."""
    with closing(duckdb.connect(str(path), read_only=True, config=dict(settings(memory, to.parent)))) as connection:
        found = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = current_database()"
        ).fetchall()
        known = {name if schema == "main" else f"{schema}.{name}": (schema, name) for schema, name in found}
        if table not in known:
            raise NoSuchTable(sorted(known))
        named = ".".join(quoted(each) for each in known[table])
        columns = connection.execute(f"DESCRIBE {named}").fetchall()
        cells = ", ".join(_cell(name, kind) for name, kind, *_ in columns)
        connection.execute(f"COPY (SELECT {cells} FROM {named}) TO '{escaped(str(to))}' (FORMAT parquet)")  # noqa: S608


def _cell(name: str, kind: str) -> str:
    own = quoted(name)
    if kind == _MOMENT:
        return f"CAST({own} AT TIME ZONE 'UTC' AS VARCHAR) || '+00' AS {own}"
    return f"CAST({own} AS DECIMAL(38, 0)) AS {own}" if kind in _HUGE else own
