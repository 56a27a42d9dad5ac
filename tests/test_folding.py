"""Names made comparable: one form for all ways of writing them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import normalise
from engine.normalise.folding import any_phrase, bare, fold, is_syllable, without_brackets
from engine.source import parse, plain

LANGUAGE = plain(parse("folding.yaml", (Path(normalise.__file__).parent / "folding.yaml").read_bytes()).root)
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
FOLDED = {
    "": "",
    "Tỷ lệ số hoá hồ sơ (TTHC)": "ty le so hoa ho so thu tuc hanh chinh",
    "Tỉ lệ số hóa": "ty le so hoa",
    "TỶ LỆ HỒ SƠ TRỰC TUYẾN": "ty le ho so truc tuyen",
    "1.2. Tỷ lệ DVCTT:": "1 2 ty le dich vu cong truc tuyen",
    "  khoảng   trắng  ": "khoang trang",
    "đã giải quyết; đúng hạn/trước hạn": "da giai quyet dung han/truoc han",
    "57,56%": "57 56%",
    "hồ sơ, kết quả giải quyết": "ho so va ket qua giai quyet",
    "mức độ 3 và 4": "ca hai muc do",
    "mức độ 3, 4": "ca hai muc do",
    "mức độ 3,4": "ca hai muc do",
    "mức độ 3": "muc do 3",
    "thực hiện tiiủ tục": "thuc hien thu tuc",
    "ƯBND": "uy ban nhan dan",
    "Ket quả": "ket qua",
    "½ ² ① ẞ": "",
    "日本": "",
}


@pytest.mark.parametrize("text", FOLDED)
def test_a_text_is_folded_to_plain_words(text):
    assert fold(text) == FOLDED[text]


@pytest.mark.parametrize("short", LANGUAGE["abbreviations"])
def test_every_abbreviation_is_written_out_in_any_capitals(short):
    meaning = LANGUAGE["abbreviations"][short]
    assert [fold(short), fold(short.upper()), fold(f"({short})")] == [meaning] * 3
    assert fold(f"a{short}") != f"a{meaning}"


@pytest.mark.parametrize("phrase", LANGUAGE["phrases"])
def test_every_phrase_is_read_as_one_thing(phrase):
    assert fold(f"các {phrase} này") == f"cac {LANGUAGE['phrases'][phrase]} nay"


@pytest.mark.parametrize(("scanned", "meant"), [("tiiủ", "thu"), ("tíiủ", "thu"), ("iiià", "nha"), ("ciiíiii", None)])
def test_letters_that_scanners_take_for_others_are_mended_where_a_syllable_comes_of_it(scanned, meant):
    assert fold(scanned) == (meant or bare(scanned))


@pytest.mark.parametrize("wrong", LANGUAGE["misread"])
def test_every_misread_letter_makes_some_word_a_syllable(wrong):
    right = LANGUAGE["misread"][wrong]
    onsets = ("", "b", "c", "d", "h", "k", "l", "m", "n", "t", "th", "tr")
    words = [onset + wrong + ending for onset in onsets for ending in ("", "a", "u", "an", "anh", "u", "o", "ong")]
    mended = [word for word in words if not is_syllable(word) and fold(word) == word.replace(wrong, right, 1)]
    assert mended


@pytest.mark.parametrize("letter", VIETNAMESE)
def test_every_vietnamese_letter_has_its_plain_one(letter):
    expected = "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
    assert [bare(letter), bare(letter.upper())] == [expected] * 2
    assert len(bare(letter.upper())) == 1


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Tỷ lệ (lũy kế)", "Tỷ lệ"),
        ("Tỷ lệ (a) và (b)", "Tỷ lệ và"),
        ("(chỉ trong ngoặc)", "(chỉ trong ngoặc)"),
        ("không đóng (ngoặc", "không đóng (ngoặc"),
        ("(a (b) c) d", "(a c) d"),
        ("", ""),
    ],
)
def test_what_stands_in_brackets_is_left_out_where_something_else_is_left(text, rest):
    assert without_brackets(text) == rest


SYLLABLES = (
    "thu", "tuc", "hanh", "chinh", "nghiep", "quyet", "tuyen", "giai", "nguoi", "khuya", "oanh", "y", "a", "uy", "ban",
    "phuong", "truong", "hoa", "hoac",
)  # fmt: skip
NO_SYLLABLES = ["tthc", "tiiu", "ubnd", "dvc", "w", "f", "j", "z", "online", "b", "ng", "hanhchinh", "3"]


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_vietnamese_syllable_is_one(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES)
def test_what_cannot_be_a_syllable_is_none(word):
    assert not is_syllable(word)


texts = st.text(max_size=60) | st.text(VIETNAMESE + VIETNAMESE.upper() + " .,;()/%0123456789", max_size=60)


@given(texts)
def test_folding_leaves_plain_words_with_single_spaces(text):
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789%/ ")


@given(st.lists(st.sampled_from(["tỷ", "lệ", "hồ", "sơ", "TTHC", "số", "hóa", "57", "%", "đã"]), max_size=8))
def test_what_is_folded_stays_as_it_is(words):
    assert fold(fold(" ".join(words))) == fold(" ".join(words))


@given(texts)
def test_vietnamese_letters_keep_their_places_without_marks(text):
    composed = unicodedata.normalize("NFC", "".join(each for each in text if each in VIETNAMESE + " 0123456789"))
    assert len(bare(composed)) == len(composed)


@pytest.mark.parametrize("phrase", LANGUAGE["phrases"])
@given(st.text("aởp 3.", max_size=3), st.text("aởp 3.", max_size=3))
def test_a_phrase_is_read_as_one_thing_also_where_it_is_cut_out_of_longer_words(phrase, before, after):
    long_word = "q" * 24  # a text with so long a word is folded as a whole, any other word by word
    assert f"{fold(before + phrase + after)} {long_word}" == fold(f"{before}{phrase}{after} {long_word}")


def test_of_phrases_the_first_that_stands_there_in_whole_words_is_found():
    pattern = any_phrase(("hồ", "hồ sơ", "đạt"))
    assert [found[0] for found in pattern.finditer("ho so dat hoso datdat ho")] == ["ho", "dat", "ho"]
