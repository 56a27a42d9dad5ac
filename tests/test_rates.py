"""Tables with a rate in each row: the readings, the counts beside and under them, and the rows that are left."""

from __future__ import annotations

import pytest

from engine.document import Document, Paragraph
from engine.normalise.table_heading import language
from engine.understood import Figure, Left
from tests.test_grids import table
from tests.test_understand import reader, understood

HEADING = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú")
Read = tuple[str, str | None, str | None, str | None, str | None]


def read(*rows: tuple[str, ...], heading: tuple[str, ...] = HEADING) -> tuple[list[Read], list[tuple[str, str]]]:
    """Indicator, value, numerator, denominator and scope of each reading; text and reason of each row that is left."""
    found = understood(table(heading, *rows))
    return list(map(fields, found.figures)), [(each.text.split(" | ")[1], each.reason) for each in found.left]


def fields(each: Figure) -> Read:
    return (each.match.indicator, each.value, each.numerator, each.denominator, each.scope)


ONLINE = "Tỷ lệ hồ sơ TTHC được tiếp nhận trực tuyến"
ON_TIME = "Tỷ lệ hồ sơ TTHC tiếp nhận được giải quyết đúng hạn"

ROWS: dict[str, tuple[list[tuple[str, ...]], list[Read]]] = {
    "a percent": ([("1", ONLINE, "%", "57,56", "")], [("online-dossiers", "57,56", None, None, None)]),
    "a percent with its sign": ([("1", ONLINE, "", "57,56%", "")], [("online-dossiers", "57,56%", None, None, None)]),
    "counts in the cell": ([("1", ONLINE, "%", "951/1.652", "")], [("online-dossiers", None, "951", "1.652", None)]),
    "counts in the remark": (
        [("1", ONLINE, "%", "57,56", "951/1.652")],
        [("online-dossiers", "57,56", "951", "1.652", None)],
    ),
    "counts under it": (
        [
            ("1", ONLINE, "%", "57,56", ""),
            ("1.1", "Tổng số hồ sơ TTHC đã tiếp nhận", "Hồ sơ", "1.652", ""),
            ("1.2", "Số hồ sơ TTHC đã tiếp nhận trực tuyến", "Hồ sơ", "951", ""),
        ],
        [("online-dossiers", "57,56", "951", "1.652", None)],
    ),
    "counts under it, in the other order": (
        [
            ("1", ON_TIME, "%", "99,5", ""),
            ("1.1", "Số hồ sơ TTHC giải quyết đúng hạn", "Hồ sơ", "199", ""),
            ("1.2", "Tổng số hồ sơ TTHC đã giải quyết xong", "Hồ sơ", "200", ""),
        ],
        [("resolved-on-time", "99,5", "199", "200", None)],
    ),
    "one count under it is missing": (
        [("1", ON_TIME, "%", "99,5", ""), ("1.1", "Số hồ sơ TTHC giải quyết đúng hạn", "Hồ sơ", "199", "")],
        [("resolved-on-time", "99,5", None, None, None)],
    ),
    "nothing to do": (
        [("1", ONLINE, "%", "Không phát sinh", "")],
        [("online-dossiers", None, "0", "0", None)],
    ),
    "two rates one after the other": (
        [("1", ONLINE, "%", "57,56", ""), ("2", ON_TIME, "%", "99,5", "")],
        [("online-dossiers", "57,56", None, None, None), ("resolved-on-time", "99,5", None, None, None)],
    ),
    "a count that only sounds like a rate": (
        [("1", "Số hồ sơ TTHC đã tiếp nhận trực tuyến", "Hồ sơ", "951", "")],
        [],
    ),
}


@pytest.mark.parametrize("why", ROWS)
def test_a_row_gives_its_reading(why):
    rows, expected = ROWS[why]
    assert read(*rows)[0] == expected


LEFT = [
    ("Tỷ lệ giải ngân vốn đầu tư công", "%", "57,56", "unknown"),
    ("Dịch vụ công trực tuyến", "%", "57,56", "several"),
    (ONLINE, "%", "chưa thống kê", "no-figure"),
    (ONLINE, "%", "57,56% 60%", "not-a-number"),
    (ONLINE, "%", "80-90%", "not-a-number"),
    (f"{ONLINE} lĩnh vực đất đai", "%", "57,56", "of-a-share"),
    ("Tổng số hồ sơ", "Hồ sơ", "951", "unknown"),
]


@pytest.mark.parametrize(("name", "uom", "value", "reason"), LEFT)
def test_a_row_that_is_not_taken_is_left_with_the_reason(name, uom, value, reason):
    assert read(("1", name, uom, value, "")) == ([], [(name, reason)])


def test_a_row_without_a_figure_is_nothing():
    assert read(("I", "KIỂM SOÁT TTHC", "", "", ""), ("1", "Tỷ lệ giải ngân vốn đầu tư công", "%", "", "")) == ([], [])


def test_a_row_of_an_indicator_whose_result_is_empty_is_left():
    assert read(("1", ONLINE, "%", "", "")) == ([], [(ONLINE, "no-figure")])


def test_a_reading_has_its_row_its_text_and_the_threshold_beside_it():
    heading = ("STT", "Chỉ tiêu", "Kế hoạch giao", "Kết quả", "Ghi chú")
    found = understood(table(heading, ("I", "A", "", "", ""), ("3", ONLINE, "50%", "57,56%", "tốt"))).figures
    assert [(each.said_at, each.text, each.threshold, each.note) for each in found] == [
        ("dòng I.3", f"3 | {ONLINE} | 50% | 57,56% | tốt", "50%", "tốt")
    ]


def test_a_row_that_names_a_part_of_a_district_is_of_that_part():
    heading = "UBND HUYỆN TÂN HƯNG"
    row = ("1", "Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn", "%", "99,5", "")
    document = Document("a.txt", "text", (Paragraph(heading), Paragraph("BÁO CÁO"), table(HEADING, row)))
    (figure,) = reader().understand(document, level="district").figures
    assert fields(figure) == ("resolved-on-time", "99,5", None, None, "cấp xã")
    (figure,) = reader().understand(document, level="commune").figures
    assert fields(figure) == ("resolved-on-time", "99,5", None, None, None)


@pytest.mark.parametrize("words", language()["for_units"])
def test_a_row_for_a_kind_of_unit_is_of_the_rate_above_it(words):
    name = "Tỷ lệ xử lý văn bản, hồ sơ công việc trên môi trường mạng"
    readings, left = read(("7", name, "%", "", ""), ("7.1", f"{words} UBND cấp xã", "%", "100", ""))
    assert (readings, left) == ([("electronic-work-files", "100", None, None, f"{words} UBND cấp xã")], [])


def test_every_row_with_a_figure_is_read_or_left():
    rows = [(str(at), name, uom, value, "") for at, (name, uom, value, _) in enumerate(LEFT, 1)]
    found = understood(table(HEADING, *rows, ("9", ONLINE, "%", "57,56", "")))
    everything: list[Figure | Left] = [*found.figures, *found.left]
    assert sorted(each.text.split(" | ")[0] for each in everything) == [*"1234567", "9"]
