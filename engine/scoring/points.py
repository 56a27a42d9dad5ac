"""What a unit earns: points possible and earned for each target, their sums, and the gain that each fix would bring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from engine.exact import Number
from engine.model import Assessment, Finding, Target, Verdict
from engine.model.decided import Decided, Decision, judged
from engine.model.scored import GroupScore, Scheme, SchemeGroup, Standing, TargetScore, UnitScore
from engine.scoring.shares import NOTHING, share, share_at_pass

NO_DECISIONS: Decided = MappingProxyType({})
_ONE, _HUNDRED = Number(1), Number(100)


class _Row(NamedTuple):
    """A finding with the verdict that counts."""

    finding: Finding
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


def unit_score(assessment: Assessment, scheme: Scheme, decided: Decided = NO_DECISIONS) -> UnitScore:
    """What the unit earns, not yet ranked; with what it would earn without the decisions, where it has any."""
    found = _scored(assessment, scheme, decided)
    if all(row.decision is None for row in found.rows):
        return found
    return replace(found, before=_scored(assessment, scheme, NO_DECISIONS))


def _scored(assessment: Assessment, scheme: Scheme, decided: Decided) -> UnitScore:
    rows = [_row(finding, scheme, _decision(assessment, finding, decided)) for finding in assessment.findings]
    points = _possible(rows, scheme)
    whole = sum(points.values(), NOTHING)
    scores = tuple(_target_score(row, points.get(row.target.id, NOTHING), whole, scheme) for row in rows)
    earned = sum((each.earned for each in scores), NOTHING)
    score = earned / whole * _HUNDRED if whole else None
    return UnitScore(assessment, scores, tuple(_group(group, scores) for group in scheme.groups), earned, whole, score)


def _decision(assessment: Assessment, finding: Finding, decided: Decided) -> Decision | None:
    return decided.get(judged(assessment.submission, finding.target.id))


def _row(finding: Finding, scheme: Scheme, decision: Decision | None) -> _Row:
    verdict = _verdict(finding, decision)
    suspended = decision is not None and decision.ruling == "suspend"
    return _Row(finding, verdict, decision, _standing(finding.target, verdict, scheme, suspended=suspended))


def _verdict(finding: Finding, decision: Decision | None) -> Verdict:
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


def _target_score(row: _Row, possible: Number, whole: Number, scheme: Scheme) -> TargetScore:
    if not row.stays:
        return TargetScore(*row, NOTHING, NOTHING, None, "none", NOTHING)
    part, basis = share(row.finding, row.verdict, scheme)
    more = max(NOTHING, share_at_pass(row.target, scheme) - part)
    return TargetScore(*row, possible, possible * part, part, basis, possible * more / whole * _HUNDRED)


def _group(group: SchemeGroup, rows: Sequence[TargetScore]) -> GroupScore:
    own = [row for row in rows if row.target.indicator in group.indicators]
    possible, earned = (sum((getattr(row, key) for row in own), NOTHING) for key in ("possible", "earned"))
    return GroupScore(group, possible, earned)
