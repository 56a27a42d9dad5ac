"""A database for the work on some tables: its memory is bounded, what it keeps on disk is removed at the end."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
from ibis.expr.types import Table

from engine.backends.bounds import DUCKDB, Bounds
from engine.problem import InputError, Problem, name_of

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend


@contextmanager
def database(bounds: Bounds, folder: Path | None, *, ordered: bool) -> Iterator[Backend]:
    """An empty database within these bounds; it keeps files in a folder of its own, where they say or in ``folder``.

    ``ordered``: the rows of files keep their order, which takes time. Raises InputError where there can be none.
    """
    place = bounds.temp or folder
    try:
        made = tempfile.TemporaryDirectory(dir=place, prefix=".chitieu-", ignore_cleanup_errors=True)
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise InputError([Problem(name_of(place or Path()), "no-place-to-spill", details=details)]) from None
    with made as own, _embedded(bounds, Path(own), ordered=ordered) as here:
        if bounds.backend == DUCKDB:
            yield here
        else:
            from engine.backends.spark import cluster  # a second's work, which others need not wait for

            with cluster(bounds, here, Path(own).resolve(), ordered=ordered) as there:
                yield there


def entered(connection: Backend, table: Table) -> Table:
    """The rows of files with what was reckoned of their order; a cluster knows none, so there they are kept at once."""
    return table if connection.name == DUCKDB else connection.entered(table)


@contextmanager
def _embedded(bounds: Bounds, own: Path, *, ordered: bool) -> Iterator[Backend]:
    connection = ibis.duckdb.connect(
        memory_limit=bounds.here, temp_directory=str(own), preserve_insertion_order=ordered
    )
    try:
        yield connection
    finally:
        connection.disconnect()
