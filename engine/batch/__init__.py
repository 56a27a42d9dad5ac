"""Judges tables of readings: the same targets and rules, run as joins, for as many units as there are."""
