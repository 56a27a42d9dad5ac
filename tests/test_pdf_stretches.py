"""Letters of a PDF that are handled together: they give what they give one by one."""

from __future__ import annotations

import random
import unicodedata
from itertools import product

import pytest
from fpdf import FPDF

from engine.problem import InputError
from engine.read import pdf_gathered
from engine.read.pdf import read_pdf
from engine.read.pdf_shapes import returned, turned
from tests.made_pdf import page_with
from tests.written_pdf import FONTS

WORDS = ("Tỷ", "lệ", "hóa", "sơ,", "quả", "đạt", "79,61%", "(7.346/9.228", "sơ)", "ﬁn", "•", "–", "5‰", "Đà\u00a0Nẵng")
SPACINGS = (0, 0, 0, -4, -2, -1, 1, 2, 3, 5, 9)
TURNS = (0, 0, 0, 90, 180, 270, 7)
MATRICES = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0", "1 0 .3 1", "-1 0 0 1", ".7 .7 -.7 .7")


def written(chance: random.Random) -> bytes:
    """A page with lines of all sizes, turned all ways, letters pushed together and apart, some with loose marks."""
    page = FPDF()
    page.add_font("Roboto", fname=FONTS / "Roboto-Regular.ttf")
    page.add_page()
    for _ in range(30):
        page.set_font("Roboto", size=chance.choice((6, 9, 12, 13, 13, 20)))
        page.set_char_spacing(chance.choice(SPACINGS))
        text = chance.choice((" ", "  ", "")).join(chance.choice(WORDS) for _ in range(chance.randint(1, 8)))
        if chance.random() < 0.2:
            text = unicodedata.normalize("NFD", text)
        x, y = chance.randint(0, 190), chance.randint(5, 290)
        with page.rotation(chance.choice(TURNS), x, y):
            for part in text.split(" ") if chance.random() < 0.3 else [text]:
                page.text(x, y, part)
                x += page.get_string_width(part) + chance.choice((0, 0, 0.3, -0.3, 1))
    return bytes(page.output())


def drawn(chance: random.Random) -> bytes:
    """A page whose letters are placed one by one, forwards and backwards, under matrices of all kinds."""
    steps = ["BT /F 12 Tf 72 700 Td"]
    for _ in range(25):
        letters = [f"({chance.choice('abcdef 1.,')}) {chance.choice((0, 0, -200, -300, 390, 2000))}" for _ in range(9)]
        steps.append(f"[{' '.join(letters)}] TJ {chance.choice(('0 -14', '40 0', '3 0', '-50 2'))} Td")
        if chance.random() < 0.3:
            steps.append(f"{chance.choice(MATRICES)} {chance.randint(50, 500)} {chance.randint(50, 700)} Tm")
    return page_with(" ".join([*steps, "ET"]).encode())


def told(data: bytes) -> object:
    try:
        return read_pdf("a.pdf", data)
    except InputError as error:
        return error.problems


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("make", [written, drawn])
def test_letters_are_the_same_whether_they_are_handled_together_or_one_by_one(make, seed, monkeypatch):
    data = make(random.Random(seed))  # noqa: S311 it is a test
    together = told(data)
    monkeypatch.setattr(pdf_gathered, "_doubts", lambda begins, *_: [*range(1, len(begins))])
    assert told(data) == together


@pytest.mark.parametrize(("one", "other"), [*product(range(4), repeat=2)])
def test_a_box_that_was_turned_one_way_lies_as_if_it_had_been_turned_the_other_way_at_once(one, other):
    box = (3, -5, 11, 20)
    assert returned(turned(box, one), (one - other) % 4) == turned(box, other)
