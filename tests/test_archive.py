"""ZIP files are checked before any library opens them."""

from __future__ import annotations

import random
import struct
import zipfile

import pytest

from engine.problem import InputError, Problem
from engine.read.archive import MAX_MEMBERS, check_archive
from tests.made_word import GOOD, packed

NAME = "bao-cao.docx"


def said(data: bytes) -> Problem:
    with pytest.raises(InputError) as raised:
        check_archive(NAME, data)
    (problem,) = raised.value.problems
    return problem


def entry(data: bytes, offset: int, written: bytes) -> bytes:
    """The archive with these bytes in the first entry of its list of contents."""
    at = data.index(b"PK\x01\x02") + offset
    return data[:at] + written + data[at + len(written) :]


def test_a_good_archive_is_not_touched():
    check_archive(NAME, GOOD)
    check_archive(NAME, packed({"a.xml": "<a/>", "empty.xml": "", "b.png": b"\x89PNG", "c.bin": b"<"}))


def test_an_archive_cut_off_anywhere_is_damaged():
    for end in range(4, len(GOOD), 7):
        assert said(GOOD[:end]) == Problem(NAME, "broken-archive")


def test_an_archive_with_random_bytes_is_good_or_a_problem():
    chance = random.Random(1)  # noqa: S311
    for _ in range(1_000):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            check_archive(NAME, bytes(data))
        except InputError as error:
            assert len(error.problems) == 1


def test_a_part_that_states_a_huge_size_is_refused():
    assert said(entry(GOOD, 24, struct.pack("<I", 4_000_000_000))).code == "expands-too-much"


def test_parts_that_together_expand_too_much_are_refused():
    data = packed({f"{i}": bytes(70_000_000) for i in range(3)})
    assert said(data) == Problem(NAME, "expands-too-much", details={"limit": "200"})


def test_a_part_that_expands_to_more_than_it_states_is_damaged():
    data = packed({"a.bin": bytes(50_000_000)})
    assert said(entry(data, 24, struct.pack("<I", 100))) == Problem(NAME, "broken-archive")


def test_many_parts_are_refused_before_they_are_listed():
    data = packed({f"{i}": b"" for i in range(MAX_MEMBERS + 1)}, zipfile.ZIP_STORED)
    assert said(data) == Problem(NAME, "too-many-parts", details={"limit": str(MAX_MEMBERS)})


def test_a_locked_part_is_named_as_such():
    assert said(entry(GOOD, 8, b"\x01\x00")) == Problem(NAME, "encrypted")


def test_a_way_of_packing_that_expands_without_measure_is_refused():
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert said(packed({"a.xml": "<a/>"}, method)) == Problem(NAME, "broken-archive")


def test_two_parts_of_one_name_are_refused():
    data = packed({"a.xml": "<a/>", "b.xml": "<b/>"}).replace(b"b.xml", b"a.xml")
    assert said(data) == Problem(NAME, "broken-archive")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", ["", "\n <!-- a > b -->", '<?xml version="1.0"?>\n'])
def test_a_part_with_a_document_type_is_refused_in_every_encoding(encoding, before):
    if encoding.startswith("utf-16-") and before.startswith("\n"):
        before = before.strip()
    data = packed({"x.bin": f"{before}<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".encode(encoding)})
    assert said(data) == Problem(NAME, "declares-entities", details={"part": "x.bin"})


@pytest.mark.parametrize("content", [b"\x4c\xa7\x94\x93", b" " * 5_000 + b"<a/>", b"<!ELEMENT a>", b"a", b"<"])
def test_a_part_whose_beginning_is_no_xml_is_refused(content):
    assert said(packed({"x.rels": content})) == Problem(NAME, "broken-part", details={"part": "x.rels"})


@pytest.mark.parametrize(
    "content", [b" " * 4096, b"<?" * 2048, b"<!--" * 1024, b"<??>" * 1024, b"<!---->" * 600, b" \n" * 2048]
)
def test_a_beginning_made_to_take_long_takes_no_time(content):
    assert said(packed({"x.xml": content})).code == "broken-part"
