"""Whole tables out of their pieces: however a page cuts a table, it is one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import Block, Cell, Paragraph, Table
from engine.normalise.grids import Grid, Piece, in_reading_order
from engine.normalise.sections import Section
from engine.problem import Place

HEADING = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú")
NUMBERS = ("(1)", "(2)", "(3)", "(4)", "(5)")
ROWS = (
    ("I", "KIỂM SOÁT TTHC", "", "", ""),
    ("1", "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC", "%", "57,56", "951/1.652"),
    ("2", "Tỷ lệ thanh toán trực tuyến", "%", "84,1", ""),
    ("2.1", "Số giao dịch trực tuyến", "Giao dịch", "215", "quý này"),
    ("", "Trong đó: tại xã", "Giao dịch", "12", ""),
    ("3", "Mức độ hài lòng của người dân", "%", "100", "12 phiếu"),
)
NOISE = ("UBND xã", "Trang", "…", "")


def table(*rows: tuple[str, ...], row: int = 1) -> Table:
    return Table(tuple(tuple(Cell(text, Place(row=row)) for text in each) for each in rows))


def texts(piece: Piece) -> list[list[str]]:
    assert isinstance(piece, Grid)
    return [[cell.text for cell in row] for row in piece.rows]


def grids(*blocks: Block) -> list[Grid]:
    return [piece for piece in in_reading_order(blocks) if isinstance(piece, Grid)]


WHOLE = table(HEADING, *ROWS)
(EXPECTED,) = grids(WHOLE)


def test_a_table_has_its_heading_apart_from_its_rows():
    assert EXPECTED.heading is not None
    assert EXPECTED.heading.roles == {"number": 0, "name": 1, "uom": 2, "value": 3, "remark": 4}
    assert texts(EXPECTED) == [list(row) for row in ROWS]


def test_a_row_is_asked_by_what_its_columns_hold():
    row = EXPECTED.rows[1]
    roles = ("number", "name", "uom", "value", "remark", "threshold")
    assert [EXPECTED.text(row, role) for role in roles] == [*ROWS[1], ""]
    assert Grid(None, EXPECTED.rows, Section(), ()).text(row, "name") == ""


def test_rows_without_any_text_and_rows_that_number_the_columns_are_none():
    (found,) = grids(table(HEADING, NUMBERS, ("",) * 5, *ROWS, NUMBERS))
    assert texts(found) == texts(EXPECTED)


@st.composite
def cut(draw: st.DrawFn) -> tuple[Block, ...]:
    """The table cut at some of its rows, with the heading written again or not, and with noise between its pieces."""
    places = sorted(draw(st.sets(st.integers(1, len(ROWS) - 1))))
    pieces = [ROWS[start:end] for start, end in zip([0, *places], [*places, len(ROWS)], strict=True)]
    blocks: list[Block] = []
    for position, rows in enumerate(pieces):
        if position:
            blocks += [Paragraph(text) for text in draw(st.lists(st.sampled_from(NOISE), max_size=2))]
        heading = [HEADING] if position == 0 or draw(st.booleans()) else []
        numbers = [NUMBERS] if draw(st.booleans()) else []
        blocks.append(table(*heading, *numbers, *rows))
    return tuple(blocks)


@given(cut())
def test_a_table_cut_at_any_rows_is_the_whole_table(blocks):
    (found,) = grids(*blocks)
    assert found.heading is not None
    assert (found.heading.roles, found.heading.paths) == (EXPECTED.heading.roles, EXPECTED.heading.paths)
    assert texts(found) == texts(EXPECTED)


@given(cut(), st.sampled_from(["Stt", "S TT", "STT"]), st.sampled_from(["Chỉ ti êu", "Chỉ tiêu"]))
def test_a_heading_that_a_narrow_column_tore_is_the_same_heading(blocks, number, name):
    torn = [
        Table(((Cell(number), Cell(name), *each.rows[0][2:]), *each.rows[1:]))
        if position and isinstance(each, Table) and each.rows[0][0].text == "STT"
        else each
        for position, each in enumerate(blocks)
    ]
    (found,) = grids(*torn)
    assert texts(found) == texts(EXPECTED)


TORN = [(row, at) for row in (1, 5) for at, word in enumerate(ROWS[row][1].split()) if at and word.islower()]


@pytest.mark.parametrize(("row", "word"), TORN)
@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("noise", [(), ("UBND xã",)])
def test_a_row_that_is_torn_apart_between_two_pages_is_one_row(row, word, again, noise):
    words = ROWS[row][1].split()
    number, _, *rest = ROWS[row]
    first, second = " ".join(words[:word]), " ".join(words[word:])
    before = table(HEADING, *ROWS[:row], (number, first, *rest))
    after = table(*[HEADING] * again, ("", second, "", "", ""), *ROWS[row + 1 :])
    (found,) = grids(before, *map(Paragraph, noise), after)
    assert texts(found) == texts(EXPECTED)


def test_a_row_below_that_begins_with_a_capital_or_has_a_figure_is_a_row_of_its_own():
    for own in (("", "Trong đó", "", "", ""), ("", "tại xã", "%", "12", ""), ("4", "tại xã", "", "", "")):
        (found,) = grids(WHOLE, table(own))
        assert texts(found) == [*texts(EXPECTED), list(own)]


def test_a_piece_that_lost_empty_columns_at_its_right_is_filled_up():
    (found,) = grids(table(HEADING, *ROWS[:2]), table(*(row[:4] for row in ROWS[2:4])))
    assert texts(found) == [list(row) for row in (*ROWS[:2], ROWS[2], (*ROWS[3][:4], ""))]


OTHERS: dict[str, tuple[Block, ...]] = {
    "a sentence stands between": (Paragraph("Kết quả thực hiện các chỉ tiêu trong kỳ báo cáo như sau:"), WHOLE),
    "a figure stands between": (Paragraph("Trang 12"), WHOLE),
    "a heading of a section stands between": (Paragraph("II. CHUNG"), WHOLE),
    "capitals stand between": (Paragraph("PHỤ LỤC KÈM"), WHOLE),
    "its heading is another": (table(("STT", "Chỉ tiêu", "Kế hoạch giao", "Thực hiện", "Cùng kỳ"), *ROWS[1:2]),),
    "it is wider": (table((*HEADING, "Khác"), *((*row, "") for row in ROWS)),),
    "it is narrower, and begins with no number": (table(("Tên", "Số", "Ngày")),),
}


@pytest.mark.parametrize("why", OTHERS)
def test_a_table_that_follows_is_its_own_where(why):
    assert len(grids(WHOLE, *OTHERS[why])) == 2


def test_a_table_that_names_no_columns_goes_on_in_no_other():
    first, second = grids(table(*ROWS[1:3]), table(*ROWS[3:]))
    assert (first.heading, texts(first), texts(second)) == (
        None, [list(row) for row in ROWS[1:3]], [list(row) for row in ROWS[3:]],
    )  # fmt: skip


def test_a_table_has_its_section_and_the_words_right_before_it():
    blocks = (*map(Paragraph, ("II. KẾT QUẢ", "2. TTHC", "Theo Nghị quyết số 01/NQ-CP", "Đơn vị: %")), WHOLE)
    (found,) = grids(*blocks)
    assert found.section.said_at == "Mục II.2"
    assert found.lead == ("II. KẾT QUẢ", "2. TTHC", "Theo Nghị quyết số 01/NQ-CP", *HEADING)


def test_paragraphs_and_tables_keep_their_order_and_each_paragraph_its_section():
    blocks = (Paragraph("I. CHUNG"), Paragraph("Một"), WHOLE, Paragraph("II. RIÊNG"), Paragraph("Hai"), WHOLE)
    assert list(map(said, in_reading_order(blocks))) == [
        ("I. CHUNG", "Mục I"), ("Một", "Mục I"), ("table", "Mục I"),
        ("II. RIÊNG", "Mục II"), ("Hai", "Mục II"), ("table", "Mục II"),
    ]  # fmt: skip


def said(piece: Piece) -> tuple[str, str]:
    if isinstance(piece, Grid):
        return "table", piece.section.said_at
    return piece[0].text, piece[1].said_at


def test_rows_over_a_heading_that_is_written_again_are_kept_but_a_title_is_not():
    title = (("", "", "Biểu này", "", ""),)
    (found,) = grids(table(HEADING, *ROWS[:2]), table(*title, *ROWS[2:4], HEADING, *ROWS[4:]))
    assert texts(found) == texts(EXPECTED)


words = st.sampled_from(["", "STT", "Chỉ tiêu", "Kết quả", "1", "I", "57,56%", "tỷ lệ", "Tổng cộng"])
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[words] * width), min_size=1, max_size=5).map(lambda rows: table(*rows))
)


def cells(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            rows = [[cell.text for cell in row if cell.text] for row in block.rows]
            yield from (text for row in rows if len(row) > 1 for text in row)


def texts_of(blocks):
    return [each.text for each in blocks if isinstance(each, Paragraph)]


@given(st.lists(tables | words.map(Paragraph), max_size=6).map(tuple))
def test_no_text_of_any_table_is_lost_unless_it_is_a_heading_written_again(blocks):
    pieces = list(in_reading_order(blocks))
    grids = [piece for piece in pieces if isinstance(piece, Grid)]
    lines = [piece[0].text for piece in pieces if not isinstance(piece, Grid)]  # those over a heading among them
    kept = " ".join(
        [
            *lines,
            *(
                text
                for grid in grids
                for text in (
                    *(cell.text for row in grid.rows for cell in row),
                    *(text for line in (grid.heading.texts if grid.heading else ()) for text in line),
                )
            ),
        ]
    )
    headings = {"STT", "Chỉ tiêu", "Kết quả", "tỷ lệ"}  # the next page may head a column in other words
    assert [text for text in cells(blocks) if text not in kept and text not in headings] == []
    assert Counter(texts_of(blocks)) <= Counter(lines)
