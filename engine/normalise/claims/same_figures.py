"""The counts of tables and paragraphs in the groups in which they are told, so that groups can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.exact import Amount
from engine.model import Term
from engine.normalise.claims.same_names import Key
from engine.normalise.numbers import NumberProblem, read_amount

_NUMBER = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:[.,]\d{3})+|\d+)(?![\w/%]|[.,]\d| ?%|-[A-ZĐƯ])")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Counted(NamedTuple):
    """A count, what it counts (``key``, and the kind of thing where it is said: ``unit``), and what is shown of it.

    ``at`` is where it stands in the order of the document, ``text`` the row or sentence.
    """

    key: Key
    unit: str
    term: Term
    at: tuple[int, int]
    text: str

    @property
    def value(self) -> Amount:
        return self.term.amount


class Told(NamedTuple):
    """Counts that are told together, of one scope and time: no two have one key. ``name`` is that of the column."""

    counts: tuple[Counted, ...]
    name: str = ""


def group(counts: Sequence[Counted], name: str = "") -> Told:
    """The counts as one group, without those whose key another has, too."""
    keys = [each.key for each in counts]
    return Told(tuple(each for each in counts if each.key and keys.count(each.key) == 1), name)


def numbers_in(text: str) -> Iterator[str]:
    """The digits of all that may be counts in a text and tell something: two or more, and no year."""
    for match in _NUMBER.finditer(text):
        if len(match[0]) > 1 and not _YEAR.fullmatch(match[0]):
            digits = re.sub(r"[.,]", "", match[0]).lstrip("0")
            if len(digits) > 1:
                yield digits


def count_of(text: str) -> Amount | None:
    """The count that a text writes; None where it writes none, or a bound."""
    try:
        amount = read_amount(text, "count")
    except NumberProblem:
        return None
    return amount if amount.value is not None and amount.value.denominator == 1 else None


def is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None
