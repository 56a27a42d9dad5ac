"""The page of a scoring as a file: what stands in it, what is packed in it, and that nothing foreign acts in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from engine.model import VERDICTS
from engine.model.scored import TargetPicture, UnitValue
from engine.report import as_scores_json, official
from engine.report import scored_tables as tables
from engine.report import scored_words as words
from engine.report.page import charts
from engine.report.page.bins import Bin, bins, edges, side
from engine.report.problems import message
from engine.wording import texts
from tests.command import ROOT, run, spawn
from tests.made_page import EXAMPLE, HOSTILE, TURNING, behind, example, named, page, shown, tree
from tests.test_reports import VIETNAMESE

BUDGET = 5_000_000
LANGUAGES = ("vi", "en")
SCHEMES = ("equal", "proportional", "qd766")
KINDS = ("pass", "fail", "missing", "inconclusive", "suspended", "no_activity", "not_applicable")
LETTERS = dict(zip("ĐKTCH·–", KINDS, strict=True))
PARENTS = ("Huyện An Thịnh Mẫu", "Huyện Lâm Hòa Mẫu", "Thành phố Bình Thanh Mẫu", "Thị xã Hải Ninh Mẫu")


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def cells(row: HtmlElement) -> list[str]:
    return [text(each) for each in row.iter("td", "th")]


def section(found: HtmlElement, level: str) -> HtmlElement:
    return found.get_element_by_id(f"level-{level}")


# what stands in it


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_level_has_the_ranking_that_all_forms_have(language, scheme):
    made, found = example(language, scheme), tree(page(language, scheme))
    for ranking in made.scoring.rankings:
        expected = tables.ranking(ranking, made.library, language)
        rows = section(found, ranking.level).xpath(".//table[@class='ranking']/tbody/tr")
        assert len(rows) == len(ranking.units)
        for row, own in zip(rows, expected.rows, strict=True):
            before = f" {words.say_it('before', language)}: {own[7]}" if own[7:] and own[7] else ""
            score = f"{own[2]} {own[3]}{before}"
            assert cells(row) == [own[0], own[1], " ".join(score.split()), own[4], own[5], own[6]]


def test_the_bar_of_a_score_is_as_long_as_the_score():
    for row, unit in zip(
        tree(page()).xpath("//table[@class='ranking']/tbody/tr"),
        (unit for ranking in example().scoring.rankings for unit in ranking.units),
        strict=True,
    ):
        shown_share = Fraction(row.xpath(".//rect/@width")[0])
        assert 0 <= unit.score - shown_share < Fraction(1, 1000)


def test_the_matrix_has_a_letter_and_words_for_every_verdict():
    made, found = example(), tree(page())
    for ranking in made.scoring.rankings:
        table = section(found, ranking.level).xpath(".//table[@class='matrix']")[0]
        columns = table.xpath("./thead/tr[2]/th/@data-target")
        for unit, row in zip(ranking.units, table.xpath("./tbody/tr"), strict=True):
            assert text(row.xpath("./th")[0]) == f"{unit.rank} {words.unit_name(unit)}"
            by_target = {each.target.id: each for each in unit.rows}
            for target, cell in zip(columns, row.xpath("./td"), strict=True):
                own = by_target[target]
                verdict = "suspended" if own.standing == "suspended" else own.verdict
                assert LETTERS[cell.text.rstrip("*°")] == verdict
                assert cell.get("class").split()[0] == verdict
                assert cell.text[1:] == ("" if own.decision is None else "*" if own.is_changed else "°")
                assert cell.get("aria-label") == words.verdict(own, "vi")


def test_a_failing_cell_is_the_darker_the_farther_it_is_from_the_threshold():
    made, found = example(), tree(page())
    shades = set()
    for ranking in made.scoring.rankings:
        table = section(found, ranking.level).xpath(".//table[@class='matrix']")[0]
        columns = table.xpath("./thead/tr[2]/th/@data-target")
        for unit, row in zip(ranking.units, table.xpath("./tbody/tr"), strict=True):
            margins = {each.target.id: each.margin for each in unit.rows}
            for target, cell in zip(columns, row.xpath("./td"), strict=True):
                if cell.get("class").startswith("fail") and margins[target] is not None and margins[target] < 0:
                    off = -margins[target]
                    expected = "fail near" if off <= 2 else "fail far" if off > 20 else "fail"
                    assert cell.get("class") == expected
                    shades.add(expected)
    assert shades == {"fail near", "fail", "fail far"}


def test_a_target_that_a_unit_was_not_judged_by_is_an_empty_cell_that_says_so():
    made = named("Xã A", "Xã B")
    ranking = made.scoring.rankings[0]
    first, second = ranking.units
    judged_by_less = ranking._replace(units=(first, replace(second, rows=second.rows[1:])))
    found = tree(shown(made._replace(scoring=replace(made.scoring, rankings=(judged_by_less,)))))
    cell = found.xpath("//table[@class='matrix']/tbody/tr[2]/td")[0]
    assert (cell.text, cell.get("class"), cell.get("aria-label")) == (None, "", "Không xét theo bộ chỉ tiêu này")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_has_its_numbers_beside_its_charts(language):
    made, found = example(language), tree(page(language))
    for ranking in made.scoring.rankings:
        cards = section(found, ranking.level).xpath(".//li[@class='card']")
        pictures = [each for each in made.scoring.hardest if each.level == ranking.level]
        assert [text(card.xpath(".//h4")[0]) for card in cards] == [
            words.target_name(each.target, language) for each in pictures
        ]
        for card, picture in zip(cards, pictures, strict=True):
            said = text(card)
            assert words.verdict_counts(picture, language) in said
            assert words.passing(picture, language) in said
            assert words.distribution(picture, language) in said
            charts = card.xpath(".//*[local-name()='svg']")
            drawn = 0 if len(ranking.units) == 1 else 2 if picture.values else 1
            assert len(charts) == drawn
            assert all(each.get("role") == "img" and picture.target.id in each.get("aria-label") for each in charts)
            rows = [cells(row) for row in card.xpath(".//table[@class='bins']/tbody/tr")]
            counted = sum(int(row[1]) + int(row[2]) for row in rows)
            assert counted == (len(picture.values) if drawn else 0)


def test_the_page_says_of_doubts_problems_decisions_places_sets_and_method_what_all_forms_say():
    made, found = example(), tree(page())
    scoring, said = made.scoring, text(tree(page()))
    expected = [
        *words.head(scoring, "vi"),
        *(words.doubt_line(each, "vi") for each in scoring.doubts),
        *(words.unit_line(each, made.library, "vi") for each in scoring.doubted),
        *(message(each, "vi") for each in scoring.problems),
        *tables.close(scoring, "vi"),
        *words.set_lines(scoring, made.library, "vi"),
        words.fingerprint_line(scoring, "vi"),
        scoring.fingerprint.whole,
    ]
    assert [line for line in expected if " ".join(line.split()) not in said] == []
    groups = found.xpath("//table[@class='groups']/tbody/tr")
    assert [cells(row) for row in groups] == [list(row) for row in tables.groups(scoring, made.library, "vi").rows]
    decided = [(unit, row) for unit in scoring.units for row in unit.rows if row.decision]
    items = found.xpath("//ul[@class='decisions']/li")
    assert [text(each.xpath("./h3")[0]) for each in items] == [words.unit_name(unit) for unit, _ in decided]
    for item, (_, row) in zip(items, decided, strict=True):
        machine, _, counts = (text(each) for each in item.xpath(".//dd"))
        suspended = row.standing == "suspended"
        assert machine == words.say_it(row.machine, "vi")
        assert counts == words.say_it("suspended" if suspended else row.verdict, "vi")
        assert " ".join(row.decision.reason.split()) in text(item)


def test_an_english_page_has_no_vietnamese_but_names_and_what_reports_say():
    made = named("Commune A", "Commune B")
    said = tree(shown(made, "en")).get_element_by_id("main").text_content()
    for name in (*PARENTS, "Phú Mỹ"):
        said = said.replace(name, "")
    assert VIETNAMESE.findall(said) == []


def test_every_wording_of_the_page_is_used_and_stands_in_both_languages():
    assert all(set(each) == {"vi", "en"} for each in texts("page").values())
    sources = "".join(path.read_text() for path in (ROOT / "engine" / "report" / "page").iterdir() if path.is_file())
    sources += (ROOT / "engine" / "report" / "as_html.py").read_text()
    letters = {key for key in texts("page") if key.startswith("letter-")}
    assert [key for key in texts("page") if key not in letters and f'"{key}"' not in sources] == []


def test_where_nothing_is_scored_the_page_says_so():
    made = example()
    nothing = replace(made.scoring, rankings=(), doubted=(), pictures=(), groups=(), doubts=(), sets=())
    found = tree(shown(made._replace(scoring=nothing)))
    assert "Không có bộ số liệu nào được chấm điểm." in text(found)
    assert found.xpath("//main//table") == []
    assert len(behind(shown(made._replace(scoring=nothing)))) == 1


# what is packed in it


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_behind_every_verdict_stand_its_reasons_evidence_and_citation(language, scheme):
    made = example(language, scheme)
    targets, *units = behind(page(language, scheme))
    reported = json.loads(as_scores_json.render(made.scoring, made.library, language))["assessments"]
    assert len(units) == len(reported) == len(made.scoring.units)
    for line, unit, data in zip(units, made.scoring.opened(), reported, strict=True):
        assert line["score"] == words.unit_line(unit, made.library, language)
        assert [row["target"] for row in line["rows"]] == [each["target"] for each in data["findings"]]
        for row, own, finding in zip(line["rows"], unit.rows, data["findings"], strict=True):
            judgement = official.of_row(own, unit.assessment, made.library, language)
            assert row["verdict"] == judgement.verdict
            assert [each["text"] for each in row["because"]] == list(judgement.reasons)
            assert targets[row["target"]]["citation"] == judgement.citation
            assert targets[row["target"]]["document"].endswith(finding["citation"]["document"])
            assert [(each["place"], each["figure"]) for each in row["evidence"]] == [
                (each["place"], each["text"]) for each in finding["evidence"]
            ]
            assert row["kind"] == ("suspended" if own.standing == "suspended" else own.verdict)
        told = [each["lines"][0]["text"].partition("] ")[2] for each in line["discrepancies"]]
        assert told == [each["message"] for each in data["discrepancies"]]


def test_links_lead_to_the_unit_that_they_name():
    text_of_page = page()
    _, *units = behind(text_of_page)
    found = tree(text_of_page)
    for link in found.xpath("//a[starts-with(@href, '#unit-')]"):
        number = int(re.match(r"#unit-(\d+)", link.get("href"))[1])
        assert text(link).startswith(units[number - 1]["title"])
    assert {f"unit-{number}" for number in range(1, len(units) + 1)} <= set(found.xpath("//@id"))


# that nothing foreign acts in it


def test_names_with_markup_stay_text_on_the_page_and_behind_it():
    made = named(*HOSTILE)
    found = tree(shown(made))
    names = [words.unit_name(unit) for unit in made.scoring.units]
    assert [each.text_content() for each in found.xpath("//table[@class='ranking']//bdi")] == names
    assert [each["title"] for each in behind(shown(made))[1:]] == names
    plain = tree(shown(named(*(f"Xã {at}" for at in range(len(HOSTILE))))))
    assert Counter(each.tag for each in found.iter()) == Counter(each.tag for each in plain.iter())
    assert not [each for each in found.iter() if any(name.startswith("on") for name in each.attrib)]


def test_marks_that_turn_the_direction_of_text_are_shown_and_turn_nothing():
    made = named(TURNING)
    whole = shown(made)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", whole)
    assert behind(whole)[1]["title"].startswith("Xã \N{REPLACEMENT CHARACTER}gnôhK\N{REPLACEMENT CHARACTER}")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", json.dumps(behind(whole), ensure_ascii=False))


def test_the_browser_is_told_to_obey_the_own_script_and_style_and_nothing_else():
    found = tree(page())
    policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]

    def digest(tag: str) -> str:
        own = found.xpath(f"//{tag}[not(@type)]")
        assert len(own) == 1
        return base64.b64encode(hashlib.sha256(own[0].text.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest('style')}'; "
        f"script-src 'sha256-{digest('script')}'; base-uri 'none'; form-action 'none'"
    )
    assert found.xpath("//@style") == []


def test_the_page_asks_for_nothing_outside_itself():
    found = tree(page())
    assert {each for each in found.xpath("//@src | //@href | //@action") if not each.startswith("#")} == {"data:,"}
    sheet = found.xpath("//style")[0].text
    assert re.findall(r"url\(|@import|https?:", sheet) == []
    assert found.xpath("//iframe | //object | //embed | //img | //link[@rel='stylesheet']") == []


def test_no_two_things_of_a_page_have_one_id():
    found = Counter(tree(page()).xpath("//body//@id"))
    assert [each for each, count in found.items() if count > 1] == []


# that it stays the same, and small


def test_two_runs_give_the_same_bytes(tmp_path):
    for name in ("mot.html", "hai.html"):
        run_of_its_own = spawn("score", EXAMPLE / "bao-cao", "--as-of", "2024-06-30", "-o", name, folder=tmp_path)
        assert run_of_its_own.returncode == 1
    assert (tmp_path / "mot.html").read_bytes() == (tmp_path / "hai.html").read_bytes()


@pytest.mark.parametrize("kind", ["bar", "distribution"])
def test_no_chart_depends_on_how_wide_a_font_is(kind):
    drawn = next(each for each in example().scoring.hardest if each.values)
    short, long = "i", "W" * 40

    def labelled(label: str) -> str:
        rows = json.loads(datasets_of(kind, drawn))
        for each in (row for rows_of in rows.values() for row in rows_of if row.get("label")):
            each["label"] = label
        return charts._svg(kind, json.dumps(rows))

    assert f">{long}</text>" in labelled(long)
    assert labelled(long).replace(long, short) == labelled(short)


def datasets_of(kind: str, drawn: TargetPicture) -> str:
    """The data that a chart of the picture is drawn from."""
    made = getattr(charts, kind)
    with pytest.MonkeyPatch.context() as patch:
        given: list[str] = []
        patch.setattr(charts, "_svg", lambda _, datasets: given.append(datasets) or '<svg viewBox="0 0 1 1"></svg>')
        made(drawn, "vi")
    return given[0]


def test_a_thousand_units_stay_within_five_megabytes():
    made = named(*(f"Xã Thử {at:04}" for at in range(1000)))
    whole = shown(made)
    assert len(whole.encode()) < BUDGET
    assert len(behind(whole)) == 1001
    assert len(tree(whole).xpath("//table[@class='matrix']/tbody/tr")) == 1000


def test_a_file_named_htm_is_a_page_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("score", ROOT / "examples" / "phu-my-2024.yaml", "-o", "a.htm", "-o", "b.HTML")
    assert (result.status, result.out, result.err) == (1, "", "")
    assert Path("a.htm").read_bytes() == Path("b.HTML").read_bytes()
    assert Path("a.htm").read_bytes().startswith(b"<!DOCTYPE html>\n")


# the distribution


def picture(comparator: str, threshold: str, *values: str) -> TargetPicture:
    """A target of the example that asks something else, with these values."""
    drawn = example().scoring.pictures[0]
    asked = drawn.target.model_copy(update={"comparator": comparator, "threshold": Fraction(threshold)})
    sign = 1 if comparator in ("at_least", "more_than") else -1
    unit = example().scoring.units[0]
    found = [UnitValue(unit, VERDICTS[0], Fraction(each), sign * (Fraction(each) - asked.threshold)) for each in values]
    return replace(drawn, target=asked, values=tuple(found))


def test_bins_begin_at_every_five_percent_and_at_the_threshold():
    steps = tuple(Fraction(5 * step) for step in range(21))
    assert edges(Fraction(80)) == steps
    assert edges(Fraction("99.5")) == (*steps[:-1], Fraction("99.5"), Fraction(100))
    assert edges(Fraction(120)) == steps


def test_a_value_on_an_edge_belongs_to_what_begins_there():
    drawn = picture("at_least", "80", "0", "4.9999", "5", "79.99999", "80", "99.99", "100", "130")
    assert bins(drawn) == (
        Bin(Fraction(0), Fraction(5), 0, 2),
        Bin(Fraction(5), Fraction(10), 0, 1),
        Bin(Fraction(75), Fraction(80), 0, 1),
        Bin(Fraction(80), Fraction(85), 1, 0),
        Bin(Fraction(95), Fraction(100), 1, 0),
        Bin(Fraction(100), None, 2, 0),
    )


@pytest.mark.parametrize(
    ("comparator", "sides"),
    [
        ("at_least", ["short", "reached", "reached"]),
        ("more_than", ["short", "short", "reached"]),
        ("at_most", ["reached", "reached", "short"]),
        ("less_than", ["reached", "short", "short"]),
    ],
)
def test_a_value_on_the_threshold_reaches_it_only_where_that_is_enough(comparator, sides):
    drawn = picture(comparator, "80", "79", "80", "81")
    assert [side(each, drawn) for each in drawn.values] == sides
