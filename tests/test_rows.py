"""Tables with one reading a row: the same submission as in YAML and JSON."""

from __future__ import annotations

import json

import pytest

import targets
from engine.model import Submission
from engine.normalise.submission import read_submission
from engine.problem import InputError, Position
from engine.read import read_input
from engine.source import find, parse, plain

LIBRARY = targets.load_shipped()
YAML = """
unit: {name: Xã An Phú, level: district-office, attributes: [justice-office, health-department], parent: B, province: C}
period: {from: 2024-01-01, to: 2024-06-30}
document: Báo cáo số 12
readings:
  - {indicator: online-dossiers, value: "57,56%", numerator: "951", denominator: "1.652", place: "Biểu 1; dòng 3"}
  - {indicator: digitization, target: nq01-2024/4, part: results, scope: cấp xã, value: "79,61%",
     threshold: "≥ 80", place: d, note: n}
"""
KEYS = ("unit", "level", "attributes", "parent", "province", "from", "to", "document", "indicator", "target", "part")
KEYS += ("scope", "value", "numerator", "denominator", "threshold", "place", "note")
LABELS = "Đơn vị|Cấp|Loại đơn vị|Đơn vị cấp trên|Tỉnh|Từ ngày|Đến ngày|Văn bản|Chỉ số|Chỉ tiêu|Phần|Phạm vi|Tỷ lệ|Tử số"
LABELS += "|Mẫu số|Chỉ tiêu giao|Vị trí|Ghi chú"
HEAD = ("Xã An Phú", "district-office", "justice-office, health-department", "B", "C", "2024-01-01", "2024-06-30")
HEAD += ("Báo cáo số 12",)
ROWS = (
    (*HEAD, "online-dossiers", "", "", "", "57,56%", "951", "1.652", "", "Biểu 1; dòng 3", ""),
    (*HEAD, "digitization", "nq01-2024/4", "results", "cấp xã", "79,61%", "", "", "≥ 80", "d", "n"),
)


def table(header: tuple[str, ...], mark: str, end: str = "\n") -> str:
    def cell(text: str) -> str:
        return f'"{text}"' if mark in text or '"' in text else text

    return "".join(mark.join(map(cell, row)) + end for row in (header, *ROWS))


def submissions(name: str, text: str) -> list[Submission]:
    return [read_submission(source, LIBRARY, "")[0] for source in read_input(name, text.encode())]


def same(submission: Submission) -> Submission:
    return submission.model_copy(update={"source": ""})


@pytest.mark.parametrize("header", [KEYS, tuple(LABELS.split("|"))], ids=["keys", "labels"])
@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_the_same_submission_in_yaml_json_and_a_table_is_the_same(header, mark, end):
    (in_yaml,) = submissions("a.yaml", YAML)
    (in_json,) = submissions("a.json", json.dumps(plain(parse("a.yaml", YAML.encode()).root)))
    (in_table,) = submissions("a.csv", table(header, mark, end))
    assert same(in_yaml) == same(in_json) == same(in_table)
    assert len(in_yaml.readings) == 2


def test_a_table_is_known_by_its_header_whatever_its_name():
    assert submissions("a.txt", table(KEYS, ";"))


HEADER = "unit,level,from,to,indicator,value,place\n"


def row(unit: str, indicator: str, value: str = "98%", place: str = "") -> str:
    return f"{unit},commune,2024-01-01,2024-06-30,{indicator},{value},{place}\n"


def test_each_unit_is_a_submission_wherever_its_rows_stand():
    text = HEADER + row("A", "satisfaction") + row("B", "satisfaction") + row("A", "data-reuse")
    found = submissions("a.csv", text)
    assert [(each.unit.name, [reading.indicator for reading in each.readings]) for each in found] == [
        ("A", ["satisfaction", "data-reuse"]),
        ("B", ["satisfaction"]),
    ]


def test_a_cell_may_hold_a_line_end_and_rows_below_keep_their_lines():
    text = HEADER + row("A", "satisfaction", place='"dòng 1\ndòng 2"') + "\n" + row("A", "satisfacton")
    (source,) = read_input("a.csv", text.encode())
    _, node = find(source.root, ("readings", 1, "indicator"))
    assert node.at == Position(5, 33, 11)


def test_a_place_that_is_not_given_is_the_line_of_the_row():
    (submission,) = submissions("a.csv", HEADER + row("A", "satisfaction") + "\n\n" + row("A", "data-reuse"))
    assert [each.place for each in submission.readings] == ["a.csv:2", "a.csv:5"]


def test_days_may_be_written_as_people_write_them_and_make_no_other_period():
    other = row("A", "data-reuse").replace("2024-01-01,2024-06-30", "1/1/2024,30/06/2024")
    text = HEADER + row("A", "satisfaction") + other
    (submission,) = submissions("a.csv", text)
    assert [each.indicator for each in submission.readings] == ["satisfaction", "data-reuse"]
    assert (submission.period.from_.isoformat(), submission.period.to.isoformat()) == ("2024-01-01", "2024-06-30")


@pytest.mark.parametrize(("header", "labelled"), [(KEYS, False), (tuple(LABELS.split("|")), True)])
def test_a_table_whose_columns_are_named_as_people_name_them_is_told_of_by_labels(header, labelled):
    assert {each.labelled for each in read_input("a.csv", table(header, ";").encode())} == {labelled}


def test_empty_cells_and_columns_without_a_header_are_left_aside():
    text = "unit,,level,from,to,indicator,value\nA,x,commune,2024-01-01,2024-06-30,satisfaction,98%,,,\n"
    (submission,) = submissions("a.csv", text)
    assert len(submission.readings) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("unit,level,valeu\n", [("unknown-key", 1, 12)]),
        ("unit,level,unit\n", [("duplicate-key", 1, 12)]),
        ("unit,đơn vị,level\n", [("duplicate-key", 1, 6)]),
        ("unit,level\n", [("missing-column", 1, 1)]),
        (HEADER, [("no-rows", 1, 1)]),
        (HEADER + ",,,,satisfaction,98%,\n", [("missing-cell", 2, 5)]),
        (HEADER + row("A", "satisfaction", "98%,x,y"), [("row-too-long", 2, 52)]),
        (HEADER + row("A", '"satisfaction'), [("not-a-table", 2, 1)]),
        (HEADER + row("A", '"a" b'), [("not-a-table", 2, 1)]),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_place(text, found):
    with pytest.raises(InputError) as refused:
        read_input("a.csv", text.encode())
    assert [(each.code, *each.position[:2]) for each in refused.value.problems] == found
