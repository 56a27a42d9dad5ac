"""The result as JSON (DESIGN, section 7): numbers are exact strings, the order is that of the sets."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from engine import exact
from engine.exact import Amount
from engine.fields import Language
from engine.model import VERDICTS, Assessment, Discrepancy, Evidence, Finding, Quoted
from engine.problem import Problem
from engine.report.problems import hint, message
from engine.wording import where

SCHEMA = "chitieu/report/1"


def render(assessments: Sequence[Assessment], problems: Sequence[Problem], language: Language) -> str:
    """One object, described by ``docs/schemas/report-1.schema.json``."""
    judged = (assessment_as_data(each, language) for each in assessments)
    told = (problem_as_data(each, language) for each in problems)
    return "".join(in_pieces({"schema": SCHEMA}, {"assessments": judged, "problems": told}))


def in_pieces(head: Mapping[str, Any], lists: Mapping[str, Iterable[Mapping[str, Any]]]) -> Iterator[str]:
    """An object that ends with lists, made entry by entry: so the data of all reports are never held at once."""
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    for name, entries in lists.items():
        yield f',\n "{name}": '
        yield from _list_of(entries)
    yield "\n}\n"


def _list_of(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    before = "[\n  "
    for each in entries:
        yield before + json.dumps(each, ensure_ascii=False, indent=1).replace("\n", "\n  ")
        before = ",\n  "
    yield "[]" if before.startswith("[") else "\n ]"


def finding_as_data(finding: Finding, language: Language) -> dict[str, Any]:
    """One finding as plain data."""
    target = finding.target
    upwards = target.comparator in ("at_most", "less_than")
    data: dict[str, Any] = {
        "target": target.id,
        "indicator": target.indicator,
        "name": target.name.get(language),
        "verdict": finding.verdict,
        "actual": None if finding.actual is None else exact.to_text(finding.actual, upwards=upwards),
        "threshold": exact.to_text(target.threshold),
        "comparator": target.comparator,
        "uom": target.uom,
        "basis": finding.decisive.basis if finding.decisive else None,
        "counts": _counts(finding.decisive),
        "margin": None if finding.margin is None else exact.to_text(finding.margin),
        "shortfall": _of_numerator(finding.missing_count),
        "surplus": _of_numerator(finding.surplus_count),
        "because": list(finding.because),
        "concerns": {"rests_on": target.concerns.rests_on, "note": target.concerns.note.get(language)},
        "citation": {
            "document": target.citation.document.get(language),
            "row": target.citation.row,
            "known_by": target.citation.known_by,
        },
        "evidence": [_evidence(each, upwards=upwards) for each in finding.evidence],
        "scoped": [_evidence(each, upwards=upwards) for each in finding.scoped],
    }
    return data


def assessment_as_data(assessment: Assessment, language: Language) -> dict[str, Any]:
    """One assessment as plain data."""
    submission = assessment.submission
    unit = submission.unit.model_dump(exclude_defaults=True)
    verdicts = Counter(finding.verdict for finding in assessment.findings)
    period = {"from": submission.period.from_.isoformat(), "to": submission.period.to.isoformat()}
    return {
        "source": submission.source,
        "unit": {key: list(value) if isinstance(value, tuple) else value for key, value in unit.items()},
        "period": period,
        "document": submission.document,
        "target_sets": [
            {"id": each.id, "name": each.name.get(language), "result": each.result} for each in assessment.target_sets
        ],
        "findings": [finding_as_data(each, language) for each in assessment.findings],
        "discrepancies": [discrepancy_as_data(each) for each in assessment.discrepancies],
        "questions": [each._asdict() for each in assessment.questions],
        "claims": assessment.claims,
        "fingerprint": assessment.fingerprint.model_dump(),
        "summary": {verdict: verdicts[verdict] for verdict in VERDICTS},
    }


def _evidence(evidence: Evidence, *, upwards: bool) -> dict[str, Any]:
    reading = evidence.reading
    data: dict[str, Any] = {
        "place": reading.place,
        "text": reading.text,
        "outcome": evidence.outcome,
        "basis": evidence.basis,
        "value": _value(evidence.amount, upwards=upwards),
    }
    supposed = None if reading.supposed_by is None else True
    about = {"part": reading.part, "scope": reading.scope, "note": reading.note, "supposed": supposed}
    return data | {key: value for key, value in about.items() if value is not None}


def _value(amount: Amount | None, *, upwards: bool) -> str | None:
    return None if amount is None or amount.value is None else exact.to_text(amount.value, upwards=upwards)


def _counts(evidence: Evidence | None) -> dict[str, str] | None:
    if evidence is None or evidence.basis != "counts":
        return None
    reading = evidence.reading
    numerator = reading.numerator.value if reading.numerator else None
    denominator = reading.denominator.value if reading.denominator else None
    if numerator is None or denominator is None:
        return None
    return {"numerator": exact.to_text(numerator), "denominator": exact.to_text(denominator)}


def _of_numerator(count: int | None) -> dict[str, Any] | None:
    return None if count is None else {"count": count, "of": "numerator"}


def discrepancy_as_data(discrepancy: Discrepancy) -> dict[str, Any]:
    """One discrepancy as plain data."""
    breach = discrepancy.breach
    data: dict[str, Any] = {
        "check": discrepancy.check,
        "severity": discrepancy.severity,
        "message": discrepancy.message,
        "evidence": [_quoted(each) for each in discrepancy.quoted],
        "explanations": list(discrepancy.explanations),
        "severity_because": discrepancy.severity_because,
        "consequence": discrepancy.consequence or None,
        "question": discrepancy.question,
        "touches": list(discrepancy.touches),
        "leaves_open": list(discrepancy.swings),
    }
    if breach is not None and breach.claim.form:
        data |= {"form": breach.claim.form, "identity": breach.claim.identity}
    return data


def _quoted(quoted: Quoted) -> dict[str, Any]:
    data: dict[str, Any] = {"place": quoted.place, "text": quoted.text}
    more = {"about": quoted.about, "name": quoted.name, "line": quoted.at.line}
    return data | {key: value for key, value in more.items() if value}


def problem_as_data(problem: Problem, language: Language) -> dict[str, Any]:
    """One problem as plain data."""
    return {
        "source": problem.source,
        "line": problem.position.line or None,
        "column": problem.position.column or None,
        "place": where(problem.place, language) or None,
        "code": problem.code,
        "severity": problem.severity,
        "message": message(problem, language),
        "hint": hint(problem, language) or None,
    }
