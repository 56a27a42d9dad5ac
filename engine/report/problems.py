"""Problems as text: place, what was found, the author's own line with a caret, one hint."""

from __future__ import annotations

from engine.model import Language
from engine.problem import Problem
from engine.wording import say, texts

_WIDEST = 160


def message(problem: Problem, language: Language) -> str:
    """What is wrong, in one sentence."""
    details = {key: _word(value, language) for key, value in problem.details.items()}
    return say("problems", problem.code, language, **details)


def hint(problem: Problem, language: Language) -> str:
    """What to do about it, or nothing."""
    near = problem.details.get("near")
    if near:
        return say("problems", "did-you-mean", language, near=near)
    own = texts("problems").get(problem.code, {}).get("hint", {})
    return str(own.get(language, "")).format_map(problem.details)


def place(problem: Problem) -> str:
    """Source, line and column, as far as there are any."""
    at = problem.position
    return f"{problem.source}:{at.line}:{at.column}" if at.line else problem.source


def as_text(problem: Problem, language: Language) -> str:
    """The problem in the form of DESIGN section 8, several lines."""
    kind = "" if problem.severity == "error" else say("report", "warning", language) + ": "
    lines = [f"{place(problem)}: {kind}{message(problem, language)} [{problem.code}]"]
    if problem.line_text.strip() and problem.position.line:
        lines.extend(_excerpt(problem))
    if problem.within:
        lines.append("  " + say("problems", "within", language, within=problem.within))
    advice = hint(problem, language)
    if advice:
        lines.append("  " + say("problems", "hint", language, hint=advice))
    return "\n".join(lines)


def _excerpt(problem: Problem) -> list[str]:
    at = problem.position
    number = str(at.line)
    margin = " " * len(number)
    line = problem.line_text.replace("\t", " ")
    start = max(0, at.column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[start : start + _WIDEST]
    caret = " " * (at.column - 1 - start) + "^" + "~" * (min(at.length, len(shown) - (at.column - 1 - start)) - 1)
    return [f"{margin} |", f"{number} | {shown}", f"{margin} | {caret}"]


def _word(value: str, language: Language) -> str:
    translated = texts("problems").get(f"word-{value}")
    return str(translated[language]) if translated else value
