"""From a document to what it says: whose report it is, which figure is of which indicator, and what was left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from engine.document import Document, Paragraph
from engine.model import Target
from engine.normalise.by_scope import read_by_scope
from engine.normalise.by_unit import read_by_unit
from engine.normalise.claims.of_document import claims_of
from engine.normalise.figures import figures
from engine.normalise.finish import finished
from engine.normalise.folding import fold
from engine.normalise.forms import read_form
from engine.normalise.grids import Grid, Piece, in_reading_order
from engine.normalise.groups import is_plan
from engine.normalise.heading import read_heading
from engine.normalise.headless import read_headless
from engine.normalise.limits import within_limits
from engine.normalise.list_heads import against_list, against_title, list_heads
from engine.normalise.names import Names
from engine.normalise.own import Own, own_of
from engine.normalise.rates import read_rates
from engine.normalise.said import Said, Unsaid, sentences_with_figures, shown
from engine.normalise.sections import Section
from engine.normalise.sentences import read_paragraph
from engine.normalise.sets import set_of
from engine.normalise.table_heading import gives_points, with_result_of
from engine.normalise.times import time_of
from engine.understood import Figure, Left, LeftReason, Tally, Understood
from rules.forms import Forms
from targets import Library


class Reader:
    """Reads documents by one library; made once for many documents. Without ``forms`` no claims are read."""

    def __init__(self, library: Library, forms: Forms | None = None) -> None:
        self._library = library
        self._forms = forms
        self._names = Names(library)
        self._indicators = tuple(library.indicators.values())

    def understand(self, document: Document, level: str | None = None, day: date | None = None) -> Understood:
        """What the document says. ``level`` and ``day`` (the last of the period) hold whatever it says of them.

        Raises InputError where it is longer than anybody's report.
        """
        document = within_limits(document)
        heading = read_heading(document, self._library)
        if level is not None:
            heading = heading._replace(level=level)
        last = day or (date.fromisoformat(heading.to) if heading.to else None)
        own = own_of(heading, heading.level, last)
        pieces = tuple(in_reading_order(document.blocks))
        heads = list_heads([None if isinstance(each, Grid) else each[0].text for each in pieces])
        found = [each for position, head in enumerate(heads) for each in self._read(position, own, pieces, head)]
        results = [finished(each) if isinstance(each, Figure) else each for each in found]
        return Understood(
            name=document.name,
            heading=heading,
            figures=tuple(each for each in results if isinstance(each, Figure)),
            left=tuple(each for each in results if isinstance(each, Left)),
            tally=_tally(pieces),
            claims=claims_of(pieces, self._forms, own) if self._forms is not None else (),
        )

    def _read(self, position: int, own: Own, pieces: Sequence[Piece], head: str) -> Iterator[Figure | Left]:
        piece = pieces[position]
        if isinstance(piece, Grid):
            found = self._read_table(piece, own, self._targets(piece, own.last, pieces))
            title = against_title(pieces[position - 1] if position else None, own)
            yield from _against_all(found, _against(piece.section, own) or against_list(head, own) or title)
        else:
            yield from self._read_paragraph(*piece, own, head)

    def _targets(self, grid: Grid, day: date | None, pieces: Sequence[Piece]) -> Sequence[Target]:
        texts = [*grid.section.headings, *grid.lead]
        if grid.heading is None:
            first = [piece[0].text for piece in pieces[:_TITLE] if not isinstance(piece, Grid)]
            texts = [*first, *texts]
        found = set_of(self._library.sets, texts, day)
        return found.targets if found else ()

    def _read_table(self, grid: Grid, own: Own, targets: Sequence[Target]) -> Iterator[Figure | Left]:
        known = (
            read_form(grid, self._forms)
            or read_by_scope(grid, self._names, own.level)
            or read_by_unit(grid, self._names, own)
            or read_headless(grid, self._names, self._indicators, targets, own.level)
        )
        if known is not None:
            yield from known
            return
        scored = grid.heading is not None and gives_points(grid.heading)
        chosen = with_result_of(grid.heading, grid.rows, own) if grid.heading and not scored else None
        if chosen is not None and {"name", "value"} <= chosen.roles.keys():
            whole = grid._replace(heading=chosen)
            yield from read_rates(whole, self._names, self._indicators, targets, own)
        else:
            yield from _unread(grid)

    def _read_paragraph(self, paragraph: Paragraph, section: Section, own: Own, head: str) -> Iterator[Figure | Left]:
        found = tuple(self._said(paragraph, section, own, head))
        if found:
            yield from _against_all(found, _against(section, own))

    def _said(self, paragraph: Paragraph, section: Section, own: Own, head: str) -> Iterator[Figure | Left]:
        said, unsaid = read_paragraph(paragraph.text, self._names, own, head)
        everything: list[Said | Unsaid] = sorted((*said, *unsaid), key=lambda each: each.end)
        for each in everything:
            text = shown(paragraph.text, each.start, each.end)
            if isinstance(each, Said):
                yield _figure(each, paragraph, section)
            else:
                yield Left(text, each.reason, each.candidates, section.said_at, paragraph.place, each.figure)


def _against_all(found: Iterable[Figure | Left], against: LeftReason | None) -> Iterator[Figure | Left]:
    """What was found; it is left where something speaks against all of it."""
    for each in found:
        if against and isinstance(each, Figure):
            yield Left(each.text, against, (each.match.indicator,), each.said_at, each.place)
        else:
            yield each


def _against(section: Section, own: Own) -> LeftReason | None:
    """Why nothing in a section is a result: it tells what is to be done, of one field, or of another year."""
    if any(is_plan(each) for each in section.headings):
        return "planned"
    if any(_FIELD.match(each) for each in section.headings):
        return "of-a-share"
    results = [each for each in section.headings if "ket qua" in fold(each)]
    return "other-time" if any(time_of(each, own) == "other" for each in results) else None


_FIELD = re.compile(r"\W*\w{1,4}[.)]?(?:\d+\.?)*\W+lĩnh vực\b", re.IGNORECASE)
"""The heading of a section on one field of the work."""
_TITLE = 12
"""So many pieces at the beginning may name the document whose targets a table without a heading is of."""
_CUT = 300


def _figure(said: Said, paragraph: Paragraph, section: Section) -> Figure:
    return Figure(
        match=said.match,
        scope=said.scope,
        value=said.value or None,
        numerator=said.numerator or None,
        denominator=said.denominator or None,
        note=said.sum_of or None,
        repaired=said.repaired,
        text=shown(paragraph.text, said.start, said.end),
        said_at=section.said_at,
        place=paragraph.place,
    )


def _unread(grid: Grid) -> Iterator[Left]:
    """The rows with figures of a table that could not be read as one: a letterhead's number and day are none."""
    for row in grid.rows:
        texts = [cell.text for cell in row if cell.text and not cell.copied]
        if any(figures(text) for text in texts[1:]):
            place = next(cell.place for cell in row if cell.text)
            yield Left(" | ".join(texts)[:_CUT], "unknown", (), grid.section.said_at, place)


def _tally(pieces: Sequence[Piece]) -> Tally:
    grids = [piece for piece in pieces if isinstance(piece, Grid)]
    rows = [row for grid in grids for row in grid.rows if any(_has_digit(cell.text) for cell in row[1:])]
    sentences = sum(sentences_with_figures(piece[0].text) for piece in pieces if not isinstance(piece, Grid))
    return Tally(len(grids), len(rows), sentences)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
