"""Whole tables out of their pieces: continued over pages, with the heading written again, with rows torn apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.document import Block, Cell, Paragraph, Table
from engine.normalise.sections import Section, after
from engine.normalise.table_heading import Role, TableHeading, is_column_numbers, table_heading
from engine.problem import NO_PLACE, Place

Row = tuple[Cell, ...]

_NOISE = 5
"""A paragraph of fewer words, without a figure, between two pieces of a table is a mark of the page."""


class Grid(NamedTuple):
    """One table as a person reads it: its heading, its rows without it, and what stands before it.

    ``heading`` is None where the table names no columns. ``lead`` are the paragraphs right before it.
    """

    heading: TableHeading | None
    rows: tuple[Row, ...]
    section: Section
    lead: tuple[str, ...]

    def text(self, row: Row, role: Role) -> str:
        """What a row has in the column of that role; "" where there is no such column."""
        column = None if self.heading is None else self.heading.roles.get(role)
        return row[column].text if column is not None and column < len(row) else ""

    def place(self, row: Row, role: Role) -> Place:
        """Where the cell of that role lies; where the row does, if it has none."""
        column = None if self.heading is None else self.heading.roles.get(role)
        if column is not None and column < len(row) and row[column].place != NO_PLACE:
            return row[column].place
        return next((cell.place for cell in row if cell.text), NO_PLACE)


Piece = Grid | tuple[Paragraph, Section]


def in_reading_order(blocks: Sequence[Block]) -> Iterator[Piece]:
    """The whole tables and the paragraphs of a document, each with its section; a table stands where it begins."""
    pieces: list[Piece] = []
    section = Section()
    lead: list[str] = []
    table: int | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            following = after(section, block.text)
            if following != section or not _is_noise(block.text):
                table, lead = None, [*lead[-3:], block.text]
            section = following
            pieces.append((block, section))
            continue
        before = pieces[table] if table is not None else None
        joined = _joined(before, block) if isinstance(before, Grid) else None
        if joined is not None and table is not None:
            pieces[table] = joined
            continue
        grid = _fresh(block, section, lead)
        pieces.extend((each, section) for each in _above(grid.heading, block.rows))
        table = len(pieces)
        pieces.append(grid)
        lead = []
    yield from pieces


def _is_noise(text: str) -> bool:
    return len(text.split()) < _NOISE and not any(map(str.isdigit, text)) and not text.isupper()


def _fresh(block: Table, section: Section, lead: Sequence[str]) -> Grid:
    heading = table_heading(block.rows)
    rows = block.rows[heading.height :] if heading else block.rows
    above = [cell.text for row in block.rows[: heading.height] for cell in row] if heading else []
    return Grid(heading, _body(rows), section, (*lead, *above))


def _joined(before: Grid, block: Table) -> Grid | None:
    """The table with a further piece of it; None where the piece is a table of its own."""
    if before.heading is None:
        return None
    heading = _repeated(before.heading, block) or table_heading(block.rows)
    width, own = len(before.heading.paths), len(block.rows[0])
    if own > width or (own < width and (heading is not None or not _fits(before, block))):
        return None
    if heading is not None and not _same(heading, before.heading):
        return None
    rows = _body(_padded(row, width) for row in _without(heading, block.rows))
    return before._replace(rows=(*_mended(before, rows),))


def _without(heading: TableHeading | None, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows without a heading that is written again among the first of them, and without a title over it."""
    above = rows[: _first(heading, rows)]
    yield from (row for row in above if sum(1 for cell in row if cell.text and not cell.copied) > 1)
    yield from rows[0 if heading is None else heading.height :]


def _first(heading: TableHeading | None, rows: Sequence[Row]) -> int:
    """Which row the heading begins with."""
    return 0 if heading is None else [tuple(cell.text for cell in row) for row in rows].index(heading.texts[0])


def _above(heading: TableHeading | None, rows: Sequence[Row]) -> Iterator[Paragraph]:
    """What stands in a table over its heading, as the title or sentence that it is."""
    for row in rows[: _first(heading, rows)]:
        texts = [cell.text for cell in row if cell.text and not cell.copied]
        if texts:
            yield Paragraph(" ".join(texts), next(cell.place for cell in row if cell.text))


def _repeated(before: TableHeading, block: Table) -> TableHeading | None:
    """The heading that the piece begins with where it is that of the table: a row torn apart may follow right below."""
    found = table_heading(block.rows[: before.height])
    return found if found is not None and _same(found, before) else None


def _fits(before: Grid, block: Table) -> bool:
    """Whether a narrower piece, which lost empty columns at its right, begins where the table does: with a number."""
    roles = before.heading.roles if before.heading else {}
    return len(block.rows[0]) > max(roles.get("name", 1), 1) and all(
        not row[0].text or row[0].text[:1].isdigit() or row[0].text.isupper() for row in block.rows
    )


def _padded(row: Row, width: int) -> Row:
    return (*row, *(Cell("", row[-1].place) for _ in range(width - len(row))))


def _same(heading: TableHeading, other: TableHeading) -> bool:
    """Whether a heading is the other one written again in any capitals; narrow columns break words anywhere."""
    if len(heading.paths) != len(other.paths):
        return False
    equal = [a for a, b in zip(heading.paths, other.paths, strict=True) if _closed(a) == _closed(b)]
    return len(equal) == len(heading.paths) or (heading.roles == other.roles and sum(map(bool, equal)) > 1)


def _closed(text: str) -> str:
    return "".join(text.split()).casefold()


def _body(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if any(cell.text for cell in row) and not is_column_numbers(row))


def _mended(before: Grid, rows: tuple[Row, ...]) -> Iterator[Row]:
    """All rows; the first of the new ones put to the last of the old ones where it only goes on with its words."""
    *old, last = before.rows or ((),)
    if rows and last and _goes_on(before, rows[0]):
        yield from old
        yield tuple(_together(*cells) for cells in zip(last, rows[0], strict=True))
        yield from rows[1:]
    else:
        yield from (*before.rows, *rows)


def _goes_on(before: Grid, row: Row) -> bool:
    roles = before.heading.roles if before.heading else {}
    numbered = before.text(row, "number")
    named = before.text(row, "name")
    figures = any(before.text(row, role) for role in ("uom", "threshold", "value", "numerator", "denominator"))
    return "number" in roles and bool(named) and not numbered and not figures and not named[:1].isupper()


def _together(first: Cell, second: Cell) -> Cell:
    return first._replace(text=" ".join(text for text in (first.text, second.text) if text))
