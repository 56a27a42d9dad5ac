"""A table of a DuckDB database, copied into a file as it stands: the database is opened only to be read."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import duckdb

from engine.batch.from_sqlite import NoSuchTable

_HUGE = ("HUGEINT", "UHUGEINT", "UBIGINT")
"""Whole numbers that the file would hold as doubles, or that not everybody reads."""


def copy(path: Path, table: str, to: Path, memory: str) -> None:
    """Copies the rows of a table or view, in their order. Raises NoSuchTable, and duckdb.Error."""
    with closing(duckdb.connect(str(path), read_only=True, config=dict(_settings(memory, to.parent)))) as connection:
        found = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = current_database()"
        ).fetchall()
        known = {name if schema == "main" else f"{schema}.{name}": (schema, name) for schema, name in found}
        if table not in known:
            raise NoSuchTable(sorted(known))
        named = ".".join(_quoted(each) for each in known[table])
        columns = connection.execute(f"DESCRIBE {named}").fetchall()
        cells = ", ".join(_cell(name, kind) for name, kind, *_ in columns)
        connection.execute(f"COPY (SELECT {cells} FROM {named}) TO '{_escaped(str(to))}' (FORMAT parquet)")  # noqa: S608


def _settings(memory: str, folder: Path) -> Mapping[str, str | bool]:
    """Within bounds, and nothing is fetched from elsewhere."""
    alone = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    return {"memory_limit": memory, "temp_directory": str(folder), **alone}


def _cell(name: str, kind: str) -> str:
    own = _quoted(name)
    return f"CAST({own} AS DECIMAL(38, 0)) AS {own}" if kind in _HUGE else own


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _escaped(text: str) -> str:
    return text.replace("'", "''")
