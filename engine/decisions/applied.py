"""Which decisions hold for what was judged, and why the others do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple, TypeAlias

from engine import comparison
from engine.decisions.decisions import LIST, Decisions, Path, overlap, problem_at
from engine.decisions.units import Units
from engine.model import Unit
from engine.model.decided import Decided, Decision, Judged, judged
from engine.model.outlined import FindingOutline, Outline
from engine.problem import Problem, in_order


class Applied(NamedTuple):
    """The decisions that hold, each with the verdict that it is about, and what is wrong with the rest."""

    decided: Decided
    problems: tuple[Problem, ...]


class _About(NamedTuple):
    """A verdict that a decision of that number in the file, from 0, is about, as of a day."""

    position: int
    decision: Decision
    finding: FindingOutline
    judged: Judged
    day: date


_Noted: TypeAlias = list[Problem]


def applied(decisions: Decisions, outlines: Iterable[Outline], as_of: date | None = None) -> Applied:
    """The decisions that hold for these assessments on ``as_of``, or else each on the last day of its period.

    Of several about one verdict the first that has not ended holds: two never hold on one day. The order of the file
    and of the assessments makes no difference.
    """
    units = Units(outlines, decisions)
    noted: _Noted = list(decisions.warnings)
    about: dict[Judged, dict[int, _About]] = defaultdict(dict)
    for position, decision in enumerate(decisions.decisions):
        for each in _matched(decisions, position, decision, units, noted):
            day = as_of or each.period.to
            for finding in each.findings:
                if finding.target.id == decision.target:
                    key = judged(each, finding.target.id)
                    about[key][position] = _About(position, decision, finding, key, day)
    chosen = {key: _chosen(decisions, list(own.values()), noted) for key, own in about.items()}
    return Applied({key: each for key, each in chosen.items() if each is not None}, in_order(noted))


def _matched(
    decisions: Decisions, position: int, decision: Decision, units: Units, noted: _Noted
) -> Sequence[Outline]:
    """What was judged of the unit of a decision, by its target; notes why there is nothing, or too much."""
    found = units.of(decision)
    if not found:
        noted.append(_no_unit(decisions, position, decision, units))
    elif _are_several([each.unit for each in found]):
        details = {"found": decision.unit, "units": "; ".join(sorted({_described(each) for each in found}))}
        noted.append(_at(decisions, (position, "unit"), "ambiguous-unit", **details))
        return ()
    elif not any(decision.target == finding.target.id for each in found for finding in each.findings):
        details = {"target": decision.target, "unit": decision.unit}
        noted.append(_warning(decisions, (position, "target"), "decision-without-target", **details))
    return found


def _are_several(units: Sequence[Unit]) -> bool:
    return any(not comparison.same_unit(one, other) for one, other in combinations(units, 2))


def _described(outline: Outline) -> str:
    unit = outline.unit
    return f"{', '.join(each for each in (unit.name, unit.parent, unit.province) if each)} ({unit.level})"


def _no_unit(decisions: Decisions, position: int, decision: Decision, units: Units) -> Problem:
    """A slip where the name is nearly that of a unit that nothing else is decided of; else it was not judged."""
    near = units.nearly(decision.unit)
    if near:
        return _at(decisions, (position, "unit"), "unknown-unit", found=decision.unit, near=near)
    return _warning(decisions, (position, "unit"), "decision-without-unit", found=_whole_name(decision))


def _whole_name(decision: Decision) -> str:
    return ", ".join(each for each in (decision.unit, decision.parent, decision.province) if each)


def _chosen(decisions: Decisions, own: Sequence[_About], noted: _Noted) -> Decision | None:
    """The decision that holds for a verdict; notes why the others do not."""
    clash = next((pair for pair in combinations(own, 2) if overlap(pair[0].decision, pair[1].decision)), None)
    if clash is not None:
        first, second = clash
        details = {"first": str(first.position + 1), "target": second.decision.target}
        noted.append(_at(decisions, (second.position, "target"), "decision-twice", **details))
        return None
    noted.extend(_expired(decisions, [each for each in own if not _is_alive(each)]))
    alive = sorted(filter(_is_alive, own), key=lambda each: each.decision.when)
    noted.extend(_later(decisions, alive))
    noted.extend(_needless(decisions, alive[:1]))
    return alive[0].decision if alive else None


def _is_alive(about: _About) -> bool:
    until = about.decision.until
    return until is None or about.day <= until


def _expired(decisions: Decisions, ended: Sequence[_About]) -> Iterator[Problem]:
    for each in ended:
        details = {"until": each.decision.until.isoformat() if each.decision.until else "", **_of(each)}
        yield _warning(decisions, (each.position, "until"), "decision-expired", **details)


def _later(decisions: Decisions, alive: Sequence[_About]) -> Iterator[Problem]:
    for each in alive[1:]:
        until = alive[0].decision.until
        details = {"when": each.decision.when.isoformat(), "until": until.isoformat() if until else "", **_of(each)}
        yield _warning(decisions, (each.position, "when"), "decision-later", **details)


def _needless(decisions: Decisions, held: Sequence[_About]) -> Iterator[Problem]:
    for each in held:
        if each.decision.ruling == each.finding.verdict:
            yield _warning(decisions, (each.position, "verdict"), "overturns-nothing", **_of(each))


def _of(about: _About) -> Mapping[str, str]:
    return {"day": about.day.isoformat(), "source": about.judged.source}


def _at(decisions: Decisions, path: Path, code: str, /, **details: str) -> Problem:
    return problem_at(decisions.source, (LIST, *path), code, **details)


def _warning(decisions: Decisions, path: Path, code: str, /, **details: str) -> Problem:
    return _at(decisions, path, code, **details)._replace(severity="warning")
