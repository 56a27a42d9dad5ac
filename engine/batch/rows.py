"""From a table of readings as it is written to rows that can be judged, and the rows that cannot, with why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table, Value

from engine import exact
from engine.batch.cells import COUNTS, DAYS, FIGURES, REQUIRED, ROW, cells, figures, is_typed, text
from engine.batch.coded import Coding, Keep, as_they_are
from engine.batch.coded import seen as seen_by_name
from engine.batch.figures import BOUNDS, FINER, MOST_DIGITS
from engine.batch.known import Known, Read, known
from engine.batch.recipes import Recipes, made
from engine.batch.together import REASON, apart
from engine.batch.units import Units
from engine.given import WHOLE
from engine.relational.joins import CASE, CLASS
from engine.relational.whole import quotient
from targets import Library

_TEXTS = ("indicator", "target", "part", "scope", "document", "place")
_OF_EVERY = {
    **dict.fromkeys(("indicator_id", "part_id", "scope_name"), "string"),
    **{f"{name}_typed": "int64" for name in COUNTS},
    **{f"{name}_is_odd": "boolean" for name in COUNTS},
    **{f"value_{name}": "int64" for name in ("digits", "shown", *BOUNDS, *FINER)},
}


class Rows(NamedTuple):
    """All rows as they are ``written``, and what is known of their cells; by their numbers two kinds of them.

    ``fine`` are those that can be judged by themselves, narrowly, and of them ``wrong`` those that cannot when they
    are seen together. ``bad`` are all that cannot, each with ``reason``, and what it is of as far as that can be told.
    ``odd`` are the readings that are set out one by one, with their figures as they are written, those in columns
    ``of_numbers`` as numbers. ``cases`` has a unit and a period each.
    """

    written: Table
    known: Known
    fine: Table
    wrong: Table
    bad: Table
    odd: Table
    cases: Table
    of_numbers: frozenset[str]

    @property
    def good(self) -> Table:
        """Those that are judged."""
        return _good(self.fine, self.wrong)

    @property
    def every(self) -> Table:
        """All rows with all that is known of them, and ``reason`` where they cannot be judged; for a few of them."""
        told = seen(self.written, self.known)
        told = told.left_join(self.bad.select(REASON, **{ROW: ROW}).view(), ROW)
        cells = {name: text(told, name) for name in ("unit", *_TEXTS, *FIGURES, "threshold")}
        columns = {name: _column(told, name, kind) for name, kind in _OF_EVERY.items()}
        days = {name: told[f"period_{name}"] for name in DAYS}
        whole_numbers = {f"{name}_n": whole(told, name) for name in COUNTS}
        has = [has_cell(told, name) for name in FIGURES]
        is_reading = has[0] | has[1] | has[2]
        return told.select(ROW, "level", REASON, **cells, **days, **columns, **whole_numbers, is_reading=is_reading)


class Making(NamedTuple):
    """What keeps tables as they are, what keeps those whose words are of rules and targets, and what reads tables.

    ``written`` keeps the rows as they are written, or leaves them where they are at hand. ``recipes`` are those that
    are known; more may be made.
    """

    plain: Keep
    coded: Keep
    read: Read
    written: Keep
    recipes: Recipes


def rows(raw: Table, units: Units, library: Library, as_of: date | None, making: Making) -> Rows:
    """The rows of a table that has the required columns and figures, and each row's number in ``row``."""
    coded = making.coded
    written = making.written("written", cells(raw))
    ways = known(written, raw, units, library, as_of, making.plain, making.read)
    if isinstance(coded, Coding):
        coded.name_scopes(ways.number_of_scopes - 1)
    tables = told_by(written, ways)
    found = made(("rows", ways.named), tables, coded, making.recipes, lambda: _made(written, ways, coded))
    own = {name: found[name] for name in ("fine", "wrong", "bad", "odd", "cases")}
    return Rows(written, ways, **own, of_numbers=frozenset(name for name in FIGURES if is_typed(raw, name)))


def told_by(written: Table, ways: Known) -> Mapping[str, Table]:
    """The tables that tell of rows."""
    return {"written": written, **{names[0]: table for names, table in ways.ways}}


def _made(written: Table, ways: Known, coded: Keep) -> Mapping[str, Table]:
    """What is made of the rows and of what is known of their cells, kept by name."""
    plain = as_they_are(coded)
    checked = coded("checked", _checked(seen(written, ways)))
    fine = seen_by_name(coded, "fine", checked.filter(checked[REASON].isnull()))
    sizes, wrong = apart(fine, plain)
    faulty = checked.filter(checked[REASON].notnull()).select(ROW, CASE, "indicator", REASON)
    bad = coded("bad", faulty.union(wrong.select(ROW, CASE, "indicator", REASON)))
    cases = plain("cases", _cases(sizes, wrong, ways))
    odd = plain("odd", _odd(_good(fine, wrong), written))
    return {"checked": checked, "fine": fine, "wrong": wrong, "bad": bad, "odd": odd, "cases": cases}


def _good(fine: Table, wrong: Table) -> Table:
    return fine.anti_join(wrong.view(), ROW)


def _odd(good: Table, written: Table) -> Table:
    """The odd readings, with their figures as they are written."""
    own = good.filter(good["is_odd"]).select(ROW, CASE, "indicator", "part", "scope")
    return own.join(written.select(ROW, **figures(written)).view(), ROW)


def seen(written: Table, ways: Known) -> Table:
    """The rows with what is known of the ways in which their cells are written."""
    found = written
    for names, told in ways.ways:
        own = told.rename({f"known {name}": name for name in names}).view()
        same = [found[name].identical_to(own[f"known {name}"]) for name in names]
        found = found.left_join(own, same).drop(*(f"known {name}" for name in names))
    return found


def _checked(told: Table) -> Table:
    """Of each row what is judged of it, or the reason why it is not."""
    numerator, denominator = (whole(told, name) for name in COUNTS)
    has = {f"has_{name}": has_cell(told, name) for name in FIGURES}
    nothing_counted = (denominator == 0) & ~has["has_numerator"]
    scope_number = ibis.coalesce(_column(told, "scope_number", "int64"), 0)
    return told.select(
        ROW,
        CLASS,
        **{CASE: told["unit_code"] * told["periods"] + told["period_code"]},
        indicator=told["indicator_id"],
        part=told["part_id"],
        scope=ibis.coalesce(_column(told, "scope_name", "string"), WHOLE),
        thing=told["first_thing"] + scope_number,
        scope_said=_column(told, "scope_said", "int64"),
        target=_column(told, "target_id", "string"),
        threshold=_column(told, "threshold_scaled", "int64"),
        value_code=_column(told, "value_code", "int64"),
        numerator=ibis.ifelse(nothing_counted, 0, numerator),
        denominator=denominator,
        **has,
        is_reading=has["has_value"] | has["has_numerator"] | has["has_denominator"],
        is_odd=_is_odd(told),
        place=text(told, "place"),
        **({"document": text(told, "document")} if "document" in told.columns else {}),
        **{REASON: _reason(told)},
    )


def _column(table: Table, name: str, kind: str) -> Value:
    """A column, or nothing where the table has no such column."""
    return table[name] if name in table.columns else ibis.null(kind)


def whole(told: Table, name: str) -> Value:
    """The whole number that a cell of counts says, if it says one."""
    return ibis.coalesce(_column(told, f"{name}_typed", "int64"), _column(told, f"{name}_whole", "int64"))


def has_cell(told: Table, name: str) -> BooleanValue:
    """Whether there is anything in the cell of a figure."""
    found: BooleanValue = ibis.literal(value=False)
    for each in (f"{name}_code", f"{name}_typed"):
        if each in told.columns:
            found = found | told[each].notnull()
    return found


def _is_odd(told: Table) -> BooleanValue:
    """Whether the counts are such that they are set out one by one: bounds, below 0, or beside too many digits."""
    found = ibis.coalesce(_column(told, "value_digits", "int64") > MOST_DIGITS, False) & has_cell(told, "denominator")
    for name in COUNTS:
        found = found | ibis.coalesce(_column(told, f"{name}_is_odd", "boolean"), False)
        found = found | ibis.coalesce(whole(told, name) < 0, False)
    return found


def _reason(told: Table) -> StringValue:
    """What is wrong with a row: the first that holds is told."""
    found: StringValue = ibis.cases(*_faults(told), else_=ibis.null("string"))
    return found


def _faults(told: Table) -> Iterator[tuple[BooleanValue, str | Value]]:
    empty = "missing-cell"
    yield (told["unit_problem"] == empty) | (told["period_problem"] == empty), empty
    yield told["unit_problem"].notnull(), told["unit_problem"]
    yield told["period_problem"].notnull(), told["period_problem"]
    yield told["judged"] > told["last_day"], "level-has-ended"
    yield told["kind_problem"].notnull(), told["kind_problem"]
    for name in ("scope", *FIGURES):
        if f"{name}_problem" in told.columns:
            yield told[f"{name}_problem"].notnull(), told[f"{name}_problem"]
    for name in COUNTS:
        if f"{name}_typed" in told.columns:
            yield told[f"{name}_typed"].abs() > exact.LARGEST, "number-too-large"


def _cases(sizes: Table, wrong: Table, ways: Known) -> Table:
    """The cases that have rows that can be judged, in the order of units and periods."""
    lost = wrong.group_by(CASE).agg(lost=wrong.count()).view()
    left = sizes.left_join(lost, CASE).filter(ibis._.rows > ibis.coalesce(ibis._.lost, 0)).select(CASE)
    left = left.cross_join(ways.periods.agg(periods=ways.periods["periods"].max()))
    number = quotient(left[CASE], left["periods"])
    numbered = left.mutate(unit_code=number, period_code=left[CASE] - number * left["periods"])
    known_units = ways.units.filter(ibis._.unit_code.notnull())
    units = known_units.select("unit_code", CLASS, "level", unit="key").distinct().view()
    periods = ways.periods.filter(ibis._.period_code.notnull())
    days: Mapping[str, str] = dict(zip(DAYS, ("period_from", "period_to"), strict=True))
    of_days = periods.select("period_code", **days).distinct().view()
    return numbered.join(units, "unit_code").join(of_days, "period_code").select(CASE, CLASS, "unit", *DAYS, "level")


__all__ = ["DAYS", "FIGURES", "REASON", "REQUIRED", "ROW", "Making", "Read", "Rows", "rows", "seen", "told_by"]
