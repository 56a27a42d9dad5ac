"""What openpyxl does not tell of a sheet that it reads without keeping it: merged cells, formulas without a value."""

from __future__ import annotations

import re
from functools import cache
from typing import IO, Any, NamedTuple

from lxml import etree

MAX_CELLS = 300_000
"""A report has a few thousand cells; openpyxl reads this many in about five seconds."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL, _ROW, _MERGED = f"{_MAIN}c", f"{_MAIN}row", f"{_MAIN}mergeCell"
_VALUE, _FORMULA, _INLINE = f"{_MAIN}v", f"{_MAIN}f", f"{_MAIN}is"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
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
    """A sheet that cannot be read: ``code`` of the problem, and the cell where it was found."""

    def __init__(self, code: str, cell: str = "") -> None:
        self.code = code
        self.cell = cell
        super().__init__(code)


def scan(part: IO[bytes]) -> Scan:
    """What the XML of a sheet says. Raises SheetError, and etree.XMLSyntaxError where it is no XML.

    Rows that hold nothing, however many, cost little here and are not read a second time. openpyxl leaves out cells
    that do not stand in order, without a word; such a sheet, which Excel does not open either, is refused.
    """
    walker = _Walker()
    merged = []
    steps = etree.iterparse(
        part, events=("end",), tag=(_ROW, _MERGED), resolve_entities=False, load_dtd=False, no_network=True
    )
    for _, element in steps:
        if element.tag == _ROW:
            walker.row(element)
        else:
            merged.append(_span(element.get("ref", "")))
        _forget(element)
    if steps.root is None or not steps.root.tag.startswith(_MAIN):
        raise SheetError("strict-workbook")
    return Scan(walker.last_row, walker.last_column, tuple(merged), tuple(walker.uncomputed))


class _Walker:
    def __init__(self) -> None:
        self.last_row = 0
        self.last_column = 0
        self.uncomputed: list[str] = []
        self._row = 0
        self._cells = 0
        self._read = 0

    def row(self, element: Any) -> None:
        number = int(element.get("r") or self._row + 1)
        if number <= self._row:
            raise SheetError("cells-out-of-order", f"A{number}")
        self._row = number
        if len(element) == 0:
            return
        column = held = 0
        for cell in element.iterchildren(_CELL):
            column = self._column(cell, column)
            if len(cell) and self._holds(cell, column):
                held = column
        self._cells += column  # so many places openpyxl makes of this row
        if held:
            self.last_row, self.last_column = number, max(self.last_column, held)
            self._read = self._cells
            if self._read > MAX_CELLS:
                raise SheetError("too-many-cells")

    def _column(self, cell: Any, before: int) -> int:
        reference = cell.get("r")
        if reference is None:
            return before + 1
        match = _REFERENCE.fullmatch(reference)
        if match is None or int(match[2]) != self._row or column_number(match[1]) <= before:
            raise SheetError("cells-out-of-order", reference[:20])
        return column_number(match[1])

    def _holds(self, cell: Any, column: int) -> bool:
        value = cell.find(_VALUE)
        if cell.get("t") == "s" and value is not None and not (value.text or "").isdecimal():
            raise SheetError("broken-sheet", cell.get("r", ""))
        if cell.find(_FORMULA) is None:
            return bool(value is not None and value.text) or cell.find(_INLINE) is not None
        # a formula that gives the empty text has an empty value of type "str"; without a value there is neither
        if value is None or not (value.text or cell.get("t") == "str"):
            self.uncomputed.append(cell.get("r") or f"{column_name(column)}{self._row}")
        return True


def _span(reference: str) -> Span:
    match = _RANGE.fullmatch(reference)
    if match is None:
        raise SheetError("broken-sheet", reference[:20])
    left, top, right, bottom = match.groups()
    ends = (int(bottom or top), column_number(right or left))
    return Span(int(top), column_number(left), *ends)


@cache
def column_number(letters: str) -> int:
    """The number of a column, from 1.

    >>> column_number("AA")
    27
    """
    number = 0
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
