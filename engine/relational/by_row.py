"""What a rule concludes of one row by itself: where all that it asks of cases is told by one row of a wide table.

What it concludes is then told by the row too, under a condition, and nothing need be joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, Table, Value

from engine.relational.comparing import compared, holds
from engine.relational.named import CASE, CLASS
from engine.relational.wide import Said, Told, Wide, constant, is_same, surely
from rules.language import Pattern, Rule, Test, Variable


class _Way(NamedTuple):
    """One way in which what is asked may hold of a row: the conditions, and what the variables are."""

    conditions: tuple[BooleanValue, ...]
    bound: Mapping[str, Said]


class _NeedsTables(Exception):
    """The rule asks for more than one row."""


class _Row(NamedTuple):
    """The row that is asked of, the variables that name it, and the facts that are not told by rows."""

    wide: Wide
    named: frozenset[str]
    tables: Mapping[str, Table]
    alone: frozenset[tuple[str, str]]


def told_of(
    rule: Rule, wide: Wide, tables: Mapping[str, Table], alone: frozenset[tuple[str, str]]
) -> tuple[Sequence[Told], frozenset[str]] | None:
    """What the rule concludes of each row, and which fields of that name the row; None where it needs joins.

    ``alone`` are the fields, each with its type, that name a thing of one case; see ``engine.relational.joins.Facts``.
    """
    asked = [pattern for pattern in rule.when if pattern.type in wide.told]
    named = _naming(asked, wide)
    if named is None:
        return None
    row = _Row(wide, named, tables, alone)
    try:
        ways = [_Way((), {})]
        for pattern in sorted(rule.when, key=lambda each: _order(each, wide)):
            ways = [new for way in ways for new in _matched(pattern, way, row)]
        found = [_concluded(rule, way, row) for way in ways]
    except _NeedsTables:
        return None
    said = [test for test in rule.then.tests if isinstance(test.operand, Variable) and test.operand.name in named]
    return found, frozenset(test.field for test in said)


def _naming(rows: Sequence[Pattern], wide: Wide) -> frozenset[str] | None:
    """The variables by which all of these patterns name one row; None where they may be of several rows."""
    names = [_names(pattern, wide) for pattern in rows]
    if not names or not all(names):
        return None
    linked, left = set(names[0]), names[1:]
    while near := [each for each in left if not linked.isdisjoint(each)]:
        linked.update(*near)
        left = [each for each in left if each not in near]
    return None if left else frozenset(linked)


def _names(pattern: Pattern, wide: Wide) -> frozenset[str]:
    """The variables that name the row of which the pattern asks a fact."""
    fields = wide.names[pattern.type]
    own = (test for test in pattern.tests if test.field in fields and test.operator == "equals")
    return frozenset(test.operand.name for test in own if isinstance(test.operand, Variable))


def _order(pattern: Pattern, wide: Wide) -> tuple[bool, int]:
    """Facts of the row first, of these such as tell most: then others only have to be there."""
    return pattern.type not in wide.told, -sum(isinstance(test.operand, Variable) for test in pattern.tests)


def _matched(pattern: Pattern, way: _Way, row: _Row) -> Iterator[_Way]:
    """The ways in which the pattern holds besides; those that differ only in when they do are one."""
    if pattern.type not in row.wide.told:
        yield way._replace(conditions=(*way.conditions, _is_there(pattern, way, row)))
        return
    found: list[tuple[Mapping[str, Said], list[BooleanValue]]] = []
    for told in row.wide.told[pattern.type]:
        new = _unified(pattern, told, way.bound, row.wide)
        if new is not None:
            condition = reduce(and_, new.conditions, told.there)
            same = next((each for bound, each in found if _is_alike(bound, new.bound)), None)
            if same is None:
                found.append((new.bound, [condition]))
            else:
                same.append(condition)
    for bound, conditions in found:
        yield _Way((*way.conditions, reduce(or_, conditions)), bound)


def _is_alike(one: Mapping[str, Said], other: Mapping[str, Said]) -> bool:
    return one.keys() == other.keys() and all(is_same(said, other[name]) for name, said in one.items())


def _unified(pattern: Pattern, told: Told, bound: Mapping[str, Said], wide: Wide) -> _Way | None:
    """What must hold besides that the fact passes the pattern, and the variables then; None where it never does."""
    variables = dict(bound)
    conditions = []
    for test in sorted(pattern.tests, key=lambda each: each.operator != "equals"):
        said, operand = told.fields[test.field], test.operand
        if isinstance(operand, Variable):
            if operand.name not in variables:
                if test.operator != "equals":
                    raise _NeedsTables
                variables[operand.name] = said
                continue
            operand = variables[operand.name]
        condition = _tested(test, said, operand, wide)
        if condition is False:
            return None
        if condition is not True:
            conditions.append(condition)
    return _Way(tuple(conditions), variables)


def _tested(test: Test, said: Said, operand: object, wide: Wide) -> BooleanValue | bool:
    """Whether a field passes, if that is known of every row; else the condition."""
    if isinstance(said, Value) and isinstance(operand, Value):
        if test.operator == "equals" and said.equals(operand):
            return True
        if test.operator == "equals" and all(any(side.equals(each) for each in wide.apart) for side in (said, operand)):
            return False
    elif not isinstance(said, Value) and not isinstance(operand, Value):
        return holds(test.operator, said, operand)
    return compared(said if isinstance(said, Value) else constant(said), test.operator, operand)


def _is_there(pattern: Pattern, way: _Way, row: _Row) -> BooleanValue:
    """Whether there is a fact beside those of the row that passes the pattern."""
    if pattern.type in row.wide.beside:
        return _is_beside(pattern, way, row.wide)
    if pattern.type not in row.tables:
        return ibis.literal(value=False)
    table = row.tables[pattern.type]
    asked = [test for test in pattern.tests if isinstance(test.operand, Variable)]
    of_all = CASE not in table.columns and CLASS not in table.columns
    if not row.wide.looks_up or len(asked) != 1 or not (of_all or (pattern.type, asked[0].field) in row.alone):
        raise _NeedsTables
    variable = asked[0].operand.name  # type: ignore[union-attr]
    said = way.bound.get(variable)
    if asked[0].operator != "equals" or not isinstance(said, Value):
        raise _NeedsTables
    own = [compared(table[test.field], test.operator, test.operand) for test in pattern.tests if test is not asked[0]]
    narrowed = table.filter(own) if own else table
    found: BooleanValue = said.isin(narrowed.view()[asked[0].field])
    return found


def _is_beside(pattern: Pattern, way: _Way, wide: Wide) -> BooleanValue:
    key, told = wide.beside[pattern.type]
    asked = (test.operand for test in pattern.tests if test.field == key and test.operator == "equals")
    said = [way.bound.get(each.name, "") for each in asked if isinstance(each, Variable)]
    if not any(is_same(each, told.fields[key]) for each in said):
        raise _NeedsTables
    new = _unified(pattern, told, way.bound, wide)
    if new is not None and new.bound.keys() != way.bound.keys():
        raise _NeedsTables
    return ibis.literal(value=False) if new is None else reduce(and_, new.conditions, told.there)


def _concluded(rule: Rule, way: _Way, row: _Row) -> Told:
    conditions = list(way.conditions)
    for pattern in rule.unless:
        if pattern.type in row.wide.told:
            if row.named.isdisjoint(_names(pattern, row.wide)):
                raise _NeedsTables
            ways = list(_matched(pattern, way._replace(conditions=()), row))
            conditions.extend(~surely(each.conditions[0]) for each in ways)
        elif pattern.type in row.tables or pattern.type in row.wide.beside:
            conditions.append(~surely(_is_there(pattern, way, row)))
    fields = {
        test.field: way.bound[test.operand.name] if isinstance(test.operand, Variable) else test.operand
        for test in rule.then.tests
    }
    return Told(reduce(and_, conditions), fields)
