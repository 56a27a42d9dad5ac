"""Every claim that a sentence makes, whatever it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.document import Paragraph
from engine.model import Claim
from engine.normalise.claims.balances import balance_claims
from engine.normalise.claims.changes import change_claims, written_claims
from engine.normalise.claims.left import left_claims
from engine.normalise.claims.lists import part_lists
from engine.normalise.claims.on_time import on_time_claims
from engine.normalise.claims.passages import passage_of
from engine.normalise.claims.rates import rate_claims
from engine.normalise.claims.wholes import whole_claims
from engine.normalise.groups import is_plan
from engine.normalise.sections import Section

_TWO_FIGURES = re.compile(r"\d\D+\d")


def sentence_claims(paragraph: Paragraph, section: Section) -> Iterator[Claim]:
    """The claims of a paragraph, in the order of kinds; none where it tells what is to be done."""
    if _TWO_FIGURES.search(paragraph.text) is None or any(map(is_plan, section.headings)):
        return
    found = passage_of(paragraph, section)
    if not found.statements:
        return
    lists = tuple(part_lists(found))
    yield from rate_claims(found, [(part, parts.whole) for parts in lists for part in parts.members])
    yield from on_time_claims(found, lists)
    for parts in lists:
        yield from whole_claims(found, parts)
    yield from balance_claims(found)
    yield from left_claims(found)
    yield from change_claims(found)
    yield from written_claims(found)
