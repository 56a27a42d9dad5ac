"""What a document claims of its own figures: in the forms that it fills in, in its sentences, and between the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.model import Claim
from engine.normalise.claims.item_lists import list_claims
from engine.normalise.claims.same import same_claims
from engine.normalise.claims.sentences import sentence_claims
from engine.normalise.claims.tables import table_claims
from engine.normalise.grids import Grid, Piece
from engine.normalise.own import Own
from rules.forms import Forms


def claims_of(pieces: Sequence[Piece], forms: Forms, own: Own) -> tuple[Claim, ...]:
    """All claims of a document, each once, numbered from 1: those of tables first, last those between two places."""
    found: dict[Claim, None] = dict.fromkeys(_claims(pieces, forms, own))
    return tuple(claim._replace(number=number) for number, claim in enumerate(found, start=1))


def _claims(pieces: Sequence[Piece], forms: Forms, own: Own) -> Iterator[Claim]:
    yield from table_claims([piece for piece in pieces if isinstance(piece, Grid)], forms)
    for piece in pieces:
        if not isinstance(piece, Grid):
            yield from sentence_claims(*piece)
    yield from list_claims(pieces)
    yield from same_claims(pieces, forms, own)
