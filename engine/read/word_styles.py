"""What the styles of a Word document say of a paragraph: the level of a heading, the list that it belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from engine.read.word_lists import LEVELS, Lists
from engine.read.word_parts import Element, first
from engine.read.word_text import VAL, W, number

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_NO_LIST = "0"


class Style(NamedTuple):
    """``level`` is 1 to 9 for a heading, 0 for other text, None where nothing is said; ``num`` is the list, or ""."""

    level: int | None = None
    num: str = ""
    at: int = 0


class Styles:
    """The paragraph styles. Takes the roots of the part ``styles``, or None, and the lists that styles may name."""

    def __init__(self, styles: Element | None, lists: Lists) -> None:
        self._lists = lists
        self._found: dict[str, Style] = {}
        self._elements: dict[str, Element] = {}
        self._default = ""
        for element in styles.findall(f"{W}style") if styles is not None else ():
            if element.get(f"{W}type", "paragraph") == "paragraph":
                key = element.get(f"{W}styleId", "")
                self._elements[key] = element
                if element.get(f"{W}default") in {"1", "true", "on"}:
                    self._default = key

    def of(self, properties: Element | None) -> Style:
        """What holds for a paragraph: its own properties, else those of its style or of one that this is based on."""
        if properties is None:
            return self._style(self._default)
        named = first(properties, f"{W}pStyle")
        key = named.get(VAL, "") if named is not None else self._default
        return self._with(properties, self._style(key if key in self._elements else self._default), "")

    def _style(self, key: str) -> Style:
        if key not in self._found:
            chain: list[str] = []
            while key in self._elements and key not in self._found and key not in chain:
                chain.append(key)
                base = first(self._elements[key], f"{W}basedOn")
                key = base.get(VAL, "") if base is not None else ""
            style = self._found.get(key, Style())
            for each in reversed(chain):
                style = self._found[each] = self._own(each, style)
            return style
        return self._found[key]

    def _own(self, key: str, base: Style) -> Style:
        element = self._elements[key]
        name = first(element, f"{W}name")
        heading = _HEADING.fullmatch(name.get(VAL, "")) if name is not None else None
        if heading:
            base = base._replace(level=int(heading[1]))
        properties = first(element, f"{W}pPr")
        return base if properties is None else self._with(properties, base, key)

    def _with(self, properties: Element, base: Style, style: str) -> Style:
        """``base`` as changed by properties: those of a style, or with no style those of a paragraph."""
        outline = first(properties, f"{W}outlineLvl")
        if outline is not None:
            level = number(outline, LEVELS)
            base = base._replace(level=level + 1 if level < LEVELS else 0)
        listed = first(properties, f"{W}numPr")
        if listed is None:
            return base
        num, at = first(listed, f"{W}numId"), first(listed, f"{W}ilvl")
        key = num.get(VAL, "") if num is not None else base.num
        if style and at is None:
            return base._replace(num=key, at=self._lists.level_of(key, style))
        return base._replace(num="" if key == _NO_LIST else key, at=number(at, 0 if num is not None else base.at))
