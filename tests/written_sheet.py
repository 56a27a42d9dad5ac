"""Documents written as workbooks, as an office would: lines of text, and tables with borders among them."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Side

from engine.document import Document, Paragraph, Table

TITLE = "Báo cáo"
_LINE = Side("thin")
_FRAME = Border(_LINE, _LINE, _LINE, _LINE)


def written(document: Document) -> bytes:
    """The document on one sheet: a paragraph a row, an empty row around each table, merged cells merged."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = TITLE
    row = 1
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _put(sheet, row, 1, block.text)
            row += 1
        else:
            _table(sheet, row + 1, block)
            row += len(block.rows) + 2
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _table(sheet: Any, top: int, table: Table) -> None:
    for at, cells in enumerate(table.rows):
        for column, cell in enumerate(cells, 1):
            _put(sheet, top + at, column, "" if cell.copied else cell.text).border = _FRAME
    for at, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if not cell.copied and cell.text:
                bottom, right = _reach(table, at, column)
                if (bottom, right) != (at, column):
                    sheet.merge_cells(None, top + at, column + 1, top + bottom, right + 1)


def _reach(table: Table, row: int, column: int) -> tuple[int, int]:
    """The last row and column to which a merged cell reaches."""

    def copies(at: int, place: int) -> bool:
        found = table.rows[at][place]
        return found.copied and found.text == table.rows[row][column].text

    right = column
    while right + 1 < len(table.rows[row]) and copies(row, right + 1):
        right += 1
    bottom = row
    while bottom + 1 < len(table.rows) and all(copies(bottom + 1, place) for place in range(column, right + 1)):
        bottom += 1
    return bottom, right


def _put(sheet: Any, row: int, column: int, text: str) -> Any:
    cell = sheet.cell(row, column)
    if text:
        cell.value = text
        cell.data_type = "s"
    return cell
