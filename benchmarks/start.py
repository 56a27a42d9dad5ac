"""How long `chitieu check` takes on one submission, against importing click, pydantic and durable alone.

Run: make bench, or .venv/bin/python benchmarks/start.py [RUNS]. The two commands run in turn; the ratio is taken
pair by pair, so that a machine whose speed drifts does not distort it. Aim: a median ratio of at most 2.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECK = [str(Path(sys.executable).with_name("chitieu")), "check", "examples/phu-my-2024.yaml"]
IMPORT = [sys.executable, "-c", "import click, durable.lang; from pydantic import BaseModel"]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    seconds(CHECK), seconds(IMPORT)
    pairs = [(seconds(CHECK), seconds(IMPORT)) for _ in range(runs)]
    check, alone = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(first / second for first, second in pairs)
    print(f"chitieu check          median {check * 1000:6.1f} ms of {runs} runs")
    print(f"imports alone          median {alone * 1000:6.1f} ms")
    print(f"ratio, pair by pair    median {ratio:6.2f}")


if __name__ == "__main__":
    main()
