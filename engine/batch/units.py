"""The units of a table: each with its level, and what it is of; those that cannot be judged are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
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


@dataclass(frozen=True)
class Units:
    """Units by the key that readings name them with, and what is wrong with others, by theirs."""

    known: Mapping[str, Unit]
    wrong: Mapping[str, Wrong]

    @cached_property
    def classes(self) -> Mapping[Class, int]:
        """The numbers of the classes that there are."""
        return {each: number for number, each in enumerate(dict.fromkeys(map(class_of, self.known.values())))}


def class_of(unit: Unit) -> Class:
    return unit.level, tuple(sorted(unit.attributes))


def units(rows: Iterable[Mapping[str, Any]], library: Library, level: str | None) -> Units:
    """The units of the rows. ``level`` is that of all of them, where the user says so."""
    known: dict[str, Unit] = {}
    wrong: dict[str, Wrong] = {}
    class_said = cache(partial(_class_said, library, level))  # many units say the same of theirs
    for row in rows:
        key = str(row["unit"]).strip()
        unit, problem = _unit(key, row, class_said(_text(row.get("level")), tuple(_listed(row.get("attributes")))))
        if key in known and known[key] != unit:
            problem = Wrong("unit-told-twice", key)
        if problem:
            wrong[key] = problem
            known.pop(key, None)
        elif key not in wrong and unit is not None:
            known[key] = unit
    return Units(known, wrong)


def _unit(key: str, row: Mapping[str, Any], said: Class | Wrong) -> tuple[Unit | None, Wrong | None]:
    if not is_composed(key):
        return None, Wrong("decomposed-text", key)
    if isinstance(said, Wrong):
        return None, said
    level, attributes = said
    name, parent, province = (_text(row.get(each)) for each in ("name", "parent", "province"))
    return Unit.model_construct(
        name=name or key, level=level, attributes=attributes, parent=parent, province=province
    ), None


def _class_said(library: Library, level: str | None, said: str | None, attributes: tuple[str, ...]) -> Class | Wrong:
    """The level, if not that of all, and the attributes that a row says; or why it says none."""
    found = level or named(said, library.levels)
    if not found:
        return Wrong("unknown-level", said) if said else Wrong("missing-level")
    ids = {each: named(each, library.attributes) for each in attributes}
    unknown = [each for each, name in ids.items() if name is None]
    if unknown:
        return Wrong("unknown-attribute", unknown[0])
    return found, tuple(dict.fromkeys(each for each in ids.values() if each is not None))


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
