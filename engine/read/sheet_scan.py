"""What openpyxl does not tell of a sheet that it reads without keeping it: merged cells, formulas without a value."""

from __future__ import annotations

import io
import posixpath
import re
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
_HOLDING = (_VALUE, _FORMULA, f"{_MAIN}is")
_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?", re.ASCII)


class Span(NamedTuple):
    """The cells that are merged into one."""

    top: int
    left: int
    bottom: int
    right: int


class Scan(NamedTuple):
    """``last_row`` and ``last_column`` are the last that hold anything; ``uncomputed`` are cells, e.g. "E5"."""

    last_row: int = 0
    last_column: int = 0
    merged: tuple[Span, ...] = ()
    uncomputed: tuple[str, ...] = ()


class SheetError(Exception):
    """A sheet that cannot be read: ``code`` of the problem, and the cell or sheet where it was found."""

    def __init__(self, code: str, cell: str = "", title: str = "") -> None:
        self.code = code
        self.cell = cell
        self.title = title
        super().__init__(code)


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """The part of each sheet of cells, by its title.

    Raises SheetError where a part is not there: openpyxl passes over such a sheet. XMLSyntaxError, KeyError as well.
    """
    book, links = (etree.fromstring(archive.read(part), _parser()) for part in (_BOOK, _LINKS))
    targets = {link.get("Id"): link for link in links}
    present = {*archive.namelist()}
    parts: dict[str, str] = {}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        title = sheet.get("name", "")
        link = targets.get(next((sheet.get(name) for name in sheet.attrib if str(name).endswith("}id")), None))
        target = "" if link is None else posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
        if link is None or target not in present:
            raise SheetError("absent-sheet", title=title)
        if not str(link.get("Type")).endswith("/chartsheet"):
            parts[title] = target
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
    options = {"resolve_entities": False, "load_dtd": False, "no_network": True}
    steps = etree.iterparse(io.BytesIO(kept), events=("end",), tag=tags, **options)
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
    return Scan(walker.last_row, walker.last_column, tuple(merged), tuple(walker.uncomputed))


def _without_empty_end(xml: bytes) -> bytes:
    """The XML without the rows below the last that holds a value or formula; all of it where that is hard to see."""
    end = xml.rfind(b"</sheetData>")
    last = max(xml.rfind(mark, 0, max(end, 0)) for mark in (b"</v>", b"</is>", b"</f>", b"<f "))
    cut = xml.find(b"</row>", last, max(end, 0)) if last >= 0 else -1
    return xml if cut < 0 else xml[: cut + len(b"</row>")] + xml[end:]


class _Walker:
    def __init__(self) -> None:
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
        if next(element.iter(*_HOLDING), None) is None:
            self._count(len(element) + 1)
            return
        last = self._cells(element)
        self._count(max(last, len(element)))
        self.last_row, self.last_column = number, max(self.last_column, last)

    def _count(self, places: int) -> None:
        """Counts the places that openpyxl makes of a row."""
        self._places += places
        if self._places > MAX_CELLS:
            raise SheetError("too-many-cells")

    def _cells(self, element: Any) -> int:
        """The number of the last column in the row."""
        suffix = str(self._row)
        column = 0
        for cell in element:
            reference = cell.get("r")
            if reference is None:
                column += 1
            else:
                before, column = column, column_number(reference.removesuffix(suffix))
                if column <= before or not reference.endswith(suffix):
                    raise SheetError("cells-out-of-order", reference[:20])
            if len(cell):
                self._cell(cell, f"{column_name(column)}{suffix}")
        return column

    def _cell(self, cell: Any, reference: str) -> None:
        kind, value = cell.get("t"), cell.find(_VALUE)
        if kind == "s" and value is not None and not (value.text or "").isdecimal():
            raise SheetError("broken-sheet", reference)
        # a formula that gives the empty text has an empty value of type "str"; without a value there is neither
        if cell[0].tag == _FORMULA and (value is None or not (value.text or kind == "str")):
            self.uncomputed.append(reference)


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
