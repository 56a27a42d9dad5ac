"""Documents: what a report shows, each text with its place, before anybody asks what it means.

Every reader of a format makes the same: paragraphs and tables in the order in which a person reads them. All texts
are in NFC, with each run of white space as one space and none at the ends.
"""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple, TypeAlias

from engine.problem import NO_PLACE, Place, Problem

Form = Literal["docx", "xlsx", "pdf", "html", "markdown", "csv", "text"]


class Cell(NamedTuple):
    """A cell of a table. ``copied``: the text is that of the merged cell which reaches here from above or the left."""

    text: str
    place: Place = NO_PLACE
    copied: bool = False


class Table(NamedTuple):
    """Rows from top to bottom, all of the same length, at least one; a merged cell stands in each of its places."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place = NO_PLACE


class Paragraph(NamedTuple):
    """One paragraph or item of a list, with its number or mark in front as the reader sees it ("2.1.", "a)", "-").

    ``level`` is 1 to 9 for what the author marked as a heading, 0 otherwise.
    """

    text: str
    place: Place = NO_PLACE
    level: int = 0


Block: TypeAlias = Paragraph | Table


class Document(NamedTuple):
    """What one file shows. ``warnings`` are problems that do not stop it from being read."""

    name: str
    form: Form
    blocks: tuple[Block, ...]
    warnings: tuple[Problem, ...] = ()


def clean(text: str) -> str:
    """The text in the state in which documents hold it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
