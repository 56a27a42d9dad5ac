"""Tables that lost their heading: read where the first share of every known row is the target that a set asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.model import Indicator, Target
from engine.normalise.grids import Grid, Row
from engine.normalise.names import Names
from engine.normalise.numbers import NumberProblem, read_amount
from engine.normalise.rates import by_name, counts_in_remark
from engine.normalise.sets import row_of
from engine.problem import NO_PLACE
from engine.understood import Figure, Left, LeftReason, Match

_FIRST = re.compile(r"\d{1,2}[.)]?")
_FEWEST = 2
"""So many rows have to agree with the set before the table is believed to be its."""


def read_headless(
    grid: Grid, names: Names, indicators: Sequence[Indicator], targets: Sequence[Target], level: str
) -> tuple[Figure | Left, ...] | None:
    """The rows of a table of [number, name, target, result, remarks]; None where it cannot be told that it is one."""
    if grid.heading is not None or not targets or not all(_is_numbered(row) for row in grid.rows):
        return None
    rows = [(row, *_target(row, names, targets, level)) for row in grid.rows]
    known = [(row, target) for row, _, target in rows if target is not None]
    if len(known) < _FEWEST or not all(_asks(row, target) for row, target in known):
        return None
    by_id = {each.id: each for each in indicators}
    return tuple(_read(grid, row, match, target, by_id) for row, match, target in rows)


def _is_numbered(row: Row) -> bool:
    return len(row) > 3 and _FIRST.fullmatch(row[0].text) is not None


def _target(row: Row, names: Names, targets: Sequence[Target], level: str) -> tuple[Match | None, Target | None]:
    found = by_name(row[1].text, names, level)[0]
    if not isinstance(found, Match):
        return None, None
    return found, row_of(targets, found.indicator, row[0].text, row[1].text)


def _asks(row: Row, target: Target) -> bool:
    try:
        return read_amount(row[2].text, "percent").value == target.threshold
    except NumberProblem:
        return False


def _read(
    grid: Grid, row: Row, match: Match | None, target: Target | None, indicators: dict[str, Indicator]
) -> Figure | Left:
    text = " | ".join(cell.text for cell in row if cell.text)
    said_at = ", ".join(each for each in (grid.section.said_at, f"dòng {row[0].text}") if each)
    place = next((cell.place for cell in row if cell.text), NO_PLACE)
    value = row[3].text
    if match is None or target is None or not value:
        reason: LeftReason = "unknown" if match is None else "no-figure"
        return Left(text, reason, (match.indicator,) if match else (), said_at, place)
    remark = " ".join(_remarks(row))
    numerator, denominator, note = counts_in_remark(remark, match, indicators[match.indicator])
    return Figure(
        match=match,
        target=target.id,
        value=value,
        numerator=numerator or None,
        denominator=denominator or None,
        threshold=row[2].text,
        note=note or None,
        text=text,
        said_at=said_at,
        place=place,
    )


def _remarks(row: Row) -> Iterator[str]:
    yield from (cell.text for cell in row[4:] if cell.text)
