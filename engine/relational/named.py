"""How the tables of facts and their columns are named, for whoever asks and whoever makes them."""

from __future__ import annotations

from collections.abc import Mapping

from rules.language import NUMBER_KINDS, Rulebook

CASE = "case"
CLASS = "class"
"""The column that says which cases are alike in all that makes targets concern them, where tables tell."""
CASES = "every case"
NUMBER = "number"
"""The column that says which of the facts of its type a row is."""


def table_of(fact_type: str) -> str:
    """The name of the table of the facts of a type."""
    return f"fact {fact_type}"


def columns_of(rulebook: Rulebook, fact_type: str) -> Mapping[str, str]:
    """The columns of that table and what they hold: the case of each fact, its number, and its fields in order."""
    fields = {name: "int64" if kind in NUMBER_KINDS else "string" for name, kind in rulebook.fields(fact_type).items()}
    return {CASE: "int64", NUMBER: "int64", **fields}
