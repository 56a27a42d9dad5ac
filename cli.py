"""The command line: parses options, calls engine.pipeline, prints, sets the exit status; nothing else."""

from __future__ import annotations

import gc

gc.disable()  # until all is loaded: nothing of that is garbage, and a command starts sooner

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from engine import options, program
from engine.help import Group
from engine.listing import rules_group, targets_group
from engine.of_one import compare, fill, read
from engine.options import FORMATS, SCORE_FORMS
from engine.program import PASSED
from engine.terminal import complain, give, give_all, progress
from engine.wording import say

if TYPE_CHECKING:
    from engine.asked import Request
    from engine.batch.database import Bounds
    from engine.batch.located import Located
    from engine.dossiers.asked import Derive
    from engine.fields import Language
    from engine.model.derived import SetBeside
    from engine.pipeline import Report

VIETNAM = timedelta(hours=7)
_SELDOM = (50_000, 20, 1_000)


@click.group(cls=Group, name="chitieu", context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(package_name="chitieu", message="%(prog)s %(version)s")
@options.language
def chitieu(language: Language) -> None:
    chitieu.language = language


chitieu.add_command(targets_group)
chitieu.add_command(rules_group)
for each in (compare, read, fill):
    chitieu.add_command(each)


@chitieu.command()
@options.paths
@options.asking
@options.strict
@options.verify
@options.form(*FORMATS)
def check(paths: tuple[Path, ...], request: Request, form: str, output: Path | None) -> int:
    from engine.rendered import rendered

    report = _judged(paths, request)
    if report.assessments or form != "table":
        give(rendered(report, form), output)
    if report.verified is not None:
        from engine.report.as_verified import render

        click.echo(render(report.verified, request.language), err=True, nl=False)
    return report.exit_status


@chitieu.command()
@options.paths
@options.auditing
@options.strict
@options.beside
@options.form(*FORMATS)
def audit(
    paths: tuple[Path, ...],
    request: Request,
    dossiers: Path | None,
    mapping: str,
    memory: str,
    form: str,
    output: Path | None,
) -> int:
    from engine.rendered import rendered_audit

    report = _judged(paths, request._replace(audits=True), complains=dossiers is None)
    beside: tuple[SetBeside | None, ...] = ()
    if dossiers is not None:
        from engine.dossiers.asked import Derive
        from engine.dossiers.beside import set_against

        asked = Derive(mapping=mapping, memory=memory, as_of=_today(), language=request.language)
        report, beside = set_against(report, [dossiers], asked, strict=request.strict)
        complain(report.problems, request.language)
    if report.assessments or form != "table":
        give(rendered_audit(report, form, beside), output)
    return report.exit_status


@chitieu.command()
@options.paths
@options.deriving
@options.rejected
@options.readings
@options.form("table", "csv", "json", "yaml", shown=False)
def derive(paths: tuple[Path, ...], asked: Derive, rejected: Path | None, output: Path | None, form: str | None) -> int:
    from engine.dossiers.command import NotWritten, derive

    asked = asked._replace(as_of=asked.as_of or _today())
    told = _steps("dossiers", asked.language)
    try:
        made = derive(paths, asked, rejected, output, form or options.form_named(output), told)
    except NotWritten as error:
        raise click.FileError(str(error.path), error.reason) from None
    complain(made.problems, asked.language)
    if made.content is not None:
        give(made.content, output)
    return made.exit_status


@chitieu.command()
@options.tables
@options.batching
def batch(
    paths: tuple[Located, ...],
    units: Located | None,
    output: Path | None,
    explain: tuple[str, str] | None,
    score: str | None,
    partitions: int,
    request: Request,
    bounds: Bounds,
) -> int:
    from engine.batch.command import NotWritten, batch
    from engine.scored import scheme_named

    if explain is not None:
        return _explained(paths, units, explain, request, bounds, score or options.SCHEME)
    place = options.need_output(output)
    scheme = None if score is None else scheme_named(score, request)
    try:
        made = batch(paths, units, place, request, bounds, _steps("batch", request.language), partitions, scheme)
    except NotWritten as error:
        raise click.FileError(str(error.path), error.reason) from None
    complain(made.problems, request.language)
    if made.summary:
        give(made.summary, None)
    return made.exit_status


@chitieu.command()
@options.target
@options.paths
@options.asking
@options.scheme
@options.form("table", "json")
def explain(paths: tuple[Path, ...], target: str, request: Request, scheme: str, form: str, output: Path | None) -> int:
    from engine.explained import explained
    from engine.scored import scheme_named

    chosen = scheme_named(scheme, request)
    report = _judged(paths, request)
    text = explained(report, target, form, chosen)
    if text:
        give(text, output)
    return report.exit_status


@chitieu.command()
@options.paths
@options.asking_many
@options.strict
@options.scheme
@options.decisions
@options.template
@options.details
@options.form(*SCORE_FORMS, shown=False)
def score(
    paths: tuple[Path, ...],
    request: Request,
    scheme: str,
    decisions: Path | None,
    template: Path | None,
    form: str | None,
    outputs: tuple[Path, ...],
    *,
    details: bool,
) -> int:
    from engine.scored import decisions_in, on_screen, scheme_named, scored, template_in, write_files

    chosen, decided = scheme_named(scheme, request), decisions_in(decisions, request)
    own = template_in(template)
    report = _judged(paths, request._replace(reasons=False))
    gc.disable()  # all that follows is kept until the end, or freed at once
    result = scored(report, chosen, request, decided)
    complain(result.problems, request.language)
    if result.scoring.units:
        give_all(partial(write_files, result, outputs, own, processes=_processors()))
    shown = form or ("" if outputs else "table")
    if shown and (result.scoring.units or shown != "table"):
        give(on_screen(result, shown, own, details=details), None)
    return result.exit_status


@chitieu.command()
@options.level
@options.for_decisions
@options.for_minutes
@options.targets
@options.as_of
@options.form("yaml", "xlsx", shown=False)
@options.output
@options.overwrite
@options.language
def template(
    level: str | None,
    decisions: bool,
    minutes: bool,
    targets: tuple[str, ...],
    as_of: date | None,
    form: str | None,
    output: Path | None,
    overwrite: bool,
    language: Language,
) -> int:
    from engine.drafts import template_for, template_of_decisions, template_of_minutes

    options.need_level(level, unless=decisions or minutes)
    named = "xlsx" if output is not None and output.suffix.lower() == ".xlsx" else "yaml"
    make = template_of_minutes if minutes else template_of_decisions if decisions else template_for
    made = make(level or "", targets, as_of or _today(), language, form or named)
    options.keep_work(made, output, overwrite=overwrite)
    give(made, output)
    return PASSED


def _explained(
    paths: Sequence[Located], of: Located | None, asked: Sequence[str], request: Request, bounds: Bounds, scheme: str
) -> int:
    from engine.batch.single import judged_alone
    from engine.explained import explained
    from engine.scored import scheme_named

    unit, target = asked
    report = judged_alone(paths, of, unit, request, bounds)
    complain(report.problems, request.language)
    give(explained(report, target, "table", scheme_named(scheme, request)), None)
    return report.exit_status


def _judged(paths: Sequence[Path], request: Request, *, complains: bool = True) -> Report:
    from engine.pipeline import Judge

    judge = Judge(request)
    gc.freeze()
    gc.set_threshold(*_SELDOM)  # what is judged is kept: to look through it again and again finds nothing
    gc.enable()
    label = say("commands", "judging", request.language) if _draws() else ""
    with progress(label, shown=_draws()) as told:
        report = judge.check(paths, processes=_processors(), told=told)
    if complains:
        complain(report.problems, request.language)
    return report


def _steps(file: str, language: Language) -> Callable[[str], None] | None:
    """What tells each step, in the words of the file; nothing where nobody looks."""

    def told(step: str) -> None:
        click.echo(say(file, f"step-{step}", language) + " …", err=True)

    return told if _draws() else None


def _today() -> date:
    return (datetime.now(UTC) + VIETNAM).date()


def _draws() -> bool:
    """Whether standard error is a terminal that may be drawn on."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stderr is not None and sys.stderr.isatty()


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """The whole program: runs the command and exits with its status; never shows a traceback."""
    program.run(chitieu, arguments)


if __name__ == "__main__":
    run()
