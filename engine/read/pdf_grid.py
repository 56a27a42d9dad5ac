"""Tables that ruling lines make: which lines belong together, and which cells they leave between them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.read.pdf_shapes import Ruling

_SNAP = 250
"""Lines that lie closer are one line, and lines that end so close to another meet it."""
_THIN = 450
"""A row or column that is thinner holds no text: it lies between the two strokes of a double line."""
_MOST_SLOTS = 40_000
"""A page of an office has far fewer cells; more lines than that are a drawing."""
_MOST_LINES = 4_000
_OUTSIDE = -1


class Grid(NamedTuple):
    """A table. ``cells[row][column]`` is the number of the cell that covers this place, -1 where none does."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]
    cells: tuple[tuple[int, ...], ...]

    def cell_at(self, x: int, y: int) -> int:
        """The cell at this point of the page; -1 where there is none."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        inside = 0 <= row < len(self.cells) and 0 <= column < len(self.xs) - 1
        return self.cells[row][column] if inside else _OUTSIDE


def grids(rulings: Iterable[Ruling]) -> list[Grid]:
    """The tables that the lines make, from the smallest to the largest, so that an inner one is met first."""
    lines = [*_joined(each for each in rulings if each.level), *_joined(each for each in rulings if not each.level)]
    if len(lines) > _MOST_LINES:
        return []
    found = [grid for part in _parts(lines) if (grid := _grid(part)) is not None]
    return sorted(found, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))


def _joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Pieces of one line as one: office programs draw the border of each cell apart."""
    joined: list[Ruling] = []
    for same in _snapped(sorted(rulings, key=lambda each: each.at)):
        at = sorted(each.at for each in same)[len(same) // 2]
        start, end = None, 0
        for each in sorted(same, key=lambda each: each.start):
            if start is None:
                start, end = each.start, each.end
            elif each.start <= end + _SNAP:
                end = max(end, each.end)
            else:
                joined.append(Ruling(each.level, at, start, end))
                start, end = each.start, each.end
        if start is not None:
            joined.append(Ruling(same[0].level, at, start, end))
    return joined


def _snapped(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    groups: list[list[Ruling]] = []
    for each in rulings:
        if groups and each.at - groups[-1][0].at <= _SNAP:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


class _Sets:
    """Numbers that are gathered into sets, each named by its least number."""

    def __init__(self, count: int) -> None:
        self.least = list(range(count))

    def find(self, number: int) -> int:
        while self.least[number] != number:
            self.least[number] = self.least[self.least[number]]
            number = self.least[number]
        return number

    def join(self, one: int, two: int) -> None:
        low, high = sorted((self.find(one), self.find(two)))
        self.least[high] = low


def _parts(lines: list[Ruling]) -> list[list[Ruling]]:
    """The lines by what they meet, directly or through others."""
    sets = _Sets(len(lines))
    upright = sorted((each.at, index) for index, each in enumerate(lines) if not each.level)
    places = [at for at, _ in upright]
    for index, level in enumerate(lines):
        if not level.level:
            continue
        first, last = bisect_right(places, level.start - _SNAP), bisect_right(places, level.end + _SNAP)
        for _, other in upright[first:last]:
            if lines[other].start - _SNAP <= level.at <= lines[other].end + _SNAP:
                sets.join(index, other)
    parts: dict[int, list[Ruling]] = defaultdict(list)
    for index, line in enumerate(lines):
        parts[sets.find(index)].append(line)
    return list(parts.values())


def _grid(part: list[Ruling]) -> Grid | None:
    """The table that these lines make; None where it would be a single box, or is no table at all."""
    levels, uprights = [each for each in part if each.level], [each for each in part if not each.level]
    if not levels or not uprights:
        return None
    added = _ends(uprights, _reach(uprights, levels)), _ends(levels, _reach(levels, uprights))
    levels, uprights = [*levels, *added[0]], [*uprights, *added[1]]
    xs, ys = sorted({each.at for each in uprights}), sorted({each.at for each in levels})
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or not 1 < columns * rows <= _MOST_SLOTS:
        return None
    sets = _Sets(columns * rows + 1)  # the last one is what lies outside
    walls = _covered(uprights, xs, list(pairwise(ys)))
    for row, sides in enumerate(walls):
        _open(sets, [row * columns + column for column in range(columns)], sides)
    floors = _covered(levels, ys, list(pairwise(xs)))
    for column, sides in enumerate(floors):
        _open(sets, [row * columns + column for row in range(rows)], sides)
    outside = sets.find(columns * rows)
    names = [[sets.find(row * columns + column) for column in range(columns)] for row in range(rows)]
    return _without_slits(xs, ys, [[_OUTSIDE if name == outside else name for name in row] for row in names])


def _reach(across: list[Ruling], along: list[Ruling]) -> tuple[int, int]:
    """From where to where lines run that go the way of ``along``, with those that they cross."""
    places = [each.at for each in across]
    return min(*places, *(each.start for each in along)), max(*places, *(each.end for each in along))


def _ends(lines: list[Ruling], reach: tuple[int, int]) -> list[Ruling]:
    """A line where several lines end alike though none is drawn there: many tables have no outer border."""
    if len(lines) < 2:
        return []
    level = not lines[0].level
    starts, ends = sorted(each.start for each in lines), sorted(each.end for each in lines)
    first, last = starts[0], ends[-1]
    found = []
    if starts[1] - first <= _SNAP:
        found.append(Ruling(level, first, *reach))
    if last - ends[-2] <= _SNAP:
        found.append(Ruling(level, last, *reach))
    return found


def _covered(lines: list[Ruling], places: list[int], spans: list[tuple[int, int]]) -> list[list[bool]]:
    """For each span, whether a line at each of the places runs through its middle."""
    drawn: dict[int, list[Ruling]] = defaultdict(list)
    for each in lines:
        drawn[each.at].append(each)
    middles = [(start + end) // 2 for start, end in spans]
    return [[any(each.start <= middle <= each.end for each in drawn[at]) for at in places] for middle in middles]


def _open(sets: _Sets, slots: list[int], sides: list[bool]) -> None:
    """Joins slots that follow each other where no side parts them; beyond the first and last lies the outside."""
    outside = len(sets.least) - 1
    for (one, two), closed in zip(pairwise([outside, *slots, outside]), sides, strict=True):
        if not closed:
            sets.join(one, two)


def _without_slits(xs: list[int], ys: list[int], cells: list[list[int]]) -> Grid | None:
    """The grid without rows and columns that are too thin for text; None where no two cells are left."""
    rows, columns = _wide(ys), _wide(xs)
    kept = tuple(tuple(cells[row][column] for column in columns) for row in rows)
    if len({cell for row in kept for cell in row} - {_OUTSIDE}) < 2:
        return None
    return Grid(_edges(xs, columns), _edges(ys, rows), kept)


def _wide(places: list[int]) -> list[int]:
    return [index for index, (start, end) in enumerate(pairwise(places)) if end - start > _THIN]


def _edges(places: list[int], kept: list[int]) -> tuple[int, ...]:
    return (*(places[index] for index in kept), places[kept[-1] + 1])
