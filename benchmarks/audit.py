"""How much auditing adds to reading a document: its claims read, recomputed, explained, beside reading it alone.

Run: .venv/bin/python benchmarks/audit.py [RUNS]. Reading is the file to what was understood of it, without claims;
auditing is all that `chitieu audit` does besides. The reports are those of benchmarks/reports.py, in three formats, but
their forms of counts are real ones that add up (II.06a, forms 1, 2 and 6 of a province), and sentences say the same
counts: they make as many claims as real reports do, and all hold. No two have a paragraph in common. The ratio is taken
pair by pair, in one process. Aim: a median of at most 0.30.
"""

from __future__ import annotations

import gc
import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.reports import FIGURES, report, seconds  # noqa: E402
from engine import kept  # noqa: E402
from engine.arithmetic import Claimed  # noqa: E402
from engine.asked import Request  # noqa: E402
from engine.document import Block, Document, Table  # noqa: E402
from engine.normalise.entries import as_source  # noqa: E402
from engine.normalise.loose import read_loosely  # noqa: E402
from engine.normalise.understand import Reader  # noqa: E402
from engine.pipeline import Judge  # noqa: E402
from engine.read import read_input  # noqa: E402
from engine.understood import Understood  # noqa: E402
from tests import written_pdf, written_sheet, written_word  # noqa: E402
from tests.injected_forms import style  # noqa: E402
from tests.injected_reports import LETTERHEAD, blocks, dossiers, of_province  # noqa: E402

FORMATS: dict[str, Callable[[Document], bytes]] = {
    "bao-cao.docx": written_word.written,
    "bao-cao.xlsx": written_sheet.written,
    "bao-cao.pdf": written_pdf.written,
}


FIELDS, SENTENCES = 20, 9
"""Of form II.06a, and on it."""
OF_DOSSIERS = ("online-dossiers", "resolved-on-time")
"""Indicators that the forms and sentences tell of."""


def audited(judge: Judge, number: int) -> Document:
    """The report of that number with forms that add up, and sentences that say their counts; no two figures clash."""
    random = Random(number)  # noqa: S311  it shall be the same each time
    own = blocks(dossiers(random, style(random), FIELDS, SENTENCES), "docx")[LETTERHEAD:]
    also = blocks(of_province(random, style(random), (1, 2, 6)), "docx")[LETTERHEAD:]
    said = tuple(each for each in report(judge, number).blocks if not _is_told_elsewhere(each))
    return Document("bao-cao", "docx", (*map(partial(_without, _names(judge)), said), *own, *also))


def _is_told_elsewhere(block: Block) -> bool:
    """The forms whose cells are all one number, and sentences with figures that are not those of the forms."""
    if isinstance(block, Table):
        return block.rows[0][2].text == "Tổng số"
    return any(block.text.endswith(each) for each in FIGURES)


def _names(judge: Judge) -> frozenset[str]:
    """The targets of which the forms give a figure."""
    every = (target for each in judge.library.sets for target in each.targets)
    return frozenset(each.name.vi for each in every if each.indicator in OF_DOSSIERS)


def _without(names: frozenset[str], block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    return block._replace(rows=tuple(row for row in block.rows if row[1].text not in names))


def read(name: str, document: Document) -> Document:
    """The report as it is read from such a file."""
    found = read_input(name, FORMATS[name](document))
    if not isinstance(found, Document):
        raise SystemExit(f"{name} is no document")
    return found


class Spent(NamedTuple):
    """Seconds for one report and another like it: reading the file, understanding it; then what auditing adds."""

    file: float
    meaning: float
    claims: float
    readings: float
    judging: float

    @property
    def reading(self) -> float:
        return self.file + self.meaning

    @property
    def added(self) -> float:
        return self.claims + self.readings + self.judging


def spent(judge: Judge, readers: tuple[Reader, Reader], name: str, pair: tuple[int, int]) -> tuple[Spent, int]:
    """One pair of reports: the first read without claims, the second audited; and how many claims that has."""
    alone, claiming = readers
    data = FORMATS[name](audited(judge, pair[0]))
    file = seconds(lambda: read_input(name, data))
    first, second = read(name, audited(judge, pair[0])), read(name, audited(judge, pair[1]))
    meaning = seconds(lambda: alone.understand(first))
    understood: list[Understood] = []
    both = seconds(lambda: understood.append(claiming.understand(second)))
    (found,) = understood
    places = {number: figure.place for number, figure in enumerate(found.figures, start=1)}
    submission, _ = read_loosely(as_source(found), judge.library, "")
    readings = seconds(lambda: judge.assess(submission, ()))
    every = seconds(lambda: judge.assess(submission, (), Claimed(found.claims, places)))
    return Spent(file, meaning, both - meaning, readings, every - readings), len(found.claims)


def compare(judge: Judge, name: str, runs: int) -> None:
    """Reads so many pairs of reports, and tells where the time goes."""
    shipped = kept.shipped()
    readers = Reader(shipped.library), Reader(shipped.library, shipped.forms)
    every = [spent(judge, readers, name, (number, runs + 1 + number)) for number in range(runs + 1)][1:]
    times, claims = [each for each, _ in every], every[-1][1]
    file, meaning, *added = (1000 * statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(each.added / each.reading for each in times)
    parts = f"claims read {added[0]:5.1f}, readings judged {added[1]:5.1f}, claims judged {added[2]:5.1f}"
    told = f"reading {file:6.1f} + {meaning:5.1f} ms  auditing adds {sum(added):5.1f} ms ({parts})  ratio {ratio:5.2f}"
    print(f"{name:13} {told}  {claims} claims, median of {runs} pairs")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    judge = Judge(Request(audits=True))
    gc.collect()
    gc.freeze()  # as the command line does: what was loaded is no garbage
    for name in FORMATS:
        compare(judge, name, runs)


if __name__ == "__main__":
    main()
