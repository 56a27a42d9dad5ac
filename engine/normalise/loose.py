"""What a submission says as far as it can be read, for those who ask for no verdict."""

from __future__ import annotations

from typing import Any

from engine.model import Period, Submission, Unit
from engine.normalise.limits import check_number
from engine.normalise.submission import Checker, ReadingEntry, UnitEntry
from engine.problem import Problem
from engine.source import Source, plain
from engine.validate import part_of
from targets import Library


def read_loosely(
    source: Source, library: Library, digest: str, level: str | None = None
) -> tuple[Submission, tuple[Problem, ...]]:
    """What the tree says as far as it can be read: unit and period may be lacking.

    The problems are those of what it does say. A unit may have no name; where it has no level, no reading is set
    aside for the row that it stands in; a lacking period is none. ``level`` holds whatever the tree says.
    """
    tree = plain(source.root)
    given = tree if isinstance(tree, dict) else {}
    entry, period = part_of(given.get("unit"), UnitEntry), part_of(given.get("period"), Period)
    checker = Checker(source, library)
    nobody = Unit.model_construct(name=entry.name if entry else "", level="unknown")
    unit = checker.unit(entry, level) if entry and (entry.level or level) else nobody
    written = given.get("readings")
    entries = [part_of(each, ReadingEntry) for each in written] if isinstance(written, list) else []
    check_number(source.name, len(entries))
    readings = tuple(checker.readings((position, each) for position, each in enumerate(entries) if each))
    if unit.level == "unknown":
        readings = tuple(each.model_copy(update={"row_concerns": ()}) for each in readings)
    document = given.get("document")
    said: dict[str, Any] = {"unit": unit, "period": period, "readings": readings}
    said["document"] = document if isinstance(document, str) else None
    submission = Submission.model_construct(source=source.name, digest=digest, **said)
    return submission, (*source.warnings, *checker.problems)
