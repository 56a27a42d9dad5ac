"""The tables that are written out: all made in a folder beside their places, then moved there; or none."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from ibis.expr.types import Table

from engine.output import NotWritten, check_places, undisturbed

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_SHOWN = 200
"""So many letters of what a database says are told."""
BESIDE = ("discrepancies", "sets", "rejected")
SCORES = "scores"


def places(output: Path, *, scored: bool = False) -> Mapping[str, Path]:
    """Where the tables go: the findings to ``output``, the others beside it, each with its name before the suffix."""
    names = (*BESIDE, SCORES) if scored else BESIDE
    others = {name: output.with_name(f"{output.stem}.{name}{output.suffix}") for name in names}
    return {"findings": output, **others}


@contextmanager
def beside(output: Path, *, scored: bool) -> Iterator[Path]:
    """A folder beside the output for what is not finished; it is gone in the end. Raises NotWritten."""
    check_places(list(places(output, scored=scored).values()))
    try:
        place = output.resolve().parent
        folder = tempfile.TemporaryDirectory(dir=place, prefix=".chitieu-", ignore_cleanup_errors=True)
    except OSError as error:
        raise NotWritten(output, error) from error
    with folder as name:
        yield Path(name)


def write_table(connection: Backend, table: Table, path: Path) -> None:
    """Writes a table in the form that the name of the file tells. Raises NotWritten."""
    try:
        if path.suffix.lower() == ".csv":
            connection.to_csv(table, path)
        else:
            connection.to_parquet(table, path)
    except duckdb.IOException as error:
        raise NotWritten(path, OSError(errno.EIO, " ".join(str(error).split())[:_SHOWN])) from error


def write(connection: Backend, tables: Mapping[str, Table], output: Path, folder: Path) -> None:
    """Writes each table into the folder, and moves all into place when every one is whole. Raises NotWritten."""
    made = {name: folder / f"{name}{output.suffix}" for name in tables}
    for name, table in tables.items():
        write_table(connection, table, made[name])
    with undisturbed():
        for name, place in places(output, scored=SCORES in tables).items():
            try:
                made[name].replace(place.resolve())
            except OSError as error:
                raise NotWritten(place, error) from error
