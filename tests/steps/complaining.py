"""Steps about inputs that are wrong, and what the person who sent them is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_bdd import given, parsers, then

from engine.problem import Problem
from engine.report import problems as wording
from tests.steps import words
from tests.steps.paper import Desk


@given(parsers.parse('báo cáo ghi tên nội dung "{wrong}" với số liệu {figures}'))
def wrong_name(desk: Desk, wrong: str, figures: str) -> None:
    assert wrong not in {each.name.vi for each in words.library().indicators.values()}
    desk.paper.add(wrong, words.figures(figures))


@given(parsers.parse('ở ô {cell} của "{name}", báo cáo ghi "{text}"'))
def cell_says(desk: Desk, cell: str, name: str, text: str) -> None:
    key = words.known(cell, {"tỷ lệ": "value", "tử số": "numerator", "mẫu số": "denominator"})
    indicator = words.indicator(name).name.vi
    last = desk.paper.readings[-1] if desk.paper.readings else {}
    if last.get("indicator") == indicator and key not in last:
        last[key] = text
    else:
        desk.paper.readings.append({"indicator": indicator, key: text})


@given(parsers.parse('"{name}" có hai số liệu cùng ghi ở "{place}": {first} và {second}'))
def same_place(desk: Desk, name: str, place: str, first: str, second: str) -> None:
    for text in (first, second):
        desk.paper.add(words.indicator(name).name.vi, words.figures(text), place=place)


@given(parsers.parse('một báo cáo tốt tên "{name}"'))
def good_paper(desk: Desk, name: str) -> None:
    desk.add_paper(name).add(words.indicator("Tỷ lệ hồ sơ trực tuyến").name.vi, words.figures("57,56% (951/1.652)"))


@given(parsers.parse('một báo cáo tên "{name}" ghi chữ ở ô tỷ lệ'))
def bad_paper(desk: Desk, name: str) -> None:
    entry = {"indicator": words.indicator("Tỷ lệ hồ sơ trực tuyến").name.vi, "value": "chưa thống kê"}
    desk.add_paper(name).readings.append(entry)


@given(parsers.parse('một tệp tên "{name}" {state}'))
def file_in_state(desk: Desk, name: str, state: str) -> None:
    contents = {"bị trống": b"", "không phải là văn bản": b"\xd0\xcf\x11\xe0\x00\x01", "không tồn tại": None}
    if state not in contents:
        raise LookupError(f"{state!r} is none of {sorted(contents)}")
    desk.add_file(name, contents[state])


@then("báo cáo không được đánh giá")
def not_judged(desk: Desk) -> None:
    assert desk.assessments() == ()
    assert [each for each in desk.problems() if each.severity == "error"] != []


@then("báo cáo vẫn được đánh giá")
def judged_nevertheless(desk: Desk) -> None:
    desk.assessment()


@then("người gửi không bị nhắc gì")
def nothing_said(desk: Desk) -> None:
    assert _messages(desk.problems()) == []


@then(parsers.parse('người gửi được báo đúng một lỗi: "{message}"'))
def one_problem(desk: Desk, message: str) -> None:
    assert _messages(desk.problems()) == [("error", message)]


@then("người gửi được báo các lỗi:")
def all_problems(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["số liệu thứ", "lỗi"]
    wanted = [(desk.paper.line_of(int(number)), message) for number, message in rows]
    assert [(each.position.line, wording.message(each, "vi")) for each in desk.problems()] == wanted


@then(parsers.parse("lỗi chỉ đúng vào số liệu thứ {number:d} và chép lại nguyên dòng đó"))
def points_at(desk: Desk, number: int) -> None:
    (problem,) = desk.problems()
    line = desk.paper.line_of(number)
    text = desk.paper.path.read_text(encoding="utf-8").splitlines()[line - 1]
    assert (problem.position.line, problem.line_text) == (line, text)
    assert re.search(rf"^{line} \| .*{re.escape(text.strip())}$", wording.as_text(problem, "vi"), re.MULTILINE)


@then(parsers.parse('người gửi được báo "{wrong}" không phải là tên một nội dung'))
def unknown_name(desk: Desk, wrong: str) -> None:
    (problem,) = desk.problems()
    assert (problem.severity, problem.code, problem.details["found"]) == ("error", "unknown-word", wrong)
    assert wording.message(problem, "vi").startswith(f'có "{wrong}", chỉ dùng được ')


@then(parsers.parse('được gợi ý là "{name}"'))
def suggested(desk: Desk, name: str) -> None:
    (problem,) = desk.problems()
    indicator = words.indicator(name)
    near = problem.details["near"]
    assert near in (indicator.id, indicator.name.vi)
    assert wording.hint(problem, "vi") == f'có phải muốn ghi "{near}"?'


@then("không được gợi ý gì")
def nothing_suggested(desk: Desk) -> None:
    (problem,) = desk.problems()
    assert wording.hint(problem, "vi") == ""


@then(parsers.parse('người gửi được gợi ý: "{beginning}…"'))
def hinted(desk: Desk, beginning: str) -> None:
    (problem,) = desk.problems()
    assert wording.hint(problem, "vi").startswith(beginning)


@then(parsers.parse('báo cáo "{name}" được đánh giá đầy đủ'))
def other_is_judged(desk: Desk, name: str) -> None:
    finding = desk.finding("nq01-2024/3", name)
    assert (finding.verdict, len(desk.assessment(name).findings)) == ("pass", 22)
    assert desk.problems(name) == []


@then(parsers.parse('"{name}" không có kết luận nào, chỉ có lỗi: "{message}"'))
def file_is_wrong(desk: Desk, name: str, message: str) -> None:
    assert desk.assessments(name) == []
    assert _messages(desk.problems(name)) == [("error", message)]


def _messages(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(each.severity, wording.message(each, "vi")) for each in problems]


@then(parsers.parse('người gửi được báo là không có chỉ tiêu nào có hiệu lực ngày {day} cho "{unit}"'))
def nothing_in_force(desk: Desk, day: str, unit: str) -> None:
    (problem,) = desk.problems()
    found = (problem.severity, problem.code, problem.details["day"], problem.details["unit"])
    assert found == ("error", "no-target-set", words.day(day).isoformat(), unit)
    assert unit in wording.message(problem, "vi")


@then(parsers.parse("người gửi được báo là cấp của một {kind} không còn từ sau ngày {day}"))
def level_has_ended(desk: Desk, kind: str, day: str) -> None:
    (problem,) = desk.problems()
    found = (problem.severity, problem.code, problem.details["found"], problem.details["last"])
    assert found == ("error", "level-has-ended", words.kind(kind)[0], words.day(day).isoformat())


@then(parsers.parse("người gửi được nhắc rằng kỳ báo cáo vắt qua ngày {day}"))
def period_spans(desk: Desk, day: str) -> None:
    (problem,) = desk.problems()
    found = (problem.severity, problem.code, problem.details["day"])
    assert found == ("warning", "spans-reorganisation", words.day(day).isoformat())
