"""The table of scores: what each case has of 100, and its rank among the units of its level and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine import exact
from engine.batch.coded import Keep
from engine.batch.known import Read
from engine.batch.points import in_order, number_of
from engine.exact import Number
from engine.relational.whole import of_millionths
from engine.report.scored_words import in_full

_OF_CASE = ("unit", "from", "to")
_SUMS = ("earned", "possible")
_FROM_TEXT = {
    "earned_sum": pa.string(),
    "possible_sum": pa.string(),
    "place": pa.int64(),
    "score": pa.int64(),
    "earned": pa.int64(),
    "possible": pa.int64(),
    "score_exact": pa.string(),
    "earned_exact": pa.string(),
}
_DOUBTED = pa.schema({"unit": pa.string(), "from": pa.date32(), "to": pa.date32()})
_COUNTED = ("pass", "fail", "missing", "inconclusive", "no_activity", "not_applicable", "open")


def ranked(
    counted: Table, scheme: str, doubts: Iterable[Sequence[Mapping[str, Any]]], keep: Keep, read: Read
) -> Table:
    """A row for each case: those of one level and period together, the best first.

    ``counted`` has what each earns of what is possible in full. Equal scores share a rank, and the next is as much
    lower. Cases in ``doubts``, and those of which nothing counts, have none. Points are cut off after millionths.
    """
    sums = read(counted.select(*_SUMS).distinct())
    pairs = zip(*(sums[name].to_pylist() for name in _SUMS), strict=True)
    numbers = keep("sums in order", pa.Table.from_pylist(list(_numbers(pairs)), schema=pa.schema(_FROM_TEXT)))
    in_doubt = keep("in doubt", pa.Table.from_pylist(list(chain.from_iterable(doubts)), schema=_DOUBTED))
    told = counted.rename({f"{name}_sum": name for name in _SUMS}).join(numbers, [f"{name}_sum" for name in _SUMS])
    marks = in_doubt.mutate(in_doubt=ibis.literal(value=True))
    marked = told.left_join(marks, list(_OF_CASE)).drop([f"{name}_right" for name in _OF_CASE])
    return _placed(keep("scores with places", marked), scheme)


def _placed(known: Table, scheme: str) -> Table:
    in_doubt = ibis.coalesce(known["in_doubt"], False)
    table = known.mutate(in_doubt=in_doubt, is_ranked=~in_doubt & (known["place"] > 0))
    group = ["level", "from", "to", "is_ranked"]
    place = ibis.rank().over(group_by=group, order_by=ibis.desc("place"))
    alike = ibis._.count().over(group_by=[*group, "place"])
    table = table.mutate(rank=(place + 1).cast("int64"), alike=alike)
    order = ["to", "from", "level", "is_left", "in_doubt", ibis.desc("place"), "open", "unit"]
    found = table.mutate(
        rank=ibis.ifelse(table["is_ranked"], table["rank"], ibis.null("int64")),
        tied=table["is_ranked"] & (table["alike"] > 1),
        is_left=~table["is_ranked"],
        scheme=ibis.literal(scheme),
        **{name: of_millionths(table[name]) for name in ("score", *_SUMS)},
    )
    points = ("score", "score_exact", "earned", "earned_exact", "possible")
    return found.order_by(order).select(*_OF_CASE, "level", "scheme", "rank", "tied", "in_doubt", *points, *_COUNTED)


def _numbers(pairs: Iterable[tuple[str, str]]) -> Iterator[Mapping[str, Any]]:
    for (earned, possible), score, place in in_order(pairs):
        yield {
            "earned_sum": earned,
            "possible_sum": possible,
            "place": place,
            "score": None if score is None else exact.floor_scaled(score),
            "earned": exact.floor_scaled(number_of(earned)),
            "possible": exact.floor_scaled(number_of(possible)),
            "score_exact": None if score is None else _in_full(score),
            "earned_exact": _in_full(number_of(earned)),
        }


def _in_full(number: Number) -> str:
    """As ``score`` writes it to tables: as 11÷3, which no spreadsheet takes for a day."""
    return in_full(number).replace("/", "÷")
