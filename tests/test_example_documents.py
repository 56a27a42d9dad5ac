"""The documents under examples/ are those that the program's own words and figures make, and are judged alike."""

from __future__ import annotations

import pytest

from engine.document import Cell, Document, Paragraph, Table
from engine.read import read_input
from engine.source import parse, plain
from tests.command import run
from tests.example_documents import EXAMPLES, WRITERS, phu_my


def texts(document: Document) -> list[object]:
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in document.blocks
    ]


def read(form: str, data: bytes) -> Document:
    document = read_input(f"bao-cao.{form}", data)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("form", WRITERS)
def test_an_example_document_is_what_its_maker_writes(form):
    kept = read(form, (EXAMPLES / f"phu-my-2024.{form}").read_bytes())
    assert texts(kept) == texts(read(form, WRITERS[form](phu_my())))


@pytest.mark.parametrize("form", WRITERS)
def test_an_example_document_is_judged_like_the_submission_that_a_person_made_of_it(form):
    assert verdicts(f"phu-my-2024.{form}") == verdicts("phu-my-2024.yaml")


def verdicts(name: str) -> list[tuple[str, str, str | None]]:
    result = run("check", EXAMPLES / name, "--format", "json")
    (assessment,) = plain(parse("report.json", result.out.encode()).root)["assessments"]
    assert result.status == 1
    return [(each["target"], each["verdict"], each["actual"]) for each in assessment["findings"]]


def test_the_report_has_both_tables():
    tables = [block for block in phu_my().blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [10, 16]
    assert isinstance(phu_my().blocks[0], Paragraph)
    assert isinstance(tables[0].rows[0][0], Cell)
