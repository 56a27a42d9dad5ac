"""What a file is, found from its content; its name decides only between two kinds of plain text."""

from __future__ import annotations

import re
from typing import Literal, NoReturn

from engine.problem import InputError, Problem
from engine.read.archive import check_entries

Form = Literal["submission", "text", "docx", "xlsx", "pdf"]

_KEYS = re.compile(rb"^\s*[\"'{]?\s*(unit|period|readings|document)[\"']?\s*:", re.MULTILINE)
_OBJECT = re.compile(rb"(\xef\xbb\xbf)?\s*[{\[]")
_SUBMISSION_NAMES = (".yaml", ".yml", ".json")
_TEXT_NAMES = (".txt", ".csv", ".tsv", ".md", ".html", ".htm")
_LOCKS = ("~$", ".~lock.")
"""What Word and LibreOffice put beside a file while they have it open."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OPEN = "mimetype"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_FRONT = 1024
"""A PDF may begin with that many bytes of something else."""


def form_of(name: str, data: bytes) -> Form:
    """What the content is. Raises InputError with a hint where it is something that cannot be read."""
    if data.startswith(_ZIP):
        return _packed(name, data)
    if name.rpartition("/")[2].startswith(_LOCKS):
        _refuse("lock-file", name)
    if b"%PDF-" in data[:_FRONT]:
        return "pdf"
    if data.startswith(_OLD_OFFICE):
        _refuse_old(name, data)
    if data.startswith(rb"{\rtf"):
        _refuse("rich-text", name)
    if _is_picture(data):
        _refuse("picture", name)
    return "submission" if _is_submission(name.lower(), data) else "text"


def _packed(name: str, data: bytes) -> Form:
    parts = check_entries(name, data)
    if "xl/workbook.bin" in parts:
        _refuse("binary-workbook", name)
    if any(part.startswith("word/") for part in parts):  # the body is not always called word/document.xml
        return "docx"
    if any(part.startswith("xl/") for part in parts):
        return "xlsx"
    return _refuse("open-document" if _OPEN in parts else "unknown-archive", name)


def _refuse_old(name: str, data: bytes) -> NoReturn:
    """The folder of such a file names its parts in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        _refuse("encrypted", name)
    if "WordDocument".encode("utf-16-le") in data:
        _refuse("old-word", name)
    if any(part.encode("utf-16-le") in data for part in ("Workbook", "Book\x00")):
        _refuse("old-excel", name)
    _refuse("old-office", name)


def _refuse(code: str, name: str) -> NoReturn:
    raise InputError([Problem(name, code)])


def _is_picture(data: bytes) -> bool:
    if data.startswith(b"BM"):  # so may a text begin, which then does not state its own length
        return int.from_bytes(data[2:6], "little") == len(data)
    return data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _is_submission(name: str, data: bytes) -> bool:
    if name.endswith(_SUBMISSION_NAMES):
        return True
    return _KEYS.search(data) is not None or (_OBJECT.match(data) is not None and not name.endswith(_TEXT_NAMES))
