"""The units that dossiers name: which of the list they are, never guessed; and what is near where there is none."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine.dossiers.files import opened
from engine.normalise.unit_level import level_by_name
from engine.problem import InputError, Problem, name_of
from engine.read.rows import key_of
from engine.scoring.spellings import are_alike, keys, spelling
from engine.validate import listed
from targets import Library

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_MOST_NEAR = 3


class Known(NamedTuple):
    """A unit as the list of units has it."""

    name: str
    level: str | None = None
    parent: str | None = None


def plain(name: str) -> str:
    """The name with its marks composed and single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def folded(name: str) -> str:
    """What two writings of one name have in common: case and spaces aside, they are equal."""
    return plain(name).casefold()


class Listed(NamedTuple):
    """The units of a list by their folded names, without those that share a name, which are told."""

    units: Mapping[str, Known]
    problems: tuple[Problem, ...]


def read_units(connection: Backend, path: Path) -> Listed:
    """The units of a list. A name alone does not tell which of two units of that name is meant. Raises InputError."""
    found: dict[str, set[Known]] = defaultdict(set)
    for table, _ in opened(connection, [path]).tables:
        columns = {key: heading for heading in table.columns if (key := key_of(heading) or _other(heading))}
        if "unit" not in columns:
            details = {"missing": listed(["unit"])}
            raise InputError([Problem(name_of(path), "missing-column", details=details)])
        wanted = ("unit", "level", "parent")
        own = {key: table[columns[key]].cast("string") for key in wanted if key in columns}
        for row in connection.to_pyarrow(table.select(**own).distinct()).to_pylist():
            if row["unit"]:
                known = Known(plain(row["unit"]), row.get("level"), row.get("parent"))
                found[folded(row["unit"])].add(known)
    if not found:
        raise InputError([Problem(name_of(path), "no-rows")])
    single = {name: next(iter(each)) for name, each in found.items() if len(each) == 1}
    shared = sorted(min(known.name for known in each) for each in found.values() if len(each) > 1)
    return Listed(single, tuple(_shared(path, name) for name in shared))


def _shared(path: Path, name: str) -> Problem:
    return Problem(name_of(path), "units-of-one-name", details={"unit": name}, severity="warning")


def _other(heading: str) -> str | None:
    return "unit" if heading.strip().casefold() == "name" else None


def named(
    written: Sequence[str], units: Mapping[str, Known] | None, library: Library, level: str | None, last: date | None
) -> Table:
    """A table of the names as dossiers write them (``raw``): how the unit is ``called``, its level and parent.

    ``known`` says whether the list of units has it; without a list every unit is known, and its level is the one that
    its name makes certain.
    """
    rows = []
    for raw in written:
        found = units.get(folded(raw)) if units is not None else Known(plain(raw), level or _level(raw, library, last))
        rows.append((raw, *(found or Known(plain(raw))), found is not None))
    columns = list(zip(*rows, strict=True)) or [()] * 5
    names = ("raw", "called", "level", "parent")
    texts = {name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=False)}
    return ibis.memtable(pa.table({**texts, "known": pa.array(columns[-1], pa.bool_())}))


def _level(name: str, library: Library, last: date | None) -> str | None:
    return level_by_name(plain(name), library, last) or None


def near(names: Iterable[str], known: Iterable[str], library: Library) -> Mapping[str, Sequence[str]]:
    """For each of the names those of the known ones that may be another spelling of it."""
    prefixes = [prefix for level in library.units.levels for prefix in level.prefixes]
    by_key: dict[str, set[str]] = defaultdict(set)
    spelled = {each: spelling(each, prefixes) for each in known}
    for each, spelt in spelled.items():
        for key in keys(spelt):
            by_key[key].add(each)
    found: dict[str, Sequence[str]] = {}
    for name in names:
        own = spelling(name, prefixes)
        close = {each for key in keys(own) for each in by_key.get(key, ())}
        alike = sorted(each for each in close if are_alike(own, spelled[each], same_figures=True))
        found[name] = alike[:_MOST_NEAR]
    return found
