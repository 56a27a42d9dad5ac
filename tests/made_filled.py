"""Makes reports in Word with the official table, and templates of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ AN PHÚ",
    "Số: 12/BC-UBND",
    "BÁO CÁO",
    "(Số liệu từ ngày 01/01/2024 đến ngày 30/06/2024)",
    "1. Chỉ tiêu giao tại Nghị quyết số 01/NQ-CP",
)
HEADINGS = (
    "STT", "Chỉ tiêu", "Đơn vị", "Chỉ tiêu năm 2024", "Kết quả đạt", "Đánh giá của đoàn kiểm tra",
)  # fmt: skip
DOSSIERS = ("3", "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC", "%", "Tối thiểu 50")
DIGITIZED = ("4", "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC", "%", "Tối thiểu 80")
PAID = (
    "2",
    "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của dịch vụ công",
    "%",
    "Tối thiểu 45",
)


def report(*tables: Sequence[Sequence[str]], between: Sequence[str] = ()) -> docx.document.Document:
    """A report of a commune with these tables, and paragraphs between them."""
    made = docx.Document()
    for line in HEAD:
        made.add_paragraph(line)
    for position, rows in enumerate(tables):
        if position:
            for line in between:
                made.add_paragraph(line)
        table = made.add_table(len(rows), len(rows[0]), "Table Grid")
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    return made


def usual(judged: str = "") -> docx.document.Document:
    return report([
        HEADINGS, (*PAID, "", ""), (*DOSSIERS, "57,56% (951/1.652)", judged), (*DIGITIZED, "79,61% (7.346/9.228)", ""),
    ])  # fmt: skip


def saved(made: docx.document.Document, name: str = "bao-cao.docx") -> Path:
    path = Path(name)
    made.save(str(path))
    return path


def own(*blocks: str | list[list[str]]) -> str:
    """A template with these paragraphs and tables."""
    made = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
            continue
        grid = made.add_table(len(block), len(block[0]))
        for row, texts_ in zip(grid.rows, block, strict=True):
            for cell, text in zip(row.cells, texts_, strict=True):
                cell.text = text
    made.save("mau.docx")
    return "mau.docx"
