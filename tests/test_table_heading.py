"""Headings of tables: which rows they are, and what each column holds."""

from __future__ import annotations

import pytest

from engine.document import Cell
from engine.normalise.table_heading import gives_shares, is_column_numbers, is_share, language, table_heading

COLUMNS = language()
ROLES = ("number", "uom", "aside", "threshold", "numerator", "denominator", "value", "remark", "name")
WORDS = [(role, words) for role in ROLES for words in COLUMNS[role]]


def rows(*texts: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    return [tuple(map(Cell, each)) for each in texts]


@pytest.mark.parametrize(("role", "words"), WORDS)
@pytest.mark.parametrize("change", [str, str.upper])
def test_every_text_of_a_column_has_its_own_role(role, words, change):
    text = change(words.replace("…", "năm 2024" if words.endswith("…") else ""))
    beside = ("Chỉ tiêu", "Kế hoạch giao", "x") if role == "number" else ("STT", "x", "y")
    found = table_heading(rows((text, *beside), ("1", "2", "3", "4")))
    assert found is not None
    assert found.roles.get(role) == 0


@pytest.mark.parametrize("words", COLUMNS["shares"])
def test_every_unit_of_a_share_is_one(words):
    assert is_share(words)
    assert is_share(words.upper())


@pytest.mark.parametrize("uom", ["", "Hồ sơ", "Thủ tục", "Cơ quan, đơn vị", "% hồ sơ"])
def test_other_units_are_of_counts(uom):
    assert not is_share(uom)


HEADINGS = {
    "one row": (
        [("STT", "Chỉ tiêu", "Kết quả"), ("1", "a", "57,56")],
        (1, {"number": 0, "name": 1, "value": 2}, ("STT", "Chỉ tiêu", "Kết quả")),
    ),
    "the numbers of the columns": (
        [("STT", "Chỉ tiêu", "Kết quả"), ("(1)", "(2)", "(3)=(1)+(2)"), ("1", "a", "57,56")],
        (2, {"number": 0, "name": 1, "value": 2}, ("STT", "Chỉ tiêu", "Kết quả")),
    ),
    "two rows, the first of which is written once": (
        [("STT", "Chỉ tiêu", "Kết quả thống kê", ""), ("", "", "Đơn vị tính", "Số liệu"), ("1", "a", "%", "57,56")],
        (
            2,
            {"number": 0, "name": 1, "uom": 2, "value": 3},
            ("STT", "Chỉ tiêu", "Kết quả thống kê Đơn vị tính", "Kết quả thống kê Số liệu"),
        ),
    ),
    "a title above it": (
        [("Biểu 1", "", ""), ("STT", "Chỉ tiêu", "Kết quả"), ("1", "a", "57,56")],
        (2, {"number": 0, "name": 1, "value": 2}, ("STT", "Chỉ tiêu", "Kết quả")),
    ),
    "a word torn by a narrow column": (
        [("S TT", "Chỉ tiêu", "Kế t quả"), ("1", "a", "57,56")],
        (1, {"number": 0, "name": 1, "value": 2}, ("S TT", "Chỉ tiêu", "Kế t quả")),
    ),
    "columns that nobody knows": (
        [("STT", "Cái này", "Cái kia"), ("1", "a", "57,56")],
        (1, {"number": 0}, ("STT", "Cái này", "Cái kia")),
    ),
}


@pytest.mark.parametrize("why", HEADINGS)
def test_a_heading_is_found_with(why):
    given, expected = HEADINGS[why]
    found = table_heading(rows(*given))
    assert found is not None
    assert (found.height, found.roles, found.paths) == expected


NO_HEADINGS = [
    [("1", "Tỷ lệ hồ sơ trực tuyến", "57,56")],
    [("Tên", "Nơi", "Số")],
    [("Kết quả", "Kết quả", "Kết quả")],
    [("", "", "")],
    [("STT", "")],
    [*[("a", "b", "c")] * 6, ("STT", "Chỉ tiêu", "Kết quả")],
]


@pytest.mark.parametrize("given", NO_HEADINGS)
def test_rows_that_name_no_columns_are_no_heading(given):
    assert table_heading(rows(*given)) is None


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("(1)", "(2)", "(3)"), True),
        (("1", "2", "(3)"), True),
        (("(1)", "(2)", "(3)=(1)+(2)"), True),
        (("", "(1)", "(2)"), True),
        (("1", "2", "3"), False),
        (("(1)", "", ""), False),
        (("(1)", "Chỉ tiêu", "(3)"), False),
        (("", "", ""), False),
    ],
)
def test_a_row_only_numbers_the_columns_or_does_not(texts, numbers):
    assert is_column_numbers(rows(texts)[0]) is numbers


@pytest.mark.parametrize(("result", "share"), [("Tỷ lệ", True), ("Tỷ lệ đạt", True), ("Kết quả", False)])
def test_a_column_of_results_is_headed_as_one_of_shares_or_not(result, share):
    found = table_heading(rows(("STT", "Chỉ tiêu", result)))
    assert found is not None
    assert gives_shares(found) is share
