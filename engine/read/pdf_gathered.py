"""Gathers the letters of a page of a PDF into stretches: letters that surely follow each other, drawn in one go."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import count, groupby, islice, pairwise, repeat
from typing import Any, NamedTuple

from engine.read import pdf_calls
from engine.read.pdf_calls import Address, Room
from engine.read.pdf_letters import Alphabet
from engine.read.pdf_runs import Run, Runs
from engine.read.pdf_shapes import hundredths
from engine.read.pdf_stretches import Columns, Stretches


def stretches_of(text_page: Any, letters: int, room: Room) -> Stretches:
    """The stretches of a page with so many letters, those of the library's own making left out.

    Raises ValueError or OverflowError where a letter stands nowhere or endlessly far.
    """
    runs = Runs(text_page, room)
    drawn = [*_drawn(pdf_calls.text_objects(text_page, letters), runs)]
    gathered = _Gathered(text_page, room.text(text_page, letters))
    sides = room.loose_boxes(text_page, letters)
    ways = {turn: _way(sides, turn, (run.size for run, *_ in drawn if run.turn == turn)) for turn in runs.turns()}
    for run, start, end in drawn:
        gathered.take(run, start, end, ways[run.turn])
    if not math.isfinite(sum(map(sum, sides))):
        for first, last in zip(gathered.first, gathered.last, strict=True):
            for side in sides:
                hundredths(side[first : last + 1])
    return gathered.stretches(ways, sides)


def _drawn(objects: Iterable[Address | None], runs: Runs) -> Iterator[tuple[Run, int, int]]:
    """What is drawn in one go, and from where to where its letters reach."""
    start = 0
    for drawing, same in groupby(objects):
        end = start + len([*same])
        if drawing is not None:
            yield runs.of(drawing, start), start, end
        start = end


class _Way(NamedTuple):
    """Letters as they lie for a reader of those that are turned so: where each begins, ends, and how high it stands.

    Upright lengths are downwards where ``sign`` is 1, upwards where it is -1. ``doubts`` are the letters that may be
    the first ones of a word, though neither white space nor a change of runs shows it.
    """

    begins: list[Any]
    ends: list[Any]
    upper: list[Any]
    lower: list[Any]
    sign: int
    doubts: list[int]

    def tops(self, first: list[int], last: list[int]) -> Iterable[int]:
        """How high each reaches of the stretches that begin and end at these places."""
        return self._outmost(self.upper, max if self.sign < 0 else min, first, last)

    def bottoms(self, first: list[int], last: list[int]) -> Iterable[int]:
        """How low each reaches."""
        return self._outmost(self.lower, min if self.sign < 0 else max, first, last)

    def _outmost(self, heights: list[Any], of: Callable[..., Any], first: list[int], last: list[int]) -> Iterable[int]:
        start, end = first[0], last[-1] + 1
        if heights[start:end].count(heights[start]) == end - start:  # as nearly all lines are
            return repeat(self.sign * round(heights[start] * 100), len(first))
        spans = zip(first, last, strict=True)
        return [self.sign * round(of(heights[start : end + 1]) * 100) for start, end in spans]


def _way(sides: list[list[Any]], turn: int, sizes: Iterable[int]) -> _Way:
    left, top, right, bottom = sides
    match turn:
        case 0:
            begins, ends, upper, lower, sign = left, right, top, bottom, -1
        case 1:
            begins, ends, upper, lower, sign = bottom, top, left, right, 1
        case 2:
            begins, ends, upper, lower, sign = _negative(right), _negative(left), bottom, top, 1
        case _:
            begins, ends, upper, lower, sign = _negative(top), _negative(bottom), right, left, -1
    return _Way(begins, ends, upper, lower, sign, _doubts(begins, ends, min(sizes)))


def _negative(numbers: list[Any]) -> list[Any]:
    return [-number for number in numbers]


def _doubts(begins: list[Any], ends: list[Any], size: int) -> list[int]:
    """The letters that do not surely follow the ones before; ``size``: of the smallest. What is no number is no proof.

    Compared are points with hundredths: at either limit more is left than they may differ by when rounded.
    """
    least, most = (5 - 2 * size) / 500, (size - 5) / 500
    pairs = zip(count(1), begins, ends, islice(begins, 1, None), islice(ends, 1, None), strict=False)
    return [
        at
        for at, begun, ended, begin, end in pairs
        if not (least < begin - ended < most and begun <= begin and ended <= end)
    ]


class _Gathered:
    """Letters that are told from white space, and cut where there is a doubt."""

    def __init__(self, text_page: Any, text: str) -> None:
        self.texts: list[str] = []
        self.spaced: list[bool] = []
        self.first: list[int] = []
        self.last: list[int] = []
        self._columns: tuple[list[Any], ...] = self.texts, self.spaced, self.first, self.last
        self._runs: list[Run] = []
        self._tops: list[int] = []
        self._bottoms: list[int] = []
        self._page, self._text, self._after_space = text_page, text, False
        self._alphabets: dict[int | None, Alphabet] = {}

    def stretches(self, ways: dict[int, _Way], sides: list[list[Any]]) -> Stretches:
        """All that was taken."""
        way = next(iter(ways.values())) if len(ways) == 1 else None
        either = repeat(way) if way else [ways[run.turn] for run in self._runs]
        left = [*hundredths([each.begins[at] for each, at in zip(either, self.first, strict=False)])]
        right = [*hundredths([each.ends[at] for each, at in zip(either, self.last, strict=False)])]
        boxes = Columns(left, self._tops, right, self._bottoms)
        return Stretches(self.texts, self.spaced, self.first, self.last, self._runs, boxes, frozenset(ways), sides)

    def take(self, run: Run, start: int, end: int, way: _Way) -> None:
        """Adds the letters from one place up to another, which are drawn in one go."""
        before = len(self.texts)
        self._read(run, start, end)
        low = bisect_right(way.doubts, start)
        high = bisect_left(way.doubts, end, low)
        if low < high:
            self._cut(before, way.doubts[low:high])
        first, last = self.first[before:], self.last[before:]
        if first:
            self._runs += [run] * len(first)
            self._tops += way.tops(first, last)
            self._bottoms += way.bottoms(first, last)

    def _read(self, run: Run, start: int, end: int) -> None:
        letters = self._text[start:end]
        alphabet = self._alphabets.get(run.font)
        if alphabet is None:
            alphabet = self._alphabets[run.font] = Alphabet(self._page)
        if alphabet.stand_for_themselves(letters, start):
            self._add_words(letters.split(" "), start)
        else:
            self._add_each([alphabet.read_as[letter] for letter in letters], start)

    def _add_words(self, words: list[str], start: int) -> None:
        """Words with a space between them, the first of which begins at this place; those without letters are none."""
        texts, spaced, first, last, after_space = *self._columns, self._after_space
        for word in words:
            if word:
                texts.append(word)
                spaced.append(after_space)
                first.append(start)
                start += len(word)
                last.append(start - 1)
            start += 1
            after_space = True
        self._after_space = not words[-1]

    def _add_each(self, letters: list[str], start: int) -> None:
        for place, text in enumerate(letters, start):
            if text:
                for column, value in zip(self._columns, (text, self._after_space, place, place), strict=True):
                    column.append(value)
            self._after_space = not text

    def _cut(self, before: int, places: list[int]) -> None:
        """Cuts what was added since then at these places."""
        added = [*zip(*(column[before:] for column in self._columns), strict=True)]
        for column in self._columns:
            del column[before:]
        for text, spaced, first, last in added:
            cuts = [first, *places[bisect_right(places, first) : bisect_right(places, last)], last + 1]
            for start, end in pairwise(cuts):
                self.texts.append(text if len(cuts) == 2 else text[start - first : end - first])
                self.spaced.append(spaced and start == first)
                self.first.append(start)
                self.last.append(end - 1)
