"""A whole and what it consists of: "giải quyết 4.070 hồ sơ (trước hạn 3.817, trễ hạn 253)".

It is taken where the shares add up to the whole, or where the percent beside a share is its ratio to the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from engine.normalise.folding import any_phrase, fold
from engine.normalise.groups import Group, language
from engine.normalise.repair import changes, count_of, mended, rate_agrees

_NEAR = 14
"""So many words before a count may say what it is the whole of."""

_SIDES = ("whole", "above", "below")
_LABEL = 12
"""So many words may name a share."""


class Breakdown(NamedTuple):
    """The counts that a breakdown gives, as the author wrote them, and which groups they are.

    ``numerator`` is written anew where it is the sum of several; ``sum_of`` then tells of which. ``value`` is the
    percent beside the one share that it is of, "" where there is none; ``repaired`` which misread counts were mended.
    """

    indicator: str
    numerator: str
    denominator: str
    sum_of: str
    value: str
    whole: int
    members: tuple[int, ...]
    repaired: str = ""


class _Kind(NamedTuple):
    indicator: str
    noun: str
    whole: re.Pattern[str]
    above: re.Pattern[str]
    below: re.Pattern[str]


def breakdowns(found: Sequence[Group]) -> Iterator[Breakdown]:
    """The breakdowns among the groups of a paragraph whose shares add up to their whole."""
    for position, whole in enumerate(found):
        if not whole.counted:
            continue
        for kind in _kinds():
            broken = _broken_down(kind, position, found)
            if broken is not None:
                yield broken
                break


def may_hold_one(text: str) -> bool:
    """Whether a share of any breakdown is named in the text."""
    folded = f" {fold(text)} "
    return any(share in folded for share in _shares())


def _broken_down(kind: _Kind, position: int, found: Sequence[Group]) -> Breakdown | None:
    whole = found[position]
    if (kind.noun and whole.noun != kind.noun) or not kind.whole.search(_near(whole.lead)):
        return None
    above: list[int] = []
    below: list[int] = []
    for index in range(position + 1, len(found)):
        label = fold(found[index].lead)
        if not found[index].counted or len(label.split()) > _LABEL:
            break
        if found[index].value and kind.above.search(label) and not above:
            return _by_rate(kind, position, index, found)
        if found[index].value:
            break
        if kind.above.search(label):
            above.append(index)
        elif kind.below.search(label):
            below.append(index)
        else:
            break
    return _adding_up(kind, position, above, below, found)


def _by_rate(kind: _Kind, position: int, index: int, found: Sequence[Group]) -> Breakdown | None:
    """One share with its percent: it is of the whole if the percent is their ratio."""
    share = found[index]
    read = mended((share.value, share.counted, found[position].counted), rate_agrees)
    if read is None:
        return None
    value, numerator, denominator = read
    written = (share.value, share.counted, found[position].counted)
    return Breakdown(kind.indicator, numerator, denominator, "", value, position, (index,), changes(written, read))


def _adding_up(
    kind: _Kind, position: int, above: list[int], below: list[int], found: Sequence[Group]
) -> Breakdown | None:
    members = (position, *above, *below)
    written = [found[index].counted for index in members]
    read = mended(written, _adds_up)
    if not above or read is None:
        return None
    texts = dict(zip(members, read, strict=True))
    shares = [texts[index] for index in above]
    total = shares[0] if len(shares) == 1 else str(sum(count_of(each) or 0 for each in shares))
    sum_of = "" if len(shares) == 1 else " + ".join(shares)
    counts = (total, texts[position], sum_of, "")
    return Breakdown(kind.indicator, *counts, position, (*above, *below), changes(written, read))


def _adds_up(texts: Sequence[str]) -> bool:
    whole, *shares = [count_of(text) for text in texts]
    return whole is not None and None not in shares and sum(share or 0 for share in shares) == whole


def _near(lead: str) -> str:
    return " ".join(fold(lead).split()[-_NEAR:])


@cache
def _shares() -> tuple[str, ...]:
    return tuple({f" {fold(share)} " for entry in language()["breakdowns"] for share in entry["above"]})


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(entry["indicator"], entry.get("noun") or "", *(any_phrase(entry[key]) for key in _SIDES))
        for entry in language()["breakdowns"]
    )
