"""What scoring gives: schemes, what each unit earned of what, ranks, pictures of targets, groups, doubts.

All numbers are exact. Nothing here is rounded or worded: that is left to whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple, get_args

from engine.exact import Number
from engine.fields import Frozen, Text, Threshold, Words
from engine.model.asked import Target
from engine.model.concluded import Assessment, Finding, Verdict
from engine.model.decided import Decision
from engine.model.outlined import Away
from engine.model.reported import Period, Unit
from engine.problem import Problem

SchemeKnownBy = Literal["text", "transcription", "press", "unverified", "own"]
"""As of target sets; "unverified": said to be so in a document that was not read, "own": chosen, of no document."""
Method = Literal["passes", "proportional", "groups"]


class SchemeGroup(Frozen):
    """Indicators that share a maximum of points."""

    id: Words
    name: Text
    max: Threshold
    indicators: tuple[Words, ...]


class Scheme(Frozen):
    """How findings become points.

    | method       | a target earns                                                                              |
    |--------------|---------------------------------------------------------------------------------------------|
    | passes       | all of its weight where it passes, else nothing                                             |
    | proportional | the share of its threshold that is reached, at most all of its weight                       |
    | groups       | the share of ``full_at`` that is reached, of its part of the maximum of its group           |

    ``weights`` are by id of target or indicator, the target's first; 1 where there is none, 0 leaves it out. Within a
    group they divide the maximum among its indicators. ``full_at`` is the percent at which an indicator has all its
    points. ``close``: within so many percentage points of its threshold a value is close to it.
    """

    id: Words
    name: Text
    note: Text
    known_by: SchemeKnownBy
    method: Method
    weights: Mapping[str, Number]
    groups: tuple[SchemeGroup, ...]
    full_at: Mapping[str, Number]
    close: Number
    digest: str
    """SHA-256 of its file."""


Standing = Literal["counted", "open", "left-out", "suspended", "outside"]
"""Earned what it earned · missing or inconclusive: earns nothing, and counts against the unit · does not apply, or no
activity · put off by a decision · the scheme gives no points for it. The last three leave the denominator."""
STANDINGS: tuple[Standing, ...] = get_args(Standing)

ShareBasis = Literal["value", "bound", "verdict", "part-open", "overturned", "none"]
"""On what a share rests: the exact value · the worse end of what may be the value · the verdict alone, all or nothing ·
a part of the indicator is missing or inconclusive, so nothing · a pass that was overturned, so nothing · no value."""


@dataclass(frozen=True, slots=True)
class TargetLine:
    """What counts of one target of a unit: what a comparison of many units needs, and no more.

    ``machine`` is the machine's verdict; ``verdict`` is the one that counts, the machine's unless the ``decision``
    overturns it. ``value`` is the single one that the machine's rests on, ``margin`` how far it is from the threshold.
    """

    target: Target
    machine: Verdict
    verdict: Verdict
    decision: Decision | None
    standing: Standing
    value: Number | None
    margin: Number | None

    @property
    def is_changed(self) -> bool:
        """Whether a decision puts another verdict in the place of the machine's, or suspends it."""
        return self.verdict != self.machine or self.standing == "suspended"


@dataclass(frozen=True, slots=True)
class TargetScore(TargetLine):
    """What a unit earns by one target.

    ``finding`` is the machine's. ``possible`` and ``earned`` are points of the scheme, ``share`` what is earned of the
    possible (0 to 1), None outside the denominator. ``gain`` is how many points of 100 the unit's score would rise if
    this target passed.
    """

    finding: Finding
    possible: Number
    earned: Number
    share: Number | None
    share_basis: ShareBasis
    gain: Number


class GroupScore(NamedTuple):
    """What a unit earns by one group of a scheme; ``possible`` is 0 where no target of it counts."""

    group: SchemeGroup
    possible: Number
    earned: Number


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What a comparison of many units needs of one: whose it is, ``rows`` for each target, and the sums of its points.

    ``sets`` are the ids of the target sets that judged it; ``rows`` are in their order. ``score`` is ``earned /
    possible * 100``, None where nothing counts. ``rank`` is from 1 among those of its level, None for what is not
    ranked; ``tied`` where others share it. ``has_errors``: a discrepancy is an error. ``before`` is the same without
    any decision, where there is one for the unit. ``away`` is where all the rest is.
    """

    source: str
    unit: Unit
    period: Period
    sets: tuple[str, ...]
    rows: tuple[TargetLine, ...]
    groups: tuple[GroupScore, ...]
    earned: Number
    possible: Number
    score: Number | None
    has_errors: bool
    rank: int | None = None
    tied: bool = False
    before: UnitLine | None = None
    away: Away[UnitScore] | None = field(default=None, compare=False, repr=False, kw_only=True)

    @property
    def name(self) -> str:
        return self.unit.name

    @property
    def level(self) -> str:
        return self.unit.level

    @property
    def open(self) -> int:
        """How many targets are missing or inconclusive."""
        return sum(row.standing == "open" for row in self.rows)

    @property
    def passes(self) -> int:
        return sum(row.verdict == "pass" and row.standing == "counted" for row in self.rows)

    @property
    def fails(self) -> int:
        return sum(row.verdict == "fail" and row.standing == "counted" for row in self.rows)

    def opened(self) -> UnitScore:
        """All that is known of the unit, made anew each time: whoever needs one after the other holds one only."""
        if self.away is None:
            raise LookupError(self.source)
        found, before = self.away.opened(), self.before
        if found.before is not None and before is not None:
            found = replace(found, before=replace(found.before, rank=before.rank, tied=before.tied))
        return replace(found, rank=self.rank, tied=self.tied)


@dataclass(frozen=True, slots=True)
class UnitScore(UnitLine):
    """What a unit earns by each target, and the assessment that it rests on."""

    rows: tuple[TargetScore, ...]
    assessment: Assessment = field(kw_only=True)


Remark = Literal["periods-differ", "sets-differ"]
"""Why ranks of a level are to be read with care: the units report on other days · are judged by other sets."""


class Ranking(NamedTuple):
    """The units of one level: the highest score first, of equal ones the fewest open, then by name; no score last."""

    level: str
    units: tuple[UnitLine, ...]
    remarks: tuple[Remark, ...] = ()


class UnitValue(NamedTuple):
    """What a unit's verdict on a target rests on: its exact value, and how far that is from the threshold."""

    unit: UnitLine
    verdict: Verdict
    value: Number
    margin: Number


@dataclass(frozen=True, slots=True)
class TargetPicture:
    """One target over all ranked units of a level.

    ``counts`` has every verdict; those that are ``suspended`` are not among them. ``passing`` is the share (0 to 1)
    that pass of those to whom it applies and who had activity; None where there are none. ``hardness`` is 1 for the
    target of the level that the smallest share passes; ties share. ``values`` are those of units with one exact value,
    the lowest first; ``close`` those of them close to the threshold on either side, the closest first.
    """

    target: Target
    level: str
    counts: Mapping[Verdict, int]
    suspended: int
    passing: Number | None
    hardness: int | None
    values: tuple[UnitValue, ...]
    close: tuple[UnitValue, ...]


class UnitGroup(NamedTuple):
    """Ranked units of one level that belong to one parent unit or province.

    ``mean`` is that of their scores, None where none has one; ``passes`` and ``judged`` are over all their targets that
    stay in the denominator. ``within`` is the province of a parent, where it is said.
    """

    kind: Literal["parent", "province"]
    name: str
    within: str
    level: str
    units: tuple[UnitLine, ...]
    mean: Number | None
    passes: int
    judged: int


DoubtKind = Literal["same-report", "same-period", "other-period", "spelling"]
"""The same report twice · two reports of one unit and period · of one unit and other periods · names so much alike that
they may be two spellings of one."""


class Doubt(NamedTuple):
    """Submissions that may be of one unit, and so are not ranked: a question to whoever collects them."""

    kind: DoubtKind
    units: tuple[UnitLine, ...]


class ScoringFingerprint(NamedTuple):
    """SHA-256 of all that a scoring rests on, and of its parts: the same whatever order the inputs came in."""

    whole: str
    inputs: str
    rules: str
    scheme: str
    decisions: str
    version: str


@dataclass(frozen=True, slots=True)
class Scoring:
    """A whole run: what all outputs show.

    ``doubted`` are the scores of submissions in ``doubts``, by name. ``pictures`` are in the order of levels and
    sets. ``sets`` are the ids of the target sets that judged, in the order of the library. ``as_of`` is the day that
    the user gave. ``problems`` are of the inputs, and of the decisions.
    """

    scheme: Scheme
    rankings: tuple[Ranking, ...]
    doubted: tuple[UnitLine, ...]
    pictures: tuple[TargetPicture, ...]
    groups: tuple[UnitGroup, ...]
    doubts: tuple[Doubt, ...]
    sets: tuple[str, ...]
    problems: tuple[Problem, ...]
    fingerprint: ScoringFingerprint
    as_of: date | None = None

    @property
    def units(self) -> tuple[UnitLine, ...]:
        """All of them: by ranking, then those in doubt."""
        return tuple(unit for each in self.rankings for unit in each.units) + self.doubted

    def opened(self) -> Iterator[UnitScore]:
        """The same with all that is known of each, made one after the other: none is held."""
        return (each.opened() for each in self.units)

    @property
    def hardest(self) -> tuple[TargetPicture, ...]:
        """The pictures of targets that some unit was judged by, the hardest of each level first."""
        levels = [each.level for each in self.rankings]
        judged = (each for each in self.pictures if each.hardness is not None)
        return tuple(sorted(judged, key=lambda each: (levels.index(each.level), each.hardness or 0)))
