"""Submissions filled in as a table or form in a workbook or document."""

from __future__ import annotations

from engine.document import Document
from engine.source import Source


def filled_form(_document: Document) -> tuple[Source, ...]:
    """The trees of the submissions that the document holds; none where it is not such a form."""
    return ()
