"""Assessments that are put away: packed, each with its outline, and opened one by one where they are needed in full.

Many in full take most of the memory of a run, and each of them is looked at only for a moment.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import eq
from typing import NamedTuple, overload

from engine.model import Assessment
from engine.model.outlined import AtHand, Held, Outline, outline
from engine.model.verified import Run
from engine.packed import Unpacking, pack
from engine.problem import Problem
from targets import Library

_FAST = 1


class Packed(NamedTuple):
    """An assessment that is put away as its bytes, compressed: its outline, and the whole."""

    of_outline: bytes | memoryview
    data: bytes | memoryview
    unpacking: Unpacking

    @property
    def outline(self) -> Outline:
        """The outline again."""
        found: Outline = self.unpacking.unpacked(zlib.decompress(self.of_outline))
        return found

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
        return Assessments(self.held[at]) if isinstance(at, slice) else self.held[at].opened()

    def __iter__(self) -> Iterator[Assessment]:
        return (each.opened() for each in self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


def held_of(assessments: Sequence[Assessment]) -> Sequence[Held]:
    """The assessments with their outlines, put away if they are."""
    return assessments.held if isinstance(assessments, Assessments) else tuple(map(AtHand, assessments))


def held_together(held: Sequence[Held]) -> Sequence[Assessment]:
    """The assessments that these stand for. The bytes of all that are packed become one thing."""
    if not any(isinstance(each, Packed) for each in held):
        return tuple(each.opened() for each in held)
    pile = _Pile(part for each in held if isinstance(each, Packed) for part in each[:2])
    return Assessments(
        Packed(pile.next(), pile.next(), each.unpacking) if isinstance(each, Packed) else each for each in held
    )


class _Pile:
    """Bytes one after the other: as one thing they are copied less often where processes share them."""

    def __init__(self, parts: Iterable[bytes | memoryview]) -> None:
        every = list(parts)
        self._sizes = iter([len(each) for each in every])
        self._left = memoryview(b"".join(every))

    def next(self) -> memoryview:
        size = next(self._sizes)
        found, self._left = self._left[:size], self._left[size:]
        return found


def with_changed(assessments: Sequence[Assessment], changed: Mapping[int, Assessment]) -> Sequence[Assessment]:
    """The assessments with others in some places, which are put away where those were."""
    if not isinstance(assessments, Assessments):
        return tuple(changed.get(at, each) for at, each in enumerate(assessments))
    held = enumerate(assessments.held)
    return Assessments(_like(each, changed[at]) if at in changed else each for at, each in held)


def _like(held: Held, assessment: Assessment) -> Held:
    """The assessment in the form in which another is."""
    return Packed(*_packed(assessment), held.unpacking) if isinstance(held, Packed) else AtHand(assessment)


def _packed(assessment: Assessment) -> tuple[bytes, bytes]:
    of_outline, data = (zlib.compress(pack(each), _FAST) for each in (outline(assessment), assessment))
    return of_outline, data


def sealed(assessments: Iterable[Assessment], problems: Sequence[Problem], runs: Sequence[Run]) -> bytes:
    """What one file gives as bytes: its assessments stay packed where they arrive."""
    return pack((tuple(map(_packed, assessments)), tuple(problems), tuple(runs)))


class Unsealing:
    """What takes apart what is sealed, with the targets of the library."""

    def __init__(self, library: Library) -> None:
        self._unpacking = Unpacking(library)

    def unsealed(self, data: bytes) -> tuple[Assessments, tuple[Problem, ...], tuple[Run, ...]]:
        """Assessments, problems and runs, as ``sealed`` was given them."""
        packed, problems, runs = self._unpacking.unpacked(data)
        held = (Packed(of_outline, data, self._unpacking) for of_outline, data in packed)
        return Assessments(held), problems, runs
