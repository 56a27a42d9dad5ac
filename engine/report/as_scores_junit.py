"""A scoring as JUnit XML: each target of each unit is a test case, its score a property of the unit's suite."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from engine.fields import Language
from engine.model.scored import Scoring, TargetScore, UnitScore
from engine.report import scored_words as words
from engine.report.as_junit import add_discrepancy, add_problems, add_totals, as_text_file
from engine.report.scored_words import say_it
from engine.report.words import asked, reported, unit_line
from engine.wording import word
from targets import Library

_FAILURES = ("fail", "missing", "inconclusive")


def render(scoring: Scoring, library: Library, language: Language) -> str:
    """One suite for each unit, one for the doubts, and one for the problems."""
    root = ET.Element("testsuites", name="chitieu")
    properties = ET.SubElement(root, "properties")
    for name, value in _of_all(scoring):
        ET.SubElement(properties, "property", name=name, value=value)
    for unit in scoring.opened():
        _unit(root, unit, library, language)
    if scoring.doubts:
        suite = ET.SubElement(root, "testsuite", name=say_it("doubts-line", language, count=str(len(scoring.doubts))))
        for doubt in scoring.doubts:
            case = ET.SubElement(suite, "testcase", classname="doubts", name=doubt.units[0].name)
            ET.SubElement(case, "failure", type=doubt.kind, message=words.doubt_line(doubt, language))
        add_totals(suite)
    add_problems(root, scoring.problems, language)
    return as_text_file(root)


def _of_all(scoring: Scoring) -> list[tuple[str, str]]:
    found = [("scheme", scoring.scheme.id), ("known_by", scoring.scheme.known_by)]
    if scoring.as_of:
        found.append(("as_of", scoring.as_of.isoformat()))
    return [*found, ("fingerprint", scoring.fingerprint.whole), ("version", scoring.fingerprint.version)]


def _unit(root: ET.Element, unit: UnitScore, library: Library, language: Language) -> None:
    suite = ET.SubElement(root, "testsuite", name=unit_line(unit.assessment, library, language))
    suite.set("file", unit.source)
    properties = ET.SubElement(suite, "properties")
    sums = {"rank": "" if unit.rank is None else str(unit.rank), "open": str(unit.open)}
    sums |= {"score": "" if unit.score is None else words.in_full(unit.score)}
    sums |= {"earned": words.in_full(unit.earned), "possible": words.in_full(unit.possible)}
    for name, value in sums.items():
        ET.SubElement(properties, "property", name=name, value=value)
    for row in unit.rows:
        _row(suite, row, language)
    for discrepancy in unit.assessment.discrepancies:
        add_discrepancy(suite, discrepancy)
    add_totals(suite)


def _row(suite: ET.Element, row: TargetScore, language: Language) -> None:
    target = row.target
    name = f"{target.row}. {target.name.get(language)}"
    case = ET.SubElement(suite, "testcase", classname=target.set, name=name)
    sums = f"{words.points(row.earned, language)} / {words.points(row.possible, language)}"
    said = reported(row.finding, language)
    summary = f"{words.verdict(row, language)}: {said} ({asked(target, language)}), {sums}"
    if row.standing in ("left-out", "suspended"):
        ET.SubElement(case, "skipped", message=" ".join([summary, *row.finding.because]))
    elif row.verdict in _FAILURES:
        failure = ET.SubElement(case, "failure", type=row.verdict, message=summary)
        citation = word("set-citation", language, document=target.citation.document.get(language))
        failure.text = "\n".join([*row.finding.because, citation])
    if row.decision is not None:
        ET.SubElement(case, "system-out").text = row.decision.reason
