"""Steps that compare verdicts, discrepancies and the results of whole sets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pytest_bdd import parsers, then

from engine.model import Discrepancy
from engine.report.words import summary_line
from tests.steps import words
from tests.steps.paper import Desk

_QUOTED = re.compile(r'"([^"]+)"')


@then(parsers.parse('chỉ tiêu này được kết luận là "{verdict}"'))
def this_is(desk: Desk, verdict: str) -> None:
    assert _verdict(desk, desk.this()) == verdict


@then(parsers.parse('chỉ tiêu số {row} của {document} được kết luận là "{verdict}"'))
def target_is_judged(desk: Desk, row: str, document: str, verdict: str) -> None:
    assert _verdict(desk, words.target_id(row, document)) == verdict


@then("kết luận cho từng loại đơn vị là:")
def each_kind_is(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["đơn vị", "kết luận"]
    assert dict(rows) == {kind: _verdict(desk, desk.this(), kind) for kind in desk.papers}
    assert len(rows) == len(desk.papers)


@then("các chỉ tiêu được kết luận là:")
def targets_are(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["văn bản", "số", "kết luận"]
    wanted = {words.target_id(row, document): verdict for document, row, verdict in rows}
    assert len(wanted) == len(rows)
    assert {target: _verdict(desk, target) for target in wanted} == wanted


@then(parsers.parse("báo cáo được đánh giá theo đúng {count:d} chỉ tiêu của {document}"))
def judged_by(desk: Desk, count: int, document: str) -> None:
    sets = Counter(finding.target.set for finding in desk.assessment().findings)
    assert sets == {words.document(document): count}


@then(parsers.parse("báo cáo được đánh giá theo các văn bản: {documents}"))
def judged_by_each(desk: Desk, documents: str) -> None:
    wanted = {words.document(each) for each in documents.split(" và ")}
    assert {each.id for each in desk.assessment().target_sets} == wanted


@then(parsers.parse('{document} được kết luận chung là "{result}"'))
def set_is(desk: Desk, document: str, result: str) -> None:
    (found,) = [each.result for each in desk.assessment().target_sets if each.id == words.document(document)]
    assert words.say(found) == result


@then(parsers.parse('dòng tổng ghi "{line}"'))
def summary_is(desk: Desk, line: str) -> None:
    assert summary_line(desk.assessment(), "vi") == line


@then("không có điểm bất nhất nào")
def no_discrepancy(desk: Desk) -> None:
    assert [each.message for each in desk.discrepancies()] == []


@then(parsers.parse('có đúng một điểm bất nhất, mức "{severity}": "{check}"'))
def one_discrepancy(desk: Desk, severity: str, check: str) -> None:
    found = [(words.say(each.severity), words.say(each.check)) for each in desk.discrepancies()]
    assert found == [(severity, check)]


@then(parsers.parse("điểm bất nhất nêu {quoted}"))
def discrepancy_names(desk: Desk, quoted: str) -> None:
    message = _only(desk).message
    assert re.sub(_QUOTED, "", quoted).strip(" và,") == ""
    assert [each for each in _QUOTED.findall(quoted) if each not in message] == []


@then(parsers.parse('điểm bất nhất ghi: "{message}"'))
def discrepancy_says(desk: Desk, message: str) -> None:
    assert _only(desk).message == message


@then(parsers.parse("trong chỉ tiêu số {row} của {document}, từng số liệu cho kết quả:"))
def outcomes_are(desk: Desk, row: str, document: str, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["nơi ghi", "kết quả"]
    finding = desk.finding(words.target_id(row, document))
    found = [[each.reading.place, words.say(each.outcome)] for each in (*finding.evidence, *finding.scoped)]
    assert found == [list(each) for each in rows]


def _verdict(desk: Desk, target: str, paper: str | None = None) -> str:
    return words.say(desk.finding(target, paper).verdict)


def _only(desk: Desk) -> Discrepancy:
    (found,) = desk.discrepancies()
    return found
