"""What fixing one target would bring a unit, for the explanation of its finding."""

from __future__ import annotations

from typing import Any

from engine import exact
from engine.fields import Language
from engine.model.scored import Scheme, TargetScore, UnitScore
from engine.report import scored_words as words
from engine.report.scored_words import say_it
from targets import Library


def gain_line(row: TargetScore, unit: UnitScore, scheme: Scheme, library: Library, language: Language) -> str:
    """By how much the unit's score would rise, from what to what: thêm 37 hồ sơ: +5,55… điểm."""
    of_scheme = {
        "scheme": scheme.name.get(language),
        "id": scheme.id,
        "known_by": words.known_by(scheme, language),
    }
    if not row.possible or unit.score is None:
        return say_it("explained-left-out", language, **of_scheme)
    if not row.gain:
        sums = {"earned": words.points(row.earned, language), "possible": words.points(row.possible, language)}
        return say_it("explained-full", language, **sums, **of_scheme)
    before, after = (words.percent_points(each, language) for each in (unit.score, unit.score + row.gain))
    found = words.gain(row, library, language)
    return say_it("explained-gain", language, gain=found, unit=unit.name, before=before, after=after, **of_scheme)


def gain_as_data(row: TargetScore, unit: UnitScore, scheme: Scheme) -> dict[str, Any]:
    """The same as plain data; numbers are strings, those that do not end in full beside them."""
    numbers = {"points": row.gain, "earned": row.earned, "possible": row.possible, "score": unit.score}
    shown = {name: None if each is None else exact.to_text(each) for name, each in numbers.items()}
    unending = {name: words.in_full(each) for name, each in numbers.items() if each and not exact.ends(each)}
    return {"scheme": scheme.id, "known_by": scheme.known_by, **shown, "exact": unending}
