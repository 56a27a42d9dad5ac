"""Every discrepancy that the audit finds in the five real reports was looked up by a person, and the guide shows it."""

from __future__ import annotations

import os

import pytest

from tests.proof_of_audit import EXPLAINABLE, FALSE, JUDGEMENTS, PAGE, SEEDS, TRUE, found, judged, totals, with_table


@pytest.fixture
def _seeds():
    if not SEEDS.is_dir():
        assert not os.environ.get("CI"), f"{SEEDS} is absent"
        pytest.skip("the seeds are not here")


@pytest.mark.usefixtures("_seeds")
def test_every_discrepancy_is_judged_and_every_judgement_is_of_one():
    assert [each for each in found() if each.key not in judged()] == []
    assert set(judged()) - {each.key for each in found()} == set()


@pytest.mark.usefixtures("_seeds")
def test_the_table_of_the_guide_is_what_the_audit_finds():
    text = PAGE.read_text(encoding="utf-8")
    assert with_table(text) == text


@pytest.mark.usefixtures("_seeds")
def test_no_error_is_a_false_alarm_and_few_of_all_discrepancies_are():
    said = [(each.severity, judged()[each.key].judgement) for each in found()]
    assert [each for each in said if each == ("error", FALSE)] == []
    assert sum(judgement == FALSE for _, judgement in said) * 100 <= 5 * len(said)


def test_each_judgement_is_one_of_three_and_says_why():
    assert {each.judgement for each in judged().values()} <= set(JUDGEMENTS)
    assert [key for key, each in judged().items() if not each.why] == []


def test_the_totals_count_each_judgement_by_severity():
    said = [("error", TRUE), ("warning", TRUE), ("warning", FALSE), ("note", EXPLAINABLE)]
    assert list(totals(said)) == [
        "| mức | số điểm | đúng | giải thích được | báo động giả |",
        "|---|---|---|---|---|",
        "| lỗi | 1 | 1 | 0 | 0 |",
        "| cảnh báo | 2 | 1 | 0 | 1 |",
        "| lưu ý | 1 | 0 | 1 | 0 |",
        "| cộng | 4 | 2 | 1 | 1 |",
        "",
        "Báo động giả: 1/4, tức 25,0%.",
    ]
