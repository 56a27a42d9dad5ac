"""Two submissions of one unit side by side: pure functions of their assessments."""

from engine.comparison.repetitions import repetitions
from engine.comparison.side_by_side import compare
from engine.comparison.units import is_older, same_unit

__all__ = ["compare", "is_older", "repetitions", "same_unit"]
