"""The command ``audit``: what a report claims of its own figures, without any target, in every format."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import sarif_pydantic
from pydantic import BaseModel

from tests.command import ROOT, run

HEADING = "UBND XÃ AN PHÚ\n\nSố: 12/BC-UBND\n\nBÁO CÁO\n\nKết quả 6 tháng đầu năm 2024\n\n"
SUM = "Đã giải quyết 100 hồ sơ, trong đó trước hạn 60 hồ sơ, đúng hạn 10 hồ sơ, trễ hạn 20 hồ sơ.\n\n"
LAST_DIGIT = "Đã hoàn thành 26/55 nhiệm vụ, đạt 47,28%.\n\n"
HOLDS = "Đã hoàn thành 26/55 nhiệm vụ, đạt 47,27%.\n\n"
DOCUMENT_OF_NOBODY = "Đã giải quyết 200 hồ sơ (trước hạn 100 hồ sơ, đúng hạn 50 hồ sơ, trễ hạn 49 hồ sơ).\n"


@pytest.fixture
def written(tmp_path: Path):
    """A function that writes a report and returns its path."""

    def write(text: str, name: str = "bao-cao.md") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def found(*arguments: object) -> list[tuple[str, str]]:
    """Checks and severities that the command finds."""
    report = json.loads(run("audit", "--format", "json", *arguments).out)
    return [(each["check"], each["severity"]) for audit in report["audits"] for each in audit["discrepancies"]]


def test_a_sum_that_does_not_add_up_is_an_error(written):
    result = run("audit", written(HEADING + SUM))

    assert result.status == 1
    assert "nhưng 60 (trước hạn) + 10 (đúng hạn) + 20 (trễ hạn) = 90." in result.out
    assert "Cần hỏi đơn vị (1):" in result.out


def test_a_last_digit_is_a_warning_and_strict_makes_it_an_error(written):
    path = written(HEADING + LAST_DIGIT)

    assert (found(path), run("audit", path).status) == ([("stated-vs-counts", "warning")], 0)
    assert (found("--strict", path), run("audit", "--strict", path).status) == ([("stated-vs-counts", "error")], 1)


def test_strict_bears_on_check_as_on_audit(tmp_path):
    path = tmp_path / "xa.yaml"
    readings = [("95%", "row 1"), ("99%", "row 2")]
    path.write_text(
        "unit: {name: Xã An Phú, level: commune}\nperiod: {from: 2024-01-01, to: 2024-06-30}\nreadings:\n"
        + "".join(f'  - {{indicator: satisfaction, value: "{value}", place: {place}}}\n' for value, place in readings),
        encoding="utf-8",
    )

    def severities(*options: str) -> list[str]:
        report = json.loads(run("check", "--format", "json", *options, path).out)
        return [each["severity"] for each in report["assessments"][0]["discrepancies"]]

    assert (severities(), severities("--strict")) == (["warning"], ["error"])


def test_a_report_whose_claims_hold_is_clean(written):
    result = run("audit", written(HEADING + HOLDS))

    assert result.status == 0
    assert "Đã tính lại 1 phép tính của báo cáo và 0 số liệu: không có điểm bất nhất." in result.out


def test_whose_report_it_is_need_not_be_known(written):
    path = written(DOCUMENT_OF_NOBODY)
    report = json.loads(run("audit", "--format", "json", path).out)

    assert [(each["unit"], each["period"]) for each in report["audits"]] == [(None, None)]
    assert report["problems"] == []
    assert found(path) == [("sum-of-parts", "error")]


def test_a_document_without_anything_to_recompute_is_a_problem(written):
    result = run("audit", written("Cán bộ làm việc nghiêm túc.\n"))

    assert (result.status, result.err.count("[nothing-to-audit]")) == (3, 1)


def test_one_wrong_file_does_not_spoil_its_neighbours(written, tmp_path):
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 not a document")
    written(HEADING + SUM)

    result = run("audit", tmp_path)

    assert (result.status, "= 90." in result.out, "hong.docx" in result.err) == (3, True, True)


def test_no_target_is_asked(written):
    out = run("audit", "--format", "json", written(HEADING + SUM + "Mức độ hài lòng đạt 98%.\n")).out

    assert "nq0" not in out
    assert json.loads(out)["audits"][0]["readings"] == 1


def test_markdown_and_junit_tell_the_same(written):
    path = written(HEADING + SUM)

    markdown = run("audit", "--format", "markdown", path).out
    suites = ET.fromstring(run("audit", "--format", "junit", path).out)  # noqa: S314  our own

    assert "60 (trước hạn) + 10 (đúng hạn) + 20 (trễ hạn) = 90." in markdown
    assert [case.get("name") for case in suites.iter("testcase")] == ["Tổng không khớp các phần"]


NOT_IN_THE_LIBRARY = ("$schema", "toolExecutionNotifications")
"""Keys of SARIF 2.1.0 (sections 3.13.3 and 3.20.21) that the library does not have."""


def extras(model: object) -> list[str]:
    """Keys that SARIF does not know, anywhere below."""
    if isinstance(model, BaseModel):
        own = [key for key in model.model_extra or {} if key not in NOT_IN_THE_LIBRARY]
        return own + [each for value in dict(model).values() for each in extras(value)]
    if isinstance(model, list):
        return [each for value in model for each in extras(value)]
    return []


@pytest.mark.parametrize("command", ["audit", "check"])
def test_sarif_is_sarif_with_the_line_of_each_figure(command, written):
    path = written(HEADING + SUM + "Mức độ hài lòng đạt 88%.\n")

    sarif = json.loads(run(command, "--format", "sarif", path).out)

    log = sarif_pydantic.Sarif.model_validate(sarif)
    assert extras(log) == []
    results = sarif["runs"][0]["results"]
    lines = {
        (each["ruleId"], each["level"], each["locations"][0]["physicalLocation"].get("region", {}).get("startLine"))
        for each in results
    }
    asked = {("fail", "error", 11)} if command == "check" else set()
    assert {each for each in lines if each[0] != "missing"} == {("sum-of-parts", "error", 9), *asked}
    assert {each["ruleId"] for each in results} == {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}


def test_sarif_tells_what_could_not_be_read(tmp_path):
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 not a document")

    (invocation,) = json.loads(run("audit", "--format", "sarif", tmp_path).out)["runs"][0]["invocations"]

    assert invocation["executionSuccessful"] is False
    assert [each["level"] for each in invocation["toolExecutionNotifications"]] == ["error"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_seeds_figures_in_word_give_what_the_example_gives(language):
    """The example in Word and the one in YAML hold the same readings; their discrepancies are the same."""
    word, yaml = (
        json.loads(run("check", "--lang", language, "--format", "json", ROOT / "examples" / name).out)
        for name in ("phu-my-2024.docx", "phu-my-2024.yaml")
    )

    def told(report):
        return sorted(
            (each["check"], each["severity"], *sorted(one["text"] for one in each["evidence"]))
            for each in report["assessments"][0]["discrepancies"]
        )

    assert told(word) == told(yaml)
