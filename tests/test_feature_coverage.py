"""The features cover what they promise to cover, and are written as their readers need them."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from pytest_bdd.steps import StepFunctionContext, StepNamePrefix, step_function_context_registry

from engine.exact import Number
from engine.model import Target
from tests.steps import words

ROOT = Path(__file__).parent.parent
FEATURES = sorted((ROOT / "features").glob("**/*.feature"))
STEPS = (
    *("asking", "auditing", "comparing", "complaining", "concluding", "counting", "deciding"),
    *("explaining", "filling", "judging_tables", "reading", "reporting", "scoring", "tabulating"),
)
WITHOUT_A_FEATURE = {"phu-quoc-2023"}
"""Sets of one unit only, which a scenario of the feature on dates judges as a whole. Every other set has its own."""

REQUIREMENT = re.compile(r"từ (?P<threshold>[0-9.,]+)% trở lên")
THIS = re.compile(r'chỉ tiêu số (?P<row>\S+) của (?P<document>(?:(?! yêu cầu | được | là ").)+)(?: là "(?P<name>.+)")?')
ASKS = re.compile(r"chỉ tiêu số (?P<row>\S+) của (?P<document>[^\"]+?) yêu cầu (?P<requirement>.+)")
THIS_ASKS = re.compile(r"chỉ tiêu này yêu cầu (?P<requirement>.+)")
THIS_IS = re.compile(r'chỉ tiêu này được kết luận là "(?P<verdict>.+)"')
UNIT_REPORTS = re.compile(r"một (?P<kind>[^0-9<]+?) báo cáo (?P<figures>.+)")
OWN_SET = re.compile(r'tỉnh có văn bản riêng .*: "[^"]+" (?P<requirement>từ .*)')
EVERY_CASE = frozenset(
    {"pass", "fail", "at the threshold", "a hundredth below", "enough by one", "one too few", "none", "silence"}
)
"""``none``: nothing happened in the period. At a threshold of 100 nothing passes but what is at it."""

KEYWORDS = (
    *("tính năng", "quy tắc", "bối cảnh", "kịch bản", "khung kịch bản"),
    *("tình huống", "khung tình huống", "dữ liệu"),
)
STEP_WORDS = ("cho", "biết", "khi", "thì", "và", "nhưng")
ALLOWED = {"Feature": "Tính năng", "Rule": "Quy tắc", "Background": "Bối cảnh", "Examples": "Dữ liệu"}
# fmt: off
TECHNICAL = frozenset({
    "yaml", "json", "csv", "xlsx", "html", "docx", "markdown", "junit", "xml", "utf-8", "python", "parser", "regex",
    "unicode", "nfc", "schema", "hash", "sha256", "null", "true", "false", "none", "string", "integer", "float",
    "boolean", "exit", "status", "stdout", "stderr", "traceback", "exception", "api", "cli", "option", "at_least",
    "at_most", "more_than", "less_than", "pass", "fail", "missing", "inconclusive", "not_applicable", "no_activity",
    "warning", "error", "unit", "units", "level", "attribute", "attributes", "period", "readings", "reading",
    "indicator", "target", "targets", "value", "numerator", "denominator", "scope", "document", "effective",
    "comparator", "threshold", "chitieu", "fingerprint", "rule", "rules"
})
# fmt: on


@dataclass(frozen=True)
class Step:
    """A step of one run of a scenario, with the cells of its examples filled in."""

    text: str
    keyword_type: str
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Run:
    """One run of a scenario: its steps, those of the backgrounds first. ``headings`` are all titles above it."""

    feature: str
    name: str
    steps: tuple[Step, ...]
    headings: tuple[str, ...]
    own_steps: int

    @property
    def texts(self) -> list[str]:
        return [step.text for step in self.steps]


@cache
def document(path: Path) -> Mapping[str, Any]:
    return Parser().parse(path.read_text(encoding="utf-8"))


@cache
def runs(path: Path) -> tuple[Run, ...]:
    """Every run that the file describes, read from its tree."""
    return tuple(_runs(path))


def every_run() -> list[Run]:
    return [run for path in FEATURES for run in runs(path)]


def _runs(path: Path) -> Iterator[Run]:
    feature = document(path)["feature"]
    before = _background(feature["children"])
    for child in feature["children"]:
        if "scenario" in child:
            yield from _of_scenario(path, child["scenario"], before, (_title(feature),))
        for inner in child.get("rule", {}).get("children", ()):
            own = [*before, *_background(child["rule"]["children"])]
            if "scenario" in inner:
                yield from _of_scenario(path, inner["scenario"], own, (_title(feature), _title(child["rule"])))


def _background(children: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [step for child in children for step in child.get("background", {}).get("steps", ())]


def _title(node: Mapping[str, Any]) -> str:
    return f"{node['name']}\n{node['description']}"


def _of_scenario(path: Path, scenario: Any, before: Sequence[Any], headings: tuple[str, ...]) -> Iterator[Run]:
    for cells in _rows(scenario):
        steps = tuple(_filled(step, cells) for step in (*before, *scenario["steps"]))
        titles = (*headings, _fill(_title(scenario), cells))
        yield Run(path.name, _fill(scenario["name"], cells), steps, titles, len(scenario["steps"]))


def _rows(scenario: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    if not scenario["examples"]:
        yield {}
    for examples in scenario["examples"]:
        header = [cell["value"] for cell in examples["tableHeader"]["cells"]]
        for row in examples["tableBody"]:
            yield dict(zip(header, (cell["value"] for cell in row["cells"]), strict=True))


def _filled(step: Mapping[str, Any], cells: Mapping[str, str]) -> Step:
    rows = step.get("dataTable", {}).get("rows", ())
    table = tuple(tuple(_fill(cell["value"], cells) for cell in row["cells"]) for row in rows)
    return Step(_fill(step["text"], cells), step["keywordType"], table)


def _fill(text: str, cells: Mapping[str, str]) -> str:
    return re.sub(r"<(.+?)>", lambda found: cells.get(found[1], found[0]), text)


def targets() -> list[Target]:
    return [target for each in words.library().sets if each.id not in WITHOUT_A_FEATURE for target in each.targets]


def concerned(target: Target, kind: str) -> bool:
    level, attributes = words.kind(kind)
    return any(each.level == level and each.attribute in (None, *attributes) for each in target.concerns.units)


def subject(run: Run) -> str | None:
    """The target that a run calls "chỉ tiêu này"."""
    found = [match for text in run.texts if (match := THIS.fullmatch(text))]
    return words.target_id(found[-1]["row"], found[-1]["document"]) if found else None


# (a) each target is covered by every case


@cache
def cases() -> Mapping[str, Mapping[str, set[str]]]:
    """For each target, the cases that some run shows, and in which verdict it ends."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    by_id = {target.id: target for target in targets()}
    for run in every_run():
        target = by_id.get(subject(run) or "")
        reported = [match for text in run.texts if (match := UNIT_REPORTS.fullmatch(text))]
        verdicts = [match["verdict"] for text in run.texts if (match := THIS_IS.fullmatch(text))]
        if target is not None and len(reported) == 1 and len(verdicts) == 1:
            assert concerned(target, reported[0]["kind"]), run
            for case in _cases(target.threshold, reported[0]["figures"]):
                found[target.id][case].add(verdicts[0])
    return found


def _cases(threshold: Number, text: str) -> Iterator[str]:
    """Which cases these figures are, by arithmetic and not by what the feature calls them."""
    figures = words.figures(text)
    if figures is None:
        yield "silence"
    elif figures.numerator is None:
        percent = str(figures.percent).removesuffix("%")
        if not re.fullmatch(r"[0-9.,]+", percent):
            return
        value = words.plain(percent)
        yield "pass" if value >= threshold else "fail"
        if value == threshold:
            yield "at the threshold"
        if threshold - value == Number(1, 100):
            yield "a hundredth below"
    elif figures.denominator == "0":
        yield "none"
    else:
        numerator, denominator = (int(words.plain(str(each))) for each in (figures.numerator, figures.denominator))
        needed = ceil(threshold * denominator / 100)
        yield "pass" if numerator >= needed else "fail"
        if numerator == needed:
            yield "enough by one"
        if numerator == needed - 1:
            yield "one too few"


@pytest.mark.parametrize("target", targets(), ids=lambda each: each.id)
def test_each_target_is_covered_at_above_and_below_its_threshold(target):
    found = cases()[target.id]
    assert set(found) >= EVERY_CASE
    assert {case: found[case] for case in EVERY_CASE} == {
        "pass": {"Đạt"},
        "at the threshold": {"Đạt"},
        "enough by one": {"Đạt"},
        "fail": {"Không đạt"},
        "a hundredth below": {"Không đạt"},
        "one too few": {"Không đạt"},
        "none": {"Không phát sinh"},
        "silence": {"Thiếu số liệu"},
    }


@cache
def applicability() -> Mapping[str, list[Mapping[str, str]]]:
    """For each target, the tables that say what every kind of unit is judged to be."""
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for run in every_run():
        for step in run.steps:
            if step.text == "kết luận cho từng loại đơn vị là:":
                header, *rows = step.table
                assert header == ("đơn vị", "kết luận")
                found[str(subject(run))].append(dict(rows))
    return found


@pytest.mark.parametrize("target", targets(), ids=lambda each: each.id)
def test_each_target_is_shown_not_to_apply_to_everyone_whom_it_does_not_concern(target):
    (table,) = applicability()[target.id]
    kinds = words.kinds_on(target.effective.until)
    assert table == {kind: "Đạt" if concerned(target, kind) else "Không áp dụng" for kind in kinds}


def test_a_target_without_a_case_of_not_applicable_concerns_every_level():
    without = [each for each in targets() if "Không áp dụng" not in applicability()[each.id][0].values()]
    for target in without:
        levels = {words.kind(kind)[0] for kind in words.kinds_on(target.effective.until)}
        assert {each.level for each in target.concerns.units if not each.attribute} == levels, target.id
    assert len(without) == 4 + 9 + 7  # of Nghị quyết 01, of Nghị quyết 02, of Quyết định 2629


def test_the_kinds_of_unit_in_the_features_are_all_that_there_are():
    assert {level for level, _ in words.KINDS.values()} == set(words.library().levels)
    assert {each for _, names in words.KINDS.values() for each in names} == set(words.library().attributes)


def test_what_a_row_of_figures_is_called_is_what_it_is():
    called = {"bằng đúng yêu cầu": "at the threshold", "thấp hơn 0,01 điểm": "a hundredth below"}
    called |= {"không phát sinh": "none", "không có số liệu": "silence", "thấp hơn yêu cầu": "fail"}
    called |= {"cao hơn yêu cầu": "pass"}
    checked = 0
    for target in targets():
        uom = words.library().uoms[words.library().indicators[target.indicator].counted].vi
        names = {**called, f"vừa đủ số {uom}": "enough by one", f"thiếu đúng 1 {uom}": "one too few"}
        for name, figures in _called(target):
            assert names[name] in set(_cases(target.threshold, figures)), (target.id, name, figures)
            checked += 1
    assert checked == sum(len(list(_called(target))) for target in targets()) >= 7 * len(targets())


def _called(target: Target) -> Iterator[tuple[str, str]]:
    for run in every_run():
        reported = [match["figures"] for text in run.texts if (match := UNIT_REPORTS.fullmatch(text))]
        called = re.fullmatch(rf"Chỉ tiêu số {re.escape(target.row)}, (.+)", run.name)
        if subject(run) == target.id and called and reported:
            yield called[1], reported[0]


def test_each_target_has_a_rule_with_its_number_name_and_threshold():
    found = Counter()
    for run in every_run():
        named = [match for text in run.texts if (match := THIS.fullmatch(text)) and match["name"]]
        asks = [match["requirement"] for text in run.texts if (match := THIS_ASKS.fullmatch(text))]
        if named and asks and named[-1]["row"] == str(subject(run)).partition("/")[2]:
            target = words.target(str(subject(run)))
            assert named[-1]["name"] == target.name.vi
            title = run.headings[1].split("\n")[0]
            assert title == f"Chỉ tiêu số {target.row} yêu cầu {asks[-1]}"
            found[target.id] += 1
    assert set(found) == {target.id for target in targets()}


# (b) every threshold written anywhere is the one in the YAML


def thresholds(run: Run) -> Iterator[tuple[str, Number, Number]]:
    """Where a run says what a target asks: which target, what the feature says, what the YAML says."""
    for step in run.steps:
        asked = []
        if match := ASKS.fullmatch(step.text):
            asked.append((words.target_id(match["row"], match["document"]), match["requirement"]))
        elif match := THIS_ASKS.fullmatch(step.text):
            asked.append((str(subject(run)), match["requirement"]))
        elif step.text == "các chỉ tiêu sau:":
            asked.extend((words.target_id(row, name), requirement) for name, row, _, requirement in step.table[1:])
        for name, requirement in asked:
            target = words.target(name)
            assert target.comparator == "at_least"
            yield target.id, words.threshold(requirement), target.threshold


def test_every_threshold_in_the_features_is_the_one_in_the_yaml():
    said = [each for run in every_run() for each in thresholds(run)]
    assert [each for each in said if each[1] != each[2]] == []
    assert {target for target, _, _ in said} >= {target.id for target in targets()}


def test_a_threshold_that_changes_in_the_yaml_is_noticed(monkeypatch):
    library = words.library()
    raised = tuple(
        each.model_copy(update={"targets": tuple(_raised(target) for target in each.targets)}) for each in library.sets
    )
    monkeypatch.setattr(words, "library", lambda: replace(library, sets=raised))
    said = [each for run in every_run() for each in thresholds(run)]
    assert said
    assert [each for each in said if each[1] == each[2]] == []


def _raised(target: Target) -> Target:
    return target.model_copy(update={"threshold": target.threshold + Number(1, 100)})


def test_no_title_names_a_threshold_that_its_steps_do_not_check():
    wrong = []
    for run in every_run():
        checked = {said for _, said, _ in thresholds(run)}
        checked |= {words.threshold(match["requirement"]) for text in run.texts if (match := OWN_SET.fullmatch(text))}
        for title in run.headings:
            wrong += [(run.name, found[0]) for found in REQUIREMENT.finditer(title)
                      if words.plain(found["threshold"]) not in checked]  # fmt: skip
    assert wrong == []


# (c) the files are as pytest-bdd and their readers need them


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_a_feature_is_composed_unmarked_vietnamese(path):
    data = path.read_bytes()
    text = data.decode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert text.splitlines()[0] == "# language: vi"
    assert unicodedata.is_normalized("NFC", text)
    assert document(path)["feature"]["language"] == "vi"
    assert document(path)["feature"]["description"].strip()


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_keywords_are_written_with_a_capital_letter(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if lower_case_keyword(line)] == []


def lower_case_keyword(line: str) -> bool:
    """Whether the line begins like a keyword that Gherkin does not see."""
    start = line.strip()
    keyword = next((each for each in KEYWORDS if re.match(rf"{each}\s*:", start, re.IGNORECASE)), None)
    if keyword is not None:
        return not start.startswith(keyword.capitalize())
    step = next((each for each in STEP_WORDS if re.match(rf"{each}\s", start, re.IGNORECASE)), None)
    return step is not None and not start.startswith(step.capitalize() + " ")


@pytest.mark.parametrize(("line", "is_wrong"), [
    ("  kịch bản: Một xã", True),
    ("  Kịch Bản: Một xã", True),
    ("    thì chỉ tiêu này", True),
    ("    VÀ chỉ tiêu này", True),
    ("  Kịch bản: Một xã", False),
    ("    Thì chỉ tiêu này", False),
    ("  Thìa", False),
])  # fmt: skip
def test_a_lower_case_keyword_is_noticed(line, is_wrong):
    assert lower_case_keyword(line) is is_wrong


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_only_the_agreed_keywords_are_used(path):
    nodes = list(_nodes(document(path)["feature"]))
    steps = {"Cho ", "Khi ", "Thì ", "Và ", "Nhưng "}
    assert {node["keyword"] for node in nodes} <= {*ALLOWED.values(), "Kịch bản", "Khung kịch bản", *steps}
    outlines = [node for node in nodes if "examples" in node]
    assert [node["name"] for node in outlines if (node["keyword"] == "Khung kịch bản") != bool(node["examples"])] == []


def _nodes(tree: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(tree, dict):
        if "keyword" in tree:
            yield tree
        for each in tree.values():
            yield from _nodes(each)
    elif isinstance(tree, list):
        for each in tree:
            yield from _nodes(each)


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_no_scenario_is_empty(path):
    lacking = []
    for run in runs(path):
        kinds = {step.keyword_type for step in run.steps}
        own = {step.keyword_type for step in run.steps[-run.own_steps :]} if run.own_steps else set()
        if not kinds >= {"Context", "Action", "Outcome"} or not own >= {"Action", "Outcome"}:
            lacking.append(run.name)
    assert runs(path)
    assert lacking == []


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_every_cell_of_a_table_of_examples_is_used(path):
    """A column that no step quotes would promise something that nothing checks; titles may quote one."""
    for node in _nodes(document(path)["feature"]):
        for examples in node.get("examples", ()):
            quoted = {*re.findall(r"<(.+?)>", str([*node["steps"], node["name"]]))}
            columns = {cell["value"] for cell in examples["tableHeader"]["cells"]}
            assert columns == quoted, node["name"]
            assert examples["tableBody"], node["name"]


# (d) nothing technical


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_a_feature_has_no_technical_words(path):
    text = "\n".join(path.read_text(encoding="utf-8").splitlines()[1:])
    library = words.library()
    ids = {*library.indicators, *library.levels, *library.attributes, *(each.id for each in library.sets)}
    found = {word for word in re.findall(r"[\w-]+", text.casefold()) if word in {*TECHNICAL, *ids}}
    found |= {part.id for each in library.indicators.values() for part in each.parts if part.id in text}
    found |= set(re.findall(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+", text))
    assert found == set()


# (e) what is written is what runs


def test_every_scenario_is_collected():
    compiled = sum(len(Compiler().compile({**document(path), "uri": path.name})) for path in FEATURES)
    options = ["--collect-only", "-q", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, "tests/test_features.py"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    collected = [line for line in listed.stdout.splitlines() if line.startswith("tests/test_features.py::")]
    assert len(collected) == compiled == len(every_run())


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_scenarios_of_a_feature_have_different_names(path):
    names = Counter(node["name"] for node in _nodes(document(path)["feature"]) if "examples" in node)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_step_fits_exactly_one_definition_and_every_definition_is_used():
    kinds = {"Context": "given", "Action": "when", "Outcome": "then"}
    definitions = [each for module in STEPS for each in step_definitions(module)]
    used: set[int] = set()
    for run in every_run():
        kind = ""
        for step in run.steps:
            kind = kinds.get(step.keyword_type, kind)
            fitting = [
                number
                for number, each in enumerate(definitions)
                if each.type == kind and each.parser.is_matching(step.text)
            ]
            assert len(fitting) == 1, (step.text, [definitions[number].parser.name for number in fitting])
            used.update(fitting)
    assert [definitions[n].parser.name for n in range(len(definitions)) if n not in used] == []


def step_definitions(module: str) -> Iterator[StepFunctionContext]:
    # imported here: imported at the top, pytest could no longer rewrite the assertions of the steps
    for name, value in vars(importlib.import_module(f"tests.steps.{module}")).items():
        if name.startswith(StepNamePrefix.step_def.value):
            yield step_function_context_registry[value._get_wrapped_function()]
