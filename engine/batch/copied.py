"""Rows of a database as a file: batch by batch, and numbers of no fixed size as decimals that hold all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
from pyarrow import parquet

_WIDEST = 38
"""The most digits of a decimal that everybody reads."""
_PLAIN = "-?[0-9]*[.]?[0-9]*"


class Unfit(NamedTuple):
    """A column that no decimal holds exactly, and a cell that shows it."""

    column: str
    found: str


def write(batches: Iterator[pa.RecordBatch], to: Path) -> None:
    """Writes a file. The schema is that of the first batch."""
    first = next(batches)
    with parquet.ParquetWriter(to, first.schema) as writer:
        for each in batches:
            writer.write_batch(each)


def sized(path: Path, names: Iterable[str], to: Path, memory: str) -> Sequence[Unfit]:
    """Writes a file in which the columns ``names``, whose cells are numbers as texts, are decimals.

    As a text a number may mean another: 1.652 is less than two, and "1.652" a count. Columns that no decimal holds
    stay texts, and are returned. Raises duckdb.Error.
    """
    with closing(duckdb.connect(config=dict(settings(memory, to.parent)))) as connection:
        given = f"read_parquet('{escaped(str(path))}')"
        sizes = {name: _size(connection, given, name) for name in names}
        fine = [_decimal(name, size) for name, size in sizes.items() if isinstance(size, int)]
        replaced = f" REPLACE ({', '.join(fine)})" if fine else ""
        connection.execute(f"COPY (SELECT *{replaced} FROM {given}) TO '{escaped(str(to))}' (FORMAT parquet)")  # noqa: S608
    return [size for size in sizes.values() if isinstance(size, Unfit)]


def settings(memory: str, folder: Path) -> Mapping[str, str | bool]:
    """Within bounds, and nothing is fetched from elsewhere."""
    alone = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    return {"memory_limit": memory, "temp_directory": str(folder), **alone}


def quoted(name: str) -> str:
    """The name of a column or table as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def escaped(text: str) -> str:
    """A text between quotation marks of SQL."""
    return text.replace("'", "''")


def _size(connection: duckdb.DuckDBPyConnection, given: str, name: str) -> int | Unfit:
    """How many decimals a column needs, if a decimal holds all of its cells."""
    cell = quoted(name)
    found = connection.execute(
        f"SELECT coalesce(max(length(ltrim(split_part({cell}, '.', 1), '-0'))), 0),"  # noqa: S608
        f" coalesce(max(length(rtrim(split_part({cell}, '.', 2), '0'))), 0), arg_max({cell}, length({cell})),"
        f" min({cell}) FILTER (NOT regexp_full_match({cell}, '{_PLAIN}')) FROM {given}"
    ).fetchone()
    whole, decimals, longest, odd = found or (0, 0, None, None)
    if odd is not None or whole + decimals > _WIDEST:
        return Unfit(name, odd or longest)
    return int(decimals)


def _decimal(name: str, decimals: int) -> str:
    own = quoted(name)
    return f"CAST({own} AS DECIMAL({_WIDEST}, {decimals})) AS {own}"
