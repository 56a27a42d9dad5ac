"""Runs the same rules in tables over what was judged, and compares: two executors, one meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.facts import Derivation
from engine.model.verified import Difference, Run, Verified
from rules import Rulebook

_AT_ONCE = 500
"""So many runs are repeated together: a query costs as much for one as for hundreds."""
_SHOWN = 3
"""So many derivations of a difference are told."""


class Verifier:
    """Repeats runs in tables, many at once."""

    def __init__(self, rulebook: Rulebook) -> None:
        from engine.relational.engine import RelationalEngine

        self._tables = RelationalEngine(rulebook)
        self._waiting: list[Run] = []
        self._runs = 0
        self._derivations = 0
        self._differences: list[Difference] = []

    def add(self, runs: Iterable[Run]) -> None:
        """Takes runs to be repeated, now or later."""
        self._waiting.extend(runs)
        if len(self._waiting) >= _AT_ONCE:
            self._repeat()

    def result(self, last: Iterable[Run]) -> Verified:
        """What came of all the runs, with these for the last."""
        self.add(last)
        self._repeat()
        return Verified(self._runs, self._derivations, tuple(self._differences))

    def _repeat(self) -> None:
        runs, self._waiting = self._waiting, []
        for run, again in zip(runs, self._tables.derive_many([each.given for each in runs]), strict=True):
            self._runs += not run.of_comparison
            self._derivations += len(run.derived)
            if list(run.derived) != list(again):
                self._differences.append(_difference(run, again))


def _difference(run: Run, again: Sequence[Derivation]) -> Difference:
    one, other = set(run.derived), set(again)
    alone = tuple(each for each in run.derived if each not in other)
    missing = tuple(each for each in again if each not in one)
    return Difference(run.source, alone[:_SHOWN], missing[:_SHOWN])
