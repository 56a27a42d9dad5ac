"""A report beside the dossiers of its unit and period: a table for a terminal or Markdown, and data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tabulate import tabulate

from engine import exact, phrase
from engine.exact import Number, exactly
from engine.fields import Language
from engine.model.derived import Row, SetBeside
from engine.report.as_markdown import plain
from engine.wording import say
from targets import Library

_HEADINGS = ("indicator", "reported", "derived", "difference", "standing")


def lines(beside: SetBeside, library: Library, language: Language, *, markdown: bool = False) -> Iterator[str]:
    """The heading of the comparison, and a row for each indicator."""
    yield say("dossiers", "beside-line", language, source=beside.source, aside=phrase.count(beside.aside, language))
    if markdown:
        yield ""
    rows = [_cells(row, library, language) for row in beside.rows]
    rows = [[plain(cell) for cell in row] for row in rows] if markdown else rows
    headings = [say("dossiers", f"heading-{each}", language) for each in _HEADINGS]
    yield tabulate(rows, headings, tablefmt="github" if markdown else "outline", disable_numparse=True)


def _cells(row: Row, library: Library, language: Language) -> list[str]:
    standing = say("dossiers", f"standing-{row.standing}", language)
    return [named(row, library, language), *figures(row, language), difference(row, language), standing]


def named(row: Row, library: Library, language: Language) -> str:
    """What the row is of, as the library calls it."""
    found = library.indicators[row.indicator]
    parts = {each.id: each.name.get(language) for each in found.parts}
    return found.name.get(language) + (f" ({parts[row.part]})" if row.part in parts else "")


def figures(row: Row, language: Language) -> tuple[str, str]:
    """What is reported, in the author's own writing, and what dossiers give; empty where one of them says nothing."""
    reported = phrase.figures(row.reading, language) if row.reading else ""
    if row.above is None or row.below is None:
        return reported, ""
    counts = f"{phrase.count(row.above, language)}/{phrase.count(row.below, language)}"
    worth = _worth(row)
    return reported, f"{counts} = {phrase.percent(worth, language)}" if worth is not None else counts


def difference(row: Row, language: Language) -> str:
    """By how many points the report is above the dossiers (+) or below them (-); nothing where they agree."""
    points = points_apart(row)
    if row.standing in ("same", "not-reported", "not-told"):
        return ""
    if not points:
        return say("dossiers", "no-points", language)
    sign = "+" if points > 0 else ""
    return say("dossiers", "points", language, points=sign + phrase.decimal(points, language))


def points_apart(row: Row) -> Number | None:
    """What is reported less what dossiers give, in percentage points, exactly; None where one has no single value."""
    reported, given = _reported(row), _worth(row)
    return None if reported is None or given is None else reported - given


def _reported(row: Row) -> Number | None:
    reading = row.reading
    if reading is None:
        return None
    if reading.numerator is not None and reading.denominator is not None:
        worth = exact.percent_of(reading.numerator, reading.denominator)
        return worth.value if worth else None
    return reading.stated.value if reading.stated else None


def _worth(row: Row) -> Number | None:
    if row.above is None or row.below is None:
        return None
    worth = exact.percent_of(exactly(row.above), exactly(row.below))
    return worth.value if worth else None


def as_data(beside: SetBeside, language: Language) -> dict[str, Any]:
    """The comparison as plain data; numbers are exact strings."""
    rows = [_row_as_data(row, language) for row in beside.rows]
    return {"source": beside.source, "set_aside": str(beside.aside), "rows": rows}


def _row_as_data(row: Row, language: Language) -> dict[str, Any]:
    points = points_apart(row)
    counts = None
    if row.above is not None and row.below is not None:
        counts = {"numerator": str(row.above), "denominator": str(row.below)}
    return {
        "indicator": row.indicator,
        "part": row.part,
        "reported": phrase.figures(row.reading, language) if row.reading else None,
        "place": row.reading.place if row.reading else None,
        "dossiers": counts,
        "untold": str(row.untold),
        "difference": None if points is None else exact.to_text(points),
        "standing": row.standing,
    }
