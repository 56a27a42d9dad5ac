"""The letters of a page of a PDF: what each is, where it stands, and what it was drawn with."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from engine.read import pdf_calls
from engine.read.pdf_calls import Address, Box
from engine.read.pdf_shapes import hundredths

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a drawn letter of which the file does not tell what it is."""
_SOFT_HYPHENS = ("\xad", "\x02", "\ufffe")
"""The library writes a hyphen at the end of a line as one of the last two."""
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02b": "+"}
"""Letters of the fonts Symbol and Wingdings that office programs put before items."""


class Run(NamedTuple):
    """What is the same for all letters that are drawn in one go."""

    turn: int
    x: int
    y: int
    size: int
    bold: bool
    font: int | None


class Columns(NamedTuple):
    """The sides of the boxes of letters, each side in a list of its own."""

    left: list[int]
    top: list[int]
    right: list[int]
    bottom: list[int]

    def box(self, at: int) -> Box:
        """The box of one letter."""
        return self.left[at], self.top[at], self.right[at], self.bottom[at]

    def copy_before(self, at: int) -> None:
        """Gives a letter the box of the one before it."""
        for side in self:
            side[at] = side[at - 1]


class Letters(NamedTuple):
    """Letters in the order in which they are drawn, without white space: of each its text, what it was drawn with,
    whether white space is written before it, and its box in the page's own space, ``top`` above ``bottom``."""

    texts: list[str]
    runs: list[Run]
    spaced: list[bool]
    boxes: Columns
    turns: frozenset[int]
    """All that runs are turned by."""

    def turn(self) -> int:
        """By how many quarters most letters are turned."""
        if not self.runs:
            return 0
        if len(self.turns) == 1:
            return self.runs[0].turn
        return Counter(run.turn for run in self.runs).most_common(1)[0][0]

    def turned(self, turn: int) -> Columns:
        """The boxes as they lie for a reader of letters that are turned so, upright lengths downwards."""
        left, top, right, bottom = self.boxes
        match turn:
            case 0:
                return Columns([*left], _negative(top), [*right], _negative(bottom))
            case 1:
                return Columns([*bottom], [*left], [*top], [*right])
            case 2:
                return Columns(_negative(right), [*bottom], _negative(left), [*top])
        return Columns(_negative(top), _negative(right), _negative(bottom), _negative(left))

    def ends(self, turn: int, lying: Columns) -> tuple[list[int], list[int]]:
        """Where each letter begins and ends for its own reader; ``lying``: the boxes turned by ``turn``."""
        others = self.turns - {turn}
        if not others:
            return lying.left, lying.right
        ways = {turn: lying, **{each: self.turned(each) for each in others}}
        return (
            [ways[run.turn].left[at] for at, run in enumerate(self.runs)],
            [ways[run.turn].right[at] for at, run in enumerate(self.runs)],
        )


def _negative(numbers: list[int]) -> list[int]:
    return [-number for number in numbers]


def letters_of(text_page: Address, count: int) -> Letters:
    """The letters of a page with so many, those of the library's own making left out."""
    gathered = _Gathered(text_page)
    objects, codes = pdf_calls.text_objects(text_page, count), pdf_calls.codes(text_page, count)
    gathered.take(objects, codes)
    sides, turns = pdf_calls.loose_boxes(text_page, gathered.places), gathered.turns()
    level = _Hundredths()
    top, bottom = [*map(level.__getitem__, sides[1::4])], [*map(level.__getitem__, sides[3::4])]
    boxes = Columns([*hundredths(sides[0::4])], top, [*hundredths(sides[2::4])], bottom)
    return Letters(gathered.texts, gathered.drawn, gathered.spaced, boxes, turns)


class _Hundredths(dict[Any, int]):
    """Lengths in points as whole hundredths, each calculated once: most letters of a line stand at one height."""

    def __missing__(self, number: Any) -> int:
        found: int = round(number * 100)
        self[number] = found
        return found


class _Gathered:
    """Letters that are told from white space; ``places`` are their numbers on the page."""

    def __init__(self, text_page: Address) -> None:
        self.texts: list[str] = []
        self.drawn: list[Run] = []
        self.spaced: list[bool] = []
        self.places: list[int] = []
        self._page = text_page
        self._runs: dict[Address, Run] = {}
        self._bold: dict[int | None, bool] = {}
        self._known: dict[int | None, dict[int, str]] = {}

    def take(self, objects: list[Address | None], codes: Sequence[int]) -> None:
        spaced, last = False, None
        run, known = None, dict[int, str]()
        for place, (drawing, code) in enumerate(zip(objects, codes, strict=True)):
            if drawing is None:
                continue
            if drawing != last or run is None:
                last, run = drawing, self._run(drawing, place)
                known = self._known.setdefault(run.font, {})
            text = known.get(code)
            if text is None:
                text = known[code] = self._shown(code, place)
            if text:
                self.texts.append(text)
                self.drawn.append(run)
                self.spaced.append(spaced)
                self.places.append(place)
            spaced = not text

    def turns(self) -> frozenset[int]:
        """All that is there of turns."""
        return frozenset(run.turn for run in self._runs.values())

    def _shown(self, code: int, place: int) -> str:
        told = pdf_calls.has_unicode_map_error(self._page, place) != 1
        return _letter(code) if told else UNKNOWN

    def _run(self, drawing: Address, place: int) -> Run:
        known = self._runs.get(drawing)
        if known is None:
            known = self._runs[drawing] = self._new_run(drawing, place)
        return known

    def _new_run(self, drawing: Address, place: int) -> Run:
        matrix = pdf_calls.matrix_of(drawing)
        size = pdf_calls.font_size(self._page, place) * math.hypot(matrix[2], matrix[3])
        x, y, height = hundredths((*pdf_calls.origin(self._page, place), size))
        font = pdf_calls.font_of(drawing)
        if font not in self._bold:
            name = pdf_calls.font_name(font).lower()
            self._bold[font] = b"bold" in name or b"black" in name
        return Run(_turn(*matrix[:2]), x, y, height, self._bold[font], font)


def _letter(code: int) -> str:
    """The letter of this code as it is read; empty for white space."""
    letter = chr(code) if code <= 0x10FFFF else UNKNOWN
    if letter in _SOFT_HYPHENS:
        return "\xad"
    if letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf"}:
        return ""
    if 0xFB00 <= code <= 0xFB06:  # fi, fl and the like
        return unicodedata.normalize("NFKC", letter)
    if unicodedata.category(letter) == "Cs":
        return UNKNOWN
    return _BULLETS.get(letter, letter)


def _turn(a: Any, b: Any) -> int:
    """By how many quarters the letters are turned against the clock."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
