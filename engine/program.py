"""The program around the commands: it ends with a status of its own whatever happens, and never with a traceback."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import NoReturn

import click

from engine.fields import Language
from engine.help import Group, bug, misuse, unknown_name
from engine.terminal import complain

PASSED, MISUSED, NOT_READ, BUG = 0, 2, 3, 4  # see engine.pipeline, where what they mean is written
INTERRUPTED = 130


def run(group: Group, arguments: Sequence[str] | None) -> NoReturn:
    """Runs the command that the arguments name and exits with its status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = _spoken(words)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with _interruptible():
            status = _status(group, words, language)
    except Exception as error:  # noqa: BLE001  a fault in telling of a fault
        sys.stderr.write(f"chitieu: {type(error).__name__}: {error}\n")
        status = BUG
    sys.exit(status)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Who ends the program, or closes its terminal, interrupts it: what it has begun is then taken back."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    ours = [each for each, handler in before.items() if handler is signal.SIG_DFL]
    for each in ours:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, before[each])


def _spoken(words: Sequence[str]) -> Language:
    chosen = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    chosen += [after for word, after in pairwise(words) if word == "--lang"]
    return "en" if "en" in chosen else "vi"


def _status(group: Group, words: Sequence[str], language: Language) -> int:
    try:
        group.language = language
        status = group.main(args=list(words), prog_name="chitieu", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return MISUSED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        click.echo(misuse(error, language), err=True)
        return MISUSED
    except Exception as error:  # noqa: BLE001  anything else would show a traceback
        return _explained_failure(error, language)
    return status if isinstance(status, int) else PASSED


def _explained_failure(error: Exception, language: Language) -> int:
    from engine.asked import UnknownName
    from engine.problem import InputError

    if isinstance(error, InputError):
        complain(error.problems, language)
        return NOT_READ
    if isinstance(error, UnknownName):
        click.echo(unknown_name(error.kind, error.name, error.known, error.near, language), err=True)
        return MISUSED
    click.echo(bug(error, language), err=True)
    return BUG
