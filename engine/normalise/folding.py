"""Names made comparable: without marks, capitals and punctuation, abbreviations written out, misread letters mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from engine.source import parse, plain

_OTHER = re.compile(r"[^a-z0-9%/]+")
_LONG, _LONG_WORD = 1000, 24
"""Longer texts and words are folded anew each time, so that what is remembered stays small."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SYLLABLE = re.compile(
    r"(b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(i|y|e|a|o|u|oo|ie|ye|ia|ya|ua|uo|oa|oe|ue|uy|uye|uya)(ch|c|m|ng|nh|n|p|t|i|y|o|u)?"
)
"""What a syllable of Vietnamese looks like without its marks: an onset, a nucleus, an ending."""


def fold(text: str) -> str:
    """The text as words of plain letters with single spaces, abbreviations written out.

    >>> fold("Tỷ lệ số hoá hồ sơ (TTHC)")
    'ty le so hoa ho so thu tuc hanh chinh'
    """
    return _remembered(text) if len(text) < _LONG else _folded(text)


def _folded(text: str) -> str:
    words = text.split(" ")
    if max(map(len, words)) < _LONG_WORD:
        folded = " ".join(filter(None, map(_folded_word, words)))
        if not any(each in folded for each in _insides()):
            return folded
    letters = bare(text)
    for phrase, meaning in _phrases():
        letters = letters.replace(phrase, meaning)
    return _in_words(letters)


def _in_words(letters: str) -> str:
    return " ".join([_written_out(word) for word in _OTHER.sub(" ", letters).split()])


def bare(text: str) -> str:
    """The text in lower case and without marks, letter for letter where it is composed.

    >>> bare("Đạt 57,56%; ƯBND")
    'dat 57,56%; ubnd'
    """
    words = text.split(" ")
    if max(map(len, words)) < _LONG_WORD:
        return " ".join(map(_bare_word, words))
    return " ".join([_bare_word(word) if len(word) < _LONG_WORD else _bare(word) for word in words])


def _bare(word: str) -> str:
    return word.lower().translate(_letters())


@lru_cache(maxsize=16384)
def _folded_word(word: str) -> str:
    return _in_words(_bare(word))


def any_phrase(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds whole phrases in a folded text, at each place the first of them that fits."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(re.escape(fold(each)) for each in phrases)})(?!\S)")


def without_brackets(text: str) -> str:
    """The text without what it adds in brackets; as it is where nothing else would be left."""
    rest = _IN_BRACKETS.sub("", text).strip()
    return rest or text


def is_syllable(word: str) -> bool:
    """Whether a word of plain letters can be Vietnamese; what cannot was misread, or is an abbreviation or a name."""
    return _SYLLABLE.fullmatch(word) is not None


def _written_out(word: str) -> str:
    return _known_word(word) if len(word) < _LONG_WORD else word


@lru_cache(maxsize=16384)
def _known_word(word: str) -> str:
    known = _language()["abbreviations"].get(word)
    if known is not None:
        return str(known)
    return word if word.isdigit() or is_syllable(word) else _mended(word)


def _mended(word: str) -> str:
    for wrong, right in _language()["misread"].items():
        if wrong in word and is_syllable(word.replace(wrong, right)):
            return word.replace(wrong, right)
    return word


_remembered = lru_cache(maxsize=4096)(_folded)
_bare_word = lru_cache(maxsize=16384)(_bare)


@cache
def _language() -> Mapping[str, Mapping[str, str]]:
    path = Path(__file__).with_name("folding.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return {name: dict(found[name]) for name in ("abbreviations", "misread", "phrases")}


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((bare(phrase), meaning) for phrase, meaning in _language()["phrases"].items())


@cache
def _insides() -> tuple[str, ...]:
    """What is left of each phrase where its words are folded one by one, without the first and last, which may be
    cut out of longer ones: without any of these a text has no phrase in it."""
    words = (_OTHER.sub(" ", phrase).split()[1:-1] for phrase, _ in _phrases())
    return tuple(dict.fromkeys(" ".join(map(_written_out, each)) for each in words))


@cache
def _letters() -> Mapping[int, str]:
    """Every Vietnamese letter and its plain one."""
    table = {ord("đ"): "d"}
    for point in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        plain_letter = unicodedata.normalize("NFD", chr(point))[0].lower()
        if plain_letter.isascii() and plain_letter.isalpha():
            table[point] = plain_letter
    return table
