"""What openpyxl does not tell of a sheet that it reads without keeping it: merged cells, formulas without a value."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from typing import IO, Any, NamedTuple
from zipfile import ZipFile

from lxml import etree

MAX_CELLS = 100_000
"""A report has a few thousand cells; openpyxl reads this many, empty ones included, in about two seconds."""
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
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

    Rows that hold nothing, however many, cost little here and are not read a second time. openpyxl leaves out cells
    that do not stand in order, without a word; such a sheet, which Excel does not open either, is refused.
    """
    walker = _Walker()
    merged = []
    tags = (_SIZE, _ROW, _MERGED)
    steps = etree.iterparse(part, events=("end",), tag=tags, resolve_entities=False, load_dtd=False, no_network=True)
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
    return Scan(walker.last_row, walker.last_column, tuple(merged), tuple(walker.uncomputed))


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
            self._places += len(element) + 1
            if self._places > MAX_CELLS and not self.sized:  # openpyxl would walk all of it to learn its size
                raise SheetError("too-many-cells")
            return
        last = self._cells(element)
        self._places += max(last, len(element))  # so many places openpyxl makes of this row
        if self._places > MAX_CELLS:
            raise SheetError("too-many-cells")
        self.last_row, self.last_column = number, max(self.last_column, last)

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
