"""What is asked of PDFium for each letter and each drawing, at the least cost: pointers go in and out as whole numbers.

``pypdfium2.raw`` makes an object of every pointer, which costs more than the answer where a report has tens of
thousands of letters. The functions are the same; their names and parameters are those of PDFium's ``fpdf_text.h`` and
``fpdf_edit.h``. A page, and what belongs to it, must be open while its numbers are used.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

Address: TypeAlias = int
Box: TypeAlias = tuple[int, int, int, int]
_SURE = re.compile(r"[\x00-\u058f\u1e00-\u1fff\u2010-\u2027\ue000-\uf8ff\ufffe]*")
"""Latin, Greek and Cyrillic letters, marks, and the private ones of fonts of symbols."""
_POINTER, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _direct(function: Any, result: Any, *parameters: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *parameters)(address_of(function))


def address_of(pointer: Any) -> Address:
    """Where a pointer points to; 0 where it points to nothing."""
    return ctypes.cast(pointer, _POINTER).value or 0


text_object = _direct(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
has_unicode_map_error = _direct(pdfium.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
font_size = _direct(pdfium.FPDFText_GetFontSize, _DOUBLE, _POINTER, _INT)
count_objects = _direct(pdfium.FPDFPage_CountObjects, _INT, _POINTER)
page_object = _direct(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
count_form_objects = _direct(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _direct(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_type = _direct(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
font_of = _direct(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
count_segments = _direct(pdfium.FPDFPath_CountSegments, _INT, _POINTER)
segment_of = _direct(pdfium.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_type = _direct(pdfium.FPDFPathSegment_GetType, _INT, _POINTER)
segment_closes = _direct(pdfium.FPDFPathSegment_GetClose, _INT, _POINTER)
_text = _direct(pdfium.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
_unicode = _direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_loose_box = _direct(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_origin = _direct(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_matrix = _direct(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_base_font_name = _direct(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
_draw_mode = _direct(pdfium.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
_point = _direct(pdfium.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)


def text_objects(text_page: Address, count: int) -> list[Address | None]:
    """What each letter of a page is drawn by; None for those of the library's own making."""
    return [*map(text_object, repeat(text_page), range(count))]


def codes(text_page: Address, count: int) -> Sequence[int]:
    """The code of each letter of a page: in one go where that surely gives the same.

    The text of a page lacks some control characters, and turns brackets round in writing from right to left.
    """
    room = ctypes.create_string_buffer(4 * count + 2)  # a letter may take two units of two bytes
    written = _text(text_page, 0, count, ctypes.addressof(room)) if count else 0
    text = room.raw[: max(0, 2 * written - 2)].decode("utf-16-le", "replace")
    if len(text) == count and _SURE.fullmatch(text):
        return [*map(ord, text)]
    return [*map(_unicode, repeat(text_page), range(count))]


def loose_boxes(text_page: Address, letters: list[int]) -> list[Any]:
    """Left, top, right and bottom of each of the letters in points, one after the other."""
    boxes = (pdfium.FS_RECTF * len(letters))()
    size, first = ctypes.sizeof(pdfium.FS_RECTF), ctypes.addressof(boxes)
    for _ in map(_loose_box, repeat(text_page), letters, range(first, first + size * len(letters), size)):
        pass
    return memoryview(boxes).cast("B").cast("f").tolist()


def origin(text_page: Address, letter: int) -> tuple[Any, Any]:
    """Where the letter stands."""
    x, y = _DOUBLE(), _DOUBLE()
    _origin(text_page, letter, ctypes.addressof(x), ctypes.addressof(y))
    return x.value, y.value


def matrix_of(drawing: Address) -> tuple[Any, ...]:
    """How the drawing is placed: a, b, c, d, e, f."""
    matrix = pdfium.FS_MATRIX()
    _matrix(drawing, ctypes.addressof(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def font_name(font: Address | None) -> bytes:
    """The first letters of the font's name."""
    name = ctypes.create_string_buffer(128)
    _base_font_name(font, ctypes.addressof(name), len(name))
    return name.value


def draw_mode(path: Address) -> tuple[int, int]:
    """How a path is filled, and whether it is stroked; nothing of both where that is not known."""
    fill, stroke = _INT(), _INT()
    known = _draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return (fill.value, stroke.value) if known else (0, 0)


def point_of(segment: Address) -> tuple[Any, Any]:
    """Where a segment of a path leads to."""
    x, y = ctypes.c_float(), ctypes.c_float()
    _point(segment, ctypes.addressof(x), ctypes.addressof(y))
    return x.value, y.value
