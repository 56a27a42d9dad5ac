"""What makes a file of a form unusable although its shape is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.problem import Position, Problem
from engine.source import Mapping, Node, Source, find
from engine.validate import listed, nearest, within
from rules.form_language import OTHERS, Form, Identity, IdentityKind, Total

Path = tuple[int | str, ...]
_TERMS: dict[IdentityKind, tuple[int, int | None]] = {
    "sum": (1, None),
    "parts": (1, None),
    "rate": (2, 2),
    "same": (1, 1),
}
"""The least and the most terms that an identity of the kind has."""


def form_problems(source: Source, form: Form, forms: Sequence[Form], earlier: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with one of the ``forms``; ``earlier`` are the ids of those before it."""
    if form.id in earlier:
        yield _at(source, ("id",), "duplicate-id", id=form.id)
    columns, rows = [each.id for each in form.columns], [each.id for each in form.rows]
    yield from _doubles(source, "columns", [*columns, *rows], "rows", len(columns))
    yield from _doubles(source, "identities", [each.id for each in form.identities])
    yield from _empty(source, form)
    yield from _row_problems(source, form)
    yield from _column_problems(source, form, columns)
    for position, identity in enumerate(form.identities):
        path: Path = ("identities", position)
        yield from _force_problems(source, path, identity)
        yield from _term_problems(source, path, form, identity, forms)


def _doubles(source: Source, key: str, ids: Sequence[str], then: str = "", first: int = 0) -> Iterator[Problem]:
    """Equal ids; those from ``first`` on stand under ``then``."""
    for position, name in enumerate(ids):
        if name in ids[:position]:
            at = (then, position - first) if then and position >= first else (key, position)
            yield _at(source, (*at, "id"), "duplicate-id", id=name)


def _row_problems(source: Source, form: Form) -> Iterator[Problem]:
    """Rows below one that is not declared before them, and two rows that nobody can tell apart."""
    taken: set[tuple[str | None, str]] = set()
    for position, row in enumerate(form.rows):
        before = [each.id for each in form.rows[:position]]
        if row.under is not None:
            yield from _unknown(source, ("rows", position, "under"), row.under, before)
        for index, name in enumerate(row.names):
            key = (row.under, name.casefold())
            if key in taken:
                yield _at(source, ("rows", position, "names", index), "duplicate-id", id=name)
            taken.add(key)


def _empty(source: Source, form: Form) -> Iterator[Problem]:
    """Lists that need something in them."""
    lists: list[tuple[Path, tuple[str, ...]]] = [
        *((("columns", at, "words"), each.words) for at, each in enumerate(form.columns)),
        *((("rows", at, "names"), each.names) for at, each in enumerate(form.rows)),
        *((("readings", at, "numerator"), each.numerator) for at, each in enumerate(form.readings)),
        *([(("total", "names"), form.total.names)] if form.total is not None else []),
    ]
    for path, found in lists:
        if not found:
            yield _at(source, path, "no-value", key=str(path[-1]))


def _column_problems(source: Source, form: Form, columns: Sequence[str]) -> Iterator[Problem]:
    for position, name in enumerate(form.values):
        yield from _unknown(source, ("values", position), name, [*columns, OTHERS])
    if form.rows and not form.values:
        yield _at(source, (), "missing-key", key="values")
    if form.total is not None:
        yield from _force_problems(source, ("total",), form.total)
        for position, name in enumerate(form.total.of):
            yield from _unknown(source, ("total", "of", position), name, columns)
    if form.readings and form.total is None:
        yield _at(source, (), "missing-key", key="total")
    for position, reading in enumerate(form.readings):
        yield from _unknown(source, ("readings", position, "denominator"), reading.denominator, columns)
        for index, name in enumerate(reading.numerator):
            yield from _unknown(source, ("readings", position, "numerator", index), name, columns)


def _force_problems(source: Source, path: Path, entry: Identity | Total) -> Iterator[Problem]:
    if entry.force == "usual" and entry.exception is None:
        yield _at(source, path, "usual-without-exception")
    if entry.force == "must" and entry.exception is not None:
        yield _at(source, (*path, "exception"), "exception-to-a-must")


def _term_problems(
    source: Source, path: Path, form: Form, identity: Identity, forms: Sequence[Form]
) -> Iterator[Problem]:
    least, most = _TERMS[identity.kind]
    if len(identity.of) < least or (most is not None and len(identity.of) > most):
        yield _at(source, (*path, "of"), "wrong-number-of-terms", kind=identity.kind, found=str(len(identity.of)))
    if identity.beside and not form.percents:
        yield _at(source, (), "missing-key", key="percents")
    yield from _name_problems(source, path, form, identity, forms)


def _name_problems(
    source: Source, path: Path, form: Form, identity: Identity, forms: Sequence[Form]
) -> Iterator[Problem]:
    """Names of nothing, a name twice, and columns beside rows."""
    columns, rows = [each.id for each in form.columns], [each.id for each in form.rows]
    places: list[Path] = [("stated",), *(("of", index) for index in range(len(identity.of)))]
    names = [identity.stated, *(name.removeprefix("-") for name in identity.of)]
    elsewhere = [f"{each.id}/{row.id}" for each in forms if each.id != form.id for row in each.rows]
    for place, name in zip(places, names, strict=True):
        known = elsewhere if "/" in name and elsewhere else [*columns, *rows]
        yield from _unknown(source, (*path, *place), name, known)
    for index, name in enumerate(names[1:]):
        if name in names[1 : index + 1] or (name == names[0] and not identity.beside):
            yield _at(source, (*path, "of", index), "term-twice", found=name)
        elif {True, False} == {_is_row(name, columns, rows), _is_row(names[0], columns, rows)}:
            yield _at(source, (*path, "of", index), "columns-and-rows", found=name, other=names[0])


def _is_row(name: str, columns: Sequence[str], rows: Sequence[str]) -> bool | None:
    """Whether a name is of a row and not of a column; None where that is not known."""
    if "/" in name or (name in rows and name not in columns):
        return True
    return False if name in columns and name not in rows else None


def _unknown(source: Source, path: Path, word: str, known: Sequence[str]) -> Iterator[Problem]:
    if word not in known:
        details = {"found": word, "expected": listed(known), "near": nearest(word, known)}
        yield _at(source, path, "unknown-word", **details)


def _at(source: Source, path: Path, code: str, **details: str) -> Problem:
    _, node = find(source.root, path)
    return source.problem(code, _start(node), within(source, path), **details)


def _start(node: Node) -> Position:
    """Where a text stands; of a mapping its first key."""
    return node.items[0][0].at if isinstance(node, Mapping) and node.items else node.at
