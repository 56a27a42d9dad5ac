"""What a command gives to the outside: results to standard output or a file, messages and bars to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.fields import Language

if TYPE_CHECKING:
    from engine.problem import Problem

_MANY = 20
"""Fewer files are judged before anybody would look at a bar."""


class NotForTerminal(click.UsageError):
    """A result that is not text, and nowhere to put it but the screen."""


def complain(problems: Iterable[Problem], language: Language) -> None:
    """Tells the problems on standard error."""
    for problem in problems:
        from engine.report.problems import as_text

        click.echo(as_text(problem, language), err=True)


def give(result: str | bytes, output: Path | None) -> None:
    """Gives the result to the file, or to standard output. Raises click's exceptions where that cannot be."""
    if output is None and isinstance(result, bytes) and sys.stdout.isatty():
        raise NotForTerminal("", click.get_current_context())
    data = result.encode() if isinstance(result, str) else result
    try:
        if output is None:
            if isinstance(result, str):
                sys.stdout.write(result)
            else:
                sys.stdout.buffer.write(data)
            sys.stdout.flush()
        else:
            from engine.output import write_whole

            write_whole(output, data)
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # whoever reads has read enough: click ends the program
            raise
        if output is None:
            sys.stdout = None  # what is left in it cannot be written at the end either
        raise click.FileError(str(output or "stdout"), error.strerror or str(error)) from None


def need_places(paths: Sequence[Path]) -> None:
    """Raises click's exceptions where it can be seen beforehand that one of the files cannot be written."""
    from engine.output import NotWritten, check_places

    try:
        check_places(paths)
    except NotWritten as error:
        raise click.FileError(str(error.path), error.reason) from None


def give_all(write: Callable[[], None]) -> None:
    """Lets all files be written, or none where one cannot be. Raises click's exceptions."""
    from engine.output import NotWritten

    try:
        write()
    except NotWritten as error:
        raise click.FileError(str(error.path), error.reason) from None


@contextmanager
def progress(label: str, *, shown: bool) -> Iterator[Callable[[int, int], None] | None]:
    """What to tell how many files are done, and of how many; it draws a bar where there are many."""
    if not shown:
        yield None
        return
    with ExitStack() as stack:
        bars: list[Any] = []

        def told(_done: int, total: int) -> None:
            if total > _MANY and not bars:
                bar = click.progressbar(length=total, label=label, show_pos=True, file=sys.stderr)
                bars.append(stack.enter_context(bar))
            for bar in bars:
                bar.update(1)

        yield told
