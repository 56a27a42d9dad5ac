"""A report of the pipeline in the formats that it can be asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine import __version__

if TYPE_CHECKING:
    from engine.model.derived import SetBeside
    from engine.pipeline import Report


def rendered(report: Report, form: str) -> str:
    """The report in one of the formats; only the module of that format is imported."""
    assessments, problems, language = report.assessments, report.problems, report.language
    match form:
        case "json":
            from engine.report import as_json

            return as_json.render(assessments, problems, language)
        case "markdown":
            from engine.report import as_markdown

            return as_markdown.render(assessments, problems, report.library, language)
        case "junit":
            from engine.report import as_junit

            return as_junit.render(assessments, problems, report.library, language)
        case "sarif":
            from engine.report import as_sarif

            return as_sarif.render(assessments, problems, report.rulebook, __version__, language)
    from engine.report import as_table

    return as_table.render(assessments, report.library, language)


def rendered_audit(report: Report, form: str, beside: Sequence[SetBeside | None] = ()) -> str:
    """What an audit found, in one of the formats; ``beside`` is what dossiers say, for each of the assessments."""
    assessments, problems, language = report.assessments, report.problems, report.language
    if form in ("junit", "sarif"):
        return rendered(report, form)
    from engine.report import as_audit

    match form:
        case "json":
            return as_audit.render_json(assessments, problems, language, beside)
        case "markdown":
            return as_audit.render_markdown(assessments, problems, report.library, language, beside)
    return as_audit.render(assessments, report.library, language, beside)
