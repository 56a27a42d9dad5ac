"""Many files over many processes: the same results in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import MappingProxyType

import pytest

from benchmarks import submissions
from engine import pipeline
from engine.explained import explained
from engine.many import beside, shared_out, spread, spread_shares
from engine.packed import pack, unpack
from engine.pipeline import FEWEST, Judge, Request
from engine.problem import Problem
from engine.read.folders import Given
from engine.rendered import rendered
from targets import schemes
from tests import dying
from tests.command import ROOT, interruptible

EXAMPLE = ROOT / "examples" / "phu-my-2024.yaml"
EXAMPLES = ROOT / "examples" / "dot-kiem-tra-2024"
WRONG = ROOT / "tests" / "wrong" / "submissions" / "unknown-key.yaml"


@pytest.fixture
def paths(tmp_path, monkeypatch) -> list[Path]:
    monkeypatch.chdir(tmp_path)
    for number in range(FEWEST):
        shutil.copy(WRONG if number % 5 == 3 else EXAMPLE, f"{number:02}.yaml")
    return [*map(Path, sorted(path.name for path in tmp_path.iterdir()))]


def test_results_come_in_the_order_of_the_items():
    assert list(spread(dying.doubled, range(12), 2)) == [2 * number for number in range(12)]
    assert list(spread(dying.doubled, [], 2)) == []


def test_only_the_item_that_kills_its_process_is_lost():
    expected = [None if number in (13, 17) else 2 * number for number in range(10, 19)]
    assert list(spread(dying.doubled, range(10, 19), 2)) == expected


def test_an_exception_in_another_process_is_raised_here():
    with pytest.raises(LookupError, match="19"):
        list(spread(dying.doubled, range(18, 24), 2))


def test_what_is_lost_with_a_share_is_done_alone():
    shares = [[1, 2], [3, 13, 4], [5, 17], [101, 6], [7]]
    expected = [2, 4, 6, None, 8, 10, None, 202, 12, 14]
    assert list(spread_shares(dying.doubled_together, dying.doubled, shares, 2)) == expected
    assert list(spread_shares(dying.doubled_together, dying.doubled, [], 2)) == []


def test_shares_are_even_and_none_is_long_or_large():
    assert [len(each) for each in shared_out(range(1000), [1] * 1000, 2)] == [125] * 8
    assert [len(each) for each in shared_out(range(1001), [1] * 1001, 2)] == [101] * 9 + [92]
    assert shared_out("abcdef", [1, 999_999, 1, 2_000_000, 1, 1], 1) == [["a", "b"], ["c"], ["d"], ["e", "f"]]
    assert shared_out("", [], 2) == []


def test_what_is_packed_is_unpacked_as_it_was_with_the_targets_of_this_process():
    judge = Judge(Request())
    judged = judge.judged(Given(EXAMPLE))
    found = unpack(pack(judged), judge.library)
    assert found == judged
    assert all(a.target is b.target for a, b in zip(found[0][0].findings, judged[0][0].findings, strict=True))
    assert unpack(pack(MappingProxyType({"a": "b"})), judge.library) == {"a": "b"}


def test_a_report_has_the_same_bytes_whatever_the_number_of_processes(paths):
    judge = Judge(Request())
    told: list[tuple[int, int]] = []
    one = judge.check(paths)
    two = judge.check(paths, processes=2, told=lambda *done: told.append(done))
    for form in ("json", "table", "markdown", "junit"):
        assert rendered(two, form) == rendered(one, form)
    scheme = schemes.load_shipped("equal", judge.library)
    assert explained(two, "nq01-2024/4", "table", scheme) == explained(one, "nq01-2024/4", "table", scheme)
    assert told == [(done, len(paths)) for done in range(1, len(paths) + 1)]


def test_a_file_whose_reading_kills_the_process_is_a_problem_and_the_others_are_judged(paths, monkeypatch):
    expected = Judge(Request()).check(paths)
    Path("deadly.yaml").write_text("unit:", encoding="utf-8")
    monkeypatch.setattr(pipeline, "judged_elsewhere", dying.judged_or_killed)
    report = Judge(Request()).check([*paths[:5], Path("deadly.yaml"), *paths[5:]], processes=2)
    assert report.assessments == expected.assessments
    assert sorted([*expected.problems, Problem("deadly.yaml", "reader-died")], key=str) == sorted(
        report.problems, key=str
    )


@pytest.fixture
def _in_shares(monkeypatch):
    monkeypatch.setattr(pipeline, "MANY", 2)
    monkeypatch.setattr("engine.many._MOST", 5)


@pytest.mark.usefixtures("_in_shares")
def test_files_judged_in_shares_give_what_each_gives_alone(tmp_path, monkeypatch):
    used = []
    monkeypatch.setattr(pipeline, "judged_elsewhere", dying.judged_with_bugs)  # so that a share that fails is seen
    monkeypatch.setattr(Judge, "judged", used.append)
    submissions.write(tmp_path, 40)
    found = Judge(Request()).check([EXAMPLES, tmp_path], processes=2)
    monkeypatch.undo()
    expected = Judge(Request()).check([EXAMPLES, tmp_path])
    assert used == []
    assert len(expected.assessments) > 70
    assert found[:2] == expected[:2]
    assert rendered(found, "json") == rendered(expected, "json")


@pytest.mark.usefixtures("_in_shares")
def test_a_share_is_judged_without_the_file_that_kills_its_process(paths, monkeypatch):
    expected = Judge(Request()).check(paths)
    deadly, greedy = Path("deadly.yaml"), Path("greedy.yaml")
    for each in (deadly, greedy):
        each.write_text("unit:", encoding="utf-8")
    monkeypatch.setattr(pipeline, "judged_together", dying.together_or_killed)
    monkeypatch.setattr(pipeline, "judged_elsewhere", dying.judged_or_killed)
    report = Judge(Request()).check([*paths[:5], deadly, *paths[5:], greedy], processes=2)
    assert report.assessments == expected.assessments
    assert Problem("deadly.yaml", "reader-died") in report.problems
    assert {each.source for each in report.problems} >= {"greedy.yaml", *(each.source for each in expected.problems)}


def test_a_bug_in_a_share_comes_up_where_each_is_judged_alone(monkeypatch):
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(Judge, "judged_at_once", broken)
    assert pipeline.judged_together(Request(), [Given(EXAMPLE)]) is None


def test_a_bug_in_another_process_comes_up_in_this_one(paths, monkeypatch):
    expected = Judge(Request()).check(paths)
    monkeypatch.setattr(pipeline, "judged_elsewhere", dying.judged_with_bugs)
    assert Judge(Request()).check(paths, processes=2)[:2] == expected[:2]


def test_an_interruption_of_many_processes_ends_quietly(tmp_path):
    for number in range(200):
        shutil.copy(EXAMPLE, tmp_path / f"{number}.yaml")
    script = "import sys, cli; cli._processors = lambda: 2; cli.run(['check', sys.argv[1], '--format', 'json'])"
    command = [sys.executable, "-c", script, str(tmp_path)]
    outputs = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, preexec_fn=interruptible, **outputs) as process:  # noqa: PLW1509
        time.sleep(1.5)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: it interrupts all processes of the command
        out, err = process.communicate(timeout=30)  # ends when the last of them has closed its end
    assert (process.returncode, out, err) == (130, b"", b"\n")


def test_work_beside_this_process_gives_its_results_in_the_order_of_the_items():
    for processes in (1, 2, 3, 9):
        assert beside(dying.doubled, range(5), processes) == [0, 2, 4, 6, 8]
    assert beside(dying.doubled, [], 3) == []


def test_what_a_copy_of_this_process_could_not_do_is_done_here():
    here = os.getpid()

    def only_here(number: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert beside(only_here, [1, 2, 3], 2) == [1, 2, 3]
    with pytest.raises(LookupError, match="19"):
        beside(dying.doubled, [1, 19], 2)


def test_what_was_said_before_is_not_said_again_by_a_copy(capfd):
    print("a", end="")  # noqa: T201  what a copy would have in its buffer
    beside(dying.doubled, [1, 2], 2)
    assert capfd.readouterr().out == "a"
