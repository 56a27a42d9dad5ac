"""What is drawn on one page of a PDF: words and ruling lines, upright as a person would turn the page to read it.

All lengths are whole hundredths of a point, from the left and from the top. Only ``pdf``, this module and
``pdf_shapes`` know PDFium.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from engine.read.pdf_shapes import SAME, Ruling, Shapes, hundredths, turned

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a drawn letter of which the file does not tell what it is."""
_SOFT_HYPHENS = ("\xad", "\x02", "\ufffe")
"""The library writes a hyphen at the end of a line as one of the last two."""
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02b": "+"}
"""Letters of the fonts Symbol and Wingdings that office programs put before items."""


class Word(NamedTuple):
    """Letters without white space. ``spaced``: white space is written before it, whatever the distance."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    base: int
    size: int
    bold: bool
    turn: int
    spaced: bool


class Drawn(NamedTuple):
    """A page. ``pictured``: pictures cover at least half of it; ``marked``: something is on it at all."""

    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    left: int
    top: int
    right: int
    bottom: int
    pictured: bool
    marked: bool


class Run(NamedTuple):
    """What is the same for all letters that are drawn in one go."""

    turn: int
    x: int
    y: int
    size: int
    bold: bool
    font: int | None


class _Walls:
    """The upright lines of a page, by where they stand."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.lines = sorted((each.at, each.start, each.end) for each in rulings if not each.level)

    def part(self, one: tuple[int, int, int, int], two: tuple[int, int, int, int]) -> bool:
        """Whether a line stands between the middles of two boxes: they are in two cells, however close they are."""
        height = (two[1] + two[3]) // 2
        middles = (one[0] + one[2]) // 2, (two[0] + two[2]) // 2
        between = self.lines[bisect_left(self.lines, (middles[0],)) : bisect_left(self.lines, (middles[1],))]
        return any(start <= height <= end for _, start, end in between)


class Letter(NamedTuple):
    text: str
    run: Run
    box: tuple[int, int, int, int]
    spaced: bool


def drawn(page: Any, text_page: Any, most_rulings: int) -> Drawn:
    """What is on the page; its lines are left out where they are more than ``most_rulings``: that is a picture."""
    letters = list(_letters(text_page))
    turn = Counter(letter.run.turn for letter in letters).most_common(1)[0][0] if letters else 0
    shapes = Shapes(turn, most_rulings)
    shapes.look(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, SAME, 0)
    left, top, right, bottom = turned(hundredths(page.get_bbox()), turn)
    covered = 2 * shapes.pictured >= (right - left) * (bottom - top)
    rulings = () if shapes.too_many else tuple(shapes.rulings)
    words = tuple(_words(letters, turn, _Walls(rulings)))
    return Drawn(words, rulings, left, top, right, bottom, covered, shapes.marked)


def _letters(text_page: Any) -> Iterator[Letter]:
    """The letters in the order in which they are drawn, those of the library's own making left out."""
    runs: dict[int, Run] = {}
    known: dict[tuple[int | None, int], str] = {}
    box = pdfium.FS_RECTF()
    spaced = False
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        drawn_in = pdfium.FPDFText_GetTextObject(text_page, index)
        address = ctypes.cast(drawn_in, ctypes.c_void_p).value
        if address is None:
            continue
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        run = runs.get(address) or runs.setdefault(address, _run(drawn_in, text_page, index))
        text = known.get((run.font, code))
        if text is None:
            told = pdfium.FPDFText_HasUnicodeMapError(text_page, index) != 1
            text = known[run.font, code] = _shown(code) if told else UNKNOWN
        if not text:
            spaced = True
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        sides = round(box.left * 100), round(box.bottom * 100), round(box.right * 100), round(box.top * 100)
        yield Letter(text, run, sides, spaced)
        spaced = False


def _shown(code: int) -> str:
    letter = chr(code) if code <= 0x10FFFF else UNKNOWN
    if letter in _SOFT_HYPHENS:
        return "\xad"
    if letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf"}:
        return ""
    if 0xFB00 <= code <= 0xFB06:  # fi, fl and the like
        return unicodedata.normalize("NFKC", letter)
    if unicodedata.category(letter) == "Cs":
        return UNKNOWN
    return _BULLETS.get(letter, letter)


def _run(drawn_in: Any, text_page: Any, index: int) -> Run:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn_in, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    font = pdfium.FPDFTextObj_GetFont(drawn_in)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    bold = b"bold" in name.value.lower() or b"black" in name.value.lower()
    place_x, place_y, height = hundredths((x.value, y.value, size))
    return Run(_turn(matrix), place_x, place_y, height, bold, ctypes.cast(font, ctypes.c_void_p).value)


def _turn(matrix: Any) -> int:
    """By how many quarters the letters are turned against the clock."""
    if abs(matrix.a) >= abs(matrix.b):
        return 0 if matrix.a >= 0 else 2
    return 1 if matrix.b > 0 else 3


def _words(letters: list[Letter], turn: int, walls: _Walls) -> Iterator[Word]:
    """Letters that follow each other closely are a word. Its box lies in the page turned by ``turn``."""
    gathered: list[Letter] = []
    end = 0
    for letter in letters:
        run, mark = letter.run, letter.text > "\u02ff" and unicodedata.combining(letter.text[0]) != 0
        left, _, right, _ = turned(letter.box, run.turn)
        if gathered and (mark or (not letter.spaced and _follows(gathered[-1], letter, left - end, turn, walls))):
            gathered.append(letter if not mark else letter._replace(run=gathered[-1].run, box=gathered[-1].box))
            end = max(end, right)
            continue
        if gathered:
            yield _word(gathered, turn)
        gathered, end = [letter], right
    if gathered:
        yield _word(gathered, turn)


def _follows(before: Letter, letter: Letter, gap: int, turn: int, walls: _Walls) -> bool:
    """Whether the letter is of the same word. What is drawn in one go may run over a border; what is not ends there."""
    if not _goes_on(before.run, letter.run, gap):
        return False
    return before.run is letter.run or not walls.part(turned(before.box, turn), turned(letter.box, turn))


def _goes_on(before: Run, run: Run, gap: int) -> bool:
    if before is run:
        return -2 * run.size < 5 * gap < run.size
    alike = (before.turn, before.size, before.bold) == (run.turn, run.size, run.bold)
    level = abs(_base(before, run.turn) - _base(run, run.turn)) * 10 < run.size
    return alike and level and -run.size < 5 * gap < run.size


def _base(run: Run, turn: int) -> int:
    return turned((run.x, run.y, run.x, run.y), turn)[1]


def _word(letters: list[Letter], turn: int) -> Word:
    boxes = [turned(letter.box, turn) for letter in letters]
    run = letters[0].run
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    text = "".join(letter.text for letter in letters)
    base = _base(run, turn)
    relative = (run.turn - turn) % 4
    return Word(text, left, top, right, bottom, base, run.size, run.bold, relative, letters[0].spaced)
