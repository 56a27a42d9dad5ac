"""Stage 4: from findings to reasons that an inspector could sign and a unit could contest.

The sentences stand in the rule files; here they are filled with what the rules joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from engine import exact, phrase, phrase_claims
from engine.facts import Derivation
from engine.fields import Language
from engine.model import Breach, Evidence, Finding, Reading, Target
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
    breach: Breach | None = None

    def finding(self, finding: Finding, *, reasons: bool = True) -> Finding:
        """The finding with its reasons in words; without ``reasons`` with nothing else of them."""
        spoken = [*self.each_sentence(finding.reasons), *self._distance(finding), *self._caution(finding)]
        words: dict[str, object] = {"because": tuple(dict.fromkeys(spoken))}
        return finding.model_copy(update=words if reasons else {**words, "reasons": ()})

    def sentences(self, reasons: Iterable[Derivation], breach: Breach | None = None) -> tuple[str, ...]:
        """What rules say that held; ``breach`` is of the claim that they speak of."""
        speaker = self if breach is None else self._replace(breach=breach)
        return tuple(dict.fromkeys(speaker.each_sentence(reasons)))

    def says(self, reason: Derivation) -> bool:
        """Whether the rule has a sentence."""
        return self._rule(reason).because is not None

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
            case "fail":
                return tuple(self._what_would_pass(finding))
            case "pass":
                return tuple(self._what_would_fail(finding))
            case "inconclusive":
                return (*dict.fromkeys(self._if_right(finding)), self._say("change-inconclusive", **ratio))
            case "missing":
                return (self._say("change-missing", **ratio),)
        return (self._say("change-none"),)

    def concerns(self, target: Target) -> str:
        """On what it rests whom a target concerns."""
        return self._say(f"rests-on-{target.concerns.rests_on}", note=target.concerns.note.get(self.language))

    def place(self, reading: Reading) -> str:
        """Where a reading stands, and what part of the indicator or of the unit it is about."""
        about = self.about(reading)
        return f"{reading.place} ({about})" if about else reading.place

    def about(self, reading: Reading) -> str:
        """What part of the indicator or of the unit a reading is about; "" for the whole."""
        about = []
        if reading.part is not None:
            about.append(self._part(reading.indicator, reading.part))
        if reading.scope is not None:
            about.append(self._say("scope", scope=reading.scope))
        if reading.supposed_by is not None:
            about.append(self._say("supposed"))
        return "; ".join(about)

    def _say(self, key: str, **details: str) -> str:
        return word(key, self.language, **details)

    def _part(self, indicator: str, part: str) -> str:
        parts = self.library.indicators[indicator].parts
        names = {each.id: each.name.get(self.language) for each in parts}
        return names.get(part) or self.library.indicators[indicator].name.get(self.language)

    def _rule(self, reason: Derivation) -> Rule:
        return self.rulebook.rules[reason.rule]

    def each_sentence(self, reasons: Iterable[Derivation]) -> Iterator[str]:
        """The sentence of each rule that has one, filled with what it joined."""
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
                return self._target(self.targets[name], attribute)
            case "indicator":
                return self.library.indicators[name].name.get(self.language)
            case "claim":
                return phrase_claims.of_claim(self.breach, attribute, self.language) if self.breach else name
            case "part":
                return self._part(str(bound.get("indicator", "")), name) if "indicator" in bound else name
        return self._word(name)

    def _target(self, target: Target, attribute: str) -> str:
        match attribute:
            case "concerns":
                return self.concerns(target)
            case "row":
                return target.citation.row
            case "document":
                return target.citation.document.get(self.language)
        return target.name.get(self.language)

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
            case "threshold":
                return reading.threshold_text
        return self.place(reading)

    def _word(self, name: str) -> str:
        known = self.library.levels.get(name) or self.library.attributes.get(name)
        return known.name.get(self.language) if known else name

    def _uom(self, target: Target) -> str:
        return self.library.uoms[self.library.indicators[target.indicator].counted].get(self.language)

    def _distance(self, finding: Finding) -> Iterator[str]:
        if finding.verdict == "fail":
            yield from self._each_gap(finding, "missing-count", "surplus-count", "missing-points", "")

    def _each_gap(self, finding: Finding, missing: str, surplus: str, points: str, bounds: str) -> list[str]:
        """How far each failing value is from passing; with its place where there are several."""
        gaps: dict[str, str] = {}
        for each in finding.deciding:
            gap = self._gap(finding.target, each, missing, surplus, points, bounds)
            if gap:
                gaps.setdefault(gap, self.place(each.reading))
        return [*gaps] if len(gaps) == 1 else [f"{place}: {gap}" for gap, place in gaps.items()]

    def _gap(self, target: Target, evidence: Evidence, missing: str, surplus: str, points: str, bounds: str) -> str:
        details = {"threshold": phrase.percent(target.threshold, self.language), "uom": self._uom(target)}
        if evidence.missing_count is not None:
            return self._say(missing, **details, **self._needed(evidence, evidence.missing_count))
        if evidence.surplus_count is not None:
            return self._say(surplus, **details, **self._needed(evidence, -evidence.surplus_count))
        if evidence.margin is None:
            return self._say(bounds, **details) if bounds else ""
        return self._say(points, **details, points=phrase.decimal(abs(evidence.margin), self.language, upwards=True))

    def _needed(self, evidence: Evidence, change: int) -> Mapping[str, str]:
        numerator, denominator = _counts(evidence.reading)
        return {
            "count": phrase.count(abs(change), self.language),
            "needed": phrase.count(numerator + change, self.language),
            "denominator": phrase.count(denominator, self.language),
        }

    def _caution(self, finding: Finding) -> Iterator[str]:
        caution = self.library.indicators[finding.target.indicator].caution
        if caution is not None and finding.verdict in ("fail", "inconclusive"):
            yield caution.get(self.language)

    def _what_would_pass(self, finding: Finding) -> Iterator[str]:
        gaps = self._each_gap(finding, "change-fail", "change-surplus", "change-points", "change-bounds")
        indicator = finding.target.indicator
        missing = [self._say("change-part", part=self._part(indicator, part)) for part in finding.missing_parts]
        open_ = [self._say("change-open", part=self._part(indicator, part)) for part in finding.unresolved_parts]
        if len(gaps) + len(missing) + len(open_) > 1:
            yield self._say("change-all")
        yield from (*gaps, *missing, *open_)

    def _what_would_fail(self, finding: Finding) -> Iterator[str]:
        counted = [each for each in finding.deciding if _spare(each) is not None]
        if counted:
            tightest = min(counted, key=lambda each: _spare(each) or 0)
            key = "change-pass" if tightest.missing_count is not None else "change-pass-surplus"
            spare = phrase.count(_spare(tightest) or 0, self.language)
            change = self._say(key, count=spare, uom=self._uom(finding.target))
            yield change if len(finding.deciding) == 1 else f"{self.place(tightest.reading)}: {change}"
        elif finding.margin is not None:
            yield self._say("change-pass-points", points=phrase.decimal(finding.margin, self.language))
        else:
            threshold = phrase.percent(finding.target.threshold, self.language)
            yield self._say("change-pass-bounds", threshold=threshold)

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


def _counts(reading: Reading) -> tuple[int, int]:
    numerator = reading.numerator.value if reading.numerator else None
    denominator = reading.denominator.value if reading.denominator else None
    return (int(numerator or 0), int(denominator or 0))


def _spare(evidence: Evidence) -> int | None:
    """How many fewer (or more) would be one too few (too many) for a value that passes by its counts."""
    count = evidence.surplus_count if evidence.missing_count is None else evidence.missing_count
    return None if count is None else 1 - count
