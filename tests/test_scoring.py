"""From assessments to points, ranks and pictures: by hand for small cases, by what must hold for random ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.evaluate import evaluate
from engine.exact import Amount
from engine.inference import Engine
from engine.model import Assessment, Finding, Fingerprint, Period, Reading, TargetSet, Unit
from engine.model.decided import Decision, judged
from engine.model.outlined import AtHand
from engine.model.scored import Scheme, SchemeGroup, Scoring, UnitScore
from engine.problem import Problem
from engine.scoring import NO_DECISIONS, score, unit_score
from engine.scoring.spellings import are_alike, spelling
from rules import load_shipped as load_rules
from targets import load_shipped
from targets.library import Library
from tests.strategies import INDICATORS, WORDS, cases, counted, reading, stated, submission, target, target_set

ENGINE = Engine(load_rules())
SET = target_set(
    "s",
    [
        target("s/1", 80),
        target("s/2", 10, comparator="at_most", indicator="free"),
        target("s/3", 50, indicator="parted"),
        target("s/4", 90, indicator="unasked", concerns=[("district", None)]),
    ],
)
LIBRARY: Library = replace(load_shipped(), indicators=INDICATORS, sets=(SET,))
PASSES, NEARLY, NONE = (counted(1, 80, 100), counted(1, 60, 100), counted(1, 0, 0))
FREE_PASSES, FREE_FAILS = (counted(2, each, 100, indicator="free") for each in (10, 20))
PARTED = (stated(3, "50", indicator="parted", part="incoming"), stated(4, "70", indicator="parted", part="results"))
repeatable = settings(
    max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def scheme(method: str = "passes", **given: object) -> Scheme:
    given.setdefault("weights", {})
    given.setdefault("groups", ())
    given.setdefault("full_at", {})
    words = {"name": WORDS, "note": WORDS, "known_by": "own"}
    return Scheme(id="scheme", method=method, close=Fraction(2), digest="0" * 64, **words, **given)


def group(name: str, points: int, *indicators: str) -> SchemeGroup:
    return SchemeGroup(id=name, name=WORDS, max=Fraction(points), indicators=indicators)


EQUAL, PROPORTIONAL = scheme(), scheme("proportional")
GROUPS = scheme(
    "groups", groups=(group("a", 20, "plain"), group("b", 30, "parted", "free"), group("c", 50, "unasked")),
    full_at={"plain": Fraction(90)},
)  # fmt: skip


def assessed(*readings: Reading, name: str = "Xã A", sets: Sequence[TargetSet] = (SET,), **given: object) -> Assessment:
    """What the rules conclude of these readings; the rest says whose they are."""
    days = given.pop("days", (date(2024, 1, 1), date(2024, 12, 31)))
    source, digest = given.pop("source", f"{name}.yaml"), given.pop("digest", None)
    numbered = [each.model_copy(update={"number": at}) for at, each in enumerate(readings, 1)]
    paper = submission(numbered).model_copy(
        update={
            "unit": Unit(**{"name": name, "level": "commune", **given}),
            "period": Period.model_validate(dict(zip(("from", "to"), days, strict=True))),
            "source": source,
            "digest": digest or source,
        }
    )
    found = evaluate(paper, sets, INDICATORS, ENGINE.derive)
    fingerprint = Fingerprint(inputs=paper.digest, rules="0" * 64, version="0")
    return Assessment.model_construct(
        submission=paper,
        target_sets=found.sets,
        findings=found.findings,
        discrepancies=found.discrepancies,
        fingerprint=fingerprint,
        places={},
    )


def scored(*assessments: Assessment, by: Scheme = EQUAL, **given: object) -> Scoring:
    return score(map(AtHand, assessments), by, LIBRARY, **given)


def points(unit: UnitScore) -> dict[str, tuple[str, Fraction, Fraction]]:
    return {row.target.id: (row.standing, row.earned, row.possible) for row in unit.rows}


def decision(ruling: str, row: str = "s/1") -> Decision:
    return Decision("Xã A", row, ruling, "lý do", "Trưởng đoàn", date(2024, 7, 1))


# schemes, by hand


def test_every_target_that_applies_counts_the_same_and_silence_earns_nothing():
    unit = unit_score(assessed(PASSES, FREE_FAILS), EQUAL)
    assert points(unit) == {
        "s/1": ("counted", 1, 1), "s/2": ("counted", 0, 1), "s/3": ("open", 0, 1), "s/4": ("left-out", 0, 0)
    }  # fmt: skip
    assert (unit.earned, unit.possible, unit.score) == (1, 3, Fraction(100, 3))
    assert (unit.open, unit.passes, unit.fails) == (1, 1, 1)
    assert [row.gain for row in unit.rows] == [0, Fraction(100, 3), Fraction(100, 3), 0]
    assert [row.share for row in unit.rows] == [1, 0, 0, None]


def test_what_had_no_activity_leaves_the_denominator():
    unit = unit_score(assessed(NONE, FREE_PASSES), EQUAL)
    assert points(unit)["s/1"] == ("left-out", 0, 0)
    assert (unit.earned, unit.possible, unit.score) == (1, 2, 50)


def test_readings_that_contradict_each_other_earn_nothing_and_stay_in_the_denominator():
    unit = unit_score(assessed(stated(1, "98.8"), stated(2, "2.17")), EQUAL)
    assert unit.rows[0].finding.verdict == "inconclusive"
    assert points(unit)["s/1"] == ("open", 0, 1)
    assert (unit.open, unit.score) == (3, 0)


def test_a_unit_of_which_nothing_counts_has_no_score_and_no_rank_and_stands_last():
    idle = assessed(name="Xã A", sets=[target_set("s", SET.targets[3:])])
    found = scored(assessed(name="Xã B"), idle)
    assert [(each.name, each.score, each.rank) for each in found.units] == [("Xã B", 0, 1), ("Xã A", None, None)]


def test_a_weight_of_a_target_goes_before_that_of_its_indicator_and_0_takes_it_out():
    by = scheme(weights={"s/1": Fraction(3), "plain": Fraction(5), "free": Fraction(2), "parted": Fraction(0)})
    unit = unit_score(assessed(PASSES, FREE_FAILS), by)
    assert points(unit) == {
        "s/1": ("counted", 3, 3), "s/2": ("counted", 0, 2), "s/3": ("outside", 0, 0), "s/4": ("left-out", 0, 0)
    }  # fmt: skip
    assert unit.score == 60
    assert [row.gain for row in unit.rows] == [0, 40, 0, 0]


@pytest.mark.parametrize(
    ("readings", "row", "share", "basis"),
    [
        ([NEARLY], 0, Fraction(3, 4), "value"),
        ([PASSES], 0, Fraction(1), "value"),
        ([stated(1, "95")], 0, Fraction(1), "value"),
        ([counted(1, 7346, 9228)], 0, Fraction(7346, 9228) * 100 / 80, "value"),
        ([NEARLY, stated(2, "40")], 0, Fraction(1, 2), "value"),
        ([reading(1, stated=Amount(Fraction(30), Fraction(40)))], 0, Fraction(3, 8), "bound"),
        ([reading(1, stated=Amount(None, Fraction(40)))], 0, Fraction(0), "bound"),
        ([reading(1, stated=Amount(Fraction(99), None, lowest_open=True))], 0, Fraction(1), "bound"),
        ([FREE_FAILS], 1, Fraction(1, 2), "value"),
        ([FREE_PASSES], 1, Fraction(1), "value"),
        ([counted(1, 0, 100, indicator="free")], 1, Fraction(1), "value"),
        (PARTED, 2, Fraction(1), "value"),
        ([PARTED[0], stated(4, "20", indicator="parted", part="results")], 2, Fraction(2, 5), "value"),
        ([stated(3, "20", indicator="parted", part="incoming")], 2, Fraction(0), "part-open"),
        ([], 2, Fraction(0), "none"),
    ],
)
def test_the_share_of_the_threshold_that_is_reached_is_earned_and_no_more_than_all(readings, row, share, basis):
    found = unit_score(assessed(*readings), PROPORTIONAL).rows[row]
    assert (found.share, found.share_basis, found.earned) == (share, basis, share)


def test_nothing_is_divided_by_a_threshold_of_0():
    only_none = target_set("s", [target("s/1", 0, comparator="at_most", indicator="free")])
    shares = [
        unit_score(assessed(counted(1, each, 100, indicator="free"), sets=[only_none]), PROPORTIONAL).rows[0].share
        for each in (0, 5)
    ]
    assert shares == [1, 0]


def test_a_maximum_is_shared_by_the_indicators_that_count_and_a_group_without_any_leaves_the_denominator():
    unit = unit_score(assessed(PASSES, FREE_FAILS), GROUPS)
    assert points(unit) == {
        "s/1": ("counted", Fraction(160, 9), 20), "s/2": ("counted", Fraction(15, 2), 15), "s/3": ("open", 0, 15),
        "s/4": ("left-out", 0, 0),
    }  # fmt: skip
    assert [(each.group.id, each.earned, each.possible) for each in unit.groups] == [
        ("a", Fraction(160, 9), 20), ("b", Fraction(15, 2), 30), ("c", 0, 0)
    ]  # fmt: skip
    assert unit.possible == 50
    assert unit.score == (Fraction(160, 9) + Fraction(15, 2)) * 2


def test_a_group_leaves_the_rest_of_its_maximum_to_the_indicators_that_had_activity():
    unit = unit_score(assessed(counted(1, 0, 0, indicator="free"), *PARTED), GROUPS)
    assert points(unit)["s/2"] == ("left-out", 0, 0)
    assert points(unit)["s/3"] == ("counted", 15, 30)


def test_what_a_fix_brings_by_groups_is_what_the_threshold_itself_would_earn():
    unit = unit_score(assessed(NEARLY, FREE_FAILS), GROUPS)
    assert unit.rows[0].earned == Fraction(20) * 60 / 90
    assert unit.rows[0].gain == (Fraction(20) * 80 / 90 - Fraction(20) * 60 / 90) / 50 * 100
    assert unit.rows[1].gain == Fraction(15, 2) / 50 * 100
    assert unit.rows[2].gain == Fraction(15, 2) / 50 * 100


def test_weights_divide_the_maximum_of_a_group():
    by = GROUPS.model_copy(update={"weights": {"parted": Fraction(2), "free": Fraction(1)}})
    possible = {name: most for name, (_, _, most) in points(unit_score(assessed(), by)).items()}
    assert possible == {"s/1": 20, "s/2": 10, "s/3": 20, "s/4": 0}


def test_an_indicator_that_two_documents_ask_of_has_its_part_of_the_group_once():
    twice = [SET, target_set("z", [target("z/1", 70)])]
    library = replace(LIBRARY, sets=tuple(twice))
    unit = score([AtHand(assessed(PASSES, sets=twice))], GROUPS, library).units[0].opened()
    assert {name: most for name, (_, _, most) in points(unit).items()} == {
        "s/1": 10, "s/2": 15, "s/3": 15, "s/4": 0, "z/1": 10
    }  # fmt: skip


# decisions


@pytest.mark.parametrize(
    ("readings", "ruling", "by", "expected"),
    [
        ([NEARLY], "pass", EQUAL, ("pass", "counted", 1, 1)),
        ([NEARLY], "pass", PROPORTIONAL, ("pass", "counted", 1, 1)),
        ([NEARLY], "pass", GROUPS, ("pass", "counted", Fraction(160, 9), 20)),
        ([NEARLY], "fail", PROPORTIONAL, ("fail", "counted", Fraction(3, 4), 1)),
        ([NEARLY], "confirm", PROPORTIONAL, ("fail", "counted", Fraction(3, 4), 1)),
        ([NEARLY], "suspend", EQUAL, ("fail", "suspended", 0, 0)),
        ([NEARLY], "not_applicable", EQUAL, ("not_applicable", "left-out", 0, 0)),
        ([NEARLY], "inconclusive", PROPORTIONAL, ("inconclusive", "open", 0, 1)),
        ([PASSES], "fail", EQUAL, ("fail", "counted", 0, 1)),
        ([PASSES], "fail", PROPORTIONAL, ("fail", "counted", 0, 1)),
        ([], "fail", PROPORTIONAL, ("fail", "counted", 0, 1)),
        ([], "pass", PROPORTIONAL, ("pass", "counted", 1, 1)),
    ],
)
def test_a_decision_counts_in_the_place_of_the_machines_verdict_which_stays_visible(readings, ruling, by, expected):
    assessment = assessed(*readings)
    decided = {judged(assessment.submission, "s/1"): decision(ruling)}
    unit = unit_score(assessment, by, decided)
    row = unit.rows[0]
    assert (row.verdict, row.standing, row.earned, row.possible) == expected
    assert row.decision == decision(ruling)
    assert row.finding == assessment.findings[0]
    assert row.is_changed == (ruling != "confirm" and (row.standing == "suspended" or ruling != row.finding.verdict))
    assert unit.before == unit_score(assessment, by)


def test_a_unit_without_a_decision_has_no_score_before_it():
    other = assessed(PASSES, name="Xã B")
    decided = {judged(assessed(NEARLY).submission, "s/1"): decision("pass")}
    assert unit_score(other, EQUAL, decided).before is None


def test_ranks_before_the_decisions_are_those_that_all_units_would_have_without_any():
    one, other, third = assessed(NEARLY), assessed(PASSES, name="Xã B"), assessed(PASSES, FREE_PASSES, name="Xã C")
    decided = {judged(one.submission, "s/1"): decision("pass"), judged(one.submission, "s/2"): decision("pass", "s/2")}
    found = scored(one, other, third, decided=decided)
    assert [(each.name, each.rank, each.tied) for each in found.units] == [
        ("Xã A", 1, True), ("Xã C", 1, True), ("Xã B", 3, False)
    ]  # fmt: skip
    before = found.units[0].before
    assert before is not None
    assert (before.rank, before.tied, before.score) == (3, False, 0)
    assert [each.before for each in found.units[1:]] == [None, None]


# ranks


def ranked(*readings: Sequence[Reading], names: str = "ABCDEFG") -> list[tuple[str, int | None, bool]]:
    every = [assessed(*each, name=f"Xã {name}") for each, name in zip(readings, names, strict=False)]
    return [(each.name, each.rank, each.tied) for each in scored(*every).rankings[0].units]


def test_units_of_one_score_share_a_rank_and_the_next_is_as_much_lower():
    all_three, two = (PASSES, FREE_PASSES, *PARTED), (PASSES, FREE_PASSES)
    assert ranked((), two, all_three, two) == [
        ("Xã C", 1, False), ("Xã B", 2, True), ("Xã D", 2, True), ("Xã A", 4, False)
    ]  # fmt: skip


def test_of_units_that_share_a_rank_the_one_with_fewer_open_targets_is_named_first():
    assert ranked((PASSES,), (PASSES, FREE_FAILS), (PASSES,)) == [
        ("Xã B", 1, True), ("Xã A", 1, True), ("Xã C", 1, True)
    ]  # fmt: skip


def test_units_are_ranked_only_among_those_of_their_level():
    commune, district = assessed(NEARLY), assessed(PASSES, name="Huyện B", level="district")
    found = scored(commune, district)
    assert [(each.level, [(unit.name, unit.rank) for unit in each.units]) for each in found.rankings] == [
        ("district", [("Huyện B", 1)]), ("commune", [("Xã A", 1)])
    ]  # fmt: skip


def test_a_ranking_says_where_periods_or_sets_differ():
    half = (date(2024, 1, 1), date(2024, 6, 30))
    others = target_set("z", [target("z/1", 70)])
    assert scored(assessed(), assessed(name="Xã B")).rankings[0].remarks == ()
    assert scored(assessed(), assessed(name="Xã B", days=half)).rankings[0].remarks == ("periods-differ",)
    assert scored(assessed(), assessed(name="Xã B", sets=[SET, others])).rankings[0].remarks == ("sets-differ",)


# pictures of targets


def test_a_picture_counts_verdicts_and_shows_values_and_who_is_close():
    values = {"A": "78", "B": "81.5", "C": "60", "D": "100"}
    every = [assessed(stated(1, value), name=f"Xã {name}") for name, value in values.items()]
    found = scored(*every, assessed(NONE, name="Xã E"), assessed(name="Xã F")).pictures[0]
    assert (found.target.id, found.level, found.suspended) == ("s/1", "commune", 0)
    assert found.counts == {
        "pass": 2, "fail": 2, "missing": 1, "no_activity": 1, "not_applicable": 0, "inconclusive": 0
    }  # fmt: skip
    assert found.passing == Fraction(2, 5)
    assert [(each.unit.name, each.value, each.margin, each.verdict) for each in found.values] == [
        ("Xã C", 60, -20, "fail"), ("Xã A", 78, -2, "fail"), ("Xã B", Fraction(163, 2), Fraction(3, 2), "pass"),
        ("Xã D", 100, 20, "pass"),
    ]  # fmt: skip
    assert [each.unit.name for each in found.close] == ["Xã B", "Xã A"]


def test_a_share_that_is_all_there_is_is_not_called_close():
    of_all = target_set("s", [target("s/1", 100)])
    every = [assessed(stated(1, value), name=f"Xã {value}", sets=[of_all]) for value in ("100", "99.5")]
    found = score(map(AtHand, every), EQUAL, replace(LIBRARY, sets=(of_all,)))
    assert [each.unit.name for each in found.pictures[0].close] == ["Xã 99.5"]


def test_the_hardest_target_is_the_one_that_the_smallest_share_passes_and_ties_share():
    found = scored(assessed(PASSES, FREE_FAILS, name="Xã A"), assessed(NEARLY, name="Xã B"))
    assert [(each.target.id, each.passing, each.hardness) for each in found.pictures] == [
        ("s/1", Fraction(1, 2), 3), ("s/2", 0, 1), ("s/3", 0, 1), ("s/4", None, None)
    ]  # fmt: skip
    assert [each.target.id for each in found.hardest] == ["s/2", "s/3", "s/1"]


def test_a_verdict_that_a_decision_changed_counts_as_changed_and_a_suspended_one_apart():
    one, other = assessed(NEARLY), assessed(NEARLY, name="Xã B")
    decided = {
        judged(one.submission, "s/1"): decision("pass"),
        judged(other.submission, "s/1"): decision("suspend"),
    }
    found = scored(one, other, decided=decided).pictures[0]
    assert (found.counts["pass"], found.counts["fail"], found.suspended, found.passing) == (1, 0, 1, 1)


# groups of units


def test_units_are_grouped_by_province_and_parent_with_the_exact_mean():
    here, there = {"parent": "Huyện X", "province": "Tỉnh P"}, {"parent": "Huyện X", "province": "Tỉnh Q"}
    every = (
        assessed(PASSES, FREE_PASSES, name="Xã A", **here),
        assessed(PASSES, name="Xã B", parent="huyện  X", province="Tỉnh P"),
        assessed(name="Xã C", **there),
        assessed(PASSES, name="Xã D"),
    )
    assert [
        (each.kind, each.name, each.within, [unit.name for unit in each.units], each.mean, each.passes, each.judged)
        for each in scored(*every).groups
    ] == [
        ("province", "Tỉnh P", "", ["Xã A", "Xã B"], 50, 3, 6),
        ("province", "Tỉnh Q", "", ["Xã C"], 0, 0, 3),
        ("parent", "Huyện X", "Tỉnh P", ["Xã A", "Xã B"], 50, 3, 6),
        ("parent", "Huyện X", "Tỉnh Q", ["Xã C"], 0, 0, 3),
    ]


# doubts

FIGURES = (counted(1, 951, 1652), counted(2, 31, 207, indicator="free"))
HALF = (date(2024, 1, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ({}, {"source": "b.yaml", "digest": "a.yaml"}, "same-period"),
        ({}, {"source": "b.yaml"}, "same-period"),
        ({}, {"source": "b.yaml", "days": HALF}, "other-period"),
        ({}, {"source": "b.yaml", "parent": "Huyện X"}, "same-period"),
        ({"name": "Xã Hoà Bình"}, {"name": "xã  Hòa Bình"}, "same-period"),
        ({"name": "Xã An Phú"}, {"name": "Xã An Phu"}, "spelling"),
        ({"name": "Xã An Phú"}, {"name": "UBND xã An Phú"}, "spelling"),
        ({"name": "Xã An Phú"}, {"name": "An Phú"}, "spelling"),
        ({"name": "Thị trấn Phú Mỹ"}, {"name": "TT. Phú Mĩ"}, "spelling"),
        ({"name": "Phường 1"}, {"name": "Phường 01"}, "spelling"),
        ({"name": "Xã Trung Hiếu"}, {"name": "Xã Trugn Hiếu"}, "spelling"),
        ({"parent": "Huyện X"}, {"source": "b.yaml", "parent": "Huyện Y"}, None),
        ({"province": "Tỉnh P"}, {"source": "b.yaml", "province": "Tỉnh Q"}, None),
        ({"name": "Xã An Phú"}, {"name": "Xã An Phụ"}, None),
        ({"name": "Xã An Phú"}, {"name": "Phường An Phú"}, None),
        ({"name": "Xã An Phú", "parent": "Huyện X"}, {"name": "Xã An Phu", "parent": "Huyện Y"}, None),
        ({"name": "Phường 1"}, {"name": "Phường 11"}, None),
        ({"name": "???"}, {"name": "!!!"}, None),
        ({"name": "Xã 区"}, {"name": "Xã 県"}, None),
        ({"name": "Xã Quảng Phú"}, {"name": "Xã Quảng Phúu"}, None),
        ({"name": "Xã Quảng Phú"}, {"name": "Xã Quảngg Phú"}, "spelling"),
        ({"name": "Xã " + "A" * 5_000}, {"name": "Xã " + "A" * 5_001}, None),
        ({"name": "Xã Tân Phú"}, {"name": "Xã Tân Phúc"}, None),
        ({"name": "Xã A"}, {"name": "Huyện A", "level": "district"}, None),
    ],
)
def test_what_may_be_one_unit_is_asked_and_not_ranked_and_never_merged(one, other, kind):
    third = assessed(PASSES, name="Xã Mỹ Lộc")
    pair = (assessed(**{"source": "a.yaml", **one}), assessed(PASSES, **{"source": "c.yaml", **other}))
    found = scored(*pair, third)
    assert [each.kind for each in found.doubts] == ([kind] if kind else [])
    assert len(found.units) == 3
    assert len(found.doubted) == (2 if kind else 0)
    assert all(each.rank is None for each in found.doubted)
    assert sum(len(each.units) for each in found.rankings) == (1 if kind else 3)
    shown = {value.unit.source for picture in found.pictures for value in picture.values}
    assert shown.isdisjoint(each.source for each in found.doubted)


def test_two_names_that_are_words_of_their_own_are_a_question_where_the_figures_are_the_same():
    pair = [assessed(*FIGURES, name=name) for name in ("Xã An Phú", "Xã An Phụ")]
    assert [each.kind for each in scored(*pair).doubts] == ["spelling"]


def test_a_file_that_is_there_twice_is_told_as_such():
    pair = [assessed(*FIGURES, source=source, digest="same") for source in ("a.yaml", "b.yaml")]
    assert [each.kind for each in scored(*pair).doubts] == ["same-report"]


def test_three_submissions_of_one_unit_are_one_question():
    found = scored(*(assessed(source=f"{each}.yaml") for each in "abc"))
    assert [[unit.source for unit in each.units] for each in found.doubts] == [["a.yaml", "b.yaml", "c.yaml"]]


def test_a_name_that_may_be_either_of_two_units_brings_both_into_the_question():
    found = scored(
        assessed(parent="Huyện X", source="x.yaml"), assessed(parent="Huyện Y", source="y.yaml"),
        assessed(source="z.yaml"),
    )  # fmt: skip
    assert [len(each.units) for each in found.doubts] == [3]


def test_spellings_compare_alike_in_both_directions():
    names = ["Xã An Phú", "Xã An Phu", "An Phú", "P. An Phú", "Xã 1", "Phường 01", "Xã Đông Hoà", "Xã Dong Hoà", "="]
    spelled = [spelling(name, ["xã", "phường"]) for name in names]
    for one in spelled:
        for other in spelled:
            assert are_alike(one, other, same_figures=False) == are_alike(other, one, same_figures=False)


# the whole run


def test_the_order_of_the_inputs_changes_nothing():
    every = [assessed(*each, name=f"Xã {name}") for name, each in zip("CABD", ((), (PASSES,), (NEARLY,), (PASSES,)),
                                                                      strict=True)]  # fmt: skip
    assert scored(*every) == scored(*reversed(every))


def test_the_fingerprint_tells_inputs_scheme_and_decisions_apart():
    one = assessed(NEARLY)
    decided = {judged(one.submission, "s/1"): decision("confirm")}
    prints = [
        scored(one).fingerprint,
        scored(assessed(NEARLY, digest="other")).fingerprint,
        scored(one, by=scheme().model_copy(update={"digest": "1" * 64})).fingerprint,
        scored(one, decided=decided).fingerprint,
    ]
    assert len({each.whole for each in prints}) == 4
    assert [each.inputs == prints[0].inputs for each in prints] == [True, False, True, True]
    assert [each.scheme == prints[0].scheme for each in prints] == [True, True, False, True]
    assert [each.decisions == prints[0].decisions for each in prints] == [True, True, True, False]
    moved = {judged(one.submission, "s/1"): decision("confirm")._replace(source="khac.yaml")}
    assert scored(one, decided=moved).fingerprint == prints[3]


def test_problems_and_the_day_are_handed_on_and_the_sets_are_those_that_judged():
    problem = Problem("b.yaml", "empty-file")
    found = scored(assessed(), problems=[problem], as_of=date(2024, 7, 1))
    assert (found.problems, found.as_of, found.sets) == ((problem,), date(2024, 7, 1), ("s",))


def test_of_nothing_a_scoring_is_empty():
    found = scored()
    assert (found.units, found.rankings, found.pictures, found.groups, found.doubts) == ((), (), (), (), ())


# what must hold for any submissions


SCHEMES = [
        EQUAL,
        PROPORTIONAL,
        scheme(weights={"plain": Fraction(3), "free": Fraction(1, 3), "parted": Fraction(0)}),
        scheme("groups", groups=(group("a", 30, "plain", "parted"), group("b", 70, "free")),
               full_at={"plain": Fraction(80), "free": Fraction(50)}),
]  # fmt: skip


def of_case(case: tuple[list[TargetSet], object, object], name: str) -> Assessment:
    sets, paper, claimed = case
    named = paper.model_copy(update={"unit": paper.unit.model_copy(update={"name": name}), "source": name})
    found = evaluate(named, sets, INDICATORS, ENGINE.derive, claimed)
    return Assessment.model_construct(
        submission=named,
        target_sets=found.sets,
        findings=found.findings,
        discrepancies=found.discrepancies,
        fingerprint=Fingerprint(inputs=name, rules="0", version="0"),
        places={},
    )


@repeatable
@given(cases())
def test_a_unit_never_earns_more_than_is_possible_and_its_score_is_the_sum_of_its_rows(case):
    assessment = of_case(case, "Xã A")
    for by in SCHEMES:
        unit = unit_score(assessment, by)
        assert [row.finding for row in unit.rows] == list(assessment.findings)
        for row in unit.rows:
            assert 0 <= row.earned <= row.possible
            assert (row.standing in ("counted", "open")) == (row.possible > 0) == (row.share is not None)
            assert row.standing != "open" or row.earned == 0
            assert 0 <= row.gain <= 100
        assert unit.earned == sum(row.earned for row in unit.rows)
        assert unit.possible == sum(row.possible for row in unit.rows)
        assert unit.score == (unit.earned / unit.possible * 100 if unit.possible else None)
        assert all(isinstance(each, Fraction) for row in unit.rows for each in (row.earned, row.possible, row.gain))


def improved(assessment: Assessment, at: int) -> Assessment:
    """The same with this finding passed, just so."""
    old = assessment.findings[at]
    new = Finding.model_construct(target=old.target, verdict="pass")
    return assessment.model_copy(
        update={"findings": tuple(new if each is old else each for each in assessment.findings)}
    )


@repeatable
@given(cases(), st.data())
def test_a_target_that_is_fixed_brings_exactly_what_was_said_and_costs_no_rank(case, data):
    assessment = of_case(case, "Xã A")
    others = [of_case(data.draw(st.just(case)), name) for name in ("Phường Bến Tre", "Đặc khu Côn Đảo")]
    for by in SCHEMES:
        unit = unit_score(assessment, by)
        fixable = [at for at, row in enumerate(unit.rows) if row.possible and row.finding.verdict != "pass"]
        for at in fixable:
            better = improved(assessment, at)
            assert unit_score(better, by).score == unit.score + unit.rows[at].gain
            before, after = (ranks([each, *others], by, case[0])["Xã A"] for each in (assessment, better))
            assert after <= before


def ranks(assessments: Sequence[Assessment], by: Scheme, sets: Sequence[TargetSet]) -> Mapping[str, int | None]:
    found = score(map(AtHand, assessments), by, replace(LIBRARY, sets=tuple(sets)))
    return {each.name: each.rank for each in found.units}


@repeatable
@given(st.lists(cases(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_no_order_of_units_and_no_repetition_of_the_run_changes_a_scoring(found, random):
    every = [of_case((found[0][0], paper, claimed), f"Xã {name}") for name, (_, paper, claimed)
             in zip(("Bình An", "Tân Lập", "Mỹ Đức", "Hưng Yên"), found, strict=False)]  # fmt: skip
    shuffled = random.sample(every, len(every))
    library = replace(LIBRARY, sets=tuple(found[0][0]))
    for by in SCHEMES:
        first, second = (score(map(AtHand, each), by, library) for each in (every, shuffled))
        assert first == second
        for ranking in first.rankings:
            scores = [each.score for each in ranking.units if each.score is not None]
            ranks_there = [each.rank for each in ranking.units if each.score is not None]
            assert ranks_there == [1 + sum(other > own for other in scores) for own in scores]


@repeatable
@given(cases())
def test_silence_earns_nothing_by_any_scheme(case):
    """Without a single reading every target that applies is in the denominator, and nothing is earned."""
    sets, paper, _ = case
    assessment = of_case((sets, paper.model_copy(update={"readings": ()}), case[2]._replace(claims=())), "Xã A")
    for by in SCHEMES:
        unit = unit_score(assessment, by, NO_DECISIONS)
        assert unit.earned == 0
        assert {row.standing for row in unit.rows if row.finding.verdict == "missing"} <= {"open", "outside"}
