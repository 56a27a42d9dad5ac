"""Numbers of things that can be no counts, in sentences that claim something of them."""

from __future__ import annotations

import pytest

from engine.arithmetic.holds import breach_of
from engine.document import Paragraph
from engine.normalise.claims.sentences import sentence_claims
from engine.normalise.sections import Section


def no_counts(text: str) -> list[str]:
    found = [each for each in sentence_claims(Paragraph(text), Section()) if each.kind == "whole"]
    assert all(breach_of(each) is not None and each.force == "must" and each.terms == () for each in found)
    return [each.stated.text for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã giải quyết 34.25 hồ sơ (trước hạn 3.000 hồ sơ, đúng hạn 425 hồ sơ).", ["34.25"]),
        ("Đã hoàn thành 98.71/12.000 nhiệm vụ, đạt 82,2%.", ["98.71"]),
        ("Số hóa 9.871/1.20000 hồ sơ, đạt 82,2%.", ["1.20000"]),
        ("Tiếp nhận 2.9882 hồ sơ, trong đó trực tuyến 1,5 hồ sơ.", ["2.9882", "1,5"]),
        ("Số hóa 1040.36/104.036 hồ sơ, đạt 99,5%.", ["1040.36"]),
        ("Số hóa 499.00/500 hồ sơ, đạt 99,8%.", []),
        ("Tiếp nhận 29.882 hồ sơ, trong đó trực tuyến 1,500 hồ sơ.", []),
        ("Tiếp nhận 12.882 hồ sơ, tăng 12,5% so với cùng kỳ.", []),
        ("Giải quyết 400 hồ sơ (đúng hạn 400 hồ sơ), 2.3555 hồ sơ dừng xử lý.", ["2.3555"]),
        ("- 1.2 Hồ sơ tiếp nhận 500 hồ sơ, trong đó trực tuyến 400 hồ sơ. 1.3. Hồ sơ khác.", []),
        ("1.2 Hồ sơ tiếp nhận 500 hồ sơ, trong đó trực tuyến 400 hồ sơ.", []),
        ("Theo mục 1.2 hồ sơ tiếp nhận là 500 hồ sơ (trực tuyến 400 hồ sơ).", []),
        ("Ngày 15.6 hồ sơ tiếp nhận là 500 hồ sơ (trực tuyến 400 hồ sơ).", []),
        ("Bình quân mỗi công chức giải quyết 12,5 hồ sơ một ngày, đạt 95%.", []),
        ("Giải ngân 12,5 tỷ đồng/50 tỷ đồng, đạt 25%.", []),
        ("Đạt 94.25 điểm (xếp hạng 4/15 huyện), diện tích 12,5 ha.", []),
    ],
)
def test_a_number_of_things_that_is_no_whole_number_is_told(text, expected):
    assert no_counts(text) == expected


def test_decimals_that_add_nothing_are_left_out():
    (claim,) = sentence_claims(Paragraph("Số hóa 499.00/500 hồ sơ, đạt 98%."), Section())
    assert (claim.kind, [each.amount.value for each in claim.terms]) == ("rate", [499, 500])
    assert breach_of(claim) is not None
