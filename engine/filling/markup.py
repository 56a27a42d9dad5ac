"""Where elements stand in the bytes of a text in XML, and what has to be put in to write into an empty cell.

A file that somebody else made is not parsed and written anew: what is added is put between its own bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from engine.read.word_parts import Element, first
from engine.read.word_text import W, within
from engine.report.docx_fields import printable

_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ENCODING = re.compile(r"""(<\?xml[^>]*?encoding=)(["'])[^"']*\2""")
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
"""How a text in UTF-16 begins, with a mark of its byte order or without one."""
_PARAGRAPHS = frozenset({f"{W}p"})
_SHOWN = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "tbl", "sym"))
_ONLY_OF_MARKS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
"""What the properties of a paragraph's mark may hold and those of a run may not."""


class Span(NamedTuple):
    """The bytes of an element, and where its closing tag begins; at ``end`` where it has none."""

    start: int
    closing: int
    end: int


class Addition(NamedTuple):
    """What is put in the place of the bytes from ``start`` up to ``end``."""

    start: int
    end: int
    content: bytes


def in_utf_8(blob: bytes) -> bytes:
    """The text in an encoding in which each ASCII letter is a byte."""
    encoding = _UTF_16.get(blob[:2])
    if encoding is None:
        return blob
    return _ENCODING.sub(r"\1\2UTF-8\2", blob.decode(encoding), count=1).encode()


def with_additions(blob: bytes, additions: Iterable[Addition]) -> bytes:
    """The text with all of them."""
    pieces, last = [], 0
    for each in sorted(additions):
        pieces += [blob[last : each.start], each.content]
        last = each.end
    return b"".join((*pieces, blob[last:]))


class Markup:
    """A text in XML as bytes and as the tree that was read from them. Raises ExpatError where it is not sound."""

    def __init__(self, blob: bytes, root: Element) -> None:
        self.blob = blob
        self._spans = _spans(blob)
        known = (root.getroottree().docinfo.encoding or "").upper() in ("UTF-8", "UTF-16")
        self._encoding = "utf-8" if known else "ascii"
        self._order = {element: number for number, element in enumerate(root.iter("*"))}

    def is_free(self, cell: Element | None) -> bool:
        """Whether the cell lies in this text and shows nothing but what was read of it."""
        return cell is not None and cell in self._order and next(cell.iter(*_SHOWN), None) is None

    def written(self, cell: Element, text: str, *, font: str = "") -> Addition:
        """What writes a text into a cell, in the looks of the cell, or else of its row, or in that ``font``."""
        prefix = f"{cell.prefix}:" if cell.prefix else ""
        paragraph = next(within(cell, _PARAGRAPHS), None)
        looks = _font(font, prefix) if font else self._looks(cell, paragraph)
        content = _content(text, prefix).encode(self._encoding, "xmlcharrefreplace")
        run = looks.join((f"<{prefix}r>".encode(), content))
        if paragraph is None:
            span = self._span(cell)
            return Addition(span.closing, span.closing, _within(prefix, "p", run))
        span = self._span(paragraph)
        if span.closing < span.end:
            return Addition(span.closing, span.closing, run)
        tag = self.blob[span.start : span.end].removesuffix(b"/>").rstrip()
        return Addition(span.start, span.end, tag + b">" + run + f"</{prefix}p>".encode())

    def _looks(self, cell: Element, paragraph: Element | None) -> bytes:
        """The properties of a run: those of the mark of the empty paragraph, or those of the first run of the row."""
        properties = first(paragraph, f"{W}pPr") if paragraph is not None else None
        own = first(properties, f"{W}rPr") if properties is not None else None
        if own is None or next(own.iterchildren(*_ONLY_OF_MARKS), None) is not None:
            row = next(cell.iterancestors(f"{W}tr"))
            runs = (first(run, f"{W}rPr") for run in row.iter(f"{W}r"))
            own = next((each for each in runs if each is not None), None)
        if own is None or next(own.iterchildren(*_ONLY_OF_MARKS), None) is not None:
            return b""
        span = self._span(own)
        return self.blob[span.start : span.end]

    def _span(self, element: Element) -> Span:
        start, closing = self._spans[self._order[element]]
        end = _end_of_tag(self.blob, start)
        if self.blob[start:end].endswith(b"/>"):
            return Span(start, end, end)
        return Span(start, closing, _end_of_tag(self.blob, closing))


def _end_of_tag(blob: bytes, start: int) -> int:
    tag = _TAG.match(blob, start)
    return tag.end() if tag else start


def _spans(blob: bytes) -> list[tuple[int, int]]:
    """Where the tags of each element begin, in the order of their beginnings; of an empty one where it ends."""
    try:
        return _parsed(blob, None)
    except expat.ExpatError:
        return _parsed(blob, "UTF-8")  # the encoding that it declares is not its own


def _parsed(blob: bytes, encoding: str | None) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    parser = expat.ParserCreate(encoding)

    def begin(_name: str, _attributes: object) -> None:
        open_.append(len(found))
        found.append((parser.CurrentByteIndex, 0))

    def end(_name: str) -> None:
        number = open_.pop()
        found[number] = (found[number][0], parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(blob, True)
    return found


def _content(text: str, prefix: str) -> str:
    """What a run shows, with a break for each new line, up to its end."""
    lines = (f'<{prefix}t xml:space="preserve">{escape(line)}</{prefix}t>' for line in printable(text).split("\n"))
    return f"<{prefix}br/>".join(lines) + f"</{prefix}r>"


def _within(prefix: str, name: str, content: bytes) -> bytes:
    return f"<{prefix}{name}>".encode() + content + f"</{prefix}{name}>".encode()


def _font(name: str, prefix: str) -> bytes:
    given = " ".join(f'{prefix}{each}="{name}"' for each in ("ascii", "hAnsi", "cs"))
    return f"<{prefix}rPr><{prefix}rFonts {given}/></{prefix}rPr>".encode()
