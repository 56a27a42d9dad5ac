"""A unit's own report in Word: the team's column is filled, and nothing else is touched."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from engine.read.word import read_word
from tests import written_word
from tests.command import ROOT, Result, run
from tests.made_filled import DIGITIZED, DOSSIERS, HEADINGS, PAID, report, saved, usual
from tests.test_seeds import SEEDS, seed

PHU_MY = ROOT / "examples" / "phu-my-2024.docx"
CITED = "Căn cứ: Nghị quyết số 01/NQ-CP năm 2024, dòng {} (theo bản chép)."
DOSSIERS_PASS = "Đạt.\nMục 1, dòng 3: 951/1.652 = 57,5665…% đạt yêu cầu từ 50% trở lên.\n" + CITED.format(3)
DIGITIZED_FAIL = (
    "Không đạt.\nMục 1, dòng 4: 7.346/9.228 = 79,6055…% không đạt yêu cầu từ 80% trở lên.\n"
    "Thiếu 37 hồ sơ: cần 7.383/9.228 để đạt 80%.\n" + CITED.format(4)
)
PAID_MISSING = (
    "Thiếu số liệu.\nBáo cáo không có số liệu nào về “Tỷ lệ thanh toán trực tuyến” của toàn đơn vị; "
    "không có số liệu không phải là 0 và không phải là đạt.\n" + CITED.format(2)
)
LEFT_UNREAD = (
    "bao-cao.docx: cảnh báo: đã đọc 2 số liệu, còn 1 chỗ có số chưa đưa vào đánh giá [left-unread]\n"
    '  gợi ý: xem từng chỗ: chitieu read "bao-cao.docx"\n'
)
WITHOUT_A_ROW = (
    "bao-cao.docx: cảnh báo: bảng không có dòng của chỉ tiêu {}, nên kết luận về chỉ tiêu này không có trong bản điền "
    "[targets-without-a-row]\n"
)
OTHERS = "nq01-2024/1, {}nq01-2024/5, nq01-2024/6, nq01-2024/7.1, nq01-2024/7.2, nq01-2024/7.3"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def real_report() -> Path:
    """The report of Phú Mỹ as it came, rebuilt in Word."""
    if not SEEDS.is_dir():
        if os.environ.get("CI"):
            pytest.fail("the reports are not there")
        pytest.skip("the real reports are not part of the project")
    Path("bao-cao.docx").write_bytes(written_word.written(seed("001")[0]))
    return Path("bao-cao.docx")


def with_text(path: Path, change: Callable[[str], str], encoding: str = "utf-8") -> None:
    """Changes the text of a document in its file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode(encoding)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def fill(path: Path, *more: str) -> Result:
    return run("fill", path, "--output", "dien.docx", *more)


def cells(data: bytes, column: int = -1) -> list[str]:
    """What stands in a column of all tables, each line of a cell as a line."""
    made = docx.Document(io.BytesIO(data))
    return [row.cells[column].text for table in made.tables for row in table.rows]


def filled_cells(column: int = -1) -> list[str]:
    return cells(Path("dien.docx").read_bytes(), column)


def parts(data: bytes) -> list[tuple[object, ...]]:
    """All of the file but the content of its text: names, dates, kinds, contents, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [
            (each.filename, each.date_time, each.compress_type, each.external_attr)
            + (() if each.filename == "word/document.xml" else (archive.read(each),))
            for each in archive.infolist()
        ]


def text(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def added(old: bytes, new: bytes) -> list[bytes]:
    """What was put in, in order; fails where anything else is different."""
    found, at, pieces = [], 0, iter(re.split(rb"(?<=>)", old))
    for piece in pieces:
        position = new.index(piece, at)
        if position > at:
            found.append(new[at:position])
        at = position + len(piece)
    assert at == len(new)
    return found


def without_runs_in_judged_cells(data: bytes) -> bytes:
    """The canonical form of a text without the last column of its tables."""
    root = etree.fromstring(text(data))
    for row in root.iter(f"{W}tr"):
        row.remove(row.findall(f"{W}tc")[-1])
    return etree.tostring(root, method="c14n")


# what is written


def test_each_row_gets_its_verdict_with_reasons_what_is_missing_and_the_citation():
    result = fill(saved(usual()))

    assert result == (1, "", LEFT_UNREAD + WITHOUT_A_ROW.format(OTHERS.format("")))
    assert filled_cells() == [HEADINGS[-1], PAID_MISSING, DOSSIERS_PASS, DIGITIZED_FAIL]


def test_in_english_the_words_of_the_column_are_english():
    fill(saved(usual()), "--lang", "en")

    assert filled_cells()[2] == (
        "Pass.\nMục 1, dòng 3: 951/1,652 = 57.5665…% meets “at least 50%”.\n"
        "It rests on: Resolution 01/NQ-CP of 2024, row 3 (as transcribed)."
    )


def test_the_report_of_phu_my_gets_a_verdict_in_each_row_of_both_tables():
    fill(PHU_MY)

    verdicts = [each.partition("\n")[0] for each in filled_cells()]
    assert verdicts == [
        HEADINGS[-1],
        *("Chưa đủ căn cứ.", "Đạt.", "951/1.652", "Đạt.", "Không áp dụng.", "Không đạt."),
        *("Không áp dụng.", "Không áp dụng.", "Đạt."),
        HEADINGS[-1],
        *("", "Không áp dụng.", "", "Chưa đủ căn cứ.", "Đạt.", "Đạt.", "Đạt.", "Không đạt.", "Đạt.", "Không đạt."),
        *("Không áp dụng.", "Đạt.", "Không đạt.", "Đạt.", "Đạt."),
    ]


def test_a_decision_of_the_team_is_written_with_the_machines_verdict_beside_it():
    path = saved(usual())
    decisions = (
        "decisions:\n  - unit: Xã An Phú\n    target: nq01-2024/4\n    verdict: pass\n"
        "    reason: Thiếu 37 hồ sơ < 1% & đã bổ sung\n    who: Nguyễn Văn A\n"
        "    when: 2024-06-20\n    until: 2024-12-31\n"
    )
    Path("quyet-dinh.yaml").write_text(decisions, encoding="utf-8")

    result = fill(path, "--decisions", "quyet-dinh.yaml")

    assert (result.status, result.out) == (1, "")
    assert filled_cells()[3] == DIGITIZED_FAIL.replace(
        "Không đạt.\n",
        "Đạt (máy: Không đạt; Nguyễn Văn A, 20/06/2024).\n"
        "Lý do của đoàn: Thiếu 37 hồ sơ < 1% & đã bổ sung.\nCó giá trị đến hết ngày 31/12/2024.\n",
        1,
    )


def test_a_decision_about_another_unit_is_nothing_to_this_report():
    path = saved(usual())
    decisions = (
        "decisions:\n  - {unit: Xã Bình Yên, target: nq01-2024/4, verdict: pass, reason: a, who: b, when: 2024-06-20}\n"
    )
    Path("quyet-dinh.yaml").write_text(decisions, encoding="utf-8")

    assert fill(path, "--decisions", "quyet-dinh.yaml") == fill(path, "--overwrite")


# nothing else is touched


@pytest.mark.parametrize("made", [usual, lambda: docx.Document(str(PHU_MY))], ids=["short", "phu-my"])
def test_every_other_part_and_every_other_cell_is_byte_for_byte_what_it_was(made):
    path = saved(made())
    fill(path)
    old, new = path.read_bytes(), Path("dien.docx").read_bytes()

    assert parts(new) == parts(old)
    assert without_runs_in_judged_cells(new) == without_runs_in_judged_cells(old)
    assert all(each.startswith(b"<w:r>") and each.endswith(b"</w:r>") for each in added(text(old), text(new)))


def test_what_is_put_in_is_one_run_for_each_row_that_is_written():
    path = saved(usual())
    fill(path)

    found = added(text(path.read_bytes()), text(Path("dien.docx").read_bytes()))
    shown = ["\n".join(re.findall(r">([^<]+)</w:t>", each.decode())) for each in found]
    assert shown == [PAID_MISSING, DOSSIERS_PASS, DIGITIZED_FAIL]


def test_the_same_report_gives_the_same_bytes():
    path = saved(usual())
    fill(path)
    first = Path("dien.docx").read_bytes()
    fill(path, "--overwrite")

    assert Path("dien.docx").read_bytes() == first


def test_a_cell_that_holds_something_is_kept_and_named():
    result = fill(saved(usual(judged="Đoàn đã xem")))

    kept = (
        "bao-cao.docx: bảng 1, hàng 3, cột 6: cảnh báo: ô đánh giá của chỉ tiêu nq01-2024/3 đã có nội dung "
        "nên được giữ nguyên [cell-kept]\n  | Đoàn đã xem\n"
    )
    assert result == (1, "", LEFT_UNREAD + WITHOUT_A_ROW.format(OTHERS.format("")) + kept)
    assert filled_cells() == [HEADINGS[-1], PAID_MISSING, "Đoàn đã xem", DIGITIZED_FAIL]


def test_a_cell_with_a_picture_or_a_table_of_its_own_is_kept():
    made = usual()
    table = made.tables[0]
    table.cell(2, 5).add_table(1, 1)
    drawing = etree.SubElement(table.cell(3, 5).paragraphs[0].add_run()._r, f"{W}drawing")
    path = saved(made)

    result = fill(path)

    assert drawing.tag == f"{W}drawing"
    assert result.err.count("[cell-kept]") == 2
    assert [each.strip() for each in filled_cells()] == [HEADINGS[-1], PAID_MISSING, "", ""]


def test_a_filled_report_is_not_filled_again():
    fill(saved(usual()))
    shutil.copy("dien.docx", "bao-cao.docx")
    first = Path("bao-cao.docx").read_bytes()

    result = fill(Path("bao-cao.docx"), "--overwrite")

    assert result.err.count("[cell-kept]") == 3
    assert text(Path("dien.docx").read_bytes()) == text(first)


# tables as they are


def test_a_table_that_goes_on_over_pages_without_its_heading_is_filled_to_its_end():
    fill(saved(report([HEADINGS, (*PAID, "95%", "")], [(*DOSSIERS, "57,56% (951/1.652)", ""), (*DIGITIZED, "", "")])))

    assert [each.partition("\n")[0] for each in filled_cells()] == [HEADINGS[-1], "Đạt.", "Đạt.", "Thiếu số liệu."]


def test_a_row_that_was_torn_apart_gets_its_verdict_where_it_begins():
    number, name, uom, asked = PAID
    torn = (number, name[:75].rstrip(), uom, asked, "95,55%", "")
    rest = ("", name[75:].lstrip(), "", "", "", "")

    fill(saved(report([HEADINGS, torn], [rest, (*DOSSIERS, "57,56% (951/1.652)", "")])))

    assert [each.partition("\n")[0] for each in filled_cells()] == [HEADINGS[-1], "Đạt.", "", "Đạt."]


def test_a_row_that_was_torn_apart_is_kept_where_its_rest_holds_something():
    number, name, uom, asked = PAID
    torn = (number, name[:75].rstrip(), uom, asked, "95,55%", "")
    rest = ("", name[75:].lstrip(), "", "", "", "đã xem")

    result = fill(saved(report([HEADINGS, torn], [rest, (*DOSSIERS, "57,56% (951/1.652)", "")])))

    assert "ô đánh giá của chỉ tiêu nq01-2024/2 đã có nội dung" in result.err
    assert [each.partition("\n")[0] for each in filled_cells()] == [HEADINGS[-1], "", "đã xem", "Đạt."]


def test_a_cell_that_is_merged_over_several_rows_gets_all_their_verdicts():
    made = usual()
    table = made.tables[0]
    table.cell(2, 5).merge(table.cell(3, 5))

    fill(saved(made))

    both = f"[nq01-2024/3] {DOSSIERS_PASS}\n[nq01-2024/4] {DIGITIZED_FAIL}"
    assert [each.strip() for each in filled_cells()] == [HEADINGS[-1], PAID_MISSING, both, both]


def test_a_column_that_is_merged_of_two_is_one():
    made = report([(*HEADINGS, HEADINGS[-1]), (*DOSSIERS, "57,56% (951/1.652)", "", ""), (*PAID, "95,55%", "", "")])
    for row in made.tables[0].rows:
        row.cells[6].text = ""
        row.cells[5].merge(row.cells[6])

    fill(saved(made))

    assert [each.strip().partition("\n")[0] for each in filled_cells()] == [HEADINGS[-1], "Đạt.", "Đạt."]


def test_a_row_of_a_part_of_the_unit_and_a_row_of_nothing_known_stay_empty():
    part = ("", "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC của Bộ phận Một cửa", "%", "", "12%", "")
    other = ("9", "Số cuộc họp đã tổ chức trong kỳ báo cáo", "cuộc", "12", "15", "")

    fill(saved(report([HEADINGS, (*DOSSIERS, "57,56% (951/1.652)", ""), other, part])))

    assert [each.partition("\n")[0] for each in filled_cells()][:3] == [HEADINGS[-1], "Đạt.", ""]


def test_a_column_with_another_heading_is_filled_where_it_is_named():
    made = report([(*HEADINGS[:5], "Ý kiến Tổ công tác"), (*DOSSIERS, "57,56% (951/1.652)", "")])

    fill(saved(made), "--column", "ý kiến tổ  công tác")

    assert filled_cells()[1] == DOSSIERS_PASS


def test_where_a_table_names_no_resolution_all_findings_that_rest_on_its_row_are_written():
    made = report([HEADINGS, (*DOSSIERS, "57,56% (951/1.652)", "")])
    made.paragraphs[4].clear()

    fill(saved(made))

    first, second = filled_cells()[1].split("\n[")
    assert first.startswith("[nq01-2024/3] Đạt.\n")
    assert second.startswith("nq02-2024/II.3] Đạt.\n")


# markup as it is


def test_the_looks_of_the_mark_of_the_empty_paragraph_are_taken():
    path = saved(usual())
    looks = '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'
    with_text(path, lambda body: body.replace("<w:p><w:r/></w:p>", f"<w:p><w:pPr>{looks}</w:pPr></w:p>"))

    fill(path)

    assert f"</w:pPr><w:r>{looks}<w:t" in text(Path("dien.docx").read_bytes()).decode()


def test_else_the_looks_of_the_row_are_taken():
    made = usual()
    for cell in made.tables[0].rows[3].cells:
        for run_ in cell.paragraphs[0].runs:
            run_.italic = True

    fill(saved(made))

    assert docx.Document("dien.docx").tables[0].cell(3, 5).paragraphs[0].runs[-1].italic


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:p/></w:tc>", "</w:tc>"),
        ("<w:p/></w:tc>", '<w:p w:rsidR="00A1 /> 2" /></w:tc>'),
        ("<w:p/></w:tc>", "<w:p></w:p></w:tc>"),
        ("<w:p/></w:tc>", "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:tc>"),
        ("<w:p/></w:tc>", "<w:p><w:pPr><w:rPr><w:ins w:id='1' w:author='a'/></w:rPr></w:pPr></w:p></w:tc>"),
    ],
    ids=["no paragraph", "empty tag", "two tags", "content control", "tracked"],
)
def test_an_empty_cell_is_written_however_it_is_marked_up(old, new):
    path = saved(usual())
    with_text(path, lambda body: re.sub(r"<w:p><w:r/></w:p>(?=</w:tc>)", "<w:p/>", body).replace(old, new))

    fill(path)

    assert _judged(Path("dien.docx").read_bytes()) == [
        " ".join(each.split("\n")) for each in (PAID_MISSING, DOSSIERS_PASS, DIGITIZED_FAIL)
    ]


def test_other_prefixes_and_other_encodings_are_written_in_as_they_are():
    path = saved(usual())

    def changed(body: str) -> str:
        body = (
            body.replace("<w:", "<van:")
            .replace("</w:", "</van:")
            .replace(" w:", " van:")
            .replace("xmlns:w=", "xmlns:van=")
        )
        return re.sub(r"encoding=['\"]UTF-8['\"]", 'encoding="UTF-16"', body)

    with_text(path, changed, encoding="utf-16")
    fill(path)

    assert _judged(Path("dien.docx").read_bytes())[1] == " ".join(DOSSIERS_PASS.split("\n"))


def _judged(data: bytes) -> list[str]:
    """The last column as our own reader reads it, below its heading."""
    table = read_word("dien.docx", data).blocks[-1]
    return [row[-1].text for row in table.rows[1:]]


def test_a_document_of_the_strict_kind_is_filled_too():
    path = saved(usual())
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with_text(path, lambda body: body.replace(W.strip("{}"), strict))

    fill(path)

    assert strict.encode() in text(Path("dien.docx").read_bytes())
    assert _judged(Path("dien.docx").read_bytes())[2] == " ".join(DIGITIZED_FAIL.split("\n"))


def verdicts(path: Path) -> list[tuple[str, str, str]]:
    (assessment,) = json.loads(run("check", path, "--format", "json").out)["assessments"]
    return [(each["target"], each["verdict"], each.get("actual", "")) for each in assessment["findings"]]


# what cannot be filled


@pytest.mark.parametrize("name", ["phu-my-2024.xlsx", "phu-my-2024.pdf", "phu-my-2024.yaml", "phu-my-2024.md"])
def test_what_is_no_word_document_is_told(name):
    shutil.copy(ROOT / "examples" / name, ".")

    assert fill(Path(name)) == (
        3,
        "",
        (
            f"{name}: không phải văn bản Word (.docx) [not-a-word-document]\n"
            "  gợi ý: mở bằng Word hoặc LibreOffice rồi lưu thành tệp .docx\n"
        ),
    )


def test_a_report_of_which_a_part_is_damaged_that_nobody_reads_is_told():
    path = saved(usual())
    with zipfile.ZipFile(path) as archive:
        parts_ = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:  # not compressed
        for name, content in parts_.items():
            archive.writestr(name, content)
    path.write_bytes(path.read_bytes().replace(b"JFIF", b"JFIG"))

    result = fill(path)

    assert (result.status, result.out) == (3, "")
    assert re.findall(r"\[([a-z-]+)\]", result.err) == ["broken-archive"]
    assert not Path("dien.docx").exists()


def test_a_text_that_declares_another_encoding_than_its_own_is_filled_too():
    path = saved(usual())
    with_text(path, lambda body: body.lstrip(), encoding="utf-16-be")

    fill(path)

    assert _judged(Path("dien.docx").read_bytes())[1] == " ".join(DOSSIERS_PASS.split("\n"))


def test_a_filled_copy_is_judged_like_the_report_itself():
    path = saved(usual())
    fill(path)

    assert verdicts(path) == verdicts(Path("dien.docx"))


def test_a_report_that_cannot_be_judged_is_told_and_nothing_is_written():
    made = docx.Document()
    made.add_paragraph("Mọi việc đều tốt.")

    result = fill(saved(made))

    assert (result.status, result.out) == (3, "")
    assert re.findall(r"\[([a-z-]+)\]", result.err) == ["nothing-understood"]
    assert not Path("dien.docx").exists()


def test_the_report_itself_is_never_written_over():
    path = saved(usual())
    old = path.read_bytes()

    result = run("fill", path, "--output", path, "--overwrite")

    assert result.status == 2
    assert path.read_bytes() == old


def test_a_copy_that_somebody_worked_on_is_kept():
    path = saved(usual())
    Path("dien.docx").write_text("sửa tay", encoding="utf-8")

    assert fill(path).status == 2
    assert Path("dien.docx").read_text(encoding="utf-8") == "sửa tay"


def test_the_real_report_whose_tables_are_torn_apart_gets_a_verdict_in_each_row(real_report):
    result = fill(real_report)

    found = [each.partition("\n")[0] for each in filled_cells() if each.partition("\n")[0].endswith(".")]
    kept = re.findall(r"chỉ tiêu (\S+) đã có nội dung nên được giữ nguyên", result.err)
    assert kept == ["nq01-2024/3", "nq01-2024/4", "nq02-2024/II.7"]
    assert "[targets-without-a-row]" not in result.err
    assert found == [
        *("Chưa đủ căn cứ.", "Đạt.", "Không áp dụng.", "Không đạt.", "Không áp dụng.", "Không áp dụng.", "Đạt."),
        *("Không áp dụng.", "Chưa đủ căn cứ.", "Đạt.", "Đạt.", "Đạt.", "Không đạt.", "Đạt."),
        *("Không áp dụng.", "Đạt.", "Không đạt.", "Đạt.", "Đạt."),
    ]
