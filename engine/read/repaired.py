"""Documents in fonts of the time before Unicode, whose letters are others than they seem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from engine.document import Block, Document, Paragraph, clean
from engine.problem import Problem
from engine.read.encoding import LEAST, MARGIN, NAMES
from engine.read.vietnamese import OLD, from_old, score, score_as

_UNICODE_ONLY = re.compile("[ạ-ỹ]")
"""Letters that no encoding of that time has."""
_LOOKED_AT = 20_000
_MANY = 200
"""A text with so many of them at its beginning is not in old letters as a whole."""
_WORDS = 5
"""So many different words with marks are needed: a foreign name alone shall not change a document."""


def old_font(text: str) -> str | None:
    """Which encoding of the letters of the text are in, "tcvn3" or "vni"; None where they are what they seem."""
    if text.isascii() or len(_UNICODE_ONLY.findall(text[:_LOOKED_AT])) > _MANY:
        return None
    as_it_is = score(text)
    ranked = sorted(((score_as(each, text), each) for each in OLD), reverse=True)
    best, encoding = ranked[0]
    others = max(as_it_is.hundredths, ranked[1][0].hundredths)
    certain = best.words >= _WORDS and best.hundredths >= LEAST and best.hundredths - others >= MARGIN
    return encoding if certain else None


def converted(text: str) -> str:
    """The text in Unicode; as it is where old_font finds nothing."""
    encoding = old_font(text)
    return from_old(encoding, text) if encoding else text


def repaired(document: Document) -> Document:
    """The document with all texts converted, and a warning, where as a whole it is in such letters."""
    encoding = old_font("\n".join(_texts(document.blocks)))
    if encoding is None:
        return document

    def convert(text: str) -> str:
        return clean(from_old(encoding, text))

    said = Problem(document.name, "old-font", details={"encoding": NAMES[encoding]}, severity="warning")
    blocks = tuple(_converted(block, convert) for block in document.blocks)
    return document._replace(blocks=blocks, warnings=(*document.warnings, said))


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def _converted(block: Block, convert: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        return block._replace(text=convert(block.text))
    rows = tuple(tuple(cell._replace(text=convert(cell.text)) for cell in row) for row in block.rows)
    return block._replace(rows=rows)
