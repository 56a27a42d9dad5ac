"""What is asked of PDFium for each letter and each drawing, at the least cost: pointers go in and out as whole numbers.

``pypdfium2.raw`` makes an object of every pointer, which costs more than the answer where a report has tens of
thousands of letters. The functions are the same; their names and parameters are those of PDFium's ``fpdf_text.h`` and
``fpdf_edit.h``. A page, and what belongs to it, must be open while its numbers are used.

To check what goes into a call costs as much as the rest of it. Functions made by ``_unchecked`` do not: each pointer
given to them must be a ``Pointer`` or a reference, which is passed faster but takes longer to make, and a number is
taken for C's ``int``.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

Address: TypeAlias = int
Pointer = ctypes.c_void_p


class Handle(Pointer):
    """A pointer that comes out of one function and goes into others as it is."""


Box: TypeAlias = tuple[int, int, int, int]
_SURE = re.compile(r"[\x00-\u058f\u1e00-\u1fff\u2010-\u2027\ue000-\uf8ff\ufffe]*")
"""Latin, Greek and Cyrillic letters, marks, and the private ones of fonts of symbols."""
_LAST_CODE, _NO_LETTER = 0x10FFFF, "\N{REPLACEMENT CHARACTER}"
_INT, _FLOAT, _DOUBLE = ctypes.c_int, ctypes.c_float, ctypes.c_double
_LETTERS = 3_000
"""A full page has about as many; there is room for more where it is needed."""
_NAME = 128
_SEGMENTS = 500
"""So many of a path are looked at together."""


def _direct(function: Any, result: Any, *parameters: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *parameters)(address_of(function))


def _unchecked(function: Any, result: Any = None) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result)(address_of(function))


def reference_to(pointer: Any) -> Any:
    """The same pointer, to be given to unchecked functions many times."""
    return ctypes.byref(ctypes.c_char.from_address(address_of(pointer)))


def address_of(pointer: Any) -> Address:
    """Where a pointer points to; 0 where it points to nothing."""
    return ctypes.cast(pointer, Pointer).value or 0


count_objects = _direct(pdfium.FPDFPage_CountObjects, _INT, Pointer)
count_form_objects = _direct(pdfium.FPDFFormObj_CountObjects, _INT, Pointer)
form_object = _direct(pdfium.FPDFFormObj_GetObject, Handle, Pointer, ctypes.c_ulong)
_base_font_name = _direct(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, Pointer, Pointer, ctypes.c_size_t)
_text = _direct(pdfium.FPDFText_GetText, _INT, Pointer, _INT, _INT, Pointer)
_unicode = _direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint, Pointer, _INT)
page_object = _unchecked(pdfium.FPDFPage_GetObject, Handle)
object_type = _unchecked(pdfium.FPDFPageObj_GetType, _INT)
has_unicode_map_error = _unchecked(pdfium.FPDFText_HasUnicodeMapError, _INT)
font_of = _unchecked(pdfium.FPDFTextObj_GetFont, Pointer)
font_size = _unchecked(pdfium.FPDFText_GetFontSize, _DOUBLE)
_count_segments = _unchecked(pdfium.FPDFPath_CountSegments, _INT)
_segment = _unchecked(pdfium.FPDFPath_GetPathSegment, Handle)
_segment_type = _unchecked(pdfium.FPDFPathSegment_GetType, _INT)
_segment_closes = _unchecked(pdfium.FPDFPathSegment_GetClose, _INT)
_text_object = _unchecked(pdfium.FPDFText_GetTextObject, Pointer)
_loose_box = _unchecked(pdfium.FPDFText_GetLooseCharBox)
_origin = _unchecked(pdfium.FPDFText_GetCharOrigin, _INT)
_matrix = _unchecked(pdfium.FPDFPageObj_GetMatrix, _INT)
_draw_mode = _unchecked(pdfium.FPDFPath_GetDrawMode, _INT)
_point = _unchecked(pdfium.FPDFPathSegment_GetPoint, _INT)


def text_objects(text_page: Any, count: int) -> list[Address | None]:
    """What each letter of a page is drawn by; None for those of the library's own making."""
    return [*map(_text_object, repeat(text_page), range(count))]


class Room:
    """Where PDFium writes its answers, so that there need not be a new object for each."""

    def __init__(self) -> None:
        self._numbers, self._lengths, self._modes = (_DOUBLE * 2)(), (_FLOAT * 6)(), (_INT * 2)()
        self._two, self._six, self._both = _places(self._numbers), _places(self._lengths), _places(self._modes)
        self._points, self._sides = (_FLOAT * (2 * _SEGMENTS))(), (_FLOAT * (4 * _LETTERS))()
        self._boxes, self._led_to = _places(self._sides, 4), _lengths(self._points)
        self._across, self._upwards = _places(self._points, 2), _places(self._points, 2, 1)

    def text(self, text_page: Any, count: int) -> str:
        """The letters of a page with so many, one for each: in one go where that surely gives the same.

        The text of a page lacks some control characters, and turns brackets round in writing from right to left.
        """
        self._make_room(count)
        address = ctypes.addressof(self._sides)
        written = _text(text_page, 0, count, address) if count else 0
        text = ctypes.string_at(address, max(0, 2 * written - 2)).decode("utf-16-le", "replace")
        if len(text) == count and _SURE.fullmatch(text):
            return text
        codes = map(_unicode, repeat(text_page), range(count))
        return "".join([chr(code) if code <= _LAST_CODE else _NO_LETTER for code in codes])

    def loose_boxes(self, text_page: Any, count: int) -> list[list[Any]]:
        """Left, top, right and bottom of each letter of a page in points, each side in a list of its own."""
        self._make_room(count)
        deque(map(_loose_box, repeat(text_page), range(count), self._boxes), maxlen=0)
        found = _lengths(self._sides)[: 4 * count]
        return [found[side::4].tolist() for side in range(4)]

    def segments(self, path: Pointer) -> Iterator[tuple[int, int, Any, Any]]:
        """Of each segment of a path its kind, whether the path is closed there, and where it leads to."""
        count = _count_segments(path)
        for start in range(0, count, _SEGMENTS):
            found = [*map(_segment, repeat(path), range(start, min(count, start + _SEGMENTS)))]
            deque(map(_point, found, self._across, self._upwards), maxlen=0)
            points = self._led_to[: 2 * len(found)].tolist()
            kinds, closed = map(_segment_type, found), map(_segment_closes, found)
            yield from zip(kinds, closed, points[0::2], points[1::2], strict=True)

    def _make_room(self, count: int) -> None:
        """For the boxes of so many letters, each of which is a letter of at most two units of two bytes."""
        if count >= len(self._boxes):
            self._sides = (_FLOAT * (8 * count))()
            self._boxes = _places(self._sides, 4)

    def origin(self, text_page: Any, letter: int) -> list[Any]:
        """Where the letter stands: from the left, and upwards."""
        return self._numbers[:] if _origin(text_page, letter, *self._two) else [0, 0]

    def matrix(self, drawing: Pointer) -> list[Any]:
        """How the drawing is placed: a, b, c, d, e, f."""
        return self._lengths[:] if _matrix(drawing, self._six[0]) else [0] * 6

    def font_name(self, font: Address | None) -> bytes:
        """The first letters of the font's name."""
        address = ctypes.addressof(self._sides)
        ctypes.memset(address, 0, _NAME)
        _base_font_name(font, address, _NAME)
        return ctypes.string_at(address)

    def draw_mode(self, path: Pointer) -> list[int]:
        """How a path is filled, and whether it is stroked; nothing of both where that is not known."""
        return self._modes[:] if _draw_mode(path, *self._both) else [0, 0]


def _lengths(array: Any) -> Any:
    return memoryview(array).cast("B").cast("f")


def _places(array: Any, step: int = 1, first: int = 0) -> list[Any]:
    """References to each place of the array, or to each so many from one of them on."""
    size = ctypes.sizeof(array._type_)
    return [*map(ctypes.byref, repeat(array), range(first * size, ctypes.sizeof(array), step * size))]
