"""How well a text reads as Vietnamese, and how texts of the time before Unicode are converted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from engine.source import parse, plain

OLD = ("tcvn3", "vni")
"""The encodings that stand in documents as letters of Latin-1, in fonts of their own."""

_SAMPLE = 50_000
_LETTERS = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NONE = "ƀ"
"""A letter of no Vietnamese word."""
_SHARP = {"\u0301", "\u0323"}


class Score(NamedTuple):
    """Of a hundred words with marks, how many read as Vietnamese; ``words`` is how many different ones there are."""

    hundredths: int
    words: int


def score(text: str) -> Score:
    """How well the words with marks read: half for each that is a syllable, all for each that is a common word."""
    found = {word for word in _LETTERS.findall(text[:_SAMPLE].casefold()) if not word.isascii()}
    common = _common()
    points = sum(100 if word in common else 50 * is_syllable(word) for word in found)
    return Score(points // max(len(found), 1), len(found))


def is_syllable(word: str) -> bool:
    """Whether the word, in small letters, could be a Vietnamese syllable."""
    parts = unicodedata.normalize("NFD", word)
    tones = [each for each in parts if each in _TONES]
    base = unicodedata.normalize("NFC", "".join(each for each in parts if each not in _TONES))
    found = _syllable().fullmatch(base)
    if found is None or len(tones) > 1:
        return False
    return not found["stop"] or (bool(tones) and tones[0] in _SHARP)


def from_old(encoding: str, text: str) -> str:
    """The text in Unicode, from the letters of Latin-1 with which ``encoding`` writes it."""
    table = _table(encoding)
    return _written_with(encoding).sub(lambda found: table.get(found.group(), found.group()), text)


def score_as(encoding: str, text: str) -> Score:
    """The score of the text as ``encoding`` has it; a word with a letter that does not occur there is none."""
    table = _table(encoding)
    return score(_written_with(encoding).sub(lambda found: table.get(found.group(), _NONE), text[:_SAMPLE]))


@cache
def _table(encoding: str) -> Mapping[str, str]:
    """What each letter, or pair of letters, stands for."""
    table: dict[str, str] = dict(_data()[encoding])
    if encoding == "vni":
        for written, letter in _data()[encoding].items():
            capitals = {written.upper(), written[0].upper() + written[1:]}
            table |= dict.fromkeys(capitals, letter.upper())
    return table


@cache
def _written_with(encoding: str) -> re.Pattern[str]:
    known = sorted(map(re.escape, _table(encoding)), key=len, reverse=True)
    return re.compile("|".join([*known, "[\u00c0-\u00ff]"]))


@cache
def _common() -> frozenset[str]:
    return frozenset(_data()["words"].split())


@cache
def _syllable() -> re.Pattern[str]:
    data = _data()
    stops = "|".join(sorted(data["stops"], key=len, reverse=True))
    onsets, nuclei, whole, codas = ("|".join(data[key]) for key in ("onsets", "nuclei", "open", "codas"))
    return re.compile(rf"(?:{onsets})?(?:(?:{whole})|(?:{nuclei})(?:(?P<stop>{stops})|{codas}))|gi(?:n|ng)?")


@cache
def _data() -> Mapping[str, Any]:
    path = Path(__file__).with_name("vietnamese.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
