"""A scoring for a terminal: ranking first, then what to ask, each unit's points, the targets, and what it rests on.

Of a hundred units the whole is thousands of lines; the summary leaves out what a person asks for one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from engine.fields import Language
from engine.model.scored import Scoring, UnitScore
from engine.report import scored_tables as tables
from engine.report import scored_words as words
from engine.report.scored_tables import Table
from engine.report.scored_words import say_it
from targets import Library

_HARDEST = 5
_CLOSEST = 10


def render(scoring: Scoring, library: Library, language: Language) -> str:
    """The whole scoring as tables for a terminal."""
    return _text(_lines(scoring, library, language))


def summary(scoring: Scoring, library: Library, language: Language) -> str:
    """The rankings, what to ask, the hardest targets of each level, who is closest to a threshold, and places."""
    return _text(_short(scoring, library, language))


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _lines(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    yield from _head(scoring, library, language)
    if scoring.units:
        yield from _units(scoring, library, language)
        for ranking in scoring.rankings:
            yield from _table(tables.pictures(scoring, ranking.level, library, language))
        close = tables.close(scoring, language)
        yield from _block("close-line", close, language, points=_close(scoring, language))
        yield from _foot(scoring, library, language)


def _short(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    yield from _head(scoring, library, language)
    if scoring.units:
        for ranking in scoring.rankings:
            if len(ranking.units) > 1:
                yield from _table(tables.pictures(scoring, ranking.level, library, language, _HARDEST))
        close = tables.closest(scoring, language, _CLOSEST)
        yield from _block("close-line", close, language, points=_close(scoring, language))
        yield from _foot(scoring, library, language)
        yield ""
        yield say_it("in-detail", language)


def _head(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    if not scoring.units:
        yield say_it("nothing-scored", language)
        return
    yield from words.head(scoring, language)
    for found in scoring.rankings:
        yield from _table(tables.ranking(found, library, language))
    yield say_it("open-note", language)
    yield from _block("doubts-line", [words.doubt_line(each, language) for each in scoring.doubts], language)


def _units(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    yield ""
    yield say_it("units-line", language)
    for ranking in scoring.rankings:
        for unit in ranking.units:
            yield from _unit(unit.opened(), library, language)
    if scoring.doubted:
        yield ""
        yield say_it("doubted-line", language, count=str(len(scoring.doubted)))
    for unit in scoring.doubted:
        yield from _unit(unit.opened(), library, language)


def _foot(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    if scoring.groups:
        yield from _table(tables.groups(scoring, library, language))
    yield from _block("sets-line", words.set_lines(scoring, library, language), language)
    yield ""
    yield words.fingerprint_line(scoring, language)


def _close(scoring: Scoring, language: Language) -> str:
    return words.points(scoring.scheme.close, language)


def _unit(unit: UnitScore, library: Library, language: Language) -> Iterator[str]:
    yield ""
    yield words.unit_line(unit, library, language)
    if unit.before:
        yield words.before_line(unit, language)
    lost = tables.lost(unit, library, language)
    if lost.rows:
        yield _grid(lost)
    yield from (f"  {line}" for line in tables.rest(unit, language))


def _table(table: Table) -> Iterator[str]:
    yield ""
    yield table.title
    if table.rows:
        yield _grid(table)
    yield from table.below


def _grid(table: Table) -> str:
    options = {"maxcolwidths": list(table.widths[: len(table.columns)]), "break_on_hyphens": False}
    return tabulate(table.rows, table.columns, tablefmt="outline", disable_numparse=True, **options)  # type: ignore[arg-type]


def _block(key: str, lines: Sequence[str], language: Language, **details: str) -> Iterator[str]:
    if lines:
        yield ""
        yield say_it(key, language, count=str(len(lines)), **details)
        yield from (f"  {line}" for line in lines)
