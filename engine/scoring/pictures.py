"""One target over all units of a level: how many pass, how hard it is, who is close to the threshold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.exact import Number
from engine.model import VERDICTS, Target, Verdict
from engine.model.scored import Ranking, Scheme, TargetLine, TargetPicture, UnitLine, UnitValue
from targets import Library

_JUDGED: tuple[Verdict, ...] = ("pass", "fail", "missing", "inconclusive")
_WHOLE = Number(100)
_Rows = Sequence[tuple[UnitLine, TargetLine]]


def pictures(ranking: Ranking, library: Library, scheme: Scheme) -> tuple[TargetPicture, ...]:
    """A picture of each target that some unit of the ranking was judged by, in the order of the sets."""
    rows: dict[str, list[tuple[UnitLine, TargetLine]]] = {}
    for unit in ranking.units:
        for row in unit.rows:
            rows.setdefault(row.target.id, []).append((unit, row))
    order = [target for each in library.sets for target in each.targets if target.id in rows]
    return _with_hardness([_picture(target, ranking.level, rows[target.id], scheme, library) for target in order])


def _picture(target: Target, level: str, rows: _Rows, scheme: Scheme, library: Library) -> TargetPicture:
    found = Counter(row.verdict for _, row in rows if row.standing != "suspended")
    counts: Mapping[Verdict, int] = {verdict: found[verdict] for verdict in VERDICTS}
    judged = sum(counts[verdict] for verdict in _JUDGED)
    values = sorted(_values(rows), key=lambda each: (each.value, each.unit.name, each.unit.source))
    is_share = library.indicators[target.indicator].share
    close = sorted(
        (each for each in values if _is_close(each, scheme, is_share=is_share)),
        key=lambda each: (abs(each.margin), each.unit.name, each.unit.source),
    )
    return TargetPicture(
        target=target,
        level=level,
        counts=counts,
        suspended=sum(row.standing == "suspended" for _, row in rows),
        passing=Number(counts["pass"], judged) if judged else None,
        hardness=None,
        values=tuple(values),
        close=tuple(close),
    )


def _values(rows: _Rows) -> Iterator[UnitValue]:
    for unit, row in rows:
        if row.value is not None and row.margin is not None:
            yield UnitValue(unit, row.verdict, row.value, row.margin)


def _is_close(each: UnitValue, scheme: Scheme, *, is_share: bool) -> bool:
    """Whether it is within a hair of the threshold; a share that is all there is cannot be called close."""
    is_all = is_share and each.value == _WHOLE and each.margin >= 0
    return abs(each.margin) <= scheme.close and not is_all


def _with_hardness(found: Sequence[TargetPicture]) -> tuple[TargetPicture, ...]:
    shares = sorted(each.passing for each in found if each.passing is not None)
    return tuple(
        each if each.passing is None else replace(each, hardness=shares.index(each.passing) + 1) for each in found
    )
