"""What an audit found: for a terminal, as Markdown, as JSON. No targets and no verdicts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from engine import phrase
from engine.fields import Language
from engine.model import SEVERITIES, Assessment
from engine.model.derived import SetBeside
from engine.problem import Problem
from engine.report import as_beside
from engine.report.as_json import discrepancy_as_data, problem_as_data
from engine.report.as_markdown import bullets, plain
from engine.report.as_table import discrepancies
from engine.report.problems import message, place
from engine.report.words import discrepancy_lines, fingerprint_line, question_lines
from engine.wording import word
from targets import Library

SCHEMA = "chitieu/audit/1"


Beside = Sequence[SetBeside | None]
"""What stands beside each of the assessments, in their order; empty where no dossiers were given."""


def render(assessments: Sequence[Assessment], library: Library, language: Language, beside: Beside = ()) -> str:
    """The audits one after the other, for a terminal."""
    if not assessments:
        return word("nothing-audited", language) + "\n"
    pairs = zip_longest(assessments, beside)
    return "\n\n".join("\n".join(_audit(each, own, library, language)) for each, own in pairs) + "\n"


def _audit(assessment: Assessment, own: SetBeside | None, library: Library, language: Language) -> Iterator[str]:
    yield from head(assessment, library, language)
    if own is not None:
        yield ""
        yield from as_beside.lines(own, library, language)
    questions = question_lines(assessment, language)
    if questions:
        yield ""
        yield word("questions-line", language, count=str(len(questions)))
        yield from (f"  {line}" for line in questions)
    yield from discrepancies(assessment, language)
    yield ""
    yield summary(assessment, language)
    yield fingerprint_line(assessment, language)


def head(assessment: Assessment, library: Library, language: Language) -> Iterator[str]:
    """Whose report it is and of which days, as far as it says so; the file and the document."""
    submission = assessment.submission
    unit, period, level = submission.unit, submission.period, library.levels.get(submission.unit.level)
    if unit.name:
        yield f"{unit.name} ({level.name.get(language)})" if level else unit.name
    if period is not None:
        yield word("period-line", language, **{"from": phrase.day(period.from_), "to": phrase.day(period.to)})
    yield word("source-line", language, source=submission.source)
    if submission.document:
        yield word("document-line", language, document=submission.document)


def summary(assessment: Assessment, language: Language) -> str:
    """How much was recomputed, and how many discrepancies of each severity there are."""
    found = Counter(each.severity for each in assessment.discrepancies)
    counts = [f"{found[severity]} {word(severity, language)}" for severity in SEVERITIES if found[severity]]
    details = {"claims": str(assessment.claims), "readings": str(len(assessment.submission.readings))}
    return word("audit-line", language, found=", ".join(counts) or word("nothing-found", language), **details)


def render_markdown(
    assessments: Sequence[Assessment],
    problems: Sequence[Problem],
    library: Library,
    language: Language,
    beside: Beside = (),
) -> str:
    """The audits one after the other, then the problems."""
    lines: list[str] = []
    for each, own in zip_longest(assessments, beside):
        first, *rest = head(each, library, language)
        lines += [f"# {plain(first)}", *(f"\n{plain(line)}" for line in rest)]
        lines += ["", *as_beside.lines(own, library, language, markdown=True), ""] if own else []
        lines.extend(bullets("questions-line", question_lines(each, language), language, mark=""))
        found = [" ".join(discrepancy_lines(one, language)) for one in each.discrepancies]
        lines.extend(bullets("discrepancies-line", found, language))
        lines += ["", plain(summary(each, language)), "", plain(fingerprint_line(each, language)), ""]
    if not assessments:
        lines.append(word("nothing-audited", language))
    told = [f"{place(each, language)}: {message(each, language)}" for each in problems]
    lines.extend(bullets("problems-line", told, language))
    return "\n".join(lines).strip() + "\n"


def render_json(
    assessments: Sequence[Assessment], problems: Sequence[Problem], language: Language, beside: Beside = ()
) -> str:
    """One object, described by ``docs/schemas/audit-1.schema.json``."""
    report = {
        "schema": SCHEMA,
        "audits": [_data(each, own, language) for each, own in zip_longest(assessments, beside)],
        "problems": [problem_as_data(each, language) for each in problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _data(assessment: Assessment, own: SetBeside | None, language: Language) -> dict[str, Any]:
    submission = assessment.submission
    unit, period = submission.unit, submission.period
    found = Counter(each.severity for each in assessment.discrepancies)
    return {
        "source": submission.source,
        "unit": {"name": unit.name, "level": None if unit.level == "unknown" else unit.level} if unit.name else None,
        "period": None if period is None else {"from": period.from_.isoformat(), "to": period.to.isoformat()},
        "document": submission.document,
        "questions": [each._asdict() for each in assessment.questions],
        "claims": assessment.claims,
        "readings": len(submission.readings),
        "discrepancies": [discrepancy_as_data(each) for each in assessment.discrepancies],
        "fingerprint": assessment.fingerprint.model_dump(),
        "summary": {severity: found[severity] for severity in SEVERITIES},
        **({"dossiers": as_beside.as_data(own, language)} if own is not None else {}),
    }
