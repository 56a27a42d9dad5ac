"""The words by which sentences claim something, as patterns over plain letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from engine.fields import Text
from engine.normalise.folding import bare
from engine.source import parse, plain


@cache
def language() -> Mapping[str, Any]:
    """What ``sentences.yaml`` says."""
    path = Path(__file__).with_name("sentences.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)


_DIGIT = re.compile(r"\d")
_LONG = 2500
"""Longer texts are searched anew each time, so that what is remembered stays small."""


def has_digit(text: str) -> bool:
    """Whether a text writes any figure: most paragraphs write none, and are asked several times."""
    return _remembered(text) if len(text) < _LONG else _DIGIT.search(text) is not None


@lru_cache(maxsize=1024)
def _remembered(text: str) -> bool:
    return _DIGIT.search(text) is not None


@cache
def anywhere(key: str) -> re.Pattern[str]:
    """Any of the phrases, wherever it stands."""
    return re.compile(rf"(?<![a-z])(?:{_alternatives(language()[key])})(?![a-z])")


@cache
def at_end(*keys: str) -> re.Pattern[str]:
    """Any of the phrases, right before what follows: only spaces and a colon may stand between."""
    phrases = [phrase for key in keys for phrase in language()[key]]
    return re.compile(rf"(?:(?<![a-z])|(?=/))(?:{_alternatives(phrases)})[\s:]*$")


@cache
def marked_at_end(key: str) -> re.Pattern[str]:
    """Any of the phrases right before what follows, with the marks on their letters."""
    phrases = "|".join(sorted(map(re.escape, language()[key]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{phrases}) $")


@cache
def at_start(key: str) -> re.Pattern[str]:
    """Any of the phrases, right behind a figure."""
    return re.compile(rf"[\s,]*(?:{_alternatives(language()[key])})(?![a-z])")


@cache
def only(key: str) -> re.Pattern[str]:
    """Nothing but the phrases, spaces and marks."""
    return re.compile(rf"(?:[\s,:(–-]|(?:{_alternatives(language()[key])})(?![a-z]))*")


@cache
def in_roles(*roles: str) -> re.Pattern[str]:
    """Any of the phrases of these roles in the way of files through an office."""
    return any_of(phrase for role in roles for phrase in language()["roles"][role])


def is_last(role: str, lead: str) -> bool:
    """Whether words end with those of a role and nothing more than what such words are followed by."""
    return any(only("fillers").fullmatch(lead, match.end()) for match in in_roles(role).finditer(lead))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words."""
    return re.compile(rf"(?<![a-z])(?:{_alternatives(phrases)})(?![a-z])")


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(bare(each)) for each in phrases), key=len, reverse=True))


@cache
def exception(key: str) -> Text:
    """When a usual claim need not hold."""
    entry = language()["exceptions"][key]
    return Text(vi=entry["vi"], en=entry["en"])
