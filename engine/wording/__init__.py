"""What the program says, in Vietnamese and English: texts stand in YAML beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from engine.fields import Language
from engine.source import parse, plain


def say(file: str, key: str, language: Language, /, **details: str) -> str:
    """The wording under ``key`` in ``file``, filled with ``details``; the empty text where there is none."""
    wording = texts(file).get(key, {})
    return str(wording.get(language, "")).format_map(details)


def word(key: str, language: Language, /, **details: str) -> str:
    """A wording of reports, or of explanations, lists and templates."""
    file = "report" if key in texts("report") else "details"
    return say(file, key, language, **details)


@cache
def texts(file: str) -> Mapping[str, Mapping[str, Any]]:
    """All wordings of a file, by key."""
    path = Path(__file__).with_name(f"{file}.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
