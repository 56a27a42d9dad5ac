"""The sheets of a workbook about what people have to do: what is to be cleared up, and what the team decided."""

from __future__ import annotations

from collections.abc import Iterator

from engine import phrase
from engine.model.decided import Decision, Statement
from engine.model.scored import TargetLine, UnitLine
from engine.report import problems, scored_words
from engine.report.scored_words import say_it
from engine.report.xlsx_book import table, widths
from engine.report.xlsx_cells import Cell
from engine.report.xlsx_run import Run
from engine.wording import word


def add_open(run: Run) -> None:
    """What is to be asked before ranking, and what is wrong with inputs, if there is anything; nothing is left out."""
    columns = [
        run.column("number", 6, "count"),
        run.column("open-kind", 20),
        run.column("where", 44),
        run.column("what", 64),
        run.column("hint", 46),
        run.column("code", 20),
    ]
    rows = [*_doubts(run), *_problems(run)]
    if rows:
        sheet = run.book.sheet(run.say("sheet-open"), widths(columns))
        table(sheet, run.say("sheet-open"), columns, [[at, *row] for at, row in enumerate(rows, 1)], 1)


def _doubts(run: Run) -> Iterator[list[Cell]]:
    for each in run.scoring.doubts:
        sources = "\n".join(unit.source for unit in each.units)
        yield [run.say("kind-doubt"), sources, scored_words.doubt_line(each, run.language), None, each.kind]


def _problems(run: Run) -> Iterator[list[Cell]]:
    language = run.language
    for each in run.scoring.problems:
        said = [problems.message(each, language), each.line_text.strip()]
        yield [
            run.say(f"kind-{each.severity}"),
            problems.place(each, language),
            "\n".join(text for text in said if text),
            problems.hint(each, language),
            each.code,
        ]


def add_decisions(run: Run) -> None:
    """The decisions that hold, each beside the machine's verdict, if there are any."""
    found = [(unit, row, row.decision) for unit in run.scoring.units for row in unit.rows if row.decision]
    columns = [
        run.column("unit", 28),
        run.column("target", 34),
        run.column("machine", 13),
        run.column("team", 13),
        run.column("reason", 36),
        run.column("who", 18),
        run.column("when", 12, "count"),
        run.column("until", 12, "count"),
        run.column("objection", 32),
        run.column("answer", 32),
    ]
    if found:
        sheet = run.book.sheet(run.say("sheet-decisions"), widths(columns))
        table(sheet, run.say("sheet-decisions"), columns, [_decision(*each, run) for each in found], 2)


def _decision(unit: UnitLine, row: TargetLine, decision: Decision, run: Run) -> list[Cell]:
    language = run.language
    return [
        run.link(unit),
        scored_words.target_name(row.target, language),
        word(row.machine, language),
        say_it("suspended" if row.standing == "suspended" else row.verdict, language),
        decision.reason,
        decision.who,
        decision.when,
        decision.until,
        _stated(decision.objection, run),
        _stated(decision.answer, run),
    ]


def _stated(statement: Statement | None, run: Run) -> str:
    if statement is None:
        return ""
    return run.say("statement", text=statement.text, who=statement.who, when=phrase.day(statement.when))
