"""Where in a report one is: the numbers of its sections, its annexes, and which documents its headings name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from engine.normalise.groups import is_plan

_ROMAN = re.compile(r"(?P<mark>[IVX]{1,5})[.\s]\s?(?=\S)")
_DOTTED = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2})+)[.)]?\s")
_NUMBER = re.compile(r"(?P<mark>\d{1,2})[.)]\s?(?=\D)")
_LETTER = re.compile(r"(?:[-+]\s)?(?P<mark>[a-zđ])\s?[).]\s")
_ANNEX = re.compile(r"(?P<mark>(?:biểu mẫu|phụ lục|biểu số|mẫu số|phụ biểu) [\w./]{1,20})\b", re.IGNORECASE)
_KINDS = (_ROMAN, _DOTTED, _NUMBER, _LETTER)
DOCUMENT_NUMBER = re.compile(r"\b(\d{1,5}(?:/\d{4})?/[A-ZĐƯ][A-ZĐƯa-z]*(?:-[A-ZĐƯ]+)*)", re.UNICODE)


class Section(NamedTuple):
    """``path`` has the Roman number, the number and the letter that are open; ``headings`` their texts."""

    annex: str = ""
    path: tuple[str, str, str] = ("", "", "")
    headings: tuple[str, str, str] = ("", "", "")

    @property
    def said_at(self) -> str:
        """How a person finds it: "Mục II.2.c", "Mục 16.1", "Biểu mẫu 3"."""
        return _said_at(self.annex, self.path)


@lru_cache(maxsize=512)
def _said_at(annex: str, path: tuple[str, str, str]) -> str:
    numbers = [each for each in (path[1:] if "." in path[1] else path) if each]
    place = f"Mục {'.'.join(numbers)}" if numbers else ""
    return ", ".join(each for each in (annex, place) if each)


def after(section: Section, text: str) -> Section:
    """The section that a paragraph opens, or the one that it stands in."""
    stripped = text.strip()
    annex = _ANNEX.match(stripped)
    if annex:
        *kind, number = annex["mark"].split()
        return Section(annex=" ".join([" ".join(kind).capitalize(), number]))
    for kind in _KINDS:
        match = kind.match(stripped)
        if match:
            return _opened(section, kind, match["mark"], stripped)
    return section


def _opened(section: Section, kind: re.Pattern[str], mark: str, text: str) -> Section:
    path, headings = section.path, section.headings
    if kind is _ROMAN:
        return section._replace(path=(mark, "", ""), headings=(text, "", ""))
    if kind is _LETTER:
        return section._replace(path=(path[0], path[1], mark), headings=(headings[0], headings[1], text))
    if kind is _NUMBER and _is_within(section, int(mark), text):
        return section._replace(path=(path[0], path[1], mark), headings=(headings[0], headings[1], text))
    return section._replace(path=(path[0], mark, ""), headings=(headings[0], text, ""))


def _is_within(section: Section, number: int, text: str) -> bool:
    """Whether a numbered item is one of the open number's own list, which begins at 1 again, and not the next number.

    Word numbers such lists alike. What is yet to be done may not be taken for a result because of it.
    """
    opened, heading, inner = section.path[1], section.headings[1], section.path[2]
    capital, plan = heading.isupper(), is_plan(heading)
    if not opened.isdigit() or not (capital or plan) or text.isupper():
        return False
    goes_on = inner.isdigit() and number == int(inner) + 1
    return (capital and plan) or goes_on or number <= int(opened)
