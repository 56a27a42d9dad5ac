"""Figures made ready to be judged: mended, given their sign, or left with the reason."""

from __future__ import annotations

import pytest

from engine.normalise.finish import finished
from engine.problem import Place
from engine.understood import Figure, Left, Match

DIGITS = Match("digitization")
BASE = Figure(DIGITS, text="dòng 4", said_at="Mục 16, dòng 4", place=Place(line=7))

READY = {
    ("57,56%", None, None): ("57,56%", None, None, ""),
    ("57,56", None, None): ("57,56", None, None, ""),
    (None, "951", "1.652"): (None, "951", "1.652", ""),
    (None, "951", None): (None, "951", None, ""),
    (None, None, None): (None, None, None, ""),
    ("trên 99%", None, None): ("trên 99%", None, None, ""),
    ("60%", "951", "1.652"): ("60%", "951", "1.652", ""),
    # in a row of shares a mark before three digits is a decimal mark
    ("57,567", None, None): ("57,567%", None, None, ""),
    ("1.652", None, None): ("1.652%", None, None, ""),
    # mended by the counts
    ("7S,67%", "7346", "9338"): ("78,67%", "7346", "9338", "7S,67% → 78,67%"),
    ("57,56%", "9S1", "1.6S2"): ("57,56%", "951", "1.652", "9S1 → 951, 1.6S2 → 1.652"),
}
LEFT = {
    ("7S,67%", None, None): "misread",
    ("7S,67%", "1", "2"): "misread",
    ("7S,67%", "7346", None): "misread",
    ("100%", "1S", "1S"): "misread",
    ("80-90%", None, None): "not-a-number",
    ("57,56%%", None, None): "not-a-number",
    ("đạt", None, None): "not-a-number",
    (None, "57,56", "100"): "not-a-number",
    (None, "9%", "100"): "not-a-number",
}


@pytest.mark.parametrize("texts", READY)
def test_a_figure_is_made_ready(texts):
    value, numerator, denominator, repaired = READY[texts]
    given = BASE._replace(value=texts[0], numerator=texts[1], denominator=texts[2])
    assert finished(given) == BASE._replace(
        value=value, numerator=numerator, denominator=denominator, repaired=repaired
    )


@pytest.mark.parametrize("texts", LEFT)
def test_what_cannot_be_read_as_a_number_is_left_with_its_indicator_and_place(texts):
    given = BASE._replace(value=texts[0], numerator=texts[1], denominator=texts[2])
    assert finished(given) == Left("dòng 4", LEFT[texts], ("digitization",), "Mục 16, dòng 4", Place(line=7))
