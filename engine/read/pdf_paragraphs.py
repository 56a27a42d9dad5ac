"""Paragraphs: which lines of a page go on with the text of the line before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.read.pdf_lines import MARK, Line

_BULLETS = frozenset("-–—+*•▪●○■□➢✓❖◦")
_MANY = 8
"""So many lines that end alike show the right margin."""


class Measure(NamedTuple):
    """How the text of a page is set: its margins, and the usual distance of lines that go on, as ``_step``."""

    left: int
    right: int
    pitch: int


def measured(pages: Iterable[Sequence[Line]], edges: tuple[int, int]) -> Measure:
    """The measure of pages that are alike, from their lines and where the paper begins and ends."""
    kept = [*pages]
    lines = [line for each in kept for line in each]
    left = min((each.left for each in lines), default=0)
    measure = Measure(left, _right(lines, edges[1] - (left - edges[0])), 0)
    pairs = [pair for each in kept for pair in pairwise(each) if pair[1].base > pair[0].base]
    steps = sorted(_step(one, two) for one, two in pairs if goes_on([one], two, measure))
    return measure._replace(pitch=steps[len(steps) // 4] if steps else 0)


def _right(lines: list[Line], mirrored: int) -> int:
    """Where lines end that are full; a margin as wide as the left one where too few lines show it."""
    right = max((each.right for each in lines), default=0)
    full = sum(each.right > right - 3 * each.size for each in lines)
    left = min((each.left for each in lines), default=0)
    shown = full >= _MANY and 4 * full >= len(lines) and 2 * (right - left) > mirrored - left
    return right if shown else max(right, mirrored)


def _step(one: Line, two: Line) -> int:
    """The distance of two lines in thousandths of the size of their letters."""
    return 1000 * (two.base - one.base) // max(1, one.size, two.size)


def paragraphs(lines: Iterable[Line], measure: Measure) -> list[list[Line]]:
    """The lines of each paragraph."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _near(found[-1][-1], line, measure) and goes_on(found[-1], line, measure):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _near(before: Line, line: Line, measure: Measure) -> bool:
    step = _step(before, line)
    return step > 0 and 100 * step <= 118 * max(measure.pitch, 1000)


def goes_on(paragraph: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether the line goes on with the paragraph, by everything but its distance from it."""
    before = paragraph[-1]
    if before.bold != line.bold and before.right < measure.right - line.first:
        return False
    if 10 * abs(before.size - line.size) > max(before.size, line.size):
        return False
    space = before.size // 4
    if before.right + space + line.first <= measure.right - before.size // 10:
        return False  # the word would have stood in the line before
    if line.text[0] in _BULLETS and MARK.match(line.text):
        return False
    return _stands_below(paragraph, line)


def _stands_below(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether the line begins where one that goes on begins."""
    before, tolerance = paragraph[-1], line.size // 2
    if len(paragraph) > 1:
        return abs(line.left - before.left) <= tolerance
    if MARK.match(before.text):
        hanging = before.words[1].left if len(before.words) > 1 else before.right
        return line.left <= max(hanging, before.left) + tolerance and not _is_next(before, line)
    return line.left <= before.left + tolerance


def _is_next(before: Line, line: Line) -> bool:
    """Whether the line is an item of the same list."""
    return bool(MARK.match(line.text)) and abs(line.left - before.left) <= line.size // 2
