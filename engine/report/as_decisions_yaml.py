"""Decisions in YAML, or an empty file to fill in with a sample and the targets that may be decided on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from engine.fields import Language
from engine.model import VERDICTS, Target
from engine.model.decided import Decision, Statement
from engine.wording import say

_SAMPLE = '- {unit: "", target: , verdict: , reason: "", who: "", when: }'


def render(decisions: Sequence[Decision], targets: Sequence[Target], language: Language) -> str:
    """The file as YAML: how to write it as comments, then the decisions."""
    verdicts = ", ".join(f"{each} ({say('report', each, language)})" for each in VERDICTS)
    lines = [
        f"# {say('decisions', 'yaml-head', language)}",
        f"# {say('decisions', 'yaml-rulings', language, verdicts=verdicts)}",
        f"# {say('decisions', 'yaml-optional', language)}",
        f"# {say('decisions', 'yaml-targets', language)}",
        *(f"#   {each.id}: {each.name.get(language)}" for each in targets),
        f"# {say('decisions', 'yaml-how', language)}",
        f"#  {_SAMPLE}",
        "decisions:",
        *(line for each in decisions for line in _entry(each)),
    ]
    return "\n".join(lines) + "\n"


def _entry(decision: Decision) -> Iterator[str]:
    plain = {
        "unit": decision.unit,
        "level": decision.level,
        "parent": decision.parent,
        "province": decision.province,
        "target": decision.target,
        "verdict": decision.ruling,
        "reason": decision.reason,
        "who": decision.who,
        "when": decision.when.isoformat(),
        "until": decision.until.isoformat() if decision.until else None,
    }
    said = {"objection": _said(decision.objection), "answer": _said(decision.answer)}
    pairs = [f"{key}: {_quoted(text)}" for key, text in plain.items() if text]
    pairs += [f"{key}: {text}" for key, text in said.items() if text]
    for number, pair in enumerate(pairs):
        yield f"  {' ' if number else '-'} {pair}"


def _said(statement: Statement | None) -> str:
    if statement is None:
        return ""
    when = statement.when.isoformat()
    return f"{{text: {_quoted(statement.text)}, who: {_quoted(statement.who)}, when: {when}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
