"""What a broken claim puts in doubt: the readings whose figures it speaks of, and what they would be otherwise.

If one figure of a claim that does not hold is the wrong one, the others say what it should have been. A verdict that
would then be another has no ground (DESIGN, section 3; the rules decide it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from engine import exact
from engine.arithmetic.solutions import solutions
from engine.exact import Amount, Number
from engine.model import Breach, Claim, Indicator, Reading, Term
from engine.problem import NO_PLACE, Place

Role = Literal["stated", "numerator", "denominator"]
_ROLES: tuple[Role, ...] = ("stated", "numerator", "denominator")
_NEAR = 6
"""A figure of a reading stands at most so many rows from the reading's own."""
_TELLING = 10
"""Smaller numbers occur twice by chance; they count as the same only in the same row or paragraph."""


class Link(NamedTuple):
    """A figure of a broken claim that is a figure of a reading. ``figure`` is -1 for what is stated, else the term."""

    breach: Breach
    figure: int
    reading: Reading
    role: Role


class Supposition(NamedTuple):
    """A reading as it would be if the claim held: ``reading`` is ``of`` with another figure."""

    reading: Reading
    of: Reading
    claim: Claim


def links_of(breaches: Sequence[Breach], readings: Sequence[Reading], places: Mapping[int, Place]) -> tuple[Link, ...]:
    """Which figures of the claims are figures of which readings. ``places`` are those of readings, by their number."""
    return tuple(
        Link(breach, figure, reading, role)
        for breach in breaches
        for figure, term in enumerate((breach.claim.stated, *breach.claim.terms), start=-1)
        for reading in readings
        for role in _ROLES
        if _is_of(term, getattr(reading, role), places.get(reading.number, NO_PLACE))
    )


def _is_of(term: Term, amount: Amount | None, place: Place) -> bool:
    if amount is None or place == NO_PLACE or amount.value is None or amount.value != term.amount.value:
        return False
    if _line(place) == _line(term.place):
        return True
    near = place.row and term.place.row and abs(place.row - term.place.row) <= _NEAR
    return bool(near) and _table(place) == _table(term.place) and amount.value >= _TELLING


def _line(place: Place) -> Place:
    return place._replace(column=0, cell="")


def _table(place: Place) -> tuple[str, int]:
    return place.sheet, place.table


def said_by_a_reading(breach: Breach, readings: Sequence[Reading]) -> bool:
    """Whether the claim is just that of a reading, which the rules for readings judge.

    It is so of a percent against its counts, and of a part against its whole.
    """
    claim = breach.claim
    own = tuple(term.amount.value for term in (claim.stated, *claim.terms))
    if claim.kind == "rate":
        return any(own == tuple(_value(getattr(each, role)) for role in _ROLES) for each in readings)
    if claim.kind == "parts":
        return any(own == (_value(each.denominator), _value(each.numerator)) for each in readings)
    return False


def _value(amount: Amount | None) -> Number | None:
    return None if amount is None else amount.value


def suppositions(
    links: Sequence[Link], readings: Sequence[Reading], indicators: Mapping[str, Indicator]
) -> tuple[Supposition, ...]:
    """For each reading and claim the lowest and the highest that the reading would be; numbered after the readings.

    Only claims that cannot be otherwise count; what is impossible is not supposed. A reading of a part of the unit
    bears on no verdict, so nothing is supposed of it.
    """
    found: list[Supposition] = []
    for own in _of_one_reading(links):
        reading = own[0].reading
        share = indicators[reading.indicator].share
        found.extend(
            _extremes([each for link in own for each in _otherwise(link) if _is_possible(each.reading, share)])
        )
    first = max((reading.number for reading in readings), default=0) + 1
    return tuple(
        each._replace(reading=each.reading.model_copy(update={"number": first + position}))
        for position, each in enumerate(found)
    )


def _of_one_reading(links: Sequence[Link]) -> Iterable[Sequence[Link]]:
    """The links of claims that cannot be otherwise, those of one reading and one claim together, readings in order."""
    found: dict[tuple[int, int], list[Link]] = {}
    for link in links:
        if link.breach.claim.force == "must" and link.reading.scope is None:
            found.setdefault((link.reading.number, link.breach.claim.number), []).append(link)
    return [found[key] for key in sorted(found)]


def _otherwise(link: Link) -> Iterator[Supposition]:
    """The reading with the figure that the others of the claim ask; a percent of its own beside it holds no longer."""
    claim, reading = link.breach.claim, link.reading
    dropped = ("numerator", "denominator") if link.role == "stated" else ("stated",)
    for figure, amount in solutions(claim):
        if figure == link.figure and amount.value is not None:
            changed = {**dict.fromkeys(dropped), link.role: amount, "value_text": "", "supposed_by": claim.number}
            yield Supposition(reading.model_copy(update=changed), reading, claim)


def _is_possible(reading: Reading, share: bool) -> bool:
    worth = worth_of(reading)
    counts = [_value(each) for each in (reading.numerator, reading.denominator)]
    whole = all(each is None or (0 <= each <= exact.LARGEST and each.denominator == 1) for each in counts)
    return whole and worth is not None and worth >= 0 and (worth <= 100 or not share)


def worth_of(reading: Reading) -> Number | None:
    """What a reading is worth in percent: by its counts, else as it is stated; None where that is no single value."""
    if reading.numerator is not None and reading.denominator is not None:
        ratio = exact.percent_of(reading.numerator, reading.denominator)
        return _value(ratio)
    return _value(reading.stated)


def _extremes(found: Sequence[Supposition]) -> tuple[Supposition, ...]:
    """The lowest and the highest: a verdict that holds for both holds for all between."""
    ordered = sorted(found, key=lambda each: worth_of(each.reading) or exact.Number(0))
    return tuple({worth_of(each.reading): each for each in (*ordered[:1], *ordered[-1:])}.values())
