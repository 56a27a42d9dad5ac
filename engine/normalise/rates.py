"""Rows of a table that give rates: which indicator each is of, and the counts that stand beside or under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from engine.document import Cell
from engine.model import Indicator, Target
from engine.normalise.breakdowns import breakdowns
from engine.normalise.cells import CellFigure, read_cell
from engine.normalise.figures import figures
from engine.normalise.folding import fold, without_brackets
from engine.normalise.grids import Grid, Row
from engine.normalise.groups import groups
from engine.normalise.names import Names, Undecided
from engine.normalise.others import of_another
from engine.normalise.own import Own
from engine.normalise.scopes import of_a_share, says_nothing_more, scoped
from engine.normalise.sets import row_of
from engine.normalise.table_heading import gives_shares, is_share, language
from engine.normalise.times import time_of, without_times
from engine.problem import NO_PLACE, Place
from engine.understood import Figure, Left, LeftReason, Match

_ROMAN = re.compile(r"[IVX]{1,5}")
_OWN_TEXT = 97
"""From that score on a row has the very words of a name, and none of them names a part of the unit."""
_COUNT_LIKE_ENOUGH = 70


class Line(NamedTuple):
    """A row with its label ("IV.3.1"), and the figures that stand in it as text."""

    label: str
    name: str
    uom: str
    value: str
    row: Row


def read_rates(
    grid: Grid, names: Names, indicators: Sequence[Indicator], targets: Sequence[Target], own: Own
) -> Iterator[Figure | Left]:
    """The readings of a table with a rate in each row, and the rows that were left. Counts under a rate are with it."""
    reader = _Reader(grid, names, {each.id: each for each in indicators}, targets, own)
    yield from reader.read()


class _Reader:
    def __init__(
        self, grid: Grid, names: Names, indicators: dict[str, Indicator], targets: Sequence[Target], own: Own
    ) -> None:
        self._grid = grid
        self._names = names
        self._indicators = indicators
        self._targets = targets
        self._own = own
        self._level = own.level
        self._lines = tuple(lines(grid))
        self._used: set[int] = set()
        self._shares = grid.heading is not None and gives_shares(grid.heading)

    def read(self) -> Iterator[Figure | Left]:
        over: Match | None = None
        whole: Match | None = None
        for position, line in enumerate(self._lines):
            if position in self._used:
                continue
            over = over if _for_units(line.name) else None
            part = whole is not None and self._is_rate(line) and self._is_part(line)
            found = over or (whole if part and whole else self._matched(line))
            whole = found if isinstance(found, Match) else None
            if isinstance(found, Match) and not line.value and self._stands_over(position):
                over = found
                continue
            yield from self._read_line(position, line, found)

    def _is_part(self, line: Line) -> bool:
        """Whether a row only names a part of the unit, under the rate that it is of."""
        found = scoped(line.name, self._level)
        return found.scope is not None and says_nothing_more(found.rest)

    def _stands_over(self, position: int) -> bool:
        following = self._lines[position + 1 : position + 2]
        return bool(following) and _for_units(following[0].name)

    def _matched(self, line: Line) -> Match | Undecided:
        if not line.name or not self._is_rate(line):
            return Undecided("unknown")
        found = by_name(without_times(line.name), self._names, self._level)[0]
        against = self._against(line.name)
        return Undecided(against, (found.indicator,)) if against and isinstance(found, Match) else found

    def _against(self, name: str) -> LeftReason | None:
        if time_of(name, self._own) == "other":
            return "other-time"
        return "other-unit" if of_another(without_brackets(name), self._own) else None

    def _read_line(self, position: int, line: Line, found: Match | Undecided) -> Iterator[Figure | Left]:
        if isinstance(found, Undecided):
            if line.value:
                yield self._left(line, found)
            return
        target = row_of(self._targets, found.indicator, line.label, line.name)
        if target is not None and self._is_for_others(line, target):
            return
        cell = read_cell(line.value)
        if cell is None or (cell.noun and cell.noun != self._indicators[found.indicator].counted):
            reason: LeftReason = "not-a-number" if _has_digit(line.value) else "no-figure"
            yield self._left(line, Undecided(reason, (found.indicator,)))
            return
        yield self._figure(position, line, found, cell, target)

    def _is_for_others(self, line: Line, target: Target) -> bool:
        """Whether a unit rightly leaves the row empty: what it asks is asked of other levels only."""
        concerned = {each.level for each in target.concerns.units}
        written = any(self._grid.text(line.row, role) for role in ("value", "numerator", "denominator", "remark"))
        return not written and bool(self._level) and self._level not in concerned

    def _figure(self, position: int, line: Line, found: Match, cell: CellFigure, target: Target | None) -> Figure:
        numerator, denominator, note = self._beside(line, found)
        if cell.numerator:
            numerator, denominator, note = cell.numerator, cell.denominator, cell.note or note
        elif not numerator:
            numerator, denominator = self._under(position, found)
        return Figure(
            match=found,
            target=target.id if target else None,
            scope=self._scope(line, target),
            value=cell.value or None,
            numerator=numerator or None,
            denominator=denominator or None,
            threshold=self._grid.text(line.row, "threshold") or None,
            note=note or None,
            text=_shown(line),
            said_at=_said_at(self._grid, line.label),
            place=self._grid.place(line.row, "value"),
        )

    def _is_rate(self, line: Line) -> bool:
        named = fold(line.name).startswith(("ty le", "muc do"))
        return is_share(line.uom) or "%" in line.value or (not line.uom and (named or self._shares))

    def _scope(self, line: Line, target: Target | None) -> str | None:
        """The part of the unit a row is about; a row for one kind of unit is told apart by its target if it has one."""
        if _for_units(line.name):
            return None if target else line.name
        return by_name(line.name, self._names, self._level)[1]

    def _beside(self, line: Line, found: Match) -> tuple[str, str, str]:
        """Counts in columns of their own or in the remark; what else the remark says is a note."""
        grid = self._grid
        numerator, denominator = grid.text(line.row, "numerator"), grid.text(line.row, "denominator")
        if numerator or denominator:
            return numerator, denominator, grid.text(line.row, "remark")
        remark = grid.text(line.row, "remark")
        if time_of(remark, self._own) == "other":
            return "", "", remark
        return counts_in_remark(remark, found, self._indicators[found.indicator])

    def _under(self, position: int, match: Match) -> tuple[str, str]:
        """The counts in the rows under a rate, taken by their names."""
        indicator = self._indicators[match.indicator]
        children = self._children(position)
        above = self._best(children, (indicator.numerator.vi, *indicator.recognised.numerator))
        below = self._best(children, (indicator.denominator.vi, *indicator.recognised.denominator))
        if above is None or below is None or above == below:
            return "", ""
        self._used |= {above, below}
        return self._lines[above].value, self._lines[below].value

    def _children(self, position: int) -> list[int]:
        label = self._lines[position].label
        children: list[int] = []
        for index in range(position + 1, len(self._lines)):
            line = self._lines[index]
            own = line.label.startswith(label + ".") or not _own_label(line)
            if self._is_rate(line) or not own or not line.value:
                break
            children.append(index)
        return children

    def _best(self, children: Sequence[int], known: Sequence[str]) -> int | None:
        """The row whose name is most like one of those known; None where two are about as like."""
        wanted = [fold(each) for each in known]
        scores = {
            index: max(fuzz.token_sort_ratio(fold(without_brackets(self._lines[index].name)), each) for each in wanted)
            for index in children
        }
        ranked = sorted(scores, key=lambda index: -scores[index])
        return ranked[0] if ranked and scores[ranked[0]] >= _COUNT_LIKE_ENOUGH else None

    def _left(self, line: Line, undecided: Undecided) -> Left:
        candidates, said_at = undecided.candidates, _said_at(self._grid, line.label)
        return Left(_shown(line), undecided.reason, candidates, said_at, _place(line.row))


def by_name(name: str, names: Names, level: str) -> tuple[Match | Undecided, str | None]:
    """What the name of a row stands for, and the part of the unit that it names.

    It is read whole, and without the part that it names; the better is taken. A row in a name's very words names none.
    """
    found = names.of_row(name)
    if isinstance(found, Match) and found.score >= _OWN_TEXT:
        return found, None
    without = scoped(without_brackets(name), level)
    if without.named:
        again = names.of_row(without.rest)
        if isinstance(again, Match) and (not isinstance(found, Match) or again.score > found.score):
            found = again
    if isinstance(found, Match) and of_a_share(without_brackets(name)):
        return Undecided("of-a-share", (found.indicator,)), None
    return found, without.scope


def counts_in_remark(remark: str, found: Match, indicator: Indicator) -> tuple[str, str, str]:
    """Counts that a remark gives of a rate ("951/1.652"), and what else it says."""
    pairs = [each for each in figures(remark) if each.kind == "pair"]
    alone = [each for each in pairs if not (remark[: each.start] + remark[each.end :]).strip(" ();,.")]
    if alone:
        return alone[0].numerator, alone[0].denominator, ""
    counted = [each for each in pairs if each.noun == indicator.counted]
    if len(counted) == 1:
        return counted[0].numerator, counted[0].denominator, remark
    broken = [each for each in breakdowns(groups(remark)) if each.indicator == found.indicator]
    if len(broken) == 1:
        return broken[0].numerator, broken[0].denominator, remark
    return "", "", remark


def lines(grid: Grid) -> Iterator[Line]:
    """The rows of a table with their labels: under a section with a Roman number, "I.1"."""
    section, last = "", ""
    for row in grid.rows:
        number, name = grid.text(row, "number").strip(" ."), grid.text(row, "name")
        uom, value = grid.text(row, "uom"), grid.text(row, "value")
        if _ROMAN.fullmatch(number) and not value:
            section, last = number, ""
            continue
        label = f"{section}.{number}" if section and number else number
        last = label or last
        yield Line(label if number else f"{last}.", name, uom, value, row)


def labelled(grid: Grid, row: Row) -> tuple[str, Place, str]:
    """How a person finds a row, where it lies, and its text."""
    label = grid.text(row, "number").strip(" .")
    shown = " | ".join(cell.text for cell in row if cell.text and not cell.copied)
    return _said_at(grid, label), _place(row), shown


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _own_label(line: Line) -> bool:
    return bool(line.label) and not line.label.endswith(".")


def _for_units(name: str) -> bool:
    folded = fold(name)
    return any(folded.startswith(fold(each)) for each in language()["for_units"])


def _said_at(grid: Grid, label: str) -> str:
    row = label.strip(".")
    return ", ".join(each for each in (grid.section.said_at, f"dòng {row}" if row else "") if each)


def _place(row: Sequence[Cell]) -> Place:
    return next((cell.place for cell in row if cell.text), NO_PLACE)


def _shown(line: Line) -> str:
    return " | ".join(cell.text for cell in line.row if cell.text and not cell.copied)
