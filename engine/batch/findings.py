"""From what the rules conclude to the table of findings: the verdict on each target of each case, and what it rests on.

As ``engine.evaluate`` finds it for one submission: of the values that give the verdict, the weakest. Percents are in
millionths until the end, cut off towards failing; no ratio looks better than it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from engine import exact
from engine.batch import figured, given
from engine.batch.coded import Keep
from engine.batch.figures import FINER
from engine.batch.idle import NO_ACTIVITY
from engine.batch.odd import WEIGHTS
from engine.given import WHOLE
from engine.relational.joins import CASE
from engine.relational.mass import RULE
from engine.relational.whole import quotient

_OF_ONE = (CASE, "target")
_OF_FINDING = (*_OF_ONE, "result")
_WEIGHING = ("lowest_floor", "highest_ceiling")
LATER = {("outcome", "value"): frozenset(_WEIGHING)}
"""What outcomes have to carry along of their values."""
_UPWARDS = ("at_least", "more_than")
_OF_VALUE = "value of value: "
"""So begin the columns of the value that an outcome is of."""
_STEP = 10**8
_LARGEST_THRESHOLD = exact.ENGINE_LIMIT // exact.LARGEST
"""In millionths: beyond it, what is missing could not be reckoned in 64 bits."""


def findings(
    concluded: Mapping[str, Table], targets: Table, readings: Table, weighed: Table, keep: Keep
) -> Table:
    """A row for each case and target; percents in millionths. ``targets`` are asked; ``readings`` of the cases, in
    ``weighed`` with what decides between values that are equal to the millionth."""
    found = concluded["verdict"].join(targets.drop("set").view(), "target")
    has_values = _OF_VALUE + _WEIGHING[0] in concluded["outcome"].columns
    decided = _decided(concluded, targets, weighed, keep) if has_values else _nothing(readings)
    found = _joined(found, decided, _OF_FINDING)
    found = found.mutate(reading=given.reading_of(found["value"]), basis=given.basis_of(found["value"]))
    shown = readings.select("reading", "numerator", "denominator", "place", **figured.ends(readings))
    found = _joined(found, shown, ("reading",))
    for name, keys in (("standing", list(_OF_FINDING)), ("gap", list(_OF_ONE))):
        found = _with_reason(found, concluded[name], name, keys)
    reasons = [found[name] for name in ("outcome_rule", "standing_rule", "gap_rule")]
    return found.mutate(reason=ibis.coalesce(*reasons, found[RULE]), **_distance(found))


def _joined(found: Table, more: Table, keys: Sequence[str]) -> Table:
    joined = found.left_join(more.view(), list(keys))
    return joined.drop(*(f"{name}_right" for name in keys))


def _decided(concluded: Mapping[str, Table], targets: Table, readings: Table, keep: Keep) -> Table:
    """Of each case, target and verdict that values give the weakest value that decides, and by which rule."""
    deciding = keep("deciding", _deciding(concluded, targets))
    # where there is but one value, any is that one; the weakest of several is looked for below
    lightest = keep(
        "lightest",
        deciding.group_by(*_OF_FINDING).agg(
            value=deciding["value"].arbitrary(),
            outcome_rule=deciding["outcome_rule"].arbitrary(),
            weight=deciding["weight"].min(),
            number=deciding.count(),
        ),
    )
    several = lightest.filter(lightest["number"] > 1).select(*_OF_FINDING, "weight").view()
    alike = deciding.semi_join(several, [*_OF_FINDING, "weight"])
    single = lightest.filter(lightest["number"] == 1)
    first = _weakest(alike, targets, readings)
    return single.select(first.columns).union(first)


def _deciding(concluded: Mapping[str, Table], targets: Table) -> Table:
    """The outcomes of values that are as the parts stand that they are of."""
    outcomes = concluded["outcome"].filter(ibis._.scope == WHOLE)
    # without activity no value decides; DuckDB looks outcomes up in what a condition leaves, not the other way round
    parts = concluded["standing"].filter(ibis._.result != NO_ACTIVITY).select(*_OF_ONE, "part", "result").view()
    own = outcomes.semi_join(parts, [*_OF_ONE, "part", "result"])
    table = own.join(_ways(targets), "target")
    lowest, highest = (table[_OF_VALUE + name] for name in _WEIGHING)
    weight = ibis.ifelse(table["upwards"], lowest, -highest)
    return table.select(*_OF_FINDING, "value", outcome_rule=table[RULE], weight=weight)


def _ways(targets: Table) -> Table:
    """Of each target whether it asks for as much as possible."""
    return targets.select("target", upwards=targets["comparator"].isin(_UPWARDS)).view()


def _nothing(readings: Table) -> Table:
    """What decides where no value has an outcome."""
    texts = {name: ibis.null("string") for name in ("target", "result", "outcome_rule")}
    return readings.select(CASE, value=ibis.null("int64"), **texts).limit(0)


def _weakest(several: Table, targets: Table, readings: Table) -> Table:
    """Of values of each case and target the weakest, of equal ones that which the table has first."""
    own = several.mutate(reading=given.reading_of(several["value"]), basis=given.basis_of(several["value"]))
    told = readings.select("reading", "numerator", "denominator", *FINER, *WEIGHTS, **figured.ends(readings)).view()
    table = own.join(told, "reading").join(_ways(targets), "target")
    by_counts = table["basis"] == "counts"
    floors = {f"{end}_floor": figured.end(table, f"{end}_floor") for end in ("lowest", "highest")}
    table = table.mutate(**floors, lowest_first=floors["lowest_floor"], counts_lowest_first=floors["lowest_floor"])
    second, third = _beyond(table)
    exactly: dict[str, list[IntegerValue]] = {}
    for end in ("lowest", "highest"):
        names = [f"{end}_{place}" for place in ("first", "second", "third")]
        plain = (table[f"{end}_floor"], second, third)
        of_counts = [ibis.coalesce(table[f"counts_{name}"], mine) for name, mine in zip(names, plain, strict=True)]
        pairs = zip(names, of_counts, strict=True)
        exactly[end] = [ibis.ifelse(by_counts, mine, table[name]) for name, mine in pairs]
    upwards = table["upwards"]
    both = zip(exactly["lowest"], exactly["highest"], strict=True)
    first, second, third = (ibis.ifelse(upwards, lowest, -highest) for lowest, highest in both)
    # a value is numbered by its reading: of equal ones the first is that which the table has first
    order = ibis.struct({"first": first, "beyond": second * _STEP + third, "value": table["value"]})
    rule = table["outcome_rule"].argmin(order)
    return table.group_by(*_OF_FINDING).agg(value=table["value"].argmin(order), outcome_rule=rule)


def _beyond(table: Table) -> tuple[IntegerValue, IntegerValue]:
    """The digits of a ratio of counts beyond its millionths, in percent: the next eight, and the eight after these."""
    denominator = table["denominator"]
    rest = table["numerator"] * _STEP - table["lowest_floor"] * denominator
    second = quotient(rest * _STEP, denominator)
    third = quotient((rest * _STEP - second * denominator) * _STEP, denominator)
    return second, third


def _with_reason(found: Table, concluded: Table, name: str, keys: Sequence[str]) -> Table:
    """The findings with the rule by which a part of the indicator stands as the verdict says, or is missing.

    What passes or fails does so by the rule of its weakest value.
    """
    others = concluded.filter(concluded["result"].notin(("pass", "fail"))) if "result" in keys else concluded
    first = others.group_by(*keys).agg(**{f"{name}_rule": others[RULE].min()}).view()
    joined = found.left_join(first, list(keys))
    return joined.drop(*(each for each in joined.columns if each.endswith("_right")))


def _distance(found: Table) -> Mapping[str, Value]:
    """The value cut off towards failing, how far it is from the threshold, and how many are missing or too many."""
    upwards, threshold = found["comparator"].isin(_UPWARDS), found["threshold"]
    lowest, highest = figured.end(found, "lowest_floor"), figured.end(found, "highest_ceiling")
    is_single = (lowest == figured.end(found, "highest_floor")) & (figured.end(found, "lowest_ceiling") == highest)
    actual = ibis.ifelse(is_single, ibis.ifelse(upwards, lowest, highest), ibis.null("int64"))
    margin = ibis.ifelse(upwards, actual - threshold, threshold - actual)
    scaled, hundred = threshold * found["denominator"], ibis.literal(_STEP, "int64")
    floor = quotient(scaled, hundred)
    ceiling = floor + (floor * hundred < scaled).cast("int64")
    needed = ibis.ifelse(found["comparator"] == "more_than", floor + 1, ceiling)
    allowed = ibis.ifelse(found["comparator"] == "less_than", ceiling - 1, floor)
    counted = (found["basis"] == "counts") & (found["result"] == "fail")
    nothing = ibis.null("int64")
    return {
        "actual": actual,
        "margin": margin,
        "shortfall": ibis.ifelse(counted & upwards, needed - found["numerator"], nothing),
        "surplus": ibis.ifelse(counted & ~upwards, found["numerator"] - allowed, nothing),
    }

