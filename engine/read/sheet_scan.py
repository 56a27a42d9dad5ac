"""The XML of a sheet, read once: what its cells hold, merged cells, formulas without a value.

What a cell's value means is not asked here; ``sheet_cells`` asks openpyxl, which knows of styles, days and texts.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterable
from functools import cache
from typing import IO, Any, NamedTuple
from zipfile import ZipFile

from lxml import etree
from openpyxl.xml.constants import SHEET_MAIN_NS

MAX_CELLS = 100_000
"""A report has a few thousand cells; openpyxl reads this many, empty ones included, in about two seconds."""
_MOST_UNSIZED = 5_000_000
"""So many bytes openpyxl may walk through to learn the size of a sheet that does not state it."""
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MAIN = f"{{{SHEET_MAIN_NS}}}"
_SIZE, _ROW, _MERGED = f"{_MAIN}dimension", f"{_MAIN}row", f"{_MAIN}mergeCell"
_VALUE, _FORMULA = f"{_MAIN}v", f"{_MAIN}f"
_INLINE, _TEXT = f"{_MAIN}is", f"{_MAIN}t"
_HOLDING = (_VALUE, _FORMULA, _INLINE)
_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?", re.ASCII)


class Span(NamedTuple):
    """The cells that are merged into one."""

    top: int
    left: int
    bottom: int
    right: int


class Written(NamedTuple):
    """A cell as it is written: its reference, which says where it stands, its kind, its style, and what it holds.

    None is what is not there. ``inline`` is a text that is written in the cell itself, or the element of one that has
    parts of several looks.
    """

    reference: str | None
    kind: str | None
    style: str | None
    value: str | None
    inline: Any


class Scan(NamedTuple):
    """``last_row`` and ``last_column`` are the last that hold anything; ``uncomputed`` are cells, e.g. "E5".

    ``rows`` are those up to the last, by number, with all that is written in them; ``rest`` is the XML without them.
    """

    last_row: int = 0
    last_column: int = 0
    merged: tuple[Span, ...] = ()
    uncomputed: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[Written, ...]], ...] = ()
    rest: bytes = b""

    @property
    def cells(self) -> int:
        """How many cells are written."""
        return sum(len(row) for _, row in self.rows)

    def without_rows(self) -> Scan:
        """The same for less memory."""
        return self._replace(rows=(), rest=b"")


class SheetError(Exception):
    """A sheet that cannot be read: ``code`` of the problem, and the cell or sheet where it was found."""

    def __init__(self, code: str, cell: str = "", title: str = "") -> None:
        self.code = code
        self.cell = cell
        self.title = title
        super().__init__(code)


def sheet_parts(archive: ZipFile) -> list[tuple[str, str]]:
    """Title and part of each sheet of cells.

    Raises SheetError where a part is not there: openpyxl passes over such a sheet. XMLSyntaxError, KeyError as well.
    """
    book, links = (etree.fromstring(archive.read(part), _parser()) for part in (_BOOK, _LINKS))
    targets = {link.get("Id"): link for link in links}
    present = {*archive.namelist()}
    parts: list[tuple[str, str]] = []
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        title = sheet.get("name", "")
        link = targets.get(next((sheet.get(name) for name in sheet.attrib if str(name).endswith("}id")), None))
        target = "" if link is None else posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
        if link is None or target not in present:
            raise SheetError("absent-sheet", title=title)
        if not str(link.get("Type")).endswith("/chartsheet"):
            parts.append((title, target))
    return parts


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)


def scan(part: IO[bytes]) -> Scan:
    """What the XML of a sheet says. Raises SheetError, and etree.XMLSyntaxError where it is no XML.

    The rows below the last that holds anything, however many, are not looked at. openpyxl leaves out cells that do
    not stand in order, without a word; such a sheet, which Excel does not open either, is refused.
    """
    xml = part.read()
    kept = _without_empty_end(xml)
    walker = _Walker()
    merged = []
    tags = (_SIZE, _ROW, _MERGED)
    safe = {"resolve_entities": False, "load_dtd": False, "no_network": True}
    steps = etree.iterparse(io.BytesIO(kept), events=("end",), tag=tags, remove_comments=True, remove_pis=True, **safe)
    for _, element in steps:
        if element.tag == _ROW:
            walker.row(element)
        elif element.tag == _MERGED:
            merged.append(_span(element.get("ref", "")))
        else:
            walker.sized = True
        _forget(element)
    if steps.root is None or not steps.root.tag.startswith(_MAIN):
        raise SheetError("strict-workbook")
    if not walker.sized and len(xml) - len(kept) > _MOST_UNSIZED:
        raise SheetError("too-many-cells")
    rows = tuple(row for row in walker.rows if row[0] <= walker.last_row)
    rest = _without_rows(xml, kept)
    return Scan(walker.last_row, walker.last_column, tuple(merged), tuple(walker.uncomputed), rows, rest)


def _without_empty_end(xml: bytes) -> bytes:
    """The XML without the rows below the last that holds a value or formula; all of it where that is hard to see."""
    end = xml.rfind(b"</sheetData>")
    last = max(xml.rfind(mark, 0, max(end, 0)) for mark in (b"</v>", b"</is>", b"</f>", b"<f "))
    cut = xml.find(b"</row>", last, max(end, 0)) if last >= 0 else -1
    return xml if cut < 0 else xml[: cut + len(b"</row>")] + xml[end:]


def _without_rows(xml: bytes, kept: bytes) -> bytes:
    """The XML without the rows that ``kept`` has; all of it where it is hard to see where they are."""
    if kept is xml or b"<!" in xml:
        return xml
    first, behind = xml.find(b"<sheetData>"), len(kept) - (len(xml) - xml.rfind(b"</sheetData>"))
    return xml if first < 0 else xml[: first + len(b"<sheetData>")] + xml[behind:]


class _Walker:
    def __init__(self) -> None:
        self.rows: list[tuple[int, tuple[Written, ...]]] = []
        self.last_row = 0
        self.last_column = 0
        self.uncomputed: list[str] = []
        self.sized = False
        self._row = 0
        self._places = 0

    def row(self, element: Any) -> None:
        number = int(element.get("r") or self._row + 1)
        if number <= self._row:
            raise SheetError("cells-out-of-order", f"A{number}")
        self._row = number
        cells = tuple(_written(cell) for cell in element)
        self.rows.append((number, cells))
        if not any(_holds(cell) for cell in cells) and next(element.iter(*_HOLDING), None) is None:
            self._count(len(cells) + 1)
            return
        last = self._check(element, cells)
        self._count(max(last, len(cells)))
        self.last_row, self.last_column = number, max(self.last_column, last)

    def _count(self, places: int) -> None:
        """Counts the places that openpyxl makes of a row."""
        self._places += places
        if self._places > MAX_CELLS:
            raise SheetError("too-many-cells")

    def _check(self, element: Any, cells: Iterable[Written]) -> int:
        """The number of the last column in the row."""
        suffix = str(self._row)
        column = 0
        for at, cell in enumerate(cells):
            reference = cell.reference
            if reference is None or reference == f"{column_name(column + 1)}{suffix}":
                column += 1
            else:
                before, column = column, column_number(reference.removesuffix(suffix))
                if column <= before or not reference.endswith(suffix):
                    raise SheetError("cells-out-of-order", reference[:20])
            if cell.kind == "s" and cell.value is not None and not cell.value.isdecimal():
                raise SheetError("broken-sheet", f"{column_name(column)}{suffix}")
            # a formula that gives the empty text has an empty value of type "str"; without a value there is neither
            if not cell.value and (cell.value is None or cell.kind != "str") and _calculates(element[at]):
                self.uncomputed.append(f"{column_name(column)}{suffix}")
        return column


def _written(cell: Any) -> Written:
    value = inline = None
    for part in cell:
        tag = part.tag
        if tag == _VALUE and value is None:
            value = part.text or ""
        elif tag == _INLINE and inline is None:
            inline = _plain(part)
    return Written(cell.get("r"), cell.get("t"), cell.get("s"), value, inline)


def _holds(cell: Written) -> bool:
    return cell.value is not None or cell.inline is not None


def _plain(inline: Any) -> Any:
    """The text itself where it is all in one look."""
    is_plain = len(inline) == 1 and not inline.keys() and inline[0].tag == _TEXT
    return inline[0].text or "" if is_plain else inline


def _calculates(cell: Any) -> bool:
    return len(cell) > 0 and cell[0].tag == _FORMULA


def _span(reference: str) -> Span:
    match = _RANGE.fullmatch(reference)
    if match is None:
        raise SheetError("broken-sheet", reference[:20])
    left, top, right, bottom = match.groups()
    ends = (int(bottom or top), column_number(right or left))
    return Span(int(top), column_number(left), *ends)


@cache
def column_number(letters: str) -> int:
    """The number of a column, from 1; 0 for what names none.

    >>> column_number("AA")
    27
    """
    number = 0
    if _LETTERS.fullmatch(letters) is None:
        return number
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@cache
def column_name(number: int) -> str:
    """The letters of a column.

    >>> column_name(27)
    'AA'
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _forget(element: Any) -> None:
    """Frees what has been read: a sheet may have a million rows."""
    element.clear()
    parent = element.getparent()
    while element.getprevious() is not None:
        del parent[0]
