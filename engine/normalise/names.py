"""Which indicator a name in a report stands for: by its words, compared with rapidfuzz; never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from engine.model import Indicator, Part, TargetSet
from engine.normalise.folding import fold, without_brackets
from engine.understood import LeftReason, Match
from targets import Library

LIKE_ENOUGH = 80
"""Below that score (0 to 100) two names are not taken for one another, even with all required words there."""
NEAR_TIE = 4
"""A runner-up that is nearer than that leaves the name undecided."""
_MOST = 3
_REMEMBERED = 4096
_LONG = 400
"""Reports have rows of the same names: so many are compared once only, unless they are longer than any name."""
_ALIKE = frozenset({"dossiers", "transactions", "requests", "documents"})
"""Kinds of things for which reports use one another's words."""
_SHOWN = 50
"""A runner-up below that score is not worth showing."""

_DENIES = re.compile(r"\b(?:khong|chua)\b")
_DENIED = re.compile(r"\b(?:khong|chua)(?: \S+){0,2} $")
_NUMBERED = re.compile(r"^(?:[a-z]|\d+(?: \d+)*) ")
_GIVING = re.compile(r"(?: (?:dat|la|ty le|duoc))+$")


class Undecided(NamedTuple):
    """A name that was not taken for any indicator, and what it may be."""

    reason: LeftReason
    candidates: tuple[str, ...] = ()


class CountName(NamedTuple):
    """A count above or below the line of an indicator."""

    indicator: str
    side: Literal["numerator", "denominator"]


class _Phrase(NamedTuple):
    """A phrase that stands for something, as a pattern over folded text; without all its words it is not there."""

    pattern: re.Pattern[str]
    words: frozenset[str]

    @property
    def length(self) -> int:
        return len(self.pattern.pattern)


class _CountPhrase(NamedTuple):
    phrase: _Phrase
    named: CountName


class _Known(NamedTuple):
    name: str
    indicator: str
    part: str | None


class _Guard(NamedTuple):
    """Words that must and must not stand in a name: of each group one, folded and with a space on either side."""

    words: tuple[tuple[str, ...], ...]
    not_words: tuple[tuple[str, ...], ...]

    def passes(self, folded: str) -> bool:
        text = f" {folded} "
        return all(any(word in text for word in each) for each in self.words) and not self.denies(folded)

    def denies(self, folded: str) -> bool:
        text = f" {folded} "
        return any(word in text for each in self.not_words for word in each)


class Names:
    """All names of a library's indicators, ready to be compared with."""

    def __init__(self, library: Library) -> None:
        indicators = library.indicators.values()
        self._guards = {each.id: _guard(each) for each in indicators}
        self._counted = {each.id: each.counted for each in indicators}
        self._known = tuple(dict.fromkeys([*_own_names(indicators), *_target_names(library.sets)]))
        self._choices = [_sorted(known.name) for known in self._known]
        self._of_folded = lru_cache(maxsize=_REMEMBERED)(self._compared)
        self._ambiguous = {fold(each.name): each.may_be for each in library.ambiguous}
        self._phrases = tuple(_phrases(indicators))
        self._counts = tuple(_count_phrases(indicators))
        self._count_words = _by_longest_word(_count_words(indicators))

    def of_row(self, name: str) -> Match | Undecided:
        """What the name of a row stands for."""
        folded = fold(without_brackets(name).replace("/", " trên "))
        return self._of_folded(folded) if len(folded) < _LONG else self._compared(folded)

    def _compared(self, folded: str) -> Match | Undecided:
        if folded in self._ambiguous:
            return Undecided("several", self._ambiguous[folded])
        if _DENIES.search(folded):
            return Undecided("unknown")
        best: dict[tuple[str, str | None], int] = {}
        others: dict[str, int] = {}
        alike = process.extract(_sorted(folded), self._choices, scorer=fuzz.ratio, score_cutoff=_SHOWN, limit=None)
        for _, score, position in alike:
            known = self._known[position]
            others.setdefault(known.indicator, int(score))
            if score >= LIKE_ENOUGH and self._guards[known.indicator].passes(folded):
                best.setdefault((known.indicator, known.part), int(score))
        found = _chosen(best, others)
        if isinstance(found, Undecided) and not found.candidates:
            return found._replace(candidates=self._spoken_of(folded))
        return found

    def in_sentence(self, text: str) -> Match | Undecided:
        """What the words around a figure speak of: the longest phrase that stands in them."""
        folded = _short(fold(text))
        bare_name = _GIVING.sub("", _NUMBERED.sub("", folded))
        if bare_name in self._ambiguous:
            return Undecided("several", self._ambiguous[bare_name])
        best: dict[tuple[str, str | None], int] = {}
        words = frozenset(folded.split())
        for phrase, indicator, part in self._phrases:
            if phrase.words <= words and self._stands(phrase, folded) and self._guards[indicator].passes(folded):
                best[indicator, part] = max(phrase.length, best.get((indicator, part), 0))
        return _longest(best) if best else Undecided("unknown", self._spoken_of(folded))

    def _stands(self, phrase: _Phrase, folded: str) -> re.Match[str] | None:
        """Where a phrase stands in a text that does not deny it in front."""
        found = phrase.pattern.search(folded)
        return found if found and not _DENIED.search(folded[: found.start()]) else None

    def rest_after(self, match: Match, text: str) -> str:
        """What the text goes on to say, in plain letters, behind the last phrase of an indicator in it."""
        folded = _short(fold(text))
        places = [self._stands(phrase, folded) for phrase, each, _ in self._phrases if each == match.indicator]
        return folded[max((each.end() for each in places if each), default=0) :].strip()

    def _spoken_of(self, folded: str) -> tuple[str, ...]:
        """The indicators whose words all stand in the text, and no word of another: it may speak of them."""
        return tuple(each for each, guard in self._guards.items() if guard.words and guard.passes(folded))[:_MOST]

    def part_in(self, indicator: str, text: str) -> str | None:
        """The part of an indicator that a text names, where the indicator itself is plain from before."""
        folded = fold(text)
        parts = ((phrase.pattern, part) for phrase, each, part in self._phrases if each == indicator and part)
        return next((part for pattern, part in parts if pattern.search(folded)), None)

    def speaks_of_a_count(self, text: str) -> bool:
        """Whether all words of the name of a count stand in the text; without them it names none."""
        words = {*_short(fold(text)).split()}
        return any(each <= words for word in words & self._count_words.keys() for each in self._count_words[word])

    def counts_in(self, text: str) -> tuple[CountName, ...]:
        """Which counts of which indicators the words around a count name, the longest name first."""
        folded = _short(fold(text))
        words = frozenset(folded.split())
        found = [each for each in self._counts if each.phrase.words <= words and self._stands(each.phrase, folded)]
        found = [each for each in found if self._allows(each.named, folded)]
        return tuple(each.named for each in sorted(found, key=lambda each: -each.phrase.length))

    def _allows(self, named: CountName, folded: str) -> bool:
        return named.side == "denominator" or not self._guards[named.indicator].denies(folded)

    def counts_of(self, indicator: str, noun: str) -> bool:
        """Whether a count of such things can be of the indicator: dossiers stand for payments, offices for nothing."""
        return not noun or noun == self._counted[indicator] or {noun, self._counted[indicator]} <= _ALIKE

    def passes(self, indicator: str, text: str) -> bool:
        """Whether nothing in the text speaks against the indicator: all its words there, and no word of another."""
        return self._guards[indicator].passes(fold(text))


def _sorted(folded: str) -> str:
    """The words in the order of the alphabet: so names are alike whatever the order of their words."""
    return " ".join(sorted(folded.split()))


def _phrase(words: str) -> _Phrase:
    return _Phrase(in_order_of(words), frozenset(_short(fold(words)).split()))


def in_order_of(words: str) -> re.Pattern[str]:
    """The words in this order, with at most three others between two of them, none of which denies it."""
    between = r"(?: (?!(?:khong|chua) )\S+){0,3}? "
    return re.compile(rf"(?<!\S){between.join(map(re.escape, _short(fold(words)).split()))}(?!\S)")


def _short(folded: str) -> str:
    """The text with "hồ sơ" for "hồ sơ thủ tục hành chính", which means the same."""
    return folded.replace("ho so thu tuc hanh chinh", "ho so")


def _chosen(best: dict[tuple[str, str | None], int], others: dict[str, int]) -> Match | Undecided:
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked:
        near = [indicator for indicator, score in others.items() if score >= LIKE_ENOUGH]
        return Undecided("unknown", tuple(near))
    (indicator, part), score = ranked[0]
    rivals = [each for each, rival in ranked[1:] if score - rival < NEAR_TIE]
    if any(rival != (indicator, part) for rival in rivals) and score < 100:
        return Undecided("near-tie", tuple(dict.fromkeys([indicator, *(each[0] for each in rivals)])))
    seconds = [(value, each) for each, value in others.items() if each != indicator and value >= _SHOWN]
    second_score, second = max(seconds, default=(0, ""))
    if second_score > score:
        return Undecided("near-tie", (indicator, second))
    return Match(indicator, part, score, second, second_score)


def _longest(best: dict[tuple[str, str | None], int]) -> Match | Undecided:
    ranked = sorted(best.items(), key=lambda item: -item[1])
    (indicator, part), length = ranked[0]
    if len(ranked) > 1 and ranked[1][1] == length:
        return Undecided("near-tie", tuple(dict.fromkeys(each[0] for each, _ in ranked[:3])))
    others = [each[0] for each, _ in ranked[1:] if each[0] != indicator]
    return Match(indicator, part, 100, others[0] if others else "", 90 if others else 0)


def _guard(indicator: Indicator) -> _Guard:
    recognised = indicator.recognised
    return _Guard(
        tuple(_any_of(each) for each in recognised.words), tuple(_any_of(each) for each in recognised.not_words)
    )


def _any_of(words: str) -> tuple[str, ...]:
    return tuple(f" {fold(each)} " for each in words.split("|"))


def _own_names(indicators: Iterable[Indicator]) -> Iterator[_Known]:
    for each in indicators:
        for name in (each.name.vi, *each.other_names, *each.recognised.phrases):
            yield _Known(fold(without_brackets(name)), each.id, None)
        for part in each.parts:
            yield from (_Known(fold(name), each.id, part.id) for name in _part_names(part))


def _part_names(part: Part) -> tuple[str, ...]:
    return tuple(phrase for phrase in part.phrases if len(phrase.split()) > 2)


def _target_names(sets: Sequence[TargetSet]) -> Iterator[_Known]:
    for each in sets:
        for target in each.targets:
            yield _Known(fold(without_brackets(target.name.vi)), target.indicator, None)


def _count_words(indicators: Iterable[Indicator]) -> Iterator[frozenset[str]]:
    for each in indicators:
        for name in (*each.recognised.numerator, *each.recognised.denominator):
            yield frozenset(fold(name).split())


def _by_longest_word(names: Iterable[frozenset[str]]) -> dict[str, list[frozenset[str]]]:
    """The names by one of their words, so that few have to be looked at."""
    found: dict[str, list[frozenset[str]]] = {}
    for words in names:
        found.setdefault(max(words, key=lambda word: (len(word), word)), []).append(words)
    return found


def _count_phrases(indicators: Iterable[Indicator]) -> Iterator[_CountPhrase]:
    for each in indicators:
        for name in each.recognised.numerator:
            yield _CountPhrase(_phrase(name), CountName(each.id, "numerator"))
        for name in each.recognised.denominator:
            yield _CountPhrase(_phrase(name), CountName(each.id, "denominator"))


def _phrases(indicators: Iterable[Indicator]) -> Iterator[tuple[_Phrase, str, str | None]]:
    for each in indicators:
        for phrase in each.recognised.phrases:
            yield _phrase(phrase), each.id, None
        for part in each.parts:
            for phrase in part.phrases:
                yield _phrase(phrase), each.id, part.id
