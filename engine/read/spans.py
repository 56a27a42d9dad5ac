"""Tables of HTML: rows, cells that reach over several rows or columns, and the text of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.problem import InputError, Place, Problem
from engine.read.gathered import CELLS_SAID, MAX_CELLS, Entry
from engine.read.seen import SHIFTED, is_seen, tag

_MAX_SPAN = 1_000
"""As the standard of HTML has it for columns."""
_GROUPS = {"thead", "tbody", "tfoot"}
_SPACED = {"br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}


def rows_of(table: Any) -> list[Any]:
    """The rows of the table itself, not of tables within."""
    rows = []
    for child in table:
        if tag(child) in _GROUPS:
            rows += children(child, "tr")
        elif tag(child) == "tr":
            rows.append(child)
    return [row for row in rows if is_seen(row)]


def children(element: Any, *names: str) -> list[Any]:
    return [child for child in element if tag(child) in names]


def grid(table: Any, name: str, first: int, within: list[Any]) -> list[list[Entry]]:
    """The rows with merged cells repeated; adds to ``within`` the tables that stand in cells.

    Raises InputError where merged cells reach over too many others.
    """
    found: list[list[Entry]] = []
    reaching: dict[int, tuple[int, Entry]] = {}
    count = 0
    rows = rows_of(table)
    for row, left in zip(rows, _left(rows), strict=True):
        made = _row(row, left, first, reaching, within)
        found.append(made)
        count += len(made)
        if count > MAX_CELLS:
            place = Place(line=(row.sourceline or 1) + first - 1)
            raise InputError([Problem(name, "too-many-cells", details={"limit": CELLS_SAID}, place=place)])
    return _without_empty_end(found)


def _left(rows: list[Any]) -> list[int]:
    """How many rows of the same head, body or foot are left from each row on; no cell reaches farther."""
    found: list[int] = []
    for row in reversed(rows):
        same = found and row.getparent() is rows[len(rows) - len(found)].getparent()
        found.append(found[-1] + 1 if same else 1)
    return found[::-1]


def _row(row: Any, left: int, first: int, reaching: dict[int, tuple[int, Entry]], within: list[Any]) -> list[Entry]:
    """A row: its own cells in the columns that no cell from above reaches into; ``left`` rows are left with it."""
    made: list[Entry] = []
    line = (row.sourceline or 1) + first - 1
    for cell in children(row, "td", "th"):
        _reach(made, reaching)
        entry = Entry("".join(_said(cell, within)), (cell.sourceline or line - first + 1) + first - 1)
        down = min(_number(cell.get("rowspan")) or left, left)
        for number in range(min(_number(cell.get("colspan")) or 1, _MAX_SPAN)):
            if number and len(made) in reaching:
                break
            if down > 1:
                reaching[len(made)] = (down - 1, entry._replace(copied=True))
            made.append(entry._replace(copied=number > 0))
    last = max(reaching, default=-1)
    while len(made) <= last:
        _reach(made, reaching)
        if len(made) <= last:
            made.append(Entry("", line))
    return made


def _reach(made: list[Entry], reaching: dict[int, tuple[int, Entry]]) -> None:
    """Fills the next columns with the cells that reach into them from above."""
    while (column := len(made)) in reaching:
        left, entry = reaching.pop(column)
        if left > 1:
            reaching[column] = (left - 1, entry)
        made.append(entry)


def _number(text: str | None) -> int:
    digits = (text or "1").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 1


def _without_empty_end(rows: list[list[Entry]]) -> list[list[Entry]]:
    """The rows without the last columns in which no cell of their own stands."""
    width = max((at for row in rows for at, cell in enumerate(row, 1) if not cell.copied), default=0)
    return [row[:width] for row in rows]


def _said(element: Any, within: list[Any], shift: dict[int, int] | None = None) -> Iterator[str]:
    shift = SHIFTED.get(tag(element), shift or {})
    yield (element.text or "").translate(shift)
    for child in element:
        name = tag(child)
        if name == "table":
            within.append(child)
        elif is_seen(child):
            if name in _SPACED:
                yield " "
            yield from _said(child, within, shift)
            if name in _SPACED:
                yield " "
        yield (child.tail or "").translate(shift)
