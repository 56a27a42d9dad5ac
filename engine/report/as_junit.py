"""The result as JUnit XML: each target is a test case, so that any CI can show it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from engine.fields import Language
from engine.model import Assessment, Discrepancy, Finding
from engine.problem import Problem
from engine.report.problems import as_text, message
from engine.report.words import asked, reported, unit_line
from engine.wording import word
from targets import Library

_FAILURES = ("fail", "missing", "inconclusive")
_SKIPPED = ("not_applicable", "no_activity")


def render(assessments: Sequence[Assessment], problems: Sequence[Problem], library: Library, language: Language) -> str:
    """One suite for each assessment, and one for the problems."""
    root = ET.Element("testsuites", name="chitieu")
    for assessment in assessments:
        suite = ET.SubElement(root, "testsuite", name=unit_line(assessment, library, language))
        suite.set("file", assessment.submission.source)
        for finding in assessment.findings:
            _finding(suite, finding, language)
        for discrepancy in assessment.discrepancies:
            add_discrepancy(suite, discrepancy)
        add_totals(suite)
    add_problems(root, problems, language)
    return as_text_file(root)


def add_problems(root: ET.Element, problems: Sequence[Problem], language: Language) -> None:
    """A suite of the problems, where there are any."""
    if problems:
        title = word("problems-line", language, count=str(len(problems)))
        suite = ET.SubElement(root, "testsuite", name=title)
        for problem in problems:
            _problem(suite, problem, language)
        add_totals(suite)


def as_text_file(root: ET.Element) -> str:
    """The whole tree, with its declaration."""
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _finding(suite: ET.Element, finding: Finding, language: Language) -> None:
    target = finding.target
    name = f"{target.row}. {target.name.get(language)}"
    case = ET.SubElement(suite, "testcase", classname=target.set, name=name)
    summary = f"{word(finding.verdict, language)}: {reported(finding, language)} ({asked(target, language)})"
    if finding.verdict in _FAILURES:
        failure = ET.SubElement(case, "failure", type=finding.verdict, message=summary)
        citation = word("set-citation", language, document=target.citation.document.get(language))
        failure.text = "\n".join([*finding.because, citation])
    elif finding.verdict in _SKIPPED:
        ET.SubElement(case, "skipped", message=" ".join([summary, *finding.because]))


def add_discrepancy(suite: ET.Element, discrepancy: Discrepancy) -> None:
    """A case of one discrepancy, which fails where it is an error."""
    name = discrepancy.name or discrepancy.check
    case = ET.SubElement(suite, "testcase", classname="discrepancies", name=name)
    if discrepancy.severity == "error":
        failure = ET.SubElement(case, "failure", type=discrepancy.check, message=discrepancy.message)
        failure.text = "\n".join(f"{each.found_at}: {each.text}" for each in discrepancy.quoted)
    else:
        ET.SubElement(case, "system-out").text = discrepancy.message


def _problem(suite: ET.Element, problem: Problem, language: Language) -> None:
    case = ET.SubElement(suite, "testcase", classname=problem.source, name=problem.code)
    if problem.severity == "error":
        error = ET.SubElement(case, "error", type=problem.code, message=message(problem, language))
        error.text = as_text(problem, language)
    else:
        ET.SubElement(case, "system-out").text = as_text(problem, language)


def add_totals(suite: ET.Element) -> None:
    """How many cases of the suite there are, and how many of each kind."""
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for kind in ("failure", "error", "skipped"):
        name = {"failure": "failures", "error": "errors", "skipped": "skipped"}[kind]
        suite.set(name, str(sum(case.find(kind) is not None for case in cases)))
