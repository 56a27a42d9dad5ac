"""What the cells of a table say: each way in which they are written is read once, by what reads any submission."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa
from ibis.expr.types import Table

from engine.batch.cells import COUNTS, DAYS, SPACES, is_typed
from engine.batch.coded import Keep
from engine.batch.columns import table_of
from engine.batch.figures import counted, stated
from engine.batch.kinds import KINDS, kinds
from engine.batch.units import Class, Units, class_of
from engine.batch.words import day_of, scopes, thresholds
from engine.relational.named import CLASS
from targets import Library

Read: TypeAlias = Callable[[Table], pa.Table]
"""The rows of an expression."""
_OF_KINDS = ("indicator", "part", "target")
_TEXT, _WHOLE, _DAY = pa.string(), pa.int64(), pa.date32()
_UNITS = {"key": _TEXT, "unit_code": _WHOLE, CLASS: pa.int32(), "level": _TEXT, "last_day": _DAY, "unit_problem": _TEXT,
          "unit_found": _TEXT}  # fmt: skip
_PERIODS = {"period_code": _WHOLE, "period_from": _DAY, "period_to": _DAY, "judged": _DAY, "period_problem": _TEXT,
            "periods": _WHOLE}  # fmt: skip


class Known(NamedTuple):
    """Tables of the ways in which the cells of some columns are written; each tells what they mean.

    ``values`` is that of stated percents, if there are any; ``units`` and ``periods`` those of cases, by numbers in
    the order of keys and days. How many periods there are stands with each, and with each kind the first of its
    ``thing``: numbers for itself in each scope.
    """

    ways: Sequence[tuple[tuple[str, ...], Table]]
    values: Table | None
    units: Table
    periods: Table
    number_of_scopes: int

    @property
    def named(self) -> Sequence[Sequence[str]]:
        """The columns that each of the tables tells of."""
        return [list(names) for names, _ in self.ways]


def known(cells: Table, raw: Table, of: Units, library: Library, as_of: date | None, keep: Keep, read: Read) -> Known:
    """Reads the cells of a table. ``raw`` is the table as it was given."""

    def ways(*names: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = read(cells.select(*names).distinct()).to_pylist()
        return found

    kinds_named = tuple(name for name in _OF_KINDS if name in cells.columns)
    days = tuple(name if name in cells.columns else f"{name}_day" for name in DAYS)
    read_ones: dict[tuple[str, ...], pa.Table] = {}
    for name, reader in _readers(cells, raw):
        read_ones[(name,)] = _texts_told([each[name] for each in ways(name) if stripped(each[name])], name, reader)
    scopes_said = _size(read_ones.get(("scope",)), "scope_number")
    told = {
        ("unit",): units_told((each["unit"] for each in ways("unit")), of, library),
        kinds_named: kinds_told(ways(*kinds_named), kinds_named, library, scopes_said),
        days: periods_told(ways(*days), days, as_of),
        **read_ones,
    }
    tables = {names: keep(f"ways of {names[0]}", each) for names, each in told.items()}
    return Known(tuple(tables.items()), tables.get(("value",)), tables[("unit",)], tables[days], scopes_said)


def stripped(text: str | None) -> str | None:
    """A cell without the spaces around it; None where that leaves nothing."""
    return (text.strip(SPACES) if text else None) or None


def units_told(texts: Iterable[str | None], of: Units, library: Library) -> pa.Table:
    """Which unit each text names, or why none that can be judged. Numbers are in the order of keys."""
    numbers, classes = {key: number for number, key in enumerate(sorted(of.known))}, of.classes
    rows = [{"unit": text, **_unit(stripped(text), of, numbers, classes, library)} for text in texts]
    return table_of(rows, {"unit": _TEXT, **_UNITS})


def _unit(
    key: str | None, of: Units, numbers: Mapping[str, int], classes: Mapping[Class, int], library: Library
) -> Mapping[str, Any]:
    if key is None:
        return {"unit_problem": "missing-cell"}
    if key in of.wrong:
        return {"unit_problem": of.wrong[key].code, "unit_found": of.wrong[key].found}
    if key not in of.known:
        return {"unit_problem": "unknown-unit"}
    unit = of.known[key]
    known = {"key": key, "unit_code": numbers[key], CLASS: classes[class_of(unit)], "level": unit.level}
    return {**known, "last_day": library.levels[unit.level].last_day}


def periods_told(rows: Sequence[Mapping[str, Any]], names: Sequence[str], as_of: date | None) -> pa.Table:
    """The period that each pair of cells means, or why it is none. Numbers are in the order of days."""
    read = [tuple(_day(row[name]) for name in names) for row in rows]
    whole = sorted({(first, last) for first, last in read if first and last and first <= last})
    numbers: Mapping[tuple[date | None, date | None], int] = {period: number for number, period in enumerate(whole)}
    found = []
    for row, (first, last) in zip(rows, read, strict=True):
        days = {"period_from": first, "period_to": last, "judged": max(last, as_of or last) if last else None}
        problem = _period_problem([row[name] for name in names], first, last)
        code = {"period_code": numbers.get((first, last)), "periods": len(numbers)}
        found.append({**row, **days, **code, "period_problem": problem})
    held = {name: _TEXT if name in DAYS else _DAY for name in names}
    return table_of(found, {**held, **_PERIODS})


def _day(cell: str | date | None) -> date | None:
    return day_of(stripped(cell)) if isinstance(cell, str) else cell


def _period_problem(cells: Sequence[str | date | None], first: date | None, last: date | None) -> str | None:
    if any(each is None or (isinstance(each, str) and not stripped(each)) for each in cells):
        return "missing-cell"
    if first is None or last is None:
        return "not-a-date"
    return "ends-before-it-begins" if last < first else None


def kinds_told(
    rows: Sequence[Mapping[str, Any]], names: Sequence[str], library: Library, scopes_said: int
) -> pa.Table:
    """What each way of naming an indicator, its part and the row of a target means; see ``engine.batch.kinds``."""
    said = [{name: stripped(row.get(name)) for name in _OF_KINDS} for row in rows]
    both = zip(rows, kinds(said, library), strict=True)
    found = [{**meant, **row, "first_thing": meant["kind"] * scopes_said} for row, meant in both]
    return table_of(found, {**dict.fromkeys(names, _TEXT), **KINDS, "first_thing": _WHOLE})


def _texts_told(texts: Sequence[str], name: str, reader: Callable[[Iterable[str]], pa.Table]) -> pa.Table:
    """The texts of a column, each with a number, and what it says, in columns that begin with the name of theirs."""
    said = reader([stripped(text) or "" for text in texts])
    columns = {f"{name}_{each}": said[each] for each in said.column_names[1:]}
    numbers = pa.array(range(len(texts)), _WHOLE)
    return pa.table({name: pa.array(texts, _TEXT), f"{name}_code": numbers, **columns})


def _readers(cells: Table, raw: Table) -> Iterator[tuple[str, Callable[[Iterable[str]], pa.Table]]]:
    """What reads the texts of a column, each once."""
    if "scope" in cells.columns:
        yield "scope", scopes
    if "threshold" in cells.columns:
        yield "threshold", partial(thresholds, typed=is_typed(raw, "threshold"))
    if "value" in cells.columns:
        yield "value", partial(stated, typed=is_typed(raw, "value"))
    yield from ((name, partial(counted, typed=is_typed(raw, name))) for name in COUNTS if name in cells.columns)


def _size(told: pa.Table | None, name: str) -> int:
    """One more than the highest number in a column."""
    numbers = [each for each in told[name].to_pylist() if each is not None] if told is not None else []
    return max(numbers, default=0) + 1
