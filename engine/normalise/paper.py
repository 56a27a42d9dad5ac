"""The paper that a report is: its number and day, or what it is about; and the place where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from engine.normalise.heading_text import Page, Span, pattern, phrase_of, words
from engine.normalise.mentions import Mention, name_before
from engine.normalise.reporter import between, closings, owned, reports, windows

_SHORTEST, _LONGEST = 10, 300
"""Letters of what a report is about."""


class Paper(NamedTuple):
    """``number`` and ``day`` as written ("451/BC-UBND", "24/5/2024"), "" where they cannot be read; ``place`` the same.

    ``annexed`` is what the annexes say it is: pairs of a number and a day.
    """

    place: str
    number: str
    day: str
    written_on: date | None
    annexed: tuple[tuple[str, str], ...]


def paper_of(page: Page) -> Paper:
    """What the letterhead and the annexes say of the paper."""
    front = page.opening[0]
    line = pattern(words("place_line")).search(page.folded, 0, front)
    dated = pattern(words("place_day")).search(page.folded, 0, front)
    numbered = pattern(words("paper_number")).search(page.folded, 0, front)
    day = _day(dated) if dated else None
    annexed = tuple(_annexed(page))
    return Paper(
        place=name_before(page, line.start()) if line else "",
        number=_number(page, numbered.span(1), numbered.span(2)) if numbered else "",
        day="/".join(dated[part] for part in ("day", "month", "year")) if dated and day else "",
        written_on=day or next((on for _, _, on in annexed), None),
        annexed=tuple((number, day) for number, day, _ in annexed),
    )


def named(page: Page, paper: Paper, found: Sequence[Mention], unit: str) -> tuple[str, tuple[str, ...]]:
    """How people cite the paper, with remarks: by its number and day, else by what it is about and by ``unit``."""
    said = words("document")
    numbers = dict.fromkeys(paper.annexed)
    if paper.number:
        differ = any(number != paper.number for number, _ in numbers)
        day = paper.day or next((day for number, day in numbers if number == paper.number), "")
        form = said["dated"] if day else said["number"]
        return form.format(number=paper.number, day=day), ("numbers-differ",) if differ else ()
    if len(numbers) == 1:
        number, day = next(iter(numbers))
        return said["dated"].format(number=number, day=day), ()
    about = next((each for each in _abouts(page, found) if _SHORTEST <= len(each) <= _LONGEST), "")
    if numbers or not about or not unit:
        return "", ("several-numbers",) if numbers else ()
    return said["title"].format(title=about, unit=unit), ("named-by-title",)


def sentences(page: Page, found: Sequence[Mention]) -> Iterator[str]:
    """What is said to be reported, folded: where it begins and where it ends."""
    verbs = (reports(page, each) for each in between(found, (page.title[0], page.opening[1])))
    first = [_until_follows(page, verb) for verb in verbs if verb][:1] or windows(page, "reports", _follows())[:1]
    yield from (page.folded[start:end] for start, end in (*first, *closings(page)))


def _annexed(page: Page) -> Iterator[tuple[str, str, date]]:
    for start, end in windows(page, "annex", r"\)"):
        found = pattern(words("annex_day")).search(page.folded, start, end)
        day = _day(found) if found else None
        if found and day:
            written = "/".join(found[part] for part in ("day", "month", "year"))
            yield _number(page, found.span(1), found.span(2)), written, day


def _number(page: Page, number: Span, symbol: Span) -> str:
    """In capitals, and with the letters that scans misread put right."""
    written = page.text[slice(*symbol)].upper()
    for wrong, right in words("misread").items():
        written = written.replace(wrong, right)
    return f"{page.text[slice(*number)]}/{written}"


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _abouts(page: Page, found: Sequence[Mention]) -> Iterator[str]:
    """What the report is about, where a sentence says it and names the unit in full."""
    for each in between(found, (page.title[0], page.opening[1])):
        verb = reports(page, each)
        if verb and each.name:
            yield _about(page, _until_follows(page, verb))
    for start, end in closings(page):
        phrase = re.compile(phrase_of("closing")).match(page.folded, start)
        owner = [each for each in between(found, (start, end)) if each.name and owned(page, each)]
        if owner and phrase:
            before = page.folded[phrase.end() : owner[-1].start].rstrip()
            yield _about(page, (phrase.end(), phrase.end() + max(before.rfind(" "), before.rfind("\n"), 0)))


def _until_follows(page: Page, start: int) -> Span:
    follows = re.compile(_follows()).search(page.folded, start, start + _LONGEST)
    return start, follows.start() if follows else start


def _follows() -> str:
    return rf"{phrase_of('as_follows')}|[:;]|\.\s"


def _about(page: Page, span: Span) -> str:
    plan = re.compile(phrase_of("plans")).search(page.folded, *span)
    about = " ".join(page.text[span[0] : plan.start() if plan else span[1]].split()).strip(" ,;-")
    for short, whole in words("written_out").items():
        about = re.sub(rf"\b{short}\b", whole, about)
    return about
