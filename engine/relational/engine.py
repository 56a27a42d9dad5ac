"""Runs a rulebook in tables: the same derivations as ``engine.inference``, for any number of cases at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import duckdb
import ibis
import pyarrow as pa

from engine.facts import Derivation, Fact, in_order
from engine.relational.joins import CASE, Facts, kept, matches
from rules.language import NUMBER_KINDS, Literals, Rule, Rulebook, Stratum, Variable

_CASES = "every case"
_NUMBER = "number"
"""The column that says which of the facts of its type a row is."""


class RelationalEngine:
    """A rulebook, to be run in DuckDB. ``derive`` gives what that of ``engine.inference.Engine`` gives."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._connection = duckdb.connect()
        self._queries: dict[tuple[str, frozenset[str]], str | None] = {}
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
        self._connection.register(_CASES, pa.table({CASE: pa.array(range(len(cases)), pa.int64())}))
        derived: list[list[Derivation]] = [[] for _ in cases]
        for stratum in self._rulebook.strata:
            found: dict[int, dict[Derivation, None]] = defaultdict(dict)
            for case, derivation in self._stratum(stratum, known):
                found[case][derivation] = None
            for case, derivations in found.items():
                known.add(case, (each.concluded for each in derivations))
                derived[case].extend(sorted(derivations, key=in_order))
        return derived

    def _stratum(self, stratum: Stratum, known: _Known) -> Iterator[tuple[int, Derivation]]:
        types = {pattern.type for rule in stratum.rules for pattern in (*rule.when, *rule.unless)}
        types = {name for name in types if known.facts(name)}
        for name in types:
            self._connection.register(_table(name), known.table(name))
        for rule in stratum.rules:
            query = self._query(rule, frozenset(types))
            if query is not None:
                for case, *numbers in self._connection.execute(query).fetchall():
                    premises = zip(rule.when, numbers, strict=True)
                    yield case, self._derivation(rule, [known.facts(each.type)[number] for each, number in premises])

    def _query(self, rule: Rule, types: frozenset[str]) -> str | None:
        """What to ask for the matches of a rule where there are facts of these types; None where there can be none."""
        if (rule.id, types) not in self._queries:
            tables = {name: ibis.table(_columns(self._rulebook, name), name=_table(name)) for name in types}
            facts = Facts(tables, ibis.table({CASE: "int64"}, name=_CASES), (_NUMBER,))
            matched = matches(rule.when, rule.unless, facts)
            names = [CASE, *(kept(position, _NUMBER) for position in range(len(rule.when)))]
            query = None if matched is None else str(ibis.to_sql(matched.select(names), dialect="duckdb"))
            self._queries[rule.id, types] = query
        return self._queries[rule.id, types]

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


def _table(name: str) -> str:
    """The name of the table of the facts of a type."""
    return f"fact {name}"


def _columns(rulebook: Rulebook, name: str) -> dict[str, str]:
    fields = {field: "int64" if kind in NUMBER_KINDS else "string" for field, kind in rulebook.fields(name).items()}
    return {CASE: "int64", _NUMBER: "int64", **fields}


class _Known:
    """The facts of all cases by type, each with its case; equal facts of one case are one."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._cases: dict[str, list[int]] = defaultdict(list)
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        self._seen: set[tuple[int, Fact]] = set()

    def add(self, case: int, facts: Iterable[Fact]) -> None:
        for fact in facts:
            if (case, fact) not in self._seen:
                self._seen.add((case, fact))
                self._cases[fact.type].append(case)
                self._facts[fact.type].append(fact)

    def facts(self, name: str) -> Sequence[Fact]:
        return self._facts.get(name, ())

    def table(self, name: str) -> pa.Table:
        """The facts of a type, each with its case and with what number it has among them."""
        cases, facts = self._cases[name], self._facts[name]
        numbered = enumerate(zip(cases, facts, strict=True))
        rows = zip(*((case, number, *fact.values) for number, (case, fact) in numbered), strict=True)
        types = _columns(self._rulebook, name)
        arrays = [pa.array(column, held) for column, held in zip(rows, types.values(), strict=True)]
        return pa.Table.from_arrays(arrays, names=list(types))
