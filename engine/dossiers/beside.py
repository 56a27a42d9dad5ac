"""Sets reports against what the dossiers of their units say of the same days, figure by figure, exactly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from engine import exact, phrase
from engine.dossiers.asked import Derive
from engine.dossiers.run import Told, derived
from engine.dossiers.units import folded, near
from engine.exact import Amount
from engine.fields import Language
from engine.model import SEVERITIES, Assessment, Discrepancy, Fingerprint, Question, Quoted, Reading, Severity
from engine.model.derived import Derived, Row, SetBeside, Standing
from engine.model.dossiers import Counting
from engine.pipeline import Report
from engine.problem import Problem, in_order
from engine.report.as_beside import difference, figures, named
from engine.wording import say
from targets import Library

CHECK = "report-vs-dossiers"
_WHOLE = 100 * exact.SCALE
"""100%, scaled."""
_SEVERITIES: Mapping[Standing, Severity] = {"differs": "error", "explainable": "warning", "same-ratio": "note"}


class SetAgainst(NamedTuple):
    """A report with the discrepancies that came of it, and what stands beside each assessment, in their order."""

    report: Report
    beside: tuple[SetBeside | None, ...]


def set_against(
    report: Report, paths: Sequence[Path], asked: Derive, *, strict: bool = False, told: Told | None = None
) -> SetAgainst:
    """Each assessment beside the dossiers of its unit and period. Raises InputError where dossiers cannot be read."""
    found: dict[Any, Derived] = {}
    beside: list[SetBeside | None] = []
    problems: list[Problem] = []
    assessments: list[Assessment] = []
    for assessment in report.assessments:
        period = assessment.submission.period
        rows = None
        if period is None or not assessment.submission.unit.name:
            problems.append(Problem(assessment.submission.source, "nobody-to-compare"))
        else:
            key = (period.from_, period.to)
            if key not in found:
                found[key] = derived(paths, asked._replace(by=("unit",), from_=key[0], to=key[1]), told=told)
                problems.extend(found[key].problems)
            rows = _beside(assessment, found[key], report.library, problems)
        beside.append(rows)
        assessments.append(_with_discrepancies(assessment, rows, report.library, report.language, strict=strict))
    every = in_order((*report.problems, *problems))
    return SetAgainst(report._replace(assessments=tuple(assessments), problems=every), tuple(beside))


def _beside(
    assessment: Assessment, found: Derived, library: Library, problems: list[Problem]
) -> SetBeside | None:
    submission = assessment.submission
    counted = found.readings.to_pylist()
    names = {folded(each["unit"]): each["unit"] for each in counted if each["unit"]}
    name = names.get(folded(submission.unit.name))
    if name is None:
        close = near([submission.unit.name], names.values(), library)[submission.unit.name]
        details = {"dossiers": found.source, "unit": submission.unit.name, "near": ", ".join(close)}
        problems.append(Problem(submission.source, "unit-without-dossiers", details=details))
        return None
    aside = found.aside_of.get(name, 0)
    given = {(each["indicator"], each["part"]): each for each in counted if each["unit"] == name}
    rows = _rows(submission.readings, [line.counting for line in found.lines], given, aside)
    return SetBeside(found.source, aside, tuple(rows), found.apart_of.get(name, ()))


def _rows(
    readings: Sequence[Reading], countings: Sequence[Counting], given: Mapping[Any, Mapping[str, Any]], aside: int
) -> Iterator[Row]:
    """All that dossiers give with what is reported of it, then what only the report has."""
    whole = [each for each in readings if each.scope is None and each.supposed_by is None]
    keys = [(each.indicator, each.part) for each in countings]
    for key in keys:
        counts = given.get(key)
        reported = [each for each in whole if (each.indicator, each.part) == key]
        if counts is not None:
            above, below, untold = counts["numerator"], counts["denominator"], counts["untold"]
            for each in reported:
                yield Row(*key, each, above, below, untold, _standing(each, above, below, aside + untold))
            if not reported:
                yield Row(*key, None, above, below, untold, "not-reported")
        else:
            yield from (Row(*key, each, None, None, 0, "not-told") for each in reported)
    for each in whole:
        if (each.indicator, each.part) not in keys:
            yield Row(each.indicator, each.part, each, None, None, 0, "not-told")


def _standing(reading: Reading, above: int, below: int, more: int) -> Standing:
    """How the reading stands to these counts, where ``more`` dossiers might have been counted besides."""
    numerator, denominator = _whole(reading.numerator), _whole(reading.denominator)
    if numerator is not None and denominator is not None:
        if (numerator, denominator) == (above, below):
            return "same"
        if below and denominator and numerator * below == above * denominator:
            return "same-ratio"
        extra = denominator - below
        is_within = 0 <= extra <= more and above <= numerator <= above + extra
        return "explainable" if is_within else "differs"
    if reading.stated is None:
        return "not-told"
    if _may_be(reading.stated, above, below):
        return "same"
    is_possible = any(_may_be(reading.stated, above, below, extra) for extra in range(1, more + 1))
    return "explainable" if is_possible else "differs"


def _whole(amount: Amount | None) -> int | None:
    value = None if amount is None else amount.value
    return None if value is None or value.denominator != 1 else value.numerator


def _may_be(stated: Amount, above: int, below: int, extra: int = 0) -> bool:
    """Whether the stated percent may stand for these counts, if ``extra`` dossiers more were counted on either side."""
    denominator = below + extra
    if not denominator:
        return False
    lowest, highest = exact.shown_range(stated, from_counts=False)
    least = max(above, -(-lowest * denominator // _WHOLE))
    most = min(above + extra, highest * denominator // _WHOLE)
    return bool(least <= most)


def _with_discrepancies(
    assessment: Assessment, beside: SetBeside | None, library: Library, language: Language, *, strict: bool
) -> Assessment:
    if beside is None:
        return assessment
    assessment = assessment.model_copy(update={"fingerprint": _fingerprint(assessment, beside)})
    rows = [row for row in beside.rows if row.standing in _SEVERITIES]
    found = [_discrepancy(row, beside, library, language, strict=strict) for row in rows]
    asked = [Question(each.severity, each.question) for each in found]
    more = {
        "discrepancies": tuple(sorted((*assessment.discrepancies, *found), key=_weight)),
        "questions": tuple(sorted((*assessment.questions, *asked), key=_weight)),
    }
    return assessment.model_copy(update=more)


def _weight(each: Discrepancy | Question) -> int:
    return SEVERITIES.index(each.severity)


def _fingerprint(assessment: Assessment, beside: SetBeside) -> Fingerprint:
    """That of the assessment, of other inputs: of what dossiers give besides."""
    counts = "".join(f"\0{row.indicator}\0{row.part}\0{row.above}\0{row.below}\0{row.untold}" for row in beside.rows)
    salted = f"{assessment.fingerprint.inputs}\0{beside.aside}{counts}"
    return assessment.fingerprint.model_copy(update={"inputs": hashlib.sha256(salted.encode()).hexdigest()})


def _discrepancy(
    row: Row, beside: SetBeside, library: Library, language: Language, *, strict: bool
) -> Discrepancy:
    severity = _SEVERITIES[row.standing]
    reported, given = figures(row, language)
    name = named(row, library, language)
    place = row.reading.place if row.reading else ""
    details = {"name": name, "reported": reported, "derived": given, "place": place}
    aside = phrase.count(beside.aside + row.untold, language)
    because = f"because-{severity}" if beside.aside + row.untold or severity != "error" else "because-error-none"
    apart = difference(row, language)
    said = [say("dossiers", "message", language, **details)]
    said += [say("dossiers", "apart-by", language, difference=apart)] if apart else []
    return Discrepancy.model_construct(
        check=CHECK,
        severity="error" if strict and severity == "warning" else severity,
        readings=(row.reading,) if row.reading else (),
        reasons=(),
        name=say("dossiers", "check-name", language),
        quoted=(Quoted(reported, name, place), Quoted(given, name, beside.source)),
        message=" ".join(said),
        explanations=tuple(_apart(row, beside, language)),
        severity_because=say("dossiers", because, language, aside=aside),
        question=say("dossiers", "question", language, **details),
    )


def _apart(row: Row, beside: SetBeside, language: Language) -> Iterator[str]:
    """What is told apart of the indicator's dossiers, such as those that synchronisation may have marked late."""
    for counting, apart, number in beside.apart:
        if (counting.indicator, counting.part) == (row.indicator, row.part):
            count = phrase.count(number, language)
            yield say("dossiers", "apart-count", language, count=count, name=apart.name.get(language))
