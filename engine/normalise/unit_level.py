"""The level of a unit by its name alone, as the user says it on the command line."""

from __future__ import annotations

from datetime import date

from engine.document import Document, Paragraph
from engine.normalise.heading import level_of
from engine.normalise.heading_text import page_of, words
from engine.normalise.mentions import Mention, kinds_of, mentions
from targets import Library


def level_by_name(name: str, library: Library, last: date | None) -> str:
    """The level of a unit of that name on the last day of its period; "" where the name does not make it certain.

    Where the day is not known, only what holds on every day is certain: a "thành phố" may be a district's or a
    province's, and may have ended.
    """
    said = " ".join(name.split())
    unit = _named(said, library) or _named(f"{words('committee_short')} {said}", library)  # so "TP. Cần Thơ" is a city
    days = (last,) if last else (date.min, date.max)
    levels = {level_of(unit.kind, unit.name, library, day) for day in days} if unit else set()
    return levels.pop() if len(levels) == 1 else ""


def _named(said: str, library: Library) -> Mention | None:
    """The unit that the words begin with."""
    page = page_of(Document("", "text", (Paragraph(said),)))
    found = mentions(page, kinds_of(library.units.levels))
    return next((each for each in found if each.start == 0 and each.name), None)
