"""Tables of databases as files beside the work: from then on they are read as any other file."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import duckdb
import pyarrow as pa

from engine.batch import from_duckdb, from_server, from_sqlite
from engine.batch.copied import write
from engine.batch.database import Bounds
from engine.batch.from_sqlite import NoSuchTable
from engine.batch.located import IN_FILES, InDatabase, Located
from engine.problem import InputError, Problem, name_of
from engine.validate import listed, nearest

_SHOWN = 200
"""So many letters of what a driver says are told."""


class Files(NamedTuple):
    """The files to be read, and of those that hold tables of databases the names to be shown, and what they hold."""

    paths: Sequence[Path]
    units: Path | None
    names: Mapping[Path, str] = MappingProxyType({})
    digests: Mapping[Path, str] = MappingProxyType({})

    def name(self, path: Path) -> str:
        """What a user is shown of a file."""
        return self.names.get(path) or name_of(path)

    def state(self, path: Path) -> Sequence[str | int]:
        """What a file is and holds: the same for the same table of a database, for others if nobody wrote to it."""
        if path in self.names:
            return self.names[path], self.digests[path]
        return str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns

    def check_unchanged(self, paths: Sequence[Path], states: Sequence[Sequence[str | int]]) -> None:
        """Raises InputError where a file is no longer what it was: it is read more than once."""
        both = zip(paths, states, strict=True)
        changed = [path for path, state in both if not path.exists() or self.state(path) != state]
        if changed:
            raise InputError([Problem(self.name(path), "being-written") for path in changed])

    def told(self, problems: Sequence[Problem]) -> list[Problem]:
        """The problems, of the tables that the user named."""
        known = {name_of(path): name for path, name in self.names.items()}
        return [each._replace(source=known.get(each.source, each.source)) for each in problems]


@contextmanager
def fetched(paths: Sequence[Located], units: Located | None, bounds: Bounds, folder: Path | None) -> Iterator[Files]:
    """The files, those of databases in a folder of its own where the work may spill to, until it is done.

    Raises InputError for a table that cannot be read, and names tables of databases in those of others.
    """
    wanted = [each for each in (*paths, units) if isinstance(each, InDatabase)]
    if not wanted:
        yield Files([Path(each) for each in paths], None if units is None else Path(units))
        return
    place = bounds.temp or folder
    try:
        made = tempfile.TemporaryDirectory(dir=place, prefix=".chitieu-", ignore_cleanup_errors=True)
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise InputError([Problem(name_of(place or Path()), "no-place-to-spill", details=details)]) from None
    with made as own:
        files = _files(paths, units, wanted, Path(own), bounds.here)
        try:
            yield files
        except InputError as error:
            raise InputError(files.told(error.problems)) from None


def _files(
    paths: Sequence[Located], units: Located | None, wanted: Sequence[InDatabase], folder: Path, memory: str
) -> Files:
    made: dict[InDatabase, Path] = {}
    problems: list[Problem] = []
    for number, each in enumerate(dict.fromkeys(wanted)):
        made[each] = folder / f"{number:04}.parquet"
        try:
            _fetch(each, made[each], memory)
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)

    def place(each: Located) -> Path:
        return made[each] if isinstance(each, InDatabase) else each

    digests = {path: _digest(path) for path in made.values()}
    names = {path: each.shown for each, path in made.items()}
    return Files([place(each) for each in paths], None if units is None else place(units), names, digests)


def _fetch(of: InDatabase, to: Path, memory: str) -> None:
    """Writes the table into a file. Raises InputError."""
    if not of.is_whole or of.kind not in (*IN_FILES, *from_server.KINDS):
        kinds = listed(sorted((*IN_FILES, *from_server.KINDS)))
        raise InputError([Problem(of.shown, "no-table-of-a-database", details={"known": kinds})])
    if of.file is not None and not of.file.is_file():
        raise InputError([Problem(of.shown, "no-such-database", details={"found": name_of(of.file)})])
    try:
        _copied(of, to, memory)
    except NoSuchTable as error:
        details = {"table": of.table, "known": listed(error.known) or "–", "near": nearest(of.table, error.known)}
        raise InputError([Problem(of.shown, "no-such-table", details=details)]) from None
    except from_server.UnfitFigures as error:
        raise InputError([Problem(of.shown, "number-beyond-decimals", details=error.unfit._asdict())]) from None
    except from_server.Unreachable as error:
        raise InputError([Problem(of.shown, "database-unreachable", details=_reason(of, error))]) from None
    except ImportError:
        details = {"kind": of.kind, "driver": from_server.DRIVERS.get(of.kind, f'"ibis-framework[{of.kind}]"')}
        raise InputError([Problem(of.shown, "driver-not-installed", details=details)]) from None
    except duckdb.OutOfMemoryException:
        raise InputError([Problem(of.shown, "too-little-memory", details={"memory": memory})]) from None
    except (duckdb.Error, sqlite3.Error, pa.ArrowException) as error:
        raise InputError([Problem(of.shown, "unreadable-table", details=_reason(of, error))]) from None
    except Exception as error:
        if of.kind in IN_FILES or isinstance(error, MemoryError):
            raise
        raise InputError([Problem(of.shown, "unreadable-table", details=_reason(of, error))]) from None


def _copied(of: InDatabase, to: Path, memory: str) -> None:
    if of.file is None:
        from_server.copy(of, to, memory)
    elif of.kind == "duckdb":
        from_duckdb.copy(of.file, of.table, to, memory)
    else:
        write(from_sqlite.batches(of.file, of.table), to)


def _reason(of: InDatabase, error: Exception) -> Mapping[str, str]:
    """What a database says, on one line, without the password."""
    reason = " ".join(of.without_secret(str(error)).split())[:_SHOWN]
    return {"reason": reason or type(error).__name__}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
