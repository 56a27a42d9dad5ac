"""The sheet of a workbook that sets units against targets: a short word and a colour for each verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from engine.model import Target
from engine.model.scored import TargetLine, UnitLine
from engine.report import scored_words
from engine.report.scored_words import say_it
from engine.report.words import asked
from engine.report.xlsx_book import Sheet
from engine.report.xlsx_cells import Cell, points
from engine.report.xlsx_run import Run

_FIRST = 4
"""So many columns stand before the targets."""
_BEGIN, _END = 36, 28
"""So much is kept of a long name: several names begin alike, and differ at the end."""
_VERDICTS = ("pass", "fail", "missing", "inconclusive", "no_activity", "not_applicable", "suspended")


def add_matrix(run: Run) -> None:
    """A row for each unit, a column for each target that some unit was judged by; what the words mean above."""
    targets = _targets(run)
    sheet = run.book.sheet(run.say("sheet-matrix"), [32, 20, 7, 9, *(8 for _ in targets)])
    sheet.title(run.say("matrix-title"))
    sheet.say("  ·  ".join(_legend(run)))
    first = sheet.row
    _heads(sheet, targets, run)
    header = sheet.row - 1
    sheet.keep_in_view(1)
    sheet.repeat(first)
    for unit in run.scoring.units:
        _row(sheet, unit, targets, run)
    sheet.filter(header)
    _names(sheet, targets, run)


def _targets(run: Run) -> list[Target]:
    judged = {row.target.id for unit in run.scoring.units for row in unit.rows}
    sets = [each for each in run.library.sets if each.id in run.scoring.sets]
    return [target for each in sets for target in each.targets if target.id in judged]


def _heads(sheet: Sheet, targets: Sequence[Target], run: Run) -> None:
    """The names of the sets, of the targets, and what each asks; the last row is the one to filter by."""
    language = run.language
    for column in range(_FIRST):
        sheet.put(column, None, "head")
        sheet.put(column, None, "head", sheet.row + 1)
    at = _FIRST
    for name, own in groupby(targets, key=lambda each: each.set):
        count = len(list(own))
        found = run.library.named(name)
        sheet.merge(at, at + count - 1, found.name.get(language) if found else name, "head")
        at += count
    sheet.row += 1
    sheet.high(150)
    for column, target in enumerate(targets, _FIRST):
        sheet.put(column, _shortened(target.name.get(language)), "upright")
    sheet.row += 1
    heads = [run.say("row-asked", row=each.row, asked=asked(each, language)) for each in targets]
    sheet.head([*(run.say(key) for key in ("unit", "level", "rank", "score")), *heads])


def _shortened(name: str) -> str:
    if len(name) <= _BEGIN + _END:
        return name
    return f"{name[:_BEGIN].rpartition(' ')[0]} … {name[-_END:].partition(' ')[2]}"


def _row(sheet: Sheet, unit: UnitLine, targets: Sequence[Target], run: Run) -> None:
    own = {row.target.id: row for row in unit.rows}
    found = [own.get(target.id) for target in targets]
    cells: list[Cell] = [run.link(unit), run.level(unit.level), unit.rank, points(unit.score, 2)]
    styles = ["cell", "cell", "count", "total"]
    cells += [short(row, run) if row else None for row in found]
    styles += [f"middle {counted(row)}" if row else "middle" for row in found]
    sheet.add(cells, styles)


def counted(row: TargetLine) -> str:
    """The verdict that counts, or that it is suspended."""
    return "suspended" if row.standing == "suspended" else row.verdict


def short(row: TargetLine, run: Run) -> str:
    """The verdict in a word, marked where the team decided."""
    found = run.say(f"short-{counted(row)}")
    if row.decision is None:
        return found
    return found + run.say("mark-changed" if row.is_changed else "mark-confirmed")


def _legend(run: Run) -> Iterator[str]:
    for verdict in _VERDICTS:
        found, whole = run.say(f"short-{verdict}"), say_it(verdict, run.language)
        if found != whole:
            yield run.say("legend", short=found, word=whole.lower())
    if any(row.decision for unit in run.scoring.units for row in unit.rows):
        for mark in ("changed", "confirmed"):
            yield run.say("legend", short=run.say(f"mark-{mark}"), word=run.say(f"legend-{mark}"))


def _names(sheet: Sheet, targets: Sequence[Target], run: Run) -> None:
    sheet.row += 1
    sheet.say(run.say("names-line"), "part")
    for target in targets:
        sheet.say(f"{scored_words.target_name(target, run.language)} ({asked(target, run.language)})")
