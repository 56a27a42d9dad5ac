"""Writes the documents under examples/: the report of Phú Mỹ as an office would send it, made of its figures.

Run it after a change: ``python -m tests.example_documents``. The words of the rows are those of the target sets; the
figures are those of examples/phu-my-2024.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import targets
from engine.document import Block, Cell, Document, Paragraph, Table
from engine.source import parse, plain
from tests import written_pdf, written_sheet, written_text, written_word

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
HEADINGS = ("STT", "Chỉ tiêu", "Đơn vị", "Chỉ tiêu năm 2024", "Kết quả đạt", "Đánh giá của đoàn kiểm tra")
WRITERS = {
    "md": lambda document: written_text.written(document, "markdown"),
    "docx": written_word.written,
    "xlsx": written_sheet.written,
    "pdf": written_pdf.written,
}


def phu_my() -> Document:
    """The report: who sends it, of which days, and the tables of both resolutions with what was achieved."""
    path = EXAMPLES / "phu-my-2024.yaml"
    submission = plain(parse(path.name, path.read_bytes()).root)
    readings = submission["readings"]
    blocks: list[Block] = [
        Paragraph("ỦY BAN NHÂN DÂN THỊ TRẤN PHÚ MỸ"),
        Paragraph("Số: 451/BC-UBND"),
        Paragraph("Phú Mỹ, ngày 24 tháng 5 năm 2024"),
        Paragraph("BÁO CÁO"),
        Paragraph("Kết quả thực hiện các chỉ tiêu về thủ tục hành chính"),
        Paragraph("(Thời gian chốt số liệu từ ngày 15/12/2023 đến ngày 19/5/2024)"),
        Paragraph("Ủy ban nhân dân thị trấn Phú Mỹ, huyện Phú Tân, tỉnh An Giang báo cáo như sau:"),
    ]
    for number, name in (("16.1", "nq01-2024"), ("16.2", "nq02-2024")):
        chosen = next(each for each in targets.load_shipped().sets if each.id == name)
        mine = [each for each in readings if f"Mục {number}," in each["place"]]
        resolution = chosen.name.vi.removesuffix(" năm 2024")
        blocks += [Paragraph(f"{number}. Chỉ tiêu giao tại {resolution}"), Table(tuple(rows(chosen, mine)))]
    blocks.append(Paragraph("Trên đây là báo cáo của Ủy ban nhân dân thị trấn Phú Mỹ./."))
    return Document("phu-my-2024", "text", tuple(blocks))


def rows(chosen, readings) -> Iterator[tuple[Cell, ...]]:
    yield tuple(Cell(text) for text in HEADINGS)
    section = ""
    for target, reading in zip(chosen.targets, readings, strict=True):
        opened, _, number = target.row.rpartition(".") if target.row[0] in "IV" else ("", "", target.row)
        if opened and opened != section:
            section = opened
            yield tuple(Cell(text) for text in (section, SECTIONS[section], "", "", "", ""))
        asked = f"Tối thiểu {target.threshold}" if target.threshold < 100 else "100"
        counts = f"{reading['numerator']}/{reading['denominator']}" if reading.get("numerator") else ""
        yield tuple(Cell(text) for text in (number, target.name.vi, "%", asked, reading["value"], counts))


SECTIONS = {"I": "Cắt giảm, đơn giản hóa TTHC, quy định kinh doanh", "II": "Nâng cao chất lượng phục vụ"}


def main() -> None:
    for form, write in WRITERS.items():
        (EXAMPLES / f"phu-my-2024.{form}").write_bytes(write(phu_my()))


if __name__ == "__main__":
    main()
