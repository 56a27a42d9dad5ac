"""What is wrong with decisions that can be seen without any report: days, targets, levels, two for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from engine.comparison.units import folded_name
from engine.decisions.decisions import LIST, overlap, problem_at, same_unit
from engine.document import clean
from engine.model.decided import Decision
from engine.normalise.filled import unknown_label
from engine.problem import Problem
from engine.source import Source, plain
from engine.validate import listed, nearest
from targets import Library

Numbered = tuple[int, Decision]
"""A decision with its number in the file from 0."""


def checked(source: Source, found: Iterable[Numbered], library: Library) -> Iterator[Problem]:
    """All problems but those of the shape; ``found`` are the decisions whose shape is right."""
    every = list(found)
    for position, decision in every:
        yield from _days(source, position, decision)
    yield from _words(source, library)
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


def _words(source: Source, library: Library) -> Iterator[Problem]:
    """Targets and levels that there are not, also of decisions whose shape is wrong elsewhere."""
    targets = [target.id for each in library.sets for target in each.targets]
    tree = plain(source.root)
    written = tree.get(LIST) if isinstance(tree, dict) else None
    for position, each in enumerate(written if isinstance(written, list) else []):
        target, level = (each.get("target"), each.get("level")) if isinstance(each, dict) else (None, None)
        if isinstance(target, str) and target.strip() and clean(target) not in targets:
            details = {"found": target, "near": nearest(target, targets)}
            yield problem_at(source, (LIST, position, "target"), "unknown-target", **details)
        if isinstance(level, str) and level.strip() and clean(level) not in library.levels:
            yield _unknown_level(source, position, level, library)


def _unknown_level(source: Source, position: int, level: str, library: Library) -> Problem:
    at = (LIST, position, "level")
    if source.labelled:
        return problem_at(source, at, "unknown-label", found=level, **unknown_label(level, library.levels))
    details = {"expected": listed(library.levels), "near": nearest(level, library.levels)}
    return problem_at(source, at, "unknown-word", found=level, **details)


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
