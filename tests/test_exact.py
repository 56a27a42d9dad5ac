"""Exact numbers: whole millionths decide what the numbers themselves would, and nothing is rounded before that."""

from __future__ import annotations

import math
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import exact
from engine.exact import Amount, exactly

repeatable = settings(derandomize=True, deadline=None, database=None, max_examples=300)

ratios = st.builds(lambda n, d: Fraction(100 * n, d), st.integers(-50, 20000), st.integers(1, 10000))
thresholds = st.integers(0, 100 * exact.SCALE).map(lambda whole: Fraction(whole, exact.SCALE))
places = st.integers(0, 9)


@st.composite
def values_and_thresholds(draw: st.DrawFn) -> tuple[Fraction, Fraction]:
    """Any two, or a value at the threshold, or one too near to it for whole millionths to tell by one of them alone."""
    threshold = draw(thresholds)
    near = st.sampled_from((-1, 0, 1)).map(lambda sign: threshold + Fraction(sign, 10**7))
    return draw(near | ratios), threshold


@st.composite
def bounds(draw: st.DrawFn, values: st.SearchStrategy[Fraction]) -> Amount:
    """Bounds that enclose more than one value; either may be open or absent."""
    lowest, highest = sorted(draw(st.lists(values, min_size=2, max_size=2, unique=True)))
    has_lowest, has_highest = draw(st.sampled_from(((True, True), (True, False), (False, True), (False, False))))
    return Amount(
        lowest=lowest if has_lowest else None,
        highest=highest if has_highest else None,
        lowest_open=has_lowest and draw(st.booleans()),
        highest_open=has_highest and draw(st.booleans()),
    )


@settings(repeatable, max_examples=1000)
@given(values_and_thresholds())
def test_floor_and_ceiling_compare_as_the_number_itself(pair: tuple[Fraction, Fraction]) -> None:
    value, threshold = pair
    scaled = exact.floor_scaled(threshold)
    floor, ceiling = exact.floor_scaled(value), exact.ceiling_scaled(value)

    assert (floor >= scaled, floor < scaled) == (value >= threshold, value < threshold)
    assert (ceiling <= scaled, ceiling > scaled) == (value <= threshold, value > threshold)


@settings(repeatable, max_examples=1000)
@given(values_and_thresholds())
def test_the_bounds_of_one_value_are_its_floor_and_ceiling(pair: tuple[Fraction, Fraction]) -> None:
    value, _ = pair
    both = (math.floor(value * 10**6), math.ceil(value * 10**6))

    assert (exact.lowest_scaled(exactly(value)), exact.highest_scaled(exactly(value))) == (both, both)


@settings(repeatable, max_examples=1000)
@given(st.data(), thresholds)
def test_bounds_decide_if_and_only_if_every_value_in_them_would(data: st.DataObject, threshold: Fraction) -> None:
    near = st.sampled_from((-1, 0, 0, 1)).map(lambda sign: threshold + Fraction(sign, 10**7))
    amount = data.draw(bounds(near | ratios))
    scaled = exact.floor_scaled(threshold)
    low, high = amount.lowest, amount.highest

    lowest_floor, lowest_ceiling = exact.lowest_scaled(amount)
    highest_floor, highest_ceiling = exact.highest_scaled(amount)

    all_at_least = low is not None and low >= threshold
    all_more = low is not None and (low > threshold or (low == threshold and amount.lowest_open))
    all_at_most = high is not None and high <= threshold
    all_less = high is not None and (high < threshold or (high == threshold and amount.highest_open))
    assert (lowest_floor >= scaled, lowest_ceiling > scaled) == (all_at_least, all_more)
    assert (highest_ceiling <= scaled, highest_floor < scaled) == (all_at_most, all_less)


@repeatable
@given(st.integers(-5, 10**10), st.integers(1, 10**10))
def test_the_percent_of_two_counts_is_their_ratio(numerator: int, denominator: int) -> None:
    assert exact.percent_of(exactly(numerator), exactly(denominator)) == exactly(Fraction(100 * numerator, denominator))


@pytest.mark.parametrize("denominator", [exactly(0), exactly(-3), Amount(None, Fraction(9)), Amount(Fraction(0), None)])
def test_there_is_no_percent_of_what_may_be_nothing(denominator: Amount) -> None:
    assert exact.percent_of(exactly(1), denominator) is None


VAGUE = {
    "5 of more than 100": (exactly(5), Amount(Fraction(100), None, lowest_open=True), "(0, 5)"),
    "5 of at least 100": (exactly(5), Amount(Fraction(100), None), "(0, 5]"),
    "5 of nearly 100": (exactly(5), Amount(Fraction(80), Fraction(100), highest_open=True), "(5, 25/4]"),
    "nothing of nearly 100": (exactly(0), Amount(Fraction(80), Fraction(100), highest_open=True), "[0, 0]"),
    "nothing of more than 100": (exactly(0), Amount(Fraction(100), None, lowest_open=True), "[0, 0]"),
    "more than 0 of 100": (Amount(Fraction(0), None, lowest_open=True), exactly(100), "(0, …"),
    "more than 0 of nearly 100": (
        Amount(Fraction(0), Fraction(50), lowest_open=True),
        Amount(Fraction(80), Fraction(100), highest_open=True),
        "(0, 125/2]",
    ),
    "fewer than 50 of 80 to 100": (
        Amount(None, Fraction(50), highest_open=True),
        Amount(Fraction(80), Fraction(100)),
        "…, 125/2)",
    ),
    "-5 of 80 to nearly 100": (exactly(-5), Amount(Fraction(80), Fraction(100), highest_open=True), "[-25/4, -5)"),
    "-5 of more than 100": (exactly(-5), Amount(Fraction(100), None, lowest_open=True), "(-5, 0)"),
}


@pytest.mark.parametrize(("numerator", "denominator", "expected"), VAGUE.values(), ids=VAGUE)
def test_the_percent_of_vague_counts_has_bounds(numerator: Amount, denominator: Amount, expected: str) -> None:
    found = exact.percent_of(numerator, denominator)

    low = "…" if found.lowest is None else f"{'(' if found.lowest_open else '['}{found.lowest}"
    high = "…" if found.highest is None else f"{found.highest}{')' if found.highest_open else ']'}"
    assert f"{low}, {high}" == expected


@repeatable
@given(st.data())
def test_every_ratio_of_values_within_vague_counts_lies_within_the_bounds(data: st.DataObject) -> None:
    wholes = st.integers(-20, 300).map(Fraction)
    numerator = data.draw(bounds(wholes))
    denominator = data.draw(bounds(st.integers(1, 300).map(Fraction)).filter(lambda amount: amount.lowest is not None))
    value = Fraction(data.draw(wholes.filter(lambda each: within(each, numerator))))
    divisor = Fraction(data.draw(st.integers(1, 1000).map(Fraction).filter(lambda each: within(each, denominator))))

    assert within(100 * value / divisor, exact.percent_of(numerator, denominator))


def within(value: Fraction, amount: Amount) -> bool:
    above = amount.lowest is None or value > amount.lowest or (value == amount.lowest and not amount.lowest_open)
    below = amount.highest is None or value < amount.highest or (value == amount.highest and not amount.highest_open)
    return above and below


@repeatable
@given(ratios, places)
def test_half_is_rounded_up_and_the_rest_to_the_nearest(value: Fraction, digits: int) -> None:
    rounded = exact.rounded_in_last_digits(value, digits)

    assert Fraction(-1, 2) < rounded - value * 10**digits <= Fraction(1, 2)


@repeatable
@given(ratios, places)
def test_cutting_off_goes_towards_zero_by_less_than_one(value: Fraction, digits: int) -> None:
    shifted, cut_off = value * 10**digits, exact.cut_off_in_last_digits(value, digits)

    assert abs(cut_off) <= abs(shifted) < abs(cut_off) + 1
    assert cut_off * shifted >= 0


def test_a_ratio_of_951_and_1652_is_shown_as_in_real_reports() -> None:
    value = Fraction(95100, 1652)

    shown = [(exact.rounded_in_last_digits(value, k), exact.cut_off_in_last_digits(value, k)) for k in (0, 1, 2)]

    assert shown == [(58, 57), (576, 575), (5757, 5756)]


def test_a_ratio_beyond_the_engine_is_no_percent_that_can_be_shown() -> None:
    limit = 2**63 - 1
    assert exact.rounded_in_last_digits(Fraction(10**8), 15) == limit
    assert exact.cut_off_in_last_digits(Fraction(-(10**8)), 15) == -limit


@repeatable
@given(st.integers(-(10**9), 10**9), places)
def test_a_shown_number_counts_its_own_last_digits(whole: int, digits: int) -> None:
    assert exact.in_last_digits(Fraction(whole, 10**digits), digits) == whole


def test_a_number_with_more_digits_than_shown_is_refused() -> None:
    with pytest.raises(ValueError, match="1/8"):
        exact.in_last_digits(Fraction(1, 8), 2)


@pytest.mark.parametrize("whole", [2**63, -(2**63)])
def test_a_number_that_the_engine_would_saturate_is_refused(whole: int) -> None:
    with pytest.raises(OverflowError):
        exact.guarded(whole)


@pytest.mark.parametrize("whole", [2**63 - 1, -(2**63 - 1)])
def test_the_largest_number_of_the_engine_is_kept(whole: int) -> None:
    assert exact.guarded(whole) == whole


@repeatable
@given(st.integers(0, 200 * 10**4), ratios.filter(lambda value: value >= 0), places)
def test_every_ratio_that_a_percent_can_stand_for_lies_within_its_shown_range(
    whole: int, ratio: Fraction, digits: int
) -> None:
    for shown in (
        exactly(Fraction(exact.rounded_in_last_digits(ratio, digits), 10**digits), digits),
        exactly(Fraction(exact.cut_off_in_last_digits(ratio, digits), 10**digits), digits),
    ):
        low, high = exact.shown_range(shown, from_counts=False)
        counted_low, counted_high = exact.shown_range(exactly(ratio), from_counts=True)

        assert counted_low <= high
        assert counted_high >= low
    itself = exact.shown_range(exactly(Fraction(whole, 10**digits), digits), from_counts=False)
    assert itself[0] <= itself[1]


SHOWN = {
    "no decimals": (exactly(80), (79_500_000, 80_999_999)),
    "two decimals": (exactly(Fraction("57.56"), 2), (57_555_000, 57_569_999)),
    "six decimals": (exactly(Fraction("33.333333"), 6), (33_333_332, 33_333_333)),
    "seven decimals": (exactly(Fraction("33.3333333"), 7), (33_333_333, 33_333_333)),
}


@pytest.mark.parametrize(("amount", "expected"), SHOWN.values(), ids=SHOWN)
def test_a_shown_percent_stands_for_half_a_digit_below_to_one_digit_above(
    amount: Amount, expected: tuple[int, int]
) -> None:
    assert exact.shown_range(amount, from_counts=False) == expected


def test_a_ratio_of_counts_stands_for_itself() -> None:
    assert exact.shown_range(exactly(Fraction(100, 3)), from_counts=True) == (33_333_333, 33_333_334)


def test_bounds_stand_for_themselves_and_no_bound_for_the_largest_number() -> None:
    assert exact.shown_range(Amount(Fraction(99), None, lowest_open=True), from_counts=False) == (99_000_001, 10**16)
    assert exact.shown_range(Amount(None, Fraction(30)), from_counts=False) == (-(10**16), 30_000_000)


@repeatable
@given(st.integers(0, 500), st.integers(1, 500), thresholds, st.booleans())
def test_what_is_missing_is_the_least_number_that_reaches_the_threshold(
    numerator: int, denominator: int, threshold: Fraction, above: bool
) -> None:
    missing = exact.missing_count(Fraction(numerator), Fraction(denominator), threshold, above)

    def reached(more: int) -> bool:
        ratio = Fraction(100 * (numerator + more), denominator)
        return ratio > threshold if above else ratio >= threshold

    assert (reached(missing), reached(missing - 1)) == (True, False)


@repeatable
@given(st.integers(0, 500), st.integers(1, 500), thresholds, st.booleans())
def test_what_is_too_many_is_the_least_number_that_must_go(
    numerator: int, denominator: int, threshold: Fraction, below: bool
) -> None:
    surplus = exact.surplus_count(Fraction(numerator), Fraction(denominator), threshold, below)

    def within_limit(fewer: int) -> bool:
        ratio = Fraction(100 * (numerator - fewer), denominator)
        return ratio < threshold if below else ratio <= threshold

    assert (within_limit(surplus), within_limit(surplus - 1)) == (True, False)


@repeatable
@given(st.integers(-(10**12), 10**12), places)
def test_a_number_that_ends_is_written_in_full_and_read_back(whole: int, digits: int) -> None:
    number = Fraction(whole, 10**digits)

    assert exact.plain_number(exact.to_text(number)) == number


@repeatable
@given(ratios.filter(lambda value: not exact.ends(value)), places)
def test_a_number_that_does_not_end_is_written_down_or_upwards_at_the_places_asked(
    number: Fraction, digits: int
) -> None:
    down, up = exact.to_text(number, digits), exact.to_text(number, digits, upwards=True)

    assert exact.plain_number(down) < number < exact.plain_number(up)
    assert exact.plain_number(up) - exact.plain_number(down) == Fraction(1, 10**digits)
    assert (exact.decimals_shown(down), exact.decimals_shown(up)) == (digits, digits)


TEXTS = {"0": 0, "-0.5": Fraction(-1, 2), "100": 100, "0.000001": Fraction(1, 10**6), "1200": 1200}


@pytest.mark.parametrize(("text", "number"), TEXTS.items(), ids=TEXTS)
def test_a_number_is_written_plainly(text: str, number: Fraction) -> None:
    assert exact.to_text(Fraction(number)) == text


@pytest.mark.parametrize(
    "text", ["", " 1", "1 ", "+1", "1e5", "1,5", ".5", "5.", "NaN", "inf", "1_000", "1/2", "--1", "١"]
)
def test_only_plain_digits_are_a_number(text: str) -> None:
    with pytest.raises(ValueError) as refused:
        exact.plain_number(text)
    assert str(refused.value) == text


@pytest.mark.parametrize(
    ("text", "shift", "expected"),
    [
        ("0.5756", 2, "57.56"),
        ("57.560000000000002", 0, "57.56"),
        ("0.30000000000000004", 0, "0.3"),
        ("9.99999999999999", 0, "9.99999999999999"),
        ("79.9999999999999", 0, "79.9999999999999"),
        ("1652.0", 0, "1652"),
        ("1e-7", 0, "0.0000001"),
        ("1e+22", 0, "10000000000000000000000"),
        ("-0.0", 2, "0"),
    ],
)
def test_the_digits_of_a_double_are_those_that_were_typed(text, shift, expected):
    assert exact.typed_digits(text, shift) == expected


@pytest.mark.parametrize("text", ["inf", "-inf", "nan", "số"])
def test_what_is_no_number_has_no_digits(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        exact.typed_digits(text)


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_a_calculated_percent_is_its_ratio_rounded_or_cut_off(first, second):
    numerator, denominator = sorted((first, second))
    for text, shift in ((repr(numerator / denominator), 2), (repr(numerator / denominator * 100), 0)):
        digits = exact.typed_digits(text, shift)
        step = Fraction(10) ** -len(digits.partition(".")[2])
        ratio = Fraction(100 * numerator, denominator) / step
        assert Fraction(digits) / step in (math.floor(ratio), math.floor(ratio + Fraction(1, 2)))
