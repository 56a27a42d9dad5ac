"""Plain texts as documents: Markdown, scanned pages, tables with tabs, and values with a delimiter."""

from __future__ import annotations

from engine.document import Document
from engine.problem import InputError, Problem
from engine.read.delimited import delimited, tables_of
from engine.read.gathered import Gathered
from engine.read.markdown import add_markdown, is_markdown
from engine.read.pages import add_lines, add_pages, is_wrapped
from engine.read.parts import parts
from engine.read.tagged import add_tagged

MAX_LINES = 50_000
MAX_CHARACTERS = 4_000_000
"""The longest report known has 1,071 lines; a text of this size is still read within ten seconds."""


def read_text(name: str, text: str, warnings: tuple[Problem, ...]) -> Document:
    """The paragraphs and tables of the text, each with its line; raises InputError where it is too long or too deep."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if len(lines) > MAX_LINES or len(text) > MAX_CHARACTERS:
        details = {"lines": str(MAX_LINES // 1000), "limit": str(MAX_CHARACTERS // 1_000_000)}
        raise InputError([Problem(name, "text-too-long", details=details)])
    markdown = is_markdown(text)
    gathered = Gathered(name)
    rows = None if markdown else delimited(text)
    if rows is not None:
        for lines_above, table in tables_of(rows):
            for entry in lines_above:
                gathered.add_paragraph(entry.text, entry.line)
            gathered.add_table(table)
        return Document(name, "csv", tuple(gathered.blocks), warnings)
    add_prose = add_markdown if markdown else add_pages if is_wrapped(lines) else add_lines
    for part in parts(lines):
        if part.kind == "table":
            gathered.add_table(part.rows(markdown=markdown))
        elif part.kind == "tags":
            add_tagged(gathered, part)
        else:
            add_prose(gathered, part)
    return Document(name, "markdown" if markdown else "text", tuple(gathered.blocks), warnings)
