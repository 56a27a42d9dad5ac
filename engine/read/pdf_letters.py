"""What the letters of a PDF are read as: white space, soft hyphens, bullets and letters that the file does not tell."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from engine.read import pdf_calls

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a drawn letter of which the file does not tell what it is."""
_SOFT_HYPHENS = ("\xad", "\x02", "\ufffe")
"""The library writes a hyphen at the end of a line as one of the last two."""
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02b": "+"}
"""Letters of the fonts Symbol and Wingdings that office programs put before items."""
_LIGATURES = ("\ufb00", "\ufb06")
_BEFORE_MARKS = "\u02ff"


class Alphabet:
    """What the letters of one font on one page are read as.

    ``read_as`` has the text of each letter that was met, empty for white space. ``plain`` are those that stand for
    themselves and are no marks, and the space.
    """

    def __init__(self, text_page: Any) -> None:
        self.read_as: dict[str, str] = {}
        self.plain: set[str] = set()
        self._page = text_page

    def stand_for_themselves(self, letters: str, place: int) -> bool:
        """Whether all the letters are plain; ``place`` is that of the first one on the page."""
        if self.plain.issuperset(letters):
            return True
        self._learn(letters, place)
        return self.plain.issuperset(letters)

    def _learn(self, letters: str, place: int) -> None:
        for at, letter in enumerate(letters, place):
            if letter not in self.read_as:
                told = pdf_calls.has_unicode_map_error(self._page, at) != 1
                text = self.read_as[letter] = _read(letter) if told else UNKNOWN
                if text == letter.strip(" ") and not is_mark(text):
                    self.plain.add(letter)


def is_mark(text: str) -> bool:
    """Whether a text begins with a mark that stands over or under the letter before."""
    return text > _BEFORE_MARKS and unicodedata.combining(text[0]) > 0


@lru_cache(4096)
def _read(letter: str) -> str:
    """The letter as it is read; empty for white space."""
    if letter in _SOFT_HYPHENS:
        return "\xad"
    category = unicodedata.category(letter)
    if letter.isspace() or category in {"Cc", "Cf"}:
        return ""
    if _LIGATURES[0] <= letter <= _LIGATURES[1]:  # fi, fl and the like
        return unicodedata.normalize("NFKC", letter)
    if category == "Cs":
        return UNKNOWN
    return _BULLETS.get(letter, letter)
