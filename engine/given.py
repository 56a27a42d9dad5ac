"""The facts that rules are given: what targets ask, what a submission reports, what is doubtful in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine import exact
from engine.arithmetic import Audit
from engine.exact import Amount
from engine.facts import Fact
from engine.model import Claim, Indicator, Reading, Submission, TargetSet

WHOLE = "whole"
_NO_ATTRIBUTE = "any"
_NO_FORM = "none"


def asked(sets: Iterable[TargetSet], indicators: Mapping[str, Indicator]) -> Iterator[Fact]:
    """The facts that target sets give: the same for every submission that they judge."""
    for indicator in indicators.values():
        yield Fact("indicator", (indicator.id, "yes" if indicator.share else "no"))
        for part in indicator.parts:
            yield Fact("part", (indicator.id, part.id))
    for each in sets:
        yield Fact("target_set", (each.id,))
        for target in each.targets:
            threshold = exact.floor_scaled(target.threshold)
            yield Fact("target", (target.id, target.set, target.indicator, target.comparator, threshold))
            for concern in target.concerns.units:
                yield Fact("concern", (target.id, concern.level, concern.attribute or _NO_ATTRIBUTE))


def reported(submission: Submission) -> Iterator[Fact]:
    """The facts that a submission gives. Scopes are numbered: no text of a user's enters the engine."""
    yield Fact("unit", (submission.unit.level,))
    yield Fact("submission", (len(submission.readings),))
    for attribute in submission.unit.attributes:
        yield Fact("attribute", (attribute,))
    scopes: dict[str, str] = {}
    for reading in submission.readings:
        own = " ".join((reading.scope or "").split()).casefold()
        scope = WHOLE if reading.scope is None else scopes.setdefault(own, f"scope-{len(scopes) + 1}")
        yield from reading_facts(reading, scope)


def questioned(audited: Audit) -> Iterator[Fact]:
    """The facts of claims that do not hold, and of readings as they would be if they did."""
    for breach in audited.breaches:
        claim = breach.claim
        values = (claim_name(claim), claim.kind, claim.form or _NO_FORM, claim.force, breach.side, breach.size)
        yield Fact("breach", values)
    for reading, of, claim in audited.suppositions:
        name = reading_name(reading)
        for fact in _values(reading, reading.part or WHOLE, WHOLE, basis="supposed"):
            yield fact
            yield Fact("supposed", (fact.values[0], name, reading_name(of), claim_name(claim)))


def claim_name(claim: Claim) -> str:
    """The name of a claim in the facts."""
    return f"claim-{claim.number:06d}"


def reading_name(reading: Reading) -> str:
    """The name of a reading in the facts."""
    return f"reading-{reading.number:06d}"


def ratio(reading: Reading) -> Amount | None:
    """What the counts of a reading are worth in percent; None without counts or over 0."""
    if reading.numerator is None or reading.denominator is None:
        return None
    return exact.percent_of(reading.numerator, reading.denominator)


def reading_facts(reading: Reading, scope: str) -> Iterator[Fact]:
    """The facts that one reading gives; ``scope`` is the name of its scope in the facts."""
    name, part = reading_name(reading), reading.part or WHOLE
    yield Fact("reading", (name, reading.indicator, part, scope))
    for concern in reading.row_concerns:
        yield Fact("row", (name, concern.level, concern.attribute or _NO_ATTRIBUTE))
    if reading.target is not None and reading.threshold is not None:
        yield Fact("stated_threshold", (name, reading.target, exact.floor_scaled(reading.threshold)))
    numerator = reading.numerator.value if reading.numerator else None
    denominator = reading.denominator.value if reading.denominator else None
    if denominator == 0 and reading.numerator is None:
        numerator = denominator  # a denominator of 0 alone says that there was nothing to count
    if numerator is not None and denominator is not None:
        yield Fact("counts", (name, int(numerator), int(denominator)))
    if reading.scope is not None:
        yield Fact("scoped", (name,))
    yield from _values(reading, part, scope)
    yield from _display(name, reading.stated, ratio(reading))


def _values(reading: Reading, part: str, scope: str, basis: str = "") -> Iterator[Fact]:
    """What a reading is worth, as stated and by its counts; ``basis`` holds for both where it is given."""
    name = reading_name(reading)
    for way, amount in (("stated", reading.stated), ("counts", ratio(reading))):
        if amount is not None:
            bounds = (*exact.lowest_scaled(amount), *exact.highest_scaled(amount))
            shown = exact.shown_range(amount, from_counts=way == "counts")
            values = (f"{name}/{way}", name, basis or way, reading.indicator, part, scope)
            yield Fact("value", (*values, *bounds, *shown))


def _display(name: str, stated: Amount | None, counted: Amount | None) -> Iterator[Fact]:
    if stated is None or counted is None or stated.value is None or counted.value is None:
        return
    digits = stated.digits
    shown = exact.in_last_digits(stated.value, digits)
    rounded = exact.rounded_in_last_digits(counted.value, digits)
    cut_off = exact.cut_off_in_last_digits(counted.value, digits)
    off = min(abs(shown - rounded), abs(shown - cut_off), exact.ENGINE_LIMIT)
    yield Fact("display", (name, shown, rounded, cut_off, off, digits))
