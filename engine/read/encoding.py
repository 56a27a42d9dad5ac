"""Which letters the bytes of a text stand for."""

from __future__ import annotations

from engine.problem import Problem
from engine.source import decode


def decode_text(name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text, with warnings. Raises InputError where it cannot be told."""
    return decode(name, data)
