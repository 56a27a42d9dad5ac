"""The template of minutes that comes with the program, laid out as Vietnamese offices lay out theirs.

A4, Times New Roman 13, margins of 20 mm, 30 mm at the left; the body's name beside the nation's motto; number, place
and day left to be filled in; pages numbered from the second on; the heading of the table again on each page.
"""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from engine.fields import Language
from engine.report.docx_layout import (
    CENTRE,
    add_bare_table,
    add_centred,
    add_dots,
    add_heading,
    add_text,
    draw_rule,
    mark_row,
    narrow_margins,
    write_lines,
)
from engine.word_file import without_times
from engine.wording import say

_FONT, _SIZE, _IN_TABLE = "Times New Roman", Pt(13), Pt(11)
_HEAD = (Mm(62), Mm(98))
_COLUMNS = {"stt": 12, "chi_tieu": 36, "don_vi_tinh": 12, "chi_tieu_nam": 17, "ket_qua": 27, "danh_gia": 56}
"""Columns of the official table and how many millimetres wide they are: 160 in all."""
CENTRED = ("stt", "don_vi_tinh", "chi_tieu_nam", "ket_qua")
_FIXED_DAY = (1980, 1, 1)


@cache
def template_in(language: Language) -> bytes:
    """The template as DOCX, with its words in one of the languages; the same bytes whenever it is made."""
    made = docx.Document()
    _styles(made)
    _page(made)
    _letterhead(made, language)
    _opening(made, language)
    _results(made, language)
    _closing(made, language)
    return _written(made)


def _word(key: str, language: Language) -> str:
    return say("minutes", f"template-{key}", language)


def _field(name: str) -> str:
    return f"{{{{ {name} }}}}"


def _styles(made: Any) -> None:
    style = made.styles["Normal"]
    style.font.name, style.font.size = _FONT, _SIZE
    fonts = style.element.rPr.rFonts
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)


def _page(made: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(number)  # noqa: SLF001  python-docx has no name for it
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    _page_number(paragraph)


def _page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001


def _letterhead(made: Any, language: Language) -> None:
    left, right = add_bare_table(made, _HEAD)
    write_lines(left, [(_word("body-above", language), {}), (_word("body", language), {"bold": True})])
    draw_rule(left, Mm(21))
    write_lines(left, [(_word("number", language), {})], more=True)
    write_lines(right, [(_word("nation", language), {"bold": True}), (_word("motto", language), {"bold": True})])
    draw_rule(right, Mm(20))
    write_lines(right, [(_word("day", language), {"italic": True})], more=True)
    for run in right.paragraphs[0].runs:
        run.font.size = Pt(12)


def _opening(made: Any, language: Language) -> None:
    add_centred(made, _word("title", language), before=18, bold=True, size=Pt(14))
    add_centred(made, _word("about", language), bold=True)
    add_centred(made, _word("period", language), after=8, italic=True)
    for key in ("when", "team", "unit"):
        add_dots(made, _word(key, language))
    add_text(made, _word("are", language))


def _results(made: Any, language: Language) -> None:
    add_heading(made, _word("found", language))
    add_text(made, _word("report", language))
    add_text(made, _field("diem"))
    add_heading(made, _word("targets", language))
    add_text(made, _field("bo_ten"), bold=True, next_to=True)
    add_text(made, _field("bo_can_cu"), italic=True, next_to=True)
    _official(made, language)
    add_text(made, _field("tong_hop"), before=6)
    add_text(made, _field("tung_phan"))
    for key, field in (("discrepancies", "diem_bat_nhat"), ("questions", "cau_hoi"), ("decisions", "quyet_dinh")):
        add_heading(made, _word(key, language))
        add_text(made, _field(field))


def _official(made: Any, language: Language) -> None:
    table = made.add_table(2, len(_COLUMNS), "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    narrow_margins(table)
    head, model = table.rows
    mark_row(head, "w:tblHeader")
    for row in (head, model):
        mark_row(row, "w:cantSplit")
    for name, top, below in zip(_COLUMNS, head.cells, model.cells, strict=True):
        for cell in (top, below):
            cell.width = Mm(_COLUMNS[name])
        write_lines(top, [(_word(name, language), {"bold": True})], size=_IN_TABLE)
        lines: list[tuple[str, dict[str, bool]]] = [(_field(name), {})]
        if name == "danh_gia":
            lines = [(_field("ket_luan"), {"bold": True}), (_field("ly_do"), {}), (_field("can_cu"), {"italic": True})]
        write_lines(below, lines, size=_IN_TABLE, centred=name in CENTRED)
    for column, name in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(_COLUMNS[name])


def _closing(made: Any, language: Language) -> None:
    add_heading(made, _word("objections", language))
    for _ in range(3):
        add_dots(made, "")
    add_heading(made, _word("method", language))
    for field in ("phuong_phap", "doi_chieu", "ma_dot"):
        add_text(made, _field(field))
    add_text(made, _word("closing", language), before=6, after=12, next_to=True)
    for cell, key in zip(add_bare_table(made, (Mm(80), Mm(80))), ("for-unit", "for-team"), strict=True):
        write_lines(cell, [(_word(key, language), {"bold": True}), (_word("sign", language), {"italic": True})])
        write_lines(cell, [("", {})] * 4, more=True)
    made.add_paragraph()


def _written(made: Any) -> bytes:
    """The bytes of the document, without a clock, a picture of its first page, or the name of a program."""
    about = made.core_properties
    about.author = about.comments = about.last_modified_by = about.title = ""
    about.created = about.modified = datetime(*_FIXED_DAY)  # noqa: DTZ001  a day that means nothing
    links = made.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[key]
    file = io.BytesIO()
    made.save(file)
    return without_times(file.getvalue())
