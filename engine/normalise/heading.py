"""Whose report a document is, and of which days: from its letterhead, title, first and last sentences, and annexes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engine.document import Document
from engine.model import Level
from engine.normalise.heading_text import flat, page_of, words
from engine.normalise.mentions import Mention, kinds_of, mentions
from engine.normalise.paper import named, paper_of, sentences
from engine.normalise.period import period_of
from engine.normalise.reporter import Names, Reporter, dominant, reporter
from engine.understood import Heading
from targets import Library


def read_heading(document: Document, library: Library) -> Heading:
    """What the document says of its unit, its period and itself; empty where it does not say, or says two things."""
    page = page_of(document)
    found = mentions(page, kinds_of(library.units.levels))
    paper = paper_of(page)
    names = Names(found, paper.place)
    unit, doubts = reporter(page, found, names)
    told = period_of(page, list(sentences(page, found)), paper.written_on)
    first, last = (told.days.first, told.days.last) if told.days else (None, None)
    whole = _Unit(unit, library, names, found, last) if unit else None
    cited, remarks = named(page, paper, found, whole.cited if whole else "")
    return Heading(
        name=whole.name if whole else "",
        level=whole.level if whole else "",
        attributes=whole.attributes if whole else (),
        parent=whole.parent if whole else "",
        province=whole.province if whole else "",
        from_=first.isoformat() if first else "",
        to=last.isoformat() if last else "",
        document=cited,
        remarks=(*doubts, *(("level-unknown",) if whole and not whole.level else ()), *told.remarks, *remarks),
    )


def level_of(kind: str, name: str, library: Library, last: date | None) -> str:
    """The level of units of that kind; "" where several have the kind, and the one left for this name has ended."""
    levels = [each for each in library.units.levels if kind in each.prefixes]
    if len(levels) == 1:
        return levels[0].id
    whole = flat(f"{kind} {name}")
    for each in levels:
        if any(flat(one.name) == whole and _since(one.since, last) for one in each.only):
            return each.id
    others = [each for each in levels if not each.only and _exists(each, last)]
    return others[0].id if len(others) == 1 else ""


class _Unit:
    """What is known of the unit that reports, and where it belongs."""

    def __init__(
        self, unit: Reporter, library: Library, names: Names, found: Sequence[Mention], last: date | None
    ) -> None:
        self._unit = unit
        self._library = library
        self._names = names
        self._found = found
        self._last = last
        self.level = self._level(unit.kind, unit.name)
        self._over = self._place_over()
        self.parent = self._over.said if self._over else ""
        self.province = self._province()
        self.attributes = tuple(
            each.id for each in library.units.attributes if flat(unit.said).startswith(flat(each.name.vi))
        )

    @property
    def name(self) -> str:
        """As people write it, an office with its place: "Sở Y tế tỉnh Kiên Giang"."""
        if self._unit.office and self._over:
            return f"{self._unit.said} {self._over.kind} {self._over.name}"
        return self._unit.said

    @property
    def cited(self) -> str:
        """As papers are cited: "UBND thành phố Phú Quốc"."""
        return self.name if self._unit.office else f"{words('committee_short')} {self._unit.kind} {self._unit.name}"

    def _level(self, kind: str, name: str) -> str:
        return level_of(kind, name, self._library, self._last)

    def _place_over(self) -> Reporter | None:
        """The place that the unit belongs to by its level, where the text names one such place."""
        level = self._library.levels.get(self.level)
        if level is None or level.within is None:
            return None
        said = {flat(each.place) for each in self._found if each.place and each.key == self._key}
        told = [each for each, _ in self._places(level.within) if flat(f"{each.kind} {each.name}") in said]
        return told[0] if len(told) == 1 else self._only_place(level.within, self._official())

    @property
    def _key(self) -> tuple[str, str]:
        return self._unit.kind, flat(self._unit.name)

    def _official(self) -> set[tuple[str, str]]:
        """Places whose committee is named, or that stand beside the unit: "xã Phú Hưng, huyện Phú Tân"."""
        beside = {each.reach for each in self._found if each.key == self._key}
        return {each.key for each in self._found if each.committee or (each.follows and each.reach in beside)}

    def _province(self) -> str:
        top = next((each for each in self._library.units.levels if each.territory), None)
        if top is None or self.level in ("", top.id):
            return ""
        if self._over and self._level(self._over.kind, self._over.name) == top.id:
            return self._over.name
        place = self._only_place(top.id)
        return place.name if place and not self._is_ministry() else ""

    def _is_ministry(self) -> bool:
        level = self._library.levels[self.level]
        return not level.territory and level.within is None

    def _only_place(self, level: str, among: set[tuple[str, str]] | None = None) -> Reporter | None:
        """The one place of the level that the text names, or names far more often than others."""
        counts = {f"{each.kind}\n{each.name}": count for each, count in self._places(level)}
        best = dominant(sorted(counts.items(), key=lambda pair: -pair[1]))
        kind, _, name = best.partition("\n")
        # a syllable named once is rather the beginning of something else: "huyện Văn phòng ..."
        sure = " " in name or name.isdigit() or counts.get(best, 0) > 1
        return Reporter(kind, name) if best and sure and (among is None or (kind, flat(name)) in among) else None

    def _places(self, level: str) -> list[tuple[Reporter, int]]:
        kinds = self._library.levels[level].prefixes
        places = [(Reporter(kind, name), count) for kind in kinds for name, count in self._names.of(kind)]
        return [(each, count) for each, count in places if self._level(each.kind, each.name) == level]


def _since(since: date | None, last: date | None) -> bool:
    return since is None or (last is not None and since <= last)


def _exists(level: Level, last: date | None) -> bool:
    return level.last_day is None or last is None or last <= level.last_day
