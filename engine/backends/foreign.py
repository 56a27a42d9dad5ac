"""Which columns of Parquet files Spark reads as DuckDB does, and the others in a form that it does."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from ibis.expr.types import Table, Value

_ALIKE = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_boolean, pa.types.is_date32, pa.types.is_decimal128),
    *(pa.types.is_int8, pa.types.is_int16, pa.types.is_int32, pa.types.is_int64, pa.types.is_null),
)


def reads_alike(schema: pa.Schema) -> bool:
    """Whether Spark reads all columns of a file as they are."""
    return all(_is_alike(each.type) for each in schema)


def _is_alike(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_alike(kind.value_type)
    if pa.types.is_timestamp(kind):
        return kind.unit in ("ms", "us")
    return any(told(kind) for told in _ALIKE)


def as_spark_reads(table: Table) -> Table:
    """The table with columns of such types, as far as there are any for what they hold."""
    return table.select(**{name: _column(table[name]) for name in table.columns})


def _column(column: Value) -> Value:
    kind: Any = column.type()
    if kind.is_timestamp():
        return column.cast(kind.copy(scale=6))
    if kind.is_unsigned_integer():
        return column.cast("decimal(20, 0)" if kind.nbytes == 8 else "int64")
    if kind.is_time() or kind.is_uuid() or kind.is_json():
        return column.cast("string")
    return column
