"""Runs a rulebook in durable-rules: the only module that imports the library.

How it lives with the library's edges: one host without threads; one ruleset a stratum, and one live
session at a time; every fact is asserted in one batch, numbered, so that no two are equal, and followed by a
last fact, ``ready``, which every rule with a negation joins just before it, so that nothing fires before
everything is known; two patterns may match one fact (``dist``: by default the library never lets them, and a
negation then overlooks a fact that a pattern before it matched);
a rule of its own that never fires keeps every fact from being refused as unmatched; facts say themselves
whether they are "in" a list; the last condition of every join holds (see _SAME); whatever goes wrong, an
action is started before the session is deleted; numbers are whole and within the engine's range; texts are
ours, never a user's.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, TypeAlias

from durable import engine as library
from durable.engine import Host, MessageObservedException

from engine import exact
from engine.facts import Derivation, Fact, in_order
from rules.language import Pattern, Rule, Rulebook, Stratum, Test, Variable

_OPERATORS = {"at_least": "$gte", "at_most": "$lte", "less_than": "$lt", "more_than": "$gt"}
_READY = {"type": "ready"}
_SESSION = "session"
_SAME = "same"
"""A field that is equal in all facts. It is joined last: where the last condition of a join fails, the library reads on
beyond the conditions until it happens upon a byte that ends them, or the process is killed."""
_COMMON = f'"{_SAME}": 1, "sid": "{_SESSION}"'
_TRIES = 5
_MOST_KNOWN = 1_000
"""So many facts a stratum keeps as they are sent: more than those of all targets."""
_ruleset_numbers = itertools.count(1)
_List: TypeAlias = tuple[str, int, tuple[str | int, ...]]
"""An ``in``: a fact type, where the field stands in its values, and the list. Facts carry 1 or 0 for it: beside a join,
the library's own disjunctions match what they should not."""


class InferenceError(Exception):
    """The rules engine did not do what it was asked: a bug, never a verdict."""


class QuietHost(Host):  # type: ignore[misc]
    """A host that starts no threads: with the library's own timers, deleting a session can kill the process."""

    def _run(self) -> None:
        pass

    def assert_written(self, name: str, facts: str) -> bool:
        """As ``assert_facts``, for a list of facts that is in JSON already; whether the actions were run.

        The library's own loop asks the clock before each action and writes the state after it, which takes as long as
        the matching; ours are done at once and leave the state alone.
        """
        ruleset = self.get_ruleset(name)
        rete, handle = library.durable_rules_engine, ruleset._handle
        session = ruleset._handle_result(rete.assert_facts(handle, facts), facts)
        started = rete.start_action_for_state(handle, session)
        message = started and started[1]
        try:
            while message:
                ((action, matched),) = json.loads(message).items()
                ruleset._actions[action]._func(matched)
                message = rete.complete_and_start_action(handle, session)
        except BaseException:
            rete.abandon_action(handle, session)
            raise
        return bool(started)


class Engine:
    """A rulebook, compiled. Not for several threads; several engines may live in one process, one working at a time."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._host = QuietHost()
        self._strata = [_Stratum(self._host, rulebook, stratum) for stratum in rulebook.strata]

    def derive(self, given: Sequence[Fact]) -> list[Derivation]:
        """Everything that the rules conclude from the facts, stratum by stratum; the same for any order of them."""
        known: dict[str, dict[Fact, None]] = {}
        for fact in given:
            known.setdefault(fact.type, {})[fact] = None
        derivations: list[Derivation] = []
        for stratum in self._strata:
            found = stratum.run(known)
            for derivation in found:
                known.setdefault(derivation.concluded.type, {})[derivation.concluded] = None
            derivations.extend(found)
        return derivations


class _Stratum:
    """One ruleset of the library."""

    def __init__(self, host: Host, rulebook: Rulebook, stratum: Stratum) -> None:
        self._host = host
        self._name = f"{stratum.name}-{next(_ruleset_numbers)}"
        self._lists: dict[_List, str] = {}
        self._rules = [_Compiled(rulebook, rule, self._lists) for rule in stratum.rules]
        self._types = _used_fields(rulebook, stratum)
        self._needs = _needs(stratum)
        self._fired: list[tuple[int, list[int]]] = []
        self._known: dict[Fact, tuple[str, str]] = {}
        host.register_rulesets({self._name: self._definition()})

    def _definition(self) -> dict[str, Any]:
        definition: dict[str, Any] = {
            "ready": {"all": [{"ready": _conjunction(_READY)}], "run": _nothing},
        }
        for fact_type in self._types:
            never = [{"m": _conjunction({"type": fact_type})}, {"never": _conjunction({"type": "never"})}]
            definition[f"take {fact_type}"] = {"all": never, "run": _nothing}
        for number, compiled in enumerate(self._rules):
            rule = {"all": compiled.patterns, "dist": 0, "run": self._recorder(number)}
            definition[f"rule {compiled.rule.id}"] = rule
        return definition

    def _recorder(self, number: int) -> Callable[[Any], None]:
        names = [f"m{position}" for position in range(len(self._rules[number].rule.when))]

        def record(matched: Any) -> None:
            self._fired.append((number, [matched[name]["n"] for name in names]))

        return record

    def run(self, known: Mapping[str, Mapping[Fact, None]]) -> list[Derivation]:
        asked = {each for needed, used in self._needs.items() if known.keys() >= needed for each in used}
        if not asked:
            return []  # no rule of it has a fact for each of its patterns
        facts = [fact for fact_type in self._types if fact_type in asked for fact in known.get(fact_type, ())]
        for attempt in range(_TRIES):
            self._fired.clear()
            try:
                if self._assert(facts, salt=attempt * (len(facts) + 1)):
                    break
            except MessageObservedException:
                continue  # two facts share a 32-bit hash: number them anew
        else:
            raise InferenceError(f"{self._name}: facts collide, or actions are not completed")
        derivations = {self._derivation(facts, *fired): None for fired in self._fired}
        return in_order(derivations)

    def _assert(self, facts: Sequence[Fact], salt: int) -> bool:
        """Runs one session; whether it was run."""
        messages = [self._message(fact, number + salt) for number, fact in enumerate(facts)]
        messages.append(json.dumps({**_READY, "n": -1 - salt, "sid": _SESSION}))
        self._salt = salt
        try:
            is_run: bool = self._host.assert_written(self._name, f"[{', '.join(messages)}]")
        except MessageObservedException:
            self._start_an_action(salt)
            raise
        except Exception as error:
            self._start_an_action(salt)
            raise InferenceError(f"{self._name}: {error}") from error
        finally:
            self._host.delete_state(self._name, _SESSION)
        return is_run

    def _start_an_action(self, salt: int) -> None:
        """Deleting a session in which none was started kills the process."""
        for again in itertools.count(1):
            try:
                self._host.assert_fact(self._name, {**_READY, "n": -1 - salt, "sid": _SESSION, "again": again})
            except MessageObservedException:
                continue
            return

    def _message(self, fact: Fact, number: int) -> str:
        """The fact as it is sent. Most facts are those of the targets, the same for every submission."""
        ends = self._known.get(fact)
        if ends is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            ends = self._known[fact] = self._around_number(fact)
        return f"{ends[0]}{number}{ends[1]}"

    def _around_number(self, fact: Fact) -> tuple[str, str]:
        """What is written before the number of the fact, and after it."""
        message = [_COMMON]
        for field, position in self._types[fact.type]:
            value = fact.values[position]
            written = f"{exact.guarded(value):d}" if isinstance(value, int) else encode_basestring(value)
            message.append(f"{encode_basestring(field)}: {written}")
        for (fact_type, position, operand), name in self._lists.items():
            if fact_type == fact.type:
                message.append(f'"{name}": {fact.values[position] in operand:d}')
        return f'{{"type": {encode_basestring(fact.type)}, "n": ', f", {', '.join(message)}}}"

    def _derivation(self, facts: Sequence[Fact], number: int, matched: Sequence[int]) -> Derivation:
        compiled = self._rules[number]
        found = tuple(facts[each - self._salt] for each in matched)
        return Derivation(compiled.rule.id, found, compiled.conclude(found))


class _Compiled:
    """A rule in the library's form, and how its conclusion is filled from the facts it matched."""

    def __init__(self, rulebook: Rulebook, rule: Rule, lists: dict[_List, str]) -> None:
        self.rule = rule
        self._rulebook = rulebook
        self._lists = lists
        self._bound: dict[str, tuple[int, str]] = {}
        self.patterns = [{f"m{i}": self._pattern(i, pattern)} for i, pattern in enumerate(rule.when)]
        if rule.unless:
            self.patterns.append({"ready": _conjunction(_READY)})
        for position, pattern in enumerate(rule.unless):
            self.patterns.append({f"n{position}$not": self._pattern(-1, pattern)})
        self._places = {
            name: (position, list(rulebook.fields(rule.when[position].type)).index(field))
            for name, (position, field) in self._bound.items()
        }
        self._then = [test.operand for test in _in_field_order(rulebook, rule.then)]

    def conclude(self, matched: Sequence[Fact]) -> Fact:
        values = []
        for operand in self._then:
            if isinstance(operand, Variable):
                position, place = self._places[operand.name]
                values.append(matched[position].values[place])
            else:
                values.append(operand)  # type: ignore[arg-type]  # the loader refuses lists here
        return Fact(self.rule.then.type, tuple(values))

    def _pattern(self, position: int, pattern: Pattern) -> dict[str, Any]:
        conditions: list[dict[str, Any]] = [{"type": pattern.type}]
        bound: dict[str, tuple[int, str]] = {}
        for test in pattern.tests:
            operand = test.operand
            if isinstance(operand, Variable) and operand.name not in self._bound:
                bound[operand.name] = (position, test.field)
            elif isinstance(operand, tuple):
                conditions.append({self._list(pattern.type, test.field, operand): 1})
            else:
                conditions.append(self._condition(test))
        if any(isinstance(test.operand, Variable) and test.operand.name in self._bound for test in pattern.tests):
            conditions.append({_SAME: {"m0": _SAME}})
        self._bound.update(bound)
        return {"$and": conditions}

    def _list(self, fact_type: str, field: str, operand: tuple[str | int, ...]) -> str:
        place = list(self._rulebook.fields(fact_type)).index(field)
        return self._lists.setdefault((fact_type, place, operand), f"in {len(self._lists)}")

    def _condition(self, test: Test) -> dict[str, Any]:
        operand: Any = test.operand
        if isinstance(operand, Variable):
            position, field = self._bound[operand.name]
            operand = {f"m{position}": field}
        compared = {test.field: operand}
        return compared if test.operator == "equals" else {_OPERATORS[test.operator]: compared}


def _in_field_order(rulebook: Rulebook, then: Pattern) -> list[Test]:
    tests = {test.field: test for test in then.tests}
    return [tests[field] for field in rulebook.fields(then.type)]


def _used_fields(rulebook: Rulebook, stratum: Stratum) -> dict[str, list[tuple[str, int]]]:
    used: dict[str, set[str]] = {}
    for rule in stratum.rules:
        for pattern in (*rule.when, *rule.unless):
            used.setdefault(pattern.type, set()).update(test.field for test in pattern.tests)
    return {
        name: [(field, place) for place, field in enumerate(rulebook.fields(name)) if field in used[name]]
        for name in sorted(used)
    }


def _needs(stratum: Stratum) -> dict[frozenset[str], frozenset[str]]:
    """The types of facts without which rules cannot fire, and all that these rules then look at."""
    found: dict[frozenset[str], frozenset[str]] = {}
    for rule in stratum.rules:
        needed = frozenset(pattern.type for pattern in rule.when)
        found[needed] = found.get(needed, needed).union(pattern.type for pattern in rule.unless)
    return found


def _conjunction(fields: Mapping[str, str]) -> dict[str, Any]:
    return {"$and": [dict([item]) for item in fields.items()]}


def _nothing(closure: Any) -> None:
    pass
