"""What the page says of each level, of its targets and of decisions, put in words and drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from engine import exact, phrase
from engine.exact import Number
from engine.fields import Language
from engine.model.scored import Ranking, Scoring, TargetPicture, UnitLine
from engine.report import scored_tables as tables
from engine.report import scored_words as words
from engine.report.decision_words import ruling
from engine.report.page import charts
from engine.report.page.bins import bins
from engine.report.page.charts import Chart
from engine.report.page.details import said_by, statements
from engine.report.page.matrix import Matrix, Numbers, matrix
from engine.report.scored_tables import Table
from engine.report.words import asked
from engine.wording import say, word
from targets import Library


class Ranked(NamedTuple):
    """A row of a ranking: the unit's number on the page, the table's cells, and the score in plain digits."""

    number: int
    cells: Sequence[str]
    share: str


class Card(NamedTuple):
    """One target: texts and charts. ``bins`` are the numbers of the distribution: range, reached, short."""

    target: str
    asked: str
    hardness: str
    passing: str
    counts: str
    range: str
    close: Sequence[str]
    bar: Chart | None
    distribution: Chart | None
    bins: Sequence[tuple[str, str, str]]
    numbers_of: str


class LevelView(NamedTuple):
    """A level: its id and name, counts of units for the overview and its hardest target, ranking, matrix, targets.

    ``units`` is how many units are ``ranked``, which come one after the other; ``ranking`` has no rows.
    """

    id: str
    name: str
    overview: Sequence[str]
    hardest: str
    ranking: Table
    units: int
    ranked: Iterator[Ranked]
    matrix: Matrix
    targets: Table
    cards: Sequence[Card]


def levels(scoring: Scoring, numbers: Numbers, library: Library, language: Language) -> Iterator[LevelView]:
    """The levels in the order of the rankings."""
    for ranking in scoring.rankings:
        yield LevelView(
            ranking.level,
            library.levels[ranking.level].name.get(language),
            _overview(ranking),
            _hardest(ranking, scoring, language),
            tables.ranking_head(ranking, library, language),
            len(ranking.units),
            _ranked(ranking, numbers, language),
            matrix(ranking, scoring, numbers, library, language),
            tables.pictures(scoring, ranking.level, library, language),
            [
                _card(each, language, is_drawn=len(ranking.units) > 1)
                for each in scoring.hardest
                if each.level == ranking.level
            ],
        )


def _ranked(ranking: Ranking, numbers: Numbers, language: Language) -> Iterator[Ranked]:
    for unit, cells in zip(ranking.units, tables.ranking_rows(ranking, language), strict=True):
        yield Ranked(numbers[id(unit)], cells, _share(unit.score))


def _share(score: Number | None) -> str:
    return exact.to_text(score or Number(0))


def _overview(ranking: Ranking) -> list[str]:
    """How many units there are, pass all, fail some, have open targets."""
    units = ranking.units
    counts = [
        len(units),
        sum(map(_passes_all, units)),
        sum(_has(unit, "fail") for unit in units),
        sum(_has(unit, "missing", "inconclusive") for unit in units),
    ]
    return [str(each) for each in counts]


def _passes_all(unit: UnitLine) -> bool:
    is_open = any(row.standing == "suspended" for row in unit.rows) or _has(unit, "fail", "missing", "inconclusive")
    return _has(unit, "pass") and not is_open


def _has(unit: UnitLine, *verdicts: str) -> bool:
    return any(row.verdict in verdicts and row.standing != "suspended" for row in unit.rows)


def _hardest(ranking: Ranking, scoring: Scoring, language: Language) -> str:
    """The target that the smallest share passes, where not all pass every one."""
    found = [each for each in scoring.hardest if each.level == ranking.level and each.passing != 1][:1]
    named = (
        say(
            "page",
            "hardest",
            language,
            target=words.target_name(each.target, language),
            passing=words.passing(each, language),
        )
        for each in found
    )
    return "".join(named)


def _card(picture: TargetPicture, language: Language, *, is_drawn: bool) -> Card:
    """A target in words and, where there are units to compare, drawn."""
    target = picture.target
    spread = words.distribution(picture, language)
    return Card(
        target=words.target_name(target, language),
        asked=asked(target, language),
        hardness=say("page", "hardness-of", language, hardness=str(picture.hardness)),
        passing=say("page", "passing-of", language, passing=words.passing(picture, language)),
        counts=words.verdict_counts(picture, language),
        range=say("page", "range", language, range=spread) if spread else say("page", "no-values", language),
        close=[words.close_line(target, each, language) for each in picture.close],
        bar=charts.bar(picture, language) if is_drawn else None,
        distribution=charts.distribution(picture, language) if is_drawn else None,
        bins=list(_bins(picture, language)) if is_drawn else [],
        numbers_of=say("page", "numbers-of", language, target=target.id),
    )


def _bins(picture: TargetPicture, language: Language) -> Iterator[tuple[str, str, str]]:
    for low, high, reached, short in bins(picture):
        ends = {"low": words.points(low, language), "high": "" if high is None else words.points(high, language)}
        key = "bin-rest" if high is None else "bin-range"
        yield say("page", key, language, **ends), str(reached), str(short)


class Decided(NamedTuple):
    """A decision: number and name of the unit, target, the machine's verdict, the ruling, what counts, and why."""

    number: int
    unit: str
    target_id: str
    target: str
    machine: str
    ruling: str
    effective: str
    by: str
    reasons: Sequence[str]


def decisions(scoring: Scoring, numbers: Numbers, language: Language) -> Iterator[Decided]:
    """The decisions that hold, in the order of units and targets."""
    for unit in scoring.units:
        for row in unit.rows:
            decision = row.decision
            if decision is None:
                continue
            suspended = row.standing == "suspended"
            yield Decided(
                numbers[id(unit)],
                words.unit_name(unit),
                row.target.id,
                words.target_name(row.target, language),
                word(row.machine, language),
                ruling(decision.ruling, language),
                words.say_it("suspended" if suspended else row.verdict, language),
                said_by(decision, language),
                [*_why(decision.reason, decision.until, language), *statements(decision, language)],
            )


def _why(reason: str, until: date | None, language: Language) -> Iterator[str]:
    yield reason
    if until is not None:
        yield say("minutes", "until", language, day=phrase.day(until))
