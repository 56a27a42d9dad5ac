"""What ``check`` says of the rows of a table, to be compared with the tables that ``batch`` writes."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pyarrow import parquet

from engine.asked import Request, with_asked
from engine.batch.run import Bounds, batch
from engine.batch.units import named
from engine.batch.written import places
from engine.exact import SCALE
from engine.model import Assessment, Discrepancy, Finding
from engine.pipeline import Judge
from engine.read.folders import Given
from rules import load_shipped
from targets import load_shipped as load_targets
from tests.made_readings import Row, write_csv

REMARKS = {rule.then.tests[0].operand for stratum in load_shipped().strata for rule in stratum.rules
           if rule.then.type == "remark"}  # fmt: skip
ANYTHING = Request()
LIBRARY = load_targets()
Tables = Mapping[str, Sequence[Mapping[str, Any]]]
Case = tuple[str, str, str]


def judged(paths: Sequence[Path], folder: Path, *, request: Request = ANYTHING, units: Path | None = None) -> Tables:
    """The tables that are written, by name."""
    output = folder / "findings.parquet"
    batch(paths, units, output, request, Bounds())
    return {name: parquet.read_table(path).to_pylist() for name, path in places(output).items()}


def by_check(rows: Sequence[Row], folder: Path, request: Request = ANYTHING) -> Mapping[Case, Assessment]:
    """What ``check`` says of the rows, by case; files are as large as it takes them."""
    judge = Judge(request)
    found: list[Assessment] = []
    for number, part in enumerate(_parts(rows)):
        result = judge.judged(Given(write_csv(folder / f"part-{number}.csv", part, tuple(part[0]))))
        assert {each.code for each in result.problems if each.severity == "error"} <= {"no-target-set"}
        found.extend(result.assessments)
    every = [(each.submission.unit.name, each.submission.period, each) for each in judge.beside_each_other(found)]
    return {(name, str(period.from_), str(period.to)): each for name, period, each in every}


def _parts(rows: Sequence[Row], most: int = 300) -> Iterable[Sequence[Row]]:
    cases: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        cases[row["unit"].strip(), row["from"], row["to"]].append(row)
    own = list(cases.values())
    for start in range(0, len(own), most):
        yield [row for case in own[start : start + most] for row in case]


def case_of(row: Mapping[str, Any]) -> Case:
    return row["unit"], str(row["from"]), str(row["to"])


def cut(number: Any, *, upwards: bool) -> Decimal | None:
    """A number in millionths, cut off towards failing."""
    if number is None:
        return None
    return Decimal((math.floor if upwards else math.ceil)(number * SCALE)) / SCALE


def finding_said(finding: Finding, rows: Mapping[int, int], written: Sequence[Row]) -> Mapping[str, Any]:
    """A finding of ``check`` as a row; ``rows`` are those of its readings."""
    decisive, upwards = finding.decisive, finding.target.comparator in ("at_least", "more_than")
    reading = decisive.reading if decisive else None
    both = reading is not None and decisive.basis == "counts" and reading.numerator and reading.denominator
    counts = (reading.numerator.value, reading.denominator.value) if both else (None, None)
    row = rows[reading.number] if reading else None
    actual = cut(finding.actual, upwards=upwards)
    return {
        "target": finding.target.id,
        "indicator": finding.target.indicator,
        "verdict": finding.verdict,
        "actual": actual,
        "comparator": finding.target.comparator,
        "threshold": cut(finding.target.threshold, upwards=True),
        "margin": cut(finding.margin, upwards=True),
        "basis": decisive.basis if decisive else None,
        "numerator": counts[0] if None not in counts else None,
        "denominator": counts[1] if None not in counts else None,
        "shortfall": finding.missing_count,
        "surplus": finding.surplus_count,
        "row": row,
        "place": (written[row - 1]["place"] or None) if row else None,
    }


def discrepancy_said(each: Discrepancy, rows: Mapping[int, int]) -> tuple[Any, ...]:
    numbers = [rows[reading.number] for reading in each.readings] if each.check not in REMARKS else [None]
    return each.check, each.severity, numbers[0], numbers[-1]


def compare(tables: Tables, written: Sequence[Row], folder: Path, request: Request = ANYTHING) -> int:
    """That the tables say what ``check`` says of the rows that were not rejected; how many findings there are."""
    bad = {row["row"] for row in tables["rejected"]}
    good = [(number, row) for number, row in enumerate(written, start=1) if number not in bad]
    numbers: dict[Case, dict[int, int]] = defaultdict(dict)
    for number, row in good:
        own = numbers[row["unit"].strip(), _day(row["from"]), _day(row["to"])]
        own[len(own) + 1] = number
    expected = by_check([row for _, row in good], folder, request)
    findings: dict[Case, list[Mapping[str, Any]]] = defaultdict(list)
    for row in tables["findings"]:
        findings[case_of(row)].append(row)
    assert findings.keys() == expected.keys()
    lines = [{**row, **{name: _day(row[name] or "") for name in ("from", "to")}} for row in tables["rejected"]]
    indicators = with_asked(LIBRARY, request.targets).library.indicators
    rejected = Counter((*case_of(row), named(row["indicator"], indicators)) for row in lines)
    for case, assessment in expected.items():
        said = [finding_said(each, numbers[case], written) for each in assessment.findings]
        assert [{name: row[name] for name in said[0]} for row in findings[case]] == said, case
        lost = [rejected[(*case, row["indicator"])] for row in findings[case]]
        assert [row["rejected_rows"] for row in findings[case]] == lost, case
        for row, finding in zip(findings[case], assessment.findings, strict=True):
            assert {row["rule"], row["reason"]} <= {each.rule for each in finding.reasons}, (case, row)
    others(tables, expected, numbers)
    return len(tables["findings"])


def others(tables: Tables, expected: Mapping[Case, Assessment], numbers: Mapping[Case, Mapping[int, int]]) -> None:
    raised = [(*case, *discrepancy_said(each, numbers[case]))
              for case, own in expected.items() for each in own.discrepancies]  # fmt: skip
    told = [(*case_of(row), row["check"], row["severity"], row["row"], row["other_row"])
            for row in tables["discrepancies"]]  # fmt: skip
    assert sorted(told, key=repr) == sorted(raised, key=repr)
    sets = {(*case, each.id, each.result) for case, own in expected.items() for each in own.target_sets}
    assert {(*case_of(row), row["set"], row["result"]) for row in tables["sets"]} == sets


def _day(text: str) -> str:
    if "/" not in text:
        return text
    day, month, year = text.split("/")
    return f"{year}-{int(month):02}-{int(day):02}"
