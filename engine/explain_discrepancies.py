"""Discrepancies in words: what clashes, what would explain it, why it weighs so much, what it does, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine import phrase, phrase_claims
from engine.explain import Speaker
from engine.model import Discrepancy, Quoted, Reading
from engine.problem import NO_PLACE, Place
from engine.wording import word

_OWN = ("discrepancy", "doubt", "remark", "impossible")
"""Conclusions that say what is wrong."""


def spoken(discrepancy: Discrepancy, speaker: Speaker, places: Mapping[int, Place]) -> Discrepancy:
    """The discrepancy with all that is to be said of it. ``places`` are where readings lie, by their number."""
    check = speaker.rulebook.checks[discrepancy.check]
    language = speaker.language
    quoted = tuple(dict.fromkeys(_quoted(discrepancy, speaker, places)))
    names = {each.name for each in quoted}
    about = f"{names.pop()}: " if len(names) == 1 and discrepancy.breach is None else ""
    shown = "; ".join(f"“{each.text}” ({each.place})" if each.place else f"“{each.text}”" for each in quoted)
    return discrepancy.model_copy(
        update={
            "name": check.name.get(language),
            "quoted": quoted,
            "message": " ".join(_message(discrepancy, speaker)),
            "explanations": tuple(_explanations(discrepancy, speaker)),
            "severity_because": check.severities[discrepancy.severity].get(language),
            "consequence": _consequence(discrepancy, speaker),
            "question": about + check.question.get(language).format_map({"all": shown}),
        }
    )


def _message(discrepancy: Discrepancy, speaker: Speaker) -> tuple[str, ...]:
    own = [reason for reason in discrepancy.reasons if reason.concluded.type in _OWN]
    last = [reason for reason in discrepancy.reasons if speaker.says(reason)][-1:]
    return speaker.sentences(own, discrepancy.breach) or speaker.sentences(last, discrepancy.breach)


def _quoted(discrepancy: Discrepancy, speaker: Speaker, places: Mapping[int, Place]) -> Iterator[Quoted]:
    if discrepancy.breach is not None:
        claim = discrepancy.breach.claim
        for term in (claim.stated, *claim.terms):
            yield phrase_claims.quoted(term, speaker.language)
        return
    for reading in discrepancy.readings:
        yield _of_reading(reading, speaker, places)


def _of_reading(reading: Reading, speaker: Speaker, places: Mapping[int, Place]) -> Quoted:
    name = speaker.library.indicators[reading.indicator].name.get(speaker.language)
    at = places.get(reading.number, NO_PLACE)
    return Quoted(phrase.figures(reading, speaker.language), name, speaker.place(reading), at)


def _explanations(discrepancy: Discrepancy, speaker: Speaker) -> Iterator[str]:
    breach = discrepancy.breach
    if breach is not None:
        is_percent = breach.claim.kind in ("rate", "change-rate", "share")
        yield from (phrase_claims.slip(each, is_percent, speaker.language) for each in breach.slips)


def _consequence(discrepancy: Discrepancy, speaker: Speaker) -> str:
    """What the discrepancy does to verdicts: leaves them open, changes none of those it touches, or touches none."""
    if not speaker.targets:
        return ""
    if discrepancy.swings:
        return word("consequence-swings", speaker.language, targets=", ".join(discrepancy.swings))
    if discrepancy.touches:
        return word("consequence-touches", speaker.language, targets=", ".join(discrepancy.touches))
    return word("consequence-none", speaker.language)
