"""Whether two submissions are of one unit, and which of them is of the older period."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from engine.model import Submission, Unit

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONELESS = dict.fromkeys(map(ord, _TONES))


def same_unit(one: Unit, other: Unit) -> bool:
    """Whether the two are one unit, as far as they say: level and name are the same, what they belong to no other."""
    above = ((one.parent, other.parent), (one.province, other.province))
    return (
        one.level == other.level
        and folded_name(one.name) == folded_name(other.name)
        and all(folded_name(first) == folded_name(second) for first, second in above if first and second)
    )


@lru_cache(maxsize=16_384)
def folded_name(name: str) -> str:
    """The name without capitals and needless spaces, wherever its tone marks stand in a syllable.

    >>> folded_name("Xã  HOÀ Bình") == folded_name("xã Hòa Bình"), folded_name("An Phú") == folded_name("An Phụ")
    (True, False)
    """
    return " ".join(_toned_last(word) for word in unicodedata.normalize("NFD", name.casefold()).split())


@lru_cache(maxsize=16_384)
def _toned_last(word: str) -> str:
    if _TONES.isdisjoint(word):
        return word
    return word.translate(_TONELESS) + "".join(sorted(filter(_TONES.__contains__, word)))


def is_older(one: Submission, other: Submission) -> bool:
    """Whether the period of ``one`` ends, or else begins, before that of ``other``."""
    return (one.period.to, one.period.from_) < (other.period.to, other.period.from_)
