"""What is concluded: evidence, findings, discrepancies, and the assessment of a submission."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from engine.exact import Amount, Number
from engine.facts import Derivation
from engine.fields import Frozen, Text
from engine.model.asked import Target
from engine.model.claimed import Breach
from engine.model.reported import Reading, Submission
from engine.problem import NO_PLACE, Place

Verdict = Literal["pass", "fail", "not_applicable", "no_activity", "missing", "inconclusive"]
Outcome = Literal["pass", "fail", "undecided", "impossible", "no_activity", "incomplete", "not_judged"]
SetResult = Literal["met", "not_met", "undetermined"]
Severity = Literal["error", "warning", "note"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
VERDICTS: tuple[Verdict, ...] = ("fail", "inconclusive", "missing", "no_activity", "pass", "not_applicable")


class Evidence(Frozen):
    """One value of one reading and what it gives for one target.

    ``margin`` is negative where the value fails; ``missing_count`` is how many more must be counted above the line
    for it to pass, ``surplus_count`` how many fewer; None where the report does not allow to say.
    """

    reading: Reading
    basis: Literal["stated", "counts", "none"]
    amount: Amount | None = None
    """What the value is worth, in percent; None where it is worth nothing."""
    outcome: Outcome
    margin: Number | None = None
    missing_count: int | None = None
    surplus_count: int | None = None


class Quoted(NamedTuple):
    """A figure as it is shown: its text, what the report calls it, where a person finds it, where it lies.

    ``about`` is what part of the indicator or of the unit it is of, "" for the whole.
    """

    text: str
    name: str
    place: str
    at: Place = NO_PLACE
    about: str = ""

    @property
    def found_at(self) -> str:
        """Where a person finds it, and what it is of."""
        return f"{self.place} ({self.about})" if self.about else self.place


class Discrepancy(Frozen):
    """Two things that cannot both be true, or an arithmetic that does not hold.

    It is of ``readings``, or of the claim that is broken. ``touches`` are the targets that its figures bear on,
    ``swings`` those of them whose verdict is open because of it. The rest is said in words: ``explanations`` are slips
    that would explain it, ``severity_because`` why it weighs so much, ``consequence`` what it does to verdicts,
    ``question`` what to ask the unit.
    """

    check: str
    severity: Severity
    readings: tuple[Reading, ...]
    reasons: tuple[Derivation, ...]
    breach: Breach | None = None
    touches: tuple[str, ...] = ()
    swings: tuple[str, ...] = ()
    name: str = ""
    quoted: tuple[Quoted, ...] = ()
    message: str = ""
    explanations: tuple[str, ...] = ()
    severity_because: str = ""
    consequence: str = ""
    question: str = ""


class Question(NamedTuple):
    """What to ask the unit, and the gravest severity of the discrepancies that it would settle."""

    severity: Severity
    text: str


class Finding(Frozen):
    """The verdict on one target for one unit, with its reasons.

    ``deciding`` is the evidence of the parts that the verdict rests on; ``decisive`` is the weakest of it.
    ``missing_parts`` are parts of the indicator that nothing is reported of, ``unresolved_parts`` those whose readings
    give no ground; "whole" is the indicator as a whole.
    """

    target: Target
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    scoped: tuple[Evidence, ...] = ()
    deciding: tuple[Evidence, ...] = ()
    decisive: Evidence | None = None
    missing_parts: tuple[str, ...] = ()
    unresolved_parts: tuple[str, ...] = ()
    reasons: tuple[Derivation, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def amount(self) -> Amount | None:
        """What the verdict rests on: a single value or bounds; None where it rests on nothing."""
        return self.decisive.amount if self.decisive else None

    @property
    def actual(self) -> Number | None:
        """The single value that the verdict rests on; None where there are bounds only, or nothing."""
        return self.amount.value if self.amount else None

    @property
    def is_partial(self) -> bool:
        """Whether a part of the indicator is missing or inconclusive."""
        return bool(self.missing_parts or self.unresolved_parts)

    @property
    def margin(self) -> Number | None:
        """How far ``actual`` is from the threshold, negative where it fails."""
        return self.decisive.margin if self.decisive else None

    @property
    def missing_count(self) -> int | None:
        """Of a failing finding: how many more must be counted above the line, by its weakest value."""
        return self.decisive.missing_count if self.decisive and self.verdict == "fail" else None

    @property
    def surplus_count(self) -> int | None:
        """Of a failing finding: how many fewer must be counted above the line, by its weakest value."""
        return self.decisive.surplus_count if self.decisive and self.verdict == "fail" else None


class SetFinding(Frozen):
    """Whether a target set is met."""

    id: str
    name: Text
    result: SetResult


class Fingerprint(Frozen):
    """The same for the same inputs, rules and version."""

    inputs: str
    rules: str
    version: str


class Assessment(Frozen):
    """All findings and discrepancies of one submission.

    ``supposed`` are readings as they would be if a claim held that does not; ``places`` tells where the figures of
    readings lie in the file, by the number of the reading; ``claims`` is how many claims were recomputed; ``questions``
    are what to ask the unit, in order of weight.
    """

    submission: Submission
    target_sets: tuple[SetFinding, ...]
    findings: tuple[Finding, ...]
    discrepancies: tuple[Discrepancy, ...]
    fingerprint: Fingerprint
    supposed: tuple[Reading, ...] = ()
    places: Mapping[int, Place] = MappingProxyType({})
    claims: int = 0
    questions: tuple[Question, ...] = ()
