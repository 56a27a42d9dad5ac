"""Which slip would explain that a claim does not hold: one change after which it holds exactly.

Almost any breach can be mended by changing some digit somewhere, so a slip is named only where chance would rarely
offer it, or where the report has the mended figure elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine import exact
from engine.arithmetic.around import Around, around_of, digits_in, is_rare
from engine.arithmetic.case import Case, Suspect, case_of, would_hold
from engine.arithmetic.exchanged import exchanged
from engine.arithmetic.miswritten import Spelled, Ways, amount_of, may_be, spelled, ways
from engine.arithmetic.solutions import STATED, decimals_of, value_of
from engine.exact import Amount
from engine.model import Breach, Slip, SlipKind, Term

_MOST_NAMED = 3
_LIKELIEST_FIRST: tuple[SlipKind, ...] = (
    "digits-swapped",
    "figures-swapped",
    "neighbours-figure",
    "mark-misplaced",
    "row-left-out",
    "row-counted-twice",
    "digit-dropped",
    "digit-changed",
)


def slips_of(breach: Breach, around: Sequence[Term] | Around = ()) -> tuple[Slip, ...]:
    """The slips that would explain the breach, the likeliest first, at most three; () where none is likely.

    ``around`` are the figures of the report, the claim's own among them or not; for many breaches of one report give
    ``around_of`` them. Nothing is said of a claim over bounds: "hơn 7.400" is no slip.
    """
    figures = (breach.claim.stated, *breach.claim.terms)
    if any(each.amount.value is None for each in figures):
        return ()
    case = case_of(breach, around if isinstance(around, Around) else around_of(around))
    ordered = sorted(_suspects(case), key=lambda each: _order(case, each))
    return tuple(dict.fromkeys(each.slip for each in ordered))[:_MOST_NAMED]


def _suspects(case: Case) -> Iterator[Suspect]:
    """What is not typical is named only where nothing else explains the breach, or the report confirms it."""
    miswritten = list(_miswritten(case))
    typical = [*exchanged(case), *(each for each, is_telling in miswritten if is_telling and each.typical)]
    yield from typical
    for kind in ("digit-dropped", "digit-changed"):
        group = [each for each in miswritten if each[0].slip.kind == kind and not each[0].typical]
        yield from (each for each in _only(case, group) if each.confirmed or not typical)


def _order(case: Case, suspect: Suspect) -> tuple[bool, int, bool, int, int]:
    kind = _LIKELIEST_FIRST.index(suspect.slip.kind)
    return _exceeds_all(case, suspect), kind, not suspect.typical, -suspect.confirmed, suspect.figure


def _exceeds_all(case: Case, suspect: Suspect) -> bool:
    """Whether more would then be counted above the line than below it: possible, but the likelier it is otherwise."""
    if case.claim.kind != "rate":
        return False
    amounts = [each.amount.lowest for each in case.claim.terms]
    if suspect.slip.kind == "figures-swapped":
        amounts.reverse()
    elif suspect.figure != STATED:
        amounts[suspect.figure] = suspect.slip.meant.lowest
    above, below = amounts
    return above is not None and below is not None and above > below


def _miswritten(case: Case) -> Iterator[tuple[Suspect, bool]]:
    """Each figure that would mend the claim and is miswritten easily, and whether it tells something."""
    for index, term in case.figures():
        figure = spelled(term.amount)
        if figure is not None and _may_be_mended(case, index, figure):
            for tried in ways(figure, _may_have_decimals(case, index)):
                yield from _mending(case, index, term, tried)


def _may_be_mended(case: Case, index: int, figure: Spelled) -> bool:
    """A look at the one value that would mend it, before all ways are tried."""
    admitted = case.admitted[index]
    if (index == STATED and case.ratio is not None) or admitted.lowest is None or admitted.lowest != admitted.highest:
        return True
    meant = spelled(exact.exactly(admitted.lowest, decimals_of(admitted.lowest, len(figure.after))))
    return meant is not None and may_be(figure, meant)


def _may_have_decimals(case: Case, index: int) -> bool:
    """Whether the figure is a percent or stands beside figures with decimals; a count of things has none."""
    others = (*case.claim.terms, case.claim.stated)
    if case.ratio is not None:
        others = case.claim.terms
    return case.is_a_percent(index) or any(each.amount.digits > 0 for each in others)


def _mending(case: Case, index: int, term: Term, tried: Ways) -> Iterator[tuple[Suspect, bool]]:
    """The ways that mend the figure, each with whether it tells something: it is rare by chance, or confirmed."""
    if case.claim.kind in ("share", "whole") and tried.kind != "mark-misplaced":
        return
    bounds = {digits: case.units(index, digits) for digits in {len(each.after) for each in tried.meant}}
    sign = -1 if value_of(term) < 0 else 1
    mending = [each for each in tried.meant if _is_within(sign * each.units, bounds[len(each.after)])]
    for meant in (amount_of(each, term.amount) for each in mending):
        if would_hold(case.claim, {index: meant}):
            confirmed = case.confirmed(term, meant, len(mending))
            suspect = Suspect(Slip(tried.kind, term, meant), index, confirmed, tried.typical)
            yield suspect, confirmed > 0 or _is_rare(case, index, term, meant, tried)


def _is_within(units: int, bounds: tuple[int, int | None]) -> bool:
    lowest, highest = bounds
    return lowest <= units and (highest is None or units <= highest)


def _is_rare(case: Case, index: int, term: Term, meant: Amount, tried: Ways) -> bool:
    room = case.room(index, meant.digits)
    if case.claim.kind == "whole":
        return term.amount.digits == 3  # 4,325: what was meant for thousands
    return room is not None and is_rare(tried.chances * room * case.size, digits_in(meant))


def _only(case: Case, group: Sequence[tuple[Suspect, bool]]) -> Iterator[Suspect]:
    """A digit is said to be wrong where one figure alone can be mended so, or the report has the mended one elsewhere.

    That a percent misses by its last digit is said as such; it is rather wrongly rounded.
    """
    best = max((suspect.confirmed for suspect, _ in group), default=0)
    likeliest = [each for each in group if each[0].confirmed == best]
    for suspect, is_telling in likeliest if len(likeliest) == 1 else ():
        is_rounded = case.breach.size == "last-digit" and suspect.figure == STATED
        if is_telling and (best or not is_rounded):
            yield suspect
