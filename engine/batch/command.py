"""What the command ``batch`` gives: tables beside each other, a short summary, problems, and an exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from engine.asked import Request
from engine.batch.database import Bounds
from engine.batch.located import Located
from engine.batch.run import Batch
from engine.batch.run import batch as judged
from engine.batch.written import places
from engine.fields import Language
from engine.model import SEVERITIES, VERDICTS
from engine.model.scored import Scheme
from engine.output import NotWritten
from engine.phrase import count
from engine.pipeline import NOT_PASSED, NOT_READ, PASSED
from engine.problem import InputError, Problem, in_order, name_of, stops
from engine.wording import say

_RESULTS = ("met", "not_met", "undetermined")
_NOT_CLEAN = ("fail", "missing", "inconclusive")


class Made(NamedTuple):
    """What is to be shown, and what was wrong."""

    summary: str
    problems: tuple[Problem, ...]
    exit_status: int


def batch(
    paths: Sequence[Located],
    units: Located | None,
    output: Path,
    request: Request,
    bounds: Bounds,
    told: Callable[[str], None] | None,
    partitions: int = 1,
    scheme: Scheme | None = None,
) -> Made:
    """Judges tables of readings and writes what is found. Raises UnknownName and NotWritten."""
    try:
        result = judged(paths, units, output, request, bounds, told, partitions, scheme)
    except InputError as error:
        return Made("", in_order(error.problems), NOT_READ)
    problems = in_order(result.problems)
    summary = "\n".join(_lines(result, output, scheme, request.language)) + "\n"
    return Made(summary, problems, NOT_READ if stops(problems) else _status(result))


def _status(result: Batch) -> int:
    clean = not any(result.verdicts.get(each) for each in _NOT_CLEAN) and not result.severities.get("error")
    return PASSED if clean else NOT_PASSED


def _lines(result: Batch, output: Path, scheme: Scheme | None, language: Language) -> Iterator[str]:
    sizes = {name: count(getattr(result, name), language) for name in ("rows", "units", "cases", "rejected")}
    yield say("batch", "judged-line", language, **sizes)
    yield say("batch", "rejected-line", language, **sizes)
    findings = count(sum(result.verdicts.values()), language)
    verdicts = "; ".join(
        f"{say('report', each, language)} {count(result.verdicts.get(each, 0), language)}" for each in VERDICTS
    )
    yield say("batch", "verdicts-line", language, findings=findings, counts=verdicts)
    for name in sorted({name for name, _ in result.sets}):
        counts = [
            f"{say('report', each, language)} {count(result.sets.get((name, each), 0), language)}" for each in _RESULTS
        ]
        yield say("batch", "set-line", language, set=name, counts="; ".join(counts))
    severities = "; ".join(
        f"{say('report', each, language)} {count(result.severities.get(each, 0), language)}" for each in SEVERITIES
    )
    yield say("batch", "discrepancies-line", language, counts=severities)
    yield say("batch", "files-line", language)
    beside = places(output, scored=scheme is not None)
    of_scheme = {"scheme": scheme.name.get(language), "id": scheme.id} if scheme else {}
    yield from (f"  {name_of(path)}: {say('batch', name, language, **of_scheme)}" for name, path in beside.items())


__all__ = ["Made", "NotWritten", "batch"]
