"""Markdown as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.problem import InputError, Place, Problem
from engine.read.gathered import Entry, Gathered
from engine.read.inline import MAX_NESTING, reader, shown
from engine.read.marks import starts
from engine.read.parts import DELIMITERS, Part, cells_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS = re.compile(
    r"^ {0,3}(?:#{1,6} +\S|\|.*\| *$\n *\|?(?: *:?-+:? *\|)+|(?:```|~~~))"
    r"|\*\*[^\s*][^\n*]{0,999}\*\*|</?(?:b|i|u|sup|sub|br|em|strong|table)\b[^<>\n]{0,200}>",
    re.MULTILINE | re.IGNORECASE,
)


def is_markdown(text: str) -> bool:
    """Whether the text has headings, tables or bold words in the manner of Markdown."""
    return _SIGNS.search(text) is not None


def add_markdown(gathered: Gathered, part: Part) -> None:
    """Adds the blocks of the part. Raises InputError where lists or quotations are nested without end."""
    lines = _mended(part.lines)
    tokens = reader().parse("\n".join(lines))
    deep = next((each for each in tokens if each.level >= MAX_NESTING - 2), None)
    if deep is not None:
        place = Place(line=part.first + (deep.map or [0])[0])
        raise InputError([Problem(gathered.name, "too-deep", details={"limit": str(MAX_NESTING // 2)}, place=place)])
    _Walk(gathered, lines, part.first).through(tokens)


def _mended(lines: Sequence[str]) -> list[str]:
    """The lines, with as many dashes under the header of a table as it has cells, or else it would be no table."""
    mended = [line.replace("\f", "\n") if line.strip("\f ") else "" for line in lines]
    for at in range(1, len(mended)):
        if "-" in mended[at] and "|" in mended[at - 1] and DELIMITERS.fullmatch(mended[at]):
            mended[at] = "|" + "---|" * len(cells_of(mended[at - 1]))
    return [line.replace("\n", " ") for line in mended]


class _Walk:
    """Goes through the tokens of a part once."""

    def __init__(self, gathered: Gathered, lines: Sequence[str], first: int) -> None:
        self._gathered = gathered
        self._lines = lines
        self._first = first
        self._marks: list[str] = []
        self._level = 0
        self._row_end = 0

    def through(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            match token.type:
                case "heading_open":
                    self._level = int(token.tag[1:])
                case "heading_close":
                    self._level = 0
                case "list_item_open":
                    self._marks.append(f"{token.info}{token.markup}")
                case "list_item_close" if self._marks:
                    self._marks.pop()
                case "table_open":
                    self._add_table(token)
                case "inline" if token.map and token.map[0] >= self._row_end:
                    self._add_text(token)
                case "fence":
                    self._add_fence(token)

    def _add_text(self, token: Token) -> None:
        at = self._first + (token.map or [0])[0]
        marks, self._marks = " ".join(self._marks), [""] * len(self._marks)
        for number, text in _paragraphs(token.content):
            whole = f"{marks} {shown(text)}".strip() if not number else shown(text)
            if self._level:
                self._gathered.add_paragraph(whole, at + number, self._level)
            else:
                self._gathered.add_or_continue(whole, at + number)

    def _add_table(self, token: Token) -> None:
        start, end = token.map or [0, 0]
        self._row_end = end
        rows = []
        for number in (start, *range(start + 2, end)):
            line = self._lines[number].strip().lstrip("> ")
            rows.append([Entry(shown(cell), self._first + number) for cell in cells_of(line)] or [Entry("")])
        self._gathered.add_table(rows)

    def _add_fence(self, token: Token) -> None:
        for number, text in enumerate(token.content.split("\n"), 1):
            self._gathered.add_paragraph(text, self._first + (token.map or [0])[0] + number)


def _paragraphs(content: str) -> list[tuple[int, str]]:
    """Pieces of a paragraph in which a new number or mark begins a line, with how many lines stand before each."""
    pieces: list[tuple[int, str]] = []
    for number, line in enumerate(content.split("\n")):
        if not pieces or starts(line):
            pieces.append((number, line))
        else:
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]}\n{line}")
    return pieces
