"""Stage 4: from findings to reasons that an inspector could sign and a unit could contest.

The sentences stand in the rule files; here they are filled with what the rules joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from engine import exact, phrase
from engine.facts import Derivation
from engine.fields import Language
from engine.model import Discrepancy, Evidence, Finding, Reading, Target
from engine.wording import word
from rules import Rule, Rulebook
from targets import Library

_PLACEHOLDER = re.compile(r"\{([^{}.]*)\.?([^{}]*)\}")
_UNSAID = ("applicable",)
"""Conclusions that go without saying in a report; ``explain`` shows them with the rules that held."""


class Speaker(NamedTuple):
    """Speaks of one submission's findings in one language."""

    rulebook: Rulebook
    library: Library
    targets: Mapping[str, Target]
    readings: Mapping[str, Reading]
    language: Language

    def finding(self, finding: Finding) -> Finding:
        """The finding with its reasons in words."""
        spoken = [*self._sentences(finding.reasons), *self._distance(finding), *self._caution(finding)]
        return finding.model_copy(update={"because": tuple(dict.fromkeys(spoken))})

    def discrepancy(self, discrepancy: Discrepancy) -> Discrepancy:
        """The discrepancy with its message."""
        last = [reason for reason in discrepancy.reasons if self._rule(reason).because is not None][-1:]
        conclusions = {"discrepancy", "impossible"}
        own = [reason for reason in discrepancy.reasons if reason.concluded.type in conclusions]
        return discrepancy.model_copy(update={"message": " ".join(self._sentences(own or last))})

    def rules_that_held(self, finding: Finding) -> tuple[tuple[str, str, str], ...]:
        """For each rule that the verdict rests on: its id, its title, and its sentence here."""
        found = []
        for reason in finding.reasons:
            rule = self._rule(reason)
            sentence = self._sentence(rule, reason)
            found.append((rule.id, rule.title.get(self.language), sentence))
        return tuple(dict.fromkeys(found))

    def what_would_change(self, finding: Finding) -> tuple[str, ...]:
        """What would have to be different for another verdict."""
        indicator = self.library.indicators[finding.target.indicator]
        ratio = {
            "numerator": indicator.numerator.get(self.language),
            "denominator": indicator.denominator.get(self.language),
        }
        match finding.verdict:
            case "fail" | "pass":
                return tuple(self._nearest_change(finding))
            case "inconclusive":
                return (*self._if_right(finding), self._say("change-inconclusive", **ratio))
            case "missing":
                return (self._say("change-missing", **ratio),)
        return (self._say("change-none"),)

    def concerns(self, target: Target) -> str:
        """On what it rests whom a target concerns."""
        return self._say(f"rests-on-{target.concerns.rests_on}", note=target.concerns.note.get(self.language))

    def place(self, reading: Reading) -> str:
        """Where a reading stands, and what part of the indicator or of the unit it is about."""
        about = []
        if reading.part is not None:
            about.append(self._part(reading.indicator, reading.part))
        if reading.scope is not None:
            about.append(self._say("scope", scope=reading.scope))
        return f"{reading.place} ({'; '.join(about)})" if about else reading.place

    def _say(self, key: str, **details: str) -> str:
        return word(key, self.language, **details)

    def _part(self, indicator: str, part: str) -> str:
        parts = self.library.indicators[indicator].parts
        return next((each.name.get(self.language) for each in parts if each.id == part), part)

    def _rule(self, reason: Derivation) -> Rule:
        return self.rulebook.rules[reason.rule]

    def _sentences(self, reasons: Iterable[Derivation]) -> Iterator[str]:
        for reason in reasons:
            if reason.concluded.type not in _UNSAID:
                sentence = self._sentence(self._rule(reason), reason)
                if sentence:
                    yield sentence

    def _sentence(self, rule: Rule, reason: Derivation) -> str:
        if rule.because is None:
            return ""
        bound = self._bound(rule, reason)

        def filled(match: re.Match[str]) -> str:
            name, attribute = match.groups()
            return self._spoken(rule.kinds[name], bound[name], attribute, bound)

        return _PLACEHOLDER.sub(filled, rule.because.get(self.language))

    def _bound(self, rule: Rule, reason: Derivation) -> Mapping[str, str | int]:
        bound: dict[str, str | int] = {}
        for name, (position, field) in rule.bound.items():
            fact = reason.matched[position]
            bound[name] = fact.values[list(self.rulebook.fields(fact.type)).index(field)]
        return bound

    def _spoken(self, kind: str, value: str | int, attribute: str, bound: Mapping[str, str | int]) -> str:
        if kind == "percent":
            return phrase.percent(exact.unscaled(int(value)), self.language)
        if kind in ("count", "digits"):
            return phrase.count(int(value), self.language)
        name = str(value)
        match kind:
            case "reading" | "value":
                return self._reading(name, attribute)
            case "target":
                target = self.targets[name]
                return self.concerns(target) if attribute == "concerns" else target.name.get(self.language)
            case "indicator":
                return self.library.indicators[name].name.get(self.language)
            case "part":
                return self._part(str(bound.get("indicator", "")), name) if "indicator" in bound else name
        return self._word(name)

    def _reading(self, name: str, attribute: str) -> str:
        reading_name, _, basis = name.partition("/")
        reading = self.readings[reading_name]
        match attribute:
            case "shown":
                return phrase.shown(reading, basis, self.language)
            case "stated":
                return phrase.stated(reading)
            case "counts":
                return phrase.counts(reading, self.language)
            case "ratio":
                return phrase.ratio(reading, self.language)
        return self.place(reading)

    def _word(self, name: str) -> str:
        known = self.library.levels.get(name) or self.library.attributes.get(name)
        return known.name.get(self.language) if known else name

    def _uom(self, target: Target) -> str:
        return self.library.uoms[self.library.indicators[target.indicator].counted].get(self.language)

    def _distance(self, finding: Finding) -> Iterator[str]:
        if finding.verdict != "fail" or finding.margin is None:
            return
        yield self._gap(finding, "missing-count", "surplus-count", "missing-points")

    def _gap(self, finding: Finding, missing: str, surplus: str, points: str) -> str:
        threshold = phrase.percent(finding.target.threshold, self.language)
        details = {"threshold": threshold, "uom": self._uom(finding.target)}
        if finding.missing_count is not None:
            return self._say(missing, **details, **self._needed(finding, finding.missing_count))
        if finding.surplus_count is not None:
            return self._say(surplus, **details, **self._needed(finding, -finding.surplus_count))
        if finding.margin is None:
            return self._say("change-bounds", threshold=threshold)
        return self._say(points, **details, points=phrase.decimal(abs(finding.margin), self.language, upwards=True))

    def _needed(self, finding: Finding, change: int) -> Mapping[str, str]:
        numerator, denominator = _counts(finding.decisive)
        return {
            "count": phrase.count(abs(change), self.language),
            "needed": phrase.count(numerator + change, self.language),
            "denominator": phrase.count(denominator, self.language),
        }

    def _caution(self, finding: Finding) -> Iterator[str]:
        caution = self.library.indicators[finding.target.indicator].caution
        if caution is not None and finding.verdict in ("fail", "inconclusive"):
            yield caution.get(self.language)

    def _nearest_change(self, finding: Finding) -> Iterator[str]:
        if finding.verdict == "fail":
            yield self._gap(finding, "change-fail", "change-surplus", "change-points")
            return
        upwards = finding.target.comparator in ("at_least", "more_than")
        spare = _spare(finding)
        if spare is not None:
            key = "change-pass" if upwards else "change-pass-surplus"
            yield self._say(key, count=phrase.count(spare, self.language), uom=self._uom(finding.target))
        elif finding.margin is not None:
            yield self._say("change-pass-points", points=phrase.decimal(finding.margin, self.language))

    def _if_right(self, finding: Finding) -> Iterator[str]:
        for each in finding.evidence:
            if each.outcome in ("pass", "fail"):
                shown = phrase.shown(each.reading, each.basis, self.language)
                verdict = self._say(each.outcome)
                yield self._say("change-if", shown=shown, place=self.place(each.reading), verdict=verdict)


def speaker(
    rulebook: Rulebook,
    library: Library,
    findings: Sequence[Finding],
    readings: Sequence[Reading],
    language: Language,
) -> Speaker:
    """A speaker for the findings and readings of one submission."""
    targets = {finding.target.id: finding.target for finding in findings}
    named = {f"reading-{reading.number:06d}": reading for reading in readings}
    return Speaker(rulebook, library, targets, named, language)


def _counts(evidence: Evidence | None) -> tuple[int, int]:
    if evidence is None or evidence.reading.numerator is None or evidence.reading.denominator is None:
        return (0, 0)
    return (int(evidence.reading.numerator.lowest or 0), int(evidence.reading.denominator.lowest or 0))


def _spare(finding: Finding) -> int | None:
    """How many fewer (or more) would be one too few (too many) for a passing finding with counts."""
    if finding.decisive is None or finding.decisive.basis != "counts" or finding.actual is None:
        return None
    numerator, denominator = (exact.Number(each) for each in _counts(finding.decisive))
    target = finding.target
    if target.comparator in ("at_least", "more_than"):
        return 1 - exact.missing_count(numerator, denominator, target.threshold, target.comparator == "more_than")
    return 1 - exact.surplus_count(numerator, denominator, target.threshold, target.comparator == "less_than")
