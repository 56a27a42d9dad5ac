"""What can be counted from an export that has these columns, and what is lost for want of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.dossiers.asked import Derive
from engine.dossiers.cube import Plan
from engine.model.dossiers import Apart, Counting, ExportMapping, OfField, Tests
from engine.problem import InputError, Problem, Severity
from engine.validate import listed
from engine.wording import texts
from targets import Library

_TEXTS = ("unit", "procedure")


class Planned(NamedTuple):
    """The plan, and warnings of the columns that are wanted and not there."""

    plan: Plan
    problems: tuple[Problem, ...]


def planned(asked: Derive, library: Library, mapping: ExportMapping, available: Sequence[str], source: str) -> Planned:
    """What is to be counted. Raises InputError where nothing can be, or not by what the user asked for."""
    countings = tuple(_with_known(each, available) for each in library.countings if {*each.fields} <= {*available})
    by = tuple(each for each in _TEXTS if each in asked.by or (each == "unit" and asked.units is not None))
    lacking = [name for name in by if name not in available]
    if lacking:
        details = [{"column": _heading(mapping, name)} for name in lacking]
        raise InputError([Problem(source, "no-column-to-count-by", details=each) for each in details])
    problems = list(_lost(library, mapping, available, source, "warning" if countings else "error"))
    if not countings:
        raise InputError(problems)
    used = {*by, *({"test", "withdrawn", "id"} & {*available})}
    used |= {name for name in available if library.dossiers.fields[name].kind == "day"}
    used |= {name for each in countings for name in each.fields}
    used |= {name for each in countings for apart in each.apart for name in fields_of(apart.tests)}
    ordered = tuple(name for name in library.dossiers.fields if name in used)
    return Planned(Plan(countings, by, asked.span, asked.from_, asked.to, ordered), tuple(problems))


def _with_known(counting: Counting, available: Sequence[str]) -> Counting:
    """The counting, told apart only by what is known."""
    known: list[Apart] = [each for each in counting.apart if {*fields_of(each.tests)} <= {*available}]
    return counting._replace(apart=tuple(known))


def fields_of(tests: Tests) -> Iterator[str]:
    """The fields that conditions ask for."""
    for test in tests:
        yield test.field
        if isinstance(test.operand, OfField):
            yield test.operand.field


def _lost(
    library: Library, mapping: ExportMapping, available: Sequence[str], source: str, severity: Severity
) -> Iterator[Problem]:
    """A problem for each column that is not there, with what cannot be derived or checked for want of it."""
    for name in library.dossiers.fields:
        if name in available:
            continue
        column = _heading(mapping, name)
        lost = [_named(each) for each in library.countings if name in each.fields]
        if lost:
            details = {"column": column, "indicators": listed(lost)}
            yield Problem(source, "no-such-column-for", details=details, severity=severity)
        if f"word-without-{name}" in texts("problems"):
            details = {"column": column, "reason": f"without-{name}"}
            yield Problem(source, "no-column-to-check", details=details, severity="warning")


def _named(counting: Counting) -> str:
    return counting.indicator if counting.part is None else f"{counting.indicator}/{counting.part}"


def _heading(mapping: ExportMapping, name: str) -> str:
    """The heading that the mapping gives to the field, or the field's own name where it gives none."""
    return mapping.columns[name].column if name in mapping.columns else name
