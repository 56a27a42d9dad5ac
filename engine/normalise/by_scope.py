"""Tables with a column for each part of the unit: what each row counts, and its share beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engine.document import Cell
from engine.normalise.folding import fold
from engine.normalise.grids import Grid, Row
from engine.normalise.names import CountName, Names
from engine.normalise.rates import labelled
from engine.normalise.scopes import scoped
from engine.understood import Figure, Match


class _Column(NamedTuple):
    """A part of the unit, the column of its counts, and that of its shares if there is one."""

    scope: str | None
    counts: int
    rates: int | None


def read_by_scope(grid: Grid, names: Names, level: str) -> tuple[Figure, ...] | None:
    """The readings of the table; None where its columns are not parts of the unit."""
    columns = tuple(_columns(grid, level))
    if len(columns) < 2 or grid.heading is None or "name" not in grid.heading.roles:
        return None
    return tuple(_readings(grid, columns, names))


def _columns(grid: Grid, level: str) -> Iterator[_Column]:
    paths = grid.heading.paths if grid.heading else ()
    for column, path in enumerate(paths):
        found = scoped(path, level)
        if found.named:
            following = fold(paths[column + 1]) if column + 1 < len(paths) else ""
            yield _Column(found.scope, column, column + 1 if following in ("ty le", "ty le %", "%") else None)


def _readings(grid: Grid, columns: tuple[_Column, ...], names: Names) -> Iterator[Figure]:
    parents: dict[str, Row] = {}
    for row in grid.rows:
        number, name = grid.text(row, "number").strip(" ."), grid.text(row, "name")
        parents[number] = row
        parent = parents.get(number.rpartition(".")[0]) if "." in number else None
        over = grid.text(parent, "name") if parent else ""
        above = [each for each in names.counts_in(f"{over} {name}") if each.side == "numerator"]
        if not above:
            continue
        for column in columns:
            if row[column.counts].text:
                yield _figure(grid, row, parent, column, above[0], names)


def _figure(
    grid: Grid, row: Row, parent: Row | None, column: _Column, named: CountName, names: Names
) -> Figure:
    whole = parent is not None and any(
        each == CountName(named.indicator, "denominator") for each in names.counts_in(grid.text(parent, "name"))
    )
    said_at, place, text = labelled(grid, row)
    cell: Cell = row[column.counts]
    return Figure(
        match=Match(named.indicator),
        scope=column.scope,
        value=(row[column.rates].text or None) if column.rates is not None else None,
        numerator=cell.text,
        denominator=parent[column.counts].text if whole and parent is not None else None,
        text=text,
        said_at=said_at,
        place=cell.place if cell.place.row else place,
    )
