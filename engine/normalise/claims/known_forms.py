"""Which form a table is, and which of its columns and rows are those of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from engine.normalise.folding import fold, without_brackets
from engine.normalise.grids import Grid, Row
from engine.normalise.table_heading import Role
from rules.forms import OTHERS, Form, Forms

_NUMBERED = re.compile(r"(?:\d+ )+(?=\D)")
SECTION = re.compile(r"[IVXLC]{1,6}|[A-ZĐ]")
_ANY = "…"
_MISREAD = 24
"""So many letters a scanner may have put before the first word of a row."""


@dataclass(frozen=True, eq=False)
class Known:
    """A table and the form that it is.

    ``columns`` and ``rows`` say where those of the form stand; ``declared`` are all columns whose words are the
    form's, also where two have the same and neither is used. ``values`` are the columns in which rows are related.
    ``sections`` has for each row the number of the section that it stands in, "" before the first.
    """

    form: Form
    grid: Grid
    columns: Mapping[str, int]
    declared: frozenset[int]
    rows: Mapping[str, int]
    values: tuple[int, ...]
    percents: frozenset[int]
    sections: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> int | None:
        """Where the column of numbers stands."""
        return column_of(self.grid, self, "number")

    @cached_property
    def row_names(self) -> tuple[str, ...]:
        """What the report calls each row; its number where it has no name."""
        column = column_of(self.grid, self, "name")
        return tuple((row[column].text if column is not None else "") or _any_name(row) for row in self.grid.rows)

    @cached_property
    def said(self) -> dict[int, str]:
        """Where a person finds each row that was asked for, and below what each holds: both are shown of many cells."""
        return {}

    @cached_property
    def texts(self) -> dict[int, str]:
        return {}


def _any_name(row: Row) -> str:
    texts = [cell.text for cell in row if not cell.copied]
    return next((text for text in texts if text and not text[:1].isdigit()), "") or next(iter(texts), "")


class _Index(NamedTuple):
    """The rows of a form: below which each stands, and whose each folded name is, or its beginning or end."""

    form: Form
    under: Mapping[str, str | None]
    names: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, str]
    ends: Mapping[str, str]
    may_begin: tuple[str, ...]
    may_end: tuple[str, ...]


class _Table:
    """A table as all forms look at it, so that nothing is worked out twice."""

    def __init__(self, grid: Grid, paths: Sequence[str]) -> None:
        self.grid = grid
        self._paths = [f" {fold(path)} " for path in paths]
        self._all = "\n".join(self._paths)
        self._fitting: dict[tuple[str, ...], list[int]] = {}
        self._keys: dict[int, list[str]] = {}

    def fitting(self, words: tuple[str, ...]) -> list[int]:
        """The columns over which all the words stand."""
        if words not in self._fitting:
            wanted = [_spaced(each) for each in words]
            found = enumerate(self._paths if _stand_in(self._all, wanted) else ())
            self._fitting[words] = [at for at, path in found if _stand_in(path, wanted)]
        return self._fitting[words]

    def keys(self, column: int) -> list[str]:
        """The names of the rows in that column, as those of forms are compared; "" for a merged cell."""
        if column not in self._keys:
            cells = (row[column] for row in self.grid.rows)
            self._keys[column] = ["" if cell.copied else _key(cell.text) for cell in cells]
        return self._keys[column]


def known_forms(grid: Grid, forms: Forms) -> tuple[Known, ...]:
    """The forms that the table is, first the one of which it has the largest part; each row is of one form."""
    if grid.heading is None:
        return ()
    table = _Table(grid, grid.heading.paths)
    found = [known for index in _indexes(forms) if (known := _known(index, table)) is not None]
    found.sort(key=lambda each: (-100 * len(each.rows) // max(len(each.form.rows), 1), -len(each.rows)))
    taken: set[int] = set()
    for position, each in enumerate(found):
        found[position] = replace(each, rows={name: row for name, row in each.rows.items() if row not in taken})
        taken.update(each.rows.values())
    return tuple(each for each in found if each.rows or not each.form.rows)


def any_table(grid: Grid, form: Form) -> Known:
    """The table as one of a form that has no columns of its own."""
    return Known(form, grid, {}, frozenset(), {}, (), frozenset())


def column_of(grid: Grid, known: Known | None, role: Role) -> int | None:
    """Where the column of numbers, names or units of measure stands: as the form says, or as any table has it."""
    if known is not None and role in known.columns:
        return known.columns[role]
    return grid.heading.roles.get(role) if grid.heading is not None else None


def columns_headed(grid: Grid, words: Sequence[str]) -> frozenset[int]:
    """The columns over which one of the words stands."""
    paths = map(fold, grid.heading.paths if grid.heading is not None and words else ())
    wanted = [each for either in words for each in _spaced(either)]
    return frozenset(at for at, path in enumerate(paths) if _stand_in(f" {path} ", [wanted]))


@lru_cache(maxsize=1024)
def word(words: str) -> re.Pattern[str]:
    """What stands for the words in a folded text; "|" parts alternatives."""
    return re.compile("|".join(rf"(?<!\S){re.escape(fold(each))}(?!\S)" for each in words.split("|")))


@lru_cache(maxsize=1024)
def _spaced(words: str) -> tuple[str, ...]:
    """The same alternatives with a space around each, as they stand in a folded text with a space around it."""
    return tuple(f" {fold(each)} " for each in words.split("|"))


def _stand_in(text: str, wanted: Sequence[Sequence[str]]) -> bool:
    """Whether one of each stands in the text."""
    return all(any(map(text.__contains__, each)) for each in wanted)


def _known(index: _Index, table: _Table) -> Known | None:
    columns: dict[str, int] = {}
    declared: set[int] = set()
    for column in index.form.columns:
        fitting = [at for at in table.fitting(column.words) if at not in declared]
        if not fitting and not column.optional:
            return None
        if len(fitting) == 1:
            columns[column.id] = fitting[0]
        declared.update(fitting)
    known = Known(index.form, table.grid, columns, frozenset(declared), {}, (), frozenset())
    rows = _rows(known, index, table)
    if index.form.rows and not rows:
        return None
    percents = columns_headed(table.grid, index.form.percents) if index.form.percents else frozenset()
    known = replace(known, rows=rows, percents=percents, sections=sections_of(known))
    return replace(known, values=_values(known))


def _values(known: Known) -> tuple[int, ...]:
    columns = [known.columns[name] for name in known.form.values if name in known.columns]
    if OTHERS in known.form.values:
        roles: tuple[Role, ...] = ("number", "name", "uom", "remark", "aside")
        left = {at for role in roles if (at := column_of(known.grid, known, role)) is not None}
        left |= known.declared | known.percents | columns_headed(known.grid, known.form.except_)
        columns.extend(
            at for at in range(len(known.grid.heading.paths if known.grid.heading else ())) if at not in left
        )
    return tuple(columns)


def sections_of(known: Known) -> tuple[str, ...]:
    """The number of the section of each row; none where the table has no sections."""
    numbers = known.numbers
    if numbers is None:
        return ()
    found: list[str] = []
    for row in known.grid.rows:
        number = row[numbers].text.rstrip(".")
        found.append(number if SECTION.fullmatch(number) else found[-1] if found else "")
    return tuple(found)


def _rows(known: Known, index: _Index, table: _Table) -> dict[str, int]:
    """Where each row of the form stands: the first of its name, below the row under which it belongs."""
    names = column_of(known.grid, known, "name")
    numbers = known.numbers
    found: dict[str, int] = {}
    opened: list[str] = []
    keys = table.keys(names) if names is not None and index.under else []
    if not index.may_begin and not index.may_end and index.names.keys().isdisjoint(keys):
        return found
    for at, own in enumerate([_named(index, key) for key in keys]):
        if opened and numbers is not None and (number := known.grid.rows[at][numbers]).text and not number.copied:
            opened = [each for each in opened if not _closes(number.text, known.grid.rows[found[each]][numbers].text)]
        name = next((each for each in _candidates(index, own, opened) if each not in found), None) if own else None
        if name is not None:
            found[name] = at
            opened = [*(each for each in opened if each in _above(name, index.under)), name]
    return found


@lru_cache(maxsize=1024)
def _closes(number: str, anchor: str) -> bool:
    """Whether a row of that number is no longer below the anchor: a new section, or the anchor's next neighbour."""
    other, own = number.rstrip("."), anchor.rstrip(".")
    if SECTION.fullmatch(other):
        return True
    return own[:1].isdigit() and own != other and own.split(".")[:-1] == other.split(".")[:-1]


def _above(name: str, parents: Mapping[str, str | None]) -> set[str]:
    found: set[str] = set()
    while (above := parents[name]) is not None:
        found.add(above)
        name = above
    return found


def _named(index: _Index, key: str) -> Sequence[str]:
    """The rows of the form that have the name, or begin or end with it."""
    named = index.names.get(key, ())
    if index.may_begin and key.startswith(index.may_begin):
        named = (*named, *(row for name, row in index.beginnings.items() if key.startswith(name)))
    if index.may_end and key.endswith(index.may_end):
        fitting = (name for name in index.ends if key.endswith(name) and len(key) - len(name) <= _MISREAD)
        named = (*named, *(index.ends[name] for name in fitting))
    return named


def _candidates(index: _Index, named: Sequence[str], opened: Sequence[str]) -> Iterator[str]:
    """Those of the rows that a row may be: the one below the nearest open anchor first."""
    for anchor in (*reversed(opened), None):
        yield from (name for name in named if index.under[name] == anchor)


def _key(text: str) -> str:
    """A name without brackets, the number in front of it, and spaces: a narrow column breaks words anywhere."""
    folded = fold(without_brackets(text) if "(" in text else text)
    return (folded[match.end() :] if (match := _NUMBERED.match(folded)) else folded).replace(" ", "")


@lru_cache(maxsize=8)
def _indexes(forms: Forms) -> tuple[_Index, ...]:
    return tuple(_index(form) for form in forms.forms if form.columns)


def _index(form: Form) -> _Index:
    names: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, str] = {}
    ends: dict[str, str] = {}
    for row in form.rows:
        for name in row.names:
            key = _key(name.strip(_ANY))
            if name.endswith(_ANY):
                beginnings[key] = row.id
            elif name.startswith(_ANY):
                ends[key] = row.id
            else:
                names[key] = (*names.get(key, ()), row.id)
    under = {row.id: row.under for row in form.rows}
    return _Index(form, under, names, beginnings, ends, tuple(beginnings), tuple(ends))
