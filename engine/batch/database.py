"""The database for the work on tables of readings: it keeps the order of rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.backends.bounds import Bounds
from engine.backends.database import database as opened

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend


@contextmanager
def database(bounds: Bounds, folder: Path | None) -> Iterator[Backend]:
    """An empty database within these bounds, where they say or in ``folder``. Raises InputError."""
    with opened(bounds, folder, ordered=True) as connection:
        yield connection


__all__ = ["Bounds", "database"]
