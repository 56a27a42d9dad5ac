"""What was understood becomes the tree of a submission, read exactly as if a person had written it in YAML."""

from __future__ import annotations

import pytest

import targets
from engine.normalise.entries import Said, as_source, not_said, with_said
from engine.normalise.submission import read_submission
from engine.problem import InputError, Place, Problem
from engine.source import Source, parse, plain
from engine.understood import Figure, Heading, Match, Understood

LIBRARY = targets.load_shipped()
LEVELS = list(LIBRARY.levels)
HEADING = Heading(
    name="Thị trấn Phú Mỹ",
    level="commune",
    attributes=("island",),
    parent="Huyện Tân Phước",
    province="Tỉnh Tiền Giang",
    from_="2023-12-15",
    to="2024-05-19",
    document="Báo cáo số 451/BC-UBND ngày 24/5/2024",
)
FIGURES = (
    Figure(
        Match("online-dossiers", score=97, runner_up="online-payment", runner_up_score=71),
        target="nq01-2024/3",
        value="57,56%",
        numerator="951",
        denominator="1.652",
        note="lũy kế",
        text="Tỷ lệ hồ sơ trực tuyến | 57,56% | 951/1.652",
        said_at="Mục 16.1, dòng 3",
        place=Place(table=2, row=4),
    ),
    Figure(
        Match("digitization", part="results"),
        scope="cấp xã",
        numerator="3.747",
        denominator="5.432",
        text="cấp xã 3.747/5.432",
        place=Place(paragraph=12),
    ),
)
WRITTEN = """
unit: {name: Thị trấn Phú Mỹ, level: commune, attributes: [island], parent: Huyện Tân Phước, province: Tỉnh Tiền Giang}
period: {from: 2023-12-15, to: 2024-05-19}
document: Báo cáo số 451/BC-UBND ngày 24/5/2024
readings:
  - {indicator: online-dossiers, target: nq01-2024/3, value: "57,56%", numerator: "951", denominator: "1.652",
     place: "Mục 16.1, dòng 3; bảng 2, hàng 4", note: lũy kế}
  - {indicator: digitization, part: results, scope: cấp xã, numerator: "3.747", denominator: "5.432", place: đoạn 12}
"""


def understood(*figures: Figure, heading: Heading = HEADING) -> Understood:
    return Understood("bao-cao.docx", heading, figures, ())


def places(*figures: Figure) -> list[str]:
    (_, _, _, readings) = plain(as_source(understood(*figures)).root).values()
    return [each["place"] for each in readings]


def problems(source: Source) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as error:
        read_submission(source, LIBRARY, "")
    return error.value.problems


def test_the_tree_is_that_of_the_same_submission_in_yaml():
    tree = as_source(understood(*FIGURES)).root
    assert plain(tree) == plain(parse("a.yaml", WRITTEN.encode()).root)


def test_it_is_read_as_the_same_submission():
    found, _ = read_submission(as_source(understood(*FIGURES, heading=HEADING._replace(attributes=()))), LIBRARY, "d")
    yaml = WRITTEN.replace(", attributes: [island]", "")
    written, _ = read_submission(parse("bao-cao.docx", yaml.encode()), LIBRARY, "d")
    assert found == written


def test_keys_without_content_are_left_out():
    heading = Heading(name="Xã An Phú")
    tree = plain(as_source(understood(Figure(Match("satisfaction"), value="98%"), heading=heading)).root)
    assert tree == {
        "unit": {"name": "Xã An Phú"},
        "period": {},
        "readings": [{"indicator": "satisfaction", "value": "98%"}],
    }


def test_a_threshold_that_the_report_states_is_kept():
    figure = Figure(Match("satisfaction"), value="98%", threshold="90%")
    (reading,) = plain(as_source(understood(figure, heading=Heading())).root)["readings"]
    assert reading["threshold"] == "90%"


def test_a_problem_shows_the_place_in_the_document_and_the_text_that_stands_there():
    wrong = FIGURES[1]._replace(numerator="3.7x7")
    heading = HEADING._replace(attributes=())
    (problem,) = problems(as_source(understood(FIGURES[0], wrong, heading=heading)))
    assert (problem.source, problem.code) == ("bao-cao.docx", "not-a-number")
    assert (problem.place, problem.line_text) == (Place(paragraph=12), "cấp xã 3.747/5.432")


def test_each_place_is_different_among_figures_of_the_same_thing():
    figure = FIGURES[0]._replace(said_at="dòng 3", place=Place())
    other = figure._replace(match=Match("satisfaction"))
    odd = figure._replace(said_at="dòng 3 (2)")
    assert places(figure, other, odd, figure, figure._replace(scope="cấp xã")) == [
        "dòng 3",
        "dòng 3",
        "dòng 3 (2)",
        "dòng 3 (3)",
        "dòng 3",
    ]


def test_what_no_submission_may_hold_is_shown_as_a_replacement():
    heading = HEADING._replace(name="Xã\x9f An\u2028Phú", attributes=())
    source = as_source(understood(FIGURES[0]._replace(text="a\ufeffb"), heading=heading))
    assert plain(source.root)["unit"]["name"] == "Xã\ufffd An\ufffdPhú"
    assert source.lines == ("a\ufffdb",)


# what the user says


def test_what_the_user_says_holds_whatever_the_file_says():
    said = Said("Xã An Phú", "2024-01-01", "2024-06-30")
    for source in (as_source(understood(*FIGURES)), parse("a.yaml", WRITTEN.encode())):
        tree = plain(with_said(source, said).root)
        assert tree["unit"] == {**plain(source.root)["unit"], "name": "Xã An Phú"}
        assert tree["period"] == {"from": "2024-01-01", "to": "2024-06-30"}
        assert with_said(source, Said()) == source


@pytest.mark.parametrize("text", ["readings: []", "unit:\nperiod:\nreadings: []", "unit: {}\nreadings: []"])
def test_what_the_user_says_fills_what_is_not_there(text):
    tree = plain(with_said(parse("a.yaml", text.encode()), Said("Xã An Phú", to="2024-06-30")).root)
    assert (tree["unit"], tree["period"]) == ({"name": "Xã An Phú"}, {"to": "2024-06-30"})


@pytest.mark.parametrize("text", ["[]", "unit: Xã An Phú", "unit: []"])
def test_what_has_another_shape_is_left_to_be_told(text):
    source = parse("a.yaml", text.encode())
    assert with_said(source, Said("Xã An Phú")) == source


def gaps(heading: Heading, *figures: Figure, level: str | None = None) -> list[tuple[str, dict[str, str]]]:
    source = as_source(understood(*figures, heading=heading))
    return [(each.code, dict(each.details)) for each in not_said(source, problems(source), LEVELS, level)]


def test_each_gap_in_a_document_is_told_once_by_the_options_that_fill_it():
    assert [code for code, _ in gaps(Heading())] == ["unit-not-said", "level-not-said", "period-not-said"]
    assert gaps(HEADING._replace(to="", attributes=())) == [("period-not-said", {"options": "--to"})]
    assert gaps(Heading(name="Xã An Phú"), level="commune") == [("period-not-said", {"options": "--from, --to"})]


def test_what_else_is_wrong_is_told_beside_the_gaps():
    wrong = FIGURES[1]._replace(numerator="3.7x7")
    assert [code for code, _ in gaps(Heading(level="commune"), wrong)] == [
        "not-a-number",
        "unit-not-said",
        "period-not-said",
    ]
