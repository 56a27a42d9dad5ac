"""Decisions as a workbook, or an empty one to fill in: ``engine/decisions/sheet.py`` reads it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from engine.fields import Language
from engine.model import Target
from engine.model.decided import FIELDS, NEEDED_FIELDS, RULINGS, Decision
from engine.report import decision_words as words
from engine.report.sheet_to_fill import (
    BOLD,
    DAY,
    EMPTY,
    FRAME,
    GREY,
    SHADE,
    WRAPPED,
    fit_to_print,
    put,
    without_times,
)
from engine.wording import say
from targets import Library

_WIDTHS = {"unit": 20, "target": 32, "reason": 34, "who": 16, "objection-text": 28, "answer-text": 28}
_WIDTH = 12
_LINE = 15
"""How high a line of text is, in points."""
_HEADER = 5
_SPARE_ROWS = 150
_BOTTOM = 20_000
"""As far down days and choices are checked: more decisions are not read."""
_EXCELS_YEARS = range(1904, 9999)
"""Excel counts days from 1900 or 1904; what lies before is written as text."""


def render(decisions: Sequence[Decision], targets: Sequence[Target], library: Library, language: Language) -> bytes:
    """The workbook as XLSX: a decision a row, then empty rows; ``targets``, rulings and levels to choose from."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = say("decisions", "sheet-decisions", language)
    put(sheet, 1, 1, say("decisions", "sheet-title", language), font=Font(bold=True, size=14), wrapped=False)
    for row, key in ((2, "sheet-how"), (3, "sheet-more")):
        put(sheet, row, 1, say("decisions", key, language), font=GREY, wrapped=False)
    for column, key in enumerate(FIELDS, 1):
        font = BOLD if key in NEEDED_FIELDS else Font()
        cell = put(sheet, _HEADER, column, say("decisions", f"column-{key}", language), font=font)
        cell.fill, cell.border = SHADE, FRAME
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(key, _WIDTH)
    filled = [(words.cells(each, library, language), _days(each)) for each in decisions]
    for row, (texts, days) in enumerate([*filled, *[({}, {})] * _SPARE_ROWS], _HEADER + 1):
        _fill(sheet, row, texts, days)
        if texts:  # not every program finds out by itself how high a row has to be
            sheet.row_dimensions[row].height = _LINE * max(_lines(text, key) for key, text in texts.items())
    sheet.row_dimensions[_HEADER].height = 2 * _LINE
    _choices(book, sheet, targets, library, language)
    fit_to_print(sheet, _HEADER, f"B{_HEADER + 1}")
    return without_times(book)


def _days(decision: Decision) -> dict[str, date]:
    objection, answer = decision.objection, decision.answer
    found = {
        "when": decision.when,
        "until": decision.until,
        "objection-when": objection.when if objection else None,
        "answer-when": answer.when if answer else None,
    }
    return {key: day for key, day in found.items() if day}


def _lines(text: str, key: str) -> int:
    """How many lines a text takes in its column, with some room for words that do not fit at the end of one."""
    return 1 + len(text) * 10 // (9 * _WIDTHS.get(key, _WIDTH))


def _fill(sheet: Any, row: int, texts: Mapping[str, str], days: Mapping[str, date]) -> None:
    for column, key in enumerate(FIELDS, 1):
        day = days.get(key)
        if key.endswith(("when", "until")) and (day is None or day.year in _EXCELS_YEARS):
            cell = sheet.cell(row, column)
            cell.value, cell.number_format, cell.alignment = day, DAY, WRAPPED
        else:
            cell = put(sheet, row, column, _written(day) if day else texts.get(key, ""))
        cell.border, cell.fill = FRAME, EMPTY


def _written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _choices(book: Workbook, sheet: Any, targets: Sequence[Target], library: Library, language: Language) -> None:
    """The words to choose from, on a sheet of their own: names have commas, which end a word in a list."""
    lists: Any = book.create_sheet(say("decisions", "sheet-lists", language))
    known = {
        "target": [words.target(each, language) for each in targets],
        "verdict": [words.ruling(each, language) for each in RULINGS],
        "level": [each.name.get(language) for each in library.levels.values()],
    }
    for column, (key, names) in enumerate(known.items(), 1):
        put(lists, 1, column, say("decisions", f"list-{key}", language), font=BOLD)
        for row, name in enumerate(names, 2):
            put(lists, row, column, name)
        letter = get_column_letter(column)
        lists.column_dimensions[letter].width = _WIDTHS.get(key, _WIDTH)
        source = f"'{lists.title}'!${letter}$2:${letter}${len(names) + 1}"
        _offer(sheet, DataValidation("list", formula1=source, errorStyle="warning", showErrorMessage=True), key)
    for key in FIELDS:
        if key.endswith(("when", "until")):
            _offer(sheet, DataValidation("date", operator="greaterThan", formula1="1", errorStyle="warning"), key)


def _offer(sheet: Any, validation: DataValidation, key: str) -> None:
    letter = get_column_letter(FIELDS.index(key) + 1)
    validation.add(f"{letter}{_HEADER + 1}:{letter}{_BOTTOM}")
    sheet.add_data_validation(validation)
