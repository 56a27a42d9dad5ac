"""Facts: what rules join. A fact is a type and typed fields; equal facts are one fact."""

from __future__ import annotations

from collections.abc import Mapping
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


def in_order(derivation: Derivation) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    """The key by which the derivations of a stratum are ordered, whoever derives them."""
    return (
        derivation.concluded.type,
        tuple(map(str, derivation.concluded.values)),
        derivation.rule,
        tuple(str(value) for fact in derivation.matched for value in fact.values),
    )


Fields = Mapping[str, Mapping[str, int]]
"""For each fact type, where each field stands in ``values``."""
