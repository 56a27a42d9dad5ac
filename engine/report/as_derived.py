"""What dossiers give: for a terminal, as JSON, or as one submission in YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tabulate import tabulate

from engine import exact, phrase
from engine.fields import Language
from engine.model.derived import Derived, Line
from engine.problem import InputError, Problem
from engine.report.as_json import problem_as_data
from engine.wording import say
from targets import Library

SCHEMA = "chitieu/derive/1"
MOST_SHOWN = 100
"""So many readings are shown on a screen."""
_ABOUT = ("unit", "level", "parent", "from", "to", "scope")


def render(derived: Derived, library: Library, language: Language) -> str:
    """The readings, what was set aside, what dossiers cannot give, for a terminal."""
    return "\n".join(_lines(derived, library, language)) + "\n"


def _lines(derived: Derived, library: Library, language: Language) -> Iterator[str]:
    counts = {"dossiers": _count(derived.dossiers, language), "counted": _count(derived.counted, language)}
    yield say("dossiers", "counted-line", language, source=derived.source, **counts)
    yield from _readings(derived, library, language)
    yield ""
    yield say("dossiers", "whole-line", language)
    yield from _table([_whole(each, library, language) for each in derived.lines], _WHOLE, language)
    for line in derived.lines:
        if line.counting.apart:
            yield ""
            yield say("dossiers", "apart-line", language, name=name_of(line, library, language))
            yield from (f"  {_count(number, language)}: {each.name.get(language)}" for each, number in _apart(line))
    yield from _aside(derived, library, language)
    yield ""
    names = "; ".join(library.indicators[each].name.get(language) for each in derived.other)
    yield say("dossiers", "other-line", language, names=names)


def _readings(derived: Derived, library: Library, language: Language) -> Iterator[str]:
    rows = derived.readings.slice(0, MOST_SHOWN).to_pylist()
    if rows:
        yield ""
        yield from _table([_reading(each, library, language) for each in rows], _HEADINGS, language)
    more = len(derived.readings) - len(rows)
    if more > 0:
        yield say("dossiers", "more-line", language, count=_count(more, language))


_HEADINGS = ("unit", "period", "indicator", "numerator", "denominator", "ratio")
_WHOLE = ("indicator", "numerator", "denominator", "ratio", "untold")


def _reading(row: Mapping[str, Any], library: Library, language: Language) -> list[str]:
    unit = "; ".join(each for each in (row["unit"], row["scope"]) if each)
    days = f"{phrase.day(row['from'])} - {phrase.day(row['to'])}"
    counts = (row["numerator"], row["denominator"])
    name = _named(row["indicator"], row["part"], library, language)
    return [unit, days, name, *(_count(each, language) for each in counts), ratio(*counts, language)]


def _whole(line: Line, library: Library, language: Language) -> list[str]:
    counts = (line.above, line.below)
    shown = [_count(each, language) for each in counts]
    return [name_of(line, library, language), *shown, ratio(*counts, language), _count(line.untold, language)]


def name_of(line: Line, library: Library, language: Language) -> str:
    """What a counting counts, as the library calls it."""
    return _named(line.counting.indicator, line.counting.part, library, language)


def _named(indicator: str, part: str | None, library: Library, language: Language) -> str:
    found = library.indicators[indicator]
    parts = {each.id: each.name.get(language) for each in found.parts}
    return found.name.get(language) + (f" ({parts[part]})" if part else "")


def ratio(above: int, below: int, language: Language) -> str:
    """What the counts are worth; nothing where nothing was counted."""
    worth = exact.percent_of(exact.exactly(above), exact.exactly(below))
    return phrase.percent(worth.value, language) if worth and worth.value is not None else ""


def _apart(line: Line) -> Iterator[tuple[Any, int]]:
    yield from zip(line.counting.apart, line.apart, strict=True)


def _aside(derived: Derived, library: Library, language: Language) -> Iterator[str]:
    if derived.aside:
        yield ""
        total = sum(each.dossiers for each in derived.aside)
        yield say("dossiers", "aside-line", language, count=_count(total, language))
    for each in derived.aside:
        field = library.dossiers.fields[each.field].name.get(language)
        said = say("dossiers", f"reason-{each.reason}", language, field=field)
        yield f"  {_count(each.dossiers, language)}: {said}"


def _table(rows: Sequence[Sequence[str]], headings: Sequence[str], language: Language) -> Iterator[str]:
    shown = [say("dossiers", f"heading-{each}", language) for each in headings]
    sides = ["right" if each in ("numerator", "denominator", "ratio", "untold") else "left" for each in headings]
    yield tabulate(rows, shown, tablefmt="outline", disable_numparse=True, colalign=sides)


def _count(number: int, language: Language) -> str:
    return phrase.count(number, language)


def render_json(derived: Derived, problems: Sequence[Problem], language: Language) -> str:
    """One object; numbers are exact strings."""
    data = {
        "schema": SCHEMA,
        "source": derived.source,
        "dossiers": str(derived.dossiers),
        "counted": str(derived.counted),
        "readings": [_as_data(each) for each in derived.readings.to_pylist()],
        "indicators": [_line_as_data(each, language) for each in derived.lines],
        "set_aside": [
            {"reason": each.reason, "field": each.field, "dossiers": str(each.dossiers), "fault": each.is_fault}
            for each in derived.aside
        ],
        "unknown_units": [
            {"name": each.name, "dossiers": str(each.dossiers), "near": list(each.near)} for each in derived.strange
        ],
        "not_from_dossiers": list(derived.other),
        "problems": [problem_as_data(each, language) for each in problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _as_data(row: Mapping[str, Any]) -> dict[str, str | None]:
    return {key: _plain(value) for key, value in row.items() if key != "value"}


def _plain(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def _line_as_data(line: Line, language: Language) -> dict[str, Any]:
    counting = line.counting
    return {
        "indicator": counting.indicator,
        "part": counting.part,
        "by": counting.by,
        "numerator": str(line.above),
        "denominator": str(line.below),
        "untold": str(line.untold),
        "told_apart": [
            {"id": each.id, "name": each.name.get(language), "dossiers": str(number)} for each, number in _apart(line)
        ],
        "note": counting.note.get(language) if counting.note else None,
    }


def render_yaml(derived: Derived) -> str:
    """One submission. Raises InputError where there are readings of several units or periods, or of none."""
    rows = derived.readings.to_pylist()
    about = {tuple(_plain(row[key]) for key in _ABOUT[:5]) for row in rows}
    if len(about) != 1:
        details = {"count": str(len(about))}
        raise InputError([Problem(derived.source, "yaml-of-several", details=details)])
    said = dict(zip(_ABOUT, about.pop(), strict=False))
    unit = {"name": said["unit"], **{key: said[key] for key in ("level", "parent") if said[key]}}
    lines = [f"unit: {_flow(unit)}", f"period: {_flow({key: said[key] for key in ('from', 'to')})}", "readings:"]
    keys = ("indicator", "part", "scope", "numerator", "denominator", "place")
    lines += [f"  - {_flow({key: _plain(row[key]) for key in keys if row[key] is not None})}" for row in rows]
    return "\n".join(lines) + "\n"


def _flow(values: Mapping[str, str | None]) -> str:
    shown = (f"{key}: {json.dumps(value or '', ensure_ascii=False)}" for key, value in values.items())
    return "{" + ", ".join(shown) + "}"
