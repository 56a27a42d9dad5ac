"""Of targets without activity the reading that says so: the first that the table has."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis.expr.types import Table

from engine.given import WHOLE
from engine.relational.joins import CASE

_OF_ONE = (CASE, "target")
NO_ACTIVITY = "no_activity"


def with_idle(findings: Table, concluded: Mapping[str, Table], targets: Table, readings: Table) -> Table:
    """The findings, those of no activity with their reading, on what it rests, and its place."""
    silent = concluded["verdict"].filter(ibis._.result == NO_ACTIVITY).select(*_OF_ONE)
    parts = concluded["standing"].filter(ibis._.result == NO_ACTIVITY).select(*_OF_ONE, "part")
    asked = targets.select("target", "indicator").view()
    wanted = parts.semi_join(silent.view(), _OF_ONE).join(asked, "target")
    quiet = concluded["quiet"].filter(ibis._.scope == WHOLE).select(CASE, "indicator", "part", "reading").view()
    first = wanted.join(quiet, [CASE, "indicator", "part"]).group_by(*_OF_ONE).agg(idle=ibis._.reading.min())
    told = first.join(readings.select(**_told(readings)).view(), "idle")
    joined = findings.left_join(told.view(), _OF_ONE)
    return joined.mutate(
        basis=ibis.coalesce(joined["basis"], joined["idle_basis"]),
        reading=ibis.coalesce(joined["reading"], joined["idle"]),
        place=ibis.coalesce(joined["place"], joined["idle_place"]),
        numerator=ibis.ifelse(joined["idle"].notnull(), 0, joined["numerator"]),
        denominator=ibis.ifelse(joined["idle"].notnull(), 0, joined["denominator"]),
    )


def _told(readings: Table) -> Mapping[str, ibis.Value]:
    both = readings["has_numerator"] & readings["has_denominator"]
    basis = ibis.cases((both, "counts"), (readings["stated"], "stated"), else_="none")
    return {"idle": readings["reading"], "idle_basis": basis, "idle_place": readings["place"]}
