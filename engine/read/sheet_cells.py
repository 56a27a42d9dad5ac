"""What the cells of a sheet hold, as openpyxl understands what is written in them: values, styles, borders."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._reader import WorkSheetParser

from engine.read.sheet_blocks import Grid, Item
from engine.read.sheet_scan import Scan, Written, column_name, scan
from engine.read.sheet_text import text_of

# ruff: noqa: SLF001 - openpyxl gives these only to its own reader, which makes an object of each cell


def part_of(sheet: Any) -> str:
    """The part of the workbook in which the sheet is written."""
    return str(sheet._worksheet_path)


def grid_of(sheet: Any, found: Scan) -> Grid:
    """The cells that hold or frame something, by row and column. Raises whatever openpyxl does where one is damaged."""
    if found.last_row == 0:
        return {}
    if not found.rows:  # there was no room to keep them
        with sheet._get_source() as file:
            found = scan(file)
    cells = _Cells(sheet, found)
    grid: Grid = {}
    for number, row in found.rows:
        items = {
            column: item for column, cell in _placed(row, str(number)) if (item := cells.item(cell, (number, column)))
        }
        if items:
            grid[number] = items
    return grid


def _placed(row: tuple[Written, ...], suffix: str) -> Iterator[tuple[int, Written]]:
    """The cells with their columns; those that openpyxl leaves out, because they do not stand in order, are not."""
    columns: list[int] = []
    column = 0
    for cell in row:
        if not cell.reference or cell.reference == f"{column_name(column + 1)}{suffix}":
            column += 1
        else:
            column = coordinate_to_tuple(cell.reference)[1]
        columns.append(column)
    return ((each, cell) for each, cell in zip(columns, row, strict=True) if 1 <= each <= column)


class _Looks(NamedTuple):
    """What a style gives each ``cell`` that has it."""

    cell: Any
    framed: bool


class _Cells:
    """Asks openpyxl of cells; each style once."""

    def __init__(self, sheet: Any, found: Scan) -> None:
        book = sheet.parent
        self._sheet = sheet
        self._texts = sheet._shared_strings
        self._looks: dict[str | None, _Looks] = {}
        self._parser = WorkSheetParser(
            io.BytesIO(found.rest),
            self._texts,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        self._parser.row_counter = found.last_row
        self._look_at_the_rest(found.last_row)

    def _look_at_the_rest(self, last_row: int) -> None:
        """Raises what openpyxl raises where something besides the cells is damaged, up to where it would stop."""
        for number, _ in self._parser.parse():
            if number > last_row:
                break

    def item(self, cell: Written, at: tuple[int, int]) -> Item | None:
        looks = self._looks.get(cell.style) or self._looks.setdefault(cell.style, self._new_looks(cell.style))
        value = self._value(cell)
        text = "" if value is None else text_of(value, looks.cell.number_format)
        return Item(text, looks.framed, at) if text or looks.framed else None

    def _value(self, cell: Written) -> Any:
        if cell.kind == "inlineStr" and isinstance(cell.inline, str):
            return cell.inline
        if cell.kind == "s" and cell.value:
            return self._texts[int(cell.value)]
        return self._parser.parse_cell(_Element(cell))["value"] if cell.value or cell.inline is not None else None

    def _new_looks(self, style: str | None) -> _Looks:
        cell: Any = ReadOnlyCell(self._sheet, 1, 1, None, style_id=0 if style is None else int(style))
        border = cell.border
        return _Looks(cell, border is not None and _is_framed(border))


class _Element:
    """A cell as openpyxl asks of it."""

    def __init__(self, cell: Written) -> None:
        self._cell = cell

    def get(self, name: str, default: Any = None) -> Any:
        found = {"t": self._cell.kind, "s": self._cell.style}.get(name)
        return default if found is None else found

    def findtext(self, _: str, default: Any = None) -> Any:
        return default if self._cell.value is None else self._cell.value

    def find(self, _: str) -> Any:
        return self._cell.inline


def _is_framed(border: Any) -> bool:
    return any(side is not None and side.style for side in (border.left, border.right, border.top, border.bottom))
