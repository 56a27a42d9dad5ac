"""The objects of a PDF, found without parsing it: wherever they stand, also in older versions and packed ones.

Each stream is unpacked no further than is allowed, and only its size and what it draws are kept.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

_MOST_OBJECTS = 300_000
_MOST_UNPACKED = 32_000_000
"""Fonts are the largest that pages need; pictures are not looked at."""
_MOST_IN_ALL = 200_000_000
_MOST_LOCKED = 200_000
"""Packed objects of an encrypted file cannot be unpacked here; they grow a thousandfold at most."""
_MOST_NUMBERS = 1_000_000
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n?")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]*)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_FILTER = re.compile(rb"/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW|RunLengthDecode|RL)\b")
_OLD = (b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL")
_PACKED = re.compile(rb"/(ObjStm|XRef)\b")


class TooMuchError(Exception):
    """The file holds more than can be read."""


class Found(NamedTuple):
    """One object: what is written of it, how much its stream holds, and how often that draws what by its name."""

    text: bytes
    size: int = 0
    draws: Mapping[bytes, int] = MappingProxyType({})


def objects_of(data: bytes) -> dict[int, list[Found]]:
    """All versions of all objects, by number. Raises TooMuchError."""
    found: dict[int, list[Found]] = {}
    locked = b"/Encrypt" in data
    sizes = 0
    for number, text, start, end in _written(data):
        packed = _PACKED.search(text) is not None
        if locked and packed and end - start > _MOST_LOCKED:
            raise TooMuchError
        if start < 0 or (b"/Image" in text and not packed):
            found.setdefault(number, []).append(Found(text))
            continue
        content = _unpacked(text, data[start:end])
        sizes += len(content)
        if sizes > _MOST_IN_ALL:
            raise TooMuchError
        found.setdefault(number, []).append(Found(text, len(content), Counter(_DRAWS.findall(content))))
        if b"/ObjStm" in text:
            for inner, inner_text in _packed(content):
                found.setdefault(inner, []).append(Found(inner_text))
    return found


def _written(data: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """Number and text of each object, and from where to where its stream reaches, -1 where it has none."""
    heads = list(islice(_OBJECT.finditer(data), _MOST_OBJECTS + 1))
    if len(heads) > _MOST_OBJECTS:
        raise TooMuchError
    end = read = 0
    for index, head in enumerate(heads):
        limit = heads[index + 1].start() if index + 1 < len(heads) else len(data)
        stream, closed = data.find(b"stream", head.end(), limit), data.find(b"endobj", head.end(), limit)
        if stream < 0 or 0 <= closed < stream:
            yield int(head[1]), _plain(data[head.end() : closed if closed >= 0 else limit]), -1, -1
            continue
        mark = _STREAM.match(data, stream)
        start = mark.end() if mark else stream
        if end < start:
            end = data.find(b"endstream", start)
            end = end if end >= 0 else len(data)
        read += end - start
        if read > 2 * len(data):  # streams within streams
            raise TooMuchError
        yield int(head[1]), _plain(data[head.end() : stream]), start, end


def _plain(text: bytes) -> bytes:
    """The text with its names as they are meant: a letter may be written as its number."""
    if b"#" not in text:
        return text
    return _NAME.sub(lambda name: _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), name[0]), text)


def _unpacked(text: bytes, stream: bytes) -> bytes:
    """What the stream holds; raises TooMuchError where that is more than is allowed."""
    for name in _FILTER.findall(text):
        if name in _OLD:
            raise TooMuchError  # no office program of this century writes it, and it can grow a thousandfold
        try:
            if name in {b"FlateDecode", b"Fl"}:
                stream = _inflated(stream)
            elif name in {b"ASCII85Decode", b"A85"}:
                stream = base64.a85decode(stream.strip().removeprefix(b"<~").partition(b"~")[0])
            else:
                digits = re.sub(rb"\s", b"", stream.partition(b">")[0])
                stream = binascii.unhexlify(digits + b"0" * (len(digits) % 2))
        except ValueError:  # broken, or encrypted
            return b""
    return stream


def _inflated(stream: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    found = b""
    try:
        found = unpacker.decompress(stream, _MOST_UNPACKED + 1)
    except zlib.error:
        return _as_far_as_it_goes(stream)
    if len(found) > _MOST_UNPACKED:
        raise TooMuchError
    return found


def _as_far_as_it_goes(stream: bytes) -> bytes:
    """What a damaged stream holds before the damage."""
    unpacker = zlib.decompressobj()
    found = bytearray()
    for start in range(0, len(stream), 1_024):
        try:
            found += unpacker.decompress(stream[start : start + 1_024], _MOST_UNPACKED)
        except zlib.error:
            break
        if len(found) > _MOST_UNPACKED:
            raise TooMuchError
    return bytes(found)


def _packed(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects of a stream of objects: numbers and places come first."""
    head = re.match(rb"(?:\d{1,10}\s+)*", content)
    first = head.end() if head else 0
    if first > _MOST_NUMBERS:
        raise TooMuchError
    numbers = [int(each) for each in content[:first].split()]
    places = [*numbers[1::2], len(content)]
    for number, start, end in zip(numbers[0::2], places, places[1:], strict=False):
        yield number, _plain(content[first + start : first + end])
