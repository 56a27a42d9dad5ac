"""What becomes of a dossier: it is counted, or set aside for the first of the reasons that hold of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Table

from engine.dossiers.typed import BAD
from engine.model.dossiers import Field, Fields

COUNTED = 0
"""The state of a dossier that nothing speaks against; the others are the places of reasons, from 1."""


class Reason(NamedTuple):
    """Why a dossier is set aside; ``field`` is the one that it rests on, "" for the whole dossier."""

    key: str
    field: str = ""


UNKNOWN_UNIT = Reason("unknown-unit", "unit")
COPY = Reason("copy", "id")
CONTRADICTORY = Reason("contradictory", "id")
WITHDRAWN = Reason("withdrawn", "withdrawn")
NO_FAULT = ("test", "copy", "withdrawn")
"""The keys of reasons that are no fault of the data."""


def conditions(
    dossiers: Table, fields: Fields, bad: Sequence[str], required: Sequence[str], as_of: date | None
) -> Mapping[Reason, BooleanValue]:
    """Each reason that can be seen of a single dossier, in the order in which they are looked at, and when it holds."""
    found: dict[Reason, BooleanValue] = {}
    known = [name for name in fields.fields if name in dossiers.columns]
    if "test" in known:
        found[Reason("test", "test")] = dossiers["test"]
    for name in known:
        if name in bad:
            found[Reason("unreadable", name)] = dossiers[BAD + name]
    for name in required:
        found[Reason("empty", name)] = dossiers[name].isnull()
    days = {name: fields.fields[name] for name in known if fields.fields[name].kind == "day"}
    for name, field in days.items():
        found.update(_of_day(dossiers, name, field, fields.earliest, as_of))
    for name, field in days.items():
        if field.not_before in days:
            found[Reason("before", name)] = dossiers[name] < dossiers[field.not_before]
    if "withdrawn" in known:
        found[WITHDRAWN] = dossiers["withdrawn"]
    return found


def _of_day(
    dossiers: Table, name: str, field: Field, earliest: date, as_of: date | None
) -> Iterator[tuple[Reason, BooleanValue]]:
    yield Reason("too-early", name), dossiers[name] < ibis.literal(earliest)
    if as_of is not None and not field.ahead:
        yield Reason("ahead", name), dossiers[name] > ibis.literal(as_of)


def state(found: Mapping[Reason, BooleanValue]) -> IntegerValue:
    """The number of the first reason that holds, or ``COUNTED``."""
    branches = [(holds, ibis.literal(number, "int8")) for number, holds in enumerate(found.values(), start=1)]
    counted = ibis.literal(COUNTED, "int8")
    return ibis.cases(*branches, else_=counted) if branches else counted
