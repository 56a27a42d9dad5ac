"""A report as an office writes it: a head, sentences and tables, in a real Word, Excel or PDF file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engine.document import Block, Cell, Document, Paragraph, Table, clean
from tests import written_pdf, written_sheet, written_text, written_word
from tests.steps.paper import YEAR_2024

WRITERS = {
    "Word": ("docx", written_word.written),
    "Excel": ("xlsx", written_sheet.written),
    "PDF": ("pdf", written_pdf.written),
    "trang mạng": ("html", lambda document: written_text.written(document, "html")),
    "văn bản thường": ("txt", lambda document: written_text.written(document, "text")),
}
"""What the features call a kind of file: the end of its name, and what writes it."""


@dataclass
class Letter:
    """A report in the making. ``unit`` and ``period`` are None where it does not say them."""

    folder: Path
    form: str
    unit: str | None = None
    period: tuple[date, date] | None = YEAR_2024
    blocks: list[Block] = field(default_factory=list)
    name: str = "bao-cao"

    @property
    def path(self) -> Path:
        return self.folder / f"{self.name}.{WRITERS[self.form][0]}"

    def say(self, text: str) -> None:
        self.blocks.append(Paragraph(clean(text)))

    def show(self, rows: Sequence[Sequence[str]]) -> None:
        """A table; in its first row a text that stands again to the right of itself is one merged cell."""
        cells = [[Cell(clean(text)) for text in row] for row in rows]
        first = [
            cell._replace(copied=bool(column) and bool(cell.text) and cells[0][column - 1].text == cell.text)
            for column, cell in enumerate(cells[0])
        ]
        self.blocks.append(Table((tuple(first), *map(tuple, cells[1:]))))

    def write(self) -> Path:
        document = Document(self.name, "text", (*self._head(), *self.blocks))
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(WRITERS[self.form][1](document))
        return self.path

    def _head(self) -> list[Block]:
        lines = ["Số: 12/BC-UBND", "BÁO CÁO", "Kết quả cải cách hành chính"]
        if self.unit is not None:
            lines.insert(0, f"ỦY BAN NHÂN DÂN {self.unit.upper()}")
        if self.period is not None:
            first, last = (each.strftime("%d/%m/%Y") for each in self.period)
            lines.append(f"(Số liệu từ ngày {first} đến ngày {last})")
        return [Paragraph(line) for line in lines]
