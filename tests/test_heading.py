"""Whose report a document is, and of which days: from real reports, and from heads such as offices write them."""

# ruff: noqa: E501  each head and what it says stand side by side
from __future__ import annotations

import os
import time
from functools import cache
from pathlib import Path

import pytest

from engine.document import Cell, Document, Paragraph, Table, clean
from engine.normalise.heading import read_heading
from engine.problem import Place
from engine.read.text import read_text
from engine.source import parse, plain
from engine.understood import Heading
from engine.wording import texts
from targets import Library, load_shipped

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
EXAMPLES = {
    "000_4e35e8c2fff49ba3": "phu-quoc-2024",
    "001_f512f2374c310034": "phu-my-2024",
    "002_b0b24387a7098524": "kien-giang-2022",
    "003_4e273f238427709c": "hong-gai-2024",
    "004_39c44e546aaca826": "phu-quoc-2023",
}
REMARKS = {
    "000_4e35e8c2fff49ba3": ("named-by-title",),
    "001_f512f2374c310034": (),
    "002_b0b24387a7098524": ("days-supposed", "numbers-differ"),
    "003_4e273f238427709c": (),
    "004_39c44e546aaca826": ("days-supposed", "named-by-title"),
}


@cache
def library() -> Library:
    return load_shipped()


def made(*blocks: str | list[list[str]]) -> Document:
    """A document of paragraphs, and of tables where rows are given."""
    shown = [
        Paragraph(clean(block)) if isinstance(block, str)
        else Table(tuple(tuple(Cell(clean(text)) for text in row) for row in block))
        for block in blocks
    ]  # fmt: skip
    return Document("report", "docx", tuple(shown))


def heading(*blocks: str | list[list[str]]) -> Heading:
    return read_heading(made(*blocks), library())


# the real reports


def seed(name: str) -> str:
    if not SEEDS.is_dir():
        assert not os.environ.get("CI"), f"{SEEDS} is absent"
        pytest.skip("the seeds are not at hand")
    return (SEEDS / f"{name}.txt").read_text(encoding="utf-8")


def by_lines(text: str) -> Document:
    """The report as it is if nobody joins lines that belong together."""
    return Document("report", "text", tuple(Paragraph(clean(line)) for line in text.splitlines() if clean(line)))


@pytest.mark.parametrize("read", [lambda text: read_text("report", text, ()), by_lines], ids=["joined", "by lines"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_real_report_is_of_the_unit_and_days_that_a_person_wrote_down(name, read):
    found = read_heading(read(seed(name)), library())
    example = plain(parse(name, (ROOT / "examples" / f"{EXAMPLES[name]}.yaml").read_bytes()).root)
    unit = {"name": found.name, "level": found.level, "parent": found.parent, "province": found.province}
    assert {key: value for key, value in unit.items() if value} == example["unit"]
    assert {"from": found.from_, "to": found.to} == example["period"]
    assert found.document == example["document"]
    assert found.remarks == REMARKS[name]
    assert found.attributes == ()


# heads as offices write them

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
COMMUNE = [["ỦY BAN NHÂN DÂN THỊ TRẤN PHÚ MỸ", COUNTRY], ["Số: 451/BC-UBND", "Phú Mỹ, ngày 24 tháng 5 năm 2024"]]
HALF = {"from_": "2024-01-01", "to": "2024-06-30"}
TITLE = ("BÁO CÁO", "Công tác cải cách hành chính 6 tháng đầu năm 2024")
SUPPOSED = ("days-supposed",)

CASES: dict[str, tuple[tuple[str | list[list[str]], ...], Heading]] = {
    "a commune, head in a table": (
        (COMMUNE, *TITLE, "Thực hiện Công văn của UBND huyện Phú Tân, UBND thị trấn báo cáo như sau:"),
        Heading("Thị trấn Phú Mỹ", "commune", (), "Huyện Phú Tân", "", **HALF, document="Báo cáo số 451/BC-UBND ngày 24/5/2024", remarks=SUPPOSED),
    ),
    "a head in two columns that became lines": (
        ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ AN PHÚ Độc lập - Tự do - Hạnh phúc",
         "Số: 12/BC-UBND An Phú, ngày 05 tháng 7 năm 2024", *TITLE),
        Heading("Xã An Phú", "commune", (), "", "", **HALF, document="Báo cáo số 12/BC-UBND ngày 05/7/2024", remarks=SUPPOSED),
    ),
    "a commune under its district and province": (
        ("UBND HUYỆN PHÚ TÂN", "UBND XÃ PHÚ HƯNG", "Số: 8/BC-UBND", "Phú Hưng, ngày 10 tháng 6 năm 2024", *TITLE,
         "UBND xã Phú Hưng, huyện Phú Tân, tỉnh An Giang báo cáo như sau:"),
        Heading("Xã Phú Hưng", "commune", (), "Huyện Phú Tân", "An Giang", **HALF, document="Báo cáo số 8/BC-UBND ngày 10/6/2024", remarks=SUPPOSED),
    ),
    "a numbered ward": (
        ([["ỦY BAN NHÂN DÂN", COUNTRY], ["PHƯỜNG 5", ""]], "BÁO CÁO", "Kết quả CCHC quý I năm 2024", "UBND Phường 5 báo cáo kết quả như sau:"),
        Heading("Phường 5", "commune", (), "", "", "2024-01-01", "2024-03-31", "", SUPPOSED),
    ),
    "a special zone after the reorganisation": (
        ("ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC", "Số: 3/BC-UBND", "Phú Quốc, ngày 02 tháng 10 năm 2025", "BÁO CÁO", "Kết quả quý III/2025"),
        Heading("Đặc khu Phú Quốc", "commune", (), "", "", "2025-07-01", "2025-09-30", "Báo cáo số 3/BC-UBND ngày 02/10/2025", SUPPOSED),
    ),
    "a district": (
        ("ỦY BAN NHÂN DÂN", "HUYỆN PHÚ TÂN", "Số: 99/BC-UBND", "Phú Tân, ngày 15 tháng 12 năm 2023", "BÁO CÁO", "Công tác cải cách hành chính năm 2023",
         "Kính gửi: Ủy ban nhân dân tỉnh An Giang", "Ủy ban nhân dân huyện báo cáo như sau:"),
        Heading("Huyện Phú Tân", "district", (), "", "An Giang", "2023-01-01", "2023-12-31", "Báo cáo số 99/BC-UBND ngày 15/12/2023", SUPPOSED),
    ),
    "a district after districts ended": (
        ("UBND HUYỆN PHÚ TÂN", "BÁO CÁO", "Công tác cải cách hành chính quý III năm 2025"),
        Heading("Huyện Phú Tân", "district", (), "", "", "2025-07-01", "2025-09-30", "", SUPPOSED),
    ),
    "a city of a province, by its short name": (
        ("UBND TP. RẠCH GIÁ", "BÁO CÁO", "Kết quả 9 tháng năm 2024", "Trên đây là báo cáo của UBND thành phố Rạch Giá./."),
        Heading("Thành phố Rạch Giá", "district", (), "", "", "2024-01-01", "2024-09-30", "", SUPPOSED),
    ),
    "a city of a city": (
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ THỦ ĐỨC", "BÁO CÁO", "Kết quả tháng 5 năm 2024", "Kính gửi: UBND Thành phố Hồ Chí Minh"),
        Heading("Thành phố Thủ Đức", "district", (), "", "Hồ Chí Minh", "2024-05-01", "2024-05-31", "", SUPPOSED),
    ),
    "a city governed centrally": (
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH", "BÁO CÁO", "Kết quả tháng 5/2024"),
        Heading("Thành phố Hồ Chí Minh", "province", (), "", "", "2024-05-01", "2024-05-31", "", SUPPOSED),
    ),
    "Huế before it was governed centrally": (
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ", "BÁO CÁO", "Kết quả quý IV năm 2024"),
        Heading("Thành phố Huế", "district", (), "", "", "2024-10-01", "2024-12-31", "", SUPPOSED),
    ),
    "Huế since it is governed centrally": (
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ", "BÁO CÁO", "Kết quả quý I năm 2025"),
        Heading("Thành phố Huế", "province", (), "", "", "2025-01-01", "2025-03-31", "", SUPPOSED),
    ),
    "a city of which nobody knows what it became": (
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ RẠCH GIÁ", "BÁO CÁO", "Kết quả quý IV năm 2025"),
        Heading("Thành phố Rạch Giá", "", (), "", "", "2025-10-01", "2025-12-31", "", ("level-unknown", *SUPPOSED)),
    ),
    "a province by its place and day": (
        ("Số: 22/BC-UBND", "Kiên Giang, ngày 20 tháng 6 năm 2022", "BÁO CÁO",
         "Công tác cải cách hành chính 6 tháng đầu năm và chương trình công tác 6 tháng cuối năm 2022", "Kính gửi: Bộ Nội vụ.",
         "Ủy ban nhân dân tỉnh báo cáo kết quả 6 tháng đầu năm 2022 như sau:"),
        Heading("Tỉnh Kiên Giang", "province", (), "", "", "2022-01-01", "2022-06-30", "Báo cáo số 22/BC-UBND ngày 20/6/2022", SUPPOSED),
    ),
    "a department": (
        ([["UBND TỈNH KIÊN GIANG", COUNTRY], ["SỞ NỘI VỤ", ""], ["Số: 7/BC-SNV", "Kiên Giang, ngày 03 tháng 6 năm 2024"]], *TITLE,
         "Sở Nội vụ báo cáo kết quả như sau:"),
        Heading("Sở Nội vụ tỉnh Kiên Giang", "provincial-department", (), "Tỉnh Kiên Giang", "Kiên Giang", **HALF,
                document="Báo cáo số 7/BC-SNV ngày 03/6/2024", remarks=SUPPOSED),
    ),
    "the health department, on one line with its province": (
        ("UBND tỉnh An Giang - Sở Y tế", *TITLE, "Sở Y tế tỉnh An Giang báo cáo như sau:"),
        Heading("Sở Y tế tỉnh An Giang", "provincial-department", ("health-department",), "Tỉnh An Giang", "An Giang", **HALF, remarks=SUPPOSED),
    ),
    "a justice office": (
        ("UBND HUYỆN PHÚ TÂN", "PHÒNG TƯ PHÁP", "Số: 5/BC-PTP", "Phú Tân, ngày 7 tháng 6 năm 2024", *TITLE,
         "Phòng Tư pháp huyện Phú Tân báo cáo như sau:", "Kèm số liệu của tỉnh An Giang."),
        Heading("Phòng Tư pháp huyện Phú Tân", "district-office", ("justice-office",), "Huyện Phú Tân", "An Giang", **HALF,
                document="Báo cáo số 5/BC-PTP ngày 7/6/2024", remarks=SUPPOSED),
    ),
    "a department in capitals, compared with that of another province": (
        ("SỞ TƯ PHÁP TỈNH AN GIANG", *TITLE, "Sở Tư pháp tỉnh Kiên Giang đạt 85%."),
        Heading("Sở Tư pháp", "provincial-department", (), "", "", **HALF, remarks=SUPPOSED),
    ),
    "a ministry": (
        ("BỘ NỘI VỤ", "Số: 100/BC-BNV", "Hà Nội, ngày 30 tháng 6 năm 2024", *TITLE, "Bộ Nội vụ báo cáo Chính phủ như sau:"),
        Heading("Bộ Nội vụ", "ministry", (), "", "", **HALF, document="Báo cáo số 100/BC-BNV ngày 30/6/2024", remarks=SUPPOSED),
    ),
    "a workbook": (
        ([["BÁO CÁO TÌNH HÌNH GIẢI QUYẾT TTHC", ""], ["Đơn vị báo cáo: UBND xã An Phú", ""], ["Kỳ báo cáo: Quý II năm 2024", ""],
          ["STT", "Nội dung"], ["1", "Hồ sơ trực tuyến"]],),
        Heading("Xã An Phú", "commune", (), "", "", "2024-04-01", "2024-06-30", "", SUPPOSED),
    ),
    "a workbook with fields beside their names": (
        ([["Đơn vị báo cáo", "UBND xã An Phú"], ["Kỳ báo cáo", "Quý II/2024"], ["Đơn vị nhận báo cáo", "UBND huyện Tịnh Biên"], ["STT", "Số hồ sơ"]],),
        Heading("Xã An Phú", "commune", (), "Huyện Tịnh Biên", "", "2024-04-01", "2024-06-30", "", SUPPOSED),
    ),
    "a form that nobody filled in": (
        ("BÁO CÁO", "Kỳ báo cáo: Quý.../Năm 2024", "- Đơn vị báo cáo:", "+ UBND cấp xã, cơ quan chuyên môn thuộc UBND cấp huyện."),
        Heading(),
    ),
    "days in the title": (
        (COMMUNE, "BÁO CÁO", "Kết quả kiểm soát thủ tục hành chính", "(Thời gian chốt số liệu từ ngày 15/12/2023 - 19/5/2024)"),
        Heading("Thị trấn Phú Mỹ", "commune", (), "", "", "2023-12-15", "2024-05-19", "Báo cáo số 451/BC-UBND ngày 24/5/2024"),
    ),
    "days in words, the first without its year": (
        (COMMUNE, *TITLE, "(từ ngày 15 tháng 12 đến hết ngày 19 tháng 5 năm 2024)"),
        Heading("Thị trấn Phú Mỹ", "commune", (), "", "", "2023-12-15", "2024-05-19", "Báo cáo số 451/BC-UBND ngày 24/5/2024", ("year-supposed",)),
    ),
    "days in the text that fit the period of the title": (
        (COMMUNE, *TITLE, "Số hồ sơ (từ ngày 15/12/2023 đến ngày 14/6/2024): 951.", "Đợt thi đua từ 01/3/2024 đến 30/4/2024."),
        Heading("Thị trấn Phú Mỹ", "commune", (), "", "", "2023-12-15", "2024-06-14", "Báo cáo số 451/BC-UBND ngày 24/5/2024"),
    ),
    "days that a scan misread": (
        (COMMUNE, *TITLE, "Số hồ sơ (từ ngày l5/12/2023 đến ngày 14/6/2Ô24): 951, năm 20023."),
        Heading("Thị trấn Phú Mỹ", "commune", (), "", "", **HALF, document="Báo cáo số 451/BC-UBND ngày 24/5/2024", remarks=SUPPOSED),
    ),
    "the plan for the next half": (
        ("UBND XÃ AN PHÚ", "BÁO CÁO", "Kết quả năm 2023 và phương hướng, nhiệm vụ năm 2024"),
        Heading("Xã An Phú", "commune", (), "", "", "2023-01-01", "2023-12-31", "", SUPPOSED),
    ),
    "the second half": (
        ("UBND XÃ AN PHÚ", "BÁO CÁO", "Kết quả 6 tháng cuối năm 2023"),
        Heading("Xã An Phú", "commune", (), "", "", "2023-07-01", "2023-12-31", "", SUPPOSED),
    ),
    "misread letters, no number": (
        ("Số: /BC-ƯBND Phủ Quốc, ngày /ỉ^ tháng c năm 2024", "BÁO CÁO", "Ket quả thực hỉện công tác CCHC 6 tháng đầu năm 2024",
         "ƯBND thành phố báo cáo kết quả như sau:", "ƯBND thành phố Phú Quốc đã ban hành kế hoạch.",
         "Trên đây là Báo cáo công tác CCHC 6 tháng đầu năm 2024 của ƯBND thành phố Phú Quốc/l^^", "Nơi nhận:", "- UBND tỉnh Kiên Giang;"),
        Heading("Thành phố Phú Quốc", "district", (), "", "Kiên Giang", **HALF,
                document="Báo cáo công tác cải cách hành chính 6 tháng đầu năm 2024 của UBND thành phố Phú Quốc", remarks=(*SUPPOSED, "named-by-title")),
    ),
    "the number of an annex": (
        (*TITLE, "(Kèm theo Báo cáo số 63/BC-UBND ngày 04/6/2024 của UBND phường Hồng Gai)"),
        Heading("Phường Hồng Gai", "commune", (), "", "", **HALF, document="Báo cáo số 63/BC-UBND ngày 04/6/2024", remarks=SUPPOSED),
    ),
    "another number in the annex": (
        (COMMUNE, *TITLE, "(Kèm theo Báo cáo số 541/BC-UBND ngày 24 tháng 5 năm 2024 của UBND thị trấn Phú Mỹ)"),
        Heading("Thị trấn Phú Mỹ", "commune", (), "", "", **HALF, document="Báo cáo số 451/BC-UBND ngày 24/5/2024", remarks=(*SUPPOSED, "numbers-differ")),
    ),
    "a unit named again and again": (
        (*TITLE, *(f"UBND xã An Phú đã ban hành kế hoạch số {number}." for number in range(4)), "UBND huyện Tịnh Biên giao 3 nhiệm vụ."),
        Heading("Xã An Phú", "commune", (), "Huyện Tịnh Biên", "", **HALF, remarks=("unit-supposed", *SUPPOSED)),
    ),
    "two units": (
        ("UBND XÃ AN PHÚ", *TITLE, "Trên đây là báo cáo của UBND xã Văn Giáo./."),
        Heading(**HALF, remarks=("several-units", *SUPPOSED)),
    ),
    "a bare kind of which two are named": (
        (*TITLE, "UBND xã báo cáo như sau:", "Đã phối hợp với xã An Phú và xã Văn Giáo."),
        Heading(**HALF, remarks=SUPPOSED),
    ),
    "no unit": (
        (*TITLE, "Kính gửi: UBND huyện Tịnh Biên", "Kết quả đạt được như sau."),
        Heading(**HALF, remarks=SUPPOSED),
    ),
    "no period": (
        ("UBND XÃ AN PHÚ", "BÁO CÁO", "Về việc niêm yết công khai thủ tục hành chính"),
        Heading("Xã An Phú", "commune"),
    ),
    "two periods": (
        ("UBND XÃ AN PHÚ", "BÁO CÁO", "Kết quả tháng 6 và 6 tháng đầu năm 2024 so với quý I năm 2024"),
        Heading("Xã An Phú", "commune", remarks=("several-periods",)),
    ),
    "two spans of days in the title": (
        ("UBND XÃ AN PHÚ", "BÁO CÁO", "Kết quả từ 15/12/2023 đến 14/3/2024 và từ 15/3/2024 đến 14/6/2024"),
        Heading("Xã An Phú", "commune", remarks=("several-periods",)),
    ),
    "days that contradict the period": (
        ("UBND XÃ AN PHÚ", *TITLE, "(từ ngày 01/01/2023 đến ngày 30/6/2023)"),
        Heading("Xã An Phú", "commune", remarks=("several-periods",)),
    ),
    "two spans of days in the text": (
        ("UBND XÃ AN PHÚ", *TITLE, "Từ 15/12/2023 đến 14/6/2024: 95 hồ sơ.", "Từ 11/12/2023 đến 10/6/2024: 51 hồ sơ."),
        Heading("Xã An Phú", "commune", remarks=("several-periods",)),
    ),
    "a year that had hardly begun": (
        (COMMUNE, "BÁO CÁO", "Kết quả kiểm tra theo Kế hoạch năm 2024"),
        Heading("Thị trấn Phú Mỹ", "commune", document="Báo cáo số 451/BC-UBND ngày 24/5/2024", remarks=("period-not-over",)),
    ),
    "an empty document": ((), Heading()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_head_says_whose_report_it_is(name):
    blocks, expected = CASES[name]
    assert heading(*blocks) == expected


# what holds for all heads


def remarks() -> set[str]:
    return {remark for _, found in CASES.values() for remark in found.remarks} | {"several-numbers"}


@pytest.mark.parametrize("remark", sorted(remarks()))
def test_every_remark_has_a_wording_in_both_languages(remark):
    assert set(texts("draft")[f"remark-{remark}"]) == {"vi", "en"}


def test_annexes_with_two_numbers_give_none():
    annexes = [f"(Kèm theo Báo cáo số {number}/BC-UBND ngày 04/6/2024 của UBND xã An Phú)" for number in (63, 64)]
    assert heading(*TITLE, *annexes) == Heading("Xã An Phú", "commune", **HALF, remarks=(*SUPPOSED, "several-numbers"))


@pytest.mark.parametrize(("day", "found"), [("31 tháng 6", ""), ("30 tháng 13", ""), ("3O tháng 6", ""), ("30 tháng 6", " ngày 30/6/2024")])
def test_a_day_that_is_none_is_left_out(day, found):
    assert heading("Số: 4/BC-UBND", f"An Phú, ngày {day} năm 2024", *TITLE).document == f"Báo cáo số 4/BC-UBND{found}"


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("quý I năm 2024", "2024-01-01", "2024-03-31"),
        ("Quý II/2024", "2024-04-01", "2024-06-30"),
        ("QUÝ III - 2024", "2024-07-01", "2024-09-30"),
        ("quý 4, năm 2023", "2023-10-01", "2023-12-31"),
        ("quí IV/2023", "2023-10-01", "2023-12-31"),
        ("tháng 02 năm 2024", "2024-02-01", "2024-02-29"),
        ("tháng 12/2023", "2023-12-01", "2023-12-31"),
        ("sáu tháng đầu năm 2024", "2024-01-01", "2024-06-30"),
        ("06 tháng đầu 2024", "2024-01-01", "2024-06-30"),
        ("9 tháng đầu năm 2024", "2024-01-01", "2024-09-30"),
        ("11 tháng năm 2024", "2024-01-01", "2024-11-30"),
        ("năm 2023, phương hướng năm 2024", "2023-01-01", "2023-12-31"),
        ("tháng 13 năm 2024", "2024-01-01", "2024-12-31"),
        ("năm 20023", "", ""),
        ("năm 2Ô23", "", ""),
        ("giai đoạn 2021-2025", "", ""),
        ("từ 06/12/2023 đến 3/6/2024", "2023-12-06", "2024-06-03"),
        ("từ ngày 06-12-2023 đến hết ngày 03-6-2024", "2023-12-06", "2024-06-03"),
        ("từ 01.01.2024 tới 30.6.2024", "2024-01-01", "2024-06-30"),
        ("từ ngày 15/12 đến 14/6/2024", "2023-12-15", "2024-06-14"),
        ("từ 31/02/2024 đến 30/6/2024", "", ""),
        ("từ 30/6/2024 đến 01/01/2024", "", ""),
        ("từ 01/01/2021 đến 31/12/2025", "", ""),
        ("từ 1l/12/2023 đến 10/6/2024", "", ""),
        ("từ 11/12/2023 đến 10/6/2Ô24", "", ""),
    ],
)
def test_periods_as_titles_write_them(said, first, last):
    found = heading("UBND XÃ AN PHÚ", "BÁO CÁO", f"Kết quả cải cách hành chính {said}")
    assert (found.from_, found.to) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã An Phú báo cáo ",
        "trên đây là báo cáo của UBND xã An Phú ",
        "kèm theo báo cáo số 1/BC-UBND ngày 01/01/2024 ",
        "15/12/2023 - 19/5/2024 ",
        "Kỳ báo cáo: ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ",
        "((((((((((",
        "1/1/",
    ],
)
def test_a_text_of_any_length_is_read_in_no_time(text):
    before = time.process_time()
    heading(*[text * 1000] * 40)
    heading(*[text] * 40000)
    assert time.process_time() - before < 10


def test_the_days_that_are_written_out_hold_although_years_are_compared():
    years = [["STT", "Chỉ tiêu", "Năm 2023", "Năm 2024"], ["1", "Tỷ lệ hồ sơ trực tuyến", "45%", "82%"]]
    said = "(Số liệu từ ngày 05/01/2024 đến ngày 31/12/2024)"
    found = heading("ỦY BAN NHÂN DÂN XÃ AN PHÚ", "BÁO CÁO", "Kết quả cải cách hành chính", said, years)
    assert (found.from_, found.to, found.remarks) == ("2024-01-05", "2024-12-31", ())


def test_the_name_of_a_sheet_is_no_title():
    head = made("ỦY BAN NHÂN DÂN XÃ AN PHÚ", "BÁO CÁO", "Kết quả cải cách hành chính năm 2024").blocks
    named = Paragraph("Báo cáo", Place(sheet="Báo cáo"), 1)
    assert read_heading(Document("a", "xlsx", (named, *head)), library()).name == "Xã An Phú"
