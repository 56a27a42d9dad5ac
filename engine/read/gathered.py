"""Collects the blocks of a text in reading order, counts them, and joins what a page break has parted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.document import Block, Cell, Paragraph, Table, clean
from engine.problem import InputError, Place, Problem

FULL_LINE = 55
"""Characters. A line of an office's page has 65 to 80; a shorter one ended where its author ended it."""
MAX_CELLS = 300_000
"""The largest form known has a few hundred; so many take 100 MB."""
CELLS_SAID = f"{MAX_CELLS:,}".replace(",", ".")

_UNFINISHED = re.compile(r"[\w,]$")
_MARKED = re.compile(r"[a-zđ]{1,2}[.)]")
_FOOTNOTE = re.compile(r"[¹²³⁰-⁹]+\s")


class Entry(NamedTuple):
    """What stands in one cell of a table, on which line; ``copied`` as in a Cell."""

    text: str
    line: int = 0
    copied: bool = False


class Gathered:
    """The blocks so far of the document ``name``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[Block] = []
        self._tables = 0
        self._paragraphs = 0
        self._cells = 0

    def add_paragraph(self, text: str, line: int, level: int = 0) -> None:
        """Adds a paragraph, unless it is empty."""
        text = clean(text)
        if text:
            self._paragraphs += 1
            self.blocks.append(Paragraph(text, Place(paragraph=self._paragraphs, line=line), level))

    def add_or_continue(self, text: str, line: int) -> None:
        """Adds a paragraph, or what a page break, perhaps with footnotes, has cut off from the one before."""
        text = clean(text)
        at = next((i for i in range(len(self.blocks) - 1, -1, -1) if not _is_footnote(self.blocks[i])), -1)
        before = self.blocks[at] if at >= 0 else None
        if isinstance(before, Paragraph) and not before.level and _continues(before.text, text):
            self.blocks[at] = before._replace(text=f"{before.text} {text}")
        else:
            self.add_paragraph(text, line)

    def add_table(self, rows: Iterable[Sequence[Entry]]) -> None:
        """Adds a table of the rows in which something stands, all made as long as the longest.

        Raises InputError where there are too many cells.
        """
        cleaned = [[each._replace(text=clean(each.text)) for each in row] for row in rows]
        filled = [row for row in cleaned if any(each.text for each in row)]
        if not filled:
            return
        self._tables += 1
        width = max(len(row) for row in filled)
        self._cells += width * len(filled)
        if self._cells > MAX_CELLS:
            place = Place(line=filled[0][0].line)
            raise InputError([Problem(self.name, "too-many-cells", details={"limit": CELLS_SAID}, place=place)])
        made = tuple(self._row(row, number, width) for number, row in enumerate(filled, 1))
        self.blocks.append(Table(made, Place(table=self._tables, line=filled[0][0].line)))

    def _row(self, row: list[Entry], number: int, width: int) -> tuple[Cell, ...]:
        padded = row + [Entry("", row[-1].line)] * (width - len(row))
        return tuple(
            Cell(text, Place(table=self._tables, row=number, column=column, line=line), copied)
            for column, (text, line, copied) in enumerate(padded, 1)
        )


def _is_footnote(block: Block) -> bool:
    return isinstance(block, Paragraph) and _FOOTNOTE.match(block.text) is not None


def _continues(before: str, text: str) -> bool:
    """Whether a sentence that is not finished goes on in lower case."""
    if not text[:1].islower() or _MARKED.match(text) or len(before) < FULL_LINE:
        return False
    return _UNFINISHED.search(before) is not None
