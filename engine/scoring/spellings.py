"""Whether two names may be two spellings of one unit: what a person would ask about, never what is taken for one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from engine.normalise.folding import fold, is_syllable

_SHORTEST = 5
"""In shorter names one letter more or less is another name."""
_LONGEST = 100
"""A longer name is no name; it is not looked through letter by letter."""
_STROKE = "\u0335"
_SAME_SOUND = str.maketrans("y", "i")
"""Mỹ and Mĩ, Quy and Qui are spellings of one word."""
_COMMITTEE = fold("UBND")


class Spelling(NamedTuple):
    """A name taken apart: with what it begins ("xa", or nothing), the rest in plain letters, its words as written."""

    prefix: str
    plain: str
    words: tuple[str, ...]


def spelling(name: str, prefixes: Iterable[str]) -> Spelling:
    """The name of a unit whose level has these prefixes.

    >>> spelling("UBND xã Mỹ Hòa", ["xã", "phường"]).plain, spelling("P. 01", ["xã", "phường"])[:2]
    ('mi hoa', ('phuong', '1'))
    """
    shown = _apart(name)
    plain = [fold(word) for word in shown]
    whole = " ".join(plain)
    if whole.startswith(_COMMITTEE + " "):
        cut = 1 if plain[0] == _COMMITTEE else len(_COMMITTEE.split())
        shown, plain = shown[cut:], plain[cut:]
    prefix, length = _prefix(plain, [fold(each) for each in prefixes])
    rest = [_one_way(word) for word in plain[length:]]
    return Spelling(prefix, " ".join(rest), tuple(word.casefold() for word in shown[length:]))


def _apart(name: str) -> list[str]:
    return [word for word in unicodedata.normalize("NFC", name).replace(".", ". ").split() if fold(word)]


def _prefix(words: list[str], prefixes: list[str]) -> tuple[str, int]:
    """The prefix that the words begin with, in full or by its first letters, and how many words it takes."""
    for prefix in sorted(prefixes, key=len, reverse=True):
        parts = prefix.split()
        if words[: len(parts)] == parts:
            return prefix, len(parts)
    for prefix in prefixes:
        if len(words) > 1 and words[0] == "".join(part[0] for part in prefix.split()):
            return prefix, 1
    return "", 0


def _one_way(word: str) -> str:
    return str(int(word)) if word.isdecimal() else word.translate(_SAME_SOUND)


def are_alike(one: Spelling, other: Spelling, *, same_figures: bool) -> bool:
    """Whether the names may be one: marks left out, a prefix left out, or a letter that makes no word of it.

    Names that are both words of their own, such as An Phú and An Phụ, are so only where the figures are the same too.
    """
    if not one.plain or (one.prefix and other.prefix and one.prefix != other.prefix):
        return False
    if one.plain == other.plain:
        return same_figures or _is_less_marked(one, other) or _is_less_marked(other, one)
    if min(len(one.plain), len(other.plain)) < _SHORTEST or _digits(one) != _digits(other):
        return False
    if OSA.distance(one.plain, other.plain, score_cutoff=1) > 1:
        return False
    return same_figures or _is_no_word(one, other) or _is_no_word(other, one)


def _is_less_marked(one: Spelling, other: Spelling) -> bool:
    return all(not (_marks(a) - _marks(b)) for a, b in zip(one.words, other.words, strict=False))


def _marks(word: str) -> Counter[str]:
    """The marks of a word, wherever they stand in it."""
    letters = unicodedata.normalize("NFD", word.replace("đ", f"d{_STROKE}"))
    return Counter(each for each in letters if unicodedata.combining(each))


def _digits(name: Spelling) -> str:
    return "".join(each for each in name.plain if each.isdigit())


def _is_no_word(one: Spelling, other: Spelling) -> bool:
    """Whether what only ``one`` has is no Vietnamese word."""
    return any(not is_syllable(word) for word in set(one.plain.split()) - set(other.plain.split()))


def keys(name: Spelling) -> Iterator[str]:
    """What names that may be alike have in common: the letters, or all of them but one."""
    yield name.plain
    if _SHORTEST <= len(name.plain) <= _LONGEST:
        yield from dict.fromkeys(name.plain[:at] + name.plain[at + 1 :] for at in range(len(name.plain)))
