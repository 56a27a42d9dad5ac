"""What all formats of a comparison say alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from engine import phrase
from engine.exact import Number
from engine.fields import Language
from engine.model import Finding, Reading
from engine.model.compared import MOVEMENTS, Comparison, DiscrepancyChange, FigureChange, TargetChange
from engine.report.words import asked, fingerprint_line, reported
from engine.wording import say, word
from targets import Library


def say_it(key: str, language: Language, /, **details: str) -> str:
    """A wording of comparisons."""
    return say("comparison", key, language, **details)


def head(comparison: Comparison, library: Library, language: Language) -> str:
    """Whose submissions these are."""
    old, new = (each.submission.unit for each in (comparison.old, comparison.new))
    old_level, new_level = (library.levels[each.level].name.get(language) for each in (old, new))
    if comparison.of_one_unit:
        return say_it("head", language, name=new.name, level=new_level)
    return say_it("head-two", language, old=old.name, old_level=old_level, new=new.name, new_level=new_level)


def sides(comparison: Comparison, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Of each side: its period and file, and the result of each set that judges it."""
    for key, each in (("old-line", comparison.old), ("new-line", comparison.new)):
        submission = each.submission
        days = {"from": phrase.day(submission.period.from_), "to": phrase.day(submission.period.to)}
        unit = "" if comparison.of_one_unit else f"{submission.unit.name}, "
        results = [
            say_it("sets-line", language, name=found.name.get(language), result=word(found.result, language))
            for found in each.target_sets
        ]
        yield say_it(key, language, unit=unit, source=submission.source, **days), results


def conclusion(comparison: Comparison, language: Language) -> list[str]:
    """Whether anything became worse, and that nothing could be compared where it is so."""
    worse = [each.target.id for each in comparison.targets if each.is_worse]
    details = {"count": str(len(worse)), "targets": ", ".join(worse)}
    lines = [say_it("worse" if worse else "not-worse", language, **details)]
    if not any(each.old and each.new for each in comparison.targets):
        lines.append(say_it("nothing-in-common", language))
    return lines


def summary(comparison: Comparison, language: Language) -> str:
    """How many targets moved how."""
    found = Counter(each.movement for each in comparison.targets)
    counts = [f"{found[name]} {say_it(name, language).lower()}" for name in MOVEMENTS if found[name]]
    return say_it("summary", language, total=str(len(comparison.targets)), counts=", ".join(counts))


def fingerprints(comparison: Comparison, language: Language) -> Iterator[str]:
    """The fingerprints of both sides."""
    for key, each in (("before", comparison.old), ("after", comparison.new)):
        yield say_it("fingerprints", language, side=say_it(key, language), line=fingerprint_line(each, language))


def target_name(change: TargetChange, language: Language) -> str:
    """The target's id and name."""
    return f"{change.target.id}. {change.target.name.get(language)}"


def target_row(change: TargetChange, language: Language) -> list[str]:
    """A target, what it asks, what it was and is, and how it moved."""
    sides = (verdict(each, language) for each in (change.old, change.new))
    moved = say_it(change.movement, language)
    return [target_name(change, language), asked(change.target, language), *sides, moved]


def verdict(finding: Finding | None, language: Language) -> str:
    """The verdict with what was reported."""
    if finding is None:
        return say_it("absent", language)
    shown = reported(finding, language)
    return f"{word(finding.verdict, language)}: {shown}" if shown else word(finding.verdict, language)


def figure_row(change: FigureChange, library: Library, language: Language) -> list[str]:
    """What a reading is of, what it was and is with its place, and the difference."""
    shown = (_figures(each, language) for each in (change.old, change.new))
    return [subject(change.reading, library, language), *shown, "; ".join(difference(change, language))]


def figure_line(change: FigureChange, library: Library, language: Language) -> str:
    """A reading that only one submission has."""
    return f"{subject(change.reading, library, language)}: {_figures(change.reading, language)}"


def subject(reading: Reading, library: Library, language: Language) -> str:
    """The indicator, its part, and the part of the unit."""
    indicator = library.indicators[reading.indicator]
    parts: Mapping[str, str] = {part.id: part.name.get(language) for part in indicator.parts}
    about = [each for each in (parts.get(reading.part or ""), reading.scope) if each]
    name = indicator.name.get(language)
    return f"{name} ({'; '.join(about)})" if about else name


def _figures(reading: Reading | None, language: Language) -> str:
    if reading is None:
        return ""
    shown = phrase.figures(reading, language)
    return f"{shown} ({reading.place})" if reading.place else shown


def difference(change: FigureChange, language: Language) -> Iterator[str]:
    """By how much a reading changed: percentage points, and counts."""
    for basis, points in change.points:
        yield say_it(f"points-{basis}", language, points=_signed(points, phrase.decimal(abs(points), language)))
    for key, number in (("numerator", change.numerator), ("denominator", change.denominator)):
        if number:
            yield say_it(key, language, count=_signed(number, phrase.count(abs(number), language)))
    if not change.points and change.numerator is None and change.denominator is None:
        yield say_it("no-difference", language)


def _signed(number: Number, shown: str) -> str:
    return f"{'-' if number < 0 else '+' if number > 0 else ''}{shown}"


def discrepancy_line(change: DiscrepancyChange, language: Language) -> str:
    """A discrepancy, with what it said before where its figures are others now."""
    found = change.discrepancy
    line = f"[{word(found.severity, language)}] {found.message}"
    if change.has_other_figures and change.old is not None:
        return f"{line} {say_it('other-figures', language, message=change.old.message)}"
    return line
