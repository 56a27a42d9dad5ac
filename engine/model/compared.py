"""What is set side by side: two submissions of one unit, what changed between them and what did not."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from engine.exact import Number
from engine.fields import Frozen
from engine.model.asked import Target
from engine.model.concluded import Assessment, Discrepancy, Finding
from engine.model.reported import Reading

Movement = Literal[
    "newly-failing",
    "newly-unverifiable",
    "newly-applicable",
    "newly-verifiable",
    "newly-active",
    "only-new",
    "still-failing",
    "still-unverifiable",
    "fixed",
    "newly-idle",
    "no-longer-applicable",
    "only-old",
    "still-passing",
    "still-idle",
    "still-not-applicable",
]
"""How the verdict on a target moved. Unverifiable is missing or inconclusive, idle is no activity; what moved to or
from these is named for them, and fails or passes as its new verdict says. "only": the other's sets do not have it."""
MOVEMENTS: tuple[Movement, ...] = get_args(Movement)
Basis = Literal["counts", "stated", "mixed"]
Lasting = Literal["new", "gone", "still"]
LASTING: tuple[Lasting, ...] = get_args(Lasting)
_OPEN = ("missing", "inconclusive")


class TargetChange(Frozen):
    """One target in both submissions; ``old`` or ``new`` is None where no set in force there has it."""

    target: Target
    movement: Movement
    old: Finding | None
    new: Finding | None

    @property
    def is_worse(self) -> bool:
        """Whether it fails, or cannot be verified, and did not before."""
        before = self.old.verdict if self.old else None
        after = self.new.verdict if self.new else None
        return (after == "fail" != before) or (after in _OPEN and before not in _OPEN)


class Points(NamedTuple):
    """By how many percentage points a figure rose, exactly; "mixed": counts on one side, a stated one on the other."""

    basis: Basis
    difference: Number


class FigureChange(Frozen):
    """One reading in both submissions, or in one of them.

    ``points`` are the differences of its percent, by its counts and as stated; empty where a side has bounds only.
    ``numerator`` and ``denominator`` are by how much these counts rose; None where a side does not state one number.
    """

    old: Reading | None
    new: Reading | None
    points: tuple[Points, ...] = ()
    numerator: Number | None = None
    denominator: Number | None = None

    @property
    def reading(self) -> Reading:
        """As the newer submission has it, where it has it."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of nothing")
        return found


class DiscrepancyChange(Frozen):
    """A discrepancy that came, went, or stands in both."""

    lasting: Lasting
    old: Discrepancy | None
    new: Discrepancy | None

    @property
    def discrepancy(self) -> Discrepancy:
        """As the newer submission has it, where it has it."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of nothing")
        return found

    @property
    def has_other_figures(self) -> bool:
        """Whether it stands in both, but says something else."""
        return self.old is not None and self.new is not None and self.old.message != self.new.message


class Comparison(Frozen):
    """Two assessments side by side.

    ``targets`` has every target of either, the gravest movements first; ``figures`` the readings that differ, in the
    order of the newer submission, those that are gone last; ``unchanged`` is how many stayed as they were.
    ``of_one_unit``: both are of one unit, as far as they say.
    """

    old: Assessment
    new: Assessment
    of_one_unit: bool
    targets: tuple[TargetChange, ...]
    figures: tuple[FigureChange, ...]
    unchanged: int
    discrepancies: tuple[DiscrepancyChange, ...]

    @property
    def is_worse(self) -> bool:
        """Whether some target newly fails, or can no longer be verified."""
        return any(each.is_worse for each in self.targets)
