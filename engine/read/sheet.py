"""Workbooks of Excel: each sheet a heading, then its lines of text and its tables, as openpyxl reads them.

A sheet is a grid without a word about where a table begins. Rows that stand together make a table, unless each holds a
single text and no border: those are lines, such as titles, above a table or alone. A row merged over several columns
below a table is a line too. Hidden rows and columns are read like others; a hidden sheet is read and named in a
warning, since it may hold last year's figures. A formula whose value was never calculated stops the file: what the
cell would show cannot be known, and an empty cell would be a false report.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.document import Block, Document, Paragraph, clean
from engine.problem import InputError, Place, Problem
from engine.read.sheet_blocks import Before, Grid, blocks_of
from engine.read.sheet_cells import grid_of, part_of
from engine.read.sheet_scan import MAX_CELLS, Scan, SheetError, Span, column_name, scan, sheet_parts

MAX_SHEETS = 500
"""A province's forms have one sheet a commune, some hundred and fifty."""


def read_workbook(name: str, data: bytes) -> Document:
    """The document that a workbook shows. Raises InputError where it is damaged, too large or not calculated."""
    from engine.read.archive import check_archive

    check_archive(name, data)
    scans = _scans(name, data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of what it would not write back
        with _refusals(name):
            workbook = _opened(data)
        try:
            return _document(name, workbook, scans)
        finally:
            workbook.close()


def _scans(name: str, data: bytes) -> dict[str, Scan]:
    """What the XML of each sheet says, by its part; found first, for openpyxl knows no limits."""
    scans: dict[str, Scan] = {}
    problems: list[Problem] = []
    held = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        with _refusals(name):
            parts = sheet_parts(archive)
        if len(parts) > MAX_SHEETS:
            raise InputError([Problem(name, "too-many-sheets", details={"limit": str(MAX_SHEETS)})])
        for title, part in parts:
            with _refusals(name, clean(title)), archive.open(part) as file:
                found = scan(file)
            held += found.cells
            scans[part] = found if held <= MAX_CELLS else found.without_rows()
            problems.extend(_uncomputed(name, clean(title), found))
    if problems:
        raise InputError(problems)
    return scans


def _opened(data: bytes) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _document(name: str, workbook: Any, scans: dict[str, Scan]) -> Document:
    blocks: list[Block] = []
    hidden: list[Problem] = []
    paragraphs = tables = cells = 0
    for sheet in workbook.worksheets:
        title = clean(sheet.title)
        with _refusals(name, title):
            grid = _grid(sheet, scans[part_of(sheet)])
            shown = list(blocks_of(grid, title, Before(tables, paragraphs + 1)))
        cells += sum(len(each.rows) * len(each.rows[0]) for each in shown if not isinstance(each, Paragraph))
        if cells > MAX_CELLS:
            raise InputError([_of_sheet(name, "too-many-cells", title)])
        if shown and sheet.sheet_state != "visible":
            hidden.append(Problem(name, "hidden-sheet", severity="warning", place=Place(sheet=title)))
        blocks += [Paragraph(title, Place(sheet=title, paragraph=paragraphs + 1), 1), *shown]
        lines = sum(isinstance(each, Paragraph) for each in shown)
        paragraphs, tables = paragraphs + 1 + lines, tables + len(shown) - lines
    return Document(name, "xlsx", tuple(blocks), tuple(hidden))


def _uncomputed(name: str, title: str, found: Scan) -> Iterator[Problem]:
    if found.uncomputed:
        details = {"count": str(len(found.uncomputed))}
        place = Place(sheet=title, cell=found.uncomputed[0])
        yield Problem(name, "formula-without-value", details=details, place=place)


def _grid(sheet: Any, found: Scan) -> Grid:
    """The cells that hold or frame something, by row and column, with merged ones in each of their places."""
    grid = grid_of(sheet, found)
    covered = 0
    for span in found.merged:
        covered += _spread(grid, span, found, MAX_CELLS - covered)
    return grid


def _spread(grid: Grid, span: Span, found: Scan, most: int) -> int:
    """Repeats a merged cell in the places it covers, as far as the sheet holds anything; how many they are."""
    first = grid.get(span.top, {}).get(span.left)
    if first is None or not first.text:
        return 0
    bottom, right = min(span.bottom, found.last_row), min(span.right, found.last_column)
    covered = (bottom - span.top + 1) * (right - span.left + 1)
    if covered > most:
        raise SheetError("too-many-cells", f"{column_name(span.left)}{span.top}")
    for row in range(span.top, bottom + 1):
        for column in range(span.left, right + 1):
            grid.setdefault(row, {})[column] = first
    return covered


@contextmanager
def _refusals(name: str, title: str = "") -> Iterator[None]:
    """Turns what goes wrong inside a library into a problem of the workbook, or of one sheet."""
    try:
        yield
    except InputError:
        raise
    except SheetError as error:
        raise InputError([_of_sheet(name, error.code, title or error.title, error.cell)]) from None
    except Exception:  # noqa: BLE001 - openpyxl lets pass whatever its descriptors raise on content that is damaged
        raise InputError([_of_sheet(name, "broken-sheet" if title else "broken-workbook", title)]) from None


def _of_sheet(name: str, code: str, title: str, cell: str = "") -> Problem:
    details = {"limit": f"{MAX_CELLS:,}".replace(",", ".")} if code == "too-many-cells" else {}
    return Problem(name, code, details=details, place=Place(sheet=title, cell=cell))
