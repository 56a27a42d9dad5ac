"""Steps about reports that come as they are: what is read of them, what is left, and what that is judged to be."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import load_workbook
from pytest_bdd import given, parsers, then, when

from engine.drafts import draft, template_for
from engine.intake import Intake
from engine.pipeline import Request
from engine.report import problems as wording
from engine.understood import Figure, Understood
from engine.wording import say
from tests import made_pdf, made_word
from tests.steps import words
from tests.steps.letter import Letter
from tests.steps.paper import Desk, judge

_NAME = "báo cáo"
_FILES = {
    "bản scan không có chữ": ("pdf", made_pdf.scanned()),
    "văn bản Word kiểu cũ": ("doc", made_word.old("WordDocument")),
    "văn bản Word bị cắt cụt": ("docx", made_word.MADE["cut-off.docx"]),
}
"""What the features call a file that cannot be read."""


@given(parsers.re(r'báo cáo (?P<form>Word|Excel|PDF|trang mạng|văn bản thường) của "(?P<unit>[^"]+)"'))
def letter_of(desk: Desk, form: str, unit: str) -> None:
    desk.papers[_NAME] = Letter(desk.folder, form, unit)


@given("báo cáo Word không ghi là của ai và kỳ nào")
def letter_of_nobody(desk: Desk) -> None:
    desk.papers[_NAME] = Letter(desk.folder, "Word", None, None)


@given(parsers.parse('trong báo cáo có câu: "{text}"'))
@given(parsers.parse('trong báo cáo có đề mục "{text}"'))
def letter_says(desk: Desk, text: str) -> None:
    desk.paper.say(text)


@given("trong báo cáo có bảng:")
@given("sang trang sau, bảng còn:")
def letter_shows(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    desk.paper.show(datatable)


@given(parsers.parse('một thư mục có báo cáo Word của "{first}" và của "{second}", đều ghi hồ sơ trực tuyến 57,56%'))
def folder_of_letters(desk: Desk, first: str, second: str) -> None:
    for number, unit in enumerate((first, second), start=1):
        letter = desk.papers[unit] = Letter(desk.folder / "thu-muc", "Word", unit, name=str(number))
        letter.say("Tỷ lệ hồ sơ nộp trực tuyến là 951/1.652 hồ sơ, đạt 57,56%.")


@given(parsers.parse('trong thư mục có thêm một {kind}, đặt tên "{name}"'))
def folder_has(desk: Desk, kind: str, name: str) -> None:
    ending, content = _FILES[kind]
    desk.files[name] = desk.folder / "thu-muc" / f"3.{ending}"
    desk.files[name].parent.mkdir(exist_ok=True)
    desk.files[name].write_bytes(content)


@given(parsers.parse("tệp của đơn vị là một {kind}"))
def file_of_kind(desk: Desk, kind: str) -> None:
    ending, content = _FILES[kind]
    desk.files[_NAME] = desk.folder / f"bao-cao.{ending}"
    desk.files[_NAME].write_bytes(content)


@given(parsers.parse('mẫu Excel cho cấp xã đã điền tên "{unit}", kỳ từ {first} đến {last}, và:'))
def filled_template(desk: Desk, unit: str, first: str, last: str, datatable: Sequence[Sequence[str]]) -> None:
    assert datatable[0] == ["nội dung", "tỷ lệ", "tử số", "mẫu số"]
    data = template_for("commune", (), words.day(last), "vi", "xlsx")
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    rows = {str(cell.value): cell.row for cell in sheet["A"] if cell.value}
    for label, text in (("Đơn vị", unit), ("Từ ngày", first), ("Đến ngày", last)):
        sheet.cell(rows[label], 2).value = text
    for name, *cells in datatable[1:]:
        for column, text in zip((4, 5, 6), cells, strict=True):
            sheet.cell(rows[words.indicator(name).name.vi], column).value = text or None
    desk.files[_NAME] = desk.folder / "mau.xlsx"
    book.save(desk.files[_NAME])


@when(parsers.parse('người dùng nói rõ đó là "{unit}", kỳ từ {first} đến {last}, rồi đánh giá báo cáo'))
def check_as_said(desk: Desk, unit: str, first: str, last: str) -> None:
    said = Request(unit=unit, level="commune", from_=words.day(first), to=words.day(last))
    desk.report = judge(said).check([desk.paper.write()])


@when("đánh giá cả thư mục")
def check_folder(desk: Desk) -> None:
    for each in desk.papers.values():
        each.write()
    desk.report = judge(Request()).check([desk.folder / "thu-muc"])


@when(parsers.parse('trong bản đọc của báo cáo, người dùng sửa "{old}" thành "{new}" rồi đánh giá bản đã sửa'))
def check_corrected(desk: Desk, old: str, new: str) -> None:
    text = _draft(desk)
    assert old in text
    path = desk.folder / "ban-doc.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    desk.report = judge(Request()).check([path])


@when("đọc báo cáo")
def read_letter(desk: Desk) -> None:
    desk.paper.write()


@then("báo cáo được hiểu gồm các số liệu:")
def is_read_as(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["nội dung", "phần", "phạm vi", "số liệu"]
    assert [_shown(each) for each in _understood(desk).figures] == [tuple(row) for row in rows]


@then("báo cáo không được hiểu là có số liệu nào")
def nothing_is_read(desk: Desk) -> None:
    assert [_shown(each) for each in _understood(desk).figures] == []


@then("không còn chỗ nào có số mà chưa đọc")
def nothing_is_left(desk: Desk) -> None:
    assert [each.text for each in _understood(desk).left] == []


@then(parsers.parse('còn lại chỗ ghi "{text}", vì: {reason}'))
def is_left(desk: Desk, text: str, reason: str) -> None:
    found = [(each.text, say("draft", f"left-{each.reason}", "vi")) for each in _understood(desk).left]
    assert [said for left, said in found if text in left] == [reason], found


@then("chỗ còn lại có thể là:")
def may_be(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    (left,) = _understood(desk).left
    assert list(left.candidates) == [words.indicator(name).id for (name,) in datatable]


@then(parsers.parse('bản đọc ghi: "{line}"'))
def draft_says(desk: Desk, line: str) -> None:
    lines = [each.strip(" #") for each in _draft(desk).splitlines()]
    assert line in lines, lines


@then(parsers.parse("trong chỉ tiêu số {row} của {document}, số liệu của từng phần đơn vị cho kết quả:"))
def parts_of_unit(desk: Desk, row: str, document: str, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["phạm vi", "kết quả"]
    finding = desk.finding(words.target_id(row, document))
    assert [[each.reading.scope, words.say(each.outcome)] for each in finding.scoped] == [list(row) for row in rows]


@then("người gửi được báo và được gợi ý:")
def told_with_hints(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["lỗi", "gợi ý"]
    found = [each for each in desk.problems() if each.severity == "error"]
    assert len(found) == len(rows), [str(each) for each in found]
    for problem, (message, hint) in zip(found, rows, strict=True):
        assert wording.message(problem, "vi").startswith(message)
        assert wording.hint(problem, "vi").startswith(hint)


@then(parsers.parse('báo cáo được đánh giá là của "{unit}", {level}, kỳ từ {first} đến {last}'))
def is_of(desk: Desk, unit: str, level: str, first: str, last: str) -> None:
    submission = desk.assessment().submission
    named = words.library().levels[submission.unit.level].name.vi
    assert (submission.unit.name, named) == (unit, level)
    assert (submission.period.from_, submission.period.to) == (words.day(first), words.day(last))


def _understood(desk: Desk) -> Understood:
    found = Intake(Request(), words.library()).entered(_path(desk)).understood
    assert found is not None
    return found


def _draft(desk: Desk) -> str:
    return draft(_path(desk), Request()).text


def _path(desk: Desk) -> Path:
    return desk.files[_NAME] if _NAME in desk.files else desk.paper.write()


def _shown(figure: Figure) -> tuple[str, str, str, str]:
    """A figure as the features write it: name, part, scope, "79,61% (7.346/9.228)"."""
    indicator = words.library().indicators[figure.match.indicator]
    part = next((each.name.vi for each in indicator.parts if each.id == figure.match.part), "")
    counts = "/".join(each for each in (figure.numerator, figure.denominator) if each)
    both = f"{figure.value} ({counts})" if figure.value and counts else figure.value or counts
    return (indicator.name.vi, part, figure.scope or "", both)
