"""Reads one rule of a rule file, and notes what the language does not allow in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from engine import exact
from engine.fields import Frozen, Text, Words
from engine.problem import Problem
from engine.source import Source, find
from engine.validate import listed, nearest
from rules.language import NUMBER_KINDS, OPERATORS, PROPERTIES, Check, Operator, Pattern, Rule, Test, Variable

RAISED = ("discrepancy", "doubt", "remark")
"""Conclusions that raise a check."""
MOST_PATTERNS = 15
"""In one rule: the engine joins at most 16 facts, and one of them is its own."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FilePath = tuple[int | str, ...]


class RuleEntry(Frozen):
    id: Words
    title: Text
    when: tuple[dict[str, dict[str, Any]], ...]
    unless: tuple[dict[str, dict[str, Any]], ...] = ()
    then: dict[str, dict[str, Any]]
    because: Text | None = None


class RuleReader:
    """Reads one rule; knows which variables are bound so far and of what kind they are."""

    def __init__(self, source: Source, path: FilePath, kinds: Mapping[str, Mapping[str, str]], known: set[str]) -> None:
        self._source = source
        self._path = path
        self._kinds = kinds
        self._known = known
        self._bound: dict[str, str] = {}
        self._meant: set[str] = set()
        self._id = ""
        self.problems: list[Problem] = []

    def note(self, path: FilePath, code: str, **details: str) -> None:
        _, node = find(self._source.root, (*self._path, *path))
        self.problems.append(self._source.problem(code, node.at, f'"{self._id}"' if self._id else "", **details))

    def rule(self, entry: RuleEntry, stratum: str) -> Rule:
        self._id = entry.id
        when = tuple(self._patterns("when", entry.when, binds=True))
        unless = tuple(self._patterns("unless", entry.unless, binds=False))
        then = self._conclusion(entry.then)
        if entry.because is not None:
            self._check_sentence(entry.because)
        if not entry.when:
            self.note((), "no-pattern")
        if len(when) > MOST_PATTERNS:
            self.note(("when",), "too-many-patterns", found="when", limit=str(MOST_PATTERNS))
        return Rule(entry.id, stratum, entry.title, when, unless, then, entry.because, dict(self._bound))

    def _patterns(self, key: str, entries: tuple[dict[str, dict[str, Any]], ...], binds: bool) -> Iterator[Pattern]:
        for position, entry in enumerate(entries):
            for fact_type, fields in entry.items():
                path = (key, position, fact_type)
                if self._type_is_known(path, fact_type, must_be_earlier=True):
                    yield self._pattern(path, fact_type, fields, binds)
                else:
                    self._meant.update(map(str, fields.values()))

    def _type_is_known(self, path: FilePath, fact_type: str, must_be_earlier: bool) -> bool:
        if fact_type not in self._kinds:
            near = nearest(fact_type, self._kinds)
            self.note(path, "unknown-fact", found=fact_type, expected=listed(self._kinds), near=near)
            return False
        if must_be_earlier and fact_type not in self._known:
            self.note(path, "not-concluded-earlier", found=fact_type)
            return False
        return True

    def _pattern(self, path: FilePath, fact_type: str, fields: dict[str, Any], binds: bool) -> Pattern:
        before = dict(self._bound)
        tests: list[Test] = []
        for field, condition in fields.items():
            kind = self._kind(path, fact_type, field)
            if not kind:
                self._meant.add(str(condition))
            else:
                tests.extend(self._tests((*path, field), field, kind, condition, before, binds))
        return Pattern(fact_type, tuple(tests))

    def _kind(self, path: FilePath, fact_type: str, field: str) -> str | None:
        kinds = self._kinds[fact_type]
        if field not in kinds:
            self.note((*path, field), "unknown-field", found=field, expected=listed(kinds), near=nearest(field, kinds))
            return None
        return kinds[field]

    def _tests(
        self, path: FilePath, field: str, kind: str, condition: Any, before: Mapping[str, str], binds: bool
    ) -> Iterator[Test]:
        if not isinstance(condition, dict):
            condition = {"equals": condition}
        for operator, operand in condition.items():
            if operator not in OPERATORS:
                near = nearest(operator, OPERATORS)
                self.note(path, "unknown-word", found=operator, expected=listed(OPERATORS), near=near)
            elif operator not in ("equals", "in") and kind not in NUMBER_KINDS:
                self.note(path, "not-comparable", field=field, kind=kind)
            else:
                yield Test(field, operator, self._operand(path, kind, operator, operand, before, binds))

    def _operand(
        self, path: FilePath, kind: str, operator: Operator, operand: Any, before: Mapping[str, str], binds: bool
    ) -> Variable | str | int | tuple[str | int, ...]:
        if operator == "in":
            return self._literals(path, kind, operand)
        if not (isinstance(operand, str) and operand.startswith("$")):
            return self._literal(path, kind, operand)
        name = operand[1:]
        if operator == "equals" and binds and name not in self._bound:
            self._bound[name] = kind
        elif operator == "equals" and binds and name not in before:
            self.note(path, "variable-twice", found=operand)
        elif name not in (before if operator != "equals" else self._bound):
            self._note_unbound(path, name, found=operand)
        elif self._bound[name] != kind:
            self.note(path, "kinds-differ", found=operand, kind=kind, other=self._bound[name])
        return Variable(name)

    def _note_unbound(self, path: FilePath, name: str, found: str) -> None:
        """One typo is one problem: nothing is said of a variable that a mistaken pattern was meant to bind."""
        if "$" + name not in self._meant:
            self.note(path, "unbound-variable", found=found)

    def _literals(self, path: FilePath, kind: str, operand: Any) -> tuple[str | int, ...]:
        if not isinstance(operand, tuple) or not operand:
            self.note(path, "wrong-shape", key="in", found=_shown(operand), expected="list")
            return ()
        for each in operand:
            if str(each).startswith("$"):
                self.note(path, "unbound-variable", found=str(each))
        return tuple(self._literal(path, kind, each) for each in operand)

    def _literal(self, path: FilePath, kind: str, text: Any) -> str | int:
        if not isinstance(text, str):
            self.note(path, "wrong-shape", key=str(path[-1]), found=_shown(text), expected="text")
            return ""
        if kind not in NUMBER_KINDS:
            return text
        try:
            number = exact.plain_number(text)
            return exact.in_last_digits(number, exact.DECIMALS if kind == "percent" else 0)
        except (ValueError, OverflowError):
            self.note(path, "not-a-number", found=text)
            return 0

    def raises(self, rule: Rule, checks: Mapping[str, Check]) -> None:
        """Notes a check or a severity of it that ``checks.yaml`` does not tell of."""
        if rule.then.type not in RAISED:
            return
        said = {test.field: test.operand for test in rule.then.tests}
        check, severity = (said.get(field) for field in ("check", "severity"))
        path = ("then", rule.then.type)
        if isinstance(check, str) and check not in checks:
            near = nearest(check, checks)
            self.note((*path, "check"), "unknown-word", found=check, expected=listed(checks), near=near)
        elif isinstance(check, str) and severity not in checks[check].severities:
            known = listed(checks[check].severities)
            self.note((*path, "severity"), "unknown-word", found=str(severity), expected=known)

    def _conclusion(self, entry: dict[str, dict[str, Any]]) -> Pattern:
        if len(entry) != 1:
            self.note(("then",), "one-conclusion", found=str(len(entry)))
        for fact_type, fields in entry.items():
            path: FilePath = ("then", fact_type)
            if not self._type_is_known(path, fact_type, must_be_earlier=False):
                continue
            missing = [field for field in self._kinds[fact_type] if field not in fields]
            if missing:
                self.note(path, "missing-field", field=missing[0])
            for field, condition in fields.items():
                if isinstance(condition, dict):
                    self.note((*path, field), "wrong-shape", key=field, found=_shown(condition), expected="text")
            return self._pattern(path, fact_type, fields, binds=False)
        return Pattern("", ())

    def _check_sentence(self, because: Text) -> None:
        for language in ("vi", "en"):
            for found in _PLACEHOLDER.findall(because.get(language)):
                name, _, attribute = found.partition(".")
                if name not in self._bound:
                    self._note_unbound(("because", language), name, found="{" + found + "}")
                elif attribute and attribute not in PROPERTIES.get(self._bound[name], ()):
                    self.note(("because", language), "unknown-property", found="{" + found + "}")


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "{…}" if isinstance(value, dict) else "[…]"
