"""Forms: submissions filled in as a table of a workbook or document."""

from __future__ import annotations

import pytest

import targets
from engine.document import Cell, Document, Paragraph, Table
from engine.normalise.submission import read_submission
from engine.problem import InputError, Place
from engine.read import read_input
from engine.read.form import filled_form
from engine.read.sheet import read_workbook
from engine.report.problems import hint
from engine.source import Plain, plain
from engine.wording import say
from tests.made_sheet import HEAD, HEADER, MADE, SATISFACTION, form, grid, packed

LIBRARY = targets.load_shipped()
DIGITIZATION = ("Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC", "results", "", "7.346", "9.228", "")
UNIT = {"name": "Xã An Phú", "level": "cấp xã"}
PERIOD = {"from": "2024-01-01", "to": "2024-06-30"}
READING = {"indicator": "satisfaction", "value": "98%", "place": "Biểu 1, dòng 12"}


def trees(**sheets: str) -> list[Plain]:
    return [plain(each.root) for each in filled_form(read_workbook("a.xlsx", packed(sheets)))]


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell(each) for each in row) for row in rows))


def document(*blocks: Table | Paragraph) -> Document:
    return Document("a.docx", "docx", blocks)


def test_a_form_with_a_head_is_a_submission():
    counts = {"indicator": DIGITIZATION[0], "part": "results", "numerator": "7.346", "denominator": "9.228"}
    assert trees(a=form(SATISFACTION, DIGITIZATION)) == [
        {"unit": UNIT, "period": PERIOD, "readings": [READING, counts]}
    ]


def test_a_form_is_read_as_the_submission_that_it_says():
    (source,) = filled_form(read_workbook("a.xlsx", packed({"Biểu 1": form(DIGITIZATION)})))
    submission, problems = read_submission(source, LIBRARY, "")
    (reading,) = submission.readings
    assert problems == ()
    assert (reading.indicator, reading.part, reading.text) == ("digitization", "results", "7.346/9.228")
    assert reading.place == 'trang tính "Biểu 1", ô A7'


def test_each_sheet_may_hold_the_form_of_one_unit():
    other = form(SATISFACTION, head=(("Đơn vị", "Xã An Bình"), *HEAD[1:]))
    assert trees(a=form(SATISFACTION), b=other) == [
        {"unit": UNIT, "period": PERIOD, "readings": [READING]},
        {"unit": {**UNIT, "name": "Xã An Bình"}, "period": PERIOD, "readings": [READING]},
    ]


def test_the_unit_and_period_may_stand_in_columns():
    header = ("Đơn vị", "Cấp", "Từ ngày", "Đến ngày", "Chỉ số", "Tỷ lệ")
    rows = tuple((name, "cấp xã", "1/1/2024", "2024-06-30", "satisfaction", "98%") for name in ("A", "B", "A"))
    reading = {"indicator": "satisfaction", "value": "98%"}
    assert trees(a=grid(("Tổng hợp",), (), header, *rows)) == [
        {"unit": {"name": name, "level": "cấp xã"}, "period": PERIOD, "readings": [reading] * count}
        for name, count in (("A", 2), ("B", 1))
    ]


def test_rows_without_figures_and_repeated_headers_are_no_readings():
    section = ("I. Dịch vụ công", "", "", "", "", "")
    unfilled = ("data-reuse", "", "", "", "", "chưa có")
    found = trees(a=form(section, unfilled, HEADER, SATISFACTION, unfilled))
    assert found == [{"unit": UNIT, "period": PERIOD, "readings": [READING]}]


def test_a_section_merged_over_all_columns_is_no_reading():
    section = tuple(Cell("I. Dịch vụ công", copied=at > 0) for at in range(len(HEADER)))
    filled = table(*((*row, *[""] * 4) for row in HEAD), HEADER, SATISFACTION)
    mixed = Table((*filled.rows[:-1], section, filled.rows[-1]))
    (source,) = filled_form(document(mixed))
    assert plain(source.root) == {"unit": UNIT, "period": PERIOD, "readings": [READING]}


def test_an_empty_form_has_no_readings():
    head = (("Đơn vị", ""), ("Cấp", "cấp xã"), ("Từ ngày", ""), ("Đến ngày", ""))
    assert trees(a=form(head=head)) == [
        {"unit": {"name": None, "level": "cấp xã"}, "period": {"from": None, "to": None}, "readings": []}
    ]


def test_a_head_may_stand_in_paragraphs():
    lines = [Paragraph(f"{label}: {value}") for label, value in HEAD]
    (source,) = filled_form(document(*lines, table(HEADER, SATISFACTION)))
    assert plain(source.root) == {"unit": UNIT, "period": PERIOD, "readings": [READING]}


def test_several_labels_may_stand_in_one_row():
    head = table(("Đơn vị:", "Xã An Phú", "Cấp:", "cấp xã"), ("Từ ngày", "1.1.2024", "Đến ngày", "30-06-2024"))
    (source,) = filled_form(document(head, table(HEADER, SATISFACTION)))
    assert plain(source.root) == {"unit": UNIT, "period": PERIOD, "readings": [READING]}


@pytest.mark.parametrize(
    "found",
    [
        document(Paragraph("Đơn vị: Xã An Phú"), Paragraph("Báo cáo")),
        document(table(("TT", "Nội dung đo", "Đơn vị", "Kết quả"), ("1", "Số hóa", "%", "79,61"))),
        document(table(("Chỉ tiêu", "Đơn vị", "Kết quả", "Ghi chú"), ("Số hóa", "%", "79,61", "951/1.652"))),
        document(table(*HEAD)),
    ],
)
def test_a_report_is_no_form(found):
    assert filled_form(found) == ()


def test_problems_of_a_form_name_its_cells_and_no_lines():
    (source, _) = filled_form(read_workbook("a.xlsx", MADE["form-with-mistakes.xlsx"]))
    with pytest.raises(InputError) as refused:
        read_submission(source, LIBRARY, "")
    assert [(each.code, each.position.line, each.place) for each in refused.value.problems] == [
        ("unknown-label", 0, Place(sheet="Xã An Phú", cell="A8", table=2, row=8, column=1)),
        ("not-a-number", 0, Place(sheet="Xã An Phú", cell="D9", table=2, row=9, column=4)),
    ]


def test_a_warning_of_a_form_names_its_cell():
    head = (*HEAD[:2], ("Từ ngày", "01/01/2025"), ("Đến ngày", "31/12/2025"))
    (source,) = filled_form(read_workbook("a.xlsx", packed({"a": form(SATISFACTION, head=head)})))
    _, problems = read_submission(source, LIBRARY, "")
    assert [(each.code, each.severity, each.place.sheet) for each in problems] == [
        ("spans-reorganisation", "warning", "a")
    ]


def test_an_unknown_column_of_a_form_is_refused_in_its_place():
    with pytest.raises(InputError) as refused:
        read_input("a.xlsx", MADE["form-with-an-unknown-column.xlsx"])
    assert [(each.code, each.place.cell) for each in refused.value.problems] == [("unknown-key", "G5")]


def test_a_day_that_is_not_stays_as_it_was_written():
    head = (*HEAD[:2], ("Từ ngày", "31/02/2024"), ("Đến ngày", "cuối kỳ"))
    (found,) = trees(a=form(SATISFACTION, head=head))
    assert isinstance(found, dict)
    assert found["period"] == {"from": "31/02/2024", "to": "cuối kỳ"}


def refused(*rows: tuple[str, ...], head: tuple[tuple[str, ...], ...] = HEAD) -> list[tuple[str, str, str]]:
    """Cell, code and hint of each problem of a form in Vietnamese."""
    (source,) = filled_form(read_workbook("a.xlsx", packed({"a": form(*rows, head=head)})))
    with pytest.raises(InputError) as error:
        read_submission(source, LIBRARY, "")
    return [(each.place.cell, each.code, hint(each, "vi")) for each in error.value.problems]


@pytest.mark.parametrize("nothing", ["-", "–", "Không phát sinh", "không có", "chưa có", "N/A", "...", "KPS"])
def test_a_cell_that_says_in_words_that_there_is_no_figure_is_told_what_to_write(nothing):
    advice = (
        "chưa có số liệu thì để trống; "
        "trong kỳ không phát sinh thì ghi 0 ở cả tử số (numerator) và mẫu số (denominator)"
    )
    assert refused((*SATISFACTION[:2], nothing, nothing, "", "")) == [
        ("C7", "no-figure", advice),
        ("D7", "no-figure", advice),
    ]


def test_what_is_advised_for_no_activity_is_read_so():
    (source,) = filled_form(read_workbook("a.xlsx", packed({"a": form((*SATISFACTION[:2], "", "0", "0", ""))})))
    (reading,) = read_submission(source, LIBRARY, "")[0].readings
    assert (reading.text, reading.stated) == ("0/0", None)


def test_a_word_that_the_form_does_not_have_is_told_by_its_own_labels():
    head = (HEAD[0], ("Cấp", "cấp xa"), *HEAD[2:])
    found = refused(("Tỷ lệ hồ sơ trực tuyen", "", "97%", "", "", ""), ("Chỉ số lạ", "", "1%", "", "", ""), head=head)
    assert found == [
        ("B2", "unknown-label", 'có phải muốn ghi "cấp xã"?'),
        ("A7", "unknown-label", 'có phải muốn ghi "Tỷ lệ hồ sơ trực tuyến"?'),
        ("A8", "unknown-label", ""),
    ]


def test_a_day_of_a_form_is_asked_for_as_the_form_writes_days():
    head = (*HEAD[:2], ("Từ ngày", "31/02/2024"), ("Đến ngày", "cuối kỳ"))
    advice = "ghi ngày/tháng/năm, ví dụ 30/06/2024"
    assert [(code, said) for _, code, said in refused(SATISFACTION, head=head)] == [("not-a-day", advice)] * 2
    assert say("details", "help-from", "vi") in advice
