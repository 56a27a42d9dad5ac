"""A scoring as one page that needs no network: rankings, matrix, charts, and what stands behind each verdict."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import IO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.fields import Language
from engine.model.scored import Scoring
from engine.report import scored_tables as tables
from engine.report import scored_words as words
from engine.report.page import details, sections
from engine.report.page.matrix import legend
from engine.report.page.safe import shown
from engine.report.problems import hint, message, place
from engine.wording import say
from targets import Library

_PAGE = Path(__file__).with_name("page")
_AT_ONCE = 500
"""So many pieces of the page are put together before they are handed on."""


def render(scoring: Scoring, library: Library, language: Language) -> str:
    """The page as one text."""
    return "".join(_pieces(scoring, library, language))


def write(file: IO[bytes], scoring: Scoring, library: Library, language: Language) -> None:
    """Writes the page into a file, piece by piece: it is never held as a whole."""
    for piece in _pieces(scoring, library, language):
        file.write(piece.encode())


def _pieces(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    """The page; every foreign text in it is text, whatever marks it has."""
    numbers = {id(unit): number for number, unit in enumerate(scoring.units, start=1)}
    first, *rest = words.head(scoring, language) if scoring.units else [words.say_it("nothing-scored", language)]
    page = _environment().get_template("page.html.jinja")
    made = page.stream(
        language=language,
        say=partial(_said, "page", language),
        word=partial(_said, "scoring", language),
        report=partial(_said, "report", language),
        decision=partial(_said, "decisions", language),
        **_own_parts(),
        first=first,
        rest=rest,
        scoring=scoring,
        numbers=numbers,
        levels=list(sections.levels(scoring, numbers, library, language)),
        legend=legend(scoring.scheme, language),
        decisions=list(sections.decisions(scoring, numbers, language)),
        doubts=[words.doubt_line(each, language) for each in scoring.doubts],
        doubted=[(numbers[id(unit)], words.unit_line(unit, library, language)) for unit in scoring.doubted],
        groups=tables.groups(scoring, library, language),
        sets=words.set_lines(scoring, library, language),
        fingerprint=words.fingerprint_line(scoring, language),
        problems=[(place(each, language), message(each, language), hint(each, language)) for each in scoring.problems],
        packed=details.packed(scoring, library, language),
    )
    made.enable_buffering(_AT_ONCE)
    return map(shown, made)


def _said(file: str, language: Language, key: str, /, **given: object) -> str:
    return say(file, key, language, **{name: str(each) for name, each in given.items()})


def _own_parts() -> dict[str, str]:
    """The style sheet and the script, and what lets a browser obey these two and nothing else."""
    found = {name: (_PAGE / f"page.{name}").read_text(encoding="utf-8") for name in ("css", "js")}
    hashes = {f"{name}_hash": _hash(text) for name, text in found.items()}
    return found | hashes


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
