"""Tables out of their pieces."""

from __future__ import annotations

from engine.document import Cell, Paragraph, Table
from engine.normalise.grids import Grid, in_reading_order

HEADER = ("STT", "Chỉ tiêu", "Đơn vị", "Kết quả đạt")
FIRST = ("3", "Tỷ lệ hồ sơ trực tuyến", "%", "57,56%")
BEGUN = ("4", "Tỷ lệ số hóa hồ sơ, kết quả", "%", "79,61%")
GOES_ON = ("", "giải quyết TTHC", "", "")
NEXT = ("5", "Tỷ lệ thanh toán trực tuyến", "%", "61%")


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell(text) for text in row) for row in rows))


def whole(*pieces: Table) -> list[tuple[str, ...]]:
    blocks = [block for piece in pieces for block in (piece, Paragraph(""))]
    (grid,) = [each for each in in_reading_order(blocks) if isinstance(each, Grid)]
    return [tuple(cell.text for cell in row) for row in grid.rows]


JOINED = [FIRST, ("4", "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC", "%", "79,61%"), NEXT]


def test_a_row_torn_apart_by_the_end_of_a_page_is_one_row():
    assert whole(table(HEADER, FIRST, BEGUN), table(GOES_ON, NEXT)) == JOINED


def test_it_is_one_row_too_where_the_heading_stands_again_on_the_next_page():
    assert whole(table(HEADER, FIRST, BEGUN), table(HEADER, GOES_ON, NEXT)) == JOINED
