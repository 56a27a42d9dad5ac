"""From a tree of nodes to a model, with every mismatch as a problem at its own place."""

from __future__ import annotations

import types
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from engine.problem import InputError, Position, Problem
from engine.source import Mapping, Node, Scalar, Source, find, plain

Model = TypeVar("Model", bound=BaseModel)
Path = tuple[int | str, ...]

MOST_SHOWN = 8
_NAMING = ("id", "row", "indicator", "name", "unit")


def read_model(source: Source, model: type[Model]) -> Model:
    """The model that the source's tree describes; InputError with all its problems otherwise."""
    try:
        return model.model_validate(_given(plain(source.root), model))
    except ValidationError as error:
        raise InputError(_problems(source, model, error.errors(include_url=False))) from None


def part_of(value: Any, model: type[Model]) -> Model | None:
    """The model that a part of a tree describes; None where it is wrong, which ``read_model`` reports."""
    try:
        return model.model_validate(_given(value, model))
    except ValidationError:
        return None


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like ``word``, or nothing where none is near."""
    import difflib

    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def listed(words: Iterable[str]) -> str:
    """The words sorted and quoted, at most eight."""
    ordered = sorted(words)
    shown = ", ".join(f'"{word}"' for word in ordered[:MOST_SHOWN])
    return shown + ", …" if len(ordered) > MOST_SHOWN else shown


def _given(value: Any, model: Any) -> Any:
    """The value with tuples for lists, and without the keys of the model that are left empty.

    A key that the model does not know stays, empty or not: in ``{threshold: 79,5}`` it is half a number.
    """
    model = _bare(model)
    if isinstance(value, list):
        inner = next(iter(get_args(model)), None)
        return tuple(_given(item, inner) for item in value)
    if not isinstance(value, dict):
        return value
    fields = _fields(model)
    if fields is None:
        inner = get_args(model)[1] if get_origin(model) is dict else None
        return {key: _given(item, inner) for key, item in value.items()}
    given = (key for key, item in value.items() if item is not None or key not in fields)
    return {key: _given(value[key], fields.get(key)) for key in given}


@cache
def _fields(model: Any) -> dict[str, Any] | None:
    found = getattr(model, "model_fields", None)
    return None if found is None else {field.alias or name: field.annotation for name, field in found.items()}


def _problems(source: Source, model: type[BaseModel], errors: list[ErrorDetails]) -> list[Problem]:
    unknown = [error for error in errors if error["type"] == "extra_forbidden"]
    meant = {_meant(model, error["loc"]) for error in unknown}
    problems = []
    for error in errors:
        if error["type"] == "missing" and error["loc"] in meant:
            continue
        problems.append(_problem(source, model, error))
    return problems


def _meant(model: type[BaseModel], path: Path) -> Path:
    return (*path[:-1], nearest(str(path[-1]), keys_at(model, path[:-1])))


def _problem(source: Source, model: type[BaseModel], error: ErrorDetails) -> Problem:
    path, kind = error["loc"], error["type"]
    key, node = find(source.root, path)
    if kind == "extra_forbidden":
        known = keys_at(model, path[:-1])
        split = _split_by_a_comma(source, path, known)
        if split:
            return source.problem("unquoted-comma", split[0], within(source, path), found=split[1])
        details = {"found": str(path[-1]), "expected": listed(known), "near": nearest(str(path[-1]), known)}
        return source.problem("unknown-key", key.at if key else node.at, within(source, path), **details)
    if kind in ("missing", "string_too_short"):
        return _missing(source, path)
    if kind == "literal_error":
        expected = _choices(error)
        found = _text(node)
        details = {"found": found, "expected": listed(expected), "near": nearest(found, expected)}
        return source.problem("unknown-word", node.at, within(source, path), **details)
    if "-" in kind and (isinstance(node, Scalar) or "found" not in error.get("ctx", {})):
        details = {name: str(value) for name, value in error.get("ctx", {}).items()}
        return source.problem(kind, node.at, within(source, path), **details)
    details = {"found": _text(node), "expected": _expected(kind)}
    if not path:
        return source.problem("wrong-file", node.at, keys=listed(keys_at(model, ())), **details)
    if isinstance(path[-1], int):
        return source.problem("wrong-item", node.at, within(source, path), key=str(path[-2]), **details)
    return source.problem("wrong-shape", node.at, within(source, path), key=path[-1], **details)


def _split_by_a_comma(source: Source, path: Path, known: list[str]) -> tuple[Position, str] | None:
    """The place and the whole of a text without quotes that commas split into a value and keys without one."""
    _, parent = find(source.root, path[:-1])
    start: Position | None = None
    run: list[Scalar] = []
    for key, value in parent.items if isinstance(parent, Mapping) else ():
        if start and key.text not in known and _is_empty(value) and key.at.line == start.line:
            run.append(key)
        elif path[-1] in [each.text for each in run]:
            break
        else:
            start, run = (value.at if isinstance(value, Scalar) and value.text else None), []
    if start is None or path[-1] not in [each.text for each in run]:
        return None
    length = run[-1].at.column + run[-1].at.length - start.column
    text = source.line(start)[start.column - 1 :][:length]
    return None if text[0] in "\"'" else (Position(start.line, start.column, length), text)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text is None


def _missing(source: Source, path: Path) -> Problem:
    """A key that is not there, or that has no value."""
    _, parent = find(source.root, path[:-1])
    key, node = find(source.root, path)
    about = within(source, path[:-1])
    if node is parent:
        return source.problem("missing-key", _start(node), about, key=str(path[-1]))
    name = path[-1] if isinstance(path[-1], str) else path[-2]
    return source.problem("no-value", key.at if key else node.at, about, key=str(name))


def _choices(error: ErrorDetails) -> list[str]:
    return [word.strip(" '") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(",")]


def _expected(kind: str) -> str:
    if kind.startswith(("tuple", "list")):
        return "list"
    if kind.startswith(("model", "dict")):
        return "mapping"
    return "flag" if kind.startswith("bool") else "text"


def _text(node: Any) -> str:
    return (node.text or "") if isinstance(node, Scalar) else ("{…}" if isinstance(node, Mapping) else "[…]")


def _start(node: Any) -> Position:
    if isinstance(node, Mapping) and node.items:
        return node.items[0][0].at
    return Position(node.at.line, node.at.column)


def within(source: Source, path: Path) -> str:
    """The numbered things on the way to ``path``, in the author's own names: reading 1, "online-payment"."""
    said = []
    for position, step in enumerate(path):
        if isinstance(step, int) and position:
            kind = str(path[position - 1]).removesuffix("s")
            _, node = find(source.root, path[: position + 1])
            said.append(", ".join([f"{kind} {step + 1}", *_own_name(node)]))
    return ", ".join(said)


def _own_name(node: Node) -> list[str]:
    if not isinstance(node, Mapping):
        return []
    names = {key.text: value.text for key, value in node.items if isinstance(value, Scalar)}
    return [f'"{names[key]}"' for key in _NAMING if names.get(key)][:1]


def keys_at(model: Any, path: Path) -> list[str]:
    """The keys that the model allows at ``path``."""
    for step in path:
        model = _inner(model, step)
    fields = getattr(_bare(model), "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _inner(model: Any, step: int | str) -> Any:
    model = _bare(model)
    if isinstance(step, int):
        return get_args(model)[0]
    if get_origin(model) is dict:
        return get_args(model)[1]
    for name, field in model.model_fields.items():
        if step in (name, field.alias):
            return field.annotation
    return None


def _bare(model: Any) -> Any:
    if get_origin(model) is types.UnionType or str(get_origin(model)) == "typing.Union":
        return next((arg for arg in get_args(model) if arg is not types.NoneType), model)
    return model
