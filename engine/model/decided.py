"""What a team decides about a verdict: it confirms, overturns or suspends it, for a reason, in somebody's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple, TypeAlias, get_args

from engine.model.concluded import Verdict
from engine.model.outlined import Outline
from engine.model.reported import Submission, Unit
from engine.problem import NO_PLACE, NOWHERE, Place, Position

Ruling: TypeAlias = Literal["confirm", "suspend", Verdict]
"""A verdict that takes the place of the machine's, or that the machine's stands, or that it is put off."""
RULINGS: tuple[Ruling, ...] = get_args(Ruling)


FIELDS = (
    *("unit", "level", "parent", "province", "target", "verdict", "reason", "who", "when", "until"),
    *("objection-text", "objection-who", "objection-when", "answer-text", "answer-who", "answer-when"),
)
"""What a decision says, in the order of the columns of a table."""
NEEDED_FIELDS = ("unit", "target", "verdict", "reason", "who", "when")


class Statement(NamedTuple):
    """What somebody said about a verdict, and on which day."""

    text: str
    who: str
    when: date


class Decision(NamedTuple):
    """What was decided about one target of one unit.

    ``who`` decided it and ``when``; it holds on the day ``until`` and no longer, without end where there is none.
    ``objection`` is the unit's, ``answer`` the team's. ``level``, ``parent`` and ``province`` tell units of one name
    apart, where the author said them. ``source``, ``at`` and, in a workbook, ``place`` tell where it is written.
    """

    unit: str
    target: str
    ruling: Ruling
    reason: str
    who: str
    when: date
    until: date | None = None
    objection: Statement | None = None
    answer: Statement | None = None
    level: str | None = None
    parent: str | None = None
    province: str | None = None
    source: str = ""
    at: Position = NOWHERE
    place: Place = NO_PLACE


class Judged(NamedTuple):
    """A verdict of one run: of the file, of the unit and the days in it, on the target.

    One file may hold two units of one name, and two periods of one unit.
    """

    source: str
    unit: Unit
    days: tuple[date, date]
    target: str


def judged(of: Submission | Outline, target: str) -> Judged:
    """The verdict on a target of what one unit reports for one period."""
    return Judged(of.source, of.unit, (of.period.from_, of.period.to), target)


Decided: TypeAlias = Mapping[Judged, Decision]
"""The decisions that hold for a run, each with the verdict that it is about."""
