"""The form of how procedures were handled: its total gives the readings, and no other row does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import Cell, Table
from engine.normalise.forms import read_form
from engine.normalise.grids import Grid, in_reading_order
from engine.problem import Place
from engine.understood import Match
from rules.forms import load_forms

RECEIVED, RESOLVED, PENDING = "Số lượng hồ sơ tiếp nhận", "Số lượng hồ sơ đã giải quyết", "Đang giải quyết"
ABOVE = ("STT", "Lĩnh vực", *[RECEIVED] * 4, *[RESOLVED] * 4, *[PENDING] * 3)
BELOW = (
    "STT", "Lĩnh vực", "Tổng số", "Trong kỳ trực tuyến", "Trong kỳ trực tiếp, bưu chính", "Từ kỳ trước",
    "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn",
)  # fmt: skip
NUMBERS = tuple(f"({at})" for at in range(1, 14))
FIELD = ("1", "Hộ tịch", "12", "10", "1", "1", "12", "5", "5", "2", "0", "0", "0")
TOTAL = ("Tổng cộng", "", "1.652", "1.640", "0", "12", "1.640", "1.000", "600", "40", "12", "12", "0")


def form(*rows: tuple[str, ...], above: tuple[str, ...] = ABOVE, below: tuple[str, ...] = BELOW) -> Grid:
    lines = (above, below, NUMBERS, *rows)
    cells = tuple(
        tuple(
            Cell(
                text,
                Place(row=at),
                copied=(at == 2 and text in above) or (at == 1 and column > 0 and line[column - 1] == text),
            )
            for column, text in enumerate(line)
        )
        for at, line in enumerate(lines, 1)
    )
    (grid,) = in_reading_order((Table(cells),))
    assert isinstance(grid, Grid)
    return grid


def counts(grid: Grid) -> list[tuple[Match, str | None, str | None, str | None]] | None:
    found = read_form(grid)
    return None if found is None else [(each.match, each.numerator, each.denominator, each.note) for each in found]


def test_the_row_of_the_total_gives_the_readings():
    assert counts(form(FIELD, TOTAL)) == [
        (Match("online-dossiers"), "1.640", "1.652", None),
        (Match("resolved-on-time"), "1600", "1.640", "1.000 + 600"),
    ]


def test_a_reading_shows_the_row_with_its_place():
    found = read_form(form(FIELD, TOTAL))
    assert found is not None
    assert [(each.said_at, each.text, each.place) for each in found] == [
        ("dòng Tổng cộng", "Tổng cộng | 1.640 | 1.652", Place(row=5)),
        ("dòng Tổng cộng", "Tổng cộng | 1.000 | 600 | 1.640", Place(row=5)),
    ]


@pytest.mark.parametrize("name", ["Tổng cộng", "TỔNG CỘNG:", "Tổng số", "Cộng"])
@pytest.mark.parametrize("column", [0, 1])
def test_the_total_is_known_by_its_name_in_the_first_two_columns(name, column):
    total = (name, *TOTAL[1:]) if column == 0 else ("II", name, *TOTAL[2:])
    assert len(counts(form(FIELD, total)) or []) == 2


def test_the_last_of_several_totals_counts():
    other = ("Cộng", "", *["1"] * 11)
    assert counts(form(FIELD, other, TOTAL)) == counts(form(FIELD, TOTAL))


NO_FORMS = {
    "it has no total": form(FIELD),
    "it has only the total of a field": form(FIELD, ("1", "Tổng cộng hộ tịch", *TOTAL[2:])),
    "a column is missing": form(FIELD, TOTAL, below=tuple("Khác" if each == "Trước hạn" else each for each in BELOW)),
    "its columns are of something else": form(
        FIELD, TOTAL, above=tuple(each.replace("hồ sơ", "văn bản") for each in ABOVE)
    ),
    "it has no heading": form(FIELD, TOTAL)._replace(heading=None),
}


@pytest.mark.parametrize("why", NO_FORMS)
def test_a_table_is_no_such_form_where(why):
    assert read_form(NO_FORMS[why]) is None


@pytest.mark.parametrize(
    ("early", "readings"),
    [("", ["online-dossiers"]), ("x", ["online-dossiers"]), ("0", ["online-dossiers", "resolved-on-time"])],
)
def test_a_sum_of_what_is_no_count_gives_no_reading(early, readings):
    total = (*TOTAL[:7], early, *TOTAL[8:])
    assert [match.indicator for match, *_ in counts(form(FIELD, total)) or []] == readings


PENDING_FORM = """
id: pending
name: {vi: Biểu tồn đọng, en: form of what is pending}
columns:
  - {id: received, words: [hồ sơ tiếp nhận, tổng số]}
  - {id: overdue, words: [đang giải quyết, quá hạn], optional: true}
total: {names: [tổng cộng]}
readings:
  - {indicator: resolved-on-time, numerator: [overdue], denominator: received}
"""


def test_a_form_that_is_declared_gives_its_own_readings_where_its_columns_are_there():
    forms = load_forms([("pending.yaml", PENDING_FORM.encode())])
    found = read_form(form(FIELD, TOTAL), forms)
    assert [(each.numerator, each.denominator) for each in found or ()] == [("0", "1.652")]
    without = tuple("Khác" if at == 12 else each for at, each in enumerate(BELOW))
    assert read_form(form(FIELD, TOTAL, below=without), forms) == ()


@given(st.lists(st.integers(0, 99_999), min_size=5, max_size=5), st.sampled_from([",", ".", ""]))
def test_any_counts_are_given_as_they_are_written_and_added_exactly(numbers, mark):
    received, online, resolved, early, on_time = (f"{each:,}".replace(",", mark) for each in numbers)
    total = ("Tổng cộng", "", received, online, "", "", resolved, early, on_time, "", "", "", "")
    assert counts(form(total)) == [
        (Match("online-dossiers"), online, received, None),
        (Match("resolved-on-time"), str(numbers[3] + numbers[4]), resolved, f"{early} + {on_time}"),
    ]
