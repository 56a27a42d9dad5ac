"""Which of the units that a text names is the one that reports."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.normalise.heading_text import Page, Span, flat, phrase_of
from engine.normalise.mentions import Mention

_STRONG, _TITLE = 4, 2
_WINDOW = 600
"""A sentence or annex line that names the unit is not longer."""
_MOST_WINDOWS = 50
_BEFORE = 24
_MOST = 3
"""So many times as often as any other a unit must be named to be taken for that alone; and so many times at least."""


class Reporter(NamedTuple):
    """The unit: ``kind`` and ``name`` as people write them. An ``office`` is named for its field of work."""

    kind: str
    name: str
    office: bool = False

    @property
    def said(self) -> str:
        """The whole name: "Thị trấn Phú Mỹ"."""
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}"


class Names:
    """The names of places that the text gives, by kind, as it writes them most often."""

    def __init__(self, found: Iterable[Mention], place: str) -> None:
        self._place = place
        self._spellings: dict[str, dict[str, Counter[str]]] = {}
        for each in found:
            if each.name and not each.office:
                names = self._spellings.setdefault(each.kind, {})
                names.setdefault(flat(each.name), Counter())[each.name] += 1
        self._longer = {kind: _longer(names) for kind, names in self._spellings.items()}

    def spelled(self, kind: str, name: str) -> str:
        """The name in the letters in which the text writes it most often, not all in capitals."""
        written = self._spellings.get(kind, {}).get(flat(name), Counter({name: 1})).most_common()
        usual = [spelling for spelling, _ in written if not spelling.isupper() or spelling.isdigit()]
        return usual[0] if usual else re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), written[0][0])

    def of(self, kind: str) -> list[tuple[str, int]]:
        """The names of a kind, the most frequent first; a syllable that begins another name is that name cut off."""
        counts: Counter[str] = Counter()
        for name, spellings in self._spellings.get(kind, {}).items():
            counts[self._longer[kind].get(name, name)] += spellings.total()
        return [(self.spelled(kind, name), count) for name, count in counts.most_common()]

    def whole(self, kind: str, name: str) -> str:
        """The name that a cut-off name stands for; for a bare kind the one place that can be meant, or ""."""
        if name:
            return self._longer[kind].get(flat(name), name)
        if not self._place or flat(self._place) in self._spellings.get(kind, {}):
            return self._place or dominant(self.of(kind))
        known = self.of(kind)
        best = dominant(known)
        return best if known and known[0][1] >= _MOST else "" if known else self._place


def _longer(names: Mapping[str, Counter[str]]) -> dict[str, str]:
    """For each name of one syllable the most frequent name that begins with it."""
    begun: dict[str, str] = {}
    for name, spellings in names.items():
        first, _, rest = name.partition(" ")
        known = begun.get(first)
        if rest and first in names and (known is None or spellings.total() > names[known].total()):
            begun[first] = name
    return begun


def dominant(counts: list[tuple[str, int]]) -> str:
    """The only name, or the one that is by far the most frequent; "" if there is none."""
    if not counts or (len(counts) > 1 and counts[0][1] < _MOST * counts[1][1]):
        return ""
    return counts[0][0]


def reporter(page: Page, found: tuple[Mention, ...], names: Names) -> tuple[Reporter | None, tuple[str, ...]]:
    """The unit that the report is of, with remarks; None where the text does not say or names several."""
    points: Counter[tuple[str, str]] = Counter()
    units: dict[tuple[str, str], Reporter] = {}
    for each, weight in _evidence(page, _candidates(found, page.recipients)):
        name = each.name if each.office else names.whole(each.kind, each.name)
        if name:
            key = each.kind, flat(name)
            points[key] += weight
            said = name if each.office else names.spelled(each.kind, name)
            units.setdefault(key, Reporter(each.kind, said, each.office))
    if not points:
        return _by_frequency(found, names)
    (best, most), *others = points.most_common(2)
    if others and others[0][1] * 2 > most:
        return None, ("several-units",)
    return units[best], ()


def owned(page: Page, each: Mention) -> bool:
    """Whether "của" stands before it."""
    return _stands_before(page, each, "own")


def reports(page: Page, each: Mention) -> int:
    """Where "báo cáo" ends that follows the unit as its verb; 0 where none does."""
    if each.start < page.title[0]:  # a letterhead stands above the title "BÁO CÁO"
        return 0
    said = re.compile(rf"\s+(?:{phrase_of('politely')}\s+)*{phrase_of('reports')}(?!\s+{phrase_of('numbered')}\b)")
    verb = said.match(page.folded, each.reach)
    return verb.end() if verb and not _stands_before(page, each, "not_the_reporter") else 0


def windows(page: Page, key: str, ends: str) -> list[Span]:
    """From each phrase of that entry of heading.yaml up to the end of what it says; the last of them, if many."""
    over = re.compile(ends)
    found = []
    for phrase in [*re.finditer(phrase_of(key), page.folded)][-_MOST_WINDOWS:]:
        limit = min(phrase.start() + _WINDOW, len(page.folded))
        end = over.search(page.folded, phrase.end(), limit)
        found.append((phrase.start(), end.start() if end else limit))
    return found


def closings(page: Page) -> list[Span]:
    """The sentences that end the report: "Trên đây là báo cáo ..."."""
    return windows(page, "closing", rf"\./\.|/\.|\.\s|\n[^\w\n]*{phrase_of('recipients')}")


def between(found: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions that begin in the span."""
    return found[bisect_left(found, span[0], key=_start) : bisect_left(found, span[1], key=_start)]


def _evidence(page: Page, found: Sequence[Mention]) -> Iterator[tuple[Mention, int]]:
    """What says that a unit is the one that reports, each with its weight."""
    groups = (
        [each for span in windows(page, "annex", r"\)") for each in between(found, span) if owned(page, each)],
        [each for span in closings(page) for each in between(found, span) if owned(page, each)],
        [each for each in between(found, (page.title[0], page.opening[1])) if reports(page, each)],
        list(_labelled(page, found)),
        list(_letterhead(page, between(found, page.head)))[-1:],
    )
    for group in groups:
        yield from ((each, _STRONG) for each in {each.key: each for each in group}.values())
    yield from ((each, _TITLE) for each in between(found, page.title) if each.name and owned(page, each))


def _labelled(page: Page, found: Sequence[Mention]) -> Iterator[Mention]:
    """Units in the field of a form that asks for them: "Đơn vị báo cáo: UBND xã An Phú"."""
    label = re.compile(rf"^[^\w\n]{{0,8}}{phrase_of('unit_labels')} ?(?::|\n)[\s+-]{{0,8}}", re.MULTILINE)
    starts = {each.end() for each in label.finditer(page.folded)}
    return (each for each in found if each.start in starts and each.name)


def _letterhead(page: Page, found: Sequence[Mention]) -> Iterator[Mention]:
    for each in found:
        lines = page.text[each.start : each.end]
        begins = each.start == 0 or page.text[each.start - 1] == "\n"
        alone = page.text[each.end : each.end + 1] in ("", "\n")
        if lines.isupper() or (begins and alone and (each.committee or each.office)):
            yield each


def _by_frequency(found: Iterable[Mention], names: Names) -> tuple[Reporter | None, tuple[str, ...]]:
    """The unit named far more often than any other, if it is of the kind of which the report speaks most."""
    committees = [each for each in found if each.committee]
    kinds = Counter(each.kind for each in committees).most_common(1)
    ranked = Counter(each.key for each in committees if each.name).most_common(2)
    best = dominant([("\n".join(key), count) for key, count in ranked])
    kind, _, name = best.partition("\n")
    if not best or ranked[0][1] < _MOST or kind != kinds[0][0]:
        return None, ()
    return Reporter(kind, names.spelled(kind, name)), ("unit-supposed",)


def _stands_before(page: Page, each: Mention, key: str) -> bool:
    before = page.folded[max(0, each.start - _BEFORE) : each.start]
    return re.search(rf"(?<![a-z0-9]){phrase_of(key)}\s+$", before) is not None


def _candidates(found: Sequence[Mention], recipients: Iterable[Span]) -> list[Mention]:
    """The units that may be the one: all but those that get the report, or only say where another lies."""
    left_out = {each.start for span in recipients for each in between(found, span)}
    return [each for each in found if each.start not in left_out and not each.follows]


def _start(each: Mention) -> int:
    return each.start
