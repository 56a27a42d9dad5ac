"""Readings whose counts are bounds, below 0, or beside a percent of many digits: set out one by one.

They are few, so they go the way of any submission (``engine.given``), and their facts join those of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from engine.batch.figures import FINER, weight
from engine.exact import Amount, exactly
from engine.facts import Fact
from engine.given import ratio, reading_facts
from engine.model import Reading
from engine.normalise.numbers import read_amount
from engine.relational.joins import CASE
from rules.language import NUMBER_KINDS, Rulebook

_TYPES = ("counts", "value", "display")
WEIGHTS = tuple(f"counts_{name}" for name in FINER)


def facts(rows: Iterable[Mapping[str, Any]], rulebook: Rulebook) -> Mapping[str, pa.Table]:
    """The facts of the rows by type, as tables like those of the others.

    A row has ``case``, ``reading``, ``indicator``, ``part``, ``scope``, and its figures as they are written: as whole
    numbers in ``…_typed``, or as texts.
    """
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        for fact in reading_facts(_reading(row), row["scope"]):
            if fact.type in _TYPES:
                found[fact.type].append((row[CASE], *_named(fact)))
    return {name: _table(name, tuples, rulebook) for name, tuples in found.items()}


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


def _named(fact: Fact) -> Iterable[str | int]:
    """The values of a fact, with names as they are in tables: a reading's number, and twice that of a value."""
    for value in fact.values:
        if isinstance(value, str) and value.startswith("reading-"):
            number, _, basis = value.removeprefix("reading-").partition("/")
            yield int(number) if not basis else 2 * int(number) + (basis == "counts")
        else:
            yield value


def _table(name: str, rows: list[tuple[Any, ...]], rulebook: Rulebook) -> pa.Table:
    fields = rulebook.fields(name)
    whole = {field for field, kind in fields.items() if kind in NUMBER_KINDS or kind in ("reading", "value")}
    types = [pa.int64(), *(pa.int64() if field in whole else pa.string() for field in fields)]
    columns = [pa.array(column, held) for column, held in zip(zip(*rows, strict=True), types, strict=True)]
    return pa.Table.from_arrays(columns, names=[CASE, *fields])
