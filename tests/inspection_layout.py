"""Gives a made-up report the looks of an office's: A4, Times New Roman, a letterhead without lines, wide columns.

What is written stays as it is; only how it looks changes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl.styles import Alignment, Font

_FONT = "Times New Roman"
_SHEET = (21, 29.7)
_MARGINS = {"top_margin": 2, "bottom_margin": 2, "left_margin": 2.5, "right_margin": 2}
_LETTERHEAD = (7, 9.5)
_OFFICIAL = (1.1, 6.4, 1.2, 2.2, 2.7, 2.9)
_DOSSIERS = (0.9, 2.4, *[1.2] * 11)
_TEXT, _TABLE, _WIDE_TABLE = 13, 11, 8
_SHEET_WIDTHS = (7, 62, 14, 18, 22, 24, *[12] * 7)
_LINE = 16
"""Points; programs do not agree on when they fit the height of a row to its text."""


def as_word(data: bytes) -> bytes:
    """The same DOCX, laid out."""
    made = docx.Document(io.BytesIO(data))
    _page(made)
    for each in made.paragraphs:
        _lay(each, _TEXT, centred=_is_title(each.text), bold=each.text.isupper(), italic=each.text.startswith("("))
    for table in made.tables:
        _table(table)
    return _saved(made)


def _page(made: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = map(Cm, _SHEET)
    for name, width in _MARGINS.items():
        setattr(section, name, Cm(width))
    font = made.styles["Normal"].font
    font.name, font.size = _FONT, Pt(_TEXT)
    font.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)


def _is_title(text: str) -> bool:
    return text.isupper() or text.startswith(("(", "Kết quả kiểm soát"))


def _lay(paragraph: Any, size: int, *, centred: bool = False, bold: bool = False, italic: bool = False) -> None:
    paragraph.paragraph_format.space_after = Pt(6 if size == _TEXT else 0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic


def _table(table: Any) -> None:
    columns = len(table.columns)
    if columns == len(_LETTERHEAD):
        _without_lines(table)
        _cells(table, _LETTERHEAD, _TABLE, heading=1, centred=True)
    elif columns == len(_OFFICIAL):
        _cells(table, _OFFICIAL, _TABLE, heading=1)
    else:
        _cells(table, _DOSSIERS, _WIDE_TABLE, heading=2)


def _without_lines(table: Any) -> None:
    table.style = table.part.document.styles["Normal Table"]


def _cells(table: Any, widths: Sequence[float], size: int, heading: int, *, centred: bool = False) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for at, row in enumerate(table._tbl.tr_lst):  # rows of python-docx give a merged cell several times
        first = 0
        for cell in row.tc_lst:
            cell.width = Cm(sum(widths[first : first + cell.grid_span]))
            first += cell.grid_span
        if at < heading and not centred:
            row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for at, cells in enumerate(table.rows):
        for cell in cells.cells:
            for paragraph in cell.paragraphs:
                _lay(paragraph, size, centred=centred or at < heading, bold=at < heading)


def as_sheet(data: bytes) -> bytes:
    """The same XLSX, laid out: what has lines around it is wrapped, and a page is as wide as the sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet: Any = book.worksheets[0]
    for at, width in enumerate(_SHEET_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + at)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=_FONT, size=_TABLE, bold=str(cell.value or "").isupper() or cell.value == "STT")
            if cell.border.left.style:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                lines = -(-len(str(cell.value or "")) // int(_SHEET_WIDTHS[cell.column - 1] * 0.8))
                own = sheet.row_dimensions[cell.row]
                own.height = max(own.height or 0, _LINE * max(lines, 1))
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    return _saved(book)


def _saved(made: Any) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()
