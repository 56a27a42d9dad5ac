"""Whether a PDF unpacks or unfolds to more than can be read, found before it is given to the library.

The file is not parsed but searched: each object wherever it stands, also in older versions of the file and in packed
objects, and each stream is unpacked no further than is allowed.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

_MOST_UNPACKED = 32_000_000
"""Fonts are the largest that pages need; pictures are not looked at."""
_MOST_IN_ALL = 200_000_000
_MOST_DRAWN = 4_000_000
"""Bytes that draw one page: about 50 times those of a full one; each takes the library up to 80 bytes."""
_MOST_DRAWN_IN_ALL = 40_000_000
_MOST_LOCKED = 200_000
"""Packed objects of an encrypted file cannot be unpacked here; they grow a thousandfold at most."""
_MOST_NESTED = 1_000
_DEEP = 50
"""Drawings within drawings."""
_BEGUN = -1
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n?")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]*)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+R\b")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]*\]|\d{1,10}\s+\d{1,5}\s+R)")
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_FILTER = re.compile(rb"/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW|RunLengthDecode|RL)\b")
_OLD = (b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL")
_FILTERS = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]*\]|/[^\s/<>\[\]()]+|(\d{1,10})\s+\d{1,5}\s+R)")
_USED = re.compile(rb"/(?:Contents|ToUnicode|FontFile[23]?|CIDToGIDMap|Encoding|UseCMap)\s*\[?[\d\sR]*$")


class _Object(NamedTuple):
    """One object: what is written of it, and what its stream holds once unpacked."""

    text: bytes
    content: bytes = b""
    draws: Mapping[bytes, int] = MappingProxyType({})
    """How often it uses the drawings of these names."""


class _TooMuchError(Exception):
    """The file holds more than can be read."""


def too_much(data: bytes) -> bool:
    """Whether the file unpacks or unfolds to more than a report can hold."""
    try:
        objects = _objects(data)
        drawn = [_drawn(each, objects) for each in _pages(objects)]
        return _nested(data) or max(drawn, default=0) > _MOST_DRAWN or sum(drawn) > _MOST_DRAWN_IN_ALL
    except _TooMuchError:
        return True


def _objects(data: bytes) -> dict[int, list[_Object]]:
    """All versions of all objects, by number."""
    found: dict[int, list[_Object]] = {}
    locked = b"/Encrypt" in data
    for number, text, start, end in _written(data):
        if start < 0:
            found.setdefault(number, []).append(_Object(text))
            continue
        if locked and b"/ObjStm" in text and end - start > _MOST_LOCKED:
            raise _TooMuchError
        if b"/Image" in text and not re.search(rb"/(ObjStm|XRef)\b", text):
            found.setdefault(number, []).append(_Object(text))
            continue
        content = _unpacked(text, data[start:end])
        found.setdefault(number, []).append(_Object(text, content, Counter(_DRAWS.findall(content))))
        if b"/ObjStm" in text:
            for inner, inner_text in _packed(content):
                found.setdefault(inner, []).append(_Object(inner_text))
    if sum(len(each.content) for versions in found.values() for each in versions) > _MOST_IN_ALL:
        raise _TooMuchError
    return found


def _written(data: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """Number and text of each object, and from where to where its stream reaches, -1 where it has none."""
    heads = list(_OBJECT.finditer(data))
    for index, head in enumerate(heads):
        limit = heads[index + 1].start() if index + 1 < len(heads) else len(data)
        stream = data.find(b"stream", head.end(), limit)
        end = data.find(b"endobj", head.end(), limit)
        if stream < 0 or 0 <= end < stream:
            yield int(head[1]), _plain(data[head.end() : end if end >= 0 else limit]), -1, -1
            continue
        mark = _STREAM.match(data, stream)
        start = mark.end() if mark else stream
        yield int(head[1]), _plain(data[head.end() : stream]), start, _end(data, start)


def _end(data: bytes, start: int) -> int:
    end = data.find(b"endstream", start)
    return end if end >= 0 else len(data)


def _plain(text: bytes) -> bytes:
    """The text with its names as they are meant: a letter may be written as its number."""
    if b"#" not in text:
        return text
    return _NAME.sub(lambda name: _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), name[0]), text)


def _unpacked(text: bytes, stream: bytes) -> bytes:
    """What the stream holds; raises _TooMuchError where that is more than is allowed."""
    for name in _FILTER.findall(text):
        if name in _OLD:
            raise _TooMuchError  # no office program of this century writes it, and it can grow a thousandfold
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
        raise _TooMuchError
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
            raise _TooMuchError
    return bytes(found)


def _packed(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects of a stream of objects: numbers and places come first."""
    head = re.match(rb"[\d\s]*", content)
    numbers = [int(each) for each in head[0].split()] if head else []
    first = head.end() if head else 0
    places = [*numbers[1::2], len(content)]
    for index, number in enumerate(numbers[0::2][: len(places) - 1]):
        yield number, _plain(content[first + places[index] : first + places[index + 1]])


def _nested(data: bytes) -> bool:
    """Whether lists or dictionaries are nested without end."""
    return (
        re.search(rb"(?:\[\s*){%d}|(?:<<\s*(?:/[^\s/<>\[\](){}%%]*\s*)?){%d}" % (_MOST_NESTED, _MOST_NESTED), data)
        is not None
    )


def _pages(objects: dict[int, list[_Object]]) -> Iterator[bytes]:
    for versions in objects.values():
        for each in versions:
            if b"/Contents" in each.text:
                yield each.text


def _drawn(page: bytes, objects: dict[int, list[_Object]]) -> int:
    """How many bytes draw the page, each as often as it is used."""
    found = 0
    known: dict[int, int] = {}
    for contents in _CONTENTS.findall(page):
        for number in _numbers(contents, objects):
            for each in objects.get(number, ()):
                found += len(each.content) + _used(each, page, objects, known)
    return found


def _numbers(contents: bytes, objects: dict[int, list[_Object]]) -> Iterator[int]:
    """The streams that are named, directly or by a list that stands elsewhere."""
    for reference in _REFERENCE.findall(contents):
        number = int(reference)
        yield number
        for each in objects.get(number, ()):
            if each.text.lstrip().startswith(b"["):
                yield from (int(inner) for inner in _REFERENCE.findall(each.text))


def _used(each: _Object, owner: bytes, objects: dict[int, list[_Object]], known: dict[int, int]) -> int:
    """How many bytes the drawings take that this content uses by their names."""
    if not each.draws:
        return 0
    named = _named(owner, objects)
    return sum(
        times * max((_cost(number, owner, objects, known) for number in named.get(name, ())), default=0)
        for name, times in each.draws.items()
    )


def _named(owner: bytes, objects: dict[int, list[_Object]]) -> dict[bytes, set[int]]:
    """What stands under each name in an object and in what it refers to, two steps far."""
    found: dict[bytes, set[int]] = {}
    texts, seen = [owner], set[int]()
    for _ in range(3):
        following: list[bytes] = []
        for name, number in (pair for text in texts for pair in _NAMED.findall(text)):
            found.setdefault(name, set()).add(int(number))
            if name in {b"Resources", b"XObject", b"Parent"} and int(number) not in seen:
                seen.add(int(number))
                following.extend(each.text for each in objects.get(int(number), ()))
        texts = following
    return found


def _cost(number: int, owner: bytes, objects: dict[int, list[_Object]], known: dict[int, int]) -> int:
    """What a drawing takes with all that it uses. Raises _TooMuchError for one that uses itself."""
    if number not in known:
        known[number] = _BEGUN
        forms = [each for each in objects.get(number, ()) if b"/Form" in each.text]
        if sum(cost == _BEGUN for cost in known.values()) > _DEEP:
            raise _TooMuchError
        costs = (
            1 + len(each.content) + _used(each, each.text if b"/Resources" in each.text else owner, objects, known)
            for each in forms
        )
        known[number] = max(costs, default=0)
    if known[number] == _BEGUN:
        raise _TooMuchError
    return known[number]
