"""The commands on a single report, or on two of one unit: ``read``, ``fill``, ``compare``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine import options
from engine.help import Command
from engine.program import NOT_READ, PASSED
from engine.terminal import complain, give

if TYPE_CHECKING:
    from engine.asked import Request


@click.command(cls=Command)
@options.old
@options.new
@options.asking_both
@options.any_unit
@options.form("table", "json", "markdown")
def compare(old: Path, new: Path, any_unit: bool, request: Request, form: str, output: Path | None) -> int:
    from engine.comparing import compared, rendered

    result = compared(old, new, request, any_unit=any_unit)
    complain(result.problems, request.language)
    text = rendered(result, form)
    if text:
        give(text, output)
    return result.exit_status


@click.command(cls=Command)
@options.file
@options.asking
@options.overwrite
def read(path: Path, request: Request, output: Path | None, overwrite: bool) -> int:
    from engine.drafts import draft
    from engine.problem import stops

    made = draft(path, request)
    complain(made.problems, request.language)
    options.keep_work(made.text, output, overwrite=overwrite)
    give(made.text, output)
    return NOT_READ if stops(made.problems) else PASSED


@click.command(cls=Command)
@options.file
@options.asking
@options.decisions
@options.column
@options.overwrite
def fill(
    path: Path, request: Request, decisions: Path | None, column: str | None, output: Path | None, overwrite: bool
) -> int:
    from engine.filling.run import filled
    from engine.scored import decisions_in

    made = filled(path, request, decisions_in(decisions, request), column)
    complain(made.problems, request.language)
    if made.content is not None:
        options.keep_work(made.content, output, overwrite=overwrite)
        give(made.content, output)
    return made.exit_status
