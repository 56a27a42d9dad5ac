"""The database for the work on tables of readings: its memory is bounded, and it keeps the order of rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import ibis

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend


class Bounds(NamedTuple):
    """What bounds the work: memory as DuckDB writes it, and where it may spill to."""

    memory: str = "4GB"
    temp: Path | None = None


@contextmanager
def database(bounds: Bounds, folder: Path) -> Iterator[Backend]:
    """An empty database that keeps to these bounds; it spills into the folder where they name none."""
    config = {"memory_limit": bounds.memory, "temp_directory": str(bounds.temp or folder)}
    connection = ibis.duckdb.connect(**config)
    try:
        yield connection
    finally:
        connection.disconnect()
