"""Things of which a report has one number, however and wherever it says it: the things of ``things.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.exact import Number
from engine.normalise.claims.same_figures import Counted, Passage, lead_of, said_in
from engine.normalise.claims.same_names import NO_KEY
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.thing_words import (
    Entry,
    about,
    counted_words,
    narrow,
    others,
    phrases,
    row_name,
    rows,
    stripped,
)
from engine.normalise.folding import fold
from engine.normalise.others import of_another
from engine.normalise.own import Own
from engine.normalise.scopes import scoped
from engine.normalise.times import time_of

_CLAUSE = re.compile(r"[^;:.()%]*")
_LAST_CLAUSE = re.compile(r"[^,;:.()]*$")
_NAME_SHOWN = 12
_HEADING = 200
"""A longer text is a paragraph with a number, no heading of what follows."""
_SHORT_CLAUSE = re.compile(r"[^,;:.()%]*")


class Mention(NamedTuple):
    """A number that is said of a thing; of a part of one, ``whole`` is what is said of the whole beside it."""

    thing: str
    counted: Counted
    whole: Number | None = None


def may_say_things(text: str) -> bool:
    """Whether a text speaks of anything that is a thing: most paragraphs do not, and that is seen soon."""
    lower = text.lower()
    return any(word in lower for word in about())


def is_row(name: str) -> bool:
    """Whether a row of that name is of a thing."""
    return row_name(name) in rows()


def things_in(passage: Passage, own: Own) -> Iterator[Mention]:
    """The things that a paragraph says."""
    whole: Mention | None = None
    for teller in _tellers(passage, own):
        entry = teller.entry(whole)
        counted = None if entry is None else passage.counted(teller.each, NO_KEY, teller.name)
        if entry is None or counted is None:
            whole = None
        elif "within" in entry:
            yield Mention(entry["id"], counted, None if whole is None else whole.counted.value.value)
        else:
            whole = Mention(entry["id"], counted)
            yield whole


def things_of(counts: Iterable[Counted]) -> Iterator[Mention]:
    """The things that the rows of a form name; parts of one only below the whole."""
    whole: Mention | None = None
    for counted in counts:
        entry = rows().get(row_name(counted.term.name))
        if entry is None:
            continue
        if "within" not in entry:
            whole = Mention(entry["id"], counted)
            yield whole
        elif whole is not None and whole.thing == entry["within"]:
            yield Mention(entry["id"], counted, whole.counted.value.value)


class _Said(NamedTuple):
    """A statement of a paragraph with the words around it.

    ``sentence`` is its sentence up to it, ``follows`` are the words before the next one; ``over`` those that stand over
    it, headings and the head of the list, ``before`` the sentences before.
    """

    text: str
    each: Statement
    own: Own
    sentence: str
    follows: str
    over: str
    before: str

    @property
    def context(self) -> str:
        return f"{self.over} . {self.before}"

    @property
    def lead(self) -> str:
        return lead_of(self.text, self.each)

    @property
    def name(self) -> str:
        """What the author calls it: the last words of the clause before the number."""
        return " ".join(_LAST_CLAUSE.search(self.lead.rstrip(" :"))[0].split()[-_NAME_SHOWN:])  # type: ignore[index]

    def entry(self, whole: Mention | None) -> Entry | None:
        """What the number is said of; None where the words around it say more, or something else."""
        if not self.each.counted or self.each.below or self.each.percent or self.each.money:
            return None
        before = stripped(self.lead, self.own.name)
        for phrase, entry in phrases():
            if before == phrase or (phrase[0] == "…" and f" {before}".endswith(f" {phrase[1:]}")):
                if "within" in entry:
                    if whole is not None and whole.thing == entry["within"]:
                        return entry
                elif self._fits(entry) and self._is_plain():
                    return entry
        return None

    def _fits(self, entry: Entry) -> bool:
        """Whether the words behind the number say what is counted, and nothing else."""
        if "levels" in entry and self.own.level not in entry["levels"]:
            return False
        if "unit" in entry and self.each.unit != entry["unit"]:
            return False
        if "parted" in entry and self.follows not in map(fold, entry["parted"]):
            return False
        behind = self.text[self.each.number_end :]
        if "then" in entry:
            words = f"{fold(_CLAUSE.match(behind)[0])} "  # type: ignore[index]
            return any(words.startswith(f"{fold(each)} ") for each in entry["then"])
        return any(fold(clause.match(behind)[0]) in counted_words() for clause in (_CLAUSE, _SHORT_CLAUSE))  # type: ignore[index]

    def _is_plain(self) -> bool:
        """Whether what stands before the number is of the whole unit and of the time of the report."""
        return (
            narrow().search(self.sentence.lower()) is None
            and time_of(self.sentence, self.own) != "other"
            and time_of(self.context, self.own) != "other"
            and scoped(self.sentence, self.own.level).scope is None
            and others().search(self.over.lower()) is None
            and not scoped(self.context, self.own.level).named
            and of_another(f"{self.context} {self.sentence}", self.own) is not True
        )


def _tellers(passage: Passage, own: Own) -> Iterator[_Said]:
    text, found = passage.paragraph.text, said_in(passage.paragraph.text)
    begins: dict[int, int] = {}
    over = " . ".join([*(each for each in passage.section.headings if len(each) < _HEADING), passage.head])
    for position, each in enumerate(found):
        start = begins.setdefault(each.sentence, each.start - len(each.lead))
        follows = fold(lead_of(text, found[position + 1])) if position + 1 < len(found) else ""
        yield _Said(text, each, own, text[start : each.start], follows, over, text[:start])
