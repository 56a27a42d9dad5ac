"""The sheet of a workbook that says how it was made, on what that rests, and how to make it again."""

from __future__ import annotations

from collections.abc import Iterator

from engine import phrase
from engine.model.scored import Scheme
from engine.report import scored_words
from engine.report.scored_words import say_it
from engine.report.xlsx_book import Column, table, widths
from engine.report.xlsx_cells import Cell
from engine.report.xlsx_run import Run
from engine.wording import word

_PRINTS = (
    ("whole", "method-whole"),
    ("inputs", "method-inputs"),
    ("rules", "method-rules"),
    ("scheme", "method-scheme-print"),
    ("decisions", "method-decisions-print"),
    ("version", "method-version"),
)


def add_method(run: Run) -> None:
    """The scheme and how it makes points, the sets and how they are known, the day, the fingerprint and its parts."""
    columns = [Column(run.say("about"), 30, "total-name"), Column(run.say("said"), 120, "said")]
    sheet = run.book.sheet(run.say("sheet-method"), widths(columns))
    rows: list[list[Cell]] = [[label, said] for label, said in _rows(run)]
    table(sheet, run.say("sheet-method"), columns, rows, 1)


def _rows(run: Run) -> Iterator[tuple[str, Cell]]:
    scoring, language, scheme = run.scoring, run.language, run.scoring.scheme
    yield run.say("method-scored"), len(scoring.units)
    yield run.say("method-scheme"), f"{scheme.name.get(language)} ({scheme.id}). {scheme.note.get(language)}."
    yield run.say("method-known"), scored_words.known_by(scheme, language)
    yield from _points(scheme, run)
    yield run.say("method-score"), run.say("score-line")
    yield run.say("method-open"), say_it("open-note", language)
    yield run.say("method-values"), run.say("values-line")
    yield run.say("method-day"), scoring.as_of or run.say("no-day")
    yield from ((run.say("method-set"), line) for line in _sets(run))
    decided = sum(row.decision is not None for unit in scoring.units for row in unit.rows)
    yield run.say("method-decisions"), decided
    yield from ((run.say(label), getattr(scoring.fingerprint, part)) for part, label in _PRINTS)
    yield run.say("method-again"), run.say("again-line", command=_command(run))


def _points(scheme: Scheme, run: Run) -> Iterator[tuple[str, str]]:
    """All figures that the points are made with."""
    language = run.language
    yield run.say("method-how"), run.say(f"how-{scheme.method}")
    for group in scheme.groups:
        details = {"name": group.name.get(language), "max": scored_words.points(group.max, language)}
        yield run.say("method-group"), run.say("group-line", indicators=", ".join(group.indicators), **details)
    for name, weight in scheme.weights.items():
        yield run.say("method-weight"), run.say("weight-line", name=name, weight=scored_words.in_full(weight))
    for name, percent in scheme.full_at.items():
        yield run.say("method-full"), run.say("full-line", name=name, percent=phrase.percent(percent, language))


def _sets(run: Run) -> Iterator[str]:
    language = run.language
    for each in run.library.sets:
        if each.id in run.scoring.sets:
            details = {"name": each.name.get(language), "document": each.document.get(language)}
            yield run.say("set-known", id=each.id, known_by=word(each.known_by, language), **details)


def _command(run: Run) -> str:
    """The command without the names of files, which a scoring does not know."""
    scoring = run.scoring
    decisions = any(row.decision for unit in scoring.units for row in unit.rows)
    day = f" --as-of {scoring.as_of.isoformat()}" if scoring.as_of else ""
    options = f"{day}{' --decisions ' + run.say('decisions-file') if decisions else ''}"
    return f"chitieu score {run.say('reports-folder')} --scheme {scoring.scheme.id}{options}"
