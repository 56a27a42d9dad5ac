"""The words of the features and what they stand for. A word that is not known is an error, never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import rules
import targets
from engine import exact
from engine.model import Indicator, Target
from engine.wording import texts
from targets import Library

KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "bộ": ("ministry", ()),
    "tỉnh": ("province", ()),
    "sở": ("provincial-department", ()),
    "Sở Y tế": ("provincial-department", ("health-department",)),
    "huyện": ("district", ()),
    "phòng cấp huyện": ("district-office", ()),
    "Phòng Tư pháp": ("district-office", ("justice-office",)),
    "xã": ("commune", ()),
}
"""Kinds of unit: level and attributes."""

OWN = "chi-tieu-rieng"
SHORT: Mapping[str, str] = {
    "Nghị quyết 01": "nq01-2024",
    "Nghị quyết 02": "nq02-2024",
    "Quyết định 2629": "qd2629-2025",
    "Mục tiêu chất lượng của Phú Quốc": "phu-quoc-2023",
    "văn bản riêng của tỉnh": OWN,
}
"""What the features call a document for short; its full Vietnamese name will always do."""

NOT_WRITTEN = "không ghi"
"""A report that says nothing of the matter."""

_COUNTS = re.compile(r"(?P<numerator>-?[0-9.]+)/(?P<denominator>-?[0-9.]+)")
_BOTH = re.compile(r"(?P<percent>[^()/]*[^()/ ])(?: \((?P<counts>[^()]+)\))?")
_REQUIREMENT = re.compile(r"từ (?P<threshold>[0-9.,]+)% trở lên")


@dataclass(frozen=True)
class Figures:
    """What a cell of a feature says was reported, in the reporter's own writing."""

    percent: str | None = None
    numerator: str | None = None
    denominator: str | None = None

    def entries(self) -> dict[str, str]:
        named = {"value": self.percent, "numerator": self.numerator, "denominator": self.denominator}
        return {key: text for key, text in named.items() if text is not None}


@cache
def library() -> Library:
    return targets.load_shipped()


def known(word: str, words: Mapping[str, str]) -> str:
    if word not in words:
        raise LookupError(f"{word!r} is none of {sorted(words)}")
    return words[word]


def kind(name: str) -> tuple[str, tuple[str, ...]]:
    if name not in KINDS:
        raise LookupError(f"{name!r} is none of {sorted(KINDS)}")
    return KINDS[name]


def kinds_on(on: date) -> tuple[str, ...]:
    """The kinds of unit that there are on a day."""
    last_days = {name: level.last_day for name, level in library().levels.items()}
    return tuple(name for name, (level, _) in KINDS.items() if (last_days[level] or on) >= on)


def document(name: str) -> str:
    return known(name, {**{each.name.vi: each.id for each in library().sets}, **SHORT})


def target_id(row: str, document_name: str) -> str:
    return f"{document(document_name)}/{row}"


def target(name: str) -> Target:
    """The target of that id, from the YAML; LookupError where there is none."""
    found = [each for one in library().sets for each in one.targets if each.id == name]
    if len(found) != 1:
        raise LookupError(name)
    return found[0]


def target_in(row: str, document_name: str) -> Target:
    return target(target_id(row, document_name))


def indicator(name: str) -> Indicator:
    """The indicator of that exact Vietnamese name."""
    found = [each for each in library().indicators.values() if each.name.vi == name]
    if len(found) != 1:
        raise LookupError(f"{name!r} is the name of {len(found)} indicators")
    return found[0]


def day(text: str) -> date:
    """A day as the features write it: 31/12/2024."""
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 (a day has no time zone)


def plain(text: str) -> exact.Number:
    """A number as the features write it: 1.652 is a thousand and more, 57,56 has decimals."""
    return exact.plain_number(text.replace(".", "").replace(",", "."))


def threshold(requirement: str) -> exact.Number:
    """What "từ 80% trở lên" asks."""
    match = _REQUIREMENT.fullmatch(requirement)
    if match is None:
        raise LookupError(f"{requirement!r} is no requirement")
    return plain(match["threshold"])


def figures(text: str) -> Figures | None:
    """What "79,99%", "799/1.000" or "57,56% (951/1.652)" reports; None where nothing is written."""
    if text == NOT_WRITTEN:
        return None
    both = _BOTH.fullmatch(text)
    counts_text = both["counts"] if both else text
    counts = _COUNTS.fullmatch(counts_text) if counts_text is not None else None
    if counts is None and (both is None or counts_text is not None):
        raise LookupError(f"{text!r} is no figure")
    numerator, denominator = (counts["numerator"], counts["denominator"]) if counts else (None, None)
    return Figures(both["percent"] if both else None, numerator, denominator)


def say(key: str) -> str:
    """The word that a report says for a verdict, a severity or a check."""
    check = rules.load_shipped().checks.get(key)
    return check.name.vi if check else str(texts("report")[key]["vi"])
