"""Which part of a unit a text is about."""

from __future__ import annotations

import pytest

from engine.normalise.folding import fold
from engine.normalise.scopes import Scoped, language, of_a_share, of_the_whole, says_nothing_more, scoped

LANGUAGE = language()
WORDS = [(each["scope"], each.get("whole_of"), word) for each in LANGUAGE["scopes"] for word in each["words"]]


@pytest.mark.parametrize(("scope", "whole_of", "word"), WORDS)
def test_every_word_for_a_part_names_it_and_is_taken_out(scope, whole_of, word):
    level = next(each for each in ("district", "commune") if each != whole_of)
    assert scoped(f"tỷ lệ số hóa {word} đạt", level) == Scoped("ty le so hoa dat", scope, named=True)
    assert scoped(f"{word.upper()}:", level) == Scoped("", scope, named=True)


@pytest.mark.parametrize(("whole_of", "word"), [each[1:] for each in WORDS if each[1]])
def test_a_part_that_is_the_unit_itself_is_the_whole(whole_of, word):
    assert scoped(f"số hóa {word}", whole_of) == Scoped("so hoa", None, named=True)


@pytest.mark.parametrize(
    ("text", "level", "scope"),
    [
        ("cấp huyện và cấp xã", "district", None),
        ("cấp xã", "commune", None),
        ("cấp xã", "district", "cấp xã"),
        ("cấp xã", "", "cấp xã"),
        ("UBND các xã, phường, thị trấn", "district", "cấp xã"),
        ("cấp tỉnh và ngành dọc", "province", "cấp tỉnh và ngành dọc"),
        ("Trung tâm Phục vụ hành chính công tỉnh", "province", "Trung tâm Phục vụ hành chính công"),
    ],
)
def test_a_figure_is_of_the_part_that_is_named_or_of_the_whole(text, level, scope):
    found = scoped(f"Số hóa {text}", level)
    assert (found.scope, found.named) == (scope, True)


@pytest.mark.parametrize("text", ["", "Số hóa hồ sơ", "xã", "cấp xãx", "cấp", "huyện"])
def test_where_no_part_is_named_the_text_stays(text):
    assert scoped(text, "district") == Scoped(fold(text), None, named=False)


@pytest.mark.parametrize("words", LANGUAGE["fillers"])
def test_every_filling_word_says_nothing_more(words):
    assert says_nothing_more(fold(words))
    assert says_nothing_more(fold(f"trong đó {words} là"))
    assert not says_nothing_more(fold(f"{words} số hóa"))


@pytest.mark.parametrize("words", LANGUAGE["whole"])
def test_every_word_for_the_whole_is_known(words):
    assert of_the_whole(f"Trên {words.upper()} đạt")


@pytest.mark.parametrize("text", ["", "cấp xã", "toàn trình", "cộng"])
def test_other_words_are_not_of_the_whole(text):
    assert not of_the_whole(text)


@pytest.mark.parametrize("words", LANGUAGE["of_a_share"])
def test_every_word_for_a_share_of_the_work_is_known(words):
    assert of_a_share(f"hồ sơ {words} đạt")


@pytest.mark.parametrize("text", ["", "hồ sơ nộp trực tuyến", "TTHC", "mức độ hài lòng"])
def test_other_words_are_not_of_a_share(text):
    assert not of_a_share(text)
