"""A team's decisions: from a file to those that hold for a run, with every mistake in them as a problem."""

from engine.decisions.applied import Applied, applied
from engine.decisions.decisions import NO_DECISIONS, Decisions
from engine.decisions.file import read_decisions

__all__ = ["NO_DECISIONS", "Applied", "Decisions", "applied", "read_decisions"]
