"""HTML as a document."""

from __future__ import annotations

import re

from engine.document import Document
from engine.problem import InputError, Problem
from engine.read.gathered import Gathered
from engine.read.tagged import add_html
from engine.read.text import MAX_CHARACTERS, MAX_LINES

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?P<name>!doctype\s+html|[a-z][a-z0-9]*)\b", re.IGNORECASE
)
_PAGE = {"html", "head", "body", "meta"}
_PIECE = {"table", "div", "p", "h1", "h2", "h3", "ul", "ol", "center", "font", "style", "title", "section"}
MAX_TAGS = 200_000
"""So many elements take 200 MB."""


def is_html(text: str) -> bool:
    """Whether the text is a page of HTML, or a piece of one from the first character to the last."""
    found = _START.match(text)
    name = found["name"].lower() if found else ""
    return name.startswith("!doctype") or name in _PAGE or (name in _PIECE and text.rstrip().endswith(">"))


def read_html(name: str, text: str, warnings: tuple[Problem, ...]) -> Document:
    """The paragraphs and tables of the page; raises InputError where it is too long or too deep."""
    if len(text) > MAX_CHARACTERS:
        details = {"lines": str(MAX_LINES // 1000), "limit": str(MAX_CHARACTERS // 1_000_000)}
        raise InputError([Problem(name, "text-too-long", details=details)])
    if text.count("<") > MAX_TAGS:
        raise InputError([Problem(name, "too-many-tags", details={"limit": str(MAX_TAGS // 1000)})])
    gathered = Gathered(name)
    add_html(gathered, text)
    return Document(name, "html", tuple(gathered.blocks), warnings)
