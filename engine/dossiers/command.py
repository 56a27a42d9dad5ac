"""What the command ``derive`` gives: readings in the form that is asked for, problems, and an exit status."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from engine import kept
from engine.dossiers.asked import Derive
from engine.dossiers.run import Told, derived
from engine.dossiers.tables import as_csv, as_parquet
from engine.model.derived import Derived
from engine.output import NotWritten, check_places
from engine.pipeline import NOT_PASSED, NOT_READ, PASSED
from engine.problem import InputError, Problem, in_order, stops
from engine.report import as_derived


class Made(NamedTuple):
    """What is to be given out, if anything, and what was wrong. 1: some dossiers were set aside for a fault."""

    content: str | bytes | None
    problems: tuple[Problem, ...]
    exit_status: int


def derive(
    paths: Sequence[Path],
    asked: Derive,
    rejected: Path | None,
    output: Path | None,
    form: str | None,
    told: Told | None,
) -> Made:
    """Derives and renders. Raises UnknownName, and NotWritten where it can be seen that a file cannot be written."""
    check_places([each for each in (output, rejected) if each is not None])
    beside = output.resolve().parent if output is not None else None
    try:
        result = derived(paths, asked._replace(temp=asked.temp or beside), rejected=rejected, told=told)
        problems = in_order(result.problems)
        content = _rendered(result, problems, form, asked) if len(result.readings) else None
    except InputError as error:
        return Made(None, in_order(error.problems), NOT_READ)
    if stops(problems):  # of some of the files: the others are derived
        return Made(content, problems, NOT_READ)
    return Made(content, problems, NOT_PASSED if result.faults else PASSED)


def _rendered(result: Derived, problems: Sequence[Problem], form: str | None, asked: Derive) -> str | bytes:
    match form:
        case "csv":
            return as_csv(result.readings)
        case "parquet":
            return as_parquet(result.readings)
        case "json":
            return as_derived.render_json(result, problems, asked.language)
        case "yaml":
            return as_derived.render_yaml(result)
    return as_derived.render(result, kept.shipped().library, asked.language)


__all__ = ["Made", "NotWritten", "derive"]
