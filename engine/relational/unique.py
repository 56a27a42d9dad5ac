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


def as_one(when: Sequence[Pattern], keys: Keys) -> tuple[Pattern, ...]:
    """The patterns, those that name one fact by its key as one: it need not be joined with itself."""
    found: list[Pattern] = []
    bound: list[set[str]] = []
    for pattern in when:
        named = _named(pattern, keys)
        place = next((place for place, each in enumerate(found) if named and _named(each, keys) == named), None)
        if place is None or not _compared(pattern) <= set().union(*bound[: place + 1]):
            found.append(pattern)
            bound.append({test.operand.name for test in pattern.tests if _binds(test)})  # type: ignore[union-attr]
        else:
            more = tuple(test for test in pattern.tests if test not in found[place].tests)
            found[place] = found[place]._replace(tests=found[place].tests + more)
            bound[place] |= {test.operand.name for test in more if _binds(test)}  # type: ignore[union-attr]
    return tuple(found)


def _named(pattern: Pattern, keys: Keys) -> tuple[str, frozenset[Test]] | None:
    """The type of the fact and what its key must be, if the pattern asks for all of it."""
    fields = set(keys.get(pattern.type, ()))
    key = frozenset(test for test in pattern.tests if test.operator == "equals" and test.field in fields)
    return (pattern.type, key) if key and {test.field for test in key} == fields else None


def _compared(pattern: Pattern) -> set[str]:
    """The variables that fields of the pattern are more or less than."""
    return {test.operand.name for test in pattern.tests if isinstance(test.operand, Variable) and not _binds(test)}


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
