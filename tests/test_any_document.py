"""Whatever is done to a report, it is judged or it is said what is wrong with it, soon and in little memory.

``CHITIEU_MUTATIONS=10000 pytest -s tests/test_any_document.py`` takes so many reports instead of a few, in two
processes, and shows what was said of them. A report that fails is made again by its number, as ``any_document`` tells.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from tests.any_document import SECONDS, SEED, spoiled
from tests.command import ROOT

COUNT = int(os.environ.get("CHITIEU_MUTATIONS", "280"))
MEMORY = 500
"""In MB, the most that the process may ever take."""


class Told(NamedTuple):
    """What a process told of a report; ``megabytes`` is the most that it took until then."""

    number: int
    name: str
    milliseconds: int
    megabytes: int
    codes: tuple[str, ...]


class Run(NamedTuple):
    told: tuple[Told, ...]
    errors: str


def run(first: int, count: int) -> Run:
    """So many reports in a process of their own; one that the process does not survive has no codes."""
    arguments = ("--seed", str(SEED), "--first", str(first), "--count", str(count))
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.any_document", *arguments]
    result = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, text=True)
    found = tuple(told(line.split()) for line in result.stdout.splitlines() if line != "end")
    behind = found[-1].number + 1 if found else first + count
    if result.returncode == 0 or behind >= first + count:
        return Run(found, result.stderr)
    rest = run(behind, first + count - behind)
    return Run((*found, *rest.told), result.stderr + rest.errors)


def told(words: list[str]) -> Told:
    number, name, *rest = words
    milliseconds, megabytes, *codes = rest or ("0", "0")
    return Told(int(number), name, int(milliseconds), int(megabytes), tuple(codes))


def test_every_spoiled_report_is_answered_within_seconds_and_in_little_memory():
    half = COUNT // 2
    with ThreadPoolExecutor(2) as pool:
        runs = tuple(pool.map(run, (0, half), (half, COUNT - half)))
    found = [each for one in runs for each in one.told]
    slowest = max(found, key=lambda each: each.milliseconds)
    codes = Counter(code for each in found for code in each.codes)
    largest = max(each.megabytes for each in found)
    print(f"\nseed {SEED}, {len(found)} reports; slowest {slowest}; most memory {largest} MB")  # noqa: T201
    print(*(f"{count:6} {code}" for code, count in codes.most_common()), sep="\n")  # noqa: T201
    errors = "\n".join(each.errors for each in runs)
    assert [each.number for each in found] == list(range(COUNT))
    assert [each for each in found if not each.codes or "FAILED" in each.codes] == [], errors
    assert slowest.milliseconds < 1_000 * SECONDS
    assert largest < MEMORY


def test_a_spoiled_report_is_known_by_its_number():
    found = [spoiled(SEED, number) for number in range(14)]
    assert found == [spoiled(SEED, number) for number in range(14)]
    assert [each.name for each in found[:7]] == [
        *("00000.docx", "00001.xlsx", "00002.pdf", "00003.html", "00004.md", "00005.txt", "00006.csv"),
    ]
    assert len({each.data for each in found}) == len(found)
