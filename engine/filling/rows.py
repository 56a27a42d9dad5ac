"""Which finding belongs into which cell: rows by the readings that stand in them, else by their number and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from engine.document import Block, Cell
from engine.filling.columns import judged_columns
from engine.model import Assessment, Finding, Reading, Target, TargetSet
from engine.normalise.folding import fold
from engine.normalise.grids import Grid, in_reading_order
from engine.normalise.rates import Line, lines
from engine.normalise.sets import set_of
from engine.problem import InputError, Place, Problem
from targets import Library

_LIKE_ENOUGH = 90
_SHORTEST = 10
"""A name of fewer letters is like too many."""


class Row(NamedTuple):
    """A row of the official table: the cell that the team fills, and the findings that belong into it, at least one."""

    cell: Cell
    findings: tuple[Finding, ...]


class Form(NamedTuple):
    """The rows in which the team judges, and the targets of the same sets that have none."""

    rows: tuple[Row, ...]
    without: tuple[Target, ...]


def form_of(name: str, blocks: Sequence[Block], assessment: Assessment, library: Library, heading: str | None) -> Form:
    """The rows of all tables with such a column.

    Raises InputError where there is no such column, where a table has several, or where no row is of any target.
    """
    finder = _Finder(assessment, library)
    grids = [piece for piece in in_reading_order(blocks) if isinstance(piece, Grid)]
    columns = [(grid, judged_columns(grid, heading)) for grid in grids]
    several = [_several(name, grid, found) for grid, found in columns if len(found) > 1]
    if several:
        raise InputError(several)
    rows = tuple(row for grid, found in columns if found for row in finder.rows(grid, found[0]))
    if not rows:
        raise InputError([_nothing(name, heading, has_column=any(found for _, found in columns))])
    return Form(rows, finder.without(rows))


def _nothing(name: str, heading: str | None, *, has_column: bool) -> Problem:
    if has_column:
        return Problem(name, "no-row-to-fill")
    if heading is not None:
        return Problem(name, "no-heading-to-fill", details={"heading": heading})
    return Problem(name, "no-column-to-fill")


def _several(name: str, grid: Grid, found: Sequence[int]) -> Problem:
    heading = grid.heading
    paths = [heading.paths[column] for column in found] if heading else []
    details = {"headings": "; ".join(f'"{each}"' for each in paths)}
    return Problem(name, "several-columns-to-fill", details=details, place=_table_of(grid))


def _table_of(grid: Grid) -> Place:
    cell = next((cell for row in grid.rows for cell in row), None)
    return Place(table=cell.place.table) if cell else Place()


class _Finder:
    def __init__(self, assessment: Assessment, library: Library) -> None:
        self._findings = {each.target.id: each for each in assessment.findings}
        self._day = assessment.submission.period.to
        ids = {each.id for each in assessment.target_sets}
        self._sets = tuple(each for each in library.sets if each.id in ids)
        self._readings = _by_row(assessment)

    def rows(self, grid: Grid, column: int) -> Iterator[Row]:
        """The rows of a table that some finding belongs into."""
        targets = self._targets(grid)
        for line in lines(grid):
            cell = line.row[column]
            if column and cell.place == line.row[column - 1].place:
                continue  # the row ends before that column
            found = self._of(line, targets)
            if found:
                yield Row(cell, found)

    def without(self, rows: Sequence[Row]) -> tuple[Target, ...]:
        """The targets of sets that have a row, which themselves have none."""
        found = {each.target.id: each.target.set for row in rows for each in row.findings}
        every = (each.target for each in self._findings.values())
        return tuple(each for each in every if each.set in found.values() and each.id not in found)

    def _of(self, line: Line, targets: Sequence[Target]) -> tuple[Finding, ...]:
        readings = [each for each in self._readings_of(line) if each.scope is None]
        if readings:
            named = dict.fromkeys(each.target for each in readings if each.target in self._findings)
            return tuple(self._findings[str(each)] for each in named) or self._resting_on(readings)
        if self._readings_of(line):
            return ()  # the row is about a part of the unit
        target = _target(line, targets)
        return (self._findings[target.id],) if target else ()

    def _resting_on(self, readings: Sequence[Reading]) -> tuple[Finding, ...]:
        """The findings that these readings bear on, in a table of which it is not said whose targets it has."""
        numbers = {each.number for each in readings}
        found = self._findings.values()
        return tuple(each for each in found if numbers & {evidence.reading.number for evidence in each.evidence})

    def _readings_of(self, line: Line) -> Sequence[Reading]:
        places = {(cell.place.table, cell.place.row) for cell in line.row if not cell.copied}
        return [reading for place in sorted(places) for reading in self._readings.get(place, ())]

    def _targets(self, grid: Grid) -> Sequence[Target]:
        """The targets of the set that a table is of: that of its readings, else the one that is named over it."""
        named = [each.target for line in lines(grid) for each in self._readings_of(line) if each.target]
        ids = {self._findings[each].target.set for each in named if each in self._findings}
        chosen: TargetSet | None = next((each for each in self._sets if each.id in ids), None)
        chosen = chosen or set_of(self._sets, [*grid.section.headings, *grid.lead], self._day)
        if chosen is None and len(self._sets) == 1:
            chosen = self._sets[0]
        return [each for each in chosen.targets if each.id in self._findings] if chosen else ()


def _by_row(assessment: Assessment) -> Mapping[tuple[int, int], Sequence[Reading]]:
    """The readings by table and row."""
    found: defaultdict[tuple[int, int], list[Reading]] = defaultdict(list)
    for reading in assessment.submission.readings:
        place = assessment.places.get(reading.number)
        if place is not None and place.table:
            found[place.table, place.row].append(reading)
    return found


def _target(line: Line, targets: Sequence[Target]) -> Target | None:
    """The target whose row it is, by its number and words; where nothing has that number, by its words alone."""
    name = fold(line.name)
    if len(name) < _SHORTEST:
        return None
    numbered = [each for each in targets if each.row == line.label]
    like = [each for each in numbered or targets if fuzz.partial_ratio(name, fold(each.name.vi)) >= _LIKE_ENOUGH]
    return like[0] if len(like) == 1 else None
