"""Tables with one reading a row: the same tree as a submission in YAML. Here are those of separated values."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from engine.problem import NOWHERE, InputError, Position, Problem
from engine.source import Mapping, Node, Scalar, Source, parse, plain
from engine.source import Sequence as SequenceNode
from engine.validate import listed, nearest

_DELIMITERS = ",;\t"
_UNIT = ("unit", "level", "attributes", "parent", "province")
_PERIOD = ("from", "to")
_READING = ("indicator", "target", "part", "scope", "value", "numerator", "denominator", "threshold", "place", "note")
_REQUIRED = ("unit", "from", "to", "indicator")
HEADING = (*_UNIT, *_PERIOD, "document")
FIGURES = ("value", "numerator", "denominator")
HELP = ("asked", "counted")
"""Columns that only say to people what to fill in."""
MAX_COLUMNS = 100
"""There are some twenty names of columns; each other one is told as a problem."""
MAX_ROWS = 20_000
"""Each may be told as a problem."""
MAX_UNITS = 1_000
"""No province has more communes; each unit and period is judged by itself."""
_LONG = 100
"""Longer texts are looked up anew each time, so that what is remembered stays small."""
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", re.ASCII)
Cells: TypeAlias = dict[str, Scalar]
Row: TypeAlias = Sequence[Scalar]


def is_table(text: str) -> bool:
    """Whether the first line is a header of such a table."""
    header = next(iter(text.lstrip().splitlines()), "")
    return _delimiter(header) is not None and not text.lstrip().startswith(("{", "["))


def parse_rows(name: str, text: str, warnings: tuple[Problem, ...]) -> tuple[Source, ...]:
    """A tree for each unit and period, in the order of the rows.

    Raises InputError for a header or row that is wrong.
    """
    lines = tuple(text.splitlines())
    header = next(iter(text.lstrip().splitlines()))
    rows = list(_rows(name, text, lines, _delimiter(header) or max(_DELIMITERS, key=header.count)))
    return trees(Source(name, lines, Scalar(None, NOWHERE), warnings), rows[0], rows[1:])


def trees(page: Source, header: Row, body: Iterable[Row], head: Cells | None = None) -> tuple[Source, ...]:
    """Sources like ``page``, each with the tree of one unit and period, in the order of the rows.

    ``head`` holds what is said once for all rows; a row may still say otherwise. With a head there may be no rows.
    Raises InputError with all its problems.
    """
    common = _with_days(head or {})
    rows = list(body)
    if len(rows) > MAX_ROWS:
        raise InputError([page.problem("too-many-rows", rows[MAX_ROWS][0].at, limit=_grouped(MAX_ROWS))])
    if len(header) > MAX_COLUMNS:
        details = {"found": _grouped(len(header)), "limit": _grouped(MAX_COLUMNS)}
        raise InputError([page.problem("too-many-columns", header[MAX_COLUMNS].at, **details)])
    keys, problems = _keys(page, header)
    if not problems:
        problems.extend(_left_out(page, "missing-column", {*keys, *common}, header))
    if not problems and not rows and head is None:
        problems.append(page.problem("no-rows", header[0].at))
    if problems:
        raise InputError(problems)
    cells: list[Cells] = []
    for row in rows:
        if any(cell.text for cell in row[len(keys) :]):
            details = {"found": str(len(row)), "expected": str(len(keys))}
            problems.append(page.problem("row-too-long", row[len(keys)].at, **details))
        filled = {key: cell for key, cell in zip(keys, row, strict=False) if key and key not in HELP and cell.text}
        own = _with_days(filled)
        problems.extend(_left_out(page, "missing-cell", {*own, *common}, row))
        cells.append({**own, **{key: cell for key, cell in common.items() if key not in own}})
    if problems:
        raise InputError(problems)
    groups: dict[tuple[str | None, ...], list[Cells]] = {_heading(common): []} if head and not cells else {}
    for each in cells:
        groups.setdefault(_heading(each), []).append(each)
    if len(groups) > MAX_UNITS:
        details = {"found": _grouped(len(groups)), "limit": _grouped(MAX_UNITS)}
        raise InputError([page.problem("too-many-units", NOWHERE, **details)])
    labelled = any(cell.text and cell.text not in keys for cell in header)
    return tuple(page._replace(root=_tree(common, group), labelled=labelled) for group in groups.values())


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def key_of(label: str) -> str | None:
    """The key that a label of a column stands for, in either language."""
    return _remembered(label) if len(label) < _LONG else _key_of(label)


def _key_of(label: str) -> str | None:
    return _labels().get(" ".join(label.split()).casefold())


_remembered = lru_cache(maxsize=4096)(_key_of)


def _left_out(page: Source, code: str, found: Iterable[str], row: Row) -> Iterator[Problem]:
    missing = {*_REQUIRED} - {*found}
    if missing:
        at = next((cell.at for cell in row if cell.text), row[0].at)
        yield page.problem(code, at, missing=listed(missing))


def _delimiter(header: str) -> str | None:
    for mark in _DELIMITERS:
        try:
            cells = [key_of(cell) for cell in next(csv.reader([header], delimiter=mark), [])]
        except csv.Error:
            continue
        if sum(key is not None for key in cells) >= 2:
            return mark
    return None


def _rows(name: str, text: str, lines: Sequence[str], delimiter: str) -> Iterator[list[Scalar]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in row):
                yield list(_cells(row, line, lines[line - 1] if line <= len(lines) else ""))
    except csv.Error as error:
        at = Position(before + 1, 1)
        line_text = lines[before] if before < len(lines) else ""
        raise InputError([Problem(name, "not-a-table", at, {"reason": str(error)}, line_text)]) from None


def _cells(row: Iterable[str], line: int, raw: str) -> Iterator[Scalar]:
    start = 0
    for cell in row:
        found = raw.find(cell, start)
        column = found if found >= 0 else start
        yield Scalar(cell.strip() or None, Position(line, column + 1, max(len(cell), 1)))
        start = column + len(cell)


def _keys(page: Source, header: Row) -> tuple[list[str], list[Problem]]:
    keys, problems = [], []
    for cell in header:
        key = key_of(cell.text or "")
        if key is None and cell.text:
            known = {label: key for label, key in _labels().items() if key not in HELP}
            details = {"found": cell.text, "expected": listed({*known.values()}), "near": nearest(cell.text, known)}
            problems.append(page.problem("unknown-key", cell.at, **details))
        elif key in keys:
            problems.append(page.problem("duplicate-key", cell.at, key=key or "", first="1"))
        keys.append(key or "")
    return keys, problems


@cache
def _labels() -> dict[str, str]:
    path = Path(__file__).with_name("columns.yaml")
    labels: dict[str, str] = {}
    columns: Any = plain(parse(path.name, path.read_bytes()).root)
    for key, names in columns.items():
        labels[key] = key
        labels.update(dict.fromkeys(names, key))
    return labels


def _heading(row: Cells) -> tuple[str | None, ...]:
    return tuple(row[key].text if key in row else None for key in HEADING)


def _tree(head: Cells, rows: list[Cells]) -> Node:
    first = rows[0] if rows else head
    at = next(iter((head or first).values())).at
    unit = _mapping(first, _UNIT, at, rename={"unit": "name"})
    period = _mapping(first, _PERIOD, at)
    items: list[tuple[Scalar, Node]] = [(Scalar("unit", at), unit), (Scalar("period", at), period)]
    if "document" in first:
        items.append((Scalar("document", first["document"].at), first["document"]))
    readings = tuple(_mapping(row, _READING, next(iter(row.values())).at) for row in rows)
    items.append((Scalar("readings", at), SequenceNode(readings, at)))
    return Mapping(tuple(items), at)


def _mapping(row: Cells, keys: Sequence[str], at: Position, rename: dict[str, str] | None = None) -> Mapping:
    names = rename or {}
    items: list[tuple[Scalar, Node]] = []
    for key in keys:
        if key == "attributes" and key in row:
            place = row[key].at
            words = tuple(Scalar(word.strip(), place) for word in (row[key].text or "").split(",") if word.strip())
            items.append((Scalar(key, place), SequenceNode(words, place)))
        elif key in row:
            items.append((Scalar(names.get(key, key), row[key].at), row[key]))
    return Mapping(tuple(items), at)


def _with_days(cells: Cells) -> Cells:
    days = {key: Scalar(iso_day(cells[key].text or ""), cells[key].at) for key in _PERIOD if key in cells}
    return {key: days[key] if key in days and cell.text else cell for key, cell in cells.items()}


def iso_day(text: str) -> str:
    """A day as people write it in the form that files have; anything else as it is."""
    match = _DAY.fullmatch(text)
    if match is None:
        return text
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text
