"""Source text as a tree of nodes, each with its place: YAML 1.2 and JSON, every scalar kept as text.

Parsing is libyaml's, by way of its events: scalars are never resolved, so `no`, `010` and `1:30`
stay what the author wrote. Anchors, aliases, tags and equal keys are refused, which also disposes of
documents that expand when they are read.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml

from engine.problem import NO_PLACE, NOWHERE, InputError, Place, Position, Problem

Plain: TypeAlias = "str | dict[str, Plain] | list[Plain] | None"

MAX_DEPTH = 32
MAX_BYTES = 20_000_000
"""Of a file of any form."""
MAX_TEXT = 6_000_000
"""Bytes of a text: the 3,000 readings that are judged in one go take up to two million. So many are parsed in five
seconds and 250 MB."""
MAX_NODES = 100_000
"""Texts, lists and mappings: 3,000 readings with all their keys have two thirds of it. Each may be a problem."""
_NULLS = {"", "~", "null", "Null", "NULL"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NO_TEXT = "\u2028\u2029\ufeff\ufffe\uffff"
_LINE_END = re.compile(r"\r\n|\r|\n")
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


class Scalar(NamedTuple):
    """A text, or None where nothing is written."""

    text: str | None
    at: Position


class Sequence(NamedTuple):
    items: tuple[Node, ...]
    at: Position


class Mapping(NamedTuple):
    """Keys with their own places, in the order of the document."""

    items: tuple[tuple[Scalar, Node], ...]
    at: Position


Node: TypeAlias = Scalar | Sequence | Mapping


class Source(NamedTuple):
    """A named text and the tree read from it; ``warnings`` are problems that do not stop it.

    What was read from a table of a document has its ``places``, one for each of the lines. ``labelled`` is a table
    whose columns are named as people name them, by "Chỉ số" and not by "indicator".
    """

    name: str
    lines: tuple[str, ...]
    root: Node
    warnings: tuple[Problem, ...] = ()
    places: tuple[Place, ...] = ()
    labelled: bool = False

    def problem(self, code: str, at: Position, within: str = "", **details: str) -> Problem:
        """A problem of this source, with the author's own line; in a document the place says it all."""
        place = self.place(at)
        position = at if place == NO_PLACE else NOWHERE
        return Problem(self.name, code, position, details, self.line(at), within, place=place)

    def line(self, at: Position) -> str:
        return self.lines[at.line - 1] if 0 < at.line <= len(self.lines) else ""

    def place(self, at: Position) -> Place:
        """Where the line stands in a document; nowhere for a text, whose lines are counted."""
        return self.places[at.line - 1] if 0 < at.line <= len(self.places) else NO_PLACE


def decode(name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of ``data`` in NFC, with warnings; InputError where it is not UTF-8 text or is empty."""
    if len(data) > MAX_TEXT:
        raise InputError([Problem(name, "too-large", details={"limit": str(MAX_TEXT // 1_000_000)})])
    warnings = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        warnings.append(Problem(name, "byte-order-mark", Position(1, 1), severity="warning"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError([Problem(name, "not-text", details={"byte": str(error.start + 1)})]) from None
    if "\x00" in text:
        raise InputError([Problem(name, "not-text", details={"byte": str(data.index(b"\x00") + 1)})])
    if not text.strip():
        raise InputError([Problem(name, "empty-file")])
    _refuse_control(name, text)
    return _composed(name, text, warnings)


def _refuse_control(name: str, text: str) -> None:
    start = _control_at(text)
    if start is not None:
        before = _LINE_END.split(text[:start])
        line = _LINE_END.split(text)[len(before) - 1]
        at = Position(len(before), len(before[-1]) + 1)
        raise InputError([Problem(name, "control-character", at, {"found": _code_point(text[start])}, line)])


def _control_at(text: str) -> int | None:
    """Where the first character stands that is no text: a control, a lone surrogate, an invisible mark."""
    found = _CONTROL.search(text)
    starts = [text.find(each) for each in _NO_TEXT if each in text] + ([found.start()] if found else [])
    try:
        text.encode()
    except UnicodeEncodeError as error:
        starts.append(error.start)
    return min(starts, default=None)


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"



def _composed(name: str, text: str, warnings: list[Problem]) -> tuple[str, tuple[Problem, ...]]:
    if not unicodedata.is_normalized("NFC", text):
        lines = text.split("\n")
        at = next(i for i, line in enumerate(lines) if not unicodedata.is_normalized("NFC", line))
        text = unicodedata.normalize("NFC", text)
        line = unicodedata.normalize("NFC", lines[at])
        warnings.append(Problem(name, "decomposed-text", Position(at + 1, 1), {}, line, severity="warning"))
    return text, tuple(warnings)


def parse(name: str, data: bytes) -> Source:
    """The tree of a YAML or JSON document; InputError with its place where it cannot be parsed."""
    text, warnings = decode(name, data)
    lines = tuple(text.splitlines())
    is_json = text.lstrip().startswith(("{", "["))
    builder = _Builder(name, lines)
    try:
        root = builder.build(_SURROGATES.sub(_joined, text) if is_json else text)
    except yaml.YAMLError as error:
        raise InputError([_syntax_problem(name, lines, error)]) from None
    if builder.problems:
        raise InputError(builder.problems)
    return Source(name, lines, root, warnings)


def _joined(match: re.Match[str]) -> str:
    joined: str = json.loads(f'"{match.group()}"')
    return joined


def _syntax_problem(name: str, lines: tuple[str, ...], error: yaml.YAMLError) -> Problem:
    marks = [mark for mark in (getattr(error, "problem_mark", None), getattr(error, "context_mark", None)) if mark]
    shown = [mark for mark in marks if mark.line < len(lines) and lines[mark.line][mark.column :].strip()]
    last = max((i for i, line in enumerate(lines) if line.strip()), default=0)
    at = Position(shown[0].line + 1, shown[0].column + 1) if shown else Position(last + 1, len(lines[last]) + 1)
    line = lines[at.line - 1] if 0 < at.line <= len(lines) else ""
    reason = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Problem(name, "not-yaml", at, {"reason": reason}, line)


class _Builder:
    """Builds nodes from libyaml's events, and notes what this format refuses."""

    def __init__(self, name: str, lines: tuple[str, ...]) -> None:
        self._name = name
        self._lines = lines
        self.problems: list[Problem] = []
        self._count = 0

    def build(self, text: str) -> Node:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        root: Node = Scalar(None, Position(1, 1))
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                root = self._node(next(events), events, 1)
                break
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._refuse("several-documents", event)
        return root

    def _node(self, event: Any, events: Iterator[yaml.Event], depth: int) -> Node:
        kind = type(event)
        self._count += 1
        if self._count > MAX_NODES:
            raise InputError([self._problem("too-many-values", event, limit=f"{MAX_NODES:,}".replace(",", "."))])
        if kind is yaml.AliasEvent or event.anchor is not None:
            self._refuse("alias", event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return Scalar(None, _position(event))
        if event.tag is not None:
            self._refuse("tag", event)
        if depth > MAX_DEPTH:
            raise InputError([self._problem("too-deep", event, limit=str(MAX_DEPTH))])
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _scalar(self, event: Any) -> Scalar:
        text = event.value
        at = _position(event)
        if event.tag is not None and event.tag != "!":
            self._refuse("tag", event)
        start = None if text.isprintable() else _control_at(text)
        if start is not None:
            self._refuse("control-character", event, found=_code_point(text[start]))
        return Scalar(None if text in _NULLS and not event.style else text, at)

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = []
        while type(event := next(events)) is not yaml.SequenceEndEvent:
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), _position(start))

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        items: dict[str, tuple[Scalar, Node]] = {}
        while type(event := next(events)) is not yaml.MappingEndEvent:
            key = self._key(event, events, depth)
            value = self._node(next(events), events, depth + 1)
            if key.text in items:
                self._refuse_double(key, items[key.text][0])
            items.setdefault(key.text or "", (key, value))
        return Mapping(tuple(items.values()), _position(start))

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Scalar:
        node = self._node(event, events, depth + 1)
        if isinstance(node, Scalar) and node.text is not None:
            return node
        self.problems.append(Problem(self._name, "key-not-text", node.at, {}, self._line(node.at)))
        return Scalar("", node.at)

    def _refuse_double(self, key: Scalar, first: Scalar) -> None:
        details = {"key": key.text or "", "first": str(first.at.line)}
        self.problems.append(Problem(self._name, "duplicate-key", key.at, details, self._line(key.at)))

    def _refuse(self, code: str, event: yaml.Event, **details: str) -> None:
        if code != "alias" or all(each.code != "alias" for each in self.problems):
            self.problems.append(self._problem(code, event, **details))

    def _problem(self, code: str, event: yaml.Event, **details: str) -> Problem:
        at = _position(event)
        return Problem(self._name, code, at, details, self._line(at))

    def _line(self, at: Position) -> str:
        return self._lines[at.line - 1] if 0 < at.line <= len(self._lines) else ""


def _position(event: yaml.Event) -> Position:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Position()
    length = end.column - start.column if end.line == start.line else 1
    return Position(start.line + 1, start.column + 1, max(length, 1))


def plain(node: Node) -> Plain:
    """The node as dicts, lists and texts, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text or "": plain(value) for key, value in node.items}


def find(node: Node, path: tuple[int | str, ...]) -> tuple[Scalar | None, Node]:
    """The node at ``path`` and its key, or the deepest node on the way that exists."""
    key: Scalar | None = None
    for step in path:
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
        elif isinstance(node, Mapping):
            found = [(name, value) for name, value in node.items if name.text == step]
            if not found:
                break
            key, node = found[0]
        else:
            break
    return key, node
