"""The way of a report: read, normalise, evaluate, explain, report."""

__version__ = "0.1.0"
