"""Whether a claim holds: each kind, on both sides of its boundary, over values and over bounds."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import exact
from engine.arithmetic.holds import breach_of, breaches
from engine.exact import Amount, exactly
from engine.model import Breach, Claim, Term
from engine.normalise.numbers import read_amount

repeatable = settings(derandomize=True, deadline=None, database=None, max_examples=300)

NOT_BROKEN = None


def term(text: str, sign: int = 1) -> Term:
    """A figure as it is written; one with a percent sign or a decimal comma is read as a percent."""
    is_percent = "%" in text
    written = text if is_percent else text.removeprefix("-")
    amount = read_amount(written, "percent" if is_percent else "count")
    if text.startswith("-") and not is_percent:
        amount = Amount(-amount.lowest, -amount.highest)
    return Term("", text, amount, sign=sign)


def claim(kind: str, stated: str, *terms: str, codes: tuple[str, ...] = ()) -> Claim:
    """A term that is written after "less" is taken off."""
    figures = (term(text.removeprefix("less "), -1 if text.startswith("less ") else 1) for text in terms)
    return Claim(1, kind, term(stated), tuple(figures), codes=codes)


def how(broken: Breach | None) -> tuple[str | None, str, str] | None:
    """What is computed, the side and the size, in text."""
    if broken is None:
        return None
    return None if broken.computed is None else said(broken.computed), broken.side, broken.size


def said(amount: Amount) -> str:
    value = amount.value
    if value is not None:
        return exact.to_text(value)
    low = "" if amount.lowest is None else exact.to_text(amount.lowest)
    high = "" if amount.highest is None else exact.to_text(amount.highest)
    return f"{'(' if amount.lowest_open else '['}{low}..{high}{')' if amount.highest_open else ']'}"


HOLDS = [
    ("sum", "10.829", "5.152", "5.677"),
    ("sum", "1.640", "1.652", "less 12"),
    ("sum", "0"),
    ("sum", "100%", "57,5%", "42,5%"),
    ("parts", "10", "4", "5"),
    ("parts", "10", "4", "6"),
    ("parts", "10"),
    ("rate", "57,57%", "951", "1.652"),
    ("rate", "57,56%", "951", "1.652"),
    ("rate", "57,6%", "951", "1.652"),
    ("rate", "57,5%", "951", "1.652"),
    ("rate", "58%", "951", "1.652"),
    ("rate", "57%", "951", "1.652"),
    ("rate", "12,5%", "1", "8"),
    ("rate", "12%", "1", "8"),
    ("rate", "13%", "1", "8"),
    ("rate", "100%", "8", "8"),
    ("rate", "0%", "0", "8"),
    ("rate", "0%", "9", "1.000"),
    ("rate", "33,33%", "1", "3"),
    ("rate", "94,52%", "5.219", "5.521"),
    ("rate", "94,53%", "5.219", "5.521"),
    ("rate", "66,67%", "2", "3"),
    ("rate", "66,66%", "2", "3"),
    ("share", "0%"),
    ("share", "100%"),
    ("whole", "0"),
    ("whole", "1.652"),
    ("code", "1"),
    ("code", "0"),
    ("same", "1.652", "1652"),
    ("same", "57,6%", "57,567%"),
    ("same", "57,56%", "57,5%"),
    ("change", "50", "650", "600"),
    ("change", "0", "600", "600"),
    ("change-rate", "8,3%", "650", "600"),
    ("change-rate", "8%", "650", "600"),
    ("change-rate", "-8,33%", "550", "600"),
    ("change-rate", "-10,7%", "893", "1.000"),
    ("change-rate", "-10,7%", "8.925", "10.000"),
    ("change-rate", "-10,8%", "8.925", "10.000"),
    ("change-rate", "-100%", "0", "600"),
]


@pytest.mark.parametrize("written", HOLDS, ids=" ".join)
def test_a_claim_that_is_true_holds(written):
    kind, stated, *terms = written
    assert breach_of(claim(kind, stated, *terms, codes=("0", "1"))) is NOT_BROKEN


BROKEN = [
    (("sum", "10.830", "5.152", "5.677"), ("10829", "above", "more")),
    (("sum", "10.828", "5.152", "5.677"), ("10829", "below", "more")),
    (("sum", "14", "0", "0", "0"), ("0", "above", "more")),
    (("sum", "7"), ("0", "above", "more")),
    (("sum", "1.640", "1.652", "less 11"), ("1641", "below", "more")),
    (("parts", "10", "4", "7"), ("11", "below", "more")),
    (("rate", "57,58%", "951", "1.652"), ("57.5665", "above", "last-digit")),
    (("rate", "57,55%", "951", "1.652"), ("57.5665", "below", "last-digit")),
    (("rate", "57,59%", "951", "1.652"), ("57.5665", "above", "more")),
    (("rate", "57,54%", "951", "1.652"), ("57.5665", "below", "more")),
    (("rate", "57,4%", "951", "1.652"), ("57.5665", "below", "last-digit")),
    (("rate", "59%", "951", "1.652"), ("57.5665", "above", "more")),
    (("rate", "56%", "951", "1.652"), ("57.5665", "below", "more")),
    (("rate", "47,28%", "26", "55"), ("47.2727", "above", "last-digit")),
    (("rate", "94,51%", "5.219", "5.521"), ("94.5299", "below", "last-digit")),
    (("rate", "33,34%", "1", "3"), ("33.3333", "above", "last-digit")),
    (("rate", "100%", "7", "8"), ("87.5", "above", "more")),
    (("rate", "0%", "1", "100"), ("1", "below", "more")),
    (("rate", "12,5%", "9", "8"), ("112.5", "below", "more")),
    (("share", "100,01%"), (None, "above", "more")),
    (("share", "-1%"), (None, "below", "more")),
    (("whole", "4,3%"), (None, "neither", "more")),
    (("whole", "-3"), (None, "below", "more")),
    (("code", "2"), (None, "neither", "more")),
    (("code", "132"), (None, "neither", "more")),
    (("same", "2.005", "2.004"), ("2004", "above", "more")),
    (("same", "99,19%", "99,79%"), ("99.79", "below", "more")),
    (("same", "57,57%", "57,56%"), ("57.56", "above", "more")),
    (("same", "57,4%", "57,56%"), ("57.56", "below", "more")),
    (("change", "51", "650", "600"), ("50", "above", "more")),
    (("change", "50", "600", "650"), ("-50", "above", "more")),
    (("change-rate", "8,4%", "650", "600"), ("8.3333", "above", "last-digit")),
    (("change-rate", "10,7%", "893", "1.000"), ("-10.7", "above", "more")),
    (("change-rate", "-99%", "0", "600"), ("-100", "above", "more")),
]


@pytest.mark.parametrize(("written", "expected"), BROKEN, ids=lambda each: " ".join(map(str, each)))
def test_a_claim_that_is_not_true_is_broken_on_the_side_and_by_the_size_that_is_said(written, expected):
    kind, stated, *terms = written
    broken = breach_of(claim(kind, stated, *terms, codes=("0", "1")))
    assert how(broken) == expected


BOUNDS_HOLD = [
    ("sum", "hơn 7.400", "7.000", "401"),
    ("sum", "7.401", "7.000", "hơn 400"),
    ("sum", "khoảng 100", "60", "50"),
    ("sum", "104", "khoảng 60", "50"),
    ("sum", "5", "10", "less hơn 4"),
    ("parts", "hơn 10", "4", "7"),
    ("parts", "trên 5", "4", "7"),
    ("rate", "trên 99%", "9.901", "10.000"),
    ("rate", "dưới 99%", "9.899", "10.000"),
    ("rate", "tối thiểu 99%", "99", "100"),
    ("rate", "khoảng 60%", "60", "100"),
    ("rate", "57,6%", "951", "gần 1.652"),
    ("rate", "90%", "hơn 89", "100"),
    ("share", "trên 99%"),
    ("share", "trên 0%"),
    ("share", "tối thiểu 100%"),
    ("whole", "hơn 7.400"),
    ("code", "trên 5"),
    ("same", "hơn 7.400", "7.401"),
    ("same", "trên 99%", "99,19%"),
    ("same", "trên 99%", "99%"),
    ("same", "99,0%", "trên 99%"),
    ("same", "tối thiểu 100", "100"),
    ("change", "hơn 50", "651", "600"),
    ("change-rate", "trên 8%", "650", "600"),
]


@pytest.mark.parametrize("written", BOUNDS_HOLD, ids=" ".join)
def test_a_claim_over_bounds_holds_where_some_value_within_them_makes_it_hold(written):
    kind, stated, *terms = written
    assert breach_of(claim(kind, stated, *terms, codes=("0", "1"))) is NOT_BROKEN


BOUNDS_BROKEN = [
    (("sum", "hơn 7.400", "7.000", "400"), ("7400", "above", "more")),
    (("sum", "7.400", "7.000", "hơn 400"), ("(7400..]", "below", "more")),
    (("sum", "gần 7.400", "7.000", "400"), ("7400", "below", "more")),
    (("sum", "6", "10", "less hơn 4"), ("[..6)", "above", "more")),
    (("sum", "111", "khoảng 60", "44"), ("[98..110]", "above", "more")),
    (("parts", "dưới 10", "4", "6"), ("10", "below", "more")),
    (("parts", "10", "4", "hơn 6"), ("(10..]", "below", "more")),
    (("rate", "trên 99%", "99", "100"), ("99", "above", "more")),
    (("rate", "dưới 99%", "99", "100"), ("99", "below", "more")),
    (("rate", "trên 99%", "98", "100"), ("98", "above", "more")),
    (("rate", "50%", "951", "gần 1.652"), ("(57.5665..63.9628]", "below", "more")),
    (("rate", "57,55%", "951", "gần 1.652"), ("(57.5665..63.9628]", "below", "last-digit")),
    (("rate", "khoảng 60%", "67", "100"), ("67", "below", "more")),
    (("share", "trên 100%"), (None, "above", "more")),
    (("same", "hơn 7.400", "7.400"), ("7400", "above", "more")),
    (("same", "7.400", "hơn 7.400"), ("(7400..]", "below", "more")),
    (("same", "trên 99%", "98%"), ("98", "above", "more")),
    (("change", "hơn 50", "650", "600"), ("50", "above", "more")),
    (("change-rate", "trên 8%", "648", "600"), ("8", "above", "more")),
]


@pytest.mark.parametrize(("written", "expected"), BOUNDS_BROKEN, ids=lambda each: " ".join(map(str, each)))
def test_a_claim_over_bounds_is_broken_where_no_value_within_them_makes_it_hold(written, expected):
    kind, stated, *terms = written
    assert how(breach_of(claim(kind, stated, *terms))) == expected


@pytest.mark.parametrize("stated", ["100%", "0%", "57,5%"])
@pytest.mark.parametrize("below", ["0", "dưới 5", "khoảng 0"])
def test_nothing_is_said_of_a_percent_of_what_may_be_nothing(stated, below):
    assert breach_of(claim("rate", stated, "2", below)) is NOT_BROKEN
    assert breach_of(claim("change-rate", stated, "5", below)) is NOT_BROKEN


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("0%", NOT_BROKEN),
        ("100%", (None, "neither", "all-of-nothing")),
        ("57,5%", (None, "neither", "some-of-nothing")),
    ],
)
def test_a_percent_over_counts_of_0_is_no_percent_unless_it_is_0(stated, expected):
    breach = breach_of(claim("rate", stated, "0", "0"))
    assert (how(breach) if breach else NOT_BROKEN) == expected


def test_a_percent_over_what_may_be_0_is_not_broken():
    assert breach_of(claim("rate", "50%", "0", "dưới 5")) is NOT_BROKEN


def test_a_number_that_does_not_end_can_stand_on_either_side():
    third = Term("", "1/3", exactly(Fraction(1, 3)))
    assert breach_of(Claim(1, "same", term("33,33%"), (third._replace(amount=exactly(Fraction(100, 3))),))) is None
    assert breach_of(Claim(1, "same", third, (term("0,33%"),))) is None
    assert (
        breach_of(Claim(1, "rate", third._replace(amount=exactly(Fraction(100, 3), 2)), (term("1"), term("3")))) is None
    )


def test_the_claims_that_do_not_hold_come_in_their_order():
    held, first, second = claim("sum", "3", "1", "2"), claim("sum", "4", "1", "2"), claim("share", "101%")
    assert [each.claim for each in breaches([second, held, first])] == [second, first]


@repeatable
@given(st.integers(0, 3000), st.integers(1, 2000), st.integers(0, 4), st.integers(-3, 3))
def test_a_percent_holds_if_and_only_if_it_is_the_ratio_rounded_or_cut_off(above, below, digits, off):
    ratio = Fraction(100 * above, below) * 10**digits
    right = {math.floor(ratio), math.floor(ratio + Fraction(1, 2))}
    stated = math.floor(ratio) + off
    percent = Term("", "", exactly(Fraction(stated, 10**digits), digits))
    broken = breach_of(Claim(1, "rate", percent, (Term("", "", exactly(above)), Term("", "", exactly(below)))))

    assert (broken is None) == (stated in right or (stated == 0 and ratio < 1))
    if broken is not None:
        missed = min(abs(stated - each) for each in right)
        assert (broken.side == "above", broken.size == "last-digit") == (stated > ratio, missed == 1 and digits > 0)


@repeatable
@given(st.data(), st.sampled_from(("sum", "parts", "same", "change")), st.booleans())
def test_a_claim_over_bounds_is_broken_only_if_every_pick_of_values_breaks_it(data, kind, open_below):
    """Bounds whose ends lie two apart, so that a whole number lies within even if both ends are open."""
    count = {"sum": 3, "parts": 3, "same": 1, "change": 2}[kind]
    lows = data.draw(st.lists(st.integers(0, 6), min_size=count + 1, max_size=count + 1))
    tops = [low + data.draw(st.sampled_from((0, 2, 3))) for low in lows]
    amounts = [
        exactly(low) if low == top else Amount(Fraction(low), Fraction(top), open_below, not open_below)
        for low, top in zip(lows, tops, strict=True)
    ]
    picks = [
        [Fraction(each, 4) for each in range(4 * low, 4 * top + 1) if inside(amount, Fraction(each, 4))]
        for amount, low, top in zip(amounts, lows, tops, strict=True)
    ]
    stated, *terms = (Term("", "", amount) for amount in amounts)
    broken = breach_of(Claim(1, kind, stated, tuple(terms)))

    assert (broken is None) == any_holds(kind, picks)


def inside(amount: Amount, value: Fraction) -> bool:
    above = value > amount.lowest if amount.lowest_open else value >= amount.lowest
    return above and (value < amount.highest if amount.highest_open else value <= amount.highest)


def any_holds(kind: str, picks: list[list[Fraction]]) -> bool:
    """Tries the sums that can be made with quarters; the ends of open bounds are approached, so a quarter is enough."""
    stated, *terms = picks
    sums = {Fraction(0)} if kind in ("sum", "parts") else set(terms[0])
    if kind == "change":
        sums = {now - before for now in terms[0] for before in terms[1]}
    if kind in ("sum", "parts"):
        for each in terms:
            sums = {total + value for total in sums for value in each}
    if kind == "parts":
        return max(stated) >= min(sums)
    return not sums.isdisjoint(stated)
