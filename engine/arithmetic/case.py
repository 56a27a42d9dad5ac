"""One broken claim with all that bears on what explains it: which values mend which figure, and what stands around."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine import exact
from engine.arithmetic.around import Around, are_called_the_same, digits_in, is_rare
from engine.arithmetic.holds import breach_of
from engine.arithmetic.solutions import STATED, Admitted, admitted_by, percents_of
from engine.exact import Amount, Number
from engine.model import Breach, Claim, Slip, Term

_PERCENT_KINDS = ("rate", "change-rate")


@dataclass(frozen=True)
class Suspect:
    """A slip that would explain the breach.

    ``figure`` is the index of the figure, ``typical`` whether people often slip so. ``confirmed`` is 2 if the report
    has what was meant under the same name elsewhere, 1 if under another, and there not by chance; else 0.
    """

    slip: Slip
    figure: int
    confirmed: int = 0
    typical: bool = True


@dataclass(frozen=True)
class Case:
    """``admitted`` are the values of each figure that would mend the claim; ``ratio`` is the exact percent, if any."""

    breach: Breach
    around: Around
    admitted: Mapping[int, Admitted]
    ratio: Number | None

    @property
    def claim(self) -> Claim:
        return self.breach.claim

    @property
    def size(self) -> int:
        """How many figures the claim has."""
        return len(self.claim.terms) + 1

    def figures(self) -> Iterator[tuple[int, Term]]:
        """The figures that some value would mend; -1 is what is stated."""
        for index in self.admitted:
            yield index, self.claim.stated if index == STATED else self.claim.terms[index]

    def units(self, figure: int, digits: int) -> tuple[int, int | None]:
        """The lowest and highest that mend the figure, in units of the last of so many decimals; None is no bound.

        Above the highest if none mends it.
        """
        admitted = self.admitted[figure]
        if figure == STATED and self.ratio is not None:
            admitted = percents_of(self.ratio, digits)
        if digits and self.claim.kind == "whole":
            return 1, 0
        lowest = -exact.ENGINE_LIMIT if admitted.lowest is None else math.ceil(admitted.lowest * 10**digits)
        return lowest, None if admitted.highest is None else math.floor(admitted.highest * 10**digits)

    def room(self, figure: int, digits: int) -> int | None:
        """How many values would mend the figure; None where without limit."""
        lowest, highest = self.units(figure, digits)
        return None if highest is None or lowest == -exact.ENGINE_LIMIT else highest - lowest + 1

    def is_a_percent(self, figure: int) -> bool:
        return figure == STATED and self.claim.kind in (*_PERCENT_KINDS, "share")

    def confirmed(self, figure: Term, meant: Amount, tried: int) -> int:
        """Whether what was meant stands elsewhere, where it was looked for among ``tried`` values; see Suspect."""
        if meant.value is None:
            return 0
        found, length = self.around.others(meant.value, self.claim), digits_in(meant)
        is_its_own = any(are_called_the_same(each, figure) for each in found)
        if is_its_own and is_rare(tried * self.around.named_like(figure), length):
            return 2
        return int(bool(found) and is_rare(tried * self.size * self.around.of_length(length), length))


def case_of(breach: Breach, around: Around) -> Case:
    claim = breach.claim
    admitted = dict(admitted_by(claim))
    if claim.stated.amount.value is not None and claim.kind in _ALONE:
        admitted[STATED] = _ALONE[claim.kind]
    ratio = breach.computed.value if breach.computed is not None and claim.kind in _PERCENT_KINDS else None
    return Case(breach, around, admitted, ratio)


_ALONE: Mapping[str, Admitted] = {
    "share": Admitted(exact.Number(0), exact.Number(100)),
    "whole": Admitted(exact.Number(0), None),
}


def would_hold(claim: Claim, changed: Mapping[int, Amount]) -> bool:
    """Whether the claim holds with these figures in place of its own."""
    stated, terms = claim.stated, list(claim.terms)
    for figure, amount in changed.items():
        if figure == STATED:
            stated = stated._replace(amount=amount)
        else:
            terms[figure] = terms[figure]._replace(amount=amount)
    return breach_of(claim._replace(stated=stated, terms=tuple(terms))) is None
