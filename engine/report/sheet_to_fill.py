"""What sheets that people fill in are made of: cells that are nothing but text, frames, a file without its time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

TEXT, DAY = "@", "dd/mm/yyyy"
_LINE = Side("thin", "999999")
FRAME = Border(_LINE, _LINE, _LINE, _LINE)
WRAPPED = Alignment(wrap_text=True, vertical="top")
GREY = Font(color="777777", italic=True)
BOLD = Font(bold=True)
OPEN = Protection(locked=False)
SHADE = PatternFill("solid", "DDE8F3")
EMPTY = PatternFill("solid", "FFFBE6")
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIXED_STAMP = b"1980-01-01T00:00:00Z"
_FIXED_DAY = (1980, 1, 1, 0, 0, 0)


def put(sheet: Any, row: int, column: int, text: str, font: Font | None = None, *, wrapped: bool = True) -> Any:
    """Writes a text as nothing but text, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.number_format = TEXT
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"
    if font:
        cell.font = font
    if wrapped:
        cell.alignment = WRAPPED
    return cell


def fit_to_print(sheet: Any, header: int, frozen: str) -> None:
    """A4 across, the header on each page and before the eyes."""
    sheet.freeze_panes = frozen
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def protect(sheet: Any) -> None:
    """Without a password: only cells that are open can be written."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # "not forbidden": columns and rows may be made wider
    sheet.protection.formatRows = False


def without_times(book: Workbook) -> bytes:
    """The bytes of the workbook, the same whenever it is made."""
    written, fixed = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in made.infolist():
            data = made.read(member)
            if member.filename == "docProps/core.xml":
                data = _STAMP.sub(_FIXED_STAMP, data)
            archive.writestr(zipfile.ZipInfo(member.filename, _FIXED_DAY), data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
