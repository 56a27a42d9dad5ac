"""Wrong tables of readings: pairs of input and what is said of it; good rows beside bad ones are judged."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import csv, parquet

from engine.wording import texts
from tests.command import ROOT, Result, run

COLUMNS = "unit,level,from,to,indicator,part,target,scope,value,numerator,denominator,place"
GOOD = "Xã Tốt,commune,2024-01-05,2024-06-30,online-payment,,,,90%,,,Dòng 1"
HEAD = "Xã {},commune,2024-01-05,2024-06-30"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def batch(*rows: str, columns: str = COLUMNS, language: str = "vi", options: tuple[str, ...] = ()) -> Result:
    Path("so-lieu.csv").write_text("\n".join((columns, *rows, "")), encoding="utf-8")
    return run("batch", "so-lieu.csv", "-o", "ra.csv", "--lang", language, *options)


def rejected() -> list[tuple[object, ...]]:
    rows = csv.read_csv("ra.rejected.csv").to_pylist()
    return [(row["row"], row["reason"], row["column"] or "", row["found"] or "") for row in rows]


ROWS = {
    "a text where a number belongs": (
        f"{HEAD},online-payment,,,,abc,,,Dòng 1",
        'cột "value": không phải là số; dòng đầu tiên là dòng 2, ghi "abc"',
        ("not-a-number", "value", "abc"),
    ),
    "nothing said in words": (
        f"{HEAD},online-payment,,,,,-,9,Dòng 1",
        ('cột "numerator": không phải là số; chưa có số liệu thì để trống, không phát sinh thì ghi 0 ở cả tử số và mẫu '
        'số; dòng đầu tiên là dòng 2, ghi "-"'),
        ("no-figure", "numerator", "-"),
    ),
    "beyond the guarded range": (
        f"{HEAD},online-payment,,,,,9,99999999999,Dòng 1",
        'cột "denominator": số quá lớn hoặc quá nhiều chữ số; dòng đầu tiên là dòng 2, ghi "99999999999"',
        ("number-too-large", "denominator", "99999999999"),
    ),
    "two meanings": (
        f"{HEAD},online-payment,,,,57.567,,,Dòng 1",
        ('cột "value": có hai cách hiểu, số đếm hay tỷ lệ; tỷ lệ thì ghi thêm dấu %; dòng đầu tiên là dòng 2, ghi '
        '"57.567"'),
        ("ambiguous-number", "value", "57.567"),
    ),
    "counts as one": (
        f"{HEAD},online-payment,,,,951/1652,,,Dòng 1",
        ('cột "value": là hai số đếm, phải ghi riêng ở numerator và denominator; dòng đầu tiên là dòng 2, ghi '
        '"951/1652"'),
        ("pair-of-counts", "value", "951/1652"),
    ),
    "a percent for a count": (
        f"{HEAD},online-payment,,,,,9%,9,Dòng 1",
        'cột "numerator": là tỷ lệ, ở đây cần một số đếm; dòng đầu tiên là dòng 2, ghi "9%"',
        ("percent-for-count", "numerator", "9%"),
    ),
    "half a dossier": (
        f'{HEAD},online-payment,,,,,"9,5",9,Dòng 1',
        'cột "numerator": không phải là số nguyên, ở đây cần một số đếm; dòng đầu tiên là dòng 2, ghi "9,5"',
        ("count-not-whole", "numerator", "9,5"),
    ),
    "an unknown indicator": (
        f"{HEAD},online-pay,,,,90%,,,Dòng 1",
        'cột "indicator": không có chỉ số này; dòng đầu tiên là dòng 2, ghi "online-pay"',
        ("unknown-indicator", "indicator", "online-pay"),
    ),
    "an unknown part": (
        f"{HEAD},digitization,nope,,,90%,,,Dòng 1",
        'cột "part": chỉ số không có phần này; dòng đầu tiên là dòng 2, ghi "nope"',
        ("unknown-part", "part", "nope"),
    ),
    "an unknown target": (
        f"{HEAD},digitization,,nq01-2024/99,,90%,,,Dòng 1",
        'cột "target": không có dòng chỉ tiêu này; dòng đầu tiên là dòng 2, ghi "nq01-2024/99"',
        ("unknown-target", "target", "nq01-2024/99"),
    ),
    "a row of another indicator": (
        f"{HEAD},digitization,,nq01-2024/1,,90%,,,Dòng 1",
        'cột "target": dòng chỉ tiêu này thuộc chỉ số khác; dòng đầu tiên là dòng 2, ghi "nq01-2024/1"',
        ("row-of-another-indicator", "target", "nq01-2024/1"),
    ),
    "an unknown level": (
        "Xã {},thon,2024-01-05,2024-06-30,online-payment,,,,90%,,,Dòng 1",
        'cột "level": không có cấp này; dòng đầu tiên là dòng 2, ghi "thon"',
        ("unknown-level", "level", "thon"),
    ),
    "no level": (
        "Xã {},,2024-01-05,2024-06-30,online-payment,,,,90%,,,Dòng 1",
        ('cột "level" để trống: không biết đơn vị thuộc cấp nào; ghi cột level, dùng --units hoặc --level; '
        "dòng đầu tiên là dòng 2"),
        ("missing-level", "level", ""),
    ),
    "a level that has ended": (
        "Huyện {},district,2025-07-01,2025-12-31,online-payment,,,,90%,,,Dòng 1",
        'cột "level": cấp này không còn vào ngày được đánh giá; dòng đầu tiên là dòng 2, ghi "district"',
        ("level-has-ended", "level", "district"),
    ),
    "a day that is none": (
        "Xã {},commune,2024-01-05,31/6/2024,online-payment,,,,90%,,,Dòng 1",
        'cột "to": không phải là ngày, ví dụ 2024-06-30 hoặc 30/06/2024; dòng đầu tiên là dòng 2, ghi "31/6/2024"',
        ("not-a-date", "to", "31/6/2024"),
    ),
    "an end before the beginning": (
        "Xã {},commune,2024-06-30,2024-01-05,online-payment,,,,90%,,,Dòng 1",
        'cột "to": ngày cuối kỳ trước ngày đầu kỳ; dòng đầu tiên là dòng 2, ghi "2024-01-05"',
        ("ends-before-it-begins", "to", "2024-01-05"),
    ),
    "no day": (
        "Xã {},commune,,2024-01-05,online-payment,,,,90%,,,Dòng 1",
        'cột "from" để trống: ô này phải có; dòng đầu tiên là dòng 2',
        ("missing-cell", "from", ""),
    ),
    "no unit": (
        ",commune,2024-01-05,2024-06-30,online-payment,,,,90%,,,Dòng 1",
        'cột "unit" để trống: ô này phải có; dòng đầu tiên là dòng 2',
        ("missing-cell", "unit", ""),
    ),
    "no indicator": (
        f"{HEAD},,,,,90%,,,Dòng 1",
        'cột "indicator" để trống: ô này phải có; dòng đầu tiên là dòng 2',
        ("missing-cell", "indicator", ""),
    ),
    "letters apart from their marks": (
        f"{HEAD},online-payment,,,Phòng,90%,,,Dòng 1".replace("Phòng", "Pho\u0300ng"),
        ('cột "scope": chữ có dấu viết theo dạng tổ hợp (NFD); hãy chuyển sang dạng dựng sẵn (NFC); dòng đầu tiên là '
        'dòng 2, ghi "Pho\u0300ng"'),
        ("decomposed-text", "scope", "Pho\u0300ng"),
    ),
}


def test_each_fault_names_its_column_counts_its_rows_and_leaves_the_others_to_be_judged() -> None:
    rows = [text.format(number) for number, (text, _, _) in enumerate(ROWS.values())]
    result = batch(GOOD, *rows)

    assert rejected() == [(number, *why) for number, (_, _, why) in enumerate(ROWS.values(), start=2)]
    assert result.status == 3
    assert "Đã đánh giá 1 bộ số liệu của 1 đơn vị, từ 21 dòng.\nDòng bị loại: 20.\n" in result.out


@pytest.mark.parametrize("name", ["a text where a number belongs", "no level", "a day that is none"])
def test_a_fault_is_told_with_what_stands_there(name: str) -> None:
    text, said, why = ROWS[name]
    result = batch(GOOD, text.format("Hai"), text.format("Ba"))

    code = "rows-rejected" if why[2] else "rows-left-empty"
    assert result.err == f"so-lieu.csv: 2 dòng bị loại vì {said} [{code}]\n"
    assert [row["verdict"] for row in csv.read_csv("ra.csv").to_pylist() if row["row"]] == ["pass", "pass"]


TOGETHER = {
    "two readings of one key": (
        (f"{HEAD},online-payment,,,,90%,,,Dòng 1", f"{HEAD},online-payment,,,,80%,,,Dòng 1"),
        ('cột "place": hai dòng cùng đơn vị, kỳ, chỉ số, phần, phạm vi, dòng chỉ tiêu và nơi ghi; không biết lấy dòng '
        'nào nên không xét dòng nào; dòng đầu tiên là dòng 2, ghi "Dòng 1"'),
    ),
    "a unit of two levels": (
        (f"{HEAD},online-payment,,,,90%,,,d", f"{HEAD},online-payment,,,,80%,,,e".replace("commune", "district")),
        'cột "unit": đơn vị này ghi hai cấp, loại hoặc địa bàn khác nhau; dòng đầu tiên là dòng 2, ghi "Xã A"',
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_rows_that_cannot_stand_together_are_rejected(name: str) -> None:
    rows, said = TOGETHER[name]
    result = batch(GOOD, *(row.format("A") for row in rows))

    assert (result.status, result.err) == (3, f"so-lieu.csv: 2 dòng bị loại vì {said} [rows-rejected]\n")
    assert [row for row, *_ in rejected()] == [2, 3]


PLACES = {
    "two in two places": ("de", []),
    "two in one place": ("dd", [2, 3]),
    "two without a place": ("  ", [2, 3]),
    "one with a place and one without": ("d ", []),
    "three, of which two are in one place": ("ded", [2, 4]),
    "three, of which two have no place": (" d ", [2, 4]),
    "two in each of two places": ("dede", [2, 3, 4, 5]),
    "three in three places": ("def", []),
}


@pytest.mark.parametrize("name", PLACES)
def test_readings_of_one_thing_are_told_apart_by_where_they_stand(name: str) -> None:
    places, doubles = PLACES[name]
    rows = [f"{HEAD.format('A')},online-payment,,,,9{number}%,,,{each.strip()}" for number, each in enumerate(places)]
    result = batch(GOOD, *rows)

    assert [(row, why) for row, why, *_ in rejected()] == [(row, "duplicate-reading") for row in doubles]
    assert (result.status == 3) == bool(doubles)


def test_readings_of_two_documents_are_not_judged_as_one_report() -> None:
    rows = (GOOD + ",Báo cáo 1", f"{HEAD.format('A')},online-payment,,,,90%,,,d,Báo cáo 1",
            f"{HEAD.format('A')},satisfaction,,,,90%,,,d,")  # fmt: skip
    result = batch(*rows, columns=COLUMNS + ",document")

    assert (result.status, [(row, why) for row, why, *_ in rejected()]) == (
        3,
        [(2, "documents-differ"), (3, "documents-differ")],
    )


@pytest.mark.parametrize(("count", "reason"), [(142, "too-many-alike"), (3001, "too-many-readings")])
def test_no_more_is_judged_of_a_case_than_of_a_report(count: int, reason: str) -> None:
    scopes = (f"phòng {number}" if reason == "too-many-readings" else "" for number in range(count))
    rows = [f"{HEAD.format('A')},online-payment,,,{scope},90%,,,d{n}" for n, scope in enumerate(scopes)]
    result = batch(GOOD, *rows)

    assert result.status == 3
    assert [why for _, why, *_ in rejected()] == [reason] * count


def test_a_row_without_figures_is_silence_and_no_fault() -> None:
    result = batch(f"{HEAD.format('A')},online-payment,,,,,,,Dòng 1", options=("--targets", "nq01-2024"))

    assert (result.status, result.err, rejected()) == (1, "", [])
    verdicts = [row["verdict"] for row in csv.read_csv("ra.csv").to_pylist()]
    assert {each: verdicts.count(each) for each in verdicts} == {"missing": 6, "not_applicable": 3}


FILES = {
    "a missing column": (
        "unit,level,from,indicator,value\nXã A,commune,2024-01-05,online-payment,90%\n",
        'so-lieu.csv: bảng thiếu cột "to" [missing-column]\n',
    ),
    "no figures": (
        "unit,level,from,to,indicator,vale\nXã A,commune,2024-01-05,2024-06-30,online-payment,90%\n",
        ('so-lieu.csv: cảnh báo: không dùng các cột "vale", vì không có cột nào tên như vậy [columns-left-out]\n'
        '  gợi ý: có phải muốn ghi "value"?\n'
        'so-lieu.csv: bảng thiếu cột "value / numerator / denominator" [missing-column]\n'),
    ),
    "two columns for one": (
        "unit,Đơn vị,from,to,indicator,value\nXã A,commune,2024-01-05,2024-06-30,online-payment,90%\n",
        'so-lieu.csv: các cột "unit", "Đơn vị" cùng là cột unit, không biết lấy cột nào [columns-alike]\n',
    ),
    "an empty table": (COLUMNS + "\n", "so-lieu.csv: bảng chỉ có tiêu đề [no-rows]\n"),
    "an empty file": ("", "so-lieu.csv: tệp trống [empty-file]\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_table_that_is_no_table_of_readings_is_explained_and_nothing_is_written(name: str) -> None:
    text, said = FILES[name]
    Path("so-lieu.csv").write_text(text, encoding="utf-8")
    result = run("batch", "so-lieu.csv", "-o", "ra.csv")

    assert (result.status, result.out) == (3, "")
    assert result.err.startswith(said), result.err
    assert [path.name for path in Path().iterdir()] == ["so-lieu.csv"]


def test_a_table_with_bad_rows_only_gives_empty_tables_and_the_rejected_ones() -> None:
    result = batch(f"{HEAD.format('A')},online-payment,,,,abc,,,Dòng 1")

    assert result.status == 3
    assert [csv.read_csv(name).num_rows for name in ("ra.csv", "ra.sets.csv", "ra.rejected.csv")] == [0, 0, 1]


def test_a_period_that_no_set_is_for_is_told_and_the_others_are_judged() -> None:
    result = batch(GOOD, "Xã Cũ,commune,2019-01-01,2019-06-30,online-payment,,,,90%,,,Dòng 1")

    assert result.status == 3
    assert result.err == (
        "so-lieu.csv: 1 bộ số liệu không có bộ chỉ tiêu nào có hiệu lực vào ngày cuối kỳ (2019-06-30) nên không đánh "
        "giá được [cases-without-sets]\n"
        "  gợi ý: dùng --targets với tên một bộ chỉ tiêu hoặc tệp chỉ tiêu của địa phương\n"
    )
    assert {row["unit"] for row in csv.read_csv("ra.csv").to_pylist()} == {"Xã Tốt"}


def test_a_line_that_cannot_be_parted_into_cells_is_told_and_kept() -> None:
    result = batch(GOOD, "Xã A,commune,2024-01-05")

    assert (result.status, rejected()) == (3, [(None, "line-not-read", "", "Xã A,commune,2024-01-05")])


def test_a_corrupt_file_is_told_and_its_neighbours_are_judged() -> None:
    Path("bang").mkdir()
    Path("bang/1.parquet").write_bytes(b"PAR1 and nothing of it")
    Path("bang/2.csv").write_text(f"{COLUMNS}\n{GOOD}\n", encoding="utf-8")
    result = run("batch", "bang", "-o", "ra.parquet", "--lang", "en")

    assert result.status == 3
    assert "bang/1.parquet: the table cannot be read" in result.err
    assert parquet.read_table("ra.parquet").num_rows == 22


def test_a_unit_that_the_list_of_units_has_not_is_rejected() -> None:
    parquet.write_table(pa.table({"unit": ["Xã Tốt"], "level": ["commune"]}), "units.parquet")
    result = batch(GOOD, f"{HEAD.format('Lạ')},online-payment,,,,90%,,,d", options=("--units", "units.parquet"))

    assert result.status == 3
    assert rejected() == [(2, "unknown-unit", "unit", "Xã Lạ")]


@pytest.mark.parametrize("place", ["khong-co/ra.csv", "so-lieu.csv", "ra.xlsx"])
def test_an_output_that_cannot_be_is_refused_before_anything_is_read(place: str) -> None:
    Path("so-lieu.csv").write_text(f"{COLUMNS}\n{GOOD}\n", encoding="utf-8")
    result = run("batch", "so-lieu.csv", "-o", place)

    assert (result.status, result.out) == (2, "")
    assert [path.name for path in Path().iterdir()] == ["so-lieu.csv"]


HERE = Path(__file__).parent / "wrong" / "tables"
GALLERY = {
    "many-faults.csv": "\n".join((f"{COLUMNS},vale", f"{GOOD},", ROWS["no level"][0].format("A") + ",",
                                  *(f"{text.format('B')}," for text, _, _ in (ROWS["two meanings"], ROWS["no day"])),
                                  "Xã Cũ,commune,2019-01-01,2019-06-30,online-payment,,,,90%,,,Dòng 1,",
                                  "Xã A,commune", "")),
    "columns-alike.csv": FILES["two columns for one"][0],
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", GALLERY)
def test_a_wrong_table_is_explained_in_the_gallery(name: str, language: str) -> None:
    Path(name).write_text(GALLERY[name], encoding="utf-8")
    result = run("batch", name, "-o", "ra.csv", "--lang", language)
    expected = HERE / f"{name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(result.err, encoding="utf-8")

    assert (result.status, result.err) == (3, expected.read_text(encoding="utf-8"))


def test_too_little_memory_and_no_place_to_spill_are_told_and_nothing_is_written() -> None:
    little = batch(GOOD, options=("--memory", "1MB"))
    nowhere = batch(GOOD, options=("--temp", "khong-co"))
    explained = batch(GOOD, options=("--temp", "khong-co", "--explain", "Xã Tốt", "nq01-2024/2"))

    assert little.status == 3
    assert little.err.startswith("so-lieu.csv: 1MB bộ nhớ không đủ [too-little-memory]\n")
    said = "khong-co: không tạo được thư mục tạm ở đây (không có thư mục này) [no-place-to-spill]\n"
    assert [(each.status, each.err) for each in (nowhere, explained)] == [(3, said), (3, said)]
    assert [path.name for path in Path().iterdir()] == ["so-lieu.csv"]


def test_in_english_the_same_is_said() -> None:
    result = batch(GOOD, ROWS["a text where a number belongs"][0].format("A"), language="en")

    assert result.err == (
        'so-lieu.csv: rejected rows: 1, for the column "value": no number; the first is row 2, which says "abc" '
        "[rows-rejected]\n"
    )


GUIDE = ROOT / "docs" / "hang-loat.md"


def test_the_guide_gives_every_reason_and_names_every_column() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    reasons = {key.removeprefix("word-row-"): said["vi"] for key, said in texts("problems").items()
               if key.startswith("word-row-")}  # fmt: skip
    assert [f"| `{code}` | {said} |" for code, said in reasons.items() if f"| `{code}` | {said} |" not in text] == []
    assert {why for _, _, (why, *_) in ROWS.values()} < {*reasons}
    batch(GOOD)
    names = {name for path in Path().glob("ra*.csv") for name in csv.read_csv(path).column_names}
    assert [name for name in names if f"`{name}`" not in text] == []


def test_a_target_whose_only_row_was_rejected_says_so_beside_its_verdict() -> None:
    batch(GOOD, "Xã Tốt,commune,2024-01-05,2024-06-30,online-dossiers,,,,-,,,Dòng 2")
    rows = csv.read_csv("ra.csv").to_pylist()
    told = {row["target"]: (row["verdict"], row["rejected_rows"]) for row in rows}
    own = {"nq01-2024/2": ("pass", 0), "nq01-2024/3": ("missing", 1), "nq01-2024/4": ("missing", 0)}
    assert {target: told[target] for target in own} == own
