"""The comparisons of the rule language: of columns, and of values that are known."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from ibis.expr.types import BooleanValue, Value

from rules.language import Operator

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "equals": operator.eq,
    "at_least": operator.ge,
    "at_most": operator.le,
    "less_than": operator.lt,
    "more_than": operator.gt,
}


def compared(column: Value, comparison: Operator, operand: Any) -> BooleanValue:
    """The condition that a column passes."""
    found: BooleanValue = column.isin(operand) if comparison == "in" else _OPERATORS[comparison](column, operand)
    return found


def holds(comparison: Operator, value: str | int, operand: Any) -> bool:
    """Whether a value passes."""
    return value in operand if comparison == "in" else bool(_OPERATORS[comparison](value, operand))
