"""The audit of one report: which of its claims do not hold, what explains it, and which readings it puts in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from engine.model import Breach, Claim, Indicator, Submission
from engine.problem import Place

if TYPE_CHECKING:
    from engine.arithmetic.suppositions import Link, Supposition


class Claimed(NamedTuple):
    """What a report claims beside its readings; ``places`` are where its readings lie, by their number."""

    claims: tuple[Claim, ...] = ()
    places: Mapping[int, Place] = MappingProxyType({})


NOTHING_CLAIMED = Claimed()


class Audit(NamedTuple):
    """What was found: claims that do not hold, which readings they speak of, and what those would be otherwise."""

    breaches: tuple[Breach, ...] = ()
    links: tuple[Link, ...] = ()
    suppositions: tuple[Supposition, ...] = ()


def audit(submission: Submission, claimed: Claimed, indicators: Mapping[str, Indicator]) -> Audit:
    """Recomputes every claim; a reading's own percent against its counts is left to the rules for readings."""
    if not claimed.claims:
        return Audit()  # a command on a file that claims nothing starts sooner
    from engine.arithmetic.holds import breaches
    from engine.arithmetic.suppositions import links_of, said_by_a_reading, suppositions

    readings = submission.readings
    found = [each for each in breaches(claimed.claims) if not said_by_a_reading(each, readings)]
    if not found:
        return Audit()
    from engine.arithmetic.around import around_of
    from engine.arithmetic.slips import slips_of

    around = around_of(term for claim in claimed.claims for term in (claim.stated, *claim.terms))
    explained = tuple(each._replace(slips=slips_of(each, around)) for each in found)
    links = links_of(explained, readings, claimed.places)
    return Audit(explained, links, suppositions(links, readings, indicators))
