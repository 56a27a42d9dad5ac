"""The first half of the way: read and normalise. From files to submissions, or to drafts of them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engine.arithmetic import Claimed
from engine.asked import Request, UnknownName, with_asked
from engine.document import Document
from engine.model import Submission, TargetSet
from engine.normalise.entries import Said, as_source, not_said, with_said
from engine.normalise.loose import read_loosely
from engine.normalise.submission import read_submission
from engine.problem import NO_PLACE, InputError, Place, Position, Problem, name_of
from engine.read import read_bytes, read_input
from engine.source import Sequence, Source, find
from engine.understood import Understood
from targets import Library
from targets.library import is_for
from targets.selection import sets_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from engine.normalise.understand import Reader
    from rules.forms import Forms


class Entered(NamedTuple):
    """A file that was read: the trees of its submissions.

    ``understood`` is what they were made of where it is a document, and ``warnings`` what reading it warned of;
    ``digest`` is of the content and of what the user said about it.
    """

    sources: tuple[Source, ...]
    digest: str
    understood: Understood | None = None
    warnings: tuple[Problem, ...] = ()


class Intake:
    """Takes files in, for one request. Raises UnknownName, and InputError for a file of targets that is wrong."""

    def __init__(self, request: Request, shipped: Library, forms: Callable[[], Forms] | None = None) -> None:
        self.request = request
        self._forms = forms
        self.library, self.asked, self.by_name = with_asked(shipped, request.targets)
        if request.level is not None and request.level not in self.library.levels:
            raise UnknownName("level", request.level, self.library.levels)
        self._made: Reader | None = None

    def entered(self, path: Path) -> Entered:
        """What the file holds, with what the user said in place of what it says. Raises InputError."""
        data = read_bytes(path)
        digest = hashlib.sha256(data + self._salt().encode()).hexdigest()
        found = read_input(name_of(path), data)
        if not isinstance(found, Document):
            return Entered(tuple(with_said(each, self._said()) for each in found), digest)
        understood = self._reader().understand(found, self.request.level, self.request.to)
        source = with_said(as_source(understood), self._said())
        return Entered((source,), digest, understood, found.warnings)

    def submission(self, source: Source, entered: Entered) -> tuple[Submission, tuple[Problem, ...]]:
        """The submission that one of the trees describes, and its warnings. Raises InputError."""
        request = self.request
        try:
            return read_submission(source, self.library, entered.digest, request.level, request.as_of)
        except InputError as error:
            if entered.understood is None:
                raise
            problems = not_said(source, error.problems, self.library.levels, request.level)
            raise InputError(problems) from None

    def figures(self, source: Source, entered: Entered) -> tuple[Submission, tuple[Problem, ...]]:
        """The readings that one of the trees describes, whoever reports them and of whatever days."""
        return read_loosely(source, self.library, entered.digest, self.request.level)

    def sets_for(
        self, submission: Submission, warnings: Iterable[Problem] = ()
    ) -> tuple[tuple[TargetSet, ...], tuple[Problem, ...]]:
        """The sets that judge a submission, those in force or those asked for by name, and what to warn of.

        Raises InputError where there are none, with the ``warnings`` so far.
        """
        unit, day = submission.unit, self.request.as_of or submission.period.to
        found, left_out = sets_for(self.library, self.asked, unit, day, by_name=self.by_name)
        details = {"day": day.isoformat(), "unit": unit.name}
        problems = tuple(
            Problem(submission.source, "set-not-in-force", details={"set": name, **details}, severity="warning")
            for name in left_out
        )
        if not found:
            known = ", ".join(each.id for each in self.library.sets if is_for(each, unit))
            none = Problem(submission.source, "no-target-set", details={**details, "known": known})
            raise InputError([*warnings, *problems, none])
        return found, problems

    def _reader(self) -> Reader:
        """What reads documents: made once, when the first comes."""
        if self._made is None:
            from engine.normalise.understand import Reader

            self._made = Reader(self.library, self._forms() if self._forms else None)
        return self._made

    def _said(self) -> Said:
        request = self.request
        days = [None if each is None else each.isoformat() for each in (request.from_, request.to)]
        return Said(request.unit, *days)

    def _salt(self) -> str:
        """What the user said, as far as it bears on the reading: another answer is another input."""
        request = self.request
        day = request.as_of.isoformat() if request.as_of else ""
        said = "".join(f"\0{each or ''}" for each in self._said()) if any(self._said()) else ""
        return f"\0{day}\0{request.level or ''}{said}"


def claimed(source: Source, entered: Entered) -> Claimed:
    """What the document claims beside its readings, and where these lie; a file that is no document claims nothing."""
    understood = entered.understood
    if understood is not None:
        places = {number: figure.place for number, figure in enumerate(understood.figures, start=1)}
        return Claimed(understood.claims, places)
    _, readings = find(source.root, ("readings",))
    written = readings.items if isinstance(readings, Sequence) else ()
    return Claimed(places={number: _place(source, each.at) for number, each in enumerate(written, start=1)})


def _place(source: Source, at: Position) -> Place:
    place = source.place(at)
    return Place(line=at.line) if place == NO_PLACE else place


def unread(entered: Entered, *, audits: bool = False) -> tuple[Problem, ...]:
    """Of a document: that nothing was understood, or a warning of how much was left.

    Who only ``audits`` is told where there is nothing to recompute.
    """
    understood = entered.understood
    if understood is None:
        return ()
    name = understood.name
    if audits:
        nothing = not understood.figures and not understood.claims
        return (Problem(name, "nothing-to-audit", details={"source": name}),) if nothing else ()
    if not understood.figures:
        return (Problem(name, "nothing-understood", details={"source": name}),)
    if not understood.left:
        return ()
    details = {"source": name, "read": str(len(understood.figures)), "left": str(len(understood.left))}
    return (Problem(name, "left-unread", details=details, severity="warning"),)
