"""The headings of a table of decisions, in either language: what tells such a table from any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from engine.document import Document, Paragraph
from engine.fields import Language
from engine.model.decided import FIELDS
from engine.problem import InputError, Problem
from engine.source import Mapping as MappingNode
from engine.source import Source
from engine.wording import say

LIST = "decisions"
"""The key under which decisions stand in a file."""
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_RECOGNISED = {"unit", "target", "verdict"}


def is_heading(texts: Iterable[str]) -> bool:
    """Whether a row with these texts names the columns of decisions."""
    return {_known(text)[0] for text in texts} >= _RECOGNISED


def key_of(text: str) -> str:
    """The key of the column with that heading; empty where there is no such column."""
    return _known(text)[0]


def language_of(texts: Iterable[str]) -> Language:
    """The language of headings: English where all of them are."""
    return "en" if all(_known(text)[1] == "en" for text in texts if key_of(text)) else "vi"


def heading(key: str, language: Language) -> str:
    """What the column of the key is called."""
    return say("decisions", f"column-{key}", language)


def refuse_decisions(name: str, found: Source | Document) -> None:
    """Raises InputError where a file that should be a report holds decisions."""
    if _holds_decisions(found):
        raise InputError([Problem(name, "decisions-not-a-report", details={"source": name})])


def _holds_decisions(found: Source | Document) -> bool:
    if isinstance(found, Source):
        keys = {key.text for key, _ in found.root.items} if isinstance(found.root, MappingNode) else set()
        return LIST in keys and keys.isdisjoint({"unit", "period", "readings"})
    tables = (block for block in found.blocks if not isinstance(block, Paragraph))
    return any(is_heading(cell.text for cell in row) for table in tables for row in table.rows)


def _known(text: str) -> tuple[str, Language | None]:
    return _labels().get(_folded(text), ("", None))


@cache
def _labels() -> Mapping[str, tuple[str, Language]]:
    pairs = [(language, key) for language in reversed(LANGUAGES) for key in FIELDS]
    return {_folded(heading(key, language)): (key, language) for language, key in pairs}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
