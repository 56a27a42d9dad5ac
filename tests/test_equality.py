"""Two executors of the rules find the same: a small run of the benchmark that compares them field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import equality


def test_what_batch_finds_of_generated_submissions_is_what_durable_rules_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(equality, "SHARE", 150)
    sizes, differences = equality.equal(400, 11, 1, tmp_path)

    assert differences == []
    assert sizes["submissions"] > 250
    assert all(sizes[name] > 10 for name in ("pass", "fail", "missing", "inconclusive", "no_activity", "rejected"))
    assert sizes["identical-figures"] > 0


CASE = ("Xã A", "2024-01-05", "2024-06-30")
DIFFERENT = {
    "another verdict": ([{"verdict": "pass"}], [{"verdict": "fail"}]),
    "a finding too few": ([{"target": "1"}, {"target": "2"}], [{"target": "1"}]),
    "a finding too many": ([], [{"target": "1"}]),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_difference_is_told(name: str) -> None:
    one, other = DIFFERENT[name]
    (line,) = equality.differing("findings", {CASE: one}, {CASE: other})

    assert line.startswith("findings of Xã A, 2024-01-05, 2024-06-30\n    only ")
    assert list(equality.differing("findings", {CASE: one}, {CASE: [dict(each) for each in one]})) == []
