"""How fast other engines tell the verdict of a reading: all on the same readings, with verdicts checked equal.

Run: PYTHONPATH=. .venv/bin/python benchmarks/peers.py [UNITS] [MONTHS] [RUNS]. The peers are installed, once, into
.venv-peers beside the project's own environment, as pinned under peers/; what cannot be is left out with a line. The
task is the heart of the rules and no more: a reading (indicator, level of its unit, denominator, percent in whole
millionths cut off) passes or fails the target of Resolution 02 for its indicator, had no activity, or is of a unit that
the target does not concern. Slow engines get the first of the readings only. Each run of each is a process of its own;
all take turns.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import duckdb
from batch import make

import targets
from engine import exact

ROOT = Path(__file__).parent.parent
PEERS = Path(__file__).parent / "peers"
PLACE = ROOT / ".venv-peers"
SET = "nq02-2024"
OURS = Path(sys.executable)
THEIRS = PLACE / "bin" / "python"
FEW, SOME = 20_000, 200_000


class Peer(NamedTuple):
    """Where it runs, the package whose version is told, and of how many readings; None for all."""

    name: str
    python: Path | None
    package: str
    most: int | None


LIST = (
    Peer("durable", OURS, "durable-rules", FEW),
    Peer("zen", THEIRS, "zen-engine", SOME),
    Peer("rule_engine", THEIRS, "rule-engine", FEW),
    Peer("cel", THEIRS, "common-expression-language", SOME),
    Peer("rego", THEIRS, "celine-regorus", FEW),
    Peer("clips", THEIRS, "clipspy", FEW),
    Peer("json-rules-engine", None, "json-rules-engine", FEW),
    Peer("loop", OURS, "", None),
    Peer("numpy", OURS, "numpy", None),
    Peer("polars", THEIRS, "polars", None),
    Peer("duckdb", OURS, "duckdb", None),
    Peer("ibis", OURS, "ibis-framework", None),
)


def install() -> None:
    """The peers in an environment of their own, each line of the requirements by itself, so that one may be missing."""
    PLACE.mkdir(exist_ok=True)
    if not THEIRS.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PLACE)], check=True)
    pip = [str(THEIRS), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
    lines = (PEERS / "requirements.txt").read_text(encoding="utf-8").splitlines()
    for line in (each for each in lines if not each.startswith("#")):
        if subprocess.run([*pip, line], stderr=subprocess.DEVNULL, check=False).returncode:
            print(f"not installed: {line}")
    shutil.copy(PEERS / "package.json", PLACE / "package.json")
    npm = [shutil.which("npm") or "", "install", "--silent", "--no-audit", "--no-fund"]
    if not npm[0] or subprocess.run(npm, cwd=PLACE, check=False).returncode:
        print("not installed: json-rules-engine")


def write_facts(folder: Path) -> int:
    """What all peers are given; how many readings that are."""
    own = [target for each in targets.load_shipped().sets if each.id == SET for target in each.targets]
    questions = [
        {
            "indicator": each.indicator,
            "threshold": exact.floor_scaled(each.threshold),
            "levels": [one.level for one in each.concerns.units if one.attribute is None],
        }
        for each in own
    ]
    (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
    asked = ", ".join(f"'{each['indicator']}'" for each in questions)
    database = duckdb.connect()
    database.execute(f"""
        COPY (SELECT row_number() OVER (ORDER BY r.file_row_number) AS n, indicator, level, denominator,
                     coalesce(numerator * 100000000 // nullif(denominator, 0), 0) AS percent
              FROM read_parquet('{folder}/readings.parquet', file_row_number = true) r
                   JOIN '{folder}/units.parquet' USING (unit)
              WHERE indicator IN ({asked}) AND numerator IS NOT NULL AND denominator IS NOT NULL
              ORDER BY r.file_row_number) TO '{folder}/facts.parquet';
        COPY (FROM '{folder}/facts.parquet' LIMIT {FEW}) TO '{folder}/facts.jsonl' (FORMAT json)""")
    count: int = database.sql(f"FROM '{folder}/facts.parquet'").count("*").fetchall()[0][0]
    return count


def ready(peer: Peer) -> str | None:
    """Its version; None where it is not installed."""
    if peer.python is None:
        manifest = PLACE / "node_modules" / peer.package / "package.json"
        return str(json.loads(manifest.read_text(encoding="utf-8"))["version"]) if manifest.exists() else None
    if not peer.package:
        return sys.version.split()[0]
    if peer.python == OURS:
        return version(peer.package)
    code = f"from importlib.metadata import version; print(version('{peer.package}'))"
    done = subprocess.run([str(peer.python), "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def seconds(peer: Peer, folder: Path, count: int, output: Path) -> float:
    arguments = [str(folder), str(count), str(output)]
    if peer.python is None:
        command = [shutil.which("node") or "node", str(PEERS / "json_rules.mjs"), *arguments]
    else:
        command = [str(peer.python), str(PEERS / "judge.py"), peer.name, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdout=subprocess.PIPE, env=environment, cwd=PLACE, check=True)
    taken: float = json.loads(done.stdout)["seconds"]
    return taken


def compare(folder: Path, readings: int, runs: int) -> None:
    versions = {peer: ready(peer) for peer in LIST}
    for peer in (each for each, known in versions.items() if known is None):
        print(f"left out, because it is not installed: {peer.name}")
    there = [peer for peer, known in versions.items() if known]
    counts = {peer: min(readings, peer.most or readings) for peer in there}
    times: Mapping[Peer, list[float]] = defaultdict(list)
    outputs = {peer: folder / f"{peer.name}.verdicts" for peer in there}
    for _ in range(runs):
        for peer in there:
            times[peer].append(seconds(peer, folder, counts[peer], outputs[peer]))
    whole = next(output.read_bytes() for peer, output in outputs.items() if peer.name == "loop")
    print(f"{readings:,} readings; verdicts {[whole.count(code) for code in range(4)]}; median of {runs} runs")
    tell(there, [whole[: counts[peer]] == outputs[peer].read_bytes() for peer in there])
    for peer in there:
        rate = counts[peer] / statistics.median(times[peer])
        print(f"{peer.name:18} {versions[peer]:28} {counts[peer]:10,} readings {rate:14,.0f} a second")


def tell(there: Sequence[Peer], equal: Sequence[bool]) -> None:
    """Ends the program where one found something else."""
    others = [peer.name for peer, same in zip(there, equal, strict=True) if not same]
    if others:
        raise SystemExit(f"other verdicts: {', '.join(others)}")


def main(arguments: list[str]) -> None:
    units, months, runs = [*arguments, *["11000", "12", "5"][len(arguments) :]]
    install()
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), int(units), int(months))
        compare(Path(name), write_facts(Path(name)), int(runs))


if __name__ == "__main__":
    main(sys.argv[1:])
