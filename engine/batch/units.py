"""The units of a table: each with its level, and what it is of; those that cannot be judged are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from engine.model import Unit
from engine.normalise.filled import folded, labels
from targets import Library

COLUMNS = ("unit", "name", "level", "attributes", "parent", "province")
_ROWS = {"unit": pa.string(), "level": pa.string(), "unit_problem": pa.string()}


class Units(NamedTuple):
    """Units by the key that readings name them with, and what is wrong with others, by theirs."""

    known: Mapping[str, Unit]
    wrong: Mapping[str, str]

    def table(self) -> pa.Table:
        """Their keys and levels, or what is wrong with them."""
        rows: list[dict[str, Any]] = [{"unit": key, "level": unit.level} for key, unit in self.known.items()]
        rows += [{"unit": key, "unit_problem": code} for key, code in self.wrong.items()]
        return pa.Table.from_pylist(rows, schema=pa.schema(_ROWS))


def units(rows: Iterable[Mapping[str, Any]], library: Library, level: str | None) -> Units:
    """The units of the rows. ``level`` is that of all of them, where the user says so."""
    known: dict[str, Unit] = {}
    wrong: dict[str, str] = {}
    for row in rows:
        key = str(row["unit"]).strip()
        unit, problem = _unit(row, library, level)
        if key in known and known[key] != unit:
            problem = "unit-told-twice"
        if problem:
            wrong[key] = problem
            known.pop(key, None)
        elif key not in wrong and unit is not None:
            known[key] = unit
    return Units(known, wrong)


def _unit(row: Mapping[str, Any], library: Library, level: str | None) -> tuple[Unit | None, str]:
    found = level or named(row.get("level"), library.levels)
    attributes = [named(each, library.attributes) for each in _listed(row.get("attributes"))]
    if not found or None in attributes:
        return None, "unknown-level" if not found else "unknown-attribute"
    return Unit.model_construct(
        name=_text(row.get("name")) or str(row["unit"]).strip(),
        level=found,
        attributes=tuple(each for each in attributes if each is not None),
        parent=_text(row.get("parent")),
        province=_text(row.get("province")),
    ), ""


def named(word: object, known: Mapping[str, object]) -> str | None:
    """The id that a word stands for: the id itself, or what the thing is called in any language."""
    text = _text(word)
    if text is None or text in known:
        return text
    return next((key for key, thing in known.items() if folded(text) in map(folded, labels(thing))), None)


def _listed(value: object) -> Iterator[str]:
    if isinstance(value, list):
        yield from (str(each) for each in value)
    elif isinstance(value, str):
        yield from (each.strip() for each in value.replace(";", ",").split(",") if each.strip())


def _text(value: object) -> str | None:
    text = "" if value is None else str(value).strip()
    return text or None
