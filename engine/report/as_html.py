"""A scoring as one page that needs no network: rankings, matrix, charts, and what stands behind each verdict."""

from __future__ import annotations

import base64
import hashlib
from functools import cache, partial
from pathlib import Path

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


def render(scoring: Scoring, library: Library, language: Language) -> str:
    """The page; every foreign text in it is text, whatever marks it has."""
    numbers = {id(unit): number for number, unit in enumerate(scoring.units, start=1)}
    first, *rest = words.head(scoring, language) if scoring.units else [words.say_it("nothing-scored", language)]
    close = tables.close(scoring, language)
    page = _environment().get_template("page.html.jinja")
    made = page.render(
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
        close=close,
        close_points=words.points(scoring.scheme.close, language),
        groups=tables.groups(scoring, library, language),
        sets=words.set_lines(scoring, library, language),
        fingerprint=words.fingerprint_line(scoring, language),
        problems=[(place(each, language), message(each, language), hint(each, language)) for each in scoring.problems],
        packed=details.packed(scoring, library, language),
    )
    return shown(made)


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
