"""What a person corrects or fills in: drafts of what was understood of a file, and empty templates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from engine import kept
from engine.asked import Request, UnknownName, load_targets
from engine.fields import Language
from engine.intake import Intake, unread
from engine.problem import InputError, Problem, in_order, name_of
from targets.selection import for_template


class Draft(NamedTuple):
    """What was understood of one file, as a submission in YAML, and what is to be said of the reading."""

    text: str
    problems: tuple[Problem, ...]


def draft(path: Path, request: Request) -> Draft:
    """A draft of the submission in a file. Raises UnknownName, and InputError for a file that cannot be read.

    What keeps a document from being judged as it is, is told in the draft, to be settled there.
    """
    from engine.report import as_draft

    intake = Intake(request, kept.shipped().library)
    entered = intake.entered(path)
    if len(entered.sources) > 1:
        details = {"count": str(len(entered.sources))}
        raise InputError([Problem(name_of(path), "several-submissions", details=details)])
    (source,) = entered.sources
    try:
        problems = intake.submission(source, entered)[1]
    except InputError as error:
        if entered.understood is None:
            raise
        problems = error.problems
    remarks = problems if entered.understood else ()
    text = as_draft.render(source, entered.understood, remarks, intake.library, request.language)
    told = (*entered.warnings, *(each for each in unread(entered) if each.severity == "error"))
    return Draft(text, in_order(told if entered.understood else problems))


def template_of_decisions(level: str, names: Sequence[str], day: date, language: Language, form: str) -> str | bytes:
    """An empty file of decisions, with the targets to choose from: of the sets in force or named, of a level or all."""
    library, asked = load_targets(names)
    if level and level not in library.levels:
        raise UnknownName("level", level, library.levels)
    every = [target for each in for_template(library, asked, day) or library.sets for target in each.targets]
    concerned = [each for each in every if any(level in ("", one.level) for one in each.concerns.units)]
    if form == "xlsx":
        from engine.report import as_decisions

        return as_decisions.render((), concerned or every, library, language)
    from engine.report import as_decisions_yaml

    return as_decisions_yaml.render((), concerned or every, language)


def template_of_minutes(_level: str, _names: Sequence[str], _day: date, language: Language, _form: str) -> str | bytes:
    """The template of minutes, in Word, for a team to change; it is the same for all levels and days."""
    from engine.report.minutes_template import template_in

    return template_in(language)


def template_for(level: str, names: Sequence[str], day: date, language: Language, form: str) -> str | bytes:
    """An empty submission for units of a level, by the sets in force on a day or those named; in YAML or XLSX."""
    library, asked = load_targets(names)
    if level not in library.levels:
        raise UnknownName("level", level, library.levels)
    sets = for_template(library, asked, day)
    if not sets:
        known = ", ".join(each.id for each in library.sets)
        details = {"day": day.isoformat(), "unit": library.levels[level].name.get(language), "known": known}
        raise InputError([Problem("chitieu template", "no-target-set", details=details)])
    if form == "xlsx":
        from engine.report import as_workbook

        return as_workbook.render(level, sets, library, language)
    from engine.report import as_template

    return as_template.render(level, sets, library, language)
