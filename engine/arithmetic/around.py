"""What else a report says: where a figure stands besides, and whether that can be chance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.arithmetic.miswritten import spelled
from engine.exact import Amount, Number
from engine.model import Claim, Term
from engine.problem import NO_PLACE

_RARE = 10
"""What chance would bring about once in so many times tells something."""


@dataclass(frozen=True)
class Around:
    """The figures of a report, by their value and by what they are called. Bounds are no figures here."""

    by_value: Mapping[tuple[int, int], Sequence[Term]]
    by_name: Mapping[str, Collection[tuple[int, int]]]
    by_length: Mapping[int, int]

    def others(self, value: Number, claim: Claim) -> list[Term]:
        """The figures of this value that are none of the claim's own."""
        own = {_cell(each) for each in (claim.stated, *claim.terms)}
        return [each for each in self.by_value.get(_key(value), ()) if _cell(each) not in own]

    def of_length(self, length: int) -> int:
        """How many different figures have so many digits."""
        return self.by_length.get(length, 0)

    def named_like(self, term: Term) -> int:
        """How many different figures are called the same."""
        return len(self.by_name.get(name_of(term), ()))


def around_of(terms: Iterable[Term]) -> Around:
    """The figures, to be looked up: made once for all claims of a report."""
    by_value: dict[tuple[int, int], list[Term]] = {}
    by_name: dict[str, set[tuple[int, int]]] = {}
    by_length: dict[int, int] = {}
    for each in terms:
        if each.amount.value is None:
            continue
        key = _key(each.amount.value)
        if key not in by_value:
            length = digits_in(each.amount)
            by_length[length] = by_length.get(length, 0) + 1
        by_value.setdefault(key, []).append(each)
        by_name.setdefault(name_of(each), set()).add(key)
    return Around(by_value, by_name, by_length)


def name_of(term: Term) -> str:
    return " ".join(term.name.casefold().split())


def are_called_the_same(one: Term, other: Term) -> bool:
    """Whether both have a name, and the same."""
    return name_of(one) == name_of(other) != ""


def digits_in(amount: Amount) -> int:
    """How many digits the figure has, without zeros before it."""
    figure = spelled(amount)
    return 0 if figure is None else len(str(figure.units))


def is_rare(tried: int, length: int) -> bool:
    """Whether trying so many figures hits one given figure of that many digits by chance only rarely."""
    return tried * _RARE <= 9 * 10 ** (length - 1) if length else False


def _key(value: Number) -> tuple[int, int]:
    return value.numerator, value.denominator


def _cell(term: Term) -> tuple[object, ...]:
    """Where a figure is written; figures of one paragraph are told apart by their text."""
    where = (term.said_at, term.name) if term.place == NO_PLACE else term.place
    return (where, term.text, term.amount.value)
