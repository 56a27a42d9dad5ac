"""PDF as a document: its paragraphs and tables page by page, through PDFium."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from engine.document import Block, Cell, Document, Paragraph, Table, clean
from engine.problem import InputError, Place, Problem
from engine.read.pdf_blocks import Piece, Rows, Text, laid_out, pieces_of
from engine.read.pdf_calls import Room
from engine.read.pdf_limits import too_much
from engine.read.pdf_lines import Line, joined
from engine.read.pdf_page import UNKNOWN, Drawn, Word, drawn
from engine.read.pdf_paragraphs import goes_on, measured

_MOST_PAGES = 1_500
_MOST_LETTERS = 600_000
"""About 250 full pages, which take some seconds."""
_MOST_ON_A_PAGE = 60_000
_MOST_RULINGS = 20_000
_FEW_LETTERS = 200
"""A picture of a page may bear that many letters besides: a stamp, a signature, a number."""
_MOST_LINES_OF_A_HEADING = 3


class _Read(NamedTuple):
    """A page; ``sizes``: how many letters there are of each size, ``unclear``: of how many one cannot tell them."""

    page: int
    drawn: Drawn
    laid: list[Rows | Line]
    sizes: Counter[int]
    unclear: int


class _Set(NamedTuple):
    """A page with its tables and paragraphs."""

    page: int
    pieces: list[Piece]


def read_pdf(name: str, data: bytes) -> Document:
    """The paragraphs and tables of a PDF that holds text. Raises InputError where it cannot be read."""
    document = _opened(name, data)
    try:
        pages = list(_pages(name, document))
    except (pypdfium2.PdfiumError, ValueError, OverflowError):  # a page is missing; lengths that are no numbers
        raise InputError([Problem(name, "broken-pdf")]) from None
    finally:
        document.close()
    warnings = _unread(name, pages)
    return Document(name, "pdf", tuple(_blocks(_set(pages), _usual_size(pages))), warnings)


def _opened(name: str, data: bytes) -> Any:
    if too_much(data):
        raise InputError([Problem(name, "pdf-too-much")])
    try:
        document = pypdfium2.PdfDocument(data)
        if pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0 and too_much(_unlocked(document)):
            raise InputError([Problem(name, "pdf-too-much")])
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise InputError([Problem(name, "encrypted-pdf" if locked else "broken-pdf")]) from None
    if len(document) > _MOST_PAGES:
        details = {"found": str(len(document)), "limit": str(_MOST_PAGES)}
        raise InputError([Problem(name, "too-many-pages", details=details)])
    return document


def _unlocked(document: Any) -> bytes:
    """The same file without encryption: what it unpacks to can be seen only then."""
    import io

    copy = io.BytesIO()
    document.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
    return copy.getvalue()


def _pages(name: str, document: Any) -> Iterator[_Read]:
    letters = 0
    room = Room()
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        count = text_page.count_chars()
        letters += count
        if count > _MOST_ON_A_PAGE or letters > _MOST_LETTERS:
            raise InputError([Problem(name, "pdf-too-much", place=Place(page=index + 1))])
        seen = drawn(page, text_page, room, _MOST_RULINGS)
        text_page.close()
        page.close()
        yield _Read(index + 1, seen, laid_out(seen), *_counted(seen.words))


def _counted(words: Iterable[Word]) -> tuple[Counter[int], int]:
    sizes: Counter[int] = Counter()
    unclear = 0
    for size, alike in groupby(words, attrgetter("size")):
        text = "".join([word.text for word in alike])
        sizes[size] += len(text)
        unclear += text.count(UNKNOWN)
    return sizes, unclear


def _unread(name: str, pages: Sequence[_Read]) -> tuple[Problem, ...]:
    """Warnings of pages that cannot be read. Raises InputError where that is all there is."""
    marked = [each for each in pages if each.drawn.marked]
    scanned = [each for each in marked if each.sizes.total() < (_FEW_LETTERS if each.drawn.pictured else 1)]
    if len(scanned) == len(marked):
        raise InputError([Problem(name, "scanned-pdf")])
    unknown = [each for each in marked if 50 * each.unclear > each.sizes.total()]
    if 4 * sum(each.unclear for each in pages) > sum(each.sizes.total() for each in pages):
        raise InputError([Problem(name, "pdf-without-letters")])
    found = []
    if scanned:
        found.append(Problem(name, "scanned-pages", details={"pages": _numbers(scanned)}, severity="warning"))
    if unknown:
        found.append(Problem(name, "pages-without-letters", details={"pages": _numbers(unknown)}, severity="warning"))
    return tuple(found)


def _numbers(pages: Iterable[_Read]) -> str:
    """The numbers of the pages, those in a row as a range: "1-3, 7"."""
    ranges: list[list[int]] = []
    for each in pages:
        if ranges and ranges[-1][-1] == each.page - 1:
            ranges[-1].append(each.page)
        else:
            ranges.append([each.page])
    return ", ".join(str(each[0]) if len(each) == 1 else f"{each[0]}-{each[-1]}" for each in ranges)


def _set(pages: Sequence[_Read]) -> list[_Set]:
    """The pages with their paragraphs; pages of one width are taken to be set alike."""
    alike: dict[tuple[int, int], list[list[Line]]] = {}
    for each in pages:
        lines = [line for line in each.laid if isinstance(line, Line)]
        alike.setdefault((each.drawn.left, each.drawn.right), []).append(lines)
    measures = {edges: measured(lines, edges) for edges, lines in alike.items()}
    return [_Set(each.page, pieces_of(each.laid, measures[each.drawn.left, each.drawn.right])) for each in pages]


def _usual_size(pages: Sequence[_Read]) -> int:
    sizes: Counter[int] = Counter()
    for each in pages:
        sizes.update(each.sizes)
    return sizes.most_common(1)[0][0] if sizes else 0


def _blocks(pages: Sequence[_Set], usual: int) -> Iterator[Block]:
    larger = sorted({size for each in pages for size in _larger(each, usual)}, reverse=True)
    levels = {size: min(9, index + 1) for index, size in enumerate(larger)}
    tables = paragraphs = 0
    for page, piece in _over_pages(pages):
        if isinstance(piece, Rows):
            tables += 1
            yield _table(piece, Place(page=page, table=tables))
        else:
            paragraphs += 1
            text = clean(joined(piece.lines, piece.measure.right - piece.measure.left))
            place = Place(page=page, paragraph=paragraphs)
            yield Paragraph(text, place, levels.get(_heading_size(piece, usual), 0))


def _over_pages(pages: Sequence[_Set]) -> Iterator[tuple[int, Piece]]:
    """The pieces with the pages where they begin; a paragraph that goes on overleaf is one."""
    waiting: tuple[int, Text] | None = None
    for each in pages:
        for index, piece in enumerate(each.pieces):
            if waiting and index == 0 and isinstance(piece, Text) and _goes_on_overleaf(waiting[1], piece):
                lines = (*waiting[1].lines, *piece.lines)
                waiting = waiting[0], Text(lines, piece.measure)
                continue
            if waiting:
                yield waiting
                waiting = None
            if isinstance(piece, Text):
                waiting = each.page, piece
            else:
                yield each.page, piece
    if waiting:
        yield waiting


def _goes_on_overleaf(before: Text, piece: Text) -> bool:
    if before.measure != piece.measure:
        return False  # the paper is turned
    last, first = before.lines[-1], piece.lines[0]
    indented = min(last.left, first.left) - before.measure.left > last.size // 2
    if indented and len(before.lines) == 1:
        return False  # both are first lines, as far as one can tell without their distance
    return goes_on(before.lines, first, before.measure)


def _larger(page: _Set, usual: int) -> Iterator[int]:
    for piece in page.pieces:
        if isinstance(piece, Text) and (size := _heading_size(piece, usual)):
            yield size


def _heading_size(text: Text, usual: int) -> int:
    """The size of the letters of a heading, in whole points; 0 for what is none."""
    size = min(line.size for line in text.lines)
    clear = 10 * size >= 11 * usual and len(text.lines) <= _MOST_LINES_OF_A_HEADING
    return (size + 50) // 100 if clear else 0


def _table(piece: Rows, place: Place) -> Table:
    rows = (
        tuple(
            Cell(clean(text), place._replace(row=row, column=column), copied)
            for column, (text, copied) in enumerate(cells, 1)
        )
        for row, cells in enumerate(piece.rows, 1)
    )
    return Table(tuple(rows), place)
