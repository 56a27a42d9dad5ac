"""Tables with a row for each unit and a column for each indicator: what a district says of its communes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.normalise.cells import CellFigure, read_cell
from engine.normalise.folding import fold
from engine.normalise.grids import Grid, Row
from engine.normalise.names import Names
from engine.normalise.others import of_another_level
from engine.normalise.own import Own
from engine.normalise.rates import labelled
from engine.normalise.table_heading import language
from engine.understood import Figure, Left, Match

_NOT_A_UNIT = re.compile(r"[\d.,%]+")
_NO_SHARE = re.compile(r"\b(?:diem|hang|thu hang|xep hang|chi tieu|ke hoach|muc tieu)\b")
_SHARE = re.compile(r"\b(?:ty le|muc do hai long)\b")
_SHARE_AT_END = re.compile(r"[\s,-]*(?:[Tt][ỷỉ] lệ)?[\s(]*%?\)?\s*$")
_WITHOUT_PARTS = ("commune", "provincial-department")
"""Units of these levels have no units below them whose figures are theirs too."""


def read_by_unit(grid: Grid, names: Names, own: Own) -> tuple[Figure | Left, ...] | None:
    """The readings of the table, each of the unit in its row; None where its columns are not indicators.

    A row of the total, or of the unit whose report it is, gives readings of the whole; one of another unit that is
    none of its parts is left.
    """
    if grid.heading is None or "name" in grid.heading.roles:
        return None
    paths = [fold(path) for path in grid.heading.paths]
    fields = _words("fields")
    units = next((column for column, path in enumerate(paths) if path in _words("units") | fields), None)
    if units is None:
        return None
    columns = {column: found for column, path in enumerate(grid.heading.paths) if (found := _indicator(path, names))}
    if not columns:
        return None
    readings = tuple(_readings(grid, units, columns, own, of_fields=paths[units] in fields))
    return readings if any(isinstance(each, Figure) for each in readings) or paths[units] not in fields else None


def _indicator(path: str, names: Names) -> Match | None:
    """What a column of shares is of; None for one of counts, of points or of places."""
    folded = fold(path)
    if _NO_SHARE.search(folded) or not ("%" in path or _SHARE.search(folded)):
        return None
    found = names.of_row(_SHARE_AT_END.sub("", path))
    return found if isinstance(found, Match) else None


def _readings(
    grid: Grid, units: int, columns: dict[int, Match], own: Own, *, of_fields: bool
) -> Iterator[Figure | Left]:
    for row in grid.rows:
        name = row[units].text or row[0].text
        if not name or _NOT_A_UNIT.fullmatch(name):
            continue
        whole = _is_whole(name, own)
        for column, match in columns.items():
            cell = read_cell(row[column].text)
            if cell is not None and not whole and of_fields:
                said_at, place, text = labelled(grid, row)
                yield Left(text, "of-a-share", (match.indicator,), said_at, place)
            elif cell is not None and not whole and (own.level in _WITHOUT_PARTS or of_another_level(name, own)):
                said_at, place, text = labelled(grid, row)
                yield Left(text, "other-unit", (match.indicator,), said_at, place)
            elif cell is not None:
                yield _figure(grid, row, column, match, cell, None if whole else name)


def _figure(grid: Grid, row: Row, column: int, match: Match, cell: CellFigure, scope: str | None) -> Figure:
    said_at, place, text = labelled(grid, row)
    return Figure(
        match=match,
        scope=scope,
        value=cell.value or None,
        numerator=cell.numerator or None,
        denominator=cell.denominator or None,
        note=cell.note or None,
        text=text,
        said_at=said_at,
        place=row[column].place if row[column].place.row else place,
    )


def _is_whole(name: str, own: Own) -> bool:
    folded = fold(name)
    mine = fold(own.name)
    if own.name and (folded == mine or (own.level == "provincial-department" and mine.startswith(f"{folded} tinh "))):
        return True
    return folded in _words("totals") and not of_another_level(name, own)


def _words(key: str) -> set[str]:
    return {fold(each) for each in language()[key]}
