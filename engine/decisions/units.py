"""The units of a run by their names, and names that are nearly theirs."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from engine.comparison.units import folded_name
from engine.decisions.decisions import Decisions, is_about
from engine.model.decided import Decision
from engine.model.outlined import Outline


class _Spelled(NamedTuple):
    """A name in the forms in which it is compared: folded, without marks, without its kind ("xã"), its digits."""

    folded: str
    bare: str
    short: str
    digits: str


class Units:
    """What was judged, by the names of the units; made once for the decisions of a file."""

    def __init__(self, outlines: Iterable[Outline], decisions: Decisions) -> None:
        self._by_name: dict[str, list[Outline]] = defaultdict(list)
        names: dict[str, str] = {}
        decided = {folded_name(each.unit) for each in decisions.decisions}
        for each in outlines:
            name = each.unit.name
            if folded_name(name) in decided:
                self._by_name[folded_name(name)].append(each)
            names[folded_name(name)] = min(name, names.get(folded_name(name), name))
        self._open = {name: _spelled(folded) for folded, name in sorted(names.items()) if folded not in decided}

    def of(self, decision: Decision) -> Sequence[Outline]:
        """What was judged of the units that a decision may be about."""
        own = self._by_name.get(folded_name(decision.unit), ())
        return [each for each in own if is_about(decision, each.unit)]

    def nearly(self, name: str) -> str:
        """The unit that is nearly called so, of which nothing is decided by its own name; empty where there is none."""
        spelled = _spelled(folded_name(name))
        return next((known for known, other in self._open.items() if _is_slip(spelled, other)), "")


def _spelled(folded: str) -> _Spelled:
    bare = "".join(each for each in folded.replace("đ", "d") if not unicodedata.combining(each))
    return _Spelled(folded, bare, folded.partition(" ")[2], "".join(each for each in folded if each.isdigit()))


def _is_slip(one: _Spelled, other: _Spelled) -> bool:
    """Whether one name may be meant by the other: without marks, without its kind, or one letter off."""
    if one.digits != other.digits:
        return False
    without_kind = one.short == other.folded or other.short == one.folded
    return without_kind or one.bare == other.bare or OSA.distance(one.folded, other.folded, score_cutoff=1) <= 1
