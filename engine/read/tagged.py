"""What a page of HTML shows, or a table written with its tags in the midst of another text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.problem import InputError, Place, Problem
from engine.read.gathered import Gathered
from engine.read.marks import numbered, starts
from engine.read.seen import SHIFTED, is_seen, tag
from engine.read.spans import children, grid, rows_of

if TYPE_CHECKING:
    from engine.read.parts import Part

MAX_DEPTH = 200
"""Elements within each other; pages made by people have thirty, those of word processors fewer."""

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "details", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip


def add_tagged(gathered: Gathered, part: Part) -> None:
    """Adds the tables and paragraphs of a part of a text."""
    add_html(gathered, "\n".join(part.lines), part.first)


def add_html(gathered: Gathered, text: str, first: int = 1) -> None:
    """Adds what the page shows; ``first`` is the line of the file on which it begins.

    Nothing outside the text is looked up. Raises InputError where elements are nested without end.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if any("depth" in error.message for error in parser.error_log):
        raise InputError([Problem(gathered.name, "too-deep", details={"limit": str(MAX_DEPTH)})])
    if root is not None:
        page = _Page(gathered, first)
        page.walk(root)
        page.close()


class _Page:
    """Goes through the elements once, and closes a paragraph where a block begins or ends."""

    def __init__(self, gathered: Gathered, first: int) -> None:
        self._gathered = gathered
        self._first = first
        self._open: list[str] = []
        self._mark = ""
        self._level = 0
        self._line = first

    def walk(self, element: Any, depth: int = 0, shift: dict[int, int] | None = None) -> None:
        name = tag(element)
        if depth > MAX_DEPTH:
            details = {"limit": str(MAX_DEPTH)}
            raise InputError([Problem(self._gathered.name, "too-deep", details=details, place=self._place(element))])
        if not is_seen(element):
            return
        if name in _BLOCKS:
            self._begin(element)
        if name == "table" and not _is_frame(element):
            self._add_table(element, depth)
        elif name == "pre":
            self._add_lines(element)
        else:
            self._inside(element, depth, SHIFTED.get(name, shift or {}))
        if name in _BLOCKS:
            self.close()

    def close(self) -> None:
        """Ends the paragraph: a line that begins with a number or mark of its own is another one."""
        pieces: list[str] = []
        for line in "".join(self._open).split("\n"):
            if not pieces or starts(line.strip()):
                pieces.append(line)
            else:
                pieces[-1] += f" {line}"
        for text in pieces:
            if text.strip():
                self._gathered.add_paragraph(f"{self._mark} {text}", self._line, self._level)
                self._mark = ""
        self._open = []
        self._level = 0

    def _inside(self, element: Any, depth: int, shift: dict[int, int]) -> None:
        self._say(element.text, shift)
        number = 0
        for child in element:
            name = tag(child)
            if name == "br":
                self._open.append("\n")
            elif name == "li":
                number = _number(child, element, number)
                mark = numbered(number, element.get("type") or "1") if tag(element) == "ol" else "-"
                self.close()
                self._mark = f"{self._mark} {mark}".strip()
            if isinstance(child.tag, str):
                self.walk(child, depth + 1, shift)
            if name == "li":
                self.close()
                self._mark = ""
            self._say(child.tail, shift)

    def _say(self, text: str | None, shift: dict[int, int]) -> None:
        if text:
            self._open.append(" ".join(f".{text}.".split())[1:-1].translate(shift))

    def _begin(self, element: Any) -> None:
        self.close()
        name = tag(element)
        self._level = int(name[1]) if name[0] == "h" and name[1:].isdecimal() else 0
        self._line = self._place(element).line

    def _add_table(self, element: Any, depth: int) -> None:
        for caption in children(element, "caption"):
            self.walk(caption, depth + 1)
        within: list[Any] = []
        self._gathered.add_table(grid(element, self._gathered.name, self._first, within))
        for table in within:
            self.walk(table, depth + 1)

    def _add_lines(self, element: Any) -> None:
        for number, line in enumerate("".join(element.itertext()).split("\n"), self._line):
            self._gathered.add_paragraph(line, number)

    def _place(self, element: Any) -> Place:
        return Place(line=(element.sourceline or 1) + self._first - 1)


def _is_frame(table: Any) -> bool:
    """Whether the table only lays out a page: one cell a row, and other tables within."""
    return table.find(".//table") is not None and all(len(children(row, "td", "th")) < 2 for row in rows_of(table))


def _number(item: Any, parent: Any, before: int) -> int:
    """The number of an item of a list: its own, the one after the last, or where the list starts."""
    for text in (item.get("value"), None if before else parent.get("start")):
        if text and text.strip().isdecimal() and len(text.strip()) < 5:
            return int(text)
    return before + 1
