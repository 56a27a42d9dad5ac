"""Scores of whole tables: from findings to a row for each case, in two steps, for what is judged in partitions.

The first is of a partition by itself; ranks, and doubts whether two units are one, are of all partitions together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
from ibis.expr.types import Table

from engine.batch import amounts, doubted
from engine.batch.cells import ROW
from engine.batch.coded import Keep
from engine.batch.known import Read
from engine.batch.points import Worth, sums
from engine.batch.ranked import ranked
from engine.batch.rows import Rows
from engine.batch.scored import PLACE, Findings, counts, pieces, staying
from engine.batch.units import Units
from engine.exact import Number
from engine.model import Reading
from engine.model.scored import Scheme
from engine.problem import Problem
from targets import Library

_OF_CASE = ("unit", "from", "to")


class Scorer(NamedTuple):
    """By what is scored, and where tables are made; ``near`` are the keys of units that may be another of them."""

    scheme: Scheme
    library: Library
    units: Units
    near: Sequence[str]
    keep: Keep
    read: Read

    def counted(self, given: Findings, raw: Table) -> Mapping[str, Table]:
        """The tables of a partition from which scores come: what its cases earn, and what tells units of like names.

        ``raw`` is the table as it was given.
        """
        worth = Worth(self.scheme, self.library)
        each = self.keep("staying", staying(given, self.keep("worth", worth.table()), self.keep))
        places, points = worth.places(self.read(each.select(*PLACE).distinct()).to_pylist())
        found = self.read(pieces(each, self.keep("places", places)))
        of_numbers = amounts.typed(raw)
        special = _Special(worth, self._readings(found, given.rows, of_numbers))
        summed = self.keep("sums of points", sums(found, points, special.share))
        telling = doubted.figures(given.rows, self.near, of_numbers, self.keep, self.read)
        return {"scores": self.keep("counted scores", counts(given, each, summed)), "telling": telling}

    def _readings(self, found: pa.Table, rows: Rows, of_numbers: Collection[str]) -> Mapping[int, Reading]:
        numbers = [row for row in found["special"].unique().to_pylist() if row is not None]
        if not numbers:
            return {}
        of_rows = self.read(amounts.numbered(rows, numbers, self.keep)).to_pylist()
        return {row[ROW]: amounts.reading(row, of_numbers) for row in of_rows}

    def ranked(self, made: Mapping[str, Table], source: str) -> tuple[Table, Sequence[Problem]]:
        """The table of scores of all partitions, and which units should be told apart before they are ranked."""
        near = set(self.near)
        cases = self.read(made["scores"].select(*_OF_CASE)).to_pylist() if near else []
        says = self.read(made["telling"]).to_pylist()
        found = doubted.doubted([row for row in cases if row["unit"] in near], says, self.units, self.library.levels)
        table = ranked(made["scores"], self.scheme.id, found, self.keep, self.read)
        return self.keep("scores", table), _problems(found, source)


def scorer(scheme: Scheme, library: Library, units: Units, keep: Keep, read: Read) -> Scorer:
    """What scores the units by a scheme."""
    return Scorer(scheme, library, units, doubted.candidates(units, library.levels), keep, read)


class _Special(NamedTuple):
    """Shares of what does not fit the tables."""

    worth: Worth
    readings: Mapping[int, Reading]

    def share(self, target: str, row: int, basis: str) -> Number:
        return self.worth.share(target, amounts.worth(self.readings[row], basis))


def _problems(found: Sequence[Sequence[Mapping[str, Any]]], source: str) -> Sequence[Problem]:
    if not found:
        return ()
    first, second, *_ = (case["unit"] for case in found[0])
    count = str(sum(len(each) for each in found))
    details = {"count": count, "first": first, "second": second, "to": found[0][0]["to"].isoformat()}
    return (Problem(source, "units-not-ranked", details=details, severity="warning"),)
