"""Steps about whole tables of readings: the rows, what is found of each unit, and which rows are rejected."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyarrow import parquet
from pytest_bdd import given, parsers, then, when

from engine.asked import Request
from engine.batch.database import Bounds
from engine.batch.located import located
from engine.batch.run import batch
from engine.batch.written import places
from engine.scored import scheme_named
from engine.wording import say
from rules import load_shipped
from tests.batch_compared import Tables, judged
from tests.steps import words

_ABOUT = {"level": "commune", "from": "2024-01-05", "to": "2024-06-30"}


@dataclass
class Table:
    """A table of readings and what came of it."""

    folder: Path
    found: Tables | None = None

    before: bytes = b""

    @property
    def path(self) -> Path:
        return self.folder / "so-lieu.csv"

    @property
    def database(self) -> Path:
        return self.folder / "kho.sqlite"

    def rows(self, name: str) -> Sequence[dict[str, object]]:
        assert self.found is not None
        return [dict(row) for row in self.found[name]]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


@given("bảng số liệu:")
def table_of_readings(table: Table, datatable: Sequence[Sequence[str]]) -> None:
    heading, *rows = datatable
    with table.path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*heading, *_ABOUT], *([*row, *_ABOUT.values()] for row in rows)])


@given("bảng số liệu của hai kỳ liền nhau, kỳ sau giống hệt kỳ trước:")
def table_of_two_periods(table: Table, datatable: Sequence[Sequence[str]]) -> None:
    heading, *rows = datatable
    periods = ({**_ABOUT, "to": "2024-03-31"}, {**_ABOUT, "from": "2024-04-01"})
    with table.path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([*heading, *_ABOUT])
        csv.writer(file).writerows([*row, *about.values()] for about in periods for row in rows)


@given("bảng số liệu trong cơ sở dữ liệu:")
def table_in_a_database(table: Table, datatable: Sequence[Sequence[str]]) -> None:
    heading, *rows = datatable
    names = ", ".join(f'"{name}"' for name in (*heading, *_ABOUT))
    with closing(sqlite3.connect(table.database)) as connection:
        connection.execute(f"CREATE TABLE readings ({names})")
        marks = ", ".join("?" * (len(heading) + len(_ABOUT)))
        cells = [tuple(each or None for each in (*row, *_ABOUT.values())) for row in rows]
        connection.executemany(f"INSERT INTO readings VALUES ({marks})", cells)  # noqa: S608  ours
        connection.commit()
    table.before = table.database.read_bytes()


@when(parsers.parse("đánh giá cả bảng theo {name} và chấm điểm theo tỷ lệ thực hiện"))
def judge_and_score_the_table(table: Table, name: str) -> None:
    request = Request(targets=(words.document(name),))
    output = table.folder / "findings.parquet"
    batch([table.path], None, output, request, Bounds(), scheme=scheme_named("proportional", request))
    table.found = {each: parquet.read_table(path).to_pylist() for each, path in places(output, scored=True).items()}


@when(parsers.re("đánh giá cả bảng theo (?P<name>(?:(?! và ).)+)"))
def judge_the_table(table: Table, name: str) -> None:
    given_table = located(f"sqlite://{table.database}::readings") if table.before else table.path
    table.found = judged([given_table], table.folder, request=Request(targets=(words.document(name),)))


@then("cơ sở dữ liệu không bị thay đổi")
def database_is_as_it_was(table: Table) -> None:
    assert table.database.read_bytes() == table.before


@then("điểm và hạng là:")
def scores_are(table: Table, datatable: Sequence[Sequence[str]]) -> None:
    found = [
        [row["unit"], str(row["rank"] or "chưa xếp"), _number(row["earned"]), _number(row["possible"])]
        for row in table.rows("scores")
    ]
    assert found == list(datatable[1:])


@then(parsers.parse('chỉ kỳ sau có điểm bất nhất "{name}"'))
def only_the_later_period_repeats(table: Table, name: str) -> None:
    (rule,) = (each for each in load_shipped().rules.values() if each.title.vi.startswith(name))
    found = [str(row["to"]) for row in table.rows("discrepancies") if row["rule"] == rule.id]
    assert found == [_ABOUT["to"]]


@then(parsers.parse("kết luận về {name} là:"))
def findings_are(table: Table, name: str, datatable: Sequence[Sequence[str]]) -> None:
    indicator = words.indicator(name[0].upper() + name[1:]).id
    found = [
        [row["unit"], say("report", str(row["verdict"]), "vi"), _number(row["actual"])]
        for row in table.rows("findings")
        if row["indicator"] == indicator
    ]
    assert found == list(datatable[1:])


def _number(value: object) -> str:
    return "" if value is None else str(value).rstrip("0").rstrip(".").replace(".", ",")


@then("không dòng nào bị loại")
def nothing_is_rejected(table: Table) -> None:
    assert table.rows("rejected") == []


@then("các dòng bị loại là:")
def rejected_are(table: Table, datatable: Sequence[Sequence[str]]) -> None:
    found = [
        [str(row["row"]), row["found"], say("problems", f"word-row-{row['reason']}", "vi")]
        for row in table.rows("rejected")
    ]
    assert found == list(datatable[1:])
