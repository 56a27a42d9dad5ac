"""The way from an export of dossiers to readings: open, understand the columns, count, name what was set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import ibis
from ibis.expr.types import BooleanValue, Table, Value

from engine import kept
from engine.backends.database import database
from engine.dossiers import states
from engine.dossiers.asked import Derive, mapping_named
from engine.dossiers.cube import Plan, cube, suspects, without_copies
from engine.dossiers.files import Exported, bad_lines, opened
from engine.dossiers.outcome import Counted, outcome
from engine.dossiers.plan import planned
from engine.dossiers.rejected import Rejects, write_rejected
from engine.dossiers.states import Reason
from engine.dossiers.typed import BAD, WRITTEN, Typed, found_columns, typed
from engine.dossiers.units import Known, named, read_units
from engine.dossiers.work import explained
from engine.model.derived import Derived
from engine.model.dossiers import ExportMapping
from engine.problem import InputError, Problem, name_of
from engine.validate import listed
from targets import Library

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

Told = Callable[[str], None]


def derived(paths: Sequence[Path], asked: Derive, *, rejected: Path | None = None, told: Told | None = None) -> Derived:
    """What the dossiers of the files give.

    ``rejected`` takes those set aside, each with the reason; ``told`` hears each step.
    Raises InputError where nothing can be derived, and UnknownName.
    """
    library = kept.shipped().library
    mapping = mapping_named(asked.mapping, library)
    tell = told or _unheard
    bounds = asked.bounds
    with database(bounds, None, ordered=False) as connection, explained(paths[0], bounds.here):
        tell("opening")
        listed_units = read_units(connection, asked.units) if asked.units else None
        entered = _entered(connection, paths, asked, library, mapping)
        tell("finding-copies")
        twice = _twice(connection, entered)
        tell("counting")
        counted = _counted(connection, entered, twice, listed_units.units if listed_units else None, library, asked)
        result = outcome(connection, counted, library, asked)
        if rejected is not None:
            tell("writing-rejected")
            write_rejected(connection, Rejects(entered.dossiers, entered.found, twice, counted), rejected)
        of_units = listed_units.problems if listed_units else ()
        problems = (*of_units, *entered.problems, *_lines_left_out(connection, entered), *result.problems)
        return result._replace(problems=problems)


class _Entered(NamedTuple):
    """Dossiers with a column for each field, what may speak against one, and what is to be counted of them."""

    source: str
    exported: Exported
    dossiers: Table
    found: Mapping[Reason, BooleanValue]
    plan: Plan
    problems: tuple[Problem, ...]


def _unheard(_step: str) -> None:
    pass


def _entered(
    connection: Backend, paths: Sequence[Path], asked: Derive, library: Library, mapping: ExportMapping
) -> _Entered:
    exported = opened(connection, paths)
    source = name_of(paths[0]) + (f" (+{len(paths) - 1})" if len(paths) > 1 else "")
    fields = library.dossiers.fields
    available = [name for name in fields if name in found_columns(mapping, exported.headings)]
    plan, lost = planned(asked, library, mapping, available, source)
    dossiers = _one([typed(table, mapping, available, fields) for table, _ in exported.tables])
    required = [name for name in plan.fields if fields[name].required]
    found = states.conditions(dossiers.table, library.dossiers, dossiers.bad, required, asked.as_of)
    short = _files_without(exported, mapping, plan)
    return _Entered(source, exported, dossiers.table, found, plan, (*exported.problems, *lost, *short))


def _one(tables: Sequence[Typed]) -> Typed:
    """All tables as one."""
    bad = tuple(dict.fromkeys(name for each in tables for name in each.bad))
    alike = [each.table.mutate(**_readable(name for name in bad if name not in each.bad)) for each in tables]
    order = alike[0].columns
    return Typed(ibis.union(*(each.select(*order) for each in alike)) if len(alike) > 1 else alike[0], bad)


def _readable(names: Iterable[str]) -> Mapping[str, Value]:
    """The columns beside fields whose cells can all be read."""
    found: dict[str, Value] = {}
    for name in names:
        found |= {BAD + name: ibis.literal(False), WRITTEN + name: ibis.null("string")}
    return found


def _files_without(exported: Exported, mapping: ExportMapping, plan: Plan) -> Sequence[Problem]:
    """A warning for each file that lacks columns that are wanted and that others have."""
    found: list[Problem] = []
    for table, files in exported.tables:
        own = found_columns(mapping, table.columns)
        missing = [mapping.columns[name].column for name in plan.fields if name not in own]
        details = {"missing": listed(missing)}
        told = (Problem(name_of(each), "file-without-columns", details=details, severity="warning") for each in files)
        found += told if missing else ()
    return found


def _twice(connection: Backend, entered: _Entered) -> Table | None:
    """The digests of numbers that stand more than once; None where there are none, or no numbers."""
    if "id" not in entered.plan.fields:
        return None
    found = connection.create_table("twice", suspects(entered.dossiers), temp=True)
    return found if connection.to_pyarrow(found.count()).as_py() else None


def _counted(
    connection: Backend,
    entered: _Entered,
    twice: Table | None,
    units: Mapping[str, Known] | None,
    library: Library,
    asked: Derive,
) -> Counted:
    plan = entered.plan
    reasons = [*entered.found, states.COPY, states.CONTRADICTORY, states.UNKNOWN_UNIT]
    table = connection.create_table("raw_counts", cube(entered.dossiers, entered.found, plan, twice), temp=True)
    if twice is not None:
        numbers = (reasons.index(states.CONTRADICTORY) + 1, reasons.index(states.COPY) + 1)
        table = connection.create_table("counts", without_copies(table, plan, *numbers), temp=True)
    if "unit" not in plan.texts:
        return Counted(entered.source, table, plan, tuple(reasons))
    rows = connection.to_pyarrow(table.select("unit").distinct())["unit"].to_pylist()
    called = named([each for each in rows if each is not None], units, library, asked.level, asked.to)
    joined = table.left_join(called, table["unit"] == called["raw"])
    strange = (joined["state"] == states.COUNTED) & (joined["known"] == ibis.literal(False))
    lost = connection.to_pyarrow(called.filter(~called["known"]).select("raw"))["raw"].to_pylist()
    state = ibis.ifelse(strange, ibis.literal(reasons.index(states.UNKNOWN_UNIT) + 1, "int8"), joined["state"])
    own = [name for name in table.columns if name not in ("unit", "state")]
    table = joined.select(*(joined[name] for name in own), "level", "parent", unit=joined["called"], state=state)
    table = connection.create_table("named_counts", table, temp=True)
    return Counted(entered.source, table, plan, tuple(reasons), units, tuple(lost))


def _lines_left_out(connection: Backend, entered: _Entered) -> Sequence[Problem]:
    found = bad_lines(connection, entered.exported)
    if not found:
        return ()
    details = {"count": str(len(found)), "first": str(found[0].line)}
    return (Problem(entered.source, "line-not-read", details=details, severity="warning"),)


__all__ = ["InputError", "derived"]
