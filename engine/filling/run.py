"""The command ``fill``: judges a report in Word, and writes each finding into the team's column of its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from engine.asked import Request
from engine.decisions import NO_DECISIONS, Decisions
from engine.document import Cell, Document
from engine.filling.markup import Addition, Markup, in_utf_8, with_additions
from engine.filling.rows import Form, Row, form_of
from engine.model import Target
from engine.model.scored import TargetScore
from engine.pipeline import NOT_READ, Judge
from engine.problem import InputError, Problem, in_order, name_of, stops
from engine.read import archive, formats, read_bytes
from engine.read.repaired import repaired
from engine.read.word import WithCells, read_word_with_cells
from engine.report.official import of_row
from engine.scored import scheme_named, scored
from engine.word_file import part, with_part

_SCHEME = "equal"
"""Nothing that is written depends on the scheme."""
_UNICODE_FONT = "Times New Roman"
"""For documents in fonts of the time before Unicode, in which no letter of ours would look right."""


class Filled(NamedTuple):
    """The copy of a report, None where it could not be judged; what is to be said of it, and the exit status."""

    content: bytes | None
    problems: tuple[Problem, ...]
    exit_status: int


def filled(path: Path, request: Request, decisions: Decisions = NO_DECISIONS, heading: str | None = None) -> Filled:
    """A copy of the report with the team's column filled; ``heading`` is that of the column, where it is another.

    What somebody wrote into the column stays, and is warned of. Raises InputError where the file is no Word document
    or has no such column, and UnknownName.
    """
    name, data = name_of(path), read_bytes(path)
    if formats.form_of(name, data) != "docx":
        raise InputError([Problem(name, "not-a-word-document")])
    judge = Judge(request)
    report = judge.check([path])
    if not report.assessments:
        return Filled(None, report.problems, report.exit_status)
    result = scored(report, scheme_named(_SCHEME, request), request, decisions)
    (unit,) = result.scoring.opened()
    read = read_word_with_cells(name, data)
    form = form_of(name, repaired(read.document).blocks, unit.assessment, judge.library, heading)

    def judgement(row: TargetScore) -> str:
        return of_row(row, unit.assessment, judge.library, request.language).text

    writer = _Writer(read, part(data, read.part), {each.target.id: judgement(each) for each in unit.rows})
    content = _copied(read, data, writer.filled(form))
    of_decisions = (each for each in result.problems if each.code != "decision-without-unit")
    problems = in_order((*report.problems, *of_decisions, *writer.kept, *_without(name, form.without)))
    return Filled(content, problems, NOT_READ if stops(problems) else result.exit_status)


def _copied(read: WithCells, data: bytes, text: bytes) -> bytes:
    """The document with another text. Raises InputError where a part that nobody reads is damaged."""
    try:
        return with_part(data, read.part, (text,))
    except archive.ERRORS:
        raise InputError([Problem(read.document.name, "broken-archive")]) from None


def _without(name: str, targets: Sequence[Target]) -> Sequence[Problem]:
    if not targets:
        return ()
    details = {"targets": ", ".join(each.id for each in targets)}
    return (Problem(name, "targets-without-a-row", details=details, severity="warning"),)


class _Writer:
    """Writes into the cells of one document; ``kept`` are warnings of those that it left alone."""

    def __init__(self, read: WithCells, text: bytes, texts: Mapping[str, str]) -> None:
        self.kept: list[Problem] = []
        self._read, self._texts = read, texts
        try:
            self._markup = Markup(in_utf_8(text), read.root)
        except ExpatError:
            name, details = read.document.name, {"part": read.part}
            raise InputError([Problem(name, "broken-part", details=details)]) from None
        self._font = _UNICODE_FONT if _in_old_font(repaired(read.document)) else ""

    def filled(self, form: Form) -> bytes:
        """The text with all that can be written; what somebody wrote is kept."""
        additions = [added for rows in self._by_element(form.rows).values() for added in self._written(rows)]
        return with_additions(self._markup.blob, additions)

    def _by_element(self, rows: Iterable[Row]) -> Mapping[object, Sequence[Row]]:
        """The rows by the element that shows their cell: of cells merged over several rows it is one."""
        found: defaultdict[object, list[Row]] = defaultdict(list)
        for row in rows:
            found[self._element(row.cell)].append(row)
        return found

    def _element(self, cell: Cell) -> object:
        place = cell.place
        return self._read.cells[place.table - 1][place.row - 1][place.column - 1]

    def _written(self, rows: Sequence[Row]) -> Sequence[Addition]:
        cell = rows[0].cell
        element = self._element(cell)
        targets = {each.target.id: each.target for row in rows for each in row.findings}
        if cell.text or not self._markup.is_free(element):
            self.kept.append(self._kept(cell, targets))
            return ()
        return (self._markup.written(element, self._text(targets), font=self._font),)

    def _kept(self, cell: Cell, targets: Iterable[str]) -> Problem:
        name, details = self._read.document.name, {"targets": ", ".join(targets)}
        return Problem(name, "cell-kept", details=details, line_text=cell.text, severity="warning", place=cell.place)

    def _text(self, targets: Mapping[str, Target]) -> str:
        if len(targets) == 1:
            return next(self._texts[each] for each in targets)
        return "\n".join(f"[{each}] {self._texts[each]}" for each in targets)


def _in_old_font(document: Document) -> bool:
    return any(each.code == "old-font" for each in document.warnings)
