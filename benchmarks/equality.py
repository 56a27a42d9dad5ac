"""Whether two executors of the rules find the same, field by field: ``batch`` over one table, durable-rules one by one.

Run: PYTHONPATH=. .venv/bin/python benchmarks/equality.py [SUBMISSIONS] [SEED] [PROCESSES]. It makes so many submissions
(by default of more than 100,000 units and periods that are judged), the same each time for a seed, as awkward as those
of the tests: every indicator, level, comparator and form of figures, values at and beside thresholds, contradictions,
parts, scopes, rows of other targets, rows that must be rejected, units of two periods with figures that are repeated.
All are in one folder of tables, which ``batch`` judges at once, by the sets in force and by one whose targets ask for
at most, less and more as well. Then each process takes files of the folder: what ``batch`` did not reject is read as
``check`` reads it, judged by durable-rules, and compared with the tables: every field of every finding, every
discrepancy with its rows, every result of a set. It prints how many of each there were, and the first differences;
with any it ends with status 1.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
from pyarrow import parquet

from engine.arithmetic import Claimed
from engine.asked import Request, with_asked
from engine.batch.run import Bounds, batch
from engine.batch.written import places
from engine.evaluate import Case, concluded
from engine.facts import Derivation
from engine.model import Assessment
from engine.pipeline import Judge
from engine.read.folders import Given
from tests import made_readings
from tests.batch_compared import _parts as parted
from tests.batch_compared import case_of, discrepancy_said, finding_said
from tests.made_readings import LIBRARY, Row, write_csv
from tests.test_batch import own_set

SUBMISSIONS, SEED = 150_000, 20240630
"""So many units and periods are made; some fall together, and some end when no set is in force."""
SHARE = 500
"""Submissions of one file."""
SHOWN = 10
REPEATED = 4
"""Of so many units with two periods one has the figures of the first in the second."""
NOT_COMPARED = ("unit", "from", "to", "rule", "reason", "rejected_rows")
"""What is not said of a finding alone: whose it is, which of its rules is named, which rows were not judged."""
PERIODS = [*made_readings.PERIODS[:3] * 6, *made_readings.PERIODS]
"""Mostly those in which sets are in force."""
Key = tuple[str, str, str]
Found = Mapping[Key, Sequence[Any]]


class Work(NamedTuple):
    """The folder, how many submissions each file of it has, and the seed."""

    folder: Path
    sizes: Sequence[int]
    seed: int

    @property
    def own(self) -> Path:
        return self.folder / "own.yaml"

    @property
    def readings(self) -> Path:
        return self.folder / "readings"

    @property
    def output(self) -> Path:
        return self.folder / "findings.parquet"

    @property
    def request(self) -> Request:
        return Request(targets=(str(self.own),))

    def rows(self, number: int) -> list[Row]:
        """The readings of a file: their units have names of their own, but for those of the first."""
        library = with_asked(LIBRARY, [str(self.own)]).library
        asked = [target for each in library.sets for target in each.targets]
        periods = PERIODS if number else made_readings.PERIODS
        seed = self.seed + number
        rows = made_readings.rows(seed, self.sizes[number], periods=periods, asked=asked, indicators=library.indicators)
        named = [{**row, "unit": f"{row['unit'].strip()} {number}"} for row in rows] if number else rows
        return list(with_repeated(named, random.Random(seed)))  # noqa: S311  no secret

    def write(self, number: int) -> int:
        rows = self.rows(number)
        write_csv(self.readings / f"{number:06}.csv", rows)
        return len(rows)


def with_repeated(rows: Sequence[Row], chance: random.Random) -> Iterator[Row]:
    """The rows, but of some units with two periods those of the first in the place of those of the second."""
    periods: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        own = periods[row["unit"], row["level"]]
        if (row["from"], row["to"]) not in own:
            own.append((row["from"], row["to"]))
    chosen = {unit for unit, own in periods.items() if len(own) == 2 and not chance.randrange(REPEATED)}
    for row in rows:
        unit = (row["unit"], row["level"])
        others = periods[unit][1:] if unit in chosen else []
        if (row["from"], row["to"]) not in others:
            yield row
            yield from ({**row, "from": days[0], "to": days[1]} for days in others)


class PlainJudge(Judge):
    """Judges as ``check`` does, by durable-rules, but puts nothing into words."""

    def _assessed(self, case: Case, _claims: Claimed, derived: Sequence[Derivation]) -> Assessment:
        found = concluded(case, derived)
        own = {"target_sets": found.sets, "findings": found.findings, "discrepancies": found.discrepancies}
        return Assessment.model_construct(submission=case.submission, questions=(), places={}, fingerprint="", **own)

    def by_case(self, rows: Sequence[Row], folder: Path) -> Mapping[Key, Assessment]:
        """What is found of the rows by case, of all of which no submission is refused."""
        found: list[Assessment] = []
        for number, part in enumerate(parted(rows)):
            result = self.judged(Given(write_csv(folder / f"{number}.csv", part)))
            strange = {each.code for each in result.problems if each.severity == "error"} - {"no-target-set"}
            if strange:
                raise SystemExit(f"check refuses rows that batch judges: {sorted(strange)}")
            found.extend(result.assessments)
        every = [(each.submission.unit.name, each.submission.period, each) for each in self.beside_each_other(found)]
        return {(name, str(period.from_), str(period.to)): each for name, period, each in every}


class Compared(NamedTuple):
    """How much was compared of a file, and what differs."""

    sizes: Counter[str]
    differences: Sequence[str]


def compared(work: Work, file: tuple[int, int]) -> Compared:
    """What durable-rules finds of a file, set against the tables; ``file``: its number, how many rows come before."""
    number, before = file
    written = work.rows(number)
    tables = {name: own_rows(work.folder / name / f"share={number}", before) for name in places(work.output)}
    bad = {row["row"] for row in tables.pop("rejected")}
    good = {at: row for at, row in enumerate(written, start=1) if at not in bad}
    with tempfile.TemporaryDirectory(dir=work.folder) as place:
        judged = PlainJudge(work.request).by_case(list(good.values()), Path(place))
    numbers = numbered(good)
    expected: Mapping[str, dict[Key, list[Any]]] = {"findings": {}, "discrepancies": {}, "sets": {}}
    for case, own in judged.items():
        expected["findings"][case] = [finding_said(each, numbers[case], written) for each in own.findings]
        expected["discrepancies"][case] = [discrepancy_said(each, numbers[case]) for each in own.discrepancies]
        expected["sets"][case] = [(each.id, each.result) for each in own.target_sets]
    found = {name: by_case(rows, name) for name, rows in tables.items()}
    differences = [line for name, own in expected.items() for line in differing(name, own, found[name])]
    sizes = Counter({"submissions": len(judged), "readings": len(written), "rejected": len(bad)})
    sizes.update({name: sum(map(len, of_cases.values())) for name, of_cases in expected.items()})
    sizes.update(str(each.verdict) for own in judged.values() for each in own.findings)
    sizes.update(each.check for own in judged.values() for each in own.discrepancies)
    return Compared(sizes, differences)


def split(work: Work) -> None:
    """Parts each table by the files that its rows are of: the number of a file stands behind the names of its units."""
    database = duckdb.connect(config={"threads": 1})
    for name, path in places(work.output).items():
        share = "coalesce(nullif(regexp_extract(unit, ' ([0-9]+)$', 1), ''), '0')"
        own = f"SELECT *, {share} AS share FROM read_parquet('{path}', file_row_number = true)"
        database.execute(f"COPY ({own}) TO '{work.folder / name}' (FORMAT parquet, PARTITION_BY (share))")


def own_rows(folder: Path, before: int) -> list[dict[str, Any]]:
    """The rows of a table that are of one file, in their order, with the numbers of its rows."""
    rows = [row for path in sorted(folder.glob("*.parquet")) for row in parquet.ParquetFile(path).read().to_pylist()]
    rows.sort(key=lambda row: row.pop("file_row_number"))
    of_rows = [each for each in ("row", "other_row") if rows and each in rows[0]]
    return [{**row, **{each: row[each] and row[each] - before for each in of_rows}} for row in rows]


def numbered(good: Mapping[int, Row]) -> Mapping[Key, Mapping[int, int]]:
    """Of each case the rows of its readings, by their numbers."""
    found: dict[Key, dict[int, int]] = defaultdict(dict)
    for at, row in good.items():
        own = found[row["unit"].strip(), day(row["from"]), day(row["to"])]
        own[len(own) + 1] = at
    return found


def day(text: str) -> str:
    return "-".join(part.rjust(2, "0") for part in reversed(text.split("/"))) if "/" in text else text


def by_case(rows: Iterable[Mapping[str, Any]], name: str) -> Found:
    found: dict[Key, list[Any]] = defaultdict(list)
    for row in rows:
        own = {each: value for each, value in row.items() if each not in NOT_COMPARED}
        if name == "discrepancies":
            found[case_of(row)].append((row["check"], row["severity"], row["row"], row["other_row"]))
        else:
            found[case_of(row)].append((row["set"], row["result"]) if name == "sets" else own)
    return found


def differing(name: str, expected: Found, found: Found) -> Iterator[str]:
    """What only one of them has: durable-rules, or ``batch``."""
    for case in sorted(expected.keys() | found.keys()):
        mine, other = (list(own.get(case, ())) for own in (expected, found))
        if name != "findings":
            mine, other = sorted(mine, key=repr), sorted(other, key=repr)
        if mine != other:
            alone = [f"only durable-rules: {each}" for each in mine if each not in other][:1]
            alone += [f"only batch: {each}" for each in other if each not in mine][:1]
            yield f"{name} of {', '.join(case)}\n    " + "\n    ".join(alone or ["another order"])


def equal(submissions: int, seed: int, processes: int, folder: Path) -> Compared:
    """Makes the submissions, judges them both ways, and compares."""
    whole, rest = divmod(submissions, SHARE)
    work = Work(folder, [SHARE] * whole + ([rest] if rest else []), seed)
    work.readings.mkdir()
    own_set(work.own)
    sizes: Counter[str] = Counter()
    differences: list[str] = []
    with ProcessPoolExecutor(processes) if processes > 1 else nullcontext() as pool:
        spread = pool.map if pool else map
        before = [0]
        for rows in spread(work.write, range(len(work.sizes))):
            before.append(before[-1] + rows)
        start = time.perf_counter()
        batch([work.readings], None, work.output, work.request, Bounds())
        print(f"batch: {time.perf_counter() - start:.0f} s for {before[-1]:,} rows", flush=True)
        split(work)
        files = list(enumerate(before[:-1]))
        for done, each in enumerate(spread(partial(compared, work), files), start=1):
            sizes.update(each.sizes)
            differences.extend(each.differences)
            if not done % 20:
                print(f"{sizes['submissions']:,} submissions compared, {len(differences)} differ", flush=True)
    print(f"both: {time.perf_counter() - start:.0f} s")
    return Compared(sizes, differences)


def main(arguments: Sequence[str]) -> int:
    given = [int(each) for each in arguments]
    submissions, seed, processes = [*given, *[SUBMISSIONS, SEED, os.cpu_count() or 1][len(given) :]]
    with tempfile.TemporaryDirectory() as folder:
        sizes, differences = equal(submissions, seed, processes, Path(folder))
    for name, number in sizes.items():
        print(f"{name:32}{number:12,}")
    print(f"{'differences':32}{len(differences):12,}")
    for each in differences[:SHOWN]:
        print(f"  {each}")
    return 1 if differences or not sizes["submissions"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
