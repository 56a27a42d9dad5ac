"""Units of a table whose names are so much alike that they may be one: such are scored, and not ranked.

As ``engine.scoring`` doubts it of submissions; here among those of one period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
from ibis.expr.types import Table

from engine.batch.amounts import in_full, reading
from engine.batch.coded import Keep
from engine.batch.known import Read
from engine.batch.rows import Rows
from engine.batch.units import Units
from engine.model import Level
from engine.relational.joins import CASE
from engine.scoring.doubts import alike, joined, named, said, telling

_OF_CASE = ("unit", "from", "to")
_TELLING = pa.schema({"unit": pa.string(), "from": pa.date32(), "to": pa.date32(), "says": pa.string()})


def candidates(units: Units, levels: Mapping[str, Level]) -> Sequence[str]:
    """The keys of units that may be another of them, if their figures are the same."""
    keys = _by_name(units, units.known)
    pairs = alike([named(units.known[own[0]], levels) for own in keys], whatever_they_say=True)
    near = {position for pair in pairs for position in pair}
    return sorted(key for position, own in enumerate(keys) if position in near or len(own) > 1 for key in own)


def _by_name(units: Units, keys: Iterable[str]) -> Sequence[Sequence[str]]:
    """The keys of units that say the same of themselves."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in sorted(keys, key=lambda each: (units.known[each].name, each)):
        found[said(units.known[key])].append(key)
    return list(found.values())


def figures(rows: Rows, keys: Sequence[str], of_numbers: Collection[str], keep: Keep, read: Read) -> Table:
    """What tells these units from others: a row for each figure of theirs, as one text."""
    near = keep("near names", pa.table({"unit": pa.array(keys, pa.string())}))
    cases = rows.cases.semi_join(near.view(), "unit").select(CASE, *_OF_CASE)
    good = rows.good
    own = good.filter(good["is_reading"]).semi_join(cases.view(), CASE)
    found = [
        {**{name: row[name] for name in _OF_CASE}, "says": repr(each)}
        for row in read(in_full(rows, own).join(cases.view(), CASE)).to_pylist()
        for each in telling([reading(row, of_numbers)])
    ]
    return keep("figures of near names", pa.Table.from_pylist(found, schema=_TELLING))


def doubted(
    cases: Iterable[Mapping[str, Any]], says: Iterable[Mapping[str, Any]], units: Units, levels: Mapping[str, Level]
) -> Sequence[Sequence[Mapping[str, Any]]]:
    """The cases that may be of one unit, together; ``cases`` are of candidates, ``says`` is what tells them."""
    known: dict[tuple[Any, ...], set[Hashable]] = defaultdict(set)
    for row in says:
        known[row["from"], row["to"], row["unit"]].add(row["says"])
    of_period: dict[tuple[Any, Any], list[str]] = defaultdict(list)
    for row in cases:
        of_period[row["from"], row["to"]].append(row["unit"])
    found = []
    for days, keys in sorted(of_period.items()):
        own = {key: frozenset(known[*days, key]) for key in keys}
        clusters = _clusters(_by_name(units, keys), own, units, levels)
        found += [[{"unit": key, "from": days[0], "to": days[1]} for key in each] for each in clusters]
    return found


def _clusters(
    by_name: Sequence[Sequence[str]],
    known: Mapping[str, frozenset[Hashable]],
    units: Units,
    levels: Mapping[str, Level],
) -> Iterator[Sequence[str]]:
    own = [named(units.known[keys[0]], levels, known[keys[0]]) for keys in by_name]
    for cluster in joined(len(own), alike(own)):
        found = [key for position in cluster for key in by_name[position]]
        if len(found) > 1:
            yield found
