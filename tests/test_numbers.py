"""Vietnamese numbers: which text is which number, as a percent and as a count (DESIGN, section 5)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import normalise
from engine.exact import Amount, exactly, plain_number
from engine.normalise.numbers import NumberProblem, bound_words, read_amount
from engine.source import parse, plain

PERCENTS = {
    "57,56%": ("57.56", 2),
    "57.56%": ("57.56", 2),
    "94.25%": ("94.25", 2),
    "57,56": ("57.56", 2),
    "57,50": ("57.5", 2),
    "57,56 %": ("57.56", 2),
    " 57,56% ": ("57.56", 2),
    "57,56\u00a0%": ("57.56", 2),
    "07": ("7", 0),
    "100": ("100", 0),
    "100%": ("100", 0),
    "0": ("0", 0),
    "0,07%": ("0.07", 2),
    "0,567": ("0.567", 3),
    "57,567%": ("57.567", 3),
    "1.652%": ("1.652", 3),
    "1234,567": ("1234.567", 3),
    "1.234.567": ("1234567", 0),
    "1,234,567%": ("1234567", 0),
    "1.652,5": ("1652.5", 1),
    "1,652.5%": ("1652.5", 1),
    "-5%": ("-5", 0),
    "−5%": ("-5", 0),
    "98,123456789012345%": ("98.123456789012345", 15),
}
COUNTS = {
    "951": "951",
    "07": "7",
    "0": "0",
    "1.652": "1652",
    "4,325": "4325",
    "2,004": "2004",
    "1.234.567": "1234567",
    "1,234,567": "1234567",
    "1.652,00": "1652",
    "9228 ": "9228",
    "-1": "-1",
    "10000000000": "10000000000",
}
REFUSED = {
    ("57,56%", "count"): "percent-for-count",
    ("57,567%", "count"): "percent-for-count",
    ("trên 99%", "count"): "percent-for-count",
    ("khoảng 30%", "count"): "percent-for-count",
    ("1.652,5", "count"): "count-not-whole",
    ("57,56", "count"): "count-not-whole",
    ("0,567", "count"): "count-not-whole",
    ("1.652", "percent"): "ambiguous-number",
    ("4,325", "percent"): "ambiguous-number",
    ("trên 1.652", "percent"): "ambiguous-number",
    ("951/1.652", "percent"): "pair-of-counts",
    ("951 / 1.652", "count"): "pair-of-counts",
    ("18/18", "percent"): "pair-of-counts",
    ("10000000001", "count"): "number-too-large",
    ("9" * 65, "percent"): "number-too-large",
    ("98,1234567890123456%", "percent"): "number-too-large",
    ("9999999999,123456789", "percent"): "number-too-large",
} | {
    (text, uom): "not-a-number"
    for uom in ("percent", "count")
    for text in (
        "", "%", ",", ".", "-", "a", "1e5", "12,34,56", "1.2.3", "1.652.00", "01.652.000", "1.652,000,5",
        "1,5.5,5", "NaN", "inf", "١٢٣", "１２", "²", "9 8", "1 652", "+98", "0x62", "1_000", "7S,67%", "2Ô23", "--5",
        "98%%", "%98", "trên", "trên trên 98", "99%+", "98 phần trăm", "648.000đ", ".5", "5.", "1..5", "½",
    )
}  # fmt: skip
BOUNDS = {
    "trên 99%": Amount(Fraction(99), None, lowest_open=True),
    "Trên 99": Amount(Fraction(99), None, lowest_open=True),
    "hơn 99,5%": Amount(Fraction(199, 2), None, lowest_open=True, digits=1),
    ">99%": Amount(Fraction(99), None, lowest_open=True),
    "Tối thiểu 80": Amount(Fraction(80), None),
    "≥ 80": Amount(Fraction(80), None),
    ">= 80%": Amount(Fraction(80), None),
    "từ 80%": Amount(Fraction(80), None),
    "dưới 5%": Amount(None, Fraction(5), highest_open=True),
    "< 5%": Amount(None, Fraction(5), highest_open=True),
    "không quá 5%": Amount(None, Fraction(5)),
    "≤5%": Amount(None, Fraction(5)),
    "gần 20%": Amount(Fraction(18), Fraction(20), highest_open=True),
    "khoảng 30%": Amount(Fraction(27), Fraction(33)),
    "~30": Amount(Fraction(27), Fraction(33)),
}
COUNT_BOUNDS = {
    "hơn 7.400": Amount(Fraction(7400), None, lowest_open=True),
    "gần 2.000": Amount(Fraction(1800), Fraction(2000), highest_open=True),
    "khoảng 1.000": Amount(Fraction(900), Fraction(1100)),
}


@pytest.mark.parametrize("text", PERCENTS)
def test_a_percent_is_read_with_the_digits_it_shows(text):
    number, digits = PERCENTS[text]
    assert read_amount(text, "percent") == exactly(plain_number(number), digits)


@pytest.mark.parametrize("text", COUNTS)
def test_a_count_is_read_as_a_whole_number(text):
    assert read_amount(text, "count") == exactly(plain_number(COUNTS[text]))


@pytest.mark.parametrize(("text", "uom"), REFUSED)
def test_what_is_no_number_here_is_refused_with_its_reason(text, uom):
    with pytest.raises(NumberProblem) as refused:
        read_amount(text, uom)
    assert refused.value.code == REFUSED[text, uom]


@pytest.mark.parametrize("text", BOUNDS)
def test_a_bound_of_a_percent_is_no_value(text):
    amount = read_amount(text, "percent")
    assert amount == BOUNDS[text]
    assert amount.value is None


@pytest.mark.parametrize("text", COUNT_BOUNDS)
def test_a_bound_of_a_count_is_no_value(text):
    assert read_amount(text, "count") == COUNT_BOUNDS[text]


def test_what_is_ambiguous_names_both_meanings():
    with pytest.raises(NumberProblem) as refused:
        read_amount("1.652", "percent")
    assert refused.value.details == {"found": "1.652", "grouped": "1652", "decimal": "1,652"}


wholes = st.integers(0, 10**10) | st.integers(0, 10**4)


@given(wholes, st.sampled_from("., "))
def test_every_whole_number_written_with_or_without_marks_is_read_back_as_a_count(number, mark):
    written = f"{number:,}".replace(",", mark) if mark != " " else str(number)
    assert read_amount(written, "count") == exactly(number)
    assert read_amount("0" + str(number), "count") == exactly(number)


@given(wholes, st.sampled_from(".,"))
def test_every_whole_number_with_several_marks_is_read_back_as_a_percent(number, mark):
    written = f"{number:,}".replace(",", mark)
    if written.count(mark) != 1:
        assert read_amount(written, "percent") == exactly(number)
    else:
        with pytest.raises(NumberProblem):
            read_amount(written, "percent")


@given(st.integers(0, 10**6), st.integers(1, 9), st.sampled_from(",."), st.sampled_from(["%", " %"]))
def test_every_decimal_with_a_percent_sign_is_read_back(whole, decimals, mark, sign):
    digits = str(whole).rjust(decimals + 1, "0")
    written = f"{digits[:-decimals]}{mark}{digits[-decimals:]}{sign}"
    assert read_amount(written, "percent") == exactly(Fraction(whole, 10**decimals), decimals)


@given(st.integers(0, 10**6), st.sampled_from([1, 2, 4, 5, 6]), st.sampled_from(",."))
def test_every_decimal_that_cannot_be_grouped_is_read_back_without_a_sign(whole, decimals, mark):
    digits = str(whole).rjust(decimals + 1, "0")
    written = f"{digits[:-decimals]}{mark}{digits[-decimals:]}"
    assert read_amount(written, "percent") == exactly(Fraction(whole, 10**decimals), decimals)


WORDS = ("trên", "hơn", "dưới", "gần", "khoảng", "xấp xỉ", "tối đa", "tối thiểu", "ít nhất", "≥", "<", "~")


@given(st.sampled_from(WORDS), st.integers(0, 10_000))
def test_bounds_enclose_what_they_name_and_nothing_twice(word, hundredths):
    number = Fraction(hundredths, 100)
    amount = read_amount(f"{word} {hundredths // 100},{hundredths % 100:02d}%", "percent")
    assert amount.lowest is None or amount.lowest <= number
    assert amount.highest is None or amount.highest >= number
    assert amount.lowest is not None or amount.highest is not None
    assert number in (amount.lowest, amount.highest) or amount.lowest < number < amount.highest


@given(st.text(max_size=30), st.sampled_from(["percent", "count"]))
def test_any_text_is_a_number_or_refused(text, uom):
    try:
        amount = read_amount(text, uom)
    except NumberProblem as problem:
        assert "found" in problem.details
    else:
        assert any(character in "0123456789" for character in text)
        assert isinstance(amount, Amount)


BOUND_FILE = plain(parse("bounds.yaml", (Path(normalise.__file__).parent / "bounds.yaml").read_bytes()).root)
SIDES = {
    word: each["side"] + (" within" if each["side"] == "below" and "within" in each else "")
    for each in BOUND_FILE
    for word in each["words"]
}
DECIMALS = st.tuples(st.integers(0, 10**6), st.integers(0, 6))


@given(DECIMALS, st.sampled_from(".,"), st.sampled_from(["%", " %", "\u00a0%"]))
def test_every_number_with_grouped_thousands_and_decimals_is_read_back(number, mark, sign):
    value, decimals = number
    digits = str(value).rjust(decimals + 1, "0")
    whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    grouped = f"{int(whole):,}".replace(",", mark)
    written = f"{grouped}{',.'.replace(mark, '')}{rest}" if decimals else grouped
    if decimals or "." not in written.replace(",", "."):
        assert read_amount(written + sign, "percent") == exactly(Fraction(value, 10**decimals), decimals)
    elif grouped.count(mark) > 1:
        assert read_amount(written + sign, "percent") == exactly(value)


@given(st.integers(0, 10**6), st.integers(1, 3))
def test_leading_zeros_make_no_difference(number, zeros):
    written = "0" * zeros + str(number)
    assert read_amount(written, "count") == read_amount(written, "percent") == exactly(number)


@given(st.sampled_from(bound_words()), st.sampled_from(["", " "]), st.integers(1, 10_000), st.booleans())
def test_every_word_of_the_file_of_bounds_is_read_in_any_capitals(word, space, hundredths, capitals):
    space = space if not word[-1].isalpha() else " "
    number = Fraction(hundredths, 100)
    written = (word.upper() if capitals else word) + f"{space}{hundredths // 100},{hundredths % 100:02d}%"
    amount = read_amount(written, "percent")
    side = SIDES[word]
    assert (amount.lowest is None, amount.highest is None) == (
        side in ("at_most", "below"),
        side in ("above", "at_least"),
    )
    assert (amount.lowest_open, amount.highest_open) == (side == "above", side.startswith("below"))
    assert number in (amount.lowest, amount.highest) or side == "about"
