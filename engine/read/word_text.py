"""The text of one paragraph of Word: what a reader sees of its runs, and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docx.oxml.ns import nsmap

from engine.read.word_parts import Element

W = f"{{{nsmap['w']}}}"
VAL = f"{W}val"
PAGE_BREAK = f"{W}lastRenderedPageBreak"
OBJECT = f"{W}object"

_MATH = f"{{{nsmap['m']}}}"
_SAME = W.replace("wordprocessingml", "markup-compatibility").replace("/main", "")  # python-docx does not name it
_ALTERNATIVES = f"{_SAME}AlternateContent"
_TEXTS = {f"{W}t", f"{_MATH}t"}
_SPACES = {f"{W}{name}" for name in ("tab", "ptab", "br", "cr")}
_RUN, _SYMBOL, _HYPHEN, _BOX = f"{W}r", f"{W}sym", f"{W}noBreakHyphen", f"{W}txbxContent"
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
    texts: list[str] = []
    boxes: list[Element] = []
    pages = before = 0
    for element in _seen(paragraph):
        if element.tag == _BOX:
            boxes.append(element)
        elif element.tag == PAGE_BREAK:
            pages += 1
            before += not "".join(texts).strip()
        else:
            texts.append(_shown(element))
    return Line("".join(texts), tuple(boxes), pages, before)


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
    found = properties.find(W + name) if properties is not None else None
    return found is not None and found.get(VAL) not in {"0", "false", "off"}


def number(element: Element | None, default: int = 0) -> int:
    """The whole number that an element states, from 0 up; ``default`` where there is none that could be meant."""
    found = element.get(VAL, "") if element is not None else ""
    return int(found) if found.isascii() and found.isdecimal() and len(found) <= 9 else default


def _seen(container: Element) -> Iterator[Element]:
    for child in container:
        tag = child.tag
        if tag in _TEXTS or tag in _SPACES or tag in {_SYMBOL, _HYPHEN, _BOX, PAGE_BREAK}:
            yield child
        elif tag == _ALTERNATIVES:  # a text box stands there twice, for new and for old programs
            yield from _seen(child[0]) if len(child) else ()
        elif tag not in _UNSEEN and not (tag == _RUN and _is_gone(child.find(f"{W}rPr"))):
            yield from _seen(child)


def _is_gone(properties: Element | None) -> bool:
    """Whether a run is hidden or crossed out."""
    return properties is not None and any(is_on(properties, name) for name in ("vanish", "strike", "dstrike"))


def _shown(element: Element) -> str:
    if element.tag in _TEXTS:
        text = element.text or ""
        return text.translate(_RAISED) if _DIGIT.search(text) and _is_raised(element.getparent()) else text
    if element.tag == _SYMBOL:
        return _symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))
    return "-" if element.tag == _HYPHEN else " "


def _is_raised(run: Element | None) -> bool:
    """Whether a run stands above the line, as the mark of a note does: it is no part of the number before it."""
    found = run.find(f"{W}rPr/{W}vertAlign") if run is not None else None
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
