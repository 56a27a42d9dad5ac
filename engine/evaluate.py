"""Stage 3: from a submission and the sets in force to findings and discrepancies, by way of the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from engine import exact
from engine.arithmetic import NOTHING_CLAIMED, Audit, Claimed, audit
from engine.discrepancies import RAISED, Raised, discrepancies
from engine.exact import Amount
from engine.facts import Derivation, Fact
from engine.given import WHOLE, asked, claim_name, questioned, ratio, reading_name, reported
from engine.model import (
    Discrepancy,
    Evidence,
    Finding,
    Indicator,
    Outcome,
    Reading,
    SetFinding,
    Submission,
    Target,
    TargetSet,
)

Derive: TypeAlias = Callable[[Sequence[Fact]], Sequence[Derivation]]
_OF_TARGETS = ("verdict", "outcome", "undecided", "standing", "gap")


class Judgement(NamedTuple):
    """What the rules conclude of one submission: one finding for each target, in the order of the sets.

    ``supposed`` are readings as they would be if a claim held that does not.
    """

    sets: tuple[SetFinding, ...]
    findings: tuple[Finding, ...]
    discrepancies: tuple[Discrepancy, ...]
    supposed: tuple[Reading, ...] = ()


class Case(NamedTuple):
    """A submission, the sets that judge it, what is doubtful in it, and the ``facts`` that rules are given of them."""

    submission: Submission
    sets: Sequence[TargetSet]
    audited: Audit
    facts: Sequence[Fact]


def evaluate(
    submission: Submission,
    sets: Sequence[TargetSet],
    indicators: Mapping[str, Indicator],
    derive: Derive,
    claimed: Claimed = NOTHING_CLAIMED,
) -> Judgement:
    """Judges ``submission`` by ``sets``; ``derive`` runs the rules. ``claimed`` is what its report claims besides."""
    case = case_of(submission, sets, indicators, claimed)
    return concluded(case, derive(case.facts))


def case_of(
    submission: Submission,
    sets: Sequence[TargetSet],
    indicators: Mapping[str, Indicator],
    claimed: Claimed = NOTHING_CLAIMED,
) -> Case:
    """The first half of ``evaluate``: up to the facts, so that rules can be run for many cases at once."""
    audited = audit(submission, claimed, indicators)
    spoken_of = {reading.indicator for reading in submission.readings}
    spoken_of |= {target.indicator for each in sets for target in each.targets}
    known = {name: each for name, each in indicators.items() if name in spoken_of}
    return Case(submission, sets, audited, (*asked(sets, known), *reported(submission), *questioned(audited)))


def concluded(case: Case, derivations: Sequence[Derivation]) -> Judgement:
    """The second half of ``evaluate``: what follows from all that the rules derive from the facts of the case."""
    submission, sets, audited, _ = case
    conclusions = _Conclusions(submission, audited, derivations)
    findings = tuple(_finding(target, conclusions) for each in sets for target in each.targets)
    results = {fact.values[0]: fact.values[1] for fact in conclusions.of("set_result")}
    set_findings = tuple(
        SetFinding.model_construct(id=each.id, name=each.name, result=results[each.id])  # type: ignore[arg-type]
        for each in sets
    )
    raised = Raised(
        {name: tuple(conclusions.of(name)) for name in RAISED},
        conclusions.reasons,
        conclusions.readings,
        {claim_name(each.claim): each for each in audited.breaches},
        audited.links,
    )
    supposed = tuple(each.reading for each in audited.suppositions)
    return Judgement(set_findings, findings, discrepancies(raised, findings), supposed)


class _Conclusions:
    """What was derived, by type, and what each conclusion rests on."""

    def __init__(self, submission: Submission, audited: Audit, derivations: Sequence[Derivation]) -> None:
        supposed = (each.reading for each in audited.suppositions)
        self.readings = {reading_name(reading): reading for reading in (*submission.readings, *supposed)}
        self._of_type: dict[str, dict[Fact, list[Derivation]]] = defaultdict(dict)
        for derivation in derivations:
            facts = self._of_type[derivation.concluded.type]
            facts.setdefault(derivation.concluded, []).append(derivation)
        self.by_target = {name: _grouped(self.of(name)) for name in _OF_TARGETS}
        self.impossible = {str(fact.values[0]) for fact in self.of("impossible")}
        self.misplaced = {str(fact.values[0]) for fact in self.of("misplaced")}
        self.idle = {str(fact.values[0]) for fact in self.of("idle")}

    def of(self, fact_type: str) -> Iterable[Fact]:
        return self._of_type.get(fact_type, ())

    def reasons(self, fact: Fact) -> tuple[Derivation, ...]:
        """All derivations that the fact rests on, each once, premises before what follows from them."""
        found: dict[Derivation, None] = {}
        self._collect(fact, found)
        return tuple(found)

    def _collect(self, fact: Fact, found: dict[Derivation, None]) -> None:
        for derivation in self._of_type.get(fact.type, {}).get(fact, ()):
            if derivation not in found:
                for premise in derivation.matched:
                    self._collect(premise, found)
                found[derivation] = None


def _grouped(facts: Iterable[Fact]) -> Mapping[str, list[Fact]]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[str(fact.values[0])].append(fact)
    return groups


def _finding(target: Target, conclusions: _Conclusions) -> Finding:
    (verdict,) = conclusions.by_target["verdict"][target.id]
    result = verdict.values[2]
    evidence = tuple(_evidence(target, conclusions, judged=result != "not_applicable"))
    whole = tuple(each for each in evidence if each.reading.scope is None)
    standing = conclusions.by_target["standing"].get(target.id, ())
    parts = {fact.values[1] for fact in standing if fact.values[2] == result}
    deciding = tuple(
        each
        for each in whole
        if each.outcome == result and (each.reading.part or WHOLE) in parts and each.reading.supposed_by is None
    )
    if result != "inconclusive":  # nothing hangs on what is only supposed
        whole = tuple(each for each in whole if each.reading.supposed_by is None)
    return Finding.model_construct(
        target=target,
        verdict=result,  # type: ignore[arg-type]
        evidence=whole,
        scoped=tuple(each for each in evidence if each.reading.scope is not None),
        deciding=deciding,
        decisive=_weakest(target, deciding),
        unresolved_parts=tuple(str(fact.values[1]) for fact in standing if fact.values[2] == "inconclusive"),
        missing_parts=tuple(str(fact.values[1]) for fact in conclusions.by_target["gap"].get(target.id, ())),
        reasons=conclusions.reasons(verdict),
    )


def _evidence(target: Target, conclusions: _Conclusions, *, judged: bool) -> Iterator[Evidence]:
    outcomes = {fact.values[1]: fact.values[5] for fact in conclusions.by_target["outcome"].get(target.id, ())}
    undecided = {fact.values[1]: "undecided" for fact in conclusions.by_target["undecided"].get(target.id, ())}
    for name, reading in conclusions.readings.items():
        if reading.indicator == target.indicator:
            found = list(_weighed(name, reading, target, {**outcomes, **undecided})) if judged else []
            if not found and reading.supposed_by is None:
                found = [_unweighed(name, reading, conclusions, judged=judged)]
            yield from found


def _weighed(name: str, reading: Reading, target: Target, outcomes: Mapping[str | int, object]) -> Iterator[Evidence]:
    for basis, amount in (("stated", reading.stated), ("counts", ratio(reading))):
        outcome = outcomes.get(f"{name}/{basis}")
        if amount is not None and outcome is not None:
            distance = _distance(target, reading if basis == "counts" else None, amount)
            yield Evidence.model_construct(
                reading=reading,
                basis=basis,  # type: ignore[arg-type]
                amount=amount,
                outcome=outcome,  # type: ignore[arg-type]
                **distance,  # type: ignore[arg-type]
            )


def _unweighed(name: str, reading: Reading, conclusions: _Conclusions, *, judged: bool) -> Evidence:
    outcome = _no_outcome(name, conclusions) if judged else "not_judged"
    return Evidence.model_construct(reading=reading, basis=_basis(reading), outcome=outcome)


def _basis(reading: Reading) -> Literal["stated", "counts", "none"]:
    if reading.numerator is not None and reading.denominator is not None:
        return "counts"
    return "stated" if reading.stated is not None else "none"


def _no_outcome(name: str, conclusions: _Conclusions) -> Outcome:
    if name in conclusions.misplaced:
        return "not_judged"
    if name in conclusions.impossible:
        return "impossible"
    return "no_activity" if name in conclusions.idle else "incomplete"


def _weakest(target: Target, evidence: Sequence[Evidence]) -> Evidence | None:
    if target.comparator in ("at_least", "more_than"):
        return min(evidence, key=lambda each: _low(each.amount), default=None)
    return max(evidence, key=lambda each: _high(each.amount), default=None)


def _low(amount: Amount | None) -> exact.Number:
    return amount.lowest if amount and amount.lowest is not None else exact.Number(-exact.LARGEST)


def _high(amount: Amount | None) -> exact.Number:
    return amount.highest if amount and amount.highest is not None else exact.Number(exact.LARGEST)


def _distance(target: Target, counted: Reading | None, amount: Amount) -> dict[str, exact.Number | int]:
    """Margin of a single value, and where it fails by counts, how many are missing or too many."""
    value = amount.value
    if value is None:
        return {}
    upwards = target.comparator in ("at_least", "more_than")
    margin = value - target.threshold if upwards else target.threshold - value
    found: dict[str, exact.Number | int] = {"margin": margin}
    numerator = counted.numerator.value if counted and counted.numerator else None
    denominator = counted.denominator.value if counted and counted.denominator else None
    if numerator is not None and denominator is not None:
        found.update(_countable(target, numerator, denominator, upwards=upwards))
    return found


def _countable(target: Target, numerator: exact.Number, denominator: exact.Number, *, upwards: bool) -> dict[str, int]:
    """Above 0 where the ratio fails; 0 or less where it passes: one more than what may still go (or come)."""
    if upwards:
        above = target.comparator == "more_than"
        return {"missing_count": exact.missing_count(numerator, denominator, target.threshold, above)}
    below = target.comparator == "less_than"
    return {"surplus_count": exact.surplus_count(numerator, denominator, target.threshold, below)}
