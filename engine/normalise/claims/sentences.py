"""Every claim that a sentence makes, whatever it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from engine.document import Paragraph
from engine.model import Claim
from engine.normalise.claims.balances import balance_claims
from engine.normalise.claims.changes import change_claims, written_claims
from engine.normalise.claims.left import left_claims
from engine.normalise.claims.lists import Parts, part_lists
from engine.normalise.claims.no_counts import no_count_claims
from engine.normalise.claims.on_time import on_time_claims
from engine.normalise.claims.passages import Passage, passage_of
from engine.normalise.claims.rates import rate_claims
from engine.normalise.claims.roles import stands
from engine.normalise.claims.wholes import whole_claims
from engine.normalise.claims.words import any_of, has_digit, in_roles, language
from engine.normalise.folding import bare
from engine.normalise.groups import is_plan
from engine.normalise.sections import Section

_TWO_FIGURES = re.compile(r"\d\D+\d")
_IN_BRACKETS = re.compile(r"\([^()]*\d")


def sentence_claims(paragraph: Paragraph, section: Section) -> Iterator[Claim]:
    """The claims of a paragraph; none where it tells what is to be done.

    Rates come first, then wholes with their parts, balances, what is left, changes, sums that are written out.
    """
    text = paragraph.text
    if not has_digit(text) or _TWO_FIGURES.search(text) is None:
        return
    letters = bare(text)
    if len(letters) != len(text):  # a letter that is two in lower case: figures would be cut at the wrong place
        return
    if _may_claim(letters) and not _is_to_be_done(section.headings):
        yield from _claims(passage_of(paragraph, section, letters))


def _may_claim(letters: str) -> bool:
    """Whether there is a word or mark without which nothing is claimed: most paragraphs have none."""
    marked = "%" in letters or "=" in letters or _IN_BRACKETS.search(letters) is not None
    return marked or (any(map(letters.__contains__, _shortest())) and _claiming().search(letters) is not None)


@cache
def _claiming() -> re.Pattern[str]:
    return any_of(_phrases())


@cache
def _shortest() -> tuple[str, ...]:
    """The phrases in which no other is: without any of their letters, no phrase is there to be looked for."""
    every = {bare(each) for each in _phrases()}
    return tuple(sorted(each for each in every if not any(other in each for other in every - {each})))


@cache
def _phrases() -> tuple[str, ...]:
    words = [word for key in ("some", "all", "rest_before", "rise", "fall", "closing") for word in language()[key]]
    return (*words, *language()["roles"]["pending"])


@lru_cache(maxsize=256)
def _is_to_be_done(headings: tuple[str, ...]) -> bool:
    return any(map(is_plan, headings))


def _claims(passage: Passage) -> Iterator[Claim]:
    if not passage.statements:
        return
    yield from no_count_claims(passage)
    lists = tuple(filter(stands, part_lists(passage)))
    if any(each.percent for each in passage.statements):
        yield from rate_claims(passage, {part: parts.whole for parts in lists for part in parts.members})
        yield from on_time_claims(passage, lists)
    if len(passage.statements) > 1:
        yield from _of_counts(passage, lists)


def _of_counts(passage: Passage, lists: tuple[Parts, ...]) -> Iterator[Claim]:
    for parts in lists:
        yield from whole_claims(passage, parts)
    if in_roles("resolved").search(passage.letters) and in_roles("pending").search(passage.letters):
        yield from balance_claims(passage)
    yield from left_claims(passage)
    yield from change_claims(passage)
    if "=" in passage.letters:
        yield from written_claims(passage)
