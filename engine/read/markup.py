"""HTML as a document."""

from __future__ import annotations

from engine.document import Document
from engine.problem import Problem


def is_html(text: str) -> bool:
    """Whether the text is a page of HTML."""
    return text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))


def read_html(name: str, _text: str, warnings: tuple[Problem, ...]) -> Document:
    """The paragraphs and tables of the page."""
    return Document(name, "html", (), warnings)
