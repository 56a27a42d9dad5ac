"""What a made report holds: figures with their names, and the relations between them that hold by construction.

Worked out apart from the program: with Python's own fractions, and from what the forms declare, not from what is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import Literal, NamedTuple

Measure = Literal["count", "percent", "ratio", "code", "amount"]
Kind = Literal["sum", "rows", "balance", "parts", "rate", "same", "change", "share", "whole", "code"]


class Key(str):
    """The name of a figure where it stands in a row or sentence."""

    __slots__ = ()


class Written(NamedTuple):
    """A figure as it is written, and what it means; None where it means nothing."""

    text: str
    value: Fraction | None
    measure: Measure = "count"


class Relation(NamedTuple):
    """What must hold between figures. ``name`` is the identity's, ``declared`` where it is declared.

    "rows" is a sum over the rows that there are: one that is left out is not missed; of "balance" the last is taken
    off. ``twice``: the two stand in different places of the report, one of them in a sentence.
    """

    kind: Kind
    stated: str
    terms: tuple[str, ...] = ()
    name: str = ""
    declared: str = ""
    codes: tuple[str, ...] = ()
    twice: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.stated, *self.terms)


Pieces = tuple[str, ...]
"""A paragraph in pieces, or the cells of a row; a ``Key`` is a figure."""


class Rows(NamedTuple):
    """A table: of the first ``heading`` rows a cell equal to the one beside or above it is merged with it."""

    rows: tuple[Pieces, ...]
    heading: int = 1


@dataclass(frozen=True)
class Report:
    """A report of one form: its blocks, its figures by their keys, and what holds between them."""

    form: str
    blocks: tuple[Pieces | Rows, ...]
    figures: Mapping[str, Written]
    relations: tuple[Relation, ...]

    def with_figures(self, changed: Mapping[str, Written]) -> Report:
        return replace(self, figures={**self.figures, **changed})

    def broken(self) -> list[Relation]:
        """The relations that do not hold."""
        return [each for each in self.relations if not holds(each, self.figures)]


def holds(relation: Relation, figures: Mapping[str, Written]) -> bool:
    """Whether the relation holds, or says nothing because a figure is missing; what means nothing cannot hold."""
    if relation.stated not in figures or (
        relation.kind != "rows" and any(each not in figures for each in relation.terms)
    ):
        return True
    stated, terms = figures[relation.stated], [figures[each] for each in relation.terms if each in figures]
    values = [each.value for each in terms]
    known = [each for each in values if each is not None]
    if stated.value is None or len(known) < len(values):
        return False
    return _holds(relation, stated, stated.value, known)


def _holds(relation: Relation, stated: Written, value: Fraction, terms: list[Fraction]) -> bool:
    match relation.kind:
        case "sum" | "rows":
            return value == sum(terms)
        case "balance":
            return value == sum(terms[:-1]) - terms[-1]
        case "parts":
            return value >= sum(terms)
        case "rate":
            return terms[1] == 0 or stated.text.strip("%") in percents(terms[0], terms[1], stated.text)
        case "same":
            return value == terms[0]
        case "change":
            return value == abs(terms[0] - terms[1])
        case "share":
            return 0 <= value <= 100
        case "whole":
            return value.denominator == 1
        case "code":
            return str(value) in relation.codes


def percents(above: Fraction, below: Fraction, like: str) -> set[str]:
    """The percent, rounded and cut off, at as many decimals as the text shows, also with more or fewer zeros."""
    mark = "." if "." in like else ","
    digits = len(like.strip("%").partition(mark)[2])
    return {percent(above, below, digits, cut_off=cut, mark=mark) for cut in (True, False)}


def percent(above: Fraction | int, below: Fraction | int, digits: int, *, cut_off: bool, mark: str = ",") -> str:
    """The percent at so many decimals, rounded (half up) or cut off."""
    scaled = Fraction(above) * 100 / Fraction(below) * 10**digits
    units = floor(scaled) if cut_off else floor(scaled + Fraction(1, 2))
    return f"{units // 10**digits}{mark}{units % 10**digits:0{digits}d}" if digits else str(units)


_EMPTY = re.compile(r"(?<=\d)[.,]00?$")
"""Decimals that add nothing: "129.00" is 129."""
_COUNT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+")
_PERCENT = re.compile(r"(\d+)(?:[.,](\d+))?%?")


def value_of(text: str, measure: Measure) -> Fraction | None:
    """What the text means as a reader of the form would take it; None where it means nothing."""
    if measure in ("percent", "ratio"):
        found = _PERCENT.fullmatch(text)
        return Fraction(f"{found[1]}.{found[2] or 0}") if found else None
    text = _EMPTY.sub("", text)
    if _COUNT.fullmatch(text):
        return Fraction(re.sub(r"[.,]", "", text))
    found = _PERCENT.fullmatch(text) if measure == "amount" else None
    return Fraction(f"{found[1]}.{found[2]}") if found else None
