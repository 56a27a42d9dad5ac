"""Tables that lost their heading: believed only where their rows agree with what a set asks."""

from __future__ import annotations

from functools import cache

import pytest

from engine.normalise.grids import Grid
from engine.normalise.headless import read_headless
from engine.normalise.names import Names
from engine.understood import Figure
from targets import Library, load_shipped
from tests.test_grids import grids, table

PAYMENT = (
    "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của dịch vụ công"
)
ONLINE = "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC"
DIGITS = "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC"
ROWS = (
    ("2", PAYMENT, "45", "84,1%", ""),
    ("3", ONLINE, "50", "57,56%", "951/1.652"),
    ("4", DIGITS, "80%", "79,61%", "chưa đạt"),
)


@cache
def library() -> Library:
    return load_shipped()


@cache
def names() -> Names:
    return Names(library())


def read(*rows: tuple[str, ...], of: str = "nq01-2024") -> list[tuple[str | None, ...]] | None:
    (grid,) = grids(table(*rows))
    return as_fields(grid, of)


def as_fields(grid: Grid, of: str) -> list[tuple[str | None, ...]] | None:
    named = library().named(of)
    targets = named.targets if named else ()
    found = read_headless(grid, names(), tuple(library().indicators.values()), targets, "commune")
    return None if found is None else [fields(each) if isinstance(each, Figure) else each[:3] for each in found]


def fields(each: Figure) -> tuple[str | None, ...]:
    return (each.target, each.value, each.numerator, each.denominator, each.threshold, each.note, each.said_at)


def test_the_rows_are_read_with_their_targets():
    assert read(*ROWS) == [
        ("nq01-2024/2", "84,1%", None, None, "45", None, "dòng 2"),
        ("nq01-2024/3", "57,56%", "951", "1.652", "50", None, "dòng 3"),
        ("nq01-2024/4", "79,61%", None, None, "80%", "chưa đạt", "dòng 4"),
    ]


def test_rows_that_are_not_known_or_have_no_result_are_left():
    assert read(*ROWS[:2], ("4", DIGITS, "80", "", ""), ("5", "Tỷ lệ hộ nghèo", "5", "3%", "")) == [
        ("nq01-2024/2", "84,1%", None, None, "45", None, "dòng 2"),
        ("nq01-2024/3", "57,56%", "951", "1.652", "50", None, "dòng 3"),
        (f"4 | {DIGITS} | 80", "no-figure", ("digitization",)),
        ("5 | Tỷ lệ hộ nghèo | 5 | 3%", "unknown", ()),
    ]


NOT_BELIEVED = {
    "one row asks for something else": (*ROWS[:2], ("4", DIGITS, "90", "79,61%", "")),
    "one row asks for nothing that is a number": (*ROWS[:2], ("4", DIGITS, "cao", "79,61%", "")),
    "only one row is known": (ROWS[0], ("5", "Tỷ lệ hộ nghèo", "5", "3%", "")),
    "a row has no number": (*ROWS, ("", "tại xã", "", "", "")),
    "there are too few columns": tuple(row[:3] for row in ROWS),
}


@pytest.mark.parametrize("why", NOT_BELIEVED)
def test_a_table_is_not_believed_where(why):
    assert read(*NOT_BELIEVED[why]) is None


def test_a_table_of_no_set_or_of_another_or_with_a_heading_is_not_read_so():
    assert read(*ROWS, of="") is None
    assert read(*ROWS, of="phu-quoc-2023") is None
    assert read(("STT", "Chỉ tiêu", "Kế hoạch giao", "Kết quả", "Ghi chú"), *ROWS) is None
