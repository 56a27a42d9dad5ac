"""Writes a document as an office would in Word: headings by style, merged cells merged, lines between tables."""

from __future__ import annotations

import io

import docx

from engine.document import Document, Table


def written(document: Document) -> bytes:
    """The document as DOCX."""
    made = docx.Document()
    for block in document.blocks:
        if isinstance(block, Table):
            _write(made, block)
            made.add_paragraph()
        elif block.level:
            made.add_heading(block.text, block.level)
        else:
            made.add_paragraph(block.text)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _write(made, table: Table) -> None:
    width = len(table.rows[0])
    grid = made.add_table(len(table.rows), width, "Table Grid")
    cells = grid._cells  # row after row; the way by rows is quadratic
    covered: set[tuple[int, int]] = set()
    for row, texts in enumerate(table.rows):
        for column, cell in enumerate(texts):
            if (row, column) in covered:
                continue
            cells[row * width + column].text = cell.text
            last = _last(table, row, column)
            if last != (row, column) and not cell.copied:
                cells[row * width + column].merge(cells[last[0] * width + last[1]])
                covered |= {(i, j) for i in range(row, last[0] + 1) for j in range(column, last[1] + 1)}


def _last(table: Table, row: int, column: int) -> tuple[int, int]:
    """The bottom right corner of the merged cell that begins here."""
    text = table.rows[row][column].text
    right, bottom = column + 1, row + 1
    while right < len(table.rows[row]) and table.rows[row][right].copied and table.rows[row][right].text == text:
        right += 1
    while bottom < len(table.rows) and all(
        each.copied and each.text == text for each in table.rows[bottom][column:right]
    ):
        bottom += 1
    return bottom - 1, right - 1
