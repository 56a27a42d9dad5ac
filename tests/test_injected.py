"""One error in each of many clean reports: what the report itself speaks against is told, and clean ones are let be.

``CHITIEU_INJECTED=5000 pytest -s tests/test_injected.py`` takes so many reports instead of a few, and shows the table.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from random import Random

import pytest

from engine.document import Document, Table
from engine.read import read_input
from tests import injected_told
from tests.injected import KINDS, SEED, several
from tests.injected_errors import MAKERS, injected
from tests.injected_figures import Relation, Report, Rows, Written, holds, value_of
from tests.injected_forms import FORMS
from tests.injected_reports import FORMATS, clean, places, written
from tests.injected_told import Tried, on_page, table

COUNT = int(os.environ.get("CHITIEU_INJECTED", "48"))


@cache
def found() -> Sequence[Tried]:
    every = tuple(several(SEED, 0, COUNT))
    print("\n" + "\n".join(table(every)))  # noqa: T201
    return every


def test_nothing_is_said_against_a_clean_report():
    assert [(each.number, each.alarms) for each in found() if each.alarms] == []


def test_an_error_that_the_report_itself_speaks_against_is_told_where_it_stands():
    assert [each for each in found() if each.sure and not each.caught] == []


def test_no_verdict_shifts_unseen_where_the_report_itself_speaks_against_the_error():
    assert [each for each in found() if each.sure and each.shifts] == []


def test_every_kind_of_error_is_put_into_every_kind_of_report():
    made = {(each.kind, each.form) for each in found()}
    assert {kind for kind, _ in made} == set(KINDS)
    assert {"ii-06a", "câu", "ket-qua", "phu-luc-1a"} <= {form for _, form in made}


def test_a_report_is_known_by_its_number():
    assert [clean(SEED, number).report for number in range(8)] == [clean(SEED, number).report for number in range(8)]


@pytest.mark.parametrize("number", range(40))
def test_all_that_is_said_of_a_clean_report_holds(number):
    assert clean(SEED, number).report.broken() == []


def test_clean_reports_together_hold_every_identity_that_forms_declare():
    made = {(each.declared, each.name) for number in range(200) for each in clean(SEED, number).report.relations}
    declared = {(form.id, each.id) for form in FORMS.forms for each in form.identities}
    assert declared - made == set()
    assert {("ii-06a", f"total of {name}") for name in FORMS.named("ii-06a").total.of} - made == set()


@pytest.mark.parametrize("format_", sorted(set(FORMATS)))
@pytest.mark.parametrize("number", range(4))
def test_every_figure_lies_where_the_harness_looks_for_it(number, format_):
    report = clean(SEED, number).report
    document = read_input(f"bao-cao.{format_}", written(report, format_))
    assert isinstance(document, Document)
    lie = places(report, format_)
    assert set(lie) == set(report.figures)
    for key, place in lie.items():
        assert report.figures[key].text in texts(document, place.table, place.row, place.paragraph), key


def texts(document: Document, table_: int, row: int, paragraph: int) -> str:
    for block in document.blocks:
        if isinstance(block, Table):
            for cells in block.rows:
                if (cells[0].place.table, cells[0].place.row) == (table_, row):
                    return " ".join(cell.text for cell in cells)
        elif block.place.paragraph == paragraph and not table_:
            return block.text
    return ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", range(8))
def test_an_error_changes_what_it_names_and_nothing_else(number, kind):
    made = clean(SEED, number)
    error = injected(made.report, kind, Random(number), made.how)  # noqa: S311
    if error is None:
        assert kind in ("mark", "percent")
        return
    before, after = made.report, error.report
    changed = {key for key in before.figures if before.figures[key] != after.figures.get(key)}
    assert changed == set(error.keys)
    assert after.relations == before.relations
    if kind == "dropped":
        assert rows(before) - rows(after) == 1
    else:
        assert after.blocks == before.blocks
        assert all(before.figures[key].value != after.figures[key].value for key in error.keys)


def rows(report: Report) -> int:
    return sum(len(block.rows) for block in report.blocks if isinstance(block, Rows))


def test_the_guide_shows_the_figures_of_a_run():
    page = on_page("a\n<!-- injected -->\nb\n<!-- /injected -->\nc\n", found(), SEED)
    shown = [line for line in page.splitlines() if line.startswith("| ")]
    assert [line.split(" | ")[0].strip("| ") for line in shown[1 : len(KINDS) + 2]] == [
        *injected_told.KINDS.values(), "cộng"
    ]  # fmt: skip
    assert {line.count("|") for line in shown} == {len(injected_told.LABELS) + 2}
    assert page.startswith(f"a\n<!-- injected -->\n\nLần chạy `--seed {SEED} --count {len(found())}`: 0 báo cáo sạch")
    assert page.endswith("<!-- /injected -->\nc\n")


def test_every_kind_of_error_is_known():
    assert (
        KINDS
        == tuple(MAKERS)
        == tuple(injected_told.KINDS)
        == ("digit", "swapped", "dropped", "off-by-one", "mark", "percent")
    )


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("1.652", "count", Fraction(1652)),
        ("2,004", "count", Fraction(2004)),
        ("07", "count", Fraction(7)),
        ("16.52", "count", None),
        ("129.00", "count", Fraction(129)),
        ("1.6527", "count", None),
        ("57,56%", "percent", Fraction("57.56")),
        ("5,756", "percent", Fraction("5.756")),
        ("94.25%", "percent", Fraction("94.25")),
        ("45,6", "amount", Fraction("45.6")),
        ("859.954", "amount", Fraction(859954)),
    ],
)
def test_a_figure_means_what_a_reader_takes_it_for(text, measure, expected):
    assert value_of(text, measure) == expected


@pytest.mark.parametrize(
    ("kind", "texts_", "expected"),
    [
        ("sum", ("10", "4", "6"), True),
        ("sum", ("10", "4", "7"), False),
        ("rows", ("10", "4", "6"), True),
        ("balance", ("10", "8", "5", "3"), True),
        ("parts", ("10", "4", "6"), True),
        ("parts", ("10", "4", "7"), False),
        ("rate", ("57,57%", "951", "1.652"), True),
        ("rate", ("57,56", "951", "1.652"), True),
        ("rate", ("57,5%", "951", "1.652"), True),
        ("rate", ("58%", "951", "1.652"), True),
        ("rate", ("57,58%", "951", "1.652"), False),
        ("same", ("1.652", "1652"), True),
        ("change", ("20", "100", "120"), True),
        ("share", ("100,01",), False),
        ("whole", ("16.52",), False),
        ("code", ("2",), False),
    ],
)
def test_a_relation_holds_as_a_reader_would_recompute_it(kind, texts_, expected):
    measures = ["percent" if kind in ("rate", "share") and not at else "count" for at in range(len(texts_))]
    figures = {
        str(at): Written(text, value_of(text, measure), measure)
        for at, (text, measure) in enumerate(zip(texts_, measures, strict=True))
    }
    relation = Relation(kind, "0", tuple(figures)[1:], codes=("0", "1"))
    assert holds(relation, figures) is expected


def test_a_sum_over_rows_is_one_of_the_rows_that_there_are_and_any_other_says_nothing_without_one():
    figures = {name: Written(text, value_of(text, "count")) for name, text in {"a": "10", "b": "4"}.items()}
    assert not holds(Relation("rows", "a", ("b", "c")), figures)
    assert holds(Relation("sum", "a", ("b", "c")), figures)
