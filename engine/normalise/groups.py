"""The figures of a paragraph that belong together, each with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from engine.normalise.figures import Figure, figures
from engine.normalise.folding import bare, fold
from engine.normalise.repair import rate_agrees
from engine.source import parse, plain

_SMALL = "".join(letter for letter in map(chr, range(0x61, 0x1EFA)) if letter.islower())
_FULL_STOP = re.compile(rf"[.!?…]\s+(?=[^\s{_SMALL}])|\n")
_SENTENCE_END = re.compile(rf"(?=[.!?…\n;])(?:{_FULL_STOP.pattern}|;)")
_CLAUSE_END = re.compile(r"[.;:()](?!\d)")
_BETWEEN = 8
"""So many words may stand between a count and its percent, and so many before its percent in brackets."""
_FAR = 20
"""So many where the percent is the ratio of the counts."""
_NOUN = 4
_LONG = 1_500
"""Longer texts are read anew each time, so that what is remembered stays small."""
_DIGIT = re.compile(r"\d")
_GIVES = re.compile(r" (?:đạt|là|tỷ lệ|được|khoảng|trên|hơn)$")
_NONE = Figure("count", 0, 0)
_OPENS = re.compile(r"[\s,-]*\($")


class Group(NamedTuple):
    """Counts and percent that are one statement. Texts are the author's; "" where there is none.

    ``lead`` is what stands before, back to the figure or the end of the sentence before it; ``inner`` between its
    figures; ``tail`` after it, to the end of the clause or the next figure. ``depth`` counts the brackets around it;
    ``sentence`` and ``clause`` number the sentences of the paragraph, and their clauses up to a semicolon.
    """

    start: int
    end: int
    value: str
    numerator: str
    denominator: str
    counted: str
    noun: str
    lead: str
    inner: str
    tail: str
    depth: int
    sentence: int
    clause: int


def groups(text: str) -> tuple[Group, ...]:
    """The groups of a paragraph, in its order."""
    if not _DIGIT.search(text):
        return ()
    return _remembered(text) if len(text) < _LONG else _grouped(text)


def _grouped(text: str) -> tuple[Group, ...]:
    joined = tuple(_joined(text, figures(text)))
    return tuple(_with_words(text, joined))


_remembered = lru_cache(maxsize=512)(_grouped)


def _joined(text: str, found: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    position = 0
    while position < len(found):
        pair = found[position : position + 2]
        together = len(pair) == 2 and _belong(text, *pair)
        yield tuple(pair) if together else (found[position],)
        position += 2 if together else 1


def _belong(text: str, first: Figure, second: Figure) -> bool:
    between = text[first.end : second.start]
    if first.kind == "percent":
        return second.kind == "pair" and _OPENS.fullmatch(between) is not None
    if second.kind != "percent" or _SENTENCE_END.search(between) or ")" in between or _names_a_rate(between):
        return False
    before, bracket, after = between.partition("(")
    if bracket:
        return len(before.split()) <= _NOUN and (not after.strip() or _ends_with(fold(after), "joins"))
    far = _FAR if first.kind == "pair" and rate_agrees((second.value, first.numerator, first.denominator)) else _BETWEEN
    return len(before.split()) <= far and _ends_with(fold(before), "joins")


def _names_a_rate(between: str) -> bool:
    """Whether the words between a count and a percent say what the percent is of, so that it is not the count's."""
    return re.search(r"\b(?:ty le|muc do) (?!dat\b|la\b|tren\b)[a-z]", fold(between)) is not None


def _with_words(text: str, joined: Sequence[tuple[Figure, ...]]) -> Iterator[Group]:
    found = [(match.end(), match[0] == ";") for match in _SENTENCE_END.finditer(text)]
    ends = [end for end, _ in found]
    stops = [end for end, semicolon in found if not semicolon]
    before = 0
    for position, members in enumerate(joined):
        first, last = members[0], members[-1]
        start, end = first.start, last.end
        following = joined[position + 1][0].start if position + 1 < len(joined) else len(text)
        clause = bisect_right(ends, start)
        begins = max(before, ends[clause - 1]) if clause else before
        kinds = {each.kind: each for each in reversed(members)}
        percent, pair, count = (kinds.get(kind, _NONE) for kind in ("percent", "pair", "count"))
        yield Group(
            start,
            end,
            value=percent.value,
            numerator=pair.numerator,
            denominator=pair.denominator,
            counted=count.value,
            noun=first.noun or last.noun,
            lead=text[begins:start],
            inner=text[first.end : last.start] if len(members) == 2 else "",
            tail=_clause(text[end:following]),
            depth=text.count("(", 0, start) - text.count(")", 0, start),
            sentence=bisect_right(stops, start),
            clause=clause,
        )
        before = end


def _clause(text: str) -> str:
    found = _CLAUSE_END.search(text)
    return text[: found.start()] if found else text


def full_sentences(text: str) -> list[str]:
    """A text parted at its full stops."""
    return _FULL_STOP.split(text)


def gives(lead: str) -> bool:
    """Whether the words before a figure give it to what they speak of ("đạt", "là", a colon)."""
    return lead.rstrip().endswith((":", "=")) or _ends_with(fold(lead), "gives")


def is_planned(lead: str) -> bool:
    """Whether a figure after these words is a change, a plan or a level that is asked, and no result."""
    words, before = " " + " ".join(lead.lower().split()).rstrip(" :"), ""
    while words != before:
        if any(words.endswith(" " + each) for each in language()["planned"]):
            return True
        words, before = _GIVES.sub("", words), words
    return False


def is_plan(heading: str) -> bool:
    """Whether what stands under the heading is yet to be done."""
    folded = fold(heading)
    return any(fold(each) in folded for each in language()["plans"])


def _ends_with(folded: str, key: str) -> bool:
    return any(folded == each or folded.endswith(" " + each) for each in _folded(key))


@cache
def _folded(key: str) -> tuple[str, ...]:
    return tuple(bare(each) for each in language()[key])


@cache
def nothing_phrases() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """What says in words that there was nothing to handle, folded, and of which indicators."""
    return tuple(
        (tuple(entry["indicators"]), tuple(f" {fold(each)} " for each in entry["phrases"]))
        for entry in language()["nothing"]
    )


@cache
def language() -> dict[str, Any]:
    """How sentences give figures, as ``sentences.yaml`` says it."""
    path = Path(__file__).with_name("sentences.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
