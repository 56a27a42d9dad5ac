"""One unit and period of a table of readings as a submission of its own, to be judged and explained as any other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

import ibis
from ibis.expr.types import Table

from engine import exact, kept
from engine.asked import Request, UnknownName, with_asked
from engine.backends.bounds import DUCKDB
from engine.batch.cells import FIGURES, ROW
from engine.batch.coded import keeping
from engine.batch.database import Bounds, database
from engine.batch.fetched import fetched
from engine.batch.located import Located
from engine.batch.rejected import faults, rejected
from engine.batch.rows import Making, rows
from engine.batch.tables import of_units, readings
from engine.batch.together import REASON
from engine.batch.units import Units, units
from engine.dossiers.work import explained
from engine.intake import Entered
from engine.model import Unit
from engine.normalise.filled import folded
from engine.pipeline import Judge, Report
from engine.problem import NOWHERE, InputError, Position, in_order
from engine.read.rows import trees
from engine.source import Scalar, Source

_TEXTS = ("indicator", "target", "part", "scope", "document", "place")
_COLUMNS = ("unit", "level", "attributes", "parent", "province", "from", "to", *_TEXTS, *FIGURES, "threshold")


def judged_alone(
    paths: Sequence[Located], of: Located | None, unit: str, request: Request, bounds: Bounds
) -> Report:
    """What ``check`` says of the rows of a unit in one period: the latest, unless the request names the days.

    ``of`` is the table of units. Raises InputError, and UnknownName where the table has no such unit or period.
    """
    library = with_asked(kept.shipped().library, request.targets).library
    with ExitStack() as work_on:
        files = work_on.enter_context(fetched(paths, of, bounds, None))
        source = files.name(files.paths[0])
        connection = work_on.enter_context(database(bounds._replace(backend=DUCKDB), None))  # a unit is few rows
        work_on.enter_context(explained(files.paths[0], bounds.here))
        given = readings(connection, files.paths)
        known = units(of_units(connection, files.units, given.table), library, request.level)
        key = _key(unit, known)
        typed = {name for name in (*FIGURES, "threshold") if _is_typed(given.table, name)}
        own = given.table.filter(given.table["unit"].cast("string").strip() == key)
        keep, read = keeping(connection), connection.to_pyarrow
        found = rows(own, known, library, request.as_of, Making(keep, keep, read, keep, {}))
        problems = [*files.told(given.problems), *faults(rejected(found, keep, {}), read, source)]
        good = found.every.filter(ibis._[REASON].isnull())
        cells = read(good.order_by(ROW)).to_pylist()
    if not cells:
        raise InputError(problems)
    chosen = _of_period(cells, request)
    page = _page(source, known.known[key], chosen, typed)
    judge = Judge(request._replace(level=None, unit=None, from_=None, to=None))
    digest = hashlib.sha256(repr(page.root).encode()).hexdigest()
    result = judge.taken(Entered((page,), digest))
    told = in_order([*(each._replace(severity="warning") for each in problems), *result.problems])
    return Report(result.assessments, told, library, judge.rulebook, request.language)


def _key(wanted: str, known: Units) -> str:
    """The key of the unit that is called so: by its key, else by its name."""
    if wanted in known.known or wanted in known.wrong:
        return wanted
    named = [key for key, unit in known.known.items() if folded(unit.name) == folded(wanted)]
    if len(named) != 1:
        raise UnknownName("reporting-unit", wanted, named or sorted(known.known))
    return named[0]


def _is_typed(table: Table, name: str) -> bool:
    return name in table.columns and bool(table[name].type().is_numeric())


def _of_period(rows: Sequence[Mapping[str, Any]], request: Request) -> Sequence[Mapping[str, Any]]:
    """The rows of the latest period that fits the days that are asked for."""
    asked = (request.from_, request.to)
    known = {(row["from"], row["to"]) for row in rows}
    fitting = [
        each for each in known if all(day is None or day == own for day, own in zip(asked, each, strict=True))
    ]
    if not fitting:
        shown = [f"{from_.isoformat()} - {to.isoformat()}" for from_, to in sorted(known)]
        wanted = " - ".join("…" if day is None else day.isoformat() for day in asked)
        raise UnknownName("period", wanted, shown)
    latest = max(fitting, key=lambda days: (days[1], days[0]))
    return [row for row in rows if (row["from"], row["to"]) == latest]


def _page(name: str, unit: Unit, rows: Sequence[Mapping[str, Any]], typed: set[str]) -> Source:
    """The rows as a table with one reading a row; each stands in the line that it has in a file with a heading."""
    heading = [Scalar(column, Position(1, 1)) for column in _COLUMNS]
    about = {
        "unit": unit.name,
        "level": unit.level,
        "attributes": ", ".join(unit.attributes),
        "parent": unit.parent,
        "province": unit.province,
    }
    body = [
        [Scalar(text or None, Position(row[ROW] + 1, 1)) for text in _cells({**row, **about}, typed)] for row in rows
    ]
    (page,) = trees(Source(name, (), Scalar(None, NOWHERE)), heading, body)
    return page


def _cells(row: Mapping[str, Any], typed: set[str]) -> Iterator[str | None]:
    for name in _COLUMNS:
        if name in ("from", "to"):
            yield row[name].isoformat()
        elif name in FIGURES[1:] and row[f"{name}_typed"] is not None:
            yield str(row[f"{name}_typed"])
        elif name in typed and row[name] is not None:
            yield exact.typed_digits(row[name]) + ("" if name in FIGURES[1:] else "%")
        else:
            yield row[name]
