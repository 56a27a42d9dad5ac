"""A template of minutes: a Word document with placeholders, of which a copy is filled in for each unit.

The part with the official table is repeated for each target set, and the row of that table for each target. Each
unit begins on a page of its own, in a section of its own, whose pages are numbered from 1.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from lxml import etree

from engine.problem import InputError, Problem
from engine.report.docx_checked import Checked
from engine.report.docx_fields import Element, Fields, Values, fill, named
from engine.word_file import TR, P, W, main_part, part, texts_beside, with_part

_BODY, _SECTION, _PROPERTIES = f"{W}body", f"{W}sectPr", f"{W}pPr"
_CUT = ("chitieu", "cut")
_BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_PARSER = etree.XMLParser(resolve_entities=False)


class Template(NamedTuple):
    """A Word document that its name tells people of. It was looked at before: it is one, and no larger than it may."""

    name: str
    data: bytes


class SetValues(NamedTuple):
    """What stands for the placeholders of a target set, and of each of its targets."""

    own: Values
    rows: tuple[Values, ...]


class UnitValues(NamedTuple):
    """What stands for the placeholders of a unit, and of each set that it was judged by."""

    own: Values
    sets: tuple[SetValues, ...]


class Form:
    """A template that was checked. Raises InputError with all that is wrong with it."""

    def __init__(self, template: Template, fields: Fields) -> None:
        self._data, self._fields = template.data, fields
        self._part = main_part(template.data)
        self._root: Element = etree.fromstring(part(template.data, self._part), _PARSER)
        problems = (*Checked(template.name, self._root, fields).problems(), *_beside(template))
        if problems:
            raise InputError(problems)
        _repeatable(self._root)
        self._first, self._last = self._block()

    def filled(self, units: Iterable[UnitValues]) -> bytes:
        """The document with a copy for each unit; as it is where there is none. One copy at a time is held."""
        pieces = self._pieces(units)
        first = next(pieces, None)
        return self._data if first is None else with_part(self._data, self._part, chain((first,), pieces))

    def _pieces(self, units: Iterable[UnitValues]) -> Iterator[bytes]:
        """The text in pieces: what stands before that of the first unit, that of each, and what stands after."""
        coming = iter(units)
        unit, number = next(coming, None), 0
        while unit is not None:
            following = next(coming, None)
            head, text, tail = self._copy(unit, last=following is None)
            yield text if number else head + text
            unit, number = following, number + 1
            if unit is None:
                yield tail

    def _copy(self, unit: UnitValues, *, last: bool) -> Sequence[bytes]:
        """What stands before the text of a unit, that text, and what stands after it."""
        root: Element = copy.deepcopy(self._root)
        body = root.find(_BODY)
        self._fill(body, unit)
        section = body.find(_SECTION)
        if section is None:
            section = etree.SubElement(body, _SECTION)
        if not last:
            _end_section(section)
        body.insert(0, etree.ProcessingInstruction(*_CUT))
        section.addprevious(etree.ProcessingInstruction(*_CUT))
        written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return written.split("<?{} {}?>".format(*_CUT).encode(), 2)

    def _fill(self, body: Element, unit: UnitValues) -> None:
        """Fills each paragraph just once, so that no value is taken for a placeholder."""
        block = list(body[self._first : self._last + 1])
        mark = etree.Comment("")
        block[0].addprevious(mark)
        for element in block:
            body.remove(element)
        fill(body, unit.own)
        for each in unit.sets:
            for element in block:
                mark.addprevious(self._filled(copy.deepcopy(element), each, unit))
        body.remove(mark)

    def _filled(self, element: Element, of_set: SetValues, unit: UnitValues) -> Element:
        """A copy of an element of the part of a target set, for one set."""
        values = {**unit.own, **of_set.own}
        rows: dict[Element, Element] = {model: etree.Comment("") for model in _rows(element, self._fields.row)}
        for model, mark in rows.items():
            model.addprevious(mark)
            model.getparent().remove(model)
        fill(element, values)
        for model, mark in rows.items():
            for row in of_set.rows:
                another = copy.deepcopy(model)
                fill(another, {**values, **row})
                mark.addprevious(another)
            mark.getparent().remove(mark)
        return element

    def _block(self) -> tuple[int, int]:
        """From which to which element of the body the part of a target set reaches."""
        wanted = self._fields.of_set | self._fields.row
        body = self._root.find(_BODY)
        found = [
            position
            for position, element in enumerate(body)
            if any(wanted.intersection(named(each)) for each in element.iter(P))
        ]
        return found[0], found[-1]


def _beside(template: Template) -> Iterator[Problem]:
    """The placeholders in headers, footers and notes, which all units share."""
    for name in texts_beside(template.data):
        try:
            root = etree.fromstring(part(template.data, name), _PARSER)
        except etree.XMLSyntaxError:
            yield Problem(template.name, "broken-part", details={"part": name})
            continue
        for found in dict.fromkeys(each for paragraph in root.iter(P) for each in named(paragraph)):
            yield Problem(template.name, "placeholder-in-a-header", details={"found": f"{{{{ {found} }}}}"})


def _rows(element: Element, fields: frozenset[str]) -> Iterator[Element]:
    """The rows of tables that hold such placeholders, the innermost of nested ones."""
    rows = (next(each.iterancestors(TR), None) for each in element.iter(P) if fields.intersection(named(each)))
    yield from dict.fromkeys(row for row in rows if row is not None)


def _end_section(section: Element) -> None:
    """Ends the section of a unit that others follow."""
    paragraph = section.getprevious()
    if paragraph is None or paragraph.tag != P:
        paragraph = etree.Element(P)
        section.addprevious(paragraph)
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PROPERTIES)
        paragraph.insert(0, properties)
    change = properties.find(f"{W}pPrChange")
    own = copy.deepcopy(section)
    if change is None:
        properties.append(own)
    else:
        change.addprevious(own)


def _repeatable(root: Element) -> None:
    """Takes out what may stand once only in a document, and what would keep a copy on the page of the one before."""
    for each in list(root.iter(*_BOOKMARKS)):
        each.getparent().remove(each)
    etree.strip_tags(root, etree.ProcessingInstruction, etree.Comment)
    begin: Element = next(root.iter(_SECTION), None)
    for each in begin.findall(f"{W}type") if begin is not None else ():
        begin.remove(each)
