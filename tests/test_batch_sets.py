"""Sets that are asked for and are not in force: counted over a whole table, where ``check`` tells them one by one."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from engine.asked import Request
from engine.pipeline import Judge
from engine.read.folders import Given
from tests.command import run
from tests.test_batch import own_set

HERE = Path(__file__).parent / "wrong" / "tables"
HEAD = "unit,level,from,to,indicator,value,place"
PERIODS = {"Xã A": ("2024-01-01", "2024-06-30"), "Xã B": ("2025-01-01", "2025-06-30"),
           "Xã C": ("2025-01-01", "2025-03-31"), "Xã D": ("2019-01-01", "2019-12-31")}  # fmt: skip


@pytest.fixture(autouse=True)
def _table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [f"{unit},commune,{from_},{to},online-payment,90%,d" for unit, (from_, to) in PERIODS.items()]
    Path("so-lieu.csv").write_text("\n".join((HEAD, *rows, "")), encoding="utf-8")


def by_check(*targets: str) -> Counter[str]:
    problems = Judge(Request(targets=targets)).judged(Given(Path("so-lieu.csv"))).problems
    return Counter(dict(each.details)["set"] for each in problems if each.code == "set-not-in-force")


@pytest.mark.parametrize("partitions", ["1", "3"])
def test_a_set_of_ones_own_outside_its_dates_is_counted_as_check_warns_of_it(partitions: str) -> None:
    own_set(Path("thu.yaml"))
    result = run("batch", "so-lieu.csv", "-o", "ra.csv", "--targets", "thu.yaml", "--partitions", partitions)

    assert result.err == (
        'so-lieu.csv: cảnh báo: bộ chỉ tiêu "thu" không có chỉ tiêu nào có hiệu lực cho 3 bộ số liệu (ví dụ của kỳ kết '
        "thúc ngày 2019-12-31); các bộ số liệu ấy không được đánh giá theo bộ này [cases-left-out]\n"
        "so-lieu.csv: 3 bộ số liệu không có bộ chỉ tiêu nào có hiệu lực vào ngày cuối kỳ (2019-12-31, 2025-03-31, "
        "2025-06-30) nên không đánh giá được [cases-without-sets]\n"
        "  gợi ý: dùng --targets với tên một bộ chỉ tiêu hoặc tệp chỉ tiêu của địa phương\n"
    )
    assert by_check("thu.yaml") == {"thu": 3}


def test_a_set_for_other_units_is_counted_and_the_named_ones_judge() -> None:
    asked = ("nq01-2024", "phu-quoc-2023")
    result = run("batch", "so-lieu.csv", "-o", "ra.csv", *(word for name in asked for word in ("--targets", name)))

    assert result.err == (
        'so-lieu.csv: cảnh báo: bộ chỉ tiêu "phu-quoc-2023" không có chỉ tiêu nào có hiệu lực cho 4 bộ số liệu (ví dụ '
        "của kỳ kết thúc ngày 2019-12-31); các bộ số liệu ấy không được đánh giá theo bộ này [cases-left-out]\n"
    )
    assert (by_check(*asked), result.status) == ({"phu-quoc-2023": 4}, 1)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sets_that_are_not_in_force_are_explained_in_the_gallery(language: str) -> None:
    result = run("batch", "so-lieu.csv", "-o", "ra.csv", "--targets", "phu-quoc-2023", "--lang", language)
    expected = HERE / f"sets-not-in-force.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.write_text(result.err, encoding="utf-8")

    assert (result.status, result.err) == (3, expected.read_text(encoding="utf-8"))


def test_nothing_is_counted_where_no_set_is_asked_for() -> None:
    assert "cases-left-out" not in run("batch", "so-lieu.csv", "-o", "ra.csv").err
