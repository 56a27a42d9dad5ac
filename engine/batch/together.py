"""What is wrong with rows only when they are seen together: none of those is judged."""

from __future__ import annotations

from collections.abc import Callable

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine.normalise.limits import MAX_PAIRS, MAX_READINGS

_CASE = ("unit", "from", "to")
_KEY = ("indicator_id", "part_id", "scope", "target", "place")
_THING = ("indicator_id", "part_id", "scope_name")
_TWICE = 2 * MAX_PAIRS
"""Of so many pairs each reading is counted with each other."""


def apart(checked: Table, keep: Callable[[str, Table | pa.Table], Table]) -> Table:
    """The rows of a table, with a ``reason`` more where they cannot stand beside others.

    Readings of one key cannot be told apart; a case has one document, as a submission has; and of one case no more
    is judged than of one submission.
    """
    good = checked.filter(checked["reason"].isnull())
    of_cases = keep("sizes", _sizes(good))
    reasons = {"duplicate-reading": _doubles(good), **_too_many(good, of_cases)}
    reasons["documents-differ"] = _of(good, of_cases.filter(of_cases["documents"] > 1))
    found = [rows.select("row", "unit", why=ibis.literal(code)) for code, rows in reasons.items()]
    wrong = keep("wrong together", ibis.union(*found).group_by(wrong="row").agg(why=ibis._.why.min()))
    joined = checked.left_join(wrong, checked["row"] == wrong["wrong"])
    return joined.mutate(reason=ibis.coalesce(joined["reason"], joined["why"])).drop("wrong", "why")


def _sizes(good: Table) -> Table:
    """Of each case that has several rows how many it has, and of how many documents."""
    written = ibis.coalesce(good["document"], "")
    return good.group_by(_CASE).having(good.count() > 1).agg(rows=good.count(), documents=written.nunique())


def _of(good: Table, cases: Table) -> Table:
    return good.semi_join(cases.view(), _CASE)


def _doubles(good: Table) -> Table:
    """Rows of one unit, period, indicator, part, scope, target and place; one without figures says nothing twice."""
    said = good.filter(good["is_reading"] | good["place"].notnull())
    often = said.group_by(*_CASE, "indicator_id").having(ibis._.count() > 1).agg(number=ibis._.count())
    near = said.semi_join(often.view(), [*_CASE, "indicator_id"])
    keys = near.group_by(*_CASE, *_KEY).having(ibis._.count() > 1).agg(rows=ibis._["row"].collect())
    return keys.select("unit", row=keys["rows"].unnest())


def _too_many(good: Table, of_cases: Table) -> dict[str, Table]:
    most = of_cases.filter(of_cases["rows"] > MAX_READINGS)
    some = of_cases.filter(of_cases["rows"] * (of_cases["rows"] - 1) > _TWICE)
    readings = _of(good.filter(good["is_reading"]), some)
    alike = readings.group_by(*_CASE, *_THING).agg(number=readings.count())
    doubled = alike.mutate(twice=alike["number"] * (alike["number"] - 1))
    crowded = doubled.group_by(_CASE).having(ibis._.twice.sum() > _TWICE).agg(twice=ibis._.twice.sum())
    return {"too-many-readings": _of(good, most), "too-many-alike": _of(good, crowded)}
