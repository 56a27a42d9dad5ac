"""Tables on a real PostgreSQL server are judged as files of the same rows, whatever their columns are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.batch.written import places
from tests import made_readings
from tests.command import Result, run
from tests.made_readings import Row
from tests.postgres_server import OWNER, Server, free_port, needs_postgres, postgres

pytestmark = needs_postgres()
READER, SECRET = "cán bộ@sở", "chỉ+đọc"
OF_UNIT = ("unit", "level", "attributes")
OF_READING = ("unit", *(name for name in made_readings.COLUMNS if name not in OF_UNIT))
FROM, TO = dt.date(2024, 1, 5), dt.date(2024, 6, 30)
ONE = """'Xã A' AS unit, 'commune' AS level, DATE '2024-01-05' AS "from", DATE '2024-06-30' AS "to",
'online-payment' AS indicator, '45%' AS value"""
TYPED = ("unit", "level", "from", "to", "indicator", "value", "numerator", "denominator", "place")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgres() as made:
        with made.connect("kho") as connection:
            connection.execute(f"CREATE ROLE \"{READER}\" LOGIN PASSWORD '{SECRET}'")
            connection.execute('CREATE SCHEMA nam_2024; CREATE SCHEMA "Năm 2025"')
            connection.execute(f'GRANT USAGE ON SCHEMA nam_2024, "Năm 2025" TO "{READER}"')
        readings, units = awkward()
        for name in ("readings", '"READINGS"', "nam_2024.bang", '"Năm 2025"."Số liệu"'):
            texts(made, name, readings, OF_READING)
        texts(made, "units", units, OF_UNIT)
        filled(made, "kept", ["k int", *(f'"{name}" text' for name in OF_READING)],
               [(-place, *cells(row, OF_READING)) for place, row in enumerate(readings)])  # fmt: skip
        columns = ", ".join(f'"{name}"' for name in OF_READING)
        seen(made, "ordered", f"SELECT {columns} FROM kept ORDER BY k DESC")  # noqa: S608  ours
        yield made


def filled(server: Server, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Makes a table, with columns as SQL declares them, which the reader may read."""
    with server.connect("kho") as connection:
        connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        marks = ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", list(rows))  # noqa: S608  ours
        connection.execute(f'GRANT SELECT ON {table} TO "{READER}"')


def texts(server: Server, table: str, rows: Iterable[Row], columns: Sequence[str]) -> None:
    filled(server, table, [f'"{name}" text' for name in columns], [cells(row, columns) for row in rows])


def cells(row: Row, columns: Sequence[str]) -> list[str | None]:
    """The texts of a row; what is empty in a file is null."""
    return [row[name] or None for name in columns]


def seen(server: Server, view: str, query: str) -> None:
    with server.connect("kho") as connection:
        connection.execute(f"CREATE VIEW {view} AS {query}")
        connection.execute(f'GRANT SELECT ON {view} TO "{READER}"')


def read(server: Server, table: str, database: str = "kho") -> str:
    """A table as one names it who may only read."""
    return f"{server.url(database, READER, SECRET)}::{table}"


def shown(text: str) -> str:
    """A table as users are shown it."""
    return text.replace("ch%E1%BB%89%2B%C4%91%E1%BB%8Dc", "***")


def awkward() -> tuple[list[Row], list[Row]]:
    """Readings, awkward figures and all, and their units."""
    readings = made_readings.rows(seed=7, cases=12)
    return readings, list({row["unit"].strip(): row for row in readings}.values())


def judged(*given: str, options: Iterable[str] = ()) -> tuple[Result, Sequence[bytes]]:
    result = run("batch", *given, "-o", "ra.parquet", *options)
    return result, [path.read_bytes() for path in places(Path("ra.parquet")).values()]


def as_of_file(result: Result, table: str, name: str) -> Result:
    assert SECRET not in result.err
    return result._replace(err=result.err.replace(shown(table), name))


@pytest.fixture(scope="module")
def of_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Sequence[bytes]]:
    """What the awkward readings and their units give that stand in files."""
    folder = tmp_path_factory.mktemp("files")
    readings, units = awkward()
    made_readings.write_csv(folder / "so-lieu.csv", readings, OF_READING)
    made_readings.write_csv(folder / "don-vi.csv", units, OF_UNIT)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return judged("so-lieu.csv", options=("--units", "don-vi.csv"))


@pytest.mark.parametrize("table", ["readings", "READINGS", "nam_2024.bang", "Năm 2025.Số liệu", "ordered"])
def test_a_table_of_texts_is_judged_as_the_file_of_its_rows(
    table: str, server: Server, of_files: tuple[Result, Sequence[bytes]]
) -> None:
    own = read(server, table)
    result, found = judged(own, options=("--units", read(server, "units")))
    expected, tables = of_files

    assert (as_of_file(result, own, "so-lieu.csv"), found) == (expected, tables)
    assert "rows-rejected" in expected.err
    assert len(list(Path().iterdir())) == len(tables)


def test_the_address_may_name_the_schema_and_begin_with_postgresql(
    server: Server, of_files: tuple[Result, Sequence[bytes]]
) -> None:
    own = read(server, "bang", "kho/nam_2024").replace("postgres:", "postgresql:")
    result, found = judged(own, options=("--units", read(server, "units")))

    assert (as_of_file(result, own, "so-lieu.csv"), found) == of_files


def typed(value: Any, numerator: Any, denominator: Any) -> list[list[Any]]:
    """Readings whose figures are of one type in each column: the second has no value, the third no counts."""
    figures = [(value, numerator, denominator), (None, denominator, denominator), (value, None, None)]
    names = ("online-payment", "online-dossiers", "digitization")
    return [["Xã Ấp Bắc", "commune", FROM, TO, name, *each, "Dòng số 1"]
            for name, each in zip(names, figures, strict=True)]  # fmt: skip


COLUMNS = {
    "numeric": (["text", "text", "date", "date", "text", "numeric", "numeric", "numeric", "text"],
                typed(Decimal("57.567"), Decimal("951.000"), Decimal(1652))),
    "less than two": (["text", "text", "date", "date", "text", "numeric", "numeric", "numeric", "text"],
                      typed(Decimal("57.567"), Decimal("1.652"), Decimal(1652))),
    "sized": (["varchar(40)", "char(20)", "date", "timestamp", "varchar(40)", "numeric(6, 3)", "integer", "bigint",
               "char(30)"], typed(Decimal("57.567"), 951, 1652)),
    "small": (["text", "text", "date", "date", "text", "real", "smallint", "numeric(50, 10)", "text"],
              typed(57.56, 951, Decimal(1652))),
    "double": (["text", "text", "date", "date", "text", "double precision", "double precision", "bigint", "text"],
               typed(0.1 + 0.2, 951.0, 10**12)),
    "beyond": (["text", "text", "date", "date", "text", "numeric", "numeric", "numeric", "text"],
               typed(Decimal("33." + "3" * 20), Decimal(951), Decimal(10**17))),
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
def test_numbers_and_days_of_columns_are_what_they_are_in_a_parquet_file(name: str, server: Server) -> None:
    kinds, rows = COLUMNS[name]
    table = f'"of {name}"'
    filled(server, table, [f'"{column}" {kind}' for column, kind in zip(TYPED, kinds, strict=True)], rows)
    parquet.write_table(pa.Table.from_pylist([dict(zip(TYPED, row, strict=True)) for row in rows]), "so-lieu.parquet")
    expected, tables = judged("so-lieu.parquet")
    own = read(server, table.strip('"'))
    result, found = judged(own)

    assert (as_of_file(result, own, "so-lieu.parquet"), found) == (expected, tables)


def test_a_number_of_a_column_of_numbers_is_never_read_as_a_text(server: Server) -> None:
    kinds, rows = COLUMNS["less than two"]
    filled(server, "fractions", [f'"{name}" {kind}' for name, kind in zip(TYPED, kinds, strict=True)], rows)
    judged(read(server, "fractions"))
    reasons = duckdb.sql("SELECT \"row\", reason, \"column\", found FROM 'ra.rejected.parquet' ORDER BY 1").fetchall()

    assert reasons == [(1, "count-not-whole", "numerator", "1.652")]


ODD = {
    "ma": "uuid DEFAULT gen_random_uuid()", "j": "jsonb DEFAULT '{}'", "iv": "interval DEFAULT '1 day'",
    "b": "bytea DEFAULT 'a'", "tien": "money DEFAULT 5", "i": "inet DEFAULT '10.0.0.1'", "p": "point DEFAULT '(1,2)'",
    "ts": "tsvector DEFAULT 'a'", "r": "int4range DEFAULT '[1,2)'", "bi": "bit(3) DEFAULT B'101'",
    "tm": "time DEFAULT '10:00'", "n": "numeric DEFAULT 'NaN'", "doi": "pair DEFAULT '(1,a)'",
}  # fmt: skip


def test_columns_of_any_type_may_stand_beside_those_that_are_used(server: Server) -> None:
    with server.connect("kho") as connection:
        connection.execute("CREATE TYPE cap AS ENUM ('commune', 'province'); CREATE DOMAIN ten AS text")
        connection.execute("CREATE TYPE pair AS (a int, b text)")
    used = ['"unit" ten', "level cap", "attributes text[]", '"from" date', '"to" date', "indicator text", "value text"]
    row = ("Xã Ấp Bắc", "commune", [], FROM, TO, "online-payment", "45%")
    filled(server, "odd", used, [row])
    with server.connect("kho") as connection:
        for name, kind in ODD.items():
            connection.execute(f"ALTER TABLE odd ADD COLUMN {name} {kind}")
    names = ("unit", "level", "from", "to", "indicator", "value")
    line = "Xã Ấp Bắc,commune,2024-01-05,2024-06-30,online-payment,45%"
    Path("so-lieu.csv").write_text(f"{','.join(names)}\n{line}\n", encoding="utf-8")
    expected, tables = judged("so-lieu.csv")
    result, found = judged(read(server, "odd"))

    assert (result.status, found[:3]) == (expected.status, tables[:3])
    named = ", ".join(f'"{name}"' for name in sorted(ODD)[:8])
    reason = f"không dùng các cột {named}, …, vì không có cột nào tên như vậy [columns-left-out]"
    assert result.err == f"{shown(read(server, 'odd'))}: cảnh báo: {reason}\n"


def test_a_moment_is_no_day_of_a_period(server: Server) -> None:
    columns = ['"unit" text', "level text", '"from" timestamptz', '"to" date', "indicator text", "value text"]
    moment = dt.datetime(2024, 1, 5, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    filled(server, "moments", columns, [("Xã A", "commune", moment, TO, "online-payment", "45%")])
    judged(read(server, "moments"))
    found = duckdb.sql("SELECT reason, \"column\", found FROM 'ra.rejected.parquet'").fetchall()

    assert found == [("not-a-date", "from", "2024-01-04 17:00:00+00")]


def test_the_server_reads_a_table_from_its_beginning_also_while_others_read_it(server: Server) -> None:
    seen(server, "setting", f"SELECT {ONE}, current_setting('synchronize_seqscans') AS place")
    judged(read(server, "setting"))

    found = duckdb.sql("SELECT DISTINCT place FROM 'ra.parquet' WHERE place IS NOT NULL").fetchall()
    assert found == [("off",)]


def test_a_finding_on_a_server_is_explained_as_that_of_a_file(server: Server) -> None:
    parquet.write_table(pa.Table.from_pylist([dict(zip(TYPED, row, strict=True)) for row in COLUMNS["sized"][1]]),
                        "so-lieu.parquet")  # fmt: skip
    filled(server, "explained", [f'"{name}" {kind}' for name, kind in zip(TYPED, COLUMNS["sized"][0], strict=True)],
           COLUMNS["sized"][1])  # fmt: skip
    asked = ("--explain", "Xã Ấp Bắc", "nq01-2024/2")
    own = read(server, "explained")

    assert as_of_file(run("batch", own, *asked), own, "so-lieu.parquet") == run("batch", "so-lieu.parquet", *asked)


HINT = (
    "\n  gợi ý: xem lại máy chủ, cổng, tên cơ sở dữ liệu, tên người dùng và mật khẩu; trong tên và mật khẩu, các dấu "
    "@ : / ? # % viết là %40 %3A %2F %3F %23 %25"
)
FAILED = 'không nối được với cơ sở dữ liệu (connection failed: connection to server at "127.0.0.1", port'
WRONG = {
    "password": ("postgres://chu:sai-mat-khau@127.0.0.1:{port}/kho::readings",
                 FAILED + ' {port} failed: FATAL: password authentication failed for user "chu") '
                 "[database-unreachable]" + HINT),
    "database": ("{owner}/khong_co::readings",
                 FAILED + ' {port} failed: FATAL: database "khong_co" does not exist) [database-unreachable]' + HINT),
    "server": ("postgres://chu:sai-mat-khau@127.0.0.1:{free}/kho::readings",
               FAILED + " {free} failed: Connection refused Is the server running on that host and accepting TCP/IP "
               "connections?) [database-unreachable]" + HINT),
    "option": ("{owner}/kho?mau=xanh::readings",
               'không nối được với cơ sở dữ liệu (invalid connection option "mau") [database-unreachable]' + HINT),
    "table": ("{owner}/kho::nam_2024.bangs",
              ('cơ sở dữ liệu không có bảng "nam_2024.bangs"; các bảng là "nam_2024.bang" [no-such-table]'
               '\n  gợi ý: có phải muốn ghi "nam_2024.bang"?')),
    "schema": ("{owner}/kho/rong::readings",
               'cơ sở dữ liệu không có bảng "readings"; các bảng là – [no-such-table]'),
    "no grant": ("{reader}/kho::secret",
                 "không đọc được bảng này (permission denied for table secret) [unreadable-table]"),
    "gone": ("{owner}/kho::gone",
             "không đọc được bảng này (terminating connection due to administrator command) [unreadable-table]"),
    "no number": ("{owner}/kho::nan",
                  ('cột "value" có số không ghi được đúng bằng 38 chữ số: NaN [number-beyond-decimals]'
                   "\n  gợi ý: sửa số ấy, hoặc đọc từ một khung nhìn (view) có cột kiểu numeric(38, 10)")),
    "day": ("{owner}/kho::endless",
            "không đọc được bảng này (date too large (after year 10K): 'infinity') [unreadable-table]"),
}  # fmt: skip


@pytest.fixture(scope="module")
def wrong(server: Server) -> Server:
    """The server with tables that cannot be read."""
    ended = "CASE WHEN k < -60 THEN pg_terminate_backend(pg_backend_pid()) END AS scope"
    with server.connect("kho") as connection:
        columns = f'unit, "from", "to", indicator, value, {ended}'
        connection.execute(f"CREATE VIEW gone AS SELECT {columns} FROM kept")  # noqa: S608  ours
        connection.execute("CREATE TABLE secret (unit text)")
        connection.execute("CREATE VIEW nan AS SELECT " + ONE.replace("'45%'", "numeric 'NaN'"))
        connection.execute("CREATE VIEW endless AS SELECT " + ONE.replace("2024-01-05", "infinity"))
    return server


@pytest.mark.parametrize("name", WRONG)
def test_a_table_that_cannot_be_read_is_a_problem_that_shows_no_password(name: str, wrong: Server) -> None:
    url, expected = WRONG[name]
    told = {"owner": wrong.url("").rstrip("/"), "reader": wrong.url("", READER, SECRET).rstrip("/"), "port": wrong.port,
            "free": free_port()}  # fmt: skip
    given = url.format(**told)
    result = run("batch", given, "-o", "ra.parquet")
    source, _, message = result.err.partition(": ")

    assert (result.status, result.out, message) == (3, "", expected.format(**told) + "\n")
    user = "c%C3%A1n%20b%E1%BB%99%40s%E1%BB%9F" if "{reader}" in url else OWNER
    assert source == f"postgres://{user}:***@{given.rpartition('@')[2]}"
    assert not list(Path().iterdir())
