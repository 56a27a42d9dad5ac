"""From what the rules conclude to the table of findings: the verdict on each target of each case, and what it rests on.

As ``engine.evaluate`` finds it for one submission: of the values that give the verdict, the weakest. Percents are in
millionths until the end, cut off towards failing; no ratio looks better than it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from engine import exact
from engine.batch.coded import Keep
from engine.batch.figures import FINER
from engine.batch.odd import WEIGHTS
from engine.given import WHOLE
from engine.relational.joins import CASE
from engine.relational.mass import RULE
from engine.relational.whole import quotient

_OF_ONE = (CASE, "target")
_OF_FINDING = (*_OF_ONE, "result")
_ENDS = ("lowest_floor", "lowest_ceiling", "highest_floor", "highest_ceiling")
OF_A_VALUE = frozenset(("basis", *_ENDS))
"""What outcomes have to carry along of their values."""
_UPWARDS = ("at_least", "more_than")
_OF_VALUE = "value of value: "
"""So begin the columns of the value that an outcome is of."""
_STEP = 10**8
_LARGEST_THRESHOLD = exact.ENGINE_LIMIT // exact.LARGEST
"""In millionths: beyond it, what is missing could not be reckoned in 64 bits."""


def findings(concluded: Mapping[str, Table], targets: Table, readings: Table, keep: Keep) -> Table:
    """A row for each case and target; percents in millionths. ``targets`` are asked; ``readings`` of the cases."""
    verdicts = concluded["verdict"].join(targets.drop("set").view(), "target")
    has_values = _OF_VALUE + "basis" in concluded["outcome"].columns
    decided = _decisive(concluded, targets, readings, keep) if has_values else _nothing(readings)
    found = verdicts.left_join(decided.view(), _OF_FINDING)
    found = found.drop(*(f"{name}_right" for name in _OF_FINDING))
    for name, keys in (("standing", list(_OF_FINDING)), ("gap", list(_OF_ONE))):
        found = _with_reason(found, concluded[name], name, keys)
    reasons = [found[name] for name in ("outcome_rule", "standing_rule", "gap_rule")]
    return found.mutate(reason=ibis.coalesce(*reasons, found[RULE]), **_distance(found))


def _decisive(concluded: Mapping[str, Table], targets: Table, readings: Table, keep: Keep) -> Table:
    """Of each case, target and verdict that values give the weakest value that decides, with its reading."""
    weighed = keep("deciding", _deciding(concluded, targets))
    lightest = weighed.group_by(*_OF_FINDING).agg(
        value=weighed["value"].argmin(weighed["weight"]), weight=weighed["weight"].min(), number=weighed.count()
    )
    lightest = keep("lightest", lightest)
    settled = _settled(weighed, lightest, readings)
    chosen = weighed.semi_join(settled.view(), ["target", "value"])
    shown = readings.select("reading", "numerator", "denominator", "place").view()
    return chosen.join(shown, "reading").drop("value", "weight")


def _deciding(concluded: Mapping[str, Table], targets: Table) -> Table:
    """The outcomes of values that are as the parts stand that they are of."""
    outcomes = concluded["outcome"].filter(ibis._.scope == WHOLE)
    parts = concluded["standing"].select(*_OF_ONE, "part", "result").view()
    own = outcomes.semi_join(parts, [*_OF_ONE, "part", "result"])
    ways = targets.select("target", upwards=targets["comparator"].isin(_UPWARDS)).view()
    table = own.join(ways, "target")
    ends = {name: table[_OF_VALUE + name] for name in ("basis", *_ENDS)}
    weight = ibis.ifelse(table["upwards"], ends["lowest_floor"], -ends["highest_ceiling"])
    return table.select(*_OF_FINDING, "value", "reading", "upwards", **ends, outcome_rule=table[RULE], weight=weight)


def _settled(weighed: Table, lightest: Table, readings: Table) -> Table:
    """The value of each case and target: where several are equal to the millionth, the weakest beyond it."""
    several = lightest.filter(lightest["number"] > 1).select(*_OF_FINDING, "weight").view()
    alike = weighed.semi_join(several, [*_OF_FINDING, "weight"])
    first = _weakest(alike, readings).select("target", "value")
    return lightest.filter(lightest["number"] == 1).select("target", "value").union(first)


def _nothing(readings: Table) -> Table:
    """What decides where no value has an outcome."""
    texts = {name: ibis.null("string") for name in ("target", "result", "outcome_rule", "basis")}
    ends = {name: ibis.null("int64") for name in _ENDS}
    columns = readings.select(
        CASE, "reading", "numerator", "denominator", "place", upwards=ibis.null("boolean"), **texts, **ends
    )
    return columns.limit(0)


def _weakest(several: Table, readings: Table) -> Table:
    """Of values of each case and target the weakest, of equal ones that which the table has first."""
    told = readings.select("reading", "numerator", "denominator", *FINER, *WEIGHTS)
    table = several.join(told.view(), "reading")
    table = table.mutate(lowest_first=table["lowest_floor"], counts_lowest_first=table["lowest_floor"])
    by_counts = table["basis"] == "counts"
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
    return table.group_by(*_OF_FINDING).agg(value=table["value"].argmin(order))


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
    upwards, threshold = found["upwards"], found["threshold"]
    lowest, highest = found["lowest_floor"], found["highest_ceiling"]
    is_single = (lowest == found["highest_floor"]) & (found["lowest_ceiling"] == highest)
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

