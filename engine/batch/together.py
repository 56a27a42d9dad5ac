"""What is wrong with rows only when they are seen together: none of those is judged."""

from __future__ import annotations

import ibis
from ibis.expr.types import BooleanValue, Table

from engine.batch.cells import ROW
from engine.batch.coded import Keep
from engine.dossiers.builtin import digest
from engine.normalise.limits import MAX_PAIRS, MAX_READINGS
from engine.relational.joins import CASE

REASON = "reason"
_KEY = (CASE, "thing", "scope_said", "target", "place")
_TWICE = 2 * MAX_PAIRS
"""Of so many pairs each reading is counted with each other."""


def apart(fine: Table, keep: Keep) -> tuple[Table, Table]:
    """How many rows each case has; and the rows that cannot stand beside others, with ``reason``.

    Readings of one key cannot be told apart; a case has one document, as a submission has; and of one case no more
    is judged than of one submission.
    """
    sizes = keep("sizes", _sizes(fine))
    reasons = {"duplicate-reading": _doubles(fine), **_too_many(fine, sizes)}
    if "documents" in sizes.columns:
        reasons["documents-differ"] = fine.semi_join(sizes.filter(sizes["documents"] > 1).view(), CASE)
    found = [rows.select(ROW, CASE, "indicator", **{REASON: ibis.literal(code)}) for code, rows in reasons.items()]
    together = ibis.union(*found)
    wrong = together.group_by(ROW, CASE, "indicator").agg(**{REASON: together[REASON].min()})
    return sizes, keep("wrong together", wrong)


def _sizes(fine: Table) -> Table:
    """Of each case how many rows it has, and of how many documents if rows name any."""
    several = {}
    if "document" in fine.columns:
        several["documents"] = ibis.coalesce(fine["document"], "").nunique()
    return fine.group_by(CASE).agg(rows=fine.count(), **several)


def _doubles(fine: Table) -> Table:
    """Rows of one unit, period, indicator, part, scope, target and place; one without figures says nothing twice."""
    said = fine.filter(_says(fine))
    place = digest(said["place"])
    alike = said.group_by(CASE, "thing").agg(number=said.count(), first=place.min(), last=place.max())
    # mostly they are two in two places, which need not be looked at any further
    is_apart = (alike["number"] == 2) & ibis.coalesce(alike["first"] < alike["last"], False)
    near = fine.semi_join(alike.filter(alike["number"] > 1, ~is_apart).view(), [CASE, "thing"])
    near = near.filter(_says(near))  # twice: what is said would be set out once for both, which takes longer
    keys = near.group_by(*_KEY, "indicator").having(ibis._.count() > 1).agg(rows=ibis._["row"].collect())
    return keys.select(CASE, "indicator", row=keys["rows"].unnest())


def _says(fine: Table) -> BooleanValue:
    found: BooleanValue = fine["is_reading"] | fine["place"].notnull()
    return found


def _too_many(fine: Table, sizes: Table) -> dict[str, Table]:
    most = sizes.filter(sizes["rows"] > MAX_READINGS)
    some = sizes.filter(sizes["rows"] * (sizes["rows"] - 1) > _TWICE)
    readings = fine.filter(fine["is_reading"]).semi_join(some.view(), CASE)
    alike = readings.group_by(CASE, "thing").agg(number=readings.count())
    doubled = alike.mutate(twice=alike["number"] * (alike["number"] - 1))
    crowded = doubled.group_by(CASE).having(ibis._.twice.sum() > _TWICE).agg(twice=ibis._.twice.sum())
    found = {"too-many-readings": most, "too-many-alike": crowded}
    return {reason: fine.semi_join(cases.view(), CASE) for reason, cases in found.items()}
