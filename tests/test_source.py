"""Source text as a tree: every scalar stays the text it is, and everything has its place."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problem import InputError, Position
from engine.source import MAX_TEXT, Scalar, decode, find, parse, plain

PLAIN = ("no", "yes", "on", "off", "true", "010", "0o10", "0x1F", "1:30", "1_000", "1e400", ".inf", ".NaN", "0.1")
PLAIN += ("1.652", "2024-01-01", "2024-02-30", "=", "<<", "nULL", "79.60554833116601647161", "+1", "-0")


def read(text: str) -> object:
    return plain(parse("a.yaml", text.encode()).root)


@pytest.mark.parametrize(
    "text",
    [*PLAIN, "Null ", "1" * 400],
)
def test_a_scalar_stays_the_text_that_the_author_wrote(text):
    assert read(f"a: {text}") == {"a": text.strip() if text != "Null " else None}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", " # nothing"])
def test_nothing_is_nothing(text):
    assert read(f"a: {text}\nb: 1") == {"a": None, "b": "1"}


@pytest.mark.parametrize("text", ["''", '"null"', "'~'", '"no"'])
def test_what_stands_in_quotes_is_a_text(text):
    assert read(f"a: {text}") == {"a": text[1:-1]}


def test_a_block_of_text_keeps_its_lines():
    assert read("a: |\n  một\n  hai\nb: >-\n  ba\n  bốn\n") == {"a": "một\nhai\n", "b": "ba bốn"}


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"))
texts = texts.filter(lambda text: not any(ord(each) & 0xFFFE == 0xFFFE for each in text))
whole = st.integers(-(10**30), 10**30)
values = st.recursive(
    st.none() | st.booleans() | whole | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
documents = st.dictionaries(texts, values, max_size=5) | st.lists(values, max_size=5)


@given(documents, st.booleans(), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_json_is_read_as_python_reads_it_with_numbers_as_text(document, ascii_, indent, compact):
    separators = (",", ":") if compact else None
    text = json.dumps(document, ensure_ascii=ascii_, indent=indent, separators=separators)
    if not ascii_:
        text = unicodedata.normalize("NFC", text)
    expected = json.loads(text, parse_int=str, parse_float=str)
    try:
        found = plain(parse("a.json", text.encode()).root)
    except InputError as error:
        codes = {each.code for each in error.problems}
        assert codes <= {"duplicate-key", "too-deep", "not-yaml"}
        assert "not-yaml" not in codes or max(len(line) for line in text.splitlines()) > 1000
        assert "duplicate-key" not in codes or _has_equal_keys(text)
    else:
        assert found == _without_booleans(expected)


def _has_equal_keys(text: str) -> bool:
    doubles = []

    def look(pairs: list[tuple[str, object]]) -> None:
        doubles.append(len({key for key, _ in pairs}) < len(pairs))

    json.loads(text, object_pairs_hook=look)
    return any(doubles)


def _without_booleans(value: object) -> object:
    if isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, list):
        return [_without_booleans(each) for each in value]
    if isinstance(value, dict):
        return {key: _without_booleans(each) for key, each in value.items()}
    return value


def test_an_escaped_pair_of_surrogates_is_one_character():
    assert read('{"a": "\\ud83d\\ude00", "b": "\\u1ec7", "c": "\\\\ud83d"}') == {"a": "😀", "b": "ệ", "c": "\\ud83d"}


def test_everything_has_its_place():
    source = parse("a.yaml", "đơn vị: {tên: Xã A}\nlist:\n  - một\n  - 'hai'\n".encode())
    assert find(source.root, ("đơn vị", "tên")) == (
        Scalar("tên", Position(1, 10, 3)),
        Scalar("Xã A", Position(1, 15, 4)),
    )
    assert find(source.root, ("list", 1))[1] == Scalar("hai", Position(4, 5, 5))
    assert find(source.root, ("list", 7))[1].at == Position(3, 3, 1)
    assert source.line(Position(4, 5)) == "  - 'hai'"


def test_places_count_composed_letters_and_every_kind_of_line_end():
    decomposed = "te\u0302n: A\r\nb: 1\r\nc: 2".encode()
    source = parse("a.yaml", decomposed)
    assert find(source.root, ("tên",))[1].at == Position(1, 6, 1)
    assert find(source.root, ("c",))[1].at == Position(3, 4, 1)
    assert [each.code for each in source.warnings] == ["decomposed-text"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \r\n\t", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"\xff\xfea\x00", "not-text"),
        (b"a: \xe3", "not-text"),
        (b"a: \x00", "not-text"),
        (b"a: \x07", "control-character"),
        (b"x" * (MAX_TEXT + 1), "too-large"),
    ],
)
def test_what_is_no_text_is_refused_before_it_is_parsed(data, code):
    with pytest.raises(InputError) as refused:
        decode("a", data)
    assert [each.code for each in refused.value.problems] == [code]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: 1\na: 2", "duplicate-key", (2, 1)),
        ("{a: 1, 'a': 2}", "duplicate-key", (1, 8)),
        ("a: &x 1\nb: *x", "alias", (1, 4)),
        ("a: !!int 1", "tag", (1, 4)),
        ("a: 1\n---\nb: 2", "several-documents", (2, 1)),
        ("{a: 1, [b]: 2}", "key-not-text", (1, 8)),
        ("[" * 33, "too-deep", (1, 33)),
        ("a: [1,\n", "not-yaml", (1, 7)),
        ("a: 'x\n\n", "not-yaml", (1, 4)),
    ],
)
def test_what_this_format_refuses_is_told_at_its_place(text, code, place):
    with pytest.raises(InputError) as refused:
        parse("a.yaml", text.encode())
    (problem,) = refused.value.problems
    assert (problem.code, problem.position[:2]) == (code, place)


def test_as_many_levels_as_a_submission_will_ever_need_are_read():
    assert read("[" * 32 + "]" * 32) is not None
