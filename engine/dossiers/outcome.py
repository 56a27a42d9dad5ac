"""What was counted, as it is told: readings, what was set aside and why, units that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
from ibis.expr.types import Table

from engine.dossiers.asked import Derive
from engine.dossiers.cube import NUMBER, STATE, Plan, apart_name, names, span_of
from engine.dossiers.readings import COLUMNS, days_of, readings, totals
from engine.dossiers.states import COUNTED, NO_FAULT, UNKNOWN_UNIT, Reason
from engine.dossiers.units import Known, near
from engine.model.derived import Derived, Line, SetAside, StrangeUnit
from engine.model.dossiers import Apart, Counting
from engine.normalise.unit_level import level_by_name
from engine.problem import Problem
from targets import Library

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_MOST_UNITS = 20
"""So many units that nobody knows are told by name."""


class Counted(NamedTuple):
    """The counts of all dossiers by unit, span and state; ``reasons`` are the states from 1 on.

    ``units`` is the list of units, where there is one; ``strange`` are names that it has not, as dossiers write them.
    """

    source: str
    table: Table
    plan: Plan
    reasons: tuple[Reason, ...]
    units: Mapping[str, Known] | None = None
    strange: tuple[str, ...] = ()

    def number(self, reason: Reason) -> int:
        return self.reasons.index(reason) + 1


def outcome(connection: Backend, counted: Counted, library: Library, asked: Derive) -> Derived:
    """All that is to be told. Raises InputError where no dossier could be counted."""
    states = _states(connection, counted)
    strange = _strange(connection, counted, library)
    lines = tuple(_lines(connection, counted))
    given = {each.indicator for each in library.countings}
    return Derived(
        source=counted.source,
        dossiers=sum(states.values()),
        counted=states.get(COUNTED, 0),
        lines=lines,
        aside=tuple(_aside(counted, states)),
        strange=strange,
        other=tuple(name for name in library.indicators if name not in given),
        problems=tuple(_problems(counted, states, strange, lines)),
        readings=_readings(connection, counted, library, asked),
        aside_of=_aside_of(connection, counted),
        apart_of=_apart_of(connection, counted),
    )


def _states(connection: Backend, counted: Counted) -> Mapping[int, int]:
    found = counted.table.group_by(STATE).agg(dossiers=counted.table[NUMBER].sum())
    return {row[STATE]: row["dossiers"] for row in connection.to_pyarrow(found).to_pylist()}


def _aside(counted: Counted, states: Mapping[int, int]) -> Iterator[SetAside]:
    for number, reason in enumerate(counted.reasons, start=1):
        if states.get(number):
            yield SetAside(reason.key, reason.field, states[number], reason.key not in NO_FAULT)


def _aside_of(connection: Backend, counted: Counted) -> Mapping[str, int]:
    table = counted.table
    if "unit" not in table.columns:
        return {}
    rows = table.filter(table[STATE] != COUNTED, table["unit"].notnull())
    found = connection.to_pyarrow(rows.group_by("unit").agg(dossiers=rows[NUMBER].sum())).to_pylist()
    return {row["unit"]: row["dossiers"] for row in found}


def _apart_of(connection: Backend, counted: Counted) -> Mapping[str, Sequence[tuple[Counting, Apart, int]]]:
    table, plan = counted.table, counted.plan
    found: dict[str, list[tuple[Counting, Apart, int]]] = {}
    for number, each in enumerate(plan.countings):
        own = [apart_name(number, place) for place in range(len(each.apart))]
        if not own or "unit" not in table.columns:
            continue
        rows = table.filter(table[STATE] == COUNTED, table[span_of(each.by)].notnull())
        sums = connection.to_pyarrow(rows.group_by("unit").agg(**{name: rows[name].sum() for name in own})).to_pylist()
        for row in sums:
            counts = zip(each.apart, own, strict=True)
            found.setdefault(row["unit"], []).extend((each, apart, row[name]) for apart, name in counts if row[name])
    return found


def _strange(connection: Backend, counted: Counted, library: Library) -> tuple[StrangeUnit, ...]:
    if counted.units is None:
        return ()
    rows = counted.table.filter(counted.table[STATE] == counted.number(UNKNOWN_UNIT))
    found = rows.group_by("unit").agg(dossiers=rows[NUMBER].sum())
    each = connection.to_pyarrow(found.order_by(found["dossiers"].desc(), "unit")).to_pylist()
    alike = near([row["unit"] for row in each[:_MOST_UNITS]], [known.name for known in counted.units.values()], library)
    return tuple(StrangeUnit(row["unit"], row["dossiers"], tuple(alike.get(row["unit"], ()))) for row in each)


def _lines(connection: Backend, counted: Counted) -> Iterator[Line]:
    """What each counting gives over everything in the period."""
    table, plan = counted.table, counted.plan
    for day in plan.days:
        inside = table.filter(table[STATE] == COUNTED, table[span_of(day)].notnull())
        row = connection.to_pyarrow(inside.agg(**{name: inside[name].sum() for name in plan.sums})).to_pylist()[0]
        for number, each in enumerate(plan.countings):
            if each.by == day:
                above, below, untold = (row[name] or 0 for name in names(number))
                apart = tuple(row[apart_name(number, place)] or 0 for place in range(len(each.apart)))
                yield Line(each, above, below, untold, apart)


def _readings(connection: Backend, counted: Counted, library: Library, asked: Derive) -> pa.Table:
    plan = counted.plan
    texts: list[str] = [name for name in ("unit", "procedure") if name in asked.by]
    texts += ["level", "parent"] if "unit" in texts else []
    found = connection.create_table("totals", totals(counted.table, plan, texts), temp=True)
    spans = days_of(found, plan, connection)
    if not spans:
        return pa.table({name: pa.array([], _ARROW[kind]) for name, kind in COLUMNS.items()})
    table = connection.to_pyarrow(readings(found, plan, spans, counted.source, asked.language))
    if "unit" not in texts and asked.unit is not None:
        whole = {"unit": asked.unit, "level": asked.level or level_by_name(asked.unit, library, asked.to) or None}
        for name, value in whole.items():
            table = table.set_column(table.column_names.index(name), name, pa.array([value] * len(table), pa.string()))
    return table


_ARROW: Mapping[str, Any] = {"string": pa.string(), "date": pa.date32(), "int64": pa.int64()}


def _problems(
    counted: Counted, states: Mapping[int, int], strange: Sequence[StrangeUnit], lines: Sequence[Line]
) -> Iterator[Problem]:
    source, every = counted.source, sum(states.values())
    if not every:
        yield Problem(source, "no-dossiers")
    elif not any(line.below or line.untold for line in lines):
        yield Problem(source, "none-to-count", details={"count": str(every)})
    for unit in strange[:_MOST_UNITS]:
        details = {"found": unit.name, "count": str(unit.dossiers), "near": ", ".join(unit.near)}
        yield Problem(source, "unknown-dossier-unit", details=details, severity="warning")
    more = strange[_MOST_UNITS:]
    if more:
        details = {"units": str(len(more)), "count": str(sum(unit.dossiers for unit in more))}
        yield Problem(source, "more-unknown-units", details=details, severity="warning")
