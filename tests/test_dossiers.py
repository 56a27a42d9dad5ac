"""Dossiers are counted as a person would count them: who stands above the line, below it, and nowhere."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import targets
from engine.dossiers.asked import Derive
from engine.dossiers.run import derived
from engine.model.derived import Derived
from engine.problem import InputError
from tests.made_dossiers import AS_OF, FLAGS, READINGS, SCHEMA, WORDS, counted, day, dossier, once, write

Counts = tuple[int, int] | None
UNITS = ("Xã An Phú", "Phường Bình Yên")


def derive(path: Path, **asked: Any) -> Derived:
    return derived([path], Derive(**{"as_of": AS_OF, **asked}))


def of(result: Derived, indicator: str, part: str | None = None) -> list[tuple[str, int, int]]:
    """The readings of an indicator: the first day of the month, above and below the line."""
    rows = result.readings.to_pylist()
    found = [each for each in rows if (each["indicator"], each["part"]) == (indicator, part)]
    return [(each["from"].isoformat(), each["numerator"], each["denominator"]) for each in found]


MAY, ABOVE, BELOW, NOT_COUNTED, UNTOLD = "2025-05-01", (1, 1), (0, 1), (0, 0), None
SIDES: tuple[tuple[str, str | None, dict[str, Any], Counts], ...] = (
    ("online-dossiers", None, {"channel": "online"}, ABOVE),
    ("online-dossiers", None, {"channel": "post"}, BELOW),
    ("online-dossiers", None, {"channel": "in-person"}, BELOW),
    ("online-dossiers", None, {"channel": None}, UNTOLD),
    ("online-dossiers", None, {"withdrawn": True, "channel": "online"}, UNTOLD),
    ("end-to-end-dossiers", None, {"channel": "online", "service": "end-to-end"}, ABOVE),
    ("end-to-end-dossiers", None, {"channel": "post", "service": "end-to-end"}, BELOW),
    ("end-to-end-dossiers", None, {"channel": "online", "service": "partial"}, BELOW),
    ("end-to-end-dossiers", None, {"channel": "post", "service": None}, BELOW),
    ("end-to-end-dossiers", None, {"channel": "online", "service": None}, UNTOLD),
    ("online-payment", None, {"fee_due": 1, "paid_online": True}, ABOVE),
    ("online-payment", None, {"fee_due": 1, "paid_online": False}, BELOW),
    ("online-payment", None, {"fee_due": 0, "paid_online": True}, NOT_COUNTED),
    ("online-payment", None, {"fee_due": 1, "paid_online": None}, UNTOLD),
    ("online-payment", None, {"fee_due": None, "paid_online": True}, UNTOLD),
    ("digitization", "incoming", {"digitized": True}, ABOVE),
    ("digitization", "incoming", {"digitized": False}, BELOW),
    ("digitization", "incoming", {"digitized": None}, UNTOLD),
    ("digitization", "results", {"result_digitized": True}, ABOVE),
    ("digitization", "results", {"result_digitized": False}, BELOW),
    ("digitization", "results", {"result_digitized": True, "resolved": None}, NOT_COUNTED),
    ("result-sync", None, {"synchronised": day("2025-05-20")}, ABOVE),
    ("result-sync", None, {"synchronised": day("2025-05-19")}, BELOW),
    ("result-sync", None, {"synchronised": None}, BELOW),
    ("result-sync", None, {"synchronised": day("2025-05-20"), "resolved": None}, NOT_COUNTED),
    ("data-reuse", None, {"reused": True}, ABOVE),
    ("data-reuse", None, {"reused": False}, BELOW),
    ("data-reuse", None, {"reused": None}, UNTOLD),
    ("satisfaction", None, {"rating": "very-satisfied"}, ABOVE),
    ("satisfaction", None, {"rating": "satisfied"}, ABOVE),
    ("satisfaction", None, {"rating": "neutral"}, BELOW),
    ("satisfaction", None, {"rating": "dissatisfied"}, BELOW),
    ("satisfaction", None, {"rating": None}, NOT_COUNTED),
    ("online-service-satisfaction", None, {"rating": "satisfied", "channel": "online"}, ABOVE),
    ("online-service-satisfaction", None, {"rating": "neutral", "channel": "online"}, BELOW),
    ("online-service-satisfaction", None, {"rating": "satisfied", "channel": "post"}, NOT_COUNTED),
    ("online-service-satisfaction", None, {"rating": "satisfied", "channel": None}, UNTOLD),
    ("resolved-on-time", None, {"resolved": day("2025-05-19")}, ABOVE),
    ("resolved-on-time", None, {"resolved": day("2025-05-20")}, ABOVE),
    ("resolved-on-time", None, {"resolved": day("2025-05-21")}, BELOW),
    ("resolved-on-time", None, {"resolved": None}, NOT_COUNTED),
    ("resolved-on-time", None, {"appointed": None}, UNTOLD),
)


@pytest.mark.parametrize(("indicator", "part", "fields", "expected"), SIDES)
def test_each_indicator_puts_a_dossier_where_it_belongs(indicator, part, fields, expected, tmp_path):
    """A second dossier is in every month, so that one that is not counted leaves 0 of 0 and not silence."""
    result = derive(write(tmp_path / "d.parquet", [dossier(**fields)]))
    assert of(result, indicator, part) == ([] if expected is None else [(MAY, *expected)])


def test_every_indicator_that_dossiers_can_give_has_an_example_of_each_side():
    expected = {each: {ABOVE, BELOW} for each in READINGS}
    shown = {each: {side for *names, _, side in SIDES if tuple(names) == each} & {ABOVE, BELOW} for each in READINGS}
    assert shown == expected
    assert {(each.indicator, each.part) for each in targets.load_shipped().countings} == set(READINGS)


def test_intake_is_counted_by_the_day_of_receipt_and_results_by_the_day_of_resolution(tmp_path):
    row = dossier(received=day("2025-04-30"), resolved=day("2025-05-02"), channel="online")
    result = derive(write(tmp_path / "d.parquet", [row]))
    assert of(result, "online-dossiers") == [("2025-04-01", 1, 1), ("2025-05-01", 0, 0)]
    assert of(result, "resolved-on-time") == [("2025-04-01", 0, 0), ("2025-05-01", 1, 1)]


MARKS = (
    ({"late_mark": True, "synchronised": day("2025-05-21")}, "marked-late-synchronised-late"),
    ({"late_mark": True, "synchronised": day("2025-05-20")}, "marked-late-synchronised-in-time"),
    ({"late_mark": True, "synchronised": None}, "marked-late-not-synchronised"),
    ({"late_mark": False, "resolved": day("2025-05-21")}, "late-not-marked"),
    ({"late_mark": True, "resolved": day("2025-05-21")}, None),
    ({"late_mark": False}, None),
)


@pytest.mark.parametrize(("fields", "expected"), MARKS)
def test_late_marks_that_synchronisation_may_have_made_are_told_apart(fields, expected, tmp_path):
    result = derive(write(tmp_path / "d.parquet", [dossier(**fields)]))
    (line,) = (each for each in result.lines if each.counting.indicator == "resolved-on-time")
    found = {apart.id: number for apart, number in zip(line.counting.apart, line.apart, strict=True) if number}
    by_its_days = "late" if fields.get("resolved") else "in-time"
    assert found == {by_its_days: 1, **({expected: 1} if expected else {})}


ASIDE = (
    ({"test": True}, "test", "test"),
    ({"channel": "fax"}, "unreadable", "channel"),
    ({"fee_due": -1}, "unreadable", "fee_due"),
    ({"received": None}, "empty", "received"),
    ({"unit": None}, "empty", "unit"),
    ({"id": None}, "empty", "id"),
    ({"received": day("1999-12-31")}, "too-early", "received"),
    ({"resolved": day("2026-01-01")}, "ahead", "resolved"),
    ({"resolved": day("2025-05-04")}, "before", "resolved"),
    ({"appointed": day("2025-05-04")}, "before", "appointed"),
    ({"returned": day("2025-05-19")}, "before", "returned"),
    ({"withdrawn": True}, "withdrawn", "withdrawn"),
)


@pytest.mark.parametrize(("fields", "reason", "field"), ASIDE)
def test_a_dossier_that_cannot_be_counted_is_set_aside_and_its_neighbour_is_counted(fields, reason, field, tmp_path):
    rows = [dossier(1, channel="online"), dossier(2, **fields)]
    result = derive(write(tmp_path / "d.parquet", rows))
    assert [(each.reason, each.field, each.dossiers) for each in result.aside] == [(reason, field, 1)]
    assert of(result, "online-dossiers") == [(MAY, 1, 1)]
    assert (result.dossiers, result.counted) == (2, 1)


NOT_SET_ASIDE = (
    {"received": day("2000-01-01"), "resolved": None},
    {"resolved": AS_OF},
    {"appointed": day("2031-01-01")},
    {"resolved": day("2025-05-05"), "appointed": day("2025-05-05"), "returned": day("2025-05-05")},
)


@pytest.mark.parametrize("fields", NOT_SET_ASIDE)
def test_days_at_their_bounds_are_believed(fields, tmp_path):
    result = derive(write(tmp_path / "d.parquet", [dossier(**fields)]))
    assert (result.aside, result.counted) == ((), 1)


def test_an_identical_copy_is_counted_once_and_contradicting_rows_not_at_all(tmp_path):
    rows = [dossier(1, channel="online")] * 3 + [dossier(2), dossier(2, channel="online"), dossier(3)]
    result = derive(write(tmp_path / "d.parquet", rows))
    assert of(result, "online-dossiers") == [(MAY, 1, 2)]
    assert {each.reason: each.dossiers for each in result.aside} == {"copy": 2, "contradictory": 2}
    assert result.dossiers == 6


def test_copies_that_differ_only_in_what_nothing_asks_for_are_copies(tmp_path):
    rows = [dossier(1, procedure="1.000001"), dossier(1, procedure="1.000002")]
    result = derive(write(tmp_path / "d.parquet", rows))
    assert {each.reason: each.dossiers for each in result.aside} == {"copy": 1}


def test_a_row_that_is_wrong_by_itself_does_not_contradict_the_right_one(tmp_path):
    result = derive(write(tmp_path / "d.parquet", [dossier(1), dossier(1, channel="fax")]))
    assert {each.reason: each.dossiers for each in result.aside} == {"unreadable": 1}
    assert result.counted == 1


def test_the_period_cuts_by_the_day_that_counts(tmp_path):
    rows = [dossier(1, received=day("2025-05-09"), channel="online"), dossier(2, received=day("2025-05-10"))]
    asked = {"from_": day("2025-05-10"), "to": day("2025-05-20"), "by": ("unit",)}
    result = derive(write(tmp_path / "d.parquet", rows), **asked)
    assert of(result, "online-dossiers") == [("2025-05-10", 0, 1)]
    assert of(result, "resolved-on-time") == [("2025-05-10", 2, 2)]
    assert {each["to"] for each in result.readings.to_pylist()} == {day("2025-05-20")}


SPANS = (
    ("month", "2025-05-01", "2025-05-31"),
    ("quarter", "2025-04-01", "2025-06-30"),
    ("year", "2025-01-01", "2025-12-31"),
)


@pytest.mark.parametrize(("span", "first", "last"), SPANS)
def test_a_span_is_that_of_the_calendar(span, first, last, tmp_path):
    result = derive(write(tmp_path / "d.parquet", [dossier()]), by=("unit", span))
    assert {(each["from"], each["to"]) for each in result.readings.to_pylist()} == {(day(first), day(last))}


def test_without_a_span_the_period_is_that_of_the_days_that_were_counted(tmp_path):
    result = derive(write(tmp_path / "d.parquet", [dossier()]), by=("unit",))
    found = {(each["from"], each["to"]) for each in result.readings.to_pylist()}
    assert found == {(day("2025-05-05"), day("2025-05-20"))}


def test_without_units_all_dossiers_are_of_the_whole_that_is_named(tmp_path):
    rows = [dossier(1, channel="online"), dossier(2, unit="Phường Bình Yên")]
    result = derive(write(tmp_path / "d.parquet", rows), by=("month",), unit="Tỉnh Kiên Giang")
    assert of(result, "online-dossiers") == [(MAY, 1, 2)]
    assert {(each["unit"], each["level"]) for each in result.readings.to_pylist()} == {("Tỉnh Kiên Giang", "province")}


def test_names_of_units_are_one_but_for_spaces_and_the_form_of_letters_and_never_guessed(tmp_path):
    import unicodedata

    names = ["Xã An Phú", " Xã  An Phú ", unicodedata.normalize("NFD", "Xã An Phú"), "Xã An Phu"]
    rows = [dossier(number, unit=name) for number, name in enumerate(names)]
    units = tmp_path / "units.csv"
    units.write_text("Đơn vị,Cấp\nXÃ AN PHÚ,commune\n", encoding="utf-8")
    result = derive(write(tmp_path / "d.parquet", rows), units=units)
    found = {(each["unit"], each["level"], each["denominator"]) for each in result.readings.to_pylist()
             if each["indicator"] == "online-dossiers"}  # fmt: skip
    assert found == {("XÃ AN PHÚ", "commune", 3)}
    assert [(each.name, each.dossiers, each.near) for each in result.strange] == [("Xã An Phu", 1, ("XÃ AN PHÚ",))]


@pytest.mark.parametrize("lost", ["channel", "appointed", "late_mark", "id", "withdrawn", "test", "resolved"])
def test_a_column_that_is_not_there_costs_only_what_needs_it(lost, tmp_path):
    result = derive(write(tmp_path / "d.parquet", [dossier()], without=[lost]))
    needing = {(each.indicator, each.part) for each in targets.load_shipped().countings if lost in each.fields}
    assert {(each.counting.indicator, each.counting.part) for each in result.lines} == set(READINGS) - needing
    assert {each.details["column"] for each in result.problems} == {lost}
    assert {each.severity for each in result.problems} == {"warning"}


def test_a_table_without_any_column_that_is_wanted_is_refused(tmp_path):
    pq.write_table(pa.table({"unit": ["Xã An Phú"], "b": ["x"]}), tmp_path / "d.parquet")
    with pytest.raises(InputError) as raised:
        derive(tmp_path / "d.parquet")
    columns = {each.details["column"] for each in raised.value.problems if each.code == "no-such-column-for"}
    assert columns == {name for each in targets.load_shipped().countings for name in each.fields}


# of CSV and of mappings

HEADINGS = "Mã hồ sơ,Đơn vị tiếp nhận,Ngày tiếp nhận,Hình thức nộp,Ngày hẹn trả,Ngày giải quyết xong,Trạng thái,Phí\n"


def export(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "xuat.csv"
    path.write_text(HEADINGS.replace("Phí", '"Phí, lệ phí phải nộp"') + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_an_export_with_vietnamese_headings_and_words_is_understood(tmp_path):
    path = export(
        tmp_path,
        "H1,Xã An Phú,05/05/2025,Trực tuyến,20/05/2025,20/05/2025 16:30,Đã trả,25.000",
        "H2,Xã An Phú,05/05/2025 08:15, TRỰC TIẾP ,20/05/2025,21/05/2025,Đã trả,Miễn phí",
        "H3,Xã An Phú,05/05/2025,Bưu chính,20/05/2025,,Đã rút,0",
    )
    result = derive(path, mapping="vi-du-mot-cua")
    assert of(result, "online-dossiers") == [(MAY, 1, 2)]
    assert of(result, "resolved-on-time") == [(MAY, 1, 2)]
    assert [(each.reason, each.dossiers) for each in result.aside] == [("withdrawn", 1)]


UNREADABLE = (
    ("31/02/2025,Trực tuyến,20/05/2025,,Đã trả,0", "received"),
    ("2025-05-05,Trực tuyến,20/05/2025,,Đã trả,0", "received"),
    ("05/05/2025,Fax,20/05/2025,,Đã trả,0", "channel"),
    ("05/05/2025,Trực tuyến,hai mươi,,Đã trả,0", "appointed"),
    ("05/05/2025,Trực tuyến,20/05/2025,,Đã trả,hai mươi nghìn", "fee_due"),
    ("05/05/2025,Trực tuyến,20/05/2025,,Đã trả,-5", "fee_due"),
    ("05/05/2025,Trực tuyến,20/05/2025,,Đã trả,99999999999999999999", "fee_due"),
)


@pytest.mark.parametrize(("cells", "field"), UNREADABLE)
def test_a_cell_that_cannot_be_read_is_named_by_its_column_and_good_rows_are_counted(cells, field, tmp_path):
    path = export(tmp_path, f"H1,Xã An Phú,{cells}", "H2,Xã An Phú,05/05/2025,Trực tuyến,20/05/2025,,Đã trả,0")
    result = derive(path, mapping="vi-du-mot-cua")
    assert [(each.reason, each.field, each.dossiers) for each in result.aside] == [("unreadable", field, 1)]
    assert of(result, "online-dossiers") == [(MAY, 1, 1)]


def test_lines_with_too_few_or_too_many_cells_are_counted_and_the_others_are_read(tmp_path):
    good = "H2,Xã An Phú,05/05/2025,Trực tuyến,20/05/2025,,Đã trả,0"
    path = export(tmp_path, "H1,Xã An Phú", good, "a,b,c,d,e,f,g,h,i")
    result = derive(path, mapping="vi-du-mot-cua")
    told = [each.details for each in result.problems if each.code == "line-not-read"]
    assert told == [{"count": "2", "first": "2"}]
    assert of(result, "online-dossiers") == [(MAY, 1, 1)]


def test_files_of_different_shapes_in_one_folder_are_one_table(tmp_path):
    folder = tmp_path / "ho-so" / "thang-5"
    folder.mkdir(parents=True)
    write(folder / "a.parquet", [dossier(1, channel="online")])
    write(folder / "b.parquet", [dossier(2)], without=["rating"])
    text = "id,unit,received,channel\nH3,Xã An Phú,05/05/2025,online\nH1,Xã An Phú,2025-05-05,post\n"
    (folder / "c.csv").write_text(text, encoding="utf-8")
    result = derive(tmp_path / "ho-so")
    assert of(result, "online-dossiers") == [(MAY, 1, 2)]
    assert {each.reason: each.dossiers for each in result.aside} == {"contradictory": 2}
    assert {each.source.rpartition("/")[2] for each in result.problems} == {"b.parquet", "c.csv"}


def test_a_moment_is_of_the_day_that_it_falls_on_in_vietnam(tmp_path):
    moment = dt.datetime(2025, 4, 30, 18, 0, tzinfo=dt.UTC)  # one o'clock of the first of May
    rows = pa.Table.from_pylist([dossier(channel="online")], schema=SCHEMA).drop_columns(["received"])
    pq.write_table(rows.append_column("received", pa.array([moment])), tmp_path / "d.parquet")
    assert of(derive(tmp_path / "d.parquet"), "online-dossiers") == [(MAY, 1, 1)]


def test_amounts_that_a_spreadsheet_made_decimal_are_whole_numbers_still(tmp_path):
    rows = pa.Table.from_pylist([dossier(number, paid_online=True) for number in range(3)], schema=SCHEMA)
    with_amounts = rows.drop_columns(["fee_due"]).append_column("fee_due", pa.array([25000.0, 0.5, None]))
    pq.write_table(with_amounts, tmp_path / "d.parquet")
    result = derive(tmp_path / "d.parquet")
    assert of(result, "online-payment") == [(MAY, 1, 1)]
    assert [(each.reason, each.field) for each in result.aside] == [("unreadable", "fee_due")]


# against a loop in plain Python

NEAR = st.dates(day("2025-04-25"), day("2025-06-05"))
DAY = st.none() | NEAR | st.sampled_from([day("1970-01-01"), day("2026-01-01")])
ROW = st.fixed_dictionaries(
    {
        "id": st.none() | st.sampled_from(["H1", "H2", "H3", "H4", "H5"]),
        "unit": st.none() | st.sampled_from([*UNITS, "Xã Lạ"]),
        "received": DAY,
        "appointed": DAY,
        "resolved": DAY,
        "returned": DAY,
        "synchronised": DAY,
        "fee_due": st.none() | st.sampled_from([-1, 0, 1, 2**62]),
        **{name: st.none() | st.sampled_from([*words, "lạ"]) for name, words in WORDS.items()},
        **{name: st.none() | st.booleans() for name in FLAGS if name != "test"},
        "test": st.sampled_from([None, False, False, False, True]),
    }
)
GOOD = st.builds(
    lambda number, received, took, term, more: dossier(
        number,
        received=received,
        resolved=received + dt.timedelta(took),
        appointed=received + dt.timedelta(term),
        **more,
    ),
    st.integers(1, 12),
    NEAR,
    st.integers(0, 20),
    st.integers(0, 20),
    st.fixed_dictionaries(
        {
            "unit": st.sampled_from(UNITS),
            "synchronised": st.none() | st.dates(day("2025-06-05"), day("2025-07-05")),
            "fee_due": st.none() | st.integers(0, 1),
            **{name: st.none() | st.sampled_from(words) for name, words in WORDS.items()},
            **{name: st.none() | st.booleans() for name in FLAGS if name not in ("test", "withdrawn")},
        }
    ),
)


@settings(max_examples=12, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(ROW | GOOD, max_size=40), copied=st.integers(0, 3), listed=st.booleans())
def test_the_tables_find_what_a_loop_finds(rows, copied, listed):
    rows = [*rows, *rows[:copied]]
    with tempfile.TemporaryDirectory() as name:
        units = Path(name) / "units.parquet"
        pq.write_table(pa.table({"unit": UNITS, "level": ["commune", "commune"]}), units)
        result = derive(write(Path(name) / "d.parquet", rows), units=units if listed else None)
    kept, aside = once(rows, UNITS if listed else None)
    found = {
        (each["unit"], each["from"], each["indicator"], each["part"]): (each["numerator"], each["denominator"])
        for each in result.readings.to_pylist()
    }
    reasons: Counter[str] = Counter()
    for each in result.aside:
        reasons[each.reason] += each.dossiers
    assert reasons == aside
    assert found == counted(kept)
    assert result.counted == len(kept)
