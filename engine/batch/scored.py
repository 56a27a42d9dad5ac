"""The findings of all cases by a scoring scheme: what each target is worth in each case, and what is earned of it.

As ``engine.scoring`` reckons it for one submission. Shares are ratios of whole numbers within 64 bits; those that are
not are set out one by one. Sums of ratios are left to ``engine.batch.points``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Table, Value

from engine import exact
from engine.batch.cells import ROW
from engine.batch.coded import Keep
from engine.batch.rows import Rows
from engine.model import VERDICTS
from engine.relational.joins import CASE

_OF_CASE = ("unit", "from", "to")
_STAYING = ("pass", "fail", "missing", "inconclusive")
_OPEN = ("missing", "inconclusive")
_JUDGED = ("pass", "fail")
_HUNDRED = 100 * exact.SCALE
_UNBOUND = exact.LARGEST * exact.SCALE
_VALUE = {
    "lowest": "value_lowest_floor",
    "highest": "value_highest_ceiling",
    **{f"{end}_{place}": f"value_{end}_{place}" for end in ("lowest", "highest") for place in ("second", "third")},
}
PLACE = ("target", "whole", "own")
"""What the points of a target in a case hang on: beside itself, the weights that stay in its group and indicator."""


class Findings(NamedTuple):
    """The findings of all cases, the failing ones of which a part is missing or open, and the rows."""

    findings: Table
    open_parts: Table
    rows: Rows


def open_parts(concluded: Mapping[str, Table], cases: Table) -> Table:
    """The failing targets of cases of which a part is missing or inconclusive: so much as is done is not known."""
    failing = concluded["verdict"].filter(ibis._.result == "fail").select(CASE, "target")
    standing = concluded["standing"].filter(ibis._.result == "inconclusive").select(CASE, "target")
    open_ = standing.union(concluded["gap"].select(CASE, "target")).distinct().view()
    return failing.semi_join(open_, [CASE, "target"]).join(cases.select(CASE, *_OF_CASE).view(), CASE).drop(CASE)


def staying(given: Findings, worth: Table, keep: Keep) -> Table:
    """A row for each finding that stays in the denominator: its PLACE, and what share of it is earned.

    The share is ``above / below``, from 0 to 1; where ``special`` is not null, it is the row that it is of, whose
    value is then to be read again. ``worth`` has a row for each target, as ``engine.batch.points`` makes it.
    """
    numbered = given.findings.join(given.rows.cases.select(CASE, *_OF_CASE).view(), list(_OF_CASE))
    own = numbered.filter(numbered["verdict"].isin(_STAYING)).drop("indicator", "threshold", "comparator")
    counted = keep("that stay", own.join(worth.view(), "target"))
    weighed = _weighed(counted)
    known = _valued(weighed, given)
    marked = known.left_join(_marks(given), [*_OF_CASE, "target"])
    return marked.select(CASE, *PLACE, "basis", "verdict", **_share(marked))


def _weighed(counted: Table) -> Table:
    """With the sums of the weights that stay: of the targets of the indicator, of the indicators of the group."""
    of_one = counted.group_by(CASE, "group", "indicator", "part").agg(own=counted["weight"].sum().cast("int64"))
    of_group = of_one.group_by(CASE, "group").agg(whole=ibis._.part.sum().cast("int64"))
    sums = of_one.select(CASE, "indicator", "own", "group").join(of_group.view(), [CASE, "group"])
    grouped = ["indicator", CASE]
    joined = counted.join(sums.select(*grouped, "own", "whole").view(), grouped)
    return joined.mutate(
        own=ibis.ifelse(joined["grouped"], joined["own"], 0), whole=ibis.ifelse(joined["grouped"], joined["whole"], 0)
    )


def _valued(weighed: Table, given: Findings) -> Table:
    """With the percent that the row of each finding states, where it may be needed."""
    values = given.rows.known.values
    if values is None:
        return weighed.mutate(**{name: ibis.null("int64") for name in _VALUE})
    said = values.select("value_code", **{name: values[column] for name, column in _VALUE.items()})
    of_rows = given.rows.good.select(ROW, "value_code").join(said.view(), "value_code").drop("value_code")
    return weighed.left_join(of_rows.view(), ROW).drop("row_right")


def _marks(given: Findings) -> Table:
    return given.open_parts.mutate(has_open_part=ibis.literal(value=True)).view()


def _share(table: Table) -> Mapping[str, Value]:
    """What is earned of each: nothing, all, or the part of the percent at which all is earned."""
    passes = table["verdict"] == "pass"
    has_open_part = ibis.coalesce(table["has_open_part"], False)
    all_of_it = passes & ~table["by_value"]
    nothing = ~table["verdict"].isin(_JUDGED) | (~passes & (has_open_part | ~table["by_value"]))
    above, below, is_plain = _ratio(table)
    is_special = ~nothing & ~all_of_it & ~is_plain
    is_full = all_of_it | (~nothing & (above >= below))
    is_none = nothing | ((above < below) & ((below <= 0) | (above <= 0)))
    return {
        "above": ibis.cases((is_special | is_none, 0), (is_full, 1), else_=above),
        "below": ibis.cases((is_special | is_none | is_full, 1), else_=below),
        "special": ibis.ifelse(is_special, table["row"], ibis.null("int64")),
    }


def _ratio(table: Table) -> tuple[IntegerValue, IntegerValue, BooleanValue]:
    """The value to the percent at which all is earned, or the other way round; and whether that can be told so."""
    most, rises, by_counts = table["full"], table["rises"], table["basis"] == "counts"
    of_counts = (table["numerator"] * _HUNDRED, table["denominator"] * most)
    of_percent = (ibis.ifelse(rises, table["lowest"], table["highest"]), most)
    value = ibis.ifelse(by_counts, of_counts[0], of_percent[0])
    full = ibis.ifelse(by_counts, of_counts[1], of_percent[1])
    is_whole = (table["lowest_second"] == 0) & (table["lowest_third"] == 0)
    is_whole = ibis.ifelse(rises, is_whole, (table["highest_second"] == 0) & (table["highest_third"] == 0))
    stated = (table["basis"] == "stated") & is_whole & (of_percent[0].abs() < _UNBOUND)
    counted = by_counts & table["numerator"].notnull() & table["denominator"].notnull()
    is_plain = table["is_plain"] & ibis.coalesce(ibis.ifelse(by_counts, counted, stated), False)
    return ibis.ifelse(rises, value, full), ibis.ifelse(rises, full, value), is_plain


def pieces(each: Table, places: Table) -> Table:
    """How often each case earns the same share of the same points; ``places`` tells the number of these points."""
    numbered = each.join(places.view(), list(PLACE))
    named = {"target": ibis.ifelse(numbered["special"].notnull(), numbered["target"], ibis.null("string"))}
    based = {"basis": ibis.ifelse(numbered["special"].notnull(), numbered["basis"], ibis.null("string"))}
    alike = numbered.mutate(**named, **based)
    return alike.group_by(CASE, "points", "above", "below", "special", "basis", "target").agg(number=ibis._.count())


def counts(given: Findings, each: Table, sums: Table) -> Table:
    """A row for each case: what it earns of what, how many targets there are of each verdict, and how many are open."""
    findings = given.findings
    of_verdict = {name: _number(findings["verdict"] == name) for name in VERDICTS}
    told = findings.group_by(*_OF_CASE).agg(**of_verdict)
    open_ = each.filter(each["verdict"].isin(_OPEN)).group_by(CASE).agg(open=ibis._.count()).view()
    cases = given.rows.cases.select(CASE, *_OF_CASE, "level").view()
    known = told.join(cases, list(_OF_CASE)).left_join(open_, CASE).drop("case_right")
    summed = known.left_join(sums.view(), CASE).order_by(CASE)
    number = {"open": ibis.coalesce(summed["open"], 0)}
    texts = {name: ibis.coalesce(summed[name], "0") for name in ("earned", "possible")}
    return summed.select(*_OF_CASE, "level", **texts, **number, **{name: summed[name] for name in VERDICTS})


def _number(condition: BooleanValue) -> IntegerValue:
    found: IntegerValue = ibis.ifelse(condition, 1, 0).sum().cast("int64")
    return found
