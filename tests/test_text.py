"""Plain texts: Markdown, tables with tabs, scanned pages, values with a delimiter."""

from __future__ import annotations

import os
import re
import time
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import Cell, Document, Paragraph, Table, clean
from engine.problem import InputError, Place, Problem
from engine.read.markup import read_html
from engine.read.text import read_text
from tests.written_text import shown, written

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
if os.environ.get("CI") and not SEEDS.is_dir():
    pytest.fail("the seeds are absent", pytrace=False)
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are absent")


def read(text: str) -> Document:
    return read_text("x.txt", text, ())


def blocks(text: str) -> list[object]:
    return shown(read(text))


def refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value.problems


def seed(number: str) -> Document:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read_text(path.name, path.read_text(encoding="utf-8"), ())


# Markdown


def test_a_paragraph_and_a_table_of_markdown_stand_in_their_places():
    text = "# **Báo cáo**\n\nXã *An Phú*<br>năm 2024\n\n| TT | Tên |\n|---|---|\n| 1 | <b>Số</b> 5 |\n"
    cells = [[("TT", 5), ("Tên", 5)], [("1", 7), ("Số 5", 7)]]
    rows = tuple(
        tuple(Cell(text, Place(table=1, row=r, column=c, line=line)) for c, (text, line) in enumerate(row, 1))
        for r, row in enumerate(cells, 1)
    )
    assert read(text) == Document(
        "x.txt",
        "markdown",
        (
            Paragraph("Báo cáo", Place(paragraph=1, line=1), 1),
            Paragraph("Xã An Phú năm 2024", Place(paragraph=2, line=3)),
            Table(rows, Place(table=1, line=5)),
        ),
    )


def test_a_bold_line_is_a_paragraph():
    assert read("**I. KẾT QUẢ**  \n**NĂM 2024**\n").blocks == (
        Paragraph("I. KẾT QUẢ NĂM 2024", Place(paragraph=1, line=1)),
    )


def test_two_tables_in_a_row_are_two_and_a_header_without_words_is_no_row():
    text = "| a | b |\n|---|---|\n| 1 | 2 |\n\n|  |  |\n|---|---|\n| rest |  |\n| 3 | 4 |\n"
    assert blocks(text) == [[["a", "b"], ["1", "2"]], [["rest", ""], ["3", "4"]]]


def test_no_cell_of_a_row_that_is_too_long_is_lost_and_a_short_row_is_filled_up():
    assert blocks("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |\n") == [[["a", "b", ""], ["1", "2", "3"], ["4", "", ""]]]


def test_dashes_that_do_not_match_the_header_make_a_table_all_the_same():
    assert blocks("# T\n\n| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n") == ["T", [["a", "b", "c"], ["1", "2", "3"]]]


def test_lines_between_bars_without_dashes_are_a_table():
    assert blocks("# T\n\n| a | b |\n| 1 | 2 |\n\nSau.\n") == ["T", [["a", "b"], ["1", "2"]], "Sau."]


def test_an_escaped_bar_is_a_bar():
    assert blocks("| a\\|b | c |\n|---|---|\n") == [[["a|b", "c"]]]


def test_the_mark_of_a_footnote_is_no_figure():
    assert blocks("Có **09** lĩnh vực<sup>4</sup>, 70 m<sup>2</sup>.\n\n<sup>4</sup> Gồm: a.") == [
        "Có 09 lĩnh vực⁴, 70 m².",
        "⁴ Gồm: a.",
    ]


def test_items_of_lists_keep_their_numbers_and_marks():
    text = "# T\n\n- a) Một\n  - Hai\n- + Ba\n\n3. Bốn\n\n4. Năm\n\n   Sáu\n\n2.1. Bảy\n"
    assert blocks(text) == ["T", "- a) Một", "- Hai", "- + Ba", "3. Bốn", "4. Năm", "Sáu", "2.1. Bảy"]


def test_a_number_at_the_head_of_a_line_begins_a_paragraph():
    assert blocks("**A**\n\nMột:\na) Hai\nb) Ba\n2. Bốn\nnăm") == ["A", "Một:", "a) Hai", "b) Ba", "2. Bốn năm"]


def test_a_sentence_that_a_page_and_its_footnotes_break_is_one_paragraph():
    begun = "Trong kỳ báo cáo, Ủy ban nhân dân xã đã phối hợp với các cơ quan phát sóng được 06 chuyên"
    text = f"**T**\n\n{begun}\n\n<sup>1</sup> Kỳ một.\n\nmục về cải cách.\n\nb) Sau.\n"
    assert blocks(text) == ["T", f"{begun} mục về cải cách.", "¹ Kỳ một.", "b) Sau."]


def test_what_only_looks_like_a_tag_is_kept():
    assert blocks("**A** <UBND> xã <abc@xa.vn> 3 < 5, [1]: x\n\n[2]: y") == [
        "A <UBND> xã abc@xa.vn 3 < 5, [1]: x",
        "[2]: y",
    ]


def test_indented_lines_and_code_are_text():
    assert blocks("# T\n\n    Thụt vào 4 dấu cách.\n\n```\nmột\nhai\n```\n") == [
        "T",
        "Thụt vào 4 dấu cách.",
        "một",
        "hai",
    ]


def test_a_table_with_tags_in_markdown_is_a_table_with_its_lines():
    found = read(
        "# T\n\n<table>\n<tr><td rowspan=2>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</table>\n\nSau.\n"
    ).blocks
    assert found[1] == Table(
        (
            (
                Cell("a", Place(table=1, row=1, column=1, line=4)),
                Cell("b", Place(table=1, row=1, column=2, line=4)),
            ),
            (
                Cell("a", Place(table=1, row=2, column=1, line=4), copied=True),
                Cell("c", Place(table=1, row=2, column=2, line=5)),
            ),
        ),
        Place(table=1, line=4),
    )
    assert found[2] == Paragraph("Sau.", Place(paragraph=2, line=8))


def test_windows_line_ends_count_as_one_line():
    assert read("Một.\r\n\r\nHai.\r\n").blocks == (
        Paragraph("Một.", Place(paragraph=1, line=1)),
        Paragraph("Hai.", Place(paragraph=2, line=3)),
    )


# Tables with tabs


def test_a_run_of_lines_with_tabs_is_a_table_and_a_blank_line_ends_it():
    text = "Biểu 1\n\nTT\tTên\tSố\n<b>I</b>\t<i>Một</i>\t\n\tHai\t5\n\n2\tBa\t6\n3\tBốn\n\nHết.\n"
    assert blocks(text) == [
        "Biểu 1",
        [["TT", "Tên", "Số"], ["I", "Một", ""], ["", "Hai", "5"]],
        [["2", "Ba", "6"], ["3", "Bốn", ""]],
        "Hết.",
    ]


def test_indented_text_is_no_table():
    assert blocks("Một.\n\n\t\t2023-06-14\n\tViệt Nam\n\tỦy ban") == ["Một.", "2023-06-14", "Việt Nam", "Ủy ban"]


def test_one_line_with_a_tab_is_a_paragraph():
    assert blocks("Số: 5\tXã An Phú, ngày 2\n\nHai.") == ["Số: 5 Xã An Phú, ngày 2", "Hai."]


# Pages


def test_lines_broken_at_the_width_of_the_page_are_one_paragraph():
    text = (
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH\n"
        "1. Chỉ đạo: Ủy ban nhân dân xã ban hành Kế hoạch số 20/KH-\n"
        "UBND ngày 15/01/2024, trong đó các đơn vị hoàn thành được\n\n\n"
        "27/35 nhiệm vụ, đạt 77%. Đồng thời, tổ chức cuộc họp của Ban\n\n"
        "Chỉ đạo.\n\n"
        "a) Số hóa hồ sơ.\n- Tại xã:\n+ 5 hồ sơ\n"
    )
    assert blocks(text) == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        (
            "1. Chỉ đạo: Ủy ban nhân dân xã ban hành Kế hoạch số 20/KH-UBND ngày 15/01/2024, trong đó các đơn vị "
            "hoàn thành được 27/35 nhiệm vụ, đạt 77%. Đồng thời, tổ chức cuộc họp của Ban Chỉ đạo."
        ),
        "a) Số hóa hồ sơ.",
        "- Tại xã:",
        "+ 5 hồ sơ",
    ]


def test_a_heading_in_capitals_over_two_lines_is_a_paragraph_of_its_own():
    assert blocks("III. CÔNG TÁC NÂNG\nCAO CÁC CHỈ SỐ\nKết quả tốt.\n\nBÁO CÁO\n\nNĂM 2024") == [
        "III. CÔNG TÁC NÂNG CAO CÁC CHỈ SỐ",
        "Kết quả tốt.",
        "BÁO CÁO",
        "NĂM 2024",
    ]


def test_a_new_page_and_its_number_do_not_break_a_sentence():
    text = "Số hồ sơ tiếp nhận trong kỳ báo cáo của Ủy ban nhân dân xã là\n\n2\n\n\fmột trăm hồ sơ.\n\fTrang mới."
    assert blocks(text) == [
        "Số hồ sơ tiếp nhận trong kỳ báo cáo của Ủy ban nhân dân xã là một trăm hồ sơ.",
        "2",
        "Trang mới.",
    ]


def test_a_dash_and_a_figure_after_an_unfinished_line_are_a_range():
    assert blocks(
        "Hệ thống văn bản quy phạm pháp luật của thành phố giai đoạn 2019\n- 2023 được rà soát.\n- 100% xã."
    ) == [
        "Hệ thống văn bản quy phạm pháp luật của thành phố giai đoạn 2019 - 2023 được rà soát.",
        "- 100% xã.",
    ]


def test_where_lines_are_longer_than_a_page_each_is_a_paragraph():
    long = "Trong kỳ báo cáo, Ủy ban nhân dân xã đã " + "tiếp nhận và giải quyết hồ sơ " * 5 + "đúng hạn"
    assert blocks(
        f"Kết quả thực hiện cải cách hành chính\n{long}\n1. Số hóa hồ sơ\n\nvà kết quả\n{long}\n\nđạt 99%."
    ) == [
        "Kết quả thực hiện cải cách hành chính",
        long,
        "1. Số hóa hồ sơ",
        "và kết quả",
        f"{long} đạt 99%.",
    ]


OBJECTIVES = """Kết quả:
01 Thủ tục được
niêm yết. 100% 100%

- Tại xã:
03 nơi.

02 Mức độ
hài lòng

91% 95%
59/62 phiếu.
03 Đánh giá
nội bộ 100%

Trên đây là Báo cáo của Ủy ban nhân dân xã An Phú về mục tiêu.
"""


def test_objectives_that_a_scan_has_broken_are_a_table_again():
    text = OBJECTIVES.replace("03 nơi", "3 nơi")
    assert blocks(text) == [
        "Kết quả:",
        [
            ["01", "Thủ tục được niêm yết.", "100%", "100%", "- Tại xã: 3 nơi."],
            ["02", "Mức độ hài lòng", "91%", "95%", "59/62 phiếu."],
            ["03", "Đánh giá nội bộ", "100%", "", ""],
        ],
        "Trên đây là Báo cáo của Ủy ban nhân dân xã An Phú về mục tiêu.",
    ]
    table = read(text).blocks[1]
    assert isinstance(table, Table)
    assert [[cell.place.line for cell in row] for row in table.rows] == [
        [2, 2, 3, 3, 5],
        [8, 8, 11, 11, 12],
        [13, 13, 14, 14, 14],
    ]


@pytest.mark.parametrize(
    ("said", "instead"),
    [("59/62 phiếu.", "98%"), ("59/62 phiếu.", "02 phiếu."), ("91% 95%", "chín mươi")],
    ids=["a second line of rates", "a number twice", "no rate"],
)
def test_objectives_that_are_not_certain_stay_paragraphs(said, instead):
    assert not any(
        isinstance(block, list) for block in blocks(OBJECTIVES.replace("03 nơi", "3 nơi").replace(said, instead))
    )


COUNTS = """TT Nội dung

Hồ sơ
cấp xã
Tỷ lệ

Hồ sơ cấp tỉnh
Tỷ lệ
1
Tổng số 5.243 8754
1.1 Kỳ trước
chuyển qua

796 542
2 Đúng hạn 3.817 93,8% 7.599 99%
* Kết quả khác.
"""


def test_counts_with_their_rates_that_a_scan_has_broken_are_a_table_again():
    assert blocks(COUNTS) == [
        [
            ["TT", "Nội dung", "Hồ sơ cấp xã", "Tỷ lệ", "Hồ sơ cấp tỉnh", "Tỷ lệ"],
            ["1", "Tổng số", "5.243", "", "8754", ""],
            ["1.1", "Kỳ trước chuyển qua", "796", "", "542", ""],
            ["2", "Đúng hạn", "3.817", "93,8%", "7.599", "99%"],
        ],
        "* Kết quả khác.",
    ]


@pytest.mark.parametrize("instead", ["3.817 93,8% 7.599", "93,8% 3.817 99% 7.599", "3.817 9 7.599 9"])
def test_counts_that_do_not_fit_their_columns_stay_lines(instead):
    found = blocks(COUNTS.replace("3.817 93,8% 7.599 99%", instead))
    assert found == [line for line in COUNTS.replace("3.817 93,8% 7.599 99%", instead).split("\n") if line]


# Values with a delimiter


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_values_with_a_delimiter_are_a_table(mark):
    rows = [["TT", "Nội dung", "Kết quả"], ["1", f'"Số hóa{mark} một\nphần"', '"57,56%"'], ["2", "Hài lòng", "100%"]]
    text = "\n".join(mark.join(row) for row in rows) + "\n"
    found = read(text)
    assert (found.form, shown(found)) == (
        "csv",
        [
            [
                ["TT", "Nội dung", "Kết quả"],
                ["1", f"Số hóa{mark} một phần".replace("\t", ""), "57,56%"],
                ["2", "Hài lòng", "100%"],
            ]
        ],
    )
    table = found.blocks[0]
    assert isinstance(table, Table)
    assert [row[0].place for row in table.rows] == [
        Place(table=1, row=r, column=1, line=n) for r, n in ((1, 1), (2, 2), (3, 4))
    ]


def test_sentences_with_commas_are_no_table():
    found = read("Kính gửi các phòng, ban, ngành.\nCăn cứ luật, nghị định, thông tư.\n")
    assert (found.form, len(found.blocks)) == ("text", 2)


@pytest.mark.parametrize(
    "text", ["Một; hai.\n\nBa; bốn.\n", "- Như trên;\n- Lưu trữ;\n- Văn phòng;\n", "Một;hai\n\nBa;bốn\n"]
)
def test_lists_with_semicolons_are_no_table(text):
    assert all(isinstance(block, str) for block in blocks(text))


# Limits


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n" + ">" * 4_000,
        "# T\n\n" + "\n".join("  " * each + "- a" for each in range(200)),
        "# T\n\n" + "\n".join(">" * each + " a" for each in range(1, 150)),
    ],
)
def test_nesting_without_end_is_a_problem(text):
    (problem,) = refused(text)
    assert (problem.code, problem.details) == ("too-deep", {"limit": "50"})


@pytest.mark.parametrize("text", ["a\n" * 1_000_000, "a" * 5_000_000], ids=["lines", "characters"])
def test_a_text_that_is_too_long_is_a_problem(text):
    assert refused(text) == (Problem("x.txt", "text-too-long", details={"lines": "50", "limit": "4"}),)


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n" + "\n\n".join("[" * 9_000 for _ in range(100)),
        "# T\n\n" + "*a **a " * 500_000,
        "# T\n\n" + "<!--" * 900_000,
        "# T\n\n" + "![" * 1_900_000,
        "# T\n\n|" + "-|" * 100_000,
        "# T\n\n" + "- " * 1_000_000,
        "01 a\n" + "b\n" * 49_000,
        ("TT a\n" + "1 b\n" * 300) * 160,
        "<table>\n" * 49_000,
        "1.1.1.1" * 500_000,
        "\t" * 3_900_000,
        "a\n" * 49_000,
        ("Kết quả thực hiện các nhiệm vụ được giao trên địa bàn xã\n" * 3 + "\n") * 12_000,
    ],
    ids=range(13),
)
def test_texts_made_to_take_long_do_not(text):
    begun = time.monotonic()
    try:
        read(text)
    except InputError as error:
        assert {each.code for each in error.problems} <= {"too-many-cells", "too-deep"}
    assert time.monotonic() - begun < 10


# What was written is read


WORDS = st.text("aăâbcđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệộợữ0123456789 .,;:%/()-=\u0301", min_size=1, max_size=30)
CELLS = st.one_of(st.just(""), WORDS)
PARAGRAPHS = WORDS.map(lambda text: Paragraph("X" + text + "."))
ROWS = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width - 2, max_size=width - 2), min_size=2, max_size=4)
)
TABLES = ROWS.map(lambda rows: Table(tuple((Cell("A"), *(Cell(text) for text in row), Cell("B")) for row in rows)))
DOCUMENTS = st.lists(st.one_of(PARAGRAPHS, TABLES), min_size=1, max_size=5).map(
    lambda found: Document("x", "text", tuple(found))
)


def cleaned(document: Document) -> list[object]:
    return [
        clean(each) if isinstance(each, str) else [[clean(cell) for cell in row] for row in each]
        for each in shown(document)
    ]


@pytest.mark.parametrize("form", ["markdown", "text"])
@settings(deadline=None)  # the machine may be busy
@given(document=DOCUMENTS)
def test_what_was_written_is_read(form, document):
    assert shown(read(written(document, form).decode())) == cleaned(document)


# The seeds


@needs_seeds
@pytest.mark.parametrize(
    ("number", "form", "sizes"),
    [
        ("000", "text", [(13, 8)]),
        ("001", "markdown", [(3, 6), (9, 6), (10, 6), (7, 6), (12, 13)]),
        ("002", "markdown", [(n, 5) for n in (18, 7, 17, 23, 5, 16, 8, 12, 7, 12, 4, 8, 20, 14)]),
        ("003", "markdown", [(n, 5) for n in (26, 28, 23, 25, 17)]),
        ("004", "text", [(5, 5)]),
    ],
)
def test_all_tables_of_the_seeds_are_read(number, form, sizes):
    document = seed(number)
    found = [(len(block.rows), len(block.rows[0])) for block in document.blocks if isinstance(block, Table)]
    assert (document.form, found) == (form, sizes)


@needs_seeds
def test_the_broken_tables_of_the_scanned_seeds_are_rebuilt():
    objectives = [
        [cell.text for cell in row[:4]]
        for block in seed("004").blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    assert [(row[0], row[2], row[3]) for row in objectives] == [
        ("01", "100%", "100%"),
        ("02", "95%", "93%"),
        ("03", "91%", "95%"),
        ("04", "100%", ""),
        ("05", "90%", "60%"),
    ]
    counts = [
        [cell.text for cell in row] for block in seed("000").blocks if isinstance(block, Table) for row in block.rows
    ]
    assert [row[:1] + row[2:] for row in counts[4:7]] == [
        ["2", "4.070", "77,6%", "7.674", "87,6%", "5.521", "97,25%"],
        ["2.1", "3.817", "93,8%", "7.599", "99%", "5.219", "94,5%"],
        ["2.2", "253", "6,2%", "48", "1%", "302", "5,5%"],
    ]
    assert [row[:1] + row[2:] for row in counts[-2:]] == [
        ["5", "4.338", "", "3.077", "", "2.147", ""],
        ["6", "2.363", "", "0", "", "503", ""],
    ]


@needs_seeds
@pytest.mark.parametrize("form", ["markdown", "html", "text"])
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_seed_written_in_another_form_reads_the_same(number, form):
    document = seed(number)
    again = (read_html if form == "html" else read_text)("x", written(document, form).decode(), ())
    if form != "text":
        assert shown(again) == shown(document)
    assert in_one(shown(again)) == in_one(shown(document))


def in_one(blocks: list[object]) -> list[object]:
    """The blocks, with neighbouring paragraphs joined: plain text does not say which lines are headings."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, str) and found and isinstance(found[-1], str):
            found[-1] += f" {block}"
        else:
            found.append(block)
    return found


@needs_seeds
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_figure_of_a_seed_is_lost(number):
    (path,) = SEEDS.glob(f"{number}_*.txt")
    plain = re.sub(r"<sup>\d+</sup>|</?[a-z]+>", "", path.read_text(encoding="utf-8"))
    texts = [
        text for block in shown(seed(number)) for text in ([block] if isinstance(block, str) else [*chain(*block)])
    ]
    assert sorted(re.findall(r"\d+", " ".join(texts))) == sorted(re.findall(r"\d+", plain))


def test_a_sheet_that_was_saved_as_separated_values_has_its_titles_and_tables():
    text = (
        "UBND XÃ AN PHÚ;;\nBÁO CÁO;;\n;;\nSTT;Chỉ tiêu;Kết quả\n1;Số hóa;79,61%\nI;;\n"
        ";;\n16.2. Nghị quyết 02;;\n;;\nSTT;Chỉ tiêu;Kết quả\n1;Hồ sơ trực tuyến;57,56%\n"
    )
    assert shown(read(text)) == [
        "UBND XÃ AN PHÚ",
        "BÁO CÁO",
        [["STT", "Chỉ tiêu", "Kết quả"], ["1", "Số hóa", "79,61%"], ["I", "", ""]],
        "16.2. Nghị quyết 02",
        [["STT", "Chỉ tiêu", "Kết quả"], ["1", "Hồ sơ trực tuyến", "57,56%"]],
    ]
    assert shown(read("a;b\n;\nc;\nd;e\n")) == [[["a", "b"], ["c", ""], ["d", "e"]]]
