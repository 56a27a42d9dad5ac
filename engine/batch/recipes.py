"""The statements that rules become, kept: where rules are the same and so is what is asked, they are not made again.

Set-up writes those for the shipped rules (``python -m engine.batch.prepared``), as ``engine.kept`` does; what is not
among them is made when it is asked for.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
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

_READ = ("exact", "given", "dossiers/builtin", "normalise/limits")
"""What statements rest on beside all of ``engine.relational`` and ``engine.batch``."""
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
    """What ``engine.relational.mass.conclusions`` gives, by a recipe if there is one."""
    tables = {**asked.tables, **reported.tables, "": reported.cases}
    tables |= {} if reported.wide is None else {"wide": reported.wide.table}
    later = sorted((*key, *sorted(fields)) for key, fields in reported.later.items())
    told = (rulebook.digest, possible(rulebook, asked), list(wanted), later)
    return made(told, tables, keep, recipes, lambda: conclusions(rulebook, asked, reported, keys, wanted, keep))


def made(
    told: Sequence[object],
    tables: Mapping[str, Table],
    keep: Keep,
    recipes: Recipes,
    make: Callable[[], Mapping[str, Table]],
) -> Mapping[str, Table]:
    """What ``make`` makes of these tables by ``keep``, by a recipe if there is one; else there is one afterwards.

    It makes the same of all tables of these names and columns for which the same is ``told``.
    """
    if not isinstance(keep, Coding):
        return make()
    shapes = [(name, each.get_name(), list(map(str, each.schema().items()))) for name, each in sorted(tables.items())]
    key = hashlib.sha256(json.dumps([*told, shapes]).encode()).hexdigest()
    if key in recipes:
        return _again(recipes[key], keep)
    before = len(keep.steps)
    new = make()
    recipes[key] = Recipe(tuple(keep.steps[before:]), {name: each.get_name() for name, each in new.items()})
    return new


def _again(recipe: Recipe, keep: Coding) -> Mapping[str, Table]:
    """Makes the tables of a recipe; what is not looked at any more is gone, so that its memory serves again."""
    tables: dict[str, Table] = {}
    for place, step in enumerate(recipe.steps):
        tables[step.name] = keep.again(step)
        left = {*recipe.found.values(), *(each.name for each in recipe.steps[place + 1 :])}
        for name in [each for each in tables if each not in left and not _is_asked(each, recipe.steps[place + 1 :])]:
            keep.drop(name)
            del tables[name]
    return {name: tables[table] for name, table in recipe.found.items()}


def _is_asked(name: str, steps: Sequence[Step]) -> bool:
    return any(f'"{name}"' in step.statement for step in steps)


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
    yield from (kept.ROOT / "engine" / f"{name}.py" for name in _READ)
    for folder in (Path("engine", "relational"), Path("engine", "batch"), Path("rules")):
        yield from sorted((kept.ROOT / folder).glob("*.py"))
