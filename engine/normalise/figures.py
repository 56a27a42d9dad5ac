"""Figures in running text: percents, counts over counts, counts of things; and what is no figure of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from engine.normalise.folding import bare
from engine.normalise.numbers import bound_words
from engine.source import parse, plain

Kind = Literal["percent", "pair", "count"]


class Figure(NamedTuple):
    """A figure from ``start`` to ``end`` of the text, in the author's own writing.

    ``value`` is of a percent or count, with the word that makes it a bound ("trên 99%"); ``numerator`` and
    ``denominator`` are of a pair. ``noun`` is what is counted, in plain letters; "" where nothing is named.
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
    letters = bare(text)
    if len(letters) != len(text):
        letters = text.lower()
    hidden = _NO_FIGURE.sub(lambda match: "\0" * len(match[0]), letters)
    return tuple(_found(text, hidden))


def _found(text: str, letters: str) -> Iterator[Figure]:
    for match in _patterns().finditer(letters):
        start, end = match.span()
        if match["percent"]:
            yield Figure("percent", start, end, value=text[start:end])
        elif match["below"]:
            above, below = (text[slice(*match.span(name))] for name in ("above", "below"))
            yield Figure("pair", start, end, numerator=above, denominator=below, noun=_noun(match["pair_noun"]))
        else:
            end_of_number = match.end("count")
            yield Figure("count", start, end, value=text[start:end_of_number], noun=_noun(match["noun"]))


def _noun(found: str | None) -> str:
    return _nouns()[found] if found else ""


# A number as reports write it; a digit may be misread as a letter where a digit, a mark or a percent sign is beside it.
_DIGITS = r"\d(?:[\dsolibz]*\d)?"
_NUMBER = rf"{_DIGITS}(?:[.,]{_DIGITS})*"
_MISREAD = r"[\dsolibz]*\d[\dsolibz]*(?:[.,][\dsolibz]+)*"
_NO_FIGURE = re.compile(
    r"\d{1,2}/\d{1,2}/[\dolo]{4,5}"  # a day
    r"|(?:ngay|thang|quy|qui) [\divx]{1,4}/\d{1,4}(?!\d)"  # a day or month without its year
    r"|so:? ?\d+(?:[/-]\d{4})?[/-] ?[a-z]\S*"  # the number of a document
    r"|\d+(?:/\d{4})?[/-] ?[a-z]{2,}\S*(?<!%)"  # the same without the word
    r"|muc(?: do)? \d(?:(?:,| va) ?\d)?(?!\d)"  # a level of service
    r"|(?<!\d)\d{1,2} thang(?: dau| cuoi)?(?: nam)?(?: \d{4})?(?!\d)|(?<![a-z])nam \d{4}(?!\d)"  # a period
    r"|24/7|\d{1,2}h\d{0,2}\b"  # around the clock, an hour
    r"|https?://\S+|\S+@\S+"
)


@cache
def _patterns() -> re.Pattern[str]:
    bounds = "|".join(sorted((re.escape(bare(word)) for word in bound_words()), key=len, reverse=True))
    nouns = "|".join(re.escape(each) for each in sorted(_nouns(), key=len, reverse=True))
    bound = rf"(?:(?:(?<![a-z])(?:{bounds}) ?)?)"
    return re.compile(
        rf"{bound}(?<![\w.,/]){_MISREAD} ?(?P<percent>%)"
        rf"|(?<![\w.,/])(?P<above>{_NUMBER}) ?(?:/|tren|tren tong so|trong tong so) ?"
        rf"(?P<below>{_NUMBER})(?![\w/]|[.,]\d)"
        rf"(?: (?P<pair_noun>{nouns})(?![a-z]))?"
        rf"|{bound}(?<![\w.,/%])(?P<count>{_NUMBER})(?![\w/%]|[.,]\d| ?%| ?/)(?:,? (?P<noun>{nouns})(?![a-z]))?"
    )


@cache
def _nouns() -> dict[str, str]:
    return {bare(word): kind for kind, words in _language()["nouns"].items() for word in words}


@cache
def _language() -> dict[str, Any]:
    path = Path(__file__).with_name("figures.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
