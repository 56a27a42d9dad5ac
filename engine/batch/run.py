"""The way of a table of readings: open, check its rows, judge group by group, write the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb
import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine import kept
from engine.asked import Asked, Request, UnknownName, with_asked
from engine.batch.asked import Group, groups
from engine.batch.judged import Judged, Tables, judged
from engine.batch.rows import FIGURES, REASON, ROW, Keep, Read, Rows, rows
from engine.batch.tables import of_units, readings
from engine.batch.units import Units, units
from engine.batch.written import beside, write
from engine.dossiers.files import unreadable
from engine.problem import InputError, Problem, in_order, name_of

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_SHOWN = 3
"""So many of the rows of each fault are named."""


class Batch(NamedTuple):
    """What was judged: how many cases and findings, how many of each verdict, and what was wrong."""

    cases: int
    verdicts: Mapping[str, int]
    rejected: int
    problems: tuple[Problem, ...]


class Bounds(NamedTuple):
    """What bounds the work: memory as DuckDB writes it, and where it may spill to."""

    memory: str = "4GB"
    temp: Path | None = None


def batch(
    paths: Sequence[Path],
    of: Path | None,
    output: Path,
    request: Request,
    bounds: Bounds,
    told: Callable[[str], None] | None = None,
) -> Batch:
    """Judges the readings of the files and writes the tables. Raises InputError, UnknownName, and NotWritten.

    ``of`` is the table of units; without it the readings tell of what level each is. ``told`` hears each step.
    """
    tell = told or _unheard
    shipped = kept.shipped()
    asked = with_asked(shipped.library, request.targets)
    if request.level is not None and request.level not in asked.library.levels:
        raise UnknownName("level", request.level, asked.library.levels)
    with beside(output) as folder, _database(bounds, folder) as connection, _explained(paths[0], bounds):
        tell("opening")
        raw, problems = readings(connection, paths)
        tables = Tables(_keeping(connection), connection.to_pyarrow, asked.library, shipped.rulebook)
        known = units(of_units(connection, of, raw), asked.library, request.level)
        tell("checking")
        found = rows(raw, known, asked.library, request.as_of, tables.keep, tables.read)
        tell("judging")
        made, more = _judged(found, known, asked, request, tables)
        tell("writing")
        write(connection, {**made, "rejected": _rejected(found)}, output, folder)
        faults = tuple(_faults(found, tables, name_of(paths[0])))
        return _summary(found, made, tables, in_order([*problems, *faults, *more]))


def _judged(
    found: Rows, known: Units, asked: Asked, request: Request, tables: Tables
) -> tuple[Mapping[str, Table], Sequence[Problem]]:
    """The tables of all groups, each as one; and what stands in the way of judging cases."""
    keep, read = tables.keep, tables.read
    days = read(found.cases.select("to").distinct())["to"].to_pylist()
    judging = groups(days, known.known, asked.library, asked.sets, by_name=asked.by_name, as_of=request.as_of)
    made: list[Judged] = []
    problems: list[Problem] = []
    for number, group in enumerate(judging):
        own = keep(f"cases of group {number}", _of_group(found.cases, group, judging))
        count = _count(own, read)
        if count and not group.sets:
            details = {"days": ", ".join(day.isoformat() for day in group.days[:_SHOWN]), "cases": str(count)}
            problems.append(Problem("", "cases-without-sets", details=details))
        elif count:
            result = judged(found.every, own, known, group.sets, tables)
            made.append(Judged(*(keep(f"{name} of group {number}", each) for name, each in result._asdict().items())))
    if not made:
        raise InputError(problems or [Problem("", "no-rows-to-judge")])
    together = {name: [getattr(each, name) for each in made] for name in Judged._fields}
    return {name: each[0] if len(each) == 1 else ibis.union(*each) for name, each in together.items()}, problems


def _of_group(cases: Table, group: Group, every: Sequence[Group]) -> Table:
    special = sorted({each.unit for each in every if each.unit is not None})
    of_days = cases.filter(cases["to"].isin(group.days))
    if group.unit is not None:
        return of_days.filter(of_days["unit"] == group.unit)
    return of_days.filter(of_days["unit"].notin(special)) if special else of_days


def _rejected(found: Rows) -> Table:
    bad = found.every.filter(found.every[REASON].notnull())
    counts = {name: ibis.coalesce(bad[name], bad[f"{name}_typed"].cast("string")) for name in FIGURES[1:]}
    columns = bad.select(REASON, ROW, "unit", "from", "to", "indicator", "part", "scope", "value", "place", **counts)
    return columns.order_by(ROW)


def _faults(found: Rows, tables: Tables, source: str) -> Iterator[Problem]:
    """One problem for each kind of fault: in how many rows it is, and which are the first."""
    bad = found.every.filter(found.every[REASON].notnull())
    counted = bad.group_by(REASON).agg(number=bad.count(), first=bad[ROW].min())
    for row in sorted(tables.read(counted).to_pylist(), key=lambda each: str(each[REASON])):
        details = {"reason": row[REASON], "count": str(row["number"]), "first": str(row["first"])}
        yield Problem(source, f"rows-{row[REASON]}", details=details, severity="warning")


def _summary(found: Rows, made: Mapping[str, Table], tables: Tables, problems: Sequence[Problem]) -> Batch:
    verdicts = tables.read(made["findings"].group_by("verdict").agg(number=ibis._.count())).to_pylist()
    bad = found.every.filter(found.every[REASON].notnull())
    counts = {row["verdict"]: row["number"] for row in verdicts}
    return Batch(_count(found.cases, tables.read), counts, _count(bad, tables.read), tuple(problems))


def _count(table: Table, read: Read) -> int:
    number: int = read(table.count().as_table())[0][0].as_py()
    return number


def _keeping(connection: Backend) -> Keep:
    def keep(name: str, made: Table | pa.Table) -> Table:
        return connection.create_table(name, made, temp=True, overwrite=True)

    return keep


@contextmanager
def _database(bounds: Bounds, folder: Path) -> Iterator[Backend]:
    config = {"memory_limit": bounds.memory, "temp_directory": str(bounds.temp or folder)}
    connection = ibis.duckdb.connect(**config)
    try:
        yield connection
    finally:
        connection.disconnect()


@contextmanager
def _explained(path: Path, bounds: Bounds) -> Iterator[None]:
    """What a database says of a file that it cannot work through is a problem of that file."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise InputError([Problem(name_of(path), "too-little-memory", details={"memory": bounds.memory})]) from None
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.ConversionException) as error:
        raise InputError([unreadable(path, error)]) from None


def _unheard(_step: str) -> None:
    pass
