"""Steps that write a scoring as a workbook, and look into it as its readers do."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell
from pytest_bdd import parsers, then, when

from engine.model.scored import Scoring
from engine.report.as_xlsx import render
from tests.steps import words

NUMBER, TEXT = "n", "s"


@when("ghi kết quả ra bảng tính", target_fixture="book")
def write_the_book(scoring: Scoring) -> Any:
    return load_workbook(io.BytesIO(render(scoring, words.library(), "vi")))


@then(parsers.parse('trong bảng xếp hạng, "{name}" được {earned} trên {possible}, đều là số, hiện là "{shown}"'))
def points_are_numbers(book: Any, name: str, earned: str, possible: str, shown: str) -> None:
    row = _ranked(book, name)
    for heading, number in (("Được", earned), ("Tối đa", possible)):
        assert (row[heading].data_type, str(row[heading].value)) == (NUMBER, number.replace(",", "."))
    assert _shown(row["Được"]) == shown


@then(parsers.parse('trong trang của "{name}", cột đánh giá của đoàn ở dòng {number} có các câu:'))
def column_is_filled(book: Any, name: str, number: str, docstring: str) -> None:
    (found,) = [row[5] for row in book[name].iter_rows(values_only=True) if row[0] == number and row[2] == "%"]
    said = docstring.splitlines()
    assert [line for line in found.splitlines() if line in said] == said


@then(parsers.parse('trong bảng xếp hạng, tên "{name}" là chữ, không phải công thức'))
def name_is_text(book: Any, name: str) -> None:
    assert _ranked(book, name)["Đơn vị"].data_type == TEXT


def _ranked(book: Any, name: str) -> dict[str, Cell]:
    (found,) = [row for row in _ranking(book) if row["Đơn vị"].value == name]
    return found


def _ranking(book: Any) -> Iterator[dict[str, Cell]]:
    _, header, *rows = book["Xếp hạng"].iter_rows()
    for row in rows:
        yield {heading.value: cell for heading, cell in zip(header, row, strict=True)}


def _shown(cell: Cell) -> str:
    """A number as a spreadsheet in Vietnam shows it: by its number format, which rounds what has more digits."""
    places = cell.number_format.partition(".")[2].count("0")
    mark = "…" if '"…"' in cell.number_format else ""
    return f"{cell.value:.{places}f}".replace(".", ",") + mark
