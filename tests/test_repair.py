"""Misread digits: mended where exactly one reading agrees with the counts, never wrongly."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from engine import normalise
from engine.normalise.repair import count_of, is_misread, mended, rate_agrees, readings
from engine.source import parse, plain

LETTERS = plain(parse("misread.yaml", (Path(normalise.__file__).parent / "misread.yaml").read_bytes()).root)

MENDED = {
    ("7S,67%", "7346", "9338"): ("78,67%", "7346", "9338"),
    ("7S,O7%", "7346", "9410"): ("78,07%", "7346", "9410"),
    ("57,56%", "9S1", "1.652"): ("57,56%", "951", "1.652"),
    ("57,56%", "951", "1.6S2"): ("57,56%", "951", "1.652"),
    ("l00%", "851", "851"): ("100%", "851", "851"),
    ("1OO%", "12", "12"): ("100%", "12", "12"),
    ("trên 9S%", "98", "100"): None,
    # nothing is misread: only tested
    ("57,56%", "951", "1.652"): ("57,56%", "951", "1.652"),
    ("57,57%", "951", "1.652"): ("57,57%", "951", "1.652"),
    ("57,6%", "951", "1.652"): ("57,6%", "951", "1.652"),
    ("57,5%", "951", "1.652"): ("57,5%", "951", "1.652"),
    ("57,58%", "951", "1.652"): None,
    ("58%", "951", "1.652"): ("58%", "951", "1.652"),
    # no way of reading it agrees
    ("7S,67%", "1", "2"): None,
    ("7X,67%", "7346", "9338"): None,
    # counts of nothing, and no counts
    ("78,67%", "0", "0"): None,
    ("7S,67%", "", ""): None,
    # several ways agree: S of S is 5 of 5 or 8 of 8
    ("100%", "S", "S"): None,
    ("100%", "S0", "S0"): None,
}


@pytest.mark.parametrize("texts", MENDED)
def test_misread_digits_are_mended_where_one_way_agrees(texts):
    assert mended(texts, rate_agrees) == MENDED[texts]


READINGS = {
    "7S,67%": ("75,67%", "78,67%"),
    "l00": ("100",),
    "1OO%": ("100%",),
    "đạt 9S% số": ("đạt 95% số", "đạt 98% số"),
    "57,56%": ("57,56%",),
    "không": ("không",),
    "S": ("S",),
    "": ("",),
    "SS1": ("551", "581", "851", "881"),
}


@pytest.mark.parametrize("text", READINGS)
def test_a_figure_has_all_the_readings_of_its_letters(text):
    assert readings(text) == READINGS[text]
    assert is_misread(text) is (READINGS[text] != (text,))


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_that_scanners_put_for_a_digit_is_read_as_each_of_its_digits(letter):
    assert readings(f"1{letter}") == tuple(f"1{digit}" for digit in LETTERS[letter])


def test_a_text_with_too_many_letters_is_left():
    assert mended(["1" + "S" * 30], lambda texts: texts[0].startswith("15")) is None
    assert mended(["1" + "S" * 7, "1" + "S" * 7], lambda texts: set("".join(texts)) <= {"1", "5"}) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("951", 951),
        ("1.652", 1652),
        ("07", 7),
        ("0", 0),
        ("hơn 7.400", None),
        ("57,56%", None),
        ("S", None),
        ("", None),
    ],
)
def test_a_count_is_read_or_not(text, count):
    assert count_of(text) == count


confused = st.sampled_from([(digit, letter) for letter, digits in LETTERS.items() for digit in digits])


def stated(above: int, below: int, digits: int) -> str:
    """The percent of two counts, cut off at so many digits, as a report writes it."""
    cut = str(above * 100 * 10**digits // below).rjust(digits + 1, "0")
    return (f"{cut[:-digits]},{cut[-digits:]}" if digits else cut) + "%"


def agreeing(text: str, above: int, below: int) -> list[str]:
    """The naive way: all readings of the text whose number is the ratio, rounded or cut off."""
    found = []
    for each in readings(text):
        digits = len(each.rstrip("%").partition(",")[2])
        number = int(each.rstrip("%").replace(",", ""))
        exact = Fraction(above * 100 * 10**digits, below)
        if number in (exact.__floor__(), (exact + Fraction(1, 2)).__floor__()):
            found.append(each)
    return found


@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 2), confused, st.integers(0, 9))
def test_a_percent_with_one_digit_misread_is_read_back_or_left(above, below, digits, pair, which):
    digit, letter = pair
    percent = stated(min(above, below), below, digits)
    places = [place for place, each in enumerate(percent) if each == digit]
    assume(places)
    place = places[which % len(places)]
    misread = percent[:place] + letter + percent[place + 1 :]
    assume(is_misread(misread))
    found = mended((misread, str(min(above, below)), str(below)), rate_agrees)
    right = agreeing(misread, min(above, below), below)
    event("read back" if found else "left")
    if len(right) == 1:
        assert right == [percent]
        assert found == (percent, str(min(above, below)), str(below))
    else:
        assert percent in right
        assert found is None


@given(st.text("0123456789SOlB,.% ", max_size=8), st.integers(0, 99), st.integers(1, 99))
def test_whatever_is_mended_agrees_with_the_page(text, above, below):
    found = mended((text, str(above), str(below)), rate_agrees)
    if found is not None:
        assert rate_agrees(found)
        assert found[1:] == (str(above), str(below))
        assert len(found[0]) == len(text)
