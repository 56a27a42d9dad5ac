"""The counts of a table in groups: each column under the names of the rows, each row under those of the columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from engine.document import Cell
from engine.model import Term
from engine.normalise.claims.form_terms import At, row_name, row_text, said_at
from engine.normalise.claims.known_forms import Known, any_table, column_of, sections_of
from engine.normalise.claims.same_figures import Counted, Told, count_of, group, telling_digits
from engine.normalise.claims.same_names import (
    NO_KEY,
    Key,
    is_kind,
    key_of,
    kinds_in,
    language,
    part_of,
    stage_of,
    together,
    words_of,
)
from engine.normalise.claims.same_pairs import is_enough
from engine.normalise.figures import noun_at_start
from engine.normalise.folding import fold
from engine.normalise.grids import Grid
from engine.normalise.own import Own
from engine.normalise.table_heading import Role, TableHeading
from engine.normalise.times import time_of
from rules.forms import Form

_NO_VALUES: tuple[Role, ...] = ("number", "name", "uom", "threshold", "remark", "aside")

_SHORTEST = 2
"""A number of one digit tells nothing."""


class Line(NamedTuple):
    """A column of a table, or one of its rows (``is_row``), by its number among those of the grid."""

    at: int
    is_row: bool


class Lines:
    """The lines of one table; ``at`` is its place among the pieces of the document."""

    def __init__(self, at: int, grid: Grid, form: Form, own: Own) -> None:
        self._at, self._grid, self._own, self._form = at, grid, own, form
        self._columns = _columns(grid.heading, own) if grid.heading is not None else ()
        self._where = self._found()

    def _found(self) -> Mapping[str, Sequence[At]]:
        """Where each number stands that may tell something, by its digits alone."""
        found: dict[str, list[At]] = {}
        for row, cells in enumerate(self._grid.rows if self._columns else ()):
            for column in self._columns:
                if digits := _digits(cells[column]):
                    found.setdefault(digits, []).append(At(row, column))
        return found

    @cached_property
    def _known(self) -> Known:
        known = any_table(self._grid, self._form)
        return replace(known, values=self._columns, sections=sections_of(known))

    def numbers(self) -> frozenset[str]:
        """The numbers of the table that may tell something, as their digits alone."""
        return frozenset(self._where)

    def holding(self, numbers: frozenset[str]) -> list[Line]:
        """The lines that hold enough of the numbers, in order."""
        held: dict[Line, set[str]] = {}
        for digits in numbers:
            for at in self._where[digits]:
                held.setdefault(Line(at.column, is_row=False), set()).add(digits)
                if len(self._columns) > 1:
                    held.setdefault(Line(at.row, is_row=True), set()).add(digits)
        return sorted(line for line, found in held.items() if is_enough(found))

    def figures(self, is_wanted: Callable[[str], bool]) -> Iterator[Counted]:
        """The counts of those rows of a form, a table with one column of figures; none of any other."""
        for row in range(len(self._grid.rows) if len(self._columns) == 1 else 0):
            if is_wanted(name := row_name(self._known, row)):
                yield from self._count(At(row, self._columns[0]), NO_KEY, name)

    def told(self, line: Line) -> Told:
        if line.is_row:
            return group(list(self._row(line.at)), fold(row_name(self._known, line.at)), in_table=True)
        name = self._path(line.at) if len(self._columns) > 1 else ""
        return group(list(self._column(line.at)), name, in_table=True)

    def _path(self, column: int) -> str:
        return fold(self._grid.heading.paths[column]) if self._grid.heading is not None else ""

    def _column(self, column: int) -> Iterator[Counted]:
        heading = kinds_in(key_of(self._path(column)))
        stage: str | None = None
        for row in range(len(self._grid.rows)):
            key = part_of(key_of(row_name(self._known, row)), stage)
            if is_kind(key):
                stage = stage_of(key) or stage
            yield from self._count(At(row, column), together(key, heading), row_name(self._known, row))

    def _row(self, row: int) -> Iterator[Counted]:
        for column in self._columns:
            yield from self._count(At(row, column), key_of(self._path(column)), self._path_shown(column))

    def _path_shown(self, column: int) -> str:
        return self._grid.heading.paths[column] if self._grid.heading is not None else ""

    def _count(self, at: At, key: Key, name: str) -> Iterator[Counted]:
        cell = self._grid.rows[at.row][at.column]
        amount = count_of(cell.text) if cell.text and not cell.copied else None
        if amount is not None and not self._is_share(at.row):
            place = (self._at, at.row * len(self._grid.rows[0]) + at.column)
            yield Counted(key, _unit(name), Term(name, cell.text, amount, place=cell.place), place)

    def _is_share(self, row: int) -> bool:
        column = column_of(self._grid, None, "uom")
        return column is not None and "%" in self._grid.rows[row][column].text

    def shown(self, counted: Counted) -> Counted:
        """The count with what tells a person where it is: few of those that are looked at are shown."""
        at = At(*divmod(counted.at[1], len(self._grid.rows[0])))
        term = counted.term._replace(said_at=said_at(self._known, at))
        return counted._replace(term=term, text=row_text(self._known, at.row))


def _digits(cell: Cell) -> str:
    return "" if cell.copied or len(cell.text) < _SHORTEST else telling_digits(cell.text)


def _unit(name: str) -> str:
    """What the name counts; "số" is not "sở" here."""
    noun = noun_at_start(name)
    return "" if noun == "offices" else noun


def _columns(heading: TableHeading, own: Own) -> tuple[int, ...]:
    """The columns that may hold counts of the time of the report."""
    roles = heading.roles
    left = {roles[role] for role in _NO_VALUES if role in roles}
    left.add(roles.get("name", roles.get("number", -1) + 1))
    return tuple(at for at, path in enumerate(heading.paths) if at not in left and _may_count(path, own))


@lru_cache(maxsize=512)
def _may_count(path: str, own: Own) -> bool:
    return _not_counts().search(path.lower()) is None and _is_own(path, own)


def _is_own(path: str, own: Own) -> bool:
    """Whether a column is of the time of the report; what came from the period before is counted in its own."""
    return time_of(path, own) != "other" or "old" in key_of(path)


@cache
def _not_counts() -> re.Pattern[str]:
    return words_of(language()["not_counts"])
