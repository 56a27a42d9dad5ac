"""Many submissions for the command ``score``: judged, scored by a scheme, and shown in several forms."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from engine import kept
from engine.asked import Request, UnknownName, with_asked
from engine.decisions import NO_DECISIONS, Decisions, applied, read_decisions
from engine.fields import Language
from engine.model.scored import Scheme, Scoring, UnitLine
from engine.output import write_all
from engine.pipeline import FEWEST, NOT_PASSED, NOT_READ, PASSED, Report
from engine.problem import Problem, in_order, name_of, stops
from engine.put_away import held_of
from engine.read import read_bytes
from engine.report import score_forms
from engine.scoring import score
from targets import Library, schemes

if TYPE_CHECKING:
    from engine.report.docx_template import Template

_CHARTS = "vl_convert"
"""The library that draws charts."""


class Scored(NamedTuple):
    """A scoring, and the problems that came up after the report's own."""

    scoring: Scoring
    problems: tuple[Problem, ...]
    library: Library
    language: Language

    @property
    def exit_status(self) -> int:
        """As of ``check``, by the verdicts that count; a doubt is open too."""
        if stops(self.scoring.problems) or not self.scoring.units:
            return NOT_READ
        is_clean = not self.scoring.doubts and all(map(_is_clean, self.scoring.units))
        return PASSED if is_clean else NOT_PASSED


def scheme_named(name: str, request: Request) -> Scheme:
    """The scheme of that name that comes with the program, or of a file.

    Raises InputError for a file that is wrong, UnknownName for a name that is neither.
    """
    library = with_asked(kept.shipped().library, request.targets).library
    path = Path(name)
    if name in schemes.names():
        return schemes.load_shipped(name, library)
    if path.suffix in (".yaml", ".yml", ".json") or path.exists():
        return schemes.read(name_of(path), read_bytes(path), library)
    raise UnknownName("scheme", name, schemes.names())


def decisions_in(path: Path | None, request: Request) -> Decisions:
    """The decisions of a file, or none where there is no file. Raises InputError with all that is wrong in it."""
    if path is None:
        return NO_DECISIONS
    library = with_asked(kept.shipped().library, request.targets).library
    return read_decisions(name_of(path), read_bytes(path), library)


def scored(report: Report, scheme: Scheme, request: Request, decisions: Decisions = NO_DECISIONS) -> Scored:
    """The submissions of a report by a scheme, with the decisions that hold for them."""
    held = held_of(report.assessments)
    outlines = (each.outline for each in held) if decisions.decisions else ()
    decided, found = applied(decisions, outlines, request.as_of)
    scoring = score(
        held,
        scheme,
        report.library,
        decided=decided,
        decisions=decisions.decisions,
        problems=(*report.problems, *found),
        as_of=request.as_of,
    )
    return Scored(scoring, in_order(found), report.library, request.language)


def _is_clean(unit: UnitLine) -> bool:
    verdicts = {"suspended" if row.standing == "suspended" else row.verdict for row in unit.rows}
    return not unit.has_errors and verdicts.isdisjoint({"fail", "missing", "inconclusive", "suspended"})


def template_in(path: Path | None) -> Template | None:
    """A team's own template of minutes, where there is one. Raises InputError with all that is wrong in it."""
    if path is None:
        return None
    from engine.own_template import read_template

    return read_template(path)


def rendered(result: Scored, form: str, template: Template | None = None) -> str | bytes:
    """The scoring in one of the forms; only the module of that form is imported."""
    return score_forms.render(form, result.scoring, result.library, result.language, template)


def on_screen(result: Scored, form: str, template: Template | None = None, *, details: bool) -> str | bytes:
    """What is printed: of the table only a summary, unless it is to be in detail."""
    if form != "table" or details:
        return rendered(result, form, template)
    from engine.report import as_scores

    return as_scores.summary(result.scoring, result.library, result.language)


def write_files(result: Scored, paths: Sequence[Path], template: Template | None = None, *, processes: int = 1) -> None:
    """Writes each of the files in the form that its name asks for: all, or none. Raises NotWritten.

    Those of many units are made in so many ``processes`` at once.
    """
    from engine.many import beside

    def write(path: Path, file: IO[bytes]) -> None:
        form = score_forms.form_of(path) or "table"
        score_forms.write(file, form, result.scoring, result.library, result.language, template)

    write_all(paths, write, partial(beside, processes=processes if _may_be_copied(result) else 1))


def _may_be_copied(result: Scored) -> bool:
    """Whether copies of this process are worth while, and can do it.

    What draws charts works in threads of its own. Once it is here, a copy, which has no threads, would wait for them.
    """
    return len(result.scoring.units) >= FEWEST and _CHARTS not in sys.modules
