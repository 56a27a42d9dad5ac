"""Figures in running text: percents, counts over counts, counts of things; and what is no figure of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from engine.normalise.folding import bare
from engine.normalise.numbers import bound_words
from engine.source import parse, plain

Kind = Literal["percent", "pair", "count"]

_SHORT = 100
"""Cells of tables are shorter, and often the same; longer texts are read anew each time."""
_DIGIT = re.compile(r"\d")
_OVER = ("/", "tren", "tren tong so", "trong tong so")
"""What stands between a count and the one below it."""


class Figure(NamedTuple):
    """A figure from ``start`` to ``end`` of the text, in the author's own writing.

    ``value`` is of a percent or count, with the word that makes it a bound ("trên 99%"); ``numerator``, with such a
    word too, and ``denominator`` are of a pair. ``noun`` is what is counted, in plain letters; "" where none is named.
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    noun: str = ""


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in its order. Dates, numbers of documents, shares of a day and the like are none."""
    return _remembered(text) if len(text) < _SHORT else _figures(text)


@lru_cache(maxsize=512)
def may_hold_a_rate(text: str) -> bool:
    """Whether a percent or a pair may stand in a text; without one all its figures are counts of things."""
    if not _DIGIT.search(text):
        return False
    letters = bare(text)
    return len(letters) != len(text) or any(each in letters for each in ("%", *_OVER))


def _figures(text: str) -> tuple[Figure, ...]:
    if not _DIGIT.search(text):
        return ()
    letters = bare(text)
    if len(letters) != len(text):
        letters = text.lower()
    if "@" in letters or "://" in letters:
        letters = _ADDRESS.sub(_hidden, letters)
    return tuple(_found(text, _NO_FIGURE.sub(_hidden, letters)))


_remembered = lru_cache(maxsize=4096)(_figures)


def _hidden(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _found(text: str, letters: str) -> Iterator[Figure]:
    for match in _patterns().finditer(letters):
        start, end = _start(text, match), match.end()
        if match["percent"]:
            yield Figure("percent", start, end, value=text[start:end])
        elif match["below"]:
            above, below = text[start : match.end("above")], text[slice(*match.span("below"))]
            yield Figure("pair", start, end, numerator=above, denominator=below, noun=_noun(text, match, "pair_noun"))
        else:
            number, noun = ("edged", "its_noun") if match["edged"] else ("count", "noun")
            yield Figure("count", start, end, value=text[start : match.end(number)], noun=_noun(text, match, noun))


def _start(text: str, match: re.Match[str]) -> int:
    """Where a figure begins: a word that differs from one of a bound by its marks only ("điện tử 98%") is no part."""
    word = text[slice(*match.span())].split(" ", 1)[0]
    return match.start() + len(word) + 1 if word.lower() in _language()["no_bounds"] else match.start()


def noun_at_start(text: str) -> str:
    """What the words behind a percent begin to speak of ("các xã ..."); "" where it is nothing that is counted."""
    found = _opening().match(bare(text))
    return _nouns()[found["noun"]] if found else ""


@cache
def _opening() -> re.Pattern[str]:
    nouns = "|".join(re.escape(each) for each in sorted(_nouns(), key=len, reverse=True))
    return re.compile(rf"\s*(?:(?:so|tong so|cac|cua) )*(?P<noun>{nouns})(?![a-z])")


def _noun(text: str, match: re.Match[str], name: str) -> str:
    """The kind of what is counted. One syllable with other marks is another word: "số" is not "sở"."""
    found, written = match[name], text[slice(*match.span(name))].lower()
    if not found or (" " not in found and written not in (found, *_words())):
        return ""
    return _nouns()[found]


# A number as reports write it; a digit may be misread as a letter where a digit, a mark or a percent sign is beside it.
# Every run is bounded: the time for a text of digits only may not grow with the square of its length.
_DIGITS = r"\d(?:[\dsolibz]{0,40}\d)?"
_NUMBER = rf"{_DIGITS}(?:[.,]{_DIGITS}){{0,9}}"
_MISREAD = r"[\dsolibz]{0,40}\d[\dsolibz]{0,40}(?:[.,][\dsolibz]{1,40}){0,9}"
# A number whose first or last digit was misread: only where a stroke or what is counted shows that it is one.
_EDGED = rf"(?:[solibz]{{1,3}}(?:[.,](?=\d))?{_NUMBER}[solibz]{{0,3}}|{_NUMBER}(?:[.,](?=[solibz]))?[solibz]{{1,3}})"
_EITHER = rf"(?:{_EDGED}|{_NUMBER})"
# "-5%" and "80-90%" are kept whole: neither is the share that their last number is. A line may begin with a dash.
_SIGN = r"(?:(?:(?<=[a-z:] )|(?<=\())[-−+])?"
_UP_FROM = rf"(?:{_NUMBER}(?:[-–]| ?% ?[-–] ?))?"
_NO_FIGURE = re.compile(
    r"(?=\d)(?:\d{1,2}/\d{1,2}/[\dolo]{4,5}"  # a day
    r"|(?<!\d)\d{1,9}(?:/\d{4})?[/-] ?[a-z]{2,}\S*(?<!%)"  # the number of a document, without the word
    r"|(?<!\d)\d{1,2} thang(?: dau| cuoi)?(?: nam)?(?: \d{4})?(?!\d)"  # a period
    r"|(?<![\d.,/])\d{1,4}(?:[.,]\d{1,3})?(?: ?/ ?\d{1,4}(?:[.,]\d{1,3})?)? diem(?![a-z])"  # points
    r"|(?<![\d.,])24/7(?!\d)|\d{1,2}h\d{0,2}\b"  # around the clock, an hour
    r"|(?<![\d.,/])0\d{1,4}(?:[. -]?\d{3,4}){2,3}(?!\d|[.,]\d| ?%)"  # a telephone
    r"|(?<![\d.,])\d[\d.,]{0,20} ?(?:(?:nghin|ngan|trieu)(?![a-z])"  # money, or short for more
    r"|ty(?![a-z]| (?:le|trong|suat))|dong(?![a-z]| (?:bo|thoi)))"
    r")"
    r"|(?=[ntqsmhvgdki])(?=\D{1,11}+\d)(?:"  # what begins with a word has a digit soon after
    r"(?:ngay|thang|quy|qui) [\divx]{1,4}/\d{1,4}(?!\d)"  # a day or month without its year
    r"|(?:ngay \d{1,2} )?thang \d{1,2}(?:,? nam \d{4}(?!\d)|(?= ?[,;:]))"  # in words
    r"|so:? ?\d{1,9}(?:[/-]\d{4})?[/-] ?[a-z]\S*"  # the number of a document
    r"|muc(?: do)? \d(?:(?:,| va) ?\d(?!\d|[.,]\d))?(?!\d)"  # a level of service
    r"|(?<![a-z])nam \d{4}(?!\d)"  # a period
    r"|(?<![a-z])(?:thu|hang|vi tri|thu hang) \d{1,4}/\d{1,4}"  # a rank
    r"|giai doan \d{4} ?[-–] ?\d{4}|(?<![a-z])(?:dieu|khoan) \d{1,3}(?![\d.,/%])|iso \d+(?::\d{4})?"  # what is cited
    r")"
)
_ADDRESS = re.compile(r"https?://\S+|[^\s@]{1,64}@\S+")


@cache
def _patterns() -> re.Pattern[str]:
    bounds = "|".join(sorted((re.escape(each) for each in _bounds()), key=len, reverse=True))
    begins = "".join(sorted({re.escape(each[0]) for each in _bounds()}))
    nouns = "|".join(re.escape(each) for each in sorted(_nouns(), key=len, reverse=True))
    return re.compile(
        rf"(?<![a-z])(?=[\dsolibz\-−+{begins}])(?:(?:{bounds}) ?)?(?:"
        rf"(?<![\w.,/]){_SIGN}{_UP_FROM}{_MISREAD} ?(?P<percent>%)"
        rf"|(?<![\w.,/])(?P<above>{_EITHER})(?: (?:{nouns}))? ?(?:{'|'.join(_OVER)}) ?"
        rf"(?P<below>{_EITHER})(?![\w/]|[.,]\d| ?%)"
        rf"(?: (?P<pair_noun>{nouns})(?![a-z]))?"
        rf"|(?<![\w.,/%])(?P<count>{_NUMBER})(?![\w/%]|[.,]\d| ?%| ?/)(?:,? (?P<noun>{nouns})(?![a-z]))?"
        rf"|(?<![\w.,/%])(?P<edged>{_EDGED}) (?P<its_noun>{nouns})(?![a-z]))"
    )


@cache
def _bounds() -> frozenset[str]:
    return frozenset(map(bare, bound_words()))


@cache
def _words() -> frozenset[str]:
    return frozenset(word.lower() for words in _language()["nouns"].values() for word in words)


@cache
def _nouns() -> dict[str, str]:
    return {bare(word): kind for kind, words in _language()["nouns"].items() for word in words}


@cache
def _language() -> dict[str, Any]:
    path = Path(__file__).with_name("figures.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
