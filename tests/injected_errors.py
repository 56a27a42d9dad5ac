"""One error in a clean report, of the kinds that people make when they write or copy figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import NamedTuple

from tests.injected_figures import Key, Pieces, Report, Rows, Written, value_of
from tests.injected_forms import Style

_TRIED = 40
_BEARING = re.compile(r".*/(?:total|0)/(?:received|online|all|resolved|early|on-time)|.*/dossiers[a-z-]*|câu .*")
"""Figures on which verdicts rest; one error in three is put into these, where there are any."""


class Injected(NamedTuple):
    """The report with one error, and the figures that it is in; of a dropped row those that stood in it."""

    kind: str
    report: Report
    keys: tuple[str, ...]


def injected(report: Report, kind: str, random: Random, how: Style) -> Injected | None:
    """The report with an error of that kind; None where it has no place for one."""
    found = MAKERS[kind](report, random, how)
    return None if found is None else Injected(kind, *found)


_Found = tuple[Report, tuple[str, ...]]


def _changed(report: Report, random: Random, keys: list[str], change: Callable[[Written], str]) -> _Found | None:
    """One of the figures written otherwise, so that it means something else."""
    bearing = [key for key in keys if _BEARING.fullmatch(key)]
    for _ in range(_TRIED if keys else 0):
        key = random.choice(bearing if bearing and random.random() < 1 / 3 else keys)
        old = report.figures[key]
        text = change(old)
        value = value_of(text, old.measure)
        if text != old.text and (value is None or value != old.value):
            return report.with_figures({key: Written(text, value, old.measure)}), (key,)
    return None


def _digit(report: Report, random: Random, _: Style) -> _Found | None:
    def change(old: Written) -> str:
        at = random.choice([at for at, letter in enumerate(old.text) if letter.isdigit()])
        lowest = 1 if at == 0 and old.text[1:2].isdigit() else 0
        return f"{old.text[:at]}{random.randint(lowest, 9)}{old.text[at + 1 :]}"

    return _changed(report, random, list(report.figures), change)


def _mark(report: Report, random: Random, _: Style) -> _Found | None:
    def change(old: Written) -> str:
        at = random.choice([match.start() for match in re.finditer(r"[.,]", old.text)])
        digits = old.text[:at] + old.text[at + 1 :]
        moved = at + random.choice((-1, 1))
        whole, rest = digits[:moved], digits[moved:].partition("%")
        return f"{whole}{old.text[at]}{''.join(rest)}" if whole and rest[0] else digits

    keys = [key for key, each in report.figures.items() if re.search(r"[.,]", each.text)]
    return _changed(report, random, keys, change)


def _percent(report: Report, random: Random, _: Style) -> _Found | None:
    def change(old: Written) -> str:
        whole = re.match(r"\d+", old.text)[0]
        rest = old.text[len(whole) :]
        return f"{random.choice((int(whole) + random.randint(1, 30), abs(int(whole) - random.randint(1, 30))))}{rest}"

    keys = [key for key, each in report.figures.items() if each.measure == "percent"]
    return _changed(report, random, keys, change)


def _sum(report: Report, random: Random, how: Style) -> _Found | None:
    def change(old: Written) -> str:
        value = old.value if old.value is not None else Fraction(0)
        return how.count(max(0, int(value) + random.choice((-1, 1)))).text

    own = {each.stated for each in report.relations if each.kind in ("sum", "rows")}
    return _changed(report, random, [key for key in report.figures if key in own], change)


def _swapped(report: Report, random: Random, _: Style) -> _Found | None:
    """Two cells of one row or column, or two figures of one sentence."""
    every = [[keys for keys in _lines(block) if len(keys) > 1] for block in report.blocks]
    blocks = [lines for lines in every if lines]
    for _again in range(_TRIED if blocks else 0):
        keys = random.choice(random.choice(blocks))
        first, second = random.sample(keys, 2)
        one, other = report.figures[first], report.figures[second]
        if one.measure == other.measure and one.value != other.value:
            return report.with_figures({first: other, second: one}), (first, second)
    return None


def _lines(block: Pieces | Rows) -> Iterator[list[str]]:
    """The figures of each row and each column, or of the paragraph."""
    if not isinstance(block, Rows):
        yield _keys(block)
        return
    yield from map(_keys, block.rows)
    yield from (_keys(column) for column in zip(*block.rows[block.heading :], strict=True))


def _keys(pieces: Pieces) -> list[str]:
    return [each for each in pieces if isinstance(each, Key)]


def _dropped(report: Report, random: Random, _: Style) -> _Found | None:
    """One row of a table with what stood in it; those below it keep their numbers."""
    at, table = random.choice([(at, block) for at, block in enumerate(report.blocks) if isinstance(block, Rows)])
    rows = [row for row in range(table.heading, len(table.rows)) if _keys(table.rows[row])]
    row = random.choice(rows)
    keys = _keys(table.rows[row])
    left = table._replace(rows=(*table.rows[:row], *table.rows[row + 1 :]))
    figures = {key: each for key, each in report.figures.items() if key not in keys}
    return replace(report, blocks=(*report.blocks[:at], left, *report.blocks[at + 1 :]), figures=figures), tuple(keys)


MAKERS: Mapping[str, Callable[[Report, Random, Style], _Found | None]] = {
    "digit": _digit,
    "swapped": _swapped,
    "dropped": _dropped,
    "off-by-one": _sum,
    "mark": _mark,
    "percent": _percent,
}
