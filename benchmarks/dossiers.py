"""How fast dossiers are counted, against a GROUP BY written by hand in DuckDB SQL that gives the same numbers.

Run: PYTHONPATH=. .venv/bin/python benchmarks/dossiers.py [ROWS] [RUNS] [FOLDER]. It makes so many dossiers of one year
(10 million by default), as realistic as we could make them: 3.321 units, few of them with most of the dossiers; each
kind of error in its share; the same for the same seed. The two run in turn, each in a process of its own; what they
found is compared number by number. Aim: a ratio of medians of at most 1.3. ``make FOLDER ROWS`` only makes dossiers,
``compare FOLDER RUNS`` only measures on them.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow.parquet as pq

ROOT = Path(__file__).parent.parent
SEED = 20_250_701
UNITS = 3_321
PART = 2_500_000
"""Rows of one file."""
MEMORY = "4GB"

# Every figure of a row is made of a hash of its number, so that any part can be made by itself and in any order.
# {draw} of a name is a whole number below 1.000.000. A copy is made of the row before it.
ROWS_SQL = """
WITH numbers AS (SELECT i, CASE WHEN hash(i, {seed}, 'copy') % 1000 < 2 AND i > 0 THEN i - 1 ELSE i END AS n,
                        hash(i, {seed}, 'contradictory') % 2000 = 0 AS again
                 FROM range({first}, {last}) numbers(i)),
drawn AS (SELECT *, CASE WHEN again AND n = i AND n > 0 THEN n - 1 ELSE n END AS number, {draws} FROM numbers),
placed AS (SELECT *, floor({units} * power(u_unit / 1e6, 2.2))::INT AS unit_number,
                  DATE '2025-01-01' + (u_day * 365 // 1000000)::INT AS received_day,
                  (power(u_speed / 1e6, 5) * 34)::INT AS took,
                  3 + (u_term * 28 // 1000000)::INT AS term
           FROM drawn),
dated AS (SELECT *, received_day + took AS resolved_day, received_day + term AS appointed_day FROM placed)
SELECT printf('H%02d.%06d-%010d', number % 34, number // 1000, number) AS id,
       CASE WHEN u_odd < 1000 THEN 'Xa so ' || unit_number ELSE 'Xã số ' || unit_number END AS unit,
       printf('%d.%06d', 1 + unit_number % 3, u_procedure % 1800) AS procedure,
       CASE WHEN u_odd BETWEEN 1000 AND 1499 THEN NULL WHEN u_odd BETWEEN 1500 AND 1999 THEN DATE '1970-01-01'
            ELSE received_day END AS received,
       CASE WHEN u_odd BETWEEN 2000 AND 2199 THEN 'fax' WHEN u_channel < 300000 + 150 * unit_number THEN 'online'
            WHEN u_channel > 985000 THEN 'post' ELSE 'in-person' END AS channel,
       CASE WHEN u_service < 450000 THEN 'end-to-end' WHEN u_service < 850000 THEN 'partial'
            WHEN u_service < 990000 THEN 'information' END AS service,
       CASE WHEN u_term < 990000 THEN appointed_day END AS appointed,
       CASE WHEN u_speed > 985000 THEN NULL WHEN u_odd BETWEEN 2200 AND 3199 THEN received_day - 3
            ELSE resolved_day END AS resolved,
       CASE WHEN u_speed > 985000 OR u_odd BETWEEN 2200 AND 3199 OR u_back > 950000 THEN NULL
            ELSE resolved_day + (u_back % 4)::INT END AS returned,
       u_paid < 520000 AS paid_online,
       CASE WHEN u_fee < 400000 THEN 0 WHEN u_fee < 990000 THEN (1 + u_fee % 50) * 5000 END AS fee_due,
       CASE WHEN u_digital < 985000 THEN u_digital < 730000 END AS digitized,
       CASE WHEN u_result < 985000 THEN u_result < 640000 END AS result_digitized,
       CASE WHEN u_reuse < 985000 THEN u_reuse < 310000 END AS reused,
       CASE WHEN u_rating < 120000 THEN 'very-satisfied' WHEN u_rating < 190000 THEN 'satisfied'
            WHEN u_rating < 200000 THEN 'neutral' WHEN u_rating < 204000 THEN 'dissatisfied' END AS rating,
       u_withdrawn < 12000 AS withdrawn,
       CASE WHEN u_speed > 985000 OR u_odd BETWEEN 2200 AND 3199 OR u_sync > 930000 THEN NULL
            ELSE resolved_day + (CASE WHEN u_sync < 800000 THEN 0 ELSE u_sync % 25 END)::INT END AS synchronised,
       u_speed <= 985000 AND resolved_day + (CASE WHEN u_sync < 800000 THEN 0 ELSE u_sync % 25 END)::INT
           > appointed_day AND u_back % 200 > 0 AS late_mark,
       u_odd BETWEEN 3200 AND 4199 AS test
FROM dated ORDER BY i
"""
DRAWN = (
    *("unit", "day", "speed", "term", "odd", "procedure", "channel", "service", "back", "paid", "fee", "digital"),
    *("result", "reuse", "rating", "withdrawn", "sync"),
)


def make(folder: Path, rows: int, seed: int = SEED) -> None:
    """Writes so many dossiers as Parquet files of ``PART`` rows, and a list of the units."""
    folder.mkdir(parents=True, exist_ok=True)
    database = duckdb.connect(config={"memory_limit": "6GB"})
    for part, first in enumerate(range(0, rows, PART)):
        draws = ", ".join(f"(hash(n, {seed}, '{name}') % 1000000)::INT AS u_{name}" for name in DRAWN)
        last = min(first + PART, rows)
        query = ROWS_SQL.format(seed=seed, first=first, last=last, draws=draws, units=UNITS)
        target = folder / f"part-{part:04d}.parquet"
        database.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)")
    units = f"SELECT 'Xã số ' || range AS unit, 'commune' AS level, 'Tỉnh ' || range % 34 AS parent FROM range({UNITS})"
    database.execute(f"COPY ({units}) TO '{folder / 'units.pq'}' (FORMAT parquet)")


BY_HAND = """
CREATE TEMP TABLE twice AS SELECT hash(id) AS h FROM dossiers GROUP BY h HAVING count(*) > 1;
CREATE TEMP TABLE cube AS
WITH judged AS (
  SELECT d.*, t.h IS NOT NULL AS suspect, CASE
    WHEN test THEN 'test'
    WHEN channel NOT IN ('online', 'in-person', 'post') THEN 'unreadable'
    WHEN service NOT IN ('end-to-end', 'partial', 'information') THEN 'unreadable'
    WHEN rating NOT IN ('very-satisfied', 'satisfied', 'neutral', 'dissatisfied') THEN 'unreadable'
    WHEN fee_due < 0 THEN 'unreadable'
    WHEN id IS NULL OR unit IS NULL OR received IS NULL THEN 'empty'
    WHEN least(received, appointed, resolved, returned, synchronised) < DATE '2000-01-01' THEN 'too-early'
    WHEN greatest(received, resolved, returned, synchronised) > DATE '{as_of}' THEN 'ahead'
    WHEN appointed < received OR resolved < received OR returned < resolved OR synchronised < received THEN 'before'
    WHEN withdrawn THEN 'withdrawn' ELSE '' END AS state
  FROM dossiers d LEFT JOIN twice t ON hash(d.id) = t.h)
SELECT unit, year(received) * 100 + month(received) AS m_received, year(resolved) * 100 + month(resolved) AS m_resolved,
  state,
  CASE WHEN suspect AND state IN ('', 'withdrawn') THEN id END AS copy,
  CASE WHEN suspect AND state IN ('', 'withdrawn') THEN concat_ws('|', unit, received, coalesce(channel, '-'),
    coalesce(service, '-'), coalesce(appointed, DATE '1900-01-01'), coalesce(resolved, DATE '1900-01-01'),
    coalesce(returned, DATE '1900-01-01'), paid_online, coalesce(fee_due, -1), coalesce(digitized::TEXT, '-'),
    coalesce(result_digitized::TEXT, '-'), coalesce(reused::TEXT, '-'), coalesce(rating, '-'), withdrawn,
    coalesce(synchronised, DATE '1900-01-01'), late_mark) END AS cells,
  count(*) AS n,
  count(*) FILTER (fee_due > 0 AND paid_online) AS a0, count(*) FILTER (fee_due > 0) AS b0,
  count(*) FILTER (channel = 'online') AS a1, count(*) FILTER (channel IS NOT NULL) AS b1,
  count(*) FILTER (service = 'end-to-end' AND channel = 'online') AS a2,
  count(*) FILTER (service IS NOT NULL OR channel <> 'online') AS b2,
  count(*) FILTER (digitized) AS a3, count(digitized) AS b3,
  count(*) FILTER (result_digitized) AS a4, count(result_digitized) AS b4,
  count(*) FILTER (synchronised >= resolved) AS a5, count(*) AS b5,
  count(*) FILTER (reused) AS a6, count(reused) AS b6,
  count(*) FILTER (rating IN ('very-satisfied', 'satisfied')) AS a7, count(rating) AS b7,
  count(*) FILTER (rating IN ('very-satisfied', 'satisfied') AND channel = 'online') AS a8,
  count(*) FILTER (rating IS NOT NULL AND channel = 'online') AS b8,
  count(*) FILTER (resolved <= appointed) AS a9, count(*) FILTER (resolved <= appointed OR resolved > appointed) AS b9,
  count(*) FILTER (fee_due IS NULL) AS u0, count(*) FILTER (channel IS NULL) AS u1,
  count(*) FILTER (service IS NULL AND channel = 'online') AS u2, count(*) FILTER (digitized IS NULL) AS u3,
  count(*) FILTER (result_digitized IS NULL) AS u4, count(*) FILTER (reused IS NULL) AS u6,
  count(*) FILTER (rating IS NOT NULL AND channel IS NULL) AS u8, count(*) FILTER (appointed IS NULL) AS u9,
  count(*) FILTER (late_mark AND resolved <= appointed AND synchronised > appointed) AS p2,
  count(*) FILTER (late_mark AND resolved <= appointed AND synchronised <= appointed) AS p3,
  count(*) FILTER (late_mark AND resolved <= appointed AND synchronised IS NULL) AS p4,
  count(*) FILTER (NOT late_mark AND resolved > appointed) AS p5
FROM judged GROUP BY ALL;
CREATE TEMP TABLE clean AS
WITH kinds AS (SELECT copy, count(*) AS kinds FROM cube WHERE copy IS NOT NULL GROUP BY copy)
SELECT c.* EXCLUDE (copy, cells, n) REPLACE (CASE WHEN kinds > 1 THEN 'contradictory' WHEN state = '' AND u.unit IS NULL
    THEN 'unknown-unit' ELSE state END AS state, {once}), CASE WHEN kinds = 1 THEN 1 ELSE n END AS n
FROM cube c LEFT JOIN kinds USING (copy) LEFT JOIN units u ON c.unit = u.unit
UNION ALL BY NAME
SELECT c.unit, 'copy' AS state, n - 1 AS n FROM cube c JOIN kinds USING (copy) WHERE kinds = 1 AND n > 1;
"""
COUNTS = [f"{side}{number}" for side in "ab" for number in range(10)]
MORE = [f"u{number}" for number in (0, 1, 2, 3, 4, 6, 8, 9)] + [f"p{number}" for number in range(2, 6)]
INDICATORS = (
    *(("online-payment", ""), ("online-dossiers", ""), ("end-to-end-dossiers", ""), ("digitization", "incoming")),
    *(("digitization", "results"), ("result-sync", ""), ("data-reuse", ""), ("satisfaction", "")),
    *(("online-service-satisfaction", ""), ("resolved-on-time", "")),
)
BY_RESOLVED = (4, 5, 7, 8, 9)
AS_OF = "2026-06-30"


def by_hand(folder: Path, output: Path) -> None:
    """The same numbers by SQL alone, written as Parquet; the reasons on standard output."""
    spill = Path(tempfile.mkdtemp(dir=output.parent))
    settings = {"memory_limit": MEMORY, "temp_directory": str(spill), "preserve_insertion_order": False}
    database = duckdb.connect(config=settings)
    database.execute(f"CREATE VIEW dossiers AS SELECT * FROM read_parquet('{folder}/part-*.parquet')")
    database.execute(f"CREATE VIEW units AS SELECT * FROM read_parquet('{folder}/units.pq')")
    names = [*COUNTS, *MORE]
    once = ", ".join(f"CASE WHEN kinds = 1 THEN least({name}, 1) ELSE {name} END AS {name}" for name in names)
    database.execute(BY_HAND.format(as_of=AS_OF, once=once))
    rows = []
    for number, (indicator, part) in enumerate(INDICATORS):
        month = "m_resolved" if number in BY_RESOLVED else "m_received"
        rows.append(
            f"SELECT unit, {month} AS m, '{indicator}' AS indicator, '{part}' AS part,"
            f" sum(a{number})::BIGINT AS numerator, sum(b{number})::BIGINT AS denominator"
            f" FROM clean WHERE state = '' AND {month} IS NOT NULL GROUP BY ALL"
        )
    database.execute(f"COPY ({' UNION ALL '.join(rows)} ORDER BY ALL) TO '{output}' (FORMAT parquet)")
    states = database.execute("SELECT state, sum(n)::BIGINT FROM clean GROUP BY state ORDER BY state").fetchall()
    print(json.dumps(dict(states)))
    spill.rmdir()


def derive_arguments(folder: Path, output: Path) -> list[str]:
    chosen = ["--by", "unit,month", "--as-of", AS_OF, "--units", str(folder / "units.pq"), "--memory", MEMORY]
    parts = sorted(str(each) for each in folder.glob("part-*.parquet"))
    return [sys.executable, str(ROOT / "cli.py"), "derive", *parts, *chosen, "--output", str(output)]


class Measured(NamedTuple):
    """What a command took in a process of its own: seconds, seconds of the processors, most memory in MiB."""

    seconds: float
    processors: float
    memory: float


def measured(command: list[str]) -> Measured:
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[:4]} ended with {process.returncode}")
    return Measured(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def compare(folder: Path, runs: int) -> None:
    """Both in turn; whether they found the same, medians, and their ratio."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        ours, theirs = Path(name) / "derived.parquet", Path(name) / "by-hand.parquet"
        by_itself = [sys.executable, __file__, "by-hand", str(folder), str(theirs)]
        found: dict[str, list[Measured]] = {"by hand": [], "derive": []}
        for _ in range(runs):
            for label, command in (("by hand", by_itself), ("derive", derive_arguments(folder, ours))):
                found[label].append(measured(command))
        equal(ours, theirs)
    rows = sum(pq.read_metadata(each).num_rows for each in folder.glob("part-*.parquet"))
    medians = {label: Measured(*map(statistics.median, zip(*each, strict=True))) for label, each in found.items()}
    print(f"{rows:,} dossiers, medians of {runs} runs")
    for label, median in medians.items():
        rate = f"{rows / median.seconds / 1e6:6.2f} million dossiers a second"
        used = f"{median.processors:8.2f} s of processors, {median.memory:6.0f} MiB"
        print(f"{label:8} {median.seconds:8.2f} s, {used}, {rate}")
    hand, ours_ = medians["by hand"], medians["derive"]
    by_time, by_work = ours_.seconds / hand.seconds, ours_.processors / hand.processors
    print(f"ratio of medians {by_time:.2f} by time, {by_work:.2f} by work of the processors")


def equal(ours: Path, theirs: Path) -> None:
    """Ends the program where the two tables of readings differ anywhere."""
    database = duckdb.connect()
    derived = f"""SELECT unit, year("from") * 100 + month("from") AS m, indicator, coalesce(part, '') AS part,
        numerator, denominator FROM read_parquet('{ours}') WHERE denominator > 0"""
    hand = f"SELECT * FROM read_parquet('{theirs}') WHERE denominator > 0"
    (differing,) = database.execute(
        f"SELECT count(*) FROM ((({derived}) EXCEPT ALL ({hand})) UNION ALL (({hand}) EXCEPT ALL ({derived})))"
    ).fetchone() or (None,)
    (found,) = database.execute(f"SELECT count(*) FROM ({hand})").fetchone() or (0,)
    print(f"{found} readings, {differing} of them differ")
    if differing or not found:
        raise SystemExit(1)


def main(arguments: list[Any]) -> None:
    match arguments:
        case ["make", folder, rows]:
            make(Path(folder), int(rows))
        case ["by-hand", folder, output]:
            by_hand(Path(folder), Path(output))
        case ["compare", folder, runs]:
            compare(Path(folder), int(runs))
        case _:
            rows, runs, *folder = [*arguments, *["10000000", "3"][len(arguments) :]]
            with tempfile.TemporaryDirectory(dir=folder[0] if folder else None) as name:
                start = time.perf_counter()
                make(Path(name), int(rows))
                print(f"made {int(rows):,} dossiers in {time.perf_counter() - start:.1f} s")
                compare(Path(name), int(runs))


if __name__ == "__main__":
    main(sys.argv[1:])
