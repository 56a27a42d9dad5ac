"""What is drawn on one page of a PDF: words and ruling lines, upright as a person would turn the page to read it.

All lengths are whole hundredths of a point, from the left and from the top.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat
from typing import Any, NamedTuple

from engine.read.pdf_calls import Box, Room, reference_to
from engine.read.pdf_gathered import stretches_of
from engine.read.pdf_letters import UNKNOWN, is_mark
from engine.read.pdf_runs import Run
from engine.read.pdf_shapes import Ruling, Shapes, hundredths, turned
from engine.read.pdf_stretches import Columns, Stretches

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


def drawn(page: Any, text_page: Any, room: Room, most_rulings: int) -> Drawn:
    """What is on the page; its lines are left out where they are more than ``most_rulings``: that is a picture."""
    stretches = stretches_of(reference_to(text_page), text_page.count_chars(), room)
    turn = stretches.turn()
    shapes = Shapes(turn, most_rulings, room)
    shapes.look_at_page(reference_to(page))
    left, top, right, bottom = turned(hundredths(page.get_bbox()), turn)
    covered = 2 * shapes.pictured >= (right - left) * (bottom - top)
    rulings = () if shapes.too_many else tuple(shapes.rulings)
    words = tuple(_words(stretches, turn, _Walls(rulings)))
    return Drawn(words, rulings, left, top, right, bottom, covered, shapes.marked)


def _words(stretches: Stretches, turn: int, walls: _Walls) -> Iterator[Word]:
    """Stretches that follow each other closely are a word. Its box lies in the page turned by ``turn``."""
    texts, spaced, runs, lying = stretches.texts, stretches.spaced, stretches.runs, stretches.lying(turn)
    starts = _starts(stretches, turn, lying, walls)
    if len(starts) < len(texts):
        starts.append(len(texts))
        texts, lying = ["".join(texts[start:end]) for start, end in pairwise(starts)], lying.joined(starts)
        spaced, runs = [spaced[start] for start in starts[:-1]], [runs[start] for start in starts[:-1]]
    bases = [-run.y for run in runs] if turn == 0 else [_base(run, turn) for run in runs]
    sizes, bold = [run.size for run in runs], [run.bold for run in runs]
    turns = repeat(0) if stretches.turns <= {turn} else [(run.turn - turn) % 4 for run in runs]
    return map(Word._make, zip(texts, *lying, bases, sizes, bold, turns, spaced, strict=False))


def _starts(stretches: Stretches, turn: int, lying: Columns, walls: _Walls) -> list[int]:
    """The first stretches of words. A mark that stands over or under a letter is put where that is."""
    starts: list[int] = []
    before, end, place = None, 0, 0
    first_and_last = stretches.boxes.left, stretches.boxes.right
    columns = zip(stretches.texts, stretches.runs, stretches.spaced, *first_and_last, strict=True)
    for at, (text, run, spaced, first, last) in enumerate(columns):
        if before is not None and is_mark(text):
            lying.copy_before(at)
            end = max(end, last)
            continue
        apart = before is None or spaced or not _follows(before, run, first - end)
        if not apart and before is not run and walls.lines:
            apart = walls.part(stretches.letter(place, turn), stretches.letter(stretches.first[at], turn))
        if apart:
            starts.append(at)
        end = last if apart else max(end, last)
        before, place = run, stretches.last[at]
    return starts


def _follows(before: Run, run: Run, gap: int) -> bool:
    """Whether what was drawn with ``run`` is of the same word, as far as the distance and their letters tell."""
    if before is run:
        return -2 * run.size < 5 * gap < run.size
    alike = (before.turn, before.size, before.bold) == (run.turn, run.size, run.bold)
    level = abs(_base(before, run.turn) - _base(run, run.turn)) * 10 < run.size
    return alike and level and -run.size < 5 * gap < run.size


def _base(run: Run, turn: int) -> int:
    return turned((run.x, run.y, run.x, run.y), turn)[1]
