"""A whole rulebook over tables of many cases: what it concludes, as tables.

Where ``engine.relational.engine`` tells every way in which every rule holds, this tells what is concluded and by which
rule, and leaves out all that nobody asks for and all that cannot be because there are no facts for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

import ibis
from ibis.expr.types import Table

from engine.facts import Fact
from engine.relational.joins import CASE, CLASS, Facts, compares, concluded, matches
from engine.relational.unique import Keys, as_one, conclude_apart, concludes_once
from rules.language import Pattern, Rule, Rulebook, Variable

RULE = "rule"
"""The column of a concluded table that says by which rule."""


class Asked(NamedTuple):
    """Facts that hold for every case (what targets ask), and the tables of them by type."""

    facts: Mapping[str, Sequence[Fact]]
    tables: Mapping[str, Table]


def conclusions(
    rulebook: Rulebook,
    asked: Asked,
    reported: Facts,
    keys: Keys,
    wanted: Sequence[str],
    keep: Callable[[str, Table], Table],
) -> Mapping[str, Table]:
    """The tables of the ``wanted`` types of conclusions; a type that nothing concludes has none.

    ``reported`` are the tables of the cases, in which no two facts share the fields of their ``keys``. ``keep`` makes
    of a name and an expression a table that is computed once.
    """
    tables = {**asked.tables, **reported.tables}
    every_key = {**{name: tuple(fields) for name, fields in rulebook.concluded.items()}, **keys}
    live = _live(rulebook, wanted)
    by_class = _by_class(rulebook, tables, live.difference(wanted))
    doubled: set[str] = set()
    for position, stratum in enumerate(rulebook.strata):
        found: dict[str, list[tuple[Rule, Table]]] = defaultdict(list)
        facts = reported._replace(tables=dict(tables), later=_later(rulebook, position, reported, live))
        for rule in (each for each in stratum.rules if each.then.type in live):
            shorter = replace(rule, when=as_one(rule.when, every_key))
            for table in _concluded(rulebook, shorter, asked, facts, by_class=rule.then.type in by_class):
                found[rule.then.type].append((rule, table))
        singly = set(doubled)
        for name, made in found.items():
            parts = [each if concludes_once(rule, every_key, singly) else each.distinct() for rule, each in made]
            if name in tables or not conclude_apart([rule for rule, _ in made], every_key):
                doubled.add(name)
            before = [tables[name]] if name in tables else []
            table = _together([*before, *parts])
            if name in doubled and name not in wanted and name in _matched_after(rulebook, position, live):
                table = table.select(each for each in table.columns if each != RULE).distinct()
                doubled.discard(name)  # else whatever is concluded of it would be looked through for doubles
            tables[name] = keep(f"{name} after {stratum.name}", table)
    return {name: tables[name] for name in wanted if name in tables}


def possible(rulebook: Rulebook, asked: Asked) -> Sequence[bool]:
    """For each pattern of each rule in turn whether facts may match it: what is asked decides no more than that."""
    patterns = (each for rule in rulebook.rules.values() for each in (*rule.when, *rule.unless))
    return [_may_match(rulebook, pattern, asked) for pattern in patterns]


def _live(rulebook: Rulebook, wanted: Sequence[str]) -> set[str]:
    """The types that the wanted ones rest on, and they themselves."""
    live = set(wanted)
    for stratum in reversed(rulebook.strata):
        for rule in stratum.rules:
            if rule.then.type in live:
                live |= _asked_by(rule)
    return live


def _later(rulebook: Rulebook, position: int, reported: Facts, live: set[str]) -> frozenset[str]:
    """The fields of carried types that strata after this one ask for, or whoever runs the rules."""
    rules = [rule for stratum in rulebook.strata[position + 1 :] for rule in stratum.rules if rule.then.type in live]
    patterns = [pattern for rule in rules for pattern in (*rule.when, *rule.unless) if pattern.type in reported.carried]
    asked = {test.field for each in patterns for test in each.tests if test.field != reported.carried[each.type]}
    return reported.later | asked


def _matched_after(rulebook: Rulebook, position: int, live: set[str]) -> set[str]:
    """The types of facts that later rules ask for, beside those that they ask not to be."""
    rules = (rule for stratum in rulebook.strata[position + 1 :] for rule in stratum.rules if rule.then.type in live)
    return {pattern.type for rule in rules for pattern in rule.when}


def _by_class(rulebook: Rulebook, tables: Mapping[str, Table], types: set[str]) -> set[str]:
    """Of these types those of which no rule asks more than the class of a case, where tables tell of classes."""
    if not any(CLASS in each.columns and CASE not in each.columns for each in tables.values()):
        return set()
    of_cases = {name for name, each in tables.items() if CASE in each.columns}
    found = types - of_cases
    of_cases |= rulebook.concluded.keys() - found
    rules = [rule for rule in rulebook.rules.values() if rule.then.type in found]
    while more := {rule.then.type for rule in rules if not of_cases.isdisjoint(_asked_by(rule))} - of_cases:
        of_cases |= more
    return found - of_cases


def _asked_by(rule: Rule) -> set[str]:
    return {pattern.type for pattern in (*rule.when, *rule.unless)}


def _concluded(rulebook: Rulebook, rule: Rule, asked: Asked, facts: Facts, *, by_class: bool) -> Iterator[Table]:
    unless = [pattern for pattern in rule.unless if _may_match(rulebook, pattern, asked)]
    if all(_may_match(rulebook, pattern, asked) for pattern in rule.when):
        matched = matches(rule.when, unless, facts, by_class=by_class)
        if matched is not None:
            made = concluded(rule, matched, list(rulebook.fields(rule.then.type)), facts.later)
            yield made.mutate(**{RULE: ibis.literal(rule.id)})


def _may_match(rulebook: Rulebook, pattern: Pattern, asked: Asked) -> bool:
    """Whether some fact that holds for every case passes what the pattern asks of it alone; of others, always."""
    if pattern.type not in asked.facts:
        return True
    places = {field: place for place, field in enumerate(rulebook.fields(pattern.type))}
    own = [(places[test.field], test) for test in pattern.tests if not isinstance(test.operand, Variable)]
    return any(all(compares(test, fact.values[place]) for place, test in own) for fact in asked.facts[pattern.type])


def _together(tables: Sequence[Table]) -> Table:
    """All rows, with the columns that all tables have."""
    common = [name for name in tables[0].columns if all(name in each.columns for each in tables)]
    return reduce(Table.union, (each.select(common) for each in tables))
