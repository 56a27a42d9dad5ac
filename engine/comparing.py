"""Two files for the command ``compare``: judged one after the other, then set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from engine import phrase
from engine.asked import Request
from engine.comparison import compare, is_older, same_unit
from engine.fields import Language
from engine.model import Assessment
from engine.model.compared import Comparison
from engine.pipeline import NOT_PASSED, NOT_READ, PASSED, Judge
from engine.problem import Problem, in_order, name_of
from targets import Library


class Compared(NamedTuple):
    """What a comparison gives; none where a file could not be judged, or where they are of two units."""

    comparison: Comparison | None
    problems: tuple[Problem, ...]
    library: Library
    language: Language

    @property
    def exit_status(self) -> int:
        """Passed where no target newly fails or can no longer be verified."""
        if self.comparison is None:
            return NOT_READ
        return NOT_PASSED if self.comparison.is_worse else PASSED


def compared(old: Path, new: Path, request: Request, *, any_unit: bool) -> Compared:
    """The one submission of each file, side by side; of two units only with ``any_unit``.

    Raises UnknownName, and InputError for a file of targets that is wrong.
    """
    judge = Judge(request)
    found: list[Assessment] = []
    problems: list[Problem] = []
    for path in (old, new):
        report = judge.check([path])
        problems.extend((*report.problems, *_too_many(path, report.assessments)))
        found.extend(report.assessments if len(report.assessments) == 1 else ())
    if len(found) == 2:
        old_one, new_one = found
        apart = () if any_unit else _two_units(old_one, new_one, judge.library, request.language)
        problems.extend(apart or _wrong_order(old_one, new_one))
    stopped = len(found) < 2 or any(each.code == "two-units" for each in problems)
    comparison = None if stopped else compare(*judge.beside_each_other(found))
    return Compared(comparison, in_order(problems), judge.library, request.language)


def _too_many(path: Path, assessments: Sequence[Assessment]) -> Sequence[Problem]:
    if len(assessments) < 2:
        return ()
    return (Problem(name_of(path), "several-to-compare", details={"count": str(len(assessments))}),)


def _two_units(old: Assessment, new: Assessment, library: Library, language: Language) -> Sequence[Problem]:
    first, second = old.submission, new.submission
    if same_unit(first.unit, second.unit):
        return ()
    details = {"source": first.source}
    for name, unit in (("old", first.unit), ("new", second.unit)):
        above = [each for each in (unit.parent, unit.province) if each]
        level = library.levels[unit.level].name.get(language)
        details[name] = f"{', '.join([unit.name, *above])} ({level})"
    return (Problem(second.source, "two-units", details=details),)


def _wrong_order(old: Assessment, new: Assessment) -> Sequence[Problem]:
    first, second = old.submission, new.submission
    if not is_older(second, first):
        return ()
    ends = {"old": phrase.day(first.period.to), "new": phrase.day(second.period.to), "source": first.source}
    return (Problem(second.source, "new-is-older", details=ends, severity="warning"),)


def rendered(result: Compared, form: str) -> str:
    """The comparison in one of the formats; only the module of that format is imported."""
    comparison, problems, library, language = result
    if form == "json":
        from engine.report import as_comparison_json

        return as_comparison_json.render(comparison, problems, language)
    if comparison is None:
        return ""
    from engine.report import as_comparison

    if form == "markdown":
        return as_comparison.render_markdown(comparison, problems, library, language)
    return as_comparison.render(comparison, library, language)
