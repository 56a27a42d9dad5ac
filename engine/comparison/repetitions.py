"""Figures of a period that are those of an earlier one: facts for the rules, and what the rules make of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from engine import phrase
from engine.comparison.pairs import subject
from engine.comparison.units import folded_name, is_older, same_unit
from engine.exact import Number
from engine.facts import Derivation, Fact
from engine.model import SEVERITIES, Assessment, Discrepancy, Period, Reading
from engine.model.outlined import Held

_Counts = tuple[Number, Number]
_Derive = Callable[[str, Sequence[Fact]], Sequence[Derivation]]


class Repeated(NamedTuple):
    """What of a submission was counted just so in an earlier period."""

    fact: Fact
    readings: tuple[Reading, ...]


def repetitions(held: Sequence[Held], derive: _Derive) -> Mapping[int, tuple[Discrepancy, ...]]:
    """By the place of an assessment its discrepancies with those of earlier periods of its unit; few have any.

    ``derive`` runs the rules over facts of a submission in a source. The discrepancies are still to be put into words.
    Assessments of one name are opened together, and no others.
    """
    of_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    days: dict[int, tuple[date, date]] = {}
    for at, each in enumerate(held):
        found = each.outline
        unit, period = found.unit, found.period
        if unit.name and period is not None:  # it is said whose report it is and of which days: an audit goes without
            of_name[unit.level, folded_name(unit.name)].append(at)
            days[at] = (period.from_, period.to)
    raised: dict[int, tuple[Discrepancy, ...]] = {}
    for places in of_name.values():
        if len({days[at] for at in places}) > 1:
            alike = [held[at].opened() for at in places]
            raised.update({at: tuple(_of(each, alike, derive)) for at, each in zip(places, alike, strict=True)})
    return {at: own for at, own in sorted(raised.items()) if own}


def _of(assessment: Assessment, others: Sequence[Assessment], derive: _Derive) -> Iterator[Discrepancy]:
    found = _by_period(repeated(each, assessment) for each in others if _is_earlier(each, assessment))
    raised: dict[Fact, list[Derivation]] = defaultdict(list)
    source = assessment.submission.source
    for derivation in derive(source, [each.fact for each in found]) if found else ():
        if derivation.concluded.type == "remark":
            raised[derivation.concluded].append(derivation)
    for fact, reasons in raised.items():
        yield _discrepancy(fact, reasons, found, assessment)


def _by_period(found: Iterable[Repeated]) -> list[Repeated]:
    """One for each period: of several submissions of one, that which has the most in common; none without anything."""
    most: dict[str | int, Repeated] = {}
    for each in found:
        period = each.fact.values[0]
        if each.readings and (period not in most or each.fact.values > most[period].fact.values):
            most[period] = each
    return list(most.values())


def _is_earlier(other: Assessment, assessment: Assessment) -> bool:
    one, own = other.submission, assessment.submission
    return is_older(one, own) and same_unit(one.unit, own.unit)


def repeated(old: Assessment, new: Assessment) -> Repeated:
    """The readings of ``new`` whose counts the same readings of ``old`` have, and the fact of how many they are.

    Each pair of counts counts once, wherever it is repeated; nothing over a count of 0 does.
    """
    before: Mapping[tuple[str, str, str], set[_Counts]] = defaultdict(set)
    for reading in old.submission.readings:
        before[subject(reading)].update(_counts(reading))
    own = [(reading, counts) for reading in new.submission.readings for counts in _counts(reading)]
    same = [(reading, counts) for reading, counts in own if counts in before[subject(reading)]]
    figures, identical = (len({counts for _, counts in each}) for each in (own, same))
    fact = Fact("repeated", (_days(old.submission.period), figures, identical))
    return Repeated(fact, tuple(reading for reading, _ in same))


def _counts(reading: Reading) -> Iterator[_Counts]:
    numerator = reading.numerator.value if reading.numerator else None
    denominator = reading.denominator.value if reading.denominator else None
    if numerator is not None and denominator is not None and denominator > 0:
        yield numerator, denominator


def _days(period: Period) -> str:
    return f"{phrase.day(period.from_)} - {phrase.day(period.to)}"


def _discrepancy(
    fact: Fact, reasons: Sequence[Derivation], found: Sequence[Repeated], assessment: Assessment
) -> Discrepancy:
    matched = {premise for reason in reasons for premise in reason.matched}
    readings = {reading.number: reading for each in found if each.fact in matched for reading in each.readings}
    check, severity = (str(value) for value in fact.values)
    return Discrepancy.model_construct(
        check=check,
        severity={each: each for each in SEVERITIES}[severity],  # type: ignore[index]
        readings=tuple(readings[number] for number in sorted(readings)),
        reasons=tuple(reasons),
        touches=tuple(_touched(assessment, set(readings))),
    )


def _touched(assessment: Assessment, numbers: set[int]) -> Iterator[str]:
    for finding in assessment.findings:
        is_about = any(each.reading.number in numbers for each in finding.evidence)
        if is_about and finding.verdict != "not_applicable":
            yield finding.target.id
