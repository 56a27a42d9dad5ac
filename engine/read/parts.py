"""Parts a text into prose and the tables that stand in its midst, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from engine.read.gathered import Entry
from engine.read.inline import shown, without_tags

Kind = Literal["prose", "table", "tags"]

DELIMITERS = re.compile(r"\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?\|?\s*")
"""The line of dashes under the header of a table in Markdown."""

_ROW = re.compile(r"\s*\|.*\|\s*")
_TABLE_TAG = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)


class Part(NamedTuple):
    """Lines of one kind that follow each other; ``first`` is the number of the first line in the file."""

    kind: Kind
    first: int
    lines: tuple[str, ...]

    def rows(self, *, markdown: bool) -> list[list[Entry]]:
        """The cells of a table with tabs, or with bars and no line of dashes."""
        tabs = any("\t" in line for line in self.lines)
        text = shown if markdown else without_tags
        return [
            [Entry(text(cell), number) for cell in (line.split("\t") if tabs else cells_of(line))]
            for number, line in enumerate(self.lines, self.first)
        ]


def parts(lines: Sequence[str]) -> Iterator[Part]:
    """The parts from top to bottom; every line is in one of them."""
    prose = at = 0
    while at < len(lines):
        kind, end = _tags(lines, at) or _run(lines, at) or ("prose", at + 1)
        if kind != "prose":
            if prose < at:
                yield Part("prose", prose + 1, tuple(lines[prose:at]))
            yield Part(kind, at + 1, tuple(lines[at:end]))
            prose = end
        at = end
    if prose < at:
        yield Part("prose", prose + 1, tuple(lines[prose:at]))


def cells_of(line: str) -> list[str]:
    """The cells of a line with bars: an escaped bar is a bar of the text."""
    from markdown_it.rules_block.table import escapedSplit

    cells = escapedSplit(line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1].strip() else cells


def _tags(lines: Sequence[str], at: int) -> tuple[Kind, int] | None:
    if "<" not in lines[at] or not _TABLE_TAG.search(lines[at]):
        return None
    depth = 0
    for number in range(at, len(lines)):
        depth += len(_TABLE_TAG.findall(lines[number])) - len(_TABLE_END.findall(lines[number]))
        if depth <= 0:
            return ("tags", number + 1)
    return ("tags", len(lines))


def _run(lines: Sequence[str], at: int) -> tuple[Kind, int] | None:
    """A run of lines with tabs, or of lines between bars, that is a table and not indented text."""
    if "\t" in lines[at].strip(" "):
        end = _while(lines, at, tabs=True)
        full = sum(sum(1 for cell in line.split("\t") if cell.strip()) > 1 for line in lines[at:end])
        return ("table", end) if full and full * 2 >= end - at > 1 else ("prose", end)
    if _ROW.fullmatch(lines[at]):
        end = _while(lines, at, tabs=False)
        dashes = any(DELIMITERS.fullmatch(line) for line in lines[at : min(end, at + 2)])
        return ("prose", end) if dashes or end - at < 2 else ("table", end)
    return None


def _while(lines: Sequence[str], at: int, *, tabs: bool) -> int:
    end = at
    while end < len(lines) and lines[end].strip() and _belongs(lines[end], tabs=tabs):
        end += 1
    return max(end, at + 1)


def _belongs(line: str, *, tabs: bool) -> bool:
    return "\t" in line if tabs else _ROW.fullmatch(line) is not None
