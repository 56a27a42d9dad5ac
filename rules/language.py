"""The rule language (DESIGN, section 4): patterns over typed facts, what must not hold, what is concluded.

A rulebook is a list of strata. Within a stratum no rule sees what another one concludes, so the order
of rules and facts does not matter, and each rule is a join over tables: any executor of joins can run it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from engine.fields import Frozen, Text

Operator = Literal["equals", "in", "at_least", "at_most", "less_than", "more_than"]
Severity = Literal["error", "warning", "note"]
OPERATORS: tuple[Operator, ...] = ("equals", "in", "at_least", "at_most", "less_than", "more_than")
NUMBER_KINDS = ("percent", "count", "digits")
PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "reading": ("stated", "counts", "ratio", "threshold", "place"),
    "value": ("shown", "place"),
    "target": ("concerns", "row", "document"),
    "claim": ("stated", "terms", "formula", "worth", "computed", "exception", "codes"),
}
"""What a sentence may say of a thing beside its name, by the kind of field that binds it."""


@dataclass(frozen=True)
class Variable:
    """A name that stands for the same value wherever it occurs in a rule."""

    name: str


Literals: TypeAlias = "str | int | tuple[str | int, ...]"


class Test(NamedTuple):
    """One condition on one field. Numbers of kind percent are scaled whole numbers."""

    field: str
    operator: Operator
    operand: Variable | Literals


class Pattern(NamedTuple):
    """A fact type and what must hold of its fields."""

    type: str
    tests: tuple[Test, ...]


@dataclass(frozen=True)
class Rule:
    """``when`` patterns that hold together, none of ``unless``, and the fact concluded then."""

    id: str
    stratum: str
    title: Text
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    then: Pattern
    because: Text | None
    kinds: Mapping[str, str]
    """The kind of each variable, by the fields it stands in."""

    @cached_property
    def bound(self) -> Mapping[str, tuple[int, str]]:
        """For each variable, the position of the pattern that binds it and the field there."""
        found: dict[str, tuple[int, str]] = {}
        for position, pattern in enumerate(self.when):
            for test in pattern.tests:
                if test.operator == "equals" and isinstance(test.operand, Variable):
                    found.setdefault(test.operand.name, (position, test.field))
        return found


class Check(Frozen):
    """What rules may raise: its name, why each severity of it weighs what it weighs, and what to ask the unit."""

    name: Text
    severities: dict[Severity, Text]
    question: Text


class Stratum(NamedTuple):
    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Rulebook:
    """All strata in order, the fact types with the kinds of their fields, the checks, and a SHA-256 of the files."""

    given: Mapping[str, Mapping[str, str]]
    concluded: Mapping[str, Mapping[str, str]]
    strata: tuple[Stratum, ...]
    checks: Mapping[str, Check]
    digest: str

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        return {rule.id: rule for stratum in self.strata for rule in stratum.rules}

    def fields(self, fact_type: str) -> Mapping[str, str]:
        """The fields of a fact type and their kinds."""
        return self.given.get(fact_type) or self.concluded[fact_type]
