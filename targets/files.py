"""The shape of the YAML files under ``targets/``: one way to write each thing."""

from __future__ import annotations

from pydantic import Field

from engine.fields import Day, Days, Flag, Frozen, Text, Threshold, Words
from engine.model import (
    AmbiguousName,
    Attribute,
    Citation,
    Comparator,
    Concerns,
    Indicator,
    KnownBy,
    Level,
    Target,
    TargetSet,
)


class UnitsFile(Frozen):
    """``units.yaml``: levels, attributes, and the days on which the map of units was redrawn."""

    reorganisations: tuple[Day, ...]
    levels: tuple[Level, ...]
    attributes: tuple[Attribute, ...]


class IndicatorsFile(Frozen):
    """``indicators.yaml``: units of measure, indicators, and names that stand for several of them."""

    uoms: dict[str, Text] = Field(default_factory=dict)
    indicators: tuple[Indicator, ...]
    ambiguous: tuple[AmbiguousName, ...] = ()


class TargetEntry(Frozen):
    """One row of a document. ``concerns`` names an entry of the set's ``concerned``."""

    row: Words
    name: Text
    indicator: Words
    comparator: Comparator
    threshold: Threshold
    concerns: Words
    effective: Days | None = None


class SetFile(Frozen):
    """One target set: the rows of one document.

    ``indicators`` and ``uoms`` define what ``indicators.yaml`` does not have, for a local file.
    """

    id: Words
    name: Text
    document: Text
    known_by: KnownBy
    effective: Days
    units: tuple[Words, ...] = ()
    by_name_only: Flag = False
    concerned: dict[str, Concerns]
    uoms: dict[str, Text] = Field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[TargetEntry, ...]


def target_set(file: SetFile) -> TargetSet:
    """The set that the file describes; its targets' ids are ``set/row``."""
    return TargetSet.model_construct(
        id=file.id,
        name=file.name,
        document=file.document,
        known_by=file.known_by,
        effective=file.effective,
        units=file.units,
        by_name_only=file.by_name_only,
        targets=tuple(_target(file, entry) for entry in file.targets),
    )


def _target(file: SetFile, entry: TargetEntry) -> Target:
    return Target.model_construct(
        id=f"{file.id}/{entry.row}",
        set=file.id,
        row=entry.row,
        name=entry.name,
        indicator=entry.indicator,
        comparator=entry.comparator,
        threshold=entry.threshold,
        concerns=file.concerned[entry.concerns],
        effective=entry.effective or file.effective,
        citation=Citation.model_construct(document=file.document, row=entry.row, known_by=file.known_by),
    )


__all__ = ["IndicatorsFile", "SetFile", "TargetEntry", "UnitsFile", "target_set"]
