"""Which letters the bytes of a text stand for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import Cell, Document, Paragraph, Table
from engine.problem import InputError, Problem
from engine.read.encoding import NAMES, decode_text
from engine.read.repaired import converted, old_font, repaired
from engine.read.vietnamese import _data, _table, from_old, is_syllable, score

REPORT = (
    "BÁO CÁO\nKết quả thực hiện công tác cải cách hành chính 6 tháng đầu năm 2024\n"
    "Ủy ban nhân dân xã đã tiếp nhận 1.652 hồ sơ; tỷ lệ giải quyết đúng hạn đạt 99,39%, “quá hạn”: 0.\n"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_windows_1258(text: str) -> bytes:
    """Letters that the encoding does not have are written as the letter without its tone, and the tone."""
    return "".join(each if _is_in("cp1258", each) else _apart(each) for each in text).encode("cp1258")


def _is_in(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(each for each in parts if each in TONES)
    return unicodedata.normalize("NFC", "".join(each for each in parts if each not in TONES)) + tones


def in_old_letters(encoding: str, text: str) -> str:
    """The text in letters of Latin-1; TCVN3 has no capitals with tones."""
    inverse = {letter: written for written, letter in reversed(_table(encoding).items())}
    return "".join(inverse.get(each, inverse.get(each.lower(), each)) for each in text)


def in_bytes(encoding: str, text: str) -> bytes:
    return in_windows_1258(text) if encoding == "windows-1258" else in_old_letters(encoding, text).encode("cp1252")


def read_as(encoding: str) -> Problem:
    return Problem("x", "read-as", details={"encoding": NAMES[encoding]}, severity="warning")


def refused(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        decode_text("x", data)
    return caught.value.problems


@pytest.mark.parametrize("encoding", ["windows-1258", "vni"])
def test_a_report_in_an_old_encoding_is_read_with_a_warning(encoding):
    assert decode_text("x", in_bytes(encoding, REPORT)) == (REPORT, (read_as(encoding),))


def test_a_report_in_tcvn3_is_read_with_small_letters_where_capitals_have_tones():
    read, warnings = decode_text("x", in_bytes("tcvn3", REPORT))
    assert (read.casefold(), warnings) == (REPORT.casefold(), (read_as("tcvn3"),))
    assert read.startswith("BáO CáO\nKết quả thực hiện")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_report_in_utf_16_is_read_with_or_without_a_mark_of_its_order(encoding):
    said = Problem("x", "wide-text", details={"encoding": "UTF-16"}, severity="warning")
    assert decode_text("x", REPORT.encode(encoding)) == (REPORT, (said,))


def test_utf_8_is_read_as_before():
    assert decode_text("x", REPORT.encode()) == (REPORT, ())
    (warning,) = decode_text("x", REPORT.encode("utf-8-sig"))[1]
    assert warning.code == "byte-order-mark"
    (warning,) = decode_text("x", unicodedata.normalize("NFD", REPORT).encode())[1]
    assert warning.code == "decomposed-text"


def test_a_form_feed_is_the_beginning_of_a_page_and_no_control_character():
    assert decode_text("x", "Một\n\fHai\f".encode()) == ("Một\n\fHai\f", ())
    assert decode_text("x", in_bytes("vni", "\f" + REPORT)) == ("\f" + REPORT, (read_as("vni"),))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"X\xe3 An Ph\xfa", "unknown-encoding"),
        ("Résumé et café à la crème, déjà vu".encode("cp1252"), "not-text"),
        (bytes(range(256)), "not-text"),
        (bytes(range(128, 256)), "not-text"),
        (b"a\x00b", "not-text"),
        (b"\xff\xfea\x00\x00", "not-text"),
        (in_bytes("vni", REPORT) + b"\x00", "not-text"),
        (b"\xe1" * 1_000_000, "not-text"),
        ("a\x07".encode("utf-16"), "control-character"),
        ("a\ufeff".encode("utf-16-le"), "control-character"),
        (b"\xff\xfe", "empty-file"),
        (b"\x0c\n\x0c", "empty-file"),
        (b"", "empty-file"),
        (b"\xe1" * 20_000_001, "too-large"),
    ],
    ids=range(14),
)
def test_what_is_not_certain_or_no_text_is_a_problem(data, code):
    assert [each.code for each in refused(data)] == [code]


def test_the_tables_have_each_letter_once():
    vowels = {unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in ["", *TONES]}
    letters = (vowels | {"đ"}) - set("aeiouy")
    assert set(_data()["vni"].values()) == letters
    assert set(_data()["tcvn3"].values()) == letters | set("ĂÂÊÔƠƯĐ")
    assert len(_data()["vni"]) == 67
    assert len(_data()["tcvn3"]) == 74


@pytest.mark.parametrize(
    ("encoding", "written", "meant"),
    [
        ("tcvn3", "Tû lÖ hå s¬ ®óng h¹n", "Tỷ lệ hồ sơ đúng hạn"),
        ("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("vni", "Tyû leä hoà sô ñuùng haïn", "Tỷ lệ hồ sơ đúng hạn"),
        ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("vni", "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    ],
)
def test_words_known_in_old_letters_are_converted(encoding, written, meant):
    assert from_old(encoding, written) == meant


@pytest.mark.parametrize(
    "word",
    ["quyết", "giải", "nghiệp", "được", "gì", "giếng", "uỷ", "ủy", "khuya", "thuở", "quốc", "yêu", "ường", "xoong"],
)
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["tû", "lö", "hßa", "quyêt", "đât", "x·", "ngắ", "bcđ", "jà", "ấấ", "ơă"])
def test_other_words_are_no_syllables(word):
    assert not is_syllable(word)


def test_all_common_words_are_syllables():
    assert [word for word in _data()["words"].split() if not is_syllable(word)] == []
    assert score(_data()["words"]) == (100, len(_data()["words"].split()))


WORDS = st.sampled_from(_data()["words"].split())
TEXTS = st.lists(WORDS, min_size=6, max_size=30, unique=True).map(" ".join)


@pytest.mark.parametrize("encoding", ["windows-1258", "tcvn3", "vni"])
@settings(deadline=None)  # the machine may be busy
@given(text=TEXTS)
def test_what_was_encoded_is_decoded(encoding, text):
    assert decode_text("x", in_bytes(encoding, text))[0] == text


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@settings(deadline=None)  # the machine may be busy
@given(text=TEXTS)
def test_old_letters_in_a_document_are_found_and_converted(encoding, text):
    written = in_old_letters(encoding, text)
    assert (old_font(written), converted(written)) == (encoding, text)


@settings(deadline=None)  # the machine may be busy
@given(text=TEXTS)
def test_letters_that_are_what_they_seem_stay(text):
    assert (old_font(text), converted(text)) == (None, text)


@pytest.mark.parametrize(
    "text", ["", "abc 5%", "Tû lÖ", "Café, crème, déjà, Größe, Übung, façade, naïve, Señor", "Tỷ lệ céng hßa"]
)
def test_a_few_words_or_other_languages_stay(text):
    assert converted(text) == text


def test_a_document_in_an_old_font_is_converted_as_a_whole_with_a_warning():
    blocks = (
        Paragraph("B¸o c¸o kÕt qu¶ thùc hiÖn c«ng t¸c", level=1),
        Table(((Cell("Tû lÖ"), Cell("%", copied=True)), (Cell("hå s¬ ®óng h¹n"), Cell("99,39%")))),
    )
    document = Document("x", "docx", blocks)
    said = Problem("x", "old-font", details={"encoding": NAMES["tcvn3"]}, severity="warning")
    assert repaired(document) == Document(
        "x",
        "docx",
        (
            Paragraph("Báo cáo kết quả thực hiện công tác", level=1),
            Table(((Cell("Tỷ lệ"), Cell("%", copied=True)), (Cell("hồ sơ đúng hạn"), Cell("99,39%")))),
        ),
        (said,),
    )


def test_a_document_in_unicode_stays():
    document = Document("x", "docx", (Paragraph(REPORT),))
    assert repaired(document) is document
