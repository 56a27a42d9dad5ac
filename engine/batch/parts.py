"""Finished partitions of a long run: kept beside the output until all are there, and taken over by the next run."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from ibis.expr.types import Table

from engine import __version__
from engine.asked import Request
from engine.batch.written import write_table
from engine.output import NotWritten
from rules import Rulebook
from targets import Library

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_NOTES = "notes.json"
_SHOWN = 16


class Parts:
    """The partitions of one run. What a partition holds is whole: it is made under another name."""

    def __init__(self, output: Path, digest: str) -> None:
        """Makes the folder; those of runs over other inputs are removed. Raises NotWritten."""
        place = output.resolve()
        self._folder = place.with_name(f".{place.name}.{digest[:_SHOWN]}.parts")
        for other in place.parent.glob(f".{place.name}.*.parts"):
            if other != self._folder:
                shutil.rmtree(other, ignore_errors=True)
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise NotWritten(output, error) from error

    def has(self, number: int) -> bool:
        """Whether the partition is finished."""
        return self._of(number).is_dir()

    def keep(self, number: int, connection: Backend, tables: Mapping[str, Table], notes: Mapping[str, Any]) -> None:
        """Keeps what a partition gave. Raises NotWritten."""
        new = self._folder / "new"
        shutil.rmtree(new, ignore_errors=True)
        try:
            new.mkdir()
            for name, table in tables.items():
                write_table(connection, table, new / f"{name}.parquet")
            (new / _NOTES).write_text(json.dumps(notes), encoding="utf-8")
            new.replace(self._of(number))
        except NotWritten:
            raise
        except OSError as error:
            raise NotWritten(new, error) from error

    def tables(self, connection: Backend, names: Iterable[str], count: int) -> Mapping[str, Table]:
        """The tables of all partitions, each as one."""
        numbers = range(count)
        return {
            name: connection.read_parquet([str(self._of(number) / f"{name}.parquet") for number in numbers])
            for name in names
        }

    def notes(self, count: int) -> Sequence[Mapping[str, Any]]:
        """What was noted of each partition."""
        return [json.loads((self._of(number) / _NOTES).read_text(encoding="utf-8")) for number in range(count)]

    def end(self) -> None:
        """Removes the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _of(self, number: int) -> Path:
        return self._folder / str(number)


def digest_of(
    states: Iterable[Sequence[str | int]],
    request: Request,
    partitions: int,
    library: Library,
    rulebook: Rulebook,
    scheme: str,
) -> str:
    """The same for the same states of files, request, rules, targets, scheme and versions."""
    asked = (sorted(library.digests.items()), rulebook.digest, request.targets, str(request.as_of), request.level)
    told = json.dumps([list(states), asked, partitions, scheme, __version__, duckdb.__version__])
    return hashlib.sha256(told.encode()).hexdigest()
