"""What the rows of a table are of: the words for indicators, parts and rows of targets, each met once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from engine.batch.units import named
from engine.given import WHOLE
from targets import Library

_NAMES = ("indicator", "part", "target", "indicator_id", "part_id", "kind_problem")


def kinds(rows: Iterable[Mapping[str, Any]], library: Library) -> pa.Table:
    """For each way in which a row is named, the ids that it means, or what is wrong with it."""
    found = [{**row, **_kind(row, library)} for row in rows]
    return pa.Table.from_pylist(found, schema=pa.schema([(name, pa.string()) for name in _NAMES]))


def _kind(row: Mapping[str, Any], library: Library) -> Mapping[str, str]:
    if row["indicator"] is None:
        return {"kind_problem": "missing-cell"}
    indicator = named(row["indicator"], library.indicators)
    if indicator is None or indicator not in library.indicators:
        return {"kind_problem": "unknown-indicator"}
    parts = {part.id: part for part in library.indicators[indicator].parts}
    part = named(row["part"], parts)
    if row["part"] is not None and part not in parts:
        return {"kind_problem": "unknown-part"}
    targets = {target.id: target for each in library.sets for target in each.targets}
    if row["target"] is not None and row["target"] not in targets:
        return {"kind_problem": "unknown-target"}
    if row["target"] is not None and targets[row["target"]].indicator != indicator:
        return {"kind_problem": "row-of-another-indicator"}
    return {"indicator_id": indicator, "part_id": part or WHOLE}
