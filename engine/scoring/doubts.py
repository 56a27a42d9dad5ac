"""Submissions that may be of one unit: the same unit twice, or under two spellings. A question, never a merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from engine.comparison.pairs import figures, subject
from engine.comparison.units import folded_name, same_unit
from engine.exact import Number
from engine.model import Level, Reading, Unit
from engine.model.scored import Doubt, DoubtKind, UnitLine
from engine.scoring.spellings import Spelling, are_alike, keys, spelling

_FEWEST_SAME = 2
_TELLS_NOTHING = (Number(0), Number(100))


class Named(NamedTuple):
    """Units of one level, name, parent and province, as far as they say; the figures that one of them is known by."""

    unit: Unit
    spelled: Spelling
    known: frozenset[Hashable] = frozenset()


def named(unit: Unit, levels: Mapping[str, Level], known: frozenset[Hashable] = frozenset()) -> Named:
    """A unit with its name taken apart."""
    return Named(unit, spelling(unit.name, levels[unit.level].prefixes), known)


def doubts(units: Sequence[UnitLine], levels: Mapping[str, Level]) -> tuple[Doubt, ...]:
    """A question for each set of submissions that may be of one unit, by name.

    Units of one name whose parents, or provinces, are said and differ are two units. Figures are looked up of those
    only that may be of one.
    """
    by_name = list(_by_name(units))
    every = [named(scores[0].unit, levels) for scores in by_name]
    same = alike(every, whatever_they_say=True)
    near = {position for pair, apart in same.items() if apart for position in pair}
    if near:
        known = {position: telling(_readings(by_name[position][0])) for position in sorted(near)}
        same = alike([each._replace(known=known.get(position, each.known)) for position, each in enumerate(every)])
    found = []
    for cluster in joined(len(every), same):
        scores = [score for position in cluster for score in by_name[position]]
        if len(scores) > 1:
            spelled = any(apart for pair, apart in same.items() if pair <= set(cluster))
            found.append(Doubt(_kind(scores, spelled=spelled), tuple(scores)))
    return tuple(sorted(found, key=lambda each: (each.units[0].name, each.units[0].source)))


def alike(units: Sequence[Named], *, whatever_they_say: bool = False) -> Mapping[frozenset[int], bool]:
    """The pairs of positions of units that may be one, each with whether their names are spelled in two ways.

    ``whatever_they_say``: as though the figures of any two were the same.
    """
    same = {frozenset(pair): False for pair in _of_one_name(units)}
    for pair in _of_like_names(units, whatever_they_say=whatever_they_say):
        same.setdefault(frozenset(pair), True)
    return same


def said(unit: Unit) -> tuple[str, ...]:
    """What a unit says of itself: units of one name by all they say are the same."""
    return unit.level, *map(folded_name, (unit.name, unit.parent or "", unit.province or ""))


def _by_name(units: Iterable[UnitLine]) -> Iterable[list[UnitLine]]:
    of_unit: dict[tuple[str, ...], list[UnitLine]] = defaultdict(list)
    for each in units:
        of_unit[said(each.unit)].append(each)
    return of_unit.values()


def _readings(unit: UnitLine) -> Sequence[Reading]:
    return unit.opened().assessment.submission.readings


def telling(readings: Iterable[Reading]) -> frozenset[Hashable]:
    """The figures that would hardly be those of two units: all but 0% and 100% without counts."""
    return frozenset(
        (subject(each), figures(each))
        for each in readings
        if each.denominator is not None or (each.stated is not None and each.stated.value not in _TELLS_NOTHING)
    )


def _of_one_name(named: Sequence[Named]) -> Iterator[tuple[int, int]]:
    for pair in _sharing(named, lambda each: [folded_name(each.unit.name)]):
        if same_unit(*(named[position].unit for position in pair)):
            yield pair


def _of_like_names(named: Sequence[Named], *, whatever_they_say: bool) -> Iterator[tuple[int, int]]:
    for pair in _sharing(named, lambda each: keys(each.spelled)):
        one, other = (named[position] for position in pair)
        same_figures = whatever_they_say or _say_the_same(one, other)
        if _may_be_one_place(one.unit, other.unit) and are_alike(one.spelled, other.spelled, same_figures=same_figures):
            yield pair


def _say_the_same(one: Named, other: Named) -> bool:
    """Whether half of the figures of one are those of the other."""
    same, least = len(one.known & other.known), min(len(one.known), len(other.known))
    return same >= _FEWEST_SAME and 2 * same >= least


def _sharing(named: Sequence[Named], keys_of: Callable[[Named], Iterable[str]]) -> Iterator[tuple[int, int]]:
    """The pairs of one level that have a key in common, each once."""
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, each in enumerate(named):
        for key in keys_of(each):
            having[each.unit.level, key].append(position)
    yield from dict.fromkeys(pair for positions in having.values() for pair in combinations(positions, 2))


def _may_be_one_place(one: Unit, other: Unit) -> bool:
    return same_unit(one, other.model_copy(update={"name": one.name}))


def joined(count: int, pairs: Iterable[frozenset[int]]) -> Iterator[list[int]]:
    """The sets of positions that pairs join, directly or through others."""
    root = list(range(count))

    def top(position: int) -> int:
        while root[position] != position:
            position = root[position]
        return position

    for pair in pairs:
        low, high = sorted(map(top, pair)) if len(pair) > 1 else (0, 0)
        root[high] = low
    clusters: dict[int, list[int]] = defaultdict(list)
    for position in range(count):
        clusters[top(position)].append(position)
    yield from clusters.values()


def _kind(scores: Sequence[UnitLine], *, spelled: bool) -> DoubtKind:
    if spelled:
        return "spelling"
    if len({(each.period.from_, each.period.to) for each in scores}) > 1:
        return "other-period"
    submissions = (each.opened().assessment.submission for each in scores)
    same = {(each.digest, tuple(map(figures, each.readings))) for each in submissions}
    return "same-report" if len(same) == 1 else "same-period"
