"""Whatever is given: the program judges it or says what is wrong with it, and never fails itself."""

from __future__ import annotations

import json
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import targets
from engine.pipeline import Judge, Report, Request
from engine.problem import InputError, Problem
from engine.rendered import rendered
from engine.report import FORMATS
from engine.report.problems import as_text, hint, message

ROOT = Path(__file__).resolve().parent.parent
JUDGE = Judge(Request())
GOOD = (ROOT / "tests" / "wrong" / "good.yaml").read_text(encoding="utf-8")
TABLE = (
    "Đơn vị;Cấp;Từ ngày;Đến ngày;Chỉ số;Tỷ lệ;Tử số;Mẫu số;Vị trí\n"
    'Xã An Phú;commune;2024-01-01;2024-06-30;digitization;"79,61%";7.346;9.228;"Biểu 1; dòng 4"\n'
)
OBJECT = json.dumps(
    {
        "unit": {"name": "Xã An Phú", "level": "commune"},
        "period": {"from": "2024-01-01", "to": "2024-06-30"},
        "readings": [{"indicator": "satisfaction", "value": "98%", "place": "d"}],
    },
    ensure_ascii=False,
    indent=1,
)
TARGETS = (ROOT / "targets" / "phu-quoc-2023.yaml").read_text(encoding="utf-8")
PIECES = [*"{}[]:,-&*!|>%@`'\"#?~\\\t\n\r\x00\x07\x85\u2028\ufeff😀", ": ", "- ", "---\n", "...\n", "\ud83d"]
PIECES += ["%YAML 1.1\n", "1e400", "1.652", "57,56%", "951/1.652", "2024-02-30", "trên "]
PIECES += ["<<: ", "!!map ", '\\ud83d\\ude00"', "\u0301", "１"]

patient = settings(
    derandomize=True,
    deadline=timedelta(seconds=5),
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def given_bytes(data: bytes, name: str = "any.yaml") -> Report:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return JUDGE.check([path])


def is_answered(report: Report) -> None:
    """Something is judged or some problem is told, and everything that is told is told well."""
    assert report.assessments or report.problems
    told_well(report.problems)
    for form in FORMATS:
        assert rendered(report, form)


def told_well(problems: tuple[Problem, ...]) -> None:
    assert len(set(map(repr, problems))) == len(problems)
    for problem in problems:
        for language in ("vi", "en"):
            assert message(problem, language)
            text = as_text(problem, language)
            first, *rest = text.split("\n")
            assert all(line.isprintable() for line in (first, *rest))
            assert "None" not in hint(problem, language)
            if problem.position.line and rest and rest[0].strip() == "|":
                assert set(rest[2].partition("|")[2].strip()) <= {"^", "~"}
                assert rest[2].partition("|")[2].strip().startswith("^")


@st.composite
def mutations(draw: st.DrawFn, original: str) -> str:
    """A text with a few characters deleted, inserted or exchanged, a piece repeated, or the rest cut off."""
    text = original
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(0, 6)))
        match draw(st.integers(0, 5)):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + draw(st.sampled_from(PIECES)) + text[at:]
            case 2:
                text = text[:at] + draw(st.sampled_from(PIECES)) + text[to:]
            case 3:
                text = text[:at] + text[at:to][::-1] + text[to:]
            case 4:
                text = text[:to] + text[at:]
            case 5:
                text = text[:at] if draw(st.booleans()) else text[at:]
    return text


KEYS = ["unit", "period", "readings", "document", "name", "level", "attributes", "from", "to", "indicator", "value"]
KEYS += ["numerator", "denominator", "part", "scope", "target", "place", "note", "id", "vale", ""]
WORDS = ["Xã An Phú", "commune", "district", "2024-01-01", "2024-06-30", "2025-12-31", "digitization", "results", "98%"]
WORDS += ["1.652", "951", "0", "-5%", "trên 99%", "nq01-2024/4", "justice-office", "null", "~", "", "[", "9" * 70]
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(max_size=8)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=30,
)
readings = st.lists(st.dictionaries(st.sampled_from(KEYS[9:]), scalars, max_size=6) | trees, max_size=5)
submissions = st.fixed_dictionaries(
    {},
    optional={
        "unit": st.dictionaries(st.sampled_from(KEYS[4:7]), scalars, max_size=3) | trees,
        "period": st.dictionaries(st.sampled_from(KEYS[7:9]), st.sampled_from(WORDS[3:6]), max_size=2) | trees,
        "readings": readings | trees,
        "document": scalars,
    },
)


@settings(patient, max_examples=800)
@given(st.binary(max_size=200))
@example(b"unit,level\xef\xbb\xbf\n")
@example(b'unit,level\n"')
def test_any_bytes_are_answered(data):
    is_answered(given_bytes(data))


@settings(patient, max_examples=1200)
@given(mutations(GOOD))
@example(GOOD)
def test_any_mutation_of_a_good_submission_is_answered(text):
    is_answered(given_bytes(text.encode("utf-8", "surrogatepass")))


@settings(patient, max_examples=600)
@given(mutations(TABLE))
@example(TABLE)
@example("unit;level\r\n")
def test_any_mutation_of_a_good_table_is_answered(text):
    is_answered(given_bytes(text.encode("utf-8", "surrogatepass"), "any.csv"))


@settings(patient, max_examples=600)
@given(mutations(OBJECT))
@example(OBJECT)
def test_any_mutation_of_a_good_object_is_answered(text):
    is_answered(given_bytes(text.encode("utf-8", "surrogatepass"), "any.json"))


@settings(patient, max_examples=1200)
@given(submissions | trees)
def test_any_tree_is_answered(tree):
    is_answered(given_bytes(json.dumps(tree).encode()))


FIGURES = ["0", "1", "100", "951", "-1", "khoảng 100", "gần 0", "hơn 90", "dưới 10", "tối đa 100", "≥ 0", "không quá 0"]
figures = st.fixed_dictionaries(
    {"indicator": st.sampled_from(["digitization", "satisfaction"])},
    optional={
        "part": st.sampled_from(["incoming", "results"]),
        "value": st.sampled_from([*FIGURES, "trên 99%", "79,99%", "101%"]),
        "numerator": st.sampled_from(FIGURES),
        "denominator": st.sampled_from(FIGURES),
        "scope": st.just("cấp xã"),
    },
)


@settings(patient, max_examples=800)
@given(st.lists(figures, min_size=1, max_size=4))
def test_any_figures_are_judged_or_explained(written):
    tree = {**json.loads(OBJECT), "readings": written}
    is_answered(given_bytes(json.dumps(tree).encode()))


@settings(patient, max_examples=400)
@given(mutations(TARGETS))
def test_any_mutation_of_a_file_of_targets_is_loaded_or_explained(text):
    try:
        library = targets.with_local_sets(targets.load_shipped(), [("any.yaml", text.encode("utf-8", "surrogatepass"))])
    except InputError as error:
        told_well(error.problems)
        assert error.problems
    else:
        assert len(library.local) == 1
