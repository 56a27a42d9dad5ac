"""Places where two readings of the design meet: what is concluded there, through the whole program."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.pipeline import Judge, Report, Request

ROOT = Path(__file__).parent.parent
PLAN = (ROOT / "targets" / "phu-quoc-2023.yaml").read_text(encoding="utf-8")


def judged(tmp_path: Path, *readings: str, level: str = "commune", **asked: object) -> Report:
    path = tmp_path / "submission.yaml"
    head = f"unit: {{name: Xã A, level: {level}}}\nperiod: {{from: 2024-01-01, to: 2024-06-30}}\nreadings:\n"
    path.write_text(head + "".join(f"  - {{{each}}}\n" for each in readings), encoding="utf-8")
    return Judge(Request(**asked)).check([path])


def verdict(report: Report, target: str) -> str:
    (assessment,) = report.assessments
    return next(finding.verdict for finding in assessment.findings if finding.target.id == target)


def test_a_denominator_of_nothing_alone_is_no_activity(tmp_path):
    report = judged(tmp_path, 'indicator: online-dossiers, value: "0%", denominator: 0, place: a')
    assert verdict(report, "nq01-2024/3") == "no_activity"


def test_no_activity_of_the_whole_does_not_speak_for_a_part_that_is_silent(tmp_path):
    whole = "indicator: digitization, numerator: 0, denominator: 0, place: a"
    incoming = 'indicator: digitization, part: incoming, value: "90%", place: b'
    assert verdict(judged(tmp_path, whole), "nq01-2024/4") == "no_activity"
    assert verdict(judged(tmp_path, incoming), "nq01-2024/4") == "missing"
    assert verdict(judged(tmp_path, whole, incoming), "nq01-2024/4") == "missing"


@pytest.mark.parametrize(("day", "codes"), [(None, []), (date(2025, 6, 30), ["no-target-set"]),
                                            (date(2025, 7, 1), ["level-has-ended"])])
def test_a_level_is_judged_only_as_of_days_on_which_it_exists(tmp_path, day, codes):
    report = judged(tmp_path, level="district", as_of=day)
    assert [problem.code for problem in report.problems] == codes


def test_scopes_that_differ_in_capitals_are_one_part_of_the_unit(tmp_path):
    report = judged(
        tmp_path,
        'indicator: satisfaction, scope: cấp xã, value: "95%", place: a',
        'indicator: satisfaction, scope: "Cấp  xã", value: "40%", place: b',
    )
    assert [each.check for each in report.assessments[0].discrepancies] == ["contradicting-values"]


def test_a_local_file_is_added_and_a_set_that_is_named_stands_alone(tmp_path):
    local = tmp_path / "xa-2024.yaml"
    local.write_text(
        PLAN.replace("id: phu-quoc-2023", "id: xa-2024")
        .replace("2023-01-18, until: 2023", "2024-01-01, until: 2024")
        .replace('units: ["Thành phố Phú Quốc"]\n', "")
        .replace("level: district", "level: commune"),
        encoding="utf-8",
    )
    added = judged(tmp_path, targets=(str(local),)).assessments[0]
    alone = judged(tmp_path, targets=(str(local), "xa-2024")).assessments[0]
    assert [each.id for each in added.target_sets] == ["nq01-2024", "nq02-2024", "xa-2024"]
    assert [each.id for each in alone.target_sets] == ["xa-2024"]


def test_a_percent_and_counts_of_one_reading_are_told_apart_where_they_contradict(tmp_path):
    report = judged(tmp_path, 'indicator: online-dossiers, value: "51%", numerator: 4999, denominator: 10000, place: a')
    finding = next(each for each in report.assessments[0].findings if each.target.id == "nq01-2024/3")
    assert finding.because[-1] == (
        "Cùng một nội dung nhưng số liệu mâu thuẫn: 51% (a) thì đạt, 4.999/10.000 = 49,99% (a) thì không đạt; "
        "chưa đủ căn cứ để kết luận."
    )


def test_a_vague_figure_says_how_it_is_read(tmp_path):
    report = judged(tmp_path, 'indicator: digitization, value: "khoảng 90%", place: a')
    finding = next(each for each in report.assessments[0].findings if each.target.id == "nq01-2024/4")
    assert finding.because == ("a: khoảng 90% (81% – 99%) đạt yêu cầu từ 80% trở lên.",)
