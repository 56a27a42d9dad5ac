"""Which part of a unit a figure is about: the communes of a city, one office."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from engine.normalise.folding import any_phrase, fold
from engine.source import parse, plain

_LONG = 400
"""Longer texts are read anew each time, so that what is remembered stays small."""


class _Scope(NamedTuple):
    name: str
    whole_of: str
    pattern: re.Pattern[str]


class Scoped(NamedTuple):
    """A folded text without the words that name a part of a unit; ``scope`` is None where it is about the whole."""

    rest: str
    scope: str | None
    named: bool
    """Whether a part was named at all, even if it is the unit itself."""


def scoped(text: str, level: str) -> Scoped:
    """The text in plain letters, parted from the part of a unit of this level that it names.

    Two parts named beside each other are the whole.
    """
    return _remembered(text, level) if len(text) < _LONG else _scoped(text, level)


def _scoped(text: str, level: str) -> Scoped:
    rest, found = fold(text), []
    if not _any_scope().search(rest):
        return Scoped(rest, None, named=False)
    for scope in _scopes():
        rest, count = scope.pattern.subn(" ", rest)
        if count:
            found.append(scope)
    if not found:
        return Scoped(rest, None, named=False)
    whole = len(found) > 1 or found[0].whole_of == level
    return Scoped(" ".join(rest.split()), None if whole else found[0].name, named=True)


_remembered = lru_cache(maxsize=1024)(_scoped)


def says_nothing_more(folded: str) -> bool:
    """Whether only filling words are left of a text."""
    return not _fillers().sub(" ", folded).strip()


def goes_on_plainly(folded: str) -> bool:
    """Whether what stands behind a name only adds where or of what it is, and makes no other statement of it."""
    first = folded.split(" ", 1)[0]
    return not folded or first in {fold(each) for each in language()["adds"]}


def of_the_whole(text: str) -> bool:
    """Whether the text says that it speaks of the whole unit."""
    return _wholes().search(fold(text)) is not None


def of_a_share(text: str) -> bool:
    """Whether the text speaks of a share of the work only."""
    return _shares().search(fold(text)) is not None


@cache
def _scopes() -> tuple[_Scope, ...]:
    return tuple(
        _Scope(entry["scope"], entry.get("whole_of") or "", _any(entry["words"])) for entry in language()["scopes"]
    )


@cache
def _any_scope() -> re.Pattern[str]:
    return _any([word for entry in language()["scopes"] for word in entry["words"]])


@cache
def _fillers() -> re.Pattern[str]:
    return _any(language()["fillers"])


@cache
def _wholes() -> re.Pattern[str]:
    return _any(language()["whole"])


@cache
def _shares() -> re.Pattern[str]:
    return _any(language()["of_a_share"])


def _any(words: list[str]) -> re.Pattern[str]:
    return any_phrase(sorted(words, key=lambda each: len(fold(each)), reverse=True))


@cache
def language() -> dict[str, Any]:
    path = Path(__file__).with_name("scopes.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
