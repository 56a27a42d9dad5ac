"""What is asked: indicators, targets and the sets of them, and the levels of units that they are asked of."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from engine.fields import Day, Days, Flag, Frozen, Text, Threshold, Words

Comparator = Literal["at_least", "at_most", "more_than", "less_than"]
KnownBy = Literal["text", "transcription", "press"]


class ToldApart(Frozen):
    """Dossiers that are told apart beneath an indicator: those of which the conditions ``when`` hold."""

    id: Words
    name: Text
    when: dict[str, Any]


class FromDossiers(Frozen):
    """Which dossiers stand below the line, and which of these above it; see ``targets/conditions.py``.

    ``by`` is the field whose day puts a dossier into the period; ``note`` says what the figure does not show.
    """

    by: Words
    denominator: dict[str, Any] = Field(default_factory=dict)
    numerator: dict[str, Any]
    told_apart: tuple[ToldApart, ...] = ()
    note: Text | None = None


class Part(Frozen):
    """A share of an indicator that is judged by itself, e.g. digitization of results."""

    id: Words
    name: Text
    phrases: tuple[Words, ...] = ()
    """How reports write of this part."""
    dossiers: FromDossiers | None = None


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
    dossiers: FromDossiers | None = None
    """How it is counted from dossiers; None where they cannot give it, or give its parts only."""


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
