"""What stands for the placeholders of minutes: of a unit, of each target set, of each target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engine import phrase
from engine.fields import Language
from engine.model import Assessment, SetFinding
from engine.model.decided import Decision, Statement
from engine.model.scored import Scoring, TargetScore, UnitScore
from engine.report import scored_words, words
from engine.report.docx_fields import Fields, Values
from engine.report.docx_template import SetValues, UnitValues
from engine.report.official import of_row
from engine.wording import say, word
from targets import Library

FIELDS = Fields(
    unit=frozenset({
        "don_vi", "don_vi_hoa", "cap", "cap_tren", "tu_ngay", "den_ngay", "nam", "van_ban", "tep", "diem", "tong_hop",
        "tung_phan", "diem_bat_nhat", "cau_hoi", "quyet_dinh", "phuong_phap", "doi_chieu", "ma_dot",
    }),
    of_set=frozenset({"bo_ten", "bo_can_cu"}),
    row=frozenset({
        "stt", "chi_tieu", "don_vi_tinh", "chi_tieu_nam", "ket_qua", "ket_luan", "ly_do", "can_cu", "danh_gia",
    }),
    judging=frozenset({"ket_luan", "danh_gia"}),
)  # fmt: skip


class _Run(NamedTuple):
    """What all units of a run share."""

    scoring: Scoring
    library: Library
    language: Language

    def say(self, key: str, **details: str) -> str:
        return say("minutes", key, self.language, **details)


def values_of(scoring: Scoring, library: Library, language: Language) -> Iterator[tuple[UnitScore, UnitValues]]:
    """Each unit with its values: in the order of the rankings, then of those that are not ranked."""
    run = _Run(scoring, library, language)
    for unit in scoring.opened():
        sets = tuple(_set(unit, each, run) for each in unit.assessment.target_sets)
        yield unit, UnitValues(_unit(unit, run), sets)


def _unit(unit: UnitScore, run: _Run) -> Values:
    assessment, language = unit.assessment, run.language
    submission = assessment.submission
    reporter, period = submission.unit, submission.period
    above = [each for each in (reporter.parent, reporter.province) if each]
    discrepancies = [" ".join(words.discrepancy_lines(each, language)) for each in assessment.discrepancies]
    parts = words.scoped_lines(assessment, run.library, language)
    return {
        "don_vi": [reporter.name],
        "don_vi_hoa": [reporter.name.upper()],
        "cap": [run.library.levels[reporter.level].name.get(language)],
        "cap_tren": [", ".join(above)],
        "tu_ngay": [phrase.day(period.from_)],
        "den_ngay": [phrase.day(period.to)],
        "nam": [str(period.to.year)],
        "van_ban": [submission.document or run.say("not-named")],
        "tep": [submission.source],
        "diem": list(_score(unit, run)),
        "tong_hop": [words.summary_line(assessment, language)],
        "tung_phan": [word("scoped-line", language), *parts] if parts else [],
        "diem_bat_nhat": discrepancies or [run.say("none")],
        "cau_hoi": words.question_lines(assessment, language) or [run.say("none")],
        "quyet_dinh": list(_decisions(unit, run)) or [run.say("none")],
        "phuong_phap": list(_method(unit, run)),
        "doi_chieu": [words.fingerprint_line(assessment, language)],
        "ma_dot": [scored_words.fingerprint_line(run.scoring, language)],
    }


def _score(unit: UnitScore, run: _Run) -> Iterator[str]:
    language, scheme = run.language, run.scoring.scheme
    how = {"scheme": scheme.name.get(language), "known_by": scored_words.known_by(scheme, language)}
    if unit.score is None:
        yield run.say("no-score", **how)
        return
    sums = {
        "score": scored_words.percent_points(unit.score, language),
        "earned": scored_words.points(unit.earned, language),
        "possible": scored_words.points(unit.possible, language),
    }
    yield run.say("score", **sums, **how)
    if unit.before:
        yield f"{scored_words.before_line(unit, language)}."
    if unit.rank is None:
        yield run.say("unranked")
        return
    ranked = next(each.units for each in run.scoring.rankings if each.level == unit.level)
    level = run.library.levels[unit.level].name.get(language)
    yield run.say("rank", rank=scored_words.rank(unit, language), count=str(len(ranked)), level=level)


def _decisions(unit: UnitScore, run: _Run) -> Iterator[str]:
    for row in unit.rows:
        if row.decision is not None:
            yield _decision(row, row.decision, run)


def _decision(row: TargetScore, decision: Decision, run: _Run) -> str:
    language = run.language
    counts = "suspended" if row.standing == "suspended" else row.verdict
    details = {
        "target": f"{row.target.row}. {row.target.name.get(language)}",
        "machine": word(row.finding.verdict, language),
        "verdict": scored_words.say_it(counts, language),
        "reason": decision.reason,
        "who": decision.who,
        "when": phrase.day(decision.when),
    }
    lines = [run.say("decision" if row.is_changed else "decision-confirmed", **details)]
    if decision.until is not None:
        lines.append(run.say("until", day=phrase.day(decision.until)))
    lines += [_stated("objection", decision.objection, run), _stated("answer", decision.answer, run)]
    return " ".join(line for line in lines if line)


def _stated(key: str, statement: Statement | None, run: _Run) -> str:
    if statement is None:
        return ""
    return run.say(key, text=statement.text, who=statement.who, when=phrase.day(statement.when))


def _method(unit: UnitScore, run: _Run) -> Iterator[str]:
    language, scheme = run.language, run.scoring.scheme
    yield run.say("method-figures", source=unit.source)
    for each in unit.assessment.target_sets:
        found = run.library.named(each.id)
        if found is not None:
            known_by = word(found.known_by, language)
            yield run.say("method-set", name=found.name.get(language), known_by=known_by)
    known_by = scored_words.known_by(scheme, language)
    note = scheme.note.get(language)
    yield run.say("method-scheme", scheme=scheme.name.get(language), known_by=known_by, note=note)
    if run.scoring.as_of is not None:
        yield scored_words.say_it("as-of", language, day=phrase.day(run.scoring.as_of))


def _set(unit: UnitScore, each: SetFinding, run: _Run) -> SetValues:
    found = run.library.named(each.id)
    name, language = each.name.get(run.language), run.language
    own = {"bo_ten": [run.say("set-result", name=name, result=word(each.result, language))], "bo_can_cu": [""]}
    if found is not None:
        document, known_by = found.document.get(language), word(found.known_by, language)
        own["bo_can_cu"] = [run.say("set-known", document=document, known_by=known_by)]
    rows = [row for row in unit.rows if row.target.set == each.id]
    return SetValues(own, tuple(_row(row, unit.assessment, run) for row in rows))


def _row(row: TargetScore, assessment: Assessment, run: _Run) -> Values:
    target, language = row.target, run.language
    judgement = of_row(row, assessment, run.library, language)
    return {
        "stt": [target.row],
        "chi_tieu": [target.name.get(language)],
        "don_vi_tinh": ["%"],
        "chi_tieu_nam": [run.say(target.comparator, threshold=phrase.decimal(target.threshold, language))],
        "ket_qua": words.reported(row.finding, language).split("; "),
        "ket_luan": [judgement.verdict],
        "ly_do": judgement.reasons,
        "can_cu": [judgement.citation],
        "danh_gia": [judgement.text],
    }
