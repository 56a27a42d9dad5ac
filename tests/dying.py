"""Work for other processes that ends badly: what tests give to ``engine.many`` and the pipeline."""

from __future__ import annotations

import os
import signal

from engine.asked import Request
from engine.pipeline import judged_elsewhere
from engine.read.folders import Given


def doubled(number: int) -> int:
    """Twice the number; 13 kills the process, 17 asks for too much memory, 19 is a bug."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 17:
        bytearray(10**12)
    if number == 19:
        raise LookupError(number)
    return 2 * number


def judged_or_killed(request: Request, given: Given) -> bytes:
    """What the file gives; one named deadly kills the process."""
    if given.path.name == "deadly.yaml":
        os.kill(os.getpid(), signal.SIGKILL)
    return judged_elsewhere(request, given)


def judged_with_bugs(_request: Request, _given: Given) -> bytes:
    """As if each file had met a bug."""
    return b""
