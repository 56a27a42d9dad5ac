"""The parts of a Word document that are read: its body, styles, lists and notes, found by their relationships.

Of python-docx this uses the two layers below its API, for packages and XML. ``docx.Document`` itself would parse every
header, load every picture, refuse documents with macros, and end at any relationship that leads nowhere, such as that
of a picture which was never stored; Word opens them all.
"""

from __future__ import annotations

import io
from typing import Any, NamedTuple, TypeAlias

from docx.opc.exceptions import OpcError
from docx.opc.oxml import parse_xml as parse_relationships
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.phys_pkg import PhysPkgReader
from docx.oxml.ns import nsmap
from lxml import etree

from engine.problem import InputError, Problem
from engine.read.archive import ERRORS

Element: TypeAlias = Any
"""An element of lxml."""
MAX_ELEMENTS, MAX_ATTRIBUTES, MAX_BYTES = 700_000, 900_000, 25_000_000
"""Of one part. A parsed element or attribute takes some 200 bytes. A page full of tables has some 5,000 of each."""
_PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False)
"""As python-docx has it, without its classes of elements: objects of such a class take long to make."""
_MAIN = "/word/document.xml"
_WANTED = ("styles", "numbering", "footnotes", "endnotes")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = nsmap["w"].encode()
_ROOTS = ("document", *_WANTED)


class Parts(NamedTuple):
    """The root elements of the parts, None where the document has no such part or it is damaged.

    ``name`` is that of the part that is the body.
    """

    document: Element
    warnings: tuple[Problem, ...]
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None
    name: str = ""


def first(element: Element, tag: str) -> Element | None:
    """The first child of that tag."""
    return next(element.iterchildren(tag), None)


def open_parts(name: str, data: bytes) -> Parts:
    """The parts of the document. Raises InputError where its body is missing, damaged, too large or too deep.

    Without styles, lists or notes the rest can still be read; each that is damaged is a warning.
    """
    try:
        package = PhysPkgReader(io.BytesIO(data))  # type: ignore[no-untyped-call]
    except ERRORS:
        raise InputError([Problem(name, "broken-archive")]) from None
    main = _targets(package, PACKAGE_URI).get("officeDocument", PackURI(_MAIN))
    document = _parse(name, package, main)
    targets = _targets(package, main)
    found: dict[str, Element] = {}
    warnings: list[Problem] = []
    for kind in _WANTED:
        if kind in targets:
            try:
                found[kind] = _parse(name, package, targets[kind])
            except InputError as error:
                warnings.extend(each._replace(severity="warning") for each in error.problems)
    return Parts(document, tuple(warnings), **found, name=main.membername)


def _targets(package: Any, source: PackURI) -> dict[str, PackURI]:
    """Where the relationships of a part lead, by the last word of their type, the first of each kind."""
    found: dict[str, PackURI] = {}
    try:
        xml = package.rels_xml_for(source)
        relationships = parse_relationships(xml).Relationship_lst if xml else []  # type: ignore[attr-defined]
        for each in relationships:
            if each.target_mode != "External":
                target = PackURI.from_rel_ref(source.baseURI, each.target_ref)
                found.setdefault(each.reltype.rpartition("/")[2], target)
    except (etree.XMLSyntaxError, OpcError, KeyError, AttributeError, TypeError, *ERRORS):
        return found  # what they would lead to is then missing, and the body stands where it always does
    return found


def _parse(name: str, package: Any, part: PackURI) -> Element:
    problem = Problem(name, "broken-part", details={"part": part.membername})
    try:
        blob = package.blob_for(part)
    except (KeyError, *ERRORS):
        raise InputError([problem]) from None
    if _is_too_large(blob):
        raise InputError([Problem(name, "too-large-part")])
    try:
        root = etree.fromstring(blob.replace(_STRICT, _USUAL), _PARSER)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error)
        raise InputError([Problem(name, "too-deep-part") if deep else problem]) from None
    except (ValueError, LookupError):
        raise InputError([problem]) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError([Problem(name, "declares-entities", details={"part": part.membername})])
    if etree.QName(root).localname not in _ROOTS:
        raise InputError([problem])
    return root


def _is_too_large(blob: bytes) -> bool:
    if len(blob) <= min(MAX_ELEMENTS, MAX_ATTRIBUTES):  # so few bytes cannot hold more of them
        return False
    elements = blob.count(b"</") + blob.count(b"/>")
    return elements > MAX_ELEMENTS or blob.count(b"=") > MAX_ATTRIBUTES or len(blob) > MAX_BYTES
