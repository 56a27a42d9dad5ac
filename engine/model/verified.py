"""What two executors of the same rules conclude, side by side."""

from __future__ import annotations

from typing import NamedTuple

from engine.facts import Derivation, Fact


class Run(NamedTuple):
    """Of a submission in ``source``: what the rules were given, and what they concluded.

    ``of_comparison``: they were run once more for the submission, beside those of earlier periods.
    """

    source: str
    given: tuple[Fact, ...]
    derived: tuple[Derivation, ...]
    of_comparison: bool = False


class Difference(NamedTuple):
    """Derivations of one run that only one executor has; ``alone`` says which. The first few of each."""

    source: str
    alone: tuple[Derivation, ...]
    missing: tuple[Derivation, ...]


class Verified(NamedTuple):
    """How much was run by both: for how many submissions, with how many derivations; and where they differ."""

    runs: int
    derivations: int
    differences: tuple[Difference, ...]
