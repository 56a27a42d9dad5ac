"""What is wrong with a template of minutes: placeholders that nobody knows or that stand amiss, no table to fill."""

from __future__ import annotations

from collections.abc import Iterator

from engine.problem import Place, Problem
from engine.report.docx_fields import MARKS, PLACEHOLDER, Element, Fields, named, text_of
from engine.validate import listed, nearest
from engine.word_file import TC, TR, P, W

_BODY, _TABLE = f"{W}body", f"{W}tbl"


class Checked:
    """Finds what is wrong with the placeholders of a template."""

    def __init__(self, name: str, root: Element, fields: Fields) -> None:
        self._name, self._root, self._fields = name, root, fields
        self._tables = {table: number for number, table in enumerate(root.iter(_TABLE), 1)}
        outside = (each for each in root.iter(P) if next(each.iterancestors(TC), None) is None)
        self._paragraphs = {paragraph: number for number, paragraph in enumerate(outside, 1)}

    def problems(self) -> Iterator[Problem]:
        """All of them, in the order of the document."""
        if self._root.find(_BODY) is None:
            yield Problem(self._name, "no-table-to-fill", details=self._details())
            return
        judged = False
        for paragraph in self._root.iter(P):
            text = text_of(paragraph)
            if not MARKS.search(text):
                continue
            names = named(paragraph)
            judged = judged or not self._fields.judging.isdisjoint(names)
            if MARKS.search(PLACEHOLDER.sub("", text)):
                yield Problem(self._name, "broken-placeholder", line_text=text.strip(), place=self._place(paragraph))
            yield from (each for name in names for each in self._wrong(name, paragraph))
        if not judged:
            yield Problem(self._name, "no-table-to-fill", details=self._details())

    def _wrong(self, name: str, paragraph: Element) -> Iterator[Problem]:
        where = {"line_text": text_of(paragraph).strip(), "place": self._place(paragraph)}
        if name not in self._fields.known:
            details = {"found": name, "expected": listed(sorted(self._fields.known))}
            near = nearest(name, self._fields.known)
            details |= {"near": f"{{{{ {near} }}}}"} if near else {}
            yield Problem(self._name, "unknown-placeholder", details=details, **where)  # type: ignore[arg-type]
        elif name in self._fields.row and next(paragraph.iterancestors(TR), None) is None:
            yield Problem(self._name, "placeholder-outside-table", details={"found": name}, **where)  # type: ignore[arg-type]

    def _details(self) -> dict[str, str]:
        return {"expected": " | ".join(f"{{{{ {name} }}}}" for name in sorted(self._fields.judging))}

    def _place(self, paragraph: Element) -> Place:
        cell = next(paragraph.iterancestors(TC), None)
        if cell is None:
            return Place(paragraph=self._paragraphs[paragraph])
        row = next(cell.iterancestors(TR))
        table = next(row.iterancestors(_TABLE))
        rows, cells = list(table.iter(TR)), list(row.iterchildren(TC))
        return Place(
            table=self._tables[table], row=rows.index(row) + 1, column=cells.index(cell) + 1 if cell in cells else 0
        )
