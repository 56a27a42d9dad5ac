"""Readings whose counts are bounds, below 0, or beside a percent of many digits: set out one by one.

They are few, so they go the way of any submission (``engine.given``), and their facts join those of the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pyarrow as pa

from engine.batch.amounts import reading
from engine.batch.cells import ROW
from engine.batch.figured import ODD
from engine.batch.figures import FINER, weight
from engine.given import ratio, reading_facts
from rules.language import Rulebook

WEIGHTS = tuple(f"counts_{name}" for name in FINER)


def columns(rows: Iterable[Mapping[str, Any]], of_numbers: Collection[str], rulebook: Rulebook) -> pa.Table:
    """The facts of each of the rows in columns, as those of the others; see ``engine.batch.rows``."""
    found = []
    for row in rows:
        own: dict[str, Any] = {"reading": row[ROW]}
        for fact in reading_facts(reading(row, of_numbers), row["scope"]):
            fields = dict(zip(rulebook.fields(fact.type), fact.values, strict=True))
            of = fields.get("basis", fact.type)
            own |= {f"odd {of} {name}": said for name, said in fields.items() if f"{of} {name}" in ODD}
        found.append(own)
    held = dict.fromkeys(("reading", *(f"odd {name}" for name in ODD)), pa.int64())
    return pa.Table.from_pylist(found, schema=pa.schema(held))


def weights(rows: Iterable[Mapping[str, Any]], of_numbers: Collection[str]) -> pa.Table:
    """The FINER of what the counts of each of the rows are worth, if anything; names begin with ``counts``."""
    found = []
    for row in rows:
        amount = ratio(reading(row, of_numbers))
        if amount is not None:
            own = {f"counts_{name}": number for name, number in weight(amount).items()}
            found.append({"reading": row[ROW], **own})
    return pa.Table.from_pylist(found, schema=pa.schema(dict.fromkeys(("reading", *WEIGHTS), pa.int64())))
