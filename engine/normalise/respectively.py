"""Names in a row and their figures in a row: "hồ sơ trực tuyến, thanh toán trực tuyến lần lượt đạt 85% và 60%"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise, zip_longest

from engine.normalise.folding import bare
from engine.normalise.groups import Group
from engine.normalise.names import Names, Undecided
from engine.understood import Match

_WORD = re.compile(r"\b(?:lan luot|tuong ung)\b")
_PARTED = re.compile(r"[,;]| và ")
_ONLY_PARTS = re.compile(r"(?:\s|,|;|và|,\s*và)*")
_MOST = 10
"""So many pieces of names are parted; a longer row is left."""


def respective(found: Sequence[Group], names: Names) -> dict[int, Match | None]:
    """For the groups of such rows: what each is of, or None for all of a row that cannot be told apart."""
    told: dict[int, Match | None] = {}
    for position, group in enumerate(found):
        word = _WORD.search(bare(group.lead))
        if word is None or not group.value or group.counted or group.numerator:
            continue
        run = [position, *_following(found, position)]
        matches = _matches(group.lead[: word.start()], len(run), names) or ()
        told.update(zip_longest(run, matches))
    return told


def _following(found: Sequence[Group], position: int) -> Iterator[int]:
    for index in range(position + 1, len(found)):
        if not found[index].value or not _ONLY_PARTS.fullmatch(found[index].lead):
            return
        yield index


def _matches(lead: str, count: int, names: Names) -> list[Match] | None:
    """The names in the words before the figures, where they can be parted into so many in one way only."""
    pieces = [each.strip() for each in _PARTED.split(lead.rpartition(":")[2])]
    if not 1 < count <= len(pieces) <= _MOST:
        return None

    @cache  # the ways share their pieces
    def read(start: int, end: int) -> Match | Undecided:
        return names.in_sentence("tỷ lệ " + ", ".join(pieces[start:end]))

    parted = ([0, *cuts, len(pieces)] for cuts in combinations(range(1, len(pieces)), count - 1))
    ways = [way for ends in parted if (way := _way(read, ends))]
    return ways[0] if len(ways) == 1 else None


def _way(read: Callable[[int, int], Match | Undecided], ends: Sequence[int]) -> list[Match] | None:
    found = [read(start, end) for start, end in pairwise(ends)]
    matches = [each for each in found if isinstance(each, Match)]
    distinct = {(each.indicator, each.part) for each in matches}
    return matches if len(distinct) == len(found) else None
