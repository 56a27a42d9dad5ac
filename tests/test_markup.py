"""HTML as a document."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import Cell, Document, Paragraph, Table, clean
from engine.problem import InputError, Place
from engine.read import inline
from engine.read.markup import is_html, read_html
from tests.written_text import shown, written


def read(text: str) -> Document:
    return read_html("x.html", text, ())


def blocks(text: str) -> list[object]:
    return shown(read(text))


def refused(text: str) -> list[tuple[str, dict[str, str]]]:
    with pytest.raises(InputError) as caught:
        read(text)
    return [(each.code, dict(each.details)) for each in caught.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<p>a",
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- c --><HTML lang="vi">',
        "<body>",
        "<table>\n<tr><td>1</td></tr></table>\n",
    ],
)
def test_a_page_or_a_piece_of_one_is_html(text):
    assert is_html(text)


@pytest.mark.parametrize(
    "text", ["Báo cáo <table>", "<b>Báo</b> cáo", "<div align=center>\n\n# A", "< html", "", "a<html>"]
)
def test_other_texts_are_not_html(text):
    assert not is_html(text)


def test_paragraphs_headings_and_tables_stand_in_their_places():
    text = (
        "<html><head><title>x</title><style>p {}</style></head><body>\n"
        "<h2>I. Kết <b>quả</b></h2>\n<script>alert(1)</script>\n"
        "Một<p>Hai&nbsp;<sup>1</sup></p>\n<table>\n<tr><td>TT<td>Số<br>lượng\n</table>\n"
    )
    cells = (
        Cell("TT", Place(table=1, row=1, column=1, line=6)),
        Cell("Số lượng", Place(table=1, row=1, column=2, line=6)),
    )
    assert read(text) == Document(
        "x.html",
        "html",
        (
            Paragraph("I. Kết quả", Place(paragraph=1, line=2), 2),
            Paragraph("Một", Place(paragraph=2, line=2)),
            Paragraph("Hai ¹", Place(paragraph=3, line=4)),
            Table((cells,), Place(table=1, line=6)),
        ),
    )


def test_what_is_crossed_out_is_not_read():
    text = (
        "<p>Đạt <s>47%</s> <del>48%</del><strike>49%</strike><span style='text-decoration:line-through'>5</span>57%</p>"
        "<table><tr><td>Số</td><td><del>1</del>2</td></tr></table>"
    )
    assert blocks(text) == ["Đạt 57%", [["Số", "2"]]]
    assert [inline.shown(each) for each in ("Đạt ~~47%~~57%", "<del>47%</del>57%", "~30%", "~~ 30% ~~", "~~30%")] == [
        "Đạt 57%", "57%", "~30%", "~~ 30% ~~", "~~30%",
    ]  # fmt: skip


def test_merged_cells_stand_in_all_their_places():
    text = """<table>
    <thead><tr><th rowspan=9>TT</th><th colspan=2>Số</th></tr><tr><th>A</th><th>B</th></tr></thead>
    <tbody><tr><td rowspan=0>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>
    <tr><td colspan=100000>Hết</td></tr></tbody></table>"""
    (table,) = read(text).blocks
    assert isinstance(table, Table)
    assert [[cell.text + "*" * cell.copied for cell in row] for row in table.rows] == [
        ["TT", "Số", "Số*"],
        ["TT*", "A", "B"],
        ["1", "2", ""],
        ["1*", "3", "4"],
        ["1*", "Hết", "Hết*"],
    ]


def test_a_table_in_a_cell_follows_the_table_around_it():
    text = "<table><tr><td>a</td><td>b<table><tr><td>c</td><td>d</td></tr></table>e</td></tr></table>"
    assert blocks(text) == [[["a", "be"]], [["c", "d"]]]


def test_a_table_that_only_frames_others_is_no_table():
    text = "<table><tr><td><p>Tên</p><table><tr><td>c</td><td>d</td></tr></table></td></tr></table>"
    assert blocks(text) == ["Tên", [["c", "d"]]]


def test_items_of_lists_have_their_numbers_and_marks():
    text = (
        "<ol><li>Một<ul><li>Hai</li></ul></li><li value=5>Ba</li><li>Bốn</li></ol>"
        "<ol type=a start=3><li>Năm</li></ol><ol type=I start=4><li>Sáu</li></ol><ul><li><p>Bảy</p><p>Tám</p></li></ul>"
    )
    assert blocks(text) == ["1. Một", "- Hai", "5. Ba", "6. Bốn", "c. Năm", "IV. Sáu", "- Bảy", "Tám"]


def test_a_new_number_or_mark_after_a_line_break_begins_a_paragraph():
    assert blocks("<p>Nơi nhận:<br>- Như trên;<br/>- Lưu:<br>VT.</p>") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_what_is_not_displayed_is_not_read():
    assert blocks(
        '<p hidden>a</p><p style="color:red; display: none">b</p><!-- c --><noscript>d</noscript><p>e</p>'
    ) == ["e"]


def test_text_that_is_set_as_typed_keeps_its_lines():
    assert blocks("<pre>Một\n  hai</pre>") == ["Một", "hai"]


def test_nothing_outside_the_page_is_looked_up(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    text = (
        f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}">]><p>x&a;y</p><iframe src="{secret.as_uri()}"></iframe>'
    )
    assert "bí mật" not in str(read(text))


@pytest.mark.parametrize(
    "text", ["<div>" * 220, "<table><tr><td>" * 70, "<b>" * 190_000, "<ul><li>" * 120], ids=range(4)
)
def test_elements_nested_without_end_are_a_problem(text):
    assert refused(text) == [("too-deep", {"limit": "200"})]


def test_merged_cells_that_reach_over_too_many_others_are_a_problem():
    assert refused("<table>" + "<tr><td colspan=1000 rowspan=9999>a</td>" * 500) == [
        ("too-many-cells", {"limit": "300.000"})
    ]


def test_too_many_tags_are_a_problem():
    assert refused("<p>" * 200_001) == [("too-many-tags", {"limit": "200"})]
    assert refused("<p>" + "a" * 4_000_000) == [("text-too-long", {"lines": "50", "limit": "4"})]


@pytest.mark.parametrize(
    "text",
    [
        "<p>a" * 199_000,
        "<table>" + "<tr><td>a<td>b" * 60_000,
        "<table>" + "<tr>" * 199_000,
        "<ul>" + "<li>a<br>" * 90_000,
        "<!--" * 190_000,
        "<table>" + "<tr><td><table><tr><td>x</table>y<td>z" * 25_000,
        "<p " + "a=b " * 900_000 + ">",
        "&lt;" * 900_000,
    ],
    ids=range(8),
)
def test_pages_made_to_take_long_do_not(text):
    begun = time.monotonic()
    read(text)
    assert time.monotonic() - begun < 10


WORDS = st.text("aăâbcđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ0123456789 .,;:%/()-=<>&\"'|*#\u0301", min_size=1, max_size=30)
PARAGRAPHS = st.tuples(WORDS, st.integers(0, 6)).map(lambda each: Paragraph("X" + each[0], level=each[1]))
TABLES = st.integers(0, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.just(""), WORDS), min_size=width, max_size=width).map(
            lambda row: (Cell("A"), *(Cell(text) for text in row))
        ),
        min_size=1,
        max_size=4,
    ).map(lambda rows: Table(tuple(rows)))
)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=5))
def test_what_was_written_is_read(found):
    document = Document("x", "html", tuple(found))
    text = written(document, "html").decode()
    again = read(text)
    assert is_html(text)
    assert shown(again) == [
        clean(each) if isinstance(each, str) else [[clean(cell) for cell in row] for row in each]
        for each in shown(document)
    ]
    assert [each.level for each in again.blocks if isinstance(each, Paragraph)] == [
        each.level for each in found if isinstance(each, Paragraph)
    ]
