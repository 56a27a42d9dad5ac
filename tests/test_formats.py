"""What a file is, is found from its content."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.problem import InputError, Problem
from engine.read.files import read_bytes
from engine.read.formats import form_of
from tests.made_word import GOOD, OLD_OFFICE, old, packed
from tests.test_wrong import LANGUAGES, expect, judged_beside_good

UNIT = b"unit: {name: A}\n"


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.pdf", GOOD, "docx"),
        ("~$a.docx", GOOD, "docx"),
        ("a.docx", packed({"word/document2.xml": "<a/>", "word/embeddings/xl/a.xlsx": ""}), "docx"),
        ("a.docx", packed({"xl/workbook.xml": "<a/>"}), "xlsx"),
        ("a", b"%PDF-1.7\n", "pdf"),
        ("a.txt", b"\xef\xbb\xbf \n%PDF-1.7\n", "pdf"),
        ("a.txt", UNIT, "submission"),
        ("a", b'{"unit": 1}', "submission"),
        ("a.md", b"[a](b)", "text"),
        ("a.yaml", b"a", "submission"),
        ("a.txt", "Báo cáo".encode(), "text"),
        ("a.txt", "BM-01: biểu mẫu báo cáo".encode(), "text"),
        ("a.docx", b"", "text"),
    ],
)
def test_a_form_is_known_by_its_content(name, data, form):
    assert form_of(name, data) == form


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (old("WordDocument"), "old-word"),
        (old("WordDocument", "Workbook"), "old-word"),
        (old("Workbook"), "old-excel"),
        (old("Book"), "old-excel"),
        (old("EncryptedPackage", "EncryptionInfo"), "encrypted"),
        (OLD_OFFICE, "old-office"),
        (rb"{\rtf1", "rich-text"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"GIF89a", "picture"),
        (b"BM\x0a\x00\x00\x00\x00\x00\x00\x00", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBP", "picture"),
        (b"PK\x03\x04", "broken-archive"),
        (GOOD[:-30], "broken-archive"),
        (packed({"mimetype": "a"}), "open-document"),
        (packed({"ppt/presentation.xml": "<a/>"}), "unknown-archive"),
        (packed({"xl/workbook.bin": "", "xl/a.xml": "<a/>"}), "binary-workbook"),
        (packed({}), "unknown-archive"),
    ],
)
def test_what_cannot_be_read_is_named(data, code):
    for name in ("a.docx", "a.pdf", "a.txt"):
        with pytest.raises(InputError) as raised:
            form_of(name, data)
        assert raised.value.problems == (Problem(name, code),)


@pytest.mark.parametrize("name", ["~$o-cao.docx", "folder/~$o-cao.xlsx", ".~lock.bao-cao.docx#"])
def test_what_an_open_document_leaves_beside_it_is_no_report(name):
    with pytest.raises(InputError) as raised:
        form_of(name, b"\x05admin")
    assert raised.value.problems == (Problem(name, "lock-file"),)


def written_while_opened(monkeypatch) -> None:
    opened = Path.open

    def grown(path, *arguments, **options):
        if path.name == "growing.txt" and arguments == ("rb",):
            with opened(path, "ab") as file:
                file.write(b"more\n")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", grown)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "growing.txt"
    path.write_bytes(UNIT)
    assert read_bytes(path) == UNIT
    written_while_opened(monkeypatch)
    with pytest.raises(InputError) as raised:
        read_bytes(path)
    assert raised.value.problems == (Problem(path.as_posix(), "being-written"),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_being_written_is_explained_and_its_neighbour_is_judged(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("growing.txt").write_bytes(UNIT)
    written_while_opened(monkeypatch)
    expect(judged_beside_good("growing.txt", language), "made", "growing.txt", language)
