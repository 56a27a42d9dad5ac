"""Figures in sentences: which indicator each is of, of which part of the unit, and what is left."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.normalise.groups import language
from engine.normalise.names import Names
from engine.normalise.own import Own
from engine.normalise.sentences import read_paragraph
from engine.understood import Match
from targets import load_shipped

Read = tuple[str | None, ...]


@cache
def names() -> Names:
    return Names(load_shipped())


def read(text: str, level: str = "district") -> tuple[list[Read], list[tuple[str, tuple[str, ...]]]]:
    said, unsaid = read_paragraph(text, names(), Own(level=level))
    return [(named(each.match), each.scope, each.value, each.numerator, each.denominator) for each in said], [
        (each.reason, each.candidates) for each in unsaid
    ]


def named(match: Match) -> str:
    return f"{match.indicator}.{match.part}" if match.part else match.indicator


SAID: dict[str, list[Read]] = {
    "Tỷ lệ hồ sơ nộp trực tuyến đạt 57,56%.": [("online-dossiers", None, "57,56%", "", "")],
    "Tỷ lệ hồ sơ nộp trực tuyến: 57,56% (951/1.652 hồ sơ).": [("online-dossiers", None, "57,56%", "951", "1.652")],
    "Tỷ lệ thanh toán trực tuyến là 951/1.652, đạt 57,56%.": [("online-payment", None, "57,56%", "951", "1.652")],
    "57,56% hồ sơ nộp trực tuyến.": [("online-dossiers", None, "57,56%", "", "")],
    "số hoá hồ sơ kết quả giải quyết là 7.346/9.228 hồ sơ, đạt tỷ lệ 79,61% (trong đó, cấp huyện 3.599/3.796 hồ sơ, "
    "đạt 94,81%, cấp xã 3.747/5.432 hồ sơ, đạt 69,98%)": [
        ("digitization.results", None, "79,61%", "7.346", "9.228"),
        ("digitization.results", "cấp huyện", "94,81%", "3.599", "3.796"),
        ("digitization.results", "cấp xã", "69,98%", "3.747", "5.432"),
    ],
    "Tỷ lệ hồ sơ nộp trực tuyến đạt 57,56%; tỷ lệ thanh toán trực tuyến đạt 60%.": [
        ("online-dossiers", None, "57,56%", "", ""),
        ("online-payment", None, "60%", "", ""),
    ],
    "Giải quyết 4.070 hồ sơ (trước hạn 3.817, trễ hạn 253).": [("resolved-on-time", None, "", "3.817", "4.070")],
    "Mức độ hài lòng của người dân đạt trên 99%.": [("satisfaction", None, "trên 99%", "", "")],
    "Không có số nào.": [],
    "": [],
}


@pytest.mark.parametrize("text", SAID)
def test_a_sentence_gives_its_figures(text):
    assert read(text) == (SAID[text], [])


LEFT = {
    "Dịch vụ công trực tuyến đạt 57,56%.": (
        "several",
        ("end-to-end-services", "online-dossiers", "end-to-end-dossiers"),
    ),
    "Tỷ lệ hộ nghèo đạt 57,56%.": ("unknown", ()),
    "Tỷ lệ hồ sơ nộp trực tuyến lĩnh vực đất đai đạt 57,56%.": ("of-a-share", ("online-dossiers",)),
}


@pytest.mark.parametrize("text", LEFT)
def test_a_figure_of_which_it_cannot_be_told_what_it_is_of_is_left(text):
    assert read(text) == ([], [LEFT[text]])


@pytest.mark.parametrize("words", language()["planned"])
def test_a_figure_after_every_word_of_a_plan_is_no_result(words):
    said, unsaid = read(f"Tỷ lệ hồ sơ nộp trực tuyến {words} 57,56%.")
    assert (said, [reason for reason, _ in unsaid]) in (([], ["planned"]), ([], ["other-time"]))


@pytest.mark.parametrize(
    ("indicators", "phrase"),
    [(each["indicators"], phrase) for each in language()["nothing"] for phrase in each["phrases"]],
)
def test_a_sentence_that_says_that_there_was_nothing_gives_nothing_over_nothing(indicators, phrase):
    assert read(f"Trong kỳ, đơn vị {phrase} nào.") == ([(each, None, "", "0", "0") for each in indicators], [])


NO_COUNTS = (
    "Trong tháng 5 năm 2024 số hồ sơ nộp trực tuyến tăng đều.",
    "Theo Điều 5 quy định số hồ sơ nộp trực tuyến phải báo cáo.",
    "Liên hệ 0912345678 để biết số hồ sơ nộp trực tuyến.",
    "Hơn 7 nghìn hồ sơ nộp trực tuyến.",
    "Thu 648.000 đồng từ số giao dịch thanh toán trực tuyến.",
)


@pytest.mark.parametrize("text", NO_COUNTS)
def test_a_number_that_is_no_figure_is_no_count_of_what_stands_beside_it(text):
    assert read(text) == ([], [])


NO_SHARES = (
    "Tỷ lệ hồ sơ trực tuyến đạt 80-90%.",
    "Tỷ lệ hồ sơ trực tuyến đạt 80% - 90%.",
)


@pytest.mark.parametrize("text", NO_SHARES)
def test_a_range_is_never_read_as_one_of_its_ends(text):
    assert all(value not in ("80%", "90%") for _, _, value, _, _ in read(text)[0])


PIECES = [
    "Tỷ lệ hồ sơ nộp trực tuyến ", "thanh toán trực tuyến ", "đạt ", "57,56%", "951/1.652 hồ sơ", ", ", "; ", ". ",
    " (", ")", "cấp xã ", "cấp huyện ", "trong đó ", "giải quyết ", "đúng hạn ", "12 hồ sơ", "toàn huyện ", "tăng ",
    ": ",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_every_figure_that_is_said_or_left_lies_in_the_text_and_none_is_said_twice(text):
    said, unsaid = read_paragraph(text, names(), Own(level="district"))
    for each in (*said, *unsaid):
        assert 0 <= each.start < each.end <= len(text)
    for each in said:
        shown = text[each.start : each.end]
        assert all(part in text for part in (each.value, each.denominator))
        assert each.value in shown
    ends = [each.end for each in said if each.value]
    assert len(ends) == len(set(ends))
