"""What of one submission answers to what of the other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from engine.exact import Amount
from engine.model import Reading

Thing = TypeVar("Thing")


def paired(
    old: Sequence[Thing], new: Sequence[Thing], likenesses: Sequence[Callable[[Thing], Hashable]]
) -> list[tuple[Thing | None, Thing | None]]:
    """Each thing with the one that is like it, or with None: those of ``new`` in their order, then what is gone.

    The strictest likeness comes first; of several that are alike the first goes with the first.
    """
    partners: dict[int, int] = {}
    left_old, left_new = list(range(len(old))), list(range(len(new)))
    for likeness in likenesses:
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for position in left_old:
            waiting[likeness(old[position])].append(position)
        for position in left_new:
            alike = waiting.get(likeness(new[position]))
            if alike:
                partners[position] = alike.popleft()
        taken = set(partners.values())
        left_old = [position for position in left_old if position not in taken]
        left_new = [position for position in left_new if position not in partners]
    both = [(old[partners[at]] if at in partners else None, each) for at, each in enumerate(new)]
    return [*both, *((old[position], None) for position in left_old)]


def subject(reading: Reading) -> tuple[str, str, str]:
    """What a reading is about: the indicator, its part, the part of the unit."""
    return reading.indicator, reading.part or "", plain(reading.scope or "")


def plain(text: str) -> str:
    """The text without capitals and needless spaces."""
    return " ".join(text.split()).casefold()


def figures(reading: Reading) -> tuple[Hashable, ...]:
    """All that a reading says in numbers, however many decimals it shows them with."""
    return tuple(map(_bounds, (reading.stated, reading.numerator, reading.denominator)))


def _bounds(amount: Amount | None) -> Hashable:
    if amount is None:
        return None
    return amount.lowest, amount.highest, amount.lowest_open, amount.highest_open
