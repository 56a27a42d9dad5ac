"""What was derived from dossiers: readings, what was set aside and why, what could not be derived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from engine.model.dossiers import Apart, Counting
from engine.model.reported import Reading
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
    aside_of: Mapping[str, int] = MappingProxyType({})
    """How many dossiers were set aside of each unit, for whatever reason."""
    apart_of: Mapping[str, Sequence[tuple[Counting, Apart, int]]] = MappingProxyType({})
    """How many dossiers of each unit are told apart, in the order of the countings; none where there are none."""

    @property
    def faults(self) -> int:
        """How many dossiers were set aside for what is wrong with them."""
        return sum(each.dossiers for each in self.aside if each.is_fault)


Standing = Literal["same", "same-ratio", "explainable", "differs", "not-reported", "not-told"]
"""How a report stands to the dossiers: the same figures; the same ratio of other counts; figures that come out if those
set aside are counted one way or another; figures that never do; what only the dossiers tell; what only the report."""


class Row(NamedTuple):
    """One indicator, or one part of it: what is reported, and what dossiers give."""

    indicator: str
    part: str | None
    reading: Reading | None
    above: int | None
    below: int | None
    untold: int
    standing: Standing


class SetBeside(NamedTuple):
    """A report beside the dossiers of its unit and period; ``aside`` of them were set aside.

    ``apart`` are dossiers that are told apart beneath an indicator, each kind with how many there are.
    """

    source: str
    aside: int
    rows: tuple[Row, ...]
    apart: Sequence[tuple[Counting, Apart, int]] = ()
