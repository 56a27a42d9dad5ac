"""Claims that what came in is what was done with it: received = resolved + pending + withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from engine.model import Claim
from engine.normalise.claims.passages import Passage
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.wholes import families
from engine.normalise.claims.words import any_of, anywhere, exception, language, only

_CLAUSE = re.compile(r"[^,;.()]*(?=[,;.()])")
_PART = re.compile(r"[^,;.()]*(?=,|$)")
_OUT = ("resolved", "pending", "withdrawn")


def balance_claims(passage: Passage) -> Iterator[Claim]:
    """The balances of a paragraph: a role that is told again begins the next one."""
    for level in dict.fromkeys(each.bracket for each in passage.statements):
        found: dict[str, Statement] = {}
        for each in passage.statements:
            role = role_of(each) if each.bracket == level and each.counted and not each.below else None
            if role is None:
                continue
            if role in found or (role not in _OUT and found.keys() & set(_OUT)):
                yield from _claim(passage, found)
                found = {}
            found[role] = each
        yield from _claim(passage, found)


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
        return None if role in _OUT and _is_a_part(each) else role
    after = _CLAUSE.match(each.tail)
    if after is None:  # these words lead to the next figure
        return None
    behind = [
        (len(match[0]), role)
        for role, words in _roles().items()
        if role in _OUT
        for match in words.finditer(after[0])
        if only("fillers").fullmatch(after[0][: match.start()])
    ]
    return max(behind)[1] if behind else None


def _is_a_part(each: Statement) -> bool:
    """Whether it is only what was done in time, or only what was late, and the rest follows."""
    said = _PART.match(each.tail)
    return said is not None and any(words.search(said[0]) for words in _timely())


def _claim(passage: Passage, found: Mapping[str, Statement]) -> Iterator[Claim]:
    """The balance of what is told, where resolved and pending both are, and what came in."""
    came = found.get("total") or found.get("new")
    if came is None or "resolved" not in found or "pending" not in found:
        return
    out = [found[role] for role in _OUT if role in found]
    if len({each.unit for each in (came, *out) if each.known}) > 1:
        return
    carried = found.get("old") if "total" not in found else None
    stated = passage.above(came)
    terms = [passage.above(each) for each in out]
    if carried is not None:
        terms.append(passage.above(carried, sign=-1))
    known = tuple(each for each in terms if each is not None)
    if stated is None or len(known) < len(terms):
        return
    yield Claim(0, "sum", stated, known, "usual", exception("not-all-flows"), text=passage.shown(came, *out))


@cache
def _timely() -> tuple[re.Pattern[str], ...]:
    known = [family for family in families() if family.name in ("resolved", "pending")]
    return tuple(words for family in known for _, words in family.categories)


@cache
def _roles() -> Mapping[str, re.Pattern[str]]:
    return {role: any_of(words) for role, words in language()["roles"].items()}
