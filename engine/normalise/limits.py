"""How much can be understood and judged within seconds and without filling the memory; no report holds as much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from engine.document import Block, Document, Paragraph
from engine.model import Reading
from engine.problem import InputError, Problem

MAX_FIGURES = 20_000
"""In all: 40 columns for each of 500 communes. Each takes up to a fifth of a millisecond in a table."""
MAX_IN_SENTENCES = 8_000
"""Each takes up to half a millisecond there. The longest report known has fewer than 1,000 in all."""
MAX_CHARACTERS = 1_000_000
"""About 400 full pages."""
MAX_READINGS = 3_000
"""Of one submission: those of 150 communes, 20 each. So many are judged in about four seconds."""
MAX_PAIRS = 10_000
"""Of readings of the same indicator, part and scope: all are compared, and told where they differ. 140 make so many."""
_LONGEST = 5_000
"""A paragraph is read as a whole, with all that its figures may have to do with each other."""
_FIGURE = re.compile(r"\d[\d.,/]*")
_STATEMENT_END = re.compile(r"[.;:]\s")


def within_limits(document: Document) -> Document:
    """The document with endless paragraphs parted. Raises InputError where it is longer than can be understood."""
    sentences = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    cells = [text for block in document.blocks for text in _cells(block)]
    said = _figures(sentences)
    _check(document.name, "too-many-characters", sum(map(len, sentences)) + sum(map(len, cells)), MAX_CHARACTERS)
    _check(document.name, "too-many-in-sentences", said, MAX_IN_SENTENCES)
    _check(document.name, "too-many-figures", said + _figures(cells), MAX_FIGURES)
    if all(len(text) <= _LONGEST for text in sentences):
        return document
    return document._replace(blocks=tuple(part for block in document.blocks for part in _parts(block)))


def check_number(name: str, found: int) -> None:
    """Raises InputError where a submission has more readings than can be judged."""
    _check(name, "too-many-readings", found, MAX_READINGS)


def check_alike(name: str, readings: Sequence[Reading]) -> None:
    """Raises InputError where more readings are of the same thing than can be compared."""
    alike = Counter((each.indicator, each.part, _folded(each.scope)) for each in readings)
    pairs = sum(count * (count - 1) // 2 for count in alike.values())
    if pairs > MAX_PAIRS:
        (indicator, *_), found = alike.most_common(1)[0]
        details = {"found": _grouped(found), "indicator": indicator}
        raise InputError([Problem(name, "too-many-alike", details=details)])


def _folded(scope: str | None) -> str:
    return " ".join((scope or "").split()).casefold()


def _check(name: str, code: str, found: int, limit: int) -> None:
    if found > limit:
        details = {"found": _grouped(found), "limit": _grouped(limit)}
        raise InputError([Problem(name, code, details=details)])


def _figures(texts: Sequence[str]) -> int:
    return len(_FIGURE.findall(" ".join(texts)))


def _cells(block: Block) -> Iterator[str]:
    if not isinstance(block, Paragraph):
        yield from (cell.text for row in block.rows for cell in row if not cell.copied)


def _parts(block: Block) -> Iterator[Block]:
    if not isinstance(block, Paragraph) or len(block.text) <= _LONGEST:
        yield block
        return
    start = 0
    while start < len(block.text):
        end = _end(block.text, start)
        yield block._replace(text=block.text[start:end].strip())
        start = end


def _end(text: str, start: int) -> int:
    """Where a part may end: after a statement, else after a word."""
    last = start + _LONGEST
    if last >= len(text):
        return len(text)
    ends = [match.end() for match in _STATEMENT_END.finditer(text, start, last)]
    return ends[-1] if ends else max(text.rfind(" ", start, last), start + _LONGEST // 2)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
