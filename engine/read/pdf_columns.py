"""Tables without ruling lines: columns that white space alone keeps apart, where that is beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.read.pdf_lines import MARK, Line, line_of
from engine.read.pdf_page import Word

_WIDE = 2
"""Room of so many times the size of the letters parts columns; justified lines have less between their words."""


def pieces(line: Line) -> list[Line]:
    """The parts of a line that have wide room between them; the mark of an item stays with its text."""
    return [line_of(group) for group in _groups(line)]


def _groups(line: Line) -> list[list[Word]]:
    groups: list[list[Word]] = []
    for word in line.words:
        if not groups or (word.left - groups[-1][-1].right > _WIDE * line.size and not _is_mark(groups)):
            groups.append([word])
        else:
            groups[-1].append(word)
    return groups


def _is_mark(groups: list[list[Word]]) -> bool:
    return len(groups) == 1 and MARK.fullmatch("".join(word.text for word in groups[0])) is not None


def columns(lines: Sequence[Line]) -> int:
    """How many of the first lines are rows of a table: at least two, each with as many cells, under each other."""
    rows: list[list[Line]] = []
    for line in lines:
        groups = _groups(line)
        if len(groups) < 2:
            break
        row = [line_of(group) for group in groups]
        if rows and (len(row) != len(rows[0]) or not _below(rows[-1][0], row[0])):
            break
        if not _apart([*rows, row]):
            break
        rows.append(row)
    return len(rows) if len(rows) > 1 else 0


def _below(before: Line, line: Line) -> bool:
    return line.base - before.base <= 3 * before.size


def _apart(rows: list[list[Line]]) -> bool:
    """Whether a clear strip runs down between each two columns."""
    size = rows[0][0].size
    return all(
        min(row[after].left for row in rows) - max(row[before].right for row in rows) >= size
        for before, after in pairwise(range(len(rows[0])))
    )
