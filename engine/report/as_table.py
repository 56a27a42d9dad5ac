"""The result as tables for a terminal: failures first, passes by name, a summary line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from engine.fields import Language
from engine.model import Assessment, Finding, SetFinding, Verdict
from engine.report.words import (
    asked,
    discrepancy_lines,
    fingerprint_line,
    of_set,
    question_lines,
    reported,
    scoped_lines,
    set_lines,
    summary_line,
    unit_line,
)
from engine.wording import word
from targets import Library

_WIDTHS = [30, 7, 14, 12, 45]


def render(assessments: Sequence[Assessment], library: Library, language: Language) -> str:
    """The assessments one after the other."""
    if not assessments:
        return word("nothing-judged", language) + "\n"
    return "\n\n".join("\n".join(_assessment(each, library, language)) for each in assessments) + "\n"


def _assessment(assessment: Assessment, library: Library, language: Language) -> Iterator[str]:
    submission = assessment.submission
    yield unit_line(assessment, library, language)
    yield word("source-line", language, source=submission.source)
    if submission.document:
        yield word("document-line", language, document=submission.document)
    yield from _block("questions-line", question_lines(assessment, language), language)
    for each in assessment.target_sets:
        yield ""
        yield from _set(assessment, each, library, language)
    yield from _block("scoped-line", scoped_lines(assessment, library, language), language)
    yield from discrepancies(assessment, language)
    yield ""
    yield summary_line(assessment, language)
    yield fingerprint_line(assessment, language)


def discrepancies(assessment: Assessment, language: Language) -> Iterator[str]:
    """All discrepancies, each with what is said of it below; nothing where there are none."""
    if assessment.discrepancies:
        yield ""
        yield word("discrepancies-line", language, count=str(len(assessment.discrepancies)))
    for each in assessment.discrepancies:
        first, *rest = discrepancy_lines(each, language)
        yield f"  {first}"
        yield from (f"    {line}" for line in rest)


def _set(assessment: Assessment, each: SetFinding, library: Library, language: Language) -> Iterator[str]:
    yield from set_lines(each, library, language)
    rows = [_row(finding, language) for finding in of_set(assessment, each.id, _SHOWN_IN_FULL)]
    if rows:
        headers = [word(key, language) for key in ("target", "asked", "reported", "verdict", "why")]
        options = {"maxcolwidths": _WIDTHS, "disable_numparse": True, "break_on_hyphens": False}
        yield tabulate(rows, headers, tablefmt="grid", **options)  # type: ignore[arg-type]
    for verdict, key in _SHOWN_BY_NAME.items():
        found = of_set(assessment, each.id, [verdict])
        yield from _block(key, [_line(finding, language) for finding in found], language, blank=False)


_SHOWN_IN_FULL: tuple[Verdict, ...] = ("fail", "inconclusive", "missing", "no_activity")


_SHOWN_BY_NAME: dict[Verdict, str] = {"pass": "passes-line", "not_applicable": "not-applicable-line"}


def _row(finding: Finding, language: Language) -> list[str]:
    target = finding.target
    why = "\n".join(finding.because)
    name = f"{target.row}. {target.name.get(language)}"
    return [name, asked(target, language), reported(finding, language), word(finding.verdict, language).upper(), why]


def _line(finding: Finding, language: Language) -> str:
    target = finding.target
    name = f"{target.row}. {target.name.get(language)}"
    if finding.verdict == "not_applicable":
        return f"{name}. {finding.because[0]}"
    return f"{name}: {reported(finding, language)} ({asked(target, language)})"


def _block(key: str, lines: Sequence[str], language: Language, *, blank: bool = True) -> Iterator[str]:
    if lines:
        if blank:
            yield ""
        yield word(key, language, count=str(len(lines)))
        yield from (f"  {line}" for line in lines)
