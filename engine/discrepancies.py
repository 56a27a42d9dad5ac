"""From what the rules raise to discrepancies: what each is of, which verdicts it touches, in order of weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from engine.facts import Derivation, Fact
from engine.model import SEVERITIES, Breach, Discrepancy, Finding, Reading, Severity

if TYPE_CHECKING:
    from engine.arithmetic.suppositions import Link

RAISED = ("discrepancy", "doubt", "remark")
"""Conclusions that become discrepancies."""


class Raised(NamedTuple):
    """What rules raised, and what it may be of. ``reasons`` gives what a conclusion rests on."""

    facts: Mapping[str, Sequence[Fact]]
    reasons: Callable[[Fact], tuple[Derivation, ...]]
    readings: Mapping[str, Reading]
    breaches: Mapping[str, Breach]
    links: Sequence[Link] = ()


def discrepancies(raised: Raised, findings: Sequence[Finding]) -> tuple[Discrepancy, ...]:
    """All discrepancies, those that leave a verdict open first, then by severity, then in the order of the report."""
    found = [*_of_readings(raised), *_of_claims(raised), *_of_the_report(raised)]
    touched = [_with_targets(each, findings) for each in found]
    return tuple(sorted(touched, key=_weight))


def _weight(discrepancy: Discrepancy) -> tuple[bool, int, bool, int, int, str]:
    first = min((each.number for each in discrepancy.readings), default=0)
    claim = discrepancy.breach.claim.number if discrepancy.breach else 0
    severity = SEVERITIES.index(discrepancy.severity)
    return (not discrepancy.swings, severity, not discrepancy.touches, first, claim, discrepancy.check)


def _of_readings(raised: Raised) -> Iterator[Discrepancy]:
    """One for each check and each pair of readings, whatever values of theirs it was that clashed."""
    reasons: dict[tuple[str, str, tuple[str, ...]], dict[Derivation, None]] = {}
    for fact in raised.facts.get("discrepancy", ()):
        check, severity, *names = (str(value) for value in fact.values)
        key = (check, severity, tuple(dict.fromkeys(sorted(names))))
        reasons.setdefault(key, {}).update(dict.fromkeys(raised.reasons(fact)))
    for (check, severity, own), why in reasons.items():
        yield _made(check, severity, [raised.readings[name] for name in own], why)


def _of_claims(raised: Raised) -> Iterator[Discrepancy]:
    for fact in raised.facts.get("doubt", ()):
        check, severity, claim = (str(value) for value in fact.values)
        breach = raised.breaches[claim]
        touched = {link.reading.number: link.reading for link in raised.links if link.breach is breach}
        yield _made(check, severity, [touched[number] for number in sorted(touched)], raised.reasons(fact), breach)


def _of_the_report(raised: Raised) -> Iterator[Discrepancy]:
    for fact in raised.facts.get("remark", ()):
        check, severity = (str(value) for value in fact.values)
        own = [each for each in raised.readings.values() if each.supposed_by is None and each.scope is None]
        yield _made(check, severity, own, raised.reasons(fact))


def _made(
    check: str, severity: str, readings: Iterable[Reading], reasons: Iterable[Derivation], breach: Breach | None = None
) -> Discrepancy:
    return Discrepancy.model_construct(
        check=check,
        severity=_SEVERITY[severity],
        readings=tuple(readings),
        reasons=tuple(reasons),
        breach=breach,
    )


_SEVERITY: Mapping[str, Severity] = {each: each for each in SEVERITIES}


def _with_targets(discrepancy: Discrepancy, findings: Sequence[Finding]) -> Discrepancy:
    """The discrepancy with the targets that its figures bear on, and those whose verdict it leaves open."""
    numbers = {reading.number for reading in discrepancy.readings}
    touched = [each for each in findings if each.verdict != "not_applicable" and _is_about(each, numbers)]
    claim = discrepancy.breach.claim.number if discrepancy.breach else None
    swings = [each for each in touched if _is_open(each, discrepancy, claim)]
    ids = {"touches": tuple(each.target.id for each in touched), "swings": tuple(each.target.id for each in swings)}
    return discrepancy.model_copy(update=ids)


def _is_about(finding: Finding, numbers: set[int]) -> bool:
    return any(each.reading.number in numbers for each in finding.evidence)


def _is_open(finding: Finding, discrepancy: Discrepancy, claim: int | None) -> bool:
    """Whether values that the discrepancy sets against each other give this target different outcomes."""
    if finding.verdict != "inconclusive" or discrepancy.severity == "note":
        return False
    numbers = {reading.number for reading in discrepancy.readings}
    of_it = [
        each
        for each in finding.evidence
        if each.reading.number in numbers or (claim is not None and each.reading.supposed_by == claim)
    ]
    outcomes = {each.outcome for each in of_it}
    return len(outcomes & {"pass", "fail", "no_activity"}) > 1 or "impossible" in outcomes
