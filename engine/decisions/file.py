"""Reads a file of decisions: YAML, JSON, or the workbook that ``chitieu template --decisions`` writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from engine.decisions.checks import checked
from engine.decisions.decisions import LIST, Decisions
from engine.decisions.sheet import Page, page_of, unknown_ruling
from engine.document import clean
from engine.fields import Day, Frozen, Words
from engine.model.decided import Decision, Ruling, Statement
from engine.problem import InputError, Problem, in_order, stops
from engine.read.formats import form_of
from engine.source import Source, find, parse, plain
from engine.validate import part_of, read_model
from targets import Library

LONGEST = 10_000
"""Characters of a text: a page of reasons has 3,000, and a cell of Excel holds 32,767."""
_PACKED = b"PK"


def _said(text: Any) -> Any:
    if isinstance(text, str) and len(text) > LONGEST:
        details = {"length": f"{len(text):,}".replace(",", "."), "limit": f"{LONGEST:,}".replace(",", ".")}
        raise PydanticCustomError("reason-too-long", "too long", details)
    return clean(text) if isinstance(text, str) else text


Said = Annotated[Words, BeforeValidator(_said)]
"""A text that says something: with single spaces, as a cell of a workbook has it."""


class StatementEntry(Frozen):
    """What somebody said, as it is written."""

    text: Said
    who: Said
    when: Day


class DecisionEntry(Frozen):
    """One decision, as it is written. ``level``, ``parent`` and ``province`` tell units of one name apart."""

    unit: Said
    level: Said | None = None
    parent: Said | None = None
    province: Said | None = None
    target: Said
    verdict: Ruling
    reason: Said
    who: Said
    when: Day
    until: Day | None = None
    objection: StatementEntry | None = None
    answer: StatementEntry | None = None


class DecisionsFile(Frozen):
    """A file of decisions."""

    decisions: tuple[DecisionEntry, ...] = ()


def read_decisions(name: str, data: bytes, library: Library) -> Decisions:
    """The decisions that a file holds, about targets of the library.

    Raises InputError with all that is wrong in it: then none of them holds.
    """
    page = _page(name, data, library)
    source = page.source
    problems = [*source.warnings, *_problems_of_shape(page)]
    found = list(_decisions(source))
    problems.extend(checked(source, found, library))
    if stops(problems):
        raise InputError(in_order(problems))
    if not found:
        problems.append(source.problem("no-decisions", source.root.at)._replace(severity="warning"))
    decisions = tuple(each for _, each in found)
    return Decisions(decisions, source, tuple(problems))


def _page(name: str, data: bytes, library: Library) -> Page:
    if not data.startswith(_PACKED):
        return Page(parse(name, data), {})
    if form_of(name, data) != "xlsx":
        raise InputError([Problem(name, "no-table-of-decisions")])
    from engine.read.sheet import read_workbook

    return page_of(read_workbook(name, data), library)


def _problems_of_shape(page: Page) -> Iterator[Problem]:
    try:
        read_model(page.source, DecisionsFile)
    except InputError as error:
        for each in error.problems:
            yield _told(page, each) if page.source.labelled else each


def _told(page: Page, problem: Problem) -> Problem:
    """The problem in the words of a workbook: its columns have headings, its verdicts names, its days another order."""
    if problem.code == "not-a-date":
        return problem._replace(code="not-a-day")
    if problem.code == "unknown-word":
        return problem._replace(code="unknown-label", details=unknown_ruling(problem.details["found"]))
    if "key" in problem.details:
        heading = page.headings.get((problem.place.sheet, problem.place.column), problem.details["key"])
        return problem._replace(details={**problem.details, "key": heading})
    return problem


def _decisions(source: Source) -> Iterator[tuple[int, Decision]]:
    """What has the right shape, each with its number in the list from 0."""
    tree = plain(source.root)
    written = tree.get(LIST) if isinstance(tree, dict) else None
    for position, each in enumerate(written if isinstance(written, list) else []):
        entry = part_of(each, DecisionEntry)
        if entry is not None:
            yield position, _decision(source, position, entry)


def _decision(source: Source, position: int, entry: DecisionEntry) -> Decision:
    _, node = find(source.root, (LIST, position))
    place = source.place(node.at)
    return Decision(
        unit=entry.unit,
        target=entry.target,
        ruling=entry.verdict,
        reason=entry.reason,
        who=entry.who,
        when=entry.when,
        until=entry.until,
        objection=_statement(entry.objection),
        answer=_statement(entry.answer),
        level=entry.level,
        parent=entry.parent,
        province=entry.province,
        source=source.name,
        at=node.at,
        place=place,
    )


def _statement(entry: StatementEntry | None) -> Statement | None:
    return Statement(entry.text, entry.who, entry.when) if entry else None
