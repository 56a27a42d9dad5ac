"""Reads rule files and refuses what the language does not allow."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from engine import exact
from engine.fields import Frozen, Text, Words
from engine.problem import InputError, Problem, in_order
from engine.source import Source, find, parse
from engine.validate import listed, nearest, read_model
from rules.language import (
    NUMBER_KINDS,
    OPERATORS,
    PROPERTIES,
    Operator,
    Pattern,
    Rule,
    Rulebook,
    Stratum,
    Test,
    Variable,
)

FOLDER = Path(__file__).parent
FACTS = "facts.yaml"
MOST_RULES = 60
"""In a stratum, and patterns for one fact type in it: the engine stops where more than 64 patterns match one fact."""
MOST_PATTERNS = 15
"""In one rule: the engine joins at most 16 facts, and one of them is its own."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN_FIELDS = ("id", "sid", "type", "n", "same")
_FORBIDDEN_TYPES = ("ready", "never")
FilePath = tuple[int | str, ...]


class FactsFile(Frozen):
    """``facts.yaml``: the fact types, their fields and the kinds of these."""

    given: dict[str, dict[str, str]]
    concluded: dict[str, dict[str, str]]


class RuleEntry(Frozen):
    id: Words
    title: Text
    when: tuple[dict[str, dict[str, Any]], ...]
    unless: tuple[dict[str, dict[str, Any]], ...] = ()
    then: dict[str, dict[str, Any]]
    because: Text | None = None


class RuleFile(Frozen):
    """One stratum: a name and its rules."""

    stratum: Words
    rules: tuple[RuleEntry, ...]


def load_shipped(folder: Path = FOLDER) -> Rulebook:
    """The rulebook of the files in ``folder``, strata in the order of the file names. Raises InputError."""
    paths = sorted(folder.glob("*.yaml"))
    return load_rules([(path.name if folder == FOLDER else path.as_posix(), path.read_bytes()) for path in paths])


def load_rules(files: Iterable[tuple[str, bytes]]) -> Rulebook:
    """The rulebook of pairs of a name and bytes; one of them is ``facts.yaml``. Raises InputError."""
    contents = dict(files)
    facts_name = next((name for name in contents if Path(name).name == FACTS), FACTS)
    facts_source = parse(facts_name, contents.get(facts_name, b""))
    facts = read_model(facts_source, FactsFile)
    digest = hashlib.sha256(b"\0".join(contents[name] for name in sorted(contents))).hexdigest()
    loader = _Loader(facts)
    loader.check_fields(facts_source)
    for name in sorted(set(contents) - {facts_name}):
        loader.read(name, contents[name])
    found = in_order(loader.problems)
    if found:
        raise InputError(found)
    return Rulebook(facts.given, facts.concluded, tuple(loader.strata), digest)


class _Loader:
    """Turns files into strata one after the other, and collects what is wrong with them."""

    def __init__(self, facts: FactsFile) -> None:
        self._kinds = {**facts.given, **facts.concluded}
        self._known = set(facts.given)
        self._ids: dict[str, str] = {}
        self.strata: list[Stratum] = []
        self.problems: list[Problem] = []

    def check_fields(self, source: Source) -> None:
        for group in ("given", "concluded"):
            _, node = find(source.root, (group,))
            for fact_type, fields in getattr(node, "items", ()):
                if fact_type.text in _FORBIDDEN_TYPES:
                    self.problems.append(source.problem("reserved-field", fact_type.at, field=fact_type.text))
                for key, _ in getattr(fields, "items", ()):
                    if key.text in _FORBIDDEN_FIELDS:
                        self.problems.append(source.problem("reserved-field", key.at, field=key.text))

    def read(self, name: str, data: bytes) -> None:
        try:
            source = parse(name, data)
            file = read_model(source, RuleFile)
        except InputError as error:
            self.problems.extend(error.problems)
            return
        types = Counter(name for rule in file.rules for entry in (*rule.when, *rule.unless) for name in entry)
        if len(file.rules) > MOST_RULES:
            self.problems.append(source.problem("too-many-rules", source.root.at, limit=str(MOST_RULES)))
        elif max(types.values(), default=0) > MOST_RULES:
            details = {"found": types.most_common(1)[0][0], "limit": str(MOST_RULES)}
            self.problems.append(source.problem("too-many-patterns", source.root.at, **details))
        rules = []
        for position, entry in enumerate(file.rules):
            reader = _RuleReader(source, ("rules", position), self._kinds, self._known)
            if entry.id in self._ids:
                reader.note(("id",), "duplicate-id", id=entry.id)
            self._ids[entry.id] = name
            rules.append(reader.rule(entry, file.stratum))
            self.problems.extend(reader.problems)
        self.strata.append(Stratum(file.stratum, tuple(rules)))
        self._known |= {rule.then.type for rule in rules}


class _RuleReader:
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
