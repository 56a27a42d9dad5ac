"""Sets of targets that are not in force for cases: noted of each partition, told once of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from engine.batch.asked import Group
from engine.problem import Problem

_SHOWN = 3
"""So many of the days of cases that no set judges are named."""
_BETWEEN = ", "

Note: TypeAlias = Mapping[str, str]
"""How many cases end on which days; and the set that was asked for and does not judge them, or "" for none at all."""


def notes(group: Group, count: int) -> Iterator[Note]:
    """What is to be said of a group of so many cases."""
    days = [day.isoformat() for day in group.days]
    if count:
        yield from ({"set": name, "count": str(count), "days": min(days)} for name in group.left_out)
    if count and not group.sets:
        yield {"set": "", "count": str(count), "days": _BETWEEN.join(sorted(days)[:_SHOWN])}


def in_all(found: Sequence[Note], source: str) -> Iterator[Problem]:
    """One problem for all cases without sets, one warning for each set that is left out."""
    numbers: dict[str, int] = defaultdict(int)
    days: dict[str, set[str]] = defaultdict(set)
    for each in found:
        numbers[each["set"]] += int(each["count"])
        days[each["set"]].update(each["days"].split(_BETWEEN))
    for name, number in sorted(numbers.items()):
        ends = sorted(days[name])
        if name:
            details = {"set": name, "count": str(number), "day": ends[0]}
            yield Problem(source, "cases-left-out", details=details, severity="warning")
        else:
            details = {"days": _BETWEEN.join(ends[:_SHOWN]), "count": str(number)}
            yield Problem(source, "cases-without-sets", details=details)
