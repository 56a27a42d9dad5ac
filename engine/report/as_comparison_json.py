"""A comparison as JSON: ``docs/schemas/comparison-1.schema.json`` describes it. Numbers are strings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from engine import exact
from engine.exact import Number
from engine.fields import Language
from engine.model import Assessment, Finding, Reading
from engine.model.compared import MOVEMENTS, Comparison, DiscrepancyChange, FigureChange, TargetChange
from engine.problem import Problem
from engine.report.as_json import discrepancy_as_data, finding_as_data, problem_as_data

SCHEMA = "chitieu/comparison/1"


def render(comparison: Comparison | None, problems: Sequence[Problem], language: Language) -> str:
    """One object; ``comparison`` is null where there is none."""
    found = {
        "schema": SCHEMA,
        "comparison": None if comparison is None else _comparison(comparison, language),
        "problems": [problem_as_data(each, language) for each in problems],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _comparison(comparison: Comparison, language: Language) -> dict[str, Any]:
    movements = Counter(each.movement for each in comparison.targets)
    return {
        "old": _side(comparison.old, language),
        "new": _side(comparison.new, language),
        "worse": [each.target.id for each in comparison.targets if each.is_worse],
        "targets": [_target(each, language) for each in comparison.targets],
        "figures": [_figure(each) for each in comparison.figures],
        "unchanged": comparison.unchanged,
        "discrepancies": [_discrepancy(each) for each in comparison.discrepancies],
        "summary": {name: movements[name] for name in MOVEMENTS},
    }


def _side(assessment: Assessment, language: Language) -> dict[str, Any]:
    submission = assessment.submission
    return {
        "source": submission.source,
        "unit": {"name": submission.unit.name, "level": submission.unit.level},
        "period": {"from": submission.period.from_.isoformat(), "to": submission.period.to.isoformat()},
        "document": submission.document,
        "target_sets": [
            {"id": each.id, "name": each.name.get(language), "result": each.result} for each in assessment.target_sets
        ],
        "fingerprint": assessment.fingerprint.model_dump(),
    }


def _target(change: TargetChange, language: Language) -> dict[str, Any]:
    target = change.target
    return {
        "target": target.id,
        "indicator": target.indicator,
        "name": target.name.get(language),
        "movement": change.movement,
        "worse": change.is_worse,
        "threshold": exact.to_text(target.threshold),
        "comparator": target.comparator,
        "uom": target.uom,
        "old": _finding(change.old, language),
        "new": _finding(change.new, language),
    }


def _finding(finding: Finding | None, language: Language) -> dict[str, Any] | None:
    if finding is None:
        return None
    kept = ("verdict", "actual", "basis", "counts", "margin", "shortfall", "surplus", "because")
    data = finding_as_data(finding, language)
    return {name: data[name] for name in kept}


def _figure(change: FigureChange) -> dict[str, Any]:
    reading = change.reading
    return {
        "indicator": reading.indicator,
        "part": reading.part,
        "scope": reading.scope,
        "old": _reading(change.old),
        "new": _reading(change.new),
        "points": [{"basis": each.basis, "difference": towards_zero(each.difference)} for each in change.points],
        "numerator": _number(change.numerator),
        "denominator": _number(change.denominator),
    }


def _reading(reading: Reading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "place": reading.place,
        "text": reading.text,
        "stated": _number(reading.stated.value if reading.stated else None),
        "numerator": _number(reading.numerator.value if reading.numerator else None),
        "denominator": _number(reading.denominator.value if reading.denominator else None),
    }


def _number(number: Number | None) -> str | None:
    return None if number is None else exact.to_text(number)


def towards_zero(number: Number) -> str:
    """Exactly if it ends, else to four decimals, the same forth and back: -0.1234 of what is 0.1234 the other way."""
    return exact.to_text(number, upwards=number < 0)


def _discrepancy(change: DiscrepancyChange) -> dict[str, Any]:
    old, new = (None if each is None else discrepancy_as_data(each) for each in (change.old, change.new))
    return {
        "lasting": change.lasting,
        "check": change.discrepancy.check,
        "same_figures": None if change.lasting != "still" else not change.has_other_figures,
        "old": old,
        "new": new,
    }
