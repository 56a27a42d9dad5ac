"""The units of a table: each with its level, and what it is of; those that cannot be judged are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from engine.batch.words import is_composed
from engine.model import Unit
from engine.normalise.filled import folded, labels
from targets import Library

COLUMNS = ("unit", "name", "level", "attributes", "parent", "province")


class Wrong(NamedTuple):
    """Why a unit cannot be judged, and what stands where that is seen."""

    code: str
    found: str = ""


Class: TypeAlias = tuple[str, tuple[str, ...]]
"""The level and attributes of a unit: all that makes targets concern it."""


class Units(NamedTuple):
    """Units by the key that readings name them with, and what is wrong with others, by theirs."""

    known: Mapping[str, Unit]
    wrong: Mapping[str, Wrong]

    @property
    def classes(self) -> Mapping[Class, int]:
        """The numbers of the classes that there are."""
        return {each: number for number, each in enumerate(dict.fromkeys(map(class_of, self.known.values())))}


def class_of(unit: Unit) -> Class:
    return unit.level, tuple(sorted(unit.attributes))


def units(rows: Iterable[Mapping[str, Any]], library: Library, level: str | None) -> Units:
    """The units of the rows. ``level`` is that of all of them, where the user says so."""
    known: dict[str, Unit] = {}
    wrong: dict[str, Wrong] = {}
    for row in rows:
        key = str(row["unit"]).strip()
        unit, problem = _unit(row, library, level)
        if key in known and known[key] != unit:
            problem = Wrong("unit-told-twice", key)
        if problem:
            wrong[key] = problem
            known.pop(key, None)
        elif key not in wrong and unit is not None:
            known[key] = unit
    return Units(known, wrong)


def _unit(row: Mapping[str, Any], library: Library, level: str | None) -> tuple[Unit | None, Wrong | None]:
    key, said = str(row["unit"]).strip(), _text(row.get("level"))
    found = level or named(said, library.levels)
    attributes = {each: named(each, library.attributes) for each in _listed(row.get("attributes"))}
    unknown = [each for each, name in attributes.items() if name is None]
    if not is_composed(key):
        return None, Wrong("decomposed-text", key)
    if not found:
        return None, Wrong("unknown-level", said) if said else Wrong("missing-level")
    if unknown:
        return None, Wrong("unknown-attribute", unknown[0])
    return Unit.model_construct(
        name=_text(row.get("name")) or key,
        level=found,
        attributes=tuple(dict.fromkeys(each for each in attributes.values() if each is not None)),
        parent=_text(row.get("parent")),
        province=_text(row.get("province")),
    ), None


def named(word: object, known: Mapping[str, object]) -> str | None:
    """The id that a word stands for: the id itself, or what the thing is called in any language; None for no id."""
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
