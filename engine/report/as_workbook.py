"""An empty submission to fill in, as a workbook: ``engine/read/form.py`` reads it back.

The sheet is protected without a password: only the cells to fill in can be written, so that no row loses its
indicator; who must change more can lift the protection. Figures are text cells, since Excel would turn "1.652" into
1,652 or a day of 1652.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from engine import phrase
from engine.fields import Language
from engine.model import Indicator, Part, Target, TargetSet
from engine.report.as_template import concerned
from engine.report.sheet_to_fill import (
    BOLD,
    DAY,
    EMPTY,
    FRAME,
    GREY,
    OPEN,
    SHADE,
    TEXT,
    WRAPPED,
    fit_to_print,
    protect,
    put,
    without_times,
)
from engine.wording import word
from targets import Library

_HEAD = ("unit", "level", "from", "to", "document", "parent", "province")
_COLUMNS = ("indicator", "part", "asked", "value", "numerator", "denominator", "place", "note", "counted")
_WIDTHS = (52, 24, 26, 12, 12, 12, 26, 26, 64)
_TO_FILL_IN = ("value", "numerator", "denominator", "place", "note")
_SPARE_ROWS = 10
_HEAD_FROM = 5
_HEADER = _HEAD_FROM + len(_HEAD) + 1
_LAST_OF_HEAD = 6


def render(level: str, sets: Sequence[TargetSet], library: Library, language: Language) -> bytes:
    """The template as XLSX: a head, then a row for each indicator and part that concerns units of the level."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = word("sheet-figures", language)
    _titles(sheet, language)
    _head(sheet, library.levels[level].name.get(language), language)
    for column, key in enumerate(_COLUMNS, 1):
        cell = put(sheet, _HEADER, column, word(f"column-{key}", language), font=BOLD)
        cell.fill, cell.border = SHADE, FRAME
    last = _HEADER
    for last, cells in enumerate(_rows(level, sets, library, language), _HEADER + 1):
        _fill(sheet, last, cells, _TO_FILL_IN)
    for row in range(last + 1, last + 1 + _SPARE_ROWS):
        _fill(sheet, row, {}, tuple(key for key in _COLUMNS if key not in ("asked", "counted")))
    _lists(book, sheet, [each.name.get(language) for each in library.levels.values()], language)
    _choose_indicators(sheet, last)
    _layout(sheet)
    return without_times(book)


def _titles(sheet: Any, language: Language) -> None:
    put(sheet, 1, 1, word("sheet-title", language), font=Font(bold=True, size=14), wrapped=False)
    for row, key in ((2, "sheet-how"), (3, "sheet-more")):
        put(sheet, row, 1, word(key, language), font=GREY, wrapped=False)


def _head(sheet: Any, level: str, language: Language) -> None:
    for row, key in enumerate(_HEAD, _HEAD_FROM):
        put(sheet, row, 1, word(f"column-{key}", language), font=BOLD).border = FRAME
        for column in range(2, _LAST_OF_HEAD + 1):
            cell = sheet.cell(row, column)
            cell.border, cell.protection, cell.fill, cell.alignment = FRAME, OPEN, EMPTY, WRAPPED
            cell.number_format = DAY if key in ("from", "to") else TEXT
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=_LAST_OF_HEAD)
        put(sheet, row, _LAST_OF_HEAD + 1, word(f"help-{key}", language), font=GREY, wrapped=False)
    sheet.cell(_HEAD_FROM + _HEAD.index("level"), 2).value = level


def _rows(
    level: str, sets: Sequence[TargetSet], library: Library, language: Language
) -> Iterator[dict[str, str]]:
    for indicator, targets in concerned(level, sets, library):
        for part in (None, *indicator.parts):
            yield _row(indicator, part, targets, language)


def _row(indicator: Indicator, part: Part | None, targets: Sequence[Target], language: Language) -> dict[str, str]:
    ratio = {"numerator": indicator.numerator.get(language), "denominator": indicator.denominator.get(language)}
    return {
        "indicator": indicator.name.get(language),
        "part": part.name.get(language) if part else "",
        "asked": "; ".join(f"{_asked(each, language)} ({each.id})" for each in targets),
        "counted": word("help-counted", language, **ratio),
    }


def _asked(target: Target, language: Language) -> str:
    return word(f"asked-{target.comparator}", language, threshold=phrase.percent(target.threshold, language))


def _fill(sheet: Any, row: int, cells: dict[str, str], to_fill_in: Sequence[str]) -> None:
    for column, key in enumerate(_COLUMNS, 1):
        cell = put(sheet, row, column, cells.get(key, ""), font=GREY if key in ("asked", "counted") else None)
        cell.border = FRAME
        if key in to_fill_in:
            cell.protection, cell.fill = OPEN, EMPTY


def _lists(book: Workbook, sheet: Any, levels: Sequence[str], language: Language) -> None:
    """The words to choose from, on a sheet of their own: names of levels have commas, which end a word in a list."""
    lists: Any = book.create_sheet(word("sheet-lists", language))
    put(lists, 1, 1, word("sheet-levels", language), font=BOLD)
    for row, name in enumerate(levels, 2):
        put(lists, row, 1, name)
    lists.column_dimensions["A"].width = _WIDTHS[0]
    choice = DataValidation("list", formula1=f"'{lists.title}'!$A$2:$A${len(levels) + 1}", allow_blank=False)
    choice.add(sheet.cell(_HEAD_FROM + _HEAD.index("level"), 2).coordinate)
    days = DataValidation("date", operator="greaterThan", formula1="1", allow_blank=True, errorStyle="warning")
    for key in ("from", "to"):
        days.add(sheet.cell(_HEAD_FROM + _HEAD.index(key), 2).coordinate)
    sheet.add_data_validation(choice)
    sheet.add_data_validation(days)


def _choose_indicators(sheet: Any, last: int) -> None:
    if last > _HEADER:
        choice = DataValidation("list", formula1=f"$A${_HEADER + 1}:$A${last}", allow_blank=True)
        choice.add(f"A{last + 1}:A{last + _SPARE_ROWS}")
        sheet.add_data_validation(choice)


def _layout(sheet: Any) -> None:
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    fit_to_print(sheet, _HEADER, f"B{_HEADER + 1}")
    protect(sheet)
