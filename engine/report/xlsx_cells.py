"""What a cell of a workbook holds: text that stays text, exact numbers cut off towards failing, links and days."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from engine import exact
from engine.exact import Number
from engine.model import Target

LONGEST = 32_767
"""Of the text of a cell, as spreadsheets count: in UTF-16."""
_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
_CUT = "…"
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_KNOWN = 4_096
"""So many texts are remembered: most of those of a unit are those of every unit."""
_NARROWER = 5
"""Letters of words are narrower than digits by at least one in so many."""
_FORMULAS = tuple("=+-@＝＋－＠")


class Figure(NamedTuple):
    """A number as it stands in its cell, with no more decimals than ``look``, its number format, shows."""

    number: Number
    look: str


class Link(NamedTuple):
    """A text that leads to another sheet of the workbook."""

    text: str
    sheet: str


Cell: TypeAlias = str | int | date | Figure | Link | None


def points(number: Number | None, places: int | None = None) -> Figure | None:
    """Points, cut off towards 0 at four decimals and then marked "…"; with just so many ``places`` where given.

    >>> points(Number(2, 3)).look, points(Number(5, 2)).look, points(Number(5, 2), 2).look
    ('#,##0.0000"…"', '#,##0.0_…', '#,##0.00_…')
    """
    if number is None:
        return None
    if places is None and number.denominator == 1:
        return Figure(number, "#,##0_…")
    kept = exact.cut_off(number, 4 if places is None else places)
    shown = _decimals(kept) if places is None else places
    return Figure(kept, _look("#,##0", shown) + ("_…" if kept == number else '"…"'))


def percent(value: Number | None, target: Target | None = None, places: int = 2) -> Figure | None:
    """A percent as spreadsheets hold it, a hundredth; of a ``target`` towards failing: upwards where less is asked.

    It is marked "…" where it is cut off, so that more digits follow those shown.

    >>> percent(Number(734600, 9228))
    Figure(number=Fraction(199, 250), look='0.00"…"%')
    """
    if value is None:
        return None
    kept = -_floor(-value, places) if target is not None and _asks_for_less(target) else _floor(value, places)
    mark = '"…"' if abs(kept) < abs(value) else ""
    return Figure(kept / 100, f"{_look('0', places)}{mark}%")


def margin(value: Number, places: int = 4) -> Figure:
    """Percentage points from a threshold, never more than they are; marked "…" where more digits follow."""
    kept = _floor(value, places)
    look = _look("#,##0", _decimals(kept)) + ('"…"' if abs(kept) < abs(value) else "_…")
    return Figure(kept, f"+{look};-{look};{look}")


@lru_cache(_KNOWN)
def text(written: str, longest: int = LONGEST) -> str:
    """The text composed (NFC), with nothing that a workbook cannot hold, and no longer than it holds."""
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", written))
    plain = lines if lines.isprintable() else _FORBIDDEN.sub(_UNPRINTABLE, lines)
    plain = f"{plain} " if plain.startswith("<r>") and plain.endswith("</r>") else plain  # not XlsxWriter's own markup
    return cut(plain, longest)


def cut(written: str, longest: int) -> str:
    """The text with "…" in the place of what is beyond so many units of UTF-16."""
    if len(written) * 2 <= longest or utf16_length(written) <= longest:
        return written
    kept = written[: longest - 1]
    while utf16_length(kept) > longest - 1:
        kept = kept[:-1]
    return kept.rstrip() + _CUT


def utf16_length(written: str) -> int:
    """How long spreadsheets take the text for."""
    return len(written.encode("utf-16-le", "surrogatepass")) // 2


@lru_cache(_KNOWN)
def lines_needed(written: str, width: int) -> int:
    """How many lines a text takes in a cell as wide as so many digits, broken between words.

    >>> lines_needed("Tỷ lệ hồ sơ trực tuyến", 10), lines_needed("Đạt.\\nĐạt.", 10)
    (2, 2)
    """
    if len(written) <= width and "\n" not in written:
        return 1
    room = width + width // _NARROWER
    return sum(_lines(line, room) for line in written.split("\n"))


def _lines(line: str, width: int) -> int:
    if len(line) <= width:
        return 1
    lines, used = 1, 0
    for word in line.split(" "):
        if used + len(word) > width and used:
            lines, used = lines + 1, 0
        used += len(word) + 1
        lines, used = lines + (used - 2) // width, (used - 2) % width + 2 if used > width + 1 else used
    return lines


def looks_like_formula(written: str) -> bool:
    """Whether a spreadsheet would take the text for a formula if it were typed: in wide letters or after spaces too."""
    return written.lstrip().startswith(_FORMULAS)


def _asks_for_less(target: Target) -> bool:
    return target.comparator in ("at_most", "less_than")


def _floor(number: Number, places: int) -> Number:
    kept = exact.cut_off(number, places)
    return kept if kept <= number else kept - Number(1, 10**places)


def _decimals(number: Number) -> int:
    return exact.decimals_shown(exact.to_text(number))


def _look(whole: str, places: int) -> str:
    return f"{whole}.{'0' * places}" if places else whole
