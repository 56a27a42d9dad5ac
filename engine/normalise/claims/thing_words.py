"""The words by which reports say the things of which they have one number, as ``things.yaml`` has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from engine.normalise.claims.same_names import words_of
from engine.normalise.folding import fold, without_brackets
from engine.normalise.times import without_times
from engine.source import parse, plain

_NUMBERED = re.compile(r"(?:\d+ )+")

Entry = Mapping[str, Any]


def stripped(words: str, name: str) -> str:
    """The words in plain letters without those that make no difference: the unit, the time, and the like."""
    lower = words.lower().replace(name.lower(), " ") if name else words.lower()
    return fold(without_times(_neutral().sub(" ", lower)))


@lru_cache(maxsize=1024)
def row_name(name: str) -> str:
    """The folded name of a row, without its number and what stands in brackets."""
    return _NUMBERED.sub("", fold(without_brackets(name)), count=1)


@cache
def rows() -> Mapping[str, Entry]:
    """The thing that each row is of, by its folded name."""
    return {fold(name): entry for entry in _language()["things"] for name in entry.get("rows", ())}


@cache
def phrases() -> tuple[tuple[str, Entry], ...]:
    """Each way to say a thing, with "…" in front where anything may stand before it."""
    return tuple(
        (("…" if phrase.startswith("…") else "") + stripped(phrase.removeprefix("…"), ""), entry)
        for entry in _language()["things"]
        for phrase in entry["said"]
    )


@cache
def counted_words() -> frozenset[str]:
    """What may stand behind a number without making it the number of something else."""
    return frozenset(["", *map(fold, _language()["counted"])])


@cache
def _neutral() -> re.Pattern[str]:
    """Words that make no difference; "huyện" in "cấp huyện" does."""
    return re.compile(rf"(?<!cấp ){words_of(_language()['neutral']).pattern}")


@cache
def narrow() -> re.Pattern[str]:
    """Words that make a number one of a part, of another time, or of what is planned."""
    return words_of(_language()["narrow"])


@cache
def others() -> re.Pattern[str]:
    """Words over a list that make it one of others than the unit."""
    return words_of(_language()["others"])


@cache
def about() -> tuple[str, ...]:
    """Words without any of which a paragraph says none of the things."""
    return tuple(word.lower() for word in _language()["about"])


@cache
def _language() -> Mapping[str, Any]:
    """What ``things.yaml`` says."""
    path = Path(__file__).with_name("things.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
