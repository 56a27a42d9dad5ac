"""Numbers of dossiers, procedures and the like that can be no counts: "34.25 hồ sơ" is neither 3.425 nor 34,25."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from engine.model import Claim
from engine.normalise.claims.passages import Passage, amount_of
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import any_of
from engine.normalise.numbers import NumberProblem, read_amount
from engine.source import parse, plain

_BROKEN = re.compile(r"\d{1,7}(?:[.,]\d{1,2}|[.,]\d{4,6})")
"""A number with decimals that are not three: of three it may be thousands."""
_NEAR = 40
"""So many letters before a number may say what it is."""
_LIST_MARKS = " -–+*•"


def no_count_claims(passage: Passage) -> Iterator[Claim]:
    """That each number of a known kind of things is whole; only of those that are not."""
    for each in passage.statements:
        for text in (each.counted, each.below):
            if text and _BROKEN.fullmatch(text) and _is_of_things(each):
                yield from _claim(passage, each, text)


def _is_of_things(each: Statement) -> bool:
    """Whether it counts things, in the midst of a sentence: no heading's number, no average, no amount."""
    lead = each.lead[-_NEAR:]
    return each.known and not each.money and lead.strip(_LIST_MARKS) != "" and not _not_counted().search(lead)


@cache
def _not_counted() -> re.Pattern[str]:
    path = Path(__file__).with_suffix(".yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return any_of(found["not_counted"])


def _claim(passage: Passage, each: Statement, text: str) -> Iterator[Claim]:
    try:
        amount = read_amount(text, "percent")
    except NumberProblem:
        return
    if amount_of(text) is None:
        stated = passage.term(each, text, amount)
        yield Claim(0, "whole", stated, text=passage.shown(each))
