"""Loads scoring schemes: those under ``targets/scoring``, and a team's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from engine.exact import Number
from engine.fields import Frozen, Text, Threshold, Words
from engine.model.scored import Method, Scheme, SchemeGroup, SchemeKnownBy
from engine.problem import InputError, Problem, in_order
from engine.source import Mapping, Source, find, parse
from engine.validate import listed, nearest, read_model, within
from targets.library import Library

FOLDER = Path(__file__).parent / "scoring"
_Path = tuple[int | str, ...]


class SchemeFile(Frozen):
    """One file under ``targets/scoring``: how findings become points."""

    id: Words
    name: Text
    note: Text
    known_by: SchemeKnownBy
    method: Method
    weights: dict[str, Threshold] = Field(default_factory=dict)
    groups: tuple[SchemeGroup, ...] = ()
    full_at: dict[str, Threshold] = Field(default_factory=dict)
    close: Threshold


def names(folder: Path = FOLDER) -> list[str]:
    """The names of the schemes that come with the program."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def load_shipped(name: str, library: Library, folder: Path = FOLDER) -> Scheme:
    """A scheme that comes with the program. Raises InputError, and OSError where there is none of that name."""
    path = folder / f"{name}.yaml"
    return read(path.name, path.read_bytes(), library)


def read(name: str, data: bytes, library: Library) -> Scheme:
    """The scheme that a file describes, for the indicators and targets of the library. Raises InputError."""
    source = parse(name, data)
    file = read_model(source, SchemeFile)
    problems = in_order(_problems(source, file, library))
    if problems:
        raise InputError(problems)
    given = {key: getattr(file, key) for key in SchemeFile.model_fields}
    return Scheme.model_construct(**given, digest=hashlib.sha256(data).hexdigest())


def is_scheme(source: Source) -> bool:
    """Whether the file is meant for a scheme and not for a target set."""
    keys = {key.text for key, _ in source.root.items} if isinstance(source.root, Mapping) else set()
    return "method" in keys and "targets" not in keys


def _problems(source: Source, file: SchemeFile, library: Library) -> Iterator[Problem]:
    indicators = list(library.indicators)
    targets = [target.id for each in library.sets for target in each.targets]
    for key in file.weights:
        yield from _unknown(source, ("weights", key), key, [*indicators, *targets])
    for key in file.full_at:
        yield from _unknown(source, ("full_at", key), key, indicators)
    yield from _group_problems(source, file, indicators)
    yield from _number_problems(source, file)
    yield from _method_problems(source, file)


def _group_problems(source: Source, file: SchemeFile, indicators: list[str]) -> Iterator[Problem]:
    ids: set[str] = set()
    group_of: dict[str, str] = {}
    for position, group in enumerate(file.groups):
        path: _Path = ("groups", position)
        if group.id in ids:
            yield _at(source, (*path, "id"), "duplicate-id", id=group.id)
        ids.add(group.id)
        if not group.indicators:
            yield _at(source, (*path, "indicators"), "group-without-indicators", id=group.id)
        for index, word in enumerate(group.indicators):
            yield from _unknown(source, (*path, "indicators", index), word, indicators)
            if word in group_of:
                details = {"indicator": word, "other": group_of[word]}
                yield _at(source, (*path, "indicators", index), "indicator-in-two-groups", **details)
            group_of.setdefault(word, group.id)


def _number_problems(source: Source, file: SchemeFile) -> Iterator[Problem]:
    may_be_zero: list[tuple[_Path, Number]] = [(("weights", key), each) for key, each in file.weights.items()]
    may_be_zero.append((("close",), file.close))
    above_zero: list[tuple[_Path, Number]] = [(("full_at", key), each) for key, each in file.full_at.items()]
    above_zero += [(("groups", position, "max"), each.max) for position, each in enumerate(file.groups)]
    for path, number in may_be_zero:
        if number < 0:
            yield _at(source, path, "points-below-zero")
    for path, number in above_zero:
        if number <= 0:
            yield _at(source, path, "points-not-above-zero")


def _method_problems(source: Source, file: SchemeFile) -> Iterator[Problem]:
    if file.method == "groups":
        if not file.groups:
            yield _at(source, ("method",), "method-needs-groups")
        return
    for key in ("groups", "full_at"):
        if getattr(file, key):
            yield _at(source, (key,), "key-of-other-method", key=key, method=file.method)


def _unknown(source: Source, path: _Path, word: str, known: list[str]) -> Iterator[Problem]:
    if word not in known:
        details = {"found": word, "expected": listed(known), "near": nearest(word, known)}
        yield _at(source, path, "unknown-word", **details)


def _at(source: Source, path: _Path, code: str, **details: str) -> Problem:
    key, node = find(source.root, path)
    named = key if key is not None and (code == "key-of-other-method" or path[0] in ("weights", "full_at")) else None
    at = named.at if named and code in ("unknown-word", "key-of-other-method") else node.at
    return source.problem(code, at, within(source, path), **details)
