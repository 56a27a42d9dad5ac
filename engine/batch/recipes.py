"""The statements that rules become, kept: where rules are the same and so is what is asked, they are not made again.

Set-up writes those for the shipped rules (``python -m engine.batch.prepared``), as ``engine.kept`` does; what is not
among them is made when it is asked for.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ibis.expr.types import Table

from engine import kept
from engine.batch.coded import Coding, Keep, Step
from engine.output import write_whole
from engine.relational.joins import Facts
from engine.relational.mass import Asked, conclusions, possible
from engine.relational.unique import Keys
from rules.language import Rulebook

_LIBRARIES = ("ibis-framework", "sqlglot", "duckdb")


class Recipe(NamedTuple):
    """What is done to reach conclusions, and in which tables those of each type are then."""

    steps: Sequence[Step]
    found: Mapping[str, str]


Recipes: TypeAlias = dict[str, Recipe]
"""Recipes by what they are for."""


def concluded(
    rulebook: Rulebook, asked: Asked, reported: Facts, keys: Keys, wanted: Sequence[str], keep: Keep, recipes: Recipes
) -> Mapping[str, Table]:
    """What ``engine.relational.mass.conclusions`` gives, by a recipe if there is one; else there is one afterwards.

    Tables of one type of facts have one name, whatever they hold.
    """
    if not isinstance(keep, Coding):
        return conclusions(rulebook, asked, reported, keys, wanted, keep)
    key = _key(rulebook, asked, reported, wanted)
    if key in recipes:
        tables = {step.name: keep.again(step) for step in recipes[key].steps}
        return {name: tables[table] for name, table in recipes[key].found.items()}
    before = len(keep.steps)
    found = conclusions(rulebook, asked, reported, keys, wanted, keep)
    recipes[key] = Recipe(tuple(keep.steps[before:]), {name: each.get_name() for name, each in found.items()})
    return found


def _key(rulebook: Rulebook, asked: Asked, reported: Facts, wanted: Sequence[str]) -> str:
    tables = {**asked.tables, **reported.tables, "": reported.cases}
    shapes = [(name, each.get_name(), list(map(str, each.schema().items()))) for name, each in sorted(tables.items())]
    told = (rulebook.digest, possible(rulebook, asked), shapes, list(wanted), sorted(reported.later))
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def shipped() -> Recipes:
    """The recipes that set-up made; none where it made none of just this code."""
    try:
        found: Recipes = pickle.loads(_place().read_bytes())  # noqa: S301  written by set-up
    except (OSError, EOFError, pickle.UnpicklingError):
        return {}
    return found


def keep(recipes: Recipes) -> Path:
    """Writes recipes where ``shipped`` finds them; returns where. Raises OSError."""
    place = _place()
    place.parent.mkdir(exist_ok=True)
    for old in place.parent.glob(f"{place.name.rpartition('-')[0]}-*.pickle"):
        old.unlink()
    write_whole(place, pickle.dumps(recipes, protocol=pickle.HIGHEST_PROTOCOL))
    return place


def _place() -> Path:
    return kept.place_of("recipes", _sources(), *(version(name) for name in _LIBRARIES))


def _sources() -> Iterable[Path]:
    yield from sorted((kept.ROOT / "engine" / "relational").glob("*.py"))
    yield from sorted((kept.ROOT / "rules").glob("*.py"))
    yield from (kept.ROOT / "engine" / "batch" / f"{name}.py" for name in ("coded", "recipes"))
