"""What is wrong with decisions that can be seen without any report: days, targets, levels, two for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from engine.comparison.units import folded_name
from engine.decisions.decisions import LIST, overlap, problem_at, same_unit
from engine.model.decided import Decision
from engine.normalise.filled import unknown_label
from engine.problem import Problem
from engine.source import Source
from engine.validate import listed, nearest
from targets import Library

Numbered = tuple[int, Decision]
"""A decision with its number in the file from 0."""


def checked(source: Source, found: Iterable[Numbered], library: Library) -> Iterator[Problem]:
    """All problems of decisions that have the right shape."""
    every = list(found)
    for position, decision in every:
        yield from _days(source, position, decision)
        yield from _words(source, position, decision, library)
    yield from _twice(source, every)


def _days(source: Source, position: int, decision: Decision) -> Iterator[Problem]:
    if decision.until is not None and decision.until < decision.when:
        details = {"from": decision.when.isoformat(), "until": decision.until.isoformat()}
        yield problem_at(source, (LIST, position, "until"), "ends-before-it-begins", **details)
    if decision.answer is None:
        return
    if decision.objection is None:
        yield problem_at(source, (LIST, position, "answer"), "answer-without-objection")
    elif decision.answer.when < decision.objection.when:
        details = {"answer": decision.answer.when.isoformat(), "objection": decision.objection.when.isoformat()}
        yield problem_at(source, (LIST, position, "answer", "when"), "answer-before-objection", **details)


def _words(source: Source, position: int, decision: Decision, library: Library) -> Iterator[Problem]:
    targets = [target.id for each in library.sets for target in each.targets]
    if decision.target not in targets:
        details = {"found": decision.target, "near": nearest(decision.target, targets)}
        yield problem_at(source, (LIST, position, "target"), "unknown-target", **details)
    level = decision.level
    if level is None or level in library.levels:
        return
    at = (LIST, position, "level")
    if source.labelled:
        yield problem_at(source, at, "unknown-label", found=level, **unknown_label(level, library.levels))
    else:
        details = {"expected": listed(library.levels), "near": nearest(level, library.levels)}
        yield problem_at(source, at, "unknown-word", found=level, **details)


def _twice(source: Source, every: Iterable[Numbered]) -> Iterator[Problem]:
    """Two that may be about one unit and target and hold on one day: told of the later one in the file."""
    alike: dict[tuple[str, str], list[Numbered]] = defaultdict(list)
    for position, decision in every:
        own = alike[folded_name(decision.unit), decision.target]
        first = _first_overlapping(decision, own)
        if first is not None:
            details = {"first": str(first + 1), "target": decision.target}
            yield problem_at(source, (LIST, position, "target"), "decision-twice", **details)
        own.append((position, decision))


def _first_overlapping(decision: Decision, earlier: Sequence[Numbered]) -> int | None:
    found = (at for at, other in earlier if same_unit(decision, other) and overlap(decision, other))
    return next(found, None)
