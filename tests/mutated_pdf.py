"""PDF files whose objects and streams are not as any program writes them, packed as they should be."""

from __future__ import annotations

import re
import zlib
from random import Random

from tests.mutated_text import mutated_bytes, stretch

OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
STREAM = re.compile(rb"(.*?)stream\r?\n(.*)\nendstream", re.DOTALL)
TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f\s]*>|[\[\]]|/[^\s/<>\[\](){}%]*|[^\s/<>\[\](){}%]+", re.DOTALL
)
NUMBER = re.compile(rb"[-+]?\d*\.?\d+")
NUMBERS = (
    *(b"0", b"-1", b"1e9", b"32768", b"2147483647", b"-2147483648", b"99999999999999999999", b"0.0000001", b"-.5"),
    *(b"90", b"45", b"14400", b"1" * 200, b"--1", b"1.2.3", b"NaN"),
)
TOKENS = (
    *(b"q", b"Q", b"BT", b"ET", b"Tj", b"TJ", b"Td", b"Tm", b"Tf", b"'", b'"', b"re", b"S", b"f", b"W n", b"cm", b"Do"),
    *(b"BI /W 9 /H 9 ID x EI", b"BX", b"sh", b"/F1", b"/Null", b"null", b"true", b"[", b"]", b"<<", b">>", b"(", b")"),
    *(b"<", b">", b"1 0 R", b"3 0 R", b"999 0 R", b"obj", b"endobj", b"stream", b"%", b"/FlateDecode", b"/LZWDecode"),
    *(b"/Type", b"/Pages", b"/Kids", b"/Rotate 90", b"/Encrypt 1 0 R", b"/ObjStm", b"<FEFF>", b"(" * 40, b"[" * 600),
)


def mutated_pdf(data: bytes, random: Random) -> bytes:
    """The file with one to three objects or streams changed, or itself damaged."""
    if random.random() < 0.2:
        return mutated_bytes(data, random)
    objects = [(int(number), body) for number, body in OBJECT.findall(data)]
    for _ in range(random.choice((1, 1, 2, 3)) if objects else 0):
        at = random.randrange(len(objects))
        match random.randrange(8):
            case 0:
                del objects[at]
            case 1:
                objects[at] = (objects[at][0], random.choice(objects)[1])
            case 2:
                objects.append((objects[at][0], _object(objects[at][1], random)))
            case _:
                objects[at] = (objects[at][0], _object(objects[at][1], random))
        if not objects:
            break
    trailer = re.search(rb"trailer\s*(<<.*?>>)", data, re.DOTALL)
    return _written(objects, trailer[1] if trailer else b"<</Root 1 0 R>>", random)


def _object(body: bytes, random: Random) -> bytes:
    found = STREAM.match(body)
    if found is None:
        return _tokens(body, random)
    head, content = found[1], found[2]
    if random.random() < 0.3:
        return _tokens(head, random) + b"stream\n" + content + b"\nendstream"
    try:
        content, is_packed = zlib.decompress(content), True
    except zlib.error:
        is_packed = False
    content = mutated_bytes(content, random) if random.random() < 0.25 else _tokens(content, random)
    content = zlib.compress(content) if is_packed else content
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(content), head)
    return head + b"stream\n" + content + b"\nendstream"


def _tokens(content: bytes, random: Random) -> bytes:
    """Numbers, words and strings exchanged, put in, doubled and left out; the rest stays where it is."""
    found = list(TOKEN.finditer(content))
    numbers = [each for each in found if NUMBER.fullmatch(each[0])]
    changes: dict[int, tuple[int, bytes]] = {}
    for _ in range(random.choice((1, 1, 3, 20)) if found else 0):
        token = random.choice(numbers if numbers and random.random() < 0.5 else found)
        changes[token.start()] = (token.end(), _token(token[0], found, random))
    for start in sorted(changes, reverse=True):
        end, text = changes[start]
        content = content[:start] + text + content[end:]
    return content


def _token(token: bytes, found: list[re.Match[bytes]], random: Random) -> bytes:
    match random.randrange(6):
        case 0:
            return b""
        case 1:
            return (token + b" ") * random.choice((2, 2, 300))
        case 2:
            return random.choice(TOKENS)
        case 3:
            return random.choice(found)[0]
        case 4 if token.startswith((b"(", b"<")):
            start, end = stretch(len(token), random, 6)
            return token[:start] + random.randbytes(2) + token[end:]
    return random.choice(NUMBERS)


def _written(objects: list[tuple[int, bytes]], trailer: bytes, random: Random) -> bytes:
    """The file, one time in four with a table of contents that is wrong or none."""
    data = b"%PDF-1.7\n"
    places = []
    for number, body in objects:
        places.append((number, len(data)))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    if random.random() < 0.25:
        places = [(number, random.choice((0, place + 1, 9_999_999_999))) for number, place in places]
    start = len(data) if random.random() < 0.9 else random.choice((0, 7, 99_999_999))
    data += b"xref\n0 1\n0000000000 65535 f \n"
    data += b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    if random.random() < 0.15:
        trailer = _tokens(trailer, random)
    return data + b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)
