"""Whether what a report claims can be true: claims that do not hold, what explains them, and what they put in doubt."""

from engine.arithmetic.audit import NOTHING_CLAIMED, Audit, Claimed, audit

__all__ = ["NOTHING_CLAIMED", "Audit", "Claimed", "audit"]
