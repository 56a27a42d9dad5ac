"""What a count is in the way of files through an office: received, carried over, resolved, pending, withdrawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from engine.normalise.claims.families import families, kinds_of
from engine.normalise.claims.lists import Parts
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import any_of, anywhere, in_roles, is_last, language, only

OUT = ("resolved", "pending", "withdrawn")
IN = ("total", "new", "old")
_NEAR = 100
"""So many letters before a count may name its role."""
_CLAUSE = re.compile(r"[^,;.()]*(?=[,;.()])")
_PART = re.compile(r"[^,;.()]*(?=,|$)")


def role_of(each: Statement) -> str | None:
    """What a count is in the way of files through an office, by the words before it, else by those behind it."""
    if anywhere("narrow").search(each.lead.rpartition(",")[2]):
        return None
    role = _before(each.lead[-_NEAR:])
    if role is not None:
        return None if role == "due" or (role in OUT and _is_a_part(each)) else role
    after = _CLAUSE.match(each.tail)
    return None if after is None else _behind(after[0])  # words without an end lead to the next figure


@lru_cache(maxsize=1024)
def _before(lead: str) -> str | None:
    """The role that the words before a count name last."""
    if in_roles(*IN, *OUT).search(lead) is None:
        return None
    found = [
        (match.end(), len(match[0]), role)
        for role, words in _roles().items()
        for match in words.finditer(lead)
        if only("fillers").fullmatch(lead, match.end())
    ]
    return max(found)[2] if found else None


def _behind(tail: str) -> str | None:
    """The role that the words behind a count begin with."""
    if in_roles(*OUT).search(tail) is None:
        return None
    found = [
        (len(match[0]), role)
        for role in OUT
        for match in _roles()[role].finditer(tail)
        if only("fillers").fullmatch(tail, 0, match.start())
    ]
    return max(found)[1] if found else None


def is_total(lead: str) -> bool:
    """Whether the words before a count make it a total of what is said here, whatever else was done with it."""
    return is_last("total", lead[-_NEAR:]) or is_last("new", lead[-_NEAR:])


def stands(parts: Parts) -> bool:
    """Whether it is a list of parts: where only a comma says so, of a kind that this whole has."""
    kinds = kinds_of(parts) if parts.unsaid else None
    said = kinds is not None and kinds.force and role_of(parts.whole) in kinds.family.whole
    return not parts.unsaid or bool(said)


def _is_a_part(each: Statement) -> bool:
    """Whether it is only what was done in time, or only what was late, and the rest follows."""
    said = _PART.match(each.tail)
    return said is not None and any(words.search(said[0]) for words in _timely())


@cache
def _timely() -> tuple[re.Pattern[str], ...]:
    known = [family for family in families() if family.name in ("resolved", "pending")]
    return tuple(words for family in known for _, words in family.categories)


@cache
def _roles() -> Mapping[str, re.Pattern[str]]:
    return {role: any_of(words) for role, words in language()["roles"].items()}
