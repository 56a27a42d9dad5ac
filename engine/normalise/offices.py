"""Which office the words before a figure name ("Phòng Nội vụ"), and whether it is the one that reports.

An office writes of itself by its kind alone ("Phòng đã tiếp nhận ..."), by its name, with its place or without it, or
by the first letters of its field of work ("Sở TN&MT").
"""

from __future__ import annotations

import re
from functools import cache

from engine.normalise.heading_text import fold, words
from engine.normalise.own import Own
from engine.normalise.scopes import language

_NAME = r"[^\W\d_a-zà-ỹ][^\W\d_]*"
"""A word that begins with a capital."""
_NAMES = re.compile(rf"{_NAME}(?: {_NAME})*")
_FURTHER = re.compile(rf"\s+(?:(?:và|-|–)\s+)?{_NAME}")
_SHORT = re.compile(r"\s+(?P<letters>[^\W\d_a-zà-ỹ](?:[^\W\d_a-zà-ỹ]|[&,-])+)(?!\w)")
_JOINING = ("va", "-", "–")
_CLAUSE = re.compile(r"[,;:]")


def office_named(lead: str, own: Own) -> tuple[int, bool | None]:
    """Where the words name an office last, and whether that is another than the unit's own; -1 and None for none."""
    at, another = -1, None
    for match in _offices().finditer(lead):
        start = match.start("office")
        found = is_another_office(lead[start:], own)
        whose_part = another and found is False and match["owned"] and start < end_of_clause(lead, at)
        if found is not None and not whose_part:
            at, another = start, found
    return at, another


def end_of_clause(lead: str, at: int) -> int:
    """Where the clause ends that names an office there: what it is part of follows before ("Trung tâm ... của Sở")."""
    end = _CLAUSE.search(lead, at)
    return end.start() if end else len(lead)


def is_another_office(said: str, own: Own) -> bool | None:
    """Whether the office that the text begins with is another than the one that reports; None where nobody knows."""
    kind = _kind().match(said)
    if kind is None:
        return None
    rest = said[kind.end() :]
    if not _is_mine(kind[0], own):
        return True
    if not _FURTHER.match(rest):
        return False
    if not own.name:
        return None
    after = _after_own_name(rest, _field(own.name, kind[0]))
    return after is None or _is_elsewhere(after, own)


def _is_mine(kind: str, own: Own) -> bool:
    if own.name:
        return fold(own.name).startswith(fold(kind) + " ")
    return kind.lower() in language()["kinds"].get(own.level, [])


def _field(name: str, kind: str) -> str:
    """The field of work that an office is named for, without its place: "Tư pháp"."""
    return _placed().split(name[len(kind) :], maxsplit=1)[0].strip(" ,-")


def _after_own_name(rest: str, field: str) -> str | None:
    """What follows where the text goes on with the field of work, or its first letters; None where it does not."""
    spoken = re.findall(r"\w+", fold(field))
    whole = re.compile(r"\s+" + r"[\s,–-]+".join(spoken) + r"(?!\w)").match(fold(rest))
    if whole:
        return rest[whole.end() :]
    short = _SHORT.match(rest)
    letters = "".join(re.findall(r"\w", fold(short["letters"]))) if short else ""
    if short and letters in (_firsts(spoken), _firsts([each for each in spoken if each not in _JOINING])):
        return rest[short.end() :]
    return None


def _firsts(spoken: list[str]) -> str:
    return "".join(each[0] for each in spoken)


def _is_elsewhere(after: str, own: Own) -> bool:
    """Whether the name goes on with that of another place, or of something else."""
    placed = _placed().match(after)
    if placed is None:
        return _FURTHER.match(after) is not None
    name = _NAMES.match(after, placed.end())
    known = [f" {fold(each)} " for each in (own.name, *own.above)]
    return name is not None and not any(f" {fold(name[0])} " in each for each in known)


@cache
def _placed() -> re.Pattern[str]:
    """The kind of a place before its name: " huyện " in "Phòng Tư pháp huyện Tân Hưng"."""
    levels = language()["kinds"]
    kinds = [each for level in ("province", "district", "commune") for each in levels[level]]
    return re.compile(rf",?\s+(?:{_either(kinds + list(words('short_kinds')))})\.?\s+(?={_NAME})")


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(language()['offices'])})\b", re.IGNORECASE)


@cache
def _offices() -> re.Pattern[str]:
    none, owners, before = (_either(language()[key]) for key in ("no_offices", "owners", "before_offices"))
    leading = rf"(?:^|[,;:(.+-])\s*|\b(?:{before})\s|\b(?P<owned>{owners})\s"
    return re.compile(rf"(?:{leading})(?!(?:{none})\b)(?P<office>{_either(language()['offices'])})\b")


def _either(words_: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words_, key=len, reverse=True)))
