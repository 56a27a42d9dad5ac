"""What is reported: units, periods, readings, and the submission that holds them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from engine.exact import Amount, Number
from engine.fields import Day, Frozen, Words
from engine.model.asked import Concern


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
    supposed_by: int | None = None
    """The number of the claim by which a figure of it was supposed to be another; the report does not state it."""


class Submission(Frozen):
    """What one unit reports for one period."""

    source: str
    unit: Unit
    period: Period
    document: str | None = None
    readings: tuple[Reading, ...]
    digest: str
    """SHA-256 of what was read."""
