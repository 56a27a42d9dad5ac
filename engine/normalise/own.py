"""What a figure has to be of to count: the unit whose report it is, and the days of the report."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from engine.understood import Heading

_DAYS_OF_A_MONTH = 30


class Own(NamedTuple):
    """The unit of a report, the units above it, and its days as far as they are known."""

    level: str = ""
    name: str = ""
    above: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def months(self) -> int | None:
        """About how many months the report is of; None where its days are not known."""
        if self.first is None or self.last is None:
            return None
        return round(((self.last - self.first).days + 1) / _DAYS_OF_A_MONTH)


def own_of(heading: Heading, level: str, last: date | None) -> Own:
    """What is known of the report; ``level`` and ``last`` hold whatever the heading says of them."""
    first = date.fromisoformat(heading.from_) if heading.from_ else None
    above = tuple(each for each in (heading.parent, heading.province) if each)
    return Own(level, heading.name, above, first if first and last and first <= last else None, last)
