"""Pages of plain text: lines that are broken at the page's width, joined into paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.read.broken import broken_tables
from engine.read.gathered import FULL_LINE, Gathered
from engine.read.inline import without_tags
from engine.read.marks import may_start, starts
from engine.read.parts import Part

_ENDED = re.compile(r"[.;:!?…]$")
_HYPHEN = re.compile(r"\w-$")
_NUMBER_OF_PAGE = re.compile(r"-?\s*\d{1,3}\s*-?")
_WIDEST_PAGE = 130
"""Characters: of a line over the length of a page that is turned."""
_LONG_LINES = 15
"""Of a hundred characters; a scan may have run some lines together."""
_CAPITALS = 70
"""In a hundred letters: scanned headings have some small ones, "THựC HIỆN NHIỆM vụ"."""


class Line(NamedTuple):
    """A line with its number; ``gap``: an empty line or a new page stands before it."""

    number: int
    text: str
    gap: bool = False


def is_wrapped(lines: Iterable[str]) -> bool:
    """Whether lines end at the width of a page; where many words stand in longer ones, a line is a paragraph."""
    lengths = [len(line) for line in lines if "\t" not in line]
    return sum(length for length in lengths if length > _WIDEST_PAGE) * 100 <= _LONG_LINES * sum(lengths)


def add_lines(gathered: Gathered, part: Part) -> None:
    """Adds each line as a paragraph."""
    for line in _lines(part):
        gathered.add_or_continue(line.text, line.number)


def add_pages(gathered: Gathered, part: Part) -> None:
    """Adds the paragraphs of the pages, and the tables that can be rebuilt from them with certainty."""
    lines = list(_lines(part))
    done = 0
    for table in broken_tables([(line.number, line.text) for line in lines]):
        _add_prose(gathered, lines[done : table.start])
        if table.rows:
            gathered.add_table(table.rows)
        else:
            for line in lines[table.start : table.end]:
                gathered.add_paragraph(line.text, line.number)
        done = table.end
    _add_prose(gathered, lines[done:])


def _lines(part: Part) -> Iterator[Line]:
    gap = True
    for number, raw in enumerate(part.lines, part.first):
        text = " ".join(without_tags(raw).split())
        if text:
            yield Line(number, text, gap or raw.startswith("\f"))
            gap = raw.endswith("\f")
        else:
            gap = True


def _add_prose(gathered: Gathered, lines: Sequence[Line]) -> None:
    open_lines: list[Line] = []
    page_numbers: list[Line] = []
    for at, line in enumerate(lines):
        if open_lines and _is_number_of_page(lines, at):
            page_numbers.append(line)
            continue
        if open_lines and _begins(open_lines, line):
            _close(gathered, open_lines, page_numbers)
            open_lines, page_numbers = [], []
        open_lines.append(line)
    _close(gathered, open_lines, page_numbers)


def _close(gathered: Gathered, lines: Sequence[Line], page_numbers: Sequence[Line]) -> None:
    if not lines:
        return
    pieces = [lines[0].text]
    for line in lines[1:]:
        pieces += ("" if _HYPHEN.search(pieces[-1]) else " ", line.text)
    gathered.add_paragraph("".join(pieces), lines[0].number)
    for line in page_numbers:
        gathered.add_paragraph(line.text, line.number)


def _is_number_of_page(lines: Sequence[Line], at: int) -> bool:
    alone = lines[at].gap and (at + 1 == len(lines) or lines[at + 1].gap)
    return alone and _NUMBER_OF_PAGE.fullmatch(lines[at].text) is not None


def _begins(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether the line begins a paragraph after the lines of another."""
    before = paragraph[-1].text
    ended = _ENDED.search(before) is not None
    full = len(before) >= FULL_LINE
    if starts(line.text):
        return True
    if _in_capitals(before) and _in_capitals(paragraph[0].text):
        return line.gap or not _in_capitals(line.text)
    if _in_capitals(line.text) and (line.gap or ended or not full):
        return True
    if may_start(line.text) or (line.gap and len(line.text) < 3):
        return ended or line.gap
    if line.text[0].islower() or (line.text[0].isdigit() and not ended):
        return False
    return (ended and line.gap) if full else True


def _in_capitals(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    upper = sum(each.isupper() for each in letters)
    return len(letters) > 3 and " " in text and upper * 100 >= _CAPITALS * len(letters)
