"""What opens behind each verdict: a line of JSON for each unit, packed so that a thousand units stay small.

The first line has what is the same for all units: the targets, by id. Line n is the n-th unit of the scoring.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from engine import phrase
from engine.fields import Language
from engine.model import Assessment, Discrepancy, Evidence, Finding
from engine.model.decided import Decision, Statement
from engine.model.scored import Scoring, TargetScore, UnitScore
from engine.report import official
from engine.report import scored_words as words
from engine.report.decision_words import ruling
from engine.report.page.matrix import kind
from engine.report.page.safe import shown
from engine.report.words import asked, discrepancy_lines, question_lines, reported, scoped_lines
from engine.wording import say, word
from targets import Library

_BEST = 9
_AT_ONCE = 3
"""So many bytes, or a multiple of them, can be written in base 64 for themselves."""


def packed(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    """All lines, deflated and in base 64, in pieces; they are made and packed one by one."""
    found = b""
    for piece in _deflated(lines(scoring, library, language)):
        found += piece
        whole = len(found) // _AT_ONCE * _AT_ONCE
        yield base64.b64encode(found[:whole]).decode()
        found = found[whole:]
    yield base64.b64encode(found).decode()


def _deflated(found: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    packer = zlib.compressobj(_BEST)
    for line in found:
        written = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        piece = packer.compress(shown(written).encode() + b"\n")
        if piece:
            yield piece
    yield packer.flush()


def lines(scoring: Scoring, library: Library, language: Language) -> Iterator[dict[str, Any]]:
    """What is said of the targets, then of each unit; what is empty is not shown."""
    yield _targets(scoring, library, language)
    for unit in scoring.opened():
        yield _unit(unit, library, language)


def _targets(scoring: Scoring, library: Library, language: Language) -> dict[str, Any]:
    found = {row.target.id: row.target for unit in scoring.units for row in unit.rows}
    return {
        each.id: {
            "name": words.target_name(each, language),
            "asked": asked(each, language),
            "citation": official.citation(each, library, language),
            "document": say("page", "document", language, document=each.citation.document.get(language)),
        }
        for each in found.values()
    }


def _unit(unit: UnitScore, library: Library, language: Language) -> dict[str, Any]:
    assessment = unit.assessment
    document, period = assessment.submission.document, assessment.submission.period
    return {
        "title": words.unit_name(unit),
        "score": words.unit_line(unit, library, language),
        "before": words.before_line(unit, language),
        "period": word("period-line", language, **{"from": phrase.day(period.from_), "to": phrase.day(period.to)}),
        "document": word("document-line", language, document=document) if document else "",
        "notes": _notes([*words.group_lines(unit, language), *words.exact_numbers(unit, language)]),
        "rows": [_row(row, assessment, library, language) for row in unit.rows],
        "scoped": _notes(scoped_lines(assessment, library, language)),
        "discrepancies": [_discrepancy(each, language) for each in assessment.discrepancies],
        "questions": _notes(question_lines(assessment, language)),
        "fingerprint": say("report", "fingerprint-line", language, **_fingerprint(assessment)),
    }


def _notes(found: Iterable[str]) -> list[dict[str, str]]:
    return [{"text": each} for each in found]


def _fingerprint(assessment: Assessment) -> dict[str, str]:
    found = assessment.fingerprint
    return {"inputs": found.inputs, "rules": found.rules, "version": found.version}


def _row(row: TargetScore, assessment: Assessment, library: Library, language: Language) -> dict[str, Any]:
    finding = row.finding
    judgement = official.of_row(row, assessment, library, language)
    return {
        "target": row.target.id,
        "kind": kind(row),
        "verdict": judgement.verdict,
        "reported": reported(finding, language),
        "earned": f"{words.points(row.earned, language)} / {words.points(row.possible, language)}",
        "share": words.share_note(row, language),
        "gain": words.gain(row, library, language) if row.gain else "",
        "because": _notes(judgement.reasons),
        "evidence": [_evidence(each, library, language) for each in finding.evidence],
        "concerns": _concerns(finding, language),
        "decision": _notes(_decision(row.decision, language)) if row.decision else [],
    }


def _evidence(evidence: Evidence, library: Library, language: Language) -> dict[str, str]:
    reading = evidence.reading
    parts = {each.id: each.name.get(language) for each in library.indicators[reading.indicator].parts}
    about = "; ".join(each for each in (parts.get(reading.part or ""), reading.scope, reading.note) if each)
    return {
        "place": reading.place,
        "figure": reading.text,
        "about": about,
        "outcome": word(evidence.outcome, language),
    }


def _concerns(finding: Finding, language: Language) -> str:
    """Of what does not apply: on what that rests."""
    if finding.verdict != "not_applicable":
        return ""
    concerns = finding.target.concerns
    return word(f"rests-on-{concerns.rests_on}", language, note=concerns.note.get(language))


def _decision(decision: Decision, language: Language) -> Iterator[str]:
    """Who decided what and when; its reason stands among the reasons."""
    yield f"{ruling(decision.ruling, language)} ({said_by(decision, language)})"
    yield from statements(decision, language)


def statements(decision: Decision, language: Language) -> Iterator[str]:
    """The unit's objection and the team's answer, as far as there are any."""
    for key, said in (("objection", decision.objection), ("answer", decision.answer)):
        if said is not None:
            what = say("decisions", f"column-{key}-text", language)
            by = said_by(said, language)
            yield say("page", "statement", language, what=what, text=said.text, by=by)


def said_by(said: Decision | Statement, language: Language) -> str:
    """Who decided or said something, and on which day."""
    return say("page", "by", language, who=said.who, when=phrase.day(said.when))


def _discrepancy(discrepancy: Discrepancy, language: Language) -> dict[str, Any]:
    return {
        "lines": _notes(discrepancy_lines(discrepancy, language)),
        "evidence": [{"place": each.found_at, "figure": each.text, "about": each.name} for each in discrepancy.quoted],
    }
