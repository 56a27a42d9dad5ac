"""Tables with a row for each unit and a column for each indicator."""

from __future__ import annotations

import pytest

from engine.document import Document, Paragraph
from engine.normalise.table_heading import language
from engine.understood import Figure
from tests.test_grids import table
from tests.test_understand import reader

HEADING = ("STT", "Tên đơn vị", "Tỷ lệ hồ sơ trực tuyến", "Tỷ lệ thanh toán trực tuyến")
HEAD = ("ỦY BAN NHÂN DÂN HUYỆN TÂN HƯNG", "BÁO CÁO", "Kết quả cải cách hành chính 6 tháng đầu năm 2024")
Read = tuple[str, str | None, str | None, str | None, str | None]


def read(*rows: tuple[str, ...], level: str = "district", heading: tuple[str, ...] = HEADING) -> list[Read]:
    blocks = (*map(Paragraph, HEAD), table(heading, *rows))
    found = reader().understand(Document("bao-cao.txt", "text", blocks), level=level)
    return list(map(fields, found.figures))


def fields(each: Figure) -> Read:
    return (each.match.indicator, each.scope, each.value, each.numerator, each.denominator)


def test_each_unit_has_its_readings_of_each_indicator():
    assert read(("1", "Xã An Phú", "57,56%", "60%"), ("2", "Xã Bình Minh", "951/1.652", "")) == [
        ("online-dossiers", "Xã An Phú", "57,56%", None, None),
        ("online-payment", "Xã An Phú", "60%", None, None),
        ("online-dossiers", "Xã Bình Minh", None, "951", "1.652"),
    ]


@pytest.mark.parametrize("total", [each for each in language()["totals"] if each.split()[-1] not in
                                   ("phố", "tỉnh", "xã", "quận")])  # fmt: skip
def test_the_row_of_the_total_is_of_the_whole(total):
    assert read(("1", "Xã An Phú", "57,56%", ""), ("", total.upper(), "60%", "")) == [
        ("online-dossiers", "Xã An Phú", "57,56%", None, None),
        ("online-dossiers", None, "60%", None, None),
    ]


def test_the_row_of_the_unit_itself_is_of_the_whole():
    assert read(("1", "Huyện Tân Hưng", "57,56%", "")) == [("online-dossiers", None, "57,56%", None, None)]


def test_a_commune_has_no_units_below_it_so_rows_of_others_are_left():
    assert read(("1", "Xã An Phú", "57,56%", ""), level="commune") == []


def test_a_row_that_names_no_unit_has_no_reading():
    assert read(("1", "", "57,56%", ""), ("", "", "60%", ""), ("2", "12,5%", "57,56%", "")) == []


@pytest.mark.parametrize("units", language()["units"])
def test_every_heading_over_units_is_known(units):
    heading = ("STT", units, *HEADING[2:])
    assert read(("1", "Xã An Phú", "57,56%", ""), heading=heading) == [
        ("online-dossiers", "Xã An Phú", "57,56%", None, None)
    ]


@pytest.mark.parametrize("column", ["Tổng số hồ sơ", "Dịch vụ công trực tuyến", "Điểm", "Xếp hạng", "Tỷ lệ hộ nghèo"])
def test_a_column_that_is_of_no_indicator_gives_no_reading(column):
    heading = (*HEADING[:2], column, HEADING[3])
    assert read(("1", "Xã An Phú", "57,56%", "60%"), heading=heading) == [
        ("online-payment", "Xã An Phú", "60%", None, None)
    ]
