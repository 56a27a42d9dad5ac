"""What is at hand of an assessment that is put away: enough to rank and to compare it, and the way to have it again."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeVar

from engine.exact import Amount, Number
from engine.model.asked import Target
from engine.model.concluded import Assessment, Finding, Fingerprint, Verdict
from engine.model.reported import Period, Unit

Thing_co = TypeVar("Thing_co", covariant=True)


class Away(Protocol[Thing_co]):
    """Something that is put away, in whatever form takes little memory."""

    def opened(self) -> Thing_co:
        """The thing as it was put away, made anew each time."""


class FindingOutline(NamedTuple):
    """The verdict on one target: ``amount`` and ``margin`` are those of the value that it rests on.

    ``is_partial``: a part of the indicator is missing or inconclusive.
    """

    target: Target
    verdict: Verdict
    amount: Amount | None
    margin: Number | None
    is_partial: bool

    @property
    def actual(self) -> Number | None:
        """The single value that the verdict rests on; None where there are bounds only, or nothing."""
        return self.amount.value if self.amount else None


class Outline(NamedTuple):
    """Whose the assessment is, and the verdicts. ``has_errors``: one of its discrepancies is an error."""

    source: str
    unit: Unit
    period: Period
    sets: tuple[str, ...]
    findings: tuple[FindingOutline, ...]
    fingerprint: Fingerprint
    has_errors: bool


class Held(Away[Assessment], Protocol):
    """An assessment that is put away, and its outline."""

    @property
    def outline(self) -> Outline:
        """The outline, which may be made anew each time as well."""


class AtHand(NamedTuple):
    """An assessment that is not put away: one of few."""

    assessment: Assessment

    @property
    def outline(self) -> Outline:
        return outline(self.assessment)

    def opened(self) -> Assessment:
        return self.assessment


def outline(assessment: Assessment) -> Outline:
    """The outline of an assessment."""
    submission = assessment.submission
    return Outline(
        submission.source,
        submission.unit,
        submission.period,
        tuple(each.id for each in assessment.target_sets),
        tuple(map(finding_outline, assessment.findings)),
        assessment.fingerprint,
        any(each.severity == "error" for each in assessment.discrepancies),
    )


def finding_outline(finding: Finding) -> FindingOutline:
    """The outline of a finding."""
    return FindingOutline(finding.target, finding.verdict, finding.amount, finding.margin, finding.is_partial)
