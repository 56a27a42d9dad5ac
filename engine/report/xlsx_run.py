"""What all sheets of one workbook share: the scoring, its words, and which unit has which sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engine.fields import Language
from engine.model.scored import Scoring, UnitLine
from engine.report.xlsx_book import Book, Column
from engine.report.xlsx_cells import Link
from engine.report.xlsx_names import sheet_names
from engine.wording import say
from targets import Library

SHEETS = ("ranking", "matrix", "targets", "close", "groups", "open", "decisions", "method")
"""Those that are of no single unit, in their order."""


class Run(NamedTuple):
    """A scoring that becomes a workbook.

    ``own`` is the name of the sheet of each unit, by the identity of its score: all else may be equal where one report
    is given twice.
    """

    scoring: Scoring
    library: Library
    language: Language
    book: Book
    own: Mapping[int, str]

    def say(self, key: str, **details: str) -> str:
        return say("workbook", key, self.language, **details)

    def level(self, level: str) -> str:
        return self.library.levels[level].name.get(self.language)

    def column(self, key: str, width: int, style: str = "cell") -> Column:
        return Column(self.say(key), width, style)

    def link(self, unit: UnitLine) -> Link:
        """The unit's name, which leads to its sheet."""
        return Link(unit.name, self.own[id(unit)])


def run_of(scoring: Scoring, library: Library, language: Language) -> Run:
    """A workbook without sheets, with a name for each that it will have."""
    taken = [say("workbook", f"sheet-{key}", language) for key in SHEETS]
    names = sheet_names(scoring.units, taken, say("workbook", "nameless", language))
    own = {id(unit): name for unit, name in zip(scoring.units, names, strict=True)}
    return Run(scoring, library, language, Book(taken[0], say("workbook", "page", language)), own)
