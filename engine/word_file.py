"""A Word file as the parts that it is packed of: which one is the text, and the same file with another text.

What writes into a file that somebody else made changes that one part and copies every other as it is.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable

from docx.oxml.ns import nsmap
from lxml import etree

W = f"{{{nsmap['w']}}}"
P, TR, TC = f"{W}p", f"{W}tr", f"{W}tc"
_BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_RELATIONSHIPS = "_rels/.rels"
_USUAL = "word/document.xml"
_TYPES = "[Content_Types].xml"
_PLAIN = b"wordprocessingml.document.main+xml"
"""The type of the text of a document; one with macros, or a template of Word's own, has another."""
_FIXED_DAY = (1980, 1, 1, 0, 0, 0)


def main_part(data: bytes) -> str:
    """The name of the part that is the text, as the package names it; its usual name where it names none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if _RELATIONSHIPS not in names:
            return _USUAL
        try:
            root = etree.fromstring(archive.read(_RELATIONSHIPS), etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError:
            return _USUAL
    targets = (each.get("Target", "") for each in root if each.get("Type", "").endswith("/officeDocument"))
    found = (posixpath.normpath(posixpath.join("/", each)).lstrip("/") for each in targets)
    return next((each for each in found if each in names), _USUAL)


def part(data: bytes, name: str) -> bytes:
    """The content of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def is_plain_document(data: bytes) -> bool:
    """Whether the file may be called .docx: it is neither one with macros nor a template of Word's own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _TYPES in archive.namelist() and _PLAIN in archive.read(_TYPES)


def texts_beside(data: bytes) -> list[str]:
    """The names of headers, footers and notes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if _BESIDE.fullmatch(name)]


def with_part(data: bytes, name: str, content: Iterable[bytes]) -> bytes:
    """The file with another content of one part, given in pieces; the others are copied with their names and dates."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        new.comment = old.comment
        for member in old.infolist():
            pieces = content if member.filename == name else (old.read(member),)
            with new.open(_like(member), "w") as file:
                file.writelines(pieces)
    return made.getvalue()


def without_times(data: bytes) -> bytes:
    """The file with the same date for every part, so that it is the same whenever it is made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _FIXED_DAY)
            new.writestr(info, old.read(member), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """An entry of that name, date and kind, of which the content is yet to come."""
    info = zipfile.ZipInfo(member.filename, member.date_time)
    for name in ("compress_type", "comment", "create_system", "external_attr", "internal_attr"):
        setattr(info, name, getattr(member, name))
    return info
