"""How it is judged: rule files, and the small language that they are written in."""

from rules.language import Pattern, Rule, Rulebook, Test, Variable
from rules.loading import load_rules, load_shipped

__all__ = ["Pattern", "Rule", "Rulebook", "Test", "Variable", "load_rules", "load_shipped"]
