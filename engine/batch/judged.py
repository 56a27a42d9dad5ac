"""One group of cases that the same sets judge: its facts, what the rules conclude, and the tables that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine.batch import asked, given, odd, recipes, told
from engine.batch.cells import FIGURES, ROW, text
from engine.batch.coded import Keep
from engine.batch.figures import FINER
from engine.batch.findings import OF_A_VALUE, findings
from engine.batch.idle import with_idle
from engine.batch.known import Read
from engine.batch.rows import Rows
from engine.batch.scored import open_parts
from engine.batch.units import Units
from engine.model import TargetSet
from engine.relational.joins import CASE, CLASS, Facts
from engine.relational.mass import RULE, Asked
from rules.language import NUMBER_KINDS, Rulebook
from targets import Library

_WANTED = ("verdict", "set_result", "outcome", "standing", "gap", "discrepancy", "remark", "quiet")


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


def judged(rows: Rows, cases: Table, units: Units, sets: Sequence[TargetSet], tables: Tables) -> Judged:
    """The tables of the cases, each of which has a number in ``case``."""
    keep, rulebook = tables.keep, tables.rulebook
    readings = keep("readings", given.readings(rows.good, None if cases is rows.cases else cases))
    set_out = _set_out(rows, readings, tables)
    facts = asked.facts(sets, tables.library)
    of_sets = {name: keep(f"asked {name}", asked.table(each, rulebook)) for name, each in facts.items()}
    reported = _reported(rows, readings, set_out, cases, units, tables)
    alone = given.alone(rulebook)
    of_cases = Facts(reported, keep("every case", cases.select(CASE, CLASS)), (), given.CARRIED, OF_A_VALUE, alone)
    rules = (rulebook, Asked(facts, of_sets), of_cases, given.KEYS, _WANTED)
    concluded = recipes.concluded(*rules, keep, tables.recipes)
    found = {name: concluded[name] if name in concluded else _none(name, tables) for name in _WANTED}
    positions = keep("positions", _positions(sets))
    weighed = _weighed(readings, set_out, rows.known.values, keep)
    own = findings(found, of_sets["target"], weighed, keep)
    own = with_idle(own, found, of_sets["target"], weighed)
    return Judged(
        told.findings(own, positions),
        told.discrepancies(found["discrepancy"], found["remark"], readings),
        found["set_result"].select(CASE, "set", "result", RULE),
        open_parts(found, cases) if tables.scored else None,
    )


def _set_out(rows: Rows, readings: Table, tables: Tables) -> Sequence[Mapping[str, Any]]:
    """The odd readings with their figures as they are written."""
    odd_ones = readings.filter(readings["is_odd"]).select(CASE, "indicator", "part", "scope", reading="reading")
    names = [each for name in FIGURES for each in (name, f"{name}_typed") if each in rows.written.columns]
    figures = {name: text(rows.written, name) if name in FIGURES else rows.written[name] for name in names}
    cells = rows.written.select(reading=rows.written[ROW], **figures).view()
    found: Sequence[Mapping[str, Any]] = tables.read(odd_ones.join(cells, "reading")).to_pylist()
    return found


def _none(name: str, tables: Tables) -> Table:
    """The conclusions of a type where there are none."""
    fields = tables.rulebook.fields(name)
    whole = {CASE, *(field for field, kind in fields.items() if kind in (*NUMBER_KINDS, "reading", "value"))}
    types = [(field, pa.int64() if field in whole else pa.string()) for field in (CASE, *fields, RULE)]
    return tables.keep(f"no {name}", pa.schema(types).empty_table())


def _weighed(readings: Table, set_out: Sequence[Mapping[str, Any]], values: Table | None, keep: Keep) -> Table:
    """The readings with what decides between values that are equal to the millionth."""
    if values is None:
        readings = readings.mutate(**{name: ibis.null("int64") for name in FINER})
    else:
        told = values.select("value_code", **{name: f"value_{name}" for name in FINER}).view()
        readings = readings.left_join(told, "value_code").drop("value_code_right")
    if not set_out:
        return readings.mutate(**{name: ibis.null("int64") for name in odd.WEIGHTS})
    return readings.left_join(keep("odd weights", odd.weights(set_out)), "reading").drop("reading_right")


def _reported(
    rows: Rows,
    readings: Table,
    set_out: Sequence[Mapping[str, Any]],
    cases: Table,
    units: Units,
    tables: Tables,
) -> Mapping[str, Table]:
    keep, read = tables.keep, tables.read
    reported = given.reported(readings, rows.known.values)
    set_out_facts = odd.facts(set_out, tables.rulebook)
    plain = {name: keep(f"plain {name}", reported[name]) for name in set_out_facts}
    found = {name: keep(f"given {name}", each) for name, each in reported.items() if name not in plain}
    found |= {name: keep(f"given {name}", each) for name, each in given.of_classes(units).items()}
    concerned = [
        {"target": target.id, "level": each.level, "attribute": each.attribute or "any"}
        for one in tables.library.sets
        for target in one.targets
        for each in target.concerns.units
    ]
    in_rows = readings.filter(readings["target"].notnull())
    named = in_rows.join(keep("concerned", pa.Table.from_pylist(concerned)), "target")
    found["row"] = keep("given row", named.select(CASE, "reading", "level", "attribute"))
    for name, facts in set_out_facts.items():
        more = keep(f"odd {name}", facts).join(cases.select(CASE, CLASS).view(), CASE)
        found[name] = keep(f"given {name}", plain[name].union(more.select(plain[name].columns)))
    return {name: each for name, each in found.items() if read(each.limit(1)).num_rows}


def _positions(sets: Sequence[TargetSet]) -> pa.Table:
    """The order of the targets: that of the sets, and of their rows."""
    ids = [target.id for each in sets for target in each.targets]
    return pa.table({"target": ids, "position": pa.array(range(len(ids)), pa.int64())})
