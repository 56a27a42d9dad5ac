"""Decisions in a workbook: one a row, under headings that ``engine/report/as_decisions.py`` writes.

In each sheet the rows beneath the headings are read down to the last, whatever is empty between them; a merged cell
holds for each of its rows. A sheet without the headings, such as that of the lists, says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from engine.document import Cell, Document, Paragraph
from engine.fields import Language
from engine.model.decided import FIELDS, NEEDED_FIELDS, RULINGS
from engine.normalise.filled import folded, labels
from engine.problem import InputError, Place, Position, Problem
from engine.read.decision_table import LANGUAGES, LIST, heading, is_heading, key_of, language_of
from engine.read.rows import iso_day
from engine.read.sheet_scan import column_name
from engine.source import Mapping as MappingNode
from engine.source import Node, Scalar, Source
from engine.source import Sequence as SequenceNode
from engine.validate import listed, nearest
from engine.wording import say
from targets import Library

_STATEMENTS = ("objection", "answer")
_PLAIN = tuple(key for key in FIELDS if not key.startswith(_STATEMENTS))
_SAID = ("text", "who", "when")
_DAYS = ("when", "until", "objection-when", "answer-when")

_Row: TypeAlias = dict[int, Cell]
_Where: TypeAlias = tuple[str, int]
"""A sheet and a column of it."""


class Page(NamedTuple):
    """The tree of a file, and in a workbook the heading of each column."""

    source: Source
    headings: Mapping[_Where, str]


def page_of(document: Document, library: Library) -> Page:
    """The tree of the decisions in a workbook. Raises InputError for one without the headings, or with wrong ones."""
    reader = _Reader(document.name, library)
    entries = [each for title, rows in _sheets(document) for each in reader.entries(title, rows)]
    if not reader.headings:
        reader.problems.append(Problem(document.name, "no-table-of-decisions"))
    if reader.problems:
        raise InputError([*document.warnings, *reader.problems])
    start = entries[0].at if entries else Position()
    root = MappingNode(((Scalar(LIST, start), SequenceNode(tuple(entries), start)),), start)
    lines, places = tuple(reader.lines), tuple(reader.places)
    source = Source(document.name, lines, root, document.warnings, places, labelled=True)
    return Page(source, reader.headings)


def ruling_labels() -> Mapping[str, str]:
    """What each ruling is called, folded, in any language."""
    known = {ruling: [ruling, *(_called(ruling, language) for language in LANGUAGES)] for ruling in RULINGS}
    return {folded(label): ruling for ruling, spelled in known.items() for label in spelled}


def unknown_ruling(found: str) -> Mapping[str, str]:
    """Details of a word that is no ruling: the labels in both languages, and the nearest."""
    vi, en = ([_called(ruling, language) for ruling in RULINGS] for language in LANGUAGES)
    spelled = {folded(label): label for label in (*vi, *en)}
    near = spelled.get(nearest(folded(found), spelled), "")
    return {"found": found, "near": near, "vi": listed(vi), "en": listed(en)}


def _called(ruling: str, language: Language) -> str:
    return say("decisions", f"ruling-{ruling}", language) or say("report", ruling, language)


def _sheets(document: Document) -> Iterator[tuple[str, dict[int, _Row]]]:
    """The cells of each sheet by row and column."""
    sheets: dict[str, dict[int, _Row]] = defaultdict(lambda: defaultdict(dict))
    for block in document.blocks:
        rows = [[Cell(block.text, block.place)]] if isinstance(block, Paragraph) else block.rows
        for row in rows:
            for at, cell in enumerate(row):
                repeats = at > 0 and cell.copied and cell.text == row[at - 1].text
                if cell.text and cell.place.row and not repeats:
                    sheets[cell.place.sheet][cell.place.row][cell.place.column] = cell
    yield from sheets.items()


class _Reader:
    """The lines of a workbook: one for each cell that was read, holding the text of its whole row."""

    def __init__(self, name: str, library: Library) -> None:
        self._name = name
        self._levels = {folded(label): each.id for each in library.levels.values() for label in labels(each)}
        self._targets = {target.id for each in library.sets for target in each.targets}
        self.lines: list[str] = []
        self.places: list[Place] = []
        self.headings: dict[_Where, str] = {}
        self.problems: list[Problem] = []

    def entries(self, title: str, rows: Mapping[int, _Row]) -> Iterator[MappingNode]:
        """The decisions of a sheet; none where it has not the headings."""
        numbers = sorted(rows)
        start = next((at for at in numbers if is_heading(_texts(rows[at]))), None)
        if start is None:
            return
        columns = self._columns(rows[start])
        for number in numbers:
            if number > start and not rows[number].keys().isdisjoint(columns.values()):
                yield self._entry(title, number, rows[number], columns)

    def _columns(self, header: _Row) -> dict[str, int]:
        """The column of each key; notes what is wrong with the headings."""
        found: dict[str, int] = {}
        language = language_of(_texts(header))
        known = [heading(each, language) for each in FIELDS]
        absent = [heading(each, language) for each in FIELDS if each not in map(key_of, _texts(header))]
        meant = set()
        for column, cell in header.items():
            self.headings[cell.place.sheet, column] = cell.text
            key = key_of(cell.text)
            if not key:
                near = nearest(cell.text, absent)
                meant.add(near)
                details = {"found": cell.text, "expected": listed(known), "near": near}
                self._note("unknown-key", cell, header, details)
            elif key in found:
                self._note("duplicate-key", cell, header, {"key": cell.text, "first": str(cell.place.row)})
            found.setdefault(key, column)
        missing = [heading(each, language) for each in NEEDED_FIELDS if heading(each, language) in absent]
        missing = [each for each in missing if each not in meant]
        if missing:
            self._note("missing-column", next(iter(header.values())), header, {"missing": listed(missing)})
        return {key: column for key, column in found.items() if key}

    def _note(self, code: str, cell: Cell, row: _Row, details: Mapping[str, str]) -> None:
        self.problems.append(Problem(self._name, code, details=details, line_text=_line(row), place=cell.place))

    def _entry(self, title: str, number: int, row: _Row, columns: Mapping[str, int]) -> MappingNode:
        def scalar(key: str) -> Scalar:
            column = columns.get(key, 0)
            empty = Cell("", Place(sheet=title, cell=f"{column_name(column)}{number}", row=number, column=column))
            return self._scalar(key, row.get(column, empty), row)

        first = self._scalar("", row[min(row)], row)
        items: list[tuple[Scalar, Node]] = []
        for key in _PLAIN:
            if columns.get(key) in row or key in NEEDED_FIELDS:
                value = scalar(key)
                items.append((Scalar(key, value.at), value))
        for each in _STATEMENTS:
            if any(columns.get(f"{each}-{key}") in row for key in _SAID):
                said = tuple((key, scalar(f"{each}-{key}")) for key in _SAID)
                node = MappingNode(tuple((Scalar(key, value.at), value) for key, value in said), said[0][1].at)
                items.append((Scalar(each, node.at), node))
        return MappingNode(tuple(items), first.at)

    def _scalar(self, key: str, cell: Cell, row: _Row) -> Scalar:
        self.lines.append(_line(row))
        self.places.append(cell.place)
        return Scalar(self._word(key, cell.text) or None, Position(len(self.lines), 1))

    def _word(self, key: str, text: str) -> str:
        """What a cell says in the words of a file in YAML."""
        if key in _DAYS:
            return iso_day(text)
        if key == "verdict":
            return ruling_labels().get(folded(text), text)
        if key == "level":
            return self._levels.get(folded(text), text)
        if key == "target" and text not in self._targets:
            named = text.partition(". ")[0]
            return named if named in self._targets else text
        return text


def _texts(row: _Row) -> list[str]:
    return [cell.text for cell in row.values()]


def _line(row: _Row) -> str:
    return " | ".join(row[column].text for column in sorted(row))
