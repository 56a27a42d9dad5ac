"""A scoring as a workbook: ranking, units against targets, the official form of each unit, and the method."""

from __future__ import annotations

import io
from typing import IO

from engine.fields import Language
from engine.model.scored import Scoring
from engine.report.minutes_values import values_of
from engine.report.xlsx_matrix import add_matrix
from engine.report.xlsx_method import add_method
from engine.report.xlsx_open import add_decisions, add_open
from engine.report.xlsx_ranking import add_ranking
from engine.report.xlsx_run import run_of
from engine.report.xlsx_targets import add_close, add_groups, add_targets
from engine.report.xlsx_unit import add_unit
from targets import Library


def render(scoring: Scoring, library: Library, language: Language) -> bytes:
    """The scoring as XLSX."""
    made = io.BytesIO()
    write(made, scoring, library, language)
    return made.getvalue()


def write(file: IO[bytes], scoring: Scoring, library: Library, language: Language) -> None:
    """Writes it into a file: the sheets about all units, then one for each unit, in the order of the ranking.

    Sheets about close units, places, open questions and decisions are there only where there are any.
    """
    run = run_of(scoring, library, language)
    for add in (add_ranking, add_matrix, add_targets, add_close, add_groups, add_open, add_decisions, add_method):
        add(run)
    for line, (unit, values) in zip(scoring.units, values_of(scoring, library, language), strict=True):
        add_unit(run.own[id(line)], unit, values, run)
    run.book.write(file)
