"""From assessments, a scheme and decisions to points, ranks and pictures: pure functions, exact, in any order."""

from engine.scoring.points import NO_DECISIONS, unit_score
from engine.scoring.run import score

__all__ = ["NO_DECISIONS", "score", "unit_score"]
