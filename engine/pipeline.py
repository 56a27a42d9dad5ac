"""The one way through: read, normalise, evaluate, explain, report. The only module that knows the order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engine import __version__, kept
from engine.arithmetic import NOTHING_CLAIMED, Claimed
from engine.asked import Request
from engine.evaluate import Case, case_of, concluded
from engine.explain import Speaker, speaker
from engine.explain_discrepancies import questions
from engine.explain_discrepancies import spoken as in_words
from engine.facts import Derivation, Fact
from engine.fields import Language
from engine.inference import Engine
from engine.intake import Entered, Intake, claimed, unread
from engine.model import Assessment, Discrepancy, Fingerprint, Question, Submission, TargetSet
from engine.model.outlined import Held, Outline
from engine.model.verified import Run, Verified
from engine.problem import InputError, Problem, in_order, name_of, stops
from engine.put_away import Unsealing, held_of, held_together, sealed, with_changed
from engine.read import files_of
from engine.read.folders import Given, of_a_folder, size_of, without_reports
from engine.source import Source
from engine.verified import Verifier
from rules import Rulebook
from targets import Library

if TYPE_CHECKING:
    from engine.relational.engine import RelationalEngine

PASSED, NOT_PASSED, MISUSED, NOT_READ, BUG = 0, 1, 2, 3, 4
"""Exit statuses: all is well · something fails, is missing or cannot be decided · the command was misused ·
an input could not be read · a bug of ours. Of those that apply to a run the gravest holds: 4, 3, 1, 0."""
FEWEST = 16
"""So many files are worth the start of other processes."""
MANY = 200
"""So many are judged in shares, the rules run in tables for all of a share at once: a few are sooner one by one."""


class Judged(NamedTuple):
    """What one file gives: an assessment for each of its submissions that could be judged, and its problems.

    ``runs`` are those of the rules, where they are to be verified.
    """

    assessments: Sequence[Assessment] = ()
    problems: tuple[Problem, ...] = ()
    runs: tuple[Run, ...] = ()


class Opened(NamedTuple):
    """What one file gives before the rules are run: its cases, each with what its report claims, and its problems."""

    cases: tuple[tuple[Case, Claimed], ...] = ()
    problems: tuple[Problem, ...] = ()


class Report(NamedTuple):
    """What a run gives: an assessment for each submission that could be judged, and all problems."""

    assessments: Sequence[Assessment]
    problems: tuple[Problem, ...]
    library: Library
    rulebook: Rulebook
    language: Language = "vi"
    verified: Verified | None = None

    @property
    def exit_status(self) -> int:
        if self.verified is not None and self.verified.differences:
            return BUG
        if stops(self.problems) or not self.assessments:
            return NOT_READ
        return PASSED if all(_is_clean(each.outline) for each in held_of(self.assessments)) else NOT_PASSED


def _is_clean(found: Outline) -> bool:
    verdicts = {finding.verdict for finding in found.findings}
    return not found.has_errors and verdicts.isdisjoint({"fail", "missing", "inconclusive"})


class Judge:
    """Rules and targets, loaded once, for any number of submissions. Raises InputError and UnknownName."""

    def __init__(self, request: Request) -> None:
        self.request = request
        shipped = kept.shipped()
        self.rulebook, self._forms_digest = shipped.rulebook, shipped.forms_digest
        self._intake = Intake(request, shipped.library, lambda: shipped.forms)
        self.library = self._intake.library
        self._runs: list[Run] = []

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self.rulebook)

    @cached_property
    def _tables(self) -> RelationalEngine:
        from engine.relational.engine import RelationalEngine

        return RelationalEngine(self.rulebook, kept.queries())

    def check(
        self, paths: Iterable[Path], *, processes: int = 1, told: Callable[[int, int], None] | None = None
    ) -> Report:
        """Judges every submission in the files and folders; a file that is wrong does not touch the others.

        Many files are judged in so many ``processes``; the report is the same for any number of them. ``told`` is
        called after each file with how many files are done, and of how many.
        """
        paths = list(paths)
        files, problems = files_of(paths)
        found, taken = list(problems), []
        held: list[Held] = []
        verifier = Verifier(self.rulebook) if self.request.verify else None
        for done, (given, judged) in enumerate(zip(files, self._each(files, processes), strict=True), start=1):
            held.extend(held_of(judged.assessments))
            found.extend(judged.problems)
            if verifier:
                verifier.add(judged.runs)
            if judged.assessments or stops(judged.problems):
                taken.append(given)
            if told:
                told(done, len(files))
        found.extend(without_reports(paths, taken))
        every = self.beside_each_other(held_together(held))
        runs, self._runs = self._runs, []
        verified = verifier.result(runs) if verifier else None
        return Report(every, in_order(found), self.library, self.rulebook, self.request.language, verified)

    def _each(self, files: Sequence[Given], processes: int) -> Iterator[Judged]:
        if processes <= 1 or len(files) < FEWEST:
            yield from map(self.judged, files)
            return
        from engine.many import shared_out, spread, spread_shares

        alone, together = partial(judged_elsewhere, self.request), partial(judged_together, self.request)
        if len(files) < MANY or self.request.verify:  # which compares what is judged alone
            results = spread(alone, files, processes)
        else:
            shares = shared_out(files, [size_of(each) for each in files], processes)
            results = spread_shares(together, alone, shares, processes)
        unsealing = Unsealing(self.library)
        for given, packed in zip(files, results, strict=True):
            if packed is None:
                yield Judged(problems=(Problem(name_of(given.path), "reader-died"),))
            else:  # what is a bug there is one here, where it is told as such
                yield Judged(*unsealing.unsealed(packed)) if packed else self.judged(given)

    def judged(self, given: Given) -> Judged:
        """What one file gives."""
        return self._judged(self._opened(given))

    def judged_at_once(self, files: Iterable[Given]) -> Iterator[Judged]:
        """The same for each of several files, the rules run for all of them at once, in tables."""
        opened = [self._opened(each) for each in files]
        derived = iter(self._tables.derive_many([case.facts for each in opened for case, _ in each.cases]))
        for each in opened:
            yield self._judged(each, derived)

    def taken(self, entered: Entered) -> Judged:
        """What a file gives that was read."""
        return self._judged(self._cases(entered))

    def _opened(self, given: Given) -> Opened:
        try:
            entered = self._intake.entered(given.path)
        except InputError as error:
            return Opened(problems=of_a_folder(given, error.problems))
        return self._cases(entered)

    def _cases(self, entered: Entered) -> Opened:
        cases: list[tuple[Case, Claimed]] = []
        problems = [*entered.warnings, *unread(entered, audits=self.request.audits)]
        for source in entered.sources if not stops(problems) else ():
            try:
                case, warnings = self._case(source, entered)
            except InputError as error:
                problems.extend(error.problems)
                continue
            cases.append(case)
            problems.extend(warnings)
        return Opened(tuple(cases), tuple(problems))

    def _case(self, source: Source, entered: Entered) -> tuple[tuple[Case, Claimed], Sequence[Problem]]:
        sets: Sequence[TargetSet] = ()
        problems: Sequence[Problem] = ()
        if self.request.audits:
            submission, warnings = self._intake.figures(source, entered)
        else:
            submission, warnings = self._intake.submission(source, entered)
            sets, problems = self._intake.sets_for(submission, warnings)
        claims = claimed(source, entered)
        return (case_of(submission, sets, self.library.indicators, claims), claims), (*warnings, *problems)

    def _judged(self, opened: Opened, derived: Iterator[Sequence[Derivation]] | None = None) -> Judged:
        """``derived`` begins with what the rules conclude of the cases; without it they are run."""
        given = ((case.submission.source, case.facts) for case, _ in opened.cases)
        found = starmap(self._derive, given) if derived is None else derived
        pairs = zip(opened.cases, found, strict=False)
        assessments = tuple(self._assessed(case, claims, each) for (case, claims), each in pairs)
        runs, self._runs = self._runs, []
        return Judged(assessments, opened.problems, tuple(runs))

    def _derive(self, source: str, facts: Sequence[Fact], *, of_comparison: bool = False) -> Sequence[Derivation]:
        derived = self._engine.derive(facts)
        if self.request.verify:
            self._runs.append(Run(source, tuple(facts), tuple(derived), of_comparison))
        return derived

    def assess(
        self, submission: Submission, sets: Sequence[TargetSet], claims: Claimed = NOTHING_CLAIMED
    ) -> Assessment:
        """The assessment of one submission by these sets; ``claims`` are those that its report makes besides."""
        case = case_of(submission, sets, self.library.indicators, claims)
        return self._assessed(case, claims, self._derive(submission.source, case.facts))

    def _assessed(self, case: Case, claims: Claimed, derived: Sequence[Derivation]) -> Assessment:
        submission, sets = case.submission, case.sets
        judgement = concluded(case, derived)
        readings = (*submission.readings, *judgement.supposed)
        spoken = speaker(self.rulebook, self.library, judgement.findings, readings, self.request.language)
        said = tuple(self._said(each, spoken, claims) for each in judgement.discrepancies)
        reasons = self.request.reasons
        return Assessment.model_construct(
            submission=submission,
            target_sets=judgement.sets,
            findings=tuple(spoken.finding(finding, reasons=reasons) for finding in judgement.findings),
            discrepancies=said if reasons else tuple(each.model_copy(update={"reasons": ()}) for each in said),
            fingerprint=self._fingerprint(submission, sets),
            supposed=judgement.supposed,
            places=claims.places,
            claims=len(claims.claims),
            questions=questions(said, spoken),
        )

    def _said(self, discrepancy: Discrepancy, spoken: Speaker, claims: Claimed) -> Discrepancy:
        found = in_words(discrepancy, spoken, claims.places)
        raised = self.request.strict and found.severity == "warning"
        return found.model_copy(update={"severity": "error"}) if raised else found

    def beside_each_other(self, assessments: Sequence[Assessment]) -> Sequence[Assessment]:
        """The assessments, each with what it repeats of earlier periods of its unit among them."""
        if len(assessments) < 2:
            return assessments
        from engine.comparison import repetitions

        found = repetitions(held_of(assessments), partial(self._derive, of_comparison=True))
        return with_changed(assessments, {at: self._with(assessments[at], own) for at, own in found.items()})

    def _with(self, assessment: Assessment, found: Sequence[Discrepancy]) -> Assessment:
        readings = assessment.submission.readings
        spoken = speaker(self.rulebook, self.library, assessment.findings, readings, self.request.language)
        said = tuple(in_words(each, spoken, assessment.places) for each in found)
        asked = (*assessment.questions, *(Question(each.severity, each.question) for each in said))
        more = {"discrepancies": (*assessment.discrepancies, *said), "questions": asked}
        return assessment.model_copy(update=more)

    def sets_for(self, submission: Submission) -> tuple[TargetSet, ...]:
        """The sets that judge a submission: those in force, or those asked for by name. Raises InputError."""
        return self._intake.sets_for(submission)[0]

    def _fingerprint(self, submission: Submission, sets: Sequence[TargetSet]) -> Fingerprint:
        rules_digests = [self.rulebook.digest, self._forms_digest]
        parts = [*rules_digests, self.library.digests[""], *(self.library.digests[each.id] for each in sets)]
        rules_digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        return Fingerprint.model_construct(inputs=submission.digest, rules=rules_digest, version=__version__)


@cache
def _judge(request: Request) -> Judge:
    return Judge(request)


def judged_elsewhere(request: Request, given: Given) -> bytes:
    """What one file gives, in another process: packed, or nothing where a bug came up."""
    try:
        return sealed(*_judge(request).judged(given))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  it will come up again where it can be told
        return b""


def judged_together(request: Request, share: Sequence[Given]) -> list[bytes] | None:
    """What each of several files gives, packed; None where anything came up, for which each will be judged alone."""
    try:
        return [sealed(*each) for each in _judge(request).judged_at_once(share)]
    except Exception:  # noqa: BLE001  it will come up again where it can be told
        return None
