"""Tables of comma-separated values, one reading a row: the same tree as a submission in YAML."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from engine.problem import InputError, Position, Problem
from engine.source import Mapping, Node, Scalar, Source, parse, plain
from engine.source import Sequence as SequenceNode
from engine.validate import listed, nearest

_DELIMITERS = ",;\t"
_UNIT = ("unit", "level", "attributes", "parent", "province")
_PERIOD = ("from", "to")
_READING = ("indicator", "target", "part", "scope", "value", "numerator", "denominator", "place", "note")
_HEADING = (*_UNIT, *_PERIOD, "document")
Cells = dict[str, Scalar]


def is_table(text: str) -> bool:
    """Whether the first line is a header of such a table."""
    header = next(iter(text.lstrip().splitlines()), "")
    return _delimiter(header) is not None and not text.lstrip().startswith(("{", "["))


def parse_rows(name: str, text: str, warnings: tuple[Problem, ...]) -> tuple[Source, ...]:
    """A tree for each unit and period, in the order of the rows.

    Raises InputError for a header or row that is wrong.
    """
    lines = tuple(text.splitlines())
    delimiter = _delimiter(next(iter(text.lstrip().splitlines()))) or ","
    rows = list(_rows(text, lines, delimiter))
    keys, problems = _keys(name, rows[0], lines)
    body: list[Cells] = []
    for row in rows[1:]:
        if len(row) > len(keys):
            details = {"found": str(len(row)), "expected": str(len(keys))}
            problems.append(Problem(name, "row-too-long", row[len(keys)].at, details, lines[row[0].at.line - 1]))
        body.append({key: cell for key, cell in zip(keys, row, strict=False) if key and cell.text})
    if problems:
        raise InputError(problems)
    groups = groupby((row for row in body if row), key=_heading)
    return tuple(Source(name, lines, _tree(list(group)), warnings) for _, group in groups)


def _delimiter(header: str) -> str | None:
    for mark in _DELIMITERS:
        cells = [_key(cell) for cell in next(csv.reader([header], delimiter=mark), [])]
        if sum(key is not None for key in cells) >= 2:
            return mark
    return None


def _rows(text: str, lines: Sequence[str], delimiter: str) -> Iterator[list[Scalar]]:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    before = 0
    for row in reader:
        line, before = before + 1, reader.line_num
        if any(cell.strip() for cell in row):
            yield list(_cells(row, line, lines[line - 1] if line <= len(lines) else ""))


def _cells(row: Iterable[str], line: int, raw: str) -> Iterator[Scalar]:
    start = 0
    for cell in row:
        found = raw.find(cell, start)
        column = found if found >= 0 else start
        yield Scalar(cell.strip() or None, Position(line, column + 1, max(len(cell), 1)))
        start = column + len(cell)


def _keys(name: str, header: list[Scalar], lines: Sequence[str]) -> tuple[list[str], list[Problem]]:
    keys, problems = [], []
    for cell in header:
        key = _key(cell.text or "")
        if key is None and cell.text:
            known = [*_labels()]
            details = {"found": cell.text, "expected": listed({*_labels().values()}), "near": nearest(cell.text, known)}
            problems.append(Problem(name, "unknown-key", cell.at, details, lines[cell.at.line - 1]))
        elif key in keys:
            details = {"key": key or "", "first": "1"}
            problems.append(Problem(name, "duplicate-key", cell.at, details, lines[cell.at.line - 1]))
        keys.append(key or "")
    return keys, problems


def _key(label: str) -> str | None:
    return _labels().get(" ".join(label.split()).casefold())


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
    return tuple(row[key].text if key in row else None for key in _HEADING)


def _tree(rows: list[Cells]) -> Node:
    first = rows[0]
    at = next(iter(first.values())).at
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
            words = tuple(Scalar(word.strip(), place) for word in (row[key].text or "").split(","))
            items.append((Scalar(key, place), SequenceNode(words, place)))
        elif key in row:
            items.append((Scalar(names.get(key, key), row[key].at), row[key]))
    return Mapping(tuple(items), at)
