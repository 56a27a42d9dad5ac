"""Whether a rule can conclude one fact in two ways: where it cannot, nobody needs to look for doubles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from rules.language import Pattern, Rule, Test, Variable

Keys = Mapping[str, tuple[str, ...]]
"""For types of facts the fields that no two facts of a case share; of others no two facts share all fields."""


def concludes_once(rule: Rule, keys: Keys, doubled: set[str]) -> bool:
    """Whether what the rule concludes tells which facts it matched. Tables of ``doubled`` types hold doubles."""
    if any(pattern.type in doubled for pattern in rule.when):
        return False
    known = {test.operand.name for test in rule.then.tests if isinstance(test.operand, Variable)}
    open_ = list(rule.when)
    while told := [pattern for pattern in open_ if _is_told(pattern, keys, known)]:
        open_ = [pattern for pattern in open_ if pattern not in told]
        known |= {test.operand.name for each in told for test in each.tests if _binds(test)}  # type: ignore[union-attr]
    return not open_


def conclude_apart(rules: Sequence[Rule], keys: Keys) -> bool:
    """Whether no two of the rules can conclude the same fact."""
    return all(_are_apart(one, other, keys) for one, other in combinations(rules, 2))


def _is_told(pattern: Pattern, keys: Keys, known: set[str]) -> bool:
    fixed = {
        test.field
        for test in pattern.tests
        if test.operator == "equals" and (not isinstance(test.operand, Variable) or test.operand.name in known)
    }
    return pattern.type in keys and fixed.issuperset(keys[pattern.type])


def _binds(test: Test) -> bool:
    return test.operator == "equals" and isinstance(test.operand, Variable)


def _are_apart(one: Rule, other: Rule, keys: Keys) -> bool:
    """By a word that they conclude, or by one of the same fact: that which a conclusion names by its key."""
    if _differ(one.then, other.then):
        return True
    facts = [(first, second) for first in one.when for second in other.when if first.type == second.type]
    return any(_is_same(one, first, other, second, keys) and _differ(first, second) for first, second in facts)


def _is_same(one: Rule, first: Pattern, other: Rule, second: Pattern, keys: Keys) -> bool:
    fields = keys.get(first.type, ())
    return bool(fields) and all(
        (place := _place(one, first, field)) is not None and place == _place(other, second, field) for field in fields
    )


def _place(rule: Rule, pattern: Pattern, field: str) -> str | None:
    """The field of the conclusion in which the value of this field of a matched fact stands."""
    bound = next((test.operand for test in pattern.tests if test.field == field and _binds(test)), None)
    return next((test.field for test in rule.then.tests if bound is not None and test.operand == bound), None)


def _differ(one: Pattern, other: Pattern) -> bool:
    """Whether a field must have one word in one of them and another in the other."""
    words = [
        {test.field: test.operand for test in each.tests if test.operator == "equals" and isinstance(test.operand, str)}
        for each in (one, other)
    ]
    return any(field in words[1] and words[1][field] != word for field, word in words[0].items())
