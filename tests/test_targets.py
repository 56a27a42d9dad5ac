"""What is asked: shipped sets against what is known of the law, the loading of files, and which set judges whom."""

from __future__ import annotations

import os
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import targets
from engine.asked import UnknownName, load_targets
from engine.model import Unit
from engine.pipeline import Judge, Request
from engine.problem import InputError
from targets.library import on_day

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
LIBRARY = targets.load_shipped()
FOR_ALL = ("ministry", "province", "provincial-department", "district", "district-office", "commune")
COMMUNE = Unit(name="Xã An Phú", level="commune")
SHIPPED = {
    "nq01-2024/1": ("end-to-end-services", 80),
    "nq01-2024/2": ("online-payment", 45),
    "nq01-2024/3": ("online-dossiers", 50),
    "nq01-2024/4": ("digitization", 80),
    "nq01-2024/5": ("hospital-fee-payment", 50),
    "nq01-2024/6": ("result-sync", 100),
    "nq01-2024/7.1": ("electronic-work-files", 100),
    "nq01-2024/7.2": ("electronic-work-files", 95),
    "nq01-2024/7.3": ("electronic-work-files", 80),
    "nq02-2024/I.1": ("business-regulation-data", 100),
    "nq02-2024/II.1": ("end-to-end-services", 80),
    "nq02-2024/II.2": ("online-payment", 45),
    "nq02-2024/II.3": ("online-dossiers", 50),
    "nq02-2024/II.4": ("digitization", 80),
    "nq02-2024/II.5": ("electronic-results", 100),
    "nq02-2024/II.6": ("electronic-certified-copies", 100),
    "nq02-2024/II.7": ("data-reuse", 50),
    "nq02-2024/II.8": ("hospital-fee-payment", 50),
    "nq02-2024/II.9": ("published-on-time", 100),
    "nq02-2024/II.10": ("result-sync", 100),
    "nq02-2024/II.11": ("feedback-on-time", 100),
    "nq02-2024/II.12": ("satisfaction", 90),
    "phu-quoc-2023/01": ("procedures-published", 100),
    "phu-quoc-2023/02": ("resolved-on-time", 95),
    "phu-quoc-2023/03": ("satisfaction", 91),
    "phu-quoc-2023/04": ("internal-audit", 100),
    "phu-quoc-2023/05": ("feedback-resolved", 90),
    "qd2629-2025/I.1.1": ("end-to-end-services", 100),
    "qd2629-2025/I.1.3": ("online-service-satisfaction", 95),
    "qd2629-2025/I.2.2": ("signed-electronic-work-files", 100),
    "qd2629-2025/I.2.3": ("reports-on-system", 100),
    "qd2629-2025/I.2.4": ("tasks-tracked-online", 100),
    "qd2629-2025/2028-2030/1": ("online-service-satisfaction", 99),
    "qd2629-2025/2028-2030/2": ("digitization", 100),
    "qd2629-2025/2028-2030/3": ("data-reuse", 80),
}
"""Every shipped target: its indicator and the least percent that is asked."""
KNOWN_BY = {
    "nq01-2024": "transcription",
    "nq02-2024": "transcription",
    "phu-quoc-2023": "transcription",
    "qd2629-2025": "text",
}
CONCERNED = {
    "nq01-2024/5": {"ministry", "province", "provincial-department", "district"},
    "nq01-2024/7.1": {"provincial-department"},
    "nq01-2024/7.2": {"district-office"},
    "nq01-2024/7.3": {"commune"},
    "nq02-2024/I.1": {"ministry", "province"},
    "nq02-2024/II.6": {"commune", "district", "district-office"},
    "nq02-2024/II.8": {"ministry", "province", "provincial-department", "district"},
}
"""Where a row is not for every level (FACTS, Targets)."""


def shipped() -> dict:
    return {target.id: target for each in LIBRARY.sets for target in each.targets}


def test_every_shipped_threshold_is_the_one_that_is_known():
    found = {name: (each.indicator, each.threshold) for name, each in shipped().items()}
    assert found == SHIPPED
    assert {each.comparator for each in shipped().values()} == {"at_least"}
    assert {each.id: each.known_by for each in LIBRARY.sets} == KNOWN_BY


def test_every_target_cites_its_row_and_names_its_document_in_both_languages():
    for each in shipped().values():
        assert each.citation.row == each.row
        assert re.search(r"\d+/(NQ-CP|QĐ-TTg|QĐ-UBND)", each.citation.document.vi)
        assert re.search(r"\d+/(NQ-CP|QĐ-TTg|QĐ-UBND)", each.citation.document.en)


@pytest.mark.parametrize("name", CONCERNED)
def test_a_row_concerns_whom_the_row_or_its_reading_says(name):
    concerns = shipped()[name].concerns
    assert {each.level for each in concerns.units} == CONCERNED[name]
    says_it = name in ("nq01-2024/7.1", "nq01-2024/7.2", "nq01-2024/7.3", "nq02-2024/II.6")
    assert concerns.rests_on == ("text" if says_it else "interpretation")


def test_no_set_is_in_force_outside_its_dates():
    spans = {each.id: (each.effective.from_, each.effective.until) for each in LIBRARY.sets}
    assert spans == {
        "nq01-2024": (date(2024, 1, 5), date(2024, 12, 31)),
        "nq02-2024": (date(2024, 1, 5), date(2024, 12, 31)),
        "phu-quoc-2023": (date(2023, 1, 18), date(2023, 12, 31)),
        "qd2629-2025": (date(2025, 12, 1), date(2030, 12, 31)),
    }


# the report that the figures of 2024 come from

TABLE_ROW = re.compile(r"^\|(?P<row>[^|]*)\|(?P<name>[^|]*)\|(?P<uom>[^|]*)\|(?P<asked>[^|]*)\|")


def transcribed() -> dict[str, tuple[str, str]]:
    """Name and threshold of each row of the two tables in section 16, by the id of its target."""
    path = next(SEEDS.glob("001*"))
    section = path.read_text(encoding="utf-8").partition("**16.1.")[2]
    first, _, rest = section.partition("### 16.2.")
    second = rest.partition("\n#")[0]
    found: dict[str, tuple[str, str]] = {}
    for set_id, text in (("nq01-2024", first), ("nq02-2024", second)):
        heading, last = "", ""
        for match in filter(None, map(TABLE_ROW.match, text.splitlines())):
            cells = {key: re.sub(r"</?b>", "", value).strip() for key, value in match.groupdict().items()}
            row, name, asked = cells["row"].rstrip("."), cells["name"], cells["asked"]
            if row in ("I", "II") or (row == "7" and not asked):
                heading = row if row in ("I", "II") else name
            elif not row and last and name:
                found[last] = (f"{found[last][0]} {name}", found[last][1])
            elif re.fullmatch(r"[\d.]+", row):
                last = f"{set_id}/{heading + '.' if heading in ('I', 'II') else ''}{row}"
                found[last] = (f"{heading}: {name}" if "." in row else name, asked)
    return found


def folded(name: str) -> str:
    return " ".join(name.split()).rstrip(".").casefold()


def test_the_rows_of_2024_are_those_of_the_report_that_transcribes_them():
    if not SEEDS.is_dir():
        assert not os.environ.get("CI"), f"{SEEDS} is absent"
        pytest.skip("the seeds are not at hand")
    rows = transcribed()
    library = {name: each for name, each in shipped().items() if each.set in ("nq01-2024", "nq02-2024")}
    assert len(rows) == 22
    assert list(rows) == list(library)
    assert {name: folded(said) for name, (said, _) in rows.items()} == {
        name: folded(each.name.vi) for name, each in library.items()
    }
    assert {name: Fraction(asked.removeprefix("Tối thiểu ")) for name, (_, asked) in rows.items()} == {
        name: each.threshold for name, each in library.items()
    }


# which set judges whom


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2024, 1, 4), []),
        (date(2024, 1, 5), ["nq01-2024", "nq02-2024"]),
        (date(2024, 12, 31), ["nq01-2024", "nq02-2024"]),
        (date(2025, 1, 1), []),
        (date(2025, 11, 30), []),
        (date(2025, 12, 1), ["qd2629-2025"]),
        (date(2030, 12, 31), ["qd2629-2025"]),
        (date(2031, 1, 1), []),
    ],
)
def test_a_set_judges_from_its_first_day_to_its_last(day, found):
    assert [each.id for each in LIBRARY.in_force(COMMUNE, day)] == found


@pytest.mark.parametrize(("day", "rows"), [(date(2027, 12, 31), "I.1.1"), (date(2028, 1, 1), "2028-2030/1")])
def test_a_target_with_its_own_days_judges_on_those_only(day, rows):
    (alive,) = LIBRARY.in_force(COMMUNE, day)
    assert alive.targets[0].row == rows
    assert all(each.effective.contains(day) for each in alive.targets)


@pytest.mark.parametrize("name", ["Thành phố Phú Quốc", "thành phố  phú quốc"])
def test_a_set_of_a_named_unit_judges_that_unit_only(name):
    day = date(2023, 6, 30)
    assert [each.id for each in LIBRARY.in_force(Unit(name=name, level="district"), day)] == ["phu-quoc-2023"]
    assert LIBRARY.in_force(Unit(name="Thành phố Rạch Giá", level="district"), day) == ()


def test_outside_its_days_a_set_has_no_targets():
    assert on_day(LIBRARY.named("nq01-2024"), date(2025, 1, 1)).targets == ()


# local files

LOCAL = """id: tinh-x-2024
name: {vi: Chỉ tiêu tỉnh X, en: Targets of X}
document: {vi: Quyết định số 1, en: Decision 1}
known_by: text
effective: {from: 2024-01-01, until: 2024-12-31}
concerned:
  all: {units: [{level: commune}], rests_on: text, note: {vi: Mọi xã, en: Communes}}
uoms: {phieu: {vi: phiếu, en: votes}}
indicators:
  - id: own-indicator
    name: {vi: Của tỉnh, en: Own}
    numerator: {vi: a, en: a}
    denominator: {vi: b, en: b}
    counted: phieu
targets:
  - {row: "1", name: {vi: A, en: A}, indicator: own-indicator, comparator: more_than, threshold: 79.5, concerns: all}
"""


def with_local(text: str) -> targets.Library:
    return targets.with_local_sets(LIBRARY, [("x.yaml", text.encode())])


def test_a_local_file_adds_its_set_its_indicators_and_its_units_of_measure():
    library = with_local(LOCAL)
    each = library.named("tinh-x-2024")
    assert library.local == {"tinh-x-2024"}
    assert [target.id for target in each.targets] == ["tinh-x-2024/1"]
    assert each.targets[0].threshold == Fraction(159, 2)
    assert library.indicators["own-indicator"].counted == "phieu"
    in_force = library.in_force(COMMUNE, date(2024, 6, 30))
    assert [found.id for found in in_force] == ["nq01-2024", "nq02-2024", "tinh-x-2024"]
    assert LIBRARY.named("tinh-x-2024") is None


def test_a_set_by_name_only_judges_only_where_it_is_asked_for():
    library = with_local(LOCAL + "by_name_only: true\n")
    assert [each.id for each in library.in_force(COMMUNE, date(2024, 6, 30))] == ["nq01-2024", "nq02-2024"]
    assert library.named("tinh-x-2024").by_name_only


@pytest.mark.parametrize("threshold", ["0", "80", "79.5", "79.123456", "100.000000", "-1", "10000000000"])
def test_a_threshold_is_exact(threshold):
    (target,) = with_local(LOCAL.replace("79.5", threshold)).named("tinh-x-2024").targets
    assert target.threshold == Fraction(threshold)


@pytest.mark.parametrize("comparator", ["at_least", "at_most", "more_than", "less_than"])
def test_every_comparator_can_be_asked(comparator):
    assert with_local(LOCAL.replace("more_than", comparator)).named("tinh-x-2024").targets[0].comparator == comparator


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("tinh-x-2024", "nq01-2024", "duplicate-id"),
        ("own-indicator", "satisfaction", "duplicate-id"),
        ("counted: phieu", "counted: phiu", "unknown-word"),
        ("indicator: own-indicator", "indicator: own", "unknown-word"),
        ("concerns: all", "concerns: none", "unknown-word"),
        ("level: commune", "level: xa", "unknown-word"),
        ("level: commune", "level: commune, attribute: xa", "unknown-word"),
        ("more_than", "greater", "unknown-word"),
        ("known_by: text", "known_by: memory", "unknown-word"),
        ("79.5", "79,5", "unquoted-comma"),
        ("79.5", '"79,5"', "not-exact"),
        ("79.5", "1e2", "not-exact"),
        ("79.5", "80.0000001", "not-exact"),
        ("79.5", "0x50", "not-exact"),
        ("79.5", "٨٠", "not-exact"),
        ("79.5", "10000000001", "not-exact"),
        ("2024-12-31", "2024-02-30", "not-a-date"),
        ("2024-12-31", "31/12/2024", "not-a-date"),
        ("2024-12-31", "2023-12-31", "ends-before-it-begins"),
        ("concerns: all}", "concerns: all, effective: {from: 2024-01-01}}", "outside-the-set"),
        ("concerns: all}", "concerns: all, effective: {from: 2023-12-31, until: 2024-06-30}}", "outside-the-set"),
        ("threshold:", "treshold:", "unknown-key"),
        ("known_by: text\n", "", "missing-key"),
        ('row: "1"', "row: ", "no-value"),
        ("en: Own", "en: ", "no-value"),
        ("units: [{level: commune}]", "units: commune", "wrong-shape"),
        ("uoms: {phieu:", "uoms: {phieu: {vi: a, en: b}, phieu:", "duplicate-key"),
    ],
)
def test_a_file_that_is_wrong_is_refused_as_a_whole(old, new, code):
    assert old in LOCAL
    with pytest.raises(InputError) as refused:
        with_local(LOCAL.replace(old, new))
    assert [each.code for each in refused.value.problems] == [code]


SECOND = '  - {row: "2", name: {vi: B, en: B}, indicator: own-indicator, comparator: at_least, threshold: 1'
SECOND += ", concerns: all"


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("", "", ["overlapping-dates"]),
        ("until: 2024-06-30", "from: 2024-07-01", []),
        ("until: 2024-06-30", "from: 2024-06-30", ["overlapping-dates"]),
    ],
)
def test_two_rows_do_not_ask_the_same_of_the_same_units_on_the_same_day(first, second, codes):
    one = f", effective: {{from: 2024-01-01, {first}}}}}" if first else "}"
    two = f", effective: {{{second}, until: 2024-12-31}}}}" if second else "}"
    text = LOCAL.replace("concerns: all}", "concerns: all" + one) + SECOND + two + "\n"
    if not codes:
        assert len(with_local(text).named("tinh-x-2024").targets) == 2
        return
    with pytest.raises(InputError) as refused:
        with_local(text)
    assert [each.code for each in refused.value.problems] == codes


def test_sets_are_taken_by_name_or_by_file_and_in_the_order_that_is_asked(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text(LOCAL, encoding="utf-8")
    library, asked = load_targets([path.as_posix(), "nq02-2024", path.as_posix()])
    assert asked == ("tinh-x-2024", "nq02-2024")
    assert library.local == {"tinh-x-2024"}
    with pytest.raises(UnknownName) as unknown:
        load_targets(["nq2-2024"])
    assert (unknown.value.kind, unknown.value.near) == ("target-set", "nq02-2024")


def judged(tmp_path: Path, *names: str, as_of: date | None = None, last: str = "2024-06-30") -> list[str]:
    path = tmp_path / "s.yaml"
    period = f"{{from: {last}, to: {last}}}"
    path.write_text(f"unit: {{name: Xã An Phú, level: commune}}\nperiod: {period}\n", encoding="utf-8")
    report = Judge(Request(targets=names, as_of=as_of)).check([path])
    return [each.id for assessment in report.assessments for each in assessment.target_sets]


def test_a_local_file_alone_is_added_and_beside_names_it_is_chosen(tmp_path):
    local = tmp_path / "x.yaml"
    local.write_text(LOCAL, encoding="utf-8")
    assert set(judged(tmp_path, str(local))) == {"nq01-2024", "nq02-2024", "tinh-x-2024"}
    assert judged(tmp_path, str(local), "nq01-2024") == ["tinh-x-2024", "nq01-2024"]
    assert judged(tmp_path, "nq02-2024") == ["nq02-2024"]


def test_the_day_is_the_last_of_the_period_or_the_one_that_is_asked(tmp_path):
    assert judged(tmp_path, last="2024-12-31") == ["nq01-2024", "nq02-2024"]
    assert judged(tmp_path, last="2025-01-01") == []
    assert judged(tmp_path, last="2025-01-01", as_of=date(2024, 12, 31)) == ["nq01-2024", "nq02-2024"]
    assert judged(tmp_path, as_of=date(2026, 1, 1)) == ["qd2629-2025"]
