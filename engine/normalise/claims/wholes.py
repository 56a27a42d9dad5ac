"""Claims that parts make up their whole, or are no more than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from engine.exact import Number
from engine.model import Claim, ClaimKind, Term
from engine.normalise.claims.families import Kinds, kinds_of
from engine.normalise.claims.lists import Parts
from engine.normalise.claims.passages import Passage
from engine.normalise.claims.roles import IN, role_of
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import anywhere, exception, in_roles, language

_LABEL = 14
"""So many words name a part of a known kind."""


def whole_claims(passage: Passage, parts: Parts) -> Iterator[Claim]:
    """What a list of parts claims of its whole; of one that may have another whole, only what adds up."""
    for claim in _claims(passage, parts):
        if not parts.nested or (claim.kind == "sum" and _adds_up(claim.stated, claim.terms)):
            yield claim


def _claims(passage: Passage, parts: Parts) -> Iterator[Claim]:
    if anywhere("narrow").search(" ".join(parts.labels)) and not parts.complete:
        parts = parts._replace(closed=False)
    if parts.whole.below:
        yield from _of_pairs(passage, parts)
        return
    kinds = kinds_of(parts)
    whole = passage.above(parts.whole)
    role = role_of(parts.whole)
    if kinds is not None and role in IN and kinds.family.whole and not {*kinds.family.whole} & {*IN}:
        kinds = kinds._replace(force="")  # of what was received, some may be pending
    if whole is None or (kinds is not None and kinds.family.whole and parts.whole.unit in language()["no_wholes"]):
        return
    known = kinds is not None and (kinds.force or len(kinds.found) == len(parts.members))
    if kinds is not None and known and _fits(parts.whole, parts.members[: len(kinds.found)], labelled=True):
        yield from _of_kinds(passage, parts, kinds, whole)
    else:
        yield from _of_any(passage, parts, whole)


def _of_kinds(passage: Passage, parts: Parts, kinds: Kinds, whole: Term) -> Iterator[Claim]:
    members = parts.members[: len(kinds.found)]
    terms = _terms(passage, parts, members)
    if terms is None:
        return
    text = passage.shown(parts.whole, *members)
    if kinds.force == "must":
        yield Claim(0, "sum", whole, terms, text=text)
    elif kinds.force or _adds_up(whole, terms):
        yield Claim(0, "sum", whole, terms, "usual", exception("other-parts"), text=text)
    elif kinds.family.sure:
        yield Claim(0, "parts", whole, terms, text=text)
    else:
        yield Claim(0, "parts", whole, terms, "usual", exception("overlapping"), text=text)


def _of_any(passage: Passage, parts: Parts, whole: Term) -> Iterator[Claim]:
    """Parts of no known kind: a sum where the words or the figures say so, else no part may be more than the whole."""
    terms = _terms(passage, parts, parts.members)
    if terms is None:
        return
    text = passage.shown(parts.whole, *parts.members)
    exact = _exact_prefix(whole, terms)
    if exact and (len(exact) > 1 or parts.complete):
        yield Claim(0, "sum", whole, exact, "usual", exception("other-parts"), text=text)
        return
    elsewhere = parts.before and anywhere("elsewhere").search(" ; ".join(parts.labels)) is not None
    if not parts.near or elsewhere or max(len(label.split()) for label in parts.labels) > _LABEL:
        return
    if len(terms) > 1 and parts.closed and (_is_all(parts, whole, terms) or _is_listed(parts)):
        yield Claim(0, "sum", whole, terms, "usual", exception("other-parts"), text=text)
    elif parts.some or parts.complete:
        yield from _each(passage, parts, whole, terms)


def _is_all(parts: Parts, whole: Term, terms: Sequence[Term]) -> bool:
    """Whether "gồm" says that the parts are all; a part of other things may be more than what it is a part of."""
    high = whole.amount.highest
    small = all(high is None or (each.amount.value is not None and each.amount.value <= high) for each in terms)
    return parts.complete and (small or _fits(parts.whole, parts.members, labelled=False))


def _is_listed(parts: Parts) -> bool:
    """Whether the list in brackets names each part before its count, as a list of all parts does."""
    if parts.some or not parts.before or not _fits(parts.whole, parts.members, labelled=False):
        return False
    return len(parts.members) > 2 or all(each.lead.rstrip().endswith(":") for each in parts.members)


def _each(passage: Passage, parts: Parts, whole: Term, terms: Sequence[Term]) -> Iterator[Claim]:
    """Each part is no more than the whole."""
    for part, term, label in zip(parts.members, terms, parts.labels, strict=True):
        if _fits(parts.whole, (part,), labelled=False) and not _flows(label):
            text = passage.shown(parts.whole, part)
            yield Claim(0, "parts", whole, (term,), "usual", exception("overlapping"), text=text)


def _of_pairs(passage: Passage, parts: Parts) -> Iterator[Claim]:
    """Counts over counts: those above the line add up, and those below it."""
    whole = passage.above(parts.whole), passage.below(parts.whole)
    above = _terms(passage, parts, parts.members)
    below = _terms(passage, parts, parts.members, below=True)
    if whole[0] is None or whole[1] is None or above is None or below is None or len(above) < 2:
        return
    kinds = kinds_of(parts)
    force = kinds.force if kinds is not None and len(kinds.found) == len(parts.members) else ""
    adds_up = _adds_up(whole[0], above) or _adds_up(whole[1], below)
    kind: ClaimKind = "sum" if force or adds_up else "parts"
    text = passage.shown(parts.whole, *parts.members)
    why = "nothing-of-it" if kind == "sum" else "overlapping"
    for stated, terms in ((whole[0], above), (whole[1], below)):
        if force == "must":
            yield Claim(0, kind, stated, terms, text=text)
        else:
            yield Claim(0, kind, stated, terms, "usual", exception(why), text=text)


def _flows(label: str) -> bool:
    """Whether a part is what was done with the whole: it may hold more, from the period before."""
    done = in_roles("resolved", "pending", "withdrawn")
    return done.match(label) is not None or any(found.end() == len(label) for found in done.finditer(label))


def _fits(whole: Statement, members: Sequence[Statement], *, labelled: bool) -> bool:
    """Whether the parts count what the whole counts, as far as the words behind the numbers tell."""
    if labelled:
        return all(not (each.known and whole.known) or each.unit == whole.unit for each in members)
    return all(each.unit in ("", whole.unit) or not whole.unit for each in members)


def _terms(
    passage: Passage, parts: Parts, members: Sequence[Statement], *, below: bool = False
) -> tuple[Term, ...] | None:
    """The parts as terms; None where one cannot be read."""
    read = passage.below if below else passage.above
    found = [read(each, name=name) for each, name in zip(members, parts.names, strict=False)]
    terms = tuple(each for each in found if each is not None)
    return terms if len(terms) == len(found) else None


def _adds_up(whole: Term, terms: Sequence[Term]) -> bool:
    values = [each.amount.value for each in terms]
    return None not in values and sum((each for each in values if each is not None), Number(0)) == whole.amount.value


def _exact_prefix(whole: Term, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The first parts that add up to the whole; none where no run of them does."""
    values = [each.amount.value for each in terms]
    known = values[: values.index(None)] if None in values else values
    for length, total in enumerate(accumulate(each for each in known if each is not None), start=1):
        if total == whole.amount.value and total:
            return tuple(terms[:length])
    return ()
