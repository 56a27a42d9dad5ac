"""Discrepancies in words: what clashes, what would explain it, why it weighs so much, what it does, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine import phrase, phrase_claims
from engine.explain import Speaker
from engine.fields import Language
from engine.model import SEVERITIES, Discrepancy, Question, Quoted, Reading
from engine.problem import NO_PLACE, Place
from engine.wording import word

_OWN = ("discrepancy", "doubt", "remark", "impossible")
"""Conclusions that say what is wrong."""


def spoken(discrepancy: Discrepancy, speaker: Speaker, places: Mapping[int, Place]) -> Discrepancy:
    """The discrepancy with all that is to be said of it. ``places`` are where readings lie, by their number."""
    check = speaker.rulebook.checks[discrepancy.check]
    language = speaker.language
    quoted = tuple(dict.fromkeys(_quoted(discrepancy, speaker, places)))
    return discrepancy.model_copy(
        update={
            "name": check.name.get(language),
            "quoted": quoted,
            "message": " ".join(_message(discrepancy, speaker)),
            "explanations": tuple(_explanations(discrepancy, speaker)),
            "severity_because": check.severities[discrepancy.severity].get(language),
            "consequence": _consequence(discrepancy, speaker),
            "question": _question(discrepancy, quoted, check.question.get(language), language),
        }
    )


def questions(discrepancies: Sequence[Discrepancy], speaker: Speaker) -> tuple[Question, ...]:
    """What to ask the unit, in the order of the discrepancies: one question for all values of one indicator."""
    merged: dict[tuple[object, ...], list[Discrepancy]] = {}
    for number, each in enumerate(discrepancies):
        merged.setdefault(_about(each) or (number,), []).append(each)
    return tuple(_merged(found, speaker) for found in merged.values())


def _about(discrepancy: Discrepancy) -> tuple[object, ...] | None:
    """What two values of one thing are of; None where a discrepancy is asked about by itself."""
    if len(discrepancy.readings) != 2 or discrepancy.breach is not None:
        return None
    first, second = discrepancy.readings
    return (first.indicator, first.part, first.scope, second.scope)


def _merged(found: Sequence[Discrepancy], speaker: Speaker) -> Question:
    first = found[0]
    quoted = dict.fromkeys(figure for each in found for figure in each.quoted)
    asked = speaker.rulebook.checks[first.check].question.get(speaker.language)
    severity = min((each.severity for each in found), key=SEVERITIES.index)
    return Question(severity, first.question if len(found) == 1 else _of_quoted(tuple(quoted), asked))


def _question(discrepancy: Discrepancy, quoted: tuple[Quoted, ...], asked: str, language: Language) -> str:
    """What to ask the unit: what it is about, then the figures that clash."""
    if discrepancy.breach is None:
        return _of_quoted(quoted, asked)
    shown = phrase_claims.asked_of(discrepancy.breach, language)
    return f"{phrase_claims.said_at(discrepancy.breach.claim.stated, language)}: {asked.format_map({'all': shown})}"


def _of_quoted(quoted: tuple[Quoted, ...], asked: str) -> str:
    names = {each.name for each in quoted}
    about = f"{names.pop()}: " if len(names) == 1 else ""
    shown = "; ".join(f"“{each.text}” ({each.found_at})" for each in quoted)
    return about + asked.format_map({"all": shown})


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
    return Quoted(phrase.figures(reading, speaker.language), name, reading.place, at, speaker.about(reading))


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
        return word("consequence-swings", speaker.language, targets=_named(discrepancy.swings, speaker))
    if discrepancy.touches:
        return word("consequence-touches", speaker.language, targets=_named(discrepancy.touches, speaker))
    return word("consequence-none", speaker.language)


def _named(targets: Sequence[str], speaker: Speaker) -> str:
    """The targets by what they measure, with the rows of all that measure the same: tỷ lệ … (nq01-2024/6)."""
    measured: dict[str, list[str]] = {}
    for each in targets:
        indicator = speaker.library.indicators[speaker.targets[each].indicator]
        measured.setdefault(indicator.name.get(speaker.language), []).append(each)
    return "; ".join(f"{_within(name)} ({', '.join(rows)})" for name, rows in measured.items())


def _within(name: str) -> str:
    """The name as it stands within a sentence."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
