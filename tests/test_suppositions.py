"""A claim that does not hold leaves a verdict open where its other figures would change it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import targets
from engine.arithmetic import Claimed
from engine.arithmetic.audit import audit
from engine.evaluate import Judgement, evaluate
from engine.exact import exactly
from engine.explain import speaker
from engine.inference import Engine
from engine.model import Claim, Reading
from engine.problem import Place
from rules import load_shipped
from tests import strategies
from tests.strategies import INDICATORS, claim, claiming, counted, reading, stated, submission, target, term

RULES = load_shipped()
ENGINE = Engine(RULES)
repeatable = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))

EIGHT_OF_TEN = counted(1, 8, 10)


@dataclass(frozen=True)
class Case:
    """Readings, what the report claims besides, and what is concluded of "at least 80" where 80 is reported of ten.

    ``supposed`` are the readings as they would be: the counts, or the percent, each with its outcome in the finding.
    """

    readings: list[Reading]
    claims: list[Claim]
    verdict: str
    supposed: list[str] = field(default_factory=list)


def judged(readings: list[Reading], claimed: Claimed, threshold: Fraction | int = 80, comparator: str = "at_least",
           **asking: object) -> Judgement:  # fmt: skip
    sets = [strategies.target_set("set", [target("set/1", threshold, comparator, **asking)])]
    return evaluate(submission(readings), sets, INDICATORS, ENGINE.derive, claimed)


def shown(judgement: Judgement) -> list[str]:
    """What the finding shows of values that are only supposed: the value and its outcome."""
    (finding,) = judgement.findings
    return [
        f"{each.reading.numerator.value}/{each.reading.denominator.value} {each.outcome}"
        if each.basis == "counts"
        else f"{each.reading.stated.value}% {each.outcome}"
        for each in finding.evidence
        if each.reading.supposed_by is not None
    ]


CASES = {
    "a numerator that would be lower, and fail": Case(
        [EIGHT_OF_TEN], [claim("sum", term("8", 1), term("3"), term("4"))], "inconclusive", ["7/10 fail"]
    ),
    "a numerator that would be higher, and pass too": Case(
        [EIGHT_OF_TEN], [claim("sum", term("8", 1), term("5"), term("4"))], "pass"
    ),
    "a failing numerator that would be higher, and pass": Case(
        [counted(1, 7, 10)], [claim("sum", term("7", 1), term("4"), term("4"))], "inconclusive", ["8/10 pass"]
    ),
    "a failing numerator that would be higher, and fail by one": Case(
        [counted(1, 6, 10)], [claim("sum", term("6", 1), term("3"), term("4"))], "fail"
    ),
    "a denominator that would be higher": Case(
        [EIGHT_OF_TEN], [claim("sum", term("10", 1), term("4"), term("7"))], "inconclusive", ["8/11 fail"]
    ),
    "a figure of the reading that is a part of the sum": Case(
        [EIGHT_OF_TEN], [claim("sum", term("10"), term("8", 1), term("3"))], "inconclusive", ["7/10 fail"]
    ),
    "a stated percent that would be another": Case(
        [stated(1, "80")], [claim("rate", term("80%", 1), term("7"), term("10"))], "inconclusive", ["70% fail"]
    ),
    "a stated percent whose rounding decides": Case(
        [stated(1, "81.00")],
        [claim("rate", term("81.00%", 1), term("79996"), term("100000"))],
        "inconclusive",
        ["7999/100% fail", "80% pass"],
    ),
    "a usual sum": Case(
        [EIGHT_OF_TEN], [claim("sum", term("8", 1), term("3"), term("4"), force="usual")], "pass"
    ),
    "a sum that holds": Case([EIGHT_OF_TEN], [claim("sum", term("8", 1), term("3"), term("5"))], "pass"),
    "the same figure in another row": Case(
        [EIGHT_OF_TEN], [claim("sum", term("8", 2), term("3"), term("4"))], "pass"
    ),
    "another figure in the same row": Case(
        [EIGHT_OF_TEN], [claim("sum", term("9", 1), term("3"), term("4"))], "pass"
    ),
    "a numerator that would be above its denominator": Case(
        [EIGHT_OF_TEN], [claim("sum", term("8", 1), term("7"), term("4"))], "pass"
    ),
    "a numerator above its denominator where that may be": Case(
        [counted(1, 7, 10, indicator="free")],
        [claim("sum", term("7", 1), term("7"), term("4"))],
        "inconclusive",
        ["11/10 pass"],
    ),
    "a denominator that would be nothing": Case(
        [EIGHT_OF_TEN], [claim("sum", term("10", 1), term("0"))], "pass"
    ),
    "a numerator that would be half a thing": Case(
        [EIGHT_OF_TEN], [claim("sum", term("8", 1), term("3"), term("4.5"))], "pass"
    ),
    "a reading of a part of the unit": Case(
        [counted(1, 8, 10, scope="một thôn"), counted(2, 9, 10)],
        [claim("sum", term("8", 1), term("3"), term("4"))],
        "pass",
    ),
    "a reading in a row of others": Case(
        [counted(1, 8, 10, row_concerns=(strategies.Concern(level="province"),)), counted(2, 9, 10)],
        [claim("sum", term("8", 1), term("3"), term("4"))],
        "pass",
    ),
    "two claims of which one would change the verdict": Case(
        [EIGHT_OF_TEN],
        [claim("sum", term("8", 1), term("5"), term("4")), claim("sum", term("8", 1), term("3"), term("4"))],
        "inconclusive",
        ["9/10 pass", "7/10 fail"],
    ),
    "one claim that would be kept by several values": Case(
        [stated(1, "95", indicator="free"), counted(2, 90, 100, indicator="free")],
        [claim("rate", term("10%"), term("90", 2), term("100", 2))],
        "inconclusive",
        ["90/947 fail", "90/819 fail"],
    ),
    "no activity where other figures say that there was": Case(
        [counted(1, 0, 0)], [claim("sum", term("0", 1), term("2"), term("3"))], "inconclusive", ["0/5 fail"]
    ),
    "no activity in one of two readings, and the other decides": Case(
        [counted(1, 0, 0), stated(2, "70")], [claim("sum", term("0", 1), term("2"), term("3"))], "fail"
    ),
    "an impossible reading that would fail, with nothing else": Case(
        [counted(1, 12, 10)], [claim("sum", term("12", 1), term("3"), term("4"))], "inconclusive", ["7/10 fail"]
    ),
    "an impossible reading that would pass, with nothing else": Case(
        [counted(1, 12, 10)], [claim("sum", term("12", 1), term("5"), term("4"))], "inconclusive", ["9/10 pass"]
    ),
    "an impossible reading that would fail, beside one that passes": Case(
        [counted(1, 12, 10), stated(2, "90")],
        [claim("sum", term("12", 1), term("3"), term("4"))],
        "inconclusive",
        ["7/10 fail"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_verdict_is_open_only_where_other_figures_would_change_it(name: str) -> None:
    case = CASES[name]
    indicator = case.readings[0].indicator

    found = judged(case.readings, claiming(case.readings, *case.claims), indicator=indicator)

    assert ([each.verdict for each in found.findings], shown(found)) == ([case.verdict], case.supposed)


@pytest.mark.parametrize("name", CASES)
def test_what_is_only_supposed_never_is_what_a_verdict_rests_on(name: str) -> None:
    case = CASES[name]

    (finding,) = judged(case.readings, claiming(case.readings, *case.claims)).findings

    assert [each.reading.number for each in finding.deciding if each.reading.supposed_by is not None] == []
    assert finding.decisive is None or finding.decisive.reading in case.readings


@pytest.mark.parametrize(
    ("comparator", "numerator", "terms", "verdict"),
    [
        ("at_least", 8, ("3", "4"), "inconclusive"),
        ("more_than", 9, ("4", "4"), "inconclusive"),
        ("at_most", 8, ("4", "5"), "inconclusive"),
        ("less_than", 7, ("4", "4"), "inconclusive"),
        ("more_than", 8, ("3", "4"), "fail"),
        ("less_than", 7, ("3", "3"), "pass"),
    ],
)
def test_each_comparison_is_made_with_what_is_supposed(
    comparator: str, numerator: int, terms: tuple[str, str], verdict: str
) -> None:
    readings = [counted(1, numerator, 10)]
    claimed = claiming(readings, claim("sum", term(str(numerator), 1), *map(term, terms)))

    assert [each.verdict for each in judged(readings, claimed, 80, comparator).findings] == [verdict]


def test_only_the_part_of_an_indicator_that_is_in_doubt_is_open() -> None:
    readings = [
        counted(1, 8, 10, indicator="parted", part="incoming"),
        counted(2, 7, 10, indicator="parted", part="results"),
    ]
    claims = [claim("sum", term("8", 1), term("3"), term("4")), claim("sum", term("7", 2), term("4"), term("4"))]

    of_first = judged(readings, claiming(readings, claims[0]), indicator="parted")
    of_both = judged(readings, claiming(readings, *claims), indicator="parted")

    assert [(each.verdict, each.unresolved_parts) for each in of_first.findings] == [("fail", ("incoming",))]
    assert [(each.verdict, each.unresolved_parts) for each in of_both.findings] == [
        ("inconclusive", ("incoming", "results"))
    ]


def spoken(readings: list[Reading], claimed: Claimed) -> tuple[list[str], list[str]]:
    """The reasons of the only finding, and what would change it."""
    found = judged(readings, claimed)
    library = replace(targets.load_shipped(), indicators=INDICATORS)
    says = speaker(RULES, library, found.findings, (*readings, *found.supposed), "vi")
    (finding,) = found.findings
    return list(says.finding(finding).because), list(says.what_would_change(finding))


def test_both_outcomes_are_named_with_what_they_would_be_by() -> None:
    readings = [EIGHT_OF_TEN]
    because, changes = spoken(readings, claiming(readings, claim("sum", term("8", 1), term("3"), term("4"))))

    assert because[-1] == (
        "Các số của báo cáo không khớp nhau: theo số đã ghi 8/10 = 80% (row 1) thì đạt, nhưng nếu là 7/10 = 70% "
        "(row 1 (số suy ra từ các số khác của báo cáo)) thì không đạt; chưa đủ căn cứ để kết luận."
    )
    assert changes[:2] == [
        "Nếu số đúng là 8/10 = 80% (row 1): Đạt.",
        "Nếu số đúng là 7/10 = 70% (row 1 (số suy ra từ các số khác của báo cáo)): Không đạt.",
    ]


def test_a_percent_that_is_only_supposed_is_said_as_it_would_be() -> None:
    readings = [stated(1, "80", value_text="80%")]
    because, _ = spoken(readings, claiming(readings, claim("rate", term("80%", 1), term("7"), term("10"))))

    assert because[-1] == (
        "Các số của báo cáo không khớp nhau: theo số đã ghi 80% (row 1) thì đạt, nhưng nếu là 70% "
        "(row 1 (số suy ra từ các số khác của báo cáo)) thì không đạt; chưa đủ căn cứ để kết luận."
    )


def test_activity_that_other_figures_show_is_named() -> None:
    readings = [counted(1, 0, 0)]
    because, _ = spoken(readings, claiming(readings, claim("sum", term("0", 1), term("2"), term("3"))))

    assert because[-1] == (
        "Các số của báo cáo không khớp nhau: row 1 ghi không phát sinh, nhưng nếu là 0/5 = 0% thì có; "
        "chưa đủ căn cứ để kết luận."
    )


@pytest.mark.parametrize(
    ("figure", "at", "number", "linked"),
    [
        ("40", Place(table=1, row=20), 1, True),
        ("40", Place(table=1, row=20, column=5, cell="E20"), 1, True),
        ("40", Place(table=1, row=26, column=5), 1, True),
        ("40", Place(table=1, row=14, column=5), 1, True),
        ("40", Place(table=1, row=27, column=5), 1, False),
        ("40", Place(table=2, row=20), 1, False),
        ("40", Place(table=1, row=20, sheet="Biểu 2"), 1, False),
        ("40", Place(), 1, False),
        ("41", Place(table=1, row=20), 1, False),
        ("4", Place(table=1, row=20), 2, True),
        ("4", Place(table=1, row=21), 2, False),
    ],
)
def test_a_figure_is_that_of_a_reading_by_its_value_and_place(
    figure: str, at: Place, number: int, linked: bool
) -> None:
    """A small number occurs in neighbouring rows by chance, so it must stand in the same one."""
    readings = {1: counted(1, 40, 50), 2: counted(2, 4, 5)}
    broken = claim("sum", term(figure)._replace(place=at), term("1"), term("1"))
    claimed = Claimed((broken,), {number: Place(table=1, row=20)})

    found = audit(submission([readings[number]]), claimed, INDICATORS)

    assert [(each.figure, each.role) for each in found.links] == ([(-1, "numerator")] if linked else [])


def test_a_reading_whose_place_is_not_known_is_not_in_doubt() -> None:
    broken = claim("sum", term("8")._replace(place=Place()), term("3"), term("4"))

    assert audit(submission([EIGHT_OF_TEN]), Claimed((broken,)), INDICATORS).links == ()


OWN = {
    "its percent against its counts": (claim("rate", term("85%", 1), term("8", 1), term("10", 1)), True),
    "another percent of the same counts": (claim("rate", term("86%", 1), term("8", 1), term("10", 1)), False),
    "its numerator within its denominator": (claim("parts", term("10", 1), term("12", 1)), False),
}


@pytest.mark.parametrize("name", OWN)
def test_what_a_reading_says_of_itself_is_left_to_the_rules_for_readings(name: str) -> None:
    made, own = OWN[name]
    readings = [counted(1, 8, 10, stated=exactly(85))]

    found = audit(submission(readings), claiming(readings, made), INDICATORS)

    assert [each.claim.kind for each in found.breaches] == ([] if own else [made.kind])


def test_a_numerator_above_its_denominator_is_left_to_the_rules_for_readings() -> None:
    readings = [counted(1, 12, 10)]
    made = claim("parts", term("10", 1), term("12", 1))

    assert audit(submission(readings), claiming(readings, made), INDICATORS).breaches == ()


def test_what_is_supposed_is_numbered_after_the_readings() -> None:
    readings = [reading(7, numerator=exactly(8), denominator=exactly(10)), counted(3, 5, 10)]
    claimed = claiming(
        readings, claim("sum", term("8", 7), term("3"), term("4")), claim("sum", term("5", 3), term("3"), term("4"))
    )

    found = audit(submission(readings), claimed, INDICATORS).suppositions

    assert [(each.reading.number, each.of.number, each.reading.supposed_by) for each in found] == [(8, 3, 2), (9, 7, 1)]


@settings(repeatable, max_examples=300)
@given(strategies.cases(), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(case: tuple, random: Random) -> None:
    sets, told, claimed = case
    shuffled = list(claimed.claims)
    random.shuffle(shuffled)

    first = evaluate(told, sets, INDICATORS, ENGINE.derive, claimed)
    second = evaluate(told, sets, INDICATORS, ENGINE.derive, claimed._replace(claims=tuple(shuffled)))

    assert [each.verdict for each in first.findings] == [each.verdict for each in second.findings]
    assert _of_claims(first) == _of_claims(second)


def _of_claims(judgement: Judgement) -> set[tuple[object, ...]]:
    return {(each.check, each.severity, each.touches, each.swings) for each in judgement.discrepancies}


@settings(repeatable, max_examples=300)
@given(strategies.cases())
def test_a_claim_that_holds_changes_nothing(case: tuple) -> None:
    sets, told, claimed = case
    more = [claim("sum", term("5", each.number), term("2"), term("3")) for each in told.readings]
    with_more = claiming(told.readings, *claimed.claims, *more)

    assert evaluate(told, sets, INDICATORS, ENGINE.derive, with_more) == evaluate(
        told, sets, INDICATORS, ENGINE.derive, claimed
    )


@settings(repeatable, max_examples=300)
@given(strategies.cases())
def test_claims_only_ever_open_a_verdict(case: tuple) -> None:
    sets, told, claimed = case

    alone = evaluate(told, sets, INDICATORS, ENGINE.derive)
    audited = evaluate(told, sets, INDICATORS, ENGINE.derive, claimed)

    moved = {(a.verdict, b.verdict) for a, b in zip(alone.findings, audited.findings, strict=True)}
    assert {after for before, after in moved if before != after} <= {"inconclusive"}


@settings(repeatable, max_examples=300)
@given(strategies.cases())
def test_usual_claims_change_no_verdict(case: tuple) -> None:
    sets, told, claimed = case
    usual = [each._replace(force="usual", exception=strategies.WORDS) for each in claimed.claims]

    alone = evaluate(told, sets, INDICATORS, ENGINE.derive)
    audited = evaluate(told, sets, INDICATORS, ENGINE.derive, claiming(told.readings, *usual))

    assert audited.findings == alone.findings


@settings(repeatable, max_examples=500)
@given(st.integers(0, 20), st.integers(1, 20), st.integers(0, 20), st.integers(0, 20))
def test_a_sum_in_doubt_opens_the_verdict_just_where_both_sides_differ(
    numerator: int, denominator: int, first: int, second: int
) -> None:
    readings = [counted(1, numerator, denominator)]
    made = claim("sum", term(str(numerator), 1), term(str(first)), term(str(second)))
    total = first + second

    found = judged(readings, claiming(readings, made), 50)

    if numerator > denominator:
        assert [each.verdict for each in found.findings] == ["inconclusive"]
        return
    outcomes = {2 * each >= denominator for each in (numerator, *([total] if total <= denominator else []))}
    # the figure may be the denominator too, where both are the same
    if numerator == denominator and total > 0 and numerator <= total:
        outcomes.add(2 * numerator >= total)
    expected = "inconclusive" if len(outcomes) == 2 else ("pass" if outcomes == {True} else "fail")
    assert [each.verdict for each in found.findings] == [expected]
