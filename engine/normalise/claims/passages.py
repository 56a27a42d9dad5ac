"""A paragraph whose sentences claim something, and its figures as the terms of claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from engine.document import Paragraph
from engine.exact import Amount, plain_number
from engine.model import Term
from engine.normalise.claims.statements import Statement, statements
from engine.normalise.claims.words import only
from engine.normalise.folding import bare
from engine.normalise.numbers import NumberProblem, read_amount
from engine.normalise.said import shown
from engine.normalise.sections import Section
from engine.problem import Place

_LAST_CLAUSE = re.compile(r"[^,;:().]+")
_BEHIND = re.compile(r"[^,;:().\d]{0,20}[^\W\d][^,;:().\d]{0,200}")
_EMPTY = re.compile(r"(?<=\d)[.,]00?$")
"""Decimals that add nothing: "499.00" is 499."""
_NAME = 12
"""So many words name a figure."""
_LONGEST = 300


class Passage(NamedTuple):
    """A paragraph, or several joined, with its statements in order.

    ``letters`` are its words in plain letters, place for place. ``places``: from which letter on a text stands where,
    at least one, the first from 0.
    """

    text: str
    letters: str
    said_at: str
    places: tuple[tuple[int, Place], ...]
    statements: tuple[Statement, ...]

    def shown(self, *statements: Statement) -> str:
        """The sentence in which the statements stand, cut at 300 letters."""
        start, end = min(each.start for each in statements), max(each.end for each in statements)
        return shown(self.text, start, end)[:_LONGEST]

    def term(self, statement: Statement, text: str, amount: Amount, sign: int = 1, name: str = "") -> Term:
        """A figure of a statement as a term of a claim."""
        return Term(name or self.name(statement), text.strip(), amount, self.said_at, self.place(statement), sign)

    def above(self, statement: Statement, sign: int = 1, name: str = "") -> Term | None:
        """The count of a statement, above the line where there is one below; None where it cannot be read."""
        return self._counted(statement, statement.counted, sign, name)

    def below(self, statement: Statement, sign: int = 1, name: str = "") -> Term | None:
        """The count below the line."""
        return self._counted(statement, statement.below, sign, name)

    def _counted(self, statement: Statement, text: str, sign: int, name: str) -> Term | None:
        amount = amount_of(text, money=bool(statement.money))
        return None if amount is None else self.term(statement, text, amount, sign, name)

    def percent(self, statement: Statement) -> Term | None:
        """The percent of a statement; None where it cannot be read."""
        try:
            return self.term(statement, statement.percent, read_amount(statement.percent, "percent"))
        except NumberProblem:
            return None

    def place(self, statement: Statement) -> Place:
        """Where a statement stands in the document."""
        return next(place for begins, place in reversed(self.places) if begins <= statement.start)

    def name(self, statement: Statement) -> str:
        """What the author calls a figure: the words before it, else those behind it."""
        lead = self.text[statement.start - len(statement.lead) : statement.start]
        words = _without_openers(_LAST_CLAUSE.findall(lead.rstrip(" :,("))[-1:])
        behind = _BEHIND.search(self.text, statement.number_end, statement.number_end + _LONGEST)
        words = words or _without_openers([behind[0]] if behind else [])[:_NAME]
        return " ".join(words[-_NAME:])


def passage_of(paragraph: Paragraph, section: Section, letters: str) -> Passage:
    """A paragraph with its figures; ``letters`` is its text in plain letters, place for place."""
    found = statements(paragraph.text, letters)
    return Passage(paragraph.text, letters, section.said_at, ((0, paragraph.place),), found)


def _without_openers(texts: Sequence[str]) -> list[str]:
    """The words of a text without those that only lead to what it names."""
    text = texts[0] if texts else ""
    found = only("openers").match(bare(text))
    return text[found.end() if found else 0 :].split()


@lru_cache(maxsize=1024)
def amount_of(text: str, *, money: bool = False) -> Amount | None:
    """The amount that a text writes as a count; None where it cannot be read. A comma in money is a decimal mark."""
    try:
        if money and "," in text and text.count(",") == 1:
            return read_amount(text.replace(".", ""), "percent") if len(text.split(",")[1]) != 3 else _thousandths(text)
        return read_amount(_EMPTY.sub("", text), "count")
    except (NumberProblem, ValueError):
        return None


def _thousandths(text: str) -> Amount:
    number = plain_number(text.replace(".", "").replace(",", "."))
    return Amount(number, number, digits=3)
