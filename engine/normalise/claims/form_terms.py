"""The figures of a form as terms of claims: what a cell holds, what it is called, where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from engine import exact
from engine.document import Cell
from engine.exact import Amount
from engine.model import Term
from engine.normalise.claims.known_forms import Known
from engine.normalise.numbers import NumberProblem, Uom, read_amount
from rules.forms import Measure

_BLANK = re.compile(r"[-–—.…_/\s]*")
_WITH_MORE = re.compile(r"(?P<number>\d[\d.,]*) ?\((?P<sign>[+-]) ?(?P<more>\d[\d.,]*)\b[^()]*\)")
_EMPTY = re.compile(r"(?<=\d)[.,]00?$")
"""Decimals that add nothing, as workbooks show them: "499.00" is 499."""
_SHOWN = 60
"""So many letters of a row's name say where a figure stands, where the row has no number."""
_CUT = 300


class At(NamedTuple):
    """A cell of a form: its row and column."""

    row: int
    column: int


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing, or a dash or dots for it."""
    return not cell.text or (not cell.text[0].isalnum() and _BLANK.fullmatch(cell.text) is not None)


def cell_at(known: Known, at: At) -> Cell:
    return known.grid.rows[at.row][at.column]


def amount_of(cell: Cell, measure: Measure) -> Amount | None:
    """The number that a cell writes; None where it writes none, or where a merged cell only reaches into it.

    Where the row says that it is a percent, "5,756" is no thousands. "126 (+1 …)" is from 126 to 127: it is not said
    which of the two a total counts.
    """
    return None if cell.copied or not cell.text else _amount(cell.text, measure)


@lru_cache(maxsize=4096)
def _amount(text: str, measure: Measure) -> Amount | None:
    if _BLANK.fullmatch(text):
        return None
    if measure in ("percent", "ratio"):
        amount = _read(text, "percent")
        return amount if amount is not None or "%" in text else _read(f"{text}%", "percent")
    more = _WITH_MORE.fullmatch(text)
    if more:
        return _between(more)
    amount = _read(text, "count")
    return _read(text, "percent") if amount is None and measure == "amount" else amount


def _between(more: re.Match[str]) -> Amount | None:
    first, second = _read(more["number"], "count"), _read(more["more"], "count")
    if first is None or second is None or first.value is None or second.value is None:
        return None
    other = first.value + second.value if more["sign"] == "+" else first.value - second.value
    return Amount(min(first.value, other), max(first.value, other))


@lru_cache(maxsize=4096)
def _read(text: str, uom: Uom) -> Amount | None:
    try:
        return read_amount(_EMPTY.sub("", text) if uom == "count" else text, uom)
    except NumberProblem:
        return None


def not_whole(cell: Cell) -> Amount | None:
    """What a cell writes where a count belongs and none can be: decimals, a percent, or less than nothing."""
    if cell.copied:
        return None
    count = _read(cell.text, "count")
    if count is not None:
        return count if count.highest is not None and count.highest < 0 else None
    amount = _read(cell.text, "percent")
    if amount is None or amount.value is None:
        return None
    value = amount.value / 100 if "%" in cell.text else amount.value
    return exact.exactly(value, amount.digits) if value.denominator != 1 else None


def term(known: Known, at: At, name: str, amount: Amount, sign: int = 1) -> Term:
    cell = cell_at(known, at)
    return Term(name, cell.text, amount, said_at(known, at), cell.place, sign)


def row_name(known: Known, row: int) -> str:
    """What the report calls the row; its number where it has no name."""
    return known.row_names[row]


def column_name(known: Known, column: int) -> str:
    """The words over the column."""
    return known.grid.heading.paths[column] if known.grid.heading is not None else ""


def said_at(known: Known, at: At) -> str:
    """Where a person finds the cell: form or section, row, and the column where there are several."""
    said = known.said.get(at.row)
    if said is None:
        said = known.said[at.row] = _row_said_at(known, at.row)
    return said if len(known.values) == 1 else f"{said}, cột {at.column + 1}"


def _row_said_at(known: Known, row: int) -> str:
    number = known.grid.rows[row][known.numbers].text.rstrip(".") if known.numbers is not None else ""
    section = known.sections[row] if known.sections else ""
    places = [known.grid.section.said_at or (known.form.name.vi if known.form.columns else "")]
    if number[:1].isdigit():
        places.append(f"dòng {section}.{number}" if section else f"dòng {number}")
    elif number:
        places.append(f"dòng {number}")
    else:
        places.extend([f"mục {section}" if section else "", f"dòng {row_name(known, row)[:_SHOWN]}"])
    return ", ".join(each for each in places if each)


def row_text(known: Known, row: int) -> str:
    """The row's own text."""
    if row not in known.texts:
        texts = [cell.text for cell in known.grid.rows[row] if cell.text and not cell.copied]
        known.texts[row] = " | ".join(texts)[:_CUT]
    return known.texts[row]


def has_figure(known: Known, row: int, columns: Sequence[int]) -> bool:
    """Whether a row holds anything in one of the columns."""
    cells = known.grid.rows[row]
    return any(not is_blank(cells[at]) and not cells[at].copied for at in columns)
