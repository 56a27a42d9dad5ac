"""Workbooks: what a person sees on a sheet, as lines of text and tables with their places."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from engine.document import Cell, Document, Paragraph, Table, clean
from engine.problem import InputError, Place
from engine.read import sheet, sheet_scan
from engine.read.sheet import read_workbook
from engine.read.sheet_scan import MAX_CELLS, column_name, column_number
from engine.read.sheet_text import text_of
from tests.command import ROOT
from tests.made_sheet import MADE, grid, packed, row, sheet_xml, text
from tests.mutated_zip import unpacked
from tests.written_sheet import TITLE, written

LINE = Side("thin")
FRAME = Border(LINE, LINE, LINE, LINE)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(*rows: tuple[Any, ...], merged: tuple[str, ...] = (), framed: str = "") -> bytes:
    """A workbook of one sheet with these values from A1 on."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Biểu 1"
    for values in rows:
        sheet.append(values)
    for cells in sheet[framed] if framed else ():
        for cell in cells:
            cell.border = FRAME
    for each in merged:
        sheet.merge_cells(each)
    return saved(book)


def read(data: bytes) -> Document:
    return read_workbook("a.xlsx", data)


def shown(document: Document) -> list[Any]:
    """Texts of paragraphs, and rows of texts of tables."""
    return [
        each.text if isinstance(each, Paragraph) else [tuple(cell.text for cell in cells) for cells in each.rows]
        for each in document.blocks
    ]


def refused(data: bytes) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as error:
        read(data)
    return [(each.code, each.place.sheet, each.place.cell) for each in error.value.problems]


def test_a_sheet_is_a_heading_then_its_lines_and_tables_each_with_its_place():
    found = read(filled(("Báo  cáo",), (), (None, "Chỉ tiêu", "Kết quả"), (None, "Số hóa", "79,61%")))

    def cell(name: str, words: str, number: int, column: int) -> Cell:
        return Cell(words, Place(sheet="Biểu 1", cell=name, table=1, row=number, column=column))

    rows = (
        (cell("B3", "Chỉ tiêu", 3, 2), cell("C3", "Kết quả", 3, 3)),
        (cell("B4", "Số hóa", 4, 2), cell("C4", "79,61%", 4, 3)),
    )
    assert found == Document(
        "a.xlsx",
        "xlsx",
        (
            Paragraph("Biểu 1", Place(sheet="Biểu 1", paragraph=1), 1),
            Paragraph("Báo cáo", Place(sheet="Biểu 1", cell="A1", row=1, column=1, paragraph=2)),
            Table(rows, Place(sheet="Biểu 1", cell="B3", table=1, row=3, column=2)),
        ),
    )


def test_tables_and_paragraphs_are_counted_over_all_sheets():
    found = read(packed({"a": grid(("x",), (), ("1", "2")), "b": grid(("1", "2"), (), ("1", "2"))}))
    assert [(each.place.sheet, each.place.table, each.place.paragraph) for each in found.blocks] == [
        ("a", 0, 1), ("a", 0, 2), ("a", 1, 0), ("b", 0, 3), ("b", 2, 0), ("b", 3, 0)
    ]  # fmt: skip


def test_merged_cells_stand_in_each_of_their_places():
    data = filled(
        ("TT", "Kết quả", None), (None, "Số", "Tỷ lệ"), (1, 951, "57,56%"), merged=("A1:A2", "B1:C1"), framed="A1:C3"
    )
    (_, table) = read(data).blocks
    assert isinstance(table, Table)
    assert [[(cell.text, cell.copied, cell.place.cell) for cell in cells] for cells in table.rows] == [
        [("TT", False, "A1"), ("Kết quả", False, "B1"), ("Kết quả", True, "C1")],
        [("TT", True, "A2"), ("Số", False, "B2"), ("Tỷ lệ", False, "C2")],
        [("1", False, "A3"), ("951", False, "B3"), ("57,56%", False, "C3")],
    ]


def test_a_title_merged_over_the_table_is_a_line_and_is_read_once():
    data = filled(("Biểu tổng hợp", None), (), ("a", "b"), merged=("A1:B2",))
    assert shown(read(data)) == ["Biểu 1", "Biểu tổng hợp", [("a", "b")]]


def test_section_rows_stay_in_their_table():
    data = filled(("TT", "Chỉ tiêu"), ("I", "CÔNG TÁC"), ("Nhóm A", None), (1, "x"), merged=("A3:B3",))
    assert shown(read(data))[1] == [("TT", "Chỉ tiêu"), ("I", "CÔNG TÁC"), ("Nhóm A", "Nhóm A"), ("1", "x")]


def test_titles_right_above_a_table_with_borders_stand_apart_from_it():
    rows = (("UBND XÃ", "CỘNG HÒA"), ("BÁO CÁO", None), ("a", "b"), ("1", None), ("Ghi chú: không", None))
    assert shown(read(filled(*rows, framed="A3:B4")))[1:] == [
        [("UBND XÃ", "CỘNG HÒA")], "BÁO CÁO", [("a", "b"), ("1", "")], "Ghi chú: không"
    ]  # fmt: skip


def test_a_row_of_an_indicator_alone_stays_in_a_table_without_borders():
    assert shown(read(filled(("Chỉ tiêu", "Kết quả"), ("Số hóa", None))))[1] == [
        ("Chỉ tiêu", "Kết quả"), ("Số hóa", "")
    ]  # fmt: skip


def test_a_column_with_borders_is_a_table_and_one_without_is_lines():
    rows = (("a",), ("b",))
    assert shown(read(filled(*rows, framed="A1:A2")))[1:] == [[("a",), ("b",)]]
    assert shown(read(filled(*rows)))[1:] == ["a", "b"]


def test_an_empty_row_with_borders_parts_no_table():
    rows = (("a", "b"), (), ("c", "d"))
    assert shown(read(filled(*rows, framed="A1:B5")))[1:] == [[("a", "b"), ("", ""), ("c", "d")]]
    assert shown(read(filled(*rows)))[1:] == [[("a", "b")], [("c", "d")]]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (1652, "#,##0", "1652"),
        (1652.0, "General", "1652"),
        (4.325, "General", "4,325"),
        (57.560000000000002, "0.00", "57,56"),
        (0.5756, "0.00%", "57,56%"),
        (0.796055, "0.00%", "79,6055%"),
        (951 / 1652, "0.0%", "57,566585956416%"),
        (0.1 + 0.2, "General", "0,3"),
        (1, "0%", "100%"),
        (-0.05, "0%", "-5%"),
        (57.56, '0.00"%"', "57,56%"),
        (57.56, "0.00\\%", "57,56%"),
        (12, '0" hồ sơ (%)"', "12%"),
        (5, "0;[Red]-0%", "5"),
        (1e-7, "General", "0,0000001"),
        (0, "0%", "0%"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (dt.datetime.fromisoformat("2024-06-30"), "dd/mm/yyyy", "30/06/2024"),
        (dt.datetime.fromisoformat("2024-06-30T07:05"), "dd/mm/yyyy", "30/06/2024 07:05:00"),
        (dt.date(2024, 6, 3), "m/d/yyyy", "03/06/2024"),
        (dt.time(7, 5), "h:mm", "07:05:00"),
        ("07", "@", "07"),
        ("1.652", "General", "1.652"),
        ("dòng 1\n dòng 2_x000D_", "General", "dòng 1 dòng 2"),
        ("#DIV/0!", "General", "#DIV/0!"),
        (float("inf"), "General", "#NUM!"),
        (None, None, ""),
    ],
)
def test_a_cell_shows_exactly_what_it_holds(value, number_format, expected):
    assert text_of(value, number_format) == expected


def test_a_typed_number_is_read_as_typed_through_the_file():
    book = Workbook()
    sheet: Any = book.active
    sheet.append((0.5756, dt.date(2024, 6, 30), True, "=1/0", "1.652"))
    sheet["A1"].number_format = "0.00%"
    sheet["D1"].data_type = "e"
    sheet["D1"].value = "#DIV/0!"
    assert shown(read(saved(book)))[1] == [("57,56%", "30/06/2024", "TRUE", "#DIV/0!", "1.652")]


@given(st.integers(0, 10**9), st.integers(0, 6))
@settings(max_examples=50, deadline=None)
def test_every_number_that_is_typed_comes_back_digit_by_digit(whole, places):
    digits = str(whole).rjust(places + 1, "0")
    typed = digits[: len(digits) - places] + ("." + digits[len(digits) - places :] if places else "")
    plain = typed.rstrip("0").rstrip(".") if "." in typed else typed
    assert text_of(json.loads(plain), "General") == plain.replace(".", ",")


def test_calculated_values_are_read_and_formulas_without_one_are_named():
    known = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
    known += '<c r="C1" t="str"><f>A1</f><v>x</v></c>'
    assert shown(read(packed({"a": sheet_xml(row(1, known))})))[1] == [("2", "", "x")]
    assert refused(MADE["formula-without-value.xlsx"]) == [
        ("formula-without-value", "Biểu 1", "B2"), ("formula-without-value", "Biểu 2", "B2")
    ]  # fmt: skip


def test_a_hidden_sheet_is_read_and_named_unless_it_is_empty():
    data = packed({"a": grid(("x",)), "b": grid(("y",)), "c": grid()}, hidden=frozenset({"b", "c"}))
    found = read(data)
    assert shown(found) == ["a", "x", "b", "y", "c"]
    assert [(each.code, each.severity, each.place.sheet) for each in found.warnings] == [
        ("hidden-sheet", "warning", "b")
    ]


def test_hidden_rows_are_read():
    data = packed({"a": sheet_xml(row(1, text("A1", "x"), text("B1", "y")).replace("<row ", '<row hidden="1" '))})
    assert shown(read(data))[1] == [("x", "y")]


@pytest.mark.parametrize("cell", ["B2", "AA1", "a1", "1", "AAAA1", "Z"])
def test_a_cell_that_stands_elsewhere_than_its_row_says_is_refused(cell):
    cells = row(1, text("AA1", "x"), text(cell, "y"))
    assert refused(packed({"a": sheet_xml(cells)})) == [("cells-out-of-order", "a", cell)]


def test_rows_out_of_order_are_refused():
    rows = (row(3, text("A3", "x")), row(2, text("A2", "y")))
    assert refused(packed({"a": sheet_xml(*rows)})) == [("cells-out-of-order", "a", "A2")]


def test_cells_may_leave_out_their_places():
    cells = (text("A1", each).replace(' r="A1"', "") for each in "xy")
    assert shown(read(packed({"a": sheet_xml(f"<row>{''.join(cells)}</row>")})))[1] == [("x", "y")]


def test_broken_xml_far_down_a_sheet_names_the_sheet():
    rows = "".join(row(number, text(f"A{number}", "x"), text(f"B{number}", "y")) for number in range(1, 3000))
    assert refused(packed({"a": sheet_xml(rows)[:-40]})) == [("broken-sheet", "a", "")]


MILLION = range(2, 1_048_577)
FIRST = row(1, text("A1", "a"), text("B1", "b"))
ALL = '<dimension ref="A1:XFD1048576"/>'


def many(name: str) -> str:
    """Sheets that are larger than they look, as XML."""
    match name:
        case "empty rows":
            return sheet_xml(FIRST, *(f'<row r="{each}" ht="15"/>' for each in MILLION), before=ALL)
        case "empty cells":
            return sheet_xml(FIRST, *(row(each, f'<c r="A{each}" s="0"/>') for each in MILLION), before=ALL)
        case "empty cells of a sheet without a size":
            return sheet_xml(FIRST, *(row(each, f'<c r="A{each}" s="0"/>') for each in MILLION[:300_000]))
        case "ends far apart":
            return sheet_xml(FIRST, row(1_048_576, text("XFD1048576", "z")), before=ALL)
        case "merged over everything":
            merged = '<mergeCell ref="A1:XFD1048576"/>' * 10_000
            far = row(1_000, text("AAA1000", "z"))
            return sheet_xml(FIRST, far, after=f"<mergeCells>{merged}</mergeCells>")
    numbers = range(1, MAX_CELLS // 4)
    return sheet_xml(*(row(each, *(f'<c r="{name}{each}"><v>1</v></c>' for name in "ABCDE")) for each in numbers))


READ = """
import resource, sys
from engine.problem import InputError
from engine.read import sheet, sheet_scan
from engine.read.sheet import read_workbook
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
try:
    print(len(read_workbook("a.xlsx", sys.stdin.buffer.read()).blocks))
except InputError as error:
    print(*(each.code for each in error.problems))
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty rows", "2"),
        ("empty cells", "2"),
        ("empty cells of a sheet without a size", "too-many-cells"),
        ("ends far apart", "3"),
        ("merged over everything", "too-many-cells"),
        ("more cells than are read", "too-many-cells"),
    ],
)
def test_a_sheet_larger_than_it_looks_takes_ten_seconds_and_500_megabytes_at_most(name, said):
    data = packed({"a": many(name)})
    command = [sys.executable, "-c", READ]
    done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, timeout=10, check=True)
    assert done.stdout.decode().strip() == said


def test_columns_have_letters_and_numbers():
    assert [column_name(each) for each in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert [column_number(each) for each in ("A", "Z", "AA", "ZZ", "AAA", "XFD")] == [1, 26, 27, 702, 703, 16_384]


WORDS = st.text(st.sampled_from("aăâbcdđêghiôơưứừạảỵÝ 0123456789.,%/=+-@<>&'\"|–"), max_size=12).map(clean)
FULL = WORDS.filter(bool)


@st.composite
def tables(draw: Any) -> Table:
    """A table of any size, whose first and last cells are filled: what is empty all around cannot be seen."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rows = [[draw(WORDS) for _ in range(width)] for _ in range(height)]
    rows[0][0], rows[-1][-1] = draw(FULL), draw(FULL)
    return Table(tuple(tuple(Cell(each) for each in cells) for cells in rows))


@given(st.lists(FULL.map(Paragraph) | tables(), max_size=5))
@settings(max_examples=50, deadline=None)
def test_what_was_written_is_read_with_the_same_texts(blocks):
    document = Document("a.xlsx", "xlsx", tuple(blocks))
    assert shown(read(written(document))) == [TITLE, *shown(document)]


@given(st.integers(1, 3), st.integers(1, 3))
@settings(max_examples=9, deadline=None)
def test_merged_cells_that_were_written_are_read_as_merged(down, right):
    rows = [
        tuple(
            Cell("m", copied=(at, place) != (0, 0)) if at < down and place < right else Cell(f"{at}{place}")
            for place in range(4)
        )
        for at in range(4)
    ]
    (_, table) = read(written(Document("a.xlsx", "xlsx", (Table(tuple(rows)),)))).blocks
    assert isinstance(table, Table)
    assert [[cell._replace(place=Place()) for cell in cells] for cells in table.rows] == [list(cells) for cells in rows]


def test_sheets_of_one_name_are_each_read_to_their_end():
    sheets = {"Biểu 1": grid(("một", "hai"), ("ba", "bốn"), ("năm", "sáu")), "Biểu 2": grid(("bảy", "tám"))}
    titles = packed(sheets, more={"xl/workbook.xml": unpacked(packed(sheets))["xl/workbook.xml"].replace(b" 2", b" 1")})
    assert shown(read(titles)) == [
        "Biểu 1",
        [("một", "hai"), ("ba", "bốn"), ("năm", "sáu")],
        "Biểu 1",
        [("bảy", "tám")],
    ]


def test_sheets_that_there_was_no_room_to_keep_are_read_the_same(monkeypatch):
    data = written(
        Document("a", "text", (Paragraph("Báo cáo"), Table(((Cell("1,5"), Cell("hai")), (Cell("3"), Cell(""))))))
    )
    kept = read(data)
    monkeypatch.setattr(sheet, "scan", lambda part: sheet_scan.scan(part).without_rows())
    assert read(data) == kept


def test_a_text_of_several_looks_is_read_whole():
    parts = "<r><t>Tỷ lệ </t></r><r><rPr><b/></rPr><t>số hóa</t></r>"
    cells = f'<c r="A1" t="inlineStr"><is>{parts}</is></c><c r="B1" t="inlineStr"><is/></c>', text("C1", "97%")
    assert shown(read(packed({"a": sheet_xml(row(1, *cells))}))) == ["a", [("Tỷ lệ số hóa", "", "97%")]]
