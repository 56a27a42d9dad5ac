"""A database for the work on one export: its memory is bounded, what it spills to disk is removed at the end."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import ibis

from engine.dossiers.files import unreadable
from engine.problem import InputError, Problem, name_of

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend


@contextmanager
def database(memory: str, folder: Path | None) -> Iterator[Backend]:
    """An empty database that takes so much memory, and spills into a folder of its own in ``folder``.

    Raises InputError where there can be none.
    """
    try:
        made = tempfile.TemporaryDirectory(dir=folder, prefix=".chitieu-", ignore_cleanup_errors=True)
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise InputError([Problem(name_of(folder or Path()), "no-place-to-spill", details=details)]) from None
    with made as place:
        config = {"memory_limit": memory, "temp_directory": place, "preserve_insertion_order": False}
        connection = ibis.duckdb.connect(**config)
        try:
            yield connection
        finally:
            connection.disconnect()


@contextmanager
def explained(path: Path, memory: str) -> Iterator[None]:
    """What a database says of a file that it cannot work through is a problem of that file."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise InputError([Problem(name_of(path), "too-little-memory", details={"memory": memory})]) from None
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.ConversionException) as error:
        raise InputError([unreadable(path, error)]) from None
