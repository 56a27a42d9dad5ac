"""Tables of readings and of units as their columns are called here, from files in Parquet or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import ibis
from ibis.expr.types import Table

from engine.backends.bounds import DUCKDB
from engine.backends.database import entered
from engine.batch.cells import FIGURES, REQUIRED, ROW
from engine.dossiers.files import Exported, is_parquet, opened
from engine.problem import InputError, Problem, name_of, stops
from engine.read.rows import key_of
from engine.validate import listed, nearest

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

OF_UNITS = ("unit", "name", "level", "attributes", "parent", "province")
_OF_READINGS = ("from", "to", "document", "indicator", "target", "part", "scope", *FIGURES, "threshold", "place")
_USED = (*OF_UNITS, *_OF_READINGS)
_OF_FILE = "file_row_number"
"""The column in which DuckDB says what number a row has in its file, from 0."""


class Read(NamedTuple):
    """The readings of all files, each row with its number; what they were opened as, and what was wrong with them.

    ``at_hand``: the rows can be read again and again, with the same numbers.
    """

    table: Table
    exported: Exported
    problems: tuple[Problem, ...]
    at_hand: bool


def readings(connection: Backend, paths: Sequence[Path]) -> Read:
    """The table of readings of all files. Raises InputError."""
    exported = opened(connection, paths)
    tables = []
    problems = list(exported.problems)
    for table, files in exported.tables:
        found = list(_problems(table, name_of(files[0])))
        problems.extend(found)
        if not stops(found):
            tables.append(_counted_through(connection, table, files))
    if not tables:
        raise InputError(problems)
    at_hand = len(tables) == 1 and _OF_FILE in tables[0].columns
    numbered = entered(connection, _together(_numbered(connection, tables)))
    return Read(numbered, exported, tuple(problems), at_hand)


def _counted_through(connection: Backend, table: Table, files: Sequence[Path]) -> Table:
    """The table under our names; of a single file in Parquet with the numbers of its rows, which are at hand there."""
    if len(files) > 1 or not is_parquet(files[0]) or _OF_FILE in table.columns or connection.name != DUCKDB:
        return _named(table)
    counted = connection.read_parquet(str(files[0]), hive_partitioning=False, file_row_number=True)
    return _named(counted, _OF_FILE)


def _numbered(connection: Backend, tables: Sequence[Table]) -> Iterator[Table]:
    """The tables with the number of each row, counted on from one table to the next: a union keeps no order."""
    before = 0
    for table in tables:
        number = table[_OF_FILE] if _OF_FILE in table.columns else ibis.row_number()
        yield table.mutate(**{ROW: number + 1 + before}).drop(*(name for name in table.columns if name == _OF_FILE))
        if table is not tables[-1]:
            before += connection.to_pyarrow(table.count()).as_py()


def _problems(table: Table, source: str) -> Iterator[Problem]:
    """What is wrong with the headings: each table needs them, and a misspelt one would lose its figures unseen."""
    keys = [_key(heading) for heading in table.columns]
    missing = [name for name in REQUIRED if name not in keys]
    if not any(name in keys for name in FIGURES):
        missing.append(" / ".join(FIGURES))
    if missing:
        yield Problem(source, "missing-column", details={"missing": listed(missing)})
    for key in sorted({key for key in keys if key and keys.count(key) > 1}):
        twice = [heading for heading in table.columns if _key(heading) == key]
        yield Problem(source, "columns-alike", details={"found": listed(twice), "key": key})
    strange = [heading for heading in table.columns if _key(heading) is None and key_of(heading) is None]
    if strange:
        details = {"found": listed(strange), "near": nearest(strange[0], _USED)}
        yield Problem(source, "columns-left-out", details=details, severity="warning")


def _together(several: Iterable[Table]) -> Table:
    """All tables as one; a column that is not of one type in all of them is text."""
    tables = list(several)
    if len(tables) == 1:
        return tables[0]
    names = list(dict.fromkeys(name for table in tables for name in table.columns))
    types = {name: {table[name].type() for table in tables if name in table.columns} for name in names}
    alike = {name: found.pop() if len(found) == 1 else "string" for name, found in types.items()}
    return ibis.union(*(table.select(**_columns(table, alike)) for table in tables))


def _columns(table: Table, alike: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: table[name].cast(kind) if name in table.columns else ibis.null(kind) for name, kind in alike.items()
    }


def _named(table: Table, *more: str) -> Table:
    """The table with its columns under our names, whatever language they are in; other columns are left out."""
    keys = {_key(heading): heading for heading in reversed(table.columns)}
    return table.select(*more, **{key: table[heading] for key, heading in keys.items() if key is not None})


def _key(heading: str) -> str | None:
    """Our name of a column; None for one that is not used."""
    key = key_of(heading) or heading
    return key if key in _USED else None


def of_units(connection: Backend, path: Path | None, readings: Table) -> Iterable[Mapping[str, Any]]:
    """The units: of a file, or as the readings tell them. Raises InputError."""
    table = readings
    if path is not None:
        exported = opened(connection, [path])
        table = _together([_named(each) for each, _ in exported.tables])
        if "unit" not in table.columns:
            raise InputError([Problem(name_of(path), "missing-column", details={"missing": "unit"})])
    own = table.select(*(name for name in OF_UNITS if name in table.columns))
    rows: list[Mapping[str, Any]] = connection.to_pyarrow(own.filter(own["unit"].notnull()).distinct()).to_pylist()
    return [row for row in rows if str(row["unit"]).strip()]
