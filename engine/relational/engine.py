"""Runs a rulebook in tables: the same derivations as ``engine.inference``, for any number of cases at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import duckdb
import pyarrow as pa

from engine.facts import Derivation, Fact, in_order
from engine.relational.named import CASE, CASES, columns_of, table_of
from rules.language import Literals, Rule, Rulebook, Stratum, Variable


class RelationalEngine:
    """A rulebook, to be run in DuckDB. ``derive`` gives what that of ``engine.inference.Engine`` gives.

    ``queries`` are those of its rules, where they are at hand; they are made where they are needed otherwise.
    """

    def __init__(self, rulebook: Rulebook, queries: Mapping[str, str] | None = None) -> None:
        self._rulebook = rulebook
        self._connection = duckdb.connect(config={"threads": 1})  # more would only wait for each other
        self._queries = dict(queries or {})
        self._conclusions: dict[str, Sequence[tuple[int, int | tuple[str | int]]]] = {}

    def derive(self, given: Sequence[Fact]) -> list[Derivation]:
        """Everything that the rules conclude from the facts, stratum by stratum; the same for any order of them."""
        (found,) = self.derive_many([given])
        return found

    def derive_many(self, cases: Sequence[Sequence[Fact]]) -> list[list[Derivation]]:
        """The same for each of several cases, which have nothing to do with each other."""
        known = _Known(self._rulebook)
        for case, facts in enumerate(cases):
            known.add(case, facts)
        self._connection.register(CASES, pa.table({CASE: pa.array(range(len(cases)), pa.int64())}))
        derived: list[list[Derivation]] = [[] for _ in cases]
        for stratum in self._rulebook.strata:
            found: dict[int, dict[Derivation, None]] = defaultdict(dict)
            for case, derivation in self._stratum(stratum, known):
                found[case][derivation] = None
            for case, derivations in found.items():
                known.add(case, (each.concluded for each in derivations))
                derived[case].extend(in_order(derivations))
        return derived

    def _stratum(self, stratum: Stratum, known: _Known) -> Iterator[tuple[int, Derivation]]:
        """The matches of each rule that has facts for all of its patterns."""
        rules = [rule for rule in stratum.rules if all(known.facts(pattern.type) for pattern in rule.when)]
        for name in {pattern.type for rule in rules for pattern in (*rule.when, *rule.unless)}:
            if known.has_more(name):
                self._connection.register(table_of(name), known.table(name))
        for rule in rules:
            facts = [known.facts(pattern.type) for pattern in rule.when]
            for case, *numbers in self._connection.execute(self._query(rule)).fetchall():
                yield case, self._derivation(rule, [own[number] for own, number in zip(facts, numbers, strict=True)])

    def _query(self, rule: Rule) -> str:
        if rule.id not in self._queries:
            from engine.relational.queries import query_of

            self._queries[rule.id] = query_of(rule, self._rulebook)
        return self._queries[rule.id]

    def _derivation(self, rule: Rule, matched: Sequence[Fact]) -> Derivation:
        values = [
            matched[place].values[told] if isinstance(told, int) else told[0] for place, told in self._conclusion(rule)
        ]
        return Derivation(rule.id, tuple(matched), Fact(rule.then.type, tuple(values)))

    def _conclusion(self, rule: Rule) -> Sequence[tuple[int, int | tuple[str | int]]]:
        """For each field of the conclusion which matched fact has its value and where, or the value itself."""
        if rule.id not in self._conclusions:
            said = {test.field: test.operand for test in rule.then.tests}
            operands = [said[field] for field in self._rulebook.fields(rule.then.type)]
            self._conclusions[rule.id] = [self._told(rule, operand) for operand in operands]
        return self._conclusions[rule.id]

    def _told(self, rule: Rule, operand: Variable | Literals) -> tuple[int, int | tuple[str | int]]:
        if not isinstance(operand, Variable):
            return 0, (operand,)  # type: ignore[return-value]  # the loader refuses lists here
        position, field = rule.bound[operand.name]
        return position, list(self._rulebook.fields(rule.when[position].type)).index(field)


class _Known:
    """The facts of all cases by type, each with its case; equal facts of one case are one."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._cases: dict[str, list[int]] = defaultdict(list)
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        self._seen: dict[int, set[Fact]] = defaultdict(set)
        self._in_table: dict[str, int] = {}

    def add(self, case: int, facts: Iterable[Fact]) -> None:
        seen = self._seen[case]
        for fact in facts:
            before = len(seen)
            seen.add(fact)
            if len(seen) > before:  # a fact is hashed once, which takes a while
                self._cases[fact.type].append(case)
                self._facts[fact.type].append(fact)

    def facts(self, name: str) -> Sequence[Fact]:
        return self._facts.get(name, ())

    def has_more(self, name: str) -> bool:
        """Whether there are facts of a type that its last table had not, or was no table yet."""
        return self._in_table.get(name) != len(self.facts(name))

    def table(self, name: str) -> pa.Table:
        """The facts of a type, each with its case and with what number it has among them; there may be none."""
        facts = self._facts[name]
        self._in_table[name] = len(facts)
        types = columns_of(self._rulebook, name)
        numbered = enumerate(zip(self._cases[name], facts, strict=True))
        rows = ((case, number, *fact.values) for number, (case, fact) in numbered)
        columns = zip(*rows, strict=True) if facts else ((),) * len(types)
        arrays = [pa.array(column, held) for column, held in zip(columns, types.values(), strict=True)]
        return pa.Table.from_arrays(arrays, names=list(types))
