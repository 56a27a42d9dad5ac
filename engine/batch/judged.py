"""One group of cases that the same sets judge: its facts, what the rules conclude, and the tables that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine.batch import asked, figured, given, odd, recipes, told
from engine.batch.coded import Coding, Keep
from engine.batch.figures import FINER
from engine.batch.findings import LATER, findings
from engine.batch.idle import with_idle
from engine.batch.known import Read
from engine.batch.reported import reported
from engine.batch.rows import Rows
from engine.batch.scored import open_parts
from engine.batch.units import Units
from engine.model import TargetSet
from engine.relational.joins import CASE, Facts
from engine.relational.mass import RULE, Asked
from rules.language import NUMBER_KINDS, Rulebook
from targets import Library

_WANTED = ("verdict", "set_result", "outcome", "standing", "gap", "discrepancy", "remark", "quiet")
_GROUP = "of group"


class Judged(NamedTuple):
    """A row for each target of each case, for each discrepancy, for each set: see ``engine.batch.told``.

    For scores also the failing targets of which a part is open.
    """

    findings: Table
    discrepancies: Table
    sets: Table
    open_parts: Table | None = None

    def tables(self) -> Mapping[str, Table]:
        """Those that there are, by name."""
        return {name: each for name, each in self._asdict().items() if each is not None}


class Tables(NamedTuple):
    """How tables are made and read, what the rules and targets are, and whether scores are asked for.

    ``recipes`` are those that are known; more may be made.
    """

    keep: Keep
    read: Read
    library: Library
    rulebook: Rulebook
    recipes: recipes.Recipes
    scored: bool = False


def judged(
    rows: Rows, cases: Table, units: Units, sets: Sequence[TargetSet], tables: Tables, number: int = 0
) -> Judged:
    """The tables of the cases, each of which has a number in ``case``; a group of this number."""
    keep, rulebook = tables.keep, tables.rulebook
    set_out = _set_out(rows, cases, tables)
    facts = asked.facts(sets, tables.library)
    of_sets = {name: keep(f"asked {name}", asked.table(each, rulebook)) for name, each in facts.items()}
    odd_ones = keep("odd figures", odd.columns(set_out, rows.of_numbers, rulebook)) if set_out else None
    own = reported(
        rows, cases, units, of_sets["indicator"], odd_ones, tables.library, keep, tables.read, tables.recipes
    )
    of_cases = Facts(
        own.facts, own.cases, carried=given.CARRIED, later=LATER, alone=given.alone(rulebook), wide=own.wide
    )
    rules = (rulebook, Asked(facts, of_sets), of_cases, given.KEYS, _WANTED)
    concluded = recipes.concluded(*rules, keep, tables.recipes)
    readings = concluded[figured.READINGS]
    found = {name: concluded[name] if name in concluded else _none(name, tables) for name in _WANTED}
    figures = {f"found {name}": each for name, each in found.items()} | {"targets": of_sets["target"]}
    figures |= {"readings": readings, "positions": keep("positions", _positions(sets))}
    figures |= {} if rows.known.values is None else {"values": rows.known.values}
    figures |= {"weights": keep("odd weights", odd.weights(set_out, rows.of_numbers))} if set_out else {}
    figures |= {"cases": cases} if tables.scored else {}

    def make() -> Mapping[str, Table]:
        return _findings(figures, found, number, keep)

    made = recipes.made((_GROUP, number), figures, keep, tables.recipes, make)
    if isinstance(keep, Coding):  # nobody looks at what was concluded any more: its memory serves again
        for name in {each.get_name() for each in (readings, *found.values())}:
            keep.drop(name)
    return Judged(**made)


def _set_out(rows: Rows, cases: Table, tables: Tables) -> Sequence[Mapping[str, Any]]:
    """The odd readings of the cases."""
    own = rows.odd if cases is rows.cases else rows.odd.semi_join(cases.select(CASE).view(), CASE)
    found: Sequence[Mapping[str, Any]] = tables.read(own).to_pylist()
    return found


def _findings(figures: Mapping[str, Table], found: Mapping[str, Table], number: int, keep: Keep) -> Mapping[str, Table]:
    """The tables of a group of this number, of what is concluded and of the figures beside it."""
    readings, targets = figures["readings"], figures["targets"]
    weighed = _weighed(readings, figures.get("weights"), figures.get("values"))
    own = findings(found, targets, readings, weighed, keep)
    own = with_idle(own, found, targets, readings)
    made = {
        "findings": told.findings(own, figures["positions"]),
        "discrepancies": told.discrepancies(found["discrepancy"], found["remark"], readings),
        "sets": found["set_result"].select(CASE, "set", "result", RULE),
    }
    if "cases" in figures:
        made["open_parts"] = open_parts(found, figures["cases"])
    return {name: keep(f"{name} {_GROUP} {number}", each) for name, each in made.items()}


def _none(name: str, tables: Tables) -> Table:
    """The conclusions of a type where there are none."""
    fields = tables.rulebook.fields(name)
    whole = {CASE, *(field for field, kind in fields.items() if kind in (*NUMBER_KINDS, "reading", "value"))}
    types = [(field, pa.int64() if field in whole else pa.string()) for field in (CASE, *fields, RULE)]
    return tables.keep(f"no {name}", pa.schema(types).empty_table())


def _weighed(readings: Table, weights: Table | None, values: Table | None) -> Table:
    """The readings with what decides between values that are equal to the millionth."""
    if values is None:
        readings = readings.mutate(**{name: ibis.null("int64") for name in FINER})
    else:
        told = values.select("value_code", **{name: f"value_{name}" for name in FINER}).view()
        readings = readings.left_join(told, "value_code").drop("value_code_right")
    if weights is None:
        return readings.mutate(**{name: ibis.null("int64") for name in odd.WEIGHTS})
    return readings.left_join(weights, "reading").drop("reading_right")


def _positions(sets: Sequence[TargetSet]) -> pa.Table:
    """The order of the targets: that of the sets, and of their rows."""
    ids = [target.id for each in sets for target in each.targets]
    return pa.table({"target": ids, "position": pa.array(range(len(ids)), pa.int64())})
