"""Steps that say what is asked: by a resolution, or by a province of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import given, parsers

from engine import exact
from tests.steps import words
from tests.steps.paper import Desk


@given(parsers.parse('chỉ tiêu số {row} của {document} là "{name}"'))
def target_is(desk: Desk, row: str, document: str, name: str) -> None:
    target = words.target_in(row, document)
    assert target.name.vi == name
    desk.subject = target.id


@given(parsers.re(r"chỉ tiêu số (?P<row>\S+) của (?P<document>(?:(?! yêu cầu | là \").)+)"))
def target_of(desk: Desk, row: str, document: str) -> None:
    desk.subject = words.target_in(row, document).id


@given(parsers.parse("chỉ tiêu này yêu cầu {requirement}"))
def this_asks(desk: Desk, requirement: str) -> None:
    _asks(desk.this(), requirement)


@given(parsers.parse("chỉ tiêu số {row} của {document} yêu cầu {requirement}"))
def target_asks(row: str, document: str, requirement: str) -> None:
    _asks(words.target_id(row, document), requirement)


@given("các chỉ tiêu sau:")
def targets_ask(datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["văn bản", "số", "chỉ tiêu", "yêu cầu"]
    for document, row, name, requirement in rows:
        assert words.target_in(row, document).name.vi == name
        target_asks(row, document, requirement)


def _asks(name: str, requirement: str) -> None:
    target = words.target(name)
    assert (target.comparator, target.threshold) == ("at_least", words.threshold(requirement))


@given(parsers.parse("người dùng chọn đánh giá theo {document}"))
def asked_by_name(desk: Desk, document: str) -> None:
    desk.asked.append(words.document(document))


@given(parsers.parse("người dùng chọn ngày áp dụng là {day}"))
def asked_as_of(desk: Desk, day: str) -> None:
    desk.as_of = words.day(day)


_OWN_SET = """\
id: {id}
name: {{vi: Chỉ tiêu riêng của tỉnh, en: The province's own targets}}
document: {{vi: Văn bản riêng của tỉnh, en: A document of the province}}
known_by: text
effective: {{from: {first}, until: {last}}}
concerned:
  communes:
    units: [{{level: commune}}]
    rests_on: text
    note: {{vi: Văn bản ghi cấp xã, en: The document says communes}}
targets:
  - row: "1"
    name: {{vi: "{name}", en: "{name}"}}
    indicator: {indicator}
    comparator: at_least
    threshold: {threshold}
    concerns: communes
"""


@given(parsers.parse('tỉnh có văn bản riêng cho cấp xã, từ {first} đến {last}: "{name}" {requirement}'))
def province_asks(desk: Desk, first: str, last: str, name: str, requirement: str) -> None:
    text = _OWN_SET.format(
        id=words.OWN,
        name=name,
        indicator=words.indicator(name).id,
        threshold=exact.to_text(words.threshold(requirement)),
        first=words.day(first).isoformat(),
        last=words.day(last).isoformat(),
    )
    path = desk.folder / "chi-tieu-rieng-cua-tinh.yaml"
    path.write_text(text, encoding="utf-8")
    desk.asked.append(path.as_posix())
