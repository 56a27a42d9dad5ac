"""Figures in running text: every form in which reports write one, and everything with digits that is none."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine import normalise
from engine.normalise.figures import Figure, figures, may_hold_a_rate
from engine.normalise.numbers import bound_words, read_amount
from engine.source import parse, plain

PERCENTS = (
    "57,56%", "57.56%", "94.25%", "91,06%", "57,56 %", "100%", "07%", "0,94%", "57,567%", "1.652,5%", "7S,67%",
    "l00%", "1OO%", "98,S%", "trên 99%", "Trên 99,5%", "hơn 99 %", "khoảng 30%", "gần 100%", "dưới 5%",
    "không quá 5%", "lớn hơn 99%", "chưa đến 50%", "≥ 80%", ">99%", "~30%",
)  # fmt: skip
COUNTS = {
    "951": ("951", ""),
    "07": ("07", ""),
    "04 hồ sơ": ("04", "dossiers"),
    "1.652 hồ sơ": ("1.652", "dossiers"),
    "1652 hồ sơ TTHC": ("1652", "dossiers"),
    "1.234.567 hồ sơ": ("1.234.567", "dossiers"),
    "2,004 thủ tục": ("2,004", "procedures"),
    "47 TTHC": ("47", "procedures"),
    "12 phiếu": ("12", "ballots"),
    "106 phản ánh, kiến nghị": ("106", "petitions"),
    "3 PAKN": ("3", "petitions"),
    "215 giao dịch": ("215", "transactions"),
    "1.390 yêu cầu": ("1.390", "requests"),
    "300 văn bản": ("300", "documents"),
    "44 nhiệm vụ": ("44", "tasks"),
    "18 cơ quan": ("18", "offices"),
    "hơn 7.400 hồ sơ": ("hơn 7.400", "dossiers"),
    "gần 2.000 hồ sơ": ("gần 2.000", "dossiers"),
    "khoảng 1.000": ("khoảng 1.000", ""),
    "Tối thiểu 80": ("Tối thiểu 80", ""),
    "951, hồ sơ": ("951", "dossiers"),
    "951 số hồ sơ": ("951", ""),
    "951 tỷ lệ": ("951", ""),
    "951 đồng bộ": ("951", ""),
    "951 hồ sơ.": ("951", "dossiers"),
}
PAIRS = {
    "951/1.652": ("951", "1.652", ""),
    "951 / 1.652": ("951", "1.652", ""),
    "4.110/5224 hồ sơ": ("4.110", "5224", "dossiers"),
    "4,325/5.608 hồ sơ": ("4,325", "5.608", "dossiers"),
    "951 trên 1.652 hồ sơ": ("951", "1.652", "dossiers"),
    "951 trên tổng số 1.652 hồ sơ": ("951", "1.652", "dossiers"),
    "951 trong tổng số 1.652 hồ sơ": ("951", "1.652", "dossiers"),
    "08/21 đơn vị": ("08", "21", "offices"),
    "3/4 số hồ sơ": ("3", "4", ""),
    "18/18": ("18", "18", ""),
    "gần 800/1.000 hồ sơ": ("gần 800", "1.000", "dossiers"),
    "Khoảng 45 / 100 giao dịch": ("Khoảng 45", "100", "transactions"),
    "trên 951 trên 1.652 hồ sơ": ("trên 951", "1.652", "dossiers"),
    "6/9": ("6", "9", ""),
}
NO_FIGURES = (
    # days, months and years
    "24/5/2024", "ngày 24/5/2024", "ngày 24/5", "15/12/2023 - 19/5/2024", "từ ngày 15/12/2023 đến ngày 19/5/2024",
    "tháng 5/2024", "tháng 5 năm 2024", "Tháng 5, năm 2024", "ngày 24 tháng 5 năm 2024", "quý 1/2024", "quí II/2024",
    "năm 2024", "giai đoạn 2022 - 2027", "giai đoạn 2022-2027", "trong tháng 5, UBND",
    # periods
    "6 tháng đầu năm 2024", "06 tháng năm 2024", "9 tháng đầu năm", "6 tháng cuối năm",
    # documents
    "Số: 451/BC-UBND", "Nghị quyết số 01/NQ-CP", "Quyết định số 766/QĐ-TTg", "Quyết định 2629/QĐ-TTg",
    "Nghị định số 61/2018/NĐ-CP", "107/2021/NĐ-CP", "221/VPCP-KSTT", "20/KH-ƯBND", "Biểu II.06a/VPCP/KSTT",
    "Điều 5", "khoản 2 Điều 14", "TCVN ISO 9001:2015", "TTHC06",
    # hours, telephones, addresses
    "24/7", "7h30", "lúc 8h", "0296.3827.123", "02963 827 123", "0912345678", "0912 345 678",
    "http://phuquoc.gov.vn/2024/45", "ubnd45@angiang.gov.vn",
    # levels of service
    "mức độ 3", "mức độ 4", "mức độ 3, 4", "mức độ 3 và 4", "dịch vụ công mức 4",
    # money, and numbers that go on in words
    "648.000đ", "648.000 đồng", "5.775,6 tỷ", "5.775,6 tỷ đồng", "12,5 triệu hồ sơ", "hơn 7 nghìn hồ sơ",
    # none at all
    "", "không phát sinh", "một trăm phần trăm", "%", "II.",
)  # fmt: skip


@pytest.mark.parametrize("text", PERCENTS)
@pytest.mark.parametrize("around", ["{}", "đạt {}", "({})", "đạt tỷ lệ {}.", "{} hồ sơ", "tỷ lệ: {};"])
def test_a_percent_is_found_in_the_authors_own_writing(text, around):
    start = around.index("{")
    assert figures(around.format(text)) == (Figure("percent", start, start + len(text), value=text),)


@pytest.mark.parametrize("text", COUNTS)
def test_a_count_is_found_with_what_is_counted(text):
    ((kind, start, _, value, *pair, noun),) = figures(text)
    assert (kind, start, value, pair, noun) == ("count", 0, COUNTS[text][0], ["", ""], COUNTS[text][1])


@pytest.mark.parametrize("text", PAIRS)
def test_counts_over_counts_are_found_together(text):
    ((kind, start, _, value, *pair),) = figures(text)
    assert (kind, start, value, tuple(pair)) == ("pair", 0, "", PAIRS[text])


@pytest.mark.parametrize("word", ["điện tử", "khai tử", "kết hôn", "Tự"])
def test_a_word_that_only_looks_like_one_of_a_bound_is_no_part_of_a_figure(word):
    assert [
        text[each.start : each.end]
        for text in (f"{word} 98,33%", f"{word} 951/1.652", f"{word} 12 hồ sơ")
        for each in figures(text)
    ] == ["98,33%", "951/1.652", "12 hồ sơ"]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_only_has_digits_is_no_figure(text):
    assert figures(text) == ()


@pytest.mark.parametrize("text", [each for each in NO_FIGURES if each])
def test_what_is_no_figure_hides_none_that_stands_beside_it(text):
    found = figures(f"{text} , đạt 57,56% (951/1.652 hồ sơ)")
    assert [(each.value, each.numerator, each.denominator) for each in found] == [
        ("57,56%", "", ""),
        ("", "951", "1.652"),
    ]


LANGUAGE = plain(parse("figures.yaml", (Path(normalise.__file__).parent / "figures.yaml").read_bytes()).root)
NOUNS = [(kind, word) for kind, words in LANGUAGE["nouns"].items() for word in words]


@pytest.mark.parametrize(("kind", "word"), NOUNS)
def test_every_noun_is_found_behind_a_count_and_behind_counts(kind, word):
    assert [each.noun for each in figures(f"có 951 {word}, 12/13 {word.upper()}.")] == [kind, kind]


RANGES = {
    "đạt 80-90%": "80-90%",
    "đạt 80% - 90%": "80% - 90%",
    "đạt 80–90,5%": "80–90,5%",
    "thay đổi -5%": "-5%",
    "(+5,2%)": "+5,2%",
    "kết quả: −5%": "−5%",
    "-100% hồ sơ": "100%",
    "- 100% hồ sơ": "100%",
}


@pytest.mark.parametrize("text", RANGES)
def test_a_range_and_a_sign_are_kept_whole_but_the_dash_of_a_list_is_none(text):
    assert [each.value for each in figures(text)] == [RANGES[text]]


def test_a_figure_that_is_beside_a_hundred_is_the_one_that_was_reached():
    assert [each.value for each in figures("98%/100%")] == ["98%"]


SENTENCE = "Tiếp nhận 1.652 hồ sơ, trong đó 951 hồ sơ trực tuyến, đạt 57,56% (951/1.652); số hoá 79,61%"


def test_the_figures_of_a_sentence_come_in_its_order_with_their_places():
    found = figures(SENTENCE)
    assert [SENTENCE[each.start : each.end] for each in found] == [
        "1.652 hồ sơ",
        "951 hồ sơ",
        "57,56%",
        "951/1.652",
        "79,61%",
    ]


marks = st.sampled_from([".", ","])
shares = st.builds(
    lambda whole, decimals, mark, sign: f"{whole}{mark}{decimals}{sign}",
    st.integers(0, 100),
    st.integers(1, 99),
    marks,
    st.sampled_from(["%", " %"]),
)
counts = st.builds(lambda number, mark: f"{number:,}".replace(",", mark), st.integers(0, 9_999_999), marks)


@given(st.sampled_from(["", *(f"{word} " for word in bound_words())]), shares)
def test_every_share_with_any_bound_is_one_figure_and_a_number(bound, share):
    text = f"đạt {bound}{share}, và"
    assert figures(text) == (Figure("percent", 4, 4 + len(bound + share), value=bound + share),)
    read_amount(bound + share, "percent")


@given(counts, counts, st.sampled_from(["/", " / ", " trên ", " trên tổng số "]))
def test_every_pair_of_counts_is_one_figure_and_two_numbers(above, below, mark):
    assume(above + mark + below != "24/7")
    (found,) = figures(f"là {above}{mark}{below} hồ sơ")
    assert (found.kind, found.numerator, found.denominator, found.noun) == ("pair", above, below, "dossiers")


@given(st.text(max_size=60) | st.text("0123456789.,/% -slOđộtháng", max_size=60))
def test_any_text_has_figures_in_order_that_do_not_overlap(text):
    found = figures(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    for each in found:
        assert each.start < each.end <= len(text)
        assert any(map(str.isdigit, text[each.start : each.end]))


@pytest.mark.parametrize("piece", ["1", "1s", "s", "x", "1.", "1/", "so 1", "trên ", "@", "1,1 "])
def test_the_time_for_a_text_grows_no_faster_than_its_length(piece):
    before = time.process_time()
    figures(piece * 20_000)
    assert time.process_time() - before < 2


@pytest.mark.parametrize("between", ["/", " / ", " trên ", " TRÊN tổng số ", " trong tổng số ", " và ", ", ", " "])
@given(st.sampled_from((*PERCENTS, *COUNTS)), st.sampled_from((*PERCENTS, *COUNTS)))
def test_a_text_that_may_hold_no_rate_gives_counts_only(between, first, second):
    text = f"Có {first}{between}{second}"
    assert may_hold_a_rate(text) or {each.kind for each in figures(text)} == {"count"}
