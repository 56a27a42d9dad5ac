"""A scoring as Markdown: for a report, a wiki or a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from engine.fields import Language
from engine.model.scored import Scoring, UnitScore
from engine.report import scored_tables as tables
from engine.report import scored_words as words
from engine.report.as_markdown import plain
from engine.report.problems import message, place
from engine.report.scored_tables import Table
from engine.report.scored_words import say_it
from engine.wording import word
from targets import Library


def render(scoring: Scoring, library: Library, language: Language) -> str:
    """The scoring with a heading for each part; then the problems."""
    lines = list(_lines(scoring, library, language))
    if scoring.problems:
        lines += ["", "## " + word("problems-line", language, count=str(len(scoring.problems))).rstrip(":"), ""]
        lines += [f"- {plain(place(each, language))}: {plain(message(each, language))}" for each in scoring.problems]
    return "\n".join(lines).strip() + "\n"


def _lines(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    if not scoring.units:
        yield say_it("nothing-scored", language)
        return
    first, *rest = words.head(scoring, language)
    yield f"# {plain(first)}"
    yield from _paragraphs(rest)
    for found in scoring.rankings:
        yield from _table(tables.ranking(found, library, language))
    yield from _paragraphs([say_it("open-note", language)])
    yield from _bullets("doubts-line", [words.doubt_line(each, language) for each in scoring.doubts], language)
    yield from ("", f"## {say_it('units-line', language).rstrip(':')}")
    for unit in scoring.opened():
        yield from _unit(unit, library, language)
    for ranking in scoring.rankings:
        yield from _table(tables.pictures(scoring, ranking.level, library, language))
    points = words.points(scoring.scheme.close, language)
    yield from _bullets("close-line", tables.close(scoring, language), language, points=points)
    if scoring.groups:
        yield from _table(tables.groups(scoring, library, language))
    yield from _bullets("sets-line", words.set_lines(scoring, library, language), language)
    yield from _paragraphs([words.fingerprint_line(scoring, language)])


def _unit(unit: UnitScore, library: Library, language: Language) -> Iterator[str]:
    yield from ("", f"### {plain(words.unit_line(unit, library, language))}")
    if unit.before:
        yield from _paragraphs([words.before_line(unit, language)])
    lost = tables.lost(unit, library, language)
    if lost.rows:
        yield from ("", _pipes(lost))
    yield from _paragraphs(tables.rest(unit, language))


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"## {plain(table.title).rstrip(':')}")
    if table.rows:
        yield from ("", _pipes(table))
    yield from _paragraphs(table.below)


def _pipes(table: Table) -> str:
    cells = [[plain(cell) for cell in row] for row in table.rows]
    return tabulate(cells, table.columns, tablefmt="github", disable_numparse=True)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from ("", plain(line))


def _bullets(key: str, lines: Sequence[str], language: Language, **details: str) -> Iterator[str]:
    if lines:
        yield from ("", f"## {say_it(key, language, count=str(len(lines)), **details).rstrip(':')}", "")
        yield from (f"- {plain(line)}" for line in lines)
