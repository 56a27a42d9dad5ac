"""The lines and pictures that are drawn on a page of a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from engine.read import pdf_calls
from engine.read.pdf_calls import Box, Pointer, Room

_Matrix: TypeAlias = Sequence[Any]
_SAME = (1, 0, 0, 1, 0, 0)
_NESTED = 12
"""Drawings within drawings are followed that far."""
_THIN = 300
"""A bar up to that thick is a line."""


class Ruling(NamedTuple):
    """A straight line: ``at`` is its distance from the top if it is level, from the left if it is upright."""

    level: bool
    at: int
    start: int
    end: int


class Shapes:
    """Gathers lines and the room that pictures take, from a page and the drawings that it uses."""

    def __init__(self, turn: int, most: int, room: Room) -> None:
        self.turn, self.most = turn, most
        self._room = room
        self.rulings: list[Ruling] = []
        self.paths = 0
        self.pictured = 0
        self.marked = False

    @property
    def too_many(self) -> bool:
        return max(self.paths, len(self.rulings)) > self.most

    def look_at_page(self, page: Any) -> None:
        """Gathers what is on the page."""
        self._look(page, pdf_calls.count_objects(page), pdf_calls.page_object, _SAME, 0)

    def _look(self, holder: Any, count: int, get: Callable[..., Any], matrix: _Matrix, depth: int) -> None:
        for index in range(count):
            each = get(holder, index)
            self.marked = True
            match pdf_calls.object_type(each):
                case pdfium.FPDF_PAGEOBJ_PATH if not self.too_many:
                    self._path(each, matrix)
                case pdfium.FPDF_PAGEOBJ_IMAGE:
                    left, top, right, bottom = _box(_corners(self._placing(each, matrix)))
                    self.pictured += (right - left) * (bottom - top)
                case pdfium.FPDF_PAGEOBJ_FORM if depth < _NESTED:
                    inside = pdf_calls.count_form_objects(each)
                    self._look(each, inside, pdf_calls.form_object, self._placing(each, matrix), depth + 1)

    def _placing(self, drawing: Pointer, holder: _Matrix) -> _Matrix:
        return _times(self._room.matrix(drawing), holder)

    def _path(self, path: Pointer, holder: _Matrix) -> None:
        self.paths += 1
        fill, stroke = self._room.draw_mode(path)
        if not (fill or stroke):
            return
        for points in _pieces(path, _times(self._room.matrix(path), holder), self._room):
            if not stroke:
                self._line(_box(points))
                continue
            for (x0, y0), (x1, y1) in pairwise(points):
                if x0 == x1 and y0 == y1:
                    continue
                left, right = (x0, x1) if x0 < x1 else (x1, x0)
                self._line((left, y0, right, y1) if y0 < y1 else (left, y1, right, y0))

    def _line(self, box: Box) -> None:
        left, top, right, bottom = turned(box, self.turn)
        if bottom - top <= _THIN < right - left:
            self.rulings.append(Ruling(True, (top + bottom) // 2, left, right))
        elif right - left <= _THIN < bottom - top:
            self.rulings.append(Ruling(False, (left + right) // 2, top, bottom))


def turned(box: Box, turn: int) -> Box:
    """A box (left, bottom, right, top in the page's own space, upwards) as it lies for a reader of such letters."""
    left, bottom, right, top = box
    match turn:
        case 0:
            return left, -top, right, -bottom
        case 1:
            return bottom, left, top, right
        case 2:
            return -right, bottom, -left, top
    return -top, -right, -bottom, -left


def returned(box: Box, turns: int) -> Box:
    """A box that lies for a reader of letters turned by so many quarters more, as it lies for one of the others."""
    left, top, right, bottom = box
    match turns:
        case 0:
            return box
        case 1:
            return top, -right, bottom, -left
        case 2:
            return -right, -bottom, -left, -top
    return -bottom, left, -top, right


def hundredths(numbers: Any) -> Any:
    """Lengths in points as whole hundredths."""
    return tuple(map(round, [number * 100 for number in numbers]))


def _pieces(path: Pointer, matrix: _Matrix, room: Room) -> Iterator[list[tuple[int, int]]]:
    """The corners of each part of a path that is drawn without lifting the pen; curves are left out."""
    points: list[tuple[int, int]] = []
    for kind, closed, x, y in room.segments(path):
        if points and kind != pdfium.FPDF_SEGMENT_LINETO:
            yield points
            points = []
        points.append(_placed(x, y, matrix))
        if closed:
            yield [*points, points[0]]
            points = []
    if points:
        yield points


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    if two == _SAME and [*one] == [*_SAME]:
        return _SAME
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _placed(x: Any, y: Any, matrix: _Matrix) -> tuple[int, int]:
    if matrix is _SAME:
        return round(x * 100), round(y * 100)
    a, b, c, d, e, f = matrix
    return round((a * x + c * y + e) * 100), round((b * x + d * y + f) * 100)


def _corners(matrix: _Matrix) -> list[tuple[int, int]]:
    return [_placed(x, y, matrix) for x in (0, 1) for y in (0, 1)]


def _box(points: list[tuple[int, int]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
