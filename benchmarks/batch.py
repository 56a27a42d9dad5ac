"""How fast tables of readings are judged: against DuckDB SQL written by hand, and against durable-rules.

Run: PYTHONPATH=. .venv/bin/python benchmarks/batch.py [UNITS] [MONTHS] [RUNS] [FOLDER]. It makes 22 readings for each
of so many units (11,000 by default) and months (1), as realistic as we could make them and the same each time. In each
run come, in turn: the query by hand and ``batch``, each in a process of its own, timed after its imports; and 100 of
the same submissions in durable-rules: its rules alone, and as ``check`` judges. All four tables that ``batch`` writes
are compared with those of the query row by row, and the verdicts of durable-rules with those of ``batch``. Aims: a
ratio to the query of at most 1.5; at least 25 times as fast as durable-rules at 11,000 units, whose time is that of
the sample times the number. ``make FOLDER UNITS MONTHS`` only makes readings, ``compare FOLDER RUNS`` only measures.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa

import targets
from engine import exact
from engine.asked import Request
from engine.batch.run import Bounds, batch
from engine.model import Submission
from engine.normalise.submission import read_submission
from engine.pipeline import Judge
from engine.read import read_input

ROOT = Path(__file__).parent.parent
SQL = Path(__file__).parent / "batch_sql"
SEED = 20240105
ROWS = 22
"""Readings of one unit and month."""
SETS = ("nq01-2024", "nq02-2024")
MEMORY = "4GB"
SAMPLE = 100
BESIDE = ("discrepancies", "sets", "rejected")
BY_HAND, JUDGED, DERIVED, CHECKED = "SQL by hand", "batch", "durable-rules", "check, with reasons"
Times = Mapping[str, float]
"""Seconds by the clock, and of both cores together."""


def make(folder: Path, units: int, months: int) -> None:
    """Writes the units and their readings as Parquet files."""
    folder.mkdir(parents=True, exist_ok=True)
    database = duckdb.connect()
    for name in ("units", "readings"):
        query = (SQL / f"{name}.sql").read_text(encoding="utf-8")
        query = query.format(seed=SEED, units=units, periods=months, rows=ROWS, folder=folder)
        database.execute(f"COPY ({query}) TO '{folder / name}.parquet' (FORMAT parquet, COMPRESSION zstd)")


def by_hand(folder: Path, output: Path) -> None:
    """The same tables by SQL alone. What is asked is given to it as tables."""
    database = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(output.parent)})
    for name, table in asked().items():
        database.register(name, table)
    beside = {f"output_{name}": output.with_name(f"{output.stem}.{name}.parquet") for name in BESIDE}
    text = (SQL / "judged.sql").read_text(encoding="utf-8")
    database.execute(text.format(folder=folder, output=output, **beside))


def asked() -> Mapping[str, pa.Table]:
    """The targets of both resolutions, whom they concern, and the parts of indicators."""
    library = targets.load_shipped()
    own = [target for each in library.sets if each.id in SETS for target in each.targets]
    rows = [
        {"position": place, **{name: getattr(each, name) for name in ("set", "indicator", "comparator")}}
        | {"target": each.id, "threshold": exact.floor_scaled(each.threshold)}
        for place, each in enumerate(own)
    ]
    concerns = [
        {"target": each.id, "level": one.level, "attribute": one.attribute}
        for each in own
        for one in each.concerns.units
    ]
    parts = [{"indicator": each.id, "part": part.id} for each in library.indicators.values() for part in each.parts]
    found = {"targets": rows, "concerns": concerns, "parts": parts}
    return {name: pa.Table.from_pylist(each) for name, each in found.items()}


def judged(folder: Path, output: Path) -> None:
    batch([folder / "readings.parquet"], folder / "units.parquet", output, Request(), Bounds(MEMORY))


def loaded() -> None:
    """Ibis imports its backend, and pandas, when it is first asked; garbage is put off as the command line does."""
    gc.disable()
    connection = ibis.duckdb.connect()
    connection.to_pyarrow(ibis.memtable({"number": [1]}))
    connection.disconnect()


def timed(action: Callable[[], object]) -> Times:
    start, used = time.perf_counter(), time.process_time()
    action()
    return {"clock": time.perf_counter() - start, "cores": time.process_time() - used}


def elsewhere(name: str, folder: Path, output: Path) -> Times:
    """What it takes in a process of its own, which says so itself."""
    command = [sys.executable, __file__, name, str(folder), str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=True)
    times: Times = json.loads(done.stdout)
    return times


def equal(ours: Path, theirs: Path) -> None:
    """Ends the program where any of the four tables differ."""
    database = duckdb.connect()
    for ending in ("", *(f".{name}" for name in BESIDE)):
        mine, other = (f"(FROM '{each.with_name(each.stem + ending)}.parquet')" for each in (ours, theirs))
        differing, found = database.execute(
            f"SELECT (SELECT count(*) FROM ({mine} EXCEPT ALL {other}))"
            f" + (SELECT count(*) FROM ({other} EXCEPT ALL {mine})), (SELECT count(*) FROM {mine})"
        ).fetchone() or (None, None)
        print(f"{ending[1:] or 'findings':14}{found:10} rows, {differing} differ")
        if differing or not found:
            raise SystemExit(1)


def sample(folder: Path, found: Path, judge: Judge) -> Sequence[tuple[Submission, Mapping[str, str]]]:
    """Submissions of the same readings, taken evenly from all that were judged, each with its verdicts in the table."""
    database = duckdb.connect()
    rows = database.execute(f"""
        WITH cases AS (SELECT *, row_number() OVER (ORDER BY unit, "from") - 1 AS number
                       FROM (SELECT DISTINCT unit, "from", "to" FROM '{found}')),
        numbers AS (SELECT n * (SELECT count(*) FROM cases) // {SAMPLE} AS number FROM range({SAMPLE}) t(n)),
        taken AS (FROM cases SEMI JOIN numbers USING (number))
        SELECT number, level, coalesce(attributes, ''), indicator, part, scope, value, numerator, denominator, place,
               unit, "from"::VARCHAR, "to"::VARCHAR
        FROM read_parquet('{folder}/readings.parquet', file_row_number = true) r JOIN taken USING (unit, "from", "to")
             JOIN '{folder}/units.parquet' USING (unit)
        WHERE r.file_row_number + 1 NOT IN (SELECT row FROM '{found.with_name(found.stem)}.rejected.parquet')
              AND coalesce(value, numerator::VARCHAR, denominator::VARCHAR) IS NOT NULL
        ORDER BY number, r.file_row_number""").fetchall()
    grouped = defaultdict(list)
    for number, *row in rows:
        grouped[number].append(row)
    said = database.execute(f"""SELECT unit || "from"::VARCHAR, target, verdict FROM '{found}'""").fetchall()
    verdicts: dict[str, dict[str, str]] = defaultdict(dict)
    for key, target, verdict in said:
        verdicts[key][target] = verdict
    return [(submission(each, judge), verdicts[each[0][-3] + each[0][-2]]) for each in grouped.values()]


def submission(rows: Sequence[Sequence[Any]], judge: Judge) -> Submission:
    level, attributes, *_, unit, first, last = rows[0]
    names = ("indicator", "part", "scope", "value", "numerator", "denominator", "place")
    readings = [
        {name: str(cell) for name, cell in zip(names, row[2:9], strict=True) if cell is not None} for row in rows
    ]
    own = {"name": unit, "level": level, **({"attributes": [attributes]} if attributes else {})}
    given = {"unit": own, "period": {"from": first, "to": last}, "readings": readings}
    data = json.dumps(given, ensure_ascii=False).encode()
    return read_submission(read_input("sample.json", data)[0], judge.library, "")[0]


class Durable:
    """The sample in durable-rules: its rules alone with the facts of each submission, and as ``check`` judges it."""

    def __init__(self, folder: Path, found: Path) -> None:
        self.judge = Judge(Request())
        self.given = sample(folder, found, self.judge)
        self.sets = self.judge.sets_for(self.given[0][0])
        self.facts: list[Any] = []
        derive = self.judge._engine.derive
        self.judge._engine.derive = lambda facts: self.facts.append(list(facts)) or derive(facts)  # type: ignore[method-assign,func-returns-value]
        for each, verdicts in self.given:
            assessment = self.judge.assess(each, self.sets)
            mine = {finding.target.id: str(finding.verdict) for finding in assessment.findings}
            if mine != verdicts or not mine:
                raise SystemExit(f"{each.unit.name}: {sorted(mine.items() ^ verdicts.items())}")
        self.judge._engine.derive = derive  # type: ignore[method-assign]

    def derive(self) -> None:
        for facts in self.facts:
            self.judge._engine.derive(facts)

    def check(self) -> None:
        for each, _ in self.given:
            self.judge.assess(each, self.sets)


def compare(folder: Path, runs: int) -> None:
    """All in turn; whether they found the same, medians, and ratios."""
    times: dict[str, list[Times]] = defaultdict(list)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        ours, theirs = Path(name) / "batch.parquet", Path(name) / "by-hand.parquet"
        elsewhere("judged", folder, ours)
        durable = Durable(folder, ours)
        print(f"verdicts of {len(durable.given)} submissions are those of durable-rules")
        for _ in range(runs):
            times[BY_HAND].append(elsewhere("by-hand", folder, theirs))
            times[JUDGED].append(elsewhere("judged", folder, ours))
            times[DERIVED].append(timed(durable.derive))
            times[CHECKED].append(timed(durable.check))
        equal(ours, theirs)
        cases = duckdb.sql(f'SELECT DISTINCT unit, "from" FROM \'{ours}\'').count("*").fetchall()[0][0]
    for label in (DERIVED, CHECKED):
        scale = cases / len(durable.given)
        times[label] = [{clock: seconds * scale for clock, seconds in each.items()} for each in times[label]]
    tell(times, cases)


def tell(times: Mapping[str, Sequence[Times]], cases: int) -> None:
    readings = cases * ROWS
    print(f"{cases:,} submissions, {readings:,} readings; {len(times[JUDGED])} runs; in durable-rules {SAMPLE}, scaled")
    medians = {label: {clock: statistics.median(run[clock] for run in runs) for clock in runs[0]}
               for label, runs in times.items()}  # fmt: skip
    for label, median in medians.items():
        rate = f"{readings / median['clock']:12,.0f} readings a second"
        print(f"{label:20} median {median['clock']:9.2f} s, {median['cores']:9.2f} s of cores {rate}")
    for label, over, under in (
        ("to SQL by hand", JUDGED, BY_HAND), ("over durable-rules", DERIVED, JUDGED), ("over check", CHECKED, JUDGED)
    ):  # fmt: skip
        by_clock, by_cores = (medians[over][clock] / medians[under][clock] for clock in ("clock", "cores"))
        print(f"batch, ratio {label:20} {by_clock:8.2f} by the clock, {by_cores:8.2f} by cores")


def main(arguments: list[str]) -> None:
    match arguments:
        case ["make", folder, units, months]:
            make(Path(folder), int(units), int(months))
        case ["by-hand" | "judged" as name, folder, output]:
            action = by_hand if name == "by-hand" else judged
            loaded()
            print(json.dumps(timed(lambda: action(Path(folder), Path(output)))))
        case ["compare", folder, runs]:
            compare(Path(folder), int(runs))
        case _:
            units, months, runs, *place = [*arguments, *["11000", "1", "5"][len(arguments) :]]
            with tempfile.TemporaryDirectory(dir=place[0] if place else None) as name:
                make(Path(name), int(units), int(months))
                compare(Path(name), int(runs))


if __name__ == "__main__":
    main(sys.argv[1:])
