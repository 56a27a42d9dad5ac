"""What the expressions ask of a backend beyond Ibis: division of whole numbers, and decimals of them."""

from __future__ import annotations

import ibis
from ibis.expr import datatypes as dt
from ibis.expr.types import DecimalValue, IntegerValue


@ibis.udf.scalar.builtin(name="divide")  # type: ignore[untyped-decorator]
def _divide(dividend: int, divisor: int) -> int:  # type: ignore[empty-body]
    """DuckDB's own; Ibis divides whole numbers as floating ones, which is wrong beyond 53 bits."""


def quotient(dividend: IntegerValue, divisor: IntegerValue) -> IntegerValue:
    """How often the divisor, above 0, goes into a dividend that is not below 0; null over 0."""
    found: IntegerValue = _divide(dividend, divisor.nullif(0))
    return found


_WHOLE, _MILLIONTH, _PERCENT = dt.Decimal(18, 0), dt.Decimal(7, 6), dt.Decimal(18, 6)


@ibis.udf.scalar.builtin(name="multiply", signature=((_WHOLE, _MILLIONTH), _PERCENT))
def _multiply(whole, unit):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Ibis has no product of two decimals of different kinds."""


def of_millionths(whole: IntegerValue) -> DecimalValue:
    """So many millionths as a decimal number."""
    unit = ibis.literal("0.000001").cast(_MILLIONTH)
    found: DecimalValue = _multiply(whole.cast(_WHOLE), unit).cast(_PERCENT)
    return found
