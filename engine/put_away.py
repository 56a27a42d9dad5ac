"""Assessments that are put away: packed, each with its outline, and opened one by one where they are needed in full.

Many in full take most of the memory of a run, and each of them is looked at only for a moment.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import eq
from typing import NamedTuple, overload

from engine.model import Assessment
from engine.model.outlined import Away, Held, Outline, at_hand, outline
from engine.model.verified import Run
from engine.packed import Unpacking, pack
from engine.problem import Problem
from targets import Library

_FAST = 1


class Packed(NamedTuple):
    """An assessment that is put away as its bytes, compressed."""

    data: bytes | memoryview
    unpacking: Unpacking

    def opened(self) -> Assessment:
        """The assessment again."""
        found: Assessment = self.unpacking.unpacked(zlib.decompress(self.data))
        return found


class Assessments(Sequence[Assessment]):
    """Assessments that are put away: each is opened anew whenever it is asked for."""

    def __init__(self, held: Iterable[Held]) -> None:
        self.held = tuple(held)

    def __len__(self) -> int:
        return len(self.held)

    @overload
    def __getitem__(self, at: int) -> Assessment: ...
    @overload
    def __getitem__(self, at: slice) -> Assessments: ...
    def __getitem__(self, at: int | slice) -> Assessment | Assessments:
        return Assessments(self.held[at]) if isinstance(at, slice) else self.held[at].away.opened()

    def __iter__(self) -> Iterator[Assessment]:
        return (each.away.opened() for each in self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


def held_of(assessments: Sequence[Assessment]) -> Sequence[Held]:
    """The assessments with their outlines, put away if they are."""
    return assessments.held if isinstance(assessments, Assessments) else tuple(map(at_hand, assessments))


def held_together(held: Sequence[Held]) -> Sequence[Assessment]:
    """The assessments that these stand for. The bytes of all that are packed become one thing."""
    if not any(isinstance(each.away, Packed) for each in held):
        return tuple(each.away.opened() for each in held)
    pile = memoryview(b"".join(each.away.data for each in held if isinstance(each.away, Packed)))
    end, found = 0, []
    for each in held:
        if isinstance(each.away, Packed):
            start, end = end, end + len(each.away.data)
            found.append(each._replace(away=each.away._replace(data=pile[start:end])))
        else:
            found.append(each)
    return Assessments(found)


def with_changed(assessments: Sequence[Assessment], changed: Mapping[int, Assessment]) -> Sequence[Assessment]:
    """The assessments with others in some places, which are put away if all are."""
    if not isinstance(assessments, Assessments):
        return tuple(changed.get(at, each) for at, each in enumerate(assessments))
    held = [_put_away(changed[at], each.away) if at in changed else each for at, each in enumerate(assessments.held)]
    return Assessments(held)


def _put_away(assessment: Assessment, like: Away[Assessment]) -> Held:
    """The assessment in the form in which another is."""
    if isinstance(like, Packed):
        return Held(outline(assessment), Packed(zlib.compress(pack(assessment), _FAST), like.unpacking))
    return at_hand(assessment)


def sealed(assessments: Iterable[Assessment], problems: Sequence[Problem], runs: Sequence[Run]) -> bytes:
    """What one file gives as bytes: its assessments stay packed where they arrive."""
    packed = [(outline(each), zlib.compress(pack(each), _FAST)) for each in assessments]
    return pack((packed, tuple(problems), tuple(runs)))


class Unsealing:
    """What takes apart what is sealed, with the targets of the library."""

    def __init__(self, library: Library) -> None:
        self._unpacking = Unpacking(library)

    def unsealed(self, data: bytes) -> tuple[Assessments, tuple[Problem, ...], tuple[Run, ...]]:
        """Assessments, problems and runs, as ``sealed`` was given them."""
        found: Sequence[tuple[Outline, bytes]]
        found, problems, runs = self._unpacking.unpacked(data)
        return Assessments(Held(each, Packed(packed, self._unpacking)) for each, packed in found), problems, runs
