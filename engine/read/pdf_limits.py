"""Whether a PDF unfolds to more than can be read, found before it is given to the library."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.read.pdf_objects import Found, TooMuchError, objects_of

_MOST_DRAWN = 4_000_000
"""Bytes that draw one page: about 50 times those of a full one; each takes the library up to 80 bytes."""
_MOST_DRAWN_IN_ALL = 40_000_000
_MOST_PAGES = 8_000
"""Older versions of the file have theirs, too."""
_MOST_SEARCHED = 50_000_000
_DEEP = 50
"""Drawings within drawings."""
_BEGUN = -1
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+R\b")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\[\]]*\]|\d{1,10}\s+\d{1,5}\s+R)")
_HOLDERS = frozenset((b"Resources", b"XObject", b"Parent"))


def too_much(data: bytes) -> bool:
    """Whether the file unpacks or unfolds to more than a report can hold."""
    try:
        objects = objects_of(data)
        pages = [each.text for versions in objects.values() for each in versions if b"/Contents" in each.text]
        if len(pages) > _MOST_PAGES:
            return True
        unfolded = _Unfolded(objects)
        drawn = [unfolded.page(each) for each in pages]
        return max(drawn, default=0) > _MOST_DRAWN or sum(drawn) > _MOST_DRAWN_IN_ALL
    except TooMuchError:
        return True


class _Unfolded:
    """How many bytes draw what, each as often as it is used."""

    def __init__(self, objects: dict[int, list[Found]]) -> None:
        self.objects = objects
        self.searched = 0
        self.known: dict[int, int] = {}
        self.depth = 0

    def page(self, page: bytes) -> int:
        """How many bytes draw the page."""
        self.known = {}
        return sum(
            each.size + self._used(each, page)
            for contents in _CONTENTS.findall(page)
            for number in self._numbers(contents)
            for each in self.objects.get(number, ())
        )

    def _numbers(self, contents: bytes) -> Iterator[int]:
        """The streams that are named, directly or by a list that stands elsewhere."""
        for reference in _REFERENCE.findall(contents):
            number = int(reference)
            yield number
            for each in self.objects.get(number, ()):
                if each.text.lstrip().startswith(b"["):
                    self._search(each.text)
                    yield from (int(inner) for inner in _REFERENCE.findall(each.text))

    def _search(self, text: bytes) -> None:
        self.searched += len(text)
        if self.searched > _MOST_SEARCHED:
            raise TooMuchError

    def _used(self, drawing: Found, owner: bytes) -> int:
        """How many bytes the drawings take that this one uses by their names."""
        if not drawing.draws:
            return 0
        named = self._named(owner)
        return sum(
            times * max((self._cost(number, owner) for number in named.get(name, ())), default=0)
            for name, times in drawing.draws.items()
        )

    def _named(self, owner: bytes) -> dict[bytes, set[int]]:
        """What stands under each name in an object and in what holds its drawings, two steps far."""
        found: dict[bytes, set[int]] = {}
        texts, seen = [owner], set[int]()
        for _ in range(3):
            following: list[bytes] = []
            for text in texts:
                self._search(text)
                for name, reference in _NAMED.findall(text):
                    number = int(reference)
                    found.setdefault(name, set()).add(number)
                    if name in _HOLDERS and number not in seen:
                        seen.add(number)
                        following.extend(each.text for each in self.objects.get(number, ()))
            texts = following
        return found

    def _cost(self, number: int, owner: bytes) -> int:
        """What a drawing takes with all that it uses. Raises TooMuchError for one that uses itself."""
        if number not in self.known:
            self.known[number] = _BEGUN
            self.depth += 1
            if self.depth > _DEEP:
                raise TooMuchError
            forms = [each for each in self.objects.get(number, ()) if b"/Form" in each.text]
            owners = [each.text if b"/Resources" in each.text else owner for each in forms]
            costs = [1 + each.size + self._used(each, its) for each, its in zip(forms, owners, strict=True)]
            self.known[number] = max(costs, default=0)
            self.depth -= 1
        if self.known[number] == _BEGUN:
            raise TooMuchError
        return self.known[number]
