"""How many submissions a second are judged, against a bare durable-rules loop; and whether memory stays flat.

Run: make bench, or .venv/bin/python benchmarks/many.py [UNITS]. The bare loop asserts exactly the facts that the judge
asserts, into the same rulesets, and deletes each session; it keeps nothing and explains nothing. Both run in turn over
the same units, and the ratio is taken block by block. Aim: at least half the rate, and flat memory.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engine.model import Submission
from engine.normalise.submission import read_submission
from engine.pipeline import Judge, Request
from engine.read import read_input

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/phu-my-2024.yaml"
BLOCK = 100
Calls = list[tuple[str, list[dict[str, Any]]]]


def submission(judge: Judge) -> Submission:
    data = (ROOT / EXAMPLE).read_bytes()
    return read_submission(read_input(EXAMPLE, data)[0], judge.library, "")[0]


def recorded(judge: Judge, given: Submission) -> Calls:
    """What the judge asserts for one submission, ruleset by ruleset."""
    host, calls = judge._engine._host, Calls()
    assert_written = host.assert_written

    def recorder(name: str, facts: str) -> Any:
        calls.append((name, json.loads(facts)))
        return assert_written(name, facts)

    host.assert_written = recorder
    judge.assess(given, judge.sets_for(given))
    host.assert_written = assert_written
    return calls


def bare(judge: Judge, calls: Calls) -> None:
    host = judge._engine._host
    for name, facts in calls:
        host.assert_facts(name, facts)
        host.delete_state(name, "session")


def seconds(action: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        action()
    return time.perf_counter() - start


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare(judge: Judge, given: Submission, units: int) -> Sequence[float]:
    """Block after block: rate of the judge, rate of the bare loop; prints medians, returns peak memory by block."""
    sets, calls = judge.sets_for(given), recorded(judge, given)
    facts = sum(len(asserted) for _, asserted in calls)
    rates, peaks = [], []
    for _ in range(max(units // BLOCK, 1)):
        judged = BLOCK / seconds(lambda: judge.assess(given, sets), BLOCK)
        alone = BLOCK / seconds(lambda: bare(judge, calls), BLOCK)
        rates.append((judged, alone))
        peaks.append(megabytes())
    judged, alone = (statistics.median(column) for column in zip(*rates, strict=True))
    print(f"facts asserted a unit              {facts:8d}")
    print(f"judged and explained, units/s      {judged:8.1f}  median of {len(rates)} blocks of {BLOCK}")
    print(f"bare loop, units/s                 {alone:8.1f}")
    print(f"ratio, block by block              {statistics.median(a / b for a, b in rates):8.2f}")
    return peaks


def main() -> None:
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    judge = Judge(Request())
    given = submission(judge)
    reading = seconds(lambda: submission(judge), BLOCK) / BLOCK
    print(f"reading one YAML submission, ms    {reading * 1000:8.2f}")
    peaks = compare(judge, given, units)
    print(f"peak memory after the first block  {peaks[0]:8.1f} MiB")
    print(f"peak memory after {units:6d} units    {peaks[-1]:8.1f} MiB")


if __name__ == "__main__":
    main()
