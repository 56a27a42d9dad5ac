"""What makes a file of targets unusable although its shape is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from engine.model import Concerns, Indicator
from engine.problem import Problem
from engine.source import Source, find
from engine.validate import listed, nearest, within
from targets.files import IndicatorsFile, SetFile, TargetEntry, UnitsFile

Path = tuple[int | str, ...]


def indicator_problems(source: Source, indicators: Sequence[Indicator], uoms: Sequence[str]) -> Iterator[Problem]:
    """Equal ids, equal ids of parts, unknown units of measure."""
    yield from _doubles(source, "indicators", "id", [each.id for each in indicators])
    for position, indicator in enumerate(indicators):
        yield from _unknown(source, ("indicators", position, "counted"), indicator.counted, uoms)
        parts = [part.id for part in indicator.parts]
        for index, part in enumerate(parts):
            if part in parts[:index]:
                yield _at(source, ("indicators", position, "parts", index, "id"), "duplicate-id", id=part)


def ambiguous_problems(source: Source, file: IndicatorsFile) -> Iterator[Problem]:
    """Ambiguous names that may stand for an unknown indicator."""
    known = [each.id for each in file.indicators]
    for position, ambiguous in enumerate(file.ambiguous):
        for index, word in enumerate(ambiguous.may_be):
            yield from _unknown(source, ("ambiguous", position, "may_be", index), word, known)


def set_problems(source: Source, file: SetFile, indicators: Sequence[str], units: UnitsFile) -> Iterator[Problem]:
    """Equal rows, unknown indicators, levels and attributes, impossible and overlapping dates."""
    yield from _doubles(source, "targets", "row", [entry.row for entry in file.targets])
    for name, concerns in file.concerned.items():
        yield from _concern_problems(source, name, concerns, units)
    for position, entry in enumerate(file.targets):
        path: Path = ("targets", position)
        yield from _unknown(source, (*path, "indicator"), entry.indicator, indicators)
        yield from _unknown(source, (*path, "concerns"), entry.concerns, list(file.concerned))
        yield from _date_problems(source, path, entry, file)
    yield from _overlaps(source, file)


def _concern_problems(source: Source, name: str, concerns: Concerns, units: UnitsFile) -> Iterator[Problem]:
    levels = [level.id for level in units.levels]
    attributes = [attribute.id for attribute in units.attributes]
    for index, concern in enumerate(concerns.units):
        path: Path = ("concerned", name, "units", index)
        yield from _unknown(source, (*path, "level"), concern.level, levels)
        if concern.attribute is not None:
            yield from _unknown(source, (*path, "attribute"), concern.attribute, attributes)


def _date_problems(source: Source, path: Path, entry: TargetEntry, file: SetFile) -> Iterator[Problem]:
    own, whole = entry.effective, file.effective
    if own is None:
        return
    outlasts = whole.until is not None and (own.until is None or own.until > whole.until)
    if own.from_ < whole.from_ or outlasts:
        yield _at(source, (*path, "effective"), "outside-the-set", row=entry.row)


def _overlaps(source: Source, file: SetFile) -> Iterator[Problem]:
    for (_, first), (position, second) in combinations(enumerate(file.targets), 2):
        if first.indicator != second.indicator or first.row == second.row:
            continue
        if not (first.effective or file.effective).overlaps(second.effective or file.effective):
            continue
        both = _concerned(file, first) & _concerned(file, second)
        if both:
            details = {"row": second.row, "other": first.row, "level": min(both)}
            yield _at(source, ("targets", position, "row"), "overlapping-dates", **details)


def _concerned(file: SetFile, entry: TargetEntry) -> set[str]:
    concerns = file.concerned.get(entry.concerns)
    return {concern.level for concern in concerns.units} if concerns else set()


def _doubles(source: Source, key: str, field: str, ids: list[str]) -> Iterator[Problem]:
    for position, name in enumerate(ids):
        if name in ids[:position]:
            yield _at(source, (key, position, field), "duplicate-id", id=name)


def _unknown(source: Source, path: Path, word: str, known: Sequence[str]) -> Iterator[Problem]:
    if word not in known:
        details = {"found": word, "expected": listed(known), "near": nearest(word, known)}
        yield _at(source, path, "unknown-word", **details)


def _at(source: Source, path: Path, code: str, **details: str) -> Problem:
    _, node = find(source.root, path)
    return source.problem(code, node.at, within(source, path), **details)
