"""How fast many are scored into a workbook and a page, against reading and writing alone, and what memory it takes.

Run: make bench, or .venv/bin/python benchmarks/score.py [UNITS] [PAIRS] [TIMES]. Ours is the whole command, its start
included, on all cores. The bare libraries read the same YAML files with PyYAML, once with its C loader (which PyYAML
calls CSafeLoader) and once as its manual says (safe_load), write each cell of our workbook with xlsxwriter, without
formats, and join the pieces of our page; they judge nothing, in one process. Both take turns, and the ratio is taken
pair by pair. Aim: a median of at most 2. Then the memory of all processes together is watched, with so many units and
TIMES as many: what is shared between processes is counted once.
"""

from __future__ import annotations

import os
import pickle
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import submissions

CHITIEU = str(Path(sys.executable).with_name("chitieu"))
OUTPUTS = ("ket-qua.xlsx", "ket-qua.html")
LOADERS = {"C loader": yaml.CSafeLoader, "safe_load": yaml.SafeLoader}
_PIECES = re.compile(r"(?=<)")
_EVERY = 0.1  # seconds
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
Cells = list[tuple[str, list[tuple[int, int, Any]]]]


class Seconds(NamedTuple):
    """How long something took by the clock, and how long all processors were at it."""

    passed: float
    worked: float

    def __add__(self, other: Seconds) -> Seconds:  # type: ignore[override]
        return Seconds(self.passed + other.passed, self.worked + other.worked)


class Bare(NamedTuple):
    """What the bare libraries took: to read with each loader, and to write."""

    read: dict[str, Seconds]
    written: Seconds


def score(folder: Path, place: Path) -> subprocess.Popen[bytes]:
    """The command, under way."""
    outputs = [part for name in OUTPUTS for part in ("--output", str(place / name))]
    return subprocess.Popen([CHITIEU, "score", str(folder), *outputs], stderr=subprocess.DEVNULL)


def ours(folder: Path, place: Path) -> Seconds:
    """What the whole command takes."""
    before, start = _used(), time.perf_counter()
    status = score(folder, place).wait()
    if status != 1:
        raise SystemExit(f"chitieu score ended with {status}")
    return Seconds(time.perf_counter() - start, _used() - before)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def keep_cells(place: Path) -> None:
    """Reads back what was written, for the bare libraries to write."""
    book = openpyxl.load_workbook(place / OUTPUTS[0], read_only=True)
    cells: Cells = [(sheet.title, list(_cells(sheet))) for sheet in book]
    pieces = _PIECES.split((place / OUTPUTS[1]).read_text(encoding="utf-8"))
    (place / "cells").write_bytes(pickle.dumps((cells, pieces)))


def _cells(sheet: Any) -> Iterator[tuple[int, int, Any]]:
    for row, values in enumerate(sheet.iter_rows(values_only=True)):
        yield from ((row, column, value) for column, value in enumerate(values) if value is not None)


def bare(folder: Path, place: Path) -> None:
    """What the bare libraries do, in a process of their own; tells the seconds that it takes."""
    cells, pieces = pickle.loads((place / "cells").read_bytes())  # noqa: S301  our own
    read = {}
    for name, loader in LOADERS.items():
        start = _now()
        for path in sorted(folder.iterdir()):
            yaml.load(path.read_bytes(), Loader=loader)  # noqa: S506  both are safe
        read[name] = _since(start)
    start = _now()
    _write(cells, place / "bare.xlsx")
    (place / "bare.html").write_text("".join(pieces), encoding="utf-8")
    sys.stdout.buffer.write(pickle.dumps(Bare(read, _since(start))))


def _now() -> Seconds:
    return Seconds(time.perf_counter(), time.process_time())


def _since(start: Seconds) -> Seconds:
    now = _now()
    return Seconds(now.passed - start.passed, now.worked - start.worked)


def _write(cells: Cells, path: Path) -> None:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    for name, values in cells:
        sheet = book.add_worksheet(name)
        for row, column, value in values:
            sheet.write(row, column, value)
    book.close()


def compare(folder: Path, place: Path, pairs: int) -> None:
    """Pair by pair; prints medians."""
    found: list[tuple[Seconds, Bare]] = []
    for number in range(pairs):
        took = ours(folder, place)
        if not number:
            keep_cells(place)
        command = [sys.executable, __file__, "--bare", str(folder), str(place)]
        alone = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
        found.append((took, Bare(*pickle.loads(alone))))  # noqa: S301  our own
    print(f"median of {pairs}, in seconds              by the clock   of all processors")
    tell("scored", [took for took, _ in found])
    tell("bare, writing", [alone.written for _, alone in found])
    for name in LOADERS:
        tell(f"bare, reading with the {name}", [alone.read[name] for _, alone in found])
        both = [(took, alone.read[name] + alone.written) for took, alone in found]
        tell("  ratio, pair by pair", [Seconds(a.passed / b.passed, a.worked / b.worked) for a, b in both])
    for name in OUTPUTS:
        print(f"{name:14}                     {(place / name).stat().st_size / 1_000_000:8.2f}  MB")


def tell(what: str, found: Sequence[Seconds]) -> None:
    passed, worked = (statistics.median(column) for column in zip(*found, strict=True))
    print(f"{what:36} {passed:10.2f} {worked:19.2f}")


def peak(folder: Path, place: Path) -> float:
    """The most that all processes of a run held at once, in MiB."""
    process = score(folder, place)
    seen = [0]
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_EVERY):
            seen.append(sum(map(_held, _family(process.pid))))

    watching = threading.Thread(target=watch)
    watching.start()
    process.wait()
    ended.set()
    watching.join()
    return max(seen) / 1024


def _family(first: int) -> Sequence[int]:
    """The process and all that it started."""
    found = [first]
    for process in found:
        with suppress(OSError):
            for task in Path(f"/proc/{process}/task").iterdir():
                found += [int(each) for each in (task / "children").read_text().split()]
    return found


def _held(process: int) -> int:
    with suppress(OSError):
        return sum(map(int, _PSS.findall(Path(f"/proc/{process}/smaps_rollup").read_text())))
    return 0


def main() -> None:
    units, pairs, times = (int(each) for each in (*sys.argv[1:], *("1000", "5", "3")[len(sys.argv) - 1 :]))
    if times < 2:
        raise SystemExit("TIMES: how many times UNITS the second measurement of memory takes, at least 2")
    print(f"{units} submissions, {len(os.sched_getaffinity(0))} cores")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        submissions.write(place / "some", units)
        compare(place / "some", place, pairs)
        submissions.write(place / "many", units * times)
        few, many = (peak(place / each, place) for each in ("some", "many"))
    print(f"peak memory, {units:6d} units          {few:8.1f}  MiB")
    print(f"peak memory, {units * times:6d} units          {many:8.1f}  MiB")
    print(f"  for each unit more               {(many - few) * 1024 / (units * (times - 1)):8.1f}  KiB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--bare"]:
        bare(*map(Path, sys.argv[2:]))
    else:
        main()
