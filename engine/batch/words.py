"""Days and scopes of tables: each text that occurs is read once, as it is in any submission."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa

from engine import exact
from engine.batch.columns import table_of
from engine.fields import day
from engine.normalise.filled import folded
from engine.normalise.numbers import NumberProblem
from engine.normalise.thresholds import read_threshold
from engine.read.rows import iso_day

SCOPE_NAMED = "scope "
"""So begins the name of a scope in facts; its number follows."""
_SCOPES = {"text": pa.string(), "name": pa.string(), "number": pa.int64(), "said": pa.int64(), "problem": pa.string()}
_THRESHOLDS = {"text": pa.string(), "scaled": pa.int64()}


def is_composed(text: str) -> bool:
    """Whether letters stand with their marks in one: the same name may else be written in two ways."""
    return unicodedata.is_normalized("NFC", text)


def day_of(text: str | None) -> date | None:
    """The day that a text writes; None where it writes none."""
    try:
        return day(iso_day(text or ""))
    except ValueError:
        return None


def scopes(texts: Iterable[str]) -> pa.Table:
    """The number of each scope, from 1, however it is spelled, and its name in facts; or what is wrong with it.

    ``said`` is a number for each way to spell it.
    """
    numbers: dict[str, int] = {}
    said: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    for text in texts:
        if is_composed(text):
            number = numbers.setdefault(folded(text), len(numbers) + 1)
            spelled = said.setdefault(text, len(said))
            rows.append({"text": text, "name": f"{SCOPE_NAMED}{number}", "number": number, "said": spelled})
        else:
            rows.append({"text": text, "problem": "decomposed-text"})
    return table_of(rows, _SCOPES)


def thresholds(texts: Iterable[str], *, typed: bool) -> pa.Table:
    """What each text says is asked, in millionths; null where it says no number, for no verdict rests on it.

    ``typed``: the texts are of a column of numbers, and in plain digits.
    """
    rows = [{"text": text, "scaled": _threshold(text, typed=typed)} for text in texts]
    return table_of(rows, _THRESHOLDS)


def _threshold(text: str, *, typed: bool) -> int | None:
    try:
        return exact.floor_scaled(read_threshold(f"{exact.typed_digits(text)}%" if typed else text))
    except (NumberProblem, ValueError):
        return None
