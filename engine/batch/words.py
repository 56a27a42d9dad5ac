"""Days and scopes of tables: each text that occurs is read once, as it is in any submission."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pyarrow as pa

from engine import exact
from engine.fields import day
from engine.normalise.filled import folded
from engine.normalise.numbers import NumberProblem
from engine.normalise.thresholds import read_threshold
from engine.read.rows import iso_day

_DAYS = {"text": pa.string(), "day": pa.date32()}
_SCOPES = {"text": pa.string(), "name": pa.string(), "problem": pa.string()}
_THRESHOLDS = {"text": pa.string(), "scaled": pa.int64()}


def is_composed(text: str) -> bool:
    """Whether letters stand with their marks in one: the same name may else be written in two ways."""
    return unicodedata.is_normalized("NFC", text)


def days(texts: Iterable[str]) -> pa.Table:
    """The day that each text writes; null where it writes none."""
    rows = []
    for text in texts:
        try:
            rows.append({"text": text, "day": day(iso_day(text))})
        except ValueError:
            rows.append({"text": text, "day": None})
    return pa.Table.from_pylist(rows, schema=pa.schema(_DAYS))


def scopes(texts: Iterable[str]) -> pa.Table:
    """The name in facts of each scope, however it is spelled, or what is wrong with it."""
    rows = [
        {"text": text, **({"name": f"scope {folded(text)}"} if is_composed(text) else {"problem": "decomposed-text"})}
        for text in texts
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema(_SCOPES))


def thresholds(texts: Iterable[str], *, typed: bool) -> pa.Table:
    """What each text says is asked, in millionths; null where it says no number, for no verdict rests on it.

    ``typed``: the texts are of a column of numbers, and in plain digits.
    """
    rows = [{"text": text, "scaled": _threshold(text, typed=typed)} for text in texts]
    return pa.Table.from_pylist(rows, schema=pa.schema(_THRESHOLDS))


def _threshold(text: str, *, typed: bool) -> int | None:
    try:
        return exact.floor_scaled(read_threshold(f"{exact.typed_digits(text)}%" if typed else text))
    except (NumberProblem, ValueError):
        return None
