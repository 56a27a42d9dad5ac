"""A comparison for a terminal, and as Markdown: what moved first, then the figures, then what does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from engine.fields import Language
from engine.model.compared import LASTING, Comparison, Movement, TargetChange
from engine.problem import Problem
from engine.report import compared_words as words
from engine.report.as_markdown import plain
from engine.report.compared_words import say_it
from engine.report.problems import message, place
from engine.wording import word
from targets import Library

_SHOWN_BY_NAME: tuple[Movement, ...] = (
    "only-new",
    "only-old",
    "still-passing",
    "still-idle",
    "still-not-applicable",
)
_TARGETS = ("target", "asked", "before", "after", "change")
_FIGURES = ("figure", "before", "after", "change")


def render(comparison: Comparison, library: Library, language: Language) -> str:
    """The comparison as tables for a terminal."""
    return "\n".join(_lines(comparison, library, language)) + "\n"


def _lines(comparison: Comparison, library: Library, language: Language) -> Iterator[str]:
    yield words.head(comparison, library, language)
    for line, sets in words.sides(comparison, language):
        yield line
        yield from sets
    yield ""
    yield from words.conclusion(comparison, language)
    rows = [words.target_row(each, language) for each in _in_full(comparison)]
    yield from _grid("targets-line", rows, _TARGETS, [30, 7, 24, 24, 16], language)
    for key, lines in _by_name(comparison, language):
        yield ""
        yield key
        yield from (f"  {line}" for line in lines)
    figures = _changed(comparison, library, language)
    unchanged = str(comparison.unchanged)
    yield from _grid("figures-line", figures, _FIGURES, [30, 24, 24, 27], language, unchanged=unchanged)
    if not figures:
        yield ""
        yield say_it("no-figures", language, unchanged=unchanged)
    for key, lines in (*_on_one_side(comparison, library, language), *_discrepancies(comparison, language)):
        yield ""
        yield key
        yield from (f"  {line}" for line in lines)
    yield ""
    yield words.summary(comparison, language)
    yield from words.fingerprints(comparison, language)


def _in_full(comparison: Comparison) -> list[TargetChange]:
    return [each for each in comparison.targets if each.movement not in _SHOWN_BY_NAME]


def _by_name(comparison: Comparison, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Of each movement that is shown by name: its heading, and a line for each target."""
    for movement in _SHOWN_BY_NAME:
        found = [each for each in comparison.targets if each.movement == movement]
        if found:
            moved = say_it(movement, language)
            heading = say_it("movement-line", language, movement=moved, count=str(len(found)))
            yield heading, [_line(each, language) for each in found]


def _line(change: TargetChange, language: Language) -> str:
    name = words.target_name(change, language)
    match change.movement:
        case "still-not-applicable" | "still-idle":
            return name
        case "still-passing":
            before, after = (words.verdict(each, language) for each in (change.old, change.new))
            shown = (each.partition(": ")[2] for each in (before, after))
            return f"{name}: {' → '.join(dict.fromkeys(shown))}"
    return f"{name}: {words.verdict(change.new or change.old, language)}"


def _changed(comparison: Comparison, library: Library, language: Language) -> list[list[str]]:
    both = [each for each in comparison.figures if each.old and each.new]
    return [words.figure_row(each, library, language) for each in both]


def _on_one_side(comparison: Comparison, library: Library, language: Language) -> Iterator[tuple[str, list[str]]]:
    """The readings that only one submission has."""
    for key, other in (("figures-new", "old"), ("figures-gone", "new")):
        lines = [
            words.figure_line(each, library, language) for each in comparison.figures if getattr(each, other) is None
        ]
        if lines:
            yield say_it(key, language, count=str(len(lines))), lines


def _discrepancies(comparison: Comparison, language: Language) -> Iterator[tuple[str, list[str]]]:
    for lasting in LASTING:
        found = [each for each in comparison.discrepancies if each.lasting == lasting]
        if found:
            heading = say_it(f"discrepancies-{lasting}", language, count=str(len(found)))
            yield heading, [words.discrepancy_line(each, language) for each in found]


def _grid(
    key: str,
    rows: Sequence[Sequence[str]],
    columns: Sequence[str],
    widths: Sequence[int],
    language: Language,
    **details: str,
) -> Iterator[str]:
    if rows:
        headers = [say_it(column, language) for column in columns]
        options = {"maxcolwidths": list(widths), "disable_numparse": True, "break_on_hyphens": False}
        yield ""
        yield say_it(key, language, count=str(len(rows)), **details)
        yield tabulate(rows, headers, tablefmt="grid", **options)  # type: ignore[arg-type]


def render_markdown(comparison: Comparison, problems: Sequence[Problem], library: Library, language: Language) -> str:
    """The comparison for a report, a wiki or a mail; then the warnings."""
    lines = list(_markdown(comparison, library, language))
    if problems:
        lines += ["", word("problems-line", language, count=str(len(problems))), ""]
        lines += [f"- {plain(place(each, language))}: {plain(message(each, language))}" for each in problems]
    return "\n".join(lines).strip() + "\n"


def _markdown(comparison: Comparison, library: Library, language: Language) -> Iterator[str]:
    yield f"# {plain(words.head(comparison, library, language))}"
    for line, sets in words.sides(comparison, language):
        yield from ("", plain(line))
        if sets:
            yield ""
            yield from (f"- {plain(each)}" for each in sets)
    for line in words.conclusion(comparison, language):
        yield from ("", plain(line))
    rows = [words.target_row(each, language) for each in _in_full(comparison)]
    yield from _pipes("targets-line", rows, _TARGETS, language)
    for heading, lines in _by_name(comparison, language):
        yield from _bullets(heading, lines)
    figures = _changed(comparison, library, language)
    unchanged = str(comparison.unchanged)
    yield from _pipes("figures-line", figures, _FIGURES, language, unchanged=unchanged)
    if not figures:
        yield from ("", say_it("no-figures", language, unchanged=unchanged))
    for heading, lines in (*_on_one_side(comparison, library, language), *_discrepancies(comparison, language)):
        yield from _bullets(heading, lines)
    for line in (words.summary(comparison, language), *words.fingerprints(comparison, language)):
        yield from ("", plain(line))


def _pipes(
    key: str, rows: Sequence[Sequence[str]], columns: Sequence[str], language: Language, **details: str
) -> Iterator[str]:
    if rows:
        headers = [say_it(column, language) for column in columns]
        cells = [[plain(cell) for cell in row] for row in rows]
        yield from ("", f"## {say_it(key, language, count=str(len(rows)), **details).rstrip(':')}", "")
        yield tabulate(cells, headers, tablefmt="github", disable_numparse=True)


def _bullets(heading: str, lines: Sequence[str]) -> Iterator[str]:
    yield from ("", f"## {heading.rstrip(':')}", "")
    yield from (f"- {plain(line)}" for line in lines)
