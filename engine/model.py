"""The nouns of DESIGN section 1, as frozen values.

Everything here is data: targets as a legal document sets them, submissions as a unit reports them,
findings as they are concluded. Texts come in Vietnamese and English; numbers are exact.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from engine.exact import Amount, Number
from engine.facts import Derivation
from engine.fields import Day, Days, Flag, Frozen, Text, Threshold, Words

Comparator = Literal["at_least", "at_most", "more_than", "less_than"]
KnownBy = Literal["text", "transcription", "press"]
Verdict = Literal["pass", "fail", "not_applicable", "no_activity", "missing", "inconclusive"]
Outcome = Literal["pass", "fail", "undecided", "impossible", "no_activity", "incomplete", "not_judged"]
SetResult = Literal["met", "not_met", "undetermined"]
Severity = Literal["error", "warning", "note"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
VERDICTS: tuple[Verdict, ...] = ("fail", "inconclusive", "missing", "no_activity", "pass", "not_applicable")


class Part(Frozen):
    """A share of an indicator that is judged by itself, e.g. digitization of results."""

    id: Words
    name: Text
    phrases: tuple[Words, ...] = ()
    """How reports write of this part."""


class Recognised(Frozen):
    """How reports write of an indicator; marks, capitals and abbreviations make no difference.

    ``words`` all stand in its name ("a | b": one of the two), ``not_words`` never do. ``phrases`` are for sentences,
    ``numerator`` and ``denominator`` are names of the counts.
    """

    words: tuple[Words, ...] = ()
    not_words: tuple[Words, ...] = ()
    phrases: tuple[Words, ...] = ()
    numerator: tuple[Words, ...] = ()
    denominator: tuple[Words, ...] = ()


class AmbiguousName(Frozen):
    """A name that stands for several indicators in reports."""

    name: Words
    may_be: tuple[Words, ...]


class Indicator(Frozen):
    """A measured ratio: what is counted above and below the line."""

    id: Words
    name: Text
    numerator: Text
    denominator: Text
    uom: Literal["percent"] = "percent"
    counted: Words
    """The unit of measure of numerator and denominator, e.g. ``dossiers``."""
    share: Flag = True
    """Whether the numerator is a part of the denominator, so that more than 100% cannot be."""
    parts: tuple[Part, ...] = ()
    other_names: tuple[Words, ...] = ()
    recognised: Recognised = Recognised()
    caution: Text | None = None
    """What to look at before the unit is blamed, e.g. a fault of synchronisation."""


class Concern(Frozen):
    """Units of a level, or only those of them with an attribute, that a target is set for."""

    level: Words
    attribute: Words | None = None


class Concerns(Frozen):
    """Whom a target concerns, and on what that rests."""

    units: tuple[Concern, ...]
    rests_on: Literal["text", "interpretation"]
    note: Text


class Citation(Frozen):
    """Where a target stands, and how its text is known."""

    document: Text
    row: str
    known_by: KnownBy


class Target(Frozen):
    """The level that a document asks of an indicator. ``id`` is ``set/row``, unique over all sets."""

    id: Words
    set: Words
    row: str
    name: Text
    indicator: Words
    comparator: Comparator
    threshold: Threshold
    uom: Literal["percent"] = "percent"
    concerns: Concerns
    effective: Days
    citation: Citation


class TargetSet(Frozen):
    """The targets of one document, in the order of the document."""

    id: Words
    name: Text
    document: Text
    known_by: KnownBy
    effective: Days
    units: tuple[Words, ...] = ()
    """Names of the only units that the set is for; empty: not limited."""
    by_name_only: bool = False
    """Whether the set judges only where the user asks for it by name, e.g. a goal for 2030."""
    targets: tuple[Target, ...] = ()


class NamedUnit(Frozen):
    """A unit that is of a level although its name begins like those of another, and since when."""

    name: Words
    since: Day | None = None


class Level(Frozen):
    """A level of administration, and the last day on which it existed if it has ended."""

    id: Words
    name: Text
    last_day: Day | None = None
    prefixes: tuple[Words, ...] = ()
    """With what the names of its units begin: "xã", "phường"."""
    territory: Flag = False
    """Whether its units are places with a people's committee; else they are named for a field of work."""
    within: Words | None = None
    """The level of the places that its units belong to."""
    only: tuple[NamedUnit, ...] = ()
    """Of a prefix that another level has too: the units of this level, by their whole names."""


class Attribute(Frozen):
    """A kind of unit within a level that some targets are set for."""

    id: Words
    name: Text


class Unit(Frozen):
    name: Words
    level: Words
    attributes: tuple[Words, ...] = ()
    parent: Words | None = None
    province: Words | None = None


class Period(Frozen):
    """The days a submission reports on, both included."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day


class Reading(Frozen):
    """One reported value: stated percent, counts, or both; never neither.

    ``number`` counts the readings of the submission from 1. ``scope`` names the part of the unit that
    the reading is about; without it the reading is about the whole unit.
    """

    number: int
    indicator: str
    target: str | None = None
    """The target whose row the reading stands in, where the report says so."""
    row_concerns: tuple[Concern, ...] = ()
    """Whom that row is set for; a figure in a row for other units is not judged."""
    part: str | None = None
    scope: str | None = None
    stated: Amount | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    text: str
    """The figures in the author's own writing."""
    value_text: str = ""
    """The stated percent in the author's own writing; empty where none is stated."""
    threshold: Number | None = None
    threshold_text: str = ""
    """What the report itself says its row asks, as the number and as written; it decides no verdict."""
    place: str
    note: str | None = None


class Submission(Frozen):
    """What one unit reports for one period."""

    source: str
    unit: Unit
    period: Period
    document: str | None = None
    readings: tuple[Reading, ...]
    digest: str
    """SHA-256 of what was read."""


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


class Discrepancy(Frozen):
    """Two things that cannot both be true, or an arithmetic that does not hold."""

    check: str
    severity: Severity
    readings: tuple[Reading, ...]
    reasons: tuple[Derivation, ...]
    message: str = ""


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
    def actual(self) -> Number | None:
        """The single value that the verdict rests on; None where there are bounds only, or nothing."""
        return self.decisive.amount.value if self.decisive and self.decisive.amount else None

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
    """All findings and discrepancies of one submission."""

    submission: Submission
    target_sets: tuple[SetFinding, ...]
    findings: tuple[Finding, ...]
    discrepancies: tuple[Discrepancy, ...]
    fingerprint: Fingerprint
