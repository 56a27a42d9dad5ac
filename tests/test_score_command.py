"""The command ``score``: what it prints and writes, in every form, and what it does with inputs that are wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from engine.report import score_forms
from engine.wording import texts
from tests.command import ROOT, run, spawn
from tests.test_reports import VIETNAMESE, validator

GOLDEN = Path(__file__).parent / "golden" / "score"
WRONG = Path(__file__).parent / "wrong" / "submissions" / "unknown-key.yaml"
LANGUAGES = ("vi", "en")
SUFFIXES = {"table": "txt", "json": "json", "markdown": "md", "csv": "csv", "junit": "xml"}
SCHEMA = validator("score-1")
HEAD = """
unit: {{name: {name}, level: commune, parent: Huyện An Thịnh, province: Tỉnh Hải Lâm}}
period: {{from: 2024-01-01, to: 2024-06-30}}
readings:
"""
FIGURES = {
    "Xã An Phú": [
        'online-payment, value: "45%"',
        'online-dossiers, value: "57,56%", numerator: 951, denominator: 1.652',
        'digitization, part: incoming, value: "86,90%", numerator: 8.737, denominator: 10.054',
        'digitization, part: results, value: "80%", numerator: 7.346, denominator: 9.228',
        'satisfaction, value: "trên 99%"',
    ],
    "Xã Bình Lộc": ['online-payment, value: "90%"', 'online-dossiers, value: "49,99%"', 'satisfaction, value: "92%"'],
    "Xã Cẩm Tú": ["online-payment, numerator: 0, denominator: 0", 'online-dossiers, value: "20%"'],
    "Xã Đông Hải": ['end-to-end-services, value: "98,8%"', 'end-to-end-services, value: "2,17%"'],
}


def submission(name: str, *figures: str) -> str:
    readings = "".join(f"  - {{indicator: {each}, place: Dòng {at}}}\n" for at, each in enumerate(figures, 1))
    return HEAD.format(name=f'"{name}"') + readings


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Four communes, one of which reports almost nothing."""
    monkeypatch.chdir(tmp_path)
    Path("bao-cao").mkdir()
    for number, (name, figures) in enumerate(FIGURES.items(), 1):
        Path(f"bao-cao/{number}.yaml").write_text(submission(name, *figures), encoding="utf-8")
    return tmp_path


def expect(said: str, name: str) -> None:
    expected = GOLDEN / name
    if os.environ.get("CHITIEU_REWRITE"):
        expected.write_bytes(said.encode())
    assert said.encode() == expected.read_bytes()


def without_prints(said: str) -> str:
    """The text without the fingerprints: they change with every rule."""
    report = json.loads(run("score", "bao-cao", "--format", "json", *OF_GOLDEN).out)
    prints = [*report["fingerprint"].values(), *(
        value for each in report["assessments"] for value in each["fingerprint"].values()
    )]  # fmt: skip
    for each in prints:
        if len(each) == 64:
            said = said.replace(each, "0" * 64).replace(each[:12], "0" * 12)
    return said


OF_GOLDEN = ("--scheme", "qd766", "--as-of", "2024-06-30")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.usefixtures("folder")
def test_the_whole_of_what_is_printed(form, language):
    result = run("score", "bao-cao", *OF_GOLDEN, "--details", "--format", form, "--lang", language)
    assert (result.status, result.err) == (1, "")
    expect(without_prints(result.out), f"bon-xa.{language}.{SUFFIXES[form]}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("folder")
def test_a_summary_is_printed_where_no_details_are_asked_for(language):
    names = ("Giao Long", "Hưng Thịnh", "Khánh Lợi", "Mỹ Đức", "Nghĩa Lâm", "Phú Quang", "Sơn Hà", "Tân Thành",
             "Uy Nỗ", "Vĩnh Bảo", "Xuân Trường", "Yên Định")  # fmt: skip
    for number, name in enumerate(names, 5):
        text = submission(f"Xã {name}", f'satisfaction, value: "{80 + number}%"', 'result-sync, value: "100%"')
        Path(f"bao-cao/{number:02}.yaml").write_text(text, encoding="utf-8")
    result = run("score", "bao-cao", *OF_GOLDEN, "--lang", language)
    assert (result.status, result.err) == (1, "")
    expect(without_prints(result.out), f"tom-tat.{language}.txt")


@pytest.mark.usefixtures("folder")
def test_a_summary_of_a_hundred_units_is_not_much_longer_than_their_ranking():
    for number in range(5, 101):
        text = submission(f"Xã Số {number:03}", f'satisfaction, value: "{number % 50 + 50}%"')
        Path(f"bao-cao/{number}.yaml").write_text(text, encoding="utf-8")
    short, whole = (run("score", "bao-cao", *more).out.splitlines() for more in ((), ("--details",)))
    assert len([line for line in short if "Xã Số" in line and line.startswith("|")]) == 96
    assert len(short) < 100 + 70 < len(whole) / 10


@pytest.mark.parametrize("scheme", ["equal", "weighted", "proportional"])
@pytest.mark.usefixtures("folder")
def test_the_whole_of_what_is_printed_by_other_schemes(scheme):
    result = run("score", "bao-cao", "--scheme", scheme, "--details")
    print_line = result.out.splitlines()[-1]
    assert print_line.startswith("Mã đối chiếu: ")
    expect(result.out.replace(print_line, "Mã đối chiếu: …"), f"bon-xa.{scheme}.vi.txt")


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.usefixtures("folder")
def test_an_english_scoring_has_no_vietnamese_but_names(form):
    arguments = ("score", "bao-cao", "--format", form, "--lang", "en")
    said = run(*arguments).out + run(*arguments, "--details").out
    names = {*FIGURES, "Huyện An Thịnh", "Tỉnh Hải Lâm", "Phú Mỹ", "QĐ-TTg", "trên 99%"}
    for name in names:
        said = said.replace(name, "")
    assert VIETNAMESE.findall(said) == []


@pytest.mark.parametrize("scheme", ["equal", "weighted", "proportional", "qd766"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("folder")
def test_json_keeps_its_schema(scheme, language):
    shutil.copy("bao-cao/1.yaml", "bao-cao/5.yaml")
    result = run("score", "bao-cao", WRONG, "--scheme", scheme, "--format", "json", "--lang", language)
    report = json.loads(result.out)
    SCHEMA.validate(report)
    assert [each["code"] for each in report["problems"]] == ["unknown-key"]
    assert [each["kind"] for each in report["doubts"]] == ["same-report"]


def test_the_schema_of_scores_describes_assessments_as_that_of_reports_does():
    report, score = (validator(name).schema for name in ("report-1", "score-1"))
    own = {"score": score["$defs"]["assessment"]["properties"]["score"]}
    assert score["$defs"]["assessment"]["properties"] == {**report["$defs"]["assessment"]["properties"], **own}
    shared = {name: each for name, each in report["$defs"].items() if name != "assessment"}
    assert {name: score["$defs"][name] for name in shared} == shared


def test_the_guide_names_every_field_of_scores(folder):
    shutil.copy("bao-cao/1.yaml", folder / "lan-hai.yaml")
    report = json.loads(run("score", "bao-cao", "lan-hai.yaml", "--scheme", "qd766", "--format", "json").out)
    pages = [(ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("cham-diem", "ket-qua")]
    named = set(re.findall(r"`([a-z_]+)`", "".join(pages)))
    indicators = {*report["scheme"]["full_at"], *report["scheme"]["weights"]}
    assert set(fields(report)) - named - indicators == set()


def fields(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from fields(value)
    elif isinstance(tree, list):
        for each in tree:
            yield from fields(each)


# by hand from what is printed


def exactly(row: Mapping[str, str], name: str) -> Fraction:
    return Fraction(row[f"{name}_exact"].replace("÷", "/"))


@pytest.mark.parametrize("scheme", ["equal", "weighted", "proportional", "qd766"])
@pytest.mark.usefixtures("folder")
def test_every_score_can_be_computed_by_hand_from_the_rows(scheme):
    rows = list(csv.DictReader(io.StringIO(run("score", "bao-cao", "--scheme", scheme, "--format", "csv").out[1:])))
    assert [row["unit"] for row in rows] == sorted((row["unit"] for row in rows), key=lambda name: next(
        (int(row["rank"]), name) for row in rows if row["unit"] == name
    ))  # fmt: skip
    for name in FIGURES:
        own = [row for row in rows if row["unit"] == name]
        assert len(own) == 22
        earned, possible = (sum(exactly(row, key) for row in own) for key in ("earned", "possible"))
        assert {(exactly(row, "unit_earned"), exactly(row, "unit_possible")) for row in own} == {(earned, possible)}
        assert {exactly(row, "unit_score") for row in own} == {earned / possible * 100}
        assert sum(row["standing"] == "open" for row in own) == int(own[0]["open"])
        for row in own:
            shown = Fraction(row["earned"])
            assert 0 <= exactly(row, "earned") - shown < Fraction(1, 10_000)


@pytest.mark.usefixtures("folder")
def test_the_table_shows_the_sum_and_the_division():
    lines = run("score", "bao-cao", "--details").out.splitlines()
    assert [line for line in lines if "điểm = " in line] == [
        "Xã An Phú, Huyện An Thịnh (cấp xã, hạng 1): 29,41… điểm = 5 / 17 × 100. Nguồn: bao-cao/1.yaml",
        "Xã Bình Lộc, Huyện An Thịnh (cấp xã, hạng 2): 17,64… điểm = 3 / 17 × 100. Nguồn: bao-cao/2.yaml",
        "Xã Cẩm Tú, Huyện An Thịnh (cấp xã, hạng 3 (đồng hạng)): 0 điểm = 0 / 15 × 100. Nguồn: bao-cao/3.yaml",
        "Xã Đông Hải, Huyện An Thịnh (cấp xã, hạng 3 (đồng hạng)): 0 điểm = 0 / 17 × 100. Nguồn: bao-cao/4.yaml",
    ]


@pytest.mark.usefixtures("folder")
def test_what_a_fix_would_bring_is_said_in_things_one_can_count():
    lines = [line for line in run("score", "bao-cao", "--details").out.splitlines() if line.startswith("| nq01")]
    assert next(line for line in lines if "thêm 37 hồ sơ: +5,88… điểm" in line).startswith("| nq01-2024/4 ")
    said = run("explain", "bao-cao/1.yaml", "--target", "nq01-2024/4").out
    assert said.endswith(
        "Nếu khắc phục:\n  - thêm 37 hồ sơ: +5,88… điểm cho Xã An Phú theo cách chấm “Các chỉ tiêu như nhau” "
        "(equal; tự đặt, không theo văn bản nào): từ 29,41… lên 35,29… điểm\n"
    )


@pytest.mark.usefixtures("folder")
def test_an_explanation_says_the_gain_in_data_too():
    arguments = ("explain", "bao-cao/1.yaml", "--target", "nq01-2024/4", "--format", "json")
    gain = json.loads(run(*arguments, "--scheme", "proportional").out)["gain"]
    assert (gain["scheme"], gain["known_by"], gain["possible"]) == ("proportional", "own", "1")
    assert Fraction(gain["exact"]["earned"]) == Fraction(7346, 9228) * 100 / 80
    assert Fraction(gain["exact"]["points"]) == (1 - Fraction(7346, 9228) * 100 / 80) / 17 * 100


# where parts lack, no count alone would do


def test_no_count_is_named_where_it_would_not_be_enough(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    figures = (
        "digitization, part: incoming, numerator: 70, denominator: 100",
        "digitization, part: results, numerator: 60, denominator: 100",
    )
    Path("a.yaml").write_text(submission("Xã An Phú", *figures), encoding="utf-8")
    assert "thêm" not in run("explain", "a.yaml", "--target", "nq01-2024/4").out.partition("Nếu khắc phục")[2]
    Path("a.yaml").write_text(submission("Xã An Phú", figures[0]), encoding="utf-8")
    assert "thêm" not in run("explain", "a.yaml", "--target", "nq01-2024/4").out.partition("Nếu khắc phục")[2]


# outputs


@pytest.mark.usefixtures("folder")
def test_several_outputs_are_written_in_one_run_each_in_the_form_of_its_name():
    names = [f"ket-qua.{suffix}" for suffix in SUFFIXES.values()]
    result = run("score", "bao-cao", *(part for name in names for part in ("--output", name)))
    assert (result.status, result.out, result.err) == (1, "", "")
    for form, suffix in SUFFIXES.items():
        printed = run("score", "bao-cao", "--format", form, "--details").out
        assert Path(f"ket-qua.{suffix}").read_text(encoding="utf-8") == printed


@pytest.mark.usefixtures("folder")
def test_beside_outputs_a_form_that_is_asked_for_is_printed():
    result = run("score", "bao-cao", "--output", "a.json", "--format", "table")
    assert result.out == run("score", "bao-cao").out
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["schema"] == "chitieu/score/1"


def test_two_runs_give_the_same_bytes_in_any_order_and_any_number_of_processes(folder):
    for number in range(5, 25):
        text = submission(f"Xã Tân {'ABCDEGHIKLMNOPQRSTUV'[number - 5]}", f'satisfaction, value: "{60 + number}%"')
        Path(f"bao-cao/{number:02}.yaml").write_text(text, encoding="utf-8")
    files = sorted(Path("bao-cao").iterdir())
    for form in SUFFIXES:
        printed = {
            spawn("score", *paths, "--format", form, folder=folder).stdout for paths in (["bao-cao"], files[::-1])
        }
        assert len(printed) == 1


def test_where_one_output_cannot_be_written_none_is(folder):
    Path("cu.md").write_text("cũ", encoding="utf-8")
    result = run("score", "bao-cao", "--output", "cu.md", "--output", "khong-co/a.json", "--output", "b.csv")
    assert (result.status, result.out) == (2, "")
    assert "khong-co/a.json" in result.err
    assert Path("cu.md").read_text(encoding="utf-8") == "cũ"
    assert sorted(path.name for path in folder.iterdir()) == ["bao-cao", "cu.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "a.pdf"], 'không biết ghi "a.pdf" ở dạng nào'),
        (["--output", "a"], 'không biết ghi "a" ở dạng nào'),
        (["--output", "a.md", "--output", "./a.md"], "a.md được ghi hai lần"),
        (["--output", "bao-cao/1.yaml.json", "--output", "bao-cao/2.json"], None),
        (["--format", "sarif"], "--format chỉ nhận một trong"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_outputs_that_cannot_be_meant_are_misuse(arguments, said):
    Path("bao-cao/2.json").write_text("{}", encoding="utf-8")
    result = run("score", "bao-cao", *arguments)
    assert (result.status, result.out) == (2, "")
    assert (said or "không ghi kết quả đè lên bao-cao/2.json") in result.err


def test_every_form_has_a_suffix_and_a_module_of_its_own():
    assert set(score_forms.SUFFIXES.values()) == set(score_forms.MODULES)
    modules = [ROOT / "engine" / "report" / f"{name}.py" for name in score_forms.MODULES.values()]
    assert len(set(modules)) == len(modules)
    assert [path.name for path in modules if not path.exists()] == []


# bad input


@pytest.mark.usefixtures("folder")
def test_one_unreadable_report_is_listed_and_the_rest_are_scored():
    shutil.copy(WRONG, "bao-cao/3b.yaml")
    result = run("score", "bao-cao", "--format", "json")
    report = json.loads(result.out)
    assert result.status == 3
    assert result.err.startswith("bao-cao/3b.yaml:")
    assert [each["source"] for each in report["assessments"]] == [f"bao-cao/{each}.yaml" for each in (1, 2, 3, 4)]
    assert [each["source"] for each in report["problems"]] == ["bao-cao/3b.yaml"]


def test_a_folder_without_reports_gives_no_file_and_no_ranking(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("trong").mkdir()
    result = run("score", "trong", "--output", "a.md")
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith("trong: ")
    assert not Path("a.md").exists()
    assert run("score", "trong").out == ""
    report = json.loads(run("score", "trong", "--format", "json").out)
    SCHEMA.validate(report)
    assert (report["assessments"], len(report["problems"])) == ([], 1)


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+1", "-1", "@a"])
def test_a_name_that_looks_like_a_formula_stays_text(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = submission("Xã A", 'satisfaction, value: "92%"').replace('"Xã A"', f"'{name}'")
    Path("a.yaml").write_text(text, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("score", "a.yaml", "--format", "csv").out[1:])))
    assert {row["unit"] for row in rows} == {f"'{name}"}


def test_a_name_with_markup_stays_text(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "Xã <b>A|B</b> *C*"
    Path("a.yaml").write_text(submission(name, 'satisfaction, value: "92%"'), encoding="utf-8")
    assert "Xã \\<b\\>A\\|B\\</b\\> \\*C\\*" in run("score", "a.yaml", "--format", "markdown").out
    tree = ET.fromstring(run("score", "a.yaml", "--format", "junit").out.split("\n", 1)[1])  # noqa: S314  our own
    assert tree.find("testsuite").get("name").startswith(name)


# exit status


def passing() -> str:
    names = ("end-to-end-services", "online-payment", "online-dossiers", "result-sync", "electronic-work-files",
             "electronic-results", "electronic-certified-copies", "data-reuse", "published-on-time",
             "feedback-on-time", "satisfaction")  # fmt: skip
    parts = ('digitization, part: incoming, value: "100%"', 'digitization, part: results, value: "100%"')
    return submission("Xã An Phú", *(f'{name}, value: "100%"' for name in names), *parts)


def test_the_status_is_0_only_where_all_pass_and_nothing_is_in_doubt(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(passing(), encoding="utf-8")
    assert run("score", "a.yaml").status == 0
    Path("b.yaml").write_text(passing().replace("An Phú", "Bình Lộc").replace("92%", "1%"), encoding="utf-8")
    assert run("score", "a.yaml", "b.yaml").status == 0
    Path("b.yaml").write_text(passing().replace("Huyện An Thịnh", "huyện  An Thịnh"), encoding="utf-8")
    assert run("score", "a.yaml", "b.yaml").status == 1
    Path("b.yaml").write_text(submission("Xã Bình Lộc", 'satisfaction, value: "1%"'), encoding="utf-8")
    assert run("score", "a.yaml", "b.yaml").status == 1


# words


def test_every_wording_of_scorings_speaks_both_languages():
    for key, wording in texts("scoring").items():
        assert set(wording) == {"vi", "en"}, key
        assert wording["vi"], key
        assert wording["en"], key
