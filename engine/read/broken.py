"""Tables that a scan has broken into short lines, rebuilt only where every cell is certain.

Two kinds are known from reports: objectives, numbered 01, 02, ... with what was aimed at and what was reached; and
counts for several units beside each other, with a rate beside each count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from engine.read.gathered import Entry

Lines: TypeAlias = Sequence[tuple[int, str]]
"""Each with its number in the file, none empty."""

_NARROW = 48
"""Characters. A cell is not wider than half a page."""
_LONGEST = 400
"""Lines of a table; a page has fifty."""
_OBJECTIVE = re.compile(r"(0[1-9]|[1-9]\d)\s+(?=[^\W\d])")
_RATIO = r"\d{1,3}(?:,\d+)?\s?%"
_AIMED = re.compile(rf"(?P<name>.*?)\s*(?<![\d.,/])(?P<first>{_RATIO})(?:\s+(?P<second>{_RATIO}))?")
_HEADER = re.compile(r"(?P<number>S?TT|Stt)\b\s*(?P<name>.*)")
_RATE = re.compile(r"\bT[ỷyỉýỵ]\s*l[ệeêẹ]\b(?:\s*\(?%\)?)?", re.IGNORECASE)
_ROW = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\.?(?:\s+(?=[^\W\d])|$)")
_FIGURE = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?%|\d+"
_FIGURES = re.compile(rf"(?P<name>.*?)(?:^|\s+)(?P<figures>(?:{_FIGURE})(?:\s+(?:{_FIGURE}))+)")


class Broken(NamedTuple):
    """Where such a table stands among the lines; without rows where its cells are not certain."""

    start: int
    end: int
    rows: tuple[tuple[Entry, ...], ...] = ()


def broken_tables(lines: Lines) -> Iterator[Broken]:
    """The broken tables from top to bottom."""
    at = 0
    while at < len(lines):
        found = _objectives(lines, at) or _counts(lines, at)
        if found:
            yield found
        at = found.end if found else at + 1


def _objectives(lines: Lines, start: int) -> Broken | None:
    """A table of number, name, two rates, and note; at least two rows."""
    if not lines[start][1].startswith("01 "):
        return None
    end = _narrow_end(lines, start)
    begins = [start]
    for at in range(start + 1, end):
        number = _OBJECTIVE.match(lines[at][1])
        if number and int(number[1]) <= len(begins):
            return None
        if number and int(number[1]) == len(begins) + 1:
            begins.append(at)
    rows = [_objective(lines[one:other]) for one, other in zip(begins, [*begins[1:], end], strict=True)]
    certain = tuple(row for row in rows if row)
    return Broken(start, end, certain) if len(certain) == len(begins) > 1 else None


def _narrow_end(lines: Lines, start: int) -> int:
    end = start + 1
    while end < min(len(lines), start + _LONGEST) and len(lines[end][1]) <= _NARROW:
        end += 1
    return end


def _objective(lines: Lines) -> tuple[Entry, ...] | None:
    aimed = [(at, found) for at, (_, text) in enumerate(lines) if (found := _AIMED.fullmatch(text))]
    if not aimed or any(not found["name"] for _, found in aimed[1:]):
        return None
    at, found = aimed[0]
    number, _, rest = lines[0][1].partition(" ")
    names = [rest, *(text for _, text in lines[1:at]), found["name"]]
    if not at:
        names = [found["name"].partition(" ")[2]]
    notes = lines[at + 1 :]
    first, line = lines[0][0], lines[at][0]
    return (
        Entry(number, first),
        Entry(" ".join(names), first),
        Entry(found["first"], line),
        Entry(found["second"] or "", line),
        Entry(" ".join(text for _, text in notes), notes[0][0] if notes else line),
    )


def _counts(lines: Lines, start: int) -> Broken | None:
    """A table with a header, whose rows hold one count a unit, or a count and a rate."""
    header = _HEADER.fullmatch(lines[start][1])
    if not header or len(lines[start][1]) > _NARROW:
        return None
    end = _narrow_end(lines, start)
    first = next((at for at in range(start + 1, end) if _ROW.match(lines[at][1])), end)
    if any(_HEADER.fullmatch(text) for _, text in lines[start + 1 : first]):
        return None
    columns = _columns(header, lines[start:first])
    rows, last = _rows(lines, first, end)
    if not columns or len(rows) < 2:
        return None
    placed = [_placed(row, len(columns) - 2) for row in rows]
    certain = tuple(row for row in placed if row)
    if len(certain) < len(placed) or (last < end and _ROW.match(lines[last][1])):
        return Broken(start, end)
    return Broken(start, last, (tuple(columns), *certain))


def _columns(header: re.Match[str], lines: Lines) -> list[Entry]:
    """The header: number, name, then a count and a rate for each unit; nothing where it is another."""
    columns = [Entry(header["number"], lines[0][0]), Entry(header["name"], lines[0][0])]
    open_words: list[str] = []
    line = 0
    for number, text in lines[1:]:
        line = line if open_words else number
        before, *after = _RATE.split(text)
        open_words += [before] if before.strip() else []
        if after and (not open_words or len(after) > 1 or after[0].strip()):
            return []
        if after:
            columns += [Entry(" ".join(open_words), line), Entry(text[len(before) :], number)]
            open_words = []
    return columns if header["name"] and not open_words and len(columns) > 4 else []


class _Row(NamedTuple):
    number: Entry
    name: Entry
    figures: tuple[str, ...]
    line: int


def _rows(lines: Lines, first: int, end: int) -> tuple[list[_Row], int]:
    """The rows, numbered one after the other, and where the last one ends."""
    rows: list[_Row] = []
    at, before = first, (0, 0)
    while at < end and (begun := _ROW.match(lines[at][1])):
        number = _numbered(begun[1])
        if number not in {(before[0] + 1, 0), (before[0], before[1] + 1)}:
            break
        row, after = _row(lines, at, end, begun)
        if not row:
            break
        rows.append(row)
        at, before = after, number
    return rows, at


def _numbered(text: str) -> tuple[int, int]:
    top, _, sub = text.partition(".")
    return int(top), int(sub or 0)


def _row(lines: Lines, start: int, end: int, begun: re.Match[str]) -> tuple[_Row | None, int]:
    """A row: the lines of its name up to the one that ends in figures."""
    names: list[str] = []
    for at in range(start, end):
        text = lines[at][1][begun.end() :] if at == start else lines[at][1]
        found = _FIGURES.fullmatch(text)
        names.append(found["name"] if found else text)
        if found:
            name = Entry(" ".join(names), lines[start][0])
            return _Row(Entry(begun[1], lines[start][0]), name, tuple(found["figures"].split()), lines[at][0]), at + 1
        if at > start and _ROW.match(lines[at][1]):
            break
    return None, start


def _placed(row: _Row, width: int) -> tuple[Entry, ...] | None:
    """The cells of a row where it has a count for each unit, or a count and a rate; none where it fits neither."""
    rates = [each.endswith("%") for each in row.figures]
    if len(row.figures) == width and rates == [False, True] * (width // 2):
        cells = row.figures
    elif len(row.figures) * 2 == width and not any(rates):
        cells = tuple(text for each in row.figures for text in (each, ""))
    else:
        return None
    return (row.number, row.name, *(Entry(text, row.line) for text in cells))
