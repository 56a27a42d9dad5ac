"""The counts that a paragraph tells, in groups: a new one begins where a thing is told again, or another part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engine.normalise.claims.same_figures import Counted, Passage, Told, group, lead_of, said_in
from engine.normalise.claims.same_names import NO_KEY, Key, is_kind, key_of, language, part_of, stage_of, words_of
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import anywhere, in_roles
from engine.normalise.own import Own
from engine.normalise.scopes import scoped
from engine.normalise.times import time_of

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[^,;:.()]+")
_LAST_OF_ALL = re.compile(r"[^,;:.()]*$")
_LAST_CLAUSE = re.compile(r"[^,;.]*$")
_NAME_SHOWN = 12


class _Teller:
    """Goes through the statements of one paragraph."""

    def __init__(self, passage: Passage, own: Own) -> None:
        self._passage, self._own = passage, own
        self._text = passage.paragraph.text
        self._other: dict[int, bool] = {-1: time_of(passage.head, own) == "other"}
        self._stage: str | None = None
        self._whole: tuple[int, int, str | None] = (-1, -1, None)
        self._behind = False
        self._turned = False

    def told(self) -> Iterator[Told]:
        found = said_in(self._text)
        counts: list[Counted] = []
        for position, each in enumerate(found):
            count = self._count(found[position - 1] if position else None, each)
            if count is None:
                continue
            if self._begins(each, count) or any(other.key == count.key for other in counts):
                yield group(counts)
                counts = []
            counts.append(count)
        yield group(counts)

    def _begins(self, each: Statement, count: Counted) -> bool:
        """Whether the words turn to another part of the unit or of its work; lists name each item's in its own name."""
        turned = scoped(each.lead, self._own.level).named or anywhere("narrow").search(each.lead) is not None
        if not is_kind(count.key):
            self._turned = turned and _handled().search(each.lead) is not None
            return False
        turned, self._turned = turned or self._turned, False
        return turned

    def _count(self, before: Statement | None, each: Statement) -> Counted | None:
        name, key = self._named(each)
        is_result = self._is_result(each, key)
        self._opens(before, each)
        if is_kind(key):
            key = part_of(key, self._stage)
            self._stage = stage_of(key) or self._stage
        elif (each.sentence, each.bracket) == self._whole[:2] and self._whole[2]:
            key = key | {self._whole[2]}
        return self._passage.counted(each, key, name) if key and is_result else None

    def _opens(self, before: Statement | None, each: Statement) -> None:
        """Keeps which list the statement stands in: one in brackets, or behind "trong đó"."""
        if before is not None and (
            before.bracket < each.bracket > before.start
            or anywhere("some").search(each.lead)
            or anywhere("all").search(each.lead)
        ):
            self._whole = (each.sentence, each.bracket, self._stage)

    def _is_result(self, each: Statement, key: Key) -> bool:
        """Whether a figure is of the time of the report, and neither planned nor compared with."""
        lead = lead_of(self._text, each).lower()
        time = time_of(_LAST_OF_ALL.sub("", lead.rstrip(" :")) if "old" in key else lead, self._own)
        if time is not None:
            self._other[each.bracket] = time == "other"
        is_other = self._other.get(each.bracket, self._other.get(-1, False))
        return not is_other and _asked().search(_LAST_CLAUSE.search(lead)[0]) is None  # type: ignore[index]

    def _named(self, each: Statement) -> tuple[str, Key]:
        """What the author calls a count, and its key: by the words before it, else by those behind it."""
        lead = _IN_BRACKETS.sub("", lead_of(self._text, each)).rstrip(" :,(–-")
        before = _LAST_OF_ALL.search(lead)[0]  # type: ignore[index]
        if self._behind and before == lead and " và " in f"{before} ":
            before = f"{before} ".rpartition(" và ")[2]
        key = key_of(before)
        tail = self._text[each.end : each.end + len(each.tail)]
        after = match[0] if (match := _CLAUSE.match(tail)) else ""
        self._behind = not key
        if not key:
            return " ".join(after.split()[:_NAME_SHOWN]), key_of(after)
        narrowed = NO_KEY if "/" in self._text[each.start : each.end] else key_of(_until_end(after))
        return " ".join(before.split()[-_NAME_SHOWN:]).strip("-+* "), key | narrowed


def spoken(passage: Passage, own: Own) -> tuple[Told, ...]:
    """The groups of a paragraph; none where it has no counts."""
    return tuple(each for each in _Teller(passage, own).told() if each.counts)


def _until_end(after: str) -> str:
    """The words behind a figure up to those that begin something else."""
    found = _ends().search(after.lower())
    return after[: found.start()] if found else after


@cache
def _ends() -> re.Pattern[str]:
    return words_of(language()["ends"])


@cache
def _handled() -> re.Pattern[str]:
    """Words that tell what was done with files, among others that tell whose they are."""
    return in_roles("total", "new", "resolved", "pending")


@cache
def _asked() -> re.Pattern[str]:
    return words_of(language()["asked"])
