"""Readings whose counts are bounds, below 0, or beside a percent of many digits: set out one by one.

They are few, so they go the way of any submission (``engine.given``), and their facts join those of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from engine.batch.figured import ODD
from engine.batch.figures import FINER, weight
from engine.exact import Amount, exactly
from engine.given import ratio, reading_facts
from engine.model import Reading
from engine.normalise.numbers import read_amount
from rules.language import Rulebook

WEIGHTS = tuple(f"counts_{name}" for name in FINER)


def columns(rows: Iterable[Mapping[str, Any]], rulebook: Rulebook) -> pa.Table:
    """The facts of each of the rows in columns, as those of the others.

    A row has ``reading``, ``indicator``, ``part``, ``scope``, and its figures as they are written: as whole numbers in
    ``…_typed``, or as texts.
    """
    found = []
    for row in rows:
        own: dict[str, Any] = {"reading": row["reading"]}
        for fact in reading_facts(_reading(row), row["scope"]):
            fields = dict(zip(rulebook.fields(fact.type), fact.values, strict=True))
            of = fields.get("basis", fact.type)
            own |= {f"odd {of} {name}": said for name, said in fields.items() if f"{of} {name}" in ODD}
        found.append(own)
    held = dict.fromkeys(("reading", *(f"odd {name}" for name in ODD)), pa.int64())
    return pa.Table.from_pylist(found, schema=pa.schema(held))


def weights(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The FINER of what the counts of each of the rows are worth, if anything; names begin with ``counts``."""
    found = []
    for row in rows:
        amount = ratio(_reading(row))
        if amount is not None:
            own = {f"counts_{name}": number for name, number in weight(amount).items()}
            found.append({"reading": row["reading"], **own})
    return pa.Table.from_pylist(found, schema=pa.schema(dict.fromkeys(("reading", *WEIGHTS), pa.int64())))


def _reading(row: Mapping[str, Any]) -> Reading:
    return Reading.model_construct(
        number=row["reading"],
        indicator=row["indicator"],
        part=row["part"],
        stated=_amount(row, "value"),
        numerator=_amount(row, "numerator"),
        denominator=_amount(row, "denominator"),
        text="",
        place="",
    )


def _amount(row: Mapping[str, Any], name: str) -> Amount | None:
    if row.get(f"{name}_typed") is not None:
        return exactly(row[f"{name}_typed"])
    text = row.get(name)
    return None if text is None else read_amount(text, "percent" if name == "value" else "count")
