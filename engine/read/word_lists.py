"""Numbers of list items, as Word shows them: "2.1.", "a)", "-". They stand nowhere in the text and must be counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from engine.read.word_parts import Element
from engine.read.word_text import VAL, W, is_on, number

LEVELS = 9
_ONES, _SIGNS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I"
_MOST_ROMAN = 3999
_MOST_LETTERS = 780
"""Word writes z, aa, bb up to thirty letters."""
_PLACE = re.compile(r"%([1-9])")


class _Level(NamedTuple):
    """How one level of a list is counted and shown; ``restart`` is the level that starts it anew, 0 for none."""

    start: int
    form: str
    text: str
    decimal: bool
    restart: int
    style: str


class Lists:
    """The lists of a document, each with its count so far. Takes the root of the part ``numbering``, or None."""

    def __init__(self, numbering: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._styled: dict[str, str] = {}
        self._nums: dict[str, str] = {}
        self._changed: dict[str, dict[int, _Level]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in numbering if numbering is not None else ():
            if element.tag == f"{W}abstractNum":
                self._add_abstract(element)
            elif element.tag == f"{W}num":
                self._add_num(element)

    def label(self, num: str, level: int) -> str:
        """Counts one item of the list ``num`` at a level from 0, and gives what stands in front of it, often ""."""
        abstract = self._abstract(num)
        levels = {**self._levels.get(abstract, {}), **self._changed.get(num, {})}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        start = self._starts.pop((num, level), None)
        first = levels[level].start if start is None else start
        counts[level] = counts[level] + 1 if start is None and level in counts else first
        for deeper in [each for each in counts if each > level]:
            if level < (levels[deeper].restart if deeper in levels else deeper):
                del counts[deeper]
        return _label(levels, counts, level)

    def level_of(self, num: str, style: str) -> int:
        """The level of a list that belongs to a style; 0 where the style does not say."""
        levels = self._levels.get(self._abstract(num), {})
        return next((level for level, each in levels.items() if each.style == style), 0)

    def _add_abstract(self, element: Element) -> None:
        key = element.get(f"{W}abstractNumId", "")
        self._levels[key] = _levels(element)
        for name, found in (("styleLink", self._styled), ("numStyleLink", self._linked)):
            link = element.find(W + name)
            if link is not None:
                style = link.get(VAL, "")
                found.update({style: key} if name == "styleLink" else {key: style})

    def _add_num(self, element: Element) -> None:
        key = element.get(f"{W}numId", "")
        abstract = element.find(f"{W}abstractNumId")
        self._nums[key] = abstract.get(VAL, "") if abstract is not None else ""
        changed = {}
        for override in element.findall(f"{W}lvlOverride"):
            changed.update(_levels(override))
            start = override.find(f"{W}startOverride")
            if start is not None:
                self._starts[key, _index(override)] = number(start)
        self._changed[key] = changed

    def _abstract(self, num: str) -> str:
        key = self._nums.get(num, "")
        return self._styled.get(self._linked.get(key, ""), key)


def _levels(parent: Element) -> dict[int, _Level]:
    found = {}
    for element in parent.findall(f"{W}lvl"):
        index = _index(element)
        found[index] = _Level(
            number(element.find(f"{W}start")),
            _value(element, "numFmt") or "decimal",
            _value(element, "lvlText"),
            is_on(element, "isLgl"),
            number(element.find(f"{W}lvlRestart"), index),
            _value(element, "pStyle"),
        )
    return found


def _index(element: Element) -> int:
    found = element.get(f"{W}ilvl", "0")
    return int(found) if found.isascii() and found.isdecimal() and len(found) == 1 else LEVELS


def _value(element: Element, name: str) -> str:
    child = element.find(W + name)
    return str(child.get(VAL, "")) if child is not None else ""


def _label(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.form == "bullet":
        return "+" if own.text.strip() == "+" else "-"

    def count(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index not in levels:
            return ""
        return _written(counts.get(index, levels[index].start), "decimal" if own.decimal else levels[index].form)

    return _PLACE.sub(count, own.text)


def _written(count: int, form: str) -> str:
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "lowerLetter" | "upperLetter" if 0 < count <= _MOST_LETTERS:
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if 0 < count <= _MOST_ROMAN:
            return _roman(count).lower() if form == "lowerRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in zip(_ONES, _SIGNS.split(" "), strict=True):
        times, count = divmod(count, value)
        written += sign * times
    return written
