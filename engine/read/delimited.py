"""Values with a delimiter, as spreadsheets write them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from engine.read.gathered import Entry

MAX_COLUMNS = 1_000
_DELIMITERS = "\t;|,"
_WIDE = 3
"""So many cells in a row are a table of a report; lines over a narrower one may be its first rows."""
_SAMPLE = 100
_AGREE = 90
"""Of a hundred rows so many have the same number of cells; sentences with commas do not agree like this."""


def delimited(text: str) -> list[list[Entry]] | None:
    """The rows of the table that the whole text is; None where it is none, or blank lines part it into several."""
    best = max(_DELIMITERS, key=lambda mark: _agreement(text, mark))
    if _agreement(text, best) == (0, 0):
        return None
    rows: list[list[Entry]] = []
    line = 0
    reader = csv.reader(io.StringIO(text), delimiter=best)
    try:
        for row in reader:
            rows.append([Entry(cell, line + 1) for cell in row])
            line = reader.line_num
            if len(row) > MAX_COLUMNS:
                return None
    except csv.Error:
        return None
    parted = best == "\t" and not all(rows)
    return None if parted else [row for row in rows if row]


def tables_of(rows: Sequence[Sequence[Entry]]) -> Iterator[tuple[list[Entry], list[Sequence[Entry]]]]:
    """The tables of a sheet, each with the lines above it: an empty row ends a table, and one text alone is a line."""
    if max((len(_filled(row)) for row in rows), default=0) < _WIDE:
        yield [], list(rows)
        return
    for empty, group in groupby(rows, key=lambda row: not _filled(row)):
        if not empty:
            part = list(group)
            first = next((at for at, row in enumerate(part) if len(_filled(row)) > 1), len(part))
            yield [entry for row in part[:first] for entry in _filled(row)], part[first:]


def _filled(row: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in row if entry.text.strip()]


def _agreement(text: str, mark: str) -> tuple[int, int]:
    """How many rows of a hundred have the usual number of cells, and how many cells that is; 0 where it is too few."""
    try:
        sample = list(islice(csv.reader(io.StringIO(text), delimiter=mark), _SAMPLE))
    except csv.Error:
        return (0, 0)
    rows = [row for row in sample if any(cell.strip() for cell in row)]
    ((width, count),) = Counter(map(len, rows)).most_common(1) or [(0, 0)]
    share = count * 100 // max(len(rows), 1)
    least = 100 if mark == "\t" else _AGREE  # a title over a table with tabs stays a paragraph
    if len(rows) < 2 or width < 2 or share < least or (mark != "\t" and _is_prose(rows, len(sample) - len(rows))):
        return (0, 0)
    return (share, width)


def _is_prose(rows: list[list[str]], empty: int) -> bool:
    """Whether empty lines part the lines, or the marks are followed by spaces or stand at the ends of lines only."""
    after = [cell for row in rows for cell in row[1:] if cell]
    return empty * 2 >= len(rows) or sum(cell.startswith(" ") for cell in after) * 2 >= len(after)
