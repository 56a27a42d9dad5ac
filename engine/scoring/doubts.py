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
from engine.model.scored import Doubt, DoubtKind, UnitScore
from engine.scoring.spellings import Spelling, are_alike, keys, spelling

_FEWEST_SAME = 2
_TELLS_NOTHING = (Number(0), Number(100))


class _Named(NamedTuple):
    """Submissions of units of one level, name, parent and province, as far as they say."""

    unit: Unit
    spelled: Spelling
    scores: list[UnitScore]
    known: frozenset[Hashable]


def doubts(units: Sequence[UnitScore], levels: Mapping[str, Level]) -> tuple[Doubt, ...]:
    """A question for each set of submissions that may be of one unit, by name.

    Units of one name whose parents, or provinces, are said and differ are two units.
    """
    named = _by_name(units, levels)
    same = {frozenset(pair): False for pair in _of_one_name(named)}
    for pair in _of_like_names(named):
        same.setdefault(frozenset(pair), True)
    found = []
    for cluster in _joined(len(named), same):
        scores = [score for position in cluster for score in named[position].scores]
        if len(scores) > 1:
            spelled = any(apart for pair, apart in same.items() if pair <= set(cluster))
            found.append(Doubt(_kind(scores, spelled=spelled), tuple(scores)))
    return tuple(sorted(found, key=lambda each: (each.units[0].name, each.units[0].source)))


def _by_name(units: Iterable[UnitScore], levels: Mapping[str, Level]) -> list[_Named]:
    of_unit: dict[tuple[str, ...], list[UnitScore]] = defaultdict(list)
    for each in units:
        unit = each.assessment.submission.unit
        of_unit[unit.level, *map(folded_name, (unit.name, unit.parent or "", unit.province or ""))].append(each)
    return [_named(scores, levels) for scores in of_unit.values()]


def _named(scores: list[UnitScore], levels: Mapping[str, Level]) -> _Named:
    submission = scores[0].assessment.submission
    unit = submission.unit
    return _Named(unit, spelling(unit.name, levels[unit.level].prefixes), scores, _telling(submission.readings))


def _telling(readings: Iterable[Reading]) -> frozenset[Hashable]:
    """The figures that would hardly be those of two units: all but 0% and 100% without counts."""
    return frozenset(
        (subject(each), figures(each))
        for each in readings
        if each.denominator is not None or (each.stated is not None and each.stated.value not in _TELLS_NOTHING)
    )


def _of_one_name(named: Sequence[_Named]) -> Iterator[tuple[int, int]]:
    for pair in _sharing(named, lambda each: [folded_name(each.unit.name)]):
        if same_unit(*(named[position].unit for position in pair)):
            yield pair


def _of_like_names(named: Sequence[_Named]) -> Iterator[tuple[int, int]]:
    for pair in _sharing(named, lambda each: keys(each.spelled)):
        one, other = (named[position] for position in pair)
        same_figures = _say_the_same(one, other)
        if _may_be_one_place(one.unit, other.unit) and are_alike(one.spelled, other.spelled, same_figures=same_figures):
            yield pair


def _say_the_same(one: _Named, other: _Named) -> bool:
    """Whether half of the figures of one are those of the other."""
    same, least = len(one.known & other.known), min(len(one.known), len(other.known))
    return same >= _FEWEST_SAME and 2 * same >= least


def _sharing(named: Sequence[_Named], keys_of: Callable[[_Named], Iterable[str]]) -> Iterator[tuple[int, int]]:
    """The pairs of one level that have a key in common, each once."""
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, each in enumerate(named):
        for key in keys_of(each):
            having[each.unit.level, key].append(position)
    yield from dict.fromkeys(pair for positions in having.values() for pair in combinations(positions, 2))


def _may_be_one_place(one: Unit, other: Unit) -> bool:
    return same_unit(one, other.model_copy(update={"name": one.name}))


def _joined(count: int, pairs: Iterable[frozenset[int]]) -> Iterator[list[int]]:
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


def _kind(scores: Sequence[UnitScore], *, spelled: bool) -> DoubtKind:
    if spelled:
        return "spelling"
    submissions = [each.assessment.submission for each in scores]
    if len({(each.period.from_, each.period.to) for each in submissions}) > 1:
        return "other-period"
    same = {(each.digest, tuple(map(figures, each.readings))) for each in submissions}
    return "same-report" if len(same) == 1 else "same-period"
