"""What speaks against a figure being a result of this unit in this period, as the words around it say.

A plan, a change, another time and another unit hold on to the end of the sentence, or of the brackets, or until the
words say otherwise.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from engine.normalise.folding import any_phrase, fold
from engine.normalise.groups import Group, full_sentences, is_planned, language
from engine.normalise.others import of_another, of_those_counted
from engine.normalise.own import Own
from engine.normalise.scopes import of_a_share, of_the_whole
from engine.normalise.times import time_of
from engine.understood import LeftReason

_BOUND = re.compile(r"(?:[^\W\d_]+ )+")
_BRACKETS = re.compile(r"\([^()]*\)")
_COMPARES = re.compile(r"\bso (?:với|cùng|năm|kỳ)\b|\bcùng kỳ\b")
_CHANGE = re.compile(r"\b(?:tăng|giảm|vượt)\b(?!.*\bđạt\b)[^,;:]*$")
_OPENS = re.compile(
    r"\W*(?:về |trong |riêng )?"
    r"(?:lĩnh vực|đối với|với|riêng|nhóm|các|hồ sơ|thủ tục|tthc|kiểm tra|qua|chọn|rà soát)\b"
)
_GOES_ON = re.compile(r"\s*(?:/|→|->|[-–]\s?\d)|(?<=%)\d")
"""What makes a figure one end of a range, or the first of two: a PDF shows what was crossed out beside what stands."""
_LAST_PART = re.compile(r"[^,:]*$")
_POINTS = re.compile(r"điểm,? ?(?:đạt |\()$")
_IN_BRACKETS = re.compile(r"\s*\(([^()%]{4,40})\)")

_FAR = 400
"""Words that stand so many letters before a figure say nothing of it; a paragraph without end is read in time."""


class _State(NamedTuple):
    share: bool = False
    asked: bool = False
    other_time: bool = False
    other_unit: bool = False


class Circumstances:
    """Goes through the figures of a paragraph, and keeps in mind what the words before them said.

    ``head`` are the words over the list that the paragraph is an item of.
    """

    def __init__(self, text: str, own: Own, head: str = "") -> None:
        self._text = text
        self._own = own
        self._head = self._after(_State(share=of_a_field(head)), head.rstrip(" *:") + " ")
        self._states = [self._head]
        self._sentence = -1
        self._at = self._began = 0
        self._opening = True
        self._before = ("", 0)

    def of(self, group: Group) -> LeftReason | None:
        """Why a figure is no result; None where nothing speaks against it."""
        near = self._text[max(group.start - _FAR, 0) : group.start].lower()
        if _POINTS.search(near) or _last(fold(group.lead), "doubted") >= 0:
            return "unknown"
        state, before = self._entered(group), self._before
        self._before = (group.noun, group.clause)
        if _GOES_ON.match(self._text, group.end) or self._text[: group.start].endswith("%"):
            return "not-a-number"
        after = group.tail.split(",")[0]
        bound = _BOUND.match(group.value or group.numerator)  # "cao hơn 5%", "tối thiểu 80%" tell of no result either
        lead = group.lead + (bound[0] if bound else "")
        if is_planned(lead) or _CHANGE.search(group.lead.lower()) or _is_of_a_plan(after):
            return "planned"
        if after.lower().strip().startswith(tuple(language()["of_money"])):
            return "unknown"
        if state.asked or _words("ahead").search(fold(group.tail)):
            return "planned"
        those = before[1] == group.clause and of_those_counted(before[0], group.lead)
        if those or self._other_time_after(group, after):
            return "other-unit" if those else "other-time"
        return _against(state)

    def of_all(self) -> LeftReason | None:
        """Why nothing under the head is a result."""
        return _against(self._head)

    def _entered(self, group: Group) -> _State:
        """The state at a figure: that of its bracket, after the words before it."""
        words = self._words_before(group)
        outer, *inner = _BRACKETS.sub(" ", words).rpartition(")")[2].split("(")
        depth = max(group.depth - len(inner), 0)
        self._states = [*self._states[: depth + 1], *[self._states[-1]] * (depth + 1 - len(self._states))]
        compared = bool(inner) and _COMPARES.search(outer.lower()) is not None
        after = self._after(self._states[-1], outer)
        if not compared:
            self._states[-1] = after
        for words in inner:
            after = self._after(after, words)
            self._states.append(after)
        return self._states[-1]

    def _words_before(self, group: Group) -> str:
        """What stands between the figure before and this one, of the same sentence."""
        words = full_sentences(self._text[max(self._at, group.start - _FAR) : group.start])[-1]
        if group.value or group.numerator:
            self._at = group.end
        if group.sentence != self._sentence:
            self._sentence, self._began, self._opening = group.sentence, group.start - len(words), True
            self._states = [self._head]
        if self._opening:
            opened = self._text[self._began : group.start][:_FAR]
            share = self._head.share or of_a_field(_LAST_PART.sub("", opened))
            self._states = [each._replace(share=share) for each in self._states]
            self._opening = not (group.value or group.numerator)
        return words

    def _after(self, state: _State, words: str) -> _State:
        asked, time, another = _asked(words), time_of(words, self._own), of_another(words, self._own)
        return _State(
            state.share and not of_the_whole(words),
            state.asked if asked is None else asked,
            state.other_time if time is None else time == "other",
            state.other_unit if another is None else another,
        )

    def _other_time_after(self, group: Group, after: str) -> bool:
        bracket = _IN_BRACKETS.match(self._text, group.end)
        words = bracket[1] if bracket and not _COMPARES.search(bracket[1].lower().replace("cùng kỳ", "")) else after
        return not _COMPARES.search(after.lower()) and time_of(words, self._own) == "other"


def of_a_field(words: str) -> bool:
    """Whether the words in front of a statement make it one of a share of the work."""
    return _OPENS.match(words.lower()) is not None and of_a_share(words)


def _against(state: _State) -> LeftReason | None:
    if state.asked:
        return "planned"
    if state.share:
        return "of-a-share"
    if state.other_time:
        return "other-time"
    return "other-unit" if state.other_unit else None


def is_answer(words: str) -> bool:
    """Whether the words lead from what was asked to what was reached."""
    return _last(fold(words), "answered") >= 0


def _asked(words: str) -> bool | None:
    """Whether the words turn to what is asked or planned, or back to results; None where they do neither."""
    folded, here = fold(words), fold(words.rpartition(";")[2])
    weak = _last(here, "asked_here")
    asked = max(_last(folded, "asked"), weak + len(folded) - len(here) if weak >= 0 else -1)
    answered = _last(folded, "answered")
    return None if asked == answered else asked > answered


def _last(folded: str, key: str) -> int:
    return max((match.start() for match in _words(key).finditer(folded)), default=-1)


def _is_of_a_plan(after: str) -> bool:
    """Whether the words behind a percent make it a share of a plan or of an earlier figure."""
    found = _words("of_a_plan").search(fold(after))
    return found is not None and found.start() == 0


@cache
def _words(key: str) -> re.Pattern[str]:
    return any_phrase(language()[key])
