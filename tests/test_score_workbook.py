"""A scoring as a workbook: every cell of every sheet, numbers that are numbers, texts that stay texts, print set-up."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell import Cell

from engine import __version__, exact
from engine.model.decided import judged
from engine.model.scored import Scoring
from engine.problem import Problem
from engine.report import xlsx_book, xlsx_cells
from engine.report.as_xlsx import render
from engine.report.scored_words import percent_points
from engine.report.xlsx_names import LONGEST, folded, sheet_names
from targets import load_shipped, schemes
from tests.command import run, spawn
from tests.strategies import counted, target
from tests.test_reports import VIETNAMESE
from tests.test_score_command import FIGURES, GOLDEN, WRONG, submission
from tests.test_scoring import FREE_FAILS, LIBRARY, PARTED, PASSES, PROPORTIONAL, assessed, decision, repeatable, scored

LANGUAGES = ("vi", "en")
AT_LEAST, AT_MOST = target("s/1", 80), target("s/2", 10, comparator="at_most", indicator="free")
DECISIONS = """
decisions:
- {unit: Xã An Phú, target: nq01-2024/4, verdict: pass, reason: Đã đối chiếu sổ, who: Trưởng đoàn, when: 2024-07-01,
   until: 2024-12-31, objection: {text: Đề nghị tính lại, who: UBND xã, when: 2024-06-20},
   answer: {text: Đồng ý, who: Trưởng đoàn, when: 2024-06-25}}
- {unit: Xã Bình Lộc, target: nq01-2024/3, verdict: confirm, reason: =1+1, who: Trưởng đoàn, when: 2024-07-01}
- {unit: Xã Đông Hải, target: nq01-2024/1, verdict: suspend, reason: Chờ, who: Trưởng đoàn, when: 2024-07-01}
"""
HOSTILE = (
    '=HYPERLINK("http://a.vn","x")', "+1", "-1", "@SUM(A1)", "＝1+1", " =1+1", "'Xã", "Xã'",
    "<b>Xã</b>", "<r>Xã</r>", "<r><t>&</t></r>",
    "http://a.vn/xa", "Xã 🏘️👩‍👩‍👧", "🏘️" * 40, "History", "xếp hạng", "Xếp hạng", "a[b]c:d*e?f/g\\h",
    "Xã\x00\x07\x1b[31m", "_x0041_", "Xã\u202eAn", "Xa\u0303", "  Xã  B  ", "Xã\nAn\tPhú", "\ufffe\uffff", "//",
    "1", "1e5", "TRUE", "#REF!", "%41&A", "&P &amp;",
    "X" * 40 + "1", "X" * 40 + "2", "x" * 40 + "3", "Xã " + "dài " * 9000,
)  # fmt: skip


def opened(made: bytes) -> Any:
    return load_workbook(io.BytesIO(made))


def cells(book: Any) -> Iterator[Cell]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def shown(cell: Cell) -> str:
    """A cell as it is: where it stands, what kind of value it holds, the value, and how a number or a link looks."""
    link = f" → {cell.hyperlink.location}" if cell.hyperlink else ""
    look = f" [{cell.number_format}]" if cell.data_type != "s" else ""
    return f"{cell.coordinate} {cell.data_type} {cell.value!r}{look}{link}"


def dumped(book: Any) -> str:
    lines = []
    for sheet in book:
        merged = sorted(str(each) for each in sheet.merged_cells.ranges)
        lines += ["", f"# {sheet.title}"]
        lines += [f"filter {sheet.auto_filter.ref}, frozen {sheet.freeze_panes}, merged {merged}"]
        lines += [shown(cell) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return "\n".join(lines).strip() + "\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Four communes, one of which reports twice, a file that is wrong, and decisions."""
    monkeypatch.chdir(tmp_path)
    Path("bao-cao").mkdir()
    for number, (name, figures) in enumerate(FIGURES.items(), 1):
        Path(f"bao-cao/{number}.yaml").write_text(submission(name, *figures), encoding="utf-8")
    again = submission("Xã Cẩm Tú", 'online-dossiers, value: "30%"')
    Path("bao-cao/lan-hai.yaml").write_text(again, encoding="utf-8")
    Path("bao-cao/sai.yaml").write_bytes(WRONG.read_bytes())
    Path("quyet-dinh.yaml").write_text(DECISIONS, encoding="utf-8")
    return tmp_path


ARGUMENTS = ("--targets", "nq01-2024", "--decisions", "quyet-dinh.yaml", "--as-of", "2024-07-02")


def written(*arguments: object, to: str = "ket-qua.xlsx") -> bytes:
    result = run("score", "bao-cao", "--output", to, *arguments)
    assert (result.status, result.out) == (3, "")
    return Path(to).read_bytes()


# every cell


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("folder")
def test_every_cell_of_every_sheet(language):
    book = opened(written(*ARGUMENTS, "--scheme", "proportional", "--lang", language))
    said = re.sub("[0-9a-f]{64}", "0" * 64, dumped(book))
    said = re.sub(r"\b[0-9a-f]{12}\b", "0" * 12, said)
    expected = GOLDEN / f"bon-xa.{language}.xlsx.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_an_english_workbook_has_no_vietnamese_but_names():
    texts = "\n".join(str(cell.value) for cell in cells(opened(written(*ARGUMENTS, "--lang", "en"))))
    names = {*FIGURES, "Huyện An Thịnh", "Tỉnh Hải Lâm", "Phú Mỹ", "QĐ-TTg", "trên 99%"}
    for name in (*names, "Đã đối chiếu sổ", "Trưởng đoàn", "Đề nghị tính lại", "Đồng ý", "UBND xã", "Chờ", "Dòng"):
        texts = texts.replace(name, "")
    assert VIETNAMESE.findall(texts) == []


@pytest.mark.usefixtures("folder")
def test_the_column_of_the_team_is_filled_with_verdict_reasons_and_citation():
    sheet = opened(written("--targets", "nq01-2024"))["Xã An Phú"]
    (header,) = (row for row in sheet.iter_rows(values_only=True) if row[0] == "TT" and "Đánh giá" in row[5])
    assert header == (
        "TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu năm 2024", "Kết quả đơn vị báo cáo", "Đánh giá của đoàn kiểm tra"
    )  # fmt: skip
    (row,) = (row for row in sheet.iter_rows(values_only=True) if row[0] == "4" and row[2] == "%")
    assert row == (
        "4",
        "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC",
        "%",
        "Tối thiểu 80",
        "86,90% (8.737/10.054)\n80% (7.346/9.228)",
        ("Không đạt.\n"
        "Dòng 4 (kết quả giải quyết): 7.346/9.228 = 79,6055…% không đạt yêu cầu từ 80% trở lên.\n"
        "Thiếu 37 hồ sơ: cần 7.383/9.228 để đạt 80%.\n"
        "Căn cứ: Nghị quyết số 01/NQ-CP năm 2024, dòng 4 (theo bản chép)."),
    )  # fmt: skip


# numbers


def exactly(cell: Cell) -> Fraction:
    """The number that stands in the cell; a double of at most 15 digits is what its shortest text says."""
    assert cell.data_type == "n"
    return Fraction(Decimal(str(cell.value)))


@pytest.mark.parametrize("by", ["equal", "proportional", "qd766"])
@pytest.mark.usefixtures("folder")
def test_points_stand_in_the_ranking_as_exact_numbers_cut_off(by):
    sheet = opened(written("--scheme", by, "--output", "ket-qua.csv"))["Xếp hạng"]
    lines = csv.DictReader(io.StringIO(Path("ket-qua.csv").read_text(encoding="utf-8-sig")))
    expected = {line["source"]: line for line in lines}
    rows = list(sheet.iter_rows(min_row=3, max_row=2 + len(expected)))
    assert [row[3].value for row in rows] == [line["unit"] for line in expected.values()]
    for row, line in zip(rows, expected.values(), strict=True):
        for column, name, places in ((2, "unit_score", 2), (6, "unit_earned", 4), (7, "unit_possible", 4)):
            number = Fraction(line[f"{name}_exact"].replace("÷", "/"))
            assert exactly(row[column]) == exact.cut_off(number, places)
            assert row[column].number_format.endswith("…") == (exactly(row[column]) == number)
            assert ('"…"' in row[column].number_format) == (exactly(row[column]) != number)
        assert row[1].value == (int(line["rank"]) if line["rank"] else None)


@repeatable
@given(st.fractions(min_value=0, max_value=10**6, max_denominator=10**5))
def test_points_are_cut_off_and_say_so(number):
    figure = xlsx_cells.points(number)
    assert 0 <= number - figure.number < Fraction(1, 10**4)
    assert ('"…"' in figure.look) == (figure.number != number)
    assert (figure.number * 10 ** figure.look.count("0", 5)).denominator == 1
    assert percent_points(number, "vi").endswith("…") == ('"…"' in xlsx_cells.points(number, 2).look)


@repeatable
@given(st.fractions(min_value=-300, max_value=300, max_denominator=10**5), st.sampled_from([2, 4]))
def test_a_value_never_looks_better_than_it_is(number, places):
    step = Fraction(1, 10**places)
    low, high = (xlsx_cells.percent(number, each, places).number * 100 for each in (AT_LEAST, AT_MOST))
    assert 0 <= number - low < step
    assert 0 <= high - number < step
    assert 0 <= number - xlsx_cells.margin(number, places).number < step


@pytest.mark.parametrize(
    ("number", "value", "look"),
    [
        (Fraction(79999, 1000), "0.7999", '0.00"…"%'),
        (Fraction(80), "0.8", "0.00%"),
        (Fraction(199999, 2000), "0.9999", '0.00"…"%'),
        (Fraction(1, 3), "0.0033", '0.00"…"%'),
        (Fraction(-1, 3), "-0.0034", "0.00%"),
    ],
)
def test_percents_are_hundredths_with_as_many_decimals_as_are_shown(number, value, look):
    assert xlsx_cells.percent(number, AT_LEAST) == (Fraction(value), look)


@pytest.mark.parametrize(
    ("number", "value", "look"),
    [
        (Fraction(-732, 1000), "-0.732", "+#,##0.000_…;-#,##0.000_…;#,##0.000_…"),
        (Fraction(-1, 3), "-0.3334", "+#,##0.0000_…;-#,##0.0000_…;#,##0.0000_…"),
        (Fraction(1, 3), "0.3333", '+#,##0.0000"…";-#,##0.0000"…";#,##0.0000"…"'),
        (Fraction(0), "0", "+#,##0_…;-#,##0_…;#,##0_…"),
    ],
)
def test_a_margin_is_never_more_than_it_is(number, value, look):
    assert xlsx_cells.margin(number) == (Fraction(value), look)


@pytest.mark.usefixtures("folder")
def test_the_file_itself_holds_the_decimal_digits():
    with zipfile.ZipFile(io.BytesIO(written("--targets", "nq01-2024", "--scheme", "proportional"))) as archive:
        values = re.findall("<v>([^<]*)</v>", archive.read("xl/worksheets/sheet1.xml").decode())
    assert [each for each in values if len(each.partition(".")[2]) > 4 or "E" in each] == []


TEXTS = {"Cấp", "Đơn vị", "Đơn vị cấp trên", "Tỉnh", "Lưu ý", "Chỉ tiêu", "Nội dung", "Yêu cầu", "Kết luận"}
PLACES = {"Loại địa bàn", "Địa bàn", "Thuộc tỉnh"}


@pytest.mark.parametrize("name", ["Xếp hạng", "Từng chỉ tiêu", "Sát ngưỡng", "Theo địa bàn"])
@pytest.mark.usefixtures("folder")
def test_columns_of_numbers_hold_nothing_but_numbers(name):
    sheet = opened(written(*ARGUMENTS))[name]
    first, last = (int(each) for each in re.findall(r"\d+", sheet.auto_filter.ref))
    seen = 0
    for column in sheet.iter_cols(min_row=first, max_row=last):
        header, *rows = column
        kinds = {cell.data_type for cell in rows if cell.value is not None}
        if header.value in TEXTS | PLACES:
            assert kinds <= {"s"}, header.value
        else:
            assert kinds <= {"n"}, header.value
            seen += bool(kinds)
    assert seen >= 2


# by hand


@pytest.mark.usefixtures("folder")
def test_a_score_can_be_computed_by_hand_from_the_sheet_of_the_unit():
    book = opened(written("--targets", "nq01-2024", "--scheme", "proportional"))
    sheet = book["Xã Bình Lộc"]
    rows = list(sheet.iter_rows())
    header = next(at for at, row in enumerate(rows) if row[2].value == "Được")
    total = next(at for at, row in enumerate(rows) if row[1].value == "Cộng")
    points = [[exactly(cell) for cell in row[2:4] if cell.value is not None] for row in rows[header + 1 : total]]
    assert [len(each) for each in points] == [2, 2, 2, 2, 0, 2, 0, 0, 2]
    earned, possible = (sum(each[side] for each in points if each) for side in (0, 1))
    assert [exactly(cell) for cell in rows[total][2:4]] == [earned, possible] == [Fraction("1.9998"), 6]
    (score,) = (row[2] for row in book["Xếp hạng"].iter_rows() if row[3].value == "Xã Bình Lộc")
    assert exactly(score) == exact.cut_off(earned / possible * 100, 2)


def test_what_does_not_end_stands_in_full_on_the_sheet_of_the_unit():
    unit = assessed(counted(1, 70, 90), *PARTED)
    sheet = opened(render(scored(unit, by=PROPORTIONAL), LIBRARY, "vi"))["Xã A"]
    said = [cell.value for cell in sheet["A"] if cell.value and str(cell.value).startswith("Viết đủ")]
    assert said == ["Viết đủ các số lẻ: s/1 được 35/36 trên 1; cộng 71/36 trên 3"]


@pytest.mark.usefixtures("folder")
def test_the_method_says_every_figure_that_points_are_made_with():
    shipped = schemes.load_shipped("qd766", load_shipped())
    sheet = opened(written("--scheme", "qd766"))["Phương pháp"]
    rows = list(sheet.iter_rows(min_row=3, max_col=2, values_only=True))
    assert [said for label, said in rows if label == "Nhóm"] == [
        f"{each.name.vi}: tối đa {each.max} điểm; chỉ số {', '.join(each.indicators)}" for each in shipped.groups
    ]
    assert [said for label, said in rows if label == "Trọn điểm từ"] == [
        f"{name}: {percent}%" for name, percent in shipped.full_at.items()
    ]
    weighted = opened(written("--scheme", "weighted", to="khac.xlsx"))["Phương pháp"]
    weights = [said for label, said in weighted.iter_rows(max_col=2, values_only=True) if label == "Hệ số"]
    own = schemes.load_shipped("weighted", load_shipped()).weights
    assert weights == [f"{name}: {weight}" for name, weight in own.items()]
    assert {("Căn cứ của cách chấm", "chưa kiểm chứng"), ("Phiên bản phần mềm", __version__)} <= set(rows)


# the matrix


@pytest.mark.usefixtures("folder")
def test_no_verdict_is_told_by_colour_alone():
    sheet = opened(written(*ARGUMENTS))["Bảng đối chiếu"]
    first, last = (int(each) for each in re.findall(r"\d+", sheet.auto_filter.ref))
    found: dict[str, set[str]] = {}
    for row in sheet.iter_rows(min_row=first + 1, max_row=last, min_col=5):
        for cell in row:
            found.setdefault(cell.value.rstrip("*°"), set()).add(cell.fill.fgColor.rgb if cell.fill.fill_type else "")
    assert {word: len(fills) for word, fills in found.items()} == dict.fromkeys(found, 1)
    assert set(found) == {"Đạt", "K.đạt", "Thiếu", "K.p.sinh", "–", "Hoãn"}
    assert len({fill for fills in found.values() for fill in fills}) == len(found)


@pytest.mark.usefixtures("folder")
def test_what_the_team_decided_is_marked_in_the_matrix():
    sheet = opened(written(*ARGUMENTS))["Bảng đối chiếu"]
    marked = [(row[0].value, cell.column - 4, cell.value) for row in sheet.iter_rows(min_row=6) for cell in row[4:]
              if str(cell.value).endswith(("*", "°"))]  # fmt: skip
    assert marked == [("Xã An Phú", 4, "Đạt*"), ("Xã Bình Lộc", 3, "K.đạt°"), ("Xã Đông Hải", 1, "Hoãn*")]


# sheets that are to be read and printed


@pytest.mark.usefixtures("folder")
def test_every_sheet_is_set_up_for_a4_across_with_page_numbers_and_a_header_on_each_page():
    book = opened(written(*ARGUMENTS))
    assert book.sheetnames == [
        "Xếp hạng", "Bảng đối chiếu", "Từng chỉ tiêu", "Sát ngưỡng", "Theo địa bàn", "Cần làm rõ",
        "Quyết định của đoàn", "Phương pháp", "Xã An Phú", "Xã Bình Lộc", "Xã Đông Hải",
        "Xã Cẩm Tú, Huyện An Thịnh", "Xã Cẩm Tú, Huyện An Thịnh (2)",
    ]  # fmt: skip
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "Trang &P/&N")
    for sheet in book.worksheets[:8]:
        header = int(re.findall(r"\d+", sheet.auto_filter.ref)[0])
        assert int(re.sub("[A-Z]", "", sheet.freeze_panes)) == header + 1
        assert sheet.print_title_rows.endswith(f"${header}")


@pytest.mark.usefixtures("folder")
def test_a_row_is_high_enough_for_its_texts():
    for sheet in opened(written(*ARGUMENTS)):
        widths = {name: each.width for name, each in sheet.column_dimensions.items()}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.alignment.wrap_text and "\n" in cell.value:
                    height = sheet.row_dimensions[cell.row].height
                    assert height >= 14 * (cell.value.count("\n") + 1), (sheet.title, cell.coordinate, widths)


@pytest.mark.parametrize(
    ("said", "width", "lines"),
    [("", 5, 1), ("một", 7, 1), ("một hai ba bốn", 7, 2), ("a" * 25, 10, 3), ("a\n\nb", 10, 3), ("a b " * 9, 9, 4)],
)
def test_lines_are_counted_as_they_are_broken(said, width, lines):
    assert xlsx_cells.lines_needed(said, width) == lines


# hostile texts


def hostile() -> Scoring:
    units = [assessed(PASSES, FREE_FAILS, name=name, source=f"{at}.yaml") for at, name in enumerate(HOSTILE)]
    papers = (each.submission for each in units[:4])
    decided = {judged(paper, "s/1"): decision("fail")._replace(reason=paper.unit.name) for paper in papers}
    problems = [Problem(source=name[:99], code="no-such-file") for name in HOSTILE[:9]]
    return scored(*units, decided=decided, problems=problems)


def test_hostile_names_stay_texts_and_the_file_stays_whole():
    made = render(hostile(), LIBRARY, "vi")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
        assert not [name for name in archive.namelist() if "externalLink" in name or "hyperlink" in name]
        assert b"External" not in b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".rels"))
    book = opened(made)
    assert {cell.data_type for cell in cells(book)} == {"n", "s", "d"}
    for cell in cells(book):
        if cell.data_type == "s" and cell.value.lstrip().startswith(("=", "+", "-", "@", "＝")):
            assert cell.quotePrefix, cell.value
    shown_names = {cell.value for cell in book["Xếp hạng"]["D"][2:]}
    assert {*HOSTILE[:5], "<b>Xã</b>", "http://a.vn/xa", "TRUE", "#REF!", "1", "1e5"} <= shown_names


def test_every_unit_is_led_to_its_own_sheet():
    scoring = hostile()
    book = opened(render(scoring, LIBRARY, "vi"))
    for name in ("Xếp hạng", "Bảng đối chiếu"):
        links = [cell.hyperlink.location for row in book[name].iter_rows() for cell in row if cell.hyperlink]
        sheets = [re.fullmatch("'(.*)'!A1", link) for link in links]
        named = [each[1].replace("''", "'") for each in sheets if each]
        assert named == book.sheetnames[-len(HOSTILE) :]
    titles = [book[name]["A1"].value for name in book.sheetnames[-len(HOSTILE) :]]
    assert titles == [xlsx_cells.text(unit.name) for unit in scoring.units]


def test_where_no_more_links_are_allowed_the_names_are_still_written(monkeypatch):
    monkeypatch.setattr(xlsx_book, "_MOST_LINKS", 2)
    scoring = hostile()
    sheet = opened(render(scoring, LIBRARY, "vi"))["Xếp hạng"]
    column = [sheet.cell(row, 4) for row in range(3, 3 + len(HOSTILE))]
    assert [cell.value for cell in column] == [xlsx_cells.text(unit.name) for unit in scoring.units]
    assert [bool(cell.hyperlink) for cell in column] == [True, True] + [False] * (len(HOSTILE) - 2)


def test_names_of_sheets_are_what_spreadsheets_allow():
    names = opened(render(hostile(), LIBRARY, "vi")).sheetnames
    assert len({folded(name) for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", name), name
        assert name.lower() != "history"


def test_units_of_one_name_have_sheets_that_tell_them_apart():
    parents = ("Huyện A", "Huyện B", "Thị xã Rất Dài Dài Dài")
    units = [assessed(name="Xã Tân Thịnh", parent=each, source=each) for each in parents]
    alike = [assessed(name="A" * 40 + end, source=end) for end in "xyz"]
    found = list(sheet_names(scored(*units, *alike).units, ["Xếp hạng"], "Không tên"))
    assert sorted(found) == sorted([
        "Xã Tân Thịnh, Huyện A", "Xã Tân Thịnh, Huyện B", "Xã Tân Thịnh, Thị xã Rất Dài D…",
        "A" * 30 + "…", "A" * 26 + "… (2)", "A" * 26 + "… (3)",
    ])  # fmt: skip


def test_a_report_that_is_given_twice_has_two_sheets():
    twice = [assessed(PASSES, source="a.yaml"), assessed(PASSES, source="a.yaml")]
    book = opened(render(scored(*twice), LIBRARY, "vi"))
    assert book.sheetnames[-2:] == ["Xã A", "Xã A (2)"]


def test_a_text_is_no_longer_than_a_cell_holds():
    assert xlsx_cells.text("🏘" * 20_000) == "🏘" * 16_383 + "…"
    assert xlsx_cells.text("a" * 32_767) == "a" * 32_767
    assert xlsx_cells.text("a" * 32_768) == "a" * 32_766 + "…"


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Xa\u0303", "Xã"), ("a\r\nb\rc\u2028d", "a\nb\nc\nd"), ("a\x00b\x1bc", "a�b�c"), ("\ud800", "�"),
        ("\ufffe\uffff", "��"), ("<r>a</r>", "<r>a</r> "), ("🏘️", "🏘️"), ("a\tb", "a\tb"),
    ],
)  # fmt: skip
def test_a_text_holds_nothing_that_a_workbook_cannot(given_text, kept):
    assert xlsx_cells.text(given_text) == kept


@settings(repeatable, max_examples=20)
@given(st.lists(st.text(max_size=60).filter(str.strip), min_size=1, max_size=8, unique=True))
def test_any_name_makes_a_workbook_that_can_be_read_back(names):
    units = [assessed(PASSES, name=name, source=f"{at}") for at, name in enumerate(names)]
    book = opened(render(scored(*units), LIBRARY, "vi"))
    titles = [book[name]["A1"].value or "" for name in book.sheetnames[-len(names) :]]
    assert sorted(titles) == sorted(xlsx_cells.text(name) for name in names)


# the same bytes


@pytest.mark.usefixtures("folder")
def test_two_runs_give_the_same_bytes_whatever_the_order_the_day_and_the_place():
    first = written(*ARGUMENTS)
    assert written(*ARGUMENTS, to="hai.xlsx") == first
    files = sorted(Path("bao-cao").iterdir(), reverse=True)
    spawned = spawn("score", *files, "--output", "ba.xlsx", *ARGUMENTS, folder=Path.cwd(), TZ="Pacific/Auckland")
    assert spawned.returncode == 3
    assert Path("ba.xlsx").read_bytes() == first


@pytest.mark.usefixtures("folder")
def test_the_file_says_no_time():
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        stamps = re.findall(r"\d{4}-\d\d-\d\dT[^<]*", archive.read("docProps/core.xml").decode())
    assert set(stamps) == {"1980-01-01T00:00:00Z"}


def test_a_scoring_of_nothing_is_a_workbook_too():
    problems: Sequence[Problem] = [Problem(source="a.yaml", code="no-such-file")]
    book = opened(render(scored(problems=problems), LIBRARY, "vi"))
    assert book.sheetnames == ["Xếp hạng", "Bảng đối chiếu", "Từng chỉ tiêu", "Cần làm rõ", "Phương pháp"]
