"""Steps about a unit's own report in Word, whose column for the team's assessment is filled in."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

import docx
import pytest
from pytest_bdd import given, parsers, then, when

from engine.decisions import NO_DECISIONS, read_decisions
from engine.filling.run import filled
from engine.model import VERDICTS
from engine.pipeline import Request
from engine.problem import InputError, Problem
from engine.report import problems as wording
from tests.steps import words
from tests.steps.paper import Desk

_COLUMN = 5


@dataclass
class Form:
    """A report and its copy: None as long as nothing was written."""

    report: bytes = b""
    copy: bytes | None = None
    problems: tuple[Problem, ...] = ()
    decided: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def form() -> Form:
    return Form()


@given(
    parsers.parse(
        'đoàn đã quyết định chỉ tiêu số {row} của {document} là "{verdict}" vì "{reason}", '
        'do "{who}" ký ngày {when_}, có giá trị đến {until}'
    )
)
def team_decided(
    desk: Desk, form: Form, row: str, document: str, verdict: str, reason: str, who: str, when_: str, until: str
) -> None:
    days = {"when": words.day(when_).isoformat(), "until": words.day(until).isoformat()}
    named = words.known(verdict, {words.say(each): each for each in VERDICTS})
    about = {"unit": desk.paper.unit, "target": words.target_id(row, document), "verdict": named}
    form.decided.append({**about, "reason": reason, "who": who, **days})


@when("điền cột đánh giá vào báo cáo")
def fill_in(desk: Desk, form: Form) -> None:
    path = desk.paper.write()
    form.report = path.read_bytes()
    decisions = NO_DECISIONS
    if form.decided:
        data = json.dumps({"decisions": form.decided}, ensure_ascii=False).encode()
        decisions = read_decisions("quyet-dinh.json", data, words.library())
    try:
        made = filled(path, Request(), decisions)
    except InputError as error:
        form.problems = error.problems
        return
    form.copy, form.problems = made.content, made.problems


@then(parsers.parse("ô đánh giá của dòng {row} ghi:"))
def cell_says(form: Form, row: str, docstring: str) -> None:
    assert _judged(form)[row] == docstring


@then("các ô đánh giá bắt đầu bằng:")
def cells_begin(form: Form, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["dòng", "kết luận"]
    found = {row: text.partition("\n")[0].removesuffix(".") for row, text in _judged(form).items()}
    assert found == dict(rows)


@then("mọi chỗ khác của báo cáo giữ nguyên")
def all_else_is_kept(form: Form) -> None:
    assert form.copy is not None
    assert _others(form.copy) == _others(form.report)


@then(parsers.parse("đoàn được nhắc rằng ô đánh giá của chỉ tiêu số {row} của {document} đã có chữ nên giữ nguyên"))
def kept(form: Form, row: str, document: str) -> None:
    found = [each.details["targets"] for each in form.problems if each.code == "cell-kept"]
    assert found == [words.target_id(row, document)]


@then(parsers.parse('báo cáo không được điền, đoàn được báo: "{message}"'))
def not_filled(form: Form, message: str) -> None:
    assert form.copy is None
    assert [(each.severity, wording.message(each, "vi")) for each in form.problems] == [("error", message)]


def _judged(form: Form) -> dict[str, str]:
    """What stands in the column of the team, by the number of the row."""
    assert form.copy is not None
    rows = [row for table in docx.Document(io.BytesIO(form.copy)).tables for row in table.rows]
    return {row.cells[0].text: row.cells[_COLUMN].text for row in rows if row.cells[0].text.isdigit()}


def _others(data: bytes) -> list[str]:
    """All that a report says outside of that column, each paragraph and cell."""
    made = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells[:_COLUMN]]
    return [*(each.text for each in made.paragraphs), *cells]
