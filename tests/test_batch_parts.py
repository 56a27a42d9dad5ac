"""A long run in partitions: the same tables, and what an interrupted run has finished is taken over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from engine.batch import run as running
from engine.batch.coded import keeping
from engine.batch.parts import Parts
from tests import made_readings
from tests.command import Result, run
from tests.made_readings import write_csv

TABLE, OUTPUT = Path("so-lieu.csv"), Path("ra.csv")
WRITTEN = ("ra.csv", "ra.discrepancies.csv", "ra.rejected.csv", "ra.sets.csv")


@pytest.fixture(autouse=True)
def _table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = made_readings.rows(seed=11, cases=60, periods=(("2024-01-05", "2024-06-30"),))
    write_csv(TABLE, rows)
    with TABLE.open("a", encoding="utf-8", newline="") as file:
        file.write("một dòng cụt,commune\r\n")


def batch(*options: str) -> Result:
    return run("batch", TABLE, "-o", OUTPUT, *options)


def lines() -> Sequence[Sequence[str]]:
    """What is written, in no order."""
    return [sorted(Path(name).read_text(encoding="utf-8").splitlines()) for name in WRITTEN]


def test_partitions_make_no_difference() -> None:
    whole = batch()
    expected = lines()
    parted = batch("--partitions", "3")

    assert "so-lieu.csv: 1 dòng thiếu hoặc thừa ô" in whole.err
    assert parted == whole
    assert lines() == expected
    assert sorted(path.name for path in Path().iterdir()) == [*WRITTEN, TABLE.name]


def test_tables_that_hold_words_as_words_are_judged_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """So they are held on a cluster, which looks up nothing in conditions either."""
    write_csv(TABLE, made_readings.rows(seed=5, cases=40, periods=(("2024-01-05", "2024-06-30"),)))
    coded = batch()
    expected = lines()
    monkeypatch.setattr(running, "coding", lambda connection, *_: keeping(connection))

    assert batch() == coded
    assert lines() == expected


def interrupted(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """A run in three partitions that is interrupted when so many are finished."""
    keep, kept = Parts.keep, []

    def keep_some(self: Parts, *arguments: object) -> None:
        if len(kept) == after:
            raise KeyboardInterrupt
        keep(self, *arguments)  # type: ignore[arg-type]
        kept.append(arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Parts, "keep", keep_some)
        assert batch("--partitions", "3").status == 130
    assert [path.name for path in Path().glob("ra*")] == []
    assert len(list(Path().glob(".ra.csv.*.parts/[0-9]"))) == after


def judged_partitions(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The partitions that are judged from now on."""
    found, judge = [], running._judged

    def counted(*arguments: object) -> object:
        found.append(arguments)
        return judge(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "_judged", counted)
    return found


def test_an_interrupted_run_is_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = batch("--partitions", "3")
    expected = [Path(name).read_bytes() for name in WRITTEN]
    for name in WRITTEN:
        Path(name).unlink()
    interrupted(monkeypatch, after=2)
    judged = judged_partitions(monkeypatch)

    assert batch("--partitions", "3") == whole
    assert len(judged) == 1
    assert [Path(name).read_bytes() for name in WRITTEN] == expected
    assert sorted(path.name for path in Path().iterdir()) == [*WRITTEN, TABLE.name]


def test_what_was_finished_of_another_table_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(monkeypatch, after=1)
    TABLE.write_text("\n".join(TABLE.read_text(encoding="utf-8").splitlines()[:50]) + "\n", encoding="utf-8")
    judged = judged_partitions(monkeypatch)

    assert batch("--partitions", "3").status == 1
    assert len(judged) == 3
    assert sorted(path.name for path in Path().iterdir()) == [*WRITTEN, TABLE.name]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_table_that_is_written_while_it_is_read_is_refused(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are read more than once: what one reading found need not be what another did."""
    judge = running._judged
    table = TABLE.with_suffix(f".{form}")
    duckdb.sql(f"FROM read_csv('{TABLE}', all_varchar = true, ignore_errors = true)").write_parquet("so-lieu.parquet")

    def beside_a_writer(*arguments: object) -> object:
        table.write_bytes(table.read_bytes() + table.read_bytes())
        return judge(*arguments)  # type: ignore[arg-type]

    assert run("batch", table, "-o", "trước.csv").status in (1, 3)
    monkeypatch.setattr(running, "_judged", beside_a_writer)

    found = run("batch", table, "-o", OUTPUT)

    assert (found.status, found.out) == (3, "")
    assert found.err.splitlines() == [
        f"so-lieu.{form}: tệp đang được ghi, nội dung thay đổi trong lúc đọc [being-written]",
        "  gợi ý: chờ lưu hoặc chép xong rồi kiểm tra lại",
    ]
    assert list(Path().glob("ra.*")) == []
