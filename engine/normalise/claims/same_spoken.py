"""The counts that a paragraph tells, in groups: a new one begins where a thing is told again, or another part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from engine.document import Paragraph
from engine.model import Term
from engine.normalise.claims.same_figures import Counted, Told, count_of, group
from engine.normalise.claims.same_names import NO_KEY, Key, is_kind, key_of, language, part_of, stage_of, words_of
from engine.normalise.claims.statements import Statement, statements
from engine.normalise.claims.words import anywhere
from engine.normalise.folding import bare
from engine.normalise.own import Own
from engine.normalise.said import shown
from engine.normalise.scopes import scoped
from engine.normalise.sections import Section
from engine.normalise.times import time_of

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[^,;:.()]+")
_NAME_SHOWN = 12
_CUT = 300


class _Teller:
    """Goes through the statements of one paragraph."""

    def __init__(self, at: int, paragraph: Paragraph, section: Section, own: Own) -> None:
        self._at, self._paragraph, self._section, self._own = at, paragraph, section, own
        self._text = paragraph.text
        letters = bare(self._text)
        self._letters = letters if len(letters) == len(self._text) else self._text.lower()
        self._other: dict[int, bool] = {}
        self._stage: str | None = None
        self._whole: tuple[int, int, str | None] = (-1, -1, None)
        self._behind = False

    def told(self) -> Iterator[Told]:
        found = statements(self._text, self._letters)
        counts: list[Counted] = []
        for position, each in enumerate(found):
            count = self._count(found, position, each)
            if count is None:
                continue
            if any(other.key == count.key for other in counts) or self._begins(each, count):
                yield group(counts)
                counts = []
            counts.append(count)
        yield group(counts)

    def _begins(self, each: Statement, count: Counted) -> bool:
        return is_kind(count.key) and scoped(each.lead, self._own.level).named

    def _count(self, found: Sequence[Statement], position: int, each: Statement) -> Counted | None:
        if not each.counted or each.money:
            return None
        name, key = self._named(each)
        self._opens(found, position, each)
        if each.below:
            return None
        if is_kind(key):
            key = part_of(key, self._stage)
            self._stage = stage_of(key) or self._stage
        elif (each.sentence, each.bracket) == self._whole[:2] and self._whole[2]:
            key = key | {self._whole[2]}
        amount = count_of(each.counted)
        if not key or amount is None or each.way or self._is_no_result(each, key):
            return None
        term = Term(name, each.counted.strip(), amount, self._section.said_at, self._paragraph.place)
        text = shown(self._text, each.start, each.end)[:_CUT]
        return Counted(key, each.unit if each.known else "", term, (self._at, each.start), text)

    def _opens(self, found: Sequence[Statement], position: int, each: Statement) -> None:
        """Keeps which list the statement stands in: one in brackets, or behind "trong đó"."""
        before = found[position - 1] if position else None
        opened = before is not None and (
            (each.bracket > before.start and each.bracket != before.bracket)
            or anywhere("some").search(each.lead)
            or anywhere("all").search(each.lead)
        )
        if opened:
            self._whole = (each.sentence, each.bracket, self._stage)

    def _is_no_result(self, each: Statement, key: Key) -> bool:
        lead = self._text[each.start - len(each.lead) : each.start].lower()
        if "old" not in key:
            time = time_of(lead, self._own)
            if time is not None:
                self._other[each.bracket] = time == "other"
        return self._other.get(each.bracket, self._other.get(-1, False)) or _asked().search(lead) is not None

    def _named(self, each: Statement) -> tuple[str, Key]:
        """What the author calls a count, and its key: by the words before it, else by those behind it."""
        lead_at = each.start - len(each.lead)
        lead = _IN_BRACKETS.sub(lambda match: " " * len(match[0]), self._text[lead_at : each.start]).rstrip(" :,(–-")
        clauses = list(_CLAUSE.finditer(lead))
        before = clauses[-1][0] if clauses and clauses[-1].end() == len(lead) else ""
        if self._behind and " và " in f"{before} " and len(clauses) < 2:
            before = f"{before} ".rpartition(" và ")[2]
        key = key_of(before)
        tail = self._text[each.end : each.end + len(each.tail)]
        after = match[0] if (match := _CLAUSE.match(tail)) else ""
        self._behind = not key
        if not key:
            return " ".join(after.split()[:_NAME_SHOWN]), key_of(after)
        narrowed = NO_KEY if "/" in self._text[each.start : each.end] else key_of(_until_end(after))
        return " ".join(before.split()[-_NAME_SHOWN:]).strip("-+* "), key | narrowed


def spoken(at: int, paragraph: Paragraph, section: Section, own: Own) -> tuple[Told, ...]:
    """The groups of a paragraph, which is the piece ``at`` of its document; none where it has no counts."""
    return tuple(each for each in _Teller(at, paragraph, section, own).told() if each.counts)


def _until_end(after: str) -> str:
    """The words behind a figure up to those that begin something else."""
    found = _ends().search(after.lower())
    return after[: found.start()] if found else after


@cache
def _ends() -> re.Pattern[str]:
    return words_of(language()["ends"])


@cache
def _asked() -> re.Pattern[str]:
    return words_of(language()["asked"])
