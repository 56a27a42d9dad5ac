"""Which target set a table is of, and which of its rows a row is."""

from __future__ import annotations

from datetime import date

import pytest

from engine.normalise.sets import numbers_in, row_of, set_of
from targets import load_shipped

SETS = load_shipped().sets
BY_ID = {each.id: each for each in SETS}
JUNE = date(2024, 6, 30)
NQ01, NQ02 = "Kết quả thực hiện Nghị quyết số 01/NQ-CP", "Kết quả thực hiện Nghị quyết số 02/NQ-CP"
QD2629 = "Quyết định số 2629/QĐ-TTg"

NAMED = [
    ((NQ01,), JUNE, "nq01-2024"),
    ((NQ02,), JUNE, "nq02-2024"),
    ((NQ01, NQ02), JUNE, "nq02-2024"),
    ((NQ02, NQ01), JUNE, "nq01-2024"),
    ((NQ01, "Đơn vị: %"), JUNE, "nq01-2024"),
    ((f"{NQ01} và 02/NQ-CP",), JUNE, None),
    ((f"{NQ01} (01/NQ-CP)",), JUNE, "nq01-2024"),
    (("Nghị quyết 01/nq-cp",), JUNE, None),
    (("Nghị quyết số 101/NQ-CP",), JUNE, None),
    (("Nghị quyết số 01/NQ-CP-XYZ",), JUNE, None),
    ((QD2629,), date(2026, 6, 30), "qd2629-2025"),
    ((QD2629.replace("Đ-T", "D-T"),), date(2026, 6, 30), None),
    ((), JUNE, None),
    (("",), JUNE, None),
    # the same number returns every year
    ((NQ01,), date(2023, 6, 30), None),
    ((NQ01,), date(2025, 6, 30), None),
    ((NQ01,), None, None),
    ((QD2629,), JUNE, None),
]


@pytest.mark.parametrize(("texts", "day", "name"), NAMED)
def test_the_nearest_text_that_names_one_document_tells_the_set(texts, day, name):
    found = set_of(SETS, texts, day)
    assert (found.id if found else None) == name


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.id)
def test_every_shipped_set_is_found_by_the_number_of_its_document(each):
    number = numbers_in(each.document.vi)[0]
    day = next(target for target in each.targets if target.effective.from_).effective.from_
    assert set_of(SETS, (f"theo văn bản số {number}",), day).id == each.id


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("số 01/NQ-CP ngày 05/01/2024", ("01/NQ-CP",)),
        ("Quyết định số 130/QĐ-ƯBND", ("130/QĐ-UBND",)),
        ("số 61/2018/NĐ-CP, 107/2021/NĐ-CP", ("61/2018/NĐ-CP", "107/2021/NĐ-CP")),
        ("951/1.652, 24/7, 30/6/2024", ()),
    ],
)
def test_the_numbers_of_documents_are_found(text, numbers):
    assert numbers_in(text) == numbers


ROWS = [
    ("nq01-2024", "electronic-work-files", "7.1", "", "7.1"),
    ("nq01-2024", "electronic-work-files", "7.3", "", "7.3"),
    ("nq01-2024", "electronic-work-files", "", "đối với UBND cấp xã", "7.3"),
    ("nq01-2024", "electronic-work-files", "", "đối với các sở, ngành và tương đương thuộc UBND tỉnh", "7.1"),
    ("nq01-2024", "electronic-work-files", "", "Tỷ lệ xử lý văn bản", None),
    ("nq01-2024", "electronic-work-files", "7", "", None),
    ("nq01-2024", "online-dossiers", "99", "bất kỳ", "3"),
    ("nq01-2024", "satisfaction", "3", "", None),
    ("nq02-2024", "satisfaction", "", "", "II.12"),
]


@pytest.mark.parametrize(("name", "indicator", "label", "words", "row"), ROWS)
def test_a_row_is_the_one_of_its_number_or_of_its_words(name, indicator, label, words, row):
    found = row_of(BY_ID[name].targets, indicator, label, words)
    assert (found.row if found else None) == row
