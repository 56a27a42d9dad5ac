"""Cells of results: what each way of filling one says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import normalise
from engine.normalise.cells import CellFigure, is_number, read_cell
from engine.source import parse, plain

NOTHING = plain(parse("sentences.yaml", (Path(normalise.__file__).parent / "sentences.yaml").read_bytes()).root)[
    "no_activity"
]

CELLS = {
    "57,56%": CellFigure("57,56%"),
    "57,56 %": CellFigure("57,56 %"),
    " 57.56% ": CellFigure("57.56%"),
    "57,56": CellFigure("57,56"),
    "100": CellFigure("100"),
    "07": CellFigure("07"),
    "0": CellFigure("0"),
    "1.652": CellFigure("1.652"),
    "trên 99%": CellFigure("trên 99%"),
    "≥ 80": CellFigure("≥ 80"),
    "7S,67%": CellFigure("7S,67%"),
    "951/1.652": CellFigure("", "951", "1.652"),
    "0/0": CellFigure("", "0", "0"),
    "57,56% (951/1.652)": CellFigure("57,56%", "951", "1.652"),
    "951/1.652 (57,56%)": CellFigure("57,56%", "951", "1.652"),
    "951/1.652 hồ sơ, đạt 57,56%": CellFigure("57,56%", "951", "1.652"),
    "951 hồ sơ đạt 57,56%": CellFigure("57,56%", "951"),
    "951 (57,56%)": CellFigure("57,56%", "951"),
    "951 hồ sơ (57,56%)": CellFigure("57,56%", "951"),
    "100% (12 hồ sơ)": CellFigure("100%", note="12 hồ sơ"),
    "đạt 57,56%": CellFigure("57,56%", note="đạt"),
    "57,56%, vượt chỉ tiêu": CellFigure("57,56%", note="vượt chỉ tiêu"),
    # a count with its noun is no percent
    "951 hồ sơ": CellFigure("", "951", noun="dossiers"),
    "1.652 hồ sơ TTHC": CellFigure("", "1.652", noun="dossiers"),
    # more than one figure, or none
    "57,56% 60%": None,
    "57,56% và 951/1.652, 12/13": None,
    "12 hồ sơ tăng 5%": None,
    "57,56% kế hoạch": None,
    "951 trên địa bàn các xã và phường": None,
    "24/5/2024": None,
    "chưa thực hiện": None,
    "Đạt": None,
    "x": None,
    "-": None,
    "n/a": None,
    "": None,
}


@pytest.mark.parametrize("text", CELLS)
def test_a_cell_says_its_figure(text):
    assert read_cell(text) == CELLS[text]


@pytest.mark.parametrize("words", NOTHING)
@pytest.mark.parametrize("change", [str, str.upper, str.capitalize, lambda words: f"{words}."])
def test_a_cell_that_says_in_words_that_there_was_nothing_is_nothing_over_nothing(words, change):
    assert read_cell(change(words)) == CellFigure("", "0", "0", change(words))


@pytest.mark.parametrize("text", ["57,56%", "57,56", "1.652", "trên 99%", "0"])
def test_a_share_is_a_number(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["951/1.652", "7S", "", "đạt 5%", "80-90%", "24/5/2024"])
def test_what_is_no_share_is_no_number(text):
    assert not is_number(text)


@given(st.text(max_size=40) | st.text("0123456789.,/% ()-hồsơđạt", max_size=40))
def test_a_cell_gives_only_what_stands_in_it(text):
    found = read_cell(text)
    if found is not None and found.note != text.strip():
        assert all(each in text for each in (found.value, found.numerator, found.denominator))
        assert any((found.value, found.numerator))
