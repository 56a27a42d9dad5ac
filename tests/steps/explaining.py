"""Steps that read the explanation as a person would."""

from __future__ import annotations

from pytest_bdd import parsers, then

from engine.rendered import rendered
from tests.steps import words
from tests.steps.paper import Desk


@then(parsers.parse('phần giải thích chỉ tiêu số {row} của {document}, mục "{heading}", ghi: {line}'))
def explanation_says(desk: Desk, row: str, document: str, heading: str, line: str) -> None:
    found = desk.explanation(words.target_id(row, document))
    assert heading in found, sorted(found)
    assert line in found[heading], found[heading]


@then(parsers.parse("lý do kết luận có câu: {sentence}"))
def reason_says(desk: Desk, sentence: str) -> None:
    assert sentence in desk.finding(desk.this()).because, desk.finding(desk.this()).because


@then(parsers.parse("lý do kết luận không nói thiếu bao nhiêu"))
def reason_counts_nothing(desk: Desk) -> None:
    finding = desk.finding(desk.this())
    assert (finding.missing_count, finding.surplus_count) == (None, None)
    assert [each for each in finding.because if each.startswith(("Thiếu ", "Còn cách "))] == []


@then(parsers.parse("bản đánh giá có dòng: {line}"))
def sheet_says(desk: Desk, line: str) -> None:
    sheet = [each.strip() for each in rendered(desk.judged(), "table").splitlines()]
    assert line in sheet, sheet
