"""What each figure would have to be: put in, the claim holds; one step beyond the lowest or highest, it does not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import exact
from engine.arithmetic.holds import breach_of
from engine.arithmetic.solutions import STATED, solutions
from engine.exact import Amount, decimals_shown, exactly, plain_number
from engine.model import Claim, Term

repeatable = settings(derandomize=True, deadline=None, database=None, max_examples=400)


def term(text: str) -> Term:
    """A figure in plain digits; "~" before it takes it off."""
    digits = text.removeprefix("~")
    return Term("", text, exactly(plain_number(digits), decimals_shown(digits)), sign=-1 if text != digits else 1)


def claim(kind: str, stated: str, *terms: str) -> Claim:
    return Claim(1, kind, term(stated), tuple(map(term, terms)))


def put(changed: Claim, figure: int, amount: Amount) -> Claim:
    if figure == STATED:
        return changed._replace(stated=changed.stated._replace(amount=amount))
    terms = list(changed.terms)
    terms[figure] = terms[figure]._replace(amount=amount)
    return changed._replace(terms=tuple(terms))


SOLVED = [
    (("sum", "163", "14", "8", "126"), [(-1, "148"), (0, "29"), (1, "23"), (2, "141")]),
    (("sum", "100", "57.5", "42"), [(-1, "99.5"), (0, "58"), (1, "42.5")]),
    (("sum", "1640", "1652", "~11"), [(-1, "1641"), (0, "1651"), (1, "12")]),
    (("sum", "5", "200", "8"), [(-1, "208")]),
    (("sum", "7"), [(-1, "0")]),
    (("parts", "10", "4", "7"), [(-1, "11"), (0, "3"), (1, "6")]),
    (("parts", "10", "14", "7"), [(-1, "21"), (0, "3")]),
    (("same", "2005", "2004"), [(-1, "2004"), (0, "2005")]),
    (("change", "51", "650", "600"), [(-1, "50"), (0, "651"), (1, "599")]),
    (("change", "50", "600", "650"), [(-1, "-50"), (0, "700"), (1, "550")]),
    (
        ("rate", "87", "3817", "4070"),
        [(-1, "93"), (-1, "94"), (0, "3521"), (0, "3581"), (1, "4338"), (1, "4412")],
    ),
    (
        ("rate", "63.57", "17244", "19044"),
        [(-1, "90.54"), (-1, "90.55"), (0, "12106"), (0, "12108"), (1, "27122"), (1, "27128")],
    ),
    (("rate", "50", "0", "8"), [(-1, "0"), (0, "4")]),
    (("rate", "0", "5", "8"), [(-1, "62"), (-1, "63"), (0, "0"), (1, "501")]),
    (("rate", "50", "5", "0"), [(1, "10")]),
    (("change-rate", "10", "650", "600"), [(-1, "8"), (0, "657"), (0, "665"), (1, "586"), (1, "593")]),
    (("change-rate", "-10", "650", "600"), [(-1, "8"), (0, "535"), (0, "543"), (1, "719"), (1, "730")]),
    (("share", "105"), []),
    (("whole", "4.5"), []),
    (("code", "2"), []),
]


@pytest.mark.parametrize(("written", "expected"), SOLVED, ids=lambda each: " ".join(map(str, each)))
def test_each_figure_has_the_values_that_mend_the_claim(written, expected):
    found = [(figure, exact.to_text(amount.value)) for figure, amount in solutions(claim(*written))]
    assert found == expected


def test_no_figure_mends_what_no_whole_number_can():
    """107 of a hundred are 107%; neither 10 nor 11 of a hundred are 10,7%."""
    found = [(figure, exact.to_text(amount.value)) for figure, amount in solutions(claim("rate", "10.7", "107", "100"))]
    assert found == [(-1, "107"), (1, "991"), (1, "1004")]


def test_nothing_is_solved_beside_a_bound():
    bound = Term("", "hơn 7.400", Amount(Fraction(7400), None, lowest_open=True))
    assert list(solutions(Claim(1, "sum", bound, (term("5"), term("6"))))) == []
    assert list(solutions(Claim(1, "rate", term("50"), (term("5"), bound)))) == []


def test_a_number_that_does_not_end_is_given_as_it_is():
    third = Term("", "", exactly(Fraction(1, 3)))
    assert list(solutions(Claim(1, "same", term("5"), (third,)))) == [(-1, third.amount), (0, exactly(5))]


counts = st.integers(0, 99999).map(str)
percents = st.integers(0, 12000).map(lambda units: f"{units // 100}.{units % 100:02}") | st.integers(0, 120).map(str)
changes = st.integers(-9999, 9999).map(lambda units: f"{'-' if units < 0 else ''}{abs(units) // 10}.{abs(units) % 10}")
claims = (
    st.builds(lambda kind, stated, terms: claim(kind, stated, *terms), st.sampled_from(("sum", "parts")), counts,
              st.lists(counts | counts.map("~{}".format), max_size=5))
    | st.builds(lambda *written: claim("same", *written), counts, counts)
    | st.builds(lambda *written: claim("change", *written), counts, counts, counts)
    | st.builds(lambda *written: claim("rate", *written), percents, counts, counts)
    | st.builds(lambda *written: claim("change-rate", *written), changes, counts, counts)
)  # fmt: skip


@repeatable
@given(claims)
def test_a_solution_put_in_makes_the_claim_hold(any_claim):
    for figure, amount in solutions(any_claim):
        assert breach_of(put(any_claim, figure, amount)) is None


@repeatable
@given(claims.filter(lambda each: each.kind in ("rate", "change-rate") and each.terms[1].amount.lowest > 0))
def test_beyond_the_lowest_and_the_highest_the_claim_does_not_hold(any_claim):
    by_figure: dict[int, list[Fraction]] = {}
    for figure, amount in solutions(any_claim):
        by_figure.setdefault(figure, []).append(amount.value)
    for figure in (0, 1):
        values = by_figure.get(figure, [])
        # One value alone of what stands below the line is the lowest of many where a percent near 0 has no highest.
        above = values[-1:] if figure == 0 else values[1:]
        for value in [each - 1 for each in values[:1]] + [each + 1 for each in above]:
            if value > 0 or (figure == 0 and value == 0):
                assert breach_of(put(any_claim, figure, exactly(value))) is not None
