"""The result as SARIF 2.1.0, for editors and code hosts: one result for each discrepancy and each failing finding.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from engine.fields import Language
from engine.model import Assessment, Discrepancy, Finding, Quoted
from engine.problem import NO_PLACE, Place, Problem
from engine.report.problems import hint, message
from engine.report.words import asked, reported
from engine.wording import where, word
from rules import Rulebook

VERSION = "2.1.0"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_UNSOLVED = {"fail": "error", "missing": "error", "inconclusive": "error"}


def render(
    assessments: Sequence[Assessment], problems: Sequence[Problem], rulebook: Rulebook, version: str, language: Language
) -> str:
    """One run of the tool over all inputs."""
    results = [result for each in assessments for result in _results(each, language)]
    notices = [_notice(each, language) for each in problems]
    run: dict[str, Any] = {
        "tool": {"driver": _driver(rulebook, version, language, results)},
        "invocations": [
            {
                "executionSuccessful": all(each.severity != "error" for each in problems),
                "toolExecutionNotifications": notices,
            }
        ],
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": VERSION, "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _driver(rulebook: Rulebook, version: str, language: Language, results: Sequence[Mapping[str, Any]]) -> Any:
    used = {result["ruleId"] for result in results}
    checks = [
        {"id": name, "shortDescription": {"text": check.name.get(language)}}
        for name, check in rulebook.checks.items()
        if name in used
    ]
    verdicts = [{"id": name, "shortDescription": {"text": word(name, language)}} for name in _UNSOLVED if name in used]
    return {"name": "chitieu", "version": version, "rules": [*checks, *verdicts]}


def _results(assessment: Assessment, language: Language) -> Iterator[dict[str, Any]]:
    source = assessment.submission.source
    for discrepancy in assessment.discrepancies:
        yield _discrepancy(discrepancy, source)
    for finding in assessment.findings:
        if finding.verdict in _UNSOLVED:
            yield _finding(finding, source, assessment.places, language)


def _discrepancy(discrepancy: Discrepancy, source: str) -> dict[str, Any]:
    first, *others = discrepancy.quoted or (Quoted("", "", ""),)
    said = (discrepancy.message, *discrepancy.explanations, discrepancy.consequence)
    found: dict[str, Any] = {
        "ruleId": discrepancy.check,
        "level": _LEVELS[discrepancy.severity],
        "message": {"text": " ".join(each for each in said if each)},
        "locations": [_location(source, first.at, first.found_at)],
    }
    if others:
        found["relatedLocations"] = [
            {**_location(source, each.at, each.found_at), "id": number, "message": {"text": _figure(each)}}
            for number, each in enumerate(others, start=1)
        ]
    return found


def _figure(quoted: Quoted) -> str:
    return f"{quoted.name}: {quoted.text}" if quoted.name else quoted.text


def _finding(finding: Finding, source: str, places: Mapping[int, Place], language: Language) -> dict[str, Any]:
    target = finding.target
    said = f"{target.id} ({asked(target, language)}): {word(finding.verdict, language)}. {reported(finding, language)}"
    evidence = (finding.decisive,) if finding.decisive else finding.evidence[:1]
    located = [
        _location(source, places.get(each.reading.number, NO_PLACE), each.reading.place) for each in evidence
    ] or [_location(source, NO_PLACE, "")]
    return {
        "ruleId": finding.verdict,
        "level": _UNSOLVED[finding.verdict],
        "message": {"text": " ".join([said, *finding.because]).strip()},
        "locations": located,
    }


def _location(source: str, at: Place, said: str) -> dict[str, Any]:
    """The file, the line of a text file, and where a person finds it."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(source)}}
    if at.line:
        physical["region"] = {"startLine": at.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if said:
        location["logicalLocations"] = [{"fullyQualifiedName": said}]
    return location


def _uri(source: str) -> str:
    path = PurePosixPath(source)
    return ("file://" if path.is_absolute() else "") + quote(path.as_posix())


def _notice(problem: Problem, language: Language) -> dict[str, Any]:
    at = problem.place if problem.place != NO_PLACE else Place(line=problem.position.line)
    text = " ".join(each for each in (message(problem, language), hint(problem, language)) if each)
    return {
        "descriptor": {"id": problem.code},
        "level": _LEVELS[problem.severity],
        "message": {"text": text},
        "locations": [_location(problem.source, at, where(problem.place, language))],
    }
