"""What was understood of a document: figures with what they were taken for, and all that was left.

It is made by ``engine.normalise`` from a Document, shown by ``chitieu read``, and becomes a submission by the same
way as a file that a person wrote: what ``read`` prints is what ``check`` judges.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from engine.model import Claim
from engine.problem import NO_PLACE, Place

LeftReason = Literal[
    "unknown", "several", "near-tie", "misread", "no-figure", "not-a-number", "planned", "of-a-share",
    "other-time", "other-unit",
]
"""Why a figure was left: nothing is known of its name · one name for several ratios · two names fit about as well ·
letters among the digits, and not exactly one repair agrees with the page · the row says in words that there is
nothing · it cannot be read as a number · it is planned or asked, not reported · it is of a share of the work only ·
it is of another time than the report · it is of another unit."""


class Match(NamedTuple):
    """What a name was taken for. Scores are 0 to 100; ``runner_up`` is the next best indicator, "" if none is near."""

    indicator: str
    part: str | None = None
    score: int = 100
    runner_up: str = ""
    runner_up_score: int = 0


class Figure(NamedTuple):
    """One reading as understood: every figure still in the author's own writing.

    ``said_at`` tells a person where it stands in the order of the report ("Mục 16.1, dòng 3"); ``place`` where it lies
    in the file. ``text`` is the author's text that was read. ``repaired`` tells which misread figure was mended.
    """

    match: Match
    target: str | None = None
    scope: str | None = None
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    threshold: str | None = None
    note: str | None = None
    text: str = ""
    said_at: str = ""
    place: Place = NO_PLACE
    repaired: str = ""


class Left(NamedTuple):
    """Something with figures that was not taken: the author's text, where, why, and what it may be.

    ``figure`` is which of the figures of the text it is, "" where it is all of them.
    """

    text: str
    reason: LeftReason
    candidates: tuple[str, ...] = ()
    said_at: str = ""
    place: Place = NO_PLACE
    figure: str = ""


class Heading(NamedTuple):
    """Whose report it is, and of which days: "" or None where the text does not say. Days as YYYY-MM-DD.

    ``remarks`` are codes of what was supposed in reading it (wording file ``draft``), e.g. a half-year whose days are
    not written.
    """

    name: str = ""
    level: str = ""
    attributes: tuple[str, ...] = ()
    parent: str = ""
    province: str = ""
    from_: str = ""
    to: str = ""
    document: str = ""
    remarks: tuple[str, ...] = ()


class Tally(NamedTuple):
    """How much the document holds that could be read: tables, rows of them with figures, sentences with figures."""

    tables: int = 0
    rows: int = 0
    sentences: int = 0


class Understood(NamedTuple):
    """The whole of it, in the order of the document; ``claims`` are what it says of its own figures besides."""

    name: str
    heading: Heading
    figures: tuple[Figure, ...]
    left: tuple[Left, ...]
    tally: Tally = Tally()
    claims: tuple[Claim, ...] = ()
