"""Steps about whole tables of readings: the rows, what is found of each unit, and which rows are rejected."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from engine.asked import Request
from engine.wording import say
from tests.batch_compared import Tables, judged
from tests.steps import words

_ABOUT = {"level": "commune", "from": "2024-01-05", "to": "2024-06-30"}


@dataclass
class Table:
    """A table of readings and what came of it."""

    folder: Path
    found: Tables | None = None

    @property
    def path(self) -> Path:
        return self.folder / "so-lieu.csv"

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


@when(parsers.parse("đánh giá cả bảng theo {name}"))
def judge_the_table(table: Table, name: str) -> None:
    table.found = judged([table.path], table.folder, request=Request(targets=(words.document(name),)))


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
