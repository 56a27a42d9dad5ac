"""``check --verify`` runs the rules both ways and says whether they agree."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

import cli
from engine import pipeline
from engine.facts import Derivation, Fact
from engine.relational.engine import RelationalEngine
from tests.command import ROOT, run

EXAMPLES = ("phu-my-2024.yaml", "phu-quoc-2024.yaml", "phu-my-2024.docx", "hong-gai-2024.yaml")
AGREE = (
    "Đã chạy các quy tắc bằng cả hai cách (durable-rules và các phép nối bảng) cho {} bộ số liệu: {} bước suy luận, "
    "giống nhau hoàn toàn.\n"
)


@pytest.fixture(autouse=True)
def _examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in EXAMPLES:
        shutil.copy(ROOT / "examples" / name, tmp_path)
    monkeypatch.chdir(tmp_path)


def test_both_ways_agree_on_the_examples_and_the_result_is_as_without() -> None:
    plain = run("check", ".", "--format", "json")
    verified = run("check", ".", "--format", "json", "--verify")

    derivations = verified.err.rpartition("liệu: ")[2].partition(" ")[0]
    assert (verified.status, verified.out) == (plain.status, plain.out)
    assert verified.err == plain.err + AGREE.format(4, derivations)
    assert int(derivations.replace(".", "")) > 300


def test_it_says_the_same_of_any_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    one = run("check", ".", "--verify", "--lang", "en")
    monkeypatch.setattr(pipeline, "FEWEST", 2)
    monkeypatch.setattr(cli, "_processors", lambda: 2)

    assert run("check", ".", "--verify", "--lang", "en") == one
    assert "The rules were run both ways (durable-rules and joins over tables) for 4 submissions: " in one.err


def test_a_file_that_is_wrong_is_not_verified() -> None:
    Path("sai.yaml").write_text("unit: {name: Xã A}\n", encoding="utf-8")

    assert "cho 4 bộ số liệu" in run("check", ".", "--verify").err


def test_a_difference_is_a_fault_of_the_program_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    right = RelationalEngine.derive_many

    def without_verdicts(self: RelationalEngine, cases: Sequence[Sequence[Fact]]) -> list[list[Derivation]]:
        found = right(self, cases)
        for each in found:
            each[:] = [one for one in each if one.concluded.values[:1] != ("nq01-2024/4",)]
        found[0].append(found[1][0]._replace(rule="no-rule"))
        return found

    monkeypatch.setattr(RelationalEngine, "derive_many", without_verdicts)
    result = run("check", "phu-my-2024.yaml", "hong-gai-2024.yaml", "--verify", "--lang", "en", "--format", "json")

    assert result.status == 4
    assert "the two ways of running the rules differ for 2 of 2 submissions" in result.err
    assert "  only durable-rules concludes: concerned-by-level → applicable nq01-2024/4" in result.err
    assert "  only the joins conclude: no-rule → applicable nq01-2024/1\n" in result.err


PERIODS = {"truoc.yaml": "{from: 2024-01-01, to: 2024-03-31}", "sau.yaml": "{from: 2024-04-01, to: 2024-06-30}"}


def two_periods() -> None:
    """A unit with the same counts in two periods."""
    for name, period in PERIODS.items():
        readings = [f"  - {{indicator: {each}, numerator: {at}, denominator: 9, place: d}}" for at, each in
                    enumerate(("online-payment", "online-dossiers", "satisfaction"), start=5)]  # fmt: skip
        head = f"unit: {{name: Xã An Phú, level: commune}}\nperiod: {period}\nreadings:\n"
        Path(name).write_text(head + "\n".join(readings) + "\n", encoding="utf-8")


def test_what_is_found_beside_an_earlier_period_is_run_both_ways_too(monkeypatch: pytest.MonkeyPatch) -> None:
    two_periods()
    asked: list[Sequence[Fact]] = []
    right = RelationalEngine.derive_many

    def heard(self: RelationalEngine, cases: Sequence[Sequence[Fact]]) -> list[list[Derivation]]:
        asked.extend(cases)
        return right(self, cases)

    monkeypatch.setattr(RelationalEngine, "derive_many", heard)
    result = run("check", *PERIODS, "--verify")

    (repeated,) = ([fact.values[1:] for fact in case] for case in asked if {fact.type for fact in case} == {"repeated"})
    assert (len(asked), len(repeated)) == (3, 1)
    assert "cho 2 bộ số liệu" in result.err
    assert "giống hệt báo cáo kỳ" in result.out


def test_a_difference_beside_an_earlier_period_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    two_periods()
    right = RelationalEngine.derive_many

    def silent(self: RelationalEngine, cases: Sequence[Sequence[Fact]]) -> list[list[Derivation]]:
        return [[one for one in each if one.rule != "figures-of-an-earlier-period"] for each in right(self, cases)]

    monkeypatch.setattr(RelationalEngine, "derive_many", silent)
    result = run("check", *PERIODS, "--verify", "--lang", "en")

    assert result.status == 4
    assert "only durable-rules concludes: figures-of-an-earlier-period → remark identical-figures, note" in result.err


def test_the_same_in_another_order_differs_too(monkeypatch: pytest.MonkeyPatch) -> None:
    right = RelationalEngine.derive_many
    backwards = lambda self, cases: [each[::-1] for each in right(self, cases)]  # noqa: E731
    monkeypatch.setattr(RelationalEngine, "derive_many", backwards)
    result = run("check", "phu-my-2024.yaml", "--verify", "--lang", "en")

    assert result.status == 4
    assert result.err.endswith("phu-my-2024.yaml:\n  the same derivations in another order\n")
