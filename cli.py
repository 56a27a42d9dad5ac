"""The command line: parses options, calls engine.pipeline, prints, sets the exit status; nothing else."""

from __future__ import annotations

import gc

gc.disable()  # until all is loaded: nothing of that is garbage, and a command starts sooner

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from engine.fields import day
from engine.help import Group, bug, chosen_language, misuse, unknown_name

if TYPE_CHECKING:
    from engine.fields import Language
    from engine.pipeline import Judge
    from engine.problem import Problem

FORMATS = ("table", "json", "markdown", "junit")
VIETNAM = timedelta(hours=7)
PASSED, MISUSED, NOT_READ, BUG = 0, 2, 3, 4  # see engine.pipeline, where what they mean is written


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    try:
        return None if text is None else day(text)
    except ValueError:
        raise click.BadParameter(text or "") from None


_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
_targets = click.option("--targets", multiple=True, metavar="NAME_OR_FILE")
_as_of = click.option("--as-of", metavar="DATE", callback=_day)
_level = click.option("--level", metavar="LEVEL")
_output = click.option("--output", "-o", metavar="FILE", type=click.Path(path_type=Path))
_language = click.option("--lang", "language", type=click.Choice(["vi", "en"]), default=chosen_language)
_format = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)


def _judging(command: Callable[..., int]) -> Callable[..., int]:
    for option in (_language, _output, _level, _as_of, _targets, _paths):
        command = option(command)
    return command


@click.group(cls=Group, name="chitieu", context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(package_name="chitieu", message="%(prog)s %(version)s")
@_language
def chitieu(language: Language) -> None:
    chitieu.language = language


@chitieu.command()
@_judging
@_format
def check(
    paths: tuple[Path, ...],
    targets: tuple[str, ...],
    as_of: date | None,
    level: str | None,
    form: str,
    output: Path | None,
    language: Language,
) -> int:
    from engine.pipeline import rendered

    report = _judge(targets, as_of, level, language).check(paths)
    _complain(report.problems, language)
    if report.assessments or form != "table":
        _give(rendered(report, form), output)
    return report.exit_status


@chitieu.command()
@click.option("--target", required=True, metavar="TARGET")
@_judging
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def explain(
    paths: tuple[Path, ...],
    target: str,
    targets: tuple[str, ...],
    as_of: date | None,
    level: str | None,
    form: str,
    output: Path | None,
    language: Language,
) -> int:
    from engine.pipeline import explained

    judge = _judge(targets, as_of, level, language)
    report = judge.check(paths)
    _complain(report.problems, language)
    text = explained(report, target, form)
    if text:
        _give(text, output)
    return report.exit_status


@chitieu.command()
@click.option("--level", required=True, metavar="LEVEL")
@_targets
@_as_of
@_output
@_language
def template(level: str, targets: tuple[str, ...], as_of: date | None, output: Path | None, language: Language) -> int:
    from engine.pipeline import template_for

    today = (datetime.now(UTC) + VIETNAM).date()
    _give(template_for(level, targets, as_of or today, language), output)
    return PASSED


@chitieu.group(cls=Group, name="targets")
def targets_group() -> None:
    pass


@targets_group.command(name="list")
@_targets
@_language
def targets_list(targets: tuple[str, ...], language: Language) -> int:
    from engine.pipeline import load_targets
    from engine.report import as_listing

    _give(as_listing.sets(load_targets(targets)[0], language), None)
    return PASSED


@targets_group.command(name="show")
@click.argument("name", metavar="NAME_OR_FILE")
@_language
def targets_show(name: str, language: Language) -> int:
    from engine.lookup import one_set
    from engine.report import as_listing

    found, library = one_set(name)
    _give(as_listing.target_set(found, library, language), None)
    return PASSED


@targets_group.command(name="diff")
@click.argument("first", metavar="NAME_OR_FILE")
@click.argument("second", metavar="NAME_OR_FILE")
@_language
def targets_diff(first: str, second: str, language: Language) -> int:
    from engine.lookup import one_set
    from engine.report import as_listing

    _give(as_listing.difference(one_set(first)[0], one_set(second)[0], language), None)
    return PASSED


@targets_group.command(name="lint")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@_language
def targets_lint(paths: tuple[Path, ...], language: Language) -> int:
    from engine.lookup import lint_targets

    problems, summary = lint_targets(paths, language)
    return _linted(problems, summary, language)


@chitieu.group(cls=Group, name="rules")
def rules_group() -> None:
    pass


@rules_group.command(name="list")
@_language
def rules_list(language: Language) -> int:
    import rules
    from engine.report import as_listing

    _give(as_listing.rules(rules.load_shipped(), language), None)
    return PASSED


@rules_group.command(name="show")
@click.argument("name", metavar="RULE")
@_language
def rules_show(name: str, language: Language) -> int:
    from engine.lookup import one_rule
    from engine.report import as_listing

    _give(as_listing.rule(one_rule(name), language), None)
    return PASSED


@rules_group.command(name="lint")
@click.argument("folder", required=False, metavar="[FOLDER]", type=click.Path(path_type=Path, file_okay=False))
@_language
def rules_lint(folder: Path | None, language: Language) -> int:
    from engine.lookup import lint_rules

    problems, summary = lint_rules(folder, language)
    return _linted(problems, summary, language)


def _judge(targets: tuple[str, ...], as_of: date | None, level: str | None, language: Language) -> Judge:
    from engine.pipeline import Judge, Request

    judge = Judge(Request(targets=targets, as_of=as_of, level=level, language=language))
    gc.freeze()
    gc.enable()
    return judge


def _linted(problems: Sequence[Problem], summary: str, language: Language) -> int:
    _complain(problems, language)
    if not problems:
        _give(summary + "\n", None)
    return NOT_READ if problems else PASSED


def _complain(problems: Iterable[Problem], language: Language) -> None:
    for problem in problems:
        from engine.report.problems import as_text

        click.echo(as_text(problem, language), err=True)


def _give(text: str, output: Path | None) -> None:
    try:
        if output is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            from engine.output import write_whole

            write_whole(output, text.encode())
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # whoever reads has read enough: click ends the program
            raise
        if output is None:
            sys.stdout = None  # what is left in it cannot be written at the end either
        raise click.FileError(str(output or "stdout"), error.strerror or str(error)) from None


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """The whole program: runs the command and exits with its status; never shows a traceback."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = _spoken(words)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _status(words, language)
    except Exception as error:  # noqa: BLE001  a fault in telling of a fault
        sys.stderr.write(f"chitieu: {type(error).__name__}: {error}\n")
        status = BUG
    sys.exit(status)


def _spoken(words: Sequence[str]) -> Language:
    chosen = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    chosen += [after for word, after in pairwise(words) if word == "--lang"]
    return "en" if "en" in chosen else "vi"


def _status(words: Sequence[str], language: Language) -> int:
    try:
        chitieu.language = language
        status = chitieu.main(args=list(words), prog_name="chitieu", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return MISUSED
    except (click.Abort, KeyboardInterrupt):
        return 130
    except click.ClickException as error:
        click.echo(misuse(error, language), err=True)
        return MISUSED
    except Exception as error:  # noqa: BLE001  anything else would show a traceback
        return _explained_failure(error, language)
    return status if isinstance(status, int) else PASSED


def _explained_failure(error: Exception, language: Language) -> int:
    from engine.pipeline import UnknownName
    from engine.problem import InputError

    if isinstance(error, InputError):
        _complain(error.problems, language)
        return NOT_READ
    if isinstance(error, UnknownName):
        click.echo(unknown_name(error.kind, error.name, error.known, error.near, language), err=True)
        return MISUSED
    click.echo(bug(error, language), err=True)
    return BUG


if __name__ == "__main__":
    run()
