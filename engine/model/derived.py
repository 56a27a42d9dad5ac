"""What was derived from dossiers: readings, what was set aside and why, what could not be derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from engine.model.dossiers import Counting
from engine.problem import Problem

if TYPE_CHECKING:
    import pyarrow as pa


class SetAside(NamedTuple):
    """How many dossiers were set aside for one reason; ``field`` is what it rests on, "" for the whole dossier."""

    reason: str
    field: str
    dossiers: int
    is_fault: bool


class StrangeUnit(NamedTuple):
    """A unit that the list of units does not have, how many dossiers bear its name, and names that are near."""

    name: str
    dossiers: int
    near: tuple[str, ...]


class Line(NamedTuple):
    """What one counting gives over everything: the counts, those of which it cannot be told, and those told apart."""

    counting: Counting
    above: int
    below: int
    untold: int
    apart: tuple[int, ...]


class Derived(NamedTuple):
    """What dossiers give: ``readings``, one a row, with the columns of ``engine.dossiers.readings``. ``other``
    are indicators that no dossier can give.
    """

    source: str
    dossiers: int
    counted: int
    lines: tuple[Line, ...]
    aside: tuple[SetAside, ...]
    strange: tuple[StrangeUnit, ...]
    other: tuple[str, ...]
    problems: tuple[Problem, ...]
    readings: pa.Table

    @property
    def faults(self) -> int:
        """How many dossiers were set aside for what is wrong with them."""
        return sum(each.dossiers for each in self.aside if each.is_fault)
