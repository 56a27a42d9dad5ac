"""Runs the command in this process, faithfully: arguments in; status, standard output and standard error out."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import cli

ROOT = Path(__file__).resolve().parent.parent
THRESHOLD = gc.get_threshold()


def interruptible() -> None:
    """Heeds interruptions, which what runs beside a shell or without it ignores and hands on; for ``preexec_fn``."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


class Result(NamedTuple):
    status: int
    out: str
    err: str


def run(*arguments: object) -> Result:
    """What the program does with these arguments, in the current folder."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            cli.run([str(each) for each in arguments])
        except SystemExit as exit_:
            status = exit_.code if isinstance(exit_.code, int) else 1
        finally:
            _as_before()
    return Result(status, out.getvalue(), err.getvalue())


def _as_before() -> None:
    """A command puts off the collection of garbage, as it ends soon; these tests do not."""
    gc.set_threshold(*THRESHOLD)
    gc.unfreeze()
    gc.enable()


def spawn(*arguments: object, folder: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The same in a process of its own, with its output as bytes."""
    command = [sys.executable, str(ROOT / "cli.py"), *(str(each) for each in arguments)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, capture_output=True, check=False, cwd=folder, env=variables, timeout=60)
