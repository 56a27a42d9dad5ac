"""A gallery of forms that cannot be filled and of templates that cannot be used, each with the whole of what is said.

``CHITIEU_REWRITE=1 pytest tests/test_wrong_filled.py`` writes ``tests/wrong/filled`` anew: read the difference.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from tests.command import run
from tests.made_filled import DOSSIERS, HEADINGS, own, report, saved, usual

HERE = Path(__file__).parent / "wrong" / "filled"
GOOD = HERE.parent / "good.yaml"
LANGUAGES = ("vi", "en")


def no_row() -> docx.document.Document:
    made = report([HEADINGS, ("1", "Số cuộc họp đã tổ chức", "cuộc", "12", "15", "")])
    made.add_paragraph("Tỷ lệ hồ sơ trực tuyến đạt 57,56% (951/1.652 hồ sơ).")
    return made


FORMS: dict[str, Callable[[], docx.document.Document]] = {
    "no-column": lambda: report([HEADINGS[:5], (*DOSSIERS, "57,56% (951/1.652)")]),
    "several-columns": lambda: report([
        (*HEADINGS, "Kết luận của đoàn kiểm tra"), (*DOSSIERS, "57,56% (951/1.652)", "", "đã xem"),
    ]),
    "no-row": no_row,
}  # fmt: skip
"""Reports that nothing can be written into."""
TEMPLATES: dict[str, tuple[str | Sequence[Sequence[str]], ...]] = {
    "no-table": ("Biên bản của {{ don_vi }}",),
    "unknown-placeholder": ("Biên bản", "của {{ don_vy }}", [["{{ danh_gia }}", "{{ hello world }}"]]),
    "broken-placeholder": ("của {{ don_vi }", [["{{ danh_gia }}"]]),
    "outside-a-table": ("{{ stt }}", [["{{ danh_gia }}"]]),
    "many-mistakes": ("{{ stt }} {{ x", "{{ don_vy }}"),
}


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def expect(said: str, name: str, language: str) -> None:
    expected = HERE / f"{name}.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def scored_by(template: str, language: str) -> str:
    """What is said of a template; checks that nothing was judged by it."""
    shutil.copy(GOOD, "good.yaml")
    result = run("score", "good.yaml", "--template", template, "--output", "bien-ban.docx", "--lang", language)
    assert (result.status, result.out, Path("bien-ban.docx").exists()) == (3, "", False)
    return result.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_a_report_that_nothing_can_be_written_into_is_explained(name, language):
    result = run("fill", saved(FORMS[name]()), "--output", "dien.docx", "--lang", language)

    assert (result.status, result.out, Path("dien.docx").exists()) == (3, "", False)
    expect(result.err, name, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_that_no_column_has_is_explained(language):
    result = run("fill", saved(usual()), "--column", "Ý kiến khác", "--output", "dien.docx", "--lang", language)

    assert (result.status, result.out, Path("dien.docx").exists()) == (3, "", False)
    expect(result.err, "no-such-heading", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_word_document_is_explained(language):
    shutil.copy(GOOD, "good.yaml")
    result = run("fill", "good.yaml", "--output", "dien.docx", "--lang", language)

    assert (result.status, result.out, Path("dien.docx").exists()) == (3, "", False)
    expect(result.err, "not-a-word-document", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cells_that_are_kept_and_targets_without_a_row_are_warned_of(language):
    result = run("fill", saved(usual(judged="Đoàn đã xem")), "--output", "dien.docx", "--lang", language)

    assert (result.status, result.out, Path("dien.docx").exists()) == (1, "", True)
    expect(result.err, "partly-filled", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_wrong_template_is_explained(name, language):
    expect(scored_by(own(*TEMPLATES[name]), language), f"template-{name}", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_placeholder_in_a_header_is_explained(language):
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "{{ don_vi }}"
    made.add_table(1, 1).cell(0, 0).text = "{{ danh_gia }}"
    made.save("mau.docx")

    expect(scored_by("mau.docx", language), "template-in-a-header", language)


def test_every_answer_of_the_gallery_is_given():
    names = {*FORMS, "no-such-heading", "not-a-word-document", "partly-filled", "template-in-a-header"}
    names |= {f"template-{name}" for name in TEMPLATES}

    assert {path.name for path in HERE.iterdir()} == {f"{name}.{each}.txt" for name in names for each in LANGUAGES}
