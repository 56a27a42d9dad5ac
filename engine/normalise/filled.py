"""What is wrong with a form that people filled in, told in the words of its labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from engine.fields import Text
from engine.problem import Problem
from engine.source import Source, parse, plain
from engine.validate import listed, nearest

_NO_WORD = re.compile(r"[-–—−./…_ ]+")


def says_nothing(text: str) -> bool:
    """Whether a text in the place of a figure says that there is none: "-", "không phát sinh"."""
    said = folded(text)
    return _NO_WORD.fullmatch(said) is not None or said.strip(" .") in _blanks()


def told_by_labels(source: Source, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, as they are told of the source: a form with labels has its own way of writing days."""
    for each in problems:
        is_day = source.labelled and each.code == "not-a-date"
        yield Problem(each.source, "not-a-day", *each[2:]) if is_day else each


def unknown_label(word: str, known: Mapping[str, object]) -> dict[str, str]:
    """Details of a word that is no label of what is known: the labels in both languages, and the nearest."""
    names = [each for each in (getattr(thing, "name", None) for thing in known.values()) if isinstance(each, Text)]
    spelled = {folded(each): each for thing in known.values() for each in labels(thing)}
    near = spelled.get(nearest(folded(word), spelled), "") or nearest(word, known)
    return {"vi": listed(each.vi for each in names), "en": listed(each.en for each in names), "near": near}


def labels(thing: object) -> Iterator[str]:
    """What an indicator, part, level or attribute is called, in any language."""
    name = getattr(thing, "name", None)
    if isinstance(name, Text):
        yield from (name.vi, name.en)
    yield from getattr(thing, "other_names", ())


def folded(label: str) -> str:
    """The label without capitals and without spaces beyond one."""
    return " ".join(label.split()).casefold()


@cache
def _blanks() -> frozenset[str]:
    path = Path(__file__).with_name("blanks.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return frozenset(found["words"])
