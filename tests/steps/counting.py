"""Steps about dossiers: an export of a one-stop system, what is counted of it, and a report that is set against it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from engine.dossiers.asked import Derive
from engine.dossiers.beside import CHECK, SetAgainst, set_against
from engine.dossiers.run import derived
from engine.model.derived import Derived
from engine.pipeline import Request
from engine.report import as_beside
from engine.wording import say
from tests.steps import words
from tests.steps.paper import judge

_ASKED = Derive(mapping="vi-du-mot-cua", as_of=date(2025, 12, 31))


@dataclass
class Export:
    """A table of dossiers and what came of it."""

    folder: Path
    found: Derived | None = None
    against: SetAgainst | None = None
    report: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / "ho-so.csv"

    def counts(self) -> dict[tuple[str, str, str], tuple[int, int]]:
        """Above and below the line by unit, month and the name of the indicator."""
        assert self.found is not None
        return {
            (each["unit"], each["from"].strftime("%m/%Y"), words.library().indicators[each["indicator"]].name.vi): (
                each["numerator"],
                each["denominator"],
            )
            for each in self.found.readings.to_pylist()
        }


@pytest.fixture
def export(tmp_path: Path) -> Export:
    return Export(tmp_path)


@given("bảng xuất hồ sơ:")
def export_of_dossiers(export: Export, datatable: Sequence[Sequence[str]]) -> None:
    with export.path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(datatable)


@given(parsers.parse('báo cáo tháng {month} của "{unit}" ghi tỷ lệ hồ sơ trực tuyến là {figures}'))
def report_of_unit(export: Export, month: str, unit: str, figures: str) -> None:
    number, year = month.split("/")
    above, slash, below = figures.partition("/")
    said = f"numerator: {above}, denominator: {below}" if slash else f'value: "{figures}"'
    export.report = [
        f"unit: {{name: {unit}, level: commune}}",
        f"period: {{from: {year}-{number}-01, to: {year}-{number}-31}}",
        "readings:",
        f"  - {{indicator: online-dossiers, {said}, place: dòng 1}}",
    ]


@when("đếm hồ sơ theo đơn vị và tháng")
def count(export: Export) -> None:
    export.found = derived([export.path], _ASKED)


@when("đối chiếu báo cáo với hồ sơ")
def set_beside(export: Export) -> None:
    path = export.folder / "bao-cao.yaml"
    path.write_text("\n".join(export.report) + "\n", encoding="utf-8")
    export.against = set_against(judge(Request(audits=True)).check([path]), [export.path], _ASKED)


@then("các số đếm được là:")
def counts_are(export: Export, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["đơn vị", "tháng", "chỉ số", "tử số", "mẫu số"]
    wanted = {row[2] for row in rows}
    found = {key: counts for key, counts in export.counts().items() if key[2] in wanted}
    assert found == {(unit, month, name): (int(above), int(below)) for unit, month, name, above, below in rows}


@then(parsers.re(r'"(?P<name>[^"]+)" của "(?P<unit>[^"]+)" tháng (?P<month>\S+) là (?P<above>\d+)/(?P<below>\d+)'))
def count_is(export: Export, name: str, unit: str, month: str, above: str, below: str) -> None:
    assert export.counts()[unit, month, name] == (int(above), int(below))


@then(parsers.parse('có {number:d} hồ sơ "{name}"'))
def told_apart(export: Export, number: int, name: str) -> None:
    assert export.found is not None
    lines = [(apart.name.vi, found) for each in export.found.lines
             for apart, found in zip(each.counting.apart, each.apart, strict=True)]  # fmt: skip
    assert (name, number) in lines


@then("hồ sơ để riêng là:")
def set_aside(export: Export, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["số hồ sơ", "lý do"]
    assert export.found is not None
    fields = words.library().dossiers.fields
    found = [
        [str(each.dossiers), say("dossiers", f"reason-{each.reason}", "vi", field=fields[each.field].name.vi)]
        for each in export.found.aside
    ]
    assert found == [list(row) for row in rows]


@then(parsers.parse('dòng "{name}" được nhận xét là "{standing}"'))
def standing_is(export: Export, name: str, standing: str) -> None:
    assert export.against is not None
    (beside,) = export.against.beside
    assert beside is not None
    found = [each.standing for each in beside.rows if as_beside.named(each, words.library(), "vi") == name]
    assert [say("dossiers", f"standing-{each}", "vi") for each in found] == [standing]


@then(parsers.parse('mức của điểm bất nhất với hồ sơ là "{severity}"'))
def severity_is(export: Export, severity: str) -> None:
    assert export.against is not None
    (assessment,) = export.against.report.assessments
    found = [words.say(each.severity) for each in assessment.discrepancies if each.check == CHECK]
    assert found == ([] if severity == "không có" else [severity])
