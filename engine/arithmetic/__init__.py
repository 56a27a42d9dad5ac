"""Whether what a report claims can be true: claims that do not hold, what explains them, and what they put in doubt."""

from engine.arithmetic.holds import breach_of, breaches

__all__ = ["breach_of", "breaches"]
