"""Submissions filled in as a table of a workbook or document: one reading a row, the unit and period in its head.

The header of such a table names the columns by ``columns.yaml``: the indicator, a figure, and the unit and period
too, unless these stand above it as a label with the value beside it ("Từ ngày | 01/01/2024") or after a colon. A row
without any figure was not filled in and is no reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.document import Cell, Document, Paragraph, Table
from engine.problem import NOWHERE, InputError, Place, Position, Problem
from engine.read.rows import FIGURES, HEADING, Cells, key_of, trees
from engine.source import Scalar, Source

_DAYS = ("from", "to")
Row = Sequence[Cell]
Head = dict[str, tuple[Cell, Row]]


def filled_form(document: Document) -> tuple[Source, ...]:
    """The trees of the submissions that the document holds; none where it is not such a form.

    Raises InputError for a form that is wrong, with all its problems.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    for head, header, rows in _forms(document):
        page = _Page()
        try:
            sources += page.trees(document, head, header, rows)
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError([*document.warnings, *problems])
    return tuple(sources)


def _forms(document: Document) -> Iterator[tuple[Head, Row, Sequence[Row]]]:
    """Each form: what stands in its head, its header, and the rows under it. A head is for one sheet."""
    head: Head = {}
    used = False
    sheet = ""
    for block in document.blocks:
        if block.place.sheet != sheet:
            head, used, sheet = {}, False, block.place.sheet
        rows: Sequence[Row] = () if isinstance(block, Paragraph) else block.rows
        start = _header(rows)
        labels = _labels(block, rows[:start])
        if labels:
            head, used = (labels, False) if used else ({**head, **labels}, False)
        if start is not None and _is_form(rows[start], head):
            yield head, rows[start], rows[start + 1 :]
            used = True


def _labels(block: Paragraph | Table, rows: Sequence[Row]) -> Head:
    if isinstance(block, Paragraph):
        label, _, value = block.text.partition(":")
        key = _heading(label)
        cell = Cell(value.strip(), block.place)
        return {key: (cell, (Cell(block.text, block.place),))} if key else {}
    return {key: (cell, row) for row in rows for key, cell in _beside(row)}


def _beside(row: Row) -> Iterator[tuple[str, Cell]]:
    """The labels in a row, each with the cell on its right, unless that is a label too ("province" is also a level)."""
    cells = [cell for at, cell in enumerate(row) if not _repeats(row, at)]
    at = 0
    while at < len(cells):
        key, at = _heading(cells[at].text), at + 1
        if key is None:
            continue
        if at < len(cells) and (key == "level" or _heading(cells[at].text) is None):
            yield key, cells[at]
            at += 1
        else:
            yield key, Cell("", cells[at - 1].place)


def _heading(label: str) -> str | None:
    key = key_of(label.strip(" :*"))
    return key if key in HEADING else None


def _header(rows: Sequence[Row]) -> int | None:
    """Which row names the columns of the indicator and of a figure."""
    for at, row in enumerate(rows):
        keys = _keys(row)
        if "indicator" in keys and not keys.isdisjoint(FIGURES):
            return at
    return None


def _is_form(header: Row, head: Head) -> bool:
    """Whether unit and period are said as in a form: reports, too, have tables of indicators with their figures."""
    return len(head) >= 2 or _keys(header).issuperset(_DAYS)


def _keys(row: Row) -> set[str | None]:
    return {key_of(cell.text) for cell in row}


def _repeats(row: Row, at: int) -> bool:
    """Whether the cell only shows the one on its left, which reaches here."""
    return at > 0 and row[at].copied and row[at].text == row[at - 1].text


class _Page:
    """The lines of one form: a line for each cell that was read, holding the text of its whole row."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._places: list[Place] = []

    def trees(self, document: Document, head: Head, header: Row, rows: Sequence[Row]) -> tuple[Source, ...]:
        keys = [key_of(cell.text) for cell in header]
        texts = [cell.text for cell in header]
        common: Cells = {key: self._scalar(cell, row) for key, (cell, row) in head.items()}
        top = [self._scalar(cell, header, repeats=_repeats(header, at)) for at, cell in enumerate(header)]
        body = [
            [self._scalar(cell, row, repeats=_repeats(row, at)) for at, cell in enumerate(row)]
            for row in rows
            if _is_filled(row, keys) and [cell.text for cell in row] != texts
        ]
        lines, places = tuple(self._lines), tuple(self._places)
        page = Source(document.name, lines, Scalar(None, NOWHERE), document.warnings, places)
        return trees(page, top, body, common or None)

    def _scalar(self, cell: Cell, row: Row, *, repeats: bool = False) -> Scalar:
        filled = [each.text for at, each in enumerate(row) if each.text and not _repeats(row, at)]
        self._lines.append(" | ".join(filled))
        self._places.append(cell.place)
        text = "" if repeats else cell.text
        return Scalar(text or None, Position(len(self._lines), 1))


def _is_filled(row: Row, keys: Sequence[str | None]) -> bool:
    return any(cell.text and keys[at] in FIGURES and not _repeats(row, at) for at, cell in enumerate(row))
