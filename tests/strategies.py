"""Random target sets and submissions, with most values at, just below and just above a threshold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from engine.arithmetic import Claimed
from engine.exact import Amount, exactly
from engine.fields import Days, Text
from engine.model import (
    Citation,
    Claim,
    Concern,
    Concerns,
    Indicator,
    Part,
    Period,
    Reading,
    Submission,
    Target,
    TargetSet,
    Term,
    Unit,
)
from engine.problem import Place

LEVELS = ("ministry", "province", "provincial-department", "district", "district-office", "commune")
ATTRIBUTES = ("justice-office", "health-department")
COMPARATORS = ("at_least", "at_most", "more_than", "less_than")
SCOPES = ("cấp xã", 'phòng "một cửa" \\ {sở}', "whole", "scope-1")
WORDS = Text(vi="chữ", en="words")
YEAR = Days.model_validate({"from": date(2024, 1, 1), "until": date(2024, 12, 31)})
PERIOD = Period.model_validate({"from": date(2024, 1, 1), "to": date(2024, 12, 31)})


def indicator(name: str, parts: Sequence[str] = (), share: bool = True) -> Indicator:
    named = tuple(Part(id=part, name=WORDS) for part in parts)
    return Indicator(
        id=name, name=WORDS, numerator=WORDS, denominator=WORDS, counted="dossiers", share=share, parts=named
    )


INDICATORS = {
    each.id: each
    for each in (
        indicator("plain"),
        indicator("free", share=False),
        indicator("parted", parts=("incoming", "results")),
        indicator("unasked"),
    )
}


def target(
    name: str,
    threshold: Fraction | int,
    comparator: str = "at_least",
    indicator: str = "plain",
    concerns: Sequence[tuple[str, str | None]] = (("commune", None),),
) -> Target:
    """``name`` is ``set/row``; the target concerns communes unless it is said otherwise."""
    units = tuple(Concern(level=level, attribute=attribute) for level, attribute in concerns)
    return Target(
        id=name,
        set=name.partition("/")[0],
        row=name.partition("/")[2],
        name=WORDS,
        indicator=indicator,
        comparator=comparator,
        threshold=Fraction(threshold),
        concerns=Concerns(units=units, rests_on="text", note=WORDS),
        effective=YEAR,
        citation=Citation(document=WORDS, row="1", known_by="press"),
    )


def target_set(name: str, targets: Sequence[Target]) -> TargetSet:
    return TargetSet(
        id=name, name=WORDS, document=WORDS, known_by="press", effective=YEAR, targets=tuple(targets)
    )


def reading(number: int, **fields: object) -> Reading:
    fields.setdefault("indicator", "plain")
    return Reading(number=number, text="as written", place=f"row {number}", **fields)


def counted(number: int, numerator: int, denominator: int, **fields: object) -> Reading:
    return reading(number, numerator=exactly(numerator), denominator=exactly(denominator), **fields)


def stated(number: int, percent: str, **fields: object) -> Reading:
    return reading(number, stated=percent_shown(percent), **fields)


def percent_shown(text: str) -> Amount:
    return exactly(Fraction(text), digits=len(text.partition(".")[2]))


def submission(readings: Sequence[Reading], level: str = "commune", attributes: Sequence[str] = ()) -> Submission:
    unit = Unit(name="Xã A", level=level, attributes=tuple(attributes))
    return Submission(source="random", unit=unit, period=PERIOD, readings=tuple(readings), digest="0" * 64)


def row(number: int) -> Place:
    """The row of the reading of that number: all readings stand in one table, far enough apart not to be neighbours."""
    return Place(table=1, row=20 * number)


def term(figure: str, reading: int = 0, sign: int = 1) -> Term:
    """A figure in the row of a reading; a count, or a percent where it has a sign. 0 is a row of nobody's."""
    return Term("tên", figure, percent_shown(figure.removesuffix("%")), f"dòng {reading}", row(reading), sign)


def claim(kind: str, stated: Term, *terms: Term, number: int = 1, force: str = "must", **fields: object) -> Claim:
    exception = WORDS if force == "usual" else None
    return Claim(number, kind, stated, terms, force, exception, **fields)


def claiming(readings: Sequence[Reading], *claims: Claim) -> Claimed:
    """The claims of a report whose readings stand in rows of their own; they are numbered in their order."""
    numbered = tuple(each._replace(number=number) for number, each in enumerate(claims, start=1))
    return Claimed(numbered, {each.number: row(each.number) for each in readings})


@st.composite
def thresholds(draw: st.DrawFn) -> Fraction:
    """From 0 to 100, mostly whole, with at most six decimals."""
    decimals = draw(st.sampled_from((0, 0, 0, 1, 2, 4, 6)))
    return Fraction(draw(st.integers(0, 100 * 10**decimals)), 10**decimals)


@st.composite
def target_sets(draw: st.DrawFn) -> list[TargetSet]:
    """One to three sets of up to four targets each; several may be about the same indicator."""
    everyone = st.just([(level, None) for level in LEVELS])
    some = st.lists(
        st.tuples(st.sampled_from(LEVELS), st.sampled_from((None, *ATTRIBUTES))), min_size=1, max_size=4, unique=True
    )
    asked = st.tuples(
        thresholds(), st.sampled_from(COMPARATORS), st.sampled_from(list(INDICATORS)[:3]), everyone | everyone | some
    )
    sets = draw(st.lists(st.lists(asked, max_size=4), min_size=1, max_size=3))
    return [
        target_set(f"set-{i}", [target(f"set-{i}/{row}", *entry) for row, entry in enumerate(entries, start=1)])
        for i, entries in enumerate(sets, start=1)
    ]


@st.composite
def exact_percents(draw: st.DrawFn, near: Sequence[Fraction]) -> Amount:
    """A stated percent with up to four decimals: at a threshold, one unit of the last digit beside it, or any."""
    digits = draw(st.integers(0, 4))
    beside = st.tuples(st.sampled_from(near), st.sampled_from((-1, 0, 0, 1))).map(
        lambda pair: math.floor(pair[0] * 10**digits) + pair[1]
    )
    whole = draw(beside | beside | st.integers(-(10**digits), 120 * 10**digits))
    return exactly(Fraction(whole, 10**digits), digits=digits)


@st.composite
def bounded(draw: st.DrawFn, bounds: st.SearchStrategy[Fraction]) -> Amount:
    """Bounds that enclose more than one value; either may be open or absent, but not both absent."""
    ends = draw(st.lists(bounds, min_size=2, max_size=2, unique=True))
    lowest, highest = sorted(ends)
    shape = draw(st.sampled_from(("both", "lowest", "highest")))
    return Amount(
        lowest=None if shape == "highest" else lowest,
        highest=None if shape == "lowest" else highest,
        lowest_open=shape != "highest" and draw(st.booleans()),
        highest_open=shape != "lowest" and draw(st.booleans()),
    )


@st.composite
def pairs_of_counts(draw: st.DrawFn, near: Sequence[Fraction]) -> tuple[int, int]:
    """Numerator and denominator: the ratio at a threshold, one dossier beside it, or anything, 0/0 included."""
    denominator = draw(st.sampled_from((0, 1, 3, 7, 100, 1652, 9228, 10**6)) | st.integers(-2, 200))
    at = draw(st.sampled_from(near)) * denominator / 100
    beside = st.sampled_from((math.floor(at) - 1, math.floor(at), math.ceil(at), math.ceil(at) + 1))
    numerator = draw(beside | beside | st.integers(-1, abs(denominator) + 2) | st.just(0))
    return numerator, denominator


@st.composite
def agreeing_percents(draw: st.DrawFn, numerator: int, denominator: int) -> Amount:
    """The ratio rounded or cut off at up to four decimals, or one unit of the last digit beside that."""
    digits = draw(st.integers(0, 4))
    shifted = Fraction(numerator * 100 * 10**digits, denominator)
    rounded = draw(st.sampled_from((math.floor(shifted + Fraction(1, 2)), math.trunc(shifted))))
    return exactly(Fraction(rounded + draw(st.sampled_from((0, 0, 0, -1, 1))), 10**digits), digits=digits)


@st.composite
def stated_thresholds(draw: st.DrawFn, near: Sequence[Fraction]) -> Fraction:
    """What a report says is asked: a threshold, a millionth beside it, or any."""
    beside = st.tuples(st.sampled_from(near), st.sampled_from((-1, 0, 0, 1))).map(
        lambda pair: pair[0] + Fraction(pair[1], 10**6)
    )
    return draw(beside | beside | thresholds())


@st.composite
def readings(draw: st.DrawFn, number: int, near: Sequence[Fraction], targets: Sequence[str] = ()) -> Reading:
    """One reading of any shape that a submission may hold; the row it stands in may be one of ``targets``."""
    name = draw(st.sampled_from(("plain", "plain", "free", "parted", "parted", "unasked")))
    part = draw(st.sampled_from((None, *(part.id for part in INDICATORS[name].parts))))
    rows = st.lists(st.tuples(st.sampled_from(LEVELS), st.sampled_from((None, *ATTRIBUTES))), min_size=1, max_size=3)
    row = draw(st.just([]) | st.just([]) | st.just([(level, None) for level in LEVELS]) | rows)
    place = {
        "indicator": name,
        "part": part,
        "scope": draw(st.sampled_from((None, None, None, *SCOPES))),
        "row_concerns": tuple(Concern(level=level, attribute=attribute) for level, attribute in row),
        "target": draw(st.sampled_from((None, "elsewhere/1", *targets))),
        "threshold": draw(st.none() | stated_thresholds(near)),
    }
    shape = draw(st.sampled_from(("stated", "bounds", "counts", "both", "both", "half", "vague", "vague counts")))
    percents = exact_percents(near)
    bounds = bounded(percents.map(lambda amount: amount.lowest))
    if shape == "stated":
        return reading(number, stated=draw(percents), **place)
    if shape == "bounds":
        return reading(number, stated=draw(bounds), **place)
    counts = draw(pairs_of_counts(near))
    numerator, denominator = exactly(counts[0]), exactly(counts[1])
    if shape == "half":
        only = {draw(st.sampled_from(("numerator", "denominator"))): numerator}
        return reading(number, stated=draw(st.none() | percents), **only, **place)
    if shape == "vague counts":
        vague = bounded(st.integers(0, 2 * abs(counts[1]) + 1).map(Fraction))
        numerator, denominator = draw(st.sampled_from(((numerator, draw(vague)), (draw(vague), denominator))))
        return reading(number, stated=draw(st.none() | percents), numerator=numerator, denominator=denominator, **place)
    agreeing = agreeing_percents(*counts) if counts[1] > 0 else percents
    value = {"counts": st.none(), "both": agreeing | agreeing | percents, "vague": bounds}[shape]
    return reading(number, stated=draw(value), numerator=numerator, denominator=denominator, **place)


@st.composite
def terms(draw: st.DrawFn, readings: Sequence[Reading]) -> Term:
    """A figure of some reading, one beside it, or any, in the row of a reading or elsewhere."""
    amounts = [
        (each.number, amount)
        for each in readings
        for amount in (each.numerator, each.denominator, each.stated)
        if amount is not None
    ] or [(0, exactly(5))]
    number, amount = draw(st.sampled_from(amounts))
    if amount.value is not None and draw(st.booleans()):
        amount = exactly(amount.value + draw(st.sampled_from((-1, 1, 10, -3))), amount.digits)
    return Term("tên", "như đã ghi", amount, "", row(draw(st.sampled_from((number, number, 0)))))


@st.composite
def claims(draw: st.DrawFn, readings: Sequence[Reading]) -> Claim:
    """A claim of any kind; most of them do not hold."""
    kind = draw(st.sampled_from(("sum", "sum", "parts", "rate", "rate", "same", "share", "whole", "code", "change",
                                 "change-rate")))  # fmt: skip
    count = {"rate": 2, "change": 2, "change-rate": 2, "same": 1, "share": 0, "whole": 0, "code": 0}.get(kind)
    fewest, most = (1, 3) if count is None else (count, count)
    found = draw(st.lists(terms(readings), min_size=fewest, max_size=most))
    if kind in ("sum", "parts"):
        found = [each._replace(sign=draw(st.sampled_from((1, 1, -1)))) for each in found]
    force = draw(st.sampled_from(("must", "must", "usual")))
    codes = ("0", "1") if kind == "code" else ()
    return claim(kind, draw(terms(readings)), *found, force=force, codes=codes)


@st.composite
def cases(draw: st.DrawFn, most_readings: int = 6) -> tuple[list[TargetSet], Submission, Claimed]:
    """Target sets, a submission about what they ask, and what its report claims besides: often nothing."""
    sets = draw(target_sets())
    near = [each.threshold for every in sets for each in every.targets] or [Fraction(80)]
    count = draw(st.integers(0, most_readings))
    ids = [each.id for every in sets for each in every.targets]
    read = [draw(readings(number, near, ids)) for number in range(1, count + 1)]
    attributes = draw(st.lists(st.sampled_from(ATTRIBUTES), unique=True))
    claimed = claiming(read, *draw(st.just([]) | st.lists(claims(read), max_size=4)))
    return sets, submission(read, draw(st.sampled_from(LEVELS)), attributes), claimed
