"""The database for the work on tables of readings: its memory is bounded, and it keeps the order of rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import ibis

from engine.problem import InputError, Problem, name_of

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend


class Bounds(NamedTuple):
    """What bounds the work: memory as DuckDB writes it, and where it may spill to."""

    memory: str = "4GB"
    temp: Path | None = None


@contextmanager
def database(bounds: Bounds, folder: Path | None) -> Iterator[Backend]:
    """An empty database within these bounds; it spills into a folder of its own, where they say or in ``folder``.

    Raises InputError where there can be none.
    """
    place = bounds.temp or folder
    try:
        made = tempfile.TemporaryDirectory(dir=place, prefix=".chitieu-", ignore_cleanup_errors=True)
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise InputError([Problem(name_of(place or Path()), "no-place-to-spill", details=details)]) from None
    with made as own:
        connection = ibis.duckdb.connect(memory_limit=bounds.memory, temp_directory=own)
        try:
            yield connection
        finally:
            connection.disconnect()
