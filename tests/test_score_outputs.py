"""What ``score`` writes where something is wrong: an input, a name, the disk, the place, an interruption."""

from __future__ import annotations

import csv
import ctypes
import io
import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from lxml import html

from engine.report.score_forms import SUFFIXES
from tests.command import ROOT, interruptible, run
from tests.test_score_command import FIGURES, WRONG, submission

OLD = "cũ"
FILES = tuple(f"ket-qua{suffix}" for suffix in SUFFIXES)
EXAMPLE = ROOT / "examples" / "phu-my-2024.yaml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGE = 4096
_OBEY_PERMISSIONS = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: with these nothing is forbidden to root
_DROP = 24  # PR_CAPBSET_DROP


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Four communes, and nothing else."""
    monkeypatch.chdir(tmp_path)
    Path("bao-cao").mkdir()
    for number, (name, figures) in enumerate(FIGURES.items(), 1):
        Path(f"bao-cao/{number}.yaml").write_text(submission(name, *figures), encoding="utf-8")
    return tmp_path


def outputs(*names: str) -> list[str]:
    return [part for name in names for part in ("--output", name)]


def command(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), "score", *arguments]


def spawned(*arguments: str, before: Callable[[], None] | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, which does something ``before`` it starts."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        command(*arguments), capture_output=True, check=False, text=True, env=variables, timeout=60, preexec_fn=before
    )


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}


def old_files(folder: Path, names: Sequence[str] = FILES) -> dict[str, str]:
    """Files of an earlier run, which nothing may touch."""
    for name in names:
        (folder / name).write_text(OLD, encoding="utf-8")
    return dict.fromkeys(names, OLD)


# inputs that are wrong


def test_one_unreadable_report_among_a_hundred_is_listed_and_the_rest_are_in_every_output(folder):
    for number in range(5, 101):
        text = submission(f"Xã Số {number:03}", f'satisfaction, value: "{number % 50 + 50}%"')
        Path(f"bao-cao/{number}.yaml").write_text(text, encoding="utf-8")
    shutil.copy(WRONG, "bao-cao/57.yaml")
    result = run("score", "bao-cao", *outputs(*FILES))
    assert (result.status, result.out) == (3, "")
    assert [line.partition(":")[0] for line in result.err.splitlines() if line.endswith("]")] == ["bao-cao/57.yaml"]
    assert sorted(contents_of_bytes(folder)) == sorted(FILES)
    report = json.loads(Path("ket-qua.json").read_text(encoding="utf-8"))
    assert (len(report["assessments"]), [each["source"] for each in report["problems"]]) == (99, ["bao-cao/57.yaml"])
    for suffix in SUFFIXES:
        said = shown(suffix)
        assert "Xã Số 056" in said, suffix
        assert "Xã Số 057" not in said, suffix


TWICE = """
from tests.command import run
for name in ("mot", "hai"):
    assert run("score", name, "-o", f"{name}.xlsx", "-o", f"{name}.html").status == 1
"""


def test_a_process_that_has_drawn_charts_writes_pages_of_many_units_still(tmp_path, monkeypatch):
    """What draws charts works in threads, for which a copy of the process would wait without an end."""
    monkeypatch.chdir(tmp_path)
    for folder, least, units in (("mot", 60, 4), ("hai", 50, 25)):
        Path(folder).mkdir()
        for number in range(units):
            text = submission(f"Xã Số {number:03}", f'satisfaction, value: "{number + least}%"')
            Path(folder, f"{number}.yaml").write_text(text, encoding="utf-8")
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", TWICE], check=True, env=variables, timeout=120)
    assert "Xã Số 024" in Path("hai.html").read_text(encoding="utf-8")


def contents_of_bytes(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.is_file()]


@pytest.mark.usefixtures("folder")
def test_a_folder_without_reports_leaves_every_output_as_it_was():
    Path("trong").mkdir()
    Path("trong/anh.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    before = old_files(Path())
    result = run("score", "trong", *outputs(*FILES))
    assert (result.status, result.out) == (3, "")
    assert "[empty-folder]" in result.err
    assert contents(Path()) == before


DECISION = """
- {{unit: {unit}, target: {target}, verdict: confirm, reason: Đã kiểm tra, who: Trưởng đoàn, when: 2024-07-01}}
"""


@pytest.mark.parametrize(
    ("unit", "target", "code", "status", "is_scored"),
    [
        ("Xã Không Có", "nq01-2024/2", "decision-without-unit", 1, True),
        ("Xã An Phu", "nq01-2024/2", "unknown-unit", 3, True),
        ("Xã An Phú", "nq01-2024/99", "unknown-target", 3, False),
    ],
)
def test_a_decision_about_what_there_is_not_is_told(unit, target, code, status, is_scored, folder):
    decisions = "decisions:" + DECISION.format(unit=unit, target=target).replace("\n-", "\n  -")
    Path("quyet-dinh.yml").write_text(decisions, encoding="utf-8")
    before = {**old_files(folder), "quyet-dinh.yml": decisions}
    result = run("score", "bao-cao", "--decisions", "quyet-dinh.yml", *outputs(*FILES))
    assert (result.status, result.out) == (status, "")
    assert f"[{code}]" in result.err
    if is_scored:
        assert all((folder / name).read_bytes() != OLD.encode() for name in FILES)
    else:
        assert contents(folder) == before


@pytest.mark.usefixtures("folder")
def test_a_template_without_the_table_leaves_every_output_as_it_was():
    shutil.copy(ROOT / "examples" / "phu-my-2024.docx", "mau.DOCX")
    before = old_files(Path())
    result = run("score", "bao-cao", "--template", "mau.DOCX", *outputs(*FILES))
    assert (result.status, result.out) == (3, "")
    assert "mau.DOCX" in result.err
    assert "[no-table-to-fill]" in result.err
    Path("mau.DOCX").unlink()
    assert contents(Path()) == before


# names

FORMULAS = ("=1+1", "+84", "-1", "@SUM(A1)", " =1+1", "＝1+1", '=HYPERLINK("http://x")')
MARKUP = ("Xã <b>A|B</b> *C* &amp; ]]>", "<script>alert(1)</script>", "{{ don_vi }} {% x %}", "</w:t><w:br/>", "`x`")


def named(name: str) -> None:
    text = submission("Xã A", 'satisfaction, value: "92%"').replace('"Xã A"', json.dumps(name, ensure_ascii=False))
    Path("a.yaml").write_text(text, encoding="utf-8")


def shown(suffix: str, name: str = "ket-qua") -> str:
    """What a person, or the program for which the form is made, sees as text in the file."""
    path = Path(f"{name}{suffix}")
    if suffix == ".docx":
        root = ET.fromstring(zipfile.ZipFile(path).read("word/document.xml"))  # noqa: S314  our own
        return "\n".join("".join(run.text or "" for run in each.iter(f"{WORD}t")) for each in root.iter(f"{WORD}p"))
    if suffix == ".xlsx":
        return "\n".join(str(value) for _, value in cells(path))
    text = path.read_text(encoding="utf-8")
    match suffix:
        case ".xml":
            root = ET.fromstring(text.split("\n", 1)[1])  # noqa: S314  our own
            return "\n".join(text for each in root.iter() for text in (*each.attrib.values(), each.text or ""))
        case ".csv":
            return "\n".join(cell for row in csv.reader(io.StringIO(text)) for cell in row)
        case ".json":
            return "\n".join(each["unit"]["name"] for each in json.loads(text)["assessments"])
        case ".md":
            return text.replace("\\", "")
        case ".html" | ".htm":
            return str(html.document_fromstring(text.encode()).text_content())
    return text


def cells(path: Path) -> Iterator[tuple[str, object]]:
    """The kind and value of each cell of a workbook that holds something."""
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            yield from ((cell.data_type, cell.value) for cell in row if cell.value is not None)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", (*FORMULAS, *MARKUP))
def test_a_name_stays_text_in_every_output_whatever_it_looks_like(name, suffix, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    named(name)
    assert run("score", "a.yaml", *outputs(f"ket-qua{suffix}")).err == ""
    assert name in shown(suffix)


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_of_csv_is_one_that_a_spreadsheet_would_compute_and_json_is_as_it_was_written(
    name, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    named(name)
    Path("=cmd.yaml").write_bytes(Path("a.yaml").read_bytes())
    run("score", "=cmd.yaml", *outputs("ket-qua.csv", "ket-qua.json"))
    rows = list(csv.DictReader(io.StringIO(Path("ket-qua.csv").read_text(encoding="utf-8-sig"))))
    assert {(row["source"], row["unit"]) for row in rows} == {("'=cmd.yaml", f"'{name}")}
    computed = [
        cell for row in rows for key, cell in row.items()
        if cell.startswith(("=", "+", "-", "@")) and not is_number(cell.replace("÷", ""))
    ]  # fmt: skip
    assert computed == []
    report = json.loads(Path("ket-qua.json").read_text(encoding="utf-8"))
    assert [(each["source"], each["unit"]["name"]) for each in report["assessments"]] == [("=cmd.yaml", name)]


def is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


@pytest.mark.skipif(".xlsx" not in SUFFIXES, reason="no workbook is written yet")
@pytest.mark.parametrize("name", (*FORMULAS, "http://x", "mailto:a@b", "internal:A!A1"))
def test_no_cell_of_a_workbook_that_holds_a_name_is_a_formula_or_a_link(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    named(name)
    run("score", "a.yaml", *outputs("ket-qua.xlsx"))
    assert {kind for kind, value in cells(Path("ket-qua.xlsx")) if name in str(value)} == {"s"}
    parts = zipfile.ZipFile("ket-qua.xlsx")
    assert not [each for each in parts.namelist() if "sheets/_rels" in each and name.encode() in parts.read(each)]


CODES = ("\x01", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufffe")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.usefixtures("folder")
def test_control_characters_in_an_input_are_told_and_reach_no_output(code):
    text = submission("Xã Tân", 'satisfaction, value: "92%"').replace("Xã Tân", f"Xã {code}Tân")
    Path("bao-cao/5.yaml").write_text(text, encoding="utf-8")
    result = run("score", "bao-cao", *outputs(*FILES))
    assert result.status == 3
    assert "[control-character]" in result.err
    for suffix in SUFFIXES:
        assert code not in shown(suffix), suffix


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (b"x\xe3 An Ph\xfa.yaml", "x\\udce3 An Ph\\udcfa.yaml"),
        (b"a\x01\x1b[31mb.yaml", "a\\x01\\x1b[31mb.yaml"),
        ("a\u202eb\ufffec.yaml".encode(), "a\\u202eb\\ufffec.yaml"),
    ],
    ids=["of another system", "with control characters", "with invisible marks"],
)
def test_a_file_whose_name_is_no_text_is_scored_and_named_by_codes(name, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bao-cao").mkdir()
    with suppress(OSError):  # a disk that takes only text has no such names
        text = submission("Xã A", 'satisfaction, value: "92%"')
        Path("bao-cao", os.fsdecode(name)).write_text(text, encoding="utf-8")
    result = run("score", "bao-cao", *outputs(*FILES))
    assert (result.status, result.err) == (1, "")
    report = json.loads(Path("ket-qua.json").read_text(encoding="utf-8"))
    assert [each["source"] for each in report["assessments"]] == [f"bao-cao/{told}"]
    for suffix in (".csv", ".txt", ".xml"):
        assert f"bao-cao/{told}" in shown(suffix), suffix


# disks


@pytest.fixture
def full_disk(folder) -> Iterator[Path]:
    """A disk with the files of an earlier run and one page left."""
    place = folder / "dia"
    place.mkdir()
    pages = len(FILES) + 2
    mount = ["mount", "-t", "tmpfs", "-o", f"size={pages * _PAGE}", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a disk")
    try:
        old_files(place)
        (place / "day.bin").write_bytes(bytes(_PAGE))
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("names", [*([name] for name in FILES), FILES], ids=str)
def test_on_a_full_disk_every_output_is_as_it_was(names, full_disk):
    before = contents(full_disk)
    result = spawned("bao-cao", *outputs(*(f"dia/{name}" for name in names)))
    assert (result.returncode, result.stdout) == (2, "")
    assert "đĩa đầy" in result.stderr
    assert len(result.stderr.splitlines()) == 2
    assert contents(full_disk) == before


@pytest.mark.parametrize("names", [*([name] for name in FILES), FILES], ids=str)
def test_a_file_larger_than_the_machine_allows_leaves_every_output_as_it_was(names, folder):
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (_PAGE, _PAGE))

    before = old_files(folder)
    result = spawned("bao-cao", *outputs(*names), before=limited)
    assert (result.returncode, result.stdout) == (2, "")
    assert "tệp quá lớn" in result.stderr
    assert contents(folder) == before


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_device_that_is_full_leaves_every_other_output_as_it_was(suffix, folder):
    Path(f"day{suffix}").symlink_to("/dev/full")
    before = old_files(folder)
    result = run("score", "bao-cao", *outputs(f"day{suffix}", *FILES))
    assert (result.status, result.out) == (2, "")
    assert f"day{suffix}" in result.err
    assert "đĩa đầy" in result.err
    assert contents(folder) == before


def test_what_is_made_needs_no_room_for_temporary_files(full_disk, folder):
    result = spawned("bao-cao", *outputs(*FILES), TMPDIR=str(full_disk))
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "")
    assert sorted(contents_of_bytes(folder)) == sorted(FILES)


# interruptions

INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def begun(*arguments: str) -> subprocess.Popen[str]:
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    script = "import sys, cli; cli._processors = lambda: 3; cli.run(sys.argv[1:])"
    return subprocess.Popen(
        [sys.executable, "-c", script, "score", *arguments],
        env=variables,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=interruptible,  # noqa: PLW1509  before there are any
    )


def session(leader: int) -> list[int]:
    """The processes that the leader started, itself included, as long as they run."""
    found = []
    for place in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (place / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append(int(place.name))
    return found


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("sent", INTERRUPTIONS, ids=lambda each: each.name)
def test_an_interruption_while_judging_leaves_no_file_and_no_process(sent, folder):
    for number in range(5, 400):
        shutil.copy(EXAMPLE, f"bao-cao/{number}.yaml")
    before = old_files(folder)
    with begun("bao-cao", *outputs(*FILES)) as process:
        until(lambda: len(session(process.pid)) >= 4)
        time.sleep(0.3)
        os.kill(process.pid, sent)
        out, err = process.communicate(timeout=30)
        until(lambda: not session(process.pid))
    assert (process.returncode, out, err.strip()) == (130, "", "")
    assert contents(folder) == before


@pytest.mark.parametrize("sent", INTERRUPTIONS, ids=lambda each: each.name)
def test_an_interruption_while_writing_leaves_every_output_as_it_was(sent, folder):
    os.mkfifo("cho.csv")  # nobody reads it: who writes into it waits
    before = old_files(folder)
    with begun("bao-cao", *outputs("cho.csv", *FILES)) as process:
        until(lambda: len(contents_of_bytes(folder)) == 2 * len(FILES))
        time.sleep(0.2)
        os.kill(process.pid, sent)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.strip()) == (130, "", "")
    assert stat.S_ISFIFO(Path("cho.csv").stat().st_mode)
    assert contents(folder) == before


# places


def as_anybody() -> None:
    """What is forbidden is forbidden to root too, where root runs the tests."""
    if os.geteuid() == 0:
        prctl = ctypes.CDLL(None).prctl
        for capability in _OBEY_PERMISSIONS:
            prctl(_DROP, capability)


def missing_folder(suffix: str) -> str:
    return f"khong-co/a{suffix}"


def through_a_file(suffix: str) -> str:
    return f"bao-cao/1.yaml/a{suffix}"


def a_folder(suffix: str) -> str:
    Path(f"thu-muc{suffix}").mkdir()
    return f"thu-muc{suffix}"


def read_only_folder(suffix: str) -> str:
    Path("khoa").mkdir(mode=0o555)
    return f"khoa/a{suffix}"


def closed_folder(suffix: str) -> str:
    Path("khoa").mkdir(mode=0o000)
    return f"khoa/a{suffix}"


def read_only_file(suffix: str) -> str:
    Path(f"khoa{suffix}").write_text(OLD, encoding="utf-8")
    Path(f"khoa{suffix}").chmod(0o444)
    return f"khoa{suffix}"


def circle(suffix: str) -> str:
    Path(f"vong{suffix}").symlink_to(f"vong{suffix}")
    return f"vong{suffix}"


def long_name(suffix: str) -> str:
    return "ă" * 200 + suffix


PLACES = {
    missing_folder: "không có thư mục này",
    through_a_file: "đường dẫn đi qua một tệp",
    a_folder: "đây là thư mục",
    read_only_folder: "không có quyền",
    closed_folder: "không có quyền",
    read_only_file: "không có quyền",
    circle: "liên kết chạy vòng",
    long_name: "tên tệp quá dài",
}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("place", "reason"), PLACES.items(), ids=[each.__name__ for each in PLACES])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_judged(place, reason, suffix, folder):
    name = place(suffix)
    old_files(folder)
    before = contents(folder)
    listed = sorted(path.name for path in folder.iterdir())
    Path("bao-cao/1.yaml").write_text("x:", encoding="utf-8")  # nobody looks at it
    result = spawned("bao-cao", *outputs(*FILES, name), before=as_anybody)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"chitieu: không ghi được tệp {name} ({reason})\nXem: chitieu --help\n"
    assert contents(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == listed


def test_a_name_as_long_as_the_disk_allows_is_written(folder):
    name = "ă" * 125 + ".json"
    assert run("score", "bao-cao", *outputs(name)).status == 1
    assert contents_of_bytes(folder) == [name]


@pytest.mark.parametrize("other", ["./a.md", "bao-cao/../a.md", "lien-ket.md", "cung-thu-muc/a.md"])
def test_two_outputs_of_one_file_are_misuse(other, folder):
    Path("lien-ket.md").symlink_to("a.md")
    Path("cung-thu-muc").symlink_to(folder)
    result = run("score", "bao-cao", *outputs("a.md", other))
    assert (result.status, result.out) == (2, "")
    assert f"{other.removeprefix('./')} được ghi hai lần ở --output" in result.err
    assert contents_of_bytes(folder) == []


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(folder):
    Path("kho").mkdir()
    Path("a.json").symlink_to("kho/that.json")
    assert run("score", "bao-cao", *outputs("a.json")).status == 1
    assert Path("a.json").is_symlink()
    assert json.loads((folder / "kho/that.json").read_text(encoding="utf-8"))["schema"] == "chitieu/score/1"
