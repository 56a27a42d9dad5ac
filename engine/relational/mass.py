"""A whole rulebook over tables of many cases: what it concludes, as tables.

Where ``engine.relational.engine`` tells every way in which every rule holds, this tells what is concluded and by which
rule, and leaves out all that nobody asks for and all that cannot be because there are no facts for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

import ibis
from ibis.expr.types import Table

from engine.facts import Fact
from engine.relational import reach
from engine.relational.comparing import holds
from engine.relational.joins import CASE, CLASS, Facts, carried, concluded, matches
from engine.relational.tellings import Telling, Tellings
from engine.relational.unique import Keys, as_one, conclude_apart, concludes_once
from engine.relational.wide import Later, Said, Told, is_same
from rules.language import Pattern, Rule, Rulebook, Variable

RULE = "rule"
"""The column of a concluded table that says by which rule."""


class Asked(NamedTuple):
    """Facts that hold for every case (what targets ask), and the tables of them by type."""

    facts: Mapping[str, Sequence[Fact]]
    tables: Mapping[str, Table]


def conclusions(
    rulebook: Rulebook,
    asked: Asked,
    reported: Facts,
    keys: Keys,
    wanted: Sequence[str],
    keep: Callable[[str, Table], Table],
) -> Mapping[str, Table]:
    """The tables of the ``wanted`` types of conclusions; a type that nothing concludes has none. And the wide table.

    ``reported`` are the tables of the cases, in which no two facts share the fields of their ``keys``. ``keep`` makes
    of a name and an expression a table that is computed once.
    """
    work = _Work(rulebook, asked, reported, keys, wanted, keep)
    for position in range(len(rulebook.strata)):
        work.run(position)
    return work.found()


def possible(rulebook: Rulebook, asked: Asked) -> Sequence[bool]:
    """For each pattern of each rule in turn whether facts may match it: what is asked decides no more than that."""
    patterns = (each for rule in rulebook.rules.values() for each in (*rule.when, *rule.unless))
    return [_may_match(rulebook, pattern, asked) for pattern in patterns]


class _Lazy(Mapping[str, Table]):
    """Tables that are made when they are asked for."""

    def __init__(self, names: Iterable[str], made: Callable[[str], Table]) -> None:
        self._names, self._made = set(names), made

    def __getitem__(self, name: str) -> Table:
        if name not in self._names:
            raise KeyError(name)
        return self._made(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Whole(NamedTuple):
    """Facts of a type as a table: with these fields, and only those that these limits leave."""

    fields: frozenset[str]
    limits: frozenset[reach.Limit]
    table: Table

    def has(self, fields: frozenset[str], limits: frozenset[reach.Limit]) -> bool:
        """Whether it has all that is asked for."""
        return fields <= self.fields and self.limits <= limits


class _Work:
    """What is concluded so far: as tables, and as facts that rows of the wide table tell, each by its rule."""

    def __init__(
        self,
        rulebook: Rulebook,
        asked: Asked,
        reported: Facts,
        keys: Keys,
        wanted: Sequence[str],
        keep: Callable[[str, Table], Table],
    ) -> None:
        self._rulebook, self._asked, self._reported, self._keep = rulebook, asked, reported, keep
        self._keys = {**{name: tuple(fields) for name, fields in rulebook.concluded.items()}, **keys}
        self._wanted, self._live = frozenset(wanted), reach.live(rulebook, wanted)
        self._tables = {**asked.tables, **reported.tables}
        self._tellings = Tellings(reported.wide, keep)
        self._whole: dict[str, _Whole] = {}
        of_cases = self._live.difference(wanted)
        self._by_class = reach.by_class(rulebook, self._tables, self._tellings.types(), of_cases)
        self._doubled: set[str] = set()

    def run(self, position: int) -> None:
        """Runs the rules of a stratum; none sees what another one concludes."""
        rules = [rule for rule in self._rulebook.strata[position].rules if rule.then.type in self._live]
        joining = [rule for rule in rules if self._told_of(rule) is None]
        tables = _Lazy({*self._tables, *self._tellings.types()}, lambda name: self.table(name, position, joining))
        joined: dict[str, list[tuple[Rule, Table]]] = defaultdict(list)
        for rule in joining:
            table = self._concluded(rule, position, tables)
            if table is not None:
                joined[rule.then.type].append((rule, table))
        told = [(rule, self._told_of(rule)) for rule in rules]  # anew: the wide table may be made by now
        for name, made in joined.items():
            self._join(name, made, position)
        types = list(dict.fromkeys(rule.then.type for rule, by_row in told if by_row and by_row[0]))
        for name in types:
            own = [(rule, by_row) for rule, by_row in told if by_row and by_row[0] and rule.then.type == name]
            names = frozenset.intersection(*(names for _, (_, names) in own))
            self._tell(name, [(rule, each) for rule, (facts, _) in own for each in facts], names)
        if types:
            self._settle(position + 1)

    def table(self, name: str, position: int, rules: Sequence[Rule] = ()) -> Table:
        """All facts of a type as a table. Of what rows tell it has the fields that the rules of a stratum ask for."""
        if not self._tellings.has(name):
            return self._tables[name]
        fields, limits = frozenset(self._rulebook.fields(name)), frozenset[reach.Limit]()
        if name not in self._wanted:
            key, after = (name, self._reported.carried.get(name, "")), self._later(position + 1)
            fields &= reach.fields_of(rules, name) | reach.handed_on(rules, key, self._reported.carried, after)
            limits = frozenset(reach.limits(rules, name, self._asked.tables))
        if name not in self._whole or not self._whole[name].has(fields, limits):
            fields |= self._whole[name].fields if name in self._whole else frozenset()
            table = self._all(name, fields, position)
            for limit in sorted(limits):
                table = table.semi_join(self._asked.tables[limit.type].view(), [(limit.field, limit.of)])
            self._whole[name] = _Whole(fields, limits, self._keep(f"{name} before {position}", table))
        return self._whole[name].table

    def found(self) -> Mapping[str, Table]:
        """The wanted tables in the end, and the wide one, if there is one, by its name."""
        self._settle(len(self._rulebook.strata))
        there = sorted(self._wanted & {*self._tables, *self._tellings.types()})
        found = {name: self.table(name, len(self._rulebook.strata)) for name in there}
        wide = self._tellings.table()
        return found if wide is None or self._reported.wide is None else {**found, self._reported.wide.name: wide}

    def _all(self, name: str, fields: frozenset[str], position: int) -> Table:
        """The facts of a type with some of its fields, each once."""
        later = self._later(position)
        self._settle(position)
        made = []
        for rule, told in self._tellings.all(name):
            own = {field: said for field, said in told.fields.items() if field in fields}
            made.append(Telling(rule, Told(told.there, own), self._along(name, own, later)))
        if name not in self._wanted:
            made = [each._replace(rule=None) for each in made]
        parts = [self._by(rule, table) for rule, table in self._tellings.tables(name, made)]
        table = _together([*([self._tables[name]] if name in self._tables else []), *parts])
        table = self._narrow(name, table, position)
        is_single = name not in self._doubled and fields.issuperset(self._keys.get(name, self._rulebook.fields(name)))
        if name in self._wanted or is_single:
            return table
        return table.select(each for each in table.columns if each != RULE).distinct()

    def _narrow(self, name: str, table: Table, position: int) -> Table:
        """A table of cases without their classes, if no rule from the stratum at ``position`` on asks for them."""
        coming = {rule.then.type for each in self._rulebook.strata[position:] for rule in each.rules}
        there = {each for each, own in self._tables.items() if CLASS in own.columns and CASE not in own.columns}
        by_class = there | (self._by_class & coming)
        is_asked = name in reach.with_classes(self._rulebook, position, by_class, self._live)
        return table.drop(CLASS) if {CASE, CLASS} <= {*table.columns} and not is_asked else table

    def _later(self, position: int) -> Later:
        """What is asked of things that fields name from the stratum at ``position`` on, or in the end."""
        return reach.later(self._rulebook, position, self._reported.carried, self._live, self._reported.later)

    def _settle(self, position: int) -> None:
        """Makes the wide table, if it is not made yet, with what is asked from the stratum at ``position`` on."""
        strata = self._rulebook.strata[position:]
        rules = [rule for each in strata for rule in each.rules if rule.then.type in self._live]
        asked = {name: reach.fields_of(rules, name) for name in self._tellings.types()}
        wanted = {name: frozenset(self._rulebook.fields(name)) for name in self._wanted}
        later = frozenset[str]().union(*self._reported.later.values())
        carried_ = {name: asked.get(name, later) | later | {key} for name, key in self._reported.carried.items()}
        self._tellings.settle({**asked, **carried_, **wanted}, self._wanted)

    def _told_of(self, rule: Rule) -> tuple[Sequence[Told], frozenset[str]] | None:
        """What rows tell by the rule; None where it needs joins."""
        if any(name in self._tables and self._tellings.has(name) for name in reach.asked_by(rule)):
            return None
        there = {*self._tables, *self._tellings.types()}
        if not all(each.type in there and _may_match(self._rulebook, each, self._asked) for each in rule.when):
            return (), frozenset()
        unless = tuple(each for each in rule.unless if _may_match(self._rulebook, each, self._asked))
        return self._tellings.by_row(replace(rule, unless=unless), self._tables, self._reported.alone)

    def _concluded(self, rule: Rule, position: int, tables: Mapping[str, Table]) -> Table | None:
        """What the rule concludes by joins; None where it cannot conclude anything."""
        if not all(_may_match(self._rulebook, pattern, self._asked) for pattern in rule.when):
            return None
        once = concludes_once(rule, self._keys, self._doubled)
        rule = replace(rule, when=as_one(rule.when, self._keys))
        unless = [pattern for pattern in rule.unless if _may_match(self._rulebook, pattern, self._asked)]
        later = self._later(position + 1)
        facts = self._reported._replace(tables=tables, later=later)
        matched = matches(rule.when, unless, facts, by_class=rule.then.type in self._by_class)
        if matched is None:
            return None
        made = concluded(rule, matched, list(self._rulebook.fields(rule.then.type)), later, once=once)
        return made.mutate(**{RULE: ibis.literal(rule.id)})

    def _join(self, name: str, made: Sequence[tuple[Rule, Table]], position: int) -> None:
        """Takes over what rules conclude as a table."""
        parts = [each for _, each in made]
        if name in self._tables or not conclude_apart([rule for rule, _ in made], self._keys):
            self._doubled.add(name)
        before = [self._tables[name]] if name in self._tables else []
        table = self._narrow(name, _together([*before, *parts]), position + 1)
        is_asked = name in reach.matched_after(self._rulebook, position, self._live)
        if name in self._doubled and name not in self._wanted and is_asked and not self._tellings.has(name):
            table = table.select(each for each in table.columns if each != RULE).distinct()
            self._doubled.discard(name)  # else whatever is concluded of it would be looked through for doubles
        self._whole.pop(name, None)
        self._tables[name] = self._keep(f"{name} after {self._rulebook.strata[position].name}", table)

    def _tell(self, name: str, told: Sequence[tuple[Rule, Told]], names: frozenset[str]) -> None:
        """Takes over what rules conclude of rows."""
        rules = list({rule.id: rule for rule, _ in told}.values())
        if self._tellings.has(name) or name in self._tables or not conclude_apart(rules, self._keys):
            self._doubled.add(name)
        self._whole.pop(name, None)
        self._tellings.add(name, told, names)

    def _by(self, rule: Rule | None, table: Table) -> Table:
        """What a rule concludes of rows, each once; what none concludes as it is."""
        if rule is None:
            return table
        once = concludes_once(rule, self._keys, self._doubled)
        return (table if once else table.distinct()).mutate(**{RULE: ibis.literal(rule.id)})

    def _along(self, name: str, fields: Mapping[str, Said], later: Later) -> Mapping[str, Said]:
        """What a fact carries along of those that its fields name."""
        found: dict[str, Said] = {}
        for other, key in self._reported.carried.items():
            for fact in self._tellings.facts(other) if other != name else ():
                for field in (each for each, said in fields.items() if is_same(fact.fields[key], said)):
                    own = [one for one in fact.fields if one in later.get((name, field), frozenset())]
                    found |= {carried(other, field, one): fact.fields[one] for one in own}
        return found


def _may_match(rulebook: Rulebook, pattern: Pattern, asked: Asked) -> bool:
    """Whether some fact that holds for every case passes what the pattern asks of it alone; of others, always."""
    if pattern.type not in asked.facts:
        return True
    places = {field: place for place, field in enumerate(rulebook.fields(pattern.type))}
    own = [(places[test.field], test) for test in pattern.tests if not isinstance(test.operand, Variable)]
    facts = (fact.values for fact in asked.facts[pattern.type])
    return any(all(holds(test.operator, values[place], test.operand) for place, test in own) for values in facts)


def _together(tables: Sequence[Table]) -> Table:
    """All rows, with the columns that all tables have."""
    common = [name for name in tables[0].columns if all(name in each.columns for each in tables)]
    return reduce(Table.union, (each.select(common) for each in tables))
