"""What a file is, found from its content; its name decides only between two kinds of plain text."""

from __future__ import annotations

import re
from typing import Literal

from engine.problem import InputError, Problem

Form = Literal["submission", "text", "docx", "xlsx", "pdf"]

_KEYS = re.compile(rb"^\s*[\"'{]?\s*(unit|period|readings|document)[\"']?\s*:", re.MULTILINE)
_OBJECT = re.compile(rb"(\xef\xbb\xbf)?\s*[{\[]")
_SUBMISSION_NAMES = (".yaml", ".yml", ".json")
_TEXT_NAMES = (".txt", ".csv", ".tsv", ".md", ".html", ".htm")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_KINDS = (("EncryptedPackage", "encrypted"), ("WordDocument", "old-word"), ("Workbook", "old-excel"))
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_FRONT = 1024
"""A PDF may begin with that many bytes of something else."""


def form_of(name: str, data: bytes) -> Form:
    """What the content is. Raises InputError with a hint where it is something that cannot be read."""
    if data.startswith(b"PK\x03\x04"):
        return _packed(name, data)
    if b"%PDF-" in data[:_FRONT]:
        return "pdf"
    if data.startswith(_OLD_OFFICE):
        raise InputError([Problem(name, _old_kind(data))])
    if data.startswith(rb"{\rtf"):
        raise InputError([Problem(name, "rich-text")])
    if data.startswith(_IMAGES):
        raise InputError([Problem(name, "picture")])
    return "submission" if _is_submission(name.lower(), data) else "text"


def _packed(name: str, data: bytes) -> Form:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {*archive.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise InputError([Problem(name, "broken-archive")]) from None
    if "word/document.xml" in members:
        return "docx"
    if "xl/workbook.xml" in members:
        return "xlsx"
    raise InputError([Problem(name, "open-document" if "mimetype" in members else "unknown-archive")])


def _old_kind(data: bytes) -> str:
    return next((code for mark, code in _OLD_KINDS if mark.encode("utf-16-le") in data), "old-office")


def _is_submission(name: str, data: bytes) -> bool:
    if name.endswith(_SUBMISSION_NAMES):
        return True
    return _KEYS.search(data) is not None or (_OBJECT.match(data) is not None and not name.endswith(_TEXT_NAMES))
