"""A Spark cluster gives the tables that DuckDB gives, byte for byte, also when a worker is lost in the middle.

The cluster is real: a master and two workers, each a process of its own on this machine.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests import made_readings
from tests.command import run
from tests.made_dossiers import SCHEMA, dossier
from tests.spark_cluster import LONGEST, QUICK, Cluster, cluster, needs_spark, start

pytestmark = needs_spark()
PERIOD = (("2024-01-05", "2024-06-30"),)
FILES = 3


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    for name, value in QUICK.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster"), QUICK) as made:
        made.worker("first")
        yield made


def dossiers(folder: Path, rows: int = 3000) -> Path:
    """Files of dossiers, some of them wrong in each of the ways that are told apart."""
    folder.mkdir()
    day = dt.date(2025, 1, 1)
    wrong = (
        {"received": None}, {"received": dt.date(1969, 1, 1)}, {"resolved": day}, {"channel": "fax"}, {"test": True},
        {"withdrawn": True}, {"unit": "Xã Lạ"}, {"resolved": dt.date(2026, 5, 5)}, {"fee_due": -1}, {"rating": None},
    )  # fmt: skip
    found = []
    for number in range(rows):
        received = day + dt.timedelta(days=number * 7 % 300)
        resolved = received + dt.timedelta(days=number % 19)
        own = {"channel": ("online", "in-person", "post")[number % 3], "rating": ("satisfied", "neutral")[number % 2],
               "unit": f"Xã số {number % 17}", "received": received, "resolved": resolved, "reused": number % 5 == 0,
               "appointed": received + dt.timedelta(days=number * 3 % 21), "synchronised": resolved,
               "late_mark": number % 6 == 0, "fee_due": number % 4, "paid_online": number % 8 == 3}  # fmt: skip
        own |= wrong[number // 20 % len(wrong)] if number % 20 == 0 else {}
        found.append(dossier(number, **own))
        if number % 50 == 7:  # a copy
            found.append(found[-1])
        if number % 70 == 9:  # the same number with other cells
            found.append({**found[-1], "channel": "post", "unit": "Xã số 3"})
    for part in range(FILES):
        pq.write_table(pa.Table.from_pylist(found[part::FILES], schema=SCHEMA), folder / f"part-{part}.parquet")
    return folder


def readings(path: Path) -> Path:
    """Readings with awkward figures, all of which the same sets judge, and rows that are rejected."""
    return made_readings.write_csv(path, made_readings.rows(seed=5, cases=40, periods=PERIOD))


def given(process: subprocess.Popen[bytes], backend: str) -> tuple[int, str, str]:
    """What the command said and its status; the address of the cluster left out."""
    out, err = process.communicate(timeout=LONGEST)
    return process.returncode, out.decode(), err.decode().replace(backend, "")


def after(folder: Path, tables: int, process: subprocess.Popen[bytes]) -> None:
    """Waits until so many tables were begun in the folder that a command works in."""
    until = time.monotonic() + LONGEST
    while not _has(folder, f".chitieu-*/**/table_{tables}"):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until
        time.sleep(0.05)


def _has(folder: Path, pattern: str) -> bool:
    try:
        return any(folder.glob(pattern))
    except FileNotFoundError:  # a folder that went away while it was looked at
        return False


def test_dossiers_are_derived_alike_though_a_worker_is_lost(running: Cluster, tmp_path: Path) -> None:
    tmp_path = tmp_path / "Thư mục [1] của tôi, 50%20"
    tmp_path.mkdir()
    dossiers(tmp_path / "ho-so")
    listed = "".join(f"Xã số {number},commune,Huyện A\n" for number in range(15))
    (tmp_path / "don-vi.csv").write_text(f"unit,level,parent\n{listed}", encoding="utf-8")
    command = ("derive", "ho-so", "--units", "don-vi.csv", "--as-of", "2025-12-31", "--format", "json",
               "--rejected", "bi-loai.csv", "--temp", ".")  # fmt: skip
    names = ("bi-loai.csv",)
    by_duckdb = given(start(*command, folder=tmp_path), "")
    expected = [(tmp_path / name).read_bytes() for name in names]
    assert by_duckdb[0] == 1

    lost = running.worker("lost-while-deriving")
    process = start(*command, "--backend", running.url, folder=tmp_path)
    after(tmp_path, 4, process)
    lost.kill()
    assert process.poll() is None
    assert given(process, running.url) == by_duckdb
    assert lost.has_worked
    assert [(tmp_path / name).read_bytes() for name in names] == expected
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bi-loai.csv", "don-vi.csv", "ho-so"]


def test_readings_are_judged_alike_though_a_worker_is_lost(running: Cluster, tmp_path: Path) -> None:
    readings(tmp_path / "so-lieu.csv")
    command = ("batch", "so-lieu.csv", "-o", "ket-luan.csv")
    names = [f"ket-luan.{each}csv" for each in ("", "discrepancies.", "sets.", "rejected.")]
    by_duckdb = given(start(*command, folder=tmp_path), "")
    expected = [(tmp_path / name).read_bytes() for name in names]
    assert by_duckdb[0] == 3

    lost = running.worker("lost-while-judging")
    process = start(*command, "--backend", running.url, folder=tmp_path)
    after(tmp_path, 25, process)
    lost.kill()
    assert process.poll() is None
    assert given(process, running.url) == by_duckdb
    assert lost.has_worked
    assert [(tmp_path / name).read_bytes() for name in names] == expected
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([*names, "so-lieu.csv"])


def test_parquet_has_the_same_columns_types_rows_and_order(running: Cluster, tmp_path: Path) -> None:
    table = pa.Table.from_pylist(made_readings.plain_rows()[:80])
    doubles = [None if each == "" else float(each) for each in table["value"].to_pylist()]
    table = table.set_column(table.column_names.index("value"), "value", pa.array(doubles, pa.float64()))
    pq.write_table(table, tmp_path / "so-lieu.parquet")
    found = {}
    for name, backend in (("mot", "duckdb"), ("hai", running.url)):
        command = ("batch", "so-lieu.parquet", "-o", f"{name}.parquet", "--partitions", 2, "--score", "equal")
        status, _, err = given(start(*command, "--backend", backend, folder=tmp_path), backend)
        assert (status, err.count("\n") > 3) == (1, False), err
        found[name] = {
            path.name.removeprefix(name): pq.read_table(path) for path in sorted(tmp_path.glob(f"{name}.*parquet"))
        }
    assert {name: each.num_rows for name, each in found["hai"].items()} == {
        name: each.num_rows for name, each in found["mot"].items()
    }
    assert len(found["mot"]) == 5
    for name, table in found["mot"].items():
        assert found["hai"][name].cast(table.schema) == table, name


def test_no_worker_with_enough_memory_is_told_in_time(running: Cluster, tmp_path: Path, monkeypatch) -> None:
    from engine.backends import session

    monkeypatch.setattr(session, "_PATIENCE", 3)
    monkeypatch.chdir(tmp_path)
    made_readings.write_csv(Path("so-lieu.csv"), made_readings.plain_rows())
    result = run("batch", "so-lieu.csv", "-o", "ket-luan.csv", "--backend", running.url, "--memory", "64GB")
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith(f"{running.url}: 3 giây không có máy làm việc nào của cụm Spark nhận việc [backend-w")
    assert list(tmp_path.iterdir()) == [tmp_path / "so-lieu.csv"]


def test_when_all_workers_are_lost_the_work_is_given_up(tmp_path: Path, monkeypatch) -> None:
    from engine.backends import session
    from engine.backends.tables import Cluster as Connection

    (tmp_path / "cluster").mkdir()
    with cluster(tmp_path / "cluster", QUICK) as alone:
        worker = alone.worker("only")

        def lose_all(_connection: Connection) -> None:
            worker.kill()

        monkeypatch.setattr(Connection, "check_folder", lose_all)
        monkeypatch.setattr(session, "_PATIENCE", 10)
        monkeypatch.chdir(tmp_path)
        dossiers(tmp_path / "ho-so", rows=20)
        result = run("derive", "ho-so", "--output", "so-lieu.csv", "--backend", alone.url)
    assert (result.status, result.out) == (3, "")
    assert "[backend-without-workers]" in result.err
    assert not (tmp_path / "so-lieu.csv").exists()


def test_without_java_it_is_told_what_to_install(running: Cluster, tmp_path: Path) -> None:
    dossiers(tmp_path / "ho-so", rows=20)
    command = ("derive", "ho-so", "--output", "so-lieu.csv", "--backend", running.url, "--lang", "en")
    status, out, err = given(start(*command, folder=tmp_path, JAVA_HOME=str(tmp_path / "none")), running.url)
    assert (status, out) == (3, "")
    assert err.startswith(": Java, which Spark needs, does not start (")
    assert err.endswith("hint: install Java 17 or 21 on this machine, or set JAVA_HOME\n")


def test_workers_that_see_another_folder_are_told(running: Cluster, tmp_path: Path, monkeypatch) -> None:
    """A worker elsewhere writes its parts where this process does not see them."""
    from engine.backends import tables

    monkeypatch.setattr(tables.parquet, "read_metadata", lambda _path: pa.schema([]).empty_table())
    monkeypatch.chdir(tmp_path)
    dossiers(tmp_path / "ho-so", rows=20)
    result = run("derive", "ho-so", "--output", "so-lieu.csv", "--backend", running.url)
    assert (result.status, result.out) == (3, "")
    assert "[backend-folder-not-shared]" in result.err


def test_the_work_is_finished_without_the_master(tmp_path: Path) -> None:
    (tmp_path / "cluster").mkdir()
    dossiers(tmp_path / "ho-so", rows=400)
    command = ("derive", "ho-so", "--as-of", "2025-12-31", "--format", "json", "--temp", ".")
    by_duckdb = given(start(*command, folder=tmp_path), "")
    with cluster(tmp_path / "cluster", QUICK) as headless:
        headless.worker("only")
        process = start(*command, "--backend", headless.url, folder=tmp_path)
        after(tmp_path, 3, process)
        headless.master.kill()
        assert given(process, headless.url) == by_duckdb
