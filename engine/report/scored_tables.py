"""The tables of a scoring, cell by cell: what the forms for people to read have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.fields import Language
from engine.model import Target
from engine.model.scored import Ranking, Scoring, TargetPicture, TargetScore, UnitLine, UnitScore, UnitValue
from engine.report import scored_words as words
from engine.report.scored_words import say_it
from engine.report.words import asked
from targets import Library


class Table(NamedTuple):
    """A title, the names of the columns, rows of cells, how wide each column may be, and lines below."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    below: Sequence[str] = ()


def ranking(found: Ranking, library: Library, language: Language) -> Table:
    """The ranking of a level."""
    return ranking_head(found, library, language)._replace(rows=list(ranking_rows(found, language)))


def ranking_head(found: Ranking, library: Library, language: Language) -> Table:
    """The ranking of a level without its rows."""
    level = library.levels[found.level].name.get(language)
    keys = ["rank", "unit", "score", "earned-of", "passes", "fails", "open"]
    return Table(
        say_it("ranking-line", language, level=level, count=str(len(found.units))),
        [say_it(key, language) for key in (*keys, *(["before"] if _is_decided(found) else []))],
        [],
        [14, 60, 12, 22, 6, 10, 8, 20],
        [say_it(remark, language) for remark in found.remarks],
    )


def ranking_rows(found: Ranking, language: Language) -> Iterator[list[str]]:
    """A row for each unit, one after the other."""
    decided = _is_decided(found)
    return (_ranked(unit, language) + ([_before(unit, language)] if decided else []) for unit in found.units)


def _is_decided(found: Ranking) -> bool:
    return any(unit.before for unit in found.units)


def _ranked(unit: UnitLine, language: Language) -> list[str]:
    score, earned = words.percent_points(unit.score, language), words.earned_of(unit, language)
    name = words.unit_name(unit)
    return [words.rank(unit, language), name, score, earned, str(unit.passes), str(unit.fails), str(unit.open)]


def _before(unit: UnitLine, language: Language) -> str:
    if unit.before is None:
        return ""
    score = words.percent_points(unit.before.score, language)
    return say_it("before-cell", language, score=score, rank=words.rank(unit.before, language))


def lost(unit: UnitScore, library: Library, language: Language) -> Table:
    """The targets by which a unit did not earn all points, and what fixing each would bring."""
    rows = [row for row in unit.rows if row.possible and row.earned < row.possible]
    return Table(
        "",
        [say_it(key, language) for key in ("target", "asked", "reported", "verdict", "earned-of", "gain")],
        [_lost(row, library, language) for row in rows],
        [20, 7, 32, 30, 24, 30],
    )


def _lost(row: TargetScore, library: Library, language: Language) -> list[str]:
    sums = f"{words.points(row.earned, language)} / {words.points(row.possible, language)}"
    note = words.share_note(row, language)
    return [
        row.target.id,
        asked(row.target, language),
        words.reported_text(row, language),
        words.verdict(row, language),
        f"{sums} ({note})" if note else sums,
        words.gain(row, library, language) if row.gain else "",
    ]


def rest(unit: UnitScore, language: Language) -> list[str]:
    """All other targets: with all points, and outside the denominator; then groups, and what does not end, in full."""
    full = [row for row in unit.rows if row.possible and row.earned == row.possible]
    outside = [row for row in unit.rows if not row.possible]
    lines = []
    if full:
        shown = ", ".join(f"{row.target.id} {words.points(row.possible, language)}" for row in full)
        lines.append(say_it("full-line", language, count=str(len(full)), targets=shown))
    if outside:
        shown = ", ".join(f"{row.target.id} ({words.why_outside(row, language)})" for row in outside)
        lines.append(say_it("left-out-line", language, count=str(len(outside)), targets=shown))
    groups = "; ".join(words.group_lines(unit, language))
    numbers = "; ".join(words.exact_numbers(unit, language))
    lines += [say_it("groups-line", language, groups=groups)] if groups else []
    lines += [say_it("exact-line", language, numbers=numbers)] if numbers else []
    return lines


def pictures(
    scoring: Scoring, level: str, library: Library, language: Language, at_most: int | None = None
) -> Table:
    """The targets of a level, the hardest first: all, or ``at_most`` so many of those that not every unit passes."""
    found = [each for each in scoring.hardest if each.level == level]
    shown = found if at_most is None else [each for each in found if each.passing != 1][:at_most]
    idle = [each.target.id for each in scoring.pictures if each.level == level and each.hardness is None]
    below = [say_it("not-for-anyone", language, targets=", ".join(idle))] if idle else []
    if at_most is not None:
        below = [_others(found, len(shown), language)] if len(shown) < len(found) else []
    return Table(
        say_it("pictures-line", language, level=library.levels[level].name.get(language)),
        [say_it(key, language) for key in ("hardness", "target", "asked", "passing", "counts", "distribution")],
        [_picture(each, language) for each in shown],
        [7, 36, 7, 9, 24, 26],
        below,
    )


def _others(found: Sequence[TargetPicture], shown: int, language: Language) -> str:
    """How many targets are not shown, and how many of those every unit passes."""
    passed = sum(each.passing == 1 for each in found)
    key = "other-targets-passed" if passed else "other-targets"
    return say_it(key, language, count=str(len(found) - shown), passed=str(passed))


def _picture(picture: TargetPicture, language: Language) -> list[str]:
    return [
        str(picture.hardness),
        words.target_name(picture.target, language),
        asked(picture.target, language),
        words.passing(picture, language),
        words.verdict_counts(picture, language),
        words.distribution(picture, language),
    ]


def groups(scoring: Scoring, library: Library, language: Language) -> Table:
    """The groups of units."""
    return Table(
        say_it("unit-groups-line", language, count=str(len(scoring.groups))),
        [say_it(key, language) for key in ("unit-group", "units", "mean", "passed-of")],
        [
            [
                words.group_name(each, library, language),
                str(len(each.units)),
                words.percent_points(each.mean, language),
                f"{each.passes} / {each.judged}",
            ]
            for each in scoring.groups
        ],
        [50, 10, 14, 20],
    )


def close(scoring: Scoring, language: Language) -> list[str]:
    """The units close to a threshold, target by target."""
    return [words.close_line(each.target, near, language) for each in scoring.pictures for near in each.close]


def closest(scoring: Scoring, language: Language, at_most: int) -> list[str]:
    """The same unit by unit, those that are closest to some threshold first, ``at_most`` so many."""
    found: dict[int, list[tuple[Target, UnitValue]]] = {}
    for picture in scoring.pictures:
        for near in picture.close:
            found.setdefault(id(near.unit), []).append((picture.target, near))
    units = sorted(found.values(), key=lambda own: min(abs(near.margin) for _, near in own))
    lines = [words.close_unit_line(own, language) for own in units[:at_most]]
    return lines + ([say_it("other-close", language, count=str(len(units) - at_most))] if at_most < len(units) else [])
