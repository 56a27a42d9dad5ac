"""What stands in the last column of the official table, "Đánh giá của đoàn kiểm tra": verdict, reasons, citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine import phrase
from engine.fields import Language
from engine.model import Assessment, Finding, Target
from engine.model.scored import TargetScore
from engine.problem import NO_PLACE, Place
from engine.report.scored_words import verdict
from engine.wording import say, texts, where, word
from targets import Library

_SENTENCE_ENDS = (".", "!", "?", "…", ";", ":")


class Judgement(NamedTuple):
    """What a team writes beside a reported figure. ``reasons`` are whole sentences, each once."""

    verdict: str
    reasons: tuple[str, ...]
    citation: str

    @property
    def text(self) -> str:
        """All of it, a line for each sentence."""
        return "\n".join((_ended(self.verdict), *self.reasons, self.citation))


def of_row(row: TargetScore, assessment: Assessment, library: Library, language: Language) -> Judgement:
    """What counts: the machine's verdict, or the decision with the machine's beside it where somebody decided."""
    finding = row.finding
    shown = verdict(row, language) if row.decision else word(finding.verdict, language)
    reasons = (*_decided(row, language), *_reasons(finding, assessment.places))
    return Judgement(shown, reasons, citation(finding.target, library, language))


def _reasons(finding: Finding, places: Mapping[int, Place]) -> tuple[str, ...]:
    """The reasons with the place in the order of the report, which is enough for who has the report at hand.

    Where two figures would then stand at the same place they keep where they lie in the file.
    """
    shorter = dict(_shorter(finding, places))
    if len(set(shorter.values())) < len(shorter):
        return finding.because
    reasons = finding.because
    for long in sorted(shorter, key=len, reverse=True):
        reasons = tuple(each.replace(long, shorter[long]) for each in reasons)
    return reasons


def _shorter(finding: Finding, places: Mapping[int, Place]) -> Iterator[tuple[str, str]]:
    for each in finding.evidence:
        in_file = "; " + where(places.get(each.reading.number, NO_PLACE), "vi")
        if each.reading.place.endswith(in_file):
            yield each.reading.place, each.reading.place.removesuffix(in_file)


def citation(target: Target, library: Library, language: Language) -> str:
    """The row that asks, of which set, and how its text is known."""
    found = library.named(target.set)
    key = f"citation-{target.citation.known_by}"
    named = found.name.get(language) if found else target.set
    return say("minutes", key if key in texts("minutes") else "citation", language, set=named, row=target.citation.row)


def _decided(row: TargetScore, language: Language) -> Iterator[str]:
    """The reason of a decision, and until when it holds."""
    if row.decision is not None:
        yield say("minutes", "reason", language, reason=_ended(row.decision.reason))
        if row.decision.until is not None:
            yield say("minutes", "until", language, day=phrase.day(row.decision.until))


def _ended(text: str) -> str:
    """The text as a sentence."""
    return text if text.endswith(_SENTENCE_ENDS) else f"{text}."
