"""Which groups of counts are of the same things: those that have several figures in common under the same names.

That figures coincide is no chance where they have enough digits; then the others of the same names are the same things
as well, and have to be equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from engine.normalise.claims.same_figures import Counted, Told

ENOUGH = 6
"""So many digits in common are no chance, in two figures or more."""
_AT_LEAST = 2
_MOST_PLACES = 8
"""A number that stands in more places tells nothing."""

Pair = tuple[Counted, Counted]


class _Asked(NamedTuple):
    """What two groups need to be of the same things: so many equal figures of two digits or more, so many digits in all
    that are equal, and so many times as many equal figures as differing ones."""

    telling: int
    digits: int
    times: int


_OF_TEXT = _Asked(1, ENOUGH, 2)
_OF_TABLES = _Asked(3, 9, 3)
"""Forms of the same rows that two offices filled in have figures in common by chance."""


class Match(NamedTuple):
    """Two groups of the same things: the figures that are equal and those that differ."""

    first: Told
    second: Told
    equal: tuple[Pair, ...]
    differing: tuple[Pair, ...]

    @property
    def rank(self) -> tuple[int, int]:
        return len(self.equal) - len(self.differing), -len(self.differing)


def near(numbers: Mapping[str, Iterable[int]]) -> Iterator[tuple[int, int]]:
    """The places that have enough numbers in common, by the places of each number, in order."""
    common: dict[tuple[int, int], list[str]] = {}
    for digits, found_in in numbers.items():
        places = [*found_in]
        if len(places) <= _MOST_PLACES:
            for pair in combinations(places, 2):
                common.setdefault(pair, []).append(digits)
    yield from sorted(pair for pair, found in common.items() if is_enough(found))


def is_enough(numbers: Collection[str]) -> bool:
    """Whether so many numbers in common may be no chance; others, too short to be looked for, may be added to them."""
    return len(numbers) >= _AT_LEAST and sum(map(len, numbers)) >= ENOUGH - 1


def matches(firsts: Iterable[Told], seconds: Sequence[Told]) -> Iterator[Match]:
    """The groups that belong to each other, each at most once, the best first; none that might belong to several."""
    found = [match for one in firsts for other in seconds if (match := _match(one, other)) is not None]
    found.sort(key=lambda each: each.rank, reverse=True)
    taken: set[int] = set()
    for each in found:
        if taken & {id(each.first), id(each.second)}:
            continue
        taken |= {id(each.first), id(each.second)}
        if not each.differing or not _is_rivalled(each, found):
            yield each


def _is_rivalled(match: Match, found: Sequence[Match]) -> bool:
    """Whether one of the two groups goes as well with another one."""
    return any(
        each is not match and each.rank == match.rank and (each.first is match.first or each.second is match.second)
        for each in found
    )


def _match(first: Told, second: Told) -> Match | None:
    if first.name and second.name and first.name != second.name:
        return None
    others = {each.key: each for each in second.counts}
    pairs = [(each, others[each.key]) for each in first.counts if each.key in others]
    pairs = [(one, other) for one, other in pairs if not one.unit or not other.unit or one.unit == other.unit]
    equal = tuple(pair for pair in pairs if pair[0].value.value == pair[1].value.value)
    differing = tuple(pair for pair in pairs if pair not in equal)
    asked = _OF_TABLES if first.in_table and second.in_table else _OF_TEXT
    return Match(first, second, equal, differing) if _is_enough(asked, equal, len(differing)) else None


def _is_enough(asked: _Asked, equal: Sequence[Pair], differing: int) -> bool:
    values = [str(one.value.value) for one, _ in equal if one.value.value]
    telling = {each for each in values if len(each) > 1}
    return (
        len(set(values)) >= _AT_LEAST
        and len(telling) >= asked.telling
        and sum(map(len, set(values))) >= asked.digits
        and differing * asked.times <= len(telling)
    )
