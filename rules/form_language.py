"""The language of statistical forms: which columns and rows a form has, and what must agree in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from engine import exact
from engine.fields import Flag, Frozen, Text, Words
from engine.model import Force

OTHERS = "others"
"""In ``values``: every column that is not declared and is neither of numbers, names, units of measure nor remarks."""

Measure = Literal["count", "percent", "ratio", "code", "amount"]
"""What a row holds: a whole number · a percent from 0 to 100 · a percent that may be more · the number of an answer ·
a number with decimals, as of money."""
IdentityKind = Literal["sum", "parts", "rate", "same"]


def _code(text: str) -> str:
    try:
        exact.plain_number(text)
    except ValueError:
        raise PydanticCustomError("not-a-number", "not a number", {"found": text, "example": "1"}) from None
    return text


Some = tuple[Words, ...]
"""At least one."""


class Column(Frozen):
    """A column, known by the words that all stand over it; "|" parts alternatives.

    The ids ``number``, ``name`` and ``uom`` are of what their names say; where a form does not declare them, the
    columns are those that any table has under such headings. Without an ``optional`` column the form is still known.
    """

    id: Words
    words: Some
    optional: Flag = False


class Row(Frozen):
    """A row, known by one of its names; "…" after a name stands for any words, before it for a few misread letters.

    ``under`` is the row below which it stands: names such as "Tổng số hồ sơ đã giải quyết" come back in each part.
    ``codes`` are the answers that are allowed besides those which the cell of the unit of measure lists.
    """

    id: Words
    names: Some
    under: Words | None = None
    measure: Measure = "count"
    codes: tuple[Annotated[str, AfterValidator(_code)], ...] = ()


class Identity(Frozen):
    """A relation between columns, which holds in each row, or between rows, which holds in each column of ``values``.

    ``stated`` and ``of`` name columns or rows; ``-`` before a name takes it off the sum. A name ``form/row`` is a row
    of another form. ``beside``: the percent that is stated stands in the column of percents beside ``stated``.
    """

    id: Words
    kind: IdentityKind
    stated: Words
    of: tuple[Words, ...]
    beside: Flag = False
    force: Force = "must"
    exception: Text | None = None


class Total(Frozen):
    """The last row, the sum of the rows: its ``names``, and the columns ``of`` which it is; all counts if not said.

    A table with a row whose name begins with words of ``inside`` ("trong đó") is left: that row is a part of another.
    """

    names: Some
    of: tuple[Words, ...] = ()
    inside: tuple[Words, ...] = ()
    force: Force = "must"
    exception: Text | None = None


class FormReading(Frozen):
    """What the row of the total gives: a reading of the indicator, with the sum of columns above the line."""

    indicator: Words
    numerator: Some
    denominator: Words


class Form(Frozen):
    """One form. ``percents``: words over a column that holds the percents of the column before it.

    ``except``: words over columns that compare or remark; nothing is claimed of these where columns are not named.
    ``blank_is_zero`` says that an empty cell is a 0, in the words that tell when it may be none; not said, it is not.
    """

    id: Words
    name: Text
    columns: tuple[Column, ...] = ()
    values: tuple[Words, ...] = ()
    percents: tuple[Words, ...] = ()
    except_: Annotated[tuple[Words, ...], Field(alias="except")] = ()
    rows: tuple[Row, ...] = ()
    identities: tuple[Identity, ...] = ()
    total: Total | None = None
    readings: tuple[FormReading, ...] = ()
    blank_is_zero: Text | None = None
