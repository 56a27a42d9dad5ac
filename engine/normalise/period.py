"""The days that a report is about: written out, or told by the name of a period ("6 tháng đầu năm 2024")."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from engine.normalise.heading_text import Page, Span, pattern, phrase_of, words

_LONGEST = 366
_SHORTEST = 26
"""A span of days in running text that is shorter is no period of reports."""
_SAID = 60
"""So near before a span stands what it is a span of."""
_OVERLAP = 3, 2
"""Days fit a named period if they share two thirds of each other."""
_OVER = 5, 3
"""A report may be written before its period has ended, but not before three fifths of it have passed."""


class Days(NamedTuple):
    """First and last day. ``supposed`` are codes of what the text does not say in so many words."""

    first: date
    last: date
    supposed: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    def shared(self, other: Days) -> int:
        """How many days both have."""
        return max(0, (min(self.last, other.last) - max(self.first, other.first)).days + 1)


class Told(NamedTuple):
    """The period, or None, and remarks on how it was found or why it was not."""

    days: Days | None
    remarks: tuple[str, ...] = ()


def period_of(page: Page, sentences: Iterable[str], written_on: date | None) -> Told:
    """The period of the report. ``sentences``, folded, say what is reported; the first that names a period counts.

    Days written out in the title or in the head of a form come first, then those in the text that fit the period that
    is named, then the whole of that period. Where two contradict each other there is none.
    """
    front = [page.folded[slice(*page.title)], *_labelled(page)]
    named = _named([*front], sentences)
    written = _distinct(days for part in front for _, days in _spans(part))
    if written:  # then years that are named beside it are those of what it is compared with
        named = [each for each in named if _is_exact(each)]
    if len(written) > 1 or len(named) > 1:
        return Told(None, ("several-periods",))
    supposed = named[0] if named else None
    if written:
        agrees = supposed is None or written[0].shared(supposed) > 0
        return Told(written[0], written[0].supposed) if agrees else Told(None, ("several-periods",))
    return _from_the_text(page, supposed) or _whole(supposed, written_on)


def _labelled(page: Page) -> Iterator[str]:
    """The lines of forms that say which period they are about, each with the line below it."""
    labels = re.compile(rf"^[^\w\n]{{0,8}}{phrase_of('period_labels')}\b[^\n]*(?:\n[^\n]*)?", re.MULTILINE)
    yield from (found[0] for found in labels.finditer(page.folded))


def _named(front: list[str], sentences: Iterable[str]) -> list[Days]:
    """The periods that are named in the front, or else in the first of the sentences that names any."""
    found = _distinct(days for part in front for days in _exact(_without_plans(part)))
    years = _distinct(days for part in front for days in _years(_without_plans(part)))
    if found:
        return found
    for sentence in sentences:
        exact = _distinct(_exact(_without_plans(sentence)))
        if exact:
            return exact
    return years or next(filter(None, (_distinct(_years(_without_plans(each))) for each in sentences)), [])


def _without_plans(text: str) -> str:
    """The text up to what is planned for the next period."""
    return re.split(rf"{phrase_of('plans')}(?!\s+{phrase_of('numbered')}\b)", text, maxsplit=1)[0]


def _exact(text: str) -> Iterator[Days]:
    for entry in words("periods"):
        for found in pattern(entry["says"]).finditer(text):
            months = _months(entry, found.groupdict())
            if 1 <= months[0] <= months[1] <= 12:
                yield _months_of(int(found["year"]), *months)


def _months(entry: dict[str, list[str]], found: dict[str, str]) -> tuple[int, int]:
    if "months" in entry:
        return int(entry["months"][0]), int(entry["months"][1])
    if "count" in found:
        return 1, int(found["count"])
    if "quarter" in found:
        quarter = int(words("quarters").get(found["quarter"], found["quarter"]))
        return 3 * quarter - 2, 3 * quarter
    return int(found["month"]), int(found["month"])


def _years(text: str) -> Iterator[Days]:
    for found in pattern(words("whole_year")).finditer(text):
        yield _months_of(int(found["year"]), 1, 12)


def _months_of(year: int, first: int, last: int) -> Days:
    return Days(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), ("days-supposed",))


def _is_exact(days: Days) -> bool:
    return (days.first.month, days.last.month) != (1, 12)


def _spans(text: str) -> Iterator[tuple[Span, Days]]:
    """Days written out: "từ ngày 15/12/2023 - 19/5/2024"."""
    parts = words("span")
    for found in pattern(parts["first"] + parts["to"] + parts["last"]).finditer(text):
        last = _day(found["year_"], found["month_"], found["day_"])
        years = [int(found["year"])] if found["year"] else [int(found["year_"]), int(found["year_"]) - 1]
        first = (_day(str(year), found["month"], found["day"]) for year in years)
        begins = next((day for day in first if day and last and day <= last), None)
        if last and begins and (last - begins).days < _LONGEST:
            yield found.span(), Days(begins, last, () if found["year"] else ("year-supposed",))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _from_the_text(page: Page, named: Days | None) -> Told | None:
    """The days that the text gives most often: those that fit the named period, else those said of the report."""
    about = re.compile(phrase_of("period_labels"))
    counts: Counter[Days] = Counter()
    said = set()
    for (start, _), days in _spans(page.folded):
        if days.length >= _SHORTEST and (named is None or _fits(days, named)):
            counts[days] += 1
            if about.search(page.folded, max(0, start - _SAID), start):
                said.add(days)
    if named is None:
        counts = Counter({days: count for days, count in counts.items() if count > 1 or days in said})
    if not counts:
        return None
    (best, most), *others = counts.most_common(2)
    if others and others[0][1] * 2 > most:
        return Told(None, ("several-periods",))
    return Told(best, best.supposed)


def _fits(days: Days, named: Days) -> bool:
    most, least = _OVERLAP
    return days.shared(named) * most >= least * max(days.length, named.length)


def _whole(named: Days | None, written_on: date | None) -> Told:
    if named is None:
        return Told(None)
    passed = named.length if written_on is None else (written_on - named.first).days + 1
    whole, least = _OVER
    return Told(named, named.supposed) if passed * whole >= least * named.length else Told(None, ("period-not-over",))


def _distinct(days: Iterable[Days]) -> list[Days]:
    return list({(each.first, each.last): each for each in days}.values())
