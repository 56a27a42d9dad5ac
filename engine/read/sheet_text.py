"""What a cell of a workbook shows as text: numbers, percents, days, texts.

Exactly what the cell holds, not what its format leaves of it: a cell with 0,796055 and two decimals shows 79,61% on
the screen, and fails "at least 79,61%"; so the text is "79,6055%". A report that was typed from the screen agrees with
it, for what is shown there is this number rounded. A percent format multiplies, since nobody who sees 79,61% thinks of
0,7961. There is no thousands mark, and the decimal mark is a comma: "4,325" keeps its two meanings, as in any document,
for the cell of a clerk who typed 4.325 dossiers on an English keyboard holds 4 and a third.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from engine.document import clean
from engine.exact import typed_digits

_ESCAPED = re.compile(r"_x00[01][0-9A-Fa-f]_")
"""How Excel writes a control character, mostly the end of a line."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DAY = "%d/%m/%Y"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def text_of(value: Any, number_format: str | None) -> str:
    """The text of a cell's value, as openpyxl gives it, with the cell's format; empty where it has none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(_CONTROL.sub(" ", _ESCAPED.sub(" ", value)) if _is_odd(value) else value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.strftime(_DAY) if midnight else value.strftime(f"{_DAY} %H:%M:%S")
    if isinstance(value, date):
        return value.strftime(_DAY)
    if isinstance(value, time | timedelta):
        return str(value)
    return _number(repr(value), number_format or "")


def _is_odd(text: str) -> bool:
    return "_x00" in text or not text.isprintable()


def _number(text: str, number_format: str) -> str:
    percents, sign = _percent(number_format)
    if text.isdecimal() and not percents:
        return text + sign
    try:
        return typed_digits(text, shift=2 * percents).replace(".", ",") + sign
    except ValueError:
        return "#NUM!"  # beyond what Excel can hold


@cache
def _percent(number_format: str) -> tuple[int, str]:
    """How many percent signs of a format multiply by 100, and the sign to show: a quoted one only stands there."""
    first = number_format.partition(";")[0]
    literal = any("%" in (quoted or escaped) for quoted, escaped in _LITERAL.findall(first))
    multiplying = min(_LITERAL.sub("", first).count("%"), 1)
    return multiplying, "%" if multiplying or literal else ""
