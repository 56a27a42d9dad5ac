"""Folders stand for the files in them: which, in what order, and what is said of those that are no reports."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from engine.problem import Problem
from engine.read.folders import Given, files_of, of_a_folder, without_reports
from tests.command import ROOT, run

GOOD = (ROOT / "tests" / "wrong" / "good.yaml").read_text(encoding="utf-8")
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("xa")
    for name in ("b.yaml", "a.yaml", "sub/c.yaml", "sub/.d.yaml", ".git/e.yaml", "~$f.docx", ".~lock.g.docx#"):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(GOOD, encoding="utf-8")
    return path


def test_a_folder_stands_for_all_files_in_it_and_below_sorted_without_hidden_ones_and_those_of_office(folder):
    names = ("a.yaml", "b.yaml", "sub/c.yaml")
    assert files_of([folder]) == (tuple(Given(folder / name, folder) for name in names), ())


def test_each_file_is_taken_once_and_as_what_the_user_named_if_he_did(folder):
    other = Path("other.yaml")
    files, _ = files_of([folder, other, folder / "b.yaml", other, folder / "sub"])
    assert files == (
        Given(folder / "a.yaml", folder),
        Given(folder / "b.yaml"),
        Given(folder / "sub" / "c.yaml", folder),
        Given(other),
    )


def test_links_to_folders_and_pipes_are_left_and_broken_links_are_told(folder):
    (folder / "circle").symlink_to(folder.resolve(), target_is_directory=True)
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    os.mkfifo(folder / "pipe.yaml")
    files, problems = files_of([folder])
    assert [each.path.name for each in files] == ["a.yaml", "b.yaml", "gone.yaml", "c.yaml"]
    assert problems == ()


@pytest.mark.parametrize("code", ["picture", "not-text", "unknown-archive"])
def test_what_is_no_report_is_an_error_only_where_the_user_named_it(code, folder):
    problem = Problem("a.png", code)
    assert of_a_folder(Given(Path("a.png")), [problem]) == (problem,)
    assert of_a_folder(Given(Path("a.png"), folder), [problem]) == (problem._replace(severity="warning"),)


def test_a_report_that_cannot_be_read_is_an_error_wherever_it_lies(folder):
    problem = Problem("a.doc", "old-word")
    assert of_a_folder(Given(Path("a.doc"), folder), [problem]) == (problem,)


def test_a_folder_without_any_report_is_a_problem(folder):
    empty = Path("trong")
    empty.mkdir()
    taken = [Given(folder / "a.yaml", folder)]
    assert list(without_reports([folder, empty, empty, Path("a.yaml")], taken)) == [Problem("trong", "empty-folder")]


def test_a_folder_is_judged_like_the_files_in_it(folder):
    named = run("check", *(folder / name for name in ("a.yaml", "b.yaml", "sub/c.yaml")), "--format", "json")
    assert run("check", folder, "--format", "json") == named


def test_a_picture_beside_the_reports_is_told_and_does_no_harm(folder):
    (folder / "anh.png").write_bytes(PICTURE)
    result = run("check", folder, "--format", "json")
    assert result.status == 1
    problems = json.loads(result.out)["problems"]
    assert [(each["source"], each["code"], each["severity"]) for each in problems] == [
        ("xa/anh.png", "picture", "warning")
    ]


def test_a_folder_of_nothing_but_pictures_is_never_a_pass(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("anh").mkdir()
    Path("anh/anh.png").write_bytes(PICTURE)
    result = run("check", "anh", "--format", "json")
    found = [(each["source"], each["code"]) for each in json.loads(result.out)["problems"]]
    assert (result.status, found) == (3, [("anh", "empty-folder"), ("anh/anh.png", "picture")])
