"""A whole run: every unit's score, the doubts taken out, the rest ranked and looked at together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from engine.model import Fingerprint
from engine.model.decided import Decided, Decision
from engine.model.outlined import Held
from engine.model.scored import Scheme, Scoring, ScoringFingerprint, UnitLine
from engine.problem import NO_PLACE, NOWHERE, Problem, in_order
from engine.scoring.doubts import doubts
from engine.scoring.pictures import pictures
from engine.scoring.points import NO_DECISIONS, unit_line
from engine.scoring.ranking import rankings
from engine.scoring.unit_groups import unit_groups
from targets import Library

_Found: TypeAlias = tuple[UnitLine, Fingerprint]


def score(
    held: Iterable[Held],
    scheme: Scheme,
    library: Library,
    *,
    decided: Decided = NO_DECISIONS,
    decisions: Iterable[Decision] = (),
    problems: Iterable[Problem] = (),
    as_of: date | None = None,
) -> Scoring:
    """Scores and ranks the units of the assessments; the order in which these come makes no difference.

    ``decided`` are the decisions that hold, each with the verdict that it is about; ``decisions`` are all that there
    are, for the fingerprint. ``problems`` are handed on.
    """
    found = sorted((_scored(each, scheme, decided) for each in held), key=_in_order)
    units = [unit for unit, _ in found]
    asked = doubts(units, library.levels)
    doubted = {id(unit) for doubt in asked for unit in doubt.units}
    ranked = rankings([unit for unit in units if id(unit) not in doubted], list(library.levels))
    judging = {name for unit in units for name in unit.sets}
    return Scoring(
        scheme=scheme,
        rankings=ranked,
        doubted=tuple(unit for unit in units if id(unit) in doubted),
        pictures=tuple(picture for each in ranked for picture in pictures(each, library, scheme)),
        groups=unit_groups(ranked),
        doubts=asked,
        sets=tuple(each.id for each in library.sets if each.id in judging),
        problems=in_order(problems),
        fingerprint=_fingerprint([own for _, own in found], scheme, [*decided.values(), *decisions]),
        as_of=as_of,
    )


def _scored(held: Held, scheme: Scheme, decided: Decided) -> _Found:
    """The score in outline, and the fingerprint; the outline of one assessment is held at a time."""
    found = held.outline
    return unit_line(found, held, scheme, decided), found.fingerprint


def _in_order(found: _Found) -> tuple[str, str, str]:
    unit, fingerprint = found
    return unit.name, unit.source, fingerprint.inputs


def _fingerprint(
    prints: Sequence[Fingerprint], scheme: Scheme, decisions: Iterable[Decision]
) -> ScoringFingerprint:
    versions = sorted({each.version for each in prints})
    parts = (
        _digest(sorted(each.inputs for each in prints)),
        _digest(sorted({each.rules for each in prints})),
        scheme.digest,
        _digest(sorted({_said(decision) for decision in decisions})),
        ", ".join(versions),
    )
    return ScoringFingerprint(_digest(parts), *parts)


def _said(decision: Decision) -> str:
    """All that a decision says, wherever it is written."""
    return repr(decision._replace(source="", at=NOWHERE, place=NO_PLACE))


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
