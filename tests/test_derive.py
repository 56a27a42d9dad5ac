"""The commands ``derive`` and ``audit --dossiers``: what they print and write, and what their status is."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from tests.command import ROOT, run
from tests.made_dossiers import day, dossier, write

AS_OF = ("--as-of", "2025-12-31")
REPORT = """unit: {{name: {name}, level: commune}}
period: {{from: 2025-05-01, to: 2025-05-31}}
readings:
  - {{{figures}, place: dòng 1}}
"""


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def export(*rows: dict[str, object]) -> Path:
    return write(Path("ho-so.parquet"), rows)


def online(count: int, of: int, **fields: object) -> list[dict[str, object]]:
    """So many dossiers, the first of which were submitted online."""
    return [dossier(number, channel="online" if number < count else "post", **fields) for number in range(of)]


def test_what_is_derived_can_be_checked_at_once():
    export(*online(3, 4))
    assert run("derive", "ho-so.parquet", *AS_OF, "--output", "so-lieu.csv").status == 0
    found = json.loads(run("check", "so-lieu.csv", "--targets", "nq01-2024", "--format", "json").out)
    (assessment,) = found["assessments"]
    (finding,) = (each for each in assessment["findings"] if each["indicator"] == "online-dossiers")
    assert assessment["unit"] == {"name": "Xã An Phú", "level": "commune"}
    assert assessment["period"] == {"from": "2025-05-01", "to": "2025-05-31"}
    assert finding["counts"] == {"numerator": "3", "denominator": "4"}


def test_one_unit_and_period_is_one_submission_in_yaml():
    export(*online(3, 4))
    assert run("derive", "ho-so.parquet", *AS_OF, "-o", "so-lieu.yaml").status == 0
    (assessment,) = json.loads(run("check", "so-lieu.yaml", "--targets", "nq01-2024", "--format", "json").out)[
        "assessments"
    ]
    counts = {each["indicator"]: each["counts"] for each in assessment["findings"]}
    assert counts["online-dossiers"] == {"numerator": "3", "denominator": "4"}


def test_every_form_holds_the_same_readings():
    export(*online(3, 4), dossier(9, unit="Xã Bình Yên"))
    for name in ("a.csv", "a.parquet", "a.json"):
        assert run("derive", "ho-so.parquet", *AS_OF, "-o", name).status == 0
    columns = ("unit", "from", "to", "indicator", "part", "numerator", "denominator", "place")
    from_csv = [
        [each[name] or None for name in columns]
        for each in csv.DictReader(io.StringIO(Path("a.csv").read_text(encoding="utf-8")))
    ]
    rows = pq.read_table("a.parquet").to_pylist()
    from_parquet = [[None if each[name] is None else str(each[name]) for name in columns] for each in rows]
    data = json.loads(Path("a.json").read_text(encoding="utf-8"))
    from_json = [[each[name] for name in columns] for each in data["readings"]]
    assert from_csv == from_parquet == from_json
    assert len(from_csv) == 20
    assert pq.read_schema("a.parquet").names == [
        *("unit", "from", "to", "indicator", "part", "scope", "value", "numerator", "denominator", "place")
    ]


def test_two_runs_write_the_same_bytes():
    export(*online(30, 40), *[dossier(number, channel="fax") for number in range(50, 90)])
    for name in ("1", "2"):
        run("derive", "ho-so.parquet", *AS_OF, "-o", f"{name}.parquet", "--rejected", f"bad-{name}.csv")
    assert Path("1.parquet").read_bytes() == Path("2.parquet").read_bytes()
    assert Path("bad-1.csv").read_bytes() == Path("bad-2.csv").read_bytes()


@pytest.mark.parametrize("name", ["bad.csv", "bad.parquet"])
def test_what_was_set_aside_is_a_table_of_its_own_with_the_reason(name):
    Path("don-vi.csv").write_text("unit,level\nXã An Phú,commune\n", encoding="utf-8")
    bad = [
        dossier(2, channel="fax"),
        dossier(3, resolved=day("2025-05-04")),
        dossier(4, unit="Xã Lạ"),
        *[dossier(5)] * 3,
        dossier(6),
        dossier(6, channel="post"),
        dossier(7, test=True),
        dossier(8, withdrawn=True),
        *[dossier(9, unit="Xã Lạ")] * 2,
    ]
    export(dossier(1), *bad)
    result = run("derive", "ho-so.parquet", *AS_OF, "--units", "don-vi.csv", "-o", "so-lieu.csv", "--rejected", name)
    read = pa_csv.read_csv if name.endswith("csv") else pq.read_table
    rows = read(name).to_pylist()
    found = Counter((each["reason"], each["field"], each["id"], each["rows"]) for each in rows)
    assert result.status == 1
    assert found == Counter({
        ("unreadable", "channel", "H2", 1): 1,
        ("before", "resolved", "H3", 1): 1,
        ("unknown-unit", "unit", "H4", 1): 1,
        ("copy", "id", "H5", 2): 1,
        ("contradictory", "id", "H6", 1): 2,
        ("test", "test", "H7", 1): 1,
        ("copy", "id", "H9", 1): 1,
        ("unknown-unit", "unit", "H9", 1): 1,
    })  # fmt: skip
    assert [each["found"] for each in rows if each["reason"] == "unreadable"] == ["fax"]


def test_the_table_of_what_was_set_aside_adds_up_to_what_is_told():
    rows = [*online(3, 5), *online(2, 4), dossier(7, test=True), dossier(8, channel="fax"), dossier(8, service="x")]
    export(*rows)
    run("derive", "ho-so.parquet", *AS_OF, "-o", "a.json", "--rejected", "bad.parquet")
    told = json.loads(Path("a.json").read_text(encoding="utf-8"))
    written: Counter[str] = Counter()
    for each in pq.read_table("bad.parquet").to_pylist():
        written[each["reason"]] += each["rows"]
    aside: Counter[str] = Counter()
    for each in told["set_aside"]:
        aside[each["reason"]] += int(each["dossiers"])
    assert written == aside
    assert int(told["dossiers"]) == int(told["counted"]) + sum(aside.values()) == len(rows)


def test_nothing_is_left_of_what_was_spilled_and_no_half_written_table():
    export(*online(3, 4), dossier(9, channel="fax"))
    run("derive", "ho-so.parquet", *AS_OF, "-o", "so-lieu.csv", "--rejected", "bad.csv")
    assert sorted(path.name for path in Path().iterdir()) == ["bad.csv", "ho-so.parquet", "so-lieu.csv"]


def test_the_table_on_the_screen_says_what_was_counted_and_set_aside():
    export(*online(3, 4), dossier(9, channel="fax"))
    result = run("derive", "ho-so.parquet", *AS_OF)
    assert result.out.startswith("ho-so.parquet: 5 hồ sơ, tính 4\n")
    assert "| Xã An Phú | 01/05/2025 - 31/05/2025 | Tỷ lệ hồ sơ trực tuyến  " in result.out
    assert "  1: ô hình thức nộp không đọc được\n" in result.out
    assert "Hồ sơ không cho biết được: Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình;" in result.out
    assert (result.status, result.err) == (1, "")


MISUSE = (
    (("--by", "unit,week"), 'chitieu derive: không tính theo "week" được'),
    (("--by", "month,year"), 'chitieu derive: không tính theo "month,year" được'),
    (("--memory", "nhiều"), 'chitieu derive: "nhiều" không phải là lượng bộ nhớ'),
    (("--mapping", "genric"), 'chitieu: không có bảng đối chiếu cột hay tệp "genric"'),
    (("-o", "so-lieu.docx"), 'chitieu derive: không biết ghi "so-lieu.docx" ở dạng nào'),
    (("--rejected", "x.json"), 'chitieu derive: không biết ghi "x.json" ở dạng nào'),
    (("--rejected", "khong-co/x.csv"), "chitieu: không ghi được tệp khong-co/x.csv"),
)


@pytest.mark.parametrize(("options", "said"), MISUSE)
def test_a_misused_command_says_what_it_takes(options, said):
    export(dossier())
    result = run("derive", "ho-so.parquet", *options)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(said)


def test_the_other_commands_do_not_load_what_only_tables_need():
    text = REPORT.format(name="Xã An Phú", figures="indicator: satisfaction, value: 9%")
    Path("bao-cao.yaml").write_text(text, encoding="utf-8")
    code = (
        "import sys, cli, contextlib\n"
        "command = ['check', 'bao-cao.yaml', '--targets', 'nq01-2024', '-o', 'a.txt']\n"
        "with contextlib.suppress(SystemExit): cli.run(command)\n"
        "print({'ibis', 'duckdb', 'pyarrow', 'engine.dossiers'} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment)
    assert Path("a.txt").exists()
    assert done.stdout == "set()\n"


# audit --dossiers


def audited(figures: str, name: str = "Xã An Phú") -> dict[str, object]:
    Path("bao-cao.yaml").write_text(REPORT.format(name=name, figures=figures), encoding="utf-8")
    found = json.loads(run("audit", "bao-cao.yaml", "--dossiers", "ho-so.parquet", "--format", "json").out)
    return found["audits"][0]


STANDINGS = (
    ("numerator: 2, denominator: 3", "same", "0", None),
    ('value: "66,67%"', "same", "0.0033", None),
    ('value: "66,66%"', "same", "-0.0067", None),
    ('value: "66,7%", numerator: 2, denominator: 3', "same", "0", None),
    ("numerator: 4, denominator: 6", "same-ratio", "0", "note"),
    ("numerator: 3, denominator: 4", "explainable", "8.3333", "warning"),
    ('value: "75%"', "explainable", "8.3333", "warning"),
    ('value: "60%"', "explainable", "-6.6667", "warning"),
    ("numerator: 3, denominator: 3", "differs", "33.3333", "error"),
    ("numerator: 1, denominator: 3", "differs", "-33.3334", "error"),
    ('value: "66,8%"', "differs", "0.1333", "error"),
    ('value: "100%"', "differs", "33.3333", "error"),
)
"""What is reported beside 2 of 3 online, with two dossiers set aside: how it stands, by how many points, how grave."""


@pytest.mark.parametrize(("figures", "standing", "difference", "severity"), STANDINGS)
def test_a_reported_figure_is_set_against_the_dossiers_exactly(figures, standing, difference, severity):
    export(*online(2, 3), dossier(8, channel="fax"), dossier(9, withdrawn=True))
    audit = audited(f"indicator: online-dossiers, {figures}")
    (row,) = (each for each in audit["dossiers"]["rows"] if each["indicator"] == "online-dossiers")
    found = [each["severity"] for each in audit["discrepancies"] if each["check"] == "report-vs-dossiers"]
    assert (row["standing"], row["difference"]) == (standing, difference)
    assert row["dossiers"] == {"numerator": "2", "denominator": "3"}
    assert audit["dossiers"]["set_aside"] == "2"
    assert found == ([severity] if severity else [])


def test_a_discrepancy_with_dossiers_says_both_figures_why_it_weighs_and_what_to_ask():
    export(*online(2, 4))
    (found,) = audited('indicator: online-dossiers, value: "75%", numerator: 3, denominator: 4')["discrepancies"]
    assert found["message"] == (
        "Tỷ lệ hồ sơ trực tuyến: báo cáo ghi 75% (3/4), hồ sơ của chính đơn vị cho 2/4 = 50%. "
        "Chênh lệch: +25 điểm phần trăm."
    )
    assert found["severity_because"] == "Không có hồ sơ nào để riêng hay chưa rõ mà giải thích được."
    assert found["question"] == (
        "Tỷ lệ hồ sơ trực tuyến: đơn vị đếm những hồ sơ nào, đến ngày nào, mà báo cáo ghi 75% (3/4) (dòng 1) "
        "còn hồ sơ cho 2/4 = 50%?"
    )


def test_what_one_of_the_two_does_not_tell_is_shown_and_no_discrepancy():
    export(*online(2, 4))
    audit = audited('indicator: end-to-end-services, value: "75%"')
    standings = {(each["indicator"], each["part"]): each["standing"] for each in audit["dossiers"]["rows"]}
    assert audit["discrepancies"] == []
    assert standings["end-to-end-services", None] == "not-told"
    assert standings["online-dossiers", None] == "not-reported"


def test_the_status_of_an_audit_counts_what_dossiers_say():
    export(*online(2, 4))
    for figures, status in (("value: 50%", 0), ("value: 75%", 1)):
        text = REPORT.format(name="Xã An Phú", figures=f"indicator: online-dossiers, {figures}")
        Path("bao-cao.yaml").write_text(text, encoding="utf-8")
        assert run("audit", "bao-cao.yaml", "--dossiers", "ho-so.parquet").status == status


def test_a_unit_is_matched_by_its_name_and_never_guessed():
    export(*online(2, 4))
    assert "dossiers" in audited("indicator: online-dossiers, value: 50%", "xã an  phú")
    assert "dossiers" not in audited("indicator: online-dossiers, value: 50%", "Xã An Phu")


def test_other_dossiers_are_another_fingerprint():
    prints = []
    for count in (2, 3, 2):
        export(*online(count, 4))
        prints.append(audited("indicator: online-dossiers, value: 50%")["fingerprint"]["inputs"])
    assert prints[0] == prints[2] != prints[1]


def test_late_marks_that_synchronisation_may_explain_are_told_beside_the_discrepancy():
    late = {"late_mark": True, "synchronised": day("2025-05-22")}
    export(dossier(1, **late), dossier(2, **late), dossier(3))
    (found,) = audited('indicator: resolved-on-time, value: "33,33%"')["discrepancies"]
    assert found["explanations"] == [
        "Trong hồ sơ: 3 hồ sơ đúng hạn theo ngày của chính hồ sơ.",
        "Trong hồ sơ: 2 hồ sơ hệ thống ghi quá hạn dù giải quyết đúng hạn, đồng bộ sau hạn (có thể do lỗi đồng bộ).",
    ]
