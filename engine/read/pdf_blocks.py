"""What a page of a PDF shows, as blocks in the order in which they are read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from engine.read.pdf_columns import columns, pieces
from engine.read.pdf_grid import Grid, grids
from engine.read.pdf_lines import Line, joined, lines_of
from engine.read.pdf_page import Drawn, Word
from engine.read.pdf_paragraphs import Measure, paragraphs

_MARGIN = 5_700
"""Two centimetres: the least margin of an official document; what stands nearer to the edge is no part of its text."""
_PAGE_NUMBER = re.compile(r"[-–—]?\s*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
_PADDING = 600
"""Office programs leave up to that much room between a border and the text."""


class Rows(NamedTuple):
    """A table: the text of each cell, and whether it is repeated from the cell that covers this place."""

    rows: tuple[tuple[tuple[str, bool], ...], ...]


class Text(NamedTuple):
    """The lines of a paragraph, and the measure of the page that it stands on."""

    lines: tuple[Line, ...]
    measure: Measure


Piece: TypeAlias = Rows | Text


def laid_out(page: Drawn) -> list[Rows | Line]:
    """The tables and lines of the page, from top to bottom, without the number of the page."""
    found: list[tuple[int, int, Rows | Line]] = []
    words: list[Word] = []
    tables = grids(page.rulings)
    for index, cells in _by_table(tables, page.words, words).items():
        grid = tables[index]
        found.append((grid.ys[0], grid.xs[0], _rows(grid, cells)))
    lines = _without_number(lines_of(words), page)
    found.extend((line.top, line.left, line) for line in lines)
    return [each for _, _, each in sorted(found, key=lambda item: item[:2])]


def pieces_of(laid: Iterable[Rows | Line], measure: Measure) -> list[Piece]:
    """The tables and paragraphs of a page that is set in this measure."""
    found: list[Piece] = []
    flow: list[Line] = []
    for each in laid:
        if isinstance(each, Line):
            flow.append(each)
            continue
        found.extend(_texts(flow, measure))
        found.append(each)
        flow = []
    return [*found, *_texts(flow, measure)]


def _by_table(tables: list[Grid], words: Iterable[Word], rest: list[Word]) -> dict[int, dict[int, list[Word]]]:
    """The words in each cell of each table that holds any; the others are added to ``rest``."""
    inside: dict[int, dict[int, list[Word]]] = defaultdict(lambda: defaultdict(list))
    if not tables:
        rest.extend(words)
        return inside
    for word in words:
        x, y = (word.left + word.right) // 2, (word.top + word.bottom) // 2
        for index, grid in enumerate(tables):
            cell = grid.cell_at(x, y)
            if cell >= 0:
                inside[index][cell].append(word)
                break
        else:
            rest.append(word)
    return inside


def _rows(grid: Grid, words: dict[int, list[Word]]) -> Rows:
    sides = _sides(grid)
    texts = {cell: _text(sides[cell], lines_of(inside)) for cell, inside in words.items()}
    seen: set[int] = set()
    rows = []
    for names in grid.cells:
        row = []
        for name in names:
            row.append((texts.get(name, ""), name >= 0 and name in seen))
            seen.add(name)
        rows.append(tuple(row))
    return Rows(tuple(rows))


def _text(sides: tuple[int, int], lines: list[Line]) -> str:
    left, right = sides
    if len(lines) == 1:
        return joined(lines)
    padding = min(_PADDING, max(0, min(line.left for line in lines) - left))
    return joined(lines, right - left - 2 * padding)


def _sides(grid: Grid) -> dict[int, tuple[int, int]]:
    """Where each cell begins and ends."""
    found: dict[int, tuple[int, int]] = {}
    for row in grid.cells:
        for column, cell in enumerate(row):
            start, end = grid.xs[column], grid.xs[column + 1]
            known = found.get(cell, (start, end))
            found[cell] = min(start, known[0]), max(end, known[1])
    return found


def _without_number(lines: list[Line], page: Drawn) -> list[Line]:
    """The lines but the number of the page, where it stands alone in the upper or lower margin."""
    kept = list(lines)
    for line in (lines[:1] + lines[-1:]) if lines else ():
        in_margin = line.bottom - page.top <= _MARGIN or page.bottom - line.top <= _MARGIN
        if in_margin and _PAGE_NUMBER.fullmatch(line.text) and line in kept:
            kept.remove(line)
    return kept


def _texts(lines: list[Line], measure: Measure) -> Iterator[Piece]:
    flow: list[Line] = []
    start = 0
    while start < len(lines):
        count = columns(lines[start:])
        if count:
            yield from _paragraphs(flow, measure)
            flow = []
            rows = (pieces(line) for line in lines[start : start + count])
            yield Rows(tuple(tuple((cell.text, False) for cell in row) for row in rows))
        else:
            flow.append(lines[start])
        start += count or 1
    yield from _paragraphs(flow, measure)


def _paragraphs(lines: list[Line], measure: Measure) -> Iterator[Text]:
    for each in paragraphs(lines, measure):
        yield Text(tuple(each), measure)
