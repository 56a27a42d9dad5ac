"""Claims of lists whose parts stand in paragraphs of their own, under the sentence that says their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.document import Paragraph
from engine.model import Claim
from engine.normalise.claims.balances import balance_claims
from engine.normalise.claims.lists import part_lists
from engine.normalise.claims.passages import Passage
from engine.normalise.claims.roles import stands
from engine.normalise.claims.statements import Statement, statements
from engine.normalise.claims.wholes import whole_claims
from engine.normalise.folding import bare
from engine.normalise.grids import Grid, Piece
from engine.normalise.groups import is_plan
from engine.normalise.sections import Section

_MARK = re.compile(r"(?P<mark>[-+*•–])\s*|(?P<letter>[a-zđ])[.)]\s+")
_MOST = 40
"""No list that anybody adds up is longer."""
_SHORT = 400
"""A longer paragraph is no item of a list of counts."""


class _List(NamedTuple):
    """A paragraph that ends with a colon, and the items under it, at least two."""

    head: Paragraph
    section: Section
    items: tuple[Paragraph, ...]


def list_claims(pieces: Sequence[Piece]) -> Iterator[Claim]:
    """What lists claim across their paragraphs: that items are parts of the whole in the head, or that they balance.

    ``pieces`` are all paragraphs and tables of a document, in reading order. What a paragraph claims alone is not
    claimed again.
    """
    for found in _lists(pieces):
        passage = _joined(found)
        if passage is None:
            continue
        begins = passage.places[1][0]
        for parts in filter(stands, part_lists(passage)):
            if parts.whole.start < begins <= parts.members[0].start:
                yield from whole_claims(passage, parts)
        yield from (claim for claim in balance_claims(passage) if len({claim.stated.place, *_places(claim)}) > 1)


def _places(claim: Claim) -> list[object]:
    return [term.place for term in claim.terms]


def _lists(pieces: Sequence[Piece]) -> Iterator[_List]:
    for position, piece in enumerate(pieces):
        if isinstance(piece, Grid) or not piece[0].text.rstrip("* ").endswith(":"):
            continue
        head, section = piece
        items = tuple(_items(head, pieces[position + 1 : position + 1 + _MOST]))
        if len(items) > 1 and not any(map(is_plan, section.headings)):
            yield _List(head, section, items)


def _items(head: Paragraph, following: Sequence[Piece]) -> Iterator[Paragraph]:
    """The items right under a head: all of one mark, which is not that of the head."""
    own, mark = _mark(head.text), None
    for piece in following:
        found = None if isinstance(piece, Grid) else _mark(piece[0].text)
        if isinstance(piece, Grid) or found is None or found == own or len(piece[0].text) > _SHORT:
            return
        mark = mark or found
        if found == mark:
            yield piece[0]


def _mark(text: str) -> str | None:
    """What an item of a list begins with; letters count as one mark."""
    found = _MARK.match(text)
    if found is None:
        return None
    return found["mark"] or "a"


def _joined(found: _List) -> Passage | None:
    """The head and its items as one sentence, with the first count of each item only; None where one has no count."""
    text = found.head.text.rstrip("* ")
    places = [(0, found.head.place)]
    for item in found.items:
        words = _MARK.sub("", item.text, count=1).rstrip(" .;,")
        text += " " if len(places) == 1 else "; "
        places.append((len(text), item.place))
        text += words
    letters = bare(text)
    if len(letters) != len(text):
        return None
    begins = [start for start, _ in places[1:]]
    said = tuple(_first_counts(statements(text, letters), begins))
    if sum(each.start >= begins[0] for each in said) < len(begins):
        return None
    return Passage(text, letters, found.section.said_at, tuple(places), said)


def _first_counts(said: Sequence[Statement], begins: Sequence[int]) -> Iterator[Statement]:
    """The counts of the head, and the first of each item, all as of one sentence."""
    yield from (each for each in said if each.start < begins[0] and each.counted)
    for start, end in zip(begins, [*begins[1:], None], strict=True):
        inside = (each for each in said if each.start >= start and (end is None or each.start < end))
        first = next((each for each in inside if each.counted), None)
        if first is not None and first.bracket < start:
            yield first._replace(sentence=0, bracket=-1)
