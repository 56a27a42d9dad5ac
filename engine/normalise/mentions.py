"""Where a text names units: places ("UBND thị trấn Phú Mỹ") and offices ("Sở Y tế")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from engine.model import Level
from engine.normalise.heading_text import Page, any_of, flat, fold, phrase_of, words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]{1,2}(?![0-9/.,])")
_GAP = re.compile(r"\s| - | – ")
_CHAIN = (" ", ", ")
_LONGEST = 4
"""Names of places have at most so many syllables: "Bà Rịa - Vũng Tàu"."""


class Mention(NamedTuple):
    """A unit as a text names it. ``kind`` is a prefix of a level; ``name`` is "" for a bare "UBND tỉnh".

    ``committee`` tells that UBND stands before it. ``follows``: it only says where the unit before it lies ("xã Phú
    Hưng, huyện Phú Tân"); ``reach`` is where the last of those that follow ends. ``place`` is the whole name of the
    place that follows an office ("tỉnh Kiên Giang").
    """

    kind: str
    name: str
    start: int
    end: int
    office: bool = False
    committee: bool = False
    place: str = ""
    follows: bool = False
    reach: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """Equal for two mentions of one unit."""
        return (self.kind, flat(self.name))


class Kinds(NamedTuple):
    """The words that units begin with: of places, and of offices."""

    places: tuple[str, ...]
    offices: tuple[str, ...]


def kinds_of(levels: Iterable[Level]) -> Kinds:
    """The kinds of all levels."""
    pairs = [(prefix, level.territory) for level in levels for prefix in level.prefixes]
    places = dict.fromkeys(prefix for prefix, place in pairs if place)
    return Kinds(tuple(places), tuple(prefix for prefix, place in pairs if not place))


def mentions(page: Page, kinds: Kinds) -> tuple[Mention, ...]:
    """All units that the text names, in its order."""
    found = sorted((*_places(page, kinds), *_offices(page, kinds)), key=lambda each: each.start)
    chained: list[Mention] = []
    for each in reversed(found):
        after = chained[-1] if chained else None
        if after and _follows(page, each, after):
            chained[-1] = after._replace(follows=True)
            place = f"{after.kind} {after.name}" if each.office else ""
            chained.append(each._replace(reach=after.reach, place=place))
        else:
            chained.append(each._replace(reach=each.end))
    return tuple(reversed(chained))


def name_before(page: Page, end: int) -> str:
    """The name of a place that the text ends with at ``end``, e.g. before ", ngày 24 tháng 5"; "" if there is none."""
    line = page.text[page.text.rfind("\n", 0, end) + 1 : end].rstrip()
    found: list[str] = []
    for word in reversed(line.split(" ")[-_LONGEST:]):
        if not (_WORD.fullmatch(word) and _is_name(word, caps=False)) and word not in ("-", "–"):
            break
        found.append(word)
    return " ".join(reversed(found)).strip("-– ")


def _follows(page: Page, each: Mention, after: Mention) -> bool:
    beside = each.name != "" and page.text[each.end : after.start] in _CHAIN
    return beside and not after.committee and not after.office


def _places(page: Page, kinds: Kinds) -> Iterator[Mention]:
    text, shorts = page.text, words("short_kinds")
    known = {fold(kind): kind for kind in kinds.places} | {fold(short): kind for short, kind in shorts.items()}
    begins = _first_words((*kinds.places, *shorts, *words("committee")))
    for found in _found(_place_pattern(kinds), begins, page.folded):
        committee = found["committee"] is not None
        written = " ".join(text[found.start("kind") : found.end("kind")].split())
        kind = known[" ".join(found["kind"].split())]
        if not committee and written.lower() != kind:  # "tình", "phương" are other words
            continue
        end = found.end() + (written in shorts and text.startswith(".", found.end()))
        name, end = _name_at(page, end, kinds, caps=written.isupper() and written not in shorts)
        if name.isdigit() and not (committee or written[0].isupper()):
            name = ""
        if name or committee:
            yield Mention(kind, name, found.start(), end, committee=committee)


def _found(pattern: re.Pattern[str], begins: Sequence[str], folded: str) -> Iterator[re.Match[str]]:
    """What the pattern matches, in order, where each match begins with one of these words: they are found sooner."""
    behind = 0
    for start in sorted({at for word in begins for at in _places_of(word, folded)}):
        found = pattern.match(folded, start) if start >= behind else None
        if found:
            behind = found.end()
            yield found


def _places_of(word: str, folded: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + 1)


@cache
def _first_words(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(phrase).split()[0] for phrase in phrases))


@cache
def _place_pattern(kinds: Kinds) -> re.Pattern[str]:
    places = any_of((*kinds.places, *words("short_kinds")))
    committee = rf"(?<![a-z0-9-])(?P<committee>{phrase_of('committee')}\s+)?"
    return re.compile(rf"{committee}(?<![a-z0-9])(?P<kind>{places})(?![a-z0-9])")


def _name_at(page: Page, start: int, kinds: Kinds, *, caps: bool) -> tuple[str, int]:
    """The name that begins at ``start``, and where it ends. A line of capitals may go on in the next line."""
    text = page.text
    found: list[str] = []
    end = start
    for word in _WORD.finditer(text, start):
        gap = text[end : word.start()]
        if ((gap or text[start - 1] != ".") and not _GAP.fullmatch(gap)) or ("\n" in gap and not (caps and not found)):
            break
        if word[0] in words("short_names"):
            return words("short_names")[word[0]], word.end()
        fits = not found if word[0].isdigit() else _is_name(word[0], caps)
        if not fits or _begins_something(page, word.start(), kinds, caps):
            break
        found.append(gap.strip() + " " + word[0] if gap.strip() and found else word[0])
        end = word.end()
        if len(found) == _LONGEST or word[0].isdigit():
            break
    name = " ".join(found)
    return ("", start) if not found or fold(name) in _not_names() else (name, end)


def _is_name(word: str, caps: bool) -> bool:
    if caps:
        return word.isupper()
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _begins_something(page: Page, start: int, kinds: Kinds, caps: bool) -> bool:
    return (_after_names(kinds) if caps else _after_names(None)).match(page.folded, start) is not None


@cache
def _after_names(kinds: Kinds | None) -> re.Pattern[str]:
    """What no name goes on with: the beginning of a sentence, or of another unit in a line of capitals."""
    begins = [*words("not_after_names"), *words("committee")]
    offices = _office_pattern(kinds).pattern if kinds else "(?!)"
    places = any_of(kinds.places) if kinds else "(?!)"
    return re.compile(rf"{any_of(begins)}(?![a-z0-9])|{places}(?![a-z0-9])|{offices}")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(map(fold, words("not_names")))


def _offices(page: Page, kinds: Kinds) -> Iterator[Mention]:
    known = {fold(kind): kind for kind in kinds.offices}
    areas = {_letters(area): area for area in words("areas")}
    for found in _found(_office_pattern(kinds), _first_words(kinds.offices), page.folded):
        if page.text[found.start("area")].isupper():
            area = areas[_letters(found["area"])]
            yield Mention(known[found["kind"]], area, found.start(), found.end(), office=True)


@cache
def _office_pattern(kinds: Kinds) -> re.Pattern[str]:
    areas = sorted((re.findall(r"[a-z]+", fold(area)) for area in words("areas")), key=lambda each: -len(each))
    pattern = "|".join(r"[\s,-]+".join(area) for area in areas)
    return re.compile(rf"(?<![a-z0-9])(?P<kind>{any_of(kinds.offices)})\s+(?P<area>{pattern})(?![a-z0-9])")


def _letters(text: str) -> str:
    return "".join(re.findall("[a-z]", fold(text)))
