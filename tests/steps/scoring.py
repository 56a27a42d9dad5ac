"""Steps that score many units and look at the ranking."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import given, parsers, then, when

from engine.model.scored import Scoring, TargetPicture, TargetScore, UnitLine, UnitScore
from engine.pipeline import Request
from engine.report import scored_words
from engine.scored import scheme_named, scored
from targets import schemes
from tests.steps import words
from tests.steps.paper import Desk

UNIT = ("hạng", "đơn vị", "được", "tối đa", "điểm", "chưa rõ")


@given("các đơn vị báo cáo:")
def units_report(desk: Desk, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert {"đơn vị", "nội dung", "số liệu"} <= set(header) <= {"đơn vị", "cấp trên", "nội dung", "phần", "số liệu"}
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        name, parent = row.pop("đơn vị"), row.pop("cấp trên", None)
        title = f"{name}, {parent}"
        if title not in desk.papers:
            desk.add_paper(title, name=name, parent=parent)
        indicator = words.indicator(row["nội dung"])
        if row.get("phần"):
            assert row["phần"] in {part.name.vi for part in indicator.parts}
        desk.papers[title].add_row({**row, "nội dung": indicator.id}, words.figures(row["số liệu"]))


@given(parsers.parse('thêm một bộ số liệu của "{name}":'))
def one_more_reports(desk: Desk, name: str, datatable: Sequence[Sequence[str]]) -> None:
    paper = desk.add_paper("bộ thứ hai", name=name)
    header, *rows = datatable
    assert header == ["nội dung", "số liệu"]
    for indicator, figures in rows:
        paper.add(words.indicator(indicator).id, words.figures(figures))


@when(parsers.parse('chấm theo cách "{name}"'), target_fixture="scoring")
def score_by(desk: Desk, name: str) -> Scoring:
    known = {schemes.load_shipped(each, words.library()).name.vi: each for each in schemes.names()}
    desk.check()
    request = Request(targets=tuple(desk.asked), as_of=desk.as_of)
    return scored(desk.judged(), scheme_named(words.known(name, known), request), request).scoring


@then("bảng xếp hạng là:")
def ranking_is(scoring: Scoring, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert tuple(header) == UNIT
    (ranking,) = scoring.rankings
    assert [_shown(unit) for unit in ranking.units] == rows


def _shown(unit: UnitLine) -> list[str]:
    points = [scored_words.points(each, "vi") for each in (unit.earned, unit.possible)]
    score = scored_words.percent_points(unit.score, "vi")
    return [str(unit.rank), scored_words.unit_name(unit), *points, score, str(unit.open)]


@then(parsers.parse('"{name}" không tính điểm cho dòng {row} của {document}'))
def is_left_out(scoring: Scoring, row: str, document: str, name: str) -> None:
    found = _row(scoring, words.target_id(row, document), name)
    assert (found.standing, found.possible, found.earned) == ("left-out", 0, 0)


@then(parsers.parse('điểm của "{name}" theo nhóm là:'))
def groups_are(scoring: Scoring, name: str, datatable: Sequence[Sequence[str]]) -> None:
    header, *rows = datatable
    assert header == ["nhóm", "được", "tối đa"]
    found = [
        [each.group.name.vi, *(scored_words.points(number, "vi") for number in (each.earned, each.possible))]
        for each in _unit(scoring, name).groups
    ]
    assert found == rows


@then(parsers.parse('cách chấm được ghi là "{known_by}"'))
def scheme_is_known(scoring: Scoring, known_by: str) -> None:
    assert scored_words.known_by(scoring.scheme, "vi") == known_by


@then(parsers.parse('nếu đạt dòng {row} của {document} thì "{name}" được "{gain}"'))
def would_gain(scoring: Scoring, row: str, document: str, name: str, gain: str) -> None:
    found = _row(scoring, words.target_id(row, document), name)
    assert scored_words.gain(found, words.library(), "vi") == gain


@then(parsers.parse('chưa xếp hạng "{one}" và "{other}", vì phải hỏi trước'))
def are_in_doubt(scoring: Scoring, one: str, other: str) -> None:
    (doubt,) = scoring.doubts
    assert sorted(unit.name for unit in doubt.units) == sorted((one, other))
    assert sorted(unit.source for unit in scoring.doubted) == sorted(unit.source for unit in doubt.units)


@then("không phải hỏi gì trước khi xếp hạng")
def nothing_is_in_doubt(scoring: Scoring) -> None:
    assert (scoring.doubts, scoring.doubted) == ((), ())


@then(parsers.parse("dòng {row} của {document} có tỷ lệ đạt {passing}, sát ngưỡng là: {names}"))
def picture_is(scoring: Scoring, row: str, document: str, passing: str, names: str) -> None:
    found = _picture(scoring, words.target_id(row, document))
    assert scored_words.passing(found, "vi") == passing
    assert [each.unit.name for each in found.close] == names.split(", ")


@then(parsers.parse("dòng {hard} của {document} khó đạt hơn dòng {easy}"))
def is_harder(scoring: Scoring, hard: str, document: str, easy: str) -> None:
    found = [_picture(scoring, words.target_id(row, document)).hardness for row in (hard, easy)]
    assert None not in found
    assert found == sorted(set(found))  # type: ignore[type-var]


def _unit(scoring: Scoring, name: str) -> UnitScore:
    (found,) = [unit for unit in scoring.opened() if unit.name == name]
    return found


def _row(scoring: Scoring, target: str, name: str) -> TargetScore:
    (found,) = [row for row in _unit(scoring, name).rows if row.target.id == target]
    return found


def _picture(scoring: Scoring, target: str) -> TargetPicture:
    (found,) = [each for each in scoring.pictures if each.target.id == target]
    return found
