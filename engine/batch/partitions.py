"""Which partition of a long run a unit is judged in: units that may be one unit are in the same."""

from __future__ import annotations

import zlib

import pyarrow as pa
from ibis.expr.types import Table

from engine.batch.coded import Keep
from engine.batch.units import Units
from engine.comparison.units import folded_name
from engine.model import Unit

_ROWS = pa.schema({"of": pa.string(), "partition": pa.int64()})


def partition_of(units: Units, count: int) -> pa.Table:
    """The partition, from 0, of each unit that can be judged, by its key."""
    found = [{"of": key, "partition": _number(unit, count)} for key, unit in units.known.items()]
    return pa.Table.from_pylist(found, schema=_ROWS)


def _number(unit: Unit, count: int) -> int:
    return zlib.crc32(f"{unit.level} {folded_name(unit.name)}".encode()) % count


def in_partition(raw: Table, number: int, units: Units, count: int, keep: Keep) -> Table:
    """The rows of the units of one partition; in the first are also the rows of no unit that can be judged."""
    known = keep("partitions", partition_of(units, count))
    keyed = raw.mutate(of=raw["unit"].cast("string").strip())
    if number:
        own = keyed.semi_join(known.filter(known["partition"] == number), "of")
    else:
        own = keyed.anti_join(known.filter(known["partition"] != number), "of")
    return own.drop("of")
