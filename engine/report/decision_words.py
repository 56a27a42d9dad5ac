"""What a decision is called in the cells of a table, in the language of its headings."""

from __future__ import annotations

from engine.fields import Language
from engine.model import Target
from engine.model.decided import Decision, Ruling, Statement
from engine.wording import say
from targets import Library


def ruling(word: Ruling, language: Language) -> str:
    """A ruling; verdicts are called as everywhere."""
    return say("decisions", f"ruling-{word}", language) or say("report", word, language)


def target(found: Target, language: Language) -> str:
    """A target by id and name: the id comes first, and ends with the first full stop before a space."""
    return f"{found.id}. {found.name.get(language)}"


def cells(decision: Decision, library: Library, language: Language) -> dict[str, str]:
    """The texts of a decision by field, without its days; only those that it has."""
    named = {each.id: target(each, language) for one in library.sets for each in one.targets}
    level = library.levels[decision.level].name.get(language) if decision.level else None
    found = {
        "unit": decision.unit,
        "level": level,
        "parent": decision.parent,
        "province": decision.province,
        "target": named.get(decision.target, decision.target),
        "verdict": ruling(decision.ruling, language),
        "reason": decision.reason,
        "who": decision.who,
        **_said("objection", decision.objection),
        **_said("answer", decision.answer),
    }
    return {key: text for key, text in found.items() if text}


def _said(key: str, statement: Statement | None) -> dict[str, str]:
    return {f"{key}-text": statement.text, f"{key}-who": statement.who} if statement else {}
