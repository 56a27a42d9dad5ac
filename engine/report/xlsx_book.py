"""A workbook in the making: cells that are what they seem, one look, and sheets set up to be read and printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import IO, Any, NamedTuple

from engine.report import xlsx_cells
from engine.report.xlsx_cells import Cell, Figure, Link
from engine.report.xlsx_looks import FONT, STYLES
from engine.report.xlsx_small import SmallBook

_ALWAYS = datetime(1980, 1, 1, tzinfo=UTC)
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_COUNT, _DAY = "#,##0", "dd/mm/yyyy"
_LINE_HEIGHT, _TITLE_HEIGHT, _HIGHEST = 14, 21, 409  # in points; no spreadsheet has higher rows

_MOST_LINKS = 65_530
"""Of a sheet; the texts of all further ones are written without a link."""


class Column(NamedTuple):
    """The heading of a column, its width in characters, the look of its cells."""

    heading: str
    width: int
    style: str = "cell"


class Book:
    """A workbook. ``page`` is what stands before the number of a page."""

    def __init__(self, title: str, page: str) -> None:
        self._book: Any = SmallBook(_OPTIONS)
        self._book.set_properties({"title": xlsx_cells.text(title, 255), "created": _ALWAYS})
        self._footer = f"&L&8&A&R&8{page} &P/&N"
        self._formats: dict[tuple[str, str, bool], Any] = {}

    def sheet(self, name: str, widths: Sequence[int]) -> Sheet:
        """A new sheet, to be printed on A4 across, as wide as its columns."""
        made: Any = self._book.add_small(name)
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        made.set_landscape()
        made.set_paper(9)  # A4
        made.set_margins(left="0.5", right="0.5", top="0.6", bottom="0.6")
        made.fit_to_pages(1, 0)
        made.set_footer(self._footer)
        made.hide_gridlines(2)
        made.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return Sheet(made, self, widths)

    def look(self, style: str, number_format: str = "", *, quoted: bool = False) -> Any:
        """The format of that style; ``quoted`` keeps a text a text when somebody edits it."""
        key = (style, number_format, quoted)
        if key not in self._formats:
            joined: dict[str, object] = dict(FONT)
            for each in style.split():
                joined.update(STYLES[each])
            if number_format:
                joined["num_format"] = number_format
            if quoted:
                joined["quote_prefix"] = True
            self._formats[key] = self._book.add_format(joined)
        return self._formats[key]

    def pack(self, made: Any) -> None:
        """Nothing more is written to a sheet: it takes little memory from now on."""
        self._book.pack(made)

    def write(self, file: IO[bytes]) -> None:
        """Ends the workbook and writes it, the same bytes whenever it is made."""
        self._book.write(file)


class Sheet:
    """A sheet of a workbook; rows and columns count from 0. ``row`` is the next that nothing was added to."""

    def __init__(self, made: Any, book: Book, widths: Sequence[int]) -> None:
        self._made = made
        self._book = book
        self._widths = widths
        self._links = 0
        self.row = 0

    def put(self, column: int, cell: Cell, style: str = "cell", row: int | None = None) -> None:
        """Writes one cell as what it is, in the next row unless another is given."""
        at = (self.row if row is None else row, column)
        if cell is None or cell == "":
            self._made.write_blank(*at, None, self._book.look(style))
        elif isinstance(cell, str):
            self._text(at, cell, style)
        elif isinstance(cell, Link):
            if self._links < _MOST_LINKS:
                self._link(at, cell, style)
            else:
                self._text(at, cell.text, style)
        elif isinstance(cell, Figure):
            self._made.write_number(*at, cell.number, self._book.look(style, cell.look))
        elif isinstance(cell, date):
            self._made.write_datetime(*at, cell, self._book.look(style, _DAY))
        else:
            self._made.write_number(*at, cell, self._book.look(style, _COUNT))

    def _text(self, at: tuple[int, int], said: str, style: str) -> None:
        written = xlsx_cells.text(said)
        quoted = xlsx_cells.looks_like_formula(written)
        self._made.write_string(*at, written, self._book.look(style, quoted=quoted))

    def _link(self, at: tuple[int, int], cell: Link, style: str) -> None:
        self._links += 1
        written = xlsx_cells.text(cell.text)
        look = self._book.look(f"{style} link", quoted=xlsx_cells.looks_like_formula(written))
        sheet = cell.sheet.replace("'", "''")
        self._made.write_url(*at, f"internal:'{sheet}'!A1", look, written)

    def add(self, cells: Sequence[Cell], styles: Sequence[str]) -> None:
        """The next row, high enough for all of its texts."""
        lines = 1
        for column, (cell, style) in enumerate(zip(cells, styles, strict=True)):
            self.put(column, cell, style)
            said = cell.text if isinstance(cell, Link) else cell
            if isinstance(said, str):
                lines = max(lines, xlsx_cells.lines_needed(said, self._widths[column]))
        self._grow(lines)
        self.row += 1

    def head(self, headings: Sequence[str]) -> None:
        """The next row as the header of a table."""
        self.add(headings, ["head"] * len(headings))

    def title(self, said: str) -> None:
        """The next row as the title of the sheet, which may stand over empty cells beside it."""
        self.put(0, said, "title")
        self.high(_TITLE_HEIGHT)
        self.row += 1

    def say(self, said: str, style: str = "plain") -> None:
        """The next row as one text: over empty cells if it takes one line, else over all columns and high enough."""
        lines = xlsx_cells.lines_needed(said, sum(self._widths))
        if lines > 1:
            self.merge(0, len(self._widths) - 1, said, f"{style} wrapped")
            self._grow(lines)
        else:
            self.put(0, said, style)
        self.row += 1

    def _grow(self, lines: int) -> None:
        """Makes the next row high enough: not every program does so by itself, and none where cells are merged."""
        if lines > 1:
            self.high(min(_LINE_HEIGHT * lines + 2, _HIGHEST))

    def high(self, points: int) -> None:
        """Makes the next row so high."""
        self._made.set_row(self.row, points)

    def merge(self, first: int, last: int, cell: Cell, style: str) -> None:
        """One cell over several columns of the next row."""
        if last > first:
            self._made.merge_range(self.row, first, self.row, last, "", self._book.look(style))
        self.put(first, cell, style)

    def keep_in_view(self, columns: int) -> None:
        """The rows so far and the first columns stay in view; the last of these rows is on each printed page."""
        self._made.freeze_panes(self.row, columns)
        self._made.repeat_rows(self.row - 1)

    def repeat(self, first: int) -> None:
        """The rows from ``first`` so far are on each printed page."""
        self._made.repeat_rows(first, self.row - 1)

    def done(self) -> None:
        """Nothing more is added: the sheet takes little memory from now on."""
        self._book.pack(self._made)

    def filter(self, header: int) -> None:
        """Rows of the table from its header so far can be chosen and sorted."""
        self._made.autofilter(header, 0, max(header, self.row - 1), len(self._widths) - 1)


def table(sheet: Sheet, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], frozen: int) -> None:
    """A title and a table that can be filtered; its header and first columns stay in view."""
    sheet.title(title)
    header = sheet.row
    sheet.head([each.heading for each in columns])
    sheet.keep_in_view(frozen)
    styles = [each.style for each in columns]
    for row in rows:
        sheet.add(row, styles)
    sheet.filter(header)
    sheet.row += 1


def widths(columns: Sequence[Column]) -> list[int]:
    """How wide the columns are."""
    return [each.width for each in columns]
