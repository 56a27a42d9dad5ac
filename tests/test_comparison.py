"""Two submissions side by side: what moved, by how much, what does not add up; and counts of an earlier period."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from engine.arithmetic import NOTHING_CLAIMED, Claimed
from engine.comparison import compare, is_older, repetitions, same_unit
from engine.comparison.side_by_side import movement
from engine.evaluate import evaluate
from engine.inference import Engine
from engine.model import VERDICTS, Assessment, Finding, Fingerprint, Period, Reading, TargetSet, Unit
from engine.model.compared import MOVEMENTS, Comparison, Points, TargetChange
from engine.model.outlined import AtHand
from engine.pipeline import Judge, Request
from engine.wording import texts
from rules import load_shipped
from tests.command import ROOT, run
from tests.strategies import INDICATORS, cases, counted, stated, submission, target
from tests.test_reports import VIETNAMESE, expect

ENGINE = Engine(load_shipped())
GOLDEN = Path(__file__).parent / "golden" / "compare"
SCHEMA = json.loads((ROOT / "docs" / "schemas" / "comparison-1.schema.json").read_text(encoding="utf-8"))
NO_FINGERPRINT = Fingerprint(inputs="0" * 64, rules="0" * 64, version="0")
INVERSE = {
    "newly-failing": "fixed",
    "newly-unverifiable": "newly-verifiable",
    "newly-applicable": "no-longer-applicable",
    "newly-active": "newly-idle",
    "only-new": "only-old",
}
INVERSE |= {back: forth for forth, back in INVERSE.items()}
repeatable = settings(
    max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def assessed(
    readings: Sequence[Reading],
    sets: Sequence[TargetSet] = (),
    claims: Claimed = NOTHING_CLAIMED,
    days: str = "2024-01-01 2024-12-31",
) -> Assessment:
    first, last = map(date.fromisoformat, days.split())
    period = Period.model_validate({"from": first, "to": last})
    paper = submission(readings).model_copy(update={"period": period})
    found = evaluate(paper, sets, INDICATORS, ENGINE.derive, claims)
    return Assessment.model_construct(
        submission=paper,
        target_sets=found.sets,
        findings=found.findings,
        discrepancies=found.discrepancies,
        fingerprint=NO_FINGERPRINT,
        supposed=(),
        places={},
    )


def finding(verdict: str | None) -> Finding | None:
    return None if verdict is None else Finding.model_construct(target=target("set/1", 80), verdict=verdict)


def changed(old: str | None, new: str | None) -> TargetChange:
    before, after = finding(old), finding(new)
    return TargetChange(target=target("set/1", 80), movement=movement(before, after), old=before, new=after)


# how verdicts move


def test_every_pair_of_verdicts_has_its_movement():
    rows = {
        "pass": "still-passing newly-failing newly-unverifiable newly-unverifiable newly-idle no-longer-applicable",
        "fail": "fixed still-failing newly-unverifiable newly-unverifiable newly-idle no-longer-applicable",
        "missing": "newly-verifiable newly-verifiable still-unverifiable still-unverifiable newly-verifiable "
        "no-longer-applicable",
        "inconclusive": "newly-verifiable newly-verifiable still-unverifiable still-unverifiable newly-verifiable "
        "no-longer-applicable",
        "no_activity": "newly-active newly-active newly-unverifiable newly-unverifiable still-idle "
        "no-longer-applicable",
        "not_applicable": "newly-applicable newly-applicable newly-applicable newly-applicable newly-applicable "
        "still-not-applicable",
    }
    columns = list(rows)
    expected = {
        (old, new): name for old, names in rows.items() for new, name in zip(columns, names.split(), strict=True)
    }

    assert {pair: movement(*map(finding, pair)) for pair in product(VERDICTS, repeat=2)} == expected
    assert (movement(None, finding("pass")), movement(finding("fail"), None)) == ("only-new", "only-old")


def test_every_movement_back_is_the_inverse_of_that_forth():
    for old, new in product((*VERDICTS, None), repeat=2):
        if old or new:
            forth, back = changed(old, new).movement, changed(new, old).movement
            assert back == INVERSE.get(forth, forth)


def test_worse_is_what_fails_or_cannot_be_verified_and_did_not_before():
    unverifiable = ("missing", "inconclusive")
    worse = {
        (old, new) for old, new in product((*VERDICTS, None), repeat=2) if (old or new) and changed(old, new).is_worse
    }

    assert worse == {
        *((old, "fail") for old in (*VERDICTS, None) if old != "fail"),
        *((old, new) for old in (*VERDICTS, None) if old not in unverifiable for new in unverifiable),
    }  # fmt: skip


def movements(comparison: Comparison) -> Counter[str]:
    return Counter(each.movement for each in comparison.targets)


@repeatable
@given(cases())
def test_a_submission_beside_itself_has_no_change(case):
    sets, paper, claims = case
    own = assessed(paper.readings, sets, claims)

    found = compare(own, own)

    assert (found.figures, found.unchanged, found.is_worse) == ((), len(paper.readings), False)
    assert [each for each in found.targets if not each.movement.startswith("still-")] == []
    assert len(found.targets) == len(own.findings)
    assert {(each.lasting, each.has_other_figures) for each in found.discrepancies} <= {("still", False)}
    assert len(found.discrepancies) == len(own.discrepancies)


@repeatable
@given(cases(), cases())
def test_what_newly_fails_one_way_is_fixed_the_other_way(case, other):
    sets, paper, claims = case
    old, new = assessed(paper.readings, sets, claims), assessed(other[1].readings, sets, other[2])

    forth, back = compare(old, new), compare(new, old)

    assert movements(back) == Counter({INVERSE.get(name, name): count for name, count in movements(forth).items()})
    assert {each.target.id for each in forth.targets if each.movement == "newly-failing"} == {
        each.target.id for each in back.targets if each.movement == "fixed"
    }
    assert forth.unchanged == back.unchanged
    assert sorted(map(differences, forth.figures)) == sorted(
        (new, old, tuple((basis, -points) for basis, points in both))
        for old, new, both in map(differences, back.figures)
    )
    lasting = {"new": "gone", "gone": "new", "still": "still"}
    assert Counter(each.lasting for each in back.discrepancies) == Counter(
        lasting[each.lasting] for each in forth.discrepancies
    )


def differences(change) -> tuple[int, int, tuple[tuple[str, Fraction], ...]]:
    numbers = (each.number if each else 0 for each in (change.old, change.new))
    return (*numbers, tuple((each.basis, each.difference) for each in change.points))


# figures


def test_figures_are_set_against_each_other_exactly_and_like_with_like():
    old = assessed([counted(1, 951, 1652), stated(2, "57.5"), counted(3, 1, 3), stated(4, "50", indicator="free")])
    new = assessed(
        [
            counted(1, 1000, 1652),
            stated(2, "60"),
            stated(3, "40"),
            stated(4, "50.0", indicator="free"),
            stated(5, "1", indicator="parted", part="results"),
        ]
    )

    found = compare(old, new)

    assert [(differences(each), each.numerator, each.denominator) for each in found.figures] == [
        ((1, 1, (("counts", Fraction(4900, 1652)),)), 49, 0),
        ((2, 2, (("stated", Fraction(5, 2)),)), None, None),
        ((3, 3, (("mixed", Fraction(20, 3)),)), None, None),
        ((0, 5, ()), None, None),
    ]
    assert found.unchanged == 1


def test_a_reading_that_only_moved_to_another_place_did_not_change():
    old = assessed([stated(1, "10"), stated(2, "20")])
    new = assessed(
        [stated(1, "20").model_copy(update={"place": "page 9"}), stated(2, "10").model_copy(update={"place": "page 8"})]
    )

    assert (compare(old, new).figures, compare(old, new).unchanged) == ((), 2)


def test_readings_of_another_part_or_scope_are_not_set_against_each_other():
    old = assessed([stated(1, "10", indicator="parted", part="results"), stated(2, "20", scope="Thôn  Một")])
    new = assessed([stated(1, "10", indicator="parted", part="incoming"), stated(2, "25", scope="thôn một")])

    assert list(map(differences, compare(old, new).figures)) == [
        (0, 1, ()),
        (2, 2, (("stated", Fraction(5)),)),
        (1, 0, ()),
    ]


def test_bounds_have_no_difference():
    above = stated(1, "99").model_copy(update={"stated": None, "numerator": counted(1, 5, 9).numerator})

    (change,) = compare(assessed([above]), assessed([stated(1, "98")])).figures

    assert (change.points, change.numerator, change.denominator) == ((), None, None)


# units and periods


@pytest.mark.parametrize(
    ("old", "new", "is_same"),
    [
        (Unit(name="Xã Hòa Bình", level="commune"), Unit(name="xã  HOÀ BÌNH", level="commune"), True),
        (Unit(name="Xã An Phú", level="commune"), Unit(name="Xã An Phụ", level="commune"), False),
        (Unit(name="Phú Quốc", level="commune"), Unit(name="Phú Quốc", level="district"), False),
        (
            Unit(name="Phường 1", level="commune", province="A"),
            Unit(name="Phường 1", level="commune", province="B"),
            False,
        ),
        (Unit(name="Phường 1", level="commune", province="A"), Unit(name="Phường 1", level="commune"), True),
        (Unit(name="Phường 1", level="commune", parent="A"), Unit(name="Phường 1", level="commune", parent="B"), False),
    ],
)
def test_units_are_the_same_where_level_and_name_are_and_nothing_speaks_against_it(old, new, is_same):
    assert (same_unit(old, new), same_unit(new, old)) == (is_same, is_same)


def test_a_period_is_older_that_ends_or_else_begins_before():
    year, half, second = (
        assessed([], days=days).submission
        for days in ("2024-01-01 2024-12-31", "2024-01-01 2024-06-30", "2024-07-01 2024-12-31")
    )

    assert (is_older(half, year), is_older(year, second), is_older(second, year), is_older(year, year)) == (
        True, True, False, False,
    )  # fmt: skip


# counts of an earlier period

FIRST, SECOND, THIRD = "2024-01-01 2024-03-31", "2024-04-01 2024-06-30", "2024-07-01 2024-09-30"
SAME = [
    counted(1, 951, 1652),
    counted(2, 5, 9, indicator="free"),
    counted(3, 80, 100, indicator="parted", part="results"),
]


def notes(*assessments: Assessment) -> list[list[tuple[str, str, tuple[int, ...]]]]:
    found = repetitions([*map(AtHand, assessments)], lambda _, facts: ENGINE.derive(facts))
    return [
        [(each.check, each.severity, tuple(reading.number for reading in each.readings)) for each in own]
        for own in (found.get(at, ()) for at in range(len(assessments)))
    ]


def test_three_pairs_of_counts_of_an_earlier_period_are_noted_at_the_later_one():
    old, new = assessed(SAME, days=FIRST), assessed([*SAME, counted(4, 1, 7, scope="s")], days=SECOND)
    noted = [("identical-figures", "note", (1, 2, 3))]

    assert (notes(old, new), notes(new, old)) == ([[], noted], [noted, []])


LESS = {
    "two pairs only": (SAME[:2], SECOND),
    "the same period": (SAME, FIRST),
    "of another part": ([*SAME[:2], SAME[2].model_copy(update={"part": "incoming"})], SECOND),
    "of another scope": ([*SAME[:2], SAME[2].model_copy(update={"scope": "s"})], SECOND),
    "one more dossier": ([*SAME[:2], counted(3, 81, 100, indicator="parted", part="results")], SECOND),
    "one pair in three places": (
        [SAME[0], *(counted(number, 5, 9, indicator="free") for number in (2, 3, 4))],
        SECOND,
    ),
    "percentages alone": ([stated(number, "80") for number in (1, 2, 3)], SECOND),
    "nothing over nothing": ([*SAME[:2], counted(3, 0, 0)], SECOND),
}


@pytest.mark.parametrize("name", LESS)
def test_less_is_not_noted(name):
    readings, days = LESS[name]
    old = assessed([*SAME, counted(4, 0, 0)], days=FIRST)

    assert notes(old, assessed(readings, days=days)) == [[], []]


def test_another_units_counts_are_not_noted():
    old = assessed(SAME, days=FIRST)
    paper = old.submission.model_copy(update={"unit": Unit(name="Xã B", level="commune")})

    assert notes(old.model_copy(update={"submission": paper}), assessed(SAME, days=SECOND)) == [[], []]


def test_each_earlier_period_is_looked_at_and_told_in_one_note(tmp_path):
    paths = [paper(tmp_path / f"{n}.yaml", days) for n, days in enumerate((FIRST, SECOND, THIRD))]

    told = "3 trong 3 cặp số đếm giống hệt báo cáo kỳ {}."
    last = Judge(Request()).check(paths).assessments[-1]

    assert [(each.check, each.message) for each in last.discrepancies if each.check == "identical-figures"] == [
        ("identical-figures", f"{told.format('01/01/2024 - 31/03/2024')} {told.format('01/04/2024 - 30/06/2024')}")
    ]
    assert last.questions[-1].text.startswith("Số liệu kỳ này đã được tính lại chưa: ")


# the command


def paper(path: Path, days: str = FIRST, unit: str = "{name: Xã A, level: commune}", more: str = "") -> Path:
    first, last = days.split()
    readings = "".join(
        f"  - {{indicator: {name}, numerator: {numerator}, denominator: 100, place: dòng {number}}}\n"
        for number, (name, numerator) in enumerate(
            (("online-dossiers", 60), ("online-payment", 70), ("satisfaction", 95)), start=1
        )
    )
    text = f"unit: {unit}\nperiod: {{from: {first}, to: {last}}}\nreadings:\n{readings}{more}"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_the_whole_comparison_of_two_quarters(form, language, monkeypatch):
    monkeypatch.chdir(GOLDEN)

    result = run("compare", "quy-1.yaml", "quy-2.yaml", "--format", form, "--lang", language)

    assert (result.status, result.err) == (1, "")
    expect(re.sub(r"[0-9a-f]{64}", "…", result.out), f"compare/{form}.{language}.txt")


def test_json_keeps_its_schema(monkeypatch, tmp_path):
    monkeypatch.chdir(GOLDEN)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    other = paper(tmp_path / "khac.yaml", unit="{name: Xã B, level: commune}")
    for papers in (
        ["quy-1.yaml", "quy-2.yaml"],
        ["quy-1.yaml", other],
        ["quy-1.yaml", other, "--any-unit"],
        ["-", "-"],
    ):
        found = json.loads(run("compare", *papers, "--format", "json").out)
        validator.validate(found)
        if found["comparison"]:
            assert sum(found["comparison"]["summary"].values()) == len(found["comparison"]["targets"])
            assert list(found["comparison"]["summary"]) == list(MOVEMENTS)


def test_a_submission_beside_itself_is_not_worse():
    result = run("compare", GOLDEN / "quy-1.yaml", GOLDEN / "quy-1.yaml")

    assert (result.status, result.err) == (0, "")
    assert "Không có chỉ tiêu nào mới không đạt hoặc mới thiếu căn cứ.\n" in result.out
    assert "Không có số liệu nào thay đổi (giữ nguyên 10).\n" in result.out


def test_two_units_are_compared_only_where_it_is_asked_for(tmp_path):
    old = paper(tmp_path / "a.yaml")
    new = paper(tmp_path / "b.yaml", SECOND, "{name: Xã B, level: commune}")

    refused, compared = run("compare", old, new), run("compare", old, new, "--any-unit")
    named = run("compare", old, new, "--unit", "Xã A")

    assert (refused.status, refused.out, compared.status, compared.err, named.status) == (3, "", 0, "", 0)
    assert refused.err == (
        f"{new}: đây là số liệu của Xã B (cấp xã), còn {old} là của Xã A (cấp xã); chỉ so sánh hai kỳ của một đơn vị "
        "[two-units]\n"
        "  gợi ý: thêm --any-unit nếu vẫn muốn đặt hai đơn vị cạnh nhau, "
        "hoặc --unit nếu là một đơn vị nhưng ghi hai tên\n"
    )
    assert compared.out.startswith("So sánh hai đơn vị: Xã A (cấp xã) và Xã B (cấp xã)\n")
    assert "giống hệt báo cáo kỳ" not in compared.out
    assert "3 trong 3 cặp số đếm giống hệt báo cáo kỳ 01/01/2024 - 31/03/2024." in named.out


def test_the_older_in_the_newers_place_is_warned_of(tmp_path):
    old, new = paper(tmp_path / "a.yaml", SECOND), paper(tmp_path / "b.yaml", FIRST)

    result = run("compare", old, new)

    assert result.status == 0
    assert result.err == (
        f"{new}: cảnh báo: kỳ báo cáo này kết thúc ngày 31/03/2024, trước kỳ của {old} (ngày 30/06/2024); "
        "hai tệp có thể đã đổi chỗ cho nhau [new-is-older]\n"
    )


def test_a_file_that_cannot_be_read_or_holds_several_submissions_is_not_compared(tmp_path):
    one = paper(tmp_path / "a.yaml")
    (tmp_path / "all").mkdir()
    paper(tmp_path / "all" / "b.yaml", SECOND)
    paper(tmp_path / "all" / "c.yaml", THIRD)

    several, none = run("compare", one, tmp_path / "all"), run("compare", one, tmp_path / "none.yaml")

    assert (several.status, several.out, none.status, none.out) == (3, "", 3, "")
    assert "[several-to-compare]" in several.err
    assert "[no-such-file]" in none.err


def test_periods_of_other_sets_are_judged_each_by_its_own_unless_one_is_named(tmp_path):
    old = paper(tmp_path / "a.yaml")
    new = paper(tmp_path / "b.yaml", "2026-01-01 2026-06-30")

    own = json.loads(run("compare", old, new, "--format", "json").out)["comparison"]
    named = json.loads(
        run("compare", old, new, "--targets", "nq01-2024", "--as-of", "2024-06-30", "--format", "json").out
    )

    assert {each["movement"] for each in own["targets"]} == {"only-new", "only-old"}
    assert {each["target"].partition("/")[0] for each in own["targets"]} == {"nq01-2024", "nq02-2024", "qd2629-2025"}
    assert {each["target"].partition("/")[0] for each in named["comparison"]["targets"]} == {"nq01-2024"}
    assert named["comparison"]["worse"] == []


def test_the_result_is_not_written_over_one_of_the_two(tmp_path):
    old, new = paper(tmp_path / "a.yaml"), paper(tmp_path / "b.yaml", SECOND)

    results = [run("compare", old, new, "--output", each) for each in (old, new)]

    assert [each.status for each in results] == [2, 2]
    assert "period" in new.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_an_english_comparison_says_nothing_in_vietnamese(form, tmp_path):
    old = paper(tmp_path / "a.yaml", unit="{name: Xa A, level: commune}")
    old.write_text(old.read_text(encoding="utf-8").replace("dòng", "row"), encoding="utf-8")
    new = tmp_path / "b.yaml"
    new.write_text(old.read_text(encoding="utf-8").replace("2024-01", "2024-02").replace("70", "7"), encoding="utf-8")

    result = run("compare", old, new, "--format", form, "--lang", "en")

    assert result.status == 1
    assert VIETNAMESE.findall(re.sub(r"QĐ-TTg", "", result.out)) == []


def test_every_wording_is_in_both_languages_and_every_movement_has_one():
    words = texts("comparison")

    assert [key for key, wording in words.items() if set(wording) != {"vi", "en"} or not all(wording.values())] == []
    assert set(MOVEMENTS) <= set(words)
    assert {f"points-{basis}" for basis in ("counts", "stated", "mixed")} <= set(words)
    assert Points("counts", Fraction(1)).difference == 1
