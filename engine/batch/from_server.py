"""A table of any other database that Ibis reaches: read through its driver, batch by batch, never written."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import ibis
import pyarrow as pa
from ibis.common.exceptions import TableNotFound

from engine.batch.cells import FIGURES
from engine.batch.copied import Unfit, sized, write
from engine.batch.from_sqlite import NoSuchTable
from engine.batch.located import InDatabase
from engine.batch.tables import OF_UNITS
from engine.read.rows import key_of

_AT_ONCE = 50_000
_WIDEST = 38
_FIGURES = (*FIGURES, "threshold")
_PASSWORD = {"trino": "auth"}
_SAME_ORDER = {
    "postgres": "SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'synchronize_seqscans'",
}
"""What makes a server read a table from its beginning, also while another reads it."""
KINDS = ("clickhouse", "mssql", "mysql", "oracle", "postgres", "trino")
"""Databases on servers that Ibis reaches by a URL, each through a driver of its own."""
DRIVERS = {"postgres": '"ibis-framework[postgres]" "psycopg[binary]"'}
"""What is installed to connect to them, where that is more than what Ibis names for it."""


class Unreachable(Exception):
    """There is no connection to the database: the server, the name, or the password is another."""


class UnfitFigures(Exception):
    """A column of figures has a number that no decimal holds."""

    def __init__(self, unfit: Unfit) -> None:
        self.unfit = unfit
        super().__init__()


def copy(of: InDatabase, to: Path, memory: str) -> None:
    """Copies the rows of a table or view into a file, in the order in which the server gives them.

    Columns that are not used here are empty. Raises ImportError without the driver, Unreachable, NoSuchTable,
    UnfitFigures, and whatever the driver raises while it reads.
    """
    raw = to.with_suffix(".raw")
    with warnings.catch_warnings(action="ignore"), closing(_connected(of)) as connection:  # they are not for users
        table = connection.table(of.table)
        loose = [name for name, kind in table.schema().items() if _is_used(name) and _is_loose(kind)]
        write(connection.batches(_plain(table)), raw if loose else to)
    if loose:
        unfit = [each for each in sized(raw, loose, to, memory) if (key_of(each.column) or each.column) in _FIGURES]
        raw.unlink()
        if unfit:
            raise UnfitFigures(unfit[0])


class _Connection:
    def __init__(self, backend: Any) -> None:
        self.backend = backend
        if backend.name in _SAME_ORDER:
            backend.raw_sql(_SAME_ORDER[backend.name]).close()

    def table(self, name: str) -> Any:
        schema, _, own = name.rpartition(".")
        try:
            return self.backend.table(own, database=schema or None)
        except TableNotFound:
            raise NoSuchTable(self._tables(schema)) from None

    def batches(self, table: Any) -> Iterator[pa.RecordBatch]:
        """The rows; the first batch is empty."""
        yield pa.RecordBatch.from_pylist([], schema=table.schema().to_pyarrow())
        yield from self.backend.to_pyarrow_batches(table, chunk_size=_AT_ONCE)

    def _tables(self, schema: str) -> Sequence[str]:
        """The tables of a schema as one writes them, or where there are none those of the usual schema, if any."""
        own = [f"{schema}.{each}" for each in self.backend.list_tables(database=schema)] if schema else []
        return sorted(own or (self.backend.list_tables() if self.backend.current_database else ()))

    def close(self) -> None:
        self.backend.disconnect()


def _connected(of: InDatabase) -> _Connection:
    """Raises ImportError, Unreachable."""
    parts = urlsplit(of.url)
    who = {"user": parts.username, _PASSWORD.get(of.kind, "password"): parts.password}
    # Ibis leaves names as they are written in a URL, and takes a plus sign of a password for a space.
    told: Mapping[str, str] = {name: unquote(text) for name, text in who.items() if text}
    url = parts._replace(path=unquote(parts.path)).geturl() if "%" in parts.path else of.url
    try:
        return _Connection(ibis.connect(url, **told))
    except (ImportError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  drivers raise what they like
        raise Unreachable(str(error) or type(error).__name__) from None


def _plain(table: Any) -> Any:
    """The table with cells that files hold: texts for others, which lose nothing; and no others than those used."""
    return table.select(**{name: _cell(table, name, kind) for name, kind in table.schema().items()})


def _cell(table: Any, name: str, kind: Any) -> Any:
    if not _is_used(name):
        return ibis.null("string")
    return table[name] if _is_held(kind) and not _is_loose(kind) else table[name].cast("string")


def _is_used(name: str) -> bool:
    return key_of(name) is not None or name in OF_UNITS


def _is_loose(kind: Any) -> bool:
    """Whether numbers are of no fixed size, or of one that files do not hold."""
    if kind.is_decimal():
        return kind.precision is None or kind.precision > _WIDEST or kind.scale is None or kind.scale < 0
    return bool(kind.is_uint64())


def _is_held(kind: Any) -> bool:
    """Whether a file holds such cells. A moment is on one day here and on another there, and no day for that."""
    if kind.is_timestamp():
        return kind.timezone is None
    if kind.is_array():
        return bool(kind.value_type.is_string())
    return bool(kind.is_string() or kind.is_numeric() or kind.is_date())
