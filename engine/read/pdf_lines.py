"""Lines of words on a page, and how the text of lines goes on from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from engine.read.pdf_page import Word
from engine.read.pdf_shapes import returned

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_GLUED = re.compile(r"\w[-/]$")
_FIGURE_END, _FIGURE_START = re.compile(r"[\d.,/]$"), re.compile(r"[\d.,/%]")
MARK = re.compile(
    r"([-–—+*•▪●○■□➢✓❖◦]|\(?(\d{1,3}(\.\d{1,3}){0,5}|[IVXLC]{1,6}|[a-zđA-ZĐ])([.)]|\.\)|(?<=\.\d)))(?=\s|$)"
)
"""What stands before an item of a list: a bullet, "2.1.", "2.1", "IV.", "a)", "(3)"."""
_ACROSS = attrgetter("left", "right")


class Line(NamedTuple):
    """Words on one level, from left to right. ``parts`` are its pieces with wide room between them."""

    words: tuple[Word, ...]
    text: str
    left: int
    top: int
    right: int
    bottom: int
    base: int
    size: int
    bold: bool
    first: int
    """How wide its first word is."""


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines that the words make, from top to bottom; letters that are turned otherwise follow, line by line."""
    found: list[Line] = []
    kinds: dict[int, list[Word]] = {}
    if len(words) == 1 and words[0].turn == 0:
        return [line_of(words)]
    for word in words:
        kinds.setdefault(word.turn, []).append(word)
    for turn in sorted(kinds):
        if turn == 0:
            found.extend(line_of(level) for level in _levels(kinds[0]))
        else:
            found.extend(_turned_line(level) for level in _levels([_upright(word) for word in kinds[turn]]))
    return found


def _upright(word: Word) -> Word:
    """A turned word as it lies for who turns the page to read it."""
    left, top, right, bottom = word.left, word.top, word.right, word.bottom
    match word.turn:
        case 1:
            return word._replace(left=-bottom, top=left, right=-top, bottom=right)
        case 2:
            return word._replace(left=-right, top=-bottom, right=-left, bottom=-top)
    return word._replace(left=top, top=-right, right=bottom, bottom=-left)


def _turned_line(words: list[Word]) -> Line:
    line = line_of(words)
    left, top, right, bottom = returned((line.left, line.top, line.right, line.bottom), words[0].turn)
    return line._replace(left=left, top=top, right=right, bottom=bottom, base=bottom)


def _levels(words: list[Word]) -> Iterator[list[Word]]:
    """Words that stand side by side. A raised or lowered one belongs to the line that it overlaps."""
    if len(words) == 1:
        yield words
        return
    level: list[Word] = []
    top = bottom = tallest = 0
    for word in sorted(words, key=lambda each: (each.top + each.bottom, each.left)):
        high, low = word.top, word.bottom
        if level and 2 * (min(bottom, low) - max(top, high)) > min(low - high, bottom - top):
            level.append(word)
            if word.size > tallest:
                top, bottom, tallest = high, low, word.size
            continue
        if level:
            yield level
        level, top, bottom, tallest = [word], high, low, word.size
    if level:
        yield level


def line_of(words: Sequence[Word]) -> Line:
    """The line of words that stand on one level."""
    if len(words) == 1 and words[0].size > 0:
        text, left, top, right, bottom, base, size, bold, *_ = words[0]
        return Line((words[0],), text, left, top, right, bottom, base, size, bold, right - left)
    level = sorted(words, key=_ACROSS)
    texts, lefts, tops, rights, bottoms, bases, sizes, bolds, *_ = zip(*level, strict=True)
    size, base, bold = sizes[0], bases[0], bolds[0]
    if size <= 0 or sizes.count(size) < len(sizes) or bolds.count(bold) < len(bolds):
        size, base, bold = _weighed(level)
        texts = texts if 10 * min(sizes) > 8 * size else tuple(_shown(word, size, base) for word in level)
    parted = [word.spaced or _is_apart(before, word) for before, word in pairwise(level)]
    text = " ".join(texts) if all(parted) else _with_spaces(texts, parted)
    first = rights[parted.index(True) if True in parted else -1] - lefts[0]
    return Line(tuple(level), text, min(lefts), min(tops), max(rights), max(bottoms), base, size, bold, first)


def _weighed(words: Sequence[Word]) -> tuple[int, int, bool]:
    """Size and base of the largest words of a line that are no short ones, and whether most letters are bold."""
    lengths = [len(word.text) for word in words]
    longest = max((length for length, word in zip(lengths, words, strict=True) if word.size), default=lengths[0])
    size = max(word.size for length, word in zip(lengths, words, strict=True) if 2 * length >= longest)
    base = next(word.base for word in words if word.size == size)
    bold = 2 * sum(length for length, word in zip(lengths, words, strict=True) if word.bold) > sum(lengths)
    return size, base, bold


def _is_apart(before: Word, word: Word) -> bool:
    """Whether there is as much room between two words of a line as white space takes."""
    return 100 * (word.left - before.right) > 15 * min(before.size, word.size)


def _with_spaces(texts: Sequence[str], parted: list[bool]) -> str:
    """The texts, with a space before those that are parted from the one before."""
    return texts[0] + "".join([" " + text if apart else text for apart, text in zip(parted, texts[1:], strict=True)])


def _shown(word: Word, size: int, base: int) -> str:
    """The word; small raised figures are written as such, lest they become part of the number before them."""
    raised = 10 * word.size <= 8 * size and 10 * (base - word.base) >= size
    return word.text.translate(_RAISED) if raised else word.text


def joined(lines: Iterable[Line], width: int = 0) -> str:
    """The text of lines that follow each other; ``width`` is what a line can hold, where that is known."""
    text, before = "", None
    for line in lines:
        if before is None:
            text = line.text
        elif text.endswith("\xad"):
            text = text[:-1] + line.text
        else:
            text += ("" if _broken(before, line, width) else " ") + line.text
        before = line
    return text.replace("\xad", "")


def _broken(before: Line, line: Line, width: int) -> bool:
    """Whether the line was broken within a word: after a mark in it, or because the word is wider than the line."""
    if _GLUED.search(before.text) and line.text[0].isalnum():
        return True
    if not width or " " in before.text or not _FIGURE_END.search(before.text):
        return False
    letter = line.first // max(1, len(line.text.split()[0]))
    return bool(_FIGURE_START.match(line.text)) and before.right - before.left + letter > width
