"""Scoring schemes: those that come with the program, and what is said of a wrong one."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

from engine.problem import InputError
from targets import load_shipped, schemes
from targets.library import FOLDER
from tests.command import ROOT, run

HERE = Path(__file__).parent / "wrong" / "schemes"
GOOD = Path(__file__).parent / "wrong" / "good.yaml"
LANGUAGES = ("vi", "en")
LIBRARY = load_shipped()
OWN = """
id: cua-doan
name: {vi: Cách chấm của đoàn, en: "The team's scheme"}
note: {vi: Do đoàn đặt, en: Set by the team}
known_by: own
method: passes
weights: {nq01-2024/4: 3, digitization: 0.5}
close: 1.5
"""


def inputs() -> list[str]:
    return sorted(path.name for path in HERE.glob("*.yaml"))


def test_four_schemes_come_with_the_program_and_all_are_in_order():
    assert schemes.names() == ["equal", "proportional", "qd766", "weighted"]
    loaded = {name: schemes.load_shipped(name, LIBRARY) for name in schemes.names()}
    assert {name: each.id for name, each in loaded.items()} == {name: name for name in loaded}
    assert {name: each.method for name, each in loaded.items()} == {
        "equal": "passes", "proportional": "proportional", "qd766": "groups", "weighted": "passes"
    }  # fmt: skip
    assert {name: each.known_by for name, each in loaded.items()} == {
        "equal": "own", "proportional": "own", "qd766": "unverified", "weighted": "own"
    }  # fmt: skip


def test_the_groups_of_decision_766_are_as_the_press_tells_of_them_and_make_100():
    found = schemes.load_shipped("qd766", LIBRARY)
    assert [each.max for each in found.groups] == [18, 20, 22, 12, 10, 18]
    assert sum(each.max for each in found.groups) == 100
    full = {name: found.full_at[name] for name in ("end-to-end-services", "digitization", "data-reuse")}
    assert set(full.values()) == {80}
    assert (found.full_at["online-dossiers"], found.full_at["satisfaction"]) == (50, 90)
    assert "chưa đọc được văn bản" in found.note.vi
    assert "was not read" in found.note.en


def test_no_shipped_scheme_leaves_out_an_indicator_of_a_group_by_a_slip_of_its_name():
    for name in schemes.names():
        found = schemes.load_shipped(name, LIBRARY)
        named = {*found.weights, *found.full_at, *(each for group in found.groups for each in group.indicators)}
        assert named <= set(LIBRARY.indicators)


def test_a_scheme_is_not_taken_for_a_target_set():
    assert sorted(path.name for path in (FOLDER / "scoring").iterdir()) == [f"{each}.yaml" for each in schemes.names()]
    assert {each.id for each in LIBRARY.sets}.isdisjoint(schemes.names())


def test_a_scheme_of_ones_own_is_read_with_exact_numbers():
    found = schemes.read("cua-doan.yaml", OWN.encode(), LIBRARY)
    assert found.weights == {"nq01-2024/4": Fraction(3), "digitization": Fraction(1, 2)}
    assert (found.close, found.groups, found.full_at) == (Fraction(3, 2), (), {})
    assert found.digest != schemes.read("cua-doan.yaml", OWN.replace("1.5", "2").encode(), LIBRARY).digest


def test_a_scheme_may_weigh_the_targets_of_a_local_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    local = ROOT / "examples" / "targets" / "kien-giang-2022.yaml"
    row = next(line for line in local.read_text(encoding="utf-8").splitlines() if "row:" in line)
    name = f"kien-giang-2022/{row.partition('row:')[2].strip()}".replace('"', "")
    Path("rieng.yaml").write_text(OWN.replace("nq01-2024/4", name), encoding="utf-8")
    assert run("targets", "lint", "rieng.yaml").status == 3
    assert run("targets", "lint", "rieng.yaml", local).status == 0
    assert run("targets", "lint", local, "rieng.yaml").out == (
        "Không có lỗi: 5 bộ chỉ tiêu, 36 chỉ tiêu, 24 chỉ số, 5 cách chấm điểm.\n"
    )
    example = ROOT / "examples" / "kien-giang-2022.yaml"
    assert run("score", example, "--scheme", "rieng.yaml").status == 3
    assert run("score", example, "--scheme", "rieng.yaml", "--targets", local, "--format", "json").status == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", inputs())
def test_a_wrong_scheme_is_explained(name, language, monkeypatch):
    monkeypatch.chdir(HERE)
    linted = run("targets", "lint", name, "--lang", language)
    assert (linted.status, linted.out) == (3, "")
    expected = HERE / f"{name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.write_text(linted.err, encoding="utf-8")
    assert linted.err == expected.read_text(encoding="utf-8")
    used = run("score", GOOD, "--scheme", name, "--lang", language)
    assert used == (3, "", linted.err)
    explained = run("explain", GOOD, "--target", "nq01-2024/4", "--scheme", name, "--lang", language)
    assert explained == (3, "", linted.err)


def test_every_wrong_scheme_is_shown_in_both_languages_and_nothing_else_is_shown():
    shown = {path.name for path in HERE.glob("*.txt")}
    assert shown == {f"{name}.{language}.txt" for name in inputs() for language in LANGUAGES}


def test_all_that_is_wrong_is_told_in_one_go():
    with pytest.raises(InputError) as raised:
        schemes.read("sai.yaml", OWN.replace("0.5", "-1").replace("1.5", "-1").encode(), LIBRARY)
    assert [each.code for each in raised.value.problems] == ["points-below-zero", "points-below-zero"]


@pytest.mark.parametrize("name", ["eqal", "khong-co"])
def test_a_scheme_that_there_is_not_is_misuse(name):
    result = run("score", GOOD, "--scheme", name)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(
        f'chitieu: không có cách chấm hay tệp "{name}", chỉ có "equal", "proportional", "qd766", "weighted"\n'
    )
    assert ('có phải muốn ghi "equal"?' in result.err) == (name == "eqal")


def test_a_file_that_there_is_not_is_a_problem():
    result = run("score", GOOD, "--scheme", "khong-co.yaml")
    assert (result.status, result.err) == (3, "khong-co.yaml: không có tệp này [no-such-file]\n")
