"""Facts that stand in the columns of one wide table, a row for each thing.

Such facts need not be joined with one another: see ``engine.relational.by_row``. They become tables only where a rule
has to join them with facts of other things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

import ibis
from ibis.expr import operations as ops
from ibis.expr.types import BooleanValue, Table, Value

from engine.relational.named import CASE, CLASS

V = TypeVar("V", bound=Value)
Said: TypeAlias = "Value | str | int"
"""What a field of a fact is: a column of its row, or the same in every row."""

Later: TypeAlias = "Mapping[tuple[str, str], frozenset[str]]"
"""Of fields, each with the type of its facts, what is asked later of the thing that they name."""


class Told(NamedTuple):
    """A fact that a row may tell: when it does, and its fields."""

    there: BooleanValue
    fields: Mapping[str, Said]


Carrying: TypeAlias = "tuple[Told, Mapping[str, Said]]"
"""A fact, and more columns that its table has then."""


class Wide(NamedTuple):
    """The facts that the rows of a table tell, by type; each row is of one thing of a case, and may tell several.

    ``names`` are the fields, by type, that tell which thing a fact is of: facts that share the name are told by one
    row. ``name`` is what the table is to be kept as; the columns that ``stay`` are for others than rules. ``apart`` are
    expressions that are never equal. ``beside`` are types of which every case has the same facts, each with the field
    that names them and what the row says of that which it names itself. ``looks_up``: a condition of a row may look
    whether another table has what it names; not all that runs queries can do that wherever conditions stand.
    """

    table: Table
    told: Mapping[str, tuple[Told, ...]]
    names: Mapping[str, frozenset[str]]
    name: str = "wide"
    stay: frozenset[str] = frozenset()
    looks_up: bool = True
    apart: tuple[Value, ...] = ()
    beside: Mapping[str, tuple[str, Told]] = MappingProxyType({})


def as_table(told: Told, wide: Wide, more: Mapping[str, Said]) -> Table:
    """A fact as a table, with the case and class of each row that tells it, and ``more`` columns."""
    columns = {**told.fields, **more}
    said = {name: each if isinstance(each, Value) else constant(each) for name, each in columns.items()}
    of_case = {name: wide.table[name] for name in (CASE, CLASS) if name in wide.table.columns}
    return wide.table.filter(told.there).select(**of_case, **said)


def constant(said: object) -> Value:
    """A literal of the type that columns of such facts have."""
    return ibis.literal(said, "int64" if isinstance(said, int) else "string")


def is_same(one: Said, other: Said) -> bool:
    """Whether two fields say the same in every row."""
    if isinstance(one, Value) and isinstance(other, Value):
        return bool(one.equals(other))
    return not isinstance(one, Value) and not isinstance(other, Value) and one == other


def surely(condition: BooleanValue) -> BooleanValue:
    """The condition, false where a column that it asks is empty."""
    found: BooleanValue = ibis.coalesce(condition, False)
    return found


def narrowed(
    wide: Wide, facts: Sequence[Carrying], keep: Callable[[Table], Table]
) -> tuple[Wide, list[Carrying]]:
    """A table of the rows that tell any of these facts, and the facts as it tells them."""
    said = [each for told, more in facts for own in (told.fields, more) for each in own.values()]
    columns: dict[str, Value] = {}
    for each in (each for each in said if isinstance(each, Value)):
        if not any(is_same(each, known) for known in columns.values()):
            columns[f"column {len(columns)}"] = each
    there = {f"there {number}": surely(told.there) for number, (told, _) in enumerate(facts)}
    of_case = {name: wide.table[name] for name in (CASE, CLASS) if name in wide.table.columns}
    # of a row that is left out no condition is looked at to its end, as it would be for its value
    rows = wide.table.filter(reduce(or_, (told.there for told, _ in facts)))
    table = keep(rows.select(**of_case, **columns, **there))

    def moved(fields: Mapping[str, Said]) -> Mapping[str, Said]:
        return {name: _moved(each, columns, table) for name, each in fields.items()}

    own = zip(there, facts, strict=True)
    found = [(Told(table[name], moved(told.fields)), moved(more)) for name, (told, more) in own]
    return wide._replace(table=table), found


def _moved(said: Said, columns: Mapping[str, Value], table: Table) -> Said:
    """The same in a table with these columns."""
    return next((table[name] for name, each in columns.items() if is_same(each, said)), said)


def rebased(value: V, before: Table, table: Table) -> V:
    """The same expression over a table that has the columns of the one before."""
    moved: V = value.op().replace({before.op(): table.op()}).to_expr()
    return moved


def columns_of(value: Value, table: Table) -> set[str]:
    """The columns of a table that an expression looks at."""
    return {field.name for field in value.op().find(ops.Field) if field.rel == table.op()}
