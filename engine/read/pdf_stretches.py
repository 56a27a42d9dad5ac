"""The letters of a page of a PDF, where they stand and what they are drawn with, in stretches that are of one word.

Nearly every letter follows the one before so closely that they are of one word without any doubt. Such letters are
handled together, as one stretch. Where there may be a doubt a new one begins, and who makes words looks more closely.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any, NamedTuple

from engine.read.pdf_calls import Box
from engine.read.pdf_runs import Run
from engine.read.pdf_shapes import hundredths, returned, turned


class Columns(NamedTuple):
    """The sides of boxes, each side in a list of its own, upright lengths downwards."""

    left: list[int]
    top: list[int]
    right: list[int]
    bottom: list[int]

    def joined(self, starts: list[int]) -> Columns:
        """The boxes around those that belong together, by where they begin; the last number is that of all."""
        spans = [*pairwise(starts)]
        return Columns(*(
            [side[start] if end == start + 1 else outer(side[start:end]) for start, end in spans]
            for side, outer in zip(self, (min, min, max, max), strict=True)
        ))  # fmt: skip

    def copy_before(self, at: int) -> None:
        """Gives one the box of the one before it."""
        for side in self:
            side[at] = side[at - 1]


class Stretches(NamedTuple):
    """Stretches in the order in which they are drawn, without white space. A mark over a letter is one by itself.

    Of each there is its text, whether white space is written before it, the places of its first and last letter on
    the page, what it is drawn with, and its box as it lies for its own reader.
    """

    texts: list[str]
    spaced: list[bool]
    first: list[int]
    last: list[int]
    runs: list[Run]
    boxes: Columns
    turns: frozenset[int]
    """All that runs are turned by."""
    sides: list[list[Any]]
    """Left, top, right and bottom of each letter, in points in the page's own space."""

    def turn(self) -> int:
        """By how many quarters most letters are turned."""
        if not self.runs:
            return 0
        if len(self.turns) == 1:
            return self.runs[0].turn
        letters: Counter[int] = Counter()
        for run, first, last in zip(self.runs, self.first, self.last, strict=True):
            letters[run.turn] += last + 1 - first
        return letters.most_common(1)[0][0]

    def lying(self, turn: int) -> Columns:
        """The boxes as they lie for a reader of letters that are turned so."""
        if self.turns <= {turn} or not self.runs:
            return self.boxes
        own = zip(self.runs, zip(*self.boxes, strict=True), strict=True)
        lying = [returned(box, (run.turn - turn) % 4) for run, box in own]
        return Columns(*map(list, zip(*lying, strict=True)))

    def letter(self, place: int, turn: int) -> Box:
        """The box of one letter as it lies for such a reader."""
        left, top, right, bottom = hundredths([side[place] for side in self.sides])
        return turned((left, bottom, right, top), turn)
