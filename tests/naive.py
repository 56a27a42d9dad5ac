"""A second evaluator of the same rule files, written from DESIGN section 4 alone: nested loops, slow and plain.

What the rules conclude must be the same here and in engine/inference.py. It knows nothing of the library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from engine.facts import Derivation, Fact
from rules import Pattern, Rule, Rulebook, Test, Variable

Value: TypeAlias = "str | int"
Bindings: TypeAlias = "Mapping[str, Value]"
Tables: TypeAlias = "Mapping[str, Sequence[Fact]]"


def derive(rulebook: Rulebook, facts: Iterable[Fact]) -> list[Derivation]:
    """Every way in which every rule holds, each once, stratum by stratum; in a stratum in order of its text."""
    known = set(facts)
    derivations: list[Derivation] = []
    for stratum in rulebook.strata:
        tables = defaultdict(list)
        for fact in known:
            tables[fact.type].append(fact)
        found = {derivation for rule in stratum.rules for derivation in _derivations(rulebook, rule, tables)}
        derivations.extend(sorted(found, key=repr))
        known |= {derivation.concluded for derivation in found}
    return derivations


def _derivations(rulebook: Rulebook, rule: Rule, tables: Tables) -> Iterator[Derivation]:
    for matched, bindings in _joined(rulebook, rule.when, tables, {}):
        if not any(list(_joined(rulebook, [pattern], tables, bindings)) for pattern in rule.unless):
            operands = {test.field: test.operand for test in rule.then.tests}
            values = tuple(_value(operands[field], bindings) for field in rulebook.fields(rule.then.type))
            yield Derivation(rule.id, matched, Fact(rule.then.type, values))


def _joined(
    rulebook: Rulebook, patterns: Sequence[Pattern], tables: Tables, bindings: Bindings
) -> Iterator[tuple[tuple[Fact, ...], Bindings]]:
    if not patterns:
        yield (), bindings
        return
    for fact in tables.get(patterns[0].type, ()):
        bound = _matched(rulebook, patterns[0], fact, bindings)
        if bound is not None:
            for rest, complete in _joined(rulebook, patterns[1:], tables, bound):
                yield (fact, *rest), complete


def _matched(rulebook: Rulebook, pattern: Pattern, fact: Fact, bindings: Bindings) -> Bindings | None:
    """What the variables stand for if the fact matches, or None."""
    fields = dict(zip(rulebook.fields(fact.type), fact.values, strict=True))
    bound = dict(bindings)
    for test in pattern.tests:
        if isinstance(test.operand, Variable) and test.operator == "equals":
            if bound.setdefault(test.operand.name, fields[test.field]) != fields[test.field]:
                return None
        elif not _holds(test, fields[test.field], bound):
            return None
    return bound


def _holds(test: Test, value: Value, bindings: Bindings) -> bool:
    if test.operator == "in":
        return value in test.operand
    other = _value(test.operand, bindings)
    if test.operator == "equals":
        return value == other
    if test.operator == "at_least":
        return value >= other
    if test.operator == "at_most":
        return value <= other
    return value < other if test.operator == "less_than" else value > other


def _value(operand: Variable | Value, bindings: Bindings) -> Value:
    return bindings[operand.name] if isinstance(operand, Variable) else operand
