"""Tables of readings and of units as their columns are called here, from files in Parquet or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
from ibis.expr.types import Table

from engine.batch.rows import FIGURES, REQUIRED, ROW
from engine.dossiers.files import opened
from engine.problem import InputError, Problem, name_of
from engine.read.rows import key_of
from engine.validate import listed

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

OF_UNITS = ("unit", "name", "level", "attributes", "parent", "province")
_NAMES = ("name", "row")


def readings(connection: Backend, paths: Sequence[Path]) -> tuple[Table, tuple[Problem, ...]]:
    """The table of readings of all files, each row with its number. Raises InputError."""
    exported = opened(connection, paths)
    tables = []
    problems = list(exported.problems)
    for table, files in exported.tables:
        own = _named(table)
        missing = [name for name in REQUIRED if name not in own.columns]
        if not missing and not any(name in own.columns for name in FIGURES):
            missing = ["value"]
        if missing:
            details = {"missing": listed(missing), "found": listed(table.columns)}
            problems.append(Problem(name_of(files[0]), "column-missing", details=details))
        else:
            tables.append(own)
    if not tables:
        raise InputError(problems)
    return _together(tables).mutate(**{ROW: ibis.row_number() + 1}), tuple(problems)


def _together(tables: Sequence[Table]) -> Table:
    """All tables as one; a column that is not of one type in all of them is text."""
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


def _named(table: Table) -> Table:
    """The table with its columns under our names, whatever language they are in; other columns are left out."""
    names: dict[str, str] = {}
    for heading in table.columns:
        key = key_of(heading) or (heading if heading in _NAMES else None)
        if key is not None:
            names.setdefault(key, heading)
    return table.select(**{key: table[heading] for key, heading in names.items()})


def of_units(connection: Backend, path: Path | None, readings: Table) -> Iterable[Mapping[str, Any]]:
    """The units: of a file, or as the readings tell them. Raises InputError."""
    table = readings
    if path is not None:
        exported = opened(connection, [path])
        table = _together([_named(each) for each, _ in exported.tables])
        if "unit" not in table.columns:
            details = {"missing": "unit", "found": listed(exported.headings)}
            raise InputError([Problem(name_of(path), "column-missing", details=details)])
    own = table.select(*(name for name in OF_UNITS if name in table.columns))
    rows: list[Mapping[str, Any]] = connection.to_pyarrow(own.filter(own["unit"].notnull()).distinct()).to_pylist()
    return rows
