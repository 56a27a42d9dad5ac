"""What is longer than anybody's report is refused, and an endless paragraph is read in parts."""

from __future__ import annotations

import pytest

from engine.document import Cell, Document, Paragraph, Table
from engine.model import Reading
from engine.normalise.limits import (
    MAX_CHARACTERS,
    MAX_FIGURES,
    MAX_IN_SENTENCES,
    MAX_READINGS,
    check_alike,
    check_number,
    within_limits,
)
from engine.problem import InputError, Place, Problem

STATEMENT = "Mức độ hài lòng đạt 98%. "


def document(*blocks: Paragraph | Table) -> Document:
    return Document("a.docx", "docx", blocks)


def reading(scope: str | None = None, part: str | None = None) -> Reading:
    return Reading.model_construct(indicator="digitization", part=part, scope=scope)


@pytest.mark.parametrize(
    ("blocks", "code", "found", "limit"),
    [
        ([Paragraph("5% " * (MAX_IN_SENTENCES + 1))], "too-many-in-sentences", "8.001", "8.000"),
        ([Table(((Cell("5/7"),) * (MAX_FIGURES + 1),))], "too-many-figures", "20.001", "20.000"),
        ([Paragraph("a" * (MAX_CHARACTERS + 1))], "too-many-characters", "1.000.001", "1.000.000"),
    ],
)
def test_a_document_that_is_too_long_is_refused(blocks, code, found, limit):
    with pytest.raises(InputError) as raised:
        within_limits(document(*blocks))
    assert raised.value.problems == (Problem("a.docx", code, details={"found": found, "limit": limit}),)


def test_a_document_at_the_limits_is_taken_as_it_is():
    cells = (*[Cell("5")] * (MAX_FIGURES - 1), Cell("5", copied=True), Cell("5"))
    whole = document(Paragraph("một"), Table((cells,)))
    assert within_limits(whole) is whole


def test_an_endless_paragraph_is_parted_after_statements_and_nothing_is_lost():
    whole = document(Paragraph(STATEMENT * 500, Place(paragraph=1), 2), Paragraph("a", Place(paragraph=2)))
    *parts, last = within_limits(whole).blocks
    texts = [each.text for each in parts if isinstance(each, Paragraph)]
    assert " ".join(texts) == (STATEMENT * 500).strip()
    assert all(text.endswith("98%.") and len(text) <= 5_000 for text in texts)
    assert {each[1:] for each in parts} == {(Place(paragraph=1), 2)}
    assert last == Paragraph("a", Place(paragraph=2))


@pytest.mark.parametrize(("text", "lengths"), [("a" * 6_000, [2_500, 3_500]), ("ab " * 2_000, [4_997, 1_001])])
def test_a_paragraph_without_statements_is_parted_after_a_word_or_anywhere(text, lengths):
    assert [len(each.text) for each in within_limits(document(Paragraph(text))).blocks] == lengths


def test_more_readings_than_can_be_judged_are_refused():
    check_number("a.yaml", MAX_READINGS)
    with pytest.raises(InputError) as raised:
        check_number("a.yaml", MAX_READINGS + 1)
    details = {"found": "3.001", "limit": "3.000"}
    assert raised.value.problems == (Problem("a.yaml", "too-many-readings", details=details),)


def test_more_readings_of_one_thing_than_can_be_compared_are_refused_whatever_their_scope_looks_like():
    check_alike("a.yaml", [reading(f"Xã {number}") for number in range(MAX_READINGS)])
    check_alike("a.yaml", [reading(part=part) for part in ("incoming", "results") for _ in range(100)])
    with pytest.raises(InputError) as raised:
        check_alike("a.yaml", [*[reading("Xã An  Phú")] * 71, *[reading("xã an phú")] * 71])
    details = {"found": "142", "indicator": "digitization"}
    assert raised.value.problems == (Problem("a.yaml", "too-many-alike", details=details),)
