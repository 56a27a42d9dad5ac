"""The minutes of an inspection as a Word document: the official table with the team's column filled, for each unit."""

from __future__ import annotations

from engine.fields import Language
from engine.model.scored import Scoring
from engine.report.docx_template import Form, Template
from engine.report.minutes_template import template_in
from engine.report.minutes_values import FIELDS, values_of
from targets import Library


def render(scoring: Scoring, library: Library, language: Language, template: Template | None = None) -> bytes:
    """The minutes of all units, each from a page of its own, by the team's own template or that of the program.

    Raises InputError where the template has no table to fill, or a placeholder that nobody knows.
    """
    form = Form(template or Template("chitieu", template_in(language)), FIELDS)
    return form.filled(values for _, values in values_of(scoring, library, language))
