"""A whole and its shares: taken where they add up or where the percent beside a share agrees, and only there."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.normalise.breakdowns import Breakdown, breakdowns
from engine.normalise.groups import groups, language

KINDS = language()["breakdowns"]
ON_TIME, ONLINE, FEEDBACK = "resolved-on-time", "online-dossiers", "feedback-resolved"

FOUND = {
    "giải quyết 4.070 hồ sơ (trước hạn 3.817, trễ hạn 253)": Breakdown(ON_TIME, "3.817", "4.070", "", "", 0, (1, 2)),
    "giải quyết 4.070 hồ sơ (trước hạn 3.817 hồ sơ, đúng hạn 200 hồ sơ, trễ hạn 53 hồ sơ)": Breakdown(
        ON_TIME, "4017", "4.070", "3.817 + 200", "", 0, (1, 2, 3)
    ),
    "đã giải quyết 1.652 hồ sơ, trong đó đúng hạn 1.600 hồ sơ, đạt 96,85%": Breakdown(
        ON_TIME, "1.600", "1.652", "", "96,85%", 0, (1,)
    ),
    "tiếp nhận 1.652 hồ sơ, trực tuyến 951 hồ sơ, trực tiếp 701 hồ sơ": Breakdown(
        ONLINE, "951", "1.652", "", "", 0, (1, 2)
    ),
    "tiếp nhận 106 phản ánh, kiến nghị; đã xử lý 100, đang xử lý 6": Breakdown(
        FEEDBACK, "100", "106", "", "", 0, (1, 2)
    ),
    "giải quyết 12 hồ sơ, đúng hạn 12 hồ sơ": Breakdown(ON_TIME, "12", "12", "", "", 0, (1,)),
    # a misread digit is mended by the sum
    "giải quyết 4.070 hồ sơ (trước hạn 3.8l7, trễ hạn 253)": Breakdown(
        ON_TIME, "3.817", "4.070", "", "", 0, (1, 2), "3.8l7 → 3.817"
    ),
}
NONE = (
    "giải quyết 4.070 hồ sơ (trước hạn 3.817, trễ hạn 254)",  # one too many
    "tiếp nhận 1.652 hồ sơ, trực tuyến 951 hồ sơ, trực tiếp 700 hồ sơ",
    "đã giải quyết 1.652 hồ sơ, trong đó đúng hạn 1.600 hồ sơ, đạt 97,85%",  # another percent
    "giải quyết 4.070 hồ sơ (trễ hạn 4.070)",  # nothing above the line
    "giải quyết 4.070 hồ sơ",
    "giải quyết hơn 4.070 hồ sơ (trước hạn 3.817, trễ hạn 253)",  # a bound adds up to nothing
    "giao 4.070 nhiệm vụ (trước hạn 3.817, trễ hạn 253)",  # the whole is of something else
    "tiếp nhận 106 hồ sơ; đã xử lý 100, đang xử lý 6",  # petitions only
    "giải quyết 4.070 hồ sơ, còn lại 253, trước hạn 3.817",  # an unknown share between
    "",
)


@pytest.mark.parametrize("text", FOUND)
def test_a_whole_is_found_with_its_shares(text):
    assert list(breakdowns(groups(text))) == [FOUND[text]]


@pytest.mark.parametrize("text", NONE)
def test_what_does_not_add_up_is_no_breakdown(text):
    assert list(breakdowns(groups(text))) == []


WORDS = [
    (kind["indicator"], kind.get("noun"), whole, above, below)
    for kind in KINDS
    for whole in kind["whole"]
    for above in kind["above"]
    for below in kind["below"]
]


@pytest.mark.parametrize(("indicator", "noun", "whole", "above", "below"), WORDS)
def test_every_word_of_a_breakdown_is_used(indicator, noun, whole, above, below):
    of = "phản ánh, kiến nghị" if noun else "hồ sơ"
    found = tuple(breakdowns(groups(f"Đã {whole} người dân 30 {of}: {above} 20, {below} 10")))
    assert found == (Breakdown(indicator, "20", "30", "", "", 0, (1, 2)),)


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999), st.integers(-2, 2))
def test_shares_are_taken_exactly_where_they_add_up(early, on_time, late, off):
    whole = early + on_time + late + off
    assume(whole >= 0)
    text = f"giải quyết {whole} hồ sơ (trước hạn {early}, đúng hạn {on_time}, trễ hạn {late})"
    found = [(each.numerator, each.denominator) for each in breakdowns(groups(text))]
    assert found == ([(str(early + on_time), str(whole))] if off == 0 else [])
