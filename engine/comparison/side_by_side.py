"""Sets two assessments side by side: targets, figures, discrepancies."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from engine.comparison.changes import change_of
from engine.comparison.pairs import figures, paired, plain, subject
from engine.comparison.units import same_unit
from engine.model import Assessment, Discrepancy, Finding, Reading, Verdict
from engine.model.compared import (
    LASTING,
    MOVEMENTS,
    Comparison,
    DiscrepancyChange,
    Lasting,
    Movement,
    TargetChange,
)

_KINDS: Mapping[Verdict, str] = {"missing": "unverifiable", "inconclusive": "unverifiable"}
_STILL: Mapping[str, Movement] = {
    "pass": "still-passing",
    "fail": "still-failing",
    "unverifiable": "still-unverifiable",
    "no_activity": "still-idle",
    "not_applicable": "still-not-applicable",
}
_BETWEEN: tuple[tuple[str, Movement, Movement], ...] = (
    ("not_applicable", "no-longer-applicable", "newly-applicable"),
    ("unverifiable", "newly-unverifiable", "newly-verifiable"),
    ("no_activity", "newly-idle", "newly-active"),
    ("fail", "newly-failing", "fixed"),
)
"""How a move to a kind of verdict, and one away from it, is called; the first that applies names the move."""


def compare(old: Assessment, new: Assessment) -> Comparison:
    """What changed from one submission to the other, each judged by the sets that are in force for it."""
    pairs = paired(
        old.submission.readings,
        new.submission.readings,
        (
            lambda each: (subject(each), plain(each.place), figures(each)),
            lambda each: (subject(each), plain(each.place)),
            lambda each: (subject(each), figures(each)),
            subject,
        ),
    )
    changes = [change_of(*pair) for pair in pairs if not _says_the_same(*pair)]
    return Comparison.model_construct(
        old=old,
        new=new,
        of_one_unit=same_unit(old.submission.unit, new.submission.unit),
        targets=tuple(_targets(old.findings, new.findings)),
        figures=tuple(changes),
        unchanged=len(pairs) - len(changes),
        discrepancies=tuple(_discrepancies(old.discrepancies, new.discrepancies)),
    )


def _says_the_same(old: Reading | None, new: Reading | None) -> bool:
    return old is not None and new is not None and figures(old) == figures(new)


def _targets(old: Sequence[Finding], new: Sequence[Finding]) -> list[TargetChange]:
    before, after = ({each.target.id: each for each in findings} for findings in (old, new))
    found = [_target(before.get(name), after.get(name)) for name in {**after, **before}]
    return sorted(found, key=lambda each: (not each.is_worse, MOVEMENTS.index(each.movement)))


def _target(old: Finding | None, new: Finding | None) -> TargetChange:
    finding = new or old
    if finding is None:
        raise ValueError("a target that neither has")
    return TargetChange.model_construct(target=finding.target, movement=movement(old, new), old=old, new=new)


def movement(old: Finding | None, new: Finding | None) -> Movement:
    """How the verdict on a target moved."""
    if old is None or new is None:
        return "only-new" if old is None else "only-old"
    before, after = (_KINDS.get(each.verdict, each.verdict) for each in (old, new))
    if before == after:
        return _STILL[after]
    return next(to if after == kind else away for kind, to, away in _BETWEEN if kind in (before, after))


def _discrepancies(old: Sequence[Discrepancy], new: Sequence[Discrepancy]) -> list[DiscrepancyChange]:
    likenesses = (
        lambda each: (_about(each), each.message),
        lambda each: (_about(each), tuple(quoted.found_at for quoted in each.quoted)),
        lambda each: (_about(each), tuple(quoted.found_at for quoted in each.quoted[:1])),
        _about,
    )
    found = [_lasting(*pair) for pair in paired(old, new, likenesses)]
    return sorted(found, key=lambda each: LASTING.index(each.lasting))


def _lasting(old: Discrepancy | None, new: Discrepancy | None) -> DiscrepancyChange:
    lasting: Lasting = "new" if old is None else "gone" if new is None else "still"
    return DiscrepancyChange.model_construct(lasting=lasting, old=old, new=new)


def _about(discrepancy: Discrepancy) -> Hashable:
    """What a discrepancy is about, whatever its figures: its check, and the claim or the readings that it is of."""
    if any(each.concluded.type == "remark" for each in discrepancy.reasons):
        return (discrepancy.check,)
    if discrepancy.breach is None:
        return discrepancy.check, tuple(sorted(map(subject, discrepancy.readings)))
    claim = discrepancy.breach.claim
    return discrepancy.check, claim.kind, claim.form, claim.identity, plain(claim.stated.name)
