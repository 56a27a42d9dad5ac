"""The one way through: read, normalise, evaluate, explain, report. The only module that knows the order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engine import __version__, kept
from engine.arithmetic import NOTHING_CLAIMED, Claimed
from engine.asked import Request
from engine.evaluate import evaluate
from engine.explain import Speaker, speaker
from engine.explain_discrepancies import questions
from engine.explain_discrepancies import spoken as in_words
from engine.facts import Derivation, Fact
from engine.fields import Language
from engine.inference import Engine
from engine.intake import Entered, Intake, claimed, unread
from engine.model import Assessment, Discrepancy, Fingerprint, Question, Submission, TargetSet
from engine.model.verified import Run, Verified
from engine.problem import InputError, Problem, in_order, name_of, stops
from engine.read import files_of
from engine.read.folders import Given, of_a_folder, without_reports
from engine.source import Source
from engine.verified import Verifier
from rules import Rulebook
from targets import Library
from targets.library import is_for
from targets.selection import sets_for

if TYPE_CHECKING:
    from engine.model.derived import SetBeside

PASSED, NOT_PASSED, MISUSED, NOT_READ, BUG = 0, 1, 2, 3, 4
"""Exit statuses: all is well · something fails, is missing or cannot be decided · the command was misused ·
an input could not be read · a bug of ours. Of those that apply to a run the gravest holds: 4, 3, 1, 0."""
FEWEST = 16
"""So many files are worth the start of other processes."""


class Judged(NamedTuple):
    """What one file gives: an assessment for each of its submissions that could be judged, and its problems.

    ``runs`` are those of the rules, where they are to be verified.
    """

    assessments: tuple[Assessment, ...] = ()
    problems: tuple[Problem, ...] = ()
    runs: tuple[Run, ...] = ()


class Report(NamedTuple):
    """What a run gives: an assessment for each submission that could be judged, and all problems."""

    assessments: tuple[Assessment, ...]
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
        return PASSED if all(_is_clean(each) for each in self.assessments) else NOT_PASSED


def _is_clean(assessment: Assessment) -> bool:
    verdicts = {finding.verdict for finding in assessment.findings}
    errors = any(each.severity == "error" for each in assessment.discrepancies)
    return not errors and verdicts.isdisjoint({"fail", "missing", "inconclusive"})


class Judge:
    """Rules and targets, loaded once, for any number of submissions. Raises InputError and UnknownName."""

    def __init__(self, request: Request) -> None:
        self.request = request
        shipped = kept.shipped()
        self.rulebook, self._forms_digest = shipped.rulebook, shipped.forms_digest
        self._intake = Intake(request, shipped.library, lambda: shipped.forms)
        self.library = self._intake.library
        self._engine = Engine(self.rulebook)
        self._runs: list[Run] = []

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
        assessments: list[Assessment] = []
        verifier = Verifier(self.rulebook) if self.request.verify else None
        for done, (given, judged) in enumerate(zip(files, self._each(files, processes), strict=True), start=1):
            assessments.extend(judged.assessments)
            found.extend(judged.problems)
            if verifier:
                verifier.add(judged.runs)
            if judged.assessments or stops(judged.problems):
                taken.append(given)
            if told:
                told(done, len(files))
        found.extend(without_reports(paths, taken))
        every = self.beside_each_other(assessments)
        verified = verifier.result() if verifier else None
        return Report(every, in_order(found), self.library, self.rulebook, self.request.language, verified)

    def _each(self, files: Sequence[Given], processes: int) -> Iterator[Judged]:
        if processes <= 1 or len(files) < FEWEST:
            yield from map(self.judged, files)
            return
        from engine.many import spread
        from engine.packed import unpack

        results = spread(partial(judged_elsewhere, self.request), files, processes)
        for given, packed in zip(files, results, strict=True):
            if packed is None:
                yield Judged(problems=(Problem(name_of(given.path), "reader-died"),))
            else:  # what is a bug there is one here, where it is told as such
                yield unpack(packed, self.library) if packed else self.judged(given)

    def judged(self, given: Given) -> Judged:
        """What one file gives."""
        try:
            entered = self._intake.entered(given.path)
        except InputError as error:
            return Judged(problems=of_a_folder(given, error.problems))
        return self.taken(entered)

    def taken(self, entered: Entered) -> Judged:
        """What a file gives that was read."""
        assessments: list[Assessment] = []
        problems = [*entered.warnings, *unread(entered, audits=self.request.audits)]
        for source in entered.sources if not stops(problems) else ():
            try:
                assessment, warnings = self._judge(source, entered)
            except InputError as error:
                problems.extend(error.problems)
                continue
            assessments.append(assessment)
            problems.extend(warnings)
        runs, self._runs = self._runs, []
        return Judged(tuple(assessments), tuple(problems), tuple(runs))

    def _derive(self, source: str, given: Sequence[Fact]) -> Sequence[Derivation]:
        derived = self._engine.derive(given)
        if self.request.verify:
            self._runs.append(Run(source, tuple(given), tuple(derived)))
        return derived

    def _judge(self, source: Source, entered: Entered) -> tuple[Assessment, Sequence[Problem]]:
        if self.request.audits:
            submission, noted = self._intake.figures(source, entered)
            return self.assess(submission, (), claimed(source, entered)), noted
        submission, warnings = self._intake.submission(source, entered)
        sets, problems = self._sets(submission)
        if not sets:
            raise InputError([*warnings, *problems, self._no_set(submission)])
        return self.assess(submission, sets, claimed(source, entered)), (*warnings, *problems)

    def assess(
        self, submission: Submission, sets: Sequence[TargetSet], claims: Claimed = NOTHING_CLAIMED
    ) -> Assessment:
        """The assessment of one submission by these sets; ``claims`` are those that its report makes besides."""
        derive = partial(self._derive, submission.source)
        judgement = evaluate(submission, sets, self.library.indicators, derive, claims)
        readings = (*submission.readings, *judgement.supposed)
        spoken = speaker(self.rulebook, self.library, judgement.findings, readings, self.request.language)
        said = tuple(self._said(each, spoken, claims) for each in judgement.discrepancies)
        return Assessment.model_construct(
            submission=submission,
            target_sets=judgement.sets,
            findings=tuple(spoken.finding(finding) for finding in judgement.findings),
            discrepancies=said,
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

    def beside_each_other(self, assessments: Sequence[Assessment]) -> tuple[Assessment, ...]:
        """The assessments, each with what it repeats of earlier periods of its unit among them."""
        if len(assessments) < 2:
            return tuple(assessments)
        from engine.comparison import repetitions

        found = repetitions(assessments, self._engine.derive)
        return tuple(self._with(each, own) if own else each for each, own in zip(assessments, found, strict=True))

    def _with(self, assessment: Assessment, found: Sequence[Discrepancy]) -> Assessment:
        readings = assessment.submission.readings
        spoken = speaker(self.rulebook, self.library, assessment.findings, readings, self.request.language)
        said = tuple(in_words(each, spoken, assessment.places) for each in found)
        asked = tuple(Question(each.severity, each.question) for each in said)
        more = {
            "discrepancies": (*assessment.discrepancies, *said),
            "questions": (*assessment.questions, *asked),
        }
        return assessment.model_copy(update=more)

    def sets_for(self, submission: Submission) -> tuple[TargetSet, ...]:
        """The sets that judge a submission: those in force, or those asked for by name."""
        return self._sets(submission)[0]

    def _sets(self, submission: Submission) -> tuple[tuple[TargetSet, ...], Sequence[Problem]]:
        day = self.request.as_of or submission.period.to
        asked = self._intake.asked
        found, left_out = sets_for(self.library, asked, submission.unit, day, by_name=self._intake.by_name)
        details = {"day": day.isoformat(), "unit": submission.unit.name}
        problems = [
            Problem(submission.source, "set-not-in-force", details={"set": name, **details}, severity="warning")
            for name in left_out
        ]
        return found, problems

    def _no_set(self, submission: Submission) -> Problem:
        day = self.request.as_of or submission.period.to
        known = ", ".join(each.id for each in self.library.sets if is_for(each, submission.unit))
        details = {"day": day.isoformat(), "unit": submission.unit.name, "known": known}
        return Problem(submission.source, "no-target-set", details=details)

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
    from engine.packed import pack

    try:
        return pack(_judge(request).judged(given))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  it will come up again where it can be told
        return b""


def rendered(report: Report, form: str) -> str:
    """The report in one of the formats; only the module of that format is imported."""
    assessments, problems, language = report.assessments, report.problems, report.language
    match form:
        case "json":
            from engine.report import as_json

            return as_json.render(assessments, problems, language)
        case "markdown":
            from engine.report import as_markdown

            return as_markdown.render(assessments, problems, report.library, language)
        case "junit":
            from engine.report import as_junit

            return as_junit.render(assessments, problems, report.library, language)
        case "sarif":
            from engine.report import as_sarif

            return as_sarif.render(assessments, problems, report.rulebook, __version__, language)
    from engine.report import as_table

    return as_table.render(assessments, report.library, language)


def rendered_audit(report: Report, form: str, beside: Sequence[SetBeside | None] = ()) -> str:
    """What an audit found, in one of the formats; ``beside`` is what dossiers say, for each of the assessments."""
    assessments, problems, language = report.assessments, report.problems, report.language
    if form in ("junit", "sarif"):
        return rendered(report, form)
    from engine.report import as_audit

    match form:
        case "json":
            return as_audit.render_json(assessments, problems, language, beside)
        case "markdown":
            return as_audit.render_markdown(assessments, problems, report.library, language, beside)
    return as_audit.render(assessments, report.library, language, beside)
