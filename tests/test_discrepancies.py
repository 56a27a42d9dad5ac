"""What is said of a discrepancy: its weight, what it touches and leaves open, its figures, what to ask the unit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from engine.discrepancies import RAISED
from engine.exact import exactly
from engine.fields import Text
from engine.model import SEVERITIES, Assessment, Claim, Discrepancy, Reading
from engine.pipeline import Judge, Request
from engine.problem import Place
from rules import load_shipped
from tests.strategies import claim, claiming, counted, percent_shown, stated, submission, term

RULES = load_shipped()
FULL = [("end-to-end-services", "100"), ("online-payment", "100"), ("digitization", "100"), ("result-sync", "100")]


@cache
def judge(language: str = "vi", strict: bool = False) -> Judge:
    return Judge(Request(language=language, strict=strict))


def assessed(readings: Sequence[Reading], *claims: Claim, language: str = "vi", strict: bool = False) -> Assessment:
    """By Nghị quyết 01, which asks 50% of online dossiers, 45% of online payment, 80% of digitization."""
    by = judge(language, strict)
    sets = [each for each in by.library.sets if each.id == "nq01-2024"]
    return by.assess(submission(readings), sets, claiming(readings, *claims))


def online(number: int, numerator: int, denominator: int, **fields: object) -> Reading:
    return counted(number, numerator, denominator, indicator="online-dossiers", **fields)


def paid(number: int, percent: str, **fields: object) -> Reading:
    return stated(number, percent, indicator="online-payment", value_text=f"{percent}%".replace(".", ","), **fields)


def shown(found: Sequence[Discrepancy]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(each.check, each.severity, each.touches, each.swings) for each in found]


ABOUT_ONLINE = "tỷ lệ hồ sơ trực tuyến (nq01-2024/3)"
LEAVES_OPEN = claim("sum", term("951", 1), term("400"), term("401"))
CHANGES_NOTHING = claim("sum", term("951", 1), term("480"), term("481"))
OF_NO_TARGET = claim("sum", term("7"), term("2"), term("3"))
USUAL = claim("sum", term("1652", 1), term("1"), term("2"), force="usual")


def test_what_leaves_a_verdict_open_comes_first_then_errors_then_what_touches_a_target() -> None:
    readings = [
        online(1, 951, 1652),
        paid(2, "45"),
        paid(3, "84.39"),
        stated(4, "98.8", indicator="end-to-end-services"),
        stated(5, "2.17", indicator="end-to-end-services"),
    ]

    found = assessed(readings, OF_NO_TARGET, USUAL, CHANGES_NOTHING, LEAVES_OPEN).discrepancies

    assert shown(found) == [
        ("sum-of-parts", "error", ("nq01-2024/3",), ("nq01-2024/3",)),
        ("contradicting-values", "error", ("nq01-2024/1",), ("nq01-2024/1",)),
        ("sum-of-parts", "error", ("nq01-2024/3",), ()),
        ("sum-of-parts", "error", (), ()),
        ("sum-of-parts", "warning", ("nq01-2024/3",), ()),
        ("differing-values", "warning", ("nq01-2024/2",), ()),
        ("exactly-the-threshold", "note", ("nq01-2024/2",), ()),
    ]


def test_discrepancies_of_one_weight_are_in_the_order_of_the_report() -> None:
    first = claim("sum", term("7"), term("2"), term("3"))
    second = claim("same", term("5"), term("6"))

    def checks(*claims: Claim) -> list[str]:
        return [each.check for each in assessed([], *claims).discrepancies]

    assert checks(first, second) == ["sum-of-parts", "two-values"]
    assert checks(second, first) == ["two-values", "sum-of-parts"]


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ((LEAVES_OPEN,), f"Vì điểm này, chưa đủ căn cứ kết luận về {ABOUT_ONLINE}."),
        ((CHANGES_NOTHING,), f"Không làm thay đổi kết luận về {ABOUT_ONLINE}."),
        ((USUAL,), f"Không làm thay đổi kết luận về {ABOUT_ONLINE}."),
        ((OF_NO_TARGET,), "Không liên quan đến chỉ tiêu nào đang xét."),
    ],
)
def test_a_discrepancy_says_what_it_does_to_verdicts(claims: tuple[Claim, ...], said: str) -> None:
    (found,) = assessed([online(1, 951, 1652)], *claims).discrepancies

    assert found.consequence == said


def test_each_of_two_claims_that_would_change_a_verdict_leaves_it_open() -> None:
    """Only the lowest and the highest that each claim supposes are shown, but each claim is."""
    lower = claim("sum", term("951", 1), term("300"), term("301"))

    found = assessed([online(1, 951, 1652)], LEAVES_OPEN, lower).discrepancies

    assert [each.swings for each in found] == [("nq01-2024/3",), ("nq01-2024/3",)]


def test_activity_that_other_figures_show_leaves_the_verdict_open() -> None:
    made = claim("sum", term("0", 1), term("2"), term("3"))

    found = assessed([online(1, 0, 0)], made).discrepancies

    assert shown(found) == [("sum-of-parts", "error", ("nq01-2024/3",), ("nq01-2024/3",))]


def test_what_does_not_apply_is_not_touched() -> None:
    readings = [counted(1, 8, 10, indicator="hospital-fee-payment")]
    made = claim("sum", term("8", 1), term("1"), term("2"))

    assert shown(assessed(readings, made).discrepancies) == [("sum-of-parts", "error", (), ())]


def test_a_note_never_leaves_a_verdict_open() -> None:
    found = assessed([paid(1, "45"), paid(2, "44.99")]).discrepancies

    assert shown(found) == [
        ("contradicting-values", "error", ("nq01-2024/2",), ("nq01-2024/2",)),
        ("exactly-the-threshold", "note", ("nq01-2024/2",), ()),
    ]


def test_without_targets_nothing_is_said_of_verdicts() -> None:
    readings = [online(1, 951, 1652)]
    found = judge().assess(submission(readings), [], claiming(readings, LEAVES_OPEN)).discrepancies

    assert [(each.check, each.consequence) for each in found] == [("sum-of-parts", "")]


def test_a_claim_quotes_its_figures_with_their_names_and_places() -> None:
    received = term("951", 1)._replace(name="Tiếp nhận", said_at="Biểu 1, dòng 2", place=Place(table=1, row=20, line=7))
    parts = (term("400")._replace(name="Mới", said_at="Biểu 1, dòng 3"),
             term("401")._replace(name="Kỳ trước", said_at="Biểu 1, dòng 4"))  # fmt: skip

    (found,) = assessed([online(1, 951, 1652)], claim("sum", received, *parts)).discrepancies

    assert [(each.text, each.name, each.at.line) for each in found.quoted] == [
        ("951", "Tiếp nhận", 7), ("400", "Mới", 0), ("401", "Kỳ trước", 0),
    ]  # fmt: skip
    assert [each.place.split(";")[0] for each in found.quoted] == ["Biểu 1, dòng 2", "Biểu 1, dòng 3", "Biểu 1, dòng 4"]
    assert found.message.endswith("“Tiếp nhận”: ghi “951”, nhưng 400 (Mới) + 401 (Kỳ trước) = 801.")
    assert found.question.endswith(
        "Số nào sai trong các số sau: Tiếp nhận “951”; Mới “400”; Kỳ trước “401”?"
    )
    assert found.name == "Tổng không khớp các phần"
    assert found.severity_because == "Phép cộng này luôn phải đúng."


def test_a_usual_claim_says_when_it_may_be_otherwise() -> None:
    exception = Text(vi="Hồ sơ rút không còn ở cột nào", en="Withdrawn dossiers stand in no column")
    made = USUAL._replace(exception=exception)

    (found,) = assessed([], made).discrepancies

    assert found.message.endswith("= 3. Hồ sơ rút không còn ở cột nào.")
    assert (found.severity, found.severity_because) == (
        "warning", "Phép cộng này thường đúng, nhưng có trường hợp không.",
    )  # fmt: skip


def test_a_slip_that_explains_a_claim_is_named() -> None:
    made = claim("sum", term("97")._replace(said_at="Mục 1"), term("70"), term("9"))

    (found,) = assessed([], made).discrepancies

    assert found.explanations[0].startswith("Có thể do viết nhầm thứ tự chữ số: “97” (Mục 1")
    assert found.explanations[0].endswith("lẽ ra là 79.")


def test_readings_quote_all_their_figures_with_the_indicator_and_the_place() -> None:
    readings = [online(1, 951, 1652), online(2, 900, 1652, stated=percent_shown("54.4"), value_text="54,4%")]

    (found,) = assessed(readings).discrepancies

    assert [(each.text, each.name, each.place, each.at) for each in found.quoted] == [
        ("951/1.652", "Tỷ lệ hồ sơ trực tuyến", "row 1", Place(table=1, row=20)),
        ("54,4% (900/1.652)", "Tỷ lệ hồ sơ trực tuyến", "row 2", Place(table=1, row=40)),
    ]
    assert found.question == (
        "Tỷ lệ hồ sơ trực tuyến: Số nào đúng: “951/1.652” (row 1); “54,4% (900/1.652)” (row 2)?"
    )


def test_what_to_ask_is_in_order_of_weight_and_once_for_all_values_of_one_thing() -> None:
    readings = [paid(1, "84.39"), paid(2, "95.55"), paid(3, "90"), online(4, 951, 1652)]
    made = claim("sum", term("951", 4), term("400"), term("401"))

    asked = assessed(readings, made).questions

    assert [tuple(each) for each in asked] == [
        ("error", "dòng 4; bảng 1, hàng 80: Số nào sai trong các số sau: tên: “951”, “400”, “401”?"),
        (
            "warning",
            "Tỷ lệ thanh toán trực tuyến: Số nào đúng: “84,39%” (row 1); “95,55%” (row 2); “90%” (row 3)?",
        ),
    ]


def test_the_note_on_full_rates_is_of_all_of_them() -> None:
    readings = [stated(i, value, indicator=name) for i, (name, value) in enumerate([*FULL, FULL[0]], start=1)]

    (found,) = assessed(readings).discrepancies

    assert (found.check, found.severity, [each.number for each in found.readings]) == (
        "everything-is-full", "note", [1, 2, 3, 4, 5],
    )  # fmt: skip
    assert found.message == "Mọi tỷ lệ được xét trong báo cáo đều là 100%."
    assert found.touches == ("nq01-2024/1", "nq01-2024/2", "nq01-2024/4", "nq01-2024/6")


def test_strict_makes_errors_of_warnings_and_leaves_notes() -> None:
    readings = [paid(1, "45"), paid(2, "84.39")]

    assert [each.severity for each in assessed(readings).discrepancies] == ["warning", "note"]
    assert [each.severity for each in assessed(readings, strict=True).discrepancies] == ["error", "note"]


def test_every_field_is_said_in_both_languages() -> None:
    readings = [online(1, 951, 1652), paid(2, "45"), paid(3, "84.39")]
    vi, en = (assessed(readings, LEAVES_OPEN, USUAL, language=language).discrepancies for language in ("vi", "en"))

    assert [(each.check, each.severity) for each in vi] == [(each.check, each.severity) for each in en]
    for field in ("name", "message", "severity_because", "consequence", "question"):
        for one, other in zip(vi, en, strict=True):
            assert getattr(one, field) and getattr(other, field), (field, one.check)
            assert getattr(one, field) != getattr(other, field)


# checks.yaml and the rules


def raised() -> set[tuple[str, str]]:
    """Every check with the severity with which some rule raises it."""
    found = set()
    for rule in RULES.rules.values():
        if rule.then.type in RAISED:
            said = {test.field: test.operand for test in rule.then.tests}
            found.add((str(said["check"]), str(said["severity"])))
    return found


def test_every_severity_of_every_check_is_raised_by_a_rule_and_no_other() -> None:
    told = {(name, severity) for name, check in RULES.checks.items() for severity in check.severities}

    assert raised() == told


def test_checks_have_names_reasons_and_questions_that_quote_the_figures() -> None:
    for name, check in RULES.checks.items():
        for language in ("vi", "en"):
            assert check.name.get(language), name
            assert check.question.get(language).count("{all}") == 1, name
            assert check.question.get(language).endswith("?"), name
            for severity, because in check.severities.items():
                assert severity in SEVERITIES
                assert because.get(language).endswith("."), (name, severity)


def test_names_of_checks_are_told_apart() -> None:
    for language in ("vi", "en"):
        names = [check.name.get(language) for check in RULES.checks.values()]
        assert len(set(names)) == len(names)


def test_every_rule_that_raises_something_says_what_is_wrong_or_rests_on_one_that_does() -> None:
    silent = {rule.id for rule in RULES.rules.values() if rule.then.type in RAISED and rule.because is None}

    assert silent == {"impossible-value"}
    assert all(
        rule.because is not None for rule in RULES.rules.values() if rule.then.type == "impossible"
    )


def test_a_percent_of_its_own_counts_is_quoted_once() -> None:
    (found,) = assessed([online(1, 951, 1652, stated=exactly(75), value_text="75%")]).discrepancies

    assert [each.text for each in found.quoted] == ["75% (951/1.652)"]
    assert found.question == (
        "Tỷ lệ hồ sơ trực tuyến: Tỷ lệ và số đếm, số nào đúng: “75% (951/1.652)” (row 1)?"
    )
