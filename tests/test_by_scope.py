"""Tables with a column for each part of the unit."""

from __future__ import annotations

from functools import cache

import pytest

from engine.normalise.by_scope import read_by_scope
from engine.normalise.names import Names
from engine.understood import Figure
from targets import load_shipped
from tests.test_grids import grids, table

HEADING = ("STT", "Nội dung", "Cấp huyện", "Tỷ lệ %", "Cấp xã", "Tỷ lệ %")
WHOLE = ("1", "Tổng số hồ sơ TTHC đã giải quyết", "1.000", "", "2.000", "")
ON_TIME = ("1.1", "Giải quyết đúng hạn hồ sơ", "990", "99", "1.500", "75")
LATE = ("1.2", "Quá hạn", "10", "1", "500", "25")


@cache
def names() -> Names:
    return Names(load_shipped())


def read(*rows: tuple[str, ...], level: str = "district") -> list[tuple[str | None, ...]] | None:
    (grid,) = grids(table(*rows))
    found = read_by_scope(grid, names(), level)
    return None if found is None else list(map(fields, found))


def fields(each: Figure) -> tuple[str | None, ...]:
    return (each.match.indicator, each.scope, each.value, each.numerator, each.denominator, each.said_at)


def test_each_part_has_its_own_reading():
    assert read(HEADING, WHOLE, ON_TIME, LATE) == [
        ("resolved-on-time", "cấp huyện", "99", "990", "1.000", "dòng 1.1"),
        ("resolved-on-time", "cấp xã", "75", "1.500", "2.000", "dòng 1.1"),
    ]


def test_a_part_without_a_count_has_no_reading():
    assert read(HEADING, WHOLE, (*ON_TIME[:4], "", "")) == [
        ("resolved-on-time", "cấp huyện", "99", "990", "1.000", "dòng 1.1")
    ]


def test_the_part_that_is_the_unit_itself_is_the_whole():
    assert read(HEADING, WHOLE, ON_TIME, level="commune") == [
        ("resolved-on-time", "cấp huyện", "99", "990", "1.000", "dòng 1.1"),
        ("resolved-on-time", None, "75", "1.500", "2.000", "dòng 1.1"),
    ]


def test_a_count_without_the_whole_over_it_has_no_denominator():
    assert read(HEADING, ("1", "Cái khác", "1", "", "2", ""), ON_TIME) == [
        ("resolved-on-time", "cấp huyện", "99", "990", None, "dòng 1.1"),
        ("resolved-on-time", "cấp xã", "75", "1.500", None, "dòng 1.1"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        ("STT", "Nội dung", "Cấp huyện", "Kết quả", "Ghi chú", "Khác"),
        ("STT", "Nội dung", "Đơn vị tính", "Kết quả", "Ghi chú", "Khác"),
        ("STT", "Cái này", "Cấp huyện", "%", "Cấp xã", "%"),
    ],
)
def test_a_table_whose_columns_are_no_parts_of_a_unit_is_another(heading):
    assert read(heading, WHOLE, ON_TIME) is None
