"""What a report claims beside its readings: that a figure follows from others, or may stand where it stands."""

from __future__ import annotations

from typing import Literal, NamedTuple

from engine.exact import Amount
from engine.fields import Text
from engine.problem import NO_PLACE, Place

ClaimKind = Literal["sum", "parts", "rate", "share", "whole", "code", "same", "change", "change-rate"]
Force = Literal["must", "usual"]


class Term(NamedTuple):
    """One figure of a claim.

    ``name`` is what the report calls it (the row's name, the column's heading, the words before it), ``text`` the
    figure as it is written. ``said_at`` tells a person where it stands, ``place`` where it lies in the file.
    ``sign`` is 1, or -1 for what a sum takes off.
    """

    name: str
    text: str
    amount: Amount
    said_at: str = ""
    place: Place = NO_PLACE
    sign: int = 1


class Claim(NamedTuple):
    """A relation between figures of one report.

    | kind        | claims that                                                                            |
    |-------------|----------------------------------------------------------------------------------------|
    | sum         | ``stated`` is the sum of ``terms``, with their signs                                   |
    | parts       | ``stated`` is not less than the sum of ``terms``: parts of it, not necessarily all     |
    | rate        | ``stated`` is the first term in percent of the second, rounded or cut off              |
    | share       | ``stated`` is from 0 to 100 percent                                                    |
    | whole       | ``stated`` is a whole number and not below 0                                           |
    | code        | ``stated`` is one of ``codes``                                                         |
    | same        | ``stated`` is the first term: one thing, written in two places                         |
    | change      | ``stated`` is by how much the first term is above the second                           |
    | change-rate | ``stated`` is the same in percent of the second, rounded or cut off                    |

    ``force``: "must" cannot be otherwise; "usual" may be, and ``exception`` says when. ``form`` and ``identity`` name
    what declares it (``rules/forms``), "" where the report's own sentence does. ``text`` is the row or sentence.
    """

    number: int
    kind: ClaimKind
    stated: Term
    terms: tuple[Term, ...] = ()
    force: Force = "must"
    exception: Text | None = None
    form: str = ""
    identity: str = ""
    codes: tuple[str, ...] = ()
    text: str = ""


SlipKind = Literal[
    "digits-swapped",
    "digit-changed",
    "digit-dropped",
    "mark-misplaced",
    "neighbours-figure",
    "figures-swapped",
    "row-left-out",
    "row-counted-twice",
]
"""Digits in the wrong order · one digit is another · one too few or too many · a comma for a dot, or a mark left out ·
the figure of another row, level or column · two figures of the claim stand in each other's place · the total was
added without one row · with one row twice."""


class Slip(NamedTuple):
    """What would explain a breach: ``at`` is the figure that was written wrongly, ``meant`` what it should be.

    ``other`` is where the figure that was written belongs, or with which it changed places; of a row that was left out
    or counted twice it is that row, and ``meant`` the true sum. None where there is none.
    """

    kind: SlipKind
    at: Term
    meant: Amount
    other: Term | None = None


Side = Literal["above", "below", "neither"]
Size = Literal["last-digit", "more", "all-of-nothing", "some-of-nothing"]


class Breach(NamedTuple):
    """A claim that does not hold.

    ``computed`` is what ``stated`` would have to be if all terms are right; None where nothing can be computed.
    ``side``: whether what is stated is above or below that. ``size``: "last-digit" where a percent misses by one unit
    of the last digit that it shows; "all-of-nothing" where it is 100 over a count of 0, "some-of-nothing" where it is
    another that is not 0. ``slips`` are the likely explanations, the likeliest first.
    """

    claim: Claim
    computed: Amount | None = None
    side: Side = "neither"
    size: Size = "more"
    slips: tuple[Slip, ...] = ()
