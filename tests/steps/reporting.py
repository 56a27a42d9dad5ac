"""Steps that say what a unit reports, and have it judged."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytest_bdd import given, parsers, when

from tests.steps import words
from tests.steps.paper import Desk


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


@given(parsers.re(r"báo cáo của một (?P<kind>[^\"]+)"))
def report_of_a(desk: Desk, kind: str) -> None:
    desk.add_paper("báo cáo", kind=kind)


@given(parsers.re(r'báo cáo của (?P<kind>[^"]+) có tên "(?P<name>[^"]+)"'))
def report_of_the(desk: Desk, kind: str, name: str) -> None:
    desk.add_paper("báo cáo", kind=kind, name=name)


@given(parsers.parse("kỳ báo cáo từ {first} đến {last}"))
def period(desk: Desk, first: str, last: str) -> None:
    desk.set_period(words.day(first), words.day(last))


@given(parsers.parse("kỳ báo cáo kết thúc ngày {last}"))
def period_ends(desk: Desk, last: str) -> None:
    end = words.day(last)
    desk.set_period(end.replace(day=1), end)


@given("báo cáo không ghi số liệu nào")
def reports_nothing(desk: Desk) -> None:
    desk.paper.readings.clear()


@given(parsers.parse('báo cáo ghi "{name}" là {figures}'))
def reports(desk: Desk, name: str, figures: str) -> None:
    desk.paper.add(words.indicator(name).name.vi, words.figures(figures))


@given(parsers.parse('báo cáo có dòng "{name}" nhưng để trống'))
def reports_blank(desk: Desk, name: str) -> None:
    desk.paper.readings.append({"indicator": words.indicator(name).name.vi, "value": ""})


@given("báo cáo ghi các số liệu:")
def reports_table(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert set(header) <= {"nội dung", "phần", "phạm vi", "số liệu", "nơi ghi"}
    assert {"nội dung", "số liệu"} <= set(header)
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        indicator = words.indicator(row["nội dung"])
        if row.get("phần"):
            assert row["phần"] in {part.name.vi for part in indicator.parts}
        desk.paper.add_row(row, words.figures(row["số liệu"]))


@given(parsers.parse("báo cáo ghi {figures} vào dòng số {row} của {document}"))
def reports_in_row(desk: Desk, figures: str, row: str, document: str) -> None:
    target = words.target_in(row, document)
    indicator = words.library().indicators[target.indicator]
    place = f"{document}, dòng {row}"
    desk.paper.add(indicator.name.vi, words.figures(figures), target=target.id, place=place)


@given(parsers.parse('dòng số {row} của {document} trong báo cáo ghi chỉ tiêu "{asked}" và kết quả {figures}'))
def states_threshold_in_row(desk: Desk, row: str, document: str, asked: str, figures: str) -> None:
    reports_in_row(desk, figures, row, document)
    desk.paper.readings[-1]["threshold"] = asked


@given(parsers.parse('báo cáo ghi "{name}" với chỉ tiêu "{asked}" và kết quả {figures}'))
def states_threshold(desk: Desk, name: str, asked: str, figures: str) -> None:
    reports(desk, name, figures)
    desk.paper.readings[-1]["threshold"] = asked


@given(parsers.parse("trong báo cáo cả năm 2024 của một {kind}, nội dung của mọi chỉ tiêu đều ghi {figures}"))
def reports_everything(desk: Desk, kind: str, figures: str) -> None:
    paper = desk.add_paper("báo cáo", kind=kind)
    in_force = [each for each in words.library().sets if each.id in ("nq01-2024", "nq02-2024")]
    for indicator in dict.fromkeys(target.indicator for each in in_force for target in each.targets):
        paper.add(words.library().indicators[indicator].name.vi, words.figures(figures))


@when("đánh giá báo cáo")
@when("đánh giá các báo cáo")
def check(desk: Desk) -> None:
    desk.check()


@when(parsers.re(r"một (?P<kind>bộ|tỉnh|sở|Sở Y tế|huyện|phòng cấp huyện|Phòng Tư pháp|xã) báo cáo (?P<figures>.+)"))
def unit_reports(desk: Desk, kind: str, figures: str) -> None:
    _report_on_this(desk, "báo cáo", kind, figures)
    desk.check()


@when(parsers.parse("mọi loại đơn vị đều báo cáo {figures}"))
def every_kind_reports(desk: Desk, figures: str) -> None:
    for kind in words.kinds_on(desk.period[1]):
        _report_on_this(desk, kind, kind, figures)
    desk.check()


def _report_on_this(desk: Desk, name: str, kind: str, figures: str) -> None:
    indicator = words.library().indicators[words.target(desk.this()).indicator]
    desk.add_paper(name, kind=kind).add(indicator.name.vi, words.figures(figures))
