"""What all formats say alike of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from engine import phrase
from engine.fields import Language
from engine.model import VERDICTS, Assessment, Discrepancy, Evidence, Finding, SetFinding, Target, Verdict
from engine.wording import word
from targets import Library


def asked(target: Target, language: Language) -> str:
    """What a target asks: ≥ 80%."""
    return word(target.comparator, language, threshold=phrase.percent(target.threshold, language))


def reported(finding: Finding, language: Language) -> str:
    """The readings that bear on a finding, in the author's own writing."""
    written = [each for each in finding.evidence if each.reading.supposed_by is None]
    judged = [each for each in written if each.outcome != "not_judged"]
    if finding.verdict == "not_applicable":
        judged = [each for each in written if each.reading.target in (None, finding.target.id)]
    return "; ".join(dict.fromkeys(phrase.figures(each.reading, language) for each in judged))


def unit_line(assessment: Assessment, library: Library, language: Language) -> str:
    """Name, level and period of the unit."""
    submission = assessment.submission
    return word(
        "unit-line",
        language,
        name=submission.unit.name,
        level=library.levels[submission.unit.level].name.get(language),
        **{"from": phrase.day(submission.period.from_), "to": phrase.day(submission.period.to)},
    )


def set_lines(each: SetFinding, library: Library, language: Language) -> tuple[str, str]:
    """The result of a set with how its text is known, and the document that it rests on."""
    found = next(found for found in library.sets if found.id == each.id)
    result, known_by = word(each.result, language).upper(), word(found.known_by, language)
    return (
        word("set-line", language, name=each.name.get(language), result=result, known_by=known_by),
        word("set-citation", language, document=found.document.get(language)),
    )


def summary_line(assessment: Assessment, language: Language) -> str:
    """How many targets there are, and how many of each verdict."""
    found = Counter(finding.verdict for finding in assessment.findings)
    counts = [f"{found[verdict]} {word(verdict, language).lower()}" for verdict in VERDICTS if found[verdict]]
    return word("summary-line", language, total=str(len(assessment.findings)), counts=", ".join(counts))


def fingerprint_line(assessment: Assessment, language: Language) -> str:
    """The fingerprint, short enough to be read over the telephone."""
    fingerprint = assessment.fingerprint
    short = {"inputs": fingerprint.inputs[:12], "rules": fingerprint.rules[:12]}
    return word("fingerprint-line", language, version=fingerprint.version, **short)


def of_set(assessment: Assessment, set_id: str, verdicts: Iterable[Verdict]) -> Sequence[Finding]:
    """The findings of one set with these verdicts: in the order of the verdicts, then of the document."""
    order = list(verdicts)
    found = [each for each in assessment.findings if each.target.set == set_id and each.verdict in order]
    return sorted(found, key=lambda each: order.index(each.verdict))


def scoped_lines(assessment: Assessment, library: Library, language: Language) -> list[str]:
    """A line for each reading that concerns only a part of the unit, with its own outcome."""
    lines: list[str] = []
    for finding in assessment.findings:
        if finding.verdict != "not_applicable":
            lines.extend(_scoped(finding, evidence, library, language) for evidence in finding.scoped)
    return lines


def _scoped(finding: Finding, evidence: Evidence, library: Library, language: Language) -> str:
    reading = evidence.reading
    target = f"{finding.target.id} ({asked(finding.target, language)})"
    parts = {part.id: part.name.get(language) for part in library.indicators[reading.indicator].parts}
    about = "; ".join(each for each in (reading.scope, parts.get(reading.part or "")) if each)
    worth = evidence.amount is not None
    shown = phrase.shown(reading, evidence.basis, language) if worth else phrase.figures(reading, language)
    return f"{target} · {about}: {shown} ({reading.place}) → {word(evidence.outcome, language)}"


def question_lines(assessment: Assessment, language: Language) -> list[str]:
    """What to ask the unit, in order of weight, numbered."""
    asked = dict.fromkeys(f"[{word(each.severity, language)}] {each.text}" for each in assessment.questions)
    return [f"{number}. {question}" for number, question in enumerate(asked, start=1)]


def discrepancy_lines(discrepancy: Discrepancy, language: Language) -> list[str]:
    """A discrepancy with what would explain it, what it does to verdicts, and why it weighs so much."""
    severity = word(discrepancy.severity, language)
    why = word("severity-because", language, severity=severity, because=discrepancy.severity_because)
    rest = (*discrepancy.explanations, discrepancy.consequence, why)
    return [f"[{severity}] {discrepancy.message}", *(each for each in rest if each)]
