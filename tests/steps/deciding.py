"""Steps in which a team decides about verdicts, and units are scored before and after."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from engine import phrase
from engine.model.decided import RULINGS
from engine.model.scored import TargetScore, UnitScore
from engine.pipeline import Request
from engine.problem import InputError, Problem
from engine.report import problems as wording
from engine.scored import Scored, decisions_in, scheme_named, scored
from engine.wording import say
from tests import made_decisions
from tests.steps import words
from tests.steps.paper import Desk

SET = "Nghị quyết 01"
WHO = "Trưởng đoàn kiểm tra"
COLUMNS = ("đơn vị", "chỉ tiêu số", "quyết định", "lý do", "ngày", "đến hết ngày")
SAID = {"ý kiến của đơn vị": "objection", "trả lời của đoàn": "answer"}


@dataclass
class Inspection:
    """What the team decided, as rows of a file, and what came of it. ``result`` is None where nothing was scored."""

    rows: list[dict[str, str]] = field(default_factory=list)
    in_a_book: bool = False
    result: Scored | None = None
    problems: Sequence[Problem] = ()

    def unit(self, name: str) -> UnitScore:
        assert self.result is not None, [str(each) for each in self.problems]
        (found,) = [each for each in self.result.scoring.opened() if each.name == name]
        return found

    def row(self, name: str, number: str) -> TargetScore:
        (found,) = [each for each in self.unit(name).rows if each.target.id == words.target_id(number, SET)]
        return found


@pytest.fixture
def inspection() -> Inspection:
    return Inspection()


@given(parsers.parse('"{name}" báo cáo từ {first} đến {last}:'))
def unit_reports(desk: Desk, name: str, first: str, last: str, datatable: Sequence[Sequence[str]]) -> None:
    paper = desk.add_paper(name, name=name)
    paper.period = (words.day(first), words.day(last))
    header, *rows = datatable
    assert header == ["nội dung", "số liệu"]
    for indicator, figures in rows:
        paper.add(words.indicator(indicator).id, words.figures(figures))


@given("đoàn quyết định:")
def team_decides(inspection: Inspection, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert set(header) <= {*COLUMNS, *SAID}
    inspection.rows.extend(dict(zip(header, row, strict=True)) for row in rows)


@given("các quyết định được điền vào mẫu Excel")
def filled_in(inspection: Inspection) -> None:
    inspection.in_a_book = True


@when("chấm điểm, mỗi chỉ tiêu như nhau")
def score(desk: Desk, inspection: Inspection) -> None:
    desk.check()
    request = Request(targets=tuple(desk.asked), as_of=desk.as_of)
    try:
        decisions = decisions_in(_write(desk.folder, inspection), request)
    except InputError as error:
        inspection.problems = error.problems
        return
    inspection.result = scored(desk.judged(), scheme_named("equal", request), request, decisions)
    inspection.problems = inspection.result.problems


def _write(folder: Path, inspection: Inspection) -> Path | None:
    if not inspection.rows:
        return None
    if inspection.in_a_book:
        path = folder / "quyet-dinh.xlsx"
        path.write_bytes(made_decisions.filled(*map(_cells, inspection.rows)))
        return path
    path = folder / "quyet-dinh.yaml"
    lines = (f"  - {json.dumps(_entry(row), ensure_ascii=False)}\n" for row in inspection.rows)
    path.write_text("decisions:\n" + "".join(lines), encoding="utf-8")
    return path


def _entry(row: Mapping[str, str]) -> Mapping[str, object]:
    until = row.get("đến hết ngày")
    said = {key: {"text": row[name], "who": WHO, "when": "2024-07-09"} for name, key in SAID.items() if row.get(name)}
    return {
        "unit": row["đơn vị"],
        "target": words.target_id(row["chỉ tiêu số"], SET),
        "verdict": words.known(row["quyết định"], {_called(each): each for each in RULINGS}),
        "reason": row["lý do"],
        "who": WHO,
        "when": words.day(row["ngày"]).isoformat(),
        **({"until": words.day(until).isoformat()} if until else {}),
        **said,
    }


def _called(ruling: str) -> str:
    return say("decisions", f"ruling-{ruling}", "vi") or say("report", ruling, "vi")


def _cells(row: Mapping[str, str]) -> Mapping[str, object]:
    """As somebody types them: a day is a day to Excel."""
    target = words.target_in(row["chỉ tiêu số"], SET)
    days = {"when": row["ngày"], "until": row.get("đến hết ngày")}
    return {
        "unit": row["đơn vị"],
        "target": f"{target.id}. {target.name.vi}",
        "verdict": row["quyết định"],
        "reason": row["lý do"],
        "who": WHO,
        **{key: datetime.strptime(text, "%d/%m/%Y") for key, text in days.items() if text},  # noqa: DTZ007
    }


@then(parsers.parse('"{name}" được {earned} trên {possible} chỉ tiêu, tức {points} điểm'))
def unit_earns(inspection: Inspection, name: str, earned: str, possible: str, points: str) -> None:
    assert _score(inspection.unit(name)) == (earned, possible, points)


@then(parsers.parse('trước quyết định "{name}" được {earned} trên {possible} chỉ tiêu, tức {points} điểm'))
def unit_earned_before(inspection: Inspection, name: str, earned: str, possible: str, points: str) -> None:
    before = inspection.unit(name).before
    assert before is not None
    assert _score(before) == (earned, possible, points)


def _score(unit: UnitScore) -> tuple[str, ...]:
    numbers = (unit.earned, unit.possible, unit.score)
    return tuple("" if each is None else phrase.decimal(each, "vi", places=2) for each in numbers)


@then(parsers.parse('"{name}" không có quyết định nào'))
def nothing_decided(inspection: Inspection, name: str) -> None:
    unit = inspection.unit(name)
    assert (unit.before, [each for each in unit.rows if each.decision]) == (None, [])
    assert _score(unit) == ("3", "6", "50")


@then(parsers.parse('về chỉ tiêu số {number}, đoàn kết luận "{name}" là "{ours}", máy kết luận là "{machine}"'))
def verdicts_are(inspection: Inspection, number: str, name: str, ours: str, machine: str) -> None:
    row = inspection.row(name, number)
    said = _called("suspend") if row.standing == "suspended" else words.say(row.verdict)
    assert (said, words.say(row.finding.verdict)) == (ours, machine)


@then(parsers.parse('về chỉ tiêu số {number}, "{name}" nêu ý kiến "{objection}" và đoàn trả lời "{answer}"'))
def both_are_kept(inspection: Inspection, number: str, name: str, objection: str, answer: str) -> None:
    decision = inspection.row(name, number).decision
    assert decision is not None
    assert decision.objection is not None
    assert decision.answer is not None
    assert (decision.objection.text, decision.answer.text) == (objection, answer)


@then("không đơn vị nào được chấm điểm")
def nobody_scored(inspection: Inspection) -> None:
    assert inspection.result is None


@then(parsers.parse('đoàn được nhắc về quyết định thứ {number:d}: "{beginning}"'))
def reminded(inspection: Inspection, number: int, beginning: str) -> None:
    (problem,) = inspection.problems
    assert (problem.severity, problem.position.line) == ("warning", number + 1)
    assert wording.message(problem, "vi").startswith(beginning)


@then(parsers.parse("đoàn được báo lỗi về quyết định thứ {number:d}"))
def told(inspection: Inspection, number: int) -> None:
    (problem,) = inspection.problems
    assert (problem.severity, problem.position.line) == ("error", number + 1)


@then(parsers.parse('đoàn được báo lỗi về quyết định thứ {number:d}, với gợi ý: "{near}"'))
def told_what_was_meant(inspection: Inspection, number: int, near: str) -> None:
    told(inspection, number)
    (problem,) = inspection.problems
    assert problem.details["near"] == near
