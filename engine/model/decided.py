"""What a team decides about a verdict: it confirms, overturns or suspends it, for a reason, in somebody's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from engine.model.concluded import Verdict
from engine.problem import NOWHERE, Position

Ruling: TypeAlias = Verdict | Literal["confirm", "suspend"]
"""A verdict that takes the place of the machine's, or that the machine's stands, or that it is put off."""


class Decision(NamedTuple):
    """What was decided about one target of one unit.

    ``who`` decided it and ``when``; it holds on the day ``until`` and no longer, without end where there is none.
    ``objection`` is the unit's, ``answer`` the team's. ``source`` and ``at`` tell where it is written.
    """

    unit: str
    target: str
    ruling: Ruling
    reason: str
    who: str
    when: date
    until: date | None = None
    objection: str | None = None
    answer: str | None = None
    source: str = ""
    at: Position = NOWHERE


class Judged(NamedTuple):
    """A verdict of one run: of the file, of the unit in it by its name there, on the target."""

    source: str
    unit: str
    target: str


Decided: TypeAlias = Mapping[Judged, Decision]
"""The decisions that hold for a run, each with the verdict that it is about."""
