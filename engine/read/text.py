"""Plain text, Markdown and tables of separated values as a document."""

from __future__ import annotations

from engine.document import Document, Paragraph, clean
from engine.problem import Place, Problem


def read_text(name: str, text: str, warnings: tuple[Problem, ...]) -> Document:
    """The paragraphs and tables of the text."""
    lines = ((clean(line), Place(line=number)) for number, line in enumerate(text.splitlines(), 1))
    return Document(name, "text", tuple(Paragraph(line, place) for line, place in lines if line), warnings)
