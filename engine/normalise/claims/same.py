"""The same thing written twice: a figure that stands in two places of one report, and whether it is the same there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from engine.exact import Number
from engine.fields import Text
from engine.model import Claim
from engine.normalise.claims.same_figures import Counted
from engine.normalise.claims.same_names import language
from engine.normalise.claims.same_pairs import Pair
from engine.normalise.claims.same_report import Report
from engine.normalise.grids import Piece
from engine.normalise.own import Own
from rules.forms import Forms


def same_claims(pieces: Sequence[Piece], forms: Forms, own: Own) -> Iterator[Claim]:
    """Claims that a thing told in two places is the same in both; those of one thing are told against its first place.

    Where a thing has two values, each place claims to be the first that has its value, and these claim to be equal:
    one claim is broken for each further value.
    """
    report = Report(pieces, forms, own)
    for first, second in _claims([*report.pairs(), *report.things()]):
        one, other = report.shown(first), report.shown(second)
        yield Claim(0, "same", one.term, (other.term,), "usual", _exception(), text=one.text)


def _claims(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs that are claimed to be equal."""
    for counts in _of_one_thing(pairs):
        values: dict[Number | None, Counted] = {}
        for each in counts:
            if each.value.value in values:
                yield values[each.value.value], each
            else:
                values[each.value.value] = each
        first, *others = values.values()
        yield from ((first, other) for other in others)


def _of_one_thing(pairs: Iterable[Pair]) -> Iterator[list[Counted]]:
    """The counts of each thing in the order of the document."""
    of: dict[tuple[int, int], list[Counted]] = {}
    for first, second in pairs:
        one, other = of.setdefault(first.at, [first]), of.setdefault(second.at, [second])
        if one is not other:
            one.extend(other)
            of.update((each.at, one) for each in other)
    found = {id(each): each for each in of.values()}
    yield from sorted(
        (sorted(each, key=lambda count: count.at) for each in found.values()), key=lambda each: each[0].at
    )


@cache
def _exception() -> Text:
    entry = language()["exception"]
    return Text(vi=entry["vi"], en=entry["en"])
