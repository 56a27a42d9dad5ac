"""Problems as text: place, what was found, the author's own line with a caret, one hint."""

from __future__ import annotations

import re
import unicodedata
from string import Formatter

from engine.fields import Language
from engine.problem import NO_PLACE, Problem
from engine.wording import say, texts, where

_WIDEST = 160
_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
_NUMBERED = re.compile(r"(^|, )([a-z]+) (\d+)(?=, |$)")


def message(problem: Problem, language: Language) -> str:
    """What is wrong, in one sentence."""
    ours = ("expected", "reason")  # everything else is the author's own
    details = {key: _word(value, language) if key in ours else value for key, value in problem.details.items()}
    return say("problems", problem.code, language, **details)


def hint(problem: Problem, language: Language) -> str:
    """What to do about it, or nothing."""
    near = problem.details.get("near")
    if near:
        return say("problems", "did-you-mean", language, near=near)
    own = str(texts("problems").get(problem.code, {}).get("hint", {}).get(language, ""))
    needed = {field for _, field, _, _ in Formatter().parse(own) if field}
    return own.format_map(problem.details) if needed <= problem.details.keys() else ""


def place(problem: Problem, language: Language) -> str:
    """Source, line and column, as far as there are any; of a document the page, table and row, or sheet and cell."""
    at = problem.position
    if problem.place != NO_PLACE:
        return f"{problem.source}: {where(problem.place, language)}"
    return f"{problem.source}:{at.line}:{at.column}" if at.line else problem.source


def as_text(problem: Problem, language: Language) -> str:
    """The problem in the form of DESIGN section 8, several lines."""
    kind = "" if problem.severity == "error" else say("report", "warning", language) + ": "
    lines = [f"{place(problem, language)}: {kind}{message(problem, language)} [{problem.code}]"]
    if problem.line_text.strip() and problem.place != NO_PLACE:
        lines.append("  | " + problem.line_text[:_WIDEST])
    elif problem.line_text.strip() and problem.position.line:
        lines.extend(_excerpt(problem))
    if problem.within:
        lines.append("  " + say("problems", "within", language, within=_within(problem.within, language)))
    advice = hint(problem, language)
    if advice:
        lines.append("  " + say("problems", "hint", language, hint=advice))
    return "\n".join(_printable(line) for line in lines)


def _excerpt(problem: Problem) -> list[str]:
    at = problem.position
    number = str(at.line)
    margin = " " * len(number)
    line = problem.line_text
    start = max(0, at.column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = _printable(line[start : start + _WIDEST])
    before = at.column - 1 - start
    caret = " " * _width(shown[:before]) + "^" + "~" * (_width(shown[before : before + at.length]) - 1)
    return [f"{margin} |", f"{number} | {shown}", f"{margin} | {caret}"]


def _printable(text: str) -> str:
    """The text with nothing in it that a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else " " if each.isspace() else _UNPRINTABLE for each in text)


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) != 0 for character in text)


def _within(names: str, language: Language) -> str:
    return _NUMBERED.sub(lambda match: f"{match[1]}{_word(f'item-{match[2]}', language)} {match[3]}", names)


def _word(value: str, language: Language) -> str:
    translated = texts("problems").get(f"word-{value}")
    return str(translated[language]) if translated else value.removeprefix("item-")
