"""The text of one paragraph of Word: what a reader sees of its runs, and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docx.oxml.ns import nsmap

from engine.read.word_parts import Element, first

W = f"{{{nsmap['w']}}}"
VAL = f"{W}val"
PAGE_BREAK = f"{W}lastRenderedPageBreak"
OBJECT = f"{W}object"

_MATH = f"{{{nsmap['m']}}}"
_SAME = W.replace("wordprocessingml", "markup-compatibility").replace("/main", "")  # python-docx does not name it
_ALTERNATIVES = f"{_SAME}AlternateContent"
_TEXTS = {f"{W}t", f"{_MATH}t"}
_SPACES = {f"{W}{name}" for name in ("tab", "ptab", "br", "cr")}
_RPR = f"{W}rPr"
_HIDING = tuple(f"{W}{name}" for name in ("vanish", "strike", "dstrike"))
_RUN, _SYMBOL, _HYPHEN, _BOX = f"{W}r", f"{W}sym", f"{W}noBreakHyphen", f"{W}txbxContent"
_OTHERS = frozenset({*_SPACES, _SYMBOL, _HYPHEN, _BOX, PAGE_BREAK})
_GONE = {f"{W}del", f"{W}moveFrom"}
"""What somebody deleted while changes were tracked."""
_UNSEEN = _GONE | {f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "tcPr", "trPr", "instrText", "delText", "rt")}
_SYMBOLS = {
    ("symbol", 0xB3): "≥",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "×",
    ("symbol", 0xB8): "÷",
    ("symbol", 0xB9): "≠",
    ("symbol", 0xBB): "≈",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xA8): "☐",
    ("wingdings", 0x6F): "☐",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGIT = re.compile(r"\d")
_PRIVATE = range(0xE000, 0xF900)


class Line(NamedTuple):
    """``boxes`` are the text boxes that hang on the paragraph. ``pages`` is how many pages begin in it, ``before`` how
    many of them before its first letter."""

    text: str
    boxes: tuple[Element, ...] = ()
    pages: int = 0
    before: int = 0


def line_of(paragraph: Element) -> Line:
    """What the paragraph shows: inserted text is there; deleted, crossed out and hidden text is not."""
    seen = _Seen()
    seen.read(paragraph)
    return Line("".join(seen.texts), tuple(seen.boxes), seen.pages, seen.before)


def within(container: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The elements wanted, in order, also where content controls, tracked changes and the like enclose them."""
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from within(child[0], wanted) if len(child) else ()
        elif child.tag not in _UNSEEN:
            yield from within(child, wanted)


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a property that is either on or off stands there and is on."""
    found = first(properties, W + name) if properties is not None else None
    return found is not None and found.get(VAL) not in {"0", "false", "off"}


def number(element: Element | None, default: int = 0) -> int:
    """The whole number that an element states, from 0 up; ``default`` where there is none that could be meant."""
    found = element.get(VAL, "") if element is not None else ""
    return int(found) if found.isascii() and found.isdecimal() and len(found) <= 9 else default


class _Seen:
    """Gathers what a paragraph shows."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.boxes: list[Element] = []
        self.pages = self.before = 0

    def read(self, container: Element) -> None:
        for child in container:
            tag = child.tag
            if tag in _TEXTS:
                self.texts.append(_shown(child.text or "", container))
            elif tag in _OTHERS:
                self._add(child, tag)
            elif tag == _ALTERNATIVES:  # a text box stands there twice, for new and for old programs
                if len(child):
                    self.read(child[0])
            elif tag not in _UNSEEN and not (tag == _RUN and _is_gone(first(child, _RPR))):
                self.read(child)

    def _add(self, element: Element, tag: str) -> None:
        if tag == _BOX:
            self.boxes.append(element)
        elif tag == PAGE_BREAK:
            self.pages += 1
            self.before += not "".join(self.texts).strip()
        elif tag == _SYMBOL:
            self.texts.append(_symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")))
        else:
            self.texts.append("-" if tag == _HYPHEN else " ")


def _is_gone(properties: Element | None) -> bool:
    """Whether a run is hidden or crossed out."""
    if properties is None or next(properties.iterchildren(*_HIDING), None) is None:
        return False
    return any(is_on(properties, name.removeprefix(W)) for name in _HIDING)


def _shown(text: str, run: Element) -> str:
    return text.translate(_RAISED) if _DIGIT.search(text) and _is_raised(run) else text


def _is_raised(run: Element) -> bool:
    """Whether a run stands above the line, as the mark of a note does: it is no part of the number before it."""
    aligned = (each for properties in run.iterchildren(_RPR) for each in properties.iterchildren(f"{W}vertAlign"))
    found = next(aligned, None)
    return found is not None and found.get(VAL) == "superscript"


def _symbol(font: str, code: str) -> str:
    """A character of a font of symbols; one of unknown meaning stays as it is where it is no private one."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if point in _PRIVATE or point <= 0xFF:
        return _SYMBOLS.get((font.lower(), point & 0xFF), "•")
    return chr(point) if point <= 0xFFFF else ""
