"""Which target sets judge a submission: those in force, or those that the user asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from engine.model import TargetSet, Unit
from targets.library import Library, is_for, on_day


def sets_for(
    library: Library, asked: Sequence[str], unit: Unit, day: date, *, by_name: bool
) -> tuple[tuple[TargetSet, ...], tuple[str, ...]]:
    """The sets that judge ``unit`` on ``day``, and the names of those asked for that do not.

    Nothing asked for: all in force. Local files alone: all in force, and they. Where a set was named (``by_name``):
    those asked for and no others, even outside their dates, for then the user wants another year's figures; a local
    file keeps to its own dates.
    """
    if not asked:
        return library.in_force(unit, day), ()
    shipped = [] if by_name else [each for each in library.in_force(unit, day) if each.id not in library.local]
    found = {name: _asked_for(library, name, unit, day) for name in asked}
    judging = [each for each in found.values() if each is not None]
    return (*shipped, *judging), tuple(name for name, each in found.items() if each is None)


def _asked_for(library: Library, name: str, unit: Unit, day: date) -> TargetSet | None:
    whole = next(each for each in library.sets if each.id == name)
    alive = on_day(whole, day)
    if not alive.targets and name not in library.local:
        alive = whole
    return alive if alive.targets and is_for(whole, unit) else None


def for_template(library: Library, asked: Iterable[str], day: date) -> tuple[TargetSet, ...]:
    """The sets whose rows a template for units of no particular name has."""
    names = tuple(asked)
    if names:
        return tuple(each for each in library.sets if each.id in names)
    alive = (on_day(each, day) for each in library.sets if not each.units and not each.by_name_only)
    return tuple(each for each in alive if each.targets)
