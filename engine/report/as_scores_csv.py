"""A scoring as CSV: one row for each unit and target, with the same names in both languages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from engine import exact
from engine.exact import Number
from engine.fields import Language
from engine.model.scored import Scoring, TargetScore, UnitScore
from engine.report.scored_words import in_full
from targets import Library

_BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take the text for one of another encoding."""
_FORMULA = tuple("=+-@＝＋－＠")
"""What begins a formula, in wide letters too, and also after spaces."""


def render(scoring: Scoring, _library: Library, language: Language) -> str:
    """The header, then the rows: units in the order of their ranks, those in doubt last; targets in that of the sets.

    Numbers are in plain digits with a decimal point, cut off at four decimals where they do not end; ``*_exact`` has
    them in full, as 11÷3 and not as 11/3, which a spreadsheet would take for a day. A text that it would take for a
    formula has an apostrophe before it.
    """
    buffer = io.StringIO()
    rows = list(_rows(scoring, language))
    names = list(rows[0]) if rows else []
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return _BYTE_ORDER_MARK + buffer.getvalue()


def _rows(scoring: Scoring, language: Language) -> Iterator[dict[str, str]]:
    of_run = {
        "scheme": _text(scoring.scheme.id),
        "scheme_known_by": scoring.scheme.known_by,
        "as_of": scoring.as_of.isoformat() if scoring.as_of else "",
        "fingerprint": scoring.fingerprint.whole,
        "version": scoring.fingerprint.version,
    }
    for unit in scoring.opened():
        of_unit = _unit(unit)
        for row in unit.rows:
            yield {**of_unit, **_target(row, language), **_decision(row), **of_run}


def _unit(score: UnitScore) -> dict[str, str]:
    submission = score.assessment.submission
    unit = submission.unit
    said = {"source": submission.source, "unit": unit.name, "level": unit.level}
    said |= {"parent": unit.parent or "", "province": unit.province or ""}
    found = {name: _text(value) for name, value in said.items()}
    found |= {"from": submission.period.from_.isoformat(), "to": submission.period.to.isoformat()}
    found |= {"rank": "" if score.rank is None else str(score.rank), "tied": str(score.tied).lower()}
    found |= {"open": str(score.open)}
    found |= _number("unit_score", score.score) | _number("unit_earned", score.earned)
    return found | _number("unit_possible", score.possible)


def _target(row: TargetScore, language: Language) -> dict[str, str]:
    target, finding = row.target, row.finding
    found = {
        "target": _text(target.id),
        "indicator": _text(target.indicator),
        "name": _text(target.name.get(language)),
        "known_by": target.citation.known_by,
        "comparator": target.comparator,
        "threshold": exact.to_text(target.threshold),
        "machine_verdict": finding.verdict,
        "verdict": row.verdict,
        "standing": row.standing,
    }
    found |= _number("actual", finding.actual) | _number("margin", finding.margin)
    found["missing_count"] = "" if finding.missing_count is None else str(finding.missing_count)
    for name in ("possible", "earned", "gain"):
        found |= _number(name, getattr(row, name))
    return found


def _decision(row: TargetScore) -> Mapping[str, str]:
    decision = row.decision
    if decision is None:
        return dict.fromkeys(("decision", "decided_by", "decided_on", "until", "reason"), "")
    return {
        "decision": decision.ruling,
        "decided_by": _text(decision.who),
        "decided_on": decision.when.isoformat(),
        "until": decision.until.isoformat() if decision.until else "",
        "reason": _text(decision.reason),
    }


def _number(name: str, number: Number | None) -> dict[str, str]:
    if number is None:
        return {name: "", f"{name}_exact": ""}
    return {name: exact.to_text(number, upwards=number < 0), f"{name}_exact": in_full(number).replace("/", "÷")}


def _text(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
