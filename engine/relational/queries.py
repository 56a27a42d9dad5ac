"""The rules of a rulebook as queries in SQL: which facts match each of them."""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from engine.relational.joins import CASE, Facts, kept, matches
from engine.relational.named import CASES, NUMBER, columns_of, table_of
from rules.language import Rule, Rulebook


def queries(rulebook: Rulebook) -> Mapping[str, str]:
    """The query of each rule, by its id."""
    return {rule.id: query_of(rule, rulebook) for stratum in rulebook.strata for rule in stratum.rules}


def query_of(rule: Rule, rulebook: Rulebook) -> str:
    """What to ask for the matches of a rule: their cases, and the number of each fact that a pattern matches."""
    types = {pattern.type for pattern in (*rule.when, *rule.unless)}
    tables = {name: ibis.table(dict(columns_of(rulebook, name)), name=table_of(name)) for name in types}
    matched = matches(rule.when, rule.unless, Facts(tables, ibis.table({CASE: "int64"}, name=CASES), (NUMBER,)))
    if matched is None:
        raise LookupError(rule.id)  # every type has a table
    names = [CASE, *(kept(position, NUMBER) for position in range(len(rule.when)))]
    return str(ibis.to_sql(matched.select(names), dialect="duckdb"))
