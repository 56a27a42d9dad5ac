"""Dossiers: their fields, which columns of an export these are, and the conditions that put them above a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from pydantic import Field as Given

from engine.fields import Day, Flag, Frozen, Text, Words

Kind = Literal["text", "day", "word", "flag", "amount"]
Operator = Literal["equals", "in", "at_least", "at_most", "less_than", "more_than", "present"]
Value = str | int | bool | date


class Field(Frozen):
    """Something that is known of a dossier; see ``targets/dossiers/fields.yaml``."""

    kind: Kind
    name: Text
    words: tuple[Words, ...] = ()
    not_before: Words | None = None
    ahead: Flag = False
    required: Flag = False


class Fields(Frozen):
    """All that may be known of a dossier. No day before ``earliest`` is believed."""

    earliest: Day
    fields: dict[str, Field]


class Column(Frozen):
    """Which column a field is, and how it is written there.

    ``values`` gives the meaning of words; ``empty`` that of an empty cell, ``otherwise`` that of any other word.
    ``thousands`` is the mark between the thousands of an amount.
    """

    column: Words
    values: dict[str, Words] = Given(default_factory=dict)
    empty: Words | None = None
    otherwise: Words | None = None
    thousands: Words | None = None


class ExportMapping(Frozen):
    """The columns of one system's export by the fields that they are; ``dates`` are how it writes days."""

    id: Words
    name: Text
    note: Text
    dates: tuple[Words, ...] = ()
    columns: dict[str, Column]


class OfField(NamedTuple):
    """Another field of the same dossier, in place of a value."""

    field: str


class Test(NamedTuple):
    """One condition on one field of a dossier: it holds, does not, or cannot be told where a field is empty."""

    field: str
    operator: Operator
    operand: Value | OfField | tuple[Value, ...]


Tests = tuple[Test, ...]


class Apart(NamedTuple):
    """Dossiers that are told apart beneath an indicator, e.g. those only marked late."""

    id: str
    name: Text
    tests: Tests


class Counting(NamedTuple):
    """How one indicator, or one part of it, is counted from dossiers.

    A dossier is in the period by the day of the field ``by``. It is below the line if ``denominator`` holds, and above
    it if ``numerator`` holds besides. Where that cannot be told for want of a field it is neither, and is told.
    """

    indicator: str
    part: str | None
    by: str
    denominator: Tests
    numerator: Tests
    apart: tuple[Apart, ...] = ()
    note: Text | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it needs, each once."""
        used = [self.by]
        for each in (*self.denominator, *self.numerator):
            used += [each.field, *([each.operand.field] if isinstance(each.operand, OfField) else [])]
        return tuple(dict.fromkeys(used))


FieldsById = Mapping[str, Field]
