"""The first sheet of a workbook: all units, by level and rank, in one table that can be filtered."""

from __future__ import annotations

from collections.abc import Iterator

from engine.model.scored import UnitLine
from engine.report import scored_words as words
from engine.report.scored_words import say_it
from engine.report.xlsx_book import Column, table, widths
from engine.report.xlsx_cells import Cell, points
from engine.report.xlsx_run import Run


def add_ranking(run: Run) -> None:
    """The ranking, then what is to be known to read it."""
    decided = any(unit.before for unit in run.scoring.units)
    columns = _columns(run, decided=decided)
    sheet = run.book.sheet(run.say("sheet-ranking"), widths(columns))
    first, *rest = words.head(run.scoring, run.language)
    table(sheet, first, columns, [_row(unit, run, decided=decided) for unit in run.scoring.units], 4)
    for line in (*rest, *_notes(run)):
        sheet.say(line)


def _columns(run: Run, *, decided: bool) -> list[Column]:
    before = [run.column("score-before", 10, "number"), run.column("rank-before", 10, "count")] if decided else []
    return [
        run.column("level", 20),
        run.column("rank", 7, "count"),
        run.column("score", 10, "total"),
        run.column("unit", 32),
        run.column("parent", 26),
        run.column("province", 22),
        run.column("earned", 10, "number"),
        run.column("possible", 9, "number"),
        run.column("passes", 7, "count"),
        run.column("fails", 7, "count"),
        run.column("open", 7, "count"),
        *before,
        run.column("remark", 38),
    ]


def _row(unit: UnitLine, run: Run, *, decided: bool) -> list[Cell]:
    reporter, before = unit.unit, unit.before
    were: list[Cell] = [points(before.score, 2), before.rank] if before else [None, None]
    return [
        run.level(unit.level),
        unit.rank,
        points(unit.score, 2),
        run.link(unit),
        reporter.parent,
        reporter.province,
        points(unit.earned),
        points(unit.possible),
        unit.passes,
        unit.fails,
        unit.open,
        *(were if decided else []),
        "; ".join(_remarks(unit, run)),
    ]


def _remarks(unit: UnitLine, run: Run) -> Iterator[str]:
    if unit.score is None:
        yield run.say("no-score")
    elif unit.rank is None:
        yield run.say("in-doubt")
    if unit.tied:
        yield run.say("tied")
    for ranking in run.scoring.rankings:
        if ranking.level == unit.level and unit.rank is not None:
            yield from (run.say(remark) for remark in ranking.remarks)


def _notes(run: Run) -> Iterator[str]:
    language = run.language
    yield say_it("open-note", language)
    yield run.say("cut-off")
    for ranking in run.scoring.rankings:
        for remark in ranking.remarks:
            yield f"{run.level(ranking.level)}: {say_it(remark, language)}"
    if run.scoring.doubts:
        yield say_it("doubted-line", language, count=str(len(run.scoring.doubted))).rstrip(":") + "."
    yield words.fingerprint_line(run.scoring, language)
