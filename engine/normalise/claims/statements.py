"""A paragraph as claims see it: its figures, each with the words around it, its sentence and its brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from engine.normalise.claims.words import at_end, language, marked_at_end, only
from engine.normalise.figures import noun_at_start
from engine.normalise.folding import bare
from engine.normalise.groups import Group, groups

_STOP = re.compile(r"[.!?…]\s+(\S)|\n")
_BRACKET = re.compile(r"[()]")
_UNIT = re.compile(r" ?([a-z]+)")
_NEAR = 16
"""So many letters before a number may make it the number of something."""
_FAR = 25
"""So many words may stand between a part and the total that it is said to be of."""


class Statement(NamedTuple):
    """A count, a count over another (``below``) or a percent; a percent stands beside the counts that it is said of.

    Figures are in the author's writing, "" where there is none; words are in plain letters. ``unit`` is the kind of
    what is counted where that is ``known``, else the word behind the number. ``lead`` is what stands before it in its
    sentence, back to the figure before; ``inner`` between its counts and its percent; ``tail`` after it, up to the next
    figure or the end of the sentence. ``bracket`` is where the bracket around it opens, -1 outside of any. ``way``: 1
    where it is said to be a rise ("tăng"), -1 a fall ("giảm"), 0 neither.
    """

    start: int
    end: int
    number_end: int
    counted: str = ""
    below: str = ""
    percent: str = ""
    unit: str = ""
    known: bool = False
    money: str = ""
    inner: str = ""
    lead: str = ""
    tail: str = ""
    bracket: int = -1
    sentence: int = 0
    way: int = 0


@lru_cache(maxsize=256)
def statements(text: str, letters: str) -> tuple[Statement, ...]:
    """The statements of a text in its order; ``letters`` is the same text in plain letters, place for place.

    Those of one document are remembered: what its places say of one thing is looked for after all else.
    """
    money = tuple(_money(letters))
    said = (each for group in groups(text) for each in _statements(group, text, letters, money))
    found = sorted((*said, *money))
    stops = [0, *_stops(text), len(text)]
    placed = tuple(_in_place(found, text, stops))
    joined = _joined(_joined(placed, letters, _as_pair), letters, _with_percent)
    return tuple(_around(joined, text, letters, stops))


def _stops(text: str) -> Iterator[int]:
    """Where sentences end: a full stop before a small letter ends none."""
    for match in _STOP.finditer(text):
        if match[1] is None or not match[1].islower():
            yield match.end() - (match[1] is not None)


def _statements(group: Group, text: str, letters: str, money: Sequence[Statement]) -> Iterator[Statement]:
    """What one group says: its percent stands alone where its number is no count, or not the nearest."""
    whole = _statement(group, letters)
    if not whole.counted:
        yield whole
        return
    counts = _are_counts(whole, text) if whole.below else _counts(whole, text, letters)
    parted = whole.percent and any(whole.start < each.start < whole.end for each in money)
    if counts and not parted:
        yield whole
        return
    if counts:
        yield whole._replace(end=whole.number_end, percent="", inner="")
    if whole.percent:
        starts = whole.end - len(whole.percent)
        yield Statement(starts, whole.end, whole.end, percent=whole.percent)


def _statement(group: Group, letters: str) -> Statement:
    if not group.counted and not group.numerator:
        return Statement(group.start, group.end, group.end, percent=group.value)
    count, below = group.counted or group.numerator, group.denominator
    percent_first = bool(group.value) and letters.startswith(bare(group.value), group.start)
    begins = letters.find(bare(count), group.start + len(group.value) if percent_first else group.start)
    above_end = begins + len(count)
    number_end = letters.find(bare(below), above_end) + len(below) if below else above_end
    unit = _UNIT.match(letters, number_end)
    known = group.noun
    if below and _is_list_of_kinds(letters[above_end:number_end], letters[number_end:]):
        known, below = noun_at_start(letters[above_end:number_end]), ""
    inner = "" if percent_first or not group.value else letters[number_end : group.end - len(group.value)]
    return Statement(
        group.start,
        group.end,
        number_end,
        count,
        below,
        group.value,
        known or (unit[1] if unit else ""),
        known=bool(known),
        inner=inner,
    )


def _counts(each: Statement, text: str, letters: str) -> bool:
    """Whether it is a count at all: the number of an item, an age and a stage are none."""
    if each.start == 0 and letters[each.end : each.end + 1] in (".", ")"):
        return False
    before = letters[max(each.start - _NEAR, 0) : each.start]
    unit = text[each.number_end : each.number_end + len(each.unit) + 1].strip().lower()
    return unit not in _no_counts() and (":" in before or not at_end("ordinals").search(before))


def _are_counts(each: Statement, text: str) -> bool:
    """Whether two numbers with a stroke between them are counts, and no day or year."""
    return each.known or not marked_at_end("dates").search(text[max(each.start - _NEAR, 0) : each.start].lower())


@cache
def _no_counts() -> frozenset[str]:
    return frozenset(language()["no_counts"])


def _is_list_of_kinds(between: str, after: str) -> bool:
    """Whether "258 thủ tục/51 lĩnh vực" is no count over a count: each number has a noun of its own."""
    noun = noun_at_start(between)
    return bool(noun) and "/" in between and noun_at_start(after) != noun and _UNIT.match(after) is not None


def _money(letters: str) -> Iterator[Statement]:
    """Amounts of money; ``count`` is the number alone."""
    if "dong" not in letters and " ty" not in letters and "trieu" not in letters:
        return
    for match in _amounts().finditer(letters):
        unit = match["unit"].removesuffix("dong").strip() or "dong"
        ends = match.end("number")
        yield Statement(match.start(), match.end(), ends, match["number"], unit=unit, known=True, money=unit)


@cache
def _amounts() -> re.Pattern[str]:
    units = "|".join(sorted((re.escape(bare(each)) for each in language()["money"]), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<number>\d[\d.,]{{0,20}}) ?(?P<unit>{units})(?![a-z]| (?:le|trong|suat|bo|thoi))"
    )


def _in_place(found: Sequence[Statement], text: str, stops: Sequence[int]) -> Iterator[Statement]:
    """The statements, each with its sentence and bracket."""
    brackets = [(match.start(), match[0]) for match in _BRACKET.finditer(text)]
    stack: list[int] = []
    at = 0
    for each in found:
        while at < len(brackets) and brackets[at][0] < each.start:
            position, mark = brackets[at]
            if mark == "(":
                stack.append(position)
            elif stack:
                stack.pop()
            at += 1
        yield each._replace(bracket=stack[-1] if stack else -1, sentence=bisect_right(stops, each.start) - 1)


_Together = Callable[[Statement, Statement, str], Statement | None]


def _joined(found: Sequence[Statement], letters: str, together: _Together) -> tuple[Statement, ...]:
    """The statements, with those made one that belong together."""
    joined: list[Statement] = []
    for each in found:
        before = joined[-1] if joined else None
        one = None
        if before is not None and before.sentence == each.sentence:
            one = together(before, each, letters[before.end : each.start])
        if one is None:
            joined.append(each)
        else:
            joined[-1] = one
    return tuple(joined)


def _as_pair(first: Statement, second: Statement, between: str) -> Statement | None:
    """A count and the total that it is said to be of."""
    plain = first.counted and not first.below and not first.percent and second.counted and not second.below
    if not plain or first.money != second.money or first.bracket != second.bracket:
        return None
    if len(between.split()) > _FAR or not at_end("over").search(between):
        return None
    return second._replace(
        start=first.start,
        number_end=first.number_end,
        counted=first.counted,
        below=second.counted,
        unit=first.unit,
        known=first.known,
    )


def _with_percent(first: Statement, second: Statement, between: str) -> Statement | None:
    """A count or a count over another, and the percent behind or before it."""
    if first.counted and not first.percent and second.percent and not second.counted:
        close = first.bracket == second.bracket and only("joins").fullmatch(between)
        return first._replace(end=second.end, percent=second.percent, inner=between) if close else None
    if first.percent and not first.counted and second.below and not second.percent and between.strip(" ,-") == "(":
        return second._replace(start=first.start, percent=first.percent, bracket=first.bracket)
    return None


def _around(found: Sequence[Statement], text: str, letters: str, stops: Sequence[int]) -> Iterator[Statement]:
    """The statements with the words before and after them."""
    for position, each in enumerate(found):
        begins = found[position - 1].end if position else 0
        follows = found[position + 1].start if position + 1 < len(found) else len(letters)
        lead = letters[max(begins, stops[each.sentence]) : each.start]
        yield each._replace(
            lead=lead,
            tail=letters[each.end : max(each.end, min(follows, stops[each.sentence + 1]))],
            way=_way(text[max(each.start - min(len(lead), _NEAR), 0) : each.start].lower()),
        )


def _way(before: str) -> int:
    """Which way a figure changes; marks count, or "mai táng" would be a rise."""
    if marked_at_end("rise").search(before):
        return 1
    return -1 if marked_at_end("fall").search(before) else 0
