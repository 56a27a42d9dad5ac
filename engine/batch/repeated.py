"""Figures of a period that are those of an earlier one of the unit: facts of all cases, and what rules make of them.

As ``engine.comparison.repetitions`` finds it among submissions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ibis
import pyarrow as pa
from ibis.expr.types import BooleanValue, Table

from engine.batch.cells import COUNTS, ROW
from engine.batch.coded import Keep, seen
from engine.batch.columns import table_of
from engine.batch.figures import amount
from engine.batch.judged import Tables
from engine.batch.rows import Rows
from engine.batch.units import Units
from engine.comparison.units import folded_name
from engine.relational.joins import CASE, Facts
from engine.relational.mass import RULE, Asked, conclusions

EVERY = "every discrepancy"
"""The name of the table of discrepancies with those of figures that are repeated."""
_ABOVE = ("parent", "province")
_SUBJECT = "thing"
"""A number for each indicator, part and scope."""
_FACT = "repeated"
_KEYS = {_FACT: ("earlier",)}
_NAMES = {"unit": pa.string(), "same": pa.int64(), **dict.fromkeys(_ABOVE, pa.string())}


def with_repeated(discrepancies: Table, judged: Table, rows: Rows, units: Units, tables: Tables) -> Table:
    """The discrepancies, and after them those of figures that are repeated.

    ``judged`` has a row or more for each case that was judged.
    """
    cases = _several(rows.cases, judged, tables.keep("names of units", names(units)), tables)
    if cases is None:
        return discrepancies
    counted = tables.keep("counted", _counted(rows, cases, _below_zero(rows, tables)))
    facts = tables.keep(f"given {_FACT}", _facts(counted, cases, tables.keep))
    own = Facts({_FACT: facts}, cases.select(CASE))
    found = conclusions(tables.rulebook, Asked({}, {}), own, _KEYS, ("remark",), tables.keep)
    if "remark" not in found:
        return discrepancies
    remarks = found["remark"]
    once = remarks.group_by(CASE, "check", "severity").agg(**{RULE: remarks[RULE].min()})
    none = {name: ibis.null(kind) for name, kind in discrepancies.schema().items() if name not in once.columns}
    more = once.mutate(**none)
    found = tables.keep("repeated", more.select(discrepancies.columns))
    return seen(tables.keep, EVERY, discrepancies.union(found))


def names(units: Units) -> pa.Table:
    """The units by key: those of one level and name have the same number; what each is of, as far as it says."""
    numbers: dict[tuple[str, str], int] = {}
    found = []
    for key, unit in units.known.items():
        number = numbers.setdefault((unit.level, folded_name(unit.name)), len(numbers))
        above = {name: folded_name(said) if (said := getattr(unit, name)) else None for name in _ABOVE}
        found.append({"unit": key, "same": number, **above})
    return table_of(found, _NAMES)


def _several(cases: Table, judged: Table, named: Table, tables: Tables) -> Table | None:
    """The cases of units that have several, each with what its unit is called and of; None where there are none."""
    own = cases.semi_join(judged.view(), CASE).join(named, "unit")
    several = own.group_by("same").having(ibis._.count() > 1).agg(number=ibis._.count())
    found = tables.keep("cases of several periods", own.semi_join(several.view(), "same"))
    return found if tables.read(found.limit(1)).num_rows else None


def _below_zero(rows: Rows, tables: Tables) -> Table:
    """The numbers below 0 that texts of numerators write: such are read with the bounds, not with the counts."""
    name = COUNTS[0]
    own = {row[ROW]: row[name] for row in tables.read(rows.odd).to_pylist() if row[name] is not None}
    return tables.keep("below zero", pa.Table.from_pylist(list(_below(own, name in rows.of_numbers)), schema=_BELOW))


_BELOW = pa.schema({ROW: pa.int64(), "number": pa.int64()})


def _below(texts: Mapping[int, str], typed: bool) -> Iterable[Mapping[str, int]]:
    for row, said in texts.items():
        number = amount(said, COUNTS[0], typed=typed).value
        if number is not None and number.denominator == 1:
            yield {ROW: row, "number": int(number)}


def _counted(rows: Rows, cases: Table, below: Table) -> Table:
    """Each pair of counts of each case, over more than 0, once, with what it is of."""
    good = rows.good
    joined = good.filter(good["denominator"] > 0).left_join(below.view(), ROW)
    above = ibis.coalesce(joined["numerator"], joined["number"])
    pairs = joined.select(CASE, _SUBJECT, above=above, below="denominator")
    own = cases.select(CASE, "same").view()
    return pairs.filter(pairs["above"].notnull()).join(own, CASE).select(CASE, "same", _SUBJECT, "above", "below")


def _facts(counted: Table, cases: Table, keep: Keep) -> Table:
    """For each case and earlier period how many different pairs of counts the case has, and how many are repeated.

    Of several reports on one earlier period that which has the most in common counts.
    """
    figure = ["same", _SUBJECT, "above", "below"]
    several = counted.group_by(*figure).having(ibis._.count() > 1).agg(number=ibis._.count())
    again = keep("figures that are alike", counted.semi_join(several.view(), figure).distinct())
    days = cases.select(CASE, "from", "to", *_ABOVE)
    new = again.join(days.view(), CASE)
    old = new.rename({f"old_{name}": name for name in (CASE, "from", "to", *_ABOVE)}).view()
    both = new.join(old, figure)
    pairs = both.filter([_is_earlier(both), *(_may_be(both, name) for name in _ABOVE)])
    same = pairs.select(CASE, "old_case", "old_from", "old_to", "above", "below").distinct()
    of_old = same.group_by(CASE, "old_case", "old_from", "old_to").agg(identical=ibis._.count())
    most = keep("alike", of_old.group_by(CASE, "old_from", "old_to").agg(identical=ibis._.identical.max()))
    told_of = counted.semi_join(most.select(CASE).view(), CASE)
    figures = told_of.select(CASE, "above", "below").distinct().group_by(CASE).agg(figures=ibis._.count())
    told = most.join(figures.view(), CASE)
    earlier = told["old_from"].cast("string") + " - " + told["old_to"].cast("string")
    return told.select(CASE, "figures", "identical", earlier=earlier)


def _is_earlier(both: Table) -> BooleanValue:
    ended: BooleanValue = both["old_to"] < both["to"]
    return ended | ((both["old_to"] == both["to"]) & (both["old_from"] < both["from"]))


def _may_be(both: Table, name: str) -> BooleanValue:
    """Whether what the two units are of is the same, as far as they say."""
    one, other = both[name], both[f"old_{name}"]
    same: BooleanValue = one == other
    return one.isnull() | other.isnull() | same
