"""Opens exports of dossiers: Parquet, CSV, folders of them; files of one shape are one table."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb
from ibis.expr.types import Table
from pyarrow import ArrowException, parquet

from engine.problem import InputError, Problem, name_of

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_PARQUET = (".parquet", ".pq")
_CSV = (".csv", ".csv.gz", ".tsv", ".txt")
_BAD_LINES = "unreadable_lines"
_SHOWN = 200
_DELIMITERS = ",;\t|"
_LONGEST = 100_000


class Exported(NamedTuple):
    """Tables of raw cells, each with the files that it is of; and what could not be opened."""

    tables: tuple[tuple[Table, tuple[Path, ...]], ...]
    problems: tuple[Problem, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading of any table, each once."""
        return tuple(dict.fromkeys(heading for table, _ in self.tables for heading in table.columns))


class BadLine(NamedTuple):
    """A line of a CSV file that has not the cells that its heading names."""

    line: int
    text: str


def opened(connection: Backend, paths: Iterable[Path]) -> Exported:
    """What the files hold, unread so far. Raises InputError where none of them can be opened."""
    problems: list[Problem] = []
    shapes: dict[object, list[Path]] = {}
    for path in _files(paths, problems):
        try:
            shapes.setdefault(_shape(path), []).append(path)
        except InputError as error:
            problems.extend(error.problems)
    tables: list[tuple[Table, tuple[Path, ...]]] = []
    for files in shapes.values():
        try:
            tables.append((_table(connection, files), tuple(files)))
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            problems.append(unreadable(files[0], error))
    if not tables:
        raise InputError(problems)
    return Exported(tuple(tables), tuple(problems))


def bad_lines(connection: Backend, exported: Exported) -> Sequence[BadLine]:
    """The lines of CSV files that were left out, of all that was read so far, each once."""
    if all(is_parquet(path) for _, files in exported.tables for path in files):
        return ()
    found = connection.table(_BAD_LINES).select("file_id", "line", "csv_line").distinct()
    rows = connection.to_pyarrow(found.order_by("file_id", "line")).to_pylist()
    return [BadLine(row["line"], row["csv_line"] or "") for row in rows]


def unreadable(path: Path, error: Exception) -> Problem:
    """That a file is not what its name says, with the first line of the reason."""
    reason = " ".join(str(error).split("\n")[0].split())[:_SHOWN]
    return Problem(name_of(path), "unreadable-table", details={"reason": reason})


def _files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    for path in dict.fromkeys(paths):
        name = name_of(path)
        try:
            found = list(_below(path)) if path.is_dir() else [path]
            if not path.exists():
                problems.append(Problem(name, "no-such-file"))
            elif not found:
                problems.append(Problem(name, "no-table-files"))
            else:
                yield from found
        except OSError as error:
            problems.append(Problem(name, "unreadable", details={"reason": error.strerror or str(error)}))


def _below(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise error

    for name, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for each in sorted(files):
            if not each.startswith((".", "_")) and each.lower().endswith((*_PARQUET, *_CSV)):
                yield Path(name) / each


def _shape(path: Path) -> object:
    """What files have in common that are one table. Raises InputError."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if not start:
            raise InputError([Problem(name_of(path), "empty-file")])
        if not is_parquet(path):
            return path
        schema = parquet.read_schema(path)
        return tuple((each.name, str(each.type)) for each in schema)
    except (ArrowException, ValueError) as error:
        raise InputError([unreadable(path, error)]) from None
    except OSError as error:
        if error.errno is None:  # what Arrow says of a file that is cut off
            raise InputError([unreadable(path, error)]) from None
        details = {"reason": error.strerror or str(error)}
        raise InputError([Problem(name_of(path), "unreadable", details=details)]) from None


def is_parquet(path: Path) -> bool:
    """By its name."""
    return path.name.lower().endswith(_PARQUET)


def _table(connection: Backend, files: Sequence[Path]) -> Table:
    names = [str(each) for each in files]
    if is_parquet(files[0]):
        return connection.read_parquet(names, hive_partitioning=False)
    own_lines = {"ignore_errors": True, "store_rejects": True, "rejects_table": _BAD_LINES}
    marks = {"delim": _delimiter(files[0]), "quote": '"', "escape": '"'}
    return connection.read_csv(names, all_varchar=True, header=True, **marks, **own_lines)


def _delimiter(path: Path) -> str:
    """The mark that stands most often in the heading: what is guessed from all lines goes wrong with one of them."""
    open_ = gzip.open if path.suffix == ".gz" else open
    with open_(path, "rb") as file:
        heading = file.readline(_LONGEST).decode("utf-8", errors="replace")
    return max(_DELIMITERS, key=heading.count)
