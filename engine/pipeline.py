"""The one way through: read, normalise, evaluate, explain, report. The only module that knows the order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import targets
from engine import __version__, kept
from engine.document import Document
from engine.evaluate import evaluate
from engine.explain import Speaker, speaker
from engine.fields import Language
from engine.inference import Engine
from engine.model import Assessment, Fingerprint, Submission, TargetSet
from engine.normalise.submission import read_submission
from engine.problem import InputError, Problem, in_order, stops
from engine.read import read_bytes, read_input
from engine.source import Source
from engine.validate import nearest
from targets import Library
from targets.library import is_for
from targets.selection import for_template, sets_for

PASSED, NOT_PASSED, MISUSED, NOT_READ, BUG = 0, 1, 2, 3, 4
"""Exit statuses: all is well · something fails, is missing or cannot be decided · the command was misused ·
an input could not be read · a bug of ours. Of those that apply to a run the gravest holds: 4, 3, 1, 0."""


class UnknownName(Exception):
    """The user asked for a target set, target or rule that there is not."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        self.near = nearest(name, self.known)
        super().__init__(name)


class Request(NamedTuple):
    """What the user asked for, beside the paths."""

    targets: tuple[str, ...] = ()
    as_of: date | None = None
    level: str | None = None
    language: Language = "vi"


class Report(NamedTuple):
    """What a run gives: an assessment for each submission that could be judged, and all problems."""

    assessments: tuple[Assessment, ...]
    problems: tuple[Problem, ...]
    library: Library
    language: Language = "vi"
    speakers: tuple[Speaker, ...] = ()

    @property
    def exit_status(self) -> int:
        if stops(self.problems):
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
        shipped, self.rulebook = kept.shipped()
        self.library, self._asked, self._by_name = _with_asked(shipped, request.targets)
        if request.level is not None and request.level not in self.library.levels:
            raise UnknownName("level", request.level, self.library.levels)
        self._engine = Engine(self.rulebook)

    def check(self, paths: Iterable[Path]) -> Report:
        """Judges every submission in the files; a file that is wrong does not touch the others."""
        assessments: list[Assessment] = []
        speakers: list[Speaker] = []
        problems: list[Problem] = []
        for path in dict.fromkeys(paths):
            try:
                sources, digest = self._read(path)
            except InputError as error:
                problems.extend(error.problems)
                continue
            for source in sources:
                try:
                    assessment, spoken, warnings = self._judge(source, digest)
                except InputError as error:
                    problems.extend(error.problems)
                    continue
                assessments.append(assessment)
                speakers.append(spoken)
                problems.extend(warnings)
        ordered = in_order(problems)
        return Report(tuple(assessments), ordered, self.library, self.request.language, tuple(speakers))

    def _read(self, path: Path) -> tuple[tuple[Source, ...], str]:
        data = read_bytes(path)
        day = self.request.as_of.isoformat() if self.request.as_of else ""
        digest = hashlib.sha256(data + f"\0{day}\0{self.request.level or ''}".encode()).hexdigest()
        found = read_input(path.as_posix(), data)
        if isinstance(found, Document):
            raise InputError([Problem(path.as_posix(), "nothing-understood")])
        return found, digest

    def _judge(self, source: Source, digest: str) -> tuple[Assessment, Speaker, Sequence[Problem]]:
        submission, warnings = read_submission(
            source, self.library, digest, self.request.level, self.request.as_of
        )
        sets, problems = self._sets(submission)
        if not sets:
            raise InputError([*warnings, *problems, self._no_set(submission)])
        return (*self.assess(submission, sets), (*warnings, *problems))

    def assess(self, submission: Submission, sets: Sequence[TargetSet]) -> tuple[Assessment, Speaker]:
        """The assessment of one submission by these sets, and the speaker that explains it."""
        judgement = evaluate(submission, sets, self.library.indicators, self._engine.derive)
        spoken = speaker(
            self.rulebook, self.library, judgement.findings, submission.readings, self.request.language
        )
        assessment = Assessment.model_construct(
            submission=submission,
            target_sets=judgement.sets,
            findings=tuple(spoken.finding(finding) for finding in judgement.findings),
            discrepancies=tuple(spoken.discrepancy(each) for each in judgement.discrepancies),
            fingerprint=self._fingerprint(submission, sets),
        )
        return assessment, spoken

    def sets_for(self, submission: Submission) -> tuple[TargetSet, ...]:
        """The sets that judge a submission: those in force, or those asked for by name."""
        return self._sets(submission)[0]

    def _sets(self, submission: Submission) -> tuple[tuple[TargetSet, ...], Sequence[Problem]]:
        day = self.request.as_of or submission.period.to
        found, left_out = sets_for(self.library, self._asked, submission.unit, day, by_name=self._by_name)
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
        parts = [self.rulebook.digest, self.library.digests[""], *(self.library.digests[each.id] for each in sets)]
        rules_digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        return Fingerprint.model_construct(inputs=submission.digest, rules=rules_digest, version=__version__)


def load_targets(names: Iterable[str]) -> tuple[Library, tuple[str, ...]]:
    """The library with the local files among ``names``, and the ids of the sets asked for.

    Raises InputError for a file that is wrong, UnknownName for a name that is neither a set nor a file.
    """
    library, asked, _ = _with_asked(targets.load_shipped(), names)
    return library, asked


def _with_asked(library: Library, names: Iterable[str]) -> tuple[Library, tuple[str, ...], bool]:
    asked: list[str] = []
    by_name = False
    for name in dict.fromkeys(names):
        path = Path(name)
        if library.named(name) is not None:
            asked.append(name)
            by_name = True
        elif path.suffix in (".yaml", ".yml", ".json") or path.exists():
            before = {each.id for each in library.sets}
            library = targets.with_local_sets(library, [(path.as_posix(), read_bytes(path))])
            asked.extend(each.id for each in library.sets if each.id not in before)
        else:
            raise UnknownName("target-set", name, [each.id for each in library.sets])
    return library, tuple(dict.fromkeys(asked)), by_name


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
    from engine.report import as_table

    return as_table.render(assessments, report.library, language)


def explained(report: Report, target: str, form: str) -> str:
    """One target of each assessment explained in full; in JSON one object, or a list of them for several.

    Raises UnknownName where no assessment has the target.
    """
    from engine.report import as_explanation

    texts = []
    for assessment, spoken in zip(report.assessments, report.speakers, strict=True):
        for finding in assessment.findings:
            if finding.target.id != target:
                continue
            held, changes = spoken.rules_that_held(finding), spoken.what_would_change(finding)
            if form == "json":
                source = assessment.submission.source
                texts.append(as_explanation.render_json(finding, held, changes, source, report.language))
                continue
            indicator = report.library.indicators[finding.target.indicator]
            ratio = (indicator.numerator.get(report.language), indicator.denominator.get(report.language))
            concerns = spoken.concerns(finding.target)
            places = {reading.number: spoken.place(reading) for reading in assessment.submission.readings}
            texts.append(as_explanation.render(finding, held, changes, concerns, ratio, places, report.language))
    if report.assessments and not texts:
        known = {finding.target.id for assessment in report.assessments for finding in assessment.findings}
        raise UnknownName("target", target, sorted(known))
    if form == "json" and len(texts) > 1:
        return "[" + ",\n".join(text.rstrip() for text in texts) + "]\n"
    return "\n".join(texts)


def template_for(level: str, names: Sequence[str], day: date, language: Language) -> str:
    """An empty submission for units of a level, by the sets in force on a day or those named."""
    from engine.report import as_template

    library, asked = load_targets(names)
    if level not in library.levels:
        raise UnknownName("level", level, library.levels)
    sets = for_template(library, asked, day)
    if not sets:
        known = ", ".join(each.id for each in library.sets)
        details = {"day": day.isoformat(), "unit": library.levels[level].name.get(language), "known": known}
        raise InputError([Problem("chitieu template", "no-target-set", details=details)])
    return as_template.render(level, sets, library, language)
