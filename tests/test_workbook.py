"""Templates as workbooks: safe to fill in, the same bytes each time, read back as the submission."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import time
from typing import Any

import pytest
from openpyxl import load_workbook

import targets
from engine.fields import Language
from engine.normalise.submission import read_submission
from engine.read.form import filled_form
from engine.read.sheet import read_workbook
from engine.report.as_template import concerned
from engine.report.as_workbook import render
from engine.source import Plain, Source, plain

LIBRARY = targets.load_shipped()
LEVELS = list(LIBRARY.levels)
SETS = tuple(each for each in LIBRARY.sets if each.id in ("nq01-2024", "nq02-2024"))


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_back(data: bytes) -> Source:
    (source,) = filled_form(read_workbook("a.xlsx", data))
    return source


def place_of(sheet: Any, words: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == words)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_an_empty_template_is_read_back_without_readings(level: str, language: Language):
    found: Plain = plain(read_back(render(level, LIBRARY.sets, LIBRARY, language)).root)
    assert found == {
        "unit": {
            "name": None, "level": LIBRARY.levels[level].name.get(language), "parent": None, "province": None
        },
        "period": {"from": None, "to": None},
        "document": None,
        "readings": [],
    }


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_a_template_filled_in_is_the_submission_with_each_indicator_and_part(level: str, language: Language):
    book = opened(render(level, LIBRARY.sets, LIBRARY, language))
    sheet = book.worksheets[0]
    header = place_of(sheet, {"vi": "Chỉ số", "en": "Indicator"}[language])
    for place, value in ((5, "Đơn vị A"), (7, dt.date(2024, 1, 1)), (8, "30/06/2024"), (10, "Huyện B")):
        sheet.cell(place, 2).value = value
    row = header + 1
    while sheet.cell(row, 1).value:
        sheet.cell(row, 4).value, sheet.cell(row, 5).value, sheet.cell(row, 6).value = "50%", "1.000", "2.000"
        row += 1
    submission, _ = read_submission(read_back(saved(book)), LIBRARY, "")
    expected = [
        (indicator.id, part.id if part else None)
        for indicator, _ in concerned(level, LIBRARY.sets, LIBRARY)
        for part in (None, *indicator.parts)
    ]
    assert (submission.unit.level, submission.unit.parent, submission.unit.province) == (level, "Huyện B", None)
    assert [(each.indicator, each.part) for each in submission.readings] == expected
    assert {each.text for each in submission.readings} == {"50% (1.000/2.000)"}


def test_the_bytes_are_the_same_at_any_time():
    first = render("commune", SETS, LIBRARY, "vi")
    time.sleep(2.1)  # archives keep times in steps of two seconds
    assert render("commune", SETS, LIBRARY, "vi") == first


def test_what_is_to_fill_in_is_open_text_and_the_rest_is_protected():
    sheet = opened(render("commune", SETS, LIBRARY, "vi")).worksheets[0]
    row = place_of(sheet, "Chỉ số") + 1
    assert sheet.protection.sheet
    assert [cell.value for cell in sheet[row - 1]] == [
        "Chỉ số", "Phần", "Yêu cầu", "Tỷ lệ", "Tử số", "Mẫu số", "Vị trí", "Ghi chú", "Cách tính"
    ]  # fmt: skip
    assert [cell.protection.locked for cell in sheet[row]] == [True] * 3 + [False] * 5 + [True]
    assert {cell.number_format for cell in sheet[row]} == {"@"}
    assert sheet.freeze_panes == f"B{row}"
    assert [sheet.cell(each, 2).number_format for each in range(5, 12)] == [
        "@", "@", "dd/mm/yyyy", "dd/mm/yyyy", "@", "@", "@"
    ]  # fmt: skip


def test_a_row_says_what_is_asked_and_what_is_counted():
    sheet = opened(render("commune", SETS[:1], LIBRARY, "vi")).worksheets[0]
    row = place_of(sheet, LIBRARY.indicators["digitization"].name.vi)
    (target,) = (each for each in SETS[0].targets if each.indicator == "digitization")
    assert sheet.cell(row, 3).value == f"tối thiểu 80% ({target.id})"
    indicator = LIBRARY.indicators["digitization"]
    assert sheet.cell(row, 9).value == f"tử số: {indicator.numerator.vi}; mẫu số: {indicator.denominator.vi}"
    assert [sheet.cell(row + each, 2).value for each in (0, 1, 2)] == [
        None, *(part.name.vi for part in indicator.parts)
    ]  # fmt: skip


def test_the_level_is_chosen_from_a_list_and_spare_rows_choose_their_indicator():
    book = opened(render("commune", SETS, LIBRARY, "vi"))
    sheet, lists = book.worksheets
    assert [lists.cell(row, 1).value for row in range(2, len(LEVELS) + 2)] == [
        each.name.vi for each in LIBRARY.levels.values()
    ]
    last = max(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value)
    kinds = {str(each.sqref): (each.type, each.formula1) for each in sheet.data_validations.dataValidation}
    assert kinds == {
        "B6": ("list", f"'Danh mục'!$A$2:$A${len(LEVELS) + 1}"),
        "B7 B8": ("date", "1"),
        f"A{last + 1}:A{last + 10}": ("list", f"$A${place_of(sheet, 'Chỉ số') + 1}:$A${last}"),
    }


def test_a_spare_row_is_read_like_the_others():
    book = opened(render("commune", SETS, LIBRARY, "vi"))
    sheet = book.worksheets[0]
    last = max(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value)
    name = LIBRARY.indicators["satisfaction"].name.vi
    sheet.cell(last + 2, 1).value, sheet.cell(last + 2, 4).value = name, "98%"
    found: Any = plain(read_back(saved(book)).root)
    assert found["readings"] == [{"indicator": name, "value": "98%"}]


def test_no_text_becomes_a_formula():
    satisfaction = LIBRARY.indicators["satisfaction"]
    names = satisfaction.name.model_copy(update={"vi": "=1+1"})
    library = dataclasses.replace(
        LIBRARY, indicators={**LIBRARY.indicators, "satisfaction": satisfaction.model_copy(update={"name": names})}
    )
    book = opened(render("commune", SETS, library, "vi"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    sheet = book.worksheets[0]
    assert {cell.data_type for cell in cells if cell.value != "=1+1"} == {"s"}
    assert sheet.cell(place_of(sheet, "=1+1"), 1).quotePrefix
