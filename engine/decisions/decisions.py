"""The nouns of a file of decisions: what was decided, and where in the file it stands."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from engine.comparison.units import folded_name
from engine.model import Unit
from engine.model.decided import Decision
from engine.problem import NOWHERE, Position, Problem
from engine.read.decision_table import LIST
from engine.source import Scalar, Source, find
from engine.validate import within

Path = tuple[int | str, ...]


class Decisions(NamedTuple):
    """The decisions of a file in its order, which makes no difference."""

    decisions: tuple[Decision, ...]
    source: Source
    warnings: tuple[Problem, ...] = ()


NO_DECISIONS = Decisions((), Source("", (), Scalar(None, NOWHERE)))


def problem_at(source: Source, path: Path, code: str, /, **details: str) -> Problem:
    """A problem of what stands at ``path``, or of the last that is there on the way to it."""
    return source.problem(code, _position(source, path), within(source, path), **details)


def same_unit(one: Decision, other: Decision) -> bool:
    """Whether the two may be about one unit, as far as they say."""
    alike = ((one.level, other.level), (one.parent, other.parent), (one.province, other.province))
    return folded_name(one.unit) == folded_name(other.unit) and all(map(_agree, *zip(*alike, strict=True)))


def is_about(decision: Decision, unit: Unit) -> bool:
    """Whether a decision may be about a unit, as far as both say."""
    above = ((decision.parent, unit.parent), (decision.province, unit.province))
    is_named = folded_name(decision.unit) == folded_name(unit.name)
    return is_named and decision.level in (None, unit.level) and all(_agree(*each) for each in above)


def overlap(one: Decision, other: Decision) -> bool:
    """Whether there is a day on which both hold."""
    ends = [each.until or date.max for each in (one, other)]
    return one.when <= ends[1] and other.when <= ends[0]


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or folded_name(one) == folded_name(other)


def _position(source: Source, path: Path) -> Position:
    _, node = find(source.root, path)
    return node.at


__all__ = ["LIST", "NO_DECISIONS", "Decisions", "Path", "is_about", "overlap", "problem_at", "same_unit"]
