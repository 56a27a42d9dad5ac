"""What the expressions ask of a backend beyond Ibis: all that another backend than DuckDB would have to be given."""

from __future__ import annotations

import ibis
from ibis.expr import datatypes as dt


@ibis.udf.scalar.builtin(name="hash", signature=((dt.string,), dt.uint64))  # type: ignore[untyped-decorator]
def digest(text: str) -> int:  # type: ignore[empty-body]
    """A whole number that is the same for equal texts, and seldom for others.

    No figure rests on it: what it takes for equal is compared as it is written. Ibis' own ``hash`` turns DuckDB's
    number into a text of bits and back for each row.
    """
