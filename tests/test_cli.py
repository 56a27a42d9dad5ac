"""The command line: every command and option, exit statuses, streams and files."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

import cli
import targets
from engine import __version__
from engine.pipeline import Judge
from tests import made_report
from tests.command import ROOT, Result, interruptible, run, spawn

EXAMPLE = ROOT / "examples" / "phu-my-2024.yaml"
LOCAL = ROOT / "examples" / "targets" / "kien-giang-2022.yaml"
GOOD = ROOT / "tests" / "wrong" / "good.yaml"
WRONG = ROOT / "tests" / "wrong" / "submissions" / "unknown-key.yaml"
WRONG_TARGETS = ROOT / "tests" / "wrong" / "targets" / "duplicate-row.yaml"
LEVELS = tuple(targets.load_shipped().levels)
REPORT = made_report.MADE["no-heading.md"]
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
ALL_PASSES = """unit: {name: Xã An Phú, level: commune}
period: {from: 2026-01-01, to: 2026-06-30}
readings:
  - {indicator: end-to-end-services, value: "100%"}
  - {indicator: online-service-satisfaction, value: "95%"}
  - {indicator: signed-electronic-work-files, value: "100%"}
  - {indicator: reports-on-system, value: "100%"}
"""


@pytest.fixture
def passing(tmp_path) -> Path:
    path = tmp_path / "passing.yaml"
    path.write_text(ALL_PASSES, encoding="utf-8")
    return path


def commands(command: click.Command = cli.chitieu, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    inner = getattr(command, "commands", {})
    return [path, *(each for name, sub in inner.items() for each in commands(sub, (*path, name)))]


# exit statuses


def test_status_0_means_that_every_applicable_target_passes(passing):
    assert run("check", passing).status == 0


@pytest.mark.parametrize(
    "changed",
    [
        ('online-service-satisfaction, value: "95%"', 'online-service-satisfaction, value: "94,99%"'),
        ('  - {indicator: reports-on-system, value: "100%"}\n', ""),
        ('reports-on-system, value: "100%"', 'reports-on-system, value: "101%"'),
        ('online-service-satisfaction, value: "95%"', "online-service-satisfaction, value: trên 90%"),
        ('value: "95%"', 'value: "99%", numerator: 98, denominator: 100'),
    ],
    ids=["one fails", "one is missing", "one is impossible", "one cannot be decided", "a discrepancy is an error"],
)
def test_status_1_means_that_the_unit_does_not_comply_or_does_not_show_it(changed, passing):
    assert changed[0] in ALL_PASSES
    passing.write_text(ALL_PASSES.replace(*changed), encoding="utf-8")
    result = run("check", passing)
    assert (result.status, result.err) == (1, "")


MISUSE = {
    "no path": ("check",),
    "no such command": ("chek",),
    "no such option": ("check", EXAMPLE, "--formt", "json"),
    "no such format": ("check", EXAMPLE, "--format", "pdf"),
    "no such language": ("check", EXAMPLE, "--lang", "fr"),
    "no such day": ("check", EXAMPLE, "--as-of", "2024-02-30"),
    "no such target set": ("check", EXAMPLE, "--targets", "nq01-2042"),
    "no such level": ("check", EXAMPLE, "--level", "comune"),
    "no such target": ("explain", EXAMPLE, "--target", "nq01-2024/9"),
    "no target": ("explain", EXAMPLE),
    "no such rule": ("rules", "show", "at-least-reachd"),
    "no such set to show": ("targets", "show", "nq01-204"),
    "one set to compare": ("targets", "diff", "nq01-2024"),
    "no level for a template": ("template",),
    "no such level for a template": ("template", "--level", "comune"),
    "an option without a value": ("check", EXAMPLE, "--format"),
    "nothing at all": (),
    "a group without a command": ("targets",),
    "nothing to read": ("read",),
    "two files to read": ("read", EXAMPLE, EXAMPLE),
    "no such first day": ("check", EXAMPLE, "--from", "1/1/2024"),
    "no such form of a template": ("template", "--level", "commune", "--format", "docx"),
}


@pytest.mark.parametrize("arguments", MISUSE.values(), ids=MISUSE)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_status_2_means_that_the_command_was_misused(arguments, language):
    speaks = language == "en" and "--lang" not in arguments and arguments
    result = run(*arguments, "--lang", "en") if speaks else run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert len(result.err.splitlines()) >= 2
    if speaks:
        assert not VIETNAMESE.search(result.err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (MISUSE["no such target set"], 'gợi ý: có phải muốn ghi "nq01-2024"?'),
        (MISUSE["no such level"], 'gợi ý: có phải muốn ghi "commune"?'),
        (MISUSE["no such rule"], 'gợi ý: có phải muốn ghi "at-least-reached"?'),
        (MISUSE["no such command"], 'gợi ý: có phải muốn ghi "check"?'),
        (MISUSE["no such option"], 'gợi ý: có phải muốn ghi "--format"?'),
    ],
)
def test_a_misspelt_name_on_the_command_line_is_told_what_it_may_be(arguments, said):
    assert said in [line.strip() for line in run(*arguments).err.splitlines()]


def test_status_3_means_that_an_input_could_not_be_read_and_others_still_are(passing):
    result = run("check", WRONG, passing, "--format", "json")
    assert result.status == 3
    assert [each["source"] for each in json.loads(result.out)["assessments"]] == [passing.as_posix()]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_status_4_means_a_fault_of_the_program_told_in_one_line_without_a_traceback(language, passing, monkeypatch):
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("kaput")

    monkeypatch.setattr(Judge, "check", crash)
    result = run("check", passing, "--lang", language)
    assert (result.status, result.out) == (4, "")
    assert len(result.err.splitlines()) == 1
    assert "RuntimeError: kaput" in result.err
    assert "crash, test_cli.py:" in result.err


def test_the_gravest_status_holds(passing):
    statuses = [
        run("check", passing).status,
        run("check", passing, EXAMPLE).status,
        run("check", passing, EXAMPLE, WRONG).status,
    ]
    assert statuses == [0, 1, 3]


def test_nothing_in_force_is_a_problem_and_not_a_pass(passing):
    result = run("check", passing, "--as-of", "2019-01-01", "--format", "json")
    report = json.loads(result.out)
    assert (result.status, report["assessments"]) == (3, [])
    assert [each["code"] for each in report["problems"]] == ["no-target-set"]


# the commands


def test_check_takes_every_format_and_prints_a_report_even_where_nothing_could_be_judged():
    for form in ("json", "markdown", "junit"):
        assert run("check", WRONG, "--format", form).out
    assert run("check", WRONG).out == ""


def test_check_judges_by_the_sets_that_are_named():
    report = json.loads(run("check", EXAMPLE, "--targets", "nq02-2024", "--format", "json").out)
    assert [each["id"] for each in report["assessments"][0]["target_sets"]] == ["nq02-2024"]


def test_check_adds_a_local_file_to_the_sets_in_force(tmp_path):
    local = tmp_path / "xa.yaml"
    shipped = (ROOT / "targets" / "phu-quoc-2023.yaml").read_text(encoding="utf-8")
    for old, new in {
        "id: phu-quoc-2023": "id: xa-2024",
        "2023-01-18, until: 2023": "2024-01-01, until: 2024",
        "Thành phố Phú Quốc": "Thị trấn Phú Mỹ",
        "level: district": "level: commune",
    }.items():
        assert old in shipped
        shipped = shipped.replace(old, new)
    local.write_text(shipped, encoding="utf-8")
    report = json.loads(run("check", EXAMPLE, "--targets", local, "--format", "json").out)
    (assessment,) = report["assessments"]
    assert {each["id"] for each in assessment["target_sets"]} == {"nq01-2024", "nq02-2024", "xa-2024"}
    assert report["problems"] == []


def test_check_takes_the_level_from_the_command_line_where_the_user_states_it():
    report = json.loads(run("check", EXAMPLE, "--level", "provincial-department", "--format", "json").out)
    (assessment,) = report["assessments"]
    found = {each["target"]: each["verdict"] for each in assessment["findings"]}
    assert assessment["unit"]["level"] == "provincial-department"
    assert (found["nq01-2024/7.1"], found["nq01-2024/7.3"]) == ("fail", "not_applicable")


def test_check_judges_a_path_given_twice_once(passing):
    report = json.loads(run("check", passing, passing, "--format", "json").out)
    assert len(report["assessments"]) == 1


def test_explain_shows_one_finding_of_each_submission(passing):
    result = run("explain", passing, "--target", "qd2629-2025/I.1.1", "--format", "json")
    finding = json.loads(result.out)
    assert result.status == 0
    assert (finding["target"], finding["verdict"]) == ("qd2629-2025/I.1.1", "pass")
    assert finding["source"] == passing.as_posix()
    assert [each["rule"] for each in finding["rules"]]
    assert finding["what_would_change"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("targets", "list"), ["nq01-2024", "nq02-2024", "phu-quoc-2023", "qd2629-2025"]),
        (("targets", "list", "--targets", LOCAL), ["kien-giang-2022", "nq01-2024"]),
        (("targets", "show", "nq01-2024"), ["7.1", "7.2", "7.3"]),
        (("targets", "show", LOCAL), ["kien-giang-2022"]),
        (("targets", "diff", "nq01-2024", "nq02-2024"), ["data-reuse"]),
        (("targets", "diff", "nq01-2024", "nq01-2024"), ["nq01-2024"]),
        (("targets", "lint"), ["24"]),
        (("targets", "lint", LOCAL), []),
        (("rules", "list"), ["at-least-reached"]),
        (("rules", "show", "at-least-reached"), ["at-least-reached"]),
        (("rules", "lint"), []),
        (("rules", "lint", ROOT / "rules"), []),
    ],
)
def test_what_lists_and_shows_prints_to_standard_output_and_succeeds(arguments, shown, language):
    result = run(*arguments, "--lang", language)
    assert (result.status, result.err) == (0, "")
    assert result.out.endswith("\n")
    assert [word for word in shown if word not in result.out] == []


def test_lint_tells_the_problems_of_all_files_and_has_status_3():
    result = run("targets", "lint", LOCAL, WRONG_TARGETS, "missing.yaml")
    assert (result.status, result.out) == (3, "")
    assert "[duplicate-id]" in result.err
    assert "[no-such-file]" in result.err


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_a_template_can_be_read_and_lacks_only_what_is_to_be_filled_in(level, language, tmp_path):
    path = tmp_path / "template.yaml"
    made = run("template", "--level", level, "--as-of", "2024-06-30", "--output", path, "--lang", language)
    assert made == Result(0, "", "")
    report = json.loads(run("check", path, "--format", "json").out)
    assert [(each["code"], each["line"]) for each in report["problems"]] == [
        ("no-value", 3),
        ("no-value", 4),
        ("no-value", 4),
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_a_template_that_is_filled_in_is_judged_and_asks_for_all_that_is_judged(level, tmp_path):
    template = run("template", "--level", level, "--as-of", "2024-06-30").out
    named = template.replace("name: ,", "name: Đơn vị A,")
    filled = named.replace("from: , to: }", "from: 2024-01-01, to: 2024-06-30}")
    path = tmp_path / "filled.yaml"
    path.write_text(re.sub(r"value: ,(.*)place: }", r'value: "100%",\1place: "dòng này"}', filled), encoding="utf-8")
    report = json.loads(run("check", path, "--format", "json").out)
    (assessment,) = report["assessments"]
    verdicts = {each["verdict"] for each in assessment["findings"]}
    assert report["problems"] == []
    assert verdicts <= {"pass", "not_applicable"}
    assert "pass" in verdicts


def test_a_template_for_today_is_for_the_sets_of_today():
    assert "indicator: " in run("template", "--level", "commune").out


# documents


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_draft_whose_gaps_are_filled_is_judged_like_the_report(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bao-cao.md").write_bytes(REPORT)
    assert run("read", "bao-cao.md", "-o", "draft.yaml", "--lang", language) == Result(0, "", "")
    draft = Path("draft.yaml").read_text(encoding="utf-8")
    gaps = json.loads(run("check", "draft.yaml", "--format", "json").out)["problems"]
    assert [each["code"] for each in gaps] == ["no-value", "no-value", "no-value"]
    filled = draft.replace("{name: , level: }", "{name: Xã An Phú, level: commune}")
    filled = filled.replace("{from: , to: }", "{from: 2024-01-01, to: 2024-06-30}")
    Path("draft.yaml").write_text(filled, encoding="utf-8")
    said = ("--unit", "Xã An Phú", "--level", "commune", "--from", "2024-01-01", "--to", "2024-06-30")
    from_draft, from_report = (
        json.loads(run("check", *arguments, "--format", "json").out)["assessments"][0]
        for arguments in (("draft.yaml",), ("bao-cao.md", *said))
    )
    for each in (from_draft, from_report):
        del each["source"], each["fingerprint"]
    assert from_draft == from_report
    verdicts = {each["target"]: each["verdict"] for each in from_report["findings"]}
    assert (verdicts["nq01-2024/2"], verdicts["nq01-2024/3"]) == ("pass", "pass")


def test_what_is_read_of_a_document_is_printed_even_where_nothing_is_understood(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("thu.txt").write_text("Kính gửi các đơn vị.\n", encoding="utf-8")
    result = run("read", "thu.txt")
    assert (result.status, result.err.count("[nothing-understood]")) == (3, 1)
    assert "readings: []" in result.out.splitlines()


def test_a_submission_that_is_read_is_printed_as_yaml_and_judged_alike(tmp_path):
    for name in ("phu-quoc-2023.csv", "phu-quoc-2023.json", "phu-quoc-2023.yaml"):
        made = tmp_path / f"{name}.yaml"
        assert run("read", ROOT / "examples" / name, "-o", made) == Result(0, "", "")
        assert verdicts(made) == verdicts(ROOT / "examples" / name)


def test_a_submission_that_is_wrong_is_not_printed():
    result = run("read", WRONG)
    assert (result.status, result.out) == (3, "")
    assert result.err == run("check", WRONG).err


def test_what_the_user_says_holds_for_all_files_and_makes_another_fingerprint(passing):
    plain, said = (
        json.loads(run("check", passing, EXAMPLE, *arguments, "--format", "json").out)["assessments"]
        for arguments in ((), ("--unit", "Xã Tân An", "--from", "2026-02-01", "--to", "2026-03-31"))
    )
    assert [each["unit"]["name"] for each in said] == ["Xã Tân An", "Xã Tân An"]
    assert [each["period"] for each in said] == [{"from": "2026-02-01", "to": "2026-03-31"}] * 2
    inputs = [each["fingerprint"]["inputs"] for each in (*plain, *said)]
    assert len({*inputs}) == 4


def test_the_name_of_the_unit_tells_its_level_where_it_is_certain(tmp_path):
    (tmp_path / "bao-cao.md").write_bytes(REPORT)
    days = ("--from", "2024-01-01", "--to", "2024-06-30", "--format", "json")
    by_name, by_both, city, other = (
        json.loads(run("check", tmp_path, "--unit", *said, *days).out)
        for said in (
            ("Xã An Phú",),
            ("Xã An Phú", "--level", "commune"),
            ("Thành phố Rạch Giá",),
            ("Xã An Phú", "--level", "district"),
        )
    )
    assert by_name == by_both
    assert [each["assessments"][0]["unit"]["level"] for each in (by_name, city, other)] == [
        "commune", "district", "district"
    ]  # fmt: skip


def test_where_the_name_of_the_unit_leaves_its_level_open_it_is_asked_for(tmp_path):
    (tmp_path / "bao-cao.md").write_bytes(REPORT)
    result = run("check", tmp_path, "--unit", "An Phú", "--from", "2024-01-01", "--to", "2024-06-30")
    assert (result.status, re.findall(r"\[([a-z-]+)\]$", result.err, re.MULTILINE)) == (3, ["level-not-said"])


def test_explain_takes_a_report_and_a_folder_too(tmp_path):
    (tmp_path / "bao-cao.md").write_bytes(REPORT)
    said = ("--unit", "Xã An Phú", "--level", "commune", "--from", "2024-01-01", "--to", "2024-06-30")
    result = run("explain", tmp_path, "--target", "nq01-2024/2", "--format", "json", *said)
    assert (result.status, json.loads(result.out)["verdict"]) == (1, "pass")


def verdicts(path: Path) -> list[tuple[str, str, str]]:
    (assessment,) = json.loads(run("check", path, "--format", "json").out)["assessments"]
    return [(each["target"], each["verdict"], str(each["evidence"])) for each in assessment["findings"]]


# templates as workbooks


@pytest.mark.parametrize("name", ["mau.xlsx", "MAU.XLSX"])
def test_a_template_is_a_workbook_where_its_name_says_so(name, tmp_path):
    path = tmp_path / name
    assert run("template", "--level", "commune", "--as-of", "2024-06-30", "-o", path) == Result(0, "", "")
    assert path.read_bytes().startswith(b"PK\x03\x04")


def test_the_form_that_is_asked_for_holds_whatever_the_name_says(tmp_path):
    path = tmp_path / "mau.xlsx"
    run("template", "--level", "commune", "--as-of", "2024-06-30", "-o", path, "--format", "yaml")
    assert path.read_bytes().startswith(b"# ")
    made = spawn("template", "--level", "commune", "--as-of", "2024-06-30", "--format", "xlsx")
    assert (made.returncode, made.stdout[:4], made.stderr) == (0, b"PK\x03\x04", b"")


def test_a_workbook_is_not_written_to_a_screen():
    status, out, err = on_a_terminal("template", "--level", "commune", "--format", "xlsx")
    assert (status, out) == (2, b"")
    assert err.decode().splitlines()[0] == (
        "chitieu template: kết quả dạng này không hiện được trên màn hình; hãy ghi vào tệp bằng --output"
    )


# languages


@pytest.mark.parametrize("path", [path for path in commands() if path], ids=" ".join)
def test_help_is_in_the_language_that_is_asked_for(path):
    english, vietnamese = run(*path, "--help", "--lang", "en"), run(*path, "--help")
    if cli.chitieu.get_command(None, path[0]) and english.status == 2:  # a group has no --lang
        english = run(*path, "--help")
    assert vietnamese.status == 0
    assert VIETNAMESE.search(vietnamese.out)
    assert "Usage" not in vietnamese.out
    assert "Options" not in vietnamese.out
    if "--lang" in vietnamese.out:
        assert english.status == 0
        assert not VIETNAMESE.search(english.out)
    assert not re.search(r"^ +(-\w, )?--[\w-]+( [A-Z_]+)?$", re.sub(r"\n {10,}", " ", vietnamese.out), re.MULTILINE)


def test_the_version_is_that_of_the_program():
    assert run("--version").out == f"chitieu {__version__}\n"


# streams


def test_results_go_to_standard_output_and_messages_to_standard_error():
    result = spawn("check", WRONG, EXAMPLE)
    assert result.stdout.decode().startswith("Thị trấn Phú Mỹ (cấp xã)")
    assert result.stderr.decode().startswith(f"{WRONG}:5:5: ")
    assert (result.stdout + result.stderr).count(b"\x1b") == 0


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm"}])
def test_there_are_no_escape_codes_where_there_is_no_terminal(variables):
    result = spawn("check", WRONG, EXAMPLE, **variables)
    assert b"\x1b" not in result.stdout + result.stderr
    assert b"\x1b" not in spawn("check", "--help", **variables).stdout


@pytest.mark.parametrize(
    "variables", [{"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_every_locale_prints_vietnamese_alike(variables):
    plain, other = spawn("check", WRONG, EXAMPLE), spawn("check", WRONG, EXAMPLE, **variables)
    assert (other.returncode, other.stdout, other.stderr) == (3, plain.stdout, plain.stderr)


def test_a_reader_who_stops_reading_is_no_error(tmp_path):
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in range(40):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "cli.py"), "check", *sorted(map(str, tmp_path.iterdir()))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline().decode().startswith("Thị trấn Phú Mỹ")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1  # click's own; this report has status 1 anyhow


def test_an_interruption_ends_the_program_without_a_traceback(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    command = [sys.executable, str(ROOT / "cli.py"), "check", str(pipe)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=interruptible)  # noqa: PLW1509
    with process, pipe.open("wb"):  # opens when the program reads
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
def test_standard_output_that_cannot_be_written_is_told_as_such(passing):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, str(ROOT / "cli.py"), "check", str(passing)]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert result.returncode == 2
    assert "RuntimeError" not in result.stderr.decode()
    assert "OSError" not in result.stderr.decode()


def test_a_bar_is_drawn_for_many_files_on_a_terminal_only(tmp_path):
    for number in range(21):
        (tmp_path / f"{number}.yaml").write_text(ALL_PASSES, encoding="utf-8")
    output = tmp_path / "report.json"
    arguments = ("check", tmp_path, "--format", "json", "-o", output)
    assert spawn(*arguments).stderr == b""
    output.unlink()
    status, shown, _ = on_a_terminal(*arguments)
    assert (status, "21/21" in shown.decode(), "Đang đánh giá" in shown.decode()) == (0, True, True)
    for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        output.unlink()
        assert on_a_terminal(*arguments, **variables) == (0, b"", b"")


def test_no_bar_is_drawn_for_few_files(passing):
    status, shown, _ = on_a_terminal("check", passing, "-o", passing.with_name("report.txt"))
    assert (status, shown) == (0, b"")


def on_a_terminal(*arguments: object, **environment: str) -> tuple[int, bytes, bytes]:
    """Status, and what both streams show; standard error comes as standard output if that is a terminal too."""
    screen, ours = pty.openpty()
    shown = b""
    variables = {**os.environ, "TERM": "xterm", "NO_COLOR": "", **environment}
    command = [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]
    is_result = "template" in arguments
    with subprocess.Popen(
        command, env=variables, stdout=ours if is_result else subprocess.DEVNULL,
        stderr=subprocess.PIPE if is_result else ours,
    ) as process:  # fmt: skip
        os.close(ours)
        with contextlib.suppress(OSError):  # so a terminal ends
            while read := os.read(screen, 65536):
                shown += read
        said = process.stderr.read() if process.stderr else b""
    os.close(screen)
    return process.returncode, shown, said


# files


def test_output_is_written_to_the_file_and_nowhere_else(tmp_path, passing):
    path = tmp_path / "report.json"
    result = run("check", passing, "--format", "json", "--output", path)
    assert result == Result(0, "", "")
    assert json.loads(path.read_text(encoding="utf-8"))["problems"] == []
    assert sorted(each.name for each in tmp_path.iterdir()) == ["passing.yaml", "report.json"]


@pytest.mark.parametrize("command", [("check",), ("read",), ("explain", "--target", "nq01-2024/1")])
def test_a_result_is_never_written_over_what_is_to_be_read(command, tmp_path, passing):
    before = passing.read_bytes()
    (tmp_path / "link").symlink_to(passing)
    inputs = [passing] if command == ("read",) else [passing, tmp_path]
    for path in inputs:
        for output in (passing, tmp_path / "link"):
            result = run(*command, path, "--output", output)
            assert (result.status, result.out) == (2, "")
            assert result.err.startswith(f"chitieu {command[0]}: không ghi kết quả đè lên {output}, vì ")
    assert passing.read_bytes() == before


TEMPLATE = ("template", "--level", "commune", "--as-of", "2024-06-30")


@pytest.mark.parametrize("command", [("read", GOOD), TEMPLATE, (*TEMPLATE, "--format", "xlsx")])
def test_what_a_person_corrected_or_filled_in_is_not_written_over(command, tmp_path):
    path = tmp_path / "draft"
    path.write_text("corrected by hand", encoding="utf-8")
    result = run(*command, "--output", path)
    told = (
        f"chitieu {command[0]}: không ghi đè lên {path}, vì tệp này đã có và nội dung khác, có thể đã được sửa hoặc "
        "điền; hãy ghi tên khác ở --output, hoặc thêm --overwrite nếu muốn thay tệp này"
    )
    assert (result.status, result.out, result.err.splitlines()[0]) == (2, "", told)
    assert path.read_text(encoding="utf-8") == "corrected by hand"
    assert not VIETNAMESE.search(run(*command, "-o", path, "--lang", "en").err)
    assert [each.name for each in tmp_path.iterdir()] == ["draft"]


@pytest.mark.parametrize("command", [("read", GOOD), TEMPLATE, (*TEMPLATE, "--format", "xlsx")])
def test_a_draft_replaces_what_holds_no_work_and_what_it_is_told_to(command, tmp_path):
    path = tmp_path / "draft"
    assert run(*command, "-o", path) == Result(0, "", "")
    made = path.read_bytes()
    assert run(*command, "-o", path) == Result(0, "", "")
    path.write_bytes(b"")
    assert run(*command, "-o", path) == Result(0, "", "")
    assert path.read_bytes() == made
    path.write_text("corrected by hand", encoding="utf-8")
    assert run(*command, "-o", path, "--overwrite") == Result(0, "", "")
    assert path.read_bytes() == made


def test_overwrite_does_not_let_a_draft_take_the_place_of_what_is_read(passing):
    result = run("read", passing, "-o", passing, "--overwrite")
    assert (result.status, passing.read_text(encoding="utf-8")) == (2, ALL_PASSES)


def test_a_report_is_written_anew_each_time(passing, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("the report of yesterday", encoding="utf-8")
    assert run("check", passing, "-o", path) == Result(0, "", "")
    assert path.read_text(encoding="utf-8").startswith("Xã An Phú")


def test_a_day_that_is_none_is_told_how_days_are_written(passing):
    result = run("check", passing, "--as-of", "30/6/2024")
    told = 'chitieu check: "30/6/2024" không phải là ngày; --as-of cần ghi năm-tháng-ngày, ví dụ 2024-06-30'
    assert (result.status, result.err.splitlines()[0]) == (2, told)


def test_output_that_fails_leaves_the_old_file_and_no_other(tmp_path, passing, monkeypatch):
    path = tmp_path / "report.txt"
    path.write_text("kept", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("check", passing, "-o", path)
    assert result.status == 2
    assert result.err.startswith(f"chitieu: không ghi được tệp {path} (đĩa đầy)\n")
    assert path.read_text(encoding="utf-8") == "kept"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["passing.yaml", "report.txt"]


@pytest.mark.parametrize("name", ["no-such-folder/report.txt", "passing.yaml/report.txt", "folder"])
def test_output_to_a_place_that_cannot_be_written_is_misuse(name, tmp_path, passing):
    (tmp_path / "folder").mkdir()
    result = run("check", passing, "--output", tmp_path / name)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"chitieu: không ghi được tệp {tmp_path / name}")
    assert not VIETNAMESE.search(run("check", passing, "--output", tmp_path / name, "--lang", "en").err)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "passing.yaml"]
