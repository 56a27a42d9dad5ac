"""Statistical forms and what must agree in them: one YAML file a form under ``rules/forms/``, and their loader.

Adding a form touches YAML only; docs/viet-bieu-mau.md says how.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from engine import exact
from engine.fields import Flag, Frozen, Text, Words
from engine.model import Force
from engine.problem import InputError, Position, Problem, in_order
from engine.source import Mapping, Node, Source, find, parse
from engine.validate import listed, nearest, read_model, within

FOLDER = Path(__file__).parent / "forms"
OTHERS = "others"
"""In ``values``: every column that is not declared and is neither of numbers, names, units of measure nor remarks."""

Path_ = tuple[int | str, ...]
Measure = Literal["count", "percent", "ratio", "code", "amount"]
"""What a row holds: a whole number · a percent from 0 to 100 · a percent that may be more · the number of an answer ·
a number with decimals, as of money."""
IdentityKind = Literal["sum", "parts", "rate", "same"]
_TERMS: dict[IdentityKind, tuple[int, int | None]] = {
    "sum": (1, None),
    "parts": (1, None),
    "rate": (2, 2),
    "same": (1, 1),
}
"""The least and the most terms that an identity of the kind has."""


def _code(text: str) -> str:
    try:
        exact.plain_number(text)
    except ValueError:
        raise PydanticCustomError("not-a-number", "not a number", {"found": text, "example": "1"}) from None
    return text


Some = tuple[Words, ...]
"""At least one."""


class Column(Frozen):
    """A column, known by the words that all stand over it; "|" parts alternatives.

    The ids ``number``, ``name`` and ``uom`` are of what their names say; where a form does not declare them, the
    columns are those that any table has under such headings. Without an ``optional`` column the form is still known.
    """

    id: Words
    words: Some
    optional: Flag = False


class Row(Frozen):
    """A row, known by one of its names; "…" at an end of a name stands for any words there.

    ``under`` is the row below which it stands: names such as "Tổng số hồ sơ đã giải quyết" come back in each part.
    ``codes`` are the answers that are allowed besides those which the cell of the unit of measure lists.
    """

    id: Words
    names: Some
    under: Words | None = None
    measure: Measure = "count"
    codes: tuple[Annotated[str, AfterValidator(_code)], ...] = ()


class Identity(Frozen):
    """A relation between columns, which holds in each row, or between rows, which holds in each column of ``values``.

    ``stated`` and ``of`` name columns or rows; ``-`` before a name takes it off the sum. A name ``form/row`` is a row
    of another form. ``beside``: the percent that is stated stands in the column of percents beside ``stated``.
    """

    id: Words
    kind: IdentityKind
    stated: Words
    of: tuple[Words, ...]
    beside: Flag = False
    force: Force = "must"
    exception: Text | None = None


class Total(Frozen):
    """The row that is the sum of the rows: its ``names``, and the columns ``of`` which it is; all counts if not said.

    Columns over which one of the words in ``except`` stands are left.
    """

    names: Some
    of: tuple[Words, ...] = ()
    except_: Annotated[tuple[Words, ...], Field(alias="except")] = ()
    force: Force = "must"
    exception: Text | None = None


class FormReading(Frozen):
    """What the row of the total gives: a reading of the indicator, with the sum of columns above the line."""

    indicator: Words
    numerator: Some
    denominator: Words


class Form(Frozen):
    """One form. ``percents``: words over a column that holds the percents of the column before it.

    ``blank_is_zero`` says that an empty cell is a 0, in the words that tell when it may be none; not said, it is not.
    """

    id: Words
    name: Text
    columns: tuple[Column, ...] = ()
    values: tuple[Words, ...] = ()
    percents: tuple[Words, ...] = ()
    rows: tuple[Row, ...] = ()
    identities: tuple[Identity, ...] = ()
    total: Total | None = None
    readings: tuple[FormReading, ...] = ()
    blank_is_zero: Text | None = None


@dataclass(frozen=True)
class Forms:
    """All forms, in the order of their file names; ``digest`` is the SHA-256 of the files."""

    forms: tuple[Form, ...]
    digest: str

    def named(self, name: str) -> Form | None:
        return next((each for each in self.forms if each.id == name), None)


def load_shipped(folder: Path = FOLDER) -> Forms:
    """The forms of the files in ``folder``. Raises InputError."""
    paths = sorted(folder.glob("*.yaml"))
    shown = [f"forms/{path.name}" if folder == FOLDER else path.as_posix() for path in paths]
    return load_forms(zip(shown, (path.read_bytes() for path in paths), strict=True))


def load_forms(files: Iterable[tuple[str, bytes]]) -> Forms:
    """The forms of pairs of a file's name and its bytes. Raises InputError with all that is wrong in all files."""
    contents = list(files)
    problems: list[Problem] = []
    read: list[tuple[Source, Form]] = []
    for name, data in contents:
        try:
            source = parse(name, data)
            read.append((source, read_model(source, Form)))
        except InputError as error:
            problems.extend(error.problems)
    forms = tuple(form for _, form in read)
    for position, (source, form) in enumerate(read):
        problems.extend(_problems(source, form, forms, [each.id for each in forms[:position]]))
    found = in_order(problems)
    if found:
        raise InputError(found)
    return Forms(forms, hashlib.sha256(b"\0".join(data for _, data in contents)).hexdigest())


def _problems(source: Source, form: Form, forms: Sequence[Form], earlier: Sequence[str]) -> Iterator[Problem]:
    if form.id in earlier:
        yield _at(source, ("id",), "duplicate-id", id=form.id)
    columns, rows = [each.id for each in form.columns], [each.id for each in form.rows]
    yield from _doubles(source, "columns", [*columns, *rows], "rows", len(columns))
    yield from _doubles(source, "identities", [each.id for each in form.identities])
    yield from _empty(source, form)
    yield from _row_problems(source, form)
    yield from _column_problems(source, form, columns)
    for position, identity in enumerate(form.identities):
        path: Path_ = ("identities", position)
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
    lists: list[tuple[Path_, tuple[str, ...]]] = [
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


def _force_problems(source: Source, path: Path_, entry: Identity | Total) -> Iterator[Problem]:
    if entry.force == "usual" and entry.exception is None:
        yield _at(source, path, "usual-without-exception")
    if entry.force == "must" and entry.exception is not None:
        yield _at(source, (*path, "exception"), "exception-to-a-must")


def _term_problems(
    source: Source, path: Path_, form: Form, identity: Identity, forms: Sequence[Form]
) -> Iterator[Problem]:
    least, most = _TERMS[identity.kind]
    if len(identity.of) < least or (most is not None and len(identity.of) > most):
        yield _at(source, (*path, "of"), "wrong-number-of-terms", kind=identity.kind, found=str(len(identity.of)))
    if identity.beside and not form.percents:
        yield _at(source, (), "missing-key", key="percents")
    yield from _name_problems(source, path, form, identity, forms)


def _name_problems(
    source: Source, path: Path_, form: Form, identity: Identity, forms: Sequence[Form]
) -> Iterator[Problem]:
    """Names of nothing, a name twice, and columns beside rows."""
    columns, rows = [each.id for each in form.columns], [each.id for each in form.rows]
    places: list[Path_] = [("stated",), *(("of", index) for index in range(len(identity.of)))]
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


def _unknown(source: Source, path: Path_, word: str, known: Sequence[str]) -> Iterator[Problem]:
    if word not in known:
        details = {"found": word, "expected": listed(known), "near": nearest(word, known)}
        yield _at(source, path, "unknown-word", **details)


def _at(source: Source, path: Path_, code: str, **details: str) -> Problem:
    _, node = find(source.root, path)
    return source.problem(code, _start(node), within(source, path), **details)


def _start(node: Node) -> Position:
    """Where a text stands; of a mapping its first key."""
    return node.items[0][0].at if isinstance(node, Mapping) and node.items else node.at
