"""What a paragraph says in figures, and what was left of it, each with where it stands in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from engine.normalise.figures import may_hold_a_rate
from engine.normalise.groups import groups
from engine.understood import LeftReason, Match

_STATEMENT_END = re.compile(r"[.;]\s")
_AROUND = 160
"""So many letters are shown at most before and after a figure."""


class Said(NamedTuple):
    """A figure that a paragraph gives, from ``start`` to ``end`` of its text."""

    match: Match
    scope: str | None
    value: str
    numerator: str
    denominator: str
    start: int
    end: int
    sum_of: str = ""
    repaired: str = ""


class Unsaid(NamedTuple):
    """A figure that was left, in the author's own writing, and the words around it."""

    reason: LeftReason
    candidates: tuple[str, ...]
    start: int
    end: int
    figure: str = ""


def sentences_with_figures(text: str) -> int:
    """How many statements with a percent or a count over a count a text holds."""
    return sum(1 for group in groups(text) if group.value or group.numerator) if may_hold_a_rate(text) else 0


def shown(text: str, start: int, end: int) -> str:
    """The statement that a figure stands in: from the end of the one before to its own end, at most so long."""
    starts = [match.end() for match in _STATEMENT_END.finditer(text, max(start - _AROUND - 2, 0), start)]
    ends = [match.start() for match in _STATEMENT_END.finditer(text, end, end + _AROUND + 2)]
    begin = max([max(start - _AROUND, 0), *starts[-1:]])
    finish = min([min(end + _AROUND, len(text)), *ends[:1]])
    words = text[begin:finish].split(" ")
    cut_in_front = begin > 0 and text[begin - 1 : begin].strip() and begin not in starts
    return " ".join(words[1 if cut_in_front else 0 : -1 if finish < len(text) and finish not in ends else None]).strip()
