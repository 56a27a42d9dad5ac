"""Documents that mean harm: bombs, entities, endless nesting, endless emptiness. They are made when they are asked for.

``ADDRESS`` stands in them where a reader might be lured into the network; a test puts its own server there.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable

from tests import example_documents, made_pdf, made_sheet, made_text, made_word, written_pdf

ADDRESS = b"127.0.0.1:1"
_BLOCK = 10_000_000
_UNKNOWN_CRC = 0


def bomb(name: str, *, stated: int, blocks: int = 400) -> bytes:
    """A ZIP whose one part expands to 4 GB, whatever size it states."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * _BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)
    data = block * blocks + b"\x03\x00"
    return _archive([(name, data, stated)])


def overlapping(count: int, size: int) -> bytes:
    """A ZIP whose parts all lie in the same place, so that a small file has many large ones."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(b" " * size) + packer.flush()
    first = _archive([("word/document.xml", data, size)])
    directory = b"".join(_entry(f"word/{number}.xml", data, size, 0) for number in range(count))
    start = first.index(b"PK\x01\x02")
    return first[:start] + directory + _end(count, len(directory), start)


def _archive(parts: list[tuple[str, bytes, int]]) -> bytes:
    body, directory = b"", b""
    for name, data, stated in parts:
        directory += _entry(name, data, stated, len(body))
        body += struct.pack("<4s5H3I2H", b"PK\x03\x04", *_what(data, stated), len(name), 0) + name.encode() + data
    return body + directory + _end(len(parts), len(directory), len(body))


def _entry(name: str, data: bytes, stated: int, place: int) -> bytes:
    head = struct.pack("<4sH5H3I5H2I", b"PK\x01\x02", 20, *_what(data, stated), len(name), 0, 0, 0, 0, 0, place)
    return head + name.encode()


def _what(data: bytes, stated: int) -> tuple[int, ...]:
    return 20, 0, zipfile.ZIP_DEFLATED, 0, 33, _UNKNOWN_CRC, len(data), stated


def _end(count: int, size: int, start: int) -> bytes:
    return struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, size, start, 0)


def entity(target: bytes) -> bytes:
    """A declaration of an entity that lies elsewhere."""
    return b'<!DOCTYPE w [<!ENTITY file SYSTEM "' + target + b'">]>'


def word_with(prolog: bytes, text: str = "&file;") -> bytes:
    return made_word.document(made_word.paragraph(text), prolog=prolog.decode())


def word_linked() -> bytes:
    """A document whose parts lead elsewhere."""
    kind = f"{made_word.KINDS}/officeDocument"
    away = f'<Relationship Id="r1" Type="{kind}" Target="http://{ADDRESS.decode()}/a.xml" TargetMode="External"/>'
    body = f"<w:body>{made_word.paragraph('a')}</w:body>"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{made_word.RELATIONSHIPS}">{away}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{made_word.W}">{body}</w:document>',
    }
    return made_word.packed(parts)


def book_with(prolog: bytes) -> bytes:
    """A workbook whose texts lie elsewhere."""
    texts = prolog.decode() + f'<sst xmlns="{made_sheet.MAIN}"><si><t>&file;</t></si></sst>'
    row = made_sheet.row(1, made_sheet.shared("A1", "0"))
    return made_sheet.packed({"a": made_sheet.sheet_xml(row)}, more={"xl/sharedStrings.xml": texts})


def empty_rows(before: str, after: str = "") -> bytes:
    """A sheet of a million rows with nothing but borders, between others."""
    rows = "".join(f'<row r="{at}"><c r="A{at}" s="1"/><c r="B{at}" s="1"/></row>' for at in range(20, 1_000_020))
    size = '<dimension ref="A1:F1000020"/>'
    return made_sheet.packed({"NQ01": made_sheet.sheet_xml(before, rows, after, before=size)})


def nested(opened: str, closed: str, text: str) -> bytes:
    return ("<html><body>" + opened * 300 + text + closed * 300 + "</body></html>").encode()


def without_xref(data: bytes) -> bytes:
    """A PDF whose table of contents leads astray."""
    start = data.rindex(b"xref\n0")
    return data[:start] + data[start:].replace(b"0000", b"7777")


SENTENCE = "Mức độ hài lòng đạt 98%."
FORM = [
    made_sheet.row(at, *(made_sheet.text(f"{chr(65 + column)}{at}", each) for column, each in enumerate(row) if each))
    for at, row in enumerate((*made_sheet.HEAD, (), made_sheet.HEADER, made_sheet.SATISFACTION), 1)
]
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut-off.docx": (lambda: made_word.GOOD[: len(made_word.GOOD) // 2], "broken-archive"),
    "cut-off.xlsx": (lambda: made_sheet.packed({"a": made_sheet.grid(("a",))})[:-30], "broken-archive"),
    "bomb.docx": (lambda: bomb("word/document.xml", stated=4_000_000_000), "expands-too-much"),
    "bomb.xlsx": (lambda: bomb("xl/worksheets/sheet1.xml", stated=4_000_000_000), "expands-too-much"),
    "bomb-that-lies.docx": (lambda: bomb("word/document.xml", stated=1_000), "broken-archive"),
    "bomb-that-lies.xlsx": (lambda: bomb("xl/workbook.xml", stated=1_000), "broken-archive"),
    "overlapping.docx": (lambda: overlapping(9_000, 400_000), "expands-too-much"),
    "overlapping-a-little.docx": (lambda: overlapping(9_000, 20_000), "broken-archive"),
    "many-parts.docx": (lambda: made_word.MADE["many-parts.docx"], "too-many-parts"),
    "entity-of-a-file.docx": (lambda: word_with(entity(b"file:///etc/passwd")), "declares-entities"),
    "entity-of-a-server.docx": (lambda: word_with(entity(b"http://" + ADDRESS + b"/a")), "declares-entities"),
    "entity-of-a-server.xlsx": (lambda: book_with(entity(b"http://" + ADDRESS + b"/a")), "declares-entities"),
    "linked.docx": (word_linked, "nothing-understood"),
    "linked.html": (
        lambda: b'<!DOCTYPE html SYSTEM "http://' + ADDRESS + b'/a.dtd"><html><img src="http://' + ADDRESS + b'/a">a',
        "nothing-understood",
    ),
    "linked.md": (lambda: b"# a\n\n![a](http://" + ADDRESS + b"/a.png)\n", "nothing-understood"),
    "billion-laughs.docx": (lambda: made_word.MADE["billion-laughs.docx"], "declares-entities"),
    "nested-tables.docx": (lambda: made_word.MADE["nested-tables.docx"], "too-deep-part"),
    "nested-lists.html": (lambda: nested("<ul><li>", "</li></ul>", SENTENCE), "too-deep"),
    "nested-tables.html": (lambda: nested("<table><tr><td>", "</td></tr></table>", SENTENCE), "too-deep"),
    "nested-lists.md": (("# a\n\n" + "- " * 300 + SENTENCE).encode, "too-deep"),
    "nested-quotations.md": (("# a\n\n" + "> " * 300 + SENTENCE).encode, "too-deep"),
    "nested-elements.html": (lambda: made_text.MADE["nested-elements.html"], "too-deep"),
    "million-rows-below.xlsx": (lambda: empty_rows("".join(FORM)), ""),
    "million-rows-between.xlsx": (
        lambda: empty_rows("".join(FORM), made_sheet.row(1_000_020, made_sheet.text("A1000020", "a"))),
        "too-many-cells",
    ),
    "formula.xlsx": (lambda: made_sheet.MADE["formula-without-value.xlsx"], "formula-without-value"),
    "locked.docx": (lambda: made_word.old("EncryptedPackage"), "encrypted"),
    "locked.pdf": (lambda: made_pdf.MADE["password.pdf"], "encrypted-pdf"),
    "old.doc": (lambda: made_word.old("WordDocument"), "old-word"),
    "scanned.pdf": (made_pdf.scanned, "scanned-pdf"),
    "without-contents.pdf": (lambda: without_xref(written_pdf.written(example_documents.phu_my())), ""),
    "cut-off.pdf": (lambda: made_pdf.MADE["cut-off.pdf"], "broken-pdf"),
    "unpacking.pdf": (lambda: made_pdf.page_with(b" " * 100_000_000, times=2), "pdf-too-much"),
    "tree-of-itself.pdf": (lambda: made_pdf.MADE["tree-of-itself.pdf"], "broken-pdf"),
    "rich.rtf": (lambda: rb"{\rtf1 Bao cao}", "rich-text"),
    "picture.docx": (lambda: b"\x89PNG\r\n\x1a\n", "picture"),
    "endless-table.docx": (lambda: made_word.MADE["endless-table.docx"], "too-large-part"),
    "many-figures.txt": (lambda: (SENTENCE + "\n").encode() * 20_000, "too-many-in-sentences"),
    "long-line.txt": (lambda: (SENTENCE + " ").encode() * 7_000, "unit-not-said"),
}
"""What makes each, and the code of what is said of it; nothing where it is judged all the same."""
