"""Which letters the bytes of a text stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from engine.problem import InputError, Problem
from engine.read.vietnamese import OLD, from_old, score, score_as
from engine.source import MAX_TEXT, decode

NAMES = {
    "windows-1258": "Windows-1258",
    "tcvn3": "TCVN3 (ABC, .VnTime)",
    "vni": "VNI (VNI-Windows)",
}
LEAST = 45
MARGIN = 25
"""In hundredths. Real reports score 60 to 80 in their own encoding, and below 20 in any other."""
_NEW_PAGE = "\ue00c"
"""Stands for a new page while the text is looked through for control characters."""
_CONTROLS = frozenset({*range(9), 0x0B, *range(0x0E, 0x20)})


def decode_text(name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text in NFC, with warnings; a form feed stays, as the beginning of a page.

    Bytes that are no UTF-8 are read in the old encoding in which they read as Vietnamese, with a warning that names it.
    Raises InputError where they read so in none, or equally well in two, or hold what is no text.
    """
    if len(data) > MAX_TEXT:
        return decode(name, data)
    wide = _wide(data)
    if wide is not None:
        return _checked(name, wide, "utf-16")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(name, data)
    if "\f" not in text or not text.strip():
        return decode(name, data)
    text, warnings = decode(name, data.replace(b"\f", _NEW_PAGE.encode()))
    return text.replace(_NEW_PAGE, "\f"), warnings


def _wide(data: bytes) -> str | None:
    """The text in UTF-16: it says so, or every second byte of many is 0 and none of the others."""
    low, high = data[:4000:2], data[1:4000:2]
    encoding = ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif len(data) > 3 and not len(data) % 2 and 0 in data[:4000]:
        one, other = low.count(0), high.count(0)
        encoding = "utf-16-le" if not one and other * 4 > len(high) else encoding
        encoding = "utf-16-be" if not other and one * 4 > len(low) else encoding
    try:
        return data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _old(name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    if _CONTROLS.intersection(data):
        return decode(name, data)
    ranked = sorted(_scores(data), reverse=True)
    best, encoding = ranked[0] if ranked else (0, "")
    if best < LEAST:
        return decode(name, data)
    alike = [NAMES[each] for hundredths, each in ranked if best - hundredths < MARGIN]
    if len(alike) > 1:
        raise InputError([Problem(name, "unknown-encoding", details={"found": ", ".join(alike)})])
    text = data.decode("cp1258") if encoding == "windows-1258" else from_old(encoding, data.decode("cp1252"))
    return _checked(name, text, encoding)


def _scores(data: bytes) -> Iterator[tuple[int, str]]:
    """How well the text reads in each encoding in which all bytes stand for something."""
    with suppress(UnicodeDecodeError):
        letters = data.decode("cp1252")
        yield from ((score_as(each, letters).hundredths, each) for each in OLD)
    with suppress(UnicodeDecodeError):
        yield (score(unicodedata.normalize("NFC", data.decode("cp1258"))).hundredths, "windows-1258")


def _checked(name: str, text: str, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    """The text as if it had been written in UTF-8, with a warning that names the encoding."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    text, warnings = decode(name, text.replace("\f", _NEW_PAGE).encode("utf-8", "surrogatepass"))
    details = {"encoding": NAMES.get(encoding, "UTF-16")}
    said = Problem(name, "read-as" if encoding in NAMES else "wide-text", details=details, severity="warning")
    return text.replace(_NEW_PAGE, "\f"), (said, *warnings)
