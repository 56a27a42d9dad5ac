"""The way of a table of readings: open, check its rows, judge group by group, write the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import ibis
from ibis.expr.types import Table

from engine import kept
from engine.asked import Asked, Request, UnknownName, with_asked
from engine.batch import recipes
from engine.batch.asked import Group, groups
from engine.batch.coded import Keep, coding, keeping, seeing, seen
from engine.batch.database import Bounds, database
from engine.batch.fetched import Files, fetched
from engine.batch.judged import Judged, Tables, judged
from engine.batch.known import Read
from engine.batch.located import Located
from engine.batch.partitions import in_partition
from engine.batch.parts import Parts, digest_of
from engine.batch.rejected import Lost, faults, lines_lost, rejected, with_lines
from engine.batch.repeated import with_repeated
from engine.batch.rows import Making, Rows, rows
from engine.batch.scored import Findings
from engine.batch.scoring import Scorer, scorer
from engine.batch.tables import Read as Readings
from engine.batch.tables import of_units, readings
from engine.batch.told import as_written
from engine.batch.units import Units, units
from engine.batch.without import Note, in_all, notes
from engine.batch.written import beside, write
from engine.dossiers.work import explained
from engine.model.scored import Scheme
from engine.problem import InputError, Problem

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend


class Batch(NamedTuple):
    """What was judged: how many rows, units and cases; how many of each verdict, of each result of each set, of each
    severity; and what was wrong."""

    rows: int
    units: int
    cases: int
    verdicts: Mapping[str, int]
    sets: Mapping[tuple[str, str], int]
    severities: Mapping[str, int]
    rejected: int
    problems: tuple[Problem, ...]


class _Work(NamedTuple):
    """What is judged, by what, and where tables are made."""

    connection: Backend
    given: Readings
    known: Units
    asked: Asked
    request: Request
    tables: Tables
    plain: Keep
    source: str
    scorer: Scorer | None


class _Found(NamedTuple):
    """The tables to be written, and such of as many rows, which are counted sooner; and what was noted: how many rows
    there are, lines that were lost, cases without sets."""

    tables: Mapping[str, Table]
    counted: Mapping[str, Table]
    notes: Sequence[Mapping[str, Any]]


def batch(
    paths: Sequence[Located],
    of: Located | None,
    output: Path,
    request: Request,
    bounds: Bounds,
    told: Callable[[str], None] | None = None,
    partitions: int = 1,
    scheme: Scheme | None = None,
) -> Batch:
    """Judges readings of files or tables of databases. Raises InputError, UnknownName, and NotWritten.

    ``of`` is the table of units; without it the readings tell of what level each is. ``told`` hears each step. Of
    several ``partitions`` those that an interrupted run has finished are taken over. By a ``scheme`` cases are scored.
    """
    tell = told or _unheard
    shipped = kept.shipped()
    asked = with_asked(shipped.library, request.targets)
    if request.level is not None and request.level not in asked.library.levels:
        raise UnknownName("level", request.level, asked.library.levels)
    with ExitStack() as work_on:
        folder = work_on.enter_context(beside(output, scored=scheme is not None))
        tell("opening")
        files = work_on.enter_context(fetched(paths, of, bounds, folder))
        source = files.name(files.paths[0])
        connection = work_on.enter_context(database(bounds, folder))
        work_on.enter_context(explained(files.paths[0], bounds.here))
        given = readings(connection, files.paths)
        plain, coded = keeping(connection), coding(connection, shipped.rulebook, asked.library)
        of_rules = recipes.shipped()
        tables = Tables(coded, connection.to_pyarrow, asked.library, shipped.rulebook, of_rules, scheme is not None)
        known = units(of_units(connection, files.units, given.table), asked.library, request.level)
        scoring = None if scheme is None else scorer(scheme, asked.library, known, coded, tables.read)
        work = _Work(connection, given, known, asked, request, tables, plain, source, scoring)
        every = [each for _, own in given.exported.tables for each in own] + ([files.units] if files.units else [])
        states = list(map(files.state, every))
        if partitions == 1:
            found = _found(work, given.table, tell)
            files.check_unchanged(every, states)
            return _of_the_user(_written(work, found, output, folder, tell), files)
        by = scheme.digest if scheme else ""
        parts = Parts(output, digest_of(states, request, partitions, asked.library, shipped.rulebook, by))
        found = _in_parts(work, parts, partitions, tell)
        files.check_unchanged(every, states)
        result = _written(work, found, output, folder, tell)
        parts.end()
        return _of_the_user(result, files)


def _of_the_user(made: Batch, files: Files) -> Batch:
    """With problems of the tables as the user named them."""
    return made._replace(problems=tuple(files.told(made.problems)))


def _in_parts(work: _Work, parts: Parts, count: int, tell: Callable[[str], None]) -> _Found:
    """The same, unit by unit: all rows of a unit are in one partition, however it is spelled."""
    for number in range(count):
        if not parts.has(number):
            raw = in_partition(work.given.table, number, work.known, count, work.plain)
            found = _found(work, raw, tell, tells_lost=not number)
            parts.keep(number, work.connection, found.tables, found.notes[0])
    names = ("findings", "discrepancies", "sets", "rejected", *(("scores", "telling") if work.scorer else ()))
    tables = parts.tables(work.connection, names, count)
    return _Found(tables, tables, parts.notes(count))


def _found(work: _Work, raw: Table, tell: Callable[[str], None], *, tells_lost: bool = True) -> _Found:
    """What is found of the rows, and of the lines of files that are none, if it tells of these."""
    tables = work.tables
    tell("checking")
    is_whole = raw is work.given.table
    keep_written = seeing(work.connection) if is_whole and work.given.at_hand else work.plain
    making = Making(work.plain, tables.keep, tables.read, keep_written, tables.recipes)
    found = rows(raw, work.known, work.asked.library, work.request.as_of, making)
    bad = rejected(found, tables.keep, tables.recipes)
    lost = lines_lost(work.connection, work.given.exported, work.source) if tells_lost else Lost((), ())
    tell("judging")
    made, without = _judged(found, work.known, work.asked, work.request, tables)
    repeated = with_repeated(made.discrepancies, made.sets, found, work.known, tables)
    written = as_written({**made.tables(), "discrepancies": repeated}, found, tables.keep, tables.recipes)
    told = {
        "rows": _count(found.written, tables.read),
        "lost": [dict(each.details) for each in lost.problems],
        "without": [dict(each) for each in without],
    }
    points = _points(work, written["findings"], made.open_parts, found, raw)
    every = {**written, "rejected": with_lines(bad, lost.lines), **points}
    return _Found(every, {**every, "findings": made.findings, "discrepancies": repeated}, [told])


def _points(work: _Work, findings: Table, open_parts: Table | None, found: Rows, raw: Table) -> Mapping[str, Table]:
    """What scores come from, where they are asked for."""
    if work.scorer is None or open_parts is None:
        return {}
    return work.scorer.counted(Findings(findings, open_parts, found), raw)


def _written(work: _Work, found: _Found, output: Path, folder: Path, tell: Callable[[str], None]) -> Batch:
    read, source = work.tables.read, work.source
    total = sum(each["rows"] for each in found.notes)
    lost = [Problem(source, "line-not-read", details=each) for each in found.notes[0]["lost"]]
    if not lost and not total:
        raise InputError([*work.given.problems, Problem(source, "no-rows")])
    scored: Sequence[Problem] = ()
    written = dict(found.tables)
    if work.scorer is not None:
        tell("scoring")
        written["scores"], scored = work.scorer.ranked(found.tables, source)
        del written["telling"]
    tell("writing")
    write(work.connection, written, output, folder)
    bad = found.tables["rejected"]
    without = in_all([each for notes in found.notes for each in notes["without"]], source)
    told = faults(bad.filter(bad["row"].notnull()), read, source)
    problems = [*work.given.problems, *told, *lost, *without, *scored]
    counted = _counted(total, found.counted, work.tables)
    return counted._replace(rejected=_count(bad, read), problems=tuple(problems))


def _judged(
    found: Rows, known: Units, asked: Asked, request: Request, tables: Tables
) -> tuple[Judged, Sequence[Note]]:
    """The tables of all groups, each as one; and what sets are not in force for cases."""
    days = tables.read(found.cases.select("to").distinct())["to"].to_pylist()
    judging = groups(days, known.known, asked.library, asked.sets, by_name=asked.by_name, as_of=request.as_of)
    made: list[Judged] = []
    noted: list[Note] = []
    for number, group in enumerate(judging):
        own = found.cases
        if len(judging) > 1:
            own = tables.keep(f"cases of group {number}", _of_group(found.cases, group, judging))
        count = _count(own, tables.read)
        if count and group.sets:
            made.append(judged(found, own, known, group.sets, tables, number))
        noted.extend(notes(group, count))
    if not made:  # then the tables have no rows
        nobody = tables.keep("nobody", found.cases.limit(0))
        made.append(judged(found, nobody, known, asked.library.sets[:1], tables))
    if len(made) == 1:
        return made[0], noted
    together = {name: ibis.union(*(each.tables()[name] for each in made)) for name in made[0].tables()}
    return Judged(**{name: seen(tables.keep, f"all {name}", each) for name, each in together.items()}), noted


def _of_group(cases: Table, group: Group, every: Sequence[Group]) -> Table:
    special = sorted({each.unit for each in every if each.unit is not None})
    of_days = cases.filter(cases["to"].isin(group.days))
    if group.unit is not None:
        return of_days.filter(of_days["unit"] == group.unit)
    return of_days.filter(of_days["unit"].notin(special)) if special else of_days


def _counted(total: int, made: Mapping[str, Table], tables: Tables) -> Batch:
    cases = made["sets"].select("unit", "from", "to").distinct()
    sizes = tables.read(cases.agg(cases=cases.count(), units=cases["unit"].nunique())).to_pylist()[0]
    sets = _numbers(made["sets"], ("set", "result"), tables)
    return Batch(
        rows=total,
        units=sizes["units"],
        cases=sizes["cases"],
        verdicts={verdict: number for (verdict,), number in _numbers(made["findings"], ("verdict",), tables).items()},
        sets={(set_, result): number for (set_, result), number in sets.items()},
        severities={each: number for (each,), number in _numbers(made["discrepancies"], ("severity",), tables).items()},
        rejected=0,
        problems=(),
    )


def _numbers(table: Table, names: Sequence[str], tables: Tables) -> Mapping[tuple[str, ...], int]:
    """How many rows there are of each way in which these columns are filled."""
    rows = tables.read(table.group_by(*names).agg(number=ibis._.count())).to_pylist()
    return {tuple(row[name] for name in names): row["number"] for row in rows}


def _count(table: Table, read: Read) -> int:
    number: int = read(table.count().as_table())[0][0].as_py()
    return number


def _unheard(_step: str) -> None:
    pass
