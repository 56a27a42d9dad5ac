"""Work for other processes that ends badly: what tests give to ``engine.many`` and the pipeline."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

from engine.asked import Request
from engine.pipeline import judged_elsewhere, judged_together
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


def doubled_together(numbers: Sequence[int]) -> list[int] | None:
    """Twice each of the numbers; one above 100 among them and nothing comes of any."""
    return [doubled(number) for number in numbers] if max(numbers) <= 100 else None


def together_or_killed(request: Request, share: Sequence[Given]) -> list[bytes] | None:
    """What the files give; one named deadly among them kills the process, one named greedy asks for too much memory."""
    names = {given.path.name for given in share}
    if "deadly.yaml" in names:
        os.kill(os.getpid(), signal.SIGKILL)
    if "greedy.yaml" in names:
        bytearray(10**12)
    return judged_together(request, share)
