"""Which time the words around a figure speak of, and whether it is that of the report.

"năm 2023 đạt 40%" in a report of 2024, "riêng tháng 5", "cùng kỳ": such figures are of another time.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from engine.normalise.folding import bare
from engine.normalise.own import Own

Time = Literal["own", "exact", "other"]
"""``exact``: the very period of the report is named; ``own``: the report lies in what is named."""

_COMPARED = re.compile(
    r"\bso (?:với |cùng kỳ|năm |kỳ )[^,;()]*[,;]|\bso (?:với )?cùng kỳ(?: năm)?(?: trước| ngoái| 20\d\d)?"
)
_MENTION = re.compile(
    r"(?P<day>(?P<until_day>\b(?:tinh )?(?:den(?: het)?|het) )?\bngay"
    r" (?P<dd>\d{1,2})(?:/| thang )(?P<mm>\d{1,2})(?:(?:/| nam )(?P<day_year>\d{4}))?)"
    r"|(?P<before>\bcung ky|\bnam (?:truoc|ngoai)|\b(?:ky|quy|thang) truoc(?! chuyen)|\bgiai doan truoc"
    r"|\btuan (?:thu )?\d{1,2}\b)"
    r"|(?P<months>\b\d{1,2}) thang(?: dau| cuoi)?(?: nam)?(?: (?P<months_year>20\d\d))?(?P<rest> cuoi nam)?"
    r"|(?P<until>\b(?:den|het|tu|den het|tinh den) )?\bthang (?P<month>\d{1,2})(?:(?:/| nam )(?P<month_year>20\d\d))?"
    r"|\bquy (?P<quarter>iv|i{1,3}|[1-4])\b(?:(?:/| nam |-)(?P<quarter_year>20\d\d))?"
    r"|\bnam (?P<year>20\d\d)\b"
    r"|(?P<all>\bluy ke\b|\btu dau nam\b|\btinh chung\b)"
    r"|(?P<whole>\bca nam\b)(?: (?P<whole_year>20\d\d))?"
)
_WORDS = ("ngay", "nam", "thang", "quy", "ky", "tuan", "luy ke", "tinh chung", "giai doan")
"""One of these stands in every mention of a time: most words name none, and that is seen sooner."""
_NEAR = timedelta(days=31)
_WHOLE_YEAR = 10
"""A report of so many months may speak of the whole year."""
_DECEMBER = 12
"""A report of a year may begin in the last month of the one before."""
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMED = re.compile(
    r"\b(?:số \d|quyết định|kế hoạch|nghị quyết|công văn|chỉ thị|chương trình)\b[^,;:()]*\bnăm 20\d\d"
)
"""The year of a document, or in its name."""


def time_of(text: str, own: Own) -> Time | None:
    """The time that the words speak of last; None where they name none."""
    lower = text.lower()
    letters = bare(lower)
    if not any(word in letters for word in _WORDS):
        return None
    plain = bare(_NAMED.sub(" ", _COMPARED.sub(" ", lower)))
    found: Time | None = None
    for match in _MENTION.finditer(plain):
        found = _time(match, own) or found
    return found


def without_times(text: str) -> str:
    """The words in plain letters, without those that name a time."""
    return " ".join(_MENTION.sub(" ", bare(text)).split())


def _time(match: re.Match[str], own: Own) -> Time | None:
    if match["before"]:
        return "other"
    if match["all"]:
        return "own"
    if match["day"]:
        return _of_day(match, own)
    if match["months"]:
        return _of_months(int(match["months"]), match["months_year"], own)
    if match["month"]:
        return _of_month(int(match["month"]), match["month_year"], own, until=bool(match["until"]))
    if match["quarter"]:
        return _of_quarter(match["quarter"], match["quarter_year"], own)
    if match["whole"]:
        short = own.months is not None and own.months < _WHOLE_YEAR
        return "other" if short or _of_year(match["whole_year"], own) == "other" else "exact"
    return _of_year(match["year"], own)


def _of_day(match: re.Match[str], own: Own) -> Time | None:
    """A day counts to the period if it is not far from it: reports are written some days after its end."""
    if match["day_year"] is None:
        return None
    try:
        day = date(int(match["day_year"]), int(match["mm"]), int(match["dd"]))
    except ValueError:
        return None
    if own.last is None:
        return None
    first = own.first or date(own.last.year, 1, 1)
    if match["until_day"] and day < first + _NEAR and first + _NEAR < own.last:
        return "other"
    return "own" if first - _NEAR <= day <= own.last + _NEAR else "other"


def _of_year(year: str | None, own: Own) -> Time:
    if year is None:
        return "own"
    if own.last is None:
        return "other"
    begins = own.last.year if own.first is None or own.first.month == _DECEMBER else own.first.year
    return "own" if begins <= int(year) <= own.last.year else "other"


def _of_months(months: int, year: str | None, own: Own) -> Time:
    if _of_year(year, own) == "other":
        return "other"
    return "other" if own.months is not None and abs(own.months - months) > 1 else "exact"


def _of_month(month: int, year: str | None, own: Own, *, until: bool) -> Time:
    if _of_year(year, own) == "other":
        return "other"
    if until or own.last is None or own.months is None:
        return "own" if until else "other"
    return "exact" if own.months <= 1 and month in (own.last.month, own.first.month if own.first else 0) else "other"


def _of_quarter(quarter: str, year: str | None, own: Own) -> Time:
    number = _QUARTERS.get(quarter) or int(quarter)
    if _of_year(year, own) == "other" or own.last is None or own.months is None:
        return "other"
    ends = (own.last.month + 1) // 3
    return "exact" if 2 <= own.months <= 4 and number == ends else "other"
