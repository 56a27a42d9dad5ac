"""What rests on what in a rulebook: which types are asked for, by whom, and of which the class of a case is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ibis.expr.types import Table

from engine.relational.named import CASE, CLASS
from engine.relational.wide import Later
from rules.language import Pattern, Rule, Rulebook, Test, Variable


def live(rulebook: Rulebook, wanted: Iterable[str]) -> set[str]:
    """The types that the wanted ones rest on, and they themselves."""
    found = set(wanted)
    for stratum in reversed(rulebook.strata):
        for rule in stratum.rules:
            if rule.then.type in found:
                found |= asked_by(rule)
    return found


def later(rulebook: Rulebook, position: int, carried: Mapping[str, str], of: set[str], in_the_end: Later) -> Later:
    """What rules on these types ask from the stratum at ``position`` on, or ``in_the_end`` others."""
    found = dict(in_the_end)
    for stratum in reversed(rulebook.strata[position:]):
        after = dict(found)
        for rule in (each for each in stratum.rules if each.then.type in of):
            for key, fields in _named(rule, carried, after):
                found[key] = found.get(key, frozenset()) | fields
    return found


def handed_on(
    rules: Iterable[Rule], field: tuple[str, str], carried: Mapping[str, str], after: Later
) -> frozenset[str]:
    """What is asked of the thing that a field names by these rules and ``after`` them."""
    named = (each for rule in rules for each in _named(rule, carried, after))
    return frozenset[str]().union(*(fields for key, fields in named if key == field))


def _named(rule: Rule, carried: Mapping[str, str], after: Later) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    """The fields, each with its type, that variables of a rule stand for, and what is asked of what they name."""
    for pattern in rule.when:
        for test in pattern.tests:
            if test.operator == "equals" and isinstance(test.operand, Variable):
                yield (pattern.type, test.field), _of_named(rule, test.operand, carried, after)


def _of_named(rule: Rule, variable: Variable, carried: Mapping[str, str], after: Later) -> frozenset[str]:
    """The fields of the thing that a variable names for which the rule asks, or others ask of its conclusion."""
    fields = {test.field for each in rule.when if _names(each, variable, carried) for test in each.tests}
    own = [(rule.then.type, test.field) for test in rule.then.tests if test.operand == variable]
    return frozenset(fields - set(carried.values())).union(*(after.get(key, frozenset()) for key in own))


def _names(pattern: Pattern, variable: Variable, carried: Mapping[str, str]) -> bool:
    """Whether the pattern is of the carried thing that the variable names."""
    key = carried.get(pattern.type)
    return any(test.field == key and test.operator == "equals" and test.operand == variable for test in pattern.tests)


def with_classes(rulebook: Rulebook, position: int, by_class: set[str], of: set[str]) -> set[str]:
    """The types that rules from the stratum at ``position`` on match together with facts that are ``by_class``."""
    rules = (rule for stratum in rulebook.strata[position:] for rule in stratum.rules if rule.then.type in of)
    return {pattern.type for rule in rules if not by_class.isdisjoint(asked_by(rule)) for pattern in rule.when}


def fields_of(rules: Iterable[Rule], name: str) -> frozenset[str]:
    """The fields of a type of facts that these rules ask for."""
    patterns = (each for rule in rules for each in (*rule.when, *rule.unless) if each.type == name)
    return frozenset(test.field for each in patterns for test in each.tests)


class Limit(NamedTuple):
    """Facts of a type are only asked for if their ``field`` says what the field ``of`` says of some fact of a type."""

    field: str
    type: str
    of: str


def limits(rules: Sequence[Rule], name: str, few: Iterable[str]) -> Sequence[Limit]:
    """What all that these rules ask of a type of facts limits it to, by facts of the ``few`` types."""
    found: list[list[Limit]] = []
    for rule in rules:
        beside = [pattern for pattern in rule.when if pattern.type in few]
        for own in (each for each in (*rule.when, *rule.unless) if each.type == name):
            pairs = ((mine, its, other.type) for other in beside for mine in own.tests for its in other.tests)
            found.append([Limit(mine.field, kind, its.field) for mine, its, kind in pairs if _are_one(mine, its)])
    return [each for each in (found[0] if found else []) if all(each in others for others in found)]


def _are_one(one: Test, other: Test) -> bool:
    """Whether two fields are the same variable."""
    is_equal = one.operator == other.operator == "equals" and isinstance(one.operand, Variable)
    return is_equal and one.operand == other.operand


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
