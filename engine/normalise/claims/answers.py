"""Claims of a single cell: that it holds what its unit of measure says, a share, a count, or the code of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from engine.model import Claim, Term
from engine.normalise.claims.form_terms import (
    At,
    amount_of,
    cell_at,
    column_name,
    not_whole,
    row_name,
    row_text,
    term,
)
from engine.normalise.claims.known_forms import Known, column_of
from engine.normalise.grids import Grid
from engine.normalise.table_heading import is_share
from rules.forms import Row

AnswerKind = Literal["share", "whole", "code"]
_CODE = re.compile(r"=\s*(\d{1,2})(?!\d)")


def answer_claims(known: Known) -> Iterator[Claim]:
    """Shares and counts of the form's rows; a figure that is written as a count is one, and nothing is said of it."""
    uoms = column_of(known.grid, known, "uom")
    for row in known.form.rows:
        if row.id not in known.rows:
            continue
        at = known.rows[row.id]
        uom = "" if uoms is None else known.grid.rows[at][uoms].text
        for column in known.values:
            yield from _of_cell(known, row, At(at, column), uom)


def _of_cell(known: Known, row: Row, at: At, uom: str) -> Iterator[Claim]:
    percent = _is_percent(uom)
    if (row.measure == "percent" and (not uom or percent)) or (row.measure == "count" and percent):
        amount = amount_of(cell_at(known, at), "percent")
        if amount is not None:
            yield _claim(known, "share", at, term(known, at, row_name(known, at.row), amount))
    elif row.measure == "count":
        amount = not_whole(cell_at(known, at))
        if amount is not None:
            yield _claim(known, "whole", at, term(known, at, row_name(known, at.row), amount))


def column_answer_claims(known: Known) -> Iterator[Claim]:
    """What stands in the columns that the form adds up, and can be no count; most cells are, and give nothing."""
    named = {name.lstrip("-") for each in known.form.identities for name in (each.stated, *each.of)}
    columns = sorted(at for name, at in known.columns.items() if name in named)
    for row in range(len(known.grid.rows) if columns else 0):
        for column in columns:
            at = At(row, column)
            if cell_at(known, at).text.isdigit():
                continue
            amount = not_whole(cell_at(known, at))
            if amount is not None:
                yield _claim(known, "whole", at, term(known, at, column_name(known, column), amount))


@lru_cache(maxsize=256)
def _is_percent(uom: str) -> bool:
    return is_share(uom)


def code_claims(grid: Grid, known: Sequence[Known], as_any: Sequence[Known]) -> Iterator[Claim]:
    """Answers by number: one of the codes that the cell of the unit of measure lists, or the form's own."""
    for each in known:
        for row in each.form.rows:
            if row.id in each.rows and _has_codes(row):
                yield from _of_code(each, each.rows[row.id], row.codes)
    taken = {each.rows[row.id] for each in known for row in each.form.rows if row.id in each.rows and _has_codes(row)}
    for each in known[:1] or as_any[:1]:
        column = column_of(grid, each, "uom")
        listing = [at for at, row in enumerate(grid.rows) if "=" in row[column].text] if column is not None else []
        asked = each if known or not listing else _with_value(each)
        for at in listing:
            if at not in taken:
                yield from _of_code(asked, at, ())


def _of_code(known: Known, at: int, codes: Sequence[str]) -> Iterator[Claim]:
    listed = _listed(known, at)
    if not codes and len(set(listed)) < max(len(listed), 2):
        return
    for column in known.values:
        amount = amount_of(cell_at(known, At(at, column)), "count")
        if amount is not None:
            allowed = tuple(sorted({*codes, *listed}, key=int))
            answer = term(known, At(at, column), row_name(known, at), amount)
            yield _claim(known, "code", At(at, column), answer, allowed)


def _listed(known: Known, at: int) -> list[str]:
    """The codes that the unit of measure of a row lists, also over the rows below that hold nothing else."""
    column = column_of(known.grid, known, "uom")
    if column is None or "=" not in known.grid.rows[at][column].text:
        return []
    texts = [known.grid.rows[at][column].text]
    for row in known.grid.rows[at + 1 :]:
        if any(cell.text and not cell.copied for place, cell in enumerate(row) if place != column):
            break
        if not row[column].copied:
            texts.append(row[column].text)
    return _CODE.findall(" ".join(texts))


def _with_value(known: Known) -> Known:
    values = known.grid.heading.values if known.grid.heading is not None else ()
    return replace(known, values=values if len(values) == 1 else ())


def _has_codes(row: Row) -> bool:
    return row.measure == "code"


def _claim(known: Known, kind: AnswerKind, at: At, stated: Term, codes: tuple[str, ...] = ()) -> Claim:
    text = row_text(known, at.row)
    return Claim(0, kind, stated, form=known.form.id, identity=kind, codes=codes, text=text)
