"""PDF files as documents: what a person sees on the pages, read as written."""

from __future__ import annotations

import logging
import random
import re
import warnings
from datetime import timedelta

import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.document import Cell, Document, Paragraph, Table, clean
from engine.problem import InputError, Place, Problem
from engine.read import pdf_calls
from engine.read.pdf import read_pdf
from tests import made_pdf
from tests.written_pdf import FONTS, Paper, written

SENTENCE = (
    "Trong kỳ báo cáo, Ủy ban nhân dân thị trấn đã số hóa hồ sơ, kết quả giải quyết thủ tục hành chính đạt tỷ lệ "
    "79,61% (7.346/9.228 hồ sơ), thanh toán trực tuyến đạt 98,8% so với chỉ tiêu được giao tại Nghị quyết."
)


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts)


def table(*rows: tuple[str, ...], copied: tuple[tuple[int, int], ...] = ()) -> Table:
    """The rows; ``copied`` are rows and columns, from 0, that a merged cell reaches."""
    return Table(
        tuple(
            tuple(Cell(text, copied=(number, column) in copied) for column, text in enumerate(row))
            for number, row in enumerate(rows)
        )
    )


def document(*blocks: Paragraph | Table) -> Document:
    return Document("bao-cao.pdf", "pdf", blocks)


def read(data: bytes) -> Document:
    return read_pdf("bao-cao.pdf", data)


def texts(read_document: Document) -> list[str]:
    return [block.text for block in read_document.blocks if isinstance(block, Paragraph)]


def rows(read_document: Document) -> list[tuple[str, ...]]:
    return [
        tuple(cell.text for cell in row)
        for block in read_document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def paper(size: int = 13) -> Paper:
    page = Paper()
    page.set_font("Roboto", size=size)
    return page


def ruled(page: FPDF, xs: tuple[int, ...], ys: tuple[int, ...]) -> None:
    """Lines at these places, from one end to the other."""
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    for y in ys:
        page.line(xs[0], y, xs[-1], y)


def refused(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(data)
    return caught.value.problems


def test_every_text_has_its_place():
    found = read(written(document(Paragraph("BÁO CÁO"), table(("Chỉ tiêu", "Kết quả"), ("Số hóa", "79,61%")))))
    at = Place(page=1, table=1)
    assert found == Document(
        "bao-cao.pdf",
        "pdf",
        (
            Paragraph("BÁO CÁO", Place(page=1, paragraph=1)),
            Table(
                (
                    (
                        Cell("Chỉ tiêu", at._replace(row=1, column=1)),
                        Cell("Kết quả", at._replace(row=1, column=2)),
                    ),
                    (
                        Cell("Số hóa", at._replace(row=2, column=1)),
                        Cell("79,61%", at._replace(row=2, column=2)),
                    ),
                ),
                at,
            ),
        ),
    )


def test_lines_are_joined_to_paragraphs_and_items_stand_alone():
    given_texts = (
        SENTENCE,
        f"{SENTENCE} {SENTENCE}",
        "- Một.",
        "- Hai.",
        "a) Ba",
        f"2.1. {SENTENCE}",
        "2.2. Bốn",
        "Hết.",
    )
    assert texts(read(written(document(*paragraphs(*given_texts))))) == list(given_texts)


def test_a_paragraph_goes_on_overleaf_and_the_page_number_is_no_part_of_it():
    given_texts = tuple(f"{number}. {SENTENCE} {SENTENCE} {SENTENCE}" for number in range(1, 20))
    found = read(written(document(*paragraphs(*given_texts))))
    assert texts(found) == list(given_texts)
    assert {block.place.page for block in found.blocks} == {1, 2, 3, 4}


@pytest.mark.parametrize("repeated", [False, True])
def test_each_page_holds_its_piece_of_a_table(repeated):
    given_rows = [("TT", "Nội dung", "Kết quả"), *((str(number), SENTENCE[:90], "98,8%") for number in range(60))]
    found = read(written(document(table(*given_rows), Paragraph("Hết.")), repeated_headings=repeated))
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert [each.place for each in tables] == [Place(page=number, table=number) for number in (1, 2, 3, 4)]
    heads = [tuple(cell.text for cell in each.rows[0]) for each in tables]
    assert heads.count(given_rows[0]) == (4 if repeated else 1)
    assert [row for index, row in enumerate(rows(found)) if index == 0 or row != given_rows[0]] == [
        tuple(clean(text) for text in row) for row in given_rows
    ]
    assert texts(found) == ["Hết."]


def test_a_merged_cell_stands_in_each_of_its_places():
    given_table = table(
        ("TT", "Kết quả", "Kết quả", "Ghi chú"),
        ("TT", "Số lượng", "Tỷ lệ", "Ghi chú"),
        ("I", "Phần một", "Phần một", "Phần một"),
        ("1", "951/1.652", "57,56%", ""),
        copied=((0, 2), (1, 0), (1, 3), (2, 2), (2, 3)),
    )
    (found,) = read(written(document(given_table))).blocks
    assert isinstance(found, Table)
    assert [[(cell.text, cell.copied) for cell in row] for row in found.rows] == [
        [(cell.text, cell.copied) for cell in row] for row in given_table.rows
    ]


def test_a_table_without_its_outer_border_is_read():
    page = paper()
    for x in (80, 120):
        page.line(x, 30, x, 60)
    for y in (40, 50):
        page.line(40, y, 160, y)
    for row, y in enumerate((37, 47, 57)):
        for column, x in enumerate((42, 82, 122)):
            page.text(x, y, f"ô {row}{column}")
    assert rows(read(bytes(page.output()))) == [tuple(f"ô {row}{column}" for column in range(3)) for row in range(3)]


@pytest.mark.parametrize("thick", [False, True])
def test_borders_of_thin_bars_and_double_lines_are_borders(thick):
    page = paper()
    for shift in (0, 1.2):
        for x in (40, 80, 120):
            page.rect(x + shift, 30, 0.3, 30, style="F" if thick else "D")
        for y in (30, 45, 60):
            page.rect(40, y + shift, 80, 0.3, style="F" if thick else "D")
    for x, y, text in ((45, 40, "Số hóa"), (85, 40, "79,61%"), (45, 55, "Thanh toán"), (85, 55, "98,8%")):
        page.text(x, y, text)
    assert rows(read(bytes(page.output()))) == [("Số hóa", "79,61%"), ("Thanh toán", "98,8%")]


def test_a_frame_around_text_is_no_table():
    page = paper()
    page.rect(25, 15, 160, 260)
    page.text(40, 40, "Chỉ có một khung.")
    page.text(40, 60, "Không có bảng.")
    assert texts(read(bytes(page.output()))) == ["Chỉ có một khung.", "Không có bảng."]


def test_an_inner_table_stands_beside_the_outer_one():
    page = paper()
    ruled(page, (40, 100, 180), (30, 90, 120))
    ruled(page, (110, 140, 170), (40, 55, 70))
    for x, y, text in (
        (45, 40, "ngoài"),
        (45, 100, "dưới"),
        (112, 50, "a"),
        (142, 50, "b"),
        (112, 65, "c"),
        (142, 65, "d"),
    ):
        page.text(x, y, text)
    assert rows(read(bytes(page.output()))) == [("ngoài", ""), ("dưới", ""), ("a", "b"), ("c", "d")]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_a_person_turns_it(turn):
    """The text is drawn turned, whether or not the page says that it is shown so."""
    page = FPDF()
    page.add_font("Roboto", fname=FONTS / "Roboto-Regular.ttf")
    page.set_font("Roboto", size=13)
    page.add_page()
    with page.rotation(turn, 105, 148):
        page.text(60, 80, "BÁO CÁO")
        ruled(page, (60, 100, 140), (100, 115, 130))
        for x, y, text in ((65, 110, "Số hóa"), (105, 110, "79,61%"), (65, 125, "Thanh toán"), (105, 125, "98,8%")):
            page.text(x, y, text)
    found = read(bytes(page.output()))
    assert (texts(found), rows(found)) == (["BÁO CÁO"], [("Số hóa", "79,61%"), ("Thanh toán", "98,8%")])


def test_an_upright_heading_of_a_column_is_read():
    page = paper()
    ruled(page, (40, 80, 120), (30, 60, 80))
    with page.rotation(90, 60, 55):
        page.text(60, 55, "Số lượng")
    page.text(85, 50, "Tỷ lệ")
    page.text(45, 70, "951")
    page.text(85, 70, "57,56%")
    assert rows(read(bytes(page.output()))) == [("Số lượng", "Tỷ lệ"), ("951", "57,56%")]


def test_the_mark_of_a_footnote_is_no_part_of_the_figure():
    page = paper()
    page.write(text="Đạt 98,8%")
    page.char_vpos = "SUP"
    page.write(text="1")
    page.char_vpos = "LINE"
    page.write(text=" và 57")
    page.char_vpos = "SUP"
    page.write(text="12")
    assert texts(read(bytes(page.output()))) == ["Đạt 98,8%¹ và 57¹²"]


def test_letters_and_their_marks_drawn_apart_are_one_letter_and_soft_hyphens_go():
    page = paper()
    page.text(40, 40, "Ty\u0309 le\u0323\u0302 98,8\u00a0%")
    page.text(40, 60, "hồ\u00adsơ ﬁle")
    assert texts(read(bytes(page.output()))) == ["Tỷ lệ 98,8 %", "hồsơ file"]


def test_columns_kept_apart_by_white_space_are_a_table_only_beyond_doubt():
    page = paper()
    for y, left, right in ((30, "UBND HUYỆN TÂN THÀNH", "CỘNG HÒA XÃ HỘI"), (36, "THỊ TRẤN PHÚ MỸ", "Độc lập - Tự do")):
        page.text(30, y, left)
        page.text(120, y, right)
    page.text(30, 60, "Số hóa hồ sơ")
    page.text(120, 60, "79,61%")
    page.text(30, 80, "Một dòng khác")
    found = read(bytes(page.output()))
    assert rows(found) == [("UBND HUYỆN TÂN THÀNH", "CỘNG HÒA XÃ HỘI"), ("THỊ TRẤN PHÚ MỸ", "Độc lập - Tự do")]
    assert texts(found) == ["Số hóa hồ sơ 79,61%", "Một dòng khác"]


def test_a_figure_wider_than_its_cell_is_one_figure():
    page = paper()
    ruled(page, (40, 59, 100), (30, 50, 70))
    page.text(41, 38, "7.346/9.")
    page.text(41, 44, "228")
    page.text(41, 58, "12")
    page.text(41, 64, "34")
    assert rows(read(bytes(page.output()))) == [("7.346/9.228", ""), ("12 34", "")]


def test_figures_that_nearly_touch_across_a_border_are_two_figures():
    page = paper()
    first = "Tối thiểu 8"  # a sheet's narrow column cuts the rest off
    border = 41 + page.get_string_width(first) + 0.2
    ruled(page, (40, border, 120), (30, 50, 70))
    page.text(41, 38, first)
    page.text(border + 0.2, 38, "98,8%")
    page.text(border - 5, 58, "951/1.652")
    assert rows(read(bytes(page.output()))) == [("Tối thiểu 8", "98,8%"), ("", "951/1.652")]


def test_larger_letters_are_headings_by_their_size():
    blocks = (Paragraph("BÁO CÁO", level=1), Paragraph("I. KẾT QUẢ", level=3), *paragraphs(SENTENCE, "Hết."))
    found = read(written(document(*blocks)))
    assert [(block.text, block.level) for block in found.blocks] == [
        ("BÁO CÁO", 1),
        ("I. KẾT QUẢ", 2),
        (SENTENCE, 0),
        ("Hết.", 0),
    ]


def test_scanned_pages_among_others_are_named():
    found = read(made_pdf.some_scanned())
    assert [block.place.page for block in found.blocks] == [1, 4]
    assert found.warnings == (Problem("bao-cao.pdf", "scanned-pages", details={"pages": "2-3, 5"}, severity="warning"),)


def test_pages_without_letters_among_others_are_named():
    found = read(made_pdf.some_without_letters())
    warning = Problem("bao-cao.pdf", "pages-without-letters", details={"pages": "3"}, severity="warning")
    assert texts(found) == ["Bao cao 98,8%", "Bao cao 98,8%", "\N{REPLACEMENT CHARACTER}" * 4]
    assert found.warnings == (warning,)


def test_a_pdf_that_only_may_not_be_printed_is_read():
    assert texts(read(made_pdf.locked(""))) == ["Bao cao 98,8%"]


def test_a_wrong_table_of_places_is_repaired():
    data = made_pdf.page_with(made_pdf.TEXT)
    assert texts(read(data.replace(b"0000000", b"0000009"))) == ["Bao cao 98,8%"]
    assert texts(read(data[: data.index(b"startxref")])) == ["Bao cao 98,8%"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made_pdf.locked("", "chu")[:600], "broken-pdf"),
        (made_pdf.page_with(b"/X Do", made_pdf.stream(b"/X Do " * 9, b"/Subtype/Form")), "pdf-too-much"),
        (made_pdf.page_with(b"[" * 1_000_000), "scanned-pdf"),
        (
            made_pdf.pdf(made_pdf.CATALOG[:-2] + b"/A" + b"[" * 100_000 + b">>", *made_pdf.pages(1, b"")[1:]),
            "scanned-pdf",
        ),
        (b"%PDF-1.7\n" + b"1 0 obj stream " * 200_000, "pdf-too-much"),
        (b"%PDF-1.7\n" + b"1 0 obj " * 2_000_000, "pdf-too-much"),
        (b"%PDF-1.7\n" + b"1 0 obj " + b"/Contents[" * 1_000_000, "broken-pdf"),
        (made_pdf.page_with(b"q " * 2_500_000), "pdf-too-much"),
        (made_pdf.page_with(b"1 1 m 9 9 l S " * 250_000), "scanned-pdf"),
        (made_pdf.page_with(b"1 1 m 9 9 l S " * 300_000), "pdf-too-much"),
        (
            made_pdf.pdf(*made_pdf.pages(1, b"/Contents[" + b"4 0 R " * 50 + b"]"), made_pdf.stream(b" " * 100_000)),
            "pdf-too-much",
        ),
        (made_pdf.page_with(b"", made_pdf.stream(b"a", b"/Filter/LZ#57Decode", 0)), "pdf-too-much"),
    ],
)
def test_what_holds_no_report_is_refused_at_once(data, code):
    assert [problem.code for problem in refused(data)] == [code]


def test_nothing_is_logged_and_nothing_is_left_behind(caplog):
    before = (logging.root.manager.disable, list(warnings.filters))
    data = written(document(*paragraphs(SENTENCE)))
    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        read(data)
        refused(made_pdf.MADE["cut-off.pdf"])
    assert caplog.records == []
    assert (logging.root.manager.disable, list(warnings.filters)) == before


def test_a_document_is_written_the_same_each_time():
    given_document = document(Paragraph("BÁO CÁO", level=1), table(("a", "b"), ("c", "d")))
    assert written(given_document) == written(given_document)


WORDS = st.sampled_from(
    [*SENTENCE.split(), "Phú", "Mỹ,", "hồ", "(951/1.652)", "98,8%;", "Nghị", "quyết.", "ỡ", "ằ", "ữ", "ỹ", "Đ"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
CELLS = st.lists(WORDS, max_size=6).map(" ".join)
PARAGRAPHS = TEXTS.map(Paragraph)
TABLES = st.integers(2, 6).flatmap(
    # a row without any text that stands alone overleaf is a drawing
    lambda count: st.lists(st.tuples(*[CELLS] * count).filter(any), min_size=1, max_size=8).map(
        lambda given_rows: table(*given_rows)
    )
)


@settings(max_examples=40, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARAGRAPHS | TABLES, min_size=1, max_size=12))
def test_what_is_written_is_read(blocks):
    given_document = document(Paragraph(SENTENCE), *blocks)  # some text must show how wide and how close lines are
    found = read(written(given_document))
    assert texts(found) == texts(given_document)
    assert rows(found) == rows(given_document)


def test_damaged_files_never_fail_otherwise_than_with_a_problem():
    whole = written(document(Paragraph("BÁO CÁO", level=1), *paragraphs(SENTENCE), table(("a", "b"), ("c", "d"))))
    small = made_pdf.page_with(b"q 1 0 0 1 0 0 cm " + made_pdf.TEXT + b" Q 85 600 m 400 600 l S", times=0)
    chance = random.Random(2024)  # noqa: S311
    for data in (whole, small, made_pdf.locked("")) * 60:
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b"0123456789<>[]()/R \x00\xff")
        try:
            read(bytes(damaged))
        except InputError as error:
            assert len(error.problems) == 1


def test_letters_are_the_same_whether_they_are_asked_for_in_one_go_or_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = written(
        Document("a", "text", (*paragraphs(SENTENCE, "• gạch đầu dòng – 5‰"), table(("a", "1,5"), ("b", "2"))))
    )
    in_one_go = read_pdf("a.pdf", data)
    monkeypatch.setattr(pdf_calls, "_SURE", re.compile("(?!)"))
    assert read_pdf("a.pdf", data) == in_one_go
