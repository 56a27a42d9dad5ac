"""Decisions: read from YAML and from a workbook, and applied to what the machine concluded."""

from __future__ import annotations

import io
import random
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.asked import Request
from engine.decisions import NO_DECISIONS, Applied, applied, read_decisions
from engine.document import clean
from engine.model.decided import FIELDS, RULINGS, Decision, Statement, judged
from engine.model.outlined import outline
from engine.pipeline import Judge
from engine.problem import NO_PLACE, NOWHERE, InputError, Place, Position, in_order
from engine.report import as_decisions, as_decisions_yaml
from engine.scored import scheme_named, scored
from engine.wording import texts
from tests.command import ROOT, run
from tests.made_decisions import ROW, filled
from tests.steps.words import library

NAME = "quyet-dinh.yaml"
ONE = """decisions:
  - unit: Xã  An Phú
    level: commune
    parent: Huyện An Thịnh
    target: nq01-2024/4
    verdict: pass
    reason: >
      Đã kiểm tra sổ theo dõi,
      đủ 7.383 hồ sơ
    who: Trưởng đoàn Nguyễn Văn Bình
    when: 2024-07-02
    until: 2024-12-31
    objection: {text: "Hệ thống một cửa: chưa đồng bộ", who: Chủ tịch UBND xã, when: 2024-07-05}
    answer: {text: Đã xem lại, who: Trưởng đoàn, when: 2024-07-08}
"""
WHOLE = Decision(
    unit="Xã An Phú",
    target="nq01-2024/4",
    ruling="pass",
    reason="Đã kiểm tra sổ theo dõi, đủ 7.383 hồ sơ",
    who="Trưởng đoàn Nguyễn Văn Bình",
    when=date(2024, 7, 2),
    until=date(2024, 12, 31),
    objection=Statement("Hệ thống một cửa: chưa đồng bộ", "Chủ tịch UBND xã", date(2024, 7, 5)),
    answer=Statement("Đã xem lại", "Trưởng đoàn", date(2024, 7, 8)),
    level="commune",
    parent="Huyện An Thịnh",
    source=NAME,
    at=Position(2, 5),
)
PLAIN = {"unit": "Xã An Phú", "target": "nq01-2024/4", "ruling": "suspend", "reason": "Chờ", "who": "Đoàn"}
TARGETS = [target.id for each in library().sets for target in each.targets]


def read(text, name=NAME):
    return read_decisions(name, text.encode() if isinstance(text, str) else text, library())


def bare(decisions):
    """What is decided, wherever it is written."""
    return [each._replace(source="", at=NOWHERE, place=NO_PLACE) for each in decisions.decisions]


def decision(**said):
    return Decision(**{**PLAIN, "when": date(2024, 7, 2), **said})


def written(*decisions):
    return read(as_decisions_yaml.render(decisions, (), "vi"))


@cache
def judge():
    return Judge(Request())


def assess(tmp_path, *reports):
    """The assessments of reports: pairs of what the unit is and the last day of its period."""
    paths = []
    for number, (unit, to) in enumerate(reports, 1):
        paths.append(tmp_path / f"{number}.yaml")
        lines = (
            f"unit: {{{unit}}}",
            f"period: {{from: 2024-01-05, to: {to}}}",
            "readings:",
            "  - {indicator: online-dossiers, numerator: 951, denominator: 1.652, place: Dòng 3}",
            "  - {indicator: online-payment, numerator: 30, denominator: 100, place: Dòng 2}",
        )
        paths[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = judge().check(paths)
    assert report.problems == ()
    return report.assessments


AN_PHU = ("name: Xã An Phú, level: commune", "2024-06-30")


def told(found: Applied):
    return [(each.code, each.severity, each.line_text.strip()) for each in found.problems]


# reading


def test_a_decision_is_read_with_all_that_it_says():
    found = read(ONE)
    assert found.decisions == (WHOLE,)
    assert found.warnings == ()


def test_a_decision_in_a_workbook_is_the_same_and_stands_in_a_cell():
    data = as_decisions.render([WHOLE], [], library(), "vi")
    (found,) = read(data, "quyet-dinh.xlsx").decisions
    place = Place(sheet="Quyết định", cell="A6", table=1, row=6, column=1)
    assert found == WHOLE._replace(source="quyet-dinh.xlsx", at=Position(1, 1), place=place)


def test_json_is_read_as_yaml():
    text = '{"decisions": [{"unit": "Xã An Phú", "target": "nq01-2024/4", "verdict": "suspend", "reason": "Chờ", '
    text += '"who": "Đoàn", "when": "2024-07-02"}]}'
    assert bare(read(text)) == [decision()]


def test_rows_are_read_past_empty_ones_and_a_merged_cell_holds_for_each_of_its_rows():
    first, second = dict(ROW), {**ROW, "unit": None, "target": "nq01-2024/3"}
    book = openpyxl.load_workbook(io.BytesIO(filled(first, second, {}, {}, {**ROW, "target": "nq01-2024/2"})))
    sheet = book.worksheets[0]
    sheet.merge_cells("A6:A7")
    file = io.BytesIO()
    book.save(file)
    found = bare(read(file.getvalue(), "a.xlsx"))
    said = {"reason": "Chờ đối chiếu", "who": "Đoàn kiểm tra"}
    assert found == [decision(target=f"nq01-2024/{row}", **said) for row in (4, 3, 2)]


def test_decisions_on_several_sheets_are_all_read():
    book = openpyxl.load_workbook(io.BytesIO(filled(ROW)))
    sheet = book.copy_worksheet(book.worksheets[0])
    sheet["E6"].value = "nq01-2024/3"
    file = io.BytesIO()
    book.save(file)
    assert [each.target for each in read(file.getvalue(), "a.xlsx").decisions] == ["nq01-2024/4", "nq01-2024/3"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_text_that_begins_like_a_formula_stays_a_text(language):
    one = decision(reason="=SUM(A1)", who="+84 12", unit="-Xã", parent="@Huyện")
    data = as_decisions.render([one], [], library(), language)
    cells = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0][6]
    marked = [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    assert [(cell.data_type, cell.quotePrefix) for cell in marked] == [("s", True)] * 4
    assert bare(read(data, "a.xlsx")) == [one]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_templates_have_the_same_bytes_each_time_and_hold_no_decision(language):
    targets = [target for each in library().sets for target in each.targets]
    books = {as_decisions.render((), targets, library(), language) for _ in range(2)}
    text = as_decisions_yaml.render((), targets, language)
    assert len(books) == 1
    for name, data in (("a.xlsx", books.pop()), ("a.yaml", text.encode())):
        found = read(data, name)
        assert (found.decisions, [each.code for each in found.warnings]) == ((), ["no-decisions"])


def test_the_sample_of_the_template_is_a_decision_once_it_is_filled_in():
    text = as_decisions_yaml.render((), [], "vi")
    sample = next(line for line in text.splitlines() if "- {unit" in line).replace("#", " ", 1)
    values = {'unit: ""': "unit: Xã An Phú", "target: ": "target: nq01-2024/4", "verdict: ": "verdict: suspend"}
    values |= {'reason: ""': "reason: Chờ", 'who: ""': "who: Đoàn", "when: ": "when: 2024-07-02"}
    for empty, said in values.items():
        sample = sample.replace(empty, said)
    assert bare(read(text + sample + "\n")) == [decision()]


# what holds


def applied_to(decisions, assessments, as_of=None):
    return applied(decisions, map(outline, assessments), as_of)


def test_a_decision_is_about_the_verdict_on_its_target_and_no_other(tmp_path):
    (assessment,) = assess(tmp_path, AN_PHU)
    found = applied_to(written(decision()), [assessment])
    assert found.problems == ()
    assert {key: each.ruling for key, each in found.decided.items()} == {
        judged(assessment.submission, "nq01-2024/4"): "suspend"
    }


def test_names_are_compared_without_capitals_spaces_and_the_places_of_tone_marks(tmp_path):
    (assessment,) = assess(tmp_path, ("name: Xã Hòa Bình, level: commune", "2024-06-30"))
    found = applied_to(written(decision(unit="XÃ  HOÀ BÌNH")), [assessment])
    assert (len(found.decided), found.problems) == (1, ())


def test_a_decision_holds_on_its_last_day_and_not_after(tmp_path):
    assessments = assess(tmp_path, AN_PHU)
    decisions = written(decision(when=date(2024, 5, 1), until=date(2024, 6, 30)))
    assert told(applied_to(decisions, assessments)) == []
    assert len(applied_to(decisions, assessments, date(2024, 6, 30)).decided) == 1
    found = applied_to(decisions, assessments, date(2024, 7, 1))
    assert (found.decided, told(found)) == ({}, [("decision-expired", "warning", 'until: "2024-06-30"')])


def test_of_decisions_one_after_the_other_the_one_that_holds_on_the_day_is_applied(tmp_path):
    assessments = assess(tmp_path, AN_PHU)
    spring = decision(reason="1", when=date(2024, 4, 1), until=date(2024, 6, 30))
    summer = decision(reason="2", when=date(2024, 7, 1), until=date(2024, 9, 30))
    autumn = decision(reason="3", when=date(2024, 10, 1))
    decisions = written(autumn, spring, summer)
    for day, reason, codes in (
        (None, "1", ["decision-later", "decision-later"]),
        (date(2024, 7, 1), "2", ["decision-expired", "decision-later"]),
        (date(2025, 1, 1), "3", ["decision-expired", "decision-expired"]),
    ):
        found = applied_to(decisions, assessments, day)
        assert [each.reason for each in found.decided.values()] == [reason]
        assert sorted(each.code for each in found.problems) == codes


def test_each_period_of_a_unit_has_its_own_day(tmp_path):
    assessments = assess(tmp_path, AN_PHU, (AN_PHU[0], "2024-09-30"))
    found = applied_to(written(decision(until=date(2024, 8, 1))), assessments)
    assert [key.days[1] for key in found.decided] == [date(2024, 6, 30)]
    assert told(found) == [("decision-expired", "warning", 'until: "2024-08-01"')]


def test_two_units_of_one_name_are_told_apart_by_parent_level_or_province(tmp_path):
    units = ("parent: Huyện A", "parent: Huyện B, province: Tỉnh C")
    assessments = assess(tmp_path, *((f"name: Xã Tân, level: commune, {each}", "2024-06-30") for each in units))
    for said, sources in (
        ({"parent": "huyện a"}, ["1.yaml"]),
        ({"province": "Tỉnh C", "parent": "Huyện B"}, ["2.yaml"]),
        ({}, []),
        ({"level": "commune"}, []),
        ({"level": "district"}, []),
    ):
        found = applied_to(written(decision(unit="Xã Tân", **said)), assessments)
        assert [key.source.rpartition("/")[2] for key in found.decided] == sources
        wanted = [] if sources else ["decision-without-unit" if said == {"level": "district"} else "ambiguous-unit"]
        assert [each.code for each in found.problems] == wanted


def test_two_units_of_one_name_in_one_file_are_told_apart(tmp_path):
    rows = "".join(f"Xã Tân,commune,{parent},2024-01-05,2024-06-30,satisfaction,98%\n" for parent in ("A", "B"))
    path = tmp_path / "hai-xa.csv"
    path.write_text("unit,level,parent,from,to,indicator,value\n" + rows, encoding="utf-8")
    found = applied_to(written(decision(unit="Xã Tân", parent="B")), judge().check([path]).assessments)
    assert [key.unit.parent for key in found.decided] == ["B"]


def test_two_decisions_that_turn_out_to_be_about_one_unit_are_told_and_neither_is_applied(tmp_path):
    assessments = assess(tmp_path, AN_PHU)
    found = applied_to(written(decision(parent="Huyện A"), decision(parent="Huyện B")), assessments)
    assert (found.decided, [(each.code, each.severity) for each in found.problems]) == (
        {},
        [("decision-twice", "error")],
    )


@pytest.mark.parametrize("name", ["An Phú", "Xa An Phu", "Xã An Phụ", "Xã An Púh", "Phường An Phú"])
def test_a_name_that_is_nearly_a_judged_one_is_a_mistake_unless_it_is_another_unit(name, tmp_path):
    assessments = assess(tmp_path, AN_PHU)
    slip = name != "Phường An Phú"
    found = applied_to(written(decision(unit=name)), assessments)
    assert [each.code for each in found.problems] == ["unknown-unit" if slip else "decision-without-unit"]
    both = applied_to(written(decision(unit=name), decision()), assessments)
    assert [each.code for each in both.problems] == ["decision-without-unit"]


def test_numbers_in_names_are_no_slips(tmp_path):
    assessments = assess(tmp_path, ("name: Phường 1, level: commune", "2024-06-30"))
    found = applied_to(written(decision(unit="Phường 2"), decision(unit="Phường 11")), assessments)
    assert [each.code for each in found.problems] == ["decision-without-unit"] * 2


def test_a_verdict_that_the_machine_gives_too_is_told_and_a_confirmation_is_not(tmp_path):
    assessments = assess(tmp_path, AN_PHU)
    same = applied_to(written(decision(target="nq01-2024/3", ruling="pass")), assessments)
    confirmed = applied_to(written(decision(target="nq01-2024/3", ruling="confirm")), assessments)
    assert [len(same.decided), len(confirmed.decided)] == [1, 1]
    assert [told(same), told(confirmed)] == [[("overturns-nothing", "warning", 'verdict: "pass"')], []]


def test_the_fingerprint_is_that_of_what_is_decided_in_whatever_file_and_order(tmp_path):
    path = tmp_path / "1.yaml"
    assess(tmp_path, AN_PHU)
    request = Request()
    report, scheme = judge().check([path]), scheme_named("equal", request)
    ours = [decision(), decision(target="nq01-2024/3"), decision(unit="Xã Khác")]
    book = as_decisions.render(ours[::-1], (), library(), "en")
    prints = [
        scored(report, scheme, request, each).scoring.fingerprint.decisions
        for each in (written(*ours), read(book, "a.xlsx"), written(*ours[:2]), NO_DECISIONS)
    ]
    assert prints[0] == prints[1]
    assert len(set(prints)) == 3


def test_the_decisions_of_the_example_are_of_all_kinds():
    folder = ROOT / "examples" / "dot-kiem-tra-2024"
    path = folder / "quyet-dinh.yaml"
    decisions = read_decisions(path.name, path.read_bytes(), library())
    names = ("phuong-thanh-son-mau.yaml", "xa-thanh-tan-mau.yaml", "thi-tran-an-thinh-mau.docx")
    names += ("xa-tan-thinh-mau-an-thinh.yaml", "xa-tan-thinh-mau-lam-hoa.yaml", "huyen-an-thinh-mau.docx")
    found = applied_to(decisions, judge().check([folder / "bao-cao" / name for name in names]).assessments)
    assert [(Path(key.source).name, key.target, each.ruling) for key, each in found.decided.items()] == [
        ("phuong-thanh-son-mau.yaml", "nq01-2024/4", "confirm"),
        ("xa-thanh-tan-mau.yaml", "nq01-2024/2", "inconclusive"),
        ("thi-tran-an-thinh-mau.docx", "nq01-2024/1", "suspend"),
        ("xa-tan-thinh-mau-lam-hoa.yaml", "nq01-2024/2", "not_applicable"),
    ]
    assert [each.code for each in found.problems] == ["decision-expired"]
    assert [each.unit for each in decisions.decisions if each.objection and each.answer] == ["Phường Thanh Sơn Mẫu"]


# on the command line


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_template_of_decisions_is_made_of_the_kind_that_its_name_tells(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    common = ("template", "--decisions", "--as-of", "2024-06-30", "--lang", language)
    assert run(*common, "--output", "a.xlsx") == run(*common, "--output", "a.yaml") == (0, "", "")
    assert run(*common).out == Path("a.yaml").read_text(encoding="utf-8")
    choices = openpyxl.load_workbook("a.xlsx").worksheets[1]
    column = [cell.value for cell in choices["A"] if cell.value]
    assert [each.partition(". ")[0] for each in column[1:]] == [each for each in TARGETS if "2024/" in each]


def test_a_template_of_decisions_for_a_level_has_its_targets_only():
    made = run("template", "--decisions", "--as-of", "2024-06-30", "--level", "district-office").out
    assert "nq01-2024/7.2:" in made
    assert "nq01-2024/7.1:" not in made


def test_a_template_needs_a_level_unless_it_is_of_decisions():
    assert run("template") == (2, "", "chitieu template: thiếu --level\nXem: chitieu template --help\n")
    assert run("template", "--decisions", "--level", "comune").status == 2


def test_a_filled_template_is_not_written_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.xlsx").write_bytes(filled(ROW))
    assert run("template", "--decisions", "--output", "a.xlsx").status == 2
    assert Path("a.xlsx").read_bytes()[:2] == b"PK"
    assert bare(read(Path("a.xlsx").read_bytes(), "a.xlsx")) != []


def test_a_result_is_not_written_over_the_decisions(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assess(tmp_path, AN_PHU)
    Path("a.xlsx").write_bytes(filled(ROW))
    before = Path("a.xlsx").read_bytes()
    result = run("score", "1.yaml", "--decisions", "a.xlsx", "--output", "a.xlsx")
    assert (result.status, result.out, Path("a.xlsx").read_bytes()) == (2, "", before)


def test_a_file_of_decisions_that_is_not_there_is_told_and_nothing_is_scored(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assess(tmp_path, AN_PHU)
    result = run("score", "1.yaml", "--decisions", "b.yaml")
    assert result == (3, "", "b.yaml: không có tệp này [no-such-file]\n")


def test_the_guide_names_every_field_every_ruling_and_every_warning():
    page = (ROOT / "docs" / "quyet-dinh.md").read_text(encoding="utf-8")
    fields = {each.partition("-")[0] for each in FIELDS}
    codes = {"unknown-unit", "ambiguous-unit", "decision-twice", "decision-without-unit", "decision-without-target"}
    codes |= {"decision-expired", "decision-later", "overturns-nothing", "no-decisions", "decisions-not-a-report"}
    assert [each for each in (*fields, *RULINGS, *codes) if f"`{each}`" not in page] == []
    assert codes <= set(texts("problems"))


# for any decisions

_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), max_size=40)
_SAID = _TEXTS.map(clean).filter(bool)
_DAYS = st.dates(date(1890, 1, 1), date(2100, 1, 1))
_STATEMENTS = st.builds(Statement, _SAID, _SAID, _DAYS)


@st.composite
def _decisions(draw):
    when = draw(_DAYS)
    objection = draw(st.none() | _STATEMENTS)
    answer = draw(st.none() | _STATEMENTS) if objection else None
    return Decision(
        unit=draw(_SAID),
        target=draw(st.sampled_from(TARGETS)),
        ruling=draw(st.sampled_from(RULINGS)),
        reason=draw(_SAID),
        who=draw(_SAID),
        when=when,
        until=draw(st.none() | st.integers(0, 900).map(lambda days: when + timedelta(days))),
        objection=objection,
        answer=answer._replace(when=max(answer.when, objection.when)) if answer else None,
        level=draw(st.none() | st.sampled_from(sorted(library().levels))),
        parent=draw(st.none() | _SAID),
        province=draw(st.none() | _SAID),
    )


_DIFFERENT = st.lists(_decisions(), max_size=4, unique_by=lambda each: each.target)


@settings(max_examples=40, deadline=None)
@given(_DIFFERENT, st.sampled_from(["vi", "en"]))
def test_decisions_are_the_same_from_yaml_and_from_the_workbook(decisions, language):
    from_yaml = read(as_decisions_yaml.render(decisions, (), language))
    data = as_decisions.render(from_yaml.decisions, (), library(), language)
    assert bare(from_yaml) == bare(read(data, "a.xlsx")) == decisions


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_a_file_makes_no_difference(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    assessments = _judged_once(folder)
    days = st.dates(date(2024, 1, 1), date(2024, 12, 31))
    found = [
        decision(
            unit=data.draw(st.sampled_from(["Xã An Phú", "xã an phú", "An Phú", "Xã Tân", "Xã Xa"])),
            target=data.draw(st.sampled_from(["nq01-2024/3", "nq01-2024/2", "qd2629-2025/I.1.1"])),
            ruling=data.draw(st.sampled_from(RULINGS)),
            parent=data.draw(st.sampled_from([None, "Huyện A", "Huyện B"])),
            when=(when := data.draw(days)),
            until=data.draw(st.none() | st.integers(0, 60).map(lambda count: when + timedelta(count))),
            reason=str(number),
        )
        for number in range(data.draw(st.integers(0, 6)))
    ]
    shuffled = random.Random(data.draw(st.integers(0, 99))).sample(found, len(found))  # noqa: S311
    as_of = data.draw(st.none() | days)
    assert _outcome(found, assessments, as_of) == _outcome(shuffled, assessments[::-1], as_of)


@cache
def _judged_once(folder):
    units = ("name: Xã Tân, level: commune, parent: Huyện A", "name: Xã Tân, level: commune, parent: Huyện B")
    return assess(folder, AN_PHU, *((each, "2024-06-30") for each in units))


def _outcome(decisions, assessments, as_of):
    """What is decided, and what is told of which; of two for one thing the second in the file, whichever that is."""
    try:
        file = written(*decisions)
    except InputError as error:
        return {each.code for each in error.problems}
    found = applied_to(file, assessments, as_of)
    assert found.problems == in_order(found.problems)
    reasons = {key: each.reason for key, each in found.decided.items()}
    return reasons, sorted((each.code, _told_of(file, each)) for each in found.problems)


def _told_of(file, problem):
    """The reason of the decision that a problem is of."""
    before = [each.reason for each in file.decisions if each.at.line <= problem.position.line]
    return before[-1] if before and problem.code != "decision-twice" else ""
