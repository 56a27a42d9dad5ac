"""A gallery of wrong inputs: each with the whole of what is said about it, in Vietnamese and in English.

An input lies in ``tests/wrong/submissions``, ``targets`` or ``rules``, or is made here where a file of its
kind would not survive an editor. Beside it, or under ``tests/wrong/made``, lie NAME.vi.txt and NAME.en.txt.
After a change of wording, ``CHITIEU_REWRITE=1 pytest tests/test_wrong.py`` writes them anew: read the difference.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import time
import unicodedata
from pathlib import Path

import pytest

import cli
from engine import pipeline
from engine.wording import texts
from tests import dying, made_long, made_pdf, made_report, made_sheet, made_text, made_word
from tests.command import ROOT, run, spawn

HERE = Path(__file__).parent / "wrong"
GOOD = HERE / "good.yaml"
LANGUAGES = ("vi", "en")
HEAD = "unit: {name: Xã An Phú, level: commune}\nperiod: {from: 2024-01-01, to: 2024-06-30}\n"
READING = 'readings:\n  - {indicator: satisfaction, value: "98%", place: "Biểu 1, dòng 12"}\n'
COLUMNS = "unit,level,from,to,indicator,value,place\n"
ROW = "Xã An Phú,commune,2024-01-01,2024-06-30,"

MADE: dict[str, bytes] = {
    "byte-order-mark.yaml": b"\xef\xbb\xbf" + (HEAD + READING).encode(),
    "byte-order-mark.csv": b"\xef\xbb\xbf" + (COLUMNS + ROW + "satisfaction,98%,d\n").encode(),
    "decomposed-letters.yaml": unicodedata.normalize("NFD", "# Báo cáo\n" + HEAD + READING).encode(),
    "decomposed-letters-and-a-mistake.yaml": unicodedata.normalize(
        "NFD", HEAD + "readings:\n  - {place: Biểu tổng hợp, indicator: hài lòng}\n"
    ).encode(),
    "workbook.xlsx": b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)),
    "nul.yaml": HEAD.encode() + b"document: \x00\n",
    "utf-16.csv": (COLUMNS + ROW + "satisfaction,98%,d\n").encode("utf-16"),
    "windows-1258.csv": COLUMNS.encode() + b"X\xe3 An Ph\xfa,commune\n",
    "control-character.yaml": (HEAD + "document: Báo cáo\x07 số 12\n").encode(),
    "escape-sequence.csv": (COLUMNS + ROW + "satisfaction,\x1b[31m98%,d\n").encode(),
    "line-separator.yaml": (HEAD + "document: Báo cáo\u2028số 12\n").encode(),
    "carriage-returns.yaml": (HEAD + READING.replace("value", "vale")).replace("\n", "\r\n").encode(),
    "old-carriage-returns.csv": (COLUMNS + ROW + "satisfacton,98%,d\n").replace("\n", "\r").encode(),
    "hidden-direction.yaml": (HEAD + "document: a\nreading\u202e: []\n").encode(),
    "deep-list.yaml": b"[" * 100_000,
    "deep-mapping.yaml": "".join(" " * i + "a:\n" for i in range(40)).encode(),
    "long-cell.csv": (COLUMNS + ROW + "satisfaction,98%," + "d" * 140_000 + "\n").encode(),
    "long-key.yaml": (HEAD + "k" * 3_000 + ": 1\n").encode(),
    "blank-lines-only.csv": b"\n\n\r\n",
    **made_word.MADE,
    **made_sheet.MADE,
    **made_pdf.MADE,
    **made_text.MADE,
    **made_report.MADE,
    **made_long.MADE,
}
ONLY_WARNED = {
    "byte-order-mark.yaml",
    "byte-order-mark.csv",
    "decomposed-letters.yaml",
    "spans-the-reorganisation.yaml",
    "threshold-that-is-no-number.yaml",
    *made_word.ONLY_WARNED,
    *made_sheet.ONLY_WARNED,
    *made_pdf.ONLY_WARNED,
    *made_text.ONLY_WARNED,
    *made_report.ONLY_WARNED,
    *made_long.ONLY_WARNED,
}
"""What is said of these is a warning: they are judged."""
PATHS = ("no-such-file", "folder", "too-large", "endless", "link-in-a-circle", "not-permitted")
PARTLY_WRONG = {"csv-two-units.csv"}
"""One unit in these is wrong, the other is judged."""


def inputs(folder: str) -> list[str]:
    return sorted(path.name for path in (HERE / folder).iterdir() if path.suffix != ".txt")


def expect(said: str, folder: str, name: str, language: str) -> None:
    """That the whole of what is said is what the gallery shows."""
    expected = HERE / folder / f"{name.partition('.')[0] if folder == 'rules' else name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def printable(text: str) -> str:
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def judged_beside_good(name: str, language: str) -> str:
    """What is said of a wrong file in the current folder; checks that the good one beside it is judged."""
    shutil.copy(GOOD, "good.yaml")
    result = run("check", name, "good.yaml", "--format", "json", "--lang", language)
    report = json.loads(result.out)
    sources = [each["source"] for each in report["assessments"]]
    warned = name in ONLY_WARNED
    assert sources == ([name, "good.yaml"] if warned or name in PARTLY_WRONG else ["good.yaml"])
    assert result.status == (1 if warned else 3)
    heads = [
        ":".join(str(part) for part in (each["source"], each["line"], each["column"]) if part) + ": "
        for each in report["problems"]
    ]
    said = [line for line in result.err.splitlines() if re.search(rf"^{re.escape(name)}:.* \[[a-z-]+\]$", line)]
    assert len(said) == len(heads)
    assert all(
        line.startswith(head) and line.endswith(f"{printable(each['message'])} [{each['code']}]")
        for line, head, each in zip(said, heads, report["problems"], strict=True)
    )
    return result.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", inputs("submissions"))
def test_a_wrong_submission_is_explained_and_its_neighbour_is_judged(name, language, tmp_path, monkeypatch):
    shutil.copy(HERE / "submissions" / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    expect(judged_beside_good(name, language), "submissions", name, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MADE)
def test_a_file_that_no_editor_would_keep_is_explained_and_its_neighbour_is_judged(
    name, language, tmp_path, monkeypatch
):
    (tmp_path / name).write_bytes(MADE[name])
    monkeypatch.chdir(tmp_path)
    expect(judged_beside_good(name, language), "made", name, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PATHS)
def test_a_path_that_cannot_be_read_is_explained_and_its_neighbour_is_judged(name, language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = Path(f"{name}.yaml")
    match name:
        case "folder":
            path.mkdir()
        case "too-large":
            with path.open("wb") as file:
                file.truncate(200_000_000)
        case "endless":
            path.symlink_to("/dev/zero")
        case "link-in-a-circle":
            path.symlink_to(path)
        case "not-permitted":
            path.write_text(HEAD, encoding="utf-8")
            path.chmod(0)
            if os.access(path, os.R_OK):
                pytest.skip("root may read everything")
    begun = time.monotonic()
    said = judged_beside_good(path.name, language)
    assert time.monotonic() - begun < 5
    expect(said, "made", path.name, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_where_a_file_is_needed_is_explained(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bao-cao").mkdir()
    result = run("read", "bao-cao", "--lang", language)
    assert (result.status, result.out) == (3, "")
    expect(result.err, "made", "is-a-folder", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_submissions_where_one_is_needed_are_explained(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = ROW + "satisfaction,98%,d\n"
    Path("hai-xa.csv").write_text(COLUMNS + rows + rows.replace("An Phú", "An Lộc"), encoding="utf-8")
    result = run("read", "hai-xa.csv", "--lang", language)
    assert (result.status, result.out) == (3, "")
    expect(result.err, "made", "several-submissions", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_whose_reading_kills_the_process_is_explained_and_the_others_are_judged(
    language, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "FEWEST", 2)
    monkeypatch.setattr(cli, "_processors", lambda: 2)
    monkeypatch.setattr(pipeline, "judged_elsewhere", dying.judged_or_killed)
    Path("deadly.yaml").write_text(HEAD, encoding="utf-8")
    expect(judged_beside_good("deadly.yaml", language), "made", "reader-died", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", inputs("targets"))
def test_a_wrong_file_of_targets_is_explained(name, language, monkeypatch):
    monkeypatch.chdir(HERE / "targets")
    linted = run("targets", "lint", name, "--lang", language)
    assert (linted.status, linted.out) == (3, "")
    expect(linted.err, "targets", name, language)
    used = run("check", GOOD, "--targets", name, "--lang", language)
    assert used == (3, "", linted.err)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", inputs("rules"))
def test_a_wrong_rule_is_explained(name, language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    shutil.copy(ROOT / "rules" / "facts.yaml", "rules")
    given = HERE / "rules" / name
    shutil.copy(given / "facts.yaml" if given.is_dir() else given, "rules")
    result = run("rules", "lint", "rules", "--lang", language)
    assert (result.status, result.out) == (3, "")
    expect(result.err, "rules", name, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_set_that_is_not_in_force_is_a_warning_and_nothing_is_judged_by_it(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(GOOD, "good.yaml")
    arguments = ("--targets", "phu-quoc-2023", "--targets", "nq02-2024", "--format", "json", "--lang", language)
    result = run("check", "good.yaml", *arguments)
    (assessment,) = json.loads(result.out)["assessments"]
    assert [each["id"] for each in assessment["target_sets"]] == ["nq02-2024"]
    assert result.status == 1
    expect(result.err, "made", "set-not-in-force", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_without_any_figure_to_recompute_is_explained(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bao-cao.md").write_text("UBND XÃ AN PHÚ\n\nBÁO CÁO\n\nMọi việc đều tốt.\n", encoding="utf-8")
    result = run("audit", "bao-cao.md", "--lang", language)
    assert (result.status, result.out) == (3, "")
    expect(result.err, "made", "nothing-to-audit", language)


COMPARED = {
    "two-units": ({"unit: {name: Xã An Phú": "unit: {name: Xã Bình Yên"}, 3),
    "new-is-older": ({"from: 2024-01-01, to: 2024-06-30": "from: 2024-01-01, to: 2024-03-31"}, 0),
}
"""How the newer of two submissions that are compared differs from the good one, and the exit status."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMPARED)
def test_two_submissions_that_do_not_go_together_are_explained(name, language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    changes, status = COMPARED[name]
    shutil.copy(GOOD, "cu.yaml")
    text = GOOD.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    Path("moi.yaml").write_text(text, encoding="utf-8")
    result = run("compare", "cu.yaml", "moi.yaml", "--lang", language)
    assert result.status == status
    expect(result.err, "made", name, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_submissions_on_one_side_of_a_comparison_are_explained(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(GOOD, "cu.yaml")
    Path("moi").mkdir()
    for name in ("a.yaml", "b.yaml"):
        shutil.copy(GOOD, Path("moi") / name)
    result = run("compare", "cu.yaml", "moi", "--lang", language)
    assert (result.status, result.out) == (3, "")
    expect(result.err, "made", "several-to-compare", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_problems_of_all_files_are_told_in_one_go_sorted_and_once(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("unknown-key.yaml", "day-that-is-not.yaml"):
        shutil.copy(HERE / "submissions" / name, tmp_path)
    names = ("unknown-key.yaml", "day-that-is-not.yaml", "unknown-key.yaml", "./day-that-is-not.yaml")
    result = run("check", *names, "--lang", language)
    said = [(HERE / "submissions" / f"{name}.{language}.txt").read_text(encoding="utf-8") for name in sorted(names[:2])]
    assert (result.status, result.out, result.err) == (3, "", "".join(said))


@pytest.mark.parametrize("name", ["unknown-key.yaml", "many-mistakes.yaml", "csv-wrong-words.csv", "json-syntax.json"])
def test_a_process_of_its_own_says_the_same(name, tmp_path):
    shutil.copy(HERE / "submissions" / name, tmp_path)
    result = spawn("check", name, folder=tmp_path)
    assert result.stdout == b""
    assert result.stderr.decode() == (HERE / "submissions" / f"{name}.vi.txt").read_text(encoding="utf-8")
    assert result.returncode == 3


def test_an_impossible_value_is_a_discrepancy_and_no_problem(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    figures = (
        ("online-dossiers", 'value: "100,5%"'),
        ("online-payment", 'value: "-5%"'),
        ("satisfaction", "numerator: 12, denominator: 10"),
        ("data-reuse", "numerator: -1, denominator: 10"),
    )
    readings = "".join(f"  - {{indicator: {name}, {written}, place: d}}\n" for name, written in figures)
    Path("impossible.yaml").write_text(HEAD + "readings:\n" + readings, encoding="utf-8")
    result = run("check", "impossible.yaml", "--format", "json")
    report = json.loads(result.out)
    (assessment,) = report["assessments"]
    found = {each["indicator"]: each["verdict"] for each in assessment["findings"]}
    assert result.status == 1
    assert report["problems"] == []
    assert [found[name] for name, _ in figures] == ["inconclusive"] * 4
    assert [(each["check"], each["severity"]) for each in assessment["discrepancies"]] == [
        ("impossible-value", "error")
    ] * 4


def test_every_input_is_shown_in_both_languages_and_nothing_else_is_shown():
    named = {
        "submissions": set(inputs("submissions")),
        "targets": set(inputs("targets")),
        "rules": {name.partition(".")[0] for name in inputs("rules")},
    }
    for folder, names in named.items():
        shown = {path.name for path in (HERE / folder).glob("*.txt")}
        assert shown == {f"{name}.{language}.txt" for name in names for language in LANGUAGES}


def test_every_message_is_shown_in_the_gallery_and_every_code_has_a_message():
    helpers = {"did-you-mean", "within", "hint"}
    worded = {key for key in texts("problems") if not key.startswith("word-")} - helpers
    shown = {
        code
        for path in HERE.rglob("*.vi.txt")
        for code in re.findall(r"^[^ ]*: .* \[([a-z-]+)\]$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert shown == worded == set(codes_in_use())


def test_every_message_speaks_both_languages():
    for key, wording in texts("problems").items():
        assert wording["vi"], key
        assert wording["en"], key
        assert set(wording.get("hint", {"vi", "en"})) == {"vi", "en"}, key


MAKERS = {
    "Problem": 1,
    "problem": 0,
    "problem_at": 2,
    "_warning": 2,
    "_problem": 0,
    "note": 1,
    "_note": 1,
    "_warn": 1,
    "_of_sheet": 1,
    "SheetError": 0,
    "_refuse": 0,
    "refused": 1,
    "Failed": 0,
    "_at": 2,
    "_check": 1,
    "_left_out": 1,
    "NumberProblem": 0,
    "PydanticCustomError": 0,
}
"""What makes problems, and where the code stands among its arguments."""


def codes_in_use() -> set[str]:
    found = set()
    for package in ("engine", "targets", "rules"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    place = MAKERS.get(name)
                    if place is not None and place < len(node.args):
                        found |= {each.value for each in ast.walk(node.args[place]) if isinstance(each, ast.Constant)}
    return {each for each in found if isinstance(each, str)}
