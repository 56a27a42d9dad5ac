"""The readings of all cases with the facts of each in columns beside it: what ``engine.given`` says of one.

Counts are set beside what is stated here; what readings that are set out one by one are worth is given.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from engine import exact
from engine.batch.figures import BOUNDS, MOST_DIGITS
from engine.given import WHOLE
from engine.relational.whole import quotient
from engine.relational.wide import Told, Wide

_PERCENT = 100 * exact.SCALE
"""Times this, a ratio is a percent in millionths."""
_COUNTS = ("numerator", "denominator")
READINGS = "readings"
"""The name of the table of readings, when it is made."""
_STAYING = frozenset(
    ("reading", "indicator", *_COUNTS, *(f"has_{name}" for name in _COUNTS), "stated", "place", "value_code")
)
"""What is told of readings beside what rules ask."""
_DISPLAY = ("stated", "rounded", "cut_off", "off", "digits")
_FLOOR, _CEILING = "floor of counts", "ceiling of counts"
_SHARE = "indicator: share"

ODD = (
    *(f"{of} {name}" for of in ("stated", "counts") for name in BOUNDS),
    *(f"counts {name}" for name in _COUNTS),
    *(f"display {name}" for name in _DISPLAY),
)
"""The figures of odd readings: columns of this name, after ``odd``."""


def figured(readings: Table, values: Table | None, indicators: Table, odd: Table | None) -> Table:
    """The readings with their figures. ``values`` says what stated percents are worth, ``odd`` has the columns of
    facts of the readings that are set out one by one, ``indicators`` are those that targets ask for."""
    shares = indicators.select("indicator", **{_SHARE: "share"}).view()
    found = readings.left_join(shares, "indicator").drop("indicator_right")
    found = found.mutate(**_counted(found))
    found = found.mutate(**_nothing_stated()) if values is None else _stated(found, values)
    return found if odd is None else _with_odd(found, odd)


def wide(table: Table, *, looks_up: bool) -> Wide:
    """The facts that the rows of such a table tell; see ``engine.relational.wide.Wide``."""
    reading = {"reading": table["reading"]}
    subject = {name: table[name] for name in ("indicator", "part", "scope")}
    stated, counted = table["reading"] * 2, table["reading"] * 2 + 1
    values = (
        _value(table, _named("stated"), {"value": stated, "basis": "stated", **reading, **subject}),
        _value(table, _ends(table), {"value": counted, "basis": "counts", **reading, **subject}),
    )
    above, below = (table[name] for name in _of_counts(table))
    share = table[_SHARE]
    told = {
        "reading": Told(ibis.literal(value=True), {**reading, **subject}),
        "scoped": Told(table["scope"] != WHOLE, reading),
        "counts": Told(above.notnull() & below.notnull(), {**reading, "numerator": above, "denominator": below}),
        "display": Told(table["display off"].notnull(), {**reading, **_columns(table, "display", _DISPLAY)}),
    }
    names = {**dict.fromkeys(told, frozenset(("reading",))), "value": frozenset(("value", "reading"))}
    return Wide(
        table,
        {**{name: (each,) for name, each in told.items()}, "value": values},
        names,
        READINGS,
        _STAYING | {*_named("stated").values(), *_ends(table).values()},
        looks_up,
        apart=(stated, counted),
        beside={"indicator": ("indicator", Told(share.notnull(), {"indicator": table["indicator"], "share": share}))},
    )


def ends(table: Table) -> Mapping[str, Value]:
    """What each reading is worth by what it states and by its counts, in columns of one name in all such tables."""
    counted = _ends(table)
    stated = {f"stated {name}": table[f"stated {name}"] for name in BOUNDS[:4]}
    return {**stated, **{f"counts {name}": table[counted[name]] for name in BOUNDS[:4]}}


def end(table: Table, name: str) -> IntegerValue:
    """One of the ``ends``, by the ``basis`` of a row."""
    found: IntegerValue = ibis.ifelse(table["basis"] == "counts", table[f"counts {name}"], table[f"stated {name}"])
    return found


def _value(table: Table, ends: Mapping[str, str], named: Mapping[str, Value | str]) -> Told:
    bounds = {name: table[column] for name, column in ends.items()}
    return Told(bounds[BOUNDS[0]].notnull(), {**named, **bounds})


def _columns(table: Table, of: str, names: tuple[str, ...]) -> Mapping[str, Value]:
    return {name: table[f"{of} {name}"] for name in names}


def _named(of: str) -> Mapping[str, str]:
    return {name: f"{of} {name}" for name in BOUNDS}


def _ends(table: Table) -> Mapping[str, str]:
    """The columns of the bounds of what counts are worth: where none are odd, all are one number, or next to it."""
    own = _named("counts")
    if own[BOUNDS[0]] in table.columns:
        return own
    upper = [name for name in BOUNDS if name.endswith("ceiling") or name == "shown_highest"]
    return {name: _CEILING if name in upper else _FLOOR for name in BOUNDS}


def _of_counts(table: Table) -> tuple[str, ...]:
    own = tuple(f"counts {name}" for name in _COUNTS)
    return own if own[0] in table.columns else _COUNTS


def _counted(table: Table) -> Mapping[str, IntegerValue]:
    """What the counts of each reading are worth: null where there are not both, or where they are over 0."""
    below = (table["denominator"] > 0).ifelse(table["denominator"], ibis.null("int64"))
    scaled = table["numerator"] * _PERCENT
    floor = quotient(scaled, below)
    return {_FLOOR: floor, _CEILING: floor + (floor * below < scaled).cast("int64")}


def _nothing_stated() -> Mapping[str, IntegerValue]:
    names = (*_named("stated").values(), *(f"display {name}" for name in _DISPLAY))
    return {name: ibis.null("int64") for name in names}


def _stated(table: Table, values: Table) -> Table:
    """With what is stated, and where that is one number beside counts over more than 0, by how much these miss it."""
    own = {column: values[f"value_{name}"] for name, column in _named("stated").items()}
    # what a condition leaves DuckDB takes for a fifth: else it might look up readings, of many conditions, among texts
    readable = values.filter(values["value_problem"].isnull())
    told = readable.select("value_code", digits="value_digits", shown="value_shown", **own).view()
    found = table.left_join(told, "value_code").drop("value_code_right")
    powers = [(found["digits"] == digits, 10**digits) for digits in range(MOST_DIGITS + 1)]
    below = (found["denominator"] > 0).ifelse(found["denominator"], ibis.null("int64"))
    scaled = found["numerator"] * 100 * ibis.cases(*powers, else_=0)
    rounded, cut_off = quotient(2 * scaled + below, 2 * below), quotient(scaled, below)
    beside = {
        "display stated": found["shown"],
        "display rounded": rounded,
        "display cut_off": cut_off,
        "display off": ibis.least((found["shown"] - rounded).abs(), (found["shown"] - cut_off).abs()),
        "display digits": found["digits"],
    }
    return found.mutate(**beside).drop("digits", "shown")


def _with_odd(found: Table, odd: Table) -> Table:
    """What odd readings are worth in place of what would be reckoned of them."""
    own = {name: found[column] for name, column in _odd_columns(found).items()}
    table = found.mutate(**own).left_join(odd.view(), "reading")
    told = {name: ibis.ifelse(table["is_odd"], table[f"odd {name}"], table[name]) for name in own}
    return table.select(*(each for each in found.columns if each not in told), **told)


def _odd_columns(found: Table) -> Mapping[str, str]:
    """The columns that odd readings have otherwise, and of what others have there."""
    counted = {f"counts {name}": column for name, column in _ends(found).items()}
    of_counts = {f"counts {name}": name for name in _COUNTS}
    stated = {column: column for column in _named("stated").values()}
    return {**counted, **of_counts, **stated, **{f"display {name}": f"display {name}" for name in _DISPLAY}}
