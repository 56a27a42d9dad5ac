"""The grid of a table of Word: cells over several columns and rows, rows that begin late or end early, made even."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.document import Cell
from engine.problem import Place
from engine.read.word_parts import Element


class Slot(NamedTuple):
    """A cell of a row over the columns of the grid from ``start`` up to ``end``; ``above``: merged with that above."""

    start: int
    end: int
    text: str
    above: bool = False
    element: Element = None


class Row(NamedTuple):
    slots: Sequence[Slot]
    page: int = 0


def columns_of(rows: Sequence[Row]) -> list[int]:
    """The columns of the grid in which any cell begins. Word keeps others, a hair wide, that no reader sees."""
    return sorted({slot.start for row in rows for slot in row.slots} | {0})


def even(rows: Sequence[Row], columns: Sequence[int], table: int) -> tuple[tuple[Cell, ...], ...]:
    """The rows with a cell in each of the columns: merged ones repeated, and empty ones where a row has none."""
    made: list[tuple[Cell, ...]] = []
    for row_number, row in enumerate(rows, 1):
        cells: list[Cell] = []
        for column_number, (start, slot) in enumerate(_covering(row, columns), 1):
            place = Place(page=row.page, table=table, row=row_number, column=column_number)
            if slot is None:
                cells.append(Cell("", place))
            elif slot.above:
                cells.append(Cell(made[-1][column_number - 1].text, place, copied=True))
            else:
                cells.append(Cell(slot.text, place, copied=start > slot.start))
        made.append(tuple(cells))
    return tuple(made)


def elements(rows: Sequence[Row], columns: Sequence[int]) -> list[list[Element | None]]:
    """The same rows with the element that shows what stands in each cell: of merged ones the first."""
    made: list[list[Element | None]] = []
    for row in rows:
        above = made[-1] if made else []
        found = [slot for _, slot in _covering(row, columns)]
        made.append([
            None if slot is None else above[column] if slot.above else slot.element for column, slot in enumerate(found)
        ])  # fmt: skip
    return made


def _covering(row: Row, columns: Sequence[int]) -> Iterator[tuple[int, Slot | None]]:
    """For each column where it begins, and the slot over it; None where the row has none."""
    slots = iter(row.slots)
    slot = next(slots, None)
    for start in columns:
        while slot is not None and slot.end <= start:
            slot = next(slots, None)
        yield start, None if slot is None or start < slot.start else slot
