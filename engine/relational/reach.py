"""What rests on what in a rulebook: which types are asked for, by whom, and of which the class of a case is enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ibis.expr.types import Table

from engine.relational.named import CASE, CLASS
from rules.language import Rule, Rulebook


def live(rulebook: Rulebook, wanted: Iterable[str]) -> set[str]:
    """The types that the wanted ones rest on, and they themselves."""
    found = set(wanted)
    for stratum in reversed(rulebook.strata):
        for rule in stratum.rules:
            if rule.then.type in found:
                found |= asked_by(rule)
    return found


def later(rulebook: Rulebook, position: int, carried: Mapping[str, str], of: set[str]) -> frozenset[str]:
    """The fields of the ``carried`` types that rules on these types ask for from the stratum at ``position`` on."""
    rules = [rule for stratum in rulebook.strata[position:] for rule in stratum.rules if rule.then.type in of]
    patterns = [pattern for rule in rules for pattern in (*rule.when, *rule.unless) if pattern.type in carried]
    return frozenset(test.field for each in patterns for test in each.tests if test.field != carried[each.type])


def fields_of(rules: Iterable[Rule], name: str) -> frozenset[str]:
    """The fields of a type of facts that these rules ask for."""
    patterns = (each for rule in rules for each in (*rule.when, *rule.unless) if each.type == name)
    return frozenset(test.field for each in patterns for test in each.tests)


def matched_after(rulebook: Rulebook, position: int, of: set[str]) -> set[str]:
    """The types of facts that later rules ask for, beside those that they ask not to be."""
    rules = (rule for stratum in rulebook.strata[position + 1 :] for rule in stratum.rules if rule.then.type in of)
    return {pattern.type for rule in rules for pattern in rule.when}


def by_class(rulebook: Rulebook, tables: Mapping[str, Table], told: Iterable[str], types: set[str]) -> set[str]:
    """Of these types those of which no rule asks more than the class of a case, where tables tell of classes.

    ``told`` are types of which rows of cases tell.
    """
    if not any(CLASS in each.columns and CASE not in each.columns for each in tables.values()):
        return set()
    of_cases = {*told, *(name for name, each in tables.items() if CASE in each.columns)}
    found = types - of_cases
    of_cases |= rulebook.concluded.keys() - found
    rules = [rule for rule in rulebook.rules.values() if rule.then.type in found]
    while more := {rule.then.type for rule in rules if not of_cases.isdisjoint(asked_by(rule))} - of_cases:
        of_cases |= more
    return found - of_cases


def asked_by(rule: Rule) -> set[str]:
    """The types of facts that a rule asks for, or asks not to be."""
    return {pattern.type for pattern in (*rule.when, *rule.unless)}
