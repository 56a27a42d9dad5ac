"""What the program says, in Vietnamese and English: texts stand in YAML beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from engine.fields import Language
from engine.problem import Place
from engine.source import parse, plain


def say(file: str, key: str, language: Language, /, **details: str) -> str:
    """The wording under ``key`` in ``file``, filled with ``details``; the empty text where there is none."""
    wording = texts(file).get(key, {})
    return str(wording.get(language, "")).format_map(details)


def word(key: str, language: Language, /, **details: str) -> str:
    """A wording of reports, or of explanations, lists and templates."""
    file = "report" if key in texts("report") else "details"
    return say(file, key, language, **details)


def where(place: Place, language: Language) -> str:
    """A place in a document, e.g. "trang 3, bảng 2, hàng 4"; of a sheet "trang tính 'NQ01', ô E5"."""
    if place.sheet:
        shown = [("sheet", place.sheet), ("cell", place.cell)]
    elif place.line:
        shown = [("line", str(place.line))]
    else:
        names = ("page", "table", "row", "column") if place.table else ("page", "paragraph")
        shown = [(name, str(getattr(place, name))) for name in names if getattr(place, name)]
    return ", ".join(say("details", f"place-{name}", language, found=found) for name, found in shown if found)


@cache
def texts(file: str) -> Mapping[str, Mapping[str, Any]]:
    """All wordings of a file, by key."""
    path = Path(__file__).with_name(f"{file}.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
