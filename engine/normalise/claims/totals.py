"""Claims of a last row that it is the sum of the rows above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from engine.model import Claim
from engine.normalise.claims.form_terms import (
    At,
    amount_of,
    cell_at,
    column_name,
    has_figure,
    is_blank,
    row_name,
    row_text,
    term,
)
from engine.normalise.claims.known_forms import Known, column_of, columns_headed
from engine.normalise.folding import fold
from engine.normalise.table_heading import Role
from rules.forms import Total

_LEVELS = (re.compile(r"[IVXLC]{1,6}|[A-ZĐ]"), re.compile(r"\d{1,4}"), re.compile(r"\d{1,3}(?:\.\d{1,3})+"))
"""Sections, rows, and parts of rows, by what stands in the column of numbers."""
_FEWEST = 2
"""So many rows at least a table has that is no known form, and is added."""


def total_claims(known: Known) -> Iterator[Claim]:
    """What the row of the total claims of each column of counts; nothing where rows may be parts of others."""
    total = known.form.total
    if total is None or known.grid.heading is None:
        return
    last = _total_row(known, total)
    columns = _columns(known, total, last)
    if last is None or not columns:
        return
    beside = range(min(columns), len(known.grid.heading.paths))
    rows = [at for at in range(last) if has_figure(known, at, beside)]
    levels = _levels(known, total, rows)
    for column in columns:
        parts = _parts(known, rows, levels, column)
        if len(parts) >= (1 if known.form.columns else _FEWEST):
            yield from _claim(known, total, At(last, column), parts)


def _total_row(known: Known, total: Total) -> int | None:
    """The one row of the total's name, with no figures below it; None where there is none or several."""
    names = {fold(each) for each in total.names}
    rows = [at for at, row in enumerate(known.grid.rows) if any(fold(cell.text) in names for cell in row[:2])]
    if len(rows) != 1:
        return None
    width = range(len(known.grid.rows[rows[0]]))
    below = range(rows[0] + 1, len(known.grid.rows))
    return None if any(_has_count(known, at, width) for at in below) else rows[0]


def _has_count(known: Known, at: int, columns: Sequence[int]) -> bool:
    return any(amount_of(cell_at(known, At(at, column)), "amount") is not None for column in columns)


def _columns(known: Known, total: Total, last: int | None) -> list[int]:
    """The columns that are added: those of the form, or all that may hold counts.

    Rows with units of measure are of different things; "Đơn vị" beside no other name is a heading over offices.
    """
    if last is None:
        return []
    if total.of:
        return [known.columns[name] for name in total.of if name in known.columns]
    if None not in (column_of(known.grid, known, "uom"), column_of(known.grid, known, "name")):
        return []
    roles: tuple[Role, ...] = ("number", "name", "uom", "remark", "aside", "threshold")
    left = {at for role in roles if (at := column_of(known.grid, known, role)) is not None}
    left |= columns_headed(known.grid, known.form.except_)
    return [at for at in range(len(known.grid.rows[last])) if at not in left and at > 0]


def _levels(known: Known, total: Total, rows: Sequence[int]) -> list[int | None]:
    """The level of each row; none at all where some may be parts of others, and it is not said which."""
    levels = [_level(known, at) for at in rows]
    if None in levels and set(levels) != {None}:
        return []
    inside = tuple(fold(each) + " " for each in total.inside)
    return [] if any(_is_inside(known, inside, at) for at in rows) else levels


def _parts(known: Known, rows: Sequence[int], levels: Sequence[int | None], column: int) -> list[int]:
    """The rows that make up the total: those of the highest level, or of the next where these only head the others."""
    if not levels:
        return []
    if set(levels) == {None}:
        return list(rows)
    for level in sorted({each for each in levels if each is not None}):
        found = [at for at, each in zip(rows, levels, strict=True) if each == level]
        filled = [at for at in found if not is_blank(cell_at(known, At(at, column)))]
        if len(filled) == len(found) or known.form.blank_is_zero is not None:
            return found if filled else []
        if filled:
            return []
    return []


def _level(known: Known, at: int) -> int | None:
    return _level_of(known.grid.rows[at][known.numbers].text) if known.numbers is not None else None


@lru_cache(maxsize=1024)
def _level_of(text: str) -> int | None:
    number = text.rstrip(".) ")
    if not number:
        return None
    level = next((level for level, form in enumerate(_LEVELS) if form.fullmatch(number)), len(_LEVELS))
    return level + number.count(".") if level == len(_LEVELS) - 1 else level


def _is_inside(known: Known, inside: tuple[str, ...], at: int) -> bool:
    """Whether the row says that it is a part of the one above: by its first words, or by a dash."""
    name = row_name(known, at)
    return name[:1] in "-+*" or f"{fold(name)} ".startswith(inside)


def _claim(known: Known, total: Total, at: At, rows: Sequence[int]) -> Iterator[Claim]:
    stated = amount_of(cell_at(known, at), "count")
    cells = [At(row, at.column) for row in rows if not is_blank(cell_at(known, At(row, at.column)))]
    amounts = [amount_of(cell_at(known, each), "count") for each in cells]
    read = [(each, amount) for each, amount in zip(cells, amounts, strict=True) if amount is not None]
    blank = len(rows) - len(cells)
    if stated is None or not read or len(read) < len(cells) or (blank and known.form.blank_is_zero is None):
        return
    exception = total.exception or (known.form.blank_is_zero if blank else None)
    yield Claim(
        number=0,
        kind="sum",
        stated=term(known, at, column_name(known, at.column), stated),
        terms=tuple(term(known, each, row_name(known, each.row), amount) for each, amount in read),
        force="usual" if exception is not None else "must",
        exception=exception,
        form=known.form.id,
        identity="total",
        text=row_text(known, at.row),
    )
