"""Tables written with tags of HTML in the midst of another text."""

from __future__ import annotations

from engine.read.gathered import Gathered
from engine.read.inline import without_tags
from engine.read.parts import Part


def add_tagged(gathered: Gathered, part: Part) -> None:
    """Adds the tables, and the paragraphs that stand on the same lines."""
    for number, line in enumerate(part.lines, part.first):
        gathered.add_paragraph(without_tags(line), number)
