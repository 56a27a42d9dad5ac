"""What a unit earns: points possible and earned for each target, their sums, and the gain that each fix would bring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from engine.exact import Number
from engine.model import Assessment, Target, Verdict
from engine.model.decided import Decided, Decision, judged
from engine.model.outlined import FindingOutline, Held, Outline, outline
from engine.model.scored import (
    GroupScore,
    Scheme,
    SchemeGroup,
    ShareBasis,
    Standing,
    TargetLine,
    TargetScore,
    UnitLine,
    UnitScore,
)
from engine.scoring.shares import ALL, NOTHING, share, share_at_pass

NO_DECISIONS: Decided = MappingProxyType({})
_ONE, _HUNDRED = Number(1), Number(100)


class _Row(NamedTuple):
    """A finding with the verdict that counts."""

    finding: FindingOutline
    verdict: Verdict
    decision: Decision | None
    standing: Standing

    @property
    def target(self) -> Target:
        return self.finding.target

    @property
    def stays(self) -> bool:
        """Whether it is in the denominator."""
        return self.standing in ("counted", "open")

    @property
    def line(self) -> tuple[Target, Verdict, Verdict, Decision | None, Standing, Number | None, Number | None]:
        """What a line about it begins with."""
        found = self.finding
        own = (self.verdict, self.decision, self.standing)
        return (found.target, found.verdict, *own, found.actual, found.margin)


class _Earned(NamedTuple):
    """The points of a target, as in its score."""

    possible: Number
    earned: Number
    share: Number | None
    share_basis: ShareBasis
    gain: Number


class _Reckoned(NamedTuple):
    """All that is reckoned of a unit."""

    rows: Sequence[_Row]
    points: Sequence[_Earned]
    groups: tuple[GroupScore, ...]
    earned: Number
    possible: Number

    @property
    def sums(self) -> tuple[tuple[GroupScore, ...], Number, Number, Number | None]:
        """As a unit's score has them."""
        score = self.earned / self.possible * _HUNDRED if self.possible else None
        return self.groups, self.earned, self.possible, score


class _Again(NamedTuple):
    """A score that is reckoned again whenever it is asked for: it follows from what is put away."""

    held: Held
    scheme: Scheme
    decided: Decided

    def opened(self) -> UnitScore:
        """The score, not ranked."""
        return unit_score(self.held.opened(), self.scheme, self.decided)


def unit_line(found: Outline, held: Held, scheme: Scheme, decided: Decided = NO_DECISIONS) -> UnitLine:
    """The same in outline, with the way to have it in full."""
    again = _Again(held, scheme, decided)

    def line(by: Decided) -> UnitLine:
        reckoned = _reckoned(found, scheme, by)
        rows = tuple(TargetLine(*row.line) for row in reckoned.rows)
        of_unit = (found.source, found.unit, found.period, found.sets)
        return UnitLine(*of_unit, rows, *reckoned.sums, found.has_errors, away=again)

    made = line(decided)
    return replace(made, before=line(NO_DECISIONS)) if _is_decided(made) else made


def unit_score(assessment: Assessment, scheme: Scheme, decided: Decided = NO_DECISIONS) -> UnitScore:
    """What the unit earns, not yet ranked; with what it would earn without the decisions, where it has any."""
    made = _unit_score(assessment, scheme, decided)
    return replace(made, before=_unit_score(assessment, scheme, NO_DECISIONS)) if _is_decided(made) else made


def _is_decided(unit: UnitLine) -> bool:
    return any(row.decision is not None for row in unit.rows)


def _unit_score(assessment: Assessment, scheme: Scheme, decided: Decided) -> UnitScore:
    found = outline(assessment)
    reckoned = _reckoned(found, scheme, decided)
    every = zip(reckoned.rows, assessment.findings, reckoned.points, strict=True)
    rows = tuple(TargetScore(*row.line, finding, *points) for row, finding, points in every)
    of_unit = (found.source, found.unit, found.period, found.sets)
    return UnitScore(*of_unit, rows, *reckoned.sums, found.has_errors, assessment=assessment)


def _reckoned(found: Outline, scheme: Scheme, decided: Decided) -> _Reckoned:
    rows = [_row(finding, scheme, _decision(found, finding, decided)) for finding in found.findings]
    possible = _possible(rows, scheme)
    whole = sum(possible.values(), NOTHING)
    points = [_points(row, possible.get(row.target.id, NOTHING), whole, scheme) for row in rows]
    earned = sum((each.earned for each in points if each.earned), NOTHING)
    return _Reckoned(rows, points, tuple(_group(group, rows, points) for group in scheme.groups), earned, whole)


def _decision(found: Outline, finding: FindingOutline, decided: Decided) -> Decision | None:
    return decided.get(judged(found, finding.target.id)) if decided else None


def _row(finding: FindingOutline, scheme: Scheme, decision: Decision | None) -> _Row:
    verdict = _verdict(finding, decision)
    suspended = decision is not None and decision.ruling == "suspend"
    return _Row(finding, verdict, decision, _standing(finding.target, verdict, scheme, suspended=suspended))


def _verdict(finding: FindingOutline, decision: Decision | None) -> Verdict:
    if decision is None or decision.ruling == "confirm" or decision.ruling == "suspend":  # noqa: PLR1714  for mypy
        return finding.verdict
    return decision.ruling


def _standing(target: Target, verdict: Verdict, scheme: Scheme, *, suspended: bool) -> Standing:
    if verdict in ("not_applicable", "no_activity"):
        return "left-out"
    if suspended:
        return "suspended"
    if not weight(target, scheme):
        return "outside"
    return "open" if verdict in ("missing", "inconclusive") else "counted"


def weight(target: Target, scheme: Scheme) -> Number:
    """The weight of a target; of one in a group above 0 where it has a part of the group's maximum."""
    own = scheme.weights.get(target.id)
    of_indicator = scheme.weights.get(target.indicator, _ONE)
    if scheme.method != "groups":
        return of_indicator if own is None else own
    is_grouped = any(target.indicator in group.indicators for group in scheme.groups)
    return (_ONE if own is None else own) * of_indicator if is_grouped else NOTHING


def _possible(rows: Sequence[_Row], scheme: Scheme) -> Mapping[str, Number]:
    """The points of each target that stays in the denominator."""
    staying = [row.target for row in rows if row.stays]
    if scheme.method != "groups":
        return {target.id: weight(target, scheme) for target in staying}
    found: dict[str, Number] = {}
    for group in scheme.groups:
        found.update(_divided(group, [each for each in staying if each.indicator in group.indicators], scheme))
    return found


def _divided(group: SchemeGroup, targets: Iterable[Target], scheme: Scheme) -> Mapping[str, Number]:
    """The maximum of a group divided among its indicators, and what each of these has among its targets."""
    of_indicator: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        of_indicator[target.indicator].append(target)
    parts = {name: scheme.weights.get(name, _ONE) for name in of_indicator}
    whole = sum(parts.values(), NOTHING)
    found: dict[str, Number] = {}
    for name, asked in of_indicator.items():
        weights = {target.id: scheme.weights.get(target.id, _ONE) for target in asked}
        own = group.max * parts[name] / whole / sum(weights.values(), NOTHING)
        found.update({target: own * weight for target, weight in weights.items()})
    return found


def _points(row: _Row, possible: Number, whole: Number, scheme: Scheme) -> _Earned:
    if not row.stays:
        return _Earned(NOTHING, NOTHING, None, "none", NOTHING)
    part, basis = share(row.finding, row.verdict, scheme)
    if part is ALL:
        return _Earned(possible, possible, part, basis, NOTHING)
    more = share_at_pass(row.target, scheme) - part
    gain = possible * more / whole * _HUNDRED if more > 0 else NOTHING
    return _Earned(possible, possible * part if part else NOTHING, part, basis, gain)


def _group(group: SchemeGroup, rows: Sequence[_Row], points: Sequence[_Earned]) -> GroupScore:
    own = [each for row, each in zip(rows, points, strict=True) if row.target.indicator in group.indicators]
    return GroupScore(group, *(sum((getattr(each, key) for each in own), NOTHING) for key in ("possible", "earned")))
