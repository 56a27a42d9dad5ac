"""Which target set a table of a report is of, and which of its rows a row is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from rapidfuzz import fuzz

from engine.model import Target, TargetSet
from engine.normalise.folding import fold
from targets.library import on_day

_NUMBER = re.compile(r"\d{1,5}(?:/\d{4})?/[A-ZĐƯ]+(?:-[A-ZĐƯ]+)+")
_LIKE_ENOUGH = 90


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of documents that a text names, e.g. "01/NQ-CP"; scanners read "Ư" for "U"."""
    return tuple(number.upper().replace("Ư", "U") for number in _NUMBER.findall(text))


def set_of(sets: Iterable[TargetSet], texts: Sequence[str], day: date | None) -> TargetSet | None:
    """The set whose document the texts name, the nearest text first; None where they name none or several.

    Documents of the same number return every year: only sets that have targets on ``day`` are meant.
    """
    if day is None:
        return None
    alive = [dated for dated in (on_day(each, day) for each in sets) if dated.targets]
    known = {number: each for each in alive for number in numbers_in(each.document.vi)[:1]}
    for text in reversed(texts):
        found = {known[number].id: known[number] for number in numbers_in(text) if number in known}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def row_of(targets: Sequence[Target], indicator: str, label: str, name: str) -> Target | None:
    """The target whose row it is: by the indicator, then by the number of the row, else by its words."""
    found = [target for target in targets if target.indicator == indicator]
    if len(found) < 2:
        return found[0] if found else None
    numbered = [target for target in found if target.row == label]
    if len(numbered) == 1:
        return numbered[0]
    like = [target for target in found if fuzz.partial_ratio(fold(name), fold(target.name.vi)) >= _LIKE_ENOUGH]
    return like[0] if len(like) == 1 else None
