"""What a count is in the way of files through an office: received, carried over, resolved, pending, withdrawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from engine.normalise.claims.families import families, kinds_of
from engine.normalise.claims.lists import Parts
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import any_of, anywhere, language, only

OUT = ("resolved", "pending", "withdrawn")
IN = ("total", "new", "old")
_CLAUSE = re.compile(r"[^,;.()]*(?=[,;.()])")
_PART = re.compile(r"[^,;.()]*(?=,|$)")


def role_of(each: Statement) -> str | None:
    """What a count is in the way of files through an office, by the words before it, else by those behind it."""
    if anywhere("narrow").search(each.lead.rpartition(",")[2]):
        return None
    before = [
        (match.end(), len(match[0]), role)
        for role, words in _roles().items()
        for match in words.finditer(each.lead)
        if only("fillers").fullmatch(each.lead[match.end() :])
    ]
    if before:
        role = max(before)[2]
        return None if role in OUT and _is_a_part(each) else role
    after = _CLAUSE.match(each.tail)
    if after is None:  # these words lead to the next figure
        return None
    behind = [
        (len(match[0]), role)
        for role, words in _roles().items()
        if role in OUT
        for match in words.finditer(after[0])
        if only("fillers").fullmatch(after[0][: match.start()])
    ]
    return max(behind)[1] if behind else None


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
