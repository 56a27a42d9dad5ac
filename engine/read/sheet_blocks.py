"""The lines of text and the tables of a sheet, found in its grid of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from engine.document import Block, Cell, Paragraph, Table
from engine.problem import Place
from engine.read.sheet_scan import MAX_CELLS, SheetError, column_name


class Item(NamedTuple):
    """What stands in a place of the grid: a text or just a border. ``anchor``: the row and column it was written in."""

    text: str
    framed: bool
    anchor: tuple[int, int]


Grid: TypeAlias = dict[int, dict[int, Item]]
"""Rows by number, their items by column; only those that hold something."""


class Before(NamedTuple):
    """How many tables and paragraphs came before in the document."""

    tables: int = 0
    paragraphs: int = 0


def blocks_of(grid: Grid, title: str, before: Before) -> Iterator[Block]:
    """The blocks of the sheet ``title`` from top to bottom. Raises SheetError where its tables are too large."""
    tables, paragraphs = before
    for rows, is_above in _segments(grid):
        head, body, tail = _parts(grid, rows, is_above=is_above)
        for part, is_table in ((head, False), (body, True), (tail, False)):
            if is_table and part:
                tables += 1
                yield _table(grid, part, title, tables)
            elif not is_table:
                for item in _written(grid, part):
                    paragraphs += 1
                    yield Paragraph(item.text, _place(title, item.anchor, paragraph=paragraphs))


def _segments(grid: Grid) -> Iterator[tuple[list[int], bool]]:
    """Rows that stand together, and whether they stand right above a table with borders, down to the last title."""
    for group in _groups(grid):
        framed = next((at for at, row in enumerate(group) if _is_framed(grid, row)), 0)
        cut = max((at + 1 for at, row in enumerate(group[:framed]) if _is_lone(grid, row)), default=0)
        yield from ((rows, is_above) for rows, is_above in ((group[:cut], True), (group[cut:], False)) if rows)


def _groups(grid: Grid) -> Iterator[list[int]]:
    """Rows without an empty one between them; empty rows with borders part no table, but neither begin nor end one."""
    group: list[int] = []
    for row in sorted(grid):
        if group and row > group[-1] + 1:
            yield from _trimmed(grid, group)
            group = []
        group.append(row)
    yield from _trimmed(grid, group)


def _trimmed(grid: Grid, group: list[int]) -> Iterator[list[int]]:
    filled = [at for at, row in enumerate(group) if _anchors(grid, row)]
    if filled:
        yield group[filled[0] : filled[-1] + 1]


def _parts(grid: Grid, rows: list[int], *, is_above: bool) -> tuple[list[int], list[int], list[int]]:
    """The lines above a table, the rows of the table, and the lines below it.

    A single text below stays a row, for instance an indicator that nothing is reported of, unless it is merged over
    several columns, or stands outside the borders of this table or above those of the next.
    """
    first = next((at for at, row in enumerate(rows) if not _is_lone(grid, row)), len(rows))
    last = len(rows)
    while last > first and _is_lone(grid, rows[last - 1]):
        if not (is_above or _is_below(grid, rows[last - 1], rows[first])):
            break
        last -= 1
    return rows[:first], rows[first:last], rows[last:]


def _is_below(grid: Grid, row: int, header: int) -> bool:
    texts = [item for item in grid[row].values() if item.text]
    return len(texts) > 1 or _is_framed(grid, header)


def _is_lone(grid: Grid, row: int) -> bool:
    """Whether the row holds one text alone, without a border."""
    return len(_anchors(grid, row)) == 1 and not _is_framed(grid, row)


def _is_framed(grid: Grid, row: int) -> bool:
    return any(item.framed for item in grid[row].values())


def _anchors(grid: Grid, row: int) -> set[tuple[int, int]]:
    return {item.anchor for item in grid[row].values() if item.text}


def _written(grid: Grid, rows: Sequence[int]) -> Iterator[Item]:
    """The texts of the rows, a merged one once."""
    for row in rows:
        for column in sorted(grid[row]):
            item = grid[row][column]
            if item.text and item.anchor == (row, column):
                yield item


def _table(grid: Grid, rows: Sequence[int], title: str, number: int) -> Table:
    columns = [column for row in rows for column, item in grid[row].items() if item.text]
    width = range(min(columns), max(columns) + 1)
    if len(rows) * len(width) > MAX_CELLS:
        raise SheetError("too-many-cells", f"{column_name(width[-1])}{rows[-1]}")
    cells = tuple(tuple(_cell(grid, title, number, (row, column)) for column in width) for row in rows)
    return Table(cells, _place(title, (rows[0], width[0]), table=number))


def _cell(grid: Grid, title: str, table: int, at: tuple[int, int]) -> Cell:
    item = grid[at[0]].get(at[1])
    place = _place(title, at, table=table)
    return Cell(item.text, place, item.anchor != at) if item else Cell("", place)


def _place(title: str, at: tuple[int, int], table: int = 0, paragraph: int = 0) -> Place:
    row, column = at
    cell = f"{column_name(column)}{row}"
    return Place(sheet=title, cell=cell, table=table, row=row, column=column, paragraph=paragraph)
