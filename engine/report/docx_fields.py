"""Placeholders in the text of a Word document, ``{{ don_vi }}``, and what takes their place.

Word may have cut a placeholder into several runs; it is replaced all the same, in the looks of its first letter. A
value is text: nothing in it is a mark, a field or another placeholder.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from lxml import etree

from engine.word_file import TC, P, W

Element: TypeAlias = Any
"""An element of lxml."""
Values: TypeAlias = Mapping[str, Sequence[str]]
"""What stands for each placeholder: one text, or several that each want a paragraph, or none."""
PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
MARKS = re.compile(r"\{\{|\}\}")
_T, _R, _BR = f"{W}t", f"{W}r", f"{W}br"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


class Fields(NamedTuple):
    """The names of placeholders: of a unit, of a set, of a target; ``judging`` are those that say the verdict."""

    unit: frozenset[str]
    of_set: frozenset[str]
    row: frozenset[str]
    judging: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        return self.unit | self.of_set | self.row


class _Piece(NamedTuple):
    """A text of a run, and where it begins in the paragraph."""

    element: Element
    start: int


def named(paragraph: Element) -> list[str]:
    """The placeholders of a paragraph, in order."""
    return PLACEHOLDER.findall(text_of(paragraph))


def text_of(paragraph: Element) -> str:
    """The text in which a placeholder may stand: that of the paragraph's own runs."""
    return "".join(each.text or "" for each in _texts(paragraph))


def fill(within: Element, values: Values) -> None:
    """Puts the values into all paragraphs; a placeholder without a value stays as it is.

    A paragraph is repeated for each of several values, and goes where it holds nothing but placeholders of none.
    """
    for paragraph in list(within.iter(P)):
        names = [name for name in named(paragraph) if name in values]
        if names:
            _fill_paragraph(paragraph, names, values)


def _fill_paragraph(paragraph: Element, names: Sequence[str], values: Values) -> None:
    repeated = next((name for name in names if len(values[name]) != 1), None)
    once = {name: " ".join(values[name]) for name in names}
    if not any(once.values()) and not PLACEHOLDER.sub("", text_of(paragraph)).strip() and _may_go(paragraph):
        paragraph.getparent().remove(paragraph)
        return
    every = values[repeated] if repeated else ()
    for value in every[:-1]:
        another = copy.deepcopy(paragraph)
        paragraph.addprevious(another)
        _put(another, {**once, str(repeated): value})
    _put(paragraph, {**once, str(repeated): every[-1]} if every else once)


def _may_go(paragraph: Element) -> bool:
    """Whether the document holds without it: a cell ends with a paragraph."""
    return paragraph.getparent().tag != TC or paragraph.getnext() is not None


def _put(paragraph: Element, values: Mapping[str, str]) -> None:
    for match in reversed(list(PLACEHOLDER.finditer(text_of(paragraph)))):
        if match[1] in values:
            _replace(paragraph, match.start(), match.end(), values[match[1]])


def _replace(paragraph: Element, start: int, end: int, value: str) -> None:
    """Puts ``value`` where the paragraph's text has something else."""
    first = True
    for piece in list(_pieces(paragraph)):
        text = piece.element.text or ""
        low, high = max(start - piece.start, 0), min(end - piece.start, len(text))
        if low < high:
            _write(piece.element, text[:low] + (value if first else "") + text[high:])
            first = False


def _write(element: Element, text: str) -> None:
    """Writes a text into an element of a run, with a break for each new line."""
    lines = printable(text).split("\n")
    for line in lines[:-1]:
        before = etree.Element(_T)
        _set(before, line)
        element.addprevious(before)
        element.addprevious(etree.Element(_BR))
    _set(element, lines[-1])


def _set(element: Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def printable(text: str) -> str:
    """The text without characters that no XML can hold."""
    return _NOT_XML.sub(_UNPRINTABLE, text).replace("\r", "")


def _pieces(paragraph: Element) -> Iterator[_Piece]:
    start = 0
    for element in _texts(paragraph):
        yield _Piece(element, start)
        start += len(element.text or "")


def _texts(paragraph: Element) -> Iterable[Element]:
    """The texts of the paragraph itself, not those of text boxes that hang on it."""
    return (each for each in paragraph.iter(_T) if next(each.iterancestors(P)) is paragraph)
