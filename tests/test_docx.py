"""The minutes of an inspection in Word: what they say, how they are laid out, and templates of a team's own."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from engine.document import Table
from engine.read.word import read_word
from engine.report.minutes_template import template_in
from engine.report.minutes_values import FIELDS
from engine.wording import texts
from tests.command import Result, run
from tests.made_filled import own

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SET = """id: kh-2023
name: {vi: Kế hoạch năm 2023 của tỉnh, en: The province's plan of 2023}
document: {vi: Kế hoạch số 15/KH-UBND, en: Plan 15/KH-UBND}
known_by: text
effective: {from: 2023-01-01, until: 2023-12-31}
concerned:
  communes:
    units: [{level: commune}]
    rests_on: text
    note: {vi: Văn bản ghi cấp xã, en: It says communes}
targets:
  - row: "1"
    name: {vi: Tỷ lệ hồ sơ trực tuyến, en: Share of online dossiers}
    indicator: online-dossiers
    comparator: at_least
    threshold: 50
    concerns: communes
  - row: "2"
    name: {vi: Tỷ lệ số hóa hồ sơ, en: Share of dossiers digitized}
    indicator: digitization
    comparator: at_least
    threshold: 80
    concerns: communes
"""
UNIT = """unit: {{name: {name}, level: commune, parent: Huyện Phú Tân, province: An Giang}}
period: {{from: 2023-01-01, to: 2023-06-30}}
document: Báo cáo số 12/BC-UBND
readings:
  - {{indicator: online-dossiers, value: "57,56%", numerator: 951, denominator: 1.652, place: Biểu 1}}
  - {{indicator: digitization, value: "{digitized}", numerator: 7.346, denominator: 9.228, place: Biểu 2}}
"""
DECISIONS = """decisions:
  - unit: Xã An Phú
    target: kh-2023/2
    verdict: pass
    reason: Đã bổ sung 37 hồ sơ
    who: Nguyễn Văn A
    when: 2023-06-20
    until: 2023-12-31
    objection: {text: Số liệu chưa đồng bộ, who: UBND xã, when: 2023-06-10}
    answer: {text: Đã kiểm tra lại, who: Trần Thị B, when: 2023-06-15}
"""
CITED = "Căn cứ: Kế hoạch năm 2023 của tỉnh, dòng {}."
SHORT_OF_37 = (
    "Biểu 2: 7.346/9.228 = 79,6055…% không đạt yêu cầu từ 80% trở lên.\nThiếu 37 hồ sơ: cần 7.383/9.228 để đạt 80%."
)
MINUTES = """\
…………………………… ĐOÀN KIỂM TRA Số: ………/………… | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc \
………………, ngày …… tháng …… năm ………
BIÊN BẢN
Kiểm tra kết quả thực hiện các chỉ tiêu của Xã An Phú
(Kỳ báo cáo từ ngày 01/01/2023 đến ngày 30/06/2023)
Thời gian, địa điểm:
Đoàn kiểm tra:
Đại diện Xã An Phú:
Đoàn kiểm tra đã kiểm tra, đối chiếu số liệu báo cáo của đơn vị và lập biên bản như sau:
I. KẾT QUẢ KIỂM TRA
Đơn vị: Xã An Phú (cấp xã). Văn bản báo cáo: Báo cáo số 12/BC-UBND.
Điểm: 50 = 1 / 2 × 100, theo cách chấm “Các chỉ tiêu như nhau” (tự đặt, không theo văn bản nào).
Hạng: 1 trong 1 đơn vị cấp xã được chấm.
1. Kết quả thực hiện các chỉ tiêu
Kế hoạch năm 2023 của tỉnh: chưa xác định
Căn cứ: Kế hoạch số 15/KH-UBND (đọc trong văn bản gốc).
STT | Chỉ tiêu | Đơn vị | Chỉ tiêu năm 2023 | Kết quả đạt, đến kỳ kiểm tra | Đánh giá của đoàn kiểm tra
1 | Tỷ lệ hồ sơ trực tuyến | % | Tối thiểu 50 | 57,56% (951/1.652) | Đạt Biểu 1: 951/1.652 = 57,5665…% \
đạt yêu cầu từ 50% trở lên. Căn cứ: Kế hoạch năm 2023 của tỉnh, dòng 1.
2 | Tỷ lệ số hóa hồ sơ | % | Tối thiểu 80 | 90% (7.346/9.228) | Chưa đủ căn cứ Biểu 2: 7.346/9.228 = 79,6055…% \
không đạt yêu cầu từ 80% trở lên. Biểu 2: 90% đạt yêu cầu từ 80% trở lên. Cùng một nội dung nhưng số liệu mâu thuẫn: \
90% (Biểu 2) thì đạt, 7.346/9.228 = 79,6055…% (Biểu 2) thì không đạt; chưa đủ căn cứ để kết luận. \
Căn cứ: Kế hoạch năm 2023 của tỉnh, dòng 2.
Tổng: 2 chỉ tiêu; 1 chưa đủ căn cứ, 1 đạt.
2. Điểm bất nhất trong báo cáo
[lỗi] Biểu 2: tỷ lệ ghi 90% không phải là 7.346/9.228 làm tròn hay cắt bớt; số đếm cho 79,6055…%. \
Vì điểm này, chưa đủ căn cứ kết luận về tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC (kh-2023/2). \
Xếp mức lỗi: Tỷ lệ và hai số đếm của nó không thể cùng đúng.
3. Nội dung đề nghị đơn vị làm rõ
1. [lỗi] Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC: Tỷ lệ và số đếm, số nào đúng: “90% (7.346/9.228)” (Biểu 2)?
4. Quyết định của đoàn kiểm tra
Không có.
II. Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA
III. CÁCH ĐÁNH GIÁ VÀ MÃ ĐỐI CHIẾU
Số liệu lấy từ tệp xa-an-phu.yaml; so sánh bằng số đúng, không làm tròn trước khi so sánh.
Kế hoạch năm 2023 của tỉnh: đọc trong văn bản gốc.
Cách chấm “Các chỉ tiêu như nhau” (tự đặt, không theo văn bản nào): NOTE.
FINGERPRINT
RUN
Biên bản lập xong hồi …… giờ …… cùng ngày, đã đọc cho những người có tên trên nghe và thống nhất, lập thành …… bản, \
mỗi bên giữ …… bản./.
ĐẠI DIỆN ĐƠN VỊ (Ký, ghi rõ họ tên) | TRƯỞNG ĐOÀN KIỂM TRA (Ký, ghi rõ họ tên)
"""


@pytest.fixture(autouse=True)
def _in_a_folder_with_targets(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("kh.yaml").write_text(SET, encoding="utf-8")


def unit(name: str = "Xã An Phú", digitized: str = "90%", file: str = "xa-an-phu.yaml") -> str:
    Path(file).write_text(UNIT.format(name=name, digitized=digitized), encoding="utf-8")
    return file


def score(*arguments: str) -> Result:
    return run("score", *arguments, "--targets", "kh.yaml", "--output", "bien-ban.docx")


def lines(name: str = "bien-ban.docx") -> list[str]:
    """What our own reader reads: a line for each paragraph, and for each row of a table."""
    found = []
    for block in read_word(name, Path(name).read_bytes()).blocks:
        rows = block.rows if isinstance(block, Table) else ()
        found += [" | ".join(cell.text for cell in row) for row in rows] or [block.text]
    return found


def table(made: docx.document.Document, position: int = 1) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in made.tables[position].rows]


# what they say


def test_minutes_say_all_of_one_unit():
    result = score(unit())
    found = "\n".join(lines()) + "\n"

    assert (result.status, result.out) == (1, "")
    known = {
        "NOTE": r"Mỗi chỉ tiêu .*?",
        "FINGERPRINT": r"Mã đối chiếu: số liệu [0-9a-f]{12}, quy tắc [0-9a-f]{12}, phiên bản [0-9.]+",
        "RUN": r"Mã đối chiếu: [0-9a-f]{12} \(số liệu [0-9a-f]{12}, .*\)",
    }
    pattern = re.escape(MINUTES)
    for word, shown in known.items():
        pattern = pattern.replace(word, shown)
    assert re.fullmatch(pattern, found), found


def test_minutes_without_anything_to_ask_say_so():
    score(unit(digitized="79,61%"))

    found = lines()
    at = found.index("2. Điểm bất nhất trong báo cáo")
    assert found[at : at + 6] == [
        "2. Điểm bất nhất trong báo cáo",
        "Không có.",
        "3. Nội dung đề nghị đơn vị làm rõ",
        "Không có.",
        "4. Quyết định của đoàn kiểm tra",
        "Không có.",
    ]


def test_minutes_show_the_machines_verdict_beside_the_teams_and_both_scores():
    Path("quyet-dinh.yaml").write_text(DECISIONS, encoding="utf-8")
    score(unit(digitized="79,61%"), "--decisions", "quyet-dinh.yaml")

    found = lines()
    assert table(docx.Document("bien-ban.docx"))[2][5] == (
        "Đạt (máy: Không đạt; Nguyễn Văn A, 20/06/2023)\n"
        "Lý do của đoàn: Đã bổ sung 37 hồ sơ.\n"
        "Có giá trị đến hết ngày 31/12/2023.\n"
        f"{SHORT_OF_37}\n{CITED.format(2)}"
    )
    assert found[found.index("4. Quyết định của đoàn kiểm tra") + 1] == (
        "2. Tỷ lệ số hóa hồ sơ: phần mềm kết luận “Không đạt”, đoàn kết luận “Đạt”. Lý do: Đã bổ sung 37 hồ sơ "
        "(Nguyễn Văn A, ngày 20/06/2023). Có giá trị đến hết ngày 31/12/2023. "
        "Ý kiến của đơn vị: Số liệu chưa đồng bộ (UBND xã, ngày 10/06/2023). "
        "Trả lời của đoàn: Đã kiểm tra lại (Trần Thị B, ngày 15/06/2023)."
    )
    assert [line for line in found if "điểm = " in line or line.startswith("Điểm: ")] == [
        "Điểm: 100 = 2 / 2 × 100, theo cách chấm “Các chỉ tiêu như nhau” (tự đặt, không theo văn bản nào).",
        "Trước khi có quyết định của đoàn: 50 điểm = 1 / 2 × 100.",
    ]


def test_minutes_in_english_have_no_vietnamese_words_of_ours():
    score(unit(digitized="79,61%"), "--lang", "en")

    found = lines()
    assert found[1:4] == [
        "MINUTES",
        "Inspection of what Xã An Phú achieved of its targets",
        "(Period from 01/01/2023 to 30/06/2023)",
    ]
    assert table(docx.Document("bien-ban.docx"))[1] == [
        "1",
        "Share of online dossiers",
        "%",
        "At least 50",
        "57,56% (951/1,652)",
        "Pass\nBiểu 1: 951/1,652 = 57.5665…% meets “at least 50%”.\nIt rests on: The province's plan of 2023, row 1.",
    ]


def test_each_unit_has_a_section_of_its_own_in_the_order_of_the_ranking():
    score(
        unit("Xã Bình Yên", file="a.yaml"), unit("Xã An Lộc", "79,61%", file="b.yaml"),
        unit("Xã Cát Tiên", "79,61%", file="c.yaml"), "--as-of", "2023-06-30",
    )  # fmt: skip

    made = docx.Document("bien-ban.docx")
    titles = [line for line in lines() if line.startswith("Kiểm tra kết quả")]
    assert titles == [
        f"Kiểm tra kết quả thực hiện các chỉ tiêu của {name}" for name in ("Xã An Lộc", "Xã Cát Tiên", "Xã Bình Yên")
    ]
    kinds = [(each.start_type, each._sectPr.find(f"{W}pgNumType").get(f"{W}start")) for each in made.sections]
    assert [(str(kind), number) for kind, number in kinds] == [("NEW_PAGE (2)", "1")] * 3
    assert [line for line in lines() if line.startswith("Tính đến ngày")] == ["Tính đến ngày 30/06/2023."] * 3


def test_a_unit_of_which_two_reports_came_has_minutes_without_a_rank():
    score(unit("Xã An Phú", file="a.yaml"), unit("Xã An Phú", "79,61%", file="b.yaml"))

    assert [line for line in lines() if "xếp hạng" in line] == [
        "Chưa xếp hạng: cần làm rõ đơn vị này đã nộp những bộ số liệu nào."
    ] * 2


@pytest.mark.parametrize(
    "name",
    ["=1+1", "<w:b/>Xã & Phường", "{{ tep }}", "Xã \u202e\u0600 An", "a\tb"],
    ids=["formula", "markup", "placeholder", "letters", "tab"],
)
def test_a_name_is_text_whatever_it_looks_like(name):
    Path("a.yaml").write_text(
        UNIT.format(name="NAME", digitized="79,61%").replace("NAME", '"' + name.replace("\t", "\\t") + '"'),
        encoding="utf-8",
    )
    score("a.yaml")

    shown = docx.Document("bien-ban.docx").paragraphs[1].text.replace("\t", " ")
    assert shown == f"Kiểm tra kết quả thực hiện các chỉ tiêu của {' '.join(name.split())}"


# how they are laid out


def test_the_page_is_laid_out_as_offices_lay_it_out():
    score(unit())

    made = docx.Document("bien-ban.docx")
    section, style = made.sections[0], made.styles["Normal"]
    sizes = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in (*sizes, *margins)] == [210, 297, 20, 20, 30, 20]
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(13))
    assert set(style.element.rPr.rFonts.attrib.values()) == {"Times New Roman"}
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml


def test_the_heading_of_each_official_table_is_repeated_and_no_row_is_split():
    score(unit(), unit("Xã Bình Yên", file="b.yaml"))

    official = [each for each in docx.Document("bien-ban.docx").tables if len(each.columns) == 6]
    assert [len(each.rows) for each in official] == [3, 3]
    for each in official:
        heads = [row._tr.trPr.find(f"{W}tblHeader") is not None for row in each.rows]
        whole = [row._tr.trPr.find(f"{W}cantSplit") is not None for row in each.rows]
        assert (heads, whole) == ([True, False, False], [True, True, True])
        assert round(sum(column.width for column in each.columns) / Mm(1)) == 160


def test_two_runs_give_the_same_bytes_without_a_clock():
    score(unit())
    first = Path("bien-ban.docx").read_bytes()
    Path("bien-ban.docx").unlink()
    score(unit())

    assert Path("bien-ban.docx").read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"1980-01-01"}


# templates


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_template_that_is_written_gives_the_minutes_that_come_without_one(language):
    written = run("template", "--minutes", "--output", "mau.docx", "--lang", language)
    score(unit(), "--lang", language)
    usual = Path("bien-ban.docx").read_bytes()
    Path("bien-ban.docx").unlink()

    score(unit(), "--template", "mau.docx", "--lang", language)

    assert (written.status, written.out, written.err) == (0, "", "")
    assert Path("mau.docx").read_bytes() == template_in(language)
    assert Path("bien-ban.docx").read_bytes() == usual


def test_a_template_of_a_team_has_its_own_words_columns_and_order():
    head = [["Kết luận", "Chỉ tiêu số"], ["{{ danh_gia }}", "{{stt}} ({{ bo_ten }}) của {{ don_vi }}"]]
    template = own("{{ don_vi_hoa }}, {{ cap_tren }}", "{{ bo_can_cu }}", head, "Hết {{ nam }}: {{ tep }}.")

    score(unit(digitized="79,61%"), "--template", template)

    made = docx.Document("bien-ban.docx")
    of_set = "(Kế hoạch năm 2023 của tỉnh: chưa hoàn thành) của Xã An Phú"
    assert [each.text for each in made.paragraphs] == [
        "XÃ AN PHÚ, Huyện Phú Tân, An Giang",
        "Căn cứ: Kế hoạch số 15/KH-UBND (đọc trong văn bản gốc).",
        "Hết 2023: xa-an-phu.yaml.",
    ]
    assert table(made, 0) == [
        head[0],
        [f"Đạt.\nBiểu 1: 951/1.652 = 57,5665…% đạt yêu cầu từ 50% trở lên.\n{CITED.format(1)}", f"1 {of_set}"],
        [
            f"Không đạt.\n{SHORT_OF_37}\n{CITED.format(2)}",
            f"2 {of_set}",
        ],
    ]


def test_the_part_of_a_set_is_repeated_for_each_set():
    template = own("{{ bo_ten }}", [["{{ stt }}", "{{ ket_luan }}"]], "Hết")

    of_district = SET.replace("id: kh-2023", "id: kh-huyen").replace("của tỉnh", "của huyện").replace("50", "60")
    Path("kh-huyen.yaml").write_text(of_district, encoding="utf-8")

    score(unit(digitized="79,61%"), "--template", template, "--targets", "kh-huyen.yaml")

    assert lines() == [
        "Kế hoạch năm 2023 của huyện: chưa hoàn thành",
        "1 | Không đạt",
        "2 | Không đạt",
        "Kế hoạch năm 2023 của tỉnh: chưa hoàn thành",
        "1 | Đạt",
        "2 | Không đạt",
        "Hết",
    ]


def test_a_placeholder_that_word_cut_into_runs_is_filled_in_the_looks_of_its_first_letter():
    made = docx.Document()
    paragraph = made.add_paragraph("Của ")
    for text, bold in (("{", True), ("{ don", False), ("_vi }", False), ("} năm {{ nam", True), (" }}.", False)):
        paragraph.add_run(text).bold = bold
    made.add_table(1, 1).cell(0, 0).text = "{{ danh_gia }}"
    made.save("mau.docx")

    score(unit(), "--template", "mau.docx")

    runs = docx.Document("bien-ban.docx").paragraphs[0].runs
    assert [(each.text, each.bold) for each in runs if each.text] == [
        ("Của ", None), ("Xã An Phú", True), (" năm 2023", True), (".", False),
    ]  # fmt: skip


def test_a_paragraph_is_repeated_for_several_values_and_goes_where_there_is_none():
    template = own("- {{ diem }}", "{{ tung_phan }}", "Phần: {{ tung_phan }}", [["{{ ket_luan }}"]], "Hết")

    score(unit(), "--template", template)

    assert [each.text for each in docx.Document("bien-ban.docx").paragraphs] == [
        "- Điểm: 50 = 1 / 2 × 100, theo cách chấm “Các chỉ tiêu như nhau” (tự đặt, không theo văn bản nào).",
        "- Hạng: 1 trong 1 đơn vị cấp xã được chấm.",
        "Phần: ",
        "Hết",
    ]


def test_every_placeholder_is_explained_in_both_languages_and_stands_for_something():
    explained = {key.removeprefix("field-") for key in texts("minutes") if key.startswith("field-")}
    template = own(*(f"{name}={{{{ {name} }}}}" for name in sorted(FIELDS.unit)), *(
        [[f"{name}={{{{ {name} }}}}"] for name in sorted(FIELDS.of_set | FIELDS.row)],
    ))  # fmt: skip

    score(unit(), "--template", template)

    assert explained == FIELDS.known
    assert "{{" not in "\n".join(lines())
    found = {line.partition("=")[0] for line in lines() if line.partition("=")[2]}
    assert FIELDS.known - found == {"tung_phan"}


@pytest.mark.parametrize("name", ["kh.yaml", "mau.docx"])
def test_a_template_that_is_no_word_document_is_told(name):
    if name == "mau.docx":  # one of Word's own templates, called .docx
        data = template_in("vi")
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(name, "w") as new:
            for each in old.infolist():
                content = old.read(each)
                new.writestr(each, content.replace(b"document.main+xml", b"template.main+xml"))

    assert score(unit(), "--template", name) == (
        3,
        "",
        (
            f"{name}: không phải văn bản Word (.docx) [not-a-word-document]\n"
            "  gợi ý: mở bằng Word hoặc LibreOffice rồi lưu thành tệp .docx\n"
        ),
    )


@pytest.mark.parametrize("damage", [slice(0, 2000), slice(0, 0)])
def test_a_damaged_template_is_told(damage):
    Path("mau.docx").write_bytes(template_in("vi")[damage])

    result = score(unit(), "--template", "mau.docx")

    assert (result.status, result.out) == (3, "")
    assert result.err.startswith("mau.docx: ")
    assert not Path("bien-ban.docx").exists()


@pytest.mark.parametrize(("part", "code"), [("word/header1.xml", "broken-part"), ("word/styles.xml", "broken-archive")])
def test_a_template_of_which_a_part_is_damaged_is_told(part, code):
    with zipfile.ZipFile(io.BytesIO(template_in("vi"))) as old, zipfile.ZipFile("mau.docx", "w") as new:
        for each in old.infolist():
            new.writestr(each.filename, b"<w:hdr" if each.filename == part == "word/header1.xml" else old.read(each))
    if code == "broken-archive":
        data = Path("mau.docx").read_bytes()
        Path("mau.docx").write_bytes(data.replace(b"Times New Roman", b"Times New Woman"))

    result = score(unit(), "--template", "mau.docx")

    assert (result.status, result.out) == (3, "")
    assert re.findall(r"\[([a-z-]+)\]", result.err) == [code]


def test_a_template_that_is_not_there_is_told():
    assert score(unit(), "--template", "mau.docx").err == "mau.docx: không có tệp này [no-such-file]\n"


def test_the_minutes_never_take_the_place_of_their_template():
    own([["{{ danh_gia }}"]])
    Path("mau.docx").rename("bien-ban.docx")
    old = Path("bien-ban.docx").read_bytes()

    assert score(unit(), "--template", "bien-ban.docx").status == 2
    assert Path("bien-ban.docx").read_bytes() == old
