"""From what was understood of a document to the tree of a submission, as if a person had written it.

So a report and a file that somebody filled in go the same way from here on, and ``chitieu read`` can print the tree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.problem import NOWHERE, Position, Problem
from engine.source import Mapping, Node, Scalar, Sequence, Source, find
from engine.understood import Figure, Heading, Understood
from engine.validate import listed
from engine.wording import where

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What no submission file may hold (``engine.source``), nor a terminal show."""
_GAPS = ("missing-key", "missing-level")
"""What is said of a gap in a file that a person wrote."""


class Said(NamedTuple):
    """What the user says of the unit and the period; it holds whatever the file says."""

    unit: str | None = None
    from_: str | None = None
    to: str | None = None


def as_source(understood: Understood) -> Source:
    """The tree of the submission; line n of the source is the text of the n-th figure, with its place.

    The mappings of unit and period are always there, with only those keys that the document tells.
    """
    figures = understood.figures
    items: list[tuple[Scalar, Node]] = list(_heading(understood.heading))
    readings = tuple(_readings(figures))
    items.append(_item("readings", Sequence(readings, NOWHERE), NOWHERE))
    lines = tuple(_shown(each.text) for each in figures)
    places = tuple(each.place for each in figures)
    return Source(understood.name, lines, Mapping(tuple(items), NOWHERE), places=places)


def with_said(source: Source, said: Said) -> Source:
    """The source with what the user says in place of what it says itself."""
    root = source.root
    for path, text in ((("unit", "name"), said.unit), (("period", "from"), said.from_), (("period", "to"), said.to)):
        if text is not None and isinstance(root, Mapping):
            root = _put(root, path, text)
    return source._replace(root=root)


def not_said(
    source: Source, problems: Iterable[Problem], levels: Iterable[str], level: str | None
) -> tuple[Problem, ...]:
    """The problems of a document's tree, with each gap told by the options that fill it.

    ``level`` is the level that the user says.
    """
    found = [each for each in problems if each.code not in _GAPS]
    days = [key for key in ("from", "to") if _is_gap(source.root, ("period", key))]
    if _is_gap(source.root, ("unit", "name")):
        found.append(Problem(source.name, "unit-not-said"))
    if level is None and _is_gap(source.root, ("unit", "level")):
        found.append(Problem(source.name, "level-not-said", details={"expected": listed(levels)}))
    if days:
        options = ", ".join(f"--{key}" for key in days)
        found.append(Problem(source.name, "period-not-said", details={"options": options}))
    return tuple(found)


def _heading(heading: Heading) -> Iterator[tuple[Scalar, Node]]:
    words = Sequence(tuple(Scalar(_shown(each), NOWHERE) for each in heading.attributes), NOWHERE)
    unit: dict[str, str | Node] = {
        "name": heading.name,
        "level": heading.level,
        "attributes": words if heading.attributes else "",
        "parent": heading.parent,
        "province": heading.province,
    }
    yield _item("unit", _mapping(unit), NOWHERE)
    yield _item("period", _mapping({"from": heading.from_, "to": heading.to}), NOWHERE)
    if heading.document:
        yield _item("document", heading.document, NOWHERE)


def _mapping(fields: dict[str, str | Node]) -> Mapping:
    return Mapping(tuple(_item(key, value, NOWHERE) for key, value in fields.items() if value), NOWHERE)


def _readings(figures: Iterable[Figure]) -> Iterator[Mapping]:
    taken: dict[tuple[str | None, ...], int] = {}
    for number, figure in enumerate(figures, start=1):
        at = Position(number, 1, max(len(figure.text), 1))
        fields = {
            "indicator": figure.match.indicator,
            "target": figure.target,
            "part": figure.match.part,
            "scope": figure.scope,
            "value": figure.value,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
            "threshold": figure.threshold,
            "place": _place(figure, taken),
            "note": figure.note,
        }
        yield Mapping(tuple(_item(key, text, at) for key, text in fields.items() if text), at)


def _place(figure: Figure, taken: dict[tuple[str | None, ...], int]) -> str:
    """Where it stands: in the order of the report, then in the file; different for figures of the same thing.

    ``taken`` are the places that are, each with how many figures of the same thing stand there.
    """
    plain = _shown("; ".join(each for each in (figure.said_at, where(figure.place, "vi")) if each))
    about = (figure.match.indicator, figure.match.part, figure.scope)
    place, count = plain, taken.get((*about, plain), 0)
    while plain and (*about, place) in taken:
        count += 1
        place = f"{plain} ({count})"
    taken[*about, plain] = max(count, 1)
    taken.setdefault((*about, place), 1)
    return place


def _item(key: str, value: str | Node, at: Position) -> tuple[Scalar, Node]:
    return Scalar(key, at), Scalar(_shown(value), at) if isinstance(value, str) else value


def _shown(text: str) -> str:
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", unicodedata.normalize("NFC", text))


def _put(root: Mapping, path: tuple[str, ...], text: str) -> Mapping:
    """The mapping with the text at ``path``; as it is where something else than a mapping stands on the way."""
    key, *rest = path
    old = next((each for each in root.items if each[0].text == key), None)
    name, child = old or (Scalar(key, root.at), Scalar(None, root.at))
    if not rest:
        child = Scalar(_shown(text), child.at)
    elif isinstance(child, Mapping) or (isinstance(child, Scalar) and child.text is None):
        inner = child if isinstance(child, Mapping) else Mapping((), child.at)
        child = _put(inner, tuple(rest), text)
    items = [(name, child) if each is old else each for each in root.items]
    return Mapping((*items, (name, child)) if old is None else tuple(items), root.at)


def _is_gap(root: Node, path: tuple[str, ...]) -> bool:
    _, node = find(root, path)
    return not isinstance(node, Scalar) or not node.text
