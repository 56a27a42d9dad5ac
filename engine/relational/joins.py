"""One rule as an Ibis expression: its patterns joined, what must not hold taken away.

A table of facts has a column for each field of its type. In one with the column ``case`` each fact is of one case
(one submission); in one with ``class`` alone it holds for every case of a class; in one with neither, for every case.
All comparisons are of whole numbers, or of texts for equality.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, Table, Value

from engine.relational import named
from engine.relational.comparing import compared
from engine.relational.wide import Later, Wide, constant
from rules.language import Operator, Pattern, Rule, Test, Variable

CASE, CLASS = named.CASE, named.CLASS


class Facts(NamedTuple):
    """The tables that there are, by fact type, and one with a row for each ``case``, with its ``class`` if any has one.

    A type without a table has no facts. ``kept`` are columns of every table, beside its fields, that are handed on
    for each fact that a rule matches. ``carried`` are types of facts that a field of theirs names, each with that
    field: what is concluded of such a fact carries along what is asked of it ``later``, and need not be joined with
    it again. ``alone`` are the fields, each with its type, whose values name a thing of one case: facts that name the
    same one are of the same case.
    """

    tables: Mapping[str, Table]
    cases: Table
    kept: tuple[str, ...] = ()
    carried: Mapping[str, str] = MappingProxyType({})
    later: Later = MappingProxyType({})
    alone: frozenset[tuple[str, str]] = frozenset()
    wide: Wide | None = None


def matches(
    when: Sequence[Pattern], unless: Sequence[Pattern], facts: Facts, *, by_class: bool = False
) -> Table | None:
    """A row for each way in which the patterns hold: its case, their variables, and of each fact what is kept.

    None where they cannot hold, because there are no facts of some type. ``by_class``: no table has cases, and there
    is a row for each class instead.
    """
    if any(pattern.type not in facts.tables for pattern in when):
        return None
    joined: Table | None = None
    for position, pattern in enumerate(when):
        name = _named(pattern, facts)
        if joined is not None and name and _tells(joined, pattern, name, facts.carried[pattern.type]):
            joined = _told(joined, pattern, name, facts.carried[pattern.type])
        else:
            handed = {kept(position, each): each for each in facts.kept}
            joined, table = _fitting(joined, facts.tables[pattern.type], facts)
            side = _side(pattern, table, joined, {**handed, **_along(pattern, facts)}, facts.alone)
            joined = side.table if joined is None else _joined(joined, side)
    found = facts.cases if joined is None else joined
    there = [pattern for pattern in unless if pattern.type in facts.tables]
    for pattern in sorted(there, key=lambda each: CASE in facts.tables[each.type].columns):
        table = facts.tables[pattern.type]
        found = _of_those(found, table, facts)
        side = _side(pattern, table, found, {}, facts.alone)
        found = found.anti_join(side.table, _predicates(found, side))
    return _of_classes(found, facts) if by_class else _of_cases(found, facts)


def concluded(rule: Rule, matched: Table, fields: Sequence[str], later: Later, *, once: bool = True) -> Table:
    """What the rule concludes of each of its matches, with its case and class, and what it carries along ``later``.

    Not ``once``: matches may conclude the same, which is told once then.
    """
    said = {test.field: test.operand for test in rule.then.tests}
    columns: dict[str, Value] = {name: matched[name] for name in (CASE, CLASS) if name in matched.columns}
    same: dict[str, Value] = {}
    for field in fields:
        operand = said[field]
        if isinstance(operand, Variable):
            columns[field] = matched[_bound(operand)]
            mark, asked = f" of {_bound(operand)}: ", later.get((rule.then.type, field), frozenset())
            for name in (each for each in matched.columns if mark in each and each.rpartition(": ")[2] in asked):
                columns[name.replace(mark, f" of {field}: ")] = matched[name]
        else:
            same[field] = constant(operand)
    found = matched.select(**columns)  # what is the same in every row need not be looked at to tell doubles
    return (found if once else found.distinct()).mutate(**same)


def kept(position: int, name: str) -> str:
    """The column of what is kept of the fact that the pattern at ``position`` matches."""
    return f"{name} {position}"


def _bound(variable: Variable) -> str:
    """The column of a variable. No field has such a name."""
    return f"${variable.name}"


def carried(fact_type: str, name: str, field: str) -> str:
    """The column of a field of the fact of a type that ``name`` names: a variable, or a field of a conclusion."""
    return f"{fact_type} of {name}: {field}"


def _named(pattern: Pattern, facts: Facts) -> str | None:
    """The variable that names the fact of a carried type."""
    key = facts.carried.get(pattern.type)
    named = (test.operand for test in pattern.tests if test.field == key and test.operator == "equals")
    return next((_bound(each) for each in named if isinstance(each, Variable)), None)


def _along(pattern: Pattern, facts: Facts) -> Mapping[str, str]:
    """What is carried along from a fact that the pattern matches: its own fields, or what it carries itself."""
    table = facts.tables[pattern.type]
    name = _named(pattern, facts)
    if name is not None:
        asked = frozenset[str]().union(*facts.later.values())
        return {carried(pattern.type, name, field): field for field in table.columns if field in asked}
    found: dict[str, str] = {}
    for test in pattern.tests:
        if test.operator == "equals" and isinstance(test.operand, Variable):
            mark = f" of {test.field}: "
            own = (column for column in table.columns if mark in column)
            found |= {column.replace(mark, f" of {_bound(test.operand)}: "): column for column in own}
    return found


def _tells(joined: Table, pattern: Pattern, name: str, key: str) -> bool:
    """Whether what is joined already carries all that the pattern asks of the fact beside the ``key`` that names it."""
    asked = [carried(pattern.type, name, test.field) for test in pattern.tests if test.field != key]
    mark = carried(pattern.type, name, "")
    return all(each in joined.columns for each in asked) and any(each.startswith(mark) for each in joined.columns)


def _told(joined: Table, pattern: Pattern, name: str, key: str) -> Table:
    """What is joined already, as far as what it carries of a fact passes the pattern."""
    new: dict[str, Value] = {}
    own: list[BooleanValue] = []
    for test in (each for each in pattern.tests if each.field != key):
        column = joined[carried(pattern.type, name, test.field)]
        if not isinstance(test.operand, Variable):
            own.append(compared(column, test.operator, test.operand))
        elif _bound(test.operand) in joined.columns:
            own.append(compared(column, test.operator, joined[_bound(test.operand)]))
        else:
            new[_bound(test.operand)] = column
    found = joined.filter(own) if own else joined
    return found.mutate(**new) if new else found


class _Side(NamedTuple):
    """The facts that pass what a pattern asks of a single fact, and how they join what stands before.

    No column of theirs has the name of one before, except the first: Ibis then tells the two sides apart. ``added``
    are the columns that stay; ``joins`` those that are compared with a column before.
    """

    table: Table
    added: tuple[str, ...]
    joins: tuple[tuple[str, Operator, str], ...]


def _side(
    pattern: Pattern, table: Table, before: Table | None, handed: Mapping[str, str], alone: frozenset[tuple[str, str]]
) -> _Side:
    known = () if before is None else before.columns
    own = [compared(table[test.field], test.operator, test.operand) for test in pattern.tests if not _is_named(test)]
    columns = {new: table[name] for new, name in handed.items() if new not in known}
    joins = []
    for number, (field, comparison, name) in enumerate(_names(pattern, table, known, alone)):
        if name in known:
            beside = f"beside {number}"
            joins.append((beside, comparison, name))
            columns[beside] = table[field]
        elif name in columns:
            own.append(compared(table[field], comparison, columns[name]))
        else:
            columns[name] = table[field]
    narrowed = table.filter(own) if own else table
    added = tuple(name for name in columns if not name.startswith("beside "))
    chosen = narrowed.select(**(columns or {"beside": ibis.literal(1)}))
    return _Side(chosen if before is None else chosen.view(), added, tuple(joins))


def _names(
    pattern: Pattern, table: Table, known: Sequence[str], alone: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, Operator, str]]:
    """The fields that a name of their own stands for, and how each compares with it: its case, class, and variables."""
    is_of_case = CASE in table.columns and CASE in known
    if CASE in table.columns and not (is_of_case and _names_alone(pattern, known, alone)):
        yield CASE, "equals", CASE
    if CLASS in table.columns and not (is_of_case and CLASS in known):
        yield CLASS, "equals", CLASS
    for test in pattern.tests:
        if isinstance(test.operand, Variable):
            yield test.field, test.operator, _bound(test.operand)


def _names_alone(pattern: Pattern, known: Sequence[str], alone: frozenset[tuple[str, str]]) -> bool:
    """Whether the pattern asks of its fact to name something of one case that is known."""
    asked = (test for test in pattern.tests if (pattern.type, test.field) in alone and test.operator == "equals")
    return any(isinstance(test.operand, Variable) and _bound(test.operand) in known for test in asked)


def _fitting(joined: Table | None, table: Table, facts: Facts) -> tuple[Table | None, Table]:
    """What is joined and a table of facts, with the classes by which they join where either has no cases."""
    if joined is not None and _is_by_class(table) and CASE in joined.columns:
        return _classed(joined, facts), table
    if joined is not None and _is_by_class(joined) and CASE in table.columns:
        return joined, _classed(table, facts)
    return joined, table


def _of_those(joined: Table, table: Table, facts: Facts) -> Table:
    """What is joined, for each of the cases or classes that the facts of a table are of."""
    if CASE in table.columns:
        return _of_cases(joined, facts)
    return _of_classes(joined, facts) if CLASS in table.columns else joined


def _of_cases(joined: Table, facts: Facts) -> Table:
    if CASE in joined.columns:
        return joined
    if CLASS in joined.columns:
        return joined.join(facts.cases.view(), CLASS).select(*joined.columns, CASE)
    return joined.cross_join(facts.cases)


def _of_classes(joined: Table, facts: Facts) -> Table:
    if CASE in joined.columns:
        return _classed(joined, facts)
    return joined if CLASS in joined.columns else joined.cross_join(facts.cases.select(CLASS).distinct())


def _classed(table: Table, facts: Facts) -> Table:
    """A table of cases with the class of each."""
    if CLASS in table.columns:
        return table
    return table.join(facts.cases.select(CASE, CLASS).view(), CASE).select(*table.columns, CLASS)


def _is_by_class(table: Table) -> bool:
    return CLASS in table.columns and CASE not in table.columns


def _is_named(test: Test) -> bool:
    return isinstance(test.operand, Variable)


def _joined(left: Table, side: _Side) -> Table:
    return left.join(side.table, _predicates(left, side)).select(*left.columns, *side.added)


def _predicates(left: Table, side: _Side) -> list[BooleanValue]:
    found = [compared(side.table[beside], comparison, left[name]) for beside, comparison, name in side.joins]
    return found or [ibis.literal(value=True)]
