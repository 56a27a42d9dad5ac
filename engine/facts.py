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


Fields = Mapping[str, Mapping[str, int]]
"""For each fact type, where each field stands in ``values``."""
