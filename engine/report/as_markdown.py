"""The result as Markdown: for a report, a wiki or a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from engine.fields import Language
from engine.model import VERDICTS, Assessment, Finding
from engine.problem import Problem
from engine.report.problems import message, place
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

_SPECIAL = str.maketrans({character: "\\" + character for character in "\\`*_{}[]<>#|"})


def render(assessments: Sequence[Assessment], problems: Sequence[Problem], library: Library, language: Language) -> str:
    """The assessments one after the other, then the problems."""
    lines: list[str] = []
    for each in assessments:
        lines.extend(_assessment(each, library, language))
    if not assessments:
        lines.append(word("nothing-judged", language))
    if problems:
        lines += ["", word("problems-line", language, count=str(len(problems))), ""]
        lines += [f"- {plain(place(each, language))}: {plain(message(each, language))}" for each in problems]
    return "\n".join(lines).strip() + "\n"


def _assessment(assessment: Assessment, library: Library, language: Language) -> Iterator[str]:
    submission = assessment.submission
    yield f"# {plain(unit_line(assessment, library, language))}"
    yield ""
    yield plain(word("source-line", language, source=submission.source))
    if submission.document:
        yield ""
        yield plain(word("document-line", language, document=submission.document))
    yield from bullets("questions-line", question_lines(assessment, language), language, mark="")
    for each in assessment.target_sets:
        heading, citation = set_lines(each, library, language)
        yield ""
        yield "## " + plain(heading)
        yield ""
        yield plain(citation)
        yield ""
        yield _table(of_set(assessment, each.id, VERDICTS), language)
    yield from bullets("scoped-line", scoped_lines(assessment, library, language), language)
    yield from discrepancies(assessment, language)
    yield ""
    yield plain(summary_line(assessment, language))
    yield ""
    yield plain(fingerprint_line(assessment, language))
    yield ""


def discrepancies(assessment: Assessment, language: Language) -> Iterator[str]:
    """All discrepancies, each with what is said of it in one item of a list; nothing where there are none."""
    lines = [" ".join(discrepancy_lines(each, language)) for each in assessment.discrepancies]
    yield from bullets("discrepancies-line", lines, language)


def _table(findings: Sequence[Finding], language: Language) -> str:
    headers = [word(key, language) for key in ("target", "asked", "reported", "verdict", "why")]
    rows = [[plain(cell) for cell in _row(finding, language)] for finding in findings]
    return tabulate(rows, headers, tablefmt="github", disable_numparse=True)


def _row(finding: Finding, language: Language) -> list[str]:
    target = finding.target
    name = f"{target.row}. {target.name.get(language)}"
    verdict, why = word(finding.verdict, language), " ".join(finding.because)
    return [name, asked(target, language), reported(finding, language), verdict, why]


def bullets(key: str, lines: Sequence[str], language: Language, mark: str = "- ") -> Iterator[str]:
    """A list below its title, which says how many items it has; nothing where there are none.

    Lines that are numbered themselves need no ``mark``.
    """
    if lines:
        yield ""
        yield word(key, language, count=str(len(lines)))
        yield ""
        yield from (f"{mark}{plain(line)}" for line in lines)


def plain(text: str) -> str:
    """The text in one line, with nothing that Markdown would take for a mark."""
    return " ".join(text.split()).translate(_SPECIAL)
