"""From a tree to a submission: words, dates and figures of one file."""

from __future__ import annotations

from datetime import date

import pytest

import targets
from engine.exact import exactly, plain_number
from engine.model import Period, Reading, Submission, Unit
from engine.normalise.submission import read_submission
from engine.problem import InputError, Problem
from engine.source import parse

LIBRARY = targets.load_shipped()
HEAD = "unit: {name: Xã An Phú, level: commune}\nperiod: {from: 2024-01-01, to: 2024-06-30}\n"


def read(text: str, level: str | None = None) -> tuple[Submission, tuple[Problem, ...]]:
    return read_submission(parse("a.yaml", text.encode()), LIBRARY, "0" * 64, level)


def refused(text: str, level: str | None = None) -> list[tuple[str, int, int]]:
    with pytest.raises(InputError) as error:
        read(text, level)
    return [(each.code, each.position.line, each.position.column) for each in error.value.problems]


def test_a_submission_says_what_the_file_says():
    submission, problems = read(
        "unit: {name: Phòng Tư pháp, level: district-office, attributes: [justice-office], parent: A, province: B}\n"
        "period: {from: 2023-12-15, to: 2024-05-19}\n"
        "document: Báo cáo số 1\n"
        "readings:\n"
        '  - {indicator: digitization, part: results, scope: cấp xã, target: nq01-2024/4, value: "79,61%",\n'
        "     numerator: 7.346, denominator: 9.228, threshold: Tối thiểu 80, place: dòng 4, note: ghi chú}\n"
    )
    (target,) = [each for each in LIBRARY.named("nq01-2024").targets if each.row == "4"]
    assert problems == ()
    assert submission == Submission(
        source="a.yaml",
        unit=Unit(
            name="Phòng Tư pháp",
            level="district-office",
            attributes=("justice-office",),
            parent="A",
            province="B",
        ),
        period=Period.model_validate({"from": date(2023, 12, 15), "to": date(2024, 5, 19)}),
        document="Báo cáo số 1",
        readings=(
            Reading(
                number=1,
                indicator="digitization",
                target="nq01-2024/4",
                row_concerns=target.concerns.units,
                part="results",
                scope="cấp xã",
                stated=exactly(plain_number("79.61"), 2),
                numerator=exactly(7346),
                denominator=exactly(9228),
                text="79,61% (7.346/9.228)",
                value_text="79,61%",
                threshold=plain_number("80"),
                threshold_text="Tối thiểu 80",
                place="dòng 4",
                note="ghi chú",
            ),
        ),
        digest="0" * 64,
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("indicator: digitization", "digitization"),
        ("indicator: Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC", "digitization"),
        ("indicator: tỷ lệ  SỐ HÓA hồ sơ, kết quả giải quyết tthc", "digitization"),
        ("indicator: Share of dossiers and results digitized", "digitization"),
        ("indicator: DVC trực tuyến toàn trình", "end-to-end-services"),
        ("indicator: hồ sơ nộp trực tuyến", "online-dossiers"),
    ],
)
def test_an_indicator_may_be_named_by_any_of_its_names(written, meant):
    submission, _ = read(HEAD + f'readings:\n  - {written}\n    value: "98%"\n')
    assert [each.indicator for each in submission.readings] == [meant]


def test_levels_attributes_and_parts_may_be_named_in_vietnamese():
    submission, _ = read(
        "unit: {name: A, level: Cấp huyện, attributes: [phòng tư pháp]}\n"
        "period: {from: 2024-01-01, to: 2024-06-30}\n"
        "readings: [{indicator: digitization, part: Hồ sơ tiếp nhận, value: 98%}]\n"
    )
    assert (submission.unit.level, submission.unit.attributes) == ("district", ("justice-office",))
    assert submission.readings[0].part == "incoming"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((text, "80") for text in ("80", "80%", "80,0 %", "Tối thiểu 80", "≥ 80", "≥80%", "trên 80%", "không quá 80")),
        *((text, "80") for text in ("80% trở lên", "Từ 80% trở lên", "80 trở xuống", " 80 ")),
        ("79,5%", "79.5"),
        ("0", "0"),
        ('" "', None),
        ("", None),
    ],
)
def test_a_stated_threshold_is_the_number_in_it(written, meant):
    submission, _ = read(HEAD + f"readings:\n  - indicator: satisfaction\n    value: 98%\n    threshold: {written}\n")
    (reading,) = submission.readings
    assert reading.threshold == (meant and plain_number(meant))
    assert reading.threshold_text == written.strip(' "')


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Đạt", "not-a-number"),
        ("khoảng 80", "not-a-number"),
        ("gần 80%", "not-a-number"),
        ("80/100", "pair-of-counts"),
        ("1.652", "ambiguous-number"),
        ("66,6666667%", "number-too-large"),
    ],
)
def test_a_stated_threshold_that_says_no_number_is_told_and_the_rest_is_read(written, code):
    submission, problems = read(
        HEAD + f"readings:\n  - {{indicator: satisfaction, value: 98%, threshold: {written!r}}}\n"
    )
    assert [(each.code, each.severity, each.position.line, each.position.column) for each in problems] == [
        (code, "warning", 4, 54)
    ]
    assert [(each.value_text, each.threshold, each.threshold_text) for each in submission.readings] == [
        ("98%", None, written)
    ]


def test_a_stated_threshold_alone_is_no_reading():
    assert read(HEAD + "readings: [{indicator: satisfaction, threshold: 80}]\n")[0].readings == ()


def test_a_row_left_empty_is_no_reading_and_the_numbers_of_the_others_stay():
    submission, _ = read(
        HEAD + "readings:\n"
        "  - {indicator: satisfaction, value: , numerator: , denominator: , place: d}\n"
        '  - {indicator: satisfaction, value: "  ", place: d2}\n'
        "  - {indicator: satisfaction, value: null, numerator: ~, place: d3}\n"
        '  - {indicator: data-reuse, value: "98%"}\n'
    )
    (reading,) = submission.readings
    assert (reading.number, reading.indicator, reading.place) == (4, "data-reuse", "a.yaml:7")


def test_no_readings_at_all_is_a_submission_without_readings():
    for written in ("", "readings:\n", "readings: []\n", "readings: null\n"):
        assert read(HEAD + written)[0].readings == ()


def test_the_level_that_the_user_states_holds_whatever_the_file_says():
    assert read(HEAD, "district")[0].unit.level == "district"
    assert read(HEAD.replace(", level: commune", ""), "district")[0].unit.level == "district"
    assert refused(HEAD.replace(", level: commune", "")) == [("missing-level", 1, 7)]


@pytest.mark.parametrize(("last", "codes"), [("2025-06-30", []), ("2025-07-01", ["level-has-ended"])])
def test_a_level_ends_with_its_last_day(last, codes):
    text = f"unit: {{name: A, level: district}}\nperiod: {{from: {last}, to: {last}}}\n"
    assert [code for code, *_ in (refused(text) if codes else [])] == codes
    assert codes or read(text)


@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [
        ("2025-01-01", "2025-06-30", []),
        ("2025-06-30", "2025-07-01", ["spans-reorganisation"]),
        ("2025-07-01", "2025-12-31", []),
    ],
)
def test_a_period_across_a_reorganisation_is_flagged_and_read(first, last, codes):
    _, problems = read(f"unit: {{name: A, level: commune}}\nperiod: {{from: {first}, to: {last}}}\n")
    assert [(each.code, each.severity) for each in problems] == [(code, "warning") for code in codes]


def test_a_period_of_one_day_is_a_period():
    assert read(HEAD.replace("2024-01-01", "2024-06-30"))[0].period.from_ == date(2024, 6, 30)


@pytest.mark.parametrize(
    ("second", "codes"),
    [
        ("{indicator: digitization, part: results, place: d, value: 1%}", ["duplicate-reading"]),
        ("{indicator: Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC, part: results, place: d, value: 1%}", None),
        ("{indicator: digitization, part: incoming, place: d, value: 1%}", []),
        ("{indicator: digitization, part: results, scope: A, place: d, value: 1%}", []),
        ("{indicator: digitization, part: results, place: e, value: 1%}", []),
        ("{indicator: satisfaction, place: d, value: 1%}", []),
    ],
)
def test_a_reading_given_twice_with_one_place_is_refused(second, codes):
    first = "{indicator: digitization, part: results, place: d, value: 2%}"
    if codes is None:
        second, codes = second.replace("TTHC", "TTHC'").replace("Tỷ", "'Tỷ"), ["duplicate-reading"]
    text = HEAD + f"readings:\n  - {first}\n  - {second}\n"
    assert [code for code, *_ in (refused(text) if codes else [])] == codes
    assert codes or len(read(text)[0].readings) == 2


def test_what_has_the_right_shape_is_checked_beside_what_has_not():
    text = (
        "unit: {name: A, level: xa}\n"
        "period: {from: 2024-06-30, to: 2024-01-01}\n"
        "readings:\n"
        "  - {indicator: satisfaction, vale: 98%}\n"
        "  - {indicator: satisfacton, value: 98%}\n"
    )
    assert sorted(refused(text), key=lambda each: each[1:]) == [
        ("unknown-word", 1, 24),
        ("ends-before-it-begins", 2, 32),
        ("unknown-key", 4, 31),
        ("unknown-word", 5, 17),
    ]
