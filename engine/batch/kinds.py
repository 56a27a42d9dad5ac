"""What the rows of a table are of: the words for indicators, parts and rows of targets, each met once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from engine.batch.units import named
from engine.given import WHOLE
from targets import Library

KINDS = dict.fromkeys(("indicator_id", "part_id", "target_id", "kind_problem"), pa.string())


def kinds(rows: Iterable[Mapping[str, Any]], library: Library) -> list[Mapping[str, Any]]:
    """For each way in which a row is named, the ids that it means, or what is wrong with it; in their order.

    ``kind`` is a number for each indicator and part, from 0.
    """
    found = [_kind(row, library) for row in rows]
    named = sorted({_pair(each) for each in found})
    numbers = {pair: number for number, pair in enumerate(named)}
    return [{**each, "kind": numbers[_pair(each)]} for each in found]


def _pair(kind: Mapping[str, str]) -> tuple[str, str]:
    return kind.get("indicator_id", ""), kind.get("part_id", "")


def _kind(row: Mapping[str, Any], library: Library) -> Mapping[str, str]:
    """What a row is of, as far as that can be told, and what is wrong with it."""
    if row["indicator"] is None:
        return {"kind_problem": "missing-cell"}
    indicator = named(row["indicator"], library.indicators)
    if indicator is None or indicator not in library.indicators:
        return {"kind_problem": "unknown-indicator"}
    known = {"indicator_id": indicator}
    parts = {part.id: part for part in library.indicators[indicator].parts}
    part = named(row["part"], parts)
    if row["part"] is not None and part not in parts:
        return {**known, "kind_problem": "unknown-part"}
    targets = {target.id: target for each in library.sets for target in each.targets}
    if row["target"] is not None and row["target"] not in targets:
        return {**known, "kind_problem": "unknown-target"}
    if row["target"] is not None and targets[row["target"]].indicator != indicator:
        return {**known, "kind_problem": "row-of-another-indicator"}
    of_target = {"target_id": row["target"]} if row["target"] is not None else {}
    return {**known, "part_id": part or WHOLE, **of_target}
