"""Numbers and marks that begin a paragraph."""

from __future__ import annotations

import re

_SURE = re.compile(
    r"[-+*•●▪–—]\s*[^\W\d]|•"  # "- Tại", "-Cấp xã"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*[^\W\d]"  # "1. Đánh giá", "2.1. Số", "1) Một"
    r"|[IVXL]{1,5}[.)]\s"
    r"|[a-zđA-ZĐ](?:\)\s*|\.\s)\S"
    r"|(?:Nơi nhận|Kính gửi|Số)\s*:|Phụ lục\s|Biểu (?:mẫu|số)\s|Điều \d"
)
_LIKELY = re.compile(
    r"[-+*–—]\s*\d"  # "- 100% cán bộ", or a range that is broken over two lines
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s+[^\W\d]"
    r"|\(\d{1,2}\)\s"
)


def starts(line: str) -> bool:
    """Whether the line begins with a mark that begins paragraphs only."""
    return _SURE.match(line) is not None


def may_start(line: str) -> bool:
    """Whether the line begins with a mark that stands within sentences too."""
    return _LIKELY.match(line) is not None


def numbered(number: int, kind: str) -> str:
    """The mark of an item in a list that numbers itself: "1.", "a.", "IV."."""
    if kind in {"a", "A"} and 0 < number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    if kind in {"i", "I"} and 0 < number < 400:
        roman = _roman(number)
        return f"{roman if kind == 'I' else roman.lower()}."
    return f"{number}."


def _roman(number: int) -> str:
    made = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        made += letters * (number // value)
        number %= value
    return made
