"""Word documents are read as a person sees them."""

from __future__ import annotations

import io
import subprocess
import sys

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import Cell, Document, Paragraph, Table, clean
from engine.problem import InputError, Place, Problem
from engine.read.word import read_word
from tests.command import ROOT
from tests.made_word import GOOD, W, document, packed, paragraph, table
from tests.written_word import written

NAME = "bao-cao.docx"
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\u2028\u2029")
TEXTS = st.text(st.sampled_from("aăâđêôơưấềộựỹÝĐ 0123456789.,%/-–()≥") | LETTERS, max_size=20).map(clean)

RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def blocks(body: str, **parts: str) -> tuple:
    return read_word(NAME, document(body, **parts)).blocks


def lines(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts)]


def grids(body: str, **parts: str) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in each.rows] for each in blocks(body, **parts) if hasattr(each, "rows")
    ]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(text: str, properties: str = "", more: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}{more}</w:tc>"


def rows(*made: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def test_paragraphs_and_tables_stand_in_order_each_with_its_place():
    made = read_word(NAME, document(paragraph("một") + "<w:p/>" + table(("a", "b"), ("c",)) + paragraph("hai")))
    assert made == Document(
        NAME,
        "docx",
        (
            Paragraph("một", Place(paragraph=1)),
            Table(
                (
                    (Cell("a", Place(table=1, row=1, column=1)), Cell("b", Place(table=1, row=1, column=2))),
                    (Cell("c", Place(table=1, row=2, column=1)), Cell("", Place(table=1, row=2, column=2))),
                ),
                Place(table=1),
            ),
            Paragraph("hai", Place(paragraph=2)),
        ),
    )


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (run("số  ") + "<w:r><w:tab/><w:t>hồ</w:t><w:br/><w:t>sơ</w:t></w:r>", "số hồ sơ"),
        ("<w:hyperlink>" + run("liên kết") + "</w:hyperlink>", "liên kết"),
        (run("86") + "<w:del><w:r><w:delText>,5</w:delText></w:r></w:del><w:ins>" + run(",9") + "</w:ins>", "86,9"),
        ("<w:moveFrom>" + run("cũ") + "</w:moveFrom><w:moveTo>" + run("mới") + "</w:moveTo>", "mới"),
        ("<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + run("ô điền") + "</w:sdtContent></w:sdt>", "ô điền"),
        ("<w:smartTag><w:customXml>" + run("An Giang") + "</w:customXml></w:smartTag>", "An Giang"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("7"), "7"),
        ("<w:fldSimple>" + run("12") + "</w:fldSimple>", "12"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>" + run("hiện"), "hiện"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>', "hiện"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>47,56%</w:t></w:r>" + run("57,56%"), "57,56%"),
        ("<w:r><w:rPr><w:dstrike/></w:rPr><w:t>90%</w:t></w:r>" + run("97,5%"), "97,5%"),
        ('<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>97,5%</w:t></w:r>', "97,5%"),
        (
            run("951") + f"{RAISED}<w:t>1</w:t></w:r>" + run("/1.652") + f"{RAISED}<w:t>(2) m</w:t></w:r>",
            "951¹/1.652(²) m",
        ),
        ("<w:r><w:t>45</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>CP</w:t></w:r>", "45-CP"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>80%</w:t></w:r>', "≥80%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Arial" w:char="0110"/></w:r>', "☑Đ"),
        ('<w:r><w:sym w:font="Khác" w:char="F0FE"/><w:sym w:char="xyz"/></w:r>', "•"),
        (run("86,90%") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "86,90%"),
        (run("e\u0302\u0301") + "<!-- a --><?b c?>", "ế"),
    ],
)
def test_a_paragraph_shows_what_a_reader_sees(inside, shown):
    assert lines(f"<w:p>{inside}</w:p>") == [shown]


def test_what_encloses_paragraphs_and_rows_does_not_hide_them():
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('a')}<w:customXml>{paragraph('b')}</w:customXml></w:sdtContent></w:sdt>"
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>{cell('d')}</w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>"
    )
    assert lines(body.partition("<w:tbl>")[0]) == ["a", "b"]
    assert grids(body) == [[["c", "d"]]]


BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_stands_once_after_its_paragraph_or_in_its_cell():
    box = BOX.format(paragraph("khung"))
    assert lines(f"<w:p>{box}{run('đoạn')}</w:p>") == ["đoạn", "khung"]
    assert grids(rows(f"<w:tc><w:p>{box}{run('ô')}</w:p></w:tc>")) == [[["ô khung"]]]
    assert grids(f"<w:p>{BOX.format(table(('a', 'b')))}</w:p>") == [[["a", "b"]]]


def test_deleted_rows_are_gone_and_deleted_paragraph_marks_join():
    gone = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell('cũ')}</w:tr><w:tr>{cell('mới')}</w:tr></w:tbl>"
    assert grids(gone) == [[["mới"]]]
    marked = "<w:rPr><w:del/></w:rPr>"
    assert lines(paragraph("một ", marked) + paragraph("hai") + paragraph("ba", marked)) == ["một hai", "ba"]
    assert grids(rows(f"<w:tc>{paragraph('86,', marked)}{paragraph('9')}</w:tc>")) == [[["86,9"]]]


def level(form: str, text: str, at: int = 0, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, key: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, num_id: int = 1, at: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num_id}"/></w:numPr>')


@pytest.mark.parametrize(
    ("form", "text", "start", "labels"),
    [
        ("decimal", "%1.", 1, ["1.", "2."]),
        ("decimalZero", "%1", 9, ["09", "10"]),
        ("lowerLetter", "%1)", 4, ["d)", "e)"]),
        ("lowerLetter", "%1)", 26, ["z)", "aa)"]),
        ("upperLetter", "%1.", 1, ["A.", "B."]),
        ("lowerRoman", "(%1)", 3, ["(iii)", "(iv)"]),
        ("upperRoman", "Mục %1", 39, ["Mục XXXIX", "Mục XL"]),
        ("bullet", "\uf0b7", 1, ["-", "-"]),
        ("bullet", "+", 1, ["+", "+"]),
        ("none", "", 1, ["", ""]),
        ("lowerLetter", "%1)", 999_999, ["999999)", "1000000)"]),
        ("khác", "%1/", 0, ["0/", "1/"]),
    ],
)
def test_an_item_shows_its_number(form, text, start, labels):
    numbering = abstract(level(form, text, start=start)) + num(1)
    assert lines(item("a") + item("b"), numbering=numbering) == [
        f"{label} {x}".strip() for label, x in zip(labels, "ab", strict=True)
    ]


def test_levels_count_apart_and_begin_anew_under_each_item_above():
    numbering = abstract(
        level("upperRoman", "%1."), level("decimal", "%1.%2.", 1, more="<w:isLgl/>"), level("lowerLetter", "%3)", 2)
    ) + num(1)
    body = "".join(item(str(i), at=at) for i, at in enumerate([1, 0, 1, 1, 2, 2, 0, 1, 2]))
    assert lines(body, numbering=numbering) == [
        "1.1. 0", "I. 1", "1.1. 2", "1.2. 3", "a) 4", "b) 5", "II. 6", "2.1. 7", "a) 8",
    ]  # fmt: skip


def test_a_level_that_never_begins_anew_goes_on():
    numbering = abstract(level("decimal", "%1."), level("decimal", "%2)", 1, more='<w:lvlRestart w:val="0"/>')) + num(1)
    assert lines(item("a") + item("b", at=1) + item("c") + item("d", at=1), numbering=numbering) == [
        "1. a", "1) b", "2. c", "2) d",
    ]  # fmt: skip


def test_two_lists_of_one_kind_go_on_unless_the_second_states_its_start():
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0">{level("decimal", "Điều %1.")}</w:lvlOverride>'
    numbering = abstract(level("decimal", "%1.")) + num(1) + num(2) + num(3, more=start) + num(4, more=other)
    body = item("a") + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1) + item("f", 4)
    assert lines(body, numbering=numbering) == ["1. a", "2. b", "5. c", "6. d", "7. e", "Điều 8. f"]


def test_a_list_may_be_named_by_a_style_and_left_by_a_paragraph():
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    numbering = abstract(level("decimal", "%1."), level("decimal", "%1.%2.", 1, more='<w:pStyle w:val="A"/>')) + num(1)
    named = [paragraph("x", f'<w:pStyle w:val="{name}"/>') for name in "ABC"]
    left = paragraph("x", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines("".join(named) + left, styles=styles, numbering=numbering) == ["1.1. x", "1.2. x", "x", "x"]


def test_numbers_of_rows_that_word_counts_are_read():
    numbering = abstract(level("decimal", "%1")) + num(1)
    row = f"<w:tc>{item('')}</w:tc>"
    assert grids(rows(row + cell("a"), row + cell("b")), numbering=numbering) == [[["1", "a"], ["2", "b"]]]


def test_headings_are_known_by_name_by_outline_and_by_what_they_are_based_on():
    styles = (
        '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục lớn"/><w:basedOn w:val="u1"/></w:style>'
        '<w:style w:styleId="Tieude3"><w:name w:val="Tiêu đề 3"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:styleId="x"><w:basedOn w:val="y"/></w:style><w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>'
    )
    named = "".join(paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in ("u1", "Muc", "Tieude3", "x", "không"))
    own = paragraph("a", '<w:outlineLvl w:val="1"/>') + paragraph(
        "b", '<w:pStyle w:val="u1"/><w:outlineLvl w:val="9"/>'
    )
    assert [block.level for block in blocks(named + own, styles=styles)] == [1, 1, 3, 0, 0, 2, 0]


def test_merged_cells_stand_in_each_place_that_they_cover():
    above = cell("a", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + cell("b")
    below = cell("không thấy", '<w:gridSpan w:val="2"/><w:vMerge/>') + cell("c")
    apart = cell("d") + cell("e") + cell("f")
    (made,) = blocks(rows(above, below, apart))
    assert [[(each.text, each.copied) for each in row] for row in made.rows] == [
        [("a", False), ("a", True), ("b", False)],
        [("a", True), ("a", True), ("c", False)],
        [("d", False), ("e", False), ("f", False)],
    ]
    assert made.rows[1][1].place == Place(table=1, row=2, column=2)


def test_a_cell_that_goes_on_where_nothing_began_is_a_cell_of_its_own():
    going_on = cell("b", '<w:vMerge w:val="continue"/>')
    assert grids(rows(going_on, going_on)) == [[["b"], ["b"]]]
    assert grids(rows(cell("a"), going_on)) == [[["a"], ["b"]]]
    assert grids(rows(cell("a", '<w:hMerge w:val="restart"/>') + cell("x", "<w:hMerge/>"), cell("b") + cell("c"))) == [
        [["a", "a"], ["b", "c"]]
    ]


def test_rows_that_begin_late_or_end_early_are_filled_with_empty_cells():
    late = f'<w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("b")}{cell("c")}'
    assert grids(rows(late, cell("d"), "", cell("e") * 3)) == [
        [["", "b", "c"], ["d", "", ""], ["", "", ""], ["e", "e", "e"]]
    ]


def test_columns_of_the_grid_in_which_no_cell_begins_are_not_seen():
    row = cell("a", '<w:gridSpan w:val="3"/>') + cell("b", '<w:gridSpan w:val="999999999"/>')
    assert grids(rows(row, row)) == [[["a", "b"], ["a", "b"]]]
    assert grids(rows(cell("a", '<w:gridSpan w:val="-1"/>') + cell("b", '<w:gridSpan w:val="x"/>'))) == [[["a", "b"]]]


def test_a_table_within_a_cell_stands_after_it_and_its_texts_are_not_repeated():
    inner = table(("trong",)) + paragraph("sau")
    first, second, third = blocks(rows(cell("ngoài", more=inner) + cell("b")) + table(("ba",)))
    assert [[each.text for each in row] for row in first.rows] == [["ngoài sau", "b"]]
    assert second.rows == ((Cell("trong", Place(table=2, row=1, column=1)),),)
    assert third.place == Place(table=3)


def test_a_table_without_cells_is_none():
    assert blocks("<w:tbl/>" + rows("") + table(("a",)))[0].place == Place(table=1)


def test_footnotes_stand_at_the_end_with_their_numbers_in_the_order_of_the_text():
    notes = "".join(
        f'<w:footnote w:id="{key}">{paragraph(text)}</w:footnote>' for key, text in ((0, "kẻ"), (5, "hai"), (7, "một"))
    )
    body = "".join(f'<w:p>{run("x")}<w:r><w:footnoteReference w:id="{key}"/></w:r></w:p>' for key in (7, 5, 9))
    assert lines(body, footnotes=notes) == ["x", "x", "x", "¹ một", "² hai"]


BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_pages_are_known_where_word_noted_them():
    within = f"<w:p>{run('c')}{BREAK}{run('c')}</w:p>"
    late = f"<w:tc><w:p>{BREAK}{run('e')}</w:p></w:tc><w:tc><w:p>{BREAK}{run('e')}</w:p></w:tc>"
    made = blocks(paragraph("a") + f"<w:p>{BREAK}{run('b')}</w:p>" + within + rows(cell("d"), late) + paragraph("g"))
    assert [block.place.page for block in made] == [1, 2, 2, 3, 4]
    assert [row[0].place.page for row in made[3].rows] == [3, 4]
    assert [block.place.page for block in blocks(paragraph("a") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')] == [0]


def test_headers_comments_and_pictures_are_left_aside():
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "đầu trang"
    made.add_comment(made.add_paragraph("nội dung").runs[0], "nhận xét")
    file = io.BytesIO()
    made.save(file)
    assert [block.text for block in read_word(NAME, file.getvalue()).blocks] == ["nội dung"]


def test_a_document_with_macros_reads_as_the_rest():
    made = docx.Document()
    made.add_paragraph("a", "List Number")
    made.part._content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    file = io.BytesIO()
    made.save(file)
    assert [block.text for block in read_word("a.docm", file.getvalue()).blocks] == ["1. a"]


def test_a_strict_document_reads_as_the_rest():
    strict = GOOD_PARTS["word/document.xml"].replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_word(NAME, packed({**GOOD_PARTS, "word/document.xml": strict})) == read_word(NAME, GOOD)


BODY = paragraph("Báo cáo") + table(("a", "b"))
GOOD_PARTS = {
    "_rels/.rels": "",
    "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{BODY}</w:body></w:document>',
}


@pytest.mark.parametrize("relationships", ["", "<a/>", "<a", '<Relationships xmlns="x"/>'])
def test_a_document_is_found_even_where_its_relationships_are_missing(relationships):
    parts = {**GOOD_PARTS, "_rels/.rels": relationships, "word/_rels/document.xml.rels": relationships}
    if relationships == "<a":
        parts["word/_rels/document.xml.rels"] = "<a b='"
    assert read_word(NAME, packed(parts)) == read_word(NAME, GOOD)


def test_relationships_that_lead_nowhere_are_not_followed():
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    leading = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kinds}/image" Target="../NULL"/>'
        f'<Relationship Id="b" Type="{kinds}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
        f'<Relationship Id="c" Type="{kinds}/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/>'
        "</Relationships>"
    )
    assert read_word(NAME, packed({**GOOD_PARTS, "word/_rels/document.xml.rels": leading})) == read_word(NAME, GOOD)


@pytest.mark.parametrize("kind", ["styles", "numbering", "footnotes", "endnotes"])
def test_damaged_parts_beside_the_body_are_a_warning(kind):
    made = read_word(NAME, document(paragraph("a"), **{kind: "<w:x>"}))
    assert made.blocks == (Paragraph("a", Place(paragraph=1)),)
    assert made.warnings == (Problem(NAME, "broken-part", details={"part": f"word/{kind}.xml"}, severity="warning"),)


@pytest.mark.parametrize("kind", ["object", "altChunk"])
def test_files_within_the_document_are_named_as_not_read(kind):
    made = read_word(NAME, document(paragraph("a") + f"<w:p><w:r><w:{kind}/></w:r></w:p>"))
    assert made.warnings == (Problem(NAME, "embedded-file", severity="warning"),)


@pytest.mark.parametrize(
    "content",
    [b"", b"<a/>", b"<w:document/>", b"\xff\xfe", f'<w:styles xmlns:w="{W}">'.encode(),
     b'<?xml version="1.0" encoding="x-y"?><a/>', b'<?xml version="1.0" encoding="UTF-8"?><a>\xe3</a>'],
)  # fmt: skip
def test_a_body_that_is_none_is_a_problem(content):
    with pytest.raises(InputError) as raised:
        read_word(NAME, packed({"word/document.xml": content}))
    assert raised.value.problems == (Problem(NAME, "broken-part", details={"part": "word/document.xml"}),)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1258"])
def test_a_body_in_another_encoding_is_read(encoding):
    xml = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + GOOD_PARTS["word/document.xml"]
    assert read_word(NAME, packed({"word/document.xml": xml.encode(encoding)})) == read_word(NAME, GOOD)


def test_nesting_that_the_parser_allows_is_read_and_more_is_a_problem():
    def nested(depth: int) -> bytes:
        return document("<w:tbl><w:tr><w:tc>" * depth + paragraph("a") + "</w:tc></w:tr></w:tbl>" * depth)

    assert len(read_word(NAME, nested(80)).blocks) == 80
    wrapped = document("<w:sdt>" * 240 + paragraph("a") + "</w:sdt>" * 240)
    assert read_word(NAME, wrapped).blocks == (Paragraph("a", Place(paragraph=1)),)
    with pytest.raises(InputError) as raised:
        read_word(NAME, nested(300))
    assert raised.value.problems == (Problem(NAME, "too-deep-part"),)


OPEN, CLOSE = f'<w:document xmlns:w="{W}"><w:body>', "</w:body></w:document>"
HEAVY = {
    "small-elements": (OPEN + "<w:p/>" * 690_000 + CLOSE, "0"),
    "attributes": (OPEN + '<w:p w:a="b" w:c="d"/>' * 440_000 + CLOSE, "0"),
    "rows": (OPEN + table(*[("x", "y")] * 50_000) + CLOSE, "1"),
    "more-rows": (OPEN + table(*[("x", "y")] * 100_000) + CLOSE, "too-large-part"),
    "letters": (OPEN + paragraph("a b " * 1_000_000) * 6 + CLOSE, "6"),
}
MEASURE = """
import re, resource, sys
from pathlib import Path
from engine.problem import InputError
from engine.read.word import read_word
try:
    print(len(read_word("a.docx", sys.stdin.buffer.read()).blocks))
except InputError as error:
    print(error.problems[0].code)
used = resource.getrusage(resource.RUSAGE_SELF)
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]  # ru_maxrss would be the parent's
print(int(peak) // 1024, used.ru_utime + used.ru_stime)
"""


@pytest.mark.parametrize("name", HEAVY)
def test_the_heaviest_documents_take_ten_seconds_and_500_mb_at_most(name):
    body, expected = HEAVY[name]
    command = [sys.executable, "-c", MEASURE]
    data = packed({"word/document.xml": body})
    done = subprocess.run(command, input=data, capture_output=True, check=True, cwd=ROOT, timeout=120)
    found, megabytes, seconds = done.stdout.decode().split()
    assert found == expected
    assert int(megabytes) < 500
    assert float(seconds) < 10


def tables():
    sizes = st.tuples(st.integers(1, 4), st.integers(1, 4))
    grid = sizes.flatmap(
        lambda size: st.lists(st.lists(TEXTS, min_size=size[1], max_size=size[1]), min_size=1, max_size=4)
    )
    return grid.map(lambda found: Table(tuple(tuple(Cell(text) for text in row) for row in found)))


PARAGRAPHS = st.builds(Paragraph, TEXTS.filter(bool), level=st.integers(0, 9))


def shape(document: Document) -> list:
    """The document without its places."""
    return [
        [[(each.text, each.copied) for each in row] for row in block.rows]
        if isinstance(block, Table)
        else (block.text, block.level)
        for block in document.blocks
    ]


@settings(max_examples=60)
@given(st.lists(PARAGRAPHS | tables(), max_size=5))
def test_what_was_written_is_read(made):
    document = Document(NAME, "docx", tuple(made))
    assert shape(read_word(NAME, written(document))) == shape(document)


@settings(max_examples=60)
@given(st.data())
def test_merged_cells_that_were_written_are_read(data):
    height, width = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 5))
    top, left = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    bottom, right = data.draw(st.integers(top, height - 1)), data.draw(st.integers(left, width - 1))
    names = [[f"{row}.{column}" for column in range(width)] for row in range(height)]
    made = tuple(
        tuple(
            Cell(names[top][left], copied=(row, column) != (top, left))
            if top <= row <= bottom and left <= column <= right
            else Cell(names[row][column])
            for column in range(width)
        )
        for row in range(height)
    )
    if top == 0 and bottom == height - 1 and right > left:
        return  # a column in which no cell begins is not seen
    document = Document(NAME, "docx", (Table(made),))
    assert shape(read_word(NAME, written(document))) == shape(document)


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_document_is_read_or_a_problem(data):
    whole = bytearray(document(table(("a", "b")) + item("a"), numbering=abstract(level("decimal", "%1.")) + num(1)))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_word(NAME, bytes(whole))
    except InputError as error:
        assert error.problems
