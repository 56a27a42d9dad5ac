"""What a figure is called, so that the same thing is known again under another wording in another place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from engine.normalise.claims.words import language as sentence_language
from engine.normalise.folding import fold, without_brackets
from engine.source import parse, plain

Key = frozenset[str]
"""The kinds of a count ("resolved", "late"), and its other words as they are: figures of one key are of one thing."""

NO_KEY: Key = frozenset()
_NUMBERED = re.compile(r"[\s*+–-]*(?:\d+(?:\.\d+)*[.)]?\s+|[a-zđ]\)\s*)?")
_LONGEST = 200
_MOST_WORDS = 16
"""No name of a kind has more words."""


def key_of(name: str) -> Key:
    """What a name names; no key where it has no words of its own."""
    return _remembered(name) if len(name) < _LONGEST else NO_KEY


def is_kind(key: Key) -> bool:
    """Whether the key has kinds of counts only, no other words."""
    return bool(key) and key <= _all_kinds()


def kinds_in(key: Key) -> Key:
    return key & _all_kinds()


def stage_of(key: Key) -> str | None:
    """What was done with the files that are counted, where a part of them may be named next; None where nothing is."""
    found = key & frozenset(language()["carrying"])
    return next(iter(found)) if len(found) == 1 and is_kind(key) else None


def part_of(key: Key, stage: str | None) -> Key:
    """The key of what is named by its kind alone, as a part of what was named before."""
    alone = is_kind(key) and not key & frozenset(language()["stages"])
    return key | {stage} if stage is not None and alone else key


def together(first: Key, second: Key) -> Key:
    """The key of what is named in two places, its row and its column: "Tổng số" says nothing beside a kind."""
    found = first | second
    return found - {"total"} if len(found & frozenset(language()["stages"])) > 1 else found


def _key(name: str) -> Key:
    """Kinds where all words name such; else the words without those that make no difference."""
    plain_name = _NUMBERED.sub("", without_brackets(name).lower().strip(), count=1)
    kinds = _kinds(fold(plain_name))
    if kinds is not None:
        return together(kinds, NO_KEY)
    rest = fold(_light().sub(" ", plain_name))
    return frozenset([rest]) if rest else NO_KEY


_remembered = lru_cache(maxsize=4096)(_key)


def _kinds(folded: str) -> Key | None:
    """The kinds that the words name; None where there is any other word."""
    words = tuple(folded.split())
    return _parsed(words) if words and len(words) <= _MOST_WORDS else None


def _parsed(words: tuple[str, ...]) -> Key | None:
    """The longest phrase first; what is left has to be phrases as well."""
    if not words:
        return NO_KEY
    for length in range(min(len(words), _longest()), 0, -1):
        phrase = " ".join(words[:length])
        if phrase in _known() or phrase in _fillers():
            rest = _parsed(words[length:])
            if rest is not None:
                kind = _known().get(phrase)
                return rest if kind is None else rest | {kind}
    return None


@cache
def _known() -> Mapping[str, str]:
    """The kind of each phrase."""
    own, shared = language(), sentence_language()
    families = {each["name"]: each["categories"] for each in shared["families"]}
    found = {fold(phrase): role for role, words in shared["roles"].items() if role != "withdrawn" for phrase in words}
    for family, kinds in own["categories"].items():
        for category, kind in kinds.items():
            found.update(dict.fromkeys(map(fold, families[family][category]), kind))
    found.update({fold(phrase): kind for kind, words in own["kinds"].items() for phrase in words})
    return found


@cache
def _all_kinds() -> Key:
    return frozenset(_known().values())


@cache
def _fillers() -> frozenset[str]:
    return frozenset(map(fold, (*language()["fillers"], *language()["light"])))


@cache
def _longest() -> int:
    return max(len(each.split()) for each in (*_known(), *_fillers()))


@cache
def _light() -> re.Pattern[str]:
    return words_of(language()["light"])


def words_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, with their marks, in a text of small letters: "mới" is not "mỗi"."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def language() -> Mapping[str, Any]:
    """What ``same.yaml`` says."""
    path = Path(__file__).with_name("same.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
