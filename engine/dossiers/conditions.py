"""Conditions over the fields of a dossier as Ibis expressions.

They are true, false, or null where a field is empty that they ask for: null and false is false, null and true is null,
in every backend. ``present`` is never null.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import ibis
from ibis.expr.types import BooleanValue, Table, Value

from engine.model.dossiers import OfField, Test, Tests

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "equals": operator.eq,
    "in": lambda column, values: column.isin(values),
    "at_least": operator.ge,
    "at_most": operator.le,
    "less_than": operator.lt,
    "more_than": operator.gt,
    "present": lambda column, wanted: column.notnull() if wanted else column.isnull(),
}


def all_of(dossiers: Table, tests: Tests) -> BooleanValue | None:
    """Whether all the conditions hold of a dossier; None where there are none."""
    found = [_holds(dossiers, test) for test in tests]
    return reduce(operator.and_, found) if found else None


def _holds(dossiers: Table, test: Test) -> BooleanValue:
    column = dossiers[test.field]
    operand = test.operand
    if test.operator == "equals" and isinstance(operand, bool):
        return column if operand else ~column
    holds: BooleanValue = _OPERATORS[test.operator](column, _worth(dossiers, operand))
    return holds


def _worth(dossiers: Table, operand: Any) -> Value | Any:
    if isinstance(operand, OfField):
        return dossiers[operand.field]
    return operand if isinstance(operand, (bool, tuple)) else ibis.literal(operand)
