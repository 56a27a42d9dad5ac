"""Makes exports of dossiers for tests, and counts them in plain Python, as a person would with a pencil."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

DAYS = ("received", "appointed", "resolved", "returned", "synchronised")
FLAGS = ("paid_online", "digitized", "result_digitized", "reused", "withdrawn", "late_mark", "test")
TEXTS = ("id", "unit", "procedure", "channel", "service", "rating")
WORDS = {
    "channel": ("online", "in-person", "post"),
    "service": ("end-to-end", "partial", "information"),
    "rating": ("very-satisfied", "satisfied", "neutral", "dissatisfied"),
}
SCHEMA = pa.schema(
    [(name, pa.string()) for name in TEXTS]
    + [(name, pa.date32()) for name in DAYS]
    + [(name, pa.bool_()) for name in FLAGS]
    + [("fee_due", pa.int64())]
)
AS_OF = dt.date(2025, 12, 31)
EARLIEST = dt.date(2000, 1, 1)
Dossier = Mapping[str, Any]
Key = tuple[Any, ...]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def dossier(number: int = 1, **fields: Any) -> dict[str, Any]:
    """A dossier with nothing wrong in it: received in May, resolved on its appointed day."""
    return {
        "id": f"H{number}",
        "unit": "Xã An Phú",
        "received": day("2025-05-05"),
        "channel": "in-person",
        "service": "partial",
        "appointed": day("2025-05-20"),
        "resolved": day("2025-05-20"),
        "fee_due": 0,
        **dict.fromkeys(FLAGS, False),
        **fields,
    }


def write(path: Path, dossiers: Iterable[Dossier], without: Sequence[str] = ()) -> Path:
    table = pa.Table.from_pylist([dict(each) for each in dossiers], schema=SCHEMA)
    pq.write_table(table.drop_columns(list(without)) if without else table, path)
    return path


def fault(row: Dossier) -> str:
    """The first reason for which a dossier is set aside by itself, or nothing."""
    if row.get("test"):
        return "test"
    if any(row.get(name) is not None and row[name] not in words for name, words in WORDS.items()):
        return "unreadable"
    if row.get("fee_due") is not None and row["fee_due"] < 0:
        return "unreadable"
    if row.get("id") is None or row.get("unit") is None or row.get("received") is None:
        return "empty"
    for name in DAYS:
        if row.get(name) is not None and row[name] < EARLIEST:
            return "too-early"
        if row.get(name) is not None and name != "appointed" and row[name] > AS_OF:
            return "ahead"
    for name, after in (("appointed", "received"), ("resolved", "received"), ("returned", "resolved"),
                        ("synchronised", "received")):  # fmt: skip
        if row.get(name) is not None and row.get(after) is not None and row[name] < row[after]:
            return "before"
    return "withdrawn" if row.get("withdrawn") else ""


def once(rows: Sequence[Dossier], units: Iterable[str] | None) -> tuple[list[Dossier], Counter[str]]:
    """The dossiers to be counted, each once, and how many are set aside for what."""
    aside: Counter[str] = Counter()
    by_number: dict[str, list[tuple[str, Key]]] = defaultdict(list)
    for row in rows:
        found = fault(row)
        if found not in ("", "withdrawn"):
            aside[found] += 1
        else:
            cells = tuple(row.get(name) for name in SCHEMA.names if name != "procedure")
            by_number[row["id"]].append((found, cells))
    kept = []
    for found in by_number.values():
        if len(set(found)) > 1:
            aside["contradictory"] += len(found)
            continue
        aside["copy"] += len(found) - 1
        row = dict(zip([name for name in SCHEMA.names if name != "procedure"], found[0][1], strict=True))
        if found[0][0]:
            aside["withdrawn"] += 1
        elif units is not None and row["unit"] not in units:
            aside["unknown-unit"] += 1
        else:
            kept.append(row)
    return kept, +aside


def sides(row: Dossier) -> dict[tuple[str, str | None], tuple[str, bool | None]]:
    """For each reading: by which day, and whether the dossier stands above the line, below it, or cannot be told.

    One that has nothing to do with the reading is not among them.
    """
    found: dict[tuple[str, str | None], tuple[str, bool | None]] = {
        ("online-dossiers", None): ("received", None if row["channel"] is None else row["channel"] == "online"),
        ("digitization", "incoming"): ("received", row["digitized"]),
        ("data-reuse", None): ("received", row["reused"]),
        ("digitization", "results"): ("resolved", row["result_digitized"]),
        ("resolved-on-time", None): (
            "resolved",
            None if None in (row["appointed"], row["resolved"]) else row["resolved"] <= row["appointed"],
        ),
        ("result-sync", None): (
            "resolved",
            row["synchronised"] is not None and row["resolved"] is not None and row["synchronised"] >= row["resolved"],
        ),
    }
    end_to_end = [None if row[name] is None else row[name] == word
                  for name, word in (("service", "end-to-end"), ("channel", "online"))]  # fmt: skip
    both = False if False in end_to_end else None if None in end_to_end else True
    found["end-to-end-dossiers", None] = ("received", both)
    if row["fee_due"] is None:
        found["online-payment", None] = ("received", None)
    elif row["fee_due"] > 0:
        found["online-payment", None] = ("received", row["paid_online"])
    if row["rating"] is not None:
        is_satisfied = row["rating"] in ("satisfied", "very-satisfied")
        found["satisfaction", None] = ("resolved", is_satisfied)
        if row["channel"] in ("online", None):
            told = is_satisfied if row["channel"] else None
            found["online-service-satisfaction", None] = ("resolved", told)
    return found


READINGS = (
    *(("online-payment", None), ("online-dossiers", None), ("end-to-end-dossiers", None), ("digitization", "incoming")),
    *(("digitization", "results"), ("result-sync", None), ("data-reuse", None), ("satisfaction", None)),
    *(("online-service-satisfaction", None), ("resolved-on-time", None)),
)


def counted(rows: Iterable[Dossier]) -> dict[Key, tuple[int, int]]:
    """Above and below the line by unit, month, indicator and part; nothing where it cannot be told of any."""
    above: Counter[Key] = Counter()
    below: Counter[Key] = Counter()
    untold: Counter[Key] = Counter()
    groups = set()
    for row in rows:
        for name in ("received", "resolved"):
            if row[name] is not None:
                groups.add((row["unit"], row[name].replace(day=1)))
        for reading, (by, side) in sides(row).items():
            if row[by] is not None:
                key = (row["unit"], row[by].replace(day=1), *reading)
                below[key] += side is not None
                above[key] += side is True
                untold[key] += side is None
    keys = [(*group, *reading) for group in groups for reading in READINGS]
    return {key: (above[key], below[key]) for key in keys if below[key] or not untold[key]}
