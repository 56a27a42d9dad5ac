"""Counts dossiers in one pass: a row for each unit, span of days and state, with what stands above and below each line.

What bears one number twice is found before, by the numbers alone, and then counted copy by copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, StringValue, Table, Value

from engine.dossiers.builtin import digest
from engine.dossiers.conditions import all_of
from engine.dossiers.states import COUNTED, Reason, state
from engine.model.dossiers import Counting

NUMBER, STATE, COPY, CELLS = "dossiers", "state", "copy", "cells"
DIGEST = "digest"
_BETWEEN, _NOTHING = "\x1f", "\x1e"


class Plan(NamedTuple):
    """What is counted of typed dossiers: by which texts and which part of the calendar, of which days."""

    countings: tuple[Counting, ...]
    texts: tuple[str, ...]
    span: str | None
    from_: date | None
    to: date | None
    fields: tuple[str, ...]
    """The fields that have a say in any of it: where they are equal, two dossiers are copies."""

    @property
    def days(self) -> tuple[str, ...]:
        """The fields that put dossiers into a span."""
        return tuple(dict.fromkeys(each.by for each in self.countings))

    @property
    def open_days(self) -> tuple[str, ...]:
        """Of these the ones whose first and last day say from when to when the readings are, as nobody else does."""
        is_said = self.span is not None or (self.from_ is not None and self.to is not None)
        return () if is_said else self.days

    @property
    def keys(self) -> list[str]:
        return [*self.texts, *(span_of(day) for day in self.days), STATE]

    @property
    def sums(self) -> list[str]:
        """The columns that are counts of dossiers."""
        return [NUMBER, *(name for number, each in enumerate(self.countings) for name in _names(number, each))]


def span_of(day: str) -> str:
    """The column of the span that a dossier is in by that day; null outside the period."""
    return f"span_{day}"


def names(number: int) -> tuple[str, str, str]:
    """The columns of a counting: above the line, below it with those above, and those of which neither can be told."""
    return f"above_{number}", f"below_{number}", f"untold_{number}"


def apart_name(number: int, place: int) -> str:
    return f"apart_{number}_{place}"


def ends(day: str) -> tuple[str, str]:
    """The columns of the first and the last day that was counted."""
    return f"first_{day}", f"last_{day}"


def suspects(dossiers: Table) -> Table:
    """Digests that more than one dossier's number has: of all that stand twice, and seldom of others."""
    digests = dossiers.filter(dossiers["id"].notnull()).select(digest(dossiers["id"]).name(DIGEST))
    times = digests.group_by(DIGEST).agg(times=digests.count())
    return times.filter(times["times"] > 1).select(DIGEST)


def cube(dossiers: Table, found: Mapping[Reason, BooleanValue], plan: Plan, twice: Table | None) -> Table:
    """The counts of all dossiers; those whose digest is in ``twice`` have rows of their own, by number and cells."""
    keys: dict[str, Value] = {name: dossiers[name] for name in plan.texts}
    keys |= {span_of(day): _span(dossiers[day], plan) for day in plan.days}
    keys[STATE] = state(found)
    fields = {name: dossiers[name] for name in plan.fields}
    rows = dossiers.select(**fields, **{f"key_{name}": each for name, each in keys.items()})
    grouping = {name: rows[f"key_{name}"] for name in keys}
    if twice is not None:
        rows = marked(rows, twice)
        is_suspect = rows[DIGEST].notnull() & rows[f"key_{STATE}"].isin(countable(found))
        grouping = {name: rows[f"key_{name}"] for name in keys}
        grouping[COPY] = ibis.ifelse(is_suspect, rows["id"], ibis.null("string"))
        grouping[CELLS] = ibis.ifelse(is_suspect, cells(rows, plan), ibis.null("string"))
    counted = rows.group_by(**grouping).agg(**dict(_counts(rows, plan)))
    return counted.mutate(**dict(_the_others(counted, plan)))


def marked(rows: Table, twice: Table) -> Table:
    """The rows with ``DIGEST`` beside those whose number may stand more than once, null beside the others."""
    rows = rows.mutate(own_digest=digest(rows["id"]))
    return rows.left_join(twice, rows["own_digest"] == twice[DIGEST]).drop("own_digest")


def countable(found: Mapping[Reason, BooleanValue]) -> list[int]:
    """The states of dossiers that are not wrong by themselves."""
    numbers = {reason.key: number for number, reason in enumerate(found, start=1)}
    return [COUNTED, *([numbers["withdrawn"]] if "withdrawn" in numbers else [])]


def _span(day: Value, plan: Plan) -> Value:
    """The span as a whole number (year and month, or quarter), or null where the day is not in the period."""
    number: IntegerValue = ibis.literal(1, "int32")
    if plan.span is not None:
        number = day.year()
        if plan.span != "year":
            part = day.month() if plan.span == "month" else day.quarter()
            number = number * 100 + part
    inside = day.notnull()
    if plan.from_ is not None:
        inside &= day >= ibis.literal(plan.from_)
    if plan.to is not None:
        inside &= day <= ibis.literal(plan.to)
    return ibis.ifelse(inside, number.cast("int32"), ibis.null("int32"))


def cells(rows: Table, plan: Plan) -> StringValue:
    """All that has a say, as one text; texts with their length before them, so that no two cells run together."""
    parts = []
    for name in plan.fields:
        text = rows[name].cast("string")
        if rows[name].type().is_string():
            text = text.length().cast("string") + _BETWEEN + text
        parts.append(text.fill_null(_NOTHING))
    return ibis.literal(_BETWEEN).join(parts)


def _counts(rows: Table, plan: Plan) -> Iterator[tuple[str, Value]]:
    yield NUMBER, rows.count()
    for number, each in enumerate(plan.countings):
        above, below, untold = names(number)
        under, over = all_of(rows, each.denominator), all_of(rows, each.numerator)
        yield above, rows.count(where=_and(under, over))
        if under is None:
            yield below, rows.count() if over is None else over.count()
        else:
            yield below, rows.count(where=_and(under, None if over is None else over.notnull()))
            yield untold, rows.count(where=_untold(under, over))
        for place, apart in enumerate(each.apart):
            yield apart_name(number, place), rows.count(where=all_of(rows, apart.tests))
    for day in plan.open_days:
        first, last = ends(day)
        inside = rows[f"key_{span_of(day)}"].notnull()
        yield first, rows[day].min(where=inside)
        yield last, rows[day].max(where=inside)


def _the_others(counted: Table, plan: Plan) -> Iterator[tuple[str, Value]]:
    """Where all dossiers stand below the line, those of which it cannot be told are all the others."""
    for number, each in enumerate(plan.countings):
        _, below, untold = names(number)
        if not each.denominator:
            yield untold, counted[NUMBER] - counted[below]


def _and(one: BooleanValue | None, other: BooleanValue | None) -> BooleanValue | None:
    if one is None or other is None:
        return one if other is None else other
    return one & other


def _untold(under: BooleanValue, over: BooleanValue | None) -> BooleanValue:
    """Whether a field is empty without which it cannot be told on which side of the line a dossier stands."""
    no_side = ibis.literal(False) if over is None else over.isnull()
    return under.isnull() | (under & no_side)


def _names(number: int, counting: Counting) -> Iterator[str]:
    yield from names(number)
    yield from (apart_name(number, place) for place in range(len(counting.apart)))


def without_copies(counted: Table, plan: Plan, contradictory: int, copies: int) -> Table:
    """The counts with each dossier once: copies in a state of their own, numbers that contradict themselves too."""
    own = [*plan.keys, *plan.sums, *(end for day in plan.open_days for end in ends(day))]
    alone = counted.filter(counted[COPY].isnull()).select(*own)
    double = counted.filter(counted[COPY].notnull())
    kinds = double.group_by(COPY).agg(kinds=double.count())
    double = double.left_join(kinds, COPY)
    same, other = double.filter(double["kinds"] == 1), double.filter(double["kinds"] > 1)
    once = same.mutate(**{name: ibis.least(same[name], 1) for name in plan.sums})
    more = same.filter(same[NUMBER] > 1)
    more = more.mutate(**{STATE: _number(copies), NUMBER: more[NUMBER] - 1})
    other = other.mutate(**{STATE: _number(contradictory)})
    return ibis.union(alone, *(each.select(*own) for each in (once, more, other)))


def _number(number: int) -> IntegerValue:
    return ibis.literal(number, "int8")

