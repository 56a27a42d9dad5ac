"""A report whose places are compared with each other: what is told in two of them, and said of one thing in several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from engine.exact import Number
from engine.normalise.claims.same_figures import Counted, Passage, Told, numbers_in
from engine.normalise.claims.same_lines import Line, Lines
from engine.normalise.claims.same_pairs import Pair, matches, near
from engine.normalise.claims.same_spoken import spoken
from engine.normalise.claims.same_things import Mention, is_row, may_say_things, things_in, things_of
from engine.normalise.claims.words import has_digit
from engine.normalise.grids import Grid, Piece
from engine.normalise.groups import is_plan
from engine.normalise.list_heads import against_title, list_heads
from engine.normalise.own import Own
from engine.normalise.times import time_of
from rules.forms import Forms

_HEADING = 200
"""A longer text is a paragraph with a number, no heading of what follows."""


class _Source(NamedTuple):
    """A paragraph, or a line of a table, by the number of its piece in the document."""

    piece: int
    line: Line | None = None


class Report:
    """A document with the groups of its counts, which are made where they are asked for."""

    def __init__(self, pieces: Sequence[Piece], forms: Forms, own: Own) -> None:
        self._pieces, self._own = pieces, own
        self._heads = tuple(list_heads([None if isinstance(each, Grid) else each[0].text for each in pieces]))
        form = next((form for form in forms.forms if not form.columns), None)
        self._tables: dict[int, Lines] = {}
        if form is not None:
            self._tables = {
                at: Lines(at, piece, form, own) for at, piece in enumerate(pieces) if isinstance(piece, Grid)
            }
        self._results: dict[int, bool] = {}
        self._told: dict[_Source, tuple[Told, ...]] = {}

    def pairs(self) -> Iterator[Pair]:
        """The counts that are of one thing."""
        of = dict(self._numbers())
        places: dict[str, list[int]] = {}
        for piece, numbers in of.items():
            for digits in numbers:
                places.setdefault(digits, []).append(piece)
        for first, second in near(places):
            if not (self._is_result(first) and self._is_result(second)):
                continue
            common = of[first] & of[second]
            yield from self._pairs(self._sources(first, common), self._sources(second, common))

    def _sources(self, piece: int, common: frozenset[str]) -> list[_Source]:
        if piece not in self._tables:
            return [_Source(piece)]
        return [_Source(piece, line) for line in self._tables[piece].holding(common)]

    def _pairs(self, firsts: Sequence[_Source], seconds: Sequence[_Source]) -> Iterator[Pair]:
        """The pairs of two pieces, of which those lines may be of the same things."""
        ones = [each for source in firsts for each in self._groups(source)]
        others = [each for source in seconds for each in self._groups(source)]
        for match in matches(ones, others):
            yield from match.equal
            yield from match.differing

    def things(self) -> Iterator[Pair]:
        """The numbers of one thing, each with the first that is said of it; one paragraph may tell of several.

        Several forms that have the thing are those of several offices, and none of them tells that of the unit.
        """
        mentions = [*self._mentions()]
        forms = Counter(each.thing for each in mentions if each.counted.at[0] in self._tables)
        firsts: dict[tuple[str, Number | None], Counted] = {}
        for each in mentions:
            if each.counted.at[0] in self._tables and forms[each.thing] > 1:
                continue
            first = firsts.setdefault((each.thing, each.whole), each.counted)
            if first.at[0] != each.counted.at[0]:
                yield first, each.counted

    def _mentions(self) -> Iterator[Mention]:
        for at, piece in enumerate(self._pieces):
            if at in self._tables:
                found = [*self._tables[at].figures(is_row)]
                yield from things_of(found) if found and self._is_result(at) else ()
            elif not isinstance(piece, Grid) and self._may_say_things(at, piece[0].text):
                yield from things_in(Passage(at, *piece, self._heads[at]), self._own)

    def _may_say_things(self, at: int, text: str) -> bool:
        return has_digit(text) and may_say_things(text) and self._is_result(at)

    def shown(self, counted: Counted) -> Counted:
        """A count with where it stands."""
        at = counted.at[0]
        piece = self._pieces[at]
        return self._tables[at].shown(counted) if isinstance(piece, Grid) else Passage(at, *piece).shown(counted)

    def _groups(self, source: _Source) -> tuple[Told, ...]:
        if source not in self._told:
            self._told[source] = self._made(source)
        return self._told[source]

    def _made(self, source: _Source) -> tuple[Told, ...]:
        piece = self._pieces[source.piece]
        if source.line is not None:
            return (self._tables[source.piece].told(source.line),)
        return (
            ()
            if isinstance(piece, Grid)
            else spoken(Passage(source.piece, *piece, self._heads[source.piece]), self._own)
        )

    def _numbers(self) -> Iterator[tuple[int, frozenset[str]]]:
        """The numbers of each piece that may tell something."""
        for at, piece in enumerate(self._pieces):
            if at in self._tables:
                yield at, self._tables[at].numbers()
            elif not isinstance(piece, Grid) and has_digit(piece[0].text):
                found = frozenset(numbers_in(piece[0].text))
                if len(found) > 1:
                    yield at, found

    def _is_result(self, at: int) -> bool:
        """Whether a piece tells what was done in the time of the report, as far as the words over it say."""
        if at not in self._results:
            self._results[at] = self._tells_results(at)
        return self._results[at]

    def _tells_results(self, at: int) -> bool:
        piece = self._pieces[at]
        section = piece.section if isinstance(piece, Grid) else piece[1]
        if _is_to_be_done(section.headings) or _is_other((*section.headings, self._heads[at]), self._own):
            return False
        before = self._pieces[at - 1] if at and isinstance(piece, Grid) else None
        return against_title(before, self._own) is None


@lru_cache(maxsize=64)
def _is_to_be_done(headings: tuple[str, ...]) -> bool:
    return any(map(is_plan, headings))


@lru_cache(maxsize=64)
def _is_other(headings: tuple[str, ...], own: Own) -> bool:
    return any(len(each) < _HEADING and time_of(each, own) == "other" for each in headings)
