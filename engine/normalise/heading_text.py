"""The text of a report as one string, and where its letterhead, its title and its first sentences stand."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from engine.document import Document, Table
from engine.source import parse, plain

Span = tuple[int, int]

_FIRST, _LAST = 300_000, 100_000
"""Of longer texts the middle says nothing of whose they are. A report of 20 pages has some 60,000 letters."""
_HEAD_LINES = 40
"""Within so many lines a report has come to its title."""
_UNTITLED_LINES = 12
_TITLE_LINES = 10
_LONG_WORD = 24
"""Longer ones are folded anew each time, so that what is remembered stays small."""
_BREAK = " \n "
"""A line break stands apart while words are looked up: those at the ends of lines are known words, too."""
_LONG_LINE = 400
"""A line so long is a paragraph, not a line of a title."""
_FIRST_SENTENCES = 4000
_MARKUP = re.compile(r"[*#_<](?:(?<!<)[*#_]*|(?<=<)/?[a-z]{1,6}>)")
_ITEM = re.compile(r"[-+•*–]|\S.*;$")


class Page(NamedTuple):
    """``text`` has a line for each paragraph and cell; ``folded`` is the same without marks on letters and capitals,
    letter for letter. ``head`` is all above the title, ``opening`` what follows it. In ``recipients`` others are named.
    """

    text: str
    folded: str
    head: Span
    title: Span
    opening: Span
    recipients: tuple[Span, ...]


def page_of(document: Document) -> Page:
    """The page that the document shows."""
    shown = "\n".join(_lines(document))
    if len(shown) > _FIRST + _LAST:
        shown = f"{shown[:_FIRST]}\n{shown[-_LAST:]}"
    lines = _MARKUP.sub("", shown).split("\n")
    lines = [line for line in (*map(_without_motto, lines[:_HEAD_LINES]), *map(str.strip, lines[_HEAD_LINES:])) if line]
    text = "\n".join(lines)
    folded = fold(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    flat = folded.split("\n")
    first = _title_line(lines, flat)
    titled = first is not None
    begin = first or 0
    end = _title_end(flat, begin) if titled else min(len(lines), _UNTITLED_LINES)
    head = (0, starts[begin] if titled else starts[end])
    opening = (starts[end], min(starts[end] + _FIRST_SENTENCES, len(text)))
    return Page(text, folded, head, (starts[begin], starts[end]), opening, tuple(_recipients(flat, starts)))


def fold(text: str) -> str:
    """The text without marks on its letters and without capitals; it keeps its length."""
    parts = text.replace("\n", _BREAK).split(" ") if "\n" in text else text.split(" ")
    if max(map(len, parts)) < _LONG_WORD:
        folded = " ".join(map(_known, parts))
    else:
        folded = " ".join([_known(word) if len(word) < _LONG_WORD else _folded(word) for word in parts])
    return folded.replace(_BREAK, "\n") if "\n" in text else folded


def _folded(word: str) -> str:
    return word.translate(_plain_letters())


_known = lru_cache(maxsize=16384)(_folded)


def flat(text: str) -> str:
    """The text folded, with one space for each run of spaces and line breaks."""
    return " ".join(fold(text).split())


@cache
def words(key: str) -> Any:
    """An entry of heading.yaml."""
    path = Path(__file__).with_name("heading.yaml")
    entries: Any = plain(parse(path.name, path.read_bytes()).root)
    return entries[key]


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for folded texts: any of the phrases, the longest first, with any space between their words."""
    ordered = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered) + ")"


@cache
def phrase_of(key: str) -> str:
    """The same for an entry of heading.yaml."""
    return any_of(words(key))


@cache
def pattern(written: str) -> re.Pattern[str]:
    """A pattern of heading.yaml, for folded texts."""
    folded = re.sub(r"\(\?P?<\w*>|[^()]", lambda part: part[0] if part[0].startswith("(") else fold(part[0]), written)
    for name, part in words("parts").items():
        folded = folded.replace(f"{{{name}}}", part)
    return re.compile(folded.replace(" ?", r"\s*").replace(" ", r"\s+"))


@cache
def _plain_letters() -> dict[int, str]:
    letters = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in (*range(65, 91), *range(192, 592))}
    letters |= {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in range(0x1E00, 0x1F00)}
    letters |= {ord("đ"): "d", ord("Đ"): "d", **dict.fromkeys(map(ord, "–—−"), "-"), ord("’"): "'"}
    return {code: sys.intern(letter) for code, letter in letters.items() if len(letter) == 1}


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row if cell.text and not cell.copied)
        elif not block.place.sheet or block.place.cell:  # the name of a sheet is no title
            yield block.text


def _without_motto(line: str) -> str:
    """The line without the country's name and motto, which stand beside the letterhead."""
    folded = fold(line)
    if not any(each in folded for each in _motto_begins()):
        return " ".join(line.split())
    for found in reversed([*_motto().finditer(folded)]):
        line = f"{line[: found.start()]} {line[found.end() :]}"
    return " ".join(line.split())


@cache
def _motto() -> re.Pattern[str]:
    return re.compile(phrase_of("motto"))


@cache
def _motto_begins() -> tuple[str, ...]:
    return tuple({fold(each).split()[0] for each in words("motto")})


def _title_line(lines: list[str], folded: list[str]) -> int | None:
    report = fold(words("report"))
    numbered = re.compile(rf"{report}\s+{phrase_of('numbered')}\b")
    for position, line in enumerate(folded[:_HEAD_LINES]):
        begins = line == report or line.startswith(report + " ")
        if begins and len(line) < _LONG_LINE and (lines[position].isupper() or not numbered.match(line)):
            return position
    return None


def _title_end(folded: list[str], begin: int) -> int:
    over = re.compile(rf"{phrase_of('after_title')}(?![a-z0-9])|[-+•]")
    follows = re.compile(rf"{phrase_of('as_follows')}|[.:;]$")
    for position in range(begin + 1, min(begin + _TITLE_LINES, len(folded))):
        line = folded[position]
        # the first line under a bare "BÁO CÁO" is the title itself, even if it begins with "Thực hiện"
        heads = position == begin + 1 and len(folded[begin]) == len(words("report"))
        if len(line) > _LONG_LINE or follows.search(line) or (over.match(line) and not heads):
            return position
    return min(begin + _TITLE_LINES, len(folded))


def _recipients(folded: list[str], starts: list[int]) -> Iterator[Span]:
    begins = re.compile(rf"\W{{0,8}}{phrase_of('recipients')}(?![a-z0-9])\W{{0,8}}")
    if not any(map(begins.match, folded)):
        return
    inside = bare = False
    for position, line in enumerate(folded):
        label = begins.match(line)
        inside = label is not None or (inside and (bare or _ITEM.match(line) is not None))
        bare = label is not None and label.end() == len(line)
        if inside:
            yield (starts[position], starts[position + 1])
