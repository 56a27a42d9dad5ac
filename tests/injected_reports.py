"""Clean reports by their number: a letterhead, sentences and forms, in the format in which an office sends them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from engine.document import Block, Cell, Document, Paragraph, Table
from engine.problem import Place
from tests import written_sheet, written_text, written_word
from tests.injected_figures import Key, Pieces, Report, Rows, Written
from tests.injected_forms import Part, Style, appendix, provincial, style
from tests.injected_sentences import OF_APPENDIX, OF_DOSSIERS, OF_HANDLED, Sentence, sentences
from tests.injected_tables import ii_06a, procedures

LETTERHEAD = 7
"""So many paragraphs stand above the first heading."""
KINDS = ("ii-06a", "bieu-mau", "phu-luc-1a", "ket-qua")
FORMATS = ("md", "md", "md", "md", "md", "txt", "docx", "xlsx")
UNITS = {
    "ii-06a": ("ỦY BAN NHÂN DÂN", "PHƯỜNG AN PHÚ", "An Phú"),
    "bieu-mau": ("ỦY BAN NHÂN DÂN", "TỈNH KIÊN GIANG", "Kiên Giang"),
    "phu-luc-1a": ("ỦY BAN NHÂN DÂN", "PHƯỜNG AN PHÚ", "An Phú"),
    "ket-qua": ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ PHÚ QUỐC", "Phú Quốc"),
}


class Clean(NamedTuple):
    """A clean report, the way its office writes, and the format of its file."""

    report: Report
    how: Style
    format: str


def clean(seed: int, number: int) -> Clean:
    """The report of that number; the kinds take turns."""
    random = Random(f"{seed}/{number}")  # noqa: S311  it shall be the same each time
    kind, how = KINDS[number % len(KINDS)], style(random)
    return Clean(MAKERS[kind](random, how), how, random.choice(FORMATS))


def dossiers(random: Random, how: Style, fields: int | None = None, said: int | None = None) -> Report:
    """A report with form II.06a of so many fields and so many sentences on it; of any number if not given."""
    part, total = ii_06a(random, how, fields)
    more = {
        "new": total["online"] + total["in-person"], "in-time": total["early"] + total["on-time"],
        "before": total["received"] * random.randint(50, 150) // 100,
    }  # fmt: skip
    own = {name: f"ii-06a/total/{name}" for name in total}
    told = sentences(OF_DOSSIERS, total | more, own, random, how, count=said)
    return _report("ii-06a", "1. Kết quả giải quyết thủ tục hành chính", told, [part])


def _appendix(random: Random, how: Style) -> Report:
    part, counts = appendix(random, how)
    own = {name: f"phu-luc-1a/{name}" for name in counts}
    said = sentences(OF_APPENDIX, counts, own, random, how)
    return _report("phu-luc-1a", "1. Kết quả thực hiện", said, [part])


def handled_dossiers(random: Random, how: Style) -> Report:
    """A report with the table of how dossiers were handled, and sentences on its first column."""
    part, counts = procedures(random, how)
    own = {name: f"ket-qua/0/{name}" for name in counts}
    said = sentences(OF_HANDLED, counts, own, random, how, "Cấp huyện: ")
    return _report("ket-qua", "1. Kết quả giải quyết hồ sơ", said, [part])


def of_province(random: Random, how: Style, numbers: Sequence[int] = range(1, 8)) -> Report:
    """A report with forms 1 to 7 of a province, or some of them."""
    parts = provincial(random, how)
    return _report("bieu-mau", "1. Số liệu thống kê", (), [parts[number - 1] for number in numbers])


MAKERS = {"ii-06a": dossiers, "bieu-mau": of_province, "phu-luc-1a": _appendix, "ket-qua": handled_dossiers}


def _report(kind: str, heading: str, said: Iterator[Sentence] | Sequence[Sentence], parts: Sequence[Part]) -> Report:
    figures: dict[str, Written] = {}
    relations = []
    shown: list[Pieces | Rows] = [*((line,) for line in _letterhead(kind)), (heading,)]
    for each in said:
        shown.append(each.pieces)
        figures |= each.figures
        relations += each.relations
    for part in parts:
        shown += [*((line,) for line in part.title), part.table]
        figures |= part.figures
        relations += part.relations
    return Report(kind, tuple(shown), figures, tuple(relations))


def _letterhead(kind: str) -> Iterator[str]:
    *above, town = UNITS[kind]
    yield from above
    yield "Số: 63/BC-UBND"
    yield f"{town}, ngày 14 tháng 6 năm 2024"
    yield "BÁO CÁO"
    yield "Công tác cải cách hành chính 6 tháng đầu năm 2024"
    yield "(Số liệu từ ngày 15/12/2023 đến ngày 14/6/2024)"


# written


def written(report: Report, format_: str) -> bytes:
    """The report as a file of that format."""
    document = Document("bao-cao", "docx", blocks(report, format_))
    match format_:
        case "docx":
            return written_word.written(document)
        case "xlsx":
            return written_sheet.written(document)
    return written_text.written(document, "markdown" if format_ == "md" else "text")


def blocks(report: Report, format_: str) -> tuple[Block, ...]:
    """The report as such a file shows it."""
    return tuple(_block(each, report.figures, format_) for each in report.blocks)


def _block(block: Pieces | Rows, figures: Mapping[str, Written], format_: str) -> Block:
    if not isinstance(block, Rows):
        return Paragraph("".join(_text(each, figures) for each in block))
    texts = [[_text(each, figures) for each in row] for row in block.rows]
    return Table(tuple(_row(texts, at, block.heading, format_) for at in range(len(texts))))


def _text(piece: str, figures: Mapping[str, Written]) -> str:
    return figures[piece].text if isinstance(piece, Key) else piece


def _row(texts: Sequence[Sequence[str]], at: int, heading: int, format_: str) -> tuple[Cell, ...]:
    """A row whose merged cells are copies; where a format has no merged cells, they are empty."""
    row = []
    for column, text in enumerate(texts[at]):
        copied = at < heading and heading > 1 and _is_merged(texts, at, column)
        row.append(Cell("" if copied and format_ in ("md", "txt") else text, copied=copied))
    return tuple(row)


def _is_merged(texts: Sequence[Sequence[str]], at: int, column: int) -> bool:
    """With the cell above, or with that to the left where both have the same above."""
    own = texts[at][column]
    if at and texts[at - 1][column] == own:
        return True
    if not column or texts[at][column - 1] != own:
        return False
    return not at or texts[at - 1][column - 1] == texts[at - 1][column]


def places(report: Report, format_: str) -> dict[str, Place]:
    """Where each figure lies: in its paragraph, or in the row of its table."""
    found: dict[str, Place] = {}
    paragraphs, tables, sheet_row = (1 if format_ == "xlsx" else 0), 0, 0
    for block in report.blocks:
        if isinstance(block, Rows):
            tables += 1
            first = sheet_row + 2 if format_ == "xlsx" else 1
            for at, row in enumerate(block.rows, start=first):
                found |= {each: Place(table=tables, row=at) for each in row if isinstance(each, Key)}
            sheet_row += len(block.rows) + 2
        else:
            paragraphs += 1
            sheet_row += 1
            found |= {each: Place(paragraph=paragraphs) for each in block if isinstance(each, Key)}
    return found


def form_of(key: str) -> str:
    """The form, or the kind of sentence, in which a figure stands."""
    return key.partition("/")[0].partition(" ")[0]
