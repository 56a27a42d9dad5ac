"""Kinds of parts that leave nothing between them: in time and late, online and in person, new and carried over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from engine.normalise.claims.lists import Parts
from engine.normalise.claims.words import any_of, anywhere, language

_LABEL = 14
"""So many words name a part of a known kind."""


class Family(NamedTuple):
    """Kinds of parts that leave nothing between them: which sets are all of a whole, surely or usually.

    ``whole``: the roles of the counts that they are the parts of where only a comma says so.
    """

    name: str
    whole: tuple[str, ...]
    categories: tuple[tuple[str, re.Pattern[str]], ...]
    nothing: tuple[tuple[str, re.Pattern[str]], ...]
    sure: tuple[frozenset[str], ...]
    usual: tuple[frozenset[str], ...]


class Kinds(NamedTuple):
    """The categories of one family that the first parts of a list are of, in their order, each once."""

    family: Family
    found: tuple[str, ...]
    force: Literal["must", "usual", ""]
    """"must" or "usual" where they are all of the whole, "" otherwise."""


def kinds_of(parts: Parts) -> Kinds | None:
    """Of which known kinds the parts are; None where fewer than two are of one family."""
    best: Kinds | None = None
    for family in families():
        found: list[str] = []
        for label in parts.labels:
            kind = _kinds(label).get(family.name)
            if kind is None or kind in found:
                break
            found.append(kind)
        whole = len(found) == len(parts.labels)
        kinds = Kinds(family, tuple(found), _force(family, found, parts.after, whole=whole))
        if len(found) > 1 and (best is None or (bool(kinds.force), len(found)) > (bool(best.force), len(best.found))):
            best = kinds
    return best


def _kinds(label: str) -> Mapping[str, str]:
    """The category of each family that a label names with its longest words."""
    return _remembered(label) if len(label.split()) <= _LABEL else {}


@lru_cache(maxsize=1024)
def _remembered(label: str) -> Mapping[str, str]:
    if anywhere("narrow").search(label):
        return {}
    found = {family.name: _spans(family, label) for family in families()}
    return {name: max(spans)[1] for name, spans in found.items() if spans}


def _spans(family: Family, label: str) -> list[tuple[int, str]]:
    return [(len(match[0]), name) for name, words in family.categories for match in words.finditer(label)]


def _force(family: Family, found: Sequence[str], after: str, *, whole: bool) -> Literal["must", "usual", ""]:
    """How surely the parts are all; what is only usually all is not, where the list goes on with others."""
    said = {*found, *(name for name, words in family.nothing if words.search(after))}
    if said in family.sure or set(found) in family.sure:
        return "must"
    return "usual" if whole and said in family.usual else ""


@cache
def families() -> tuple[Family, ...]:
    """The kinds of parts that ``sentences.yaml`` knows."""
    return tuple(
        Family(
            entry["name"],
            tuple(entry["whole"]),
            tuple((name, any_of(words)) for name, words in entry["categories"].items()),
            tuple((name, any_of(words)) for name, words in entry["nothing"].items()),
            tuple(map(frozenset, entry["sure"])),
            tuple(map(frozenset, entry["usual"])),
        )
        for entry in language()["families"]
    )
