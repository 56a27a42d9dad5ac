"""One target of each submission for the command ``explain``: the finding in full, and what passing would bring."""

from __future__ import annotations

from engine.asked import UnknownName
from engine.explain import speaker
from engine.model.scored import Scheme, TargetScore, UnitScore
from engine.pipeline import Report
from engine.report import as_explanation
from engine.report.as_gain import gain_as_data, gain_line
from engine.scoring import unit_score


def explained(report: Report, target: str, form: str, scheme: Scheme) -> str:
    """One target of each assessment explained in full; in JSON one object, or a list of them for several.

    By the ``scheme`` it says how much the unit's score would rise if the target passed. Raises UnknownName where no
    assessment has the target.
    """
    units = [unit_score(assessment, scheme) for assessment in report.assessments]
    rows = [(row, unit) for unit in units for row in unit.rows if row.target.id == target]
    texts = [_explained(row, unit, report, form, scheme) for row, unit in rows]
    if report.assessments and not texts:
        known = {finding.target.id for assessment in report.assessments for finding in assessment.findings}
        raise UnknownName("target", target, sorted(known))
    if form == "json" and len(texts) > 1:
        return "[" + ",\n".join(text.rstrip() for text in texts) + "]\n"
    return "\n".join(texts)


def _explained(row: TargetScore, unit: UnitScore, report: Report, form: str, scheme: Scheme) -> str:
    assessment, language, library = unit.assessment, report.language, report.library
    finding = row.finding
    readings = (*assessment.submission.readings, *assessment.supposed)
    spoken = speaker(report.rulebook, library, assessment.findings, readings, language)
    held, changes = spoken.rules_that_held(finding), spoken.what_would_change(finding)
    if form == "json":
        gain = gain_as_data(row, unit, scheme)
        return as_explanation.render_json(finding, held, changes, gain, unit.source, language)
    indicator = library.indicators[row.target.indicator]
    return as_explanation.render(
        finding,
        held,
        changes,
        gain_line(row, unit, scheme, library, language),
        spoken.concerns(row.target),
        (indicator.numerator.get(language), indicator.denominator.get(language)),
        {reading.number: spoken.place(reading) for reading in readings},
        language,
    )
