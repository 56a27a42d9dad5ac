"""The counts of tables and paragraphs in the groups in which they are told, so that groups can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from engine.document import Paragraph
from engine.exact import Amount
from engine.model import Term
from engine.normalise.claims.same_names import Key
from engine.normalise.claims.statements import Statement, statements
from engine.normalise.folding import bare
from engine.normalise.numbers import NumberProblem, read_amount
from engine.normalise.said import shown
from engine.normalise.sections import Section

_NUMBER = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:[.,]\d{3})+|\d+)(?![\w/%]|[.,]\d| ?%|-[A-ZĐƯ])")
_TWO_DIGITS = re.compile(r"\d[\d.,]*\d")
_CUT = 300
_YEAR = re.compile(r"(?:19|20)\d\d")


class Counted(NamedTuple):
    """A count, what it counts (``key``, and the kind of thing where it is said: ``unit``), and what is shown of it.

    ``at`` is where it stands in the order of the document, ``text`` the row or sentence.
    """

    key: Key
    unit: str
    term: Term
    at: tuple[int, int]
    text: str = ""

    @property
    def value(self) -> Amount:
        return self.term.amount


class Passage(NamedTuple):
    """A paragraph, which is the piece ``at`` of its document; ``head`` are the words over the list it stands in."""

    at: int
    paragraph: Paragraph
    section: Section
    head: str = ""

    def counted(self, each: Statement, key: Key, name: str) -> Counted | None:
        """What a statement counts; None where it writes no plain number, or how something changed."""
        amount = count_of(each.counted) if each.counted and not each.below and not each.money and not each.way else None
        if amount is None:
            return None
        term = Term(name, each.counted.strip(), amount, self.section.said_at, self.paragraph.place)
        return Counted(key, each.unit if each.known else "", term, (self.at, each.start))

    def shown(self, counted: Counted) -> Counted:
        """The count with the sentence that it stands in: few of those that are looked at are shown."""
        begins = counted.at[1]
        return counted._replace(text=shown(self.paragraph.text, begins, begins + len(counted.term.text))[:_CUT])


@lru_cache(maxsize=64)
def said_in(text: str) -> tuple[Statement, ...]:
    """The statements of a paragraph."""
    letters = bare(text)
    return statements(text, letters if len(letters) == len(text) else text.lower())


def lead_of(text: str, each: Statement) -> str:
    """The words before a statement, as they are written."""
    return text[each.start - len(each.lead) : each.start]


class Told(NamedTuple):
    """Counts that are told together, of one scope and time: no two have one key. ``name`` is that of the column."""

    counts: tuple[Counted, ...]
    name: str = ""
    in_table: bool = False


def group(counts: Sequence[Counted], name: str = "", *, in_table: bool = False) -> Told:
    """The counts as one group, without those whose key another has, too."""
    keys = [each.key for each in counts]
    return Told(tuple(each for each in counts if each.key and keys.count(each.key) == 1), name, in_table)


def numbers_in(text: str) -> Iterator[str]:
    """The digits of all that may be counts in a text and tell something."""
    if _TWO_DIGITS.search(text):
        for match in _NUMBER.finditer(text):
            if len(match[0]) > 1 and (digits := telling_digits(match[0])):
                yield digits


@lru_cache(maxsize=4096)
def telling_digits(text: str) -> str:
    """The digits of a number that tells something: of two or more, and no year; "" of any other text."""
    if _NUMBER.fullmatch(text) is None or _YEAR.fullmatch(text):
        return ""
    digits = text.replace(".", "").replace(",", "").lstrip("0")
    return digits if len(digits) > 1 else ""


@lru_cache(maxsize=4096)
def count_of(text: str) -> Amount | None:
    """The count that a text writes; None where it writes none, or a bound."""
    try:
        amount = read_amount(text, "count")
    except NumberProblem:
        return None
    return amount if amount.value is not None and amount.value.denominator == 1 else None
