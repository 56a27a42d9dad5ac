"""A gallery of wrong decisions: each with the whole of what is said about it, in Vietnamese and in English.

A file lies in ``tests/wrong/decisions``, or is made by ``tests/made_decisions.py``; beside it NAME.vi.txt and
NAME.en.txt. ``CHITIEU_REWRITE=1 pytest tests/test_wrong_decisions.py`` writes them anew: read the difference.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.command import ROOT, run
from tests.made_decisions import MADE

HERE = Path(__file__).parent / "wrong" / "decisions"
GOOD = HERE.parent / "good.yaml"
LANGUAGES = ("vi", "en")
INPUTS = sorted(path.name for path in HERE.iterdir() if path.suffix == ".yaml" and path.name not in MADE)
JUDGED_ALL_THE_SAME = {"several-units-of-one-name.yaml", "unknown-unit.yaml"}
"""What is wrong in these is seen only beside reports: the others of the file hold."""
ONLY_WARNED = {
    "expired.yaml",
    "no-decisions.yaml",
    "not-filled-in.xlsx",
    "not-yet.yaml",
    "overturns-nothing.yaml",
    "target-that-does-not-judge.yaml",
    "unit-that-is-not-judged.yaml",
}


@pytest.fixture(autouse=True)
def _reports(tmp_path, monkeypatch):
    """Three reports, two of them of units of one name."""
    monkeypatch.chdir(tmp_path)
    text = GOOD.read_text(encoding="utf-8")
    Path("an-phu.yaml").write_text(text, encoding="utf-8")
    for number, parent in enumerate(("Huyện An Thịnh", "Huyện Lâm Hòa"), 1):
        own = text.replace("name: Xã An Phú", f"name: Xã Tân Thịnh, parent: {parent}")
        Path(f"tan-thinh-{number}.yaml").write_text(own, encoding="utf-8")


def expect(said: str, name: str, language: str) -> None:
    expected = HERE / f"{name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*INPUTS, *MADE])
def test_a_wrong_file_of_decisions_is_explained(name, language):
    kept = HERE / name if name in INPUTS else ROOT / "examples" / "phu-my-2024.docx"
    Path(name).write_bytes(MADE.get(name) or kept.read_bytes())
    reports = sorted(path.name for path in Path().glob("*.yaml") if path.name != name)
    result = run("score", *reports, "--decisions", name, "--format", "json", "--lang", language)
    expect(result.err, name, language)
    if name in ONLY_WARNED or name in JUDGED_ALL_THE_SAME:
        assert result.status == (1 if name in ONLY_WARNED else 3)
        told = json.loads(result.out)["problems"]
        assert [each["source"] for each in told] == [name] * len(told) != []
        assert {each["severity"] for each in told} == {"warning" if name in ONLY_WARNED else "error"}
    else:
        assert (result.status, result.out) == (3, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_decisions_where_a_report_should_be_are_told_and_in_a_folder_left_out(language):
    shutil.copy(HERE / "expired.yaml", "quyet-dinh.yaml")
    given = run("check", "quyet-dinh.yaml", "--lang", language)
    assert (given.status, given.out) == (3, "")
    expect(given.err, "decisions-for-a-report", language)
    found = run("check", ".", "--format", "json", "--lang", language)
    (told,) = json.loads(found.out)["problems"]
    assert (found.status, len(json.loads(found.out)["assessments"])) == (1, 3)
    assert (told["source"], told["severity"], told["code"]) == ("quyet-dinh.yaml", "warning", "decisions-not-a-report")


def test_every_input_is_shown_in_both_languages_and_nothing_else_is_shown():
    names = (*INPUTS, *MADE, "decisions-for-a-report")
    assert {path.name for path in HERE.glob("*.txt")} == {f"{name}.{each}.txt" for name in names for each in LANGUAGES}
