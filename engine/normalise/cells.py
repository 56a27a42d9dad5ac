"""What the cell of a result says: a percent, counts, both, or in words that there was nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from engine.normalise.folding import fold
from engine.normalise.groups import Group, groups, is_planned, language
from engine.normalise.numbers import NumberProblem, read_amount
from engine.normalise.scopes import goes_on_plainly

_BRACKET = re.compile(r"\($")
"""What a judgement in a cell opens before the figure itself: "Chưa đạt (48%)"."""
_MOST_WORDS = 3
"""With more words beside it a number without a percent sign may be of anything."""


class CellFigure(NamedTuple):
    """A figure in a cell, in the author's own writing; ``note`` is what else the cell says.

    ``noun`` is what a count without anything to compare it with counts.
    """

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    note: str = ""
    noun: str = ""


def read_cell(text: str) -> CellFigure | None:
    """The figure of a cell under a heading of results; None where it has none, or more than one."""
    cleaned = text.strip()
    if is_number(cleaned) or _is_misread(cleaned):
        return CellFigure(value=cleaned)
    if fold(cleaned) in _nothing():
        return CellFigure(numerator="0", denominator="0", note=cleaned)
    found = [each for each in groups(cleaned) if each.value or each.numerator or each.counted]
    if _is_told_about(found):
        del found[1:]
    if len(found) != 1:
        return None
    (group,) = found
    words = cleaned[: group.start] + cleaned[group.end :]
    after = cleaned[group.end :].strip()
    if after[:1].isalpha() and not goes_on_plainly(fold(after)):
        return None
    if is_planned(cleaned[: group.start]) and not _BRACKET.search(cleaned[: group.start]):
        return None
    if group.numerator or group.value:
        numerator = group.numerator or (group.counted if group.value else "")
        return CellFigure(group.value, numerator, group.denominator, words.strip(" ,;()"))
    if len(words.split()) > _MOST_WORDS:
        return None
    if group.noun:  # "12 hồ sơ" is no 12%
        return CellFigure(numerator=group.counted, note=words.strip(), noun=group.noun)
    return CellFigure(value=group.counted, note=words.strip())


def _is_told_about(found: Sequence[Group]) -> bool:
    """Whether a share stands first, and only counts after it: "100% (12 hồ sơ)"."""
    rest = found[1:]
    return bool(rest) and found[0].start == 0 and bool(found[0].value) and all(_is_count(each) for each in rest)


def _is_count(group: Group) -> bool:
    return not group.value and not group.numerator


def is_number(text: str) -> bool:
    """Whether the text is a figure that can be read as a share."""
    try:
        read_amount(text, "percent")
    except NumberProblem as problem:
        return problem.code == "ambiguous-number"
    return True


def _is_misread(text: str) -> bool:
    """Whether the text is one figure with letters among its digits."""
    found = groups(text)
    if len(found) != 1 or found[0].numerator or found[0].counted:
        return False
    return bool(found[0].value) and found[0].start == 0 and found[0].end == len(text)


@cache
def _nothing() -> frozenset[str]:
    return frozenset(fold(each) for each in language()["no_activity"])
