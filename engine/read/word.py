"""Word documents, with and without macros: what a reader sees, from the first line to the footnotes.

Headers and footers, comments, and deleted and hidden text are left aside. A text box stands after the paragraph on
which it hangs. A table within a cell stands after the table around it, whose cell does not repeat its texts. Footnotes
stand at the end, then endnotes, each with its number in raised digits. Pages are known where Word noted them when it
last laid out the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engine.document import Block, Document, Paragraph, Table, clean
from engine.problem import InputError, Place, Problem
from engine.read.archive import check_archive
from engine.read.word_lists import Lists
from engine.read.word_parts import Element, Parts, first, open_parts
from engine.read.word_styles import Styles
from engine.read.word_tables import Row, Slot, columns_of, elements, even
from engine.read.word_text import OBJECT, PAGE_BREAK, VAL, Line, W, is_on, line_of, number, within

MAX_CELLS = 300_000
"""The largest form known has a few hundred; so many take 100 MB."""
_P, _TBL, _TR, _TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_SPAN, _ACROSS, _DOWN = _MERGING = (f"{W}gridSpan", f"{W}hMerge", f"{W}vMerge")
_PPR, _TCPR = f"{W}pPr", f"{W}tcPr"
_BLOCKS, _ROWS, _CELLS = frozenset({_P, _TBL}), frozenset({_TR}), frozenset({_TC})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class WithCells(NamedTuple):
    """A document, and the element of each cell: ``cells[table - 1][row - 1][column - 1]``.

    ``root`` is of the part called ``part``, which is the body.
    """

    document: Document
    part: str
    root: Element
    cells: list[list[list[Element | None]]]


def read_word(name: str, data: bytes) -> Document:
    """The document that the file shows. Raises InputError where it is damaged, too large or nested too deeply."""
    reader, parts = _read(name, data)
    return _document(name, reader, parts)


def read_word_with_cells(name: str, data: bytes) -> WithCells:
    """The same, for who writes into its cells."""
    reader, parts = _read(name, data)
    cells = [elements(rows, columns_of(rows)) for rows in reader.tables]
    return WithCells(_document(name, reader, parts), parts.name, parts.document, cells)


def _read(name: str, data: bytes) -> tuple[_Reader, Parts]:
    check_archive(name, data)
    parts = open_parts(name, data)
    try:
        reader = _Reader(name, parts)
        reader.read(parts.document)
        reader.read_notes(parts)
    except RecursionError:
        raise InputError([Problem(name, "too-deep-part")]) from None
    return reader, parts


def _document(name: str, reader: _Reader, parts: Parts) -> Document:
    warnings = (*parts.warnings, *_not_read(name, parts.document))
    return Document(name, "docx", tuple(reader.blocks), warnings)


def _not_read(name: str, document: Element) -> Iterator[Problem]:
    """What the document shows and this cannot read: other files that lie within."""
    if next(document.iter(OBJECT), None) is not None or next(document.iter(f"{W}altChunk"), None) is not None:
        yield Problem(name, "embedded-file", severity="warning")


class _Reader:
    """Walks the document once, in order, since numbers of lists, tables and pages are counted on the way."""

    def __init__(self, name: str, parts: Parts) -> None:
        self.blocks: list[Block] = []
        self.tables: list[list[Row]] = []
        self._name = name
        self._lists = Lists(parts.numbering)
        self._styles = Styles(parts.styles, self._lists)
        self._page = 0 if next(parts.document.iter(PAGE_BREAK), None) is None else 1
        self._paragraphs = self._tables = self._cells = 0
        self._joined = ""

    def read(self, container: Element) -> None:
        """Adds the paragraphs and tables of a container."""
        for element in within(container, _BLOCKS):
            if element.tag == _TBL:
                self._table(element)
            else:
                self._paragraph(element)
        if self._joined:
            self._add("", 0)

    def read_notes(self, parts: Parts) -> None:
        """Adds the footnotes and endnotes that the text refers to, in its order."""
        self._page = 0
        for kind, root in (("footnote", parts.footnotes), ("endnote", parts.endnotes)):
            notes = {each.get(f"{W}id"): each for each in root.iter(W + kind)} if root is not None else {}
            marks = [each.get(f"{W}id") for each in parts.document.iter(f"{W}{kind}Reference")]
            for order, key in enumerate(dict.fromkeys(each for each in marks if each in notes), 1):
                self._joined = f"{order} ".translate(_RAISED)
                self.read(notes[key])

    def _paragraph(self, element: Element) -> None:
        line, label, joined, level = self._line(element)
        self._page += line.before if self._page else 0
        if joined:
            self._joined += line.text
        else:
            self._add(f"{label} {self._joined}{line.text}", level)
        self._page += line.pages - line.before if self._page else 0
        for box in line.boxes:
            self.read(box)

    def _add(self, text: str, level: int) -> None:
        text, self._joined = clean(text or self._joined), ""
        if text:
            self._paragraphs += 1
            self.blocks.append(Paragraph(text, Place(page=self._page, paragraph=self._paragraphs), level))

    def _line(self, element: Element) -> tuple[Line, str, bool, int]:
        """The line of a paragraph, the number of the item that it is, whether the next goes on in it, and its level."""
        properties = first(element, _PPR)
        style, joined = self._styles.of(properties), _is_joined(properties)
        label = self._lists.label(style.num, style.at) if style.num and not joined else ""
        return line_of(element), label, joined, style.level or 0

    def _table(self, element: Element) -> None:
        inner: list[tuple[int, Element]] = []
        rows = list(self._rows(element, inner))
        columns = columns_of(rows)
        if any(row.slots for row in rows):
            self._tables += 1
            self._cells += len(rows) * len(columns)
            place = Place(page=rows[0].page, table=self._tables)
            if self._cells > MAX_CELLS:
                raise InputError(
                    [Problem(self._name, "too-many-cells", details={"limit": str(MAX_CELLS)}, place=place)]
                )
            self.blocks.append(Table(even(rows, columns, self._tables), place))
            self.tables.append(rows)
        after = self._page
        for self._page, table in inner:
            self._table(table)
        self._page = max(after, self._page)

    def _rows(self, table: Element, inner: list[tuple[int, Element]]) -> Iterator[Row]:
        """The rows of a table; the tables within its cells are added to ``inner``, each with its page."""
        merged: set[int] = set()
        for element in within(table, _ROWS):
            properties = first(element, f"{W}trPr")
            if is_on(properties, "del"):
                continue
            start = number(first(properties, f"{W}gridBefore")) if properties is not None else 0
            row = _RowReader(start, merged)
            for cell in within(element, _CELLS):
                row.add(cell, self)
            merged = row.merged
            page = self._page + row.before if self._page else 0
            self._page += row.pages if self._page else 0
            inner.extend((page, each) for each in row.inner)
            yield Row(row.slots, page)

    def cell(self, element: Element) -> tuple[str, list[Line], list[Element]]:
        """The text of a cell, its lines, and the tables within."""
        texts, lines, inner = [], [], []
        for each in within(element, _BLOCKS):
            if each.tag == _TBL:
                inner.append(each)
                continue
            line, label, joined, _ = self._line(each)
            lines.append(line)
            texts.append(f"{label and label + ' '}{line.text}{'' if joined else ' '}")
            for box in line.boxes:
                text, more, tables = self.cell(box)
                texts.append(text + " ")
                lines.extend(more)
                inner.extend(tables)
        return clean("".join(texts)), lines, inner


class _RowReader:
    """Gathers the cells of a row. ``merged`` are the columns of the row above in which merged cells go on."""

    def __init__(self, start: int, merged: set[int]) -> None:
        self.slots: list[Slot] = []
        self.inner: list[Element] = []
        self.merged: set[int] = set()
        self.pages = self.before = 0
        self._at = start
        self._above = merged

    def add(self, element: Element, reader: _Reader) -> None:
        """Adds a cell. Of one that is merged with its neighbour Word shows nothing."""
        merging: dict[str, Element] = {}
        properties = first(element, _TCPR)
        for each in properties.iterchildren(*_MERGING) if properties is not None else ():
            merging.setdefault(each.tag, each)
        span = max(1, number(merging.get(_SPAN), 1))
        start, self._at = self._at, self._at + span
        if _merge(merging.get(_ACROSS)) == "continue" and self.slots:
            self.slots[-1] = self.slots[-1]._replace(end=self._at)
            return
        merge = _merge(merging.get(_DOWN))
        above = merge == "continue" and start in self._above
        if merge:
            self.merged.add(start)
        self.slots.append(Slot(start, self._at, "" if above else self._text(element, reader), above, element))

    def _text(self, element: Element, reader: _Reader) -> str:
        text, lines, inner = reader.cell(element)
        self.inner.extend(inner)
        self.pages = max(self.pages, sum(line.pages for line in lines))
        self.before = max(self.before, lines[0].before if lines else 0)
        return text


def _merge(found: Element | None) -> str:
    return "" if found is None else str(found.get(VAL, "continue"))


def _is_joined(properties: Element | None) -> bool:
    """Whether the mark at a paragraph's end was deleted while changes were tracked, so that the next goes on in it."""
    marked = first(properties, f"{W}rPr") if properties is not None else None
    return marked is not None and next(marked.iterchildren(f"{W}del", f"{W}moveFrom"), None) is not None
