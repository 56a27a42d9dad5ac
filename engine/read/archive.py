"""The ZIP files in which Word and Excel keep their parts: what must hold before any library opens one."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from engine.problem import InputError, Problem

MAX_MEMBERS = 10_000
"""A report has a few dozen parts, and one for each picture."""
MAX_EXPANDED = 200_000_000
"""What all parts may hold together. Libraries read them into memory, which 500 MB must hold."""
ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # also NotImplementedError
    IndexError,
    OverflowError,
)
"""What zipfile raises on an archive that is damaged."""
_ENTRY = b"PK\x01\x02"
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Of other methods zipfile expands a whole block at once, however large it becomes."""
_ENCRYPTED = 0x1
_HEAD = 4096
_XML = (".xml", ".rels")
_PROLOG = re.compile(r"\ufeff?+(?>\s++|<\?.*?\?>|<!--.*?-->)*+(?=<)", re.DOTALL)
_DOCTYPE = "<!DOCTYPE"


def check_archive(name: str, data: bytes) -> None:
    """Raises InputError where the archive is damaged, locked, or may expand to more than memory should hold.

    After this a part has at most the size that its entry states, zipfile reads no more of it, and no part in XML
    declares entities: Office never writes a document type, and those who do mean harm.
    """
    check_entries(name, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                _check_member(name, archive, member)
    except ERRORS:
        raise InputError([Problem(name, "broken-archive")]) from None


def check_entries(name: str, data: bytes) -> frozenset[str]:
    """The names of the parts, from the list of contents alone. Raises InputError where that is damaged or too long."""
    if data.count(_ENTRY) > MAX_MEMBERS:
        raise InputError([Problem(name, "too-many-parts", details={"limit": str(MAX_MEMBERS)})])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except ERRORS:
        raise InputError([Problem(name, "broken-archive")]) from None
    names = frozenset(member.filename for member in members)
    if len(names) < len(members):  # programs would disagree on which of two parts of one name is shown
        raise InputError([Problem(name, "broken-archive")])
    if sum(member.file_size for member in members) > MAX_EXPANDED:
        details = {"limit": str(MAX_EXPANDED // 1_000_000)}
        raise InputError([Problem(name, "expands-too-much", details=details)])
    return names


def _check_member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise InputError([Problem(name, "encrypted")])
    if member.compress_type not in _PLAIN:
        raise InputError([Problem(name, "broken-archive")])
    with archive.open(member) as part:
        head = _text(part.read(_HEAD))
    prolog = _PROLOG.match(head)
    if prolog and head.startswith(_DOCTYPE, prolog.end()):
        raise InputError([Problem(name, "declares-entities", details={"part": member.filename})])
    is_xml = prolog and head[prolog.end() + 1 : prolog.end() + 2].isalpha()
    if head and not is_xml and member.filename.lower().endswith(_XML):
        raise InputError([Problem(name, "broken-part", details={"part": member.filename})])


def _text(head: bytes) -> str:
    """The beginning of a part, which is in UTF-8 or UTF-16 if it is XML at all."""
    if head.startswith((b"\xff\xfe", b"<\x00")):
        return head.decode("utf-16-le", "replace")
    if head.startswith((b"\xfe\xff", b"\x00<")):
        return head.decode("utf-16-be", "replace")
    return head.decode("utf-8", "replace")
