"""A table of readings as a file: CSV that ``check`` takes, Parquet that ``batch`` takes."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

_OF_BATCH = ("unit", "from", "to", "indicator", "part", "scope", "value", "numerator", "denominator", "place")
_FORMULA = "^[=+@\\t-]"
"""So begins what a spreadsheet would reckon out."""


def as_parquet(readings: pa.Table) -> bytes:
    """The columns that ``batch`` takes, a reading a row."""
    buffer = io.BytesIO()
    parquet.write_table(readings.select(_OF_BATCH), buffer, compression="zstd")
    return buffer.getvalue()


def as_csv(readings: pa.Table) -> str:
    """A submission with one reading a row (DESIGN, section 7); no cell is a formula."""
    buffer = io.BytesIO()
    readings = readings.drop_columns(["untold"])
    for name in readings.column_names:
        column = readings[name]
        if pa.types.is_string(column.type):
            safe = pc.replace_substring_regex(column, f"({_FORMULA})", "'\\1")
            readings = readings.set_column(readings.column_names.index(name), name, safe)
    csv.write_csv(readings, buffer)
    return buffer.getvalue().decode()
