"""Tables of one heading that go on in the next piece, although something stands between: a page number, a stamp."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.normalise.grids import Grid

_FRESH = frozenset({"", "1", "01", "I", "A"})
"""What stands in the column of numbers where a table begins."""


def whole_tables(grids: Iterable[Grid]) -> Iterator[Grid]:
    """The tables, each with the pieces that go on with its numbers below the same heading.

    Else the total on the last page would be held against the rows of that page alone.
    """
    before: Grid | None = None
    for grid in grids:
        if before is not None and _goes_on(before, grid):
            before = before._replace(rows=(*before.rows, *grid.rows))
            continue
        if before is not None:
            yield before
        before = grid
    if before is not None:
        yield before


def _goes_on(before: Grid, grid: Grid) -> bool:
    if before.heading is None or grid.heading is None or before.heading.paths != grid.heading.paths:
        return False
    if before.section != grid.section:
        return False
    numbers = grid.heading.roles.get("number")
    if numbers is None or not grid.rows or not before.rows:
        return False
    last = before.rows[-1][numbers].text.strip(".")
    return last[:1].isdigit() and grid.rows[0][numbers].text.strip(".") not in _FRESH
