"""A scoring as JSON: ``docs/schemas/score-1.schema.json`` describes it. Numbers are strings.

Each assessment is that of ``check``, with its score beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from engine import exact
from engine.exact import Number
from engine.fields import Language
from engine.model.decided import Decision, Statement
from engine.model.scored import Doubt, Ranking, Scoring, TargetPicture, TargetScore, UnitGroup, UnitLine, UnitValue
from engine.report.as_json import assessment_as_data, in_pieces, problem_as_data
from engine.report.scored_words import doubt_line, in_full
from targets import Library

SCHEMA = "chitieu/score/1"


def render(scoring: Scoring, library: Library, language: Language) -> str:
    """The object as one text."""
    return "".join(_pieces(scoring, library, language))


def write(file: IO[bytes], scoring: Scoring, library: Library, language: Language) -> None:
    """Writes the object into a file, piece by piece."""
    for piece in _pieces(scoring, library, language):
        file.write(piece.encode())


def _pieces(scoring: Scoring, library: Library, language: Language) -> Iterator[str]:
    """One object; the assessments in the order of ranks, those in doubt last."""
    numbers = {id(unit): position for position, unit in enumerate(scoring.units)}
    lists: Mapping[str, Iterator[dict[str, Any]]] = {
        "assessments": (_unit(unit, scoring, language) for unit in scoring.units),
        "rankings": (_ranking(each, numbers) for each in scoring.rankings),
        "targets": (_picture(each, numbers) for each in scoring.pictures),
        "groups": (_group(each, numbers) for each in scoring.groups),
        "doubts": (_doubt(each, numbers, language) for each in scoring.doubts),
        "problems": (problem_as_data(each, language) for each in scoring.problems),
    }
    return in_pieces({"schema": SCHEMA, **_head(scoring, library, language)}, lists)


def _head(scoring: Scoring, library: Library, language: Language) -> dict[str, Any]:
    scheme = scoring.scheme
    return {
        "as_of": scoring.as_of.isoformat() if scoring.as_of else None,
        "scheme": {
            "id": scheme.id,
            "name": scheme.name.get(language),
            "note": scheme.note.get(language),
            "known_by": scheme.known_by,
            "method": scheme.method,
            "weights": {name: exact.to_text(each) for name, each in scheme.weights.items()},
            "groups": [
                {
                    "id": each.id,
                    "name": each.name.get(language),
                    "max": exact.to_text(each.max),
                    "indicators": list(each.indicators),
                }
                for each in scheme.groups
            ],
            "full_at": {name: exact.to_text(each) for name, each in scheme.full_at.items()},
            "close": exact.to_text(scheme.close),
        },
        "target_sets": [
            {
                "id": each.id,
                "name": each.name.get(language),
                "document": each.document.get(language),
                "known_by": each.known_by,
            }
            for each in library.sets
            if each.id in scoring.sets
        ],
        "fingerprint": scoring.fingerprint._asdict(),
    }


def _unit(line: UnitLine, scoring: Scoring, language: Language) -> dict[str, Any]:
    unit = line.opened()
    score = {
        **_sums(unit),
        "in_doubt": any(line is each for each in scoring.doubted),
        "open": unit.open,
        "targets": [_row(row) for row in unit.rows],
        "groups": [
            {"group": each.group.id, **_numbers(possible=each.possible, earned=each.earned)} for each in unit.groups
        ],
        "before_decisions": None if unit.before is None else _sums(unit.before),
    }
    return {**assessment_as_data(unit.assessment, language), "score": score}


def _sums(unit: UnitLine) -> dict[str, Any]:
    numbers = _numbers(score=unit.score, earned=unit.earned, possible=unit.possible)
    return {"rank": unit.rank, "tied": unit.tied, **numbers}


def _row(row: TargetScore) -> dict[str, Any]:
    return {
        "target": row.target.id,
        "verdict": row.verdict,
        "standing": row.standing,
        **_numbers(possible=row.possible, earned=row.earned, share=row.share, gain=row.gain),
        "share_basis": row.share_basis,
        "decision": None if row.decision is None else _decision(row.decision),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "verdict": decision.ruling,
        "reason": decision.reason,
        "who": decision.who,
        "when": decision.when.isoformat(),
        "until": decision.until.isoformat() if decision.until else None,
        "objection": _statement(decision.objection),
        "answer": _statement(decision.answer),
    }


def _statement(said: Statement | None) -> dict[str, str] | None:
    return None if said is None else {"text": said.text, "who": said.who, "when": said.when.isoformat()}


def _ranking(ranking: Ranking, numbers: Mapping[int, int]) -> dict[str, Any]:
    found = [{"assessment": numbers[id(unit)], "rank": unit.rank} for unit in ranking.units]
    return {"level": ranking.level, "units": found, "remarks": list(ranking.remarks)}


def _picture(picture: TargetPicture, numbers: Mapping[int, int]) -> dict[str, Any]:
    return {
        "target": picture.target.id,
        "level": picture.level,
        "counts": dict(picture.counts),
        "suspended": picture.suspended,
        **_numbers(passing=picture.passing),
        "hardness": picture.hardness,
        "values": [_value(each, numbers) for each in picture.values],
        "close": [_value(each, numbers) for each in picture.close],
    }


def _value(each: UnitValue, numbers: Mapping[int, int]) -> dict[str, Any]:
    found = _numbers(value=each.value, margin=each.margin)
    return {"assessment": numbers[id(each.unit)], "verdict": each.verdict, **found}


def _group(group: UnitGroup, numbers: Mapping[int, int]) -> dict[str, Any]:
    return {
        "kind": group.kind,
        "name": group.name,
        "within": group.within or None,
        "level": group.level,
        "units": [numbers[id(unit)] for unit in group.units],
        **_numbers(mean=group.mean),
        "passes": group.passes,
        "judged": group.judged,
    }


def _doubt(doubt: Doubt, numbers: Mapping[int, int], language: Language) -> dict[str, Any]:
    found = [numbers[id(unit)] for unit in doubt.units]
    return {"kind": doubt.kind, "assessments": found, "question": doubt_line(doubt, language)}


def _numbers(**given: Number | None) -> dict[str, Any]:
    """Each number in plain digits, cut off at four decimals where it does not end; those are in ``exact`` in full."""
    shown = {name: None if each is None else exact.to_text(each, upwards=each < 0) for name, each in given.items()}
    unending = {name: in_full(each) for name, each in given.items() if each is not None and not exact.ends(each)}
    return {**shown, "exact": unending}
