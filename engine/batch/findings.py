"""From what the rules conclude to the table of findings: the verdict on each target of each case, and what it rests on.

As ``engine.evaluate`` finds it for one submission: of the values that give the verdict, the weakest. Percents are in
millionths until the end, cut off towards failing; no ratio looks better than it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis
from ibis.expr.types import IntegerValue, Table, Value

from engine import exact
from engine.batch.figures import FINER
from engine.batch.odd import WEIGHTS
from engine.given import WHOLE
from engine.relational.joins import CASE
from engine.relational.mass import RULE
from engine.relational.whole import of_millionths, quotient

_OF_ONE = (CASE, "target")
_ENDS = ("lowest_floor", "lowest_ceiling", "highest_floor", "highest_ceiling")
OF_A_VALUE = frozenset(("basis", *_ENDS))
"""What outcomes have to carry along of their values."""
_UPWARDS = ("at_least", "more_than")
_OF_VALUE = "value of value: "
"""So begin the columns of the value that an outcome is of."""
_STEP = 10**8
_LARGEST_THRESHOLD = exact.ENGINE_LIMIT // exact.LARGEST
"""In millionths: beyond it, what is missing could not be reckoned in 64 bits."""


def findings(concluded: Mapping[str, Table], targets: Table, readings: Table) -> Table:
    """A row for each case and target. ``targets`` are those asked; ``readings`` are of the cases."""
    verdicts = concluded["verdict"].join(targets.drop("set"), "target")
    decided = _decisive(concluded, targets, readings) if _has_values(concluded) else _nothing(readings)
    found = verdicts.left_join(decided, _OF_ONE).drop("case_right", "target_right")
    for name, keys in (("standing", [*_OF_ONE, "result"]), ("gap", list(_OF_ONE))):
        if name in concluded:
            found = _with_reason(found, concluded[name], name, keys)
    reasons = [found[name] for name in ("outcome_rule", "standing_rule", "gap_rule") if name in found.columns]
    return found.mutate(reason=ibis.coalesce(*reasons, found[RULE]), **_distance(found))


def _has_values(concluded: Mapping[str, Table]) -> bool:
    """Whether there are outcomes, each with its value."""
    return "outcome" in concluded and _OF_VALUE + "basis" in concluded["outcome"].columns


def _decisive(concluded: Mapping[str, Table], targets: Table, readings: Table) -> Table:
    """Of each case and target that passes or fails, the weakest value that decides, with its reading."""
    outcomes = concluded["outcome"].filter(ibis._.scope == WHOLE).rename(outcome_rule=RULE)
    own = {name: outcomes[_OF_VALUE + name] for name in ("basis", *_ENDS)}
    outcomes = outcomes.select(*_OF_ONE, "part", "result", "value", "reading", "outcome_rule", **own)
    verdicts = concluded["verdict"].select(*_OF_ONE, "result").view()
    parts = concluded["standing"].select(*_OF_ONE, "part", "result").semi_join(verdicts, [*_OF_ONE, "result"])
    deciding = outcomes.semi_join(parts.view(), [*_OF_ONE, "part", "result"]).drop("part", "result")
    ways = targets.select("target", upwards=targets["comparator"].isin(_UPWARDS)).view()
    weighed = deciding.join(ways, "target")
    weight = ibis.ifelse(weighed["upwards"], weighed["lowest_floor"], -weighed["highest_ceiling"])
    weighed = weighed.mutate(weight=weight)
    lightest = weighed.group_by(*_OF_ONE).agg(
        value=weighed["value"].argmin(weighed["weight"]), weight=weighed["weight"].min(), number=weighed.count()
    )
    chosen = weighed.semi_join(_settled(weighed, lightest, readings).view(), ["target", "value"])
    shown = readings.select("reading", "numerator", "denominator", "place").view()
    return chosen.join(shown, "reading").drop("value", "weight")


def _settled(weighed: Table, lightest: Table, readings: Table) -> Table:
    """The value of each case and target: where several are equal to the millionth, the weakest beyond it."""
    several = lightest.filter(lightest["number"] > 1).select(*_OF_ONE, "weight").view()
    alike = weighed.semi_join(several, [*_OF_ONE, "weight"])
    tied = alike.group_by(*_OF_ONE).having(ibis._.count() > 1).agg(number=ibis._.count())
    first = _weakest(alike.semi_join(tied.view(), list(_OF_ONE)), readings)
    others = lightest.anti_join(tied.view(), list(_OF_ONE))
    return others.select("target", "value").union(first.select("target", "value"))


def _nothing(readings: Table) -> Table:
    """The same where no value has an outcome."""
    texts = {name: ibis.null("string") for name in ("target", "outcome_rule", "basis")}
    ends = {name: ibis.null("int64") for name in _ENDS}
    columns = readings.select(
        CASE, "reading", "numerator", "denominator", "place", upwards=ibis.null("boolean"), **texts, **ends
    )
    return columns.limit(0)




def _weakest(several: Table, readings: Table) -> Table:
    """Of values of one case and target the weakest, of equal ones that which the table has first."""
    told = readings.select("reading", "numerator", "denominator", *FINER, *WEIGHTS)
    table = several.join(told.view(), "reading")
    table = table.mutate(lowest_first=table["lowest_floor"], counts_lowest_first=table["lowest_floor"])
    by_counts = table["basis"] == "counts"
    second, third = _beyond(table)
    keys = []
    for end, own in (("lowest", table["upwards"]), ("highest", ~table["upwards"])):
        names = [f"{end}_{place}" for place in ("first", "second", "third")]
        plain = (table[f"{end}_floor"], second, third)
        of_counts = [ibis.coalesce(table[f"counts_{name}"], mine) for name, mine in zip(names, plain, strict=True)]
        exactly = [ibis.ifelse(by_counts, mine, table[name]) for name, mine in zip(names, of_counts, strict=True)]
        keys += [ibis.ifelse(own, part if end == "lowest" else -part, 0) for part in exactly]
    place = ibis.row_number().over(group_by=list(_OF_ONE), order_by=[*keys, table["reading"], table["value"]])
    ranked = table.mutate(place_among=place)
    return ranked.filter(ranked["place_among"] == 0)


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
        "actual": of_millionths(actual),
        "margin": of_millionths(margin),
        "threshold": of_millionths(threshold),
        "shortfall": ibis.ifelse(counted & upwards, needed - found["numerator"], nothing),
        "surplus": ibis.ifelse(counted & ~upwards, found["numerator"] - allowed, nothing),
    }

