"""Tables of databases are judged as files of the same rows are; databases are only read, and passwords not shown."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.batch import from_duckdb, from_sqlite
from engine.batch.copied import sized
from engine.batch.database import Bounds
from engine.batch.fetched import fetched
from engine.batch.located import InDatabase, located
from engine.batch.written import places
from tests.command import Result, run
from tests.made_readings import plain_rows
from tests.test_batch import LABELS

HEAD = "unit,level,from,to,indicator,value,numerator,denominator,place"
HERE = Path(__file__).parent / "wrong" / "tables"
TABLE = Path("so-lieu.csv")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def rows(count: int = 40) -> list[dict[str, str]]:
    found = [{name: row[name] for name in LABELS} for row in plain_rows()[:count]]
    return [*found, {**found[0], "unit": "Xã Hỏng", "value": "nhiều"}]


def in_sqlite(found: Sequence[dict[str, Any]], name: str = "readings", path: str = "kho.sqlite") -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f'CREATE TABLE "{name}" ({", ".join(map(_quoted, found[0]))})')
        marks = ", ".join("?" * len(found[0]))
        insert = f'INSERT INTO "{name}" VALUES ({marks})'  # noqa: S608  ours
        connection.executemany(insert, [tuple(row.values()) for row in found])
        connection.commit()


def _quoted(name: str) -> str:
    return f'"{name}"'


def in_duckdb(found: Sequence[dict[str, Any]], name: str = "readings", path: str = "kho.duckdb") -> None:
    with closing(duckdb.connect(path)) as connection:
        connection.register("given", pa.Table.from_pylist(found))
        connection.execute(f"CREATE TABLE {name} AS FROM given")


def in_csv(found: Sequence[dict[str, Any]]) -> None:
    lines = [",".join(found[0]), *(",".join(map(str, row.values())) for row in found)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def written(*given: str, options: Iterable[str] = ()) -> tuple[Result, Sequence[bytes]]:
    result = run("batch", *given, "-o", "ra.csv", *options)
    return result, [path.read_bytes() for path in places(Path("ra.csv")).values()]


def as_of_file(result: Result, name: str) -> Result:
    return result._replace(err=result.err.replace(name, str(TABLE)))


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_a_table_of_a_database_is_judged_as_the_file_of_its_rows(kind: str, tmp_path: Path) -> None:
    in_csv(rows())
    {"sqlite": in_sqlite, "duckdb": in_duckdb}[kind](rows())
    path = tmp_path / f"kho.{kind}"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    os.chmod(path, 0o444)  # noqa: PTH101
    expected, tables = written(str(TABLE))

    for url in (f"{kind}://kho.{kind}::readings", f"{kind}://{path}::readings"):
        result, found = written(url)
        assert (as_of_file(result, url), found) == (expected, tables)
    assert "nhiều" in expected.err
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert sorted(each.suffix for each in Path().iterdir()) == sorted([".csv"] * 5 + [f".{kind}"])


def test_tables_and_files_are_one_table_and_units_may_stand_in_a_database_too() -> None:
    every = rows()
    in_csv(every)
    units = [{"unit": name, "level": "commune"} for name in dict.fromkeys(row["unit"] for row in every)]
    expected, tables = written(str(TABLE))
    in_sqlite(every[:20])
    in_duckdb(every[20:], "con_lai")
    in_sqlite(units, "đơn vị")
    given = ("sqlite://kho.sqlite::readings", "duckdb://kho.duckdb::con_lai")
    result, found = written(*given, options=("--units", "sqlite://kho.sqlite::đơn vị"))

    assert (result.status, found) == (expected.status, tables)


def test_each_column_is_of_the_type_that_its_cells_have() -> None:
    cells: dict[str, tuple[Any, Any, Any]] = {
        "whole": (1, None, -7), "double": (1, 57.56, None), "text": ("1", "hai", None), "nothing": (None, None, None),
        "mixed": (1, "năm", 57.56), "large": (2**62, 0, 1), "beyond": (2**62, 0, 1.5), "bytes": (b"abc", None, 1),
    }  # fmt: skip
    in_sqlite([dict(zip(cells, each, strict=True)) for each in zip(*cells.values(), strict=True)])
    table = pa.Table.from_batches(from_sqlite.batches(Path("kho.sqlite"), "readings"))

    assert {name: str(table[name].type) for name in cells} == {
        "whole": "int64", "double": "double", "text": "string", "nothing": "string", "mixed": "string",
        "large": "int64", "beyond": "string", "bytes": "string",
    }  # fmt: skip
    assert table["mixed"].to_pylist() == ["1", "năm", "57.56"]
    assert table["beyond"].to_pylist() == [str(2**62), "0", "1.5"]
    assert table["bytes"].to_pylist() == ["abc", None, "1"]


def test_whole_numbers_and_decimals_of_duckdb_stay_exact() -> None:
    with closing(duckdb.connect("kho.duckdb")) as connection:
        cells = "12345678901::HUGEINT AS huge, 33.333333::DECIMAL(9, 6) AS exact, 7::UTINYINT AS small, 'abc' AS text"
        connection.execute(f"CREATE SCHEMA nam_2024; CREATE TABLE nam_2024.readings AS SELECT {cells}")
    from_duckdb.copy(Path("kho.duckdb"), "nam_2024.readings", Path("to.parquet"), "1GB")
    (row,) = parquet.read_table("to.parquet").to_pylist()

    assert row == {"huge": 12345678901, "exact": Decimal("33.333333"), "small": 7, "text": "abc"}
    assert isinstance(row["huge"], Decimal)


def test_a_moment_is_no_day_of_a_period() -> None:
    in_duckdb(rows(2))
    with closing(duckdb.connect("kho.duckdb")) as connection:
        moment = "TIMESTAMPTZ '2024-01-05 00:00:00+07'"
        connection.execute(f'CREATE TABLE moments AS SELECT * REPLACE ({moment} AS "from") FROM readings LIMIT 1')  # noqa: S608
    result = run("batch", "duckdb://kho.duckdb::moments", "-o", "ra.csv")
    (row,) = duckdb.read_csv("ra.rejected.csv", all_varchar=True).fetchall()

    assert result.status == 3
    assert row[1:4] == ("not-a-date", "from", "2024-01-04 17:00:00+00")


def test_numbers_of_no_fixed_size_become_decimals_in_which_each_is_exact() -> None:
    cells = {
        "short": ["951.000", "1.652", None], "third": ["0.33333333333333333333", "-12", ".5"], "none": [None] * 3,
        "huge": ["18446744073709551615", "0", None], "full": ["9" * 30, "0." + "1" * 8, None],
        "wide": ["9" * 31, "0." + "1" * 8, None], "odd": ["NaN", "1", None],
    }  # fmt: skip
    parquet.write_table(pa.table({name: pa.array(each, pa.string()) for name, each in cells.items()}), "from.parquet")
    unfit = sized(Path("from.parquet"), list(cells), Path("to.parquet"), "1GB")
    table = parquet.read_table("to.parquet")

    assert unfit == [("wide", "9" * 31), ("odd", "NaN")]
    assert {name: str(table[name].type) for name in cells} == {
        "short": "decimal128(38, 3)", "third": "decimal128(38, 20)", "none": "decimal128(38, 0)",
        "huge": "decimal128(38, 0)", "full": "decimal128(38, 8)", "wide": "string", "odd": "string",
    }  # fmt: skip
    fit = set(cells) - {"wide", "odd"}
    exact = {name: [None if each is None else Decimal(each) for each in cells[name]] for name in fit}
    assert {name: table[name].to_pylist() for name in fit} == exact


def typed(kind: str, value: object, numerator: object) -> Path:
    """One reading in a database of the kind, and the same in a Parquet file."""
    row = {"unit": "Xã A", "level": "commune", "from": "2024-01-05", "to": "2024-06-30", "indicator": "online-payment",
           "value": value, "numerator": numerator, "denominator": 3, "place": "d"}  # fmt: skip
    (in_sqlite if kind == "sqlite" else in_duckdb)([row])
    parquet.write_table(pa.Table.from_pylist([row]), "so-lieu.parquet")
    return Path("so-lieu.parquet")


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
@pytest.mark.parametrize(("value", "numerator"), [(33.333333333333336, 1), (0.1 + 0.2, 2.0), (None, 10**11)])
def test_figures_of_a_column_are_what_they_are_in_a_parquet_file(
    kind: str, value: object, numerator: object
) -> None:
    file = typed(kind, value, numerator)

    assert written(f"{kind}://kho.{kind}::readings")[1] == written(str(file))[1]


def test_an_interrupted_run_over_a_table_of_a_database_is_gone_on_with_while_the_table_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from engine.batch import run as running
    from engine.batch.parts import Parts

    in_sqlite(rows())
    keep, kept, judged, judge = Parts.keep, [], [], running._judged

    def keep_one(self: Parts, *arguments: Any) -> None:
        if kept:
            raise KeyboardInterrupt
        keep(self, *arguments)
        kept.append(arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Parts, "keep", keep_one)
        assert run("batch", "sqlite://kho.sqlite::readings", "-o", "ra.csv", "--partitions", "3").status == 130
    monkeypatch.setattr(running, "_judged", lambda *given: judged.append(given) or judge(*given))
    run("batch", "sqlite://kho.sqlite::readings", "-o", "ra.csv", "--partitions", "3")

    assert len(judged) == 2


@pytest.mark.filterwarnings("ignore:.*infer_string")  # Ibis and pandas, of SQLite only
def test_a_database_on_a_server_is_read_by_ibis_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    in_csv(rows())
    in_sqlite(rows())
    asked: list[tuple[str, dict[str, str]]] = []

    def connect(url: str, **told: str) -> Any:
        asked.append((url, told))
        return ibis.sqlite.connect("kho.sqlite")

    expected, tables = written(str(TABLE))
    monkeypatch.setattr(ibis, "connect", connect)
    url = "postgres://c%C3%A1n%20b%E1%BB%99:b%C3%AD+m%E1%BA%ADt@may-chu/kho%202024"
    result, found = written(f"{url}::readings")

    assert (as_of_file(result, "postgres://c%C3%A1n%20b%E1%BB%99:***@may-chu/kho%202024::readings"), found) == (
        expected, tables,
    )  # fmt: skip
    assert asked == [(url.replace("%202024", " 2024"), {"user": "cán bộ", "password": "bí+mật"})]


URLS = {
    "postgres://an:mat-khau@may-chu:5432/kho::readings": ("postgres://an:***@may-chu:5432/kho::readings", True),
    "postgres://an:a:b@c@may-chu/kho::s.t": ("postgres://an:***@may-chu/kho::s.t", True),
    "postgres://an:an@may-chu/kho-an::an": ("postgres://an:***@may-chu/kho-an::an", True),
    "postgresql://an:a#b/c@may-chu/kho::t": ("postgresql://an:***@may-chu/kho::t", False),
    "mysql://may-chu/kho?password=mat-khau&sslpassword=a%2Fb&charset=utf8mb4::t": (
        "mysql://may-chu/kho?password=***&sslpassword=***&charset=utf8mb4::t", True,
    ),
    "postgres://may-chu:cong/kho::t": ("postgres://may-chu:cong/kho::t", False),
    "postgres:///kho::t": ("postgres:///kho::t", False),
    "duckdb:///kho.duckdb": ("duckdb:///kho.duckdb", False),
    "duckdb://::t": ("duckdb://::t", False),
    "sqlite://kho.sqlite?mode=rwc::t": ("sqlite://kho.sqlite?mode=rwc::t", False),
}


@pytest.mark.parametrize("text", URLS)
def test_a_url_is_shown_without_its_password_and_tells_a_table_or_not(text: str) -> None:
    found = located(text)

    assert isinstance(found, InDatabase)
    assert (found.shown, found.is_whole) == URLS[text]


@pytest.mark.parametrize("text", ["so-lieu.csv", "thư mục/a::b.parquet", "./c:d.csv", "C:/so-lieu.csv"])
def test_what_is_no_url_is_a_file(text: str) -> None:
    assert located(text) == Path(text)


def refusing(_url: str, **_told: str) -> Any:
    raise OSError("connection to may-chu failed:\n  password authentication failed for an (mat-khau)")


def wide() -> None:
    """A table with two columns of numbers of no fixed size that no decimal holds, one of them not used."""
    columns = 'unit TEXT, level TEXT, "from" TEXT, "to" TEXT, indicator TEXT, numerator DECIMAL, other DECIMAL'
    with closing(sqlite3.connect("kho.sqlite")) as connection:
        connection.execute(f"CREATE TABLE wide ({columns})")
        connection.execute(
            "INSERT INTO wide VALUES ('Xã A', 'commune', '2024-01-05', '2024-06-30', 'online-payment', 1e40, 1e41)"
        )
        connection.commit()


WRONG = {
    "no-database": "duckdb://khong-co.duckdb::readings",
    "no-table": "sqlite://kho.sqlite::reading",
    "no-name-of-a-table": "sqlite://kho.sqlite",
    "no-driver": "postgres://an:mat-khau@may-chu/kho::readings",
    "no-server": "oracle://an:mat-khau@may-chu/kho::readings",
    "no-column": "sqlite://kho.sqlite::units",
    "no-sqlite": "sqlite://so-lieu.csv::readings",
    "no-decimal": "mysql://an:mat-khau@may-chu/kho::wide",
}


@pytest.mark.filterwarnings("ignore:.*infer_string")
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", WRONG)
def test_a_database_that_cannot_be_read_is_explained_in_the_gallery(
    name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_csv(rows(3))
    in_sqlite(rows(3))
    in_sqlite([{"unit": "Xã A", "level": "commune"}], "units")
    if name == "no-server":
        monkeypatch.setattr(ibis, "connect", refusing)
    if name == "no-decimal":
        wide()
        monkeypatch.setattr(ibis, "connect", lambda *_, **__: ibis.sqlite.connect("kho.sqlite"))
    result = run("batch", WRONG[name], "-o", "ra.csv", "--lang", language)
    expected = HERE / f"{name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.write_text(result.err, encoding="utf-8")

    assert (result.status, result.out, result.err) == (3, "", expected.read_text(encoding="utf-8"))
    assert "mat-khau" not in result.err
    assert not list(Path().glob("ra*"))


def test_the_output_cannot_be_the_database() -> None:
    in_duckdb(rows(3), path="kho.parquet")
    result = run("batch", "duckdb://kho.parquet::readings", "-o", "kho.parquet")

    assert (result.status, result.out) == (2, "")
    assert Path("kho.parquet").read_bytes()[8:12] == b"DUCK"


def test_what_is_fetched_is_gone_in_the_end(tmp_path: Path) -> None:
    in_sqlite(rows(3))
    with fetched([located("sqlite://kho.sqlite::readings")], None, Bounds(temp=tmp_path), None) as files:
        (path,) = files.paths
        assert parquet.read_table(path).num_rows == 4
    assert [each.name for each in Path().iterdir()] == ["kho.sqlite"]
