"""Steps that set the report of one period beside that of another."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import given, parsers, then, when

from engine import exact, phrase
from engine.comparing import Compared, compared
from engine.model.compared import LASTING, Comparison, FigureChange
from engine.pipeline import Request
from engine.wording import say
from tests.steps import words
from tests.steps.paper import Desk

BEFORE, AFTER = "kỳ trước", "kỳ sau"


@given(parsers.parse("báo cáo {title} của một xã, từ {first} đến {last}, ghi các số liệu:"))
def paper_of_a_period(desk: Desk, title: str, first: str, last: str, datatable: Sequence[Sequence[str]]) -> None:
    paper = desk.add_paper(title, name="Xã An Phú")
    paper.period = (words.day(first), words.day(last))
    header, *rows = datatable
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        paper.add_row({**cells, "nội dung": words.indicator(cells["nội dung"]).id}, words.figures(cells.pop("số liệu")))


@when("đặt hai báo cáo cạnh nhau", target_fixture="side_by_side")
def set_side_by_side(desk: Desk) -> Compared:
    old, new = (desk.papers[name].write() for name in (BEFORE, AFTER))
    return compared(old, new, Request(targets=tuple(desk.asked), as_of=desk.as_of), any_unit=False)


@then("các chỉ tiêu thay đổi như sau:")
def targets_moved(side_by_side: Compared, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["văn bản", "số", "thay đổi"]
    found = {each.target.id: say("comparison", each.movement, "vi") for each in _comparison(side_by_side).targets}
    wanted = {words.target_id(row, document): moved for document, row, moved in rows}
    assert {target: found[target] for target in wanted} == wanted


@then("số liệu thay đổi như sau:")
def figures_changed(side_by_side: Compared, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["nội dung", "kỳ trước", "kỳ sau", "điểm phần trăm", "tử số", "mẫu số"]
    wanted = [[words.indicator(name).id, *rest] for name, *rest in rows]
    assert [_row(each) for each in _comparison(side_by_side).figures] == wanted


def _row(change: FigureChange) -> list[str]:
    old, new = (phrase.figures(each, "vi") if each else "" for each in (change.old, change.new))
    numbers = (change.points[0].difference if change.points else None, change.numerator, change.denominator)
    return [change.reading.indicator, old, new, *("" if each is None else _signed(each) for each in numbers)]


def _signed(number: exact.Number) -> str:
    return ("+" if number > 0 else "") + phrase.decimal(number, "vi")


@then(parsers.parse("có {new:d} điểm bất nhất mới, {gone:d} không còn, {still:d} vẫn còn"))
def discrepancies_lasted(side_by_side: Compared, new: int, gone: int, still: int) -> None:
    found = [each.lasting for each in _comparison(side_by_side).discrepancies]
    assert [found.count(lasting) for lasting in LASTING] == [new, gone, still]


@then(parsers.parse('điểm bất nhất mới ghi: "{message}"'))
def new_discrepancy_says(side_by_side: Compared, message: str) -> None:
    found = [each.discrepancy.message for each in _comparison(side_by_side).discrepancies if each.lasting == "new"]
    assert found == [message]


@then("có chỉ tiêu kém đi so với kỳ trước")
def is_worse(side_by_side: Compared) -> None:
    assert _comparison(side_by_side).is_worse


@then("không có chỉ tiêu nào kém đi so với kỳ trước")
def is_not_worse(side_by_side: Compared) -> None:
    assert not _comparison(side_by_side).is_worse


def _comparison(side_by_side: Compared) -> Comparison:
    assert side_by_side.comparison is not None, [str(each) for each in side_by_side.problems]
    return side_by_side.comparison
