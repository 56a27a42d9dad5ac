"""What single rows say, read again exactly: where a table has not all digits of it, or bounds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pyarrow as pa
from ibis.expr.types import Table

from engine.batch.cells import FIGURES, ROW, figures, is_typed, text
from engine.batch.coded import Keep
from engine.batch.figures import amount
from engine.batch.rows import Rows
from engine.exact import Amount, exactly
from engine.given import ratio
from engine.model import Reading
from engine.relational.joins import CASE


def typed(raw: Table) -> Collection[str]:
    """The columns of figures that hold numbers."""
    return {name for name in FIGURES if is_typed(raw, name)}


def in_full(rows: Rows, some: Table) -> Table:
    """Of ``some`` of the good rows what they are of, and their figures as they are written."""
    written = rows.written
    own = some.select(ROW, CASE, "indicator", "part")
    return own.join(written.select(ROW, scope=text(written, "scope"), **figures(written)).view(), ROW)


def numbered(rows: Rows, numbers: Iterable[int], keep: Keep) -> Table:
    """The rows of these numbers in full."""
    wanted = keep("wanted rows", pa.table({ROW: pa.array(sorted(set(numbers)), pa.int64())}))
    return in_full(rows, rows.good.semi_join(wanted.view(), ROW))


def reading(row: Mapping[str, Any], of_numbers: Collection[str]) -> Reading:
    """A row as a reading; ``of_numbers`` are the columns that hold numbers."""
    amounts = {name: _amount(row, name, of_numbers) for name in FIGURES}
    return Reading.model_construct(
        number=row[ROW],
        indicator=row["indicator"],
        part=row["part"],
        scope=row["scope"],
        stated=amounts["value"],
        numerator=amounts["numerator"],
        denominator=amounts["denominator"],
        text="",
        place="",
    )


def _amount(row: Mapping[str, Any], name: str, of_numbers: Collection[str]) -> Amount | None:
    whole = row.get(f"{name}_typed")
    if whole is not None:
        return exactly(whole)
    return None if row[name] is None else amount(row[name], name, typed=name in of_numbers)


def worth(own: Reading, basis: str) -> Amount | None:
    """What a reading is worth in percent: by its counts, or as it is stated."""
    return ratio(own) if basis == "counts" else own.stated
