"""Figures that belong together, and the words around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.normalise.groups import Group, gives, groups, is_plan, is_planned, language, nothing_phrases

FACTS = ("value", "numerator", "denominator", "counted", "noun")


def facts(text: str) -> list[tuple[str, ...]]:
    return [tuple(getattr(each, name) for name in FACTS) for each in groups(text)]


TOGETHER = {
    "951/1.652 hồ sơ, đạt 57,56%": [("57,56%", "951", "1.652", "", "dossiers")],
    "951/1.652 hồ sơ, đạt tỷ lệ 57,56%": [("57,56%", "951", "1.652", "", "dossiers")],
    "951/1.652 hồ sơ (57,56%)": [("57,56%", "951", "1.652", "", "dossiers")],
    "951/1.652 hồ sơ (đạt 57,56%)": [("57,56%", "951", "1.652", "", "dossiers")],
    "57,56% (951/1.652 hồ sơ)": [("57,56%", "951", "1.652", "", "dossiers")],
    "57,56%, (951/1.652)": [("57,56%", "951", "1.652", "", "")],
    "951 hồ sơ, chiếm 57,56%": [("57,56%", "", "", "951", "dossiers")],
    "951 hồ sơ (57,56%)": [("57,56%", "", "", "951", "dossiers")],
    "951 hồ sơ nộp trực tuyến, tương đương 57,56%": [("57,56%", "", "", "951", "dossiers")],
}
APART = {
    "951/1.652 hồ sơ. Đạt 57,56%": [("", "951", "1.652", "", "dossiers"), ("57,56%", "", "", "", "")],
    "951/1.652 hồ sơ. Ước đạt 57,56%": [("", "951", "1.652", "", "dossiers"), ("57,56%", "", "", "", "")],
    "951/1.652 hồ sơ. Số hóa đạt 60,1%": [("", "951", "1.652", "", "dossiers"), ("60,1%", "", "", "", "")],
    "951/1.652 hồ sơ; đạt 60,1%": [("", "951", "1.652", "", "dossiers"), ("60,1%", "", "", "", "")],
    "(951 hồ sơ) đạt 57,56%": [("", "", "", "951", "dossiers"), ("57,56%", "", "", "", "")],
    "57,56%, 951/1.652 hồ sơ": [("57,56%", "", "", "", ""), ("", "951", "1.652", "", "dossiers")],
    "57,56%, đạt 60%": [("57,56%", "", "", "", ""), ("60%", "", "", "", "")],
    "951 hồ sơ, 12 phiếu": [("", "", "", "951", "dossiers"), ("", "", "", "12", "ballots")],
    "không có số nào": [],
    "": [],
}


@pytest.mark.parametrize("text", TOGETHER | APART)
def test_figures_that_are_one_statement_are_one_group(text):
    assert facts(text) == (TOGETHER | APART)[text]


@pytest.mark.parametrize("words", language()["joins"])
def test_every_word_that_joins_puts_a_count_and_its_percent_together(words):
    assert facts(f"951/1.652 hồ sơ, {words} 57,56%") == [("57,56%", "951", "1.652", "", "dossiers")]


TEXT = "Số hoá là 7.346/9.228 hồ sơ, đạt 79,61% (trong đó, cấp xã 3.747/5.432, đạt 69,98%). Có 12 phiếu; 5 TTHC."


def test_each_group_has_the_words_around_it_and_its_sentence():
    assert groups(TEXT) == (
        Group(10, 39, "79,61%", "7.346", "9.228", "", "dossiers", "Số hoá là ", ", đạt ", " ", 0, 0, 0),
        Group(58, 81, "69,98%", "3.747", "5.432", "", "", " (trong đó, cấp xã ", ", đạt ", "", 1, 0, 0),
        Group(87, 95, "", "", "", "12", "ballots", "Có ", "", "", 0, 1, 1),
        Group(97, 103, "", "", "", "5", "procedures", " ", "", "", 0, 1, 2),
    )


@pytest.mark.parametrize("word", ["Đến", "Ủy", "Ước", "Âu", "Ở", "Tỷ"])
def test_a_sentence_ends_before_any_capital_and_before_no_small_letter(word):
    assert [each.sentence for each in groups(f"Có 12 hồ sơ. {word} nay 57,56%")] == [0, 1]
    assert [each.sentence for each in groups(f"Có 12 hồ sơ. {word.lower()} nay 57,56%")] == [0, 0]


@pytest.mark.parametrize("words", language()["gives"])
def test_every_word_that_gives_gives_a_figure_to_what_is_before_it(words):
    assert gives(f"tỷ lệ hồ sơ trực tuyến {words} ")
    assert gives(f"Tỷ lệ hồ sơ trực tuyến {words.upper()} ")


@pytest.mark.parametrize("lead", ["", "hồ sơ nộp trực tuyến ", "đạt kế hoạch ", "là hồ sơ ", "trong đó "])
def test_other_words_do_not_give_a_figure(lead):
    assert not gives(lead)


@pytest.mark.parametrize("words", language()["planned"])
@pytest.mark.parametrize("giving", ["", " đạt", " là", " khoảng", " trên", " đạt tỷ lệ"])
def test_after_every_word_of_a_plan_stands_no_result(words, giving):
    assert is_planned(f"tỷ lệ hồ sơ trực tuyến {words}{giving} ")


@pytest.mark.parametrize(
    "lead", ["", "tỷ lệ hồ sơ trực tuyến đạt ", "hồ sơ đã giải quyết là ", "tăng cường số hóa, đạt "]
)
def test_a_result_is_not_planned(lead):
    assert not is_planned(lead)


@pytest.mark.parametrize("words", language()["plans"])
def test_under_every_heading_of_plans_is_a_plan(words):
    assert is_plan(f"III. {words.upper()}")
    assert is_plan(words)


@pytest.mark.parametrize("heading", ["", "II. KẾT QUẢ THỰC HIỆN", "1. Công khai TTHC", "Nhiệm vụ đã hoàn thành"])
def test_under_other_headings_are_results(heading):
    assert not is_plan(heading)


@pytest.mark.parametrize(
    ("indicators", "phrase"),
    [(each["indicators"], phrase) for each in language()["nothing"] for phrase in each["phrases"]],
)
def test_every_phrase_for_nothing_is_known(indicators, phrase):
    from engine.normalise.folding import fold

    folded = f" {fold(f'Trong kỳ {phrase}.')} "
    found = [named for named, phrases in nothing_phrases() if any(each in folded for each in phrases)]
    assert found == [tuple(indicators)]


PIECES = ["951/1.652 hồ sơ", "57,56%", ", đạt ", " (", ")", ". Số ", "; ", "hồ sơ nộp ", "12 ", ": ", "là "]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_groups_stand_in_order_and_the_words_before_and_after_are_those_of_the_text(text):
    end = 0
    for each in groups(text):
        assert end <= each.start < each.end <= len(text)
        assert text[: each.start].endswith(each.lead)
        assert text[each.end :].startswith(each.tail)
        assert each.inner in text[each.start : each.end]
        assert any((each.value, each.numerator, each.counted))
        end = each.end
