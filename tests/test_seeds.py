"""The five real reports, read from their text and from documents rebuilt of it, against what a person read in them."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import targets
from engine.document import Document
from engine.normalise.understand import Reader
from engine.read import read_input
from engine.source import parse, plain
from engine.understood import Figure, Understood
from tests import written_pdf, written_sheet, written_text, written_word
from tests.command import ROOT, run

SEEDS = ROOT.parent / "shared" / "seeds"
REPORTS = {
    "000": "phu-quoc-2024",
    "001": "phu-my-2024",
    "002": "kien-giang-2022",
    "003": "hong-gai-2024",
    "004": "phu-quoc-2023",
}
FORMATS = {
    "docx": written_word.written,
    "xlsx": written_sheet.written,
    "pdf": written_pdf.written,
    "html": lambda document: written_text.written(document, "html"),
    "md": lambda document: written_text.written(document, "markdown"),
}
Reading = tuple[str | None, ...]

NOT_READ: dict[str, list[Reading]] = {
    # The sum of the counts of two levels of service, which the sentence does not give: 616 + 7.983
    "002": [("online-dossiers", None, None, None, "8.599", "79.067")],
    # "Đạt 100%" of 855: the person wrote down the 855 above the line too; read with the denominator that is written
    "003": [("resolved-on-time", None, None, "100%", "855", "855")],
    # A row without a figure ("chưa thực hiện đánh giá")
    "004": [("internal-audit", None, None, None, None, None)],
}
"""What the person wrote down in examples/ and the program does not read in the same way, and why."""

READ_BESIDES: dict[str, list[Reading]] = {
    "001": [
        # section I.6: received in the period, and how they were handled; the same again in I.6.a and in form II.06a
        ("online-dossiers", None, None, None, "1640", "1.652"),
        ("resolved-on-time", None, None, None, "1652", "1.652"),
        ("resolved-on-time", None, None, None, "1652", "1.652"),
        ("resolved-on-time", None, None, None, "1652", "1.652"),
        ("online-dossiers", None, None, None, "1.640", "1.652"),
        # section I.10, and the groups of decision 766 in section I.15 whose names stand for one ratio
        ("electronic-certified-copies", None, None, None, "1.390", None),
        ("online-payment", None, None, "95,55%", None, None),
        ("satisfaction", None, None, "100%", None, None),
    ],
    # before time 13.071 and on time 15.866, of 30.329 resolved, 1.392 late
    "002": [("resolved-on-time", None, "Trung tâm Phục vụ hành chính công", None, "28937", "30.329")],
    "003": [
        ("resolved-on-time", None, None, "100%", None, "855"),
        # "không tiếp nhận phản ánh, kiến nghị": nothing to answer on time, and nothing to answer
        ("feedback-resolved", None, None, None, "0", "0"),
    ],
}
"""What the program reads besides; each was looked up in the report by hand."""


@pytest.fixture(autouse=True)
def _seeds():
    if not SEEDS.is_dir():
        assert not os.environ.get("CI"), f"{SEEDS} is absent"
        pytest.skip("the seeds are not here")


@cache
def reader() -> Reader:
    return Reader(targets.load_shipped())


def read(name: str, data: bytes) -> tuple[Document, Understood]:
    document = read_input(name, data)
    assert isinstance(document, Document)
    return document, reader().understand(document)


@cache
def seed(number: str) -> tuple[Document, Understood]:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return read(path.name, path.read_bytes())


def example(number: str) -> dict:
    path = ROOT / "examples" / f"{REPORTS[number]}.yaml"
    return plain(parse(path.name, path.read_bytes()).root)


def reading(figure: Figure) -> Reading:
    value = figure.value.replace(" %", "%") if figure.value else None
    match = figure.match
    return (match.indicator, match.part, figure.scope, value, figure.numerator, figure.denominator)


def written_down(number: str) -> Counter[Reading]:
    keys = ("indicator", "part", "scope", "value", "numerator", "denominator")
    return Counter(tuple(each.get(key) or None for key in keys) for each in example(number)["readings"])


@pytest.mark.parametrize("number", REPORTS)
def test_a_report_is_read_as_a_person_reads_it(number):
    _, understood = seed(number)
    expected = written_down(number) - Counter(NOT_READ.get(number, [])) + Counter(READ_BESIDES.get(number, []))
    assert Counter(map(reading, understood.figures)) == expected


@pytest.mark.parametrize("number", REPORTS)
def test_whose_report_it_is_stands_in_its_heading(number):
    heading = seed(number)[1].heading
    unit, period = example(number)["unit"], example(number)["period"]
    document = example(number)["document"]
    assert (heading.name, heading.level, heading.from_, heading.to, heading.document) == (
        unit["name"],
        unit["level"],
        period["from"],
        period["to"],
        document,
    )


@pytest.mark.parametrize("number", REPORTS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_document_rebuilt_from_a_report_gives_the_same_submission(number, form):
    document, understood = seed(number)
    _, again = read(f"bao-cao.{form}", FORMATS[form](document))
    apart = {"place": None, "text": ""}
    assert [each._replace(**apart) for each in again.figures] == [each._replace(**apart) for each in understood.figures]
    assert again.heading == understood.heading


def test_every_figure_of_the_seeds_is_repaired_in_the_one_way_that_agrees_with_its_counts():
    repaired = [figure.repaired for number in REPORTS for figure in seed(number)[1].figures if figure.repaired]
    assert repaired == ["7S,67% → 78,67%"]


def test_the_verdicts_of_a_report_from_its_text_are_those_of_the_example(tmp_path):
    path = tmp_path / "bao-cao.txt"
    path.write_bytes(next(SEEDS.glob("001_*.txt")).read_bytes())
    example_path = ROOT / "examples" / "phu-my-2024.yaml"
    assert verdicts(path) == verdicts(example_path)
    assert len(verdicts(path)) == 22


def verdicts(path: Path) -> dict[str, str]:
    report = plain(parse("report.json", run("check", path, "--format", "json").out.encode()).root)
    return {each["target"]: each["verdict"] for each in report["assessments"][0]["findings"]}


def test_the_table_of_what_was_read_is_that_of_the_guide():
    guide = (ROOT / "docs" / "doc-bao-cao.md").read_text(encoding="utf-8")
    rows = [line.strip() for line in guide.splitlines() if line.startswith(("| 0", "| Cộng"))]
    assert rows == [*(row(number) for number in REPORTS), total()]


def counted(number: str) -> tuple[int, ...]:
    """Tables, rows and sentences with figures, figures read, left although they speak of an indicator, left, wrong."""
    _, understood = seed(number)
    tally = understood.tally
    figures = Counter(map(reading, understood.figures))
    right = written_down(number) + Counter(READ_BESIDES.get(number, []))
    wrong = sum((figures - right).values())
    missed = sum(1 for each in NOT_READ.get(number, []) if any(each[3:])) - (number == "003")
    maybe = sum(1 for left in understood.left if left.reason in ("several", "near-tie", "of-a-share"))
    counts = (tally.tables, tally.rows, tally.sentences, len(understood.figures), missed, maybe)
    return (*counts, len(understood.left), wrong)


def row(number: str) -> str:
    return f"| {number} {REPORTS[number]} | " + " | ".join(map(str, counted(number))) + " |"


def total() -> str:
    sums = [sum(each) for each in zip(*(counted(number) for number in REPORTS), strict=True)]
    return "| Cộng | " + " | ".join(map(str, sums)) + " |"
