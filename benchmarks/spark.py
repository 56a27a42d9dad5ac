"""How many dossiers a Spark cluster counts per second and core, beyond what every run takes.

Run: PYTHONPATH=. .venv-spark/bin/python benchmarks/spark.py [ROWS] [FOLDER]. It makes ROWS dossiers of one year
(10 million by default) and a fifth of them as ``benchmarks/dossiers.py`` does, starts a master and two workers of one
core on this machine, and derives both with DuckDB and on the cluster. What is found is compared byte for byte. The
processor time is that of the workers with all that they started; its growth from the fifth to the whole is what a
dossier takes, the rest is what a run takes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import dossiers
from tests.spark_cluster import Cluster, Worker, cluster

ROOT = Path(__file__).parent.parent
ROWS = 10_000_000
SHARE = 5
MEMORY = "2g"
_TICKS = os.sysconf("SC_CLK_TCK")


class Taken(NamedTuple):
    """Seconds by the clock, and of the processors of the workers."""

    clock: float
    workers: float


def main() -> None:
    """Measures and prints."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made)
        sizes = (rows // SHARE, rows)
        for size in sizes:
            if not (folder / str(size)).exists():
                dossiers.make(folder / str(size), size)
        (folder / "cluster").mkdir(exist_ok=True)
        with cluster(folder / "cluster", {}) as running:
            workers = [running.worker(name, MEMORY) for name in ("one", "two")]
            taken = [_measured(running, workers, folder / str(size)) for size in sizes]
    for size, each in zip(sizes, taken, strict=True):
        print(f"{size:>12,} dossiers: {each.clock:6.1f} s, {each.workers:6.1f} s of the workers' processors")
    small, large = taken
    each = (large.workers - small.workers) / (sizes[1] - sizes[0])
    print(json.dumps({"rows_per_core_second": round(1 / each), "fixed": round(small.workers - each * sizes[0], 1)}))


def _measured(running: Cluster, workers: list[Worker], folder: Path) -> Taken:
    expected = _derived(folder, "duckdb")
    before, start = _processors(workers), time.monotonic()
    found = _derived(folder, running.url, "--memory", "1GB")
    clock = time.monotonic() - start
    time.sleep(2)  # until the workers have seen their executors end
    if found != expected:
        raise SystemExit("the cluster found something else than DuckDB")
    return Taken(clock, _processors(workers) - before)


def _derived(folder: Path, backend: str, *more: str) -> bytes:
    command = [sys.executable, "cli.py", "derive", folder, "--units", folder / "units.pq", "--as-of", dossiers.AS_OF]
    command += ["--format", "json", "--temp", folder.parent, "--backend", backend, *more]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=environment)
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    return done.stdout


def _processors(workers: list[Worker]) -> float:
    """The processor time of the workers and of the executors that have ended."""
    found = 0
    for worker in workers:
        fields = Path(f"/proc/{worker.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        found += sum(int(each) for each in fields[11:15])
    return found / _TICKS


if __name__ == "__main__":
    main()
