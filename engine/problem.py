"""Problems: what is wrong with an input. Never a verdict, never a bug."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


class Position(NamedTuple):
    """Where something stands in a source: line and column from 1, 0 where the source has none.

    ``length`` is how many characters the caret underlines.
    """

    line: int = 0
    column: int = 0
    length: int = 1


NOWHERE = Position()


class Place(NamedTuple):
    """Where something stands in a document, as far as its format has such things; all from 1.

    Tables, and paragraphs outside them, are counted over the whole document; ``row`` and ``column`` over their table,
    or over the sheet of a workbook. ``line`` is the line of a text file.
    """

    page: int = 0
    sheet: str = ""
    cell: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    paragraph: int = 0
    line: int = 0


NO_PLACE = Place()


class Problem(NamedTuple):
    """One thing that is wrong with one input.

    ``code`` names the message in ``engine/wording/problems.yaml``; ``details`` fill it. ``line_text`` is
    the author's own line; ``within`` names the part of the document in the author's own words. ``place`` says where
    it stands in a document that has no lines and columns of its own.
    A problem of severity ``warning`` is told, but does not stop the input from being judged.
    """

    source: str
    code: str
    position: Position = NOWHERE
    details: Mapping[str, str] = MappingProxyType({})
    line_text: str = ""
    within: str = ""
    severity: Severity = "error"
    place: Place = NO_PLACE


class InputError(Exception):
    """An input that cannot be used; carries all its problems, at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{each.source}: {each.code}" for each in self.problems))


def name_of(path: PurePath) -> str:
    """The path as every form of a result can hold it: what is no text in a name is written as its code, ``\\x07``."""
    return _NO_TEXT.sub(lambda match: match[0].encode("unicode_escape").decode(), path.as_posix())


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by place, each once."""
    unique = {_key(problem): problem for problem in problems}
    return tuple(unique[key] for key in sorted(unique))


def stops(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems keeps its input from being judged."""
    return any(problem.severity == "error" for problem in problems)


def _key(problem: Problem) -> tuple[str, Position, tuple[int | str, ...], str, tuple[tuple[str, str], ...]]:
    at = problem.place
    place = (at.page, at.sheet, at.table, at.row, at.column, at.cell, at.paragraph, at.line)
    return (problem.source, problem.position, place, problem.code, tuple(sorted(problem.details.items())))
