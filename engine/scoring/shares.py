"""What share of a target's points a finding earns, and on what that rests."""

from __future__ import annotations

from engine.exact import Number
from engine.model import Finding, Target, Verdict
from engine.model.outlined import FindingOutline
from engine.model.scored import Scheme, ShareBasis

NOTHING, ALL = Number(0), Number(1)
_WHOLE = Number(100)
"""The percent at which everything is done: full points where the scheme says nothing else."""


def share(finding: Finding | FindingOutline, verdict: Verdict, scheme: Scheme) -> tuple[Number, ShareBasis]:
    """The share, 0 to 1, that a target earns whose verdict that counts is ``verdict``; an open one earns nothing."""
    if verdict not in ("pass", "fail"):
        return NOTHING, "none"
    if scheme.method == "passes":
        return (ALL if verdict == "pass" else NOTHING), "verdict"
    if verdict == "pass":
        reached, basis = _reached(finding, scheme) if finding.verdict == "pass" else (NOTHING, "verdict")
        least = share_at_pass(finding.target, scheme)
        return (reached, basis) if reached >= least else (least, "verdict")
    if finding.verdict == "pass":
        return NOTHING, "overturned"
    if finding.verdict == "fail" and finding.is_partial:
        return NOTHING, "part-open"
    return _reached(finding, scheme)


def share_at_pass(target: Target, scheme: Scheme) -> Number:
    """The share that is earned where the threshold is just reached."""
    return _part(target.threshold, target, scheme) if scheme.method == "groups" else ALL


def _reached(finding: Finding | FindingOutline, scheme: Scheme) -> tuple[Number, ShareBasis]:
    """By the value that the verdict rests on; where there are bounds only, by the worst that it may be."""
    amount = finding.amount
    if amount is None:
        return NOTHING, "none"
    worst = amount.lowest if _rises(finding.target) else amount.highest
    basis: ShareBasis = "bound" if amount.value is None else "value"
    return (NOTHING if worst is None else _part(worst, finding.target, scheme)), basis


def _part(value: Number, target: Target, scheme: Scheme) -> Number:
    """What of all points ``value`` is worth, 0 to 1."""
    most = full(target, scheme)
    above, below = (value, most) if _rises(target) else (most, value)
    if below <= 0:
        return ALL if above >= below else NOTHING
    return min(ALL, max(NOTHING, above / below))


def full(target: Target, scheme: Scheme) -> Number:
    """The percent at which all points are earned."""
    if scheme.method == "proportional":
        return target.threshold
    return scheme.full_at.get(target.indicator, _WHOLE if _rises(target) else target.threshold)


def _rises(target: Target) -> bool:
    """Whether more is better."""
    return target.comparator in ("at_least", "more_than")
