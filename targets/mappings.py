"""Loads mappings of columns: which column of a system's export is which field of a dossier, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.model.dossiers import Column, ExportMapping, Field, FieldsById
from engine.problem import InputError, Problem, in_order
from engine.source import Mapping, Source, find, parse
from engine.validate import listed, nearest, read_model, within

FOLDER = Path(__file__).parent / "dossiers"
_FIELDS = "fields"
_DAYS = ("yyyy-mm-dd", "yyyy/mm/dd", "dd/mm/yyyy", "dd-mm-yyyy", "dd.mm.yyyy", "d/m/yyyy", "d-m-yyyy", "d.m.yyyy")
_TIMES = ("hh:mm", "hh:mm:ss")
_TOKENS = re.compile(r"yyyy|dd?|mm?|hh|ss")
_Path = tuple[int | str, ...]


def names(folder: Path = FOLDER) -> list[str]:
    """The names of the mappings that come with the program."""
    return sorted(path.stem for path in folder.glob("*.yaml") if path.stem != _FIELDS)


def load_shipped(name: str, fields: FieldsById, folder: Path = FOLDER) -> ExportMapping:
    """A mapping that comes with the program. Raises InputError, and OSError where there is none of that name."""
    path = folder / f"{name}.yaml"
    return read(path.name, path.read_bytes(), fields)


def read(name: str, data: bytes, fields: FieldsById) -> ExportMapping:
    """The mapping that a file describes. Raises InputError."""
    source = parse(name, data)
    mapping = read_model(source, ExportMapping)
    problems = in_order(_problems(source, mapping, fields))
    if problems:
        raise InputError(problems)
    return mapping


def is_mapping(source: Source) -> bool:
    """Whether the file is meant for a mapping and not for a target set."""
    keys = {key.text for key, _ in source.root.items} if isinstance(source.root, Mapping) else set()
    return "columns" in keys and "targets" not in keys


def days_and_times() -> list[str]:
    """Every way of writing a day that a mapping may name: the day alone, or with the hour after or before it."""
    return [*_DAYS, *(f"{day} {time}" for day in _DAYS for time in _TIMES), *(f"{_TIMES[0]} {day}" for day in _DAYS)]


def pattern(written: str) -> tuple[str, tuple[int, int, int]]:
    """The regular expression of a way of writing days, and which of its groups are year, month and day.

    >>> pattern("dd/mm/yyyy")
    ('^([0-9]{2})/([0-9]{2})/([0-9]{4})$', (3, 2, 1))
    """
    order: list[str] = []
    expression = ""
    for word in written.split():
        order += [token[0] for token in _TOKENS.findall(word)] if word in _DAYS else []
        digits = _kept_digits if word in _DAYS else _digits
        part = _TOKENS.sub(digits, re.escape(word).replace("\\-", "-"))
        expression += ("[ T]" if expression else "") + part
    year, month, day = (order.index(letter) + 1 for letter in "ymd")
    return f"^{expression}$", (year, month, day)


def _digits(token: re.Match[str]) -> str:
    return "[0-9]{1,2}" if len(token[0]) == 1 else f"[0-9]{{{len(token[0])}}}"


def _kept_digits(token: re.Match[str]) -> str:
    return f"({_digits(token)})"


def _problems(source: Source, mapping: ExportMapping, fields: FieldsById) -> Iterator[Problem]:
    for position, written in enumerate(mapping.dates):
        if written not in days_and_times():
            yield _at(source, ("dates", position), "unknown-word", written, [*_DAYS, f"{_DAYS[2]} {_TIMES[0]}"])
    for name, column in mapping.columns.items():
        path: _Path = ("columns", name)
        if name not in fields:
            yield _at(source, path, "unknown-field", name, list(fields))
        else:
            yield from _column_problems(source, path, column, fields[name])


def _column_problems(source: Source, path: _Path, column: Column, field: Field) -> Iterator[Problem]:
    allowed = {"word": _WITH_VALUES, "flag": _WITH_VALUES, "amount": (*_WITH_VALUES, "thousands")}.get(field.kind, ())
    for key in (*_WITH_VALUES, "thousands"):
        if key in column.model_fields_set and key not in allowed:
            yield _at(source, (*path, key), "unknown-key", key, ["column", *allowed])
    for word, meaning in column.values.items():
        yield from _meaning_problems(source, (*path, "values", word), meaning, field)
    for key in ("empty", "otherwise"):
        meaning = getattr(column, key)
        if meaning is not None and key in allowed:
            yield from _meaning_problems(source, (*path, key), meaning, field)


_WITH_VALUES = ("values", "empty", "otherwise")


def _meaning_problems(source: Source, path: _Path, meaning: str, field: Field) -> Iterator[Problem]:
    known = ("true", "false") if field.kind == "flag" else field.words
    if field.kind == "amount":
        if not (meaning.isascii() and meaning.isdigit()):
            _, node = find(source.root, path)
            yield source.problem("not-a-number", node.at, within(source, path), found=meaning, example="0")
    elif known and meaning not in known:
        yield _at(source, path, "unknown-word", meaning, known)


def _at(source: Source, path: _Path, code: str, found: str, known: Sequence[str]) -> Problem:
    key, node = find(source.root, path)
    named = key is not None and code != "unknown-word"
    details = {"found": found, "expected": listed(known), "near": nearest(found, known)}
    return source.problem(code, key.at if key and named else node.at, within(source, path), **details)
