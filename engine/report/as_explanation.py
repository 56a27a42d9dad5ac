"""One finding in full: every reading, the rules that held, both numbers, the citation, and what would change it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine import phrase
from engine.fields import Language
from engine.model import Evidence, Finding
from engine.report.as_json import finding_as_data
from engine.report.words import asked
from engine.wording import say, word

RuleLines = Sequence[tuple[str, str, str]]
Places = Mapping[int, str]


def render(
    finding: Finding,
    rules: RuleLines,
    changes: Sequence[str],
    gain: str,
    concerns: str,
    ratio: tuple[str, str],
    places: Places,
    language: Language,
) -> str:
    """The finding as text.

    ``rules`` are id, title and sentence; ``gain`` is what passing would bring the unit; ``ratio`` is what is counted
    above and below the line; ``places`` say where each reading stands, by its number.
    """
    target = finding.target
    head = f"{target.id}  {target.name.get(language)}"
    lines = [head, f"{word('verdict', language)}: {_verdict(finding, language)}", ""]
    readings = dict.fromkeys(_reading(each, places, language) for each in _all(finding))
    lines += _section("readings-line", [*readings], language)
    lines += _section("why", finding.because, language)
    lines += _section("comparison-line", list(_comparison(finding, language)), language)
    lines += _section("reasons-line", [_rule(*each) for each in rules], language)
    lines += _section("ratio-line", [word("ratio", language, numerator=ratio[0], denominator=ratio[1])], language)
    lines += _section("concerns-line", [concerns], language)
    lines += _section("citation-line", [_citation(finding, language)], language)
    lines += _section("effective-line", [_effective(finding, language)], language)
    lines += _section("change-line", changes, language)
    lines += [say("scoring", "gain-line", language) + ":", f"  - {gain}"]
    return "\n".join(lines).rstrip() + "\n"


def render_json(
    finding: Finding,
    rules: RuleLines,
    changes: Sequence[str],
    gain: Mapping[str, Any],
    source: str,
    language: Language,
) -> str:
    """The finding as one JSON object: that of ``check``, with the rules, the changes and what passing would bring."""
    data: dict[str, Any] = {"source": source, **finding_as_data(finding, language)}
    data["rules"] = [{"rule": rule, "title": title, "because": because or None} for rule, title, because in rules]
    data["what_would_change"] = list(changes)
    data["gain"] = dict(gain)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _all(finding: Finding) -> tuple[Evidence, ...]:
    return (*finding.evidence, *finding.scoped)


def _verdict(finding: Finding, language: Language) -> str:
    wanted = f"{word('asked', language).lower()} {asked(finding.target, language)}"
    return f"{word(finding.verdict, language).upper()} ({wanted})"


def _section(title: str, lines: Sequence[str], language: Language) -> list[str]:
    if not lines:
        lines = [word("no-readings", language)] if title == "readings-line" else []
    return [f"{word(title, language)}:", *(f"  - {line}" for line in lines), ""] if lines else []


def _reading(evidence: Evidence, places: Places, language: Language) -> str:
    reading = evidence.reading
    worth = evidence.amount is not None
    shown = phrase.shown(reading, evidence.basis, language) if worth else phrase.figures(reading, language)
    own = f" [{reading.text}]" if shown != reading.text else ""
    note = f" ({reading.note})" if reading.note else ""
    return f"{places[reading.number]}: {shown}{own} → {word(evidence.outcome, language)}{note}"


def _comparison(finding: Finding, language: Language) -> Iterator[str]:
    if finding.actual is not None and finding.margin is not None:
        yield word(
            "comparison",
            language,
            actual=phrase.percent(finding.actual, language),
            asked=asked(finding.target, language),
            margin=phrase.decimal(finding.margin, language),
        )


def _rule(rule: str, title: str, because: str) -> str:
    return f"{rule}: {title}" + (f" — {because}" if because else "")


def _citation(finding: Finding, language: Language) -> str:
    citation = finding.target.citation
    known_by = word(citation.known_by, language)
    return word("citation", language, document=citation.document.get(language), row=citation.row, known_by=known_by)


def _effective(finding: Finding, language: Language) -> str:
    days = finding.target.effective
    if days.until is None:
        return word("effective-open", language, **{"from": phrase.day(days.from_)})
    return word("effective", language, until=phrase.day(days.until), **{"from": phrase.day(days.from_)})
