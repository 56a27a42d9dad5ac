"""What is drawn on one page of a PDF: words and ruling lines, upright as a person would turn the page to read it.

All lengths are whole hundredths of a point, from the left and from the top.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from engine.read.pdf_calls import Box, address_of
from engine.read.pdf_letters import UNKNOWN, Columns, Letters, Run, letters_of
from engine.read.pdf_shapes import Ruling, Shapes, hundredths, turned

__all__ = ["UNKNOWN", "Drawn", "Word", "drawn"]


class Word(NamedTuple):
    """Letters without white space. ``spaced``: white space is written before it, whatever the distance."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    base: int
    size: int
    bold: bool
    turn: int
    spaced: bool


class Drawn(NamedTuple):
    """A page. ``pictured``: pictures cover at least half of it; ``marked``: something is on it at all."""

    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    left: int
    top: int
    right: int
    bottom: int
    pictured: bool
    marked: bool


class _Walls:
    """The upright lines of a page, by where they stand."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.lines = sorted((each.at, each.start, each.end) for each in rulings if not each.level)

    def part(self, one: Box, two: Box) -> bool:
        """Whether a line stands between the middles of two boxes: they are in two cells, however close they are."""
        height = (two[1] + two[3]) // 2
        middles = (one[0] + one[2]) // 2, (two[0] + two[2]) // 2
        between = self.lines[bisect_left(self.lines, (middles[0],)) : bisect_left(self.lines, (middles[1],))]
        return any(start <= height <= end for _, start, end in between)


def drawn(page: Any, text_page: Any, most_rulings: int) -> Drawn:
    """What is on the page; its lines are left out where they are more than ``most_rulings``: that is a picture."""
    letters = letters_of(address_of(text_page), text_page.count_chars())
    turn = letters.turn()
    shapes = Shapes(turn, most_rulings)
    shapes.look_at_page(address_of(page))
    left, top, right, bottom = turned(hundredths(page.get_bbox()), turn)
    covered = 2 * shapes.pictured >= (right - left) * (bottom - top)
    rulings = () if shapes.too_many else tuple(shapes.rulings)
    words = tuple(_words(letters, turn, _Walls(rulings)))
    return Drawn(words, rulings, left, top, right, bottom, covered, shapes.marked)


def _words(letters: Letters, turn: int, walls: _Walls) -> Iterator[Word]:
    """Letters that follow each other closely are a word. Its box lies in the page turned by ``turn``."""
    lying = letters.turned(turn)
    starts = _starts(letters, lying, letters.ends(turn, lying), walls)
    left, top, right, bottom = lying
    before, base = None, 0
    for start, end in pairwise([*starts, len(letters.texts)]):
        run = letters.runs[start]
        if run is not before:
            before, base = run, _base(run, turn)
        yield Word(
            "".join(letters.texts[start:end]),
            min(left[start:end]),
            min(top[start:end]),
            max(right[start:end]),
            max(bottom[start:end]),
            base,
            run.size,
            run.bold,
            (run.turn - turn) % 4,
            letters.spaced[start],
        )


def _starts(letters: Letters, lying: Columns, ends: tuple[list[int], list[int]], walls: _Walls) -> list[int]:
    """The first letters of words. A mark that stands over or under a letter is put where that is."""
    starts: list[int] = []
    before, end = None, 0
    columns = zip(letters.texts, letters.runs, letters.spaced, *ends, strict=True)
    for at, (text, run, spaced, first, last) in enumerate(columns):
        if before is not None and text > "\u02ff" and unicodedata.combining(text[0]):
            lying.copy_before(at)
            end = max(end, last)
            continue
        if before is None or spaced or not _follows(before, run, first - end, lying, at, walls):
            starts.append(at)
            end = last
        else:
            end = max(end, last)
        before = run
    return starts


def _follows(before: Run, run: Run, gap: int, lying: Columns, at: int, walls: _Walls) -> bool:
    """Whether the letter is of the same word. What is drawn in one go may run over a border; what is not ends there."""
    if before is run:
        return -2 * run.size < 5 * gap < run.size
    return _goes_on(before, run, gap) and not walls.part(lying.box(at - 1), lying.box(at))


def _goes_on(before: Run, run: Run, gap: int) -> bool:
    alike = (before.turn, before.size, before.bold) == (run.turn, run.size, run.bold)
    level = abs(_base(before, run.turn) - _base(run, run.turn)) * 10 < run.size
    return alike and level and -run.size < 5 * gap < run.size


def _base(run: Run, turn: int) -> int:
    return turned((run.x, run.y, run.x, run.y), turn)[1]
