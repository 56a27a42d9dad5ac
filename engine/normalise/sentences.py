"""Figures in sentences: which indicator each is of, of which part of the unit, and what was left.

"số hoá hồ sơ kết quả giải quyết là 7.346/9.228 hồ sơ, đạt tỷ lệ 79,61% (trong đó, cấp huyện 3.599/3.796 hồ sơ, đạt
94,81%, cấp xã 3.747/5.432 hồ sơ, đạt 69,98%)" gives three: one of the whole unit, two of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.normalise.breakdowns import Breakdown, breakdowns, may_hold_one
from engine.normalise.circumstances import Circumstances, is_answer
from engine.normalise.figures import may_hold_a_rate, noun_at_start
from engine.normalise.folding import fold
from engine.normalise.groups import Group, gives, groups, nothing_phrases
from engine.normalise.names import Names, Undecided
from engine.normalise.others import of_another
from engine.normalise.own import Own
from engine.normalise.repair import is_misread, rate_agrees
from engine.normalise.respectively import respective
from engine.normalise.said import Said, Unsaid
from engine.normalise.scopes import goes_on_plainly, of_a_share, of_the_whole, says_nothing_more, scoped
from engine.normalise.times import time_of, without_times
from engine.understood import LeftReason, Match

_TAIL_END = re.compile(r",| trong đó| và ")
_NEXT_NAME = re.compile(r",? (?:và |còn )?(?=tỷ lệ|tỉ lệ|mức độ|trong đó)")
_CHANGED = re.compile(r"\b(?:tăng|giảm)(?: thêm| hơn| khoảng)?\s*$")
_RECEIVED = re.compile(r"\btiep nhan(?: \S+){0,2}$")
_RATES = ("tỷ lệ", "tỉ lệ", "mức độ")
_RATE = re.compile(rf"\b(?:{'|'.join(_RATES)})\b[^.;]*$")
_DIGIT = re.compile(r"\d")
_BESIDE = re.compile(r"\d(?:[.,]?[^\W\d_]|(?<=[^\W\d_]\d)|(?<=[^\W\d_][.,]\d))")
"""A letter beside a digit: a count that may have been misread."""
_OPENING = 12
"""So many words at the start of a paragraph say what all of it is about."""


def read_paragraph(text: str, names: Names, own: Own, head: str = "") -> tuple[tuple[Said, ...], tuple[Unsaid, ...]]:
    """What a paragraph says in figures, and what was left of it; ``head`` are the words over the list it is of."""
    counts = _DIGIT.search(text) is not None and (names.speaks_of_a_count(text) or may_hold_one(text))
    found = groups(text) if counts or _may_be_looked_at(text) else ()
    if not found or not (counts or any(map(_is_looked_at, found))):
        return tuple(_nothing_said(text, own)), ()
    reader = _Reader(text, names, own, head)
    reader.read(found)
    return (*reader.said, *_nothing_said(text, own)), tuple(reader.unsaid)


def _may_be_looked_at(text: str) -> bool:
    """Whether a figure of the text may be looked at: told from the letters alone, since most paragraphs have none."""
    return may_hold_a_rate(text) or _BESIDE.search(text) is not None or any(each in text.lower() for each in _RATES)


def _is_looked_at(group: Group) -> bool:
    return _is_rate(group) or _is_bare(group)


def _is_rate(group: Group) -> bool:
    """Whether it is more than a plain count, or a count that may have been misread."""
    return bool(group.value or group.numerator) or is_misread(group.counted)


def _is_bare(group: Group) -> bool:
    """Whether it is a number alone where a rate is said: its percent sign may have been forgotten."""
    alone = group.counted and not group.value and not group.noun
    return bool(alone) and gives(group.lead) and _RATE.search(group.lead.lower()) is not None


def _nothing_said(text: str, own: Own) -> Iterator[Said]:
    """Counts of 0 over 0 where a paragraph says in words that there was nothing to handle."""
    folded = f" {fold(text)} "
    found = [indicators for indicators, phrases in nothing_phrases() if any(each in folded for each in phrases)]
    if not found or time_of(text, own) == "other" or of_another(text, own):
        return
    scope = scoped(text, own.level).scope
    for indicators in found:
        yield from (Said(Match(each), scope, "", "0", "0", 0, len(text), text) for each in indicators)


class _Reader:
    """Goes through the groups of one paragraph, and keeps in mind what was spoken of last."""

    def __init__(self, text: str, names: Names, own: Own, head: str) -> None:
        self._text = text
        self._names = names
        self._own = own
        self._level = own.level
        self._circumstances = Circumstances(text, own, head)
        self._head = head
        self._subject: Match | None = None
        self._received: Group | None = None
        self._changed = False
        self._outer: str | None = None
        self._scope: str | None = None
        self._named = False
        self._sentence = self._clause = self._depth = self._taken = 0
        self._wholes: dict[tuple[str, str | None], Group] = {}
        self.said: list[Said] = []
        self.unsaid: list[Unsaid] = []

    def read(self, found: Sequence[Group]) -> None:
        opening = " ".join(self._text[: found[0].start].split()[:_OPENING])
        here = scoped(opening, self._level)
        self._outer = here.scope if here.named else scoped(self._head, self._level).scope
        told = respective(found, self._names)
        broken = {each.whole: each for each in breakdowns(found)}
        members = {index for each in broken.values() for index in each.members}
        for position, group in enumerate(found):
            lead = self._untaken(group)
            rest = self._look_at_scope(group, lead)
            against = self._circumstances.of(group)
            if position in broken and not against:
                self._say_breakdown(broken[position], found)
            if position in told:
                self._look_at_told(group, told[position], against)
            elif position not in members or against:
                following = found[position + 1] if position + 1 < len(found) else None
                self._look_at(group, lead, rest, following, against)

    def _untaken(self, group: Group) -> str:
        """The words before the group, without those that the figure before it was about."""
        start = group.start - len(group.lead)
        return self._text[max(start, self._taken) : group.start]

    def _look_at_scope(self, group: Group, lead: str) -> str:
        """Keeps the part of the unit that the group is about; the words before it without that part."""
        if group.clause != self._clause or group.depth < self._depth:
            self._scope = None
        if group.sentence != self._sentence:
            self._subject = self._received = None
            self._changed = False
        if of_the_whole(lead):
            self._outer = self._scope = None
        self._sentence, self._clause, self._depth = group.sentence, group.clause, group.depth
        found = scoped(lead, self._level)
        self._named = found.named
        if found.named:
            self._scope = found.scope
            if group.depth == 0 and ":" in lead:
                self._outer = found.scope
        return found.rest

    def _now(self) -> str | None:
        return self._scope or self._outer

    def _say_breakdown(self, broken: Breakdown, found: Sequence[Group]) -> None:
        start, end = found[broken.whole].start, found[broken.members[-1]].end
        match, scope = Match(broken.indicator), self._now()
        counts = broken.numerator, broken.denominator
        self.said.append(Said(match, scope, broken.value, *counts, start, end, broken.sum_of, broken.repaired))

    def _look_at_told(self, group: Group, match: Match | None, against: LeftReason | None) -> None:
        if match is None or against:
            self._leave(group, against or "unknown", (match.indicator,) if match else ())
        else:
            self._say(group, match)

    def _look_at(
        self, group: Group, lead: str, rest: str, following: Group | None, against: LeftReason | None
    ) -> None:
        if group.counted and not group.value:
            bare = self._names.in_sentence(rest) if _is_bare(group) else None
            if isinstance(bare, Match):
                self._leave(group, against or "not-a-number", (bare.indicator,))
            elif bare is not None and bare.candidates:
                self._leave(group, against or bare.reason, bare.candidates)
            elif not against:
                self._look_at_count(group)
        else:
            self._look_at_rate(group, lead, self._matched(group, lead, rest, following), against)

    def _look_at_rate(
        self, group: Group, lead: str, found: Match | Undecided, against: LeftReason | None
    ) -> None:
        self._changed = False
        if against:
            self._subject = found if isinstance(found, Match) else self._subject
            self._changed = against == "planned" and _CHANGED.search(lead.lower()) is not None
            self._leave(group, against, (found.indicator,) if isinstance(found, Match) else ())
        elif isinstance(found, Undecided):
            self._leave(group, found.reason, found.candidates)
        elif not self._names.counts_of(found.indicator, _counted(group)):
            self._leave(group, "unknown", (found.indicator,))
        elif of_a_share(f"{lead} {group.inner}") and found.part is None:
            self._leave(group, "of-a-share", (found.indicator,))
        else:
            self._subject = found
            self._say(group, found)

    def _matched(self, group: Group, lead: str, rest: str, following: Group | None) -> Match | Undecided:
        """What a percent or pair is of: by the words before it, else by those after it, else as the one before."""
        found = self._before(group, lead, rest)
        if isinstance(found, Match) or found.reason == "several":
            return found
        inherited = self._inherited(lead, rest)
        if inherited is not None:
            return inherited
        if not self._claimed(group, following):
            after = self._behind(group)
            if after is not None:
                return after
        return self._names.in_sentence(f"{rest} {group.inner}") if not gives(lead) else found

    def _behind(self, group: Group) -> Match | None:
        """By the words right behind it, where these say nothing more of what they name ("100% hồ sơ ... đúng hạn")."""
        if group.tail.lstrip()[:1] in ",-":
            return None
        for words in dict.fromkeys((group.tail.split(",")[0], _NEXT_NAME.split(group.tail)[0])):
            found = self._names.in_sentence(words)
            if isinstance(found, Match):
                self._taken = group.end + len(words)
                return found if goes_on_plainly(self._names.rest_after(found, words)) else None
        return None

    def _before(self, group: Group, lead: str, rest: str) -> Match | Undecided:
        """By the words before it: all of them where they give the figure, else those of its own clause."""
        if not gives(lead) and not group.inner and "," in lead:
            rest = scoped(lead.rpartition(",")[2], self._level).rest
        return self._names.in_sentence(f"{rest} {self._noun(group)} {group.inner}")

    def _inherited(self, lead: str, rest: str) -> Match | None:
        """The subject spoken of before, where the words name no other, or one of its parts."""
        if self._subject is None:
            return None
        turned = self._named or self._changed or is_answer(lead)
        behind = lead.rpartition(")")
        if behind[1] and gives(lead) and says_nothing_more(fold(behind[2])):
            return self._subject
        turned = turned or time_of(lead, self._own) is not None or of_another(lead, self._own) is False
        if turned and says_nothing_more(without_times(rest)):
            return self._subject
        part = self._names.part_in(self._subject.indicator, rest)
        return self._subject._replace(part=part) if part and len(rest.split()) < _OPENING else None

    def _claimed(self, group: Group, following: Group | None) -> bool:
        """Whether the words after the figure lead to the next one."""
        return following is not None and following.sentence == group.sentence and gives(following.lead)

    def _noun(self, group: Group) -> str:
        return self._text[group.start : group.end].split("%")[0] if group.noun else ""

    def _look_at_count(self, group: Group) -> None:
        """A count alone: above the line it is a reading, below it it waits for the rate that it belongs to."""
        after = _TAIL_END.split(group.tail)[0]
        words = f"{group.lead} {self._noun(group)} {after}" if group.noun else group.lead
        for named in self._names.counts_in(words):
            key = (named.indicator, self._now())
            if named.side == "denominator":
                self._wholes[key] = group
            elif of_a_share(group.lead):
                self._leave(group, "of-a-share", (named.indicator,))
            else:
                self._say_count(group, Match(named.indicator))
            return
        if _RECEIVED.search(fold(group.lead)):
            self._received = group

    def _say_count(self, group: Group, match: Match) -> None:
        self.said.append(Said(match, self._now(), "", group.counted, "", group.start, group.end))

    def _say(self, group: Group, match: Match) -> None:
        scope = self._now()
        if group.value and not group.numerator and not group.counted and self._completes(group, match, scope):
            return
        numerator, denominator = group.numerator or group.counted, group.denominator
        start = group.start
        whole = self._wholes.get((match.indicator, scope))
        if whole is None and self._received is not None and _agree(group, self._received):
            whole = self._received
        if whole is not None and not denominator:
            denominator, start = whole.counted, whole.start
        self.said.append(Said(match, scope, group.value, numerator, denominator, start, group.end))

    def _completes(self, group: Group, match: Match, scope: str | None) -> bool:
        """Whether the percent is that of counts which were said before it without one."""
        for position, said in enumerate(self.said):
            same = (said.match.indicator, said.match.part, said.scope) == (match.indicator, match.part, scope)
            if same and not said.value and said.denominator:
                self.said[position] = said._replace(value=group.value, end=group.end)
                return True
        return False

    def _leave(self, group: Group, reason: LeftReason, candidates: tuple[str, ...]) -> None:
        start, end = group.start - len(group.lead), group.end + len(group.tail)
        self.unsaid.append(Unsaid(reason, candidates, start, end, self._text[group.start : group.end]))


def _counted(group: Group) -> str:
    """What a group counts, by the noun behind its count, or right behind a percent ("100% cán bộ ...")."""
    if group.noun or not group.value or group.counted or group.numerator:
        return group.noun
    return noun_at_start(group.tail)


def _agree(group: Group, whole: Group) -> bool:
    """Whether a percent is that of its count and of the whole that was said before them."""
    texts = (group.value, group.counted, whole.counted)
    return all(texts) and group.noun == whole.noun and rate_agrees(texts)
