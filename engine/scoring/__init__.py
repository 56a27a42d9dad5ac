"""From assessments, a scheme and decisions to points, ranks and pictures: pure functions, exact, in any order."""

from engine.scoring.points import unit_score
from engine.scoring.run import score

__all__ = ["score", "unit_score"]
