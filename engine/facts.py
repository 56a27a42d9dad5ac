"""Facts: what rules join. A fact is a type and typed fields; equal facts are one fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Fact(NamedTuple):
    """``values`` holds every field of the type, in the order in which the type declares them."""

    type: str
    values: tuple[str | int, ...]


class Derivation(NamedTuple):
    """A rule that held: the facts its ``when`` patterns matched, in their order, and what it concluded."""

    rule: str
    matched: tuple[Fact, ...]
    concluded: Fact


def in_order(derivations: Iterable[Derivation]) -> list[Derivation]:
    """The derivations of a stratum in their order, whoever derives them: by what they conclude, by rule, by premises.

    Most differ in what they conclude, so that the premises of few need to be looked at.
    """
    alike: dict[tuple[str, tuple[str, ...], str], list[Derivation]] = {}
    for each in derivations:
        key = (each.concluded.type, tuple(map(str, each.concluded.values)), each.rule)
        alike.setdefault(key, []).append(each)
    return [each for key in sorted(alike) for each in _by_premises(alike[key])]


def _by_premises(derivations: list[Derivation]) -> list[Derivation]:
    if len(derivations) == 1:
        return derivations
    return sorted(derivations, key=lambda each: [str(value) for fact in each.matched for value in fact.values])


Fields = Mapping[str, Mapping[str, int]]
"""For each fact type, where each field stands in ``values``."""
