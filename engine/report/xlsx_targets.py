"""The sheets of a workbook about targets and places: how many pass, who is close to a threshold, groups of units."""

from __future__ import annotations

from engine.exact import Number
from engine.model.scored import TargetPicture, UnitGroup
from engine.report import scored_words
from engine.report.scored_words import say_it
from engine.report.words import asked
from engine.report.xlsx_book import Column, table, widths
from engine.report.xlsx_cells import Cell, margin, percent, points
from engine.report.xlsx_run import Run
from engine.wording import word

_VERDICTS = ("pass", "fail", "missing", "inconclusive", "no_activity", "not_applicable")


def add_targets(run: Run) -> None:
    """Each target in each level, the hardest first; then those that nobody was judged by."""
    columns = _columns(run)
    sheet = run.book.sheet(run.say("sheet-targets"), widths(columns))
    idle = [each for each in run.scoring.pictures if each.hardness is None]
    rows = [_picture(each, run) for each in (*run.scoring.hardest, *idle)]
    table(sheet, run.say("sheet-targets"), columns, rows, 2)
    sheet.say(run.say("values-line"))


def _columns(run: Run) -> list[Column]:
    language = run.language
    return [
        run.column("level", 20),
        run.column("target", 14),
        run.column("name", 48),
        run.column("asked", 9, "middle"),
        run.column("hardness", 7, "count"),
        run.column("passing", 9, "total"),
        *(Column(word(each, language), 9, "count") for each in _VERDICTS),
        Column(say_it("suspended", language), 9, "count"),
        run.column("lowest", 10, "number"),
        run.column("middle", 10, "number"),
        run.column("highest", 10, "number"),
        run.column("close", 8, "count"),
    ]


def _picture(picture: TargetPicture, run: Run) -> list[Cell]:
    target = picture.target
    values = [each.value for each in picture.values]
    middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2 if values else None
    ends = (values[0], middle, values[-1]) if values else (None, None, None)
    return [
        run.level(picture.level),
        target.id,
        target.name.get(run.language),
        asked(target, run.language),
        picture.hardness,
        None if picture.passing is None else percent(picture.passing * 100),
        *(picture.counts[each] for each in _VERDICTS),  # type: ignore[index]
        picture.suspended,
        *(percent(each, target) for each in ends),
        len(picture.close),
    ]


def add_close(run: Run) -> None:
    """The units close to a threshold on either side, if there are any; the closest first for each target."""
    near = [(picture, each) for picture in run.scoring.pictures for each in picture.close]
    if not near:
        return
    language = run.language
    columns = [
        run.column("level", 20),
        run.column("target", 14),
        run.column("name", 52),
        run.column("unit", 32),
        run.column("parent", 26),
        run.column("value", 13, "number"),
        run.column("asked", 9, "middle"),
        run.column("verdict", 12, "middle"),
        run.column("margin", 13, "number"),
    ]
    sheet = run.book.sheet(run.say("sheet-close"), widths(columns))
    rows: list[list[Cell]] = [
        [
            run.level(picture.level),
            picture.target.id,
            picture.target.name.get(language),
            run.link(each.unit),
            each.unit.unit.parent,
            percent(each.value, picture.target, 4),
            asked(picture.target, language),
            word(each.verdict, language),
            margin(each.margin),
        ]
        for picture, each in near
    ]
    within = say_it("close-line", language, points=scored_words.points(run.scoring.scheme.close, language))
    table(sheet, within.rstrip(":"), columns, rows, 2)
    sheet.say(run.say("values-line"))


def add_groups(run: Run) -> None:
    """The units by parent unit and province, if some say theirs."""
    if not run.scoring.groups:
        return
    columns = [
        run.column("kind", 16),
        run.column("place", 34),
        run.column("within", 28),
        run.column("level", 20),
        run.column("units", 10, "count"),
        run.column("mean", 12, "total"),
        run.column("passed", 12, "count"),
        run.column("judged", 12, "count"),
        run.column("passing", 12, "number"),
    ]
    sheet = run.book.sheet(run.say("sheet-groups"), widths(columns))
    table(sheet, run.say("sheet-groups"), columns, [_group(each, run) for each in run.scoring.groups], 2)


def _group(group: UnitGroup, run: Run) -> list[Cell]:
    share = percent(Number(100 * group.passes, group.judged)) if group.judged else None
    return [
        say_it(f"kind-{group.kind}", run.language),
        group.name,
        group.within,
        run.level(group.level),
        len(group.units),
        points(group.mean, 2),
        group.passes,
        group.judged,
        share,
    ]
