"""Tables that are computed once; words of ours are held in them as numbers, which join several times as fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, get_args

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from engine.backends.bounds import DUCKDB
from engine.batch.words import SCOPE_NAMED
from engine.given import WHOLE
from engine.model.asked import Comparator
from rules.language import Pattern, Rulebook
from targets import Library

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

Keep: TypeAlias = "Callable[[str, Table | pa.Table], Table]"
"""Makes of a name and an expression, or of rows, a table that is computed once."""

_TYPE = "word"
_IN_MEMORY = "in memory"
_SCOPE, _SCOPES = "scope", "scopes"
"""The column in which names of scopes stand, and the type of these."""
_OF_TARGETS = ("attribute", "comparator", "indicator", "level", "part", "set", "share", "target")
_OF_RULES = ("basis", "check", "how", "outcome_rule", "result", "rule", "severity")
_ALWAYS = ("any", "counts", "no", "none", "stated", "supposed", "yes", WHOLE, *get_args(Comparator))
"""Words of facts that neither rules nor targets need name; see ``engine.given``."""


def keeping(connection: Backend) -> Keep:
    """Tables as they are."""

    def keep(name: str, made: Table | pa.Table) -> Table:
        if connection.name != DUCKDB:
            return connection.create_table(name, made, temp=True, overwrite=True)
        with _query(connection, made) as (query, schema):
            connection.raw_sql(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query}')
        return ibis.table(schema, name=name)

    return keep


@contextmanager
def _query(connection: Backend, made: Table | pa.Table) -> Iterator[tuple[str, ibis.Schema]]:
    """What asks for the rows of an expression, or of a table in memory, and their columns.

    Ibis would do the same, and ask the database for what is known.
    """
    if not isinstance(made, pa.Table):
        yield connection.compile(made), made.schema()
        return
    connection.con.register(_IN_MEMORY, made)
    try:
        yield f'FROM "{_IN_MEMORY}"', ibis.Schema.from_pyarrow(made.schema)
    finally:
        connection.con.unregister(_IN_MEMORY)


def seeing(connection: Backend) -> Keep:
    """Tables that are not made: each is looked at anew through others, wherever it is asked for."""

    def see(name: str, made: Table | pa.Table) -> Table:
        connection.raw_sql(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {connection.compile(made)}')
        return ibis.table(made.schema(), name=name)

    return see


class Step(NamedTuple):
    """A table that is kept, or looked at: its name, the statement for it, its columns and what they hold."""

    name: str
    statement: str
    columns: Mapping[str, str]


class Coding:
    """Keeps tables with our words as numbers; remembers by which statements expressions became tables."""

    def __init__(self, connection: Backend) -> None:
        self._connection = connection
        self.steps: list[Step] = []

    def __call__(self, name: str, made: Table | pa.Table) -> Table:
        with _query(self._connection, made) as (query, schema):
            coded = [column for column, kind in schema.items() if _is_coded(column) and kind.is_string()]
            types = {**dict.fromkeys(coded, _TYPE), **({_SCOPE: _SCOPES} if _SCOPE in schema else {})}
            casts = ", ".join(f'CAST("{column}" AS {held}) AS "{column}"' for column, held in types.items())
            return self._kept(name, f"SELECT * REPLACE ({casts}) FROM ({query})" if casts else query, schema)  # noqa: S608  ours

    def plain(self, name: str, made: Table | pa.Table) -> Table:
        """Keeps a table as it is."""
        with _query(self._connection, made) as (query, schema):
            return self._kept(name, query, schema)

    def _kept(self, name: str, query: str, schema: ibis.Schema) -> Table:
        columns = {column: str(kind) for column, kind in schema.items()}
        self.steps.append(Step(name, f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query}', columns))
        return self.again(self.steps[-1])

    def seen(self, name: str, made: Table) -> Table:
        """A table that is not made: it is looked at through others. All of its words are coded."""
        statement = f'CREATE OR REPLACE TEMP VIEW "{name}" AS {self._connection.compile(made)}'
        step = Step(name, statement, {column: str(kind) for column, kind in made.schema().items()})
        self.steps.append(step)
        return self.again(step)

    def drop(self, name: str) -> None:
        """Removes a table that was kept."""
        self._connection.raw_sql(f'DROP TABLE "{name}"')

    def name_scopes(self, count: int) -> None:
        """Says how many scopes have names beside the whole: before any table is made in which such stand."""
        names = f"SELECT '{WHOLE}' UNION ALL SELECT '{SCOPE_NAMED}' || number FROM range(1, {count + 1}) of(number)"  # noqa: S608  ours
        self._connection.raw_sql(f"CREATE OR REPLACE TYPE {_SCOPES} AS ENUM ({names})")

    def again(self, step: Step) -> Table:
        """The table of a step that was remembered, made of what there is now."""
        self._connection.raw_sql(step.statement)
        return ibis.table(step.columns, name=step.name)  # the connection would ask the database for what is known


def seen(keep: Keep, name: str, made: Table) -> Table:
    """A table that is not made, under a name of its own where tables are remembered by name."""
    return keep.seen(name, made) if isinstance(keep, Coding) else made


def as_they_are(keep: Keep) -> Keep:
    """What keeps tables as they are, and remembers how."""
    return keep.plain if isinstance(keep, Coding) else keep


def coding(connection: Backend, rulebook: Rulebook, library: Library) -> Keep:
    """Tables whose words are those of the rules and targets; in no other tables words may stand under such names.

    Where the database has no such type, they stay words.
    """
    if connection.name != DUCKDB:
        return keeping(connection)
    words = sorted({*_ALWAYS, *_of_rules(rulebook), *_of_targets(library)})
    listed = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
    connection.raw_sql(f"CREATE OR REPLACE TYPE {_TYPE} AS ENUM ({listed})")
    return Coding(connection)


def _is_coded(column: str) -> bool:
    """Whether words of ours stand in a column, also where another fact carries them along."""
    return column.rpartition(": ")[2] in (*_OF_TARGETS, *_OF_RULES)


def _of_rules(rulebook: Rulebook) -> Iterator[str]:
    for rule in rulebook.rules.values():
        yield rule.id
        for pattern in (*rule.when, *rule.unless, rule.then):
            yield from _said(pattern)


def _said(pattern: Pattern) -> Iterator[str]:
    for test in pattern.tests:
        operands = test.operand if isinstance(test.operand, tuple) else (test.operand,)
        yield from (each for each in operands if isinstance(each, str))


def _of_targets(library: Library) -> Iterator[str]:
    for each in library.sets:
        yield each.id
        yield from (target.id for target in each.targets)
    for indicator in library.indicators.values():
        yield indicator.id
        yield from (part.id for part in indicator.parts)
    yield from (*library.levels, *library.attributes)
