"""Steps about what a report claims of its own figures: forms that it fills in, what clashes, what to ask the unit."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import given, parsers, then, when

from engine.model import Discrepancy
from engine.pipeline import Request
from tests.steps import words
from tests.steps.paper import Desk, judge

_COLUMNS = {
    "lĩnh vực": "Lĩnh vực, công việc giải quyết theo cấp",
    "tiếp nhận": "Số hồ sơ tiếp nhận - Tổng số",
    "trực tuyến": "Số hồ sơ tiếp nhận - Trong kỳ, trực tuyến",
    "trực tiếp": "Số hồ sơ tiếp nhận - Trong kỳ, trực tiếp hoặc bưu chính",
    "kỳ trước": "Số hồ sơ tiếp nhận - Từ kỳ trước",
    "giải quyết": "Số hồ sơ đã giải quyết - Tổng số",
    "trước hạn": "Số hồ sơ đã giải quyết - Trước hạn",
    "đúng hạn": "Số hồ sơ đã giải quyết - Đúng hạn",
    "quá hạn": "Số hồ sơ đã giải quyết - Quá hạn",
    "đang giải quyết": "Số hồ sơ đang giải quyết - Tổng số",
    "còn hạn": "Số hồ sơ đang giải quyết - Trong hạn",
    "hết hạn": "Số hồ sơ đang giải quyết - Quá hạn",
}
"""The columns of form II.06a, by the short names that the features give them."""


@given("biểu II.06a của báo cáo ghi:")
def form_of_dossiers(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    heading = ["STT", *(words.known(name, _COLUMNS) for name in header)]
    assert len(set(header)) == len(header)
    desk.paper.say("Biểu số II.06a/VPCP/KSTT")
    numbered = ("" if row[0] == "Tổng cộng" else str(number) for number, row in enumerate(rows, start=1))
    desk.paper.show([heading, *([number, *row] for number, row in zip(numbered, rows, strict=True))])


@given("phụ lục 1a của báo cáo ghi:")
def form_of_communes(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["dòng", "đơn vị tính", "số liệu"]
    desk.paper.say("Phụ lục 1a")
    heading = ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"]
    desk.paper.show([heading, *([str(number), *row, ""] for number, row in enumerate(rows, start=1))])


@when("chỉ kiểm tra số liệu của báo cáo")
def audit(desk: Desk) -> None:
    desk.report = judge(Request(audits=True)).check([desk.paper.write()])


@then("các điểm bất nhất lần lượt là:")
def discrepancies_are(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["mức", "điểm bất nhất", "chưa kết luận được"]
    assert [_shown(each) for each in desk.discrepancies()] == [list(row) for row in rows]


@then("không điểm bất nhất nào làm thay đổi kết luận")
def changes_nothing(desk: Desk) -> None:
    said = [each.consequence for each in desk.discrepancies() if each.touches]
    assert said
    assert [each for each in said if not each.startswith("Không làm thay đổi kết luận về ")] == []


@then(parsers.parse('điểm bất nhất được xếp mức ấy vì: "{because}"'))
def severity_rests_on(desk: Desk, because: str) -> None:
    assert _only(desk).severity_because == because


@then(parsers.parse('cách giải thích đầu tiên là: "{explanation}"'))
def first_explanation_is(desk: Desk, explanation: str) -> None:
    assert _only(desk).explanations[0] == explanation


@then("cần hỏi đơn vị lần lượt:")
def questions_are(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["mức", "hỏi"]
    found = [[words.say(each.severity), each.text] for each in desk.assessment().questions]
    assert found == [list(row) for row in rows]


@then("không có gì phải hỏi đơn vị")
def nothing_to_ask(desk: Desk) -> None:
    assert [each.text for each in desk.assessment().questions] == []


def _shown(discrepancy: Discrepancy) -> list[str]:
    """The severity, the check, and the targets whose verdict it leaves open, as the features name them."""
    named = {each.id: short for short, name in words.SHORT.items() for each in words.library().sets if each.id == name}
    left = [f"{named[each.partition('/')[0]]}, số {each.partition('/')[2]}" for each in discrepancy.swings]
    return [words.say(discrepancy.severity), words.say(discrepancy.check), "; ".join(left)]


def _only(desk: Desk) -> Discrepancy:
    (found,) = desk.discrepancies()
    return found
