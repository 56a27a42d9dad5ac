"""How paragraphs and tables of minutes are laid out: a first line set in, texts side by side, dots to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_INDENT = Mm(10)
_BESIDE = Mm(1)
"""The space at the left and right in the cells of the official table."""
_TEXT_WIDTH = Mm(160)


def add_bare_table(made: Any, widths: Sequence[Any]) -> Sequence[Any]:
    """The cells of a table of one row without lines, which sets texts side by side."""
    table = made.add_table(1, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    mark_row(table.rows[0], "w:cantSplit")
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = width
    return table.rows[0].cells  # type: ignore[no-any-return]


def write_lines(
    cell: Any,
    lines: Sequence[tuple[str, dict[str, bool]]],
    *,
    size: Any = None,
    centred: bool = True,
    more: bool = False,
) -> None:
    """Writes a paragraph for each text into a cell, after what it holds if ``more``."""
    for position, (text, looks) in enumerate(lines):
        paragraph = cell.add_paragraph() if position or more else cell.paragraphs[0]
        paragraph.alignment = CENTRE if centred else None
        write(paragraph, text, size, **looks)


def draw_rule(cell: Any, inset: Any) -> None:
    """A line below the name of the body, or below the motto."""
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = inset
    paragraph.paragraph_format.space_after = Pt(4)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph.paragraph_format.line_spacing = Pt(4)


def add_dots(made: Any, text: str) -> None:
    """A paragraph that dots lead to the end of the line."""
    paragraph = add_text(made, "")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    write(paragraph, f"{text} \t" if text else "\t")


def narrow_margins(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        space = OxmlElement(f"w:{side}")
        space.set(qn("w:w"), str(_BESIDE.twips))
        space.set(qn("w:type"), "dxa")
        margins.append(space)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001


def add_heading(made: Any, text: str) -> None:
    add_text(made, text, before=6, bold=True, next_to=True)


def add_centred(made: Any, text: str, *, before: int = 0, after: int = 0, size: Any = None, **looks: bool) -> None:
    paragraph = add_text(made, text, before=before, after=after, size=size, **looks)
    paragraph.alignment, paragraph.paragraph_format.first_line_indent = CENTRE, None


def add_text(
    made: Any, text: str, *, before: int = 3, after: int = 3, next_to: bool = False, size: Any = None, **looks: bool
) -> Any:
    paragraph = made.add_paragraph()
    paragraph.alignment = _BOTH
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.keep_with_next = _INDENT, next_to or None
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    write(paragraph, text, size, **looks)
    return paragraph


def write(paragraph: Any, text: str, size: Any = None, **looks: bool) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = looks.get("bold"), looks.get("italic")
    if size is not None:
        run.font.size = size


def mark_row(row: Any, name: str) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(OxmlElement(name))
