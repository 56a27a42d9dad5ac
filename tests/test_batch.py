"""One meaning: tables of readings are judged as ``check`` judges the same rows, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from engine.asked import Request, with_asked
from engine.model import Submission
from engine.pipeline import Judge
from engine.read.folders import Given
from tests import made_readings
from tests.batch_compared import Tables, case_of, compare, judged
from tests.command import ROOT
from tests.made_readings import LIBRARY, Row, plain_rows, write_csv

OWN_SET = """
id: thu
name: {vi: Bộ thử, en: A set to try}
document: {vi: Văn bản thử, en: A document to try}
known_by: press
effective: {from: 2024-01-01, until: 2024-12-31}
concerned:
  all:
    units:
      - {level: commune}
      - {level: province}
      - {level: provincial-department, attribute: justice-office}
      - {level: provincial-department, attribute: health-department}
    rests_on: interpretation
    note: {vi: thử, en: to try}
uoms: {thing: {vi: việc, en: things}}
indicators:
  - id: times
    name: {vi: Số lần so với kỳ trước, en: Times of the period before}
    numerator: {vi: tử, en: above}
    denominator: {vi: mẫu, en: below}
    counted: thing
    share: "false"
targets:
"""
THRESHOLDS = ("80", "45", "33.333333", "0", "100", "99.999999", "0.000001", "50")
HALF_YEAR = (("2024-01-05", "2024-06-30"),)


def own_set(path: Path) -> Path:
    """A set of the user's own: every comparator, whole thresholds and fine ones."""
    indicators = ["times", *LIBRARY.indicators]
    comparators = ("at_most", "less_than", "more_than", "at_least")
    rows = "".join(
        f"  - {{row: '{number}', name: {{vi: dòng, en: row}}, indicator: {indicator}, "
        f"comparator: {comparators[number % 4]}, threshold: {THRESHOLDS[number % 8]}, concerns: all}}\n"
        for number, indicator in enumerate(indicators)
    )
    path.write_text(OWN_SET + rows, encoding="utf-8")
    return path


def test_a_table_of_awkward_figures_is_judged_as_check_judges_it(tmp_path: Path) -> None:
    written = made_readings.rows(seed=1, cases=500)
    tables = judged([write_csv(tmp_path / "readings.csv", written)], tmp_path)

    assert compare(tables, written, tmp_path) > 3000
    assert 0 < len(tables["rejected"]) < 400


@pytest.mark.parametrize("seed", [2, 3])
def test_sets_of_ones_own_are_judged_by_as_check_judges_by_them(seed: int, tmp_path: Path) -> None:
    request = Request(targets=(str(own_set(tmp_path / "thu.yaml")),))
    own = with_asked(LIBRARY, request.targets).library
    asked = [target for each in own.sets if each.id == "thu" for target in each.targets]
    written = made_readings.rows(seed, cases=250, periods=HALF_YEAR, asked=asked, indicators=own.indicators)
    tables = judged([write_csv(tmp_path / "readings.csv", written)], tmp_path, request=request)

    assert compare(tables, written, tmp_path, request) > 3000


ASKED = {
    "as of another day": Request(as_of=date(2024, 12, 31)),
    "by name, outside its dates": Request(targets=("nq01-2024",)),
    "of a level": Request(level="province", targets=("nq02-2024", "phu-quoc-2023")),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_for_beside_the_files_holds_as_it_does_for_check(name: str, tmp_path: Path) -> None:
    written = made_readings.rows(seed=8, cases=60)
    tables = judged([write_csv(tmp_path / "readings.csv", written)], tmp_path, request=ASKED[name])

    assert compare(tables, written, tmp_path, ASKED[name]) > 100


def test_a_row_is_rejected_only_where_check_would_refuse_it(tmp_path: Path) -> None:
    written = made_readings.rows(seed=4, cases=250, periods=HALF_YEAR)
    tables = judged([write_csv(tmp_path / "readings.csv", written)], tmp_path)
    judge = Judge(Request())
    unplaced = 0

    for row in tables["rejected"]:
        alike = [each for each in written if _key(each) == _key(written[row["row"] - 1])]
        rows = alike if row["reason"] == "duplicate-reading" else [written[row["row"] - 1]]
        refused = not judge.judged(Given(write_csv(tmp_path / "one.csv", rows))).assessments
        unplaced += not refused
        assert refused or (row["reason"] == "duplicate-reading" and not row["place"] and len(rows) > 1), row
    assert 0 < unplaced < len(tables["rejected"])


def _key(row: Row) -> tuple[str, ...]:
    names = {**{each.name.vi: each.id for each in LIBRARY.indicators.values()}}
    own = {**row, "indicator": names.get(row["indicator"], row["indicator"])}
    return tuple(own[name] for name in ("unit", "from", "to", "indicator", "target", "part", "scope", "place"))


def test_the_order_of_rows_makes_no_difference_but_for_which_of_equal_readings_is_named(tmp_path: Path) -> None:
    written = [row for row in made_readings.rows(seed=5, cases=150, periods=HALF_YEAR) if row["place"]]
    one = judged([write_csv(tmp_path / "readings.csv", written)], tmp_path)
    written = sorted(written, key=lambda row: (row["place"], row["value"], row["unit"]), reverse=True)
    other = judged([write_csv(tmp_path / "readings.csv", written)], tmp_path)

    assert one["sets"] == other["sets"]
    assert raised(one) == raised(other)
    assert len(one["findings"]) == len(other["findings"])
    same = 0
    for row, again in zip(one["findings"], other["findings"], strict=True):
        own = WHATEVER_IS_NAMED if row["place"] != again["place"] else {*row} - {"row"}
        same += len(own) > len(WHATEVER_IS_NAMED)
        assert {name: row[name] for name in own} == {name: again[name] for name in own}
    assert same * 100 > 98 * len(one["findings"])


WHATEVER_IS_NAMED = {"unit", "from", "to", "target", "verdict", "rule", "actual", "margin", "threshold"}


def raised(tables: Tables) -> list[object]:
    return sorted(
        (*case_of(row), row["check"], row["severity"], sorted([row["place"] or "", row["other_place"] or ""]))
        for row in tables["discrepancies"]
    )


LABELS = {"unit": "Đơn vị", "level": "Cấp", "from": "Từ ngày", "to": "ĐẾN NGÀY", "indicator": "Nội dung đo",
          "value": "Tỷ lệ", "numerator": "Tử số", "denominator": "Mẫu số", "place": "Nơi ghi"}  # fmt: skip


def in_vietnamese(rows: Sequence[Row], folder: Path) -> Path:
    found = [{LABELS[name]: cell for name, cell in row.items() if name in LABELS} for row in rows]
    path = write_csv(folder / "vi.csv", [{**each, "Từ ngày": "5/1/2024"} for each in found], tuple(LABELS.values()))
    path.write_text(path.read_text(encoding="utf-8").replace(",57.56,", ',"57,56%",'), encoding="utf-8")
    return path


def of_types(rows: Sequence[Row], folder: Path, kinds: Mapping[str, object]) -> Path:
    """The rows in Parquet, with columns of these types; the others are texts."""
    columns = {name: [read(row[name], kinds.get(name)) for row in rows] for name in LABELS}
    table = pa.table({name: pa.array(each, kinds.get(name, pa.string())) for name, each in columns.items()})
    path = folder / "typed.parquet"
    parquet.write_table(table, path)
    return path


def read(text: str, kind: object) -> object:
    if not text or kind is None:
        return text or None
    if kind in (pa.date32(), pa.timestamp("ms")):
        return datetime.fromisoformat(text)
    if kind == pa.float64():
        return float(text)
    return Decimal(text) if isinstance(kind, pa.Decimal128Type) else int(text)


FORMS = {
    "whole numbers": {"numerator": pa.int64(), "denominator": pa.int32(), "value": pa.float64()},
    "doubles": {"numerator": pa.float64(), "denominator": pa.float64(), "value": pa.float64()},
    "decimals": {"numerator": pa.decimal128(12, 2), "denominator": pa.decimal128(12, 0), "value": pa.decimal128(9, 4)},
    "days": {"from": pa.date32(), "to": pa.timestamp("ms")},
    "texts": {},
}


def test_whatever_the_columns_are_of_the_same_is_found(tmp_path: Path) -> None:
    rows = plain_rows()
    expected = judged([write_csv(tmp_path / "readings.csv", rows)], tmp_path)

    assert len(expected["findings"]) == 40 * 22
    assert expected["rejected"] == []
    assert judged([in_vietnamese(rows, tmp_path)], tmp_path) == expected
    for name, kinds in FORMS.items():
        assert judged([of_types(rows, tmp_path, kinds)], tmp_path) == expected, name


@pytest.mark.parametrize(
    ("text", "number"),
    [("57,5%", 57.5), ("57,567%", 57.567), ("0,00001%", 0.00001), ("0,3%", 0.1 + 0.2)],
)
@pytest.mark.parametrize("numerator", [-3, 3])
def test_a_percent_beside_odd_counts_is_what_its_column_holds(
    tmp_path: Path, text: str, number: float, numerator: int
) -> None:
    of_unit = {**dict.fromkeys(LABELS, ""), "unit": "Xã A", "level": "commune", "indicator": "online-payment"}
    days = [{"from": f"{year}-01-05", "to": f"{year}-06-30"} for year in (2010, 2024)]  # of 2010 nothing is asked
    rows = [{**of_unit, **each, "value": text, "numerator": str(numerator), "denominator": "10"} for each in days]
    typed = of_types([{**row, "value": f"{number!r}"} for row in rows], tmp_path, FORMS["whole numbers"])

    expected = judged([write_csv(tmp_path / "readings.csv", rows)], tmp_path)

    assert [row["reason"] for row in expected["rejected"]] == []
    assert {row["to"] for row in expected["findings"]} == {date(2024, 6, 30)}
    assert judged([typed], tmp_path) == expected


def test_a_moment_of_a_file_is_no_day_of_a_period(tmp_path: Path) -> None:
    moment = pa.array([datetime.fromisoformat("2024-01-05T00:00:00+07:00")], pa.timestamp("ms", tz="UTC"))
    texts = {"unit": "Xã A", "level": "commune", "to": "2024-06-30", "indicator": "online-payment", "value": "90%"}
    path = tmp_path / "moments.parquet"
    parquet.write_table(pa.table({"from": moment, **{name: [each] for name, each in texts.items()}}), path)

    (row,) = judged([path], tmp_path)["rejected"]

    assert [row[each] for each in ("reason", "column", "found")] == ["not-a-date", "from", "2024-01-04 17:00:00+00"]


def test_files_of_several_kinds_are_one_table(tmp_path: Path) -> None:
    rows = plain_rows()
    expected = judged([write_csv(tmp_path / "readings.csv", rows)], tmp_path)
    parts = tmp_path / "parts"
    parts.mkdir()
    of_types(rows[:100], parts, FORMS["whole numbers"]).rename(parts / "1.parquet")
    write_csv(parts / "2.csv", rows[100:200])
    of_types(rows[200:], parts, FORMS["texts"]).rename(parts / "3.parquet")

    assert judged([parts], tmp_path)["findings"] == expected["findings"]


def in_table(assessed: Sequence[Submission]) -> list[Row]:
    """Submissions as rows of a table."""
    found = []
    for each in assessed:
        unit = {"unit": each.unit.name, "level": each.unit.level, "attributes": ", ".join(each.unit.attributes)}
        days = {"from": each.period.from_.isoformat(), "to": each.period.to.isoformat()}
        for reading in each.readings:
            counts = {name: getattr(reading, name) for name in ("numerator", "denominator")}
            texts = {name: str(amount.value) if amount else "" for name, amount in counts.items()}
            about = {"indicator": reading.indicator, "part": reading.part or "", "scope": reading.scope or "",
                     "target": reading.target or "", "threshold": reading.threshold_text, "place": reading.place,
                     "value": reading.value_text}  # fmt: skip
            found.append({**unit, **days, **about, **texts})
    return found


EXAMPLES = ("phu-my-2024.yaml", "hong-gai-2024.yaml", "phu-quoc-2023.yaml", "phu-quoc-2024.yaml")


def test_the_examples_are_judged_in_tables_as_they_are_one_by_one(tmp_path: Path) -> None:
    folder = ROOT / "examples"
    reports = [*(folder / name for name in EXAMPLES), *sorted((folder / "dot-kiem-tra-2024/bao-cao").glob("*.yaml"))]
    judge = Judge(Request())
    found = [each.submission for path in reports for each in judge.judged(Given(path)).assessments]
    seen = {(each.unit.name, str(each.period)): each for each in found}
    written = in_table(list(seen.values()))
    tables = judged([write_csv(tmp_path / "readings.csv", written)], tmp_path)

    assert len(seen) > 15
    assert tables["rejected"] == []
    assert compare(tables, written, tmp_path) > 300
