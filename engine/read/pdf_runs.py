"""What letters of a page of a PDF are drawn with: how they are turned, where they begin, their size and weight."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from engine.read import pdf_calls
from engine.read.pdf_calls import Address, Pointer, Room


class Run(NamedTuple):
    """What is the same for all letters that are drawn in one go."""

    turn: int
    x: int
    y: int
    size: int
    bold: bool
    font: int | None


class Runs:
    """What is drawn on one page in one go, each looked at once."""

    def __init__(self, text_page: Any, room: Room) -> None:
        self.known: dict[Address, Run] = {}
        self._page, self._room = text_page, room
        self._bold: dict[Address | None, bool] = {}

    def of(self, drawing: Address, place: int) -> Run:
        """The run of a drawing, whose first letter has this place on the page."""
        known = self.known.get(drawing)
        if known is None:
            known = self.known[drawing] = self._new(drawing, place)
        return known

    def turns(self) -> frozenset[int]:
        """All that is there of turns."""
        return frozenset(run.turn for run in self.known.values())

    def _new(self, drawing: Address, place: int) -> Run:
        pointer = Pointer(drawing)
        a, b, c, d, _, _ = self._room.matrix(pointer)
        size = pdf_calls.font_size(self._page, place) * math.hypot(c, d)
        x, y = self._room.origin(self._page, place)
        font = pdf_calls.font_of(pointer)
        bold = self._bold.get(font)
        if bold is None:
            bold = self._bold[font] = self._is_bold(font)
        return Run(_turn(a, b), round(x * 100), round(y * 100), round(size * 100), bold, font)

    def _is_bold(self, font: Address | None) -> bool:
        name = self._room.font_name(font).lower()
        return b"bold" in name or b"black" in name


def _turn(a: Any, b: Any) -> int:
    """By how many quarters the letters are turned against the clock."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
