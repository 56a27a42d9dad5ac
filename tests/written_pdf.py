"""Documents as PDF, as an office exports them: wrapped paragraphs, ruled tables that go on overleaf, page numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import font_roboto
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from engine.document import Cell, Document, Paragraph, Table

FONTS = Path(font_roboto.__file__).parent / "files"
BODY = 13
LEADING = 6.2
INDENT = 12.7


class Paper(FPDF):
    """A4 with the margins of an official document, and the number of each page in the middle of its foot."""

    def __init__(self) -> None:
        super().__init__()
        self.add_font("Roboto", fname=FONTS / "Roboto-Regular.ttf")
        self.add_font("Roboto", style="B", fname=FONTS / "Roboto-Bold.ttf")
        self.set_margins(30, 20, 15)
        self.set_auto_page_break(auto=True, margin=20)
        self.set_creation_date(datetime(2024, 6, 30, tzinfo=UTC))
        self.add_page()

    def footer(self) -> None:
        self.set_y(-13)
        self.set_font("Roboto", size=BODY)
        self.cell(0, 6, str(self.page_no()), align="C")


def written(document: Document, *, repeated_headings: bool = False) -> bytes:
    """The document as a PDF; with ``repeated_headings`` the first row of a table stands again on each of its pages."""
    paper = Paper()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            write_paragraph(paper, block)
        else:
            write_table(paper, block, repeated_headings)
    return bytes(paper.output())


def write_paragraph(paper: Paper, paragraph: Paragraph) -> None:
    """The words as wide as the page allows, the first line indented; headings bold and larger."""
    level = paragraph.level
    paper.set_font("Roboto", style="B" if level else "", size=BODY + 2 * (10 - level) if level else BODY)
    line, indent = "", 0 if level else INDENT
    for word in paragraph.text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and paper.get_string_width(longer) > paper.epw - indent - 2 * paper.c_margin:
            write_line(paper, line, indent)
            line, indent = word, 0
        else:
            line = longer
    write_line(paper, line, indent)
    paper.ln(2.1)


def write_line(paper: Paper, line: str, indent: float) -> None:
    height = LEADING * paper.font_size_pt / BODY
    paper.set_x(paper.l_margin + indent)
    paper.cell(paper.epw - indent, height, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def write_table(paper: Paper, table: Table, repeated_headings: bool) -> None:
    """The table with a line around each cell; columns are as wide as their longest words ask for."""
    count = len(table.rows[0])
    paper.set_font("Roboto", size=min(BODY, max(5, 70 // count)))
    widths = tuple(width([row[column].text for row in table.rows]) for column in range(count))
    with paper.table(
        col_widths=widths,
        first_row_as_headings=repeated_headings,
        headings_style=FontFace(),
        line_height=paper.font_size * 1.4,
        text_align="LEFT",
        padding=0.5,
    ) as drawn:
        for number, row in enumerate(table.rows):
            line = drawn.row()
            for column, cell in enumerate(row):
                if not cell.copied:
                    down, across = spans(table, number, column)
                    line.cell(cell.text, rowspan=down, colspan=across)
    paper.ln(4)


def width(texts: list[str]) -> int:
    words = [len(word) for text in texts for word in text.split()]
    return max([*words, *(min(len(text) // 3, 30) for text in texts), 3]) + 1


def spans(table: Table, number: int, column: int) -> tuple[int, int]:
    """How many rows and columns the cell covers: those beside and below it that are copies."""
    copy = Cell(table.rows[number][column].text, copied=True)
    across = down = 1
    while column + across < len(table.rows[number]) and same(table.rows[number][column + across], copy):
        across += 1
    while number + down < len(table.rows) and all(
        same(cell, copy) for cell in table.rows[number + down][column : column + across]
    ):
        down += 1
    return down, across


def same(cell: Cell, copy: Cell) -> bool:
    return (cell.text, cell.copied) == (copy.text, copy.copied)
