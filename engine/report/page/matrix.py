"""The matrix of a level, unit by target: a letter for each verdict, and how dark its cell is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from engine import phrase
from engine.exact import Number
from engine.fields import Language
from engine.model import Target
from engine.model.scored import Ranking, Scheme, Scoring, TargetLine, UnitLine
from engine.report import scored_words as words
from engine.report.page.charts import KINDS
from engine.report.scored_words import say_it
from engine.wording import say
from targets import Library

Numbers = Mapping[int, int]
"""The numbers of units on the page, from 1, by identity."""

_FAR = 10
"""So many times as far from the threshold as is close to it is far."""


class Cell(NamedTuple):
    """``kind`` is for the style sheet; ``mark`` is shown, ``said`` is read aloud."""

    kind: str
    mark: str
    said: str


class Column(NamedTuple):
    """A target: its row in the document, its id, and its name."""

    row: str
    id: str
    name: str


class Line(NamedTuple):
    """A unit: its number on the page, its rank and name, and a cell for each column."""

    number: int
    rank: str
    name: str
    cells: Sequence[Cell]


class Matrix(NamedTuple):
    """``sets`` are the names of the target sets with how many of the ``columns`` each has, in order.

    ``lines`` come one after the other, once.
    """

    sets: Sequence[tuple[str, int]]
    columns: Sequence[Column]
    lines: Iterator[Line]


def matrix(ranking: Ranking, scoring: Scoring, numbers: Numbers, library: Library, language: Language) -> Matrix:
    """The matrix of a ranking."""
    targets = [each.target for each in scoring.pictures if each.level == ranking.level]
    lines = (
        Line(numbers[id(unit)], str(unit.rank or ""), words.unit_name(unit), _cells(unit, targets, scoring, language))
        for unit in ranking.units
    )
    columns = [Column(each.row, each.id, each.name.get(language)) for each in targets]
    return Matrix(_sets(targets, library, language), columns, lines)


def _sets(targets: Sequence[Target], library: Library, language: Language) -> list[tuple[str, int]]:
    names = {each.id: each.name.get(language) for each in library.sets}
    return [(names.get(name, name), len(list(found))) for name, found in groupby(each.set for each in targets)]


def _cells(unit: UnitLine, targets: Sequence[Target], scoring: Scoring, language: Language) -> list[Cell]:
    rows = {row.target.id: row for row in unit.rows}
    return [_cell(rows.get(target.id), scoring.scheme, language) for target in targets]


def _cell(row: TargetLine | None, scheme: Scheme, language: Language) -> Cell:
    if row is None:
        return Cell("", "", say("page", "not-asked", language))
    found = kind(row)
    mark = say("page", f"letter-{found}", language) + _decided(row, language)
    return Cell(_shade(row, scheme) if found == "fail" else found, mark, words.verdict(row, language))


def _decided(row: TargetLine, language: Language) -> str:
    """The mark of a decision, as in the workbook."""
    if row.decision is None:
        return ""
    return say("workbook", "mark-changed" if row.is_changed else "mark-confirmed", language)


def kind(row: TargetLine) -> str:
    """The verdict that counts, or that it is suspended."""
    return "suspended" if row.standing == "suspended" else row.verdict


def _shade(row: TargetLine, scheme: Scheme) -> str:
    """How dark a failing cell is: the farther from the threshold the darker."""
    margin = row.margin
    if margin is None or margin >= 0:
        return "fail"
    if -margin <= scheme.close:
        return "fail near"
    return "fail far" if -margin > _FAR * scheme.close else "fail"


def legend(scheme: Scheme, language: Language) -> list[Cell]:
    """What each mark and shade means."""
    found = [Cell(each, say("page", f"letter-{each}", language), say_it(each, language)) for each in KINDS]
    letter = say("page", "letter-fail", language)
    near = say("page", "near", language, points=_points(scheme.close, language))
    far = say("page", "far", language, points=_points(_FAR * scheme.close, language))
    found[1:2] = [Cell("fail near", letter, near), found[1], Cell("fail far", letter, far)]
    marks = [
        Cell("", say("workbook", f"mark-{each}", language), say("workbook", f"legend-{each}", language))
        for each in ("changed", "confirmed")
    ]
    return [*found, *marks]


def _points(number: Number, language: Language) -> str:
    return phrase.decimal(number, language)
