"""Reads rule files and refuses what the language does not allow."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.fields import Frozen, Words
from engine.problem import InputError, Problem, in_order
from engine.source import Source, find, parse
from engine.validate import read_model
from rules.language import Check, Rulebook, Stratum
from rules.rule_reader import RuleEntry, RuleReader

FOLDER = Path(__file__).parent
FACTS = "facts.yaml"
CHECKS = "checks.yaml"
MOST_RULES = 60
"""In a stratum, and patterns for one fact type in it: the engine stops where more than 64 patterns match one fact."""

_FORBIDDEN_FIELDS = ("id", "sid", "type", "n", "same")
_FORBIDDEN_TYPES = ("ready", "never")


class FactsFile(Frozen):
    """``facts.yaml``: the fact types, their fields and the kinds of these."""

    given: dict[str, dict[str, str]]
    concluded: dict[str, dict[str, str]]


class ChecksFile(Frozen):
    """``checks.yaml``: every check that a rule may raise."""

    checks: dict[str, Check]


class RuleFile(Frozen):
    """One stratum: a name and its rules."""

    stratum: Words
    rules: tuple[RuleEntry, ...]


def load_shipped(folder: Path = FOLDER) -> Rulebook:
    """The rulebook of the files in ``folder``, strata in the order of the file names. Raises InputError."""
    paths = sorted(folder.glob("*.yaml"))
    return load_rules([(path.name if folder == FOLDER else path.as_posix(), path.read_bytes()) for path in paths])


def load_rules(files: Iterable[tuple[str, bytes]]) -> Rulebook:
    """The rulebook of pairs of a name and bytes; one of them is ``facts.yaml``, one ``checks.yaml``.

    Raises InputError.
    """
    contents = dict(files)
    facts_name = next((name for name in contents if Path(name).name == FACTS), FACTS)
    facts_source = parse(facts_name, contents.get(facts_name, b""))
    facts = read_model(facts_source, FactsFile)
    digest = hashlib.sha256(b"\0".join(contents[name] for name in sorted(contents))).hexdigest()
    checks_name = next((name for name in contents if Path(name).name == CHECKS), None)
    checks = read_model(parse(checks_name, contents[checks_name]), ChecksFile).checks if checks_name else {}
    loader = _Loader(facts, checks)
    loader.check_fields(facts_source)
    for name in sorted(set(contents) - {facts_name, checks_name}):
        loader.read(name, contents[name])
    found = in_order(loader.problems)
    if found:
        raise InputError(found)
    return Rulebook(facts.given, facts.concluded, tuple(loader.strata), checks, digest)


class _Loader:
    """Turns files into strata one after the other, and collects what is wrong with them."""

    def __init__(self, facts: FactsFile, checks: Mapping[str, Check]) -> None:
        self._kinds = {**facts.given, **facts.concluded}
        self._checks = checks
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
            reader = RuleReader(source, ("rules", position), self._kinds, self._known)
            if entry.id in self._ids:
                reader.note(("id",), "duplicate-id", id=entry.id)
            self._ids[entry.id] = name
            rules.append(reader.rule(entry, file.stratum))
            reader.raises(rules[-1], self._checks)
            self.problems.extend(reader.problems)
        self.strata.append(Stratum(file.stratum, tuple(rules)))
        self._known |= {rule.then.type for rule in rules}
