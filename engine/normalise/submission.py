"""From the tree of a submission file to a Submission, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from engine.exact import Amount, Number
from engine.fields import Frozen, Words
from engine.model import Indicator, Level, Period, Reading, Submission, Target, Unit
from engine.normalise.filled import folded, labels, says_nothing, told_by_labels, unknown_label
from engine.normalise.limits import check_alike, check_number
from engine.normalise.numbers import NumberProblem, Uom, read_amount
from engine.normalise.thresholds import read_threshold
from engine.problem import NO_PLACE, InputError, Position, Problem, stops
from engine.source import Scalar, Source, find, plain
from engine.validate import listed, nearest, part_of, read_model, within
from engine.wording import where
from targets import Library


class UnitEntry(Frozen):
    name: Words
    level: Words | None = None
    attributes: tuple[Words, ...] = ()
    parent: Words | None = None
    province: Words | None = None


class ReadingEntry(Frozen):
    """One reading as written: every figure still a text."""

    indicator: Words
    target: Words | None = None
    part: Words | None = None
    scope: Words | None = None
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    threshold: str | None = None
    place: str | None = None
    note: str | None = None


class SubmissionFile(Frozen):
    """A submission file (DESIGN, section 7)."""

    unit: UnitEntry
    period: Period
    document: str | None = None
    readings: tuple[ReadingEntry, ...] = ()


def read_submission(
    source: Source, library: Library, digest: str, level: str | None = None, as_of: date | None = None
) -> tuple[Submission, tuple[Problem, ...]]:
    """The submission that the tree describes, and its warnings. Raises InputError with all its problems.

    ``level`` is the unit's level where the user states it; it then holds whatever the file says. ``as_of`` is the
    day of which the targets are asked, if it is not the last day of the period: the level has to exist then too.
    """
    if isinstance(source.root, Scalar) and source.root.text is None:
        raise InputError([source.problem("empty-file", Position())])
    checker = Checker(source, library)
    try:
        file = read_model(source, SubmissionFile)
    except InputError as error:
        checker.rest(level, as_of)
        told = told_by_labels(source, error.problems)
        raise InputError([*source.warnings, *told, *checker.problems]) from None
    check_number(source.name, len(file.readings))
    unit = checker.unit(file.unit, level)
    checker.period(file.period, unit, as_of or file.period.to)
    readings = tuple(checker.readings(enumerate(file.readings)))
    problems = (*source.warnings, *checker.problems)
    if stops(problems):
        raise InputError(problems)
    check_alike(source.name, readings)
    submission = Submission.model_construct(
        source=source.name, unit=unit, period=file.period, document=file.document, readings=readings, digest=digest
    )
    return submission, problems


class Checker:
    """Reads the words and numbers of one file; collects its problems."""

    def __init__(self, source: Source, library: Library) -> None:
        self._source = source
        self._library = library
        self.problems: list[Problem] = []

    def _note(self, path: tuple[int | str, ...], code: str, about: str = "", **details: str) -> None:
        _, node = find(self._source.root, path)
        self.problems.append(self._source.problem(code, node.at, about, **details))

    def _warn(self, path: tuple[int | str, ...], code: str, about: str = "", **details: str) -> None:
        _, node = find(self._source.root, path)
        self.problems.append(self._source.problem(code, node.at, about, **details)._replace(severity="warning"))

    def rest(self, level: str | None, as_of: date | None) -> None:
        """Checks what has the right shape in a file that has not, so that all its problems are told in one go."""
        tree = plain(self._source.root)
        if not isinstance(tree, dict):
            return
        entry, period = part_of(tree.get("unit"), UnitEntry), part_of(tree.get("period"), Period)
        unit = self.unit(entry, level) if entry else None
        if unit and period:
            self.period(period, unit, as_of or period.to)
        written = tree.get("readings")
        entries = [part_of(each, ReadingEntry) for each in written] if isinstance(written, list) else []
        list(self.readings((position, each) for position, each in enumerate(entries) if each))

    def unit(self, entry: UnitEntry, level: str | None) -> Unit:
        found = level or self._word(("unit", "level"), entry.level, self._library.levels)
        if entry.level is None and level is None:
            self._note(("unit",), "missing-level", expected=listed(self._library.levels))
        attributes = tuple(
            self._word(("unit", "attributes", position), attribute, self._library.attributes) or attribute
            for position, attribute in enumerate(entry.attributes)
        )
        return Unit.model_construct(
            name=entry.name,
            level=found or "unknown",
            attributes=attributes,
            parent=entry.parent,
            province=entry.province,
        )

    def _word(
        self,
        path: tuple[int | str, ...],
        word: str | None,
        known: Mapping[str, Indicator] | Mapping[str, Level] | Mapping[str, object],
        about: str = "",
    ) -> str | None:
        if word is None or word in known:
            return word
        spelled = {folded(label): name for name, thing in known.items() for label in labels(thing)}
        if folded(word) in spelled:
            return spelled[folded(word)]
        if self._source.labelled:
            self._note(path, "unknown-label", about, found=word, **unknown_label(word, known))
            return None
        near = nearest(word, [*known]) or spelled.get(nearest(folded(word), [*spelled]), "")
        self._note(path, "unknown-word", about, found=word, expected=listed(known), near=near)
        return None

    def period(self, period: Period, unit: Unit, as_of: date) -> None:
        days = {"from": period.from_.isoformat(), "until": period.to.isoformat()}
        if period.to < period.from_:
            self._note(("period", "to"), "ends-before-it-begins", **days)
            return
        level = self._library.levels.get(unit.level)
        judged = max(period.to, as_of)
        if level and level.last_day and judged > level.last_day:
            details = {"found": level.id, "last": level.last_day.isoformat(), "until": judged.isoformat()}
            self._note(("unit", "level"), "level-has-ended", **details)
        for day in self._library.units.reorganisations:
            if period.from_ < day <= period.to:
                self._warn(("period",), "spans-reorganisation", day=day.isoformat(), **days)

    def readings(self, entries: Iterable[tuple[int, ReadingEntry]]) -> Iterator[Reading]:
        seen: dict[tuple[str | None, ...], int] = {}
        for position, entry in entries:
            path = ("readings", position)
            about = within(self._source, path)
            indicator = self._word((*path, "indicator"), entry.indicator, self._library.indicators, about)
            part = self._part(path, entry, indicator, about)
            row = self._row(path, entry, indicator, about)
            amounts = {key: self._amount((*path, key), text, uom, about) for key, text, uom in _figures(entry)}
            threshold = self._threshold((*path, "threshold"), entry.threshold, about)
            key = (indicator, part, entry.scope, entry.target, entry.place)
            if entry.place is not None and key in seen:
                self._note((*path, "place"), "duplicate-reading", about, place=entry.place, first=str(seen[key]))
            seen.setdefault(key, position + 1)
            if indicator and any(amount is not None for amount in amounts.values()):
                yield self._reading(position, entry, indicator, part, row, amounts, threshold)

    def _part(self, path: tuple[int | str, ...], entry: ReadingEntry, indicator: str | None, about: str) -> str | None:
        if entry.part is None or indicator is None:
            return None
        parts = {part.id: part for part in self._library.indicators[indicator].parts}
        if not parts:
            self._note((*path, "part"), "no-parts", about, found=entry.part, indicator=indicator)
            return None
        return self._word((*path, "part"), entry.part, parts, about)

    def _row(
        self, path: tuple[int | str, ...], entry: ReadingEntry, indicator: str | None, about: str
    ) -> Target | None:
        if entry.target is None or indicator is None:
            return None
        known = {target.id: target for each in self._library.sets for target in each.targets}
        target = known.get(entry.target)
        if target is None:
            near = nearest(entry.target, known)
            self._note((*path, "target"), "unknown-word", about, found=entry.target, expected=listed(known), near=near)
        elif target.indicator != indicator:
            details = {"found": target.id, "indicator": target.indicator, "other": indicator}
            self._note((*path, "target"), "row-of-another-indicator", about, **details)
        return target

    def _amount(self, path: tuple[int | str, ...], text: str | None, uom: Uom, about: str) -> Amount | None:
        if text is None or not text.strip():
            return None
        try:
            return read_amount(text, uom)
        except NumberProblem as problem:
            key = str(path[-1])
            self._note(path, "no-figure" if says_nothing(text) else problem.code, about, key=key, **problem.details)
            return None

    def _threshold(self, path: tuple[int | str, ...], text: str | None, about: str) -> Number | None:
        """What the report says is asked. No verdict rests on it: where it says no number, it is told and left out."""
        if text is None or not text.strip():
            return None
        try:
            return read_threshold(text)
        except NumberProblem as problem:
            self._warn(path, problem.code, about, key=str(path[-1]), **problem.details)
            return None

    def _reading(
        self,
        position: int,
        entry: ReadingEntry,
        indicator: str,
        part: str | None,
        row: Target | None,
        amounts: Mapping[str, Amount | None],
        threshold: Number | None,
    ) -> Reading:
        _, node = find(self._source.root, ("readings", position))
        return Reading.model_construct(
            number=position + 1,
            indicator=indicator,
            target=entry.target,
            row_concerns=row.concerns.units if row else (),
            part=part,
            scope=entry.scope,
            stated=amounts["value"],
            numerator=amounts["numerator"],
            denominator=amounts["denominator"],
            text=_text(entry),
            value_text=(entry.value or "").strip(),
            threshold=threshold,
            threshold_text=(entry.threshold or "").strip(),
            place=entry.place or self._spot(node.at),
            note=entry.note,
        )

    def _spot(self, at: Position) -> str:
        """Where a reading stands that names no place itself."""
        place = self._source.place(at)
        return f"{self._source.name}:{at.line}" if place == NO_PLACE else where(place, "vi")


def _figures(entry: ReadingEntry) -> tuple[tuple[str, str | None, Uom], ...]:
    return (
        ("value", entry.value, "percent"),
        ("numerator", entry.numerator, "count"),
        ("denominator", entry.denominator, "count"),
    )


def _text(entry: ReadingEntry) -> str:
    counts = "/".join((each or "").strip() or "?" for each in (entry.numerator, entry.denominator))
    value = (entry.value or "").strip()
    if counts == "?/?":
        return value
    return f"{value} ({counts})" if value else counts
