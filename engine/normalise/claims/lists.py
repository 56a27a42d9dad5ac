"""Wholes and the lists of their parts, as sentences give them: in brackets, behind "trong đó", behind "gồm"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from engine.normalise.claims.passages import Passage
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import anywhere, is_last, only

_IN_BRACKETS = re.compile(r"\([^()]*(?:\)|$)")
_CLAUSE_END = re.compile(r"[.;)](?!\d)|\(")
_NEXT_SENTENCE = re.compile(r"[^.;]*\.\s+")
_ENDS = re.compile(r"[;:]|\. ")
_GOES_ON = re.compile(r"[^;]*(?:;\s*)?")
_BESIDE = re.compile(r"\s?[,:] ?[^,:;.]{3,40}")
_HAS = re.compile(r"(?<![a-z])co\s*$")
_LAST_AND = re.compile(r"[\s,;]+(?:và|va)$")
_MORE = re.compile(r"[,;] ?[a-z]|(?<![a-z])va [a-z]")
_PARTED = re.compile(r"(?:[^,;()]{0,30}|[^,;()]{0,30}\([^()]*\)[^,;()]{0,30})[,;]|\s+va(?= )")
_GAP = 10
"""So many words may stand between a whole and the bracket right behind it."""
_FAR = 25
"""So many where the figures show that it is the whole."""
_LONG = 600
"""What stands so many letters behind a count is no part of it."""
_FEW = 4
"""So many parts at most are told by commas only."""
_MOST = 30
"""No list of a sentence is longer."""


class Parts(NamedTuple):
    """A whole and what is said of its parts, in order, at least one.

    ``labels`` are the words that name each part, in plain letters, and ``names`` the same in the author's.
    ``complete``: the words say that they are all of it; ``some``: they say that these are some ("trong đó").
    ``closed``: nothing without a count is named among them. ``near``: they stand in the sentence of the whole, right
    behind it. ``before``: each is named before its count, not behind it. ``after`` are the words behind the last part.
    """

    whole: Statement
    members: tuple[Statement, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    complete: bool
    some: bool
    closed: bool
    near: bool
    before: bool
    after: str = ""
    unsaid: bool = False
    nested: bool = False


def part_lists(passage: Passage) -> Iterator[Parts]:
    """All lists of a paragraph; the parts of one may be wholes of further ones."""
    members: set[Statement] = set()
    for position, whole in enumerate(passage.statements):
        if whole.counted and (whole.below or not whole.way):
            bracketed = _in_brackets(passage, position)
            if bracketed is not None:
                yield bracketed
            told = _in_words(passage, position)
            if told is not None:
                yield told._replace(nested=whole in members)
                members.update(() if told.unsaid else told.members)


def _in_brackets(passage: Passage, position: int) -> Parts | None:
    """The parts in the bracket right behind a whole."""
    whole = passage.statements[position]
    inside = passage.statements[position + 1 : position + 1 + _MOST]
    opens = inside[0].bracket if inside and inside[0].bracket >= whole.end else -1
    gap = passage.letters[whole.end : max(opens, whole.end)]
    if (
        opens < 0
        or len(gap) > _LONG
        or len(gap.split()) > _FAR
        or re.search(r"[;:]|\. ", gap)
        or anywhere("some").search(gap)
    ):
        return None
    members = _run(passage, whole, [each for each in inside if each.bracket == opens])
    near = len(gap.split()) <= _GAP and "," not in gap
    return _parts(passage, whole, members, opens + 1, near=near) if members else None


def _in_words(passage: Passage, position: int) -> Parts | None:
    """The parts that a sentence goes on with behind "trong đó" or "gồm"."""
    whole = passage.statements[position]
    beside = [each for each in passage.statements[position + 1 : position + 1 + _MOST] if each.bracket == whole.bracket]
    while beside and not beside[0].counted and beside[0].sentence == whole.sentence and _is_change(beside[0]):
        beside = beside[1:]
    if not beside or beside[0].sentence > whole.sentence + 1:
        return None
    if beside[0].start - whole.end > _LONG:
        return None
    crosses = beside[0].sentence != whole.sentence
    between = _without_brackets(passage.letters[whole.end : beside[0].start])
    marker = _marker(between, crosses=crosses)
    unsaid = marker is None and not crosses and _BESIDE.fullmatch(between) is not None
    members = _run(passage, whole, beside[:_FEW] if unsaid else beside) if marker is not None or unsaid else []
    if not members:
        return None
    return _parts(passage, whole, members, whole.end + (marker or 0), near=not crosses)._replace(unsaid=unsaid)


def _is_change(each: Statement) -> bool:
    return not each.below and each.way != 0


def _marker(between: str, *, crosses: bool) -> int | None:
    """Where in the words the list is opened; None where it is not."""
    found = [*anywhere("some").finditer(between), *anywhere("all").finditer(between)]
    if not found:
        return None
    first = min(each.start() for each in found)
    before = between[:first]
    fits = _NEXT_SENTENCE.fullmatch(before) if crosses else _GOES_ON.fullmatch(before)
    return first if fits and len(before.split()) <= _FAR else None


def _run(passage: Passage, whole: Statement, beside: list[Statement]) -> list[Statement]:
    """The statements that belong to one list: those of a count, of one sentence, not parted by another mark."""
    members: list[Statement] = []
    mark = ""
    for each in beside:
        if members and each.sentence != members[0].sentence:
            break
        if not each.counted:
            if members and _is_change(each):
                continue
            break
        if members:
            between = _without_brackets(passage.letters[members[-1].end : each.start])
            parted = ";" in between
            another = parted and each.bracket == whole.bracket and (mark == "," or is_last("total", each.lead))
            if another or anywhere("some").search(between) or anywhere("all").search(between):
                break
            mark = mark or (";" if parted else ",")
        if bool(each.below) != bool(whole.below) or bool(each.money) != bool(whole.money) or _is_change(each):
            break
        members.append(each)
    return members


def _parts(passage: Passage, whole: Statement, members: list[Statement], begins: int, *, near: bool) -> Parts:
    """The list of the members; ``begins`` is where the words before the first of them do."""
    marker = passage.letters[begins : members[0].start]
    opened = max((found.end() for key in ("some", "all") for found in anywhere(key).finditer(marker)), default=0)
    before = only("leads").fullmatch(marker[opened:]) is None
    ends = _end(passage, members[-1])
    spans = list(_spans(passage, members, begins + opened, ends, before=before))
    labels = tuple(_trimmed(passage.letters[slice(*span)]) for span in spans)
    names = tuple(_trimmed(passage.text[slice(*span)]) for span in spans)
    if not before:  # the words go on behind the last part
        names = (*(name.split(";")[0] for name in names[:-1]), names[-1].split(",")[0])
    complete = anywhere("all").search(marker) is not None
    some = anywhere("some").search(marker) is not None or _HAS.search(marker) is not None
    after = passage.letters[members[-1].end : ends]
    closed = _is_closed(labels, after, before=before)
    return Parts(whole, tuple(members), labels, names, complete, some and not complete, closed, near, before, after)


def _end(passage: Passage, last: Statement) -> int:
    """Where the words behind the last part end: at the end of its clause, or at the next figure."""
    farthest = min(last.end + _LONG, len(passage.letters))
    found = _CLAUSE_END.search(passage.letters, last.end, farthest)
    ends = farthest if found is None else found.start()
    following = bisect_left(passage.statements, last.end, key=lambda each: each.start)
    return min(ends, passage.statements[following].start) if following < len(passage.statements) else ends


def _spans(
    passage: Passage, members: list[Statement], begins: int, ends: int, *, before: bool
) -> Iterator[tuple[int, int]]:
    """Where the words stand that name each part: before its count, or behind it."""
    for position, each in enumerate(members):
        if before:
            yield (_next_name(passage, members[position - 1].end, each.start) if position else begins), each.start
        else:
            yield each.number_end, (members[position + 1].start if position + 1 < len(members) else ends)


def _next_name(passage: Passage, start: int, end: int) -> int:
    """Where the name of the next part begins: behind the mark that ends what the one before counts."""
    found = _PARTED.match(passage.letters, start, end)
    return start if found is None else found.end()


def _trimmed(words: str) -> str:
    """The words of a name, without what is in brackets, marks at the ends, and a last "và"."""
    return " ".join(_LAST_AND.sub("", _without_brackets(words).rpartition(")")[2].strip(" ,;:-+")).split())


def _without_brackets(words: str) -> str:
    """The words with spaces in the place of what stands in brackets."""
    while "(" in words and (found := _IN_BRACKETS.search(words)):
        words = words[: found.start()] + " " * len(found[0]) + words[found.end() :]
    return words


def _is_closed(labels: tuple[str, ...], after: str, *, before: bool) -> bool:
    """Whether each part has a count: no words between two marks stand alone."""
    checked = labels if before else labels[:-1]
    if any("," in label or ";" in label for label in checked):
        return False
    return _MORE.search(after if before else labels[-1]) is None
