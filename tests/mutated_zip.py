"""Word documents and workbooks whose parts are not as an office program leaves them, packed as they should be."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Mapping
from random import Random
from typing import Any

from lxml import etree

from tests.made_word import packed
from tests.mutated_text import FIGURES, PIECES, mutated, mutated_bytes, stretch

VALUES = (
    *("", "0", "-1", "1", "65536", "1048577", "2147483648", "99999999999999999999", "1e999", "NaN", "0x7f", "1.5"),
    *("A1", "XFD1048576", "A1:XFD1048576", "ZZZZ1", "A0", "A1:", "rId1", "rId999", "true", "none", "continue"),
    *("restart", "%1.%2.%9", "%0", "../../../etc/passwd", "/", "file:///etc/passwd", "http://example.invalid/a"),
    *("External", "decimal", "upperRoman", "s", "str", "inlineStr", "d", "e", "b", "9" * 300, "\u202e", "０"),
)
TEXTS = (
    *("", " ", "0", "-1", "0.796055", "45000.5", "1e400", "-1e-400", "Infinity", "2958466", "#DIV/0!", "_x0007_"),
    *("_x005F_x0007_", "9" * 4_000, "7", "4294967296", "SUM(A1:XFD1048576)", "TRUE", *FIGURES),
)
PROLOGS = (
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "http://example.invalid/b">]>',
    '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">',
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;"><!ENTITY % d "e">]>',
    '<?xml version="1.0" encoding="utf-32"?>',
    '<?xml version="1.1" encoding="no-such"?>',
    "<!-- -->" * 2_000,
    "\ufeff\ufeff",
)
MOST = 400_000
"""So many bytes a part may grow to: what limits do with larger ones is tested elsewhere, and quicker."""


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mutated_zip(data: bytes, random: Random) -> bytes:
    """The archive with one to three parts changed, or itself damaged."""
    if random.random() < 0.15:
        return mutated_bytes(data, random)
    parts = unpacked(data)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        _change(parts, random)
    method = random.choice((zipfile.ZIP_DEFLATED,) * 9 + (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    return packed(parts, method)


def _change(parts: dict[str, bytes], random: Random) -> None:
    name = _chosen(parts, random)
    match random.randrange(30):
        case 0:
            del parts[name]
        case 1:
            parts[random.choice((name + "x", name.upper(), "/" + name, "../" + name, "x\\" + name))] = parts.pop(name)
        case 2:
            parts[name] = parts[random.choice(list(parts))]
        case 3 | 4:
            parts[name] = mutated_bytes(parts[name], random)
        case 5 | 6 | 7:
            parts[name] = mutated(parts[name].decode("utf-8", "replace"), random).encode("utf-8", "replace")
        case 8:
            parts[name] = random.choice(PROLOGS).encode() + parts[name].partition(b"?>")[2].strip()
        case 9:
            text = parts[name].decode("utf-8", "replace")
            parts[name] = text.encode(random.choice(("utf-16", "utf-16-be", "utf-32", "utf-7", "cp1258")), "ignore")
        case _:
            parts[name] = _tree(parts[name], random)


def _chosen(parts: Mapping[str, bytes], random: Random) -> str:
    """The part that holds the text twice as often as the others together."""
    names = sorted(parts)
    if not names:
        return ""
    largest = [name for name in names if name.endswith(("/document.xml", "/sheet1.xml", "sharedStrings.xml"))]
    return random.choice(largest if largest and random.random() < 0.66 else names)


def _tree(part: bytes, random: Random) -> bytes:
    """The XML with one to thirty elements changed."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return mutated_bytes(part, random)
    for _ in range(random.choice((1, 1, 2, 5, 30))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        if len(elements) > MOST // 10:
            break
        _element(random.choice(elements), elements, random)
    written: bytes = etree.tostring(root)
    return written if len(written) <= MOST else part


def _element(element: Any, elements: list[Any], random: Random) -> None:
    parent, other = element.getparent(), random.choice(elements)
    if random.random() < 0.5 and element.attrib:
        _attribute(element, random)
        return
    match random.randrange(9):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            element.addnext(copy.deepcopy(element))
        case 2 if parent is not None and element not in set(other.iterancestors()) | {other}:
            other.append(element)
        case 3:
            element.tag = other.tag
        case 4:
            _nest(element, random)
        case 5 if parent is not None and sum(1 for _ in element.iter()) < 50:
            for _ in range(random.choice((5, 300))):
                element.addnext(copy.deepcopy(element))
        case 6:
            start, end = stretch(len(element), random, 6)
            del element[start:end]
        case _:
            _write(element, random)


def _write(element: Any, random: Random) -> None:
    """Another text in the element, or in one below that has a text."""
    places = [each for each in element.iter() if isinstance(each.tag, str) and each.text] or [element]
    chosen = random.choice(places)
    text = random.choice((random.choice(TEXTS), mutated(chosen.text or "", random), random.choice(PIECES)))
    try:
        chosen.text = text[:5_000]
    except ValueError:  # characters that XML has not
        chosen.text = "�"


def _attribute(element: Any, random: Random) -> None:
    name = random.choice(sorted(element.attrib))
    match random.randrange(4):
        case 0:
            del element.attrib[name]
        case 1:
            element.set(name, element.get(random.choice(sorted(element.attrib))))
        case _:
            element.set(name, random.choice(VALUES))


def _nest(element: Any, random: Random) -> None:
    """The element within itself, so many times."""
    within = element
    inner = copy.deepcopy(element) if len(element) < 20 else etree.Element(element.tag)
    for _ in range(random.choice((1, 5, 60, 240, 400))):
        within = etree.SubElement(within, random.choice((element.tag, element.tag, inner.tag)))
    within.append(inner)
