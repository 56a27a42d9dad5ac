"""What all forms of a scoring say alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from engine import exact, phrase
from engine.exact import Number
from engine.fields import Language
from engine.model import Finding, Target
from engine.model.scored import (
    Doubt,
    Scheme,
    Scoring,
    TargetLine,
    TargetPicture,
    TargetScore,
    UnitGroup,
    UnitLine,
    UnitScore,
    UnitValue,
)
from engine.report.words import asked, reported
from engine.wording import say, texts, word
from targets import Library


def say_it(key: str, language: Language, /, **details: str) -> str:
    """A wording of scorings, or of reports."""
    return say("scoring", key, language, **details) if key in texts("scoring") else word(key, language, **details)


@lru_cache(4_096)
def points(number: Number, language: Language, places: int = 4) -> str:
    """Points, cut off towards 0 and marked as such where there are more decimals: 3,6480…"""
    kept = exact.cut_off(number, places)
    if kept == number:
        return phrase.decimal(number, language)
    digits = exact.with_decimals(abs(kept), places)
    whole, _, rest = digits.partition(".")
    mark = "," if language == "vi" else "."
    return f"{'-' if number < 0 else ''}{phrase.count(int(whole), language)}{mark}{rest}…"


def percent_points(number: Number | None, language: Language) -> str:
    """Points of 100, cut off at two decimals: 64,7…"""
    return say_it("no-score", language) if number is None else points(number, language, 2)


def in_full(number: Number) -> str:
    """A number whose decimals do not end as a fraction, any other in plain digits."""
    return exact.to_text(number) if exact.ends(number) else f"{number.numerator}/{number.denominator}"


def _in_full(number: Number, language: Language) -> str:
    """The same as people write it: 23,9988; 11/3."""
    return phrase.decimal(number, language) if exact.ends(number) else in_full(number)


def head(scoring: Scoring, language: Language) -> list[str]:
    """What was scored how, on what that rests, and as of when."""
    scheme = scoring.scheme
    count = str(len(scoring.units))
    lines = [
        say_it("head", language, count=count, scheme=scheme.name.get(language), id=scheme.id),
        say_it("note-line", language, note=scheme.note.get(language)),
        say_it("scheme-known", language, known_by=known_by(scheme, language)),
    ]
    if scoring.as_of:
        lines.append(say_it("as-of", language, day=phrase.day(scoring.as_of)))
    return lines


def known_by(scheme: Scheme, language: Language) -> str:
    """How the text of a scheme is known."""
    return say_it(scheme.known_by, language)


def set_lines(scoring: Scoring, library: Library, language: Language) -> list[str]:
    """The sets that judged, each with how its text is known and the document that it rests on."""
    found = [each for each in library.sets if each.id in scoring.sets]
    return [
        say_it(
            "rests-on-set",
            language,
            id=each.id,
            name=each.name.get(language),
            known_by=word(each.known_by, language),
            document=each.document.get(language),
        )
        for each in found
    ]


def fingerprint_line(scoring: Scoring, language: Language) -> str:
    """The fingerprint and its parts, short enough to be read over the telephone."""
    found = scoring.fingerprint
    short = {name: getattr(found, name)[:12] for name in ("whole", "inputs", "rules", "scheme", "decisions")}
    return say_it("fingerprint", language, version=found.version, **short)


def rank(unit: UnitLine, language: Language) -> str:
    """The rank, and whether others share it."""
    if unit.rank is None:
        return say_it("unranked", language)
    return say_it("tied", language, rank=str(unit.rank)) if unit.tied else str(unit.rank)


def earned_of(unit: UnitLine, language: Language) -> str:
    """What was earned of what."""
    return f"{points(unit.earned, language)} / {points(unit.possible, language)}"


def verdict(row: TargetLine, language: Language) -> str:
    """The verdict that counts, and the machine's beside it where somebody decided."""
    shown = say_it("suspended" if row.standing == "suspended" else row.verdict, language)
    if row.decision is None:
        return shown
    details = {"verdict": shown, "who": row.decision.who, "when": phrase.day(row.decision.when)}
    key = "decided" if row.is_changed else "confirmed"
    return say_it(key, language, machine=word(row.machine, language), **details)


def why_outside(row: TargetLine, language: Language) -> str:
    """Why a target is outside the denominator."""
    return say_it("outside", language) if row.standing == "outside" else verdict(row, language)


def gain(row: TargetScore, library: Library, language: Language) -> str:
    """What passing would bring, and how many more must be counted for it: thêm 37 hồ sơ: +4,5 điểm."""
    found = say_it("gain-points", language, points=percent_points(row.gain, language))
    finding = row.finding
    missing, surplus = finding.missing_count, finding.surplus_count
    if not _is_one_thing(finding) or (missing is None and surplus is None):
        return found
    key, count = ("gain-missing", missing) if missing is not None else ("gain-surplus", surplus)
    uom = library.uoms[library.indicators[finding.target.indicator].counted].get(language)
    return say_it(key, language, count=phrase.count(count or 0, language), uom=uom, gain=found)


def _is_one_thing(finding: Finding) -> bool:
    """Whether what is missing of one figure is all that is missing: no other part or value keeps it from passing."""
    lacking = {(each.reading.part, each.missing_count, each.surplus_count) for each in finding.deciding}
    return len(lacking) == 1 and not finding.missing_parts and not finding.unresolved_parts


def share_note(row: TargetScore, language: Language) -> str:
    """On what the share rests where a reader could not tell."""
    key = f"share-{row.share_basis}"
    return say_it(key, language) if key in texts("scoring") else ""


def group_lines(unit: UnitLine, language: Language) -> Iterator[str]:
    """What the unit earned by each group of the scheme."""
    for group, possible, earned in unit.groups:
        name = group.name.get(language)
        if not possible:
            yield say_it("group-left-out", language, name=name, max=points(group.max, language))
            continue
        sums = {"earned": points(earned, language), "possible": points(possible, language)}
        yield say_it("group", language, name=name, **sums)


def exact_numbers(unit: UnitScore, language: Language) -> list[str]:
    """What of a unit's points does not end, in full: enough to compute its score by hand."""
    found = [
        say_it("exact-row", language, target=row.target.id, **_sums_in_full(row, language))
        for row in unit.rows
        if not (exact.ends(row.earned) and exact.ends(row.possible))
    ]
    if found:
        found.append(say_it("exact-sum", language, **_sums_in_full(unit, language)))
    return found


def _sums_in_full(scored: TargetScore | UnitScore, language: Language) -> dict[str, str]:
    return {"earned": _in_full(scored.earned, language), "possible": _in_full(scored.possible, language)}


def target_name(target: Target, language: Language) -> str:
    """The target's id and name."""
    return f"{target.id}. {target.name.get(language)}"


def distribution(picture: TargetPicture, language: Language) -> str:
    """The lowest, middle and highest of the exact values."""
    values = [each.value for each in picture.values]
    if not values:
        return ""
    middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    return " – ".join(points(each, language, 2) for each in (values[0], middle, values[-1]))


def verdict_counts(picture: TargetPicture, language: Language) -> str:
    """How many units have each verdict, the good ones first."""
    order = ("pass", "fail", "missing", "inconclusive", "no_activity", "not_applicable")
    counted = [(word(each, language), picture.counts[each]) for each in order]  # type: ignore[index]
    counted.append((say_it("suspended", language), picture.suspended))
    return ", ".join(f"{count} {name.lower()}" for name, count in counted if count)


def passing(picture: TargetPicture, language: Language) -> str:
    """The share of units that pass, in percent."""
    return "" if picture.passing is None else points(picture.passing * 100, language, 2) + "%"


def close_line(target: Target, each: UnitValue, language: Language) -> str:
    """A unit that is close to the threshold, and on which side."""
    return say_it(
        "close-unit",
        language,
        target=target.id,
        unit=unit_name(each.unit),
        value=phrase.percent(each.value, language),
        asked=asked(target, language),
        verdict=word(each.verdict, language),
        margin=_signed(each.margin, language),
    )


def close_unit_line(near: Iterable[tuple[Target, UnitValue]], language: Language) -> str:
    """All targets whose thresholds a unit is close to, each with the verdict and how far off; at least one."""
    every = list(near)
    told = [
        say_it(
            "close-target",
            language,
            target=target.id,
            verdict=word(each.verdict, language),
            margin=_signed(each.margin, language),
        )
        for target, each in every
    ]
    return say_it("close-targets", language, unit=unit_name(every[0][1].unit), targets="; ".join(told))


def _signed(margin: Number, language: Language) -> str:
    return f"{'+' if margin > 0 else ''}{phrase.decimal(margin, language)}"


def group_name(group: UnitGroup, library: Library, language: Language) -> str:
    """The name of a group of units, what it is, and of what level the units are."""
    level = library.levels[group.level].name.get(language)
    name = f"{group.name}, {group.within}" if group.within else group.name
    return f"{name} ({say_it(f'kind-{group.kind}', language)}; {level})"


def doubt_line(doubt: Doubt, language: Language) -> str:
    """What to ask about submissions that may be of one unit."""
    return say_it(f"doubt-{doubt.kind}", language, units=", ".join(_submitted(each, language) for each in doubt.units))


def _submitted(unit: UnitLine, language: Language) -> str:
    days = {"from": phrase.day(unit.period.from_), "to": phrase.day(unit.period.to)}
    return say_it("doubted-unit", language, name=unit.name, source=unit.source, **days)


def unit_name(unit: UnitLine) -> str:
    """The name, and what the unit belongs to: names are not always of one unit only."""
    above = unit.unit.parent
    return f"{unit.name}, {above}" if above else unit.name


def unit_line(unit: UnitLine, library: Library, language: Language) -> str:
    """A unit with its score, and of what it is the percent."""
    level = library.levels[unit.level].name.get(language)
    details = {"name": unit_name(unit), "level": level, "source": unit.source, "rank": rank(unit, language)}
    if unit.score is None:
        return say_it("unit-no-score", language, **details)
    key = "unit-unranked" if unit.rank is None else "unit-line"
    return say_it(key, language, **details, **_sums(unit, language))


def before_line(unit: UnitLine, language: Language) -> str:
    """The score without the decisions, where there are any."""
    return say_it("before-line", language, **_sums(unit.before, language)) if unit.before else ""


def _sums(unit: UnitLine, language: Language) -> dict[str, str]:
    score = percent_points(unit.score, language)
    return {"score": score, "earned": points(unit.earned, language), "possible": points(unit.possible, language)}


def reported_text(row: TargetScore, language: Language) -> str:
    """What the unit reports, in its own writing."""
    return reported(row.finding, language)
