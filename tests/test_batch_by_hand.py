"""Tables of readings against SQL written by hand, that of the benchmark: the same rows in all four tables."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import duckdb
import pytest

PATH = Path(__file__).parent.parent / "benchmarks" / "batch.py"
UNITS, MONTHS = 400, 2


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("benchmark_of_batch", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def tables(benchmark, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    benchmark.make(folder, UNITS, MONTHS)
    benchmark.by_hand(folder, folder / "by-hand.parquet")
    benchmark.judged(folder, folder / "batch.parquet")
    return folder


@pytest.mark.parametrize("name", ["", ".discrepancies", ".sets", ".rejected"])
def test_sql_by_hand_gives_the_same_rows(tables, name):
    ours, theirs = (duckdb.sql(f"FROM '{tables}/{stem}{name}.parquet'") for stem in ("batch", "by-hand"))
    assert (ours.columns, ours.types) == (theirs.columns, theirs.types)
    assert ours.fetchall() == theirs.fetchall()


@pytest.mark.parametrize(
    ("table", "column", "found"),
    [
        ("batch", "verdict", ["fail", "inconclusive", "missing", "no_activity", "not_applicable", "pass"]),
        (
            "batch.discrepancies",
            '"check"',
            [
                *("contradicting-values", "differing-values", "everything-is-full", "exactly-the-threshold"),
                *("impossible-value", "part-beyond-whole", "rate-without-activity", "stated-vs-counts"),
                "whole-beyond-parts",
            ],
        ),
        ("batch.sets", "result", ["met", "not_met", "undetermined"]),
    ],
)
def test_the_readings_that_are_made_give_every_kind_of_result(tables, table, column, found):
    rows = duckdb.read_parquet(f"{tables}/{table}.parquet").select(column).distinct().order(column).fetchall()
    assert [value for (value,) in rows] == found


def test_the_same_seed_makes_the_same_readings(benchmark, tables, tmp_path):
    benchmark.make(tmp_path, UNITS, MONTHS)
    for name in ("units", "readings"):
        both = [duckdb.sql(f"FROM '{folder}/{name}.parquet'").fetchall() for folder in (tables, tmp_path)]
        assert both[0] == both[1]
