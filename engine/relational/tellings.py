"""What the rows of a wide table tell while rules are run: at first what they are given, then also what is concluded.

The table is made when it is needed: with a column for each conclusion that rows tell by then, so that no condition is
looked at twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ibis.expr.types import BooleanValue, Table, Value

from engine.relational.by_row import told_of
from engine.relational.named import CASE, CLASS
from engine.relational.wide import Said, Told, Wide, as_table, columns_of, is_same, narrowed, rebased, surely
from rules.language import Rule

_FEW = 3
"""So many facts of a type that rows tell are looked for one after the other; of more, first the rows that tell any."""


class Telling(NamedTuple):
    """A fact that rows tell, by which rule, if by any; and what its table is to have beside some of its fields."""

    rule: Rule | None
    told: Told
    more: Mapping[str, Said]


class Tellings:
    """The facts that rows tell, by type. Without a wide table there are none."""

    def __init__(self, wide: Wide | None, keep: Callable[[str, Table], Table]) -> None:
        self._wide, self._keep, self._is_kept = wide, keep, False
        own = {} if wide is None else wide.told
        self._told: dict[str, list[tuple[Rule | None, Told]]] = defaultdict(list)
        self._told.update({name: [(None, each) for each in those] for name, those in own.items()})

    def has(self, name: str) -> bool:
        """Whether rows tell facts of the type."""
        return bool(self._told.get(name))

    def types(self) -> set[str]:
        """The types of facts that rows tell, or that hold for every case and that they name."""
        beside = () if self._wide is None else self._wide.beside
        return {*(name for name in self._told if self.has(name)), *beside}

    def all(self, name: str) -> Sequence[tuple[Rule | None, Told]]:
        """The facts of a type that rows tell, each with its rule, if it is of any."""
        return self._told.get(name, ())

    def facts(self, name: str) -> Sequence[Told]:
        """The facts of a type that rows tell."""
        return [each for _, each in self.all(name)]

    def by_row(
        self, rule: Rule, tables: Mapping[str, Table], alone: frozenset[tuple[str, str]]
    ) -> tuple[Sequence[Told], frozenset[str]] | None:
        """What rows tell by the rule, and by which fields it names the row; None where it needs joins."""
        if self._wide is None:
            return None
        told = {name: tuple(self.facts(name)) for name in self._told if self.has(name)}
        return told_of(rule, self._wide._replace(told=told), tables, alone)

    def add(self, name: str, told: Iterable[tuple[Rule, Told]], names: frozenset[str]) -> None:
        """Takes over what rules conclude of rows."""
        if self._wide is not None:
            own = names & self._wide.names[name] if self.has(name) else names
            self._told[name].extend(told)
            self._wide = self._wide._replace(names={**self._wide.names, name: own})

    def table(self) -> Table | None:
        """The wide table, once it is made."""
        return None if self._wide is None or not self._is_kept else self._wide.table

    def settle(self, asked: Mapping[str, frozenset[str]], by_rule: frozenset[str]) -> None:
        """Makes the wide table, if it is not made yet, with what is ``asked`` of the types from now on.

        Of the types ``by_rule`` it is asked by which rule each fact is concluded.
        """
        if self._wide is not None and not self._is_kept:
            self._settle(self._wide, asked, by_rule)

    def tables(self, name: str, made: Sequence[Telling]) -> Sequence[tuple[Rule | None, Table]]:
        """The facts as tables, one for each rule. Such as differ in nothing but when rows tell them are one."""
        if self._wide is None:
            return []
        merged: list[Telling] = []
        for each in made:
            place = next((place for place, other in enumerate(merged) if _is_alike(each, other)), None)
            if place is None:
                merged.append(each)
            else:
                there = surely(merged[place].told.there) | surely(each.told.there)
                merged[place] = each._replace(told=each.told._replace(there=there))
        wide, facts = self._wide, [(each.told, each.more) for each in merged]
        if len(facts) > _FEW:
            wide, facts = narrowed(wide, facts, lambda table: self._keep(f"rows that tell {name}", table))
        found: dict[str, tuple[Rule | None, Table]] = {}
        for (rule, _, _), (told, more) in zip(merged, facts, strict=True):
            table, key = as_table(told, wide, more), "" if rule is None else rule.id
            found[key] = (rule, table if key not in found else found[key][1].union(table))
        return list(found.values())

    def _settle(self, wide: Wide, asked: Mapping[str, frozenset[str]], by_rule: frozenset[str]) -> None:
        flags: dict[str, BooleanValue] = {}
        for name, those in self._told.items():
            those[:] = [(rule, _with(told, asked.get(name, frozenset()))) for rule, told in those]
            if name not in by_rule:
                those[:] = _at_once(those)
            numbered = [(place, told) for place, (rule, told) in enumerate(those) if rule is not None]
            flags |= {f"{name} {place}": surely(told.there) for place, told in numbered}
        of_case = [name for name in (CASE, CLASS) if name in wide.table.columns]
        left = [each for those in self._told.values() for rule, told in those for each in _values(told, rule is None)]
        left += [each for _, told in wide.beside.values() for each in _values(told, there=True)]
        names = {*of_case, *wide.stay, *(name for each in left for name in columns_of(each, wide.table))}
        columns = {name: wide.table[name] for name in wide.table.columns if name in names}
        table = self._keep(wide.name, wide.table.select(**columns, **flags))
        for name, those in self._told.items():
            for place, (rule, told) in enumerate(those):
                flag = f"{name} {place}"
                there = table[flag] if flag in flags else rebased(told.there, wide.table, table)
                those[place] = (rule, Told(there, _moved(told.fields, wide, table)))
        beside = {
            name: (key, Told(rebased(told.there, wide.table, table), _moved(told.fields, wide, table)))
            for name, (key, told) in wide.beside.items()
        }
        apart = tuple(rebased(each, wide.table, table) for each in wide.apart)
        self._wide, self._is_kept = wide._replace(table=table, beside=beside, apart=apart), True


def _at_once(those: Iterable[tuple[Rule | None, Told]]) -> Iterator[tuple[Rule | None, Told]]:
    """Facts that differ only in when rows tell them, as one, by the first of their rules; what is given stays."""
    found: list[tuple[Rule | None, Told]] = []
    for rule, told in those:
        concluded = ((place, other) for place, (by, other) in enumerate(found) if by is not None and rule is not None)
        place = next((place for place, other in concluded if _is_same(other.fields, told.fields)), None)
        if place is None:
            found.append((rule, told))
        else:
            by, other = found[place]
            found[place] = by, other._replace(there=surely(other.there) | surely(told.there))
    yield from found


def _is_same(one: Mapping[str, Said], other: Mapping[str, Said]) -> bool:
    return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)


def _with(told: Told, fields: frozenset[str]) -> Told:
    return told._replace(fields={name: said for name, said in told.fields.items() if name in fields})


def _values(told: Told, there: bool) -> Iterator[Value]:
    """The expressions of a fact: of its fields, and if it is asked for, of when it is there."""
    yield from (each for each in told.fields.values() if isinstance(each, Value))
    if there:
        yield told.there


def _is_alike(one: Telling, other: Telling) -> bool:
    """Whether the tables of two facts of one rule would have the same in every column."""
    if one.rule is not other.rule:
        return False
    return _is_same(one.told.fields, other.told.fields) and _is_same(one.more, other.more)


def _moved(fields: Mapping[str, Said], wide: Wide, table: Table) -> Mapping[str, Said]:
    """The same fields, told by the rows of another table that has the columns of the wide one."""
    columns = {name: rebased(each, wide.table, table) for name, each in fields.items() if isinstance(each, Value)}
    return {**fields, **columns}
