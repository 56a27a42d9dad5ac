"""A gallery of exports of dossiers that are wrong, each with the whole of what is said about it.

``CHITIEU_REWRITE=1 pytest tests/test_wrong_dossiers.py`` writes ``tests/wrong/dossiers`` anew: read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.command import run
from tests.made_dossiers import SCHEMA, dossier, write

HERE = Path(__file__).parent / "wrong" / "dossiers"
LANGUAGES = ("vi", "en")
Command = tuple[str, ...]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def expect(said: str, name: str, language: str) -> None:
    expected = HERE / f"{name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def without_columns() -> Command:
    write(Path("ho-so.parquet"), [dossier()], without=["channel", "late_mark", "id"])
    return ("derive", "ho-so.parquet")


def of_another_system() -> Command:
    pq.write_table(pa.table({"so": ["1"], "ngay": ["2025-05-05"]}), "ho-so.parquet")
    return ("derive", "ho-so.parquet", "--by", "month")


def without_units() -> Command:
    write(Path("ho-so.parquet"), [dossier()], without=["unit"])
    return ("derive", "ho-so.parquet")


def empty() -> Command:
    write(Path("ho-so.parquet"), [])
    return ("derive", "ho-so.parquet")


def of_other_days() -> Command:
    write(Path("ho-so.parquet"), [dossier()])
    return ("derive", "ho-so.parquet", "--from", "2024-01-01", "--to", "2024-12-31")


def cut_off() -> Command:
    write(Path("du.parquet"), [dossier()])
    data = Path("du.parquet").read_bytes()
    Path("ho-so").mkdir()
    Path("du.parquet").rename("ho-so/du.parquet")
    Path("ho-so/cut.parquet").write_bytes(data[: len(data) // 2])
    Path("ho-so/named.parquet").write_text("không phải Parquet", encoding="utf-8")
    Path("ho-so/rong.parquet").touch()
    return ("derive", "ho-so")


def no_files() -> Command:
    Path("ho-so").mkdir()
    Path("ho-so/doc.docx").touch()
    return ("derive", "ho-so", "khong-co.parquet")


def uneven_lines() -> Command:
    good = "H1,Xã An Phú,2025-05-05,online\n"
    Path("ho-so.csv").write_text(f"id,unit,received,channel\n{good}H2,Xã An Phú\nH3,a,b,c,d\n", encoding="utf-8")
    return ("derive", "ho-so.csv")


def files_that_differ() -> Command:
    Path("ho-so").mkdir()
    write(Path("ho-so/1.parquet"), [dossier()])
    write(Path("ho-so/2.parquet"), [dossier(2)], without=["rating", "appointed"])
    return ("derive", "ho-so")


def nowhere_to_spill() -> Command:
    write(Path("ho-so.parquet"), [dossier()])
    return ("derive", "ho-so.parquet", "--temp", "khong-co")


def unknown_units() -> Command:
    names = ["Xã An Phú", "Xã An Phu", "Xã An Phu", "Phường Lạ", *(f"Xã số {number:02}" for number in range(20))]
    write(Path("ho-so.parquet"), [dossier(number, unit=name) for number, name in enumerate(names)])
    listed = "Đơn vị,Cấp,Đơn vị cấp trên\nXã An Phú,commune,A\nXã số 00,commune,A\nXã số 00,commune,B\n"
    Path("don-vi.csv").write_text(listed, encoding="utf-8")
    return ("derive", "ho-so.parquet", "--units", "don-vi.csv")


def yaml_of_several() -> Command:
    write(Path("ho-so.parquet"), [dossier(1), dossier(2, unit="Xã Bình Yên")])
    return ("derive", "ho-so.parquet", "--output", "so-lieu.yaml")


def reported_by(head: str) -> Command:
    write(Path("ho-so.parquet"), [dossier()])
    text = f'{head}readings:\n  - {{indicator: online-dossiers, value: "50%", place: dòng 1}}\n'
    Path("bao-cao.yaml").write_text(text, encoding="utf-8")
    return ("audit", "bao-cao.yaml", "--dossiers", "ho-so.parquet")


def of_a_unit_without_dossiers() -> Command:
    return reported_by("unit: {name: Xã An Phu, level: commune}\nperiod: {from: 2025-05-01, to: 2025-05-31}\n")


def of_nobody() -> Command:
    return reported_by("unit: {name: Xã An Phú, level: commune}\n")


def list_of_units_without_names() -> Command:
    write(Path("ho-so.parquet"), [dossier()])
    Path("don-vi.csv").write_text("Mã,Cấp\n1,commune\n", encoding="utf-8")
    return ("derive", "ho-so.parquet", "--units", "don-vi.csv")


def wrong_mapping() -> Command:
    write(Path("ho-so.parquet"), [dossier()])
    text = """id: sai
name: {vi: Sai, en: Wrong}
note: {vi: Sai, en: Wrong}
dates: [dd/mm/yy]
columns:
  chanel: {column: Hình thức nộp}
  channel: {column: Hình thức nộp, values: {Trực tuyến: onlin}}
  received: {column: Ngày tiếp nhận, values: {Hôm nay: x}}
  fee_due: {column: Phí, values: {Miễn phí: không}}
  withdrawn: {column: Trạng thái, otherwise: no}
"""
    Path("sai.yaml").write_text(text, encoding="utf-8")
    return ("derive", "ho-so.parquet", "--mapping", "sai.yaml")


WRONG: dict[str, tuple[Callable[[], Command], int]] = {
    "without-columns": (without_columns, 0),
    "of-another-system": (of_another_system, 3),
    "without-units": (without_units, 3),
    "empty": (empty, 3),
    "of-other-days": (of_other_days, 3),
    "cut-off": (cut_off, 3),
    "no-files": (no_files, 3),
    "uneven-lines": (uneven_lines, 0),
    "files-that-differ": (files_that_differ, 0),
    "nowhere-to-spill": (nowhere_to_spill, 3),
    "unknown-units": (unknown_units, 1),
    "yaml-of-several": (yaml_of_several, 3),
    "of-a-unit-without-dossiers": (of_a_unit_without_dossiers, 3),
    "of-nobody": (of_nobody, 3),
    "list-of-units-without-names": (list_of_units_without_names, 3),
    "wrong-mapping": (wrong_mapping, 3),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_in_full(name, language):
    make, status = WRONG[name]
    result = run(*make(), "--lang", language)
    expect(result.err, name, language)
    assert result.status == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_little_memory_is_told(language):
    write(Path("ho-so.parquet"), [dossier(number, unit=f"Xã số {number}") for number in range(20_000)])
    result = run("derive", "ho-so.parquet", "--memory", "1MB", "--lang", language)
    expect(result.err, "too-little-memory", language)
    assert (result.status, result.out) == (3, "")


def test_a_mapping_is_linted_like_everything_else_that_is_asked():
    wrong_mapping()
    assert run("targets", "lint", "sai.yaml").err == run("derive", "ho-so.parquet", "--mapping", "sai.yaml").err


def test_good_files_beside_bad_ones_are_derived():
    cut_off()
    result = run("derive", "ho-so", "--format", "csv")
    assert (result.status, result.err.count("[unreadable-table]")) == (3, 2)
    assert '"Xã An Phú","commune",,2025-05-01,2025-05-31,"online-dossiers",,,,0,1,' in result.out


def test_every_case_is_shown_in_both_languages_and_nothing_else_is():
    shown = {path.name for path in HERE.glob("*.txt")}
    names = [*WRONG, "too-little-memory"]
    assert shown == {f"{name}.{language}.txt" for name in names for language in LANGUAGES}


def test_the_columns_of_made_dossiers_are_those_that_the_program_knows():
    import targets

    assert {*SCHEMA.names} == {*targets.load_shipped().dossiers.fields}
