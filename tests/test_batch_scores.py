"""Scores of whole tables: what ``score`` says of the same submissions, to the last digit."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from engine.asked import Request
from engine.batch.run import Bounds, batch
from engine.batch.written import places
from engine.exact import SCALE
from engine.model import VERDICTS, Assessment
from engine.model.outlined import AtHand
from engine.model.scored import Scheme, Scoring, UnitLine
from engine.pipeline import Judge
from engine.read.folders import Given
from engine.report.scored_words import in_full
from engine.scored import scheme_named
from engine.scoring import score
from targets import schemes
from tests import made_readings
from tests.batch_compared import by_check
from tests.command import ROOT, run
from tests.made_readings import COLUMNS, Row, write_csv
from tests.test_batch import in_table

HERE = Path(__file__).parent / "wrong" / "tables"
NAMES = schemes.names()
ALL = Request()
PLACED = (*COLUMNS, "parent", "province")
OWN = """
id: doan
name: {vi: Đoàn, en: The team's}
note: {vi: thử, en: to try}
known_by: own
"""
SCHEMES = {
    "weights": OWN + """method: passes
weights: {digitization: 2.5, nq01-2024/3: 0.333333, online-payment: 0}
close: 2
""",
    "groups": OWN + """method: groups
groups:
  - {id: a, name: {vi: a, en: a}, max: 17.5, indicators: [digitization, online-dossiers, online-payment]}
  - {id: b, name: {vi: b, en: b}, max: 3, indicators: [resolved-on-time, satisfaction, data-reuse]}
weights: {digitization: 3, nq01-2024/3: 0.7, nq02-2024/II.3: 0, satisfaction: 0}
full_at: {online-dossiers: 33.333333, satisfaction: 99.999999}
close: 2
""",
}
Written = Mapping[tuple[str, str, str], Mapping[str, Any]]


def scores(rows: Sequence[Row], folder: Path, scheme: Scheme, request: Request = ALL, partitions: int = 1) -> Written:
    """The table of scores by case; the rows of a table are sorted as it is promised."""
    output = folder / "ra.parquet"
    table = write_csv(folder / "readings.csv", rows, PLACED)
    batch([table], None, output, request, Bounds(), partitions=partitions, scheme=scheme)
    found = parquet.read_table(places(output, scored=True)["scores"]).to_pylist()
    assert found == sorted(found, key=lambda row: (row["to"], row["from"], row["level"], row["rank"] or len(found)))
    return {(row["unit"], str(row["from"]), str(row["to"])): row for row in found}


def expected(every: Mapping[Any, Assessment], scheme: Scheme, request: Request = ALL) -> Written:
    """What ``score`` says of the submissions of each period."""
    judge = Judge(request)
    of_period: dict[tuple[date, date], list[Assessment]] = defaultdict(list)
    for each in every.values():
        of_period[each.submission.period.from_, each.submission.period.to].append(each)
    found = {}
    for (from_, to), own in of_period.items():
        scoring = score(map(AtHand, own), scheme, judge.library)
        found |= {(unit.name, str(from_), str(to)): said(unit, scoring, scheme) for unit in scoring.units}
    return found


def said(unit: UnitLine, scoring: Scoring, scheme: Scheme) -> Mapping[str, Any]:
    verdicts = Counter(row.machine for row in unit.rows)
    return {
        "level": unit.level, "scheme": scheme.id, "rank": unit.rank, "tied": unit.tied,
        "in_doubt": any(unit is each for each in scoring.doubted),
        "score": None if unit.score is None else int(unit.score * SCALE),
        "score_exact": None if unit.score is None else in_full(unit.score).replace("/", "÷"),
        "earned": int(unit.earned * SCALE), "earned_exact": in_full(unit.earned).replace("/", "÷"),
        "possible": unit.possible, "open": unit.open, **{name: verdicts[name] for name in VERDICTS},
    }  # fmt: skip


def compare(found: Written, wanted: Written) -> None:
    assert found.keys() == wanted.keys()
    for case, own in wanted.items():
        row = found[case]
        told = {**row, **{name: row[name] and int(row[name] * SCALE) for name in ("score", "earned")}}
        assert {name: told[name] for name in own} == own, case


def examples() -> dict[Any, Assessment]:
    """The submissions of the inspection that are not of one unit and period."""
    judge = Judge(ALL)
    folder = ROOT / "examples/dot-kiem-tra-2024/bao-cao"
    found = [each for path in sorted(folder.iterdir()) for each in judge.judged(Given(path)).assessments]
    return {(each.submission.unit.name, each.submission.unit.parent, each.submission.period): each for each in found}


def rows_of(assessments: Sequence[Assessment]) -> list[Row]:
    found = []
    for each in assessments:
        unit = each.submission.unit
        more = {"parent": unit.parent or "", "province": unit.province or ""}
        found += [{**row, **more} for row in in_table([each.submission])]
    return found


@pytest.fixture(scope="module")
def inspected() -> list[Assessment]:
    """Those of the inspection whose figures are the whole report: the others are judged by their sums besides."""
    once = {}
    for each in examples().values():
        name = each.submission.unit.name
        once.setdefault(name, each)
    return list(once.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_units_of_an_inspection_are_scored_in_tables_as_they_are_by_score(
    name: str, inspected: list[Assessment], tmp_path: Path
) -> None:
    scheme = scheme_named(name, ALL)
    rows = rows_of(inspected)
    again = by_check(rows, tmp_path)
    found = scores(rows, tmp_path, scheme)

    assert len(found) > 24
    compare(found, expected(again, scheme))
    mine = {each.submission.unit.name: each for each in inspected}
    same = [key for key, each in again.items() if verdicts(each) == verdicts(mine[key[0]])]
    assert len(same) > 20
    assert sorted(row["unit"] for row in found.values() if row["in_doubt"]) == ["Xã An Hoà Mẫu", "Xã An Hòa Mẫu"]


def verdicts(assessment: Assessment) -> Sequence[object]:
    return [(each.target.id, each.verdict, each.actual) for each in assessment.findings]


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Row], Mapping[Any, Assessment]]:
    folder = tmp_path_factory.mktemp("awkward")
    rows = [{**row, "parent": "", "province": ""} for row in made_readings.rows(seed=21, cases=250)]
    rejected = bad_rows(rows, folder)
    good = [row for number, row in enumerate(rows, start=1) if number not in rejected]
    return good, by_check(good, folder)


def bad_rows(rows: Sequence[Row], folder: Path) -> set[int]:
    output = folder / "all.parquet"
    batch([write_csv(folder / "all.csv", rows, PLACED)], None, output, ALL, Bounds())
    return {row["row"] for row in parquet.read_table(places(output)["rejected"]).to_pylist()}


@pytest.mark.parametrize("name", [*NAMES, *SCHEMES])
def test_awkward_figures_are_scored_as_they_are_by_score(
    name: str, awkward: tuple[list[Row], Mapping[Any, Assessment]], tmp_path: Path
) -> None:
    path = tmp_path / "cach-cham.yaml"
    path.write_text(SCHEMES.get(name, ""), encoding="utf-8")
    scheme = scheme_named(str(path) if name in SCHEMES else name, ALL)
    rows, every = awkward
    found = scores(rows, tmp_path, scheme)

    assert len(found) > 200
    compare(found, expected(every, scheme))
    assert len({row["score_exact"] for row in found.values()}) > 10


def test_partitions_make_no_difference_to_ranks_and_doubts(
    awkward: tuple[list[Row], Mapping[Any, Assessment]], tmp_path: Path
) -> None:
    scheme = scheme_named("qd766", ALL)
    rows = [{**row, "unit": row["unit"].replace("Đơn vị ", "Xã Tân Lập ")} for row in awkward[0][:600]]
    likely = [{**row, "unit": f"UBND {row['unit']}"} for row in rows[:200]]
    whole, parted = (scores([*rows, *likely], tmp_path, scheme, partitions=count) for count in (1, 4))

    assert whole == parted
    assert 20 < sum(row["in_doubt"] for row in whole.values()) < len(whole)
    assert {row["rank"] for row in whole.values() if row["in_doubt"]} == {None}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_units_that_may_be_one_are_explained_in_the_gallery(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("Xã Mỹ Hòa", "Xã Mĩ Hòa")
    rows = [f"{name},commune,2024-01-05,2024-06-30,online-payment,9{at}%,d" for at, name in enumerate(names)]
    Path("so-lieu.csv").write_text("\n".join(("unit,level,from,to,indicator,value,place", *rows, "")), encoding="utf-8")
    result = run("batch", "so-lieu.csv", "-o", "ra.csv", "--score", "qd766", "--lang", language)
    expected = HERE / f"units-alike.{language}.txt"
    if os.environ.get("CHITIEU_REWRITE"):
        expected.write_text(result.err, encoding="utf-8")

    assert (result.status, result.err) == (1, expected.read_text(encoding="utf-8"))


def test_a_unit_that_may_be_another_is_told_and_not_ranked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    head = "unit,level,from,to,indicator,value,place"
    units = {"Xã An Phú": "90%", "UBND An Phú": "91%", "Xã Bình Lộc": "80%", "Xã Cẩm Tú": "90%"}
    rows = [f"{name},commune,2024-01-05,2024-06-30,online-payment,{value},d" for name, value in units.items()]
    Path("so-lieu.csv").write_text("\n".join((head, *rows, "")), encoding="utf-8")
    result = run("batch", "so-lieu.csv", "-o", "ra.csv", "--score", "equal", "--targets", "nq01-2024")

    assert result.err == (
        "so-lieu.csv: cảnh báo: 2 bộ số liệu được chấm điểm nhưng chưa xếp hạng, vì có thể là của cùng một đơn vị, ví "
        'dụ "UBND An Phú" và "Xã An Phú" ở kỳ kết thúc ngày 2024-06-30 [units-not-ranked]\n'
        "  gợi ý: nếu là một, sửa tên; nếu không, ghi rõ parent (đơn vị cấp trên) hoặc province (tỉnh) của từng đơn "
        "vị\n"
    )
    lines = Path("ra.scores.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == (
        "unit,from,to,level,scheme,rank,tied,in_doubt,score,score_exact,earned,earned_exact,possible,"
        "pass,fail,missing,inconclusive,no_activity,not_applicable,open"
    )
    assert lines[1:] == [
        "Xã Bình Lộc,2024-01-05,2024-06-30,commune,equal,1,true,false,16.666666,50÷3,1.000000,1,6.000000,1,0,5,0,0,3,5",
        "Xã Cẩm Tú,2024-01-05,2024-06-30,commune,equal,1,true,false,16.666666,50÷3,1.000000,1,6.000000,1,0,5,0,0,3,5",
        "UBND An Phú,2024-01-05,2024-06-30,commune,equal,,false,true,16.666666,50÷3,1.000000,1,6.000000,1,0,5,0,0,3,5",
        "Xã An Phú,2024-01-05,2024-06-30,commune,equal,,false,true,16.666666,50÷3,1.000000,1,6.000000,1,0,5,0,0,3,5",
    ]
    assert "  ra.scores.csv: điểm và hạng của từng đơn vị theo cách “Các chỉ tiêu như nhau” (equal)\n" in result.out


def test_an_unknown_scheme_and_one_that_is_wrong_are_told_before_anything_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("so-lieu.csv").write_text("unit\n", encoding="utf-8")
    Path("sai.yaml").write_text(OWN + "method: passes\nweights: {digitization: -1}\nclose: 2\n", encoding="utf-8")
    unknown, wrong = (run("batch", "so-lieu.csv", "-o", "ra.csv", "--score", each) for each in ("equl", "sai.yaml"))

    assert (unknown.status, wrong.status) == (2, 3)
    assert "equl" in unknown.err and "equal" in unknown.err
    assert "[points-below-zero]" in wrong.err
    assert sorted(path.name for path in Path().iterdir()) == ["sai.yaml", "so-lieu.csv"]
